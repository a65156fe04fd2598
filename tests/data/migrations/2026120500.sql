-- What somebody entered of themselves: shown by nothing, by an address, by a file.

INSERT INTO own_record (id, municipality_id, person_id, kind, title, day, link, hash, bytes, file_name, entered_at)
VALUES (1, 1, 1, 'course', 'Музейная педагогика, 36 часов', '2026-03-20', NULL, NULL, NULL, NULL,
        '2026-11-20T10:00:00+00:00'),
       (2, 1, 1, 'publication', 'Музей как класс', '2026-04-20', 'https://example.org/museum', NULL, NULL, NULL,
        '2026-11-20T10:00:00+00:00'),
       (3, 1, 2, 'contest', '«Учитель года», 2 место', '2026-05-20', NULL,
        'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 2048, 'диплом.jpg',
        '2026-11-20T10:00:00+00:00');
