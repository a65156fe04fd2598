-- Results that wait for their owner, of an item and in words; a deficit that was taken of one; a list of results that is
-- offered.

INSERT INTO import (id, municipality_id, kind, account_id, name, hash, came_at, state, columns, day, year_begins, schools,
                    staged, source)
VALUES (4, 1, 'diagnosis', 2, 'результаты.xlsx', '6a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf',
        '2026-11-20T10:00:00+00:00', 'offered', '{}', '2026-11-20', '2026-09-01', '[]', 1, 'attestation');
INSERT INTO diagnosis (id, municipality_id, person_id, category_id, item_id, words, level, source, percent, points,
                       points_of, diagnosed_on, came_at, answer_by)
VALUES (1, 1, 1, 900, 900, NULL, 'high', 'cpd_centre', 45.5, 9.1, 20, '2026-11-10', '2026-11-20T10:00:00+00:00',
        '2026-12-20T10:00:00+00:00'),
       (2, 1, 1, 900, NULL, 'Музейные', 'low', 'school_council', NULL, NULL, NULL, '2026-11-10',
        '2026-11-20T10:00:00+00:00', '2026-12-20T10:00:00+00:00');
INSERT INTO deficit (person_id, category_id, item_id, own_words, level, source, registered_at, percent, points,
                     points_of, diagnosed_on)
VALUES (1, 900, NULL, 'Хранение фондов', 'medium', 'attestation', '2026-11-20T11:00:00+00:00', 70, 7, 10,
        '2026-11-10');
