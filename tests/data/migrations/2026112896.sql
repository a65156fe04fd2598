-- A municipality that has another name by its regulation, an association with a quorum of its own, and a cluster with a
-- tolerance of its own, which was taken back.

INSERT INTO regulation (municipality_id, version, made_at, kind, journal_id, seal)
VALUES (1, 4, '2026-10-08T08:00:00+00:00', 'key', NULL, 14), (1, 5, '2026-10-09T08:00:00+00:00', 'key', NULL, 15),
       (1, 6, '2026-10-10T08:00:00+00:00', 'key', NULL, 16), (1, 7, '2026-10-11T08:00:00+00:00', 'key', NULL, 17);
INSERT INTO regulation_preset (municipality_id, version, preset)
SELECT 1, value, 'S2' FROM json_each('[4, 5, 6, 7]');
INSERT INTO regulation_override (municipality_id, key, version, value, grounds)
VALUES (1, 'municipality_name', 4, 'Лесной округ' || char(10) || 'Лесного округа', 'закон об округе');
INSERT INTO regulation_body (municipality_id, key, kind, group_id, version, value, grounds)
VALUES (1, 'quorum', 'association', NULL, 5, 'two_thirds', 'п. 3.2 положения об объединении'),
       (1, 'roster_tolerance', NULL, 1, 6, '2', 'решение кластера'), (1, 'roster_tolerance', NULL, 1, 7, NULL, NULL);
