-- An event that is full, with one who waits; one with a place that is offered; and somebody's choice of reminders.
INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at, capacity)
VALUES (910, 1, 'seminar', 'Одно место', ' одно место', '2026-12-11T09:00:00+00:00', 'Школа № 3', 2,
        '2026-11-20T06:00:00+00:00', 1),
       (911, 1, 'seminar', 'Два места', ' два места', '2026-12-12T09:00:00+00:00', 'Школа № 3', 2,
        '2026-11-20T06:00:00+00:00', 2);
INSERT INTO event_group (event_id, group_id) VALUES (910, 1), (911, 1);
INSERT INTO event_answer (event_id, person_id, answer, answered_at)
VALUES (910, 1, 'going', '2026-11-21T06:00:00+00:00'), (910, 20, 'maybe', '2026-11-21T06:00:00+00:00'),
       (911, 1, 'going', '2026-11-21T06:00:00+00:00');
INSERT INTO event_waiting (event_id, person_id, turn, since, offered_until)
VALUES (910, 3, 1, '2026-11-21T07:00:00+00:00', NULL),
       (911, 3, 1, '2026-11-21T07:00:00+00:00', '2026-11-22T07:00:00+00:00');
INSERT INTO reminding (person_id, day_before, hours_before) VALUES (1, 1, 0);
