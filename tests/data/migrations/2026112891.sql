-- A question whether somebody who registered is whom a list names, which waits, and one that was answered with no.
INSERT INTO namesake (id, municipality_id, newcomer_id, former_id, asked_at, answer, answered_at, answered_by)
VALUES (1, 1, 1, 20, '2026-10-06T08:00:00+00:00', NULL, NULL, NULL),
       (2, 1, 2, 21, '2026-10-06T08:00:00+00:00', 'other', '2026-10-06T09:00:00+00:00', 1);
