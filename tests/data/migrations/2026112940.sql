-- The chat of a cluster, with the card of an event, and a code that another cluster's leader has asked for.

INSERT INTO group_chat (id, municipality_id, group_id, channel, external, title, language, bound_at, settled_till)
VALUES (1, 1, 1, 'telegram', '-1001', 'Кластер', 'ru', '2026-11-01T08:00:00+00:00', '2026-11-02T08:00:00+00:00');
INSERT INTO chat_code (hash, group_id, expires_at) VALUES ('abc', 1, '2026-11-02T08:10:00+00:00');
INSERT INTO chat_card (id, chat_id, event_id, print, first_starts_at, message)
SELECT 1, 1, id, title, starts_at, '7' FROM event ORDER BY id LIMIT 1;
