-- Own words that their owner shows, some that stand under an item now, and some whose item stood there already.
INSERT INTO deficit (person_id, category_id, own_words, level, registered_at, words_shown)
VALUES (2, 3, 'Родительский чат', 'medium', '2026-12-01T08:00:00+00:00', 4411);
INSERT INTO deficit (person_id, category_id, item_id, level, registered_at, filed_words, filed_from)
VALUES (2, 3, 910, 'low', '2026-12-01T08:00:00+00:00', 'Дети кричат', 2);
INSERT INTO deficit (person_id, category_id, own_words, level, registered_at, words_met)
VALUES (2, 3, 'Шум в классе', 'low', '2026-12-01T08:00:00+00:00', 1);
