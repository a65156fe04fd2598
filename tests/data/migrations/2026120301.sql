-- A demand that nobody has met, one that a cluster has met, and what that cluster addresses.
INSERT INTO demand (municipality_id, category_id, people, told_at) VALUES (1, 3, 7, '2026-10-10T08:00:00+00:00');
INSERT INTO demand (municipality_id, category_id, people, told_at, group_id, opened_at, ask_at)
VALUES (1, 2, 12, '2026-10-10T08:00:00+00:00', 1, '2026-10-11T08:00:00+00:00', '2027-01-09T08:00:00+00:00');
INSERT INTO demand_look (municipality_id, look_id) VALUES (1, 1);
INSERT INTO group_item (group_id, item_id) SELECT 1, min(id) FROM deficit_item;
