-- A municipality that has worked for some months: every table has rows, and each kind of row that the schema allows.

INSERT INTO district (id, name) VALUES (1, 'Северный округ');
INSERT INTO municipality (id, district_id, name, time_zone) VALUES (1, 1, 'Лесной район', 'Asia/Krasnoyarsk');
INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form, low_results)
VALUES (1, 1, 'МБОУ «Средняя школа № 3»', 'Школа № 3', x'03', ' школа 3', 1);
INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form, kind, confirmed)
VALUES (2, 1, 'Детский сад «Ёлочка»', 'Детский сад «Ёлочка»', x'01', ' детский сад елочка', 'kindergarten', 0);

INSERT INTO post (id, name_ru, name_en) VALUES (900, 'Хранитель музея', 'Museum keeper');
INSERT INTO subject (id, name_ru, name_en) VALUES (900, 'Краеведение', 'Local history');
INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, sort_form, search_form,
                    post_id, teaching_since, managing_since, enrolled_at)
VALUES (1, 1, 1, 'Петрова', 'Ольга', 'Сергеевна', x'02', ' петрова ольга сергеевна', 900, '2015-09-01', NULL,
        '2026-09-01T06:00:00+00:00'),
       (2, 1, 2, 'Ким', 'Ирина', '', x'01', ' ким ирина', 900, '1999-09-01', '2010-09-01',
        '2026-09-01T06:00:00+00:00');
INSERT INTO person_subject (person_id, subject_id) VALUES (1, 900);

INSERT INTO account (id, channel, external, municipality_id, person_id, language, room, stamp, commands)
VALUES (1, 'telegram', '1001', 1, 1, 'ru', 'today', 7, '');
INSERT INTO account (id, channel, external, municipality_id, person_id, language, quiet_from, quiet_till, commands)
VALUES (2, 'telegram', '1002', 1, 2, 'en', 21, 7, 'en:menu,stats');
INSERT INTO account (id, channel, external, municipality_id, person_id, language, reachable, reached)
VALUES (3, 'telegram', '1003', 1, NULL, 'ru', 0, 2);
INSERT INTO consent (account_id, purpose, text, given_at, withdrawn_at)
VALUES (1, 'processing', 1, '2026-09-01T06:00:00+00:00', NULL),
       (1, 'notices', 1, '2026-09-01T06:00:00+00:00', '2026-09-02T06:00:00+00:00'),
       (1, 'notices', 1, '2026-09-03T06:00:00+00:00', NULL),
       (2, 'processing', 1, '2026-09-01T06:00:00+00:00', NULL),
       (2, 'processing', 2, '2026-10-01T06:00:00+00:00', NULL);
INSERT INTO consent_refusal (account_id, text, refused_at) VALUES (1, 2, '2026-10-01T06:00:00+00:00');
INSERT INTO erasure (erased_at, destroyed) VALUES ('2026-09-04T06:00:00+00:00', '{"deficits":2}');
INSERT INTO claim (token_hash, expires_at, account_id, opened_at)
VALUES ('e3b0c442', '2026-09-02T06:00:00+00:00', 2, '2026-09-01T06:00:00+00:00');

INSERT INTO deficit_category (id, code, name_ru, name_en) VALUES (900, 'museum', 'Музейные', 'Museums');
INSERT INTO deficit_item (id, category_id, name_ru, name_en) VALUES (900, 900, 'Школьный музей', 'A museum');
INSERT INTO deficit (id, person_id, category_id, item_id, own_words, level, registered_at, closed_at)
VALUES (1, 1, 900, 900, NULL, 'high', '2026-09-05T06:00:00+00:00', '2026-09-06T06:00:00+00:00'),
       (2, 1, 900, 900, NULL, 'low', '2026-09-07T06:00:00+00:00', NULL),
       (3, 1, 900, NULL, 'Описание фондов', 'medium', '2026-09-07T06:00:00+00:00', NULL);

INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase, founded_at)
VALUES (1, 1, 'cluster', 'Музейная педагогика', x'01', ' музейная педагогика', 1, 'working',
        '2026-09-05T06:00:00+00:00');
INSERT INTO groups (id, municipality_id, kind, parent_id, name, sort_form, search_form, founded_at)
VALUES (2, 1, 'cluster', 1, 'Музей в детском саду', x'02', ' музей в детском саду', '2026-09-06T06:00:00+00:00');
INSERT INTO group_category (group_id, category_id) VALUES (1, 900);
INSERT INTO membership (group_id, person_id, joined_at, left_at)
VALUES (1, 1, '2026-09-05T06:00:00+00:00', '2026-09-06T06:00:00+00:00'),
       (1, 1, '2026-09-07T06:00:00+00:00', NULL);
