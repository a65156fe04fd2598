-- A plan that somebody has answered with.

INSERT INTO broadcast_recipient (broadcast_id, person_id, state, sent_at, read_at, answered_at, nth, file_id)
SELECT 1, NULL, 'sent', '2026-11-20T10:00:01+00:00', '2026-11-20T10:01:00+00:00', '2026-11-20T10:01:00+00:00', 2, min(id)
FROM file;
