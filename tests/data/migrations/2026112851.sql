-- What is published of deficits, and who has changed since.
INSERT INTO look (id, municipality_id, taken_at, smallest) VALUES (900, 1, '2026-11-01T06:00:00+00:00', 5);
INSERT INTO look_slice (municipality_id, cut, slice, look_id, figures)
VALUES (1, 'all', 0, 900, '{"people":{"exact":7},"deficits":{"exact":9},"covered":"kept","categories":["few",{"exact":6}]}');
INSERT INTO deficit_change (municipality_id, cut, slice, person_id) VALUES (1, 'school', 990, NULL);
