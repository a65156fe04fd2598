-- What an item and a category were called before.
INSERT INTO called_before (municipality_id, item_id, name) VALUES (1, 901, 'Темы предмета');
INSERT INTO called_before (municipality_id, category_id, name) VALUES (1, 1, 'Предметное поле');
