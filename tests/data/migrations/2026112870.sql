-- A notice that stands in a chat, and one whose subject has changed on its way.

INSERT INTO standing_notice (account_id, message, room, subject, about, forget_at)
SELECT min(account.id), '17', 'events', (SELECT min(id) FROM event), '{"event":1,"news":"created"}', 1796000000000
FROM account;
UPDATE outbox SET changed = 1 WHERE id = (SELECT max(id) FROM outbox);
