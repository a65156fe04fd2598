-- A demand that a cluster has met, whose telling has come so far.
INSERT INTO demand (municipality_id, category_id, people, told_at, group_id, opened_at, ask_at, told_to)
VALUES (1, 4, 12, '2026-10-10T08:00:00+00:00', 1, '2026-10-11T08:00:00+00:00', '2027-01-09T08:00:00+00:00', 500);
