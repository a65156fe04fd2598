-- A common category that has another name here, with a short form, one that is not offered here, and an own one.
INSERT INTO category_here (municipality_id, category_id, name_ru, short_ru, name_en)
VALUES (1, 1, 'Предмет и его преподавание', 'Предмет', 'The subject');
INSERT INTO category_here (municipality_id, category_id, retired_at) VALUES (1, 10, '2026-12-01T08:00:00+00:00');
INSERT INTO deficit_category (id, code, name_ru, name_en, municipality_id) VALUES (911, '1/911', '1/911', '1/911', 1);
INSERT INTO category_here (municipality_id, category_id, name_ru) VALUES (1, 911, 'Музейные');
