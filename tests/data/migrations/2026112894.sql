-- The plan of a cluster with what is open, done and cancelled, one of the service, and a list that is being loaded into it.

INSERT INTO plan (id, municipality_id, group_id, year) VALUES (1, 1, 1, 2026), (2, 1, NULL, 2026);
INSERT INTO plan_entry (id, plan_id, number, matter, search_form, form, begins, ends, grain, term_words, responsible,
                        participants, result, note, source, state, state_on)
VALUES (1, 1, '1', 'Заседание', ' заседание', 'семинар', '2026-10-01', '2026-10-31', 'month', NULL, 'методист', 'учителя',
        'протокол', 'в лицее', 'import', 'open', NULL),
       (2, 1, NULL, 'Открытый урок', ' открытый урок', NULL, '2026-10-25', '2026-10-25', 'day', 'до 25 октября', NULL, NULL,
        NULL, NULL, 'hand', 'done', '2026-10-24'),
       (3, 2, NULL, 'Консультации', ' консультации', NULL, '2026-09-01', '2027-08-31', 'year', 'ежемесячно', NULL, NULL, NULL,
        NULL, 'hand', 'cancelled', '2026-11-02');
INSERT INTO plan_entry_person (entry_id, person_id) VALUES (1, 1);
INSERT INTO import (id, municipality_id, kind, account_id, name, hash, came_at, state, group_id, year)
VALUES (9, 1, 'plan', 2, 'план.docx', '6a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf',
        '2026-11-20T10:00:00+00:00', 'columns', 1, 2026);
