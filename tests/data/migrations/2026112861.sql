-- Somebody has looked at the cases of a name and of a post.
INSERT INTO name_form (person_id, which, form, name)
VALUES (1, 'genitive', 'Петровой Ольги Сергеевны', 'Петрова Ольга Сергеевна');
INSERT INTO phrase_form (municipality_id, sort, words, which, form)
VALUES (1, 'post', 'Учитель', 'dative', 'Учителю'), (1, 'body', 'кружок «Радуга»', 'genitive', 'кружка «Радуга»');
