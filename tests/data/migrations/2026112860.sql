-- A paper of the rules in force.
INSERT INTO paper (id, municipality_id, kind, year, number, day, about, search_form, author_id, account_id, asked_at,
                   made_at, hash, bytes)
VALUES (4, 1, 'rules', 2026, NULL, '2026-10-08', 'Лесной район, версия 3', ' лесной район версия 3', 2, 2,
        '2026-10-08T08:00:00+00:00', '2026-10-08T08:00:01+00:00',
        '4a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf', 9000);
