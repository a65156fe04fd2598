-- A cluster without a leader has a deputy, who was named when there was one; an earlier one has given it back.

INSERT INTO appointment (municipality_id, person_id, role, group_id, since, until, ended_by)
VALUES (1, 1, 'deputy', 2, '2026-10-03T06:00:00+00:00', '2026-11-01T06:00:00+00:00', 'own');
INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
VALUES (1, 3, 'deputy', 2, '2026-11-02T06:00:00+00:00');
