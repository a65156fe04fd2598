-- Who answers for the data; somebody who agreed to an edition of the municipality's own, and somebody who did not.
UPDATE municipality SET operator = 'Управление образования, ул. Школьная, 1' WHERE id = 1;
INSERT INTO consent (account_id, purpose, text, edition, given_at)
VALUES (1, 'processing', 3, 3, '2026-10-09T08:00:00+00:00');
INSERT INTO consent_refusal (account_id, text, edition, refused_at) VALUES (2, 3, 3, '2026-10-09T08:00:00+00:00');
