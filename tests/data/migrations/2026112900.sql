-- An event that has everything, one of a series, one for everybody, who speaks, and what belongs to them.
INSERT INTO event_series (id, municipality_id, rhythm, until) VALUES (1, 1, 'fortnightly', '2027-05-25');
INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, ends_at, place, created_by, created_at,
                   description, link, capacity, level, all_day, copied_from, series_id)
VALUES (900, 1, 'round_table', 'Музей вечером', ' музей вечером', '2026-12-10T09:00:00+00:00',
        '2026-12-10T11:00:00+00:00', 'Школа № 3', 2, '2026-11-20T06:00:00+00:00', 'Возьмите с собой планы уроков.',
        'https://example.org/museum', 25, 'municipal', 0, 1, 1);
INSERT INTO event_group (event_id, group_id) VALUES (900, 1);
INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, ends_at, place, created_by, created_at,
                   all_day, for_all)
VALUES (901, 1, 'school', 'Каникулярная школа', ' каникулярная школа', '2027-01-04T21:00:00+00:00',
        '2027-01-07T21:00:00+00:00', 'Школа № 3', 1, '2026-11-20T06:00:00+00:00', 1, 1);
INSERT INTO event_speaker (event_id, person_id, name, topic, contribution)
VALUES (900, 1, NULL, 'Музей как класс', 'report'), (900, NULL, 'Гостев Пётр Ильич', NULL, NULL);
INSERT INTO event_material (event_id, title, link, hash, bytes, added_by, added_at)
VALUES (900, 'Программа', 'https://example.org/programme', NULL, NULL, 2, '2026-11-20T06:00:00+00:00'),
       (900, 'Раздатка.pdf', NULL, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 2048, 2,
        '2026-11-20T06:00:00+00:00');
