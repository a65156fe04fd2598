-- An event for two people who were chosen by their school.
INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at, whom)
VALUES (912, 1, 'seminar', 'По выбору', ' по выбору', '2026-12-13T09:00:00+00:00', 'Школа № 3', 1,
        '2026-11-20T06:00:00+00:00',
        '{"ru":"школа «Школа № 3»","en":"school “School No. 3”","of":{"organisations":[1]}}');
INSERT INTO event_invitation (event_id, person_id) VALUES (912, 1), (912, 2);
