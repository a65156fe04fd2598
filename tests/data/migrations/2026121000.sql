-- A common item that has another name here, one that is not offered here, and an own one.
INSERT INTO item_here (municipality_id, item_id, name_ru, name_en, retired_at)
VALUES (1, 901, 'Сложные темы предмета', 'Hard topics', NULL), (1, 902, NULL, NULL, '2026-12-01T08:00:00+00:00');
INSERT INTO deficit_item (id, category_id, name_ru, name_en, municipality_id) VALUES (950, 2, '1/950', '1/950', 1);
INSERT INTO item_here (municipality_id, item_id, name_ru) VALUES (1, 950, 'Разновозрастные классы');
