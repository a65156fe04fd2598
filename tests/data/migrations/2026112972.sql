-- Somebody reads once a day, and waits for a message that is not urgent.

UPDATE account SET digest = 1 WHERE id = (SELECT min(id) FROM account);
UPDATE broadcast SET urgent = 1 WHERE id = 2;
INSERT INTO broadcast_recipient (broadcast_id, person_id, state, digest_at)
SELECT 1, NULL, 'staged', '2026-11-20T14:00:00+00:00';
