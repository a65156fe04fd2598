-- A route at work with a tutor, a measure of each kind of state, and the version that was agreed.

INSERT INTO route (id, municipality_id, person_id, tutor_id, tutor_yes, state, version, goal, made_at, agreed_at)
VALUES (1, 1, 3, 1, '2026-11-20T10:00:00+00:00', 'agreed', 1, 'вести урок без крика', '2026-11-19T10:00:00+00:00',
        '2026-11-20T10:00:00+00:00');
INSERT INTO route_step (route_id, municipality_id, person_id, form, words, due, remind_at, since, in_register)
VALUES (1, 1, 3, 'course', 'Курс о мотивации', '2027-02-01', '2027-01-29T02:00:00+00:00', '2026-11-19', 1);
INSERT INTO route_step (route_id, municipality_id, person_id, form, words, since, state, done_by, done_on, evidence)
VALUES (1, 1, 3, 'lesson', 'Урок у наставника', '2026-11-19', 'done', 'tutor', '2026-11-21', 'лист наблюдения');
INSERT INTO route_version (route_id, version, person_id, agreed_at, agreed_by, lines)
VALUES (1, 1, 3, '2026-11-20T10:00:00+00:00', 1, 'Курс о мотивации');
