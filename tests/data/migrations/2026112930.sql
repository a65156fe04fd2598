-- Marks of every state, a sheet that was opened again, a check-in by one's own hand and one by another's, a code that
-- changes, and tries of it.

INSERT INTO mark (event_id, person_id, state, contribution, topic)
SELECT max(id), 1, 'late', 'report', 'Критерии вместо отметок' FROM event;
INSERT INTO mark (event_id, person_id, state) SELECT max(id), 3, 'excused' FROM event;
UPDATE record SET topic = 'Урок без отметок' WHERE contribution IS NOT NULL;
INSERT INTO sheet_reopening VALUES (1, '2026-11-20T10:00:00+00:00');
INSERT INTO check_in VALUES (1, 1, '2026-11-20T10:00:00+00:00', NULL), (1, 3, '2026-11-20T10:01:00+00:00', 1);
INSERT INTO check_in_code VALUES (1, 'abcdefghijklmnopqrstuv', zeroblob(16), 1);
INSERT INTO check_in_try SELECT min(id), 1, 2 FROM account;
