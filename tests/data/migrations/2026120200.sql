-- A programme with a measure that was done at a meeting, answers of one side, and two who do not suit each other.

UPDATE pair SET mentor_agrees = 1, mentee_agrees = 1, programme_day = '2026-10-10', survey_at = '2027-02-15T00:00:00+00:00',
    surveys = 1 WHERE id = 1;
INSERT INTO pair_measure (id, pair_id, person_id, words, due_on, meeting_id, added_at)
VALUES (1, 1, 1, 'Посетить урок наставника', '2026-11-01', 1, '2026-10-02T09:00:00+00:00');
INSERT INTO pair_answer (pair_id, person_id, moment, statement, version, points, answered_at)
VALUES (1, 3, 'enter', 'mentee-whom', 1, 4, '2026-10-04T09:00:00+00:00');
INSERT INTO pair_unfit (mentor_id, mentee_id, refused_at) VALUES (1, 3, '2026-09-19T09:00:00+00:00');
