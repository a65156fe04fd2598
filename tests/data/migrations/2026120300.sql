-- Somebody whose deficits coordinators see by name, and one who wanted it no more.
INSERT INTO consent (account_id, purpose, text, edition, given_at, withdrawn_at)
VALUES (1, 'deficits', 3, 3, '2026-10-09T08:00:00+00:00', NULL),
       (2, 'deficits', 3, 3, '2026-10-09T08:00:00+00:00', '2026-10-10T08:00:00+00:00');
