-- An evaluation that asks, with who has answered, what was answered, and a word; one that is over.

INSERT INTO evaluation SELECT min(id), 1, 'asked', '2026-11-30T10:00:00+00:00', '2026-11-30T10:00:00+00:00' FROM event;
INSERT INTO evaluation SELECT max(id), 1, 'told', '2026-11-20T10:00:00+00:00', NULL FROM event;
INSERT INTO evaluation_given SELECT min(event_id), 1, 1 FROM evaluation UNION ALL SELECT min(event_id), 3, 0 FROM evaluation;
INSERT INTO evaluation_score SELECT min(event_id), 5, 2 FROM evaluation;
INSERT INTO evaluation_word SELECT min(event_id), zeroblob(16), 'Полезно' FROM evaluation;
