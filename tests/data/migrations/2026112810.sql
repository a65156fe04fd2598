-- A methodist by order and for a term, an observer whose term has run out, a representative who asked to be one, and a
-- request that waits.

INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since, order_number, order_day, term, warned)
VALUES (1, 1, 'methodist', 1, '2026-10-01T08:00:00+00:00', '12-р', '2026-09-30', '2027-08-31', 30);
INSERT INTO appointment (municipality_id, person_id, role, since, until, term, ended_by, told_at)
VALUES (1, 2, 'observer', '2026-09-01T06:00:00+00:00', '2026-10-01T00:00:00+00:00', '2026-09-30', 'term',
        '2026-10-01T06:00:00+00:00');
INSERT INTO role_request (municipality_id, person_id, role, organisation_id, asked_at, answered_at, answer, answered_by)
VALUES (1, 1, 'representative', 1, '2026-10-02T08:00:00+00:00', '2026-10-02T09:00:00+00:00', 'granted', 2),
       (1, 2, 'tutor', NULL, '2026-10-03T08:00:00+00:00', NULL, NULL, NULL);