INSERT INTO membership (group_id, organisation_id, joined_at) VALUES (1, 2, '2026-09-05T06:00:00+00:00');
INSERT INTO membership (group_id, name, joined_at) VALUES (1, 'Сидорова Анна', '2026-09-05T06:00:00+00:00');
INSERT INTO appointment (municipality_id, person_id, role, since, order_number, order_day)
VALUES (1, 2, 'coordinator', '2026-09-01T06:00:00+00:00', '114-о', '2026-08-31');
INSERT INTO appointment (municipality_id, person_id, role, group_id, since, until)
VALUES (1, 2, 'leader', 1, '2026-09-05T06:00:00+00:00', '2026-09-06T06:00:00+00:00'),
       (1, 1, 'leader', 1, '2026-09-06T06:00:00+00:00', NULL);

INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at,
                   attendance_saved_at)
VALUES (1, 1, 'seminar', 'Музей как урок', ' музей как урок', '2026-10-01T07:30:00+00:00', 'Школа № 3, кабинет 12', 2,
        '2026-09-08T06:00:00+00:00', '2026-10-01T10:00:00+00:00');
INSERT INTO event_group (event_id, group_id) VALUES (1, 1), (1, 2);
INSERT INTO event_answer (event_id, person_id, answer, answered_at)
VALUES (1, 1, 'going', '2026-09-08T07:00:00+00:00');
INSERT INTO record (municipality_id, deed, person_id, name, event_id, day, contribution)
VALUES (1, 'presence', 1, NULL, 1, '2026-10-01', 'report'),
       (1, 'presence', NULL, 'Иванов Пётр', 1, '2026-10-01', NULL),
       (1, 'presence', NULL, NULL, 1, '2026-10-01', NULL),
       (1, 'presence', NULL, NULL, 1, '2026-10-01', 'lesson');
INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id, event_id, was, became)
VALUES (1, '2026-09-05T06:00:00+00:00', 2, 'leader-appointed', 1, 1, NULL, NULL, NULL, NULL),
       (1, '2026-09-06T06:00:00+00:00', 2, 'organisation-renamed', NULL, NULL, 1, NULL, 'Школа 3', 'Школа № 3'),
       (1, '2026-10-01T10:00:00+00:00', 1, 'attendance-saved', NULL, NULL, NULL, 1, NULL, '4');

INSERT INTO inbox (update_id, chat, body, received_at) VALUES (10, 1001, '{}', 1788000000000);
INSERT INTO inbox (update_id, chat, body, received_at) VALUES (-1, 0, '{}', 1788000000000);
INSERT INTO inbox (update_id, chat, received_at, done_at, outcome)
VALUES (9, 1001, 1788000000000, 1788000000001, 'answered');
INSERT INTO session (account_id, room, version, step, saved_at)
VALUES (1, 'registration', 3, '"Name"', 1788000000000);
INSERT INTO letter (id, ru, en) VALUES (1, '{}', '{}');
INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at, attempts, state)
VALUES (1, 'telegram', '1001', 'interactive', 'reply', '{}', 'ru', 1788000000000, 1, 'sending');
INSERT INTO outbox (account_id, channel, external, lane, kind, letter_id, language, due_at)
VALUES (2, 'telegram', '1002', 'bulk', 'notice', 1, 'en', 1788000000000);
INSERT INTO outbox (account_id, channel, lane, kind, language, due_at, attempts, state, reason, ended_at)
VALUES (3, 'telegram', 'bulk', 'notice', 'ru', 1788000000000, 1, 'blocked', 'blocked', 1788000000001);
INSERT INTO outbox (account_id, channel, lane, kind, language, due_at, attempts, state, ended_at)
VALUES (1, 'telegram', 'interactive', 'parcel', 'ru', 1788000000000, 1, 'sent', 1788000000001),
       (2, 'telegram', 'bulk', 'commands', 'en', 1788000000000, 1, 'sent', 1788000000001);
INSERT INTO duty (name, municipality_id, due_at) VALUES ('reminders', 1, 1788000000000);
INSERT INTO reminder (duty, subject, rung, said_at) VALUES ('reminders', 1, 'day-before', 1788000000000);
