-- A school that a coordinator has added in a list, with its official name and its short one.

INSERT INTO organisation (municipality_id, full_name, short_name, sort_form, search_form, added_at)
SELECT municipality_id, 'Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 35»', 'МБОУ «СОШ № 35»',
       x'0160', ' мбоу сош 35 муниципальное бюджетное общеобразовательное учреждение средняя школа',
       '2026-11-27T06:00:00+00:00'
FROM organisation ORDER BY id LIMIT 1;
