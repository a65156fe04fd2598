-- Somebody who uses the reference lists.

INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                    teaching_since, enrolled_at)
SELECT 3, 1, 1, 'Ли', 'Анна', x'015f', ' ли анна', post.id, '2020-09-01', '2026-10-02T06:00:00+00:00'
FROM post WHERE name_ru = 'Учитель';
INSERT INTO person_subject (person_id, subject_id) SELECT 3, id FROM subject WHERE name_ru = 'Математика';
INSERT INTO deficit (person_id, category_id, item_id, level, registered_at)
SELECT 3, category_id, min(id), 'medium', '2026-10-02T07:00:00+00:00' FROM deficit_item WHERE category_id != 900;
INSERT INTO membership (group_id, person_id, joined_at) VALUES (2, 3, '2026-10-02T07:10:00+00:00');
