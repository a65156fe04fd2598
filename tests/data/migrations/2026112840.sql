-- An import whose columns wait for a word, one that is offered, with a staged row, one that was taken over, and what its
-- heads were said to mean.

INSERT INTO import (id, municipality_id, kind, account_id, name, hash, came_at, state, columns, day, year_begins, schools,
                    staged, new, changed)
VALUES (1, 1, 'schools', 2, 'школы.csv', '4a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf',
        '2026-11-20T08:00:00+00:00', 'columns', '{}', NULL, NULL, NULL, 0, NULL, NULL),
       (2, 1, 'staff', 2, 'кадры.xlsx', '5a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf',
        '2026-11-20T09:00:00+00:00', 'offered', '{}', '2026-11-20', '2026-09-01', '["Лицей № 9"]', 1, NULL, NULL),
       (3, 1, 'staff', 2, 'кадры.xls', NULL, '2026-11-19T09:00:00+00:00', 'taken', NULL, NULL, NULL, NULL, 0, 10, 2);
INSERT INTO import_row (import_id, line, outcome, label, fields, notes, person_id, organisation, print, others)
VALUES (2, 2, 'changed', 'Озёрова Вера', '{}', '[]', 1, NULL, 'x', '[]');
INSERT INTO import_mapping (municipality_id, kind, heads, meanings) VALUES (1, 'staff', 'abc', '["nothing"]');
