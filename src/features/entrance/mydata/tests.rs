//! One's own data in conversation, on a real database.

use super::room::{At, MyData, Press};
use super::{page, words};
use crate::features;
use crate::model::people::consents::{self, Purpose};
use crate::talk::trial::{Trial, card, comes, presses};
use crate::talk::{Cx, Heading, Parcel, Turned, converse, session};
use crate::text::Language;

/// A municipality, and an account of a registered person who leads a cluster and attended its event.
const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', '');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    VALUES (1, 1, 1, 'Петрова', 'Ольга', x'', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
           (2, 1, 1, 'Смирнова', 'Ирина', x'', '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
    INSERT INTO account (id, channel, external, municipality_id, person_id, language)
    VALUES (1, 'telegram', '100', 1, 1, 'ru'), (2, 'telegram', '200', 1, 2, 'ru');
    INSERT INTO consent (account_id, purpose, text, given_at)
    VALUES (1, 'processing', 1, '2026-09-01T00:00:00+00:00'), (2, 'notices', 1, '2026-09-01T00:00:00+00:00');
    INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
    VALUES (1, 2, 'Мои слова', 'low', '2026-09-01T00:00:00+00:00');
    INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, founded_at)
    VALUES (1, 1, 'cluster', 'Оценивание', x'', '', '2026-09-01T00:00:00+00:00');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1, 1, 'leader', 1, '2026-09-01T00:00:00+00:00'), (1, 2, 'coordinator', NULL, '2026-09-01T00:00:00+00:00');
    INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 1, '2026-09-01T00:00:00+00:00');
    INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
    VALUES (1, 1, 'seminar', 'Семинар', '', '2026-10-01T07:00:00+00:00', 'Школа № 3', 1, '2026-09-01T00:00:00+00:00');
    INSERT INTO event_group VALUES (1, 1);
    INSERT INTO event_answer VALUES (1, 1, 'going', '2026-09-02T00:00:00+00:00', NULL);
    INSERT INTO record (municipality_id, deed, person_id, event_id, day) VALUES (1, 'presence', 1, 1, '2026-10-01');
    INSERT INTO record (municipality_id, deed, name, event_id, day) VALUES (1, 'presence', 'Гость Гостев', 1, '2026-10-01');
    INSERT INTO session (account_id, room, version, step, saved_at)
    VALUES (1, 'newdeficit', 1, '{\"words\":\"мой черновик\"}', 0);";

async fn turn(trial: &Trial, heading: Heading) -> (Cx, Turned) {
    let mut cx = trial.cx("100").await;
    let turned = converse::<MyData>(&mut cx, heading).await.unwrap();
    session::keep(&mut cx).await.unwrap();
    (cx, turned)
}

#[tokio::test]
async fn the_file_holds_everything_that_is_personal() {
    let trial = Trial::of(DATA).await;
    let (cx, _) = turn(&trial, comes::<MyData>(At::Data)).await;
    cx.finish().0.commit().await.unwrap();
    let (cx, _) = turn(&trial, presses(Press::File)).await;
    let (_transaction, besides) = cx.finish();
    let [Parcel::File(page), Parcel::File(file)] = &besides.parcels[..] else { panic!("two files") };
    for part in
        ["Петрова", "Школа № 3", "Мои слова", "Оценивание", "Семинар", "going", "мой черновик", "processing", "Учитель"]
    {
        assert!(file.text.contains(part), "{part} is not in {}", file.text);
    }
    for part in
        ["Петрова", "Школа № 3", "Мои слова", "Оценивание", "Семинар", "Ваш ответ: иду", "мой черновик", "Учитель"]
    {
        assert!(page.text.contains(part), "{part} is not in {}", page.text);
    }
    for text in [&file.text, &page.text] {
        assert!(!text.contains("Смирнова") && !text.contains("Гостев"));
    }
}

#[tokio::test]
async fn erasing_leaves_an_act_and_figures_but_no_person() {
    let trial = Trial::of(DATA).await;
    let (cx, _) = turn(&trial, comes::<MyData>(At::Forget)).await;
    cx.finish().0.commit().await.unwrap();
    let (mut cx, turned) = turn(&trial, presses(Press::Erase)).await;
    assert!(cx.account.erased);
    assert!(card(turned).lines[0].contains("№ 1 от 21.11.2026"));
    let act: String = sqlx::query_scalar("SELECT destroyed FROM erasure").fetch_one(cx.db()).await.unwrap();
    assert!(act.contains("\"deficit\":1") && act.contains("\"record_made_nameless\":1"), "{act}");
    let left: String = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM person) || ' ' || (SELECT count(*) FROM account) || ' ' ||
                (SELECT count(*) FROM deficit) || ' ' || (SELECT count(*) FROM membership) || ' ' ||
                (SELECT count(*) FROM session WHERE room != '') || ' ' || (SELECT count(*) FROM record) || ' ' ||
                (SELECT count(*) FROM record WHERE person_id IS NULL AND name IS NULL) || ' ' ||
                (SELECT count(*) FROM appointment) || ' ' || (SELECT count(*) FROM event WHERE created_by IS NULL)",
    )
    .fetch_one(cx.db())
    .await
    .unwrap();
    assert_eq!(left, "1 1 0 0 0 2 1 1 1");
    let (mut transaction, _) = cx.finish();
    assert!(session::find(&mut transaction, "telegram", "100").await.unwrap().is_none());
    let stranger = session::open(&mut transaction, "telegram", "100", Language::Ru).await.unwrap();
    assert!(stranger.person.is_none() && stranger.consent.is_none());
    let holds = consents::holds(&mut transaction, stranger.id, Purpose::Processing).await;
    assert!(!holds.unwrap());
}

#[tokio::test]
async fn every_table_answers_what_it_keeps() {
    let trial = Trial::of(DATA).await;
    let mut cx = trial.cx("100").await;
    for table in features::tables() {
        if let Some(kept) = table.kept {
            let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(kept.rows))
                .bind(cx.person())
                .bind(cx.account_id())
                .fetch_all(cx.db())
                .await
                .unwrap_or_else(|error| panic!("{}: {error}", table.name));
            for row in rows {
                serde_json::from_str::<serde_json::Value>(&row).unwrap();
            }
        }
    }
}

/// Somebody whose every text is a marker, in every table that keeps something about people.
const MARKED: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', '');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, sort_form,
                        search_form, post_id, teaching_since, managing_since, enrolled_at)
    VALUES (1, 1, 1, 'метка-фамилия', 'метка-имя', 'метка-отчество', x'01', ' метка', 1, '2001-02-03', '2002-03-04',
            '2026-01-01T00:00:01+00:00');
    INSERT INTO person_subject VALUES (1, 4);
    INSERT INTO account (id, channel, external, municipality_id, person_id, language, room, commands)
    VALUES (1, 'telegram', '100', 1, 1, 'ru', 'метка-комната', 'метка-команды');
    INSERT INTO session (account_id, room, version, step, said, saved_at)
    VALUES (1, 'newdeficit', 1, '\"метка-черновик\"', '\"метка-ответ\"', 0);
    INSERT INTO consent (account_id, purpose, text, given_at)
    VALUES (1, 'processing', 1, '2026-01-01T00:00:02+00:00');
    INSERT INTO consent_refusal VALUES (1, 2, 0, '2026-01-01T00:00:03+00:00');
    INSERT INTO claim (token_hash, expires_at, account_id, opened_at)
    VALUES ('хеш', '2026-01-02T00:00:00+00:00', 1, '2026-01-01T00:00:04+00:00');
    INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
    VALUES (1, 'telegram', '100', 'bulk', 'notice', '\"метка-сообщение\"', 'ru', 0);
    INSERT INTO standing_notice (account_id, message, room, subject, about, forget_at)
    VALUES (1, 'метка-стоит', 'метка-чья', 1, '\"метка-о-чём\"', 0);
    INSERT INTO file (hash, name, kind, bytes, received_at, account_id, caption)
    VALUES (lower(hex(zeroblob(32))), 'метка-файл', 'метка-вид', 1, '2026-01-01T00:00:05+00:00', 1,
            '{\"text\":\"метка-подпись\"}');
    INSERT INTO file_fetch (account_id, reference, name, kind, bytes, asked_at, due_at)
    VALUES (1, 'ссылка', 'метка-обещанный', NULL, 1, 0, 0);
    INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, founded_at)
    VALUES (1, 1, 'cluster', 'Оценивание', x'', '', '2026-01-01T00:00:00+00:00');
    INSERT INTO membership (group_id, person_id, joined_at, part)
    VALUES (1, 1, '2026-01-01T00:00:06+00:00', 'performer');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since, order_number)
    VALUES (1, 1, 'leader', 1, '2026-01-01T00:00:07+00:00', 'метка-приказ');
    INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
    VALUES (1, 2, 'метка-дефицит', 'low', '2026-01-01T00:00:08+00:00');
    INSERT INTO deficit (person_id, category_id, item_id, level, registered_at, filed_words, filed_from)
    VALUES (1, 2, 5, 'low', '2026-01-01T00:00:08+00:00', 'метка-свои-слова', 3);
    INSERT INTO deficit_step (deficit_id, person_id, step, at, evidence)
    VALUES (1, 1, 'closed', '2026-01-01T00:00:12+00:00', 'метка-подтверждение');
    INSERT INTO diagnosis (municipality_id, person_id, category_id, words, level, source, percent, diagnosed_on, came_at,
                           answer_by)
    VALUES (1, 1, 2, 'метка-диагностика', 'low', 'attestation', 45.5, '2026-02-01', '2026-02-01T00:00:03+00:00',
            '2026-03-01T00:00:03+00:00');
    INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
    VALUES (1, 1, 'seminar', 'Семинар', '', '2026-10-01T07:00:00+00:00', 'Школа', 1, '2026-01-01T00:00:09+00:00');
    INSERT INTO strength VALUES (1, 1, 1, '2026-02-01T00:00:04+00:00');
    INSERT INTO self_check (person_id, questionnaire, version, category_id, points, points_of, taken_at)
    VALUES (1, 'quick', 1, 2, 3, 6, '2026-02-01T00:00:05+00:00');
    INSERT INTO request (municipality_id, person_id, category_id, words, asked_at, taken_at, answer, answered_at)
    VALUES (1, 1, 2, 'метка-вопрос', '2026-02-01T00:00:06+00:00', '2026-02-01T00:00:07+00:00', 'метка-совет',
            '2026-02-01T00:00:08+00:00');
    INSERT INTO mentoring (person_id, municipality_id, offers_since) VALUES (1, 1, '2026-02-01T00:00:09+00:00');
    INSERT INTO pair (id, municipality_id, basis, mentor_id, months, most, state, proposed_at)
    VALUES (1, 1, 'mentor', 1, 9, 3, 'proposed', '2026-02-01T00:00:10+00:00');
    INSERT INTO pair_word (pair_id, person_id, words, said_at) VALUES (1, 1, 'метка-слово', '2026-02-01T00:00:11+00:00');
    INSERT INTO pair_meeting (id, pair_id, held_on, kind, minutes, noted_at)
    VALUES (1, 1, '2026-02-02', 'talk', 45, '2026-02-02T00:00:12+00:00');
    INSERT INTO pair_note (meeting_id, person_id, note) VALUES (1, 1, 'метка-заметка');
    INSERT INTO route (id, municipality_id, person_id, state, goal, made_at, word, reflection)
    VALUES (1, 1, 1, 'draft', 'метка-цель', '2026-02-02T00:00:13+00:00', 'метка-возврат', 'метка-размышление');
    INSERT INTO route_step (route_id, municipality_id, person_id, form, words, product, due, since, evidence, word)
    VALUES (1, 1, 1, 'course', 'метка-шаг', 'метка-продукт', '2026-03-01', '2026-02-02', 'метка-свидетельство',
            'метка-замечание');
    INSERT INTO route_version (route_id, version, person_id, agreed_at, lines)
    VALUES (1, 1, 1, '2026-02-02T00:00:14+00:00', 'метка-версия');
    INSERT INTO pair_measure (pair_id, person_id, words, added_at)
    VALUES (1, 1, 'метка-мера', '2026-02-02T00:00:13+00:00');
    INSERT INTO pair_answer (pair_id, person_id, moment, statement, version, points, answered_at)
    VALUES (1, 1, 'enter', 'mentor-time', 1, 7, '2026-02-02T00:00:14+00:00');
    INSERT INTO listing VALUES (1, 'file', '2026-01-02T00:00:01+00:00');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        enrolled_at)
    VALUES (2, 1, 1, 'Иная', 'Анна', x'', '', 1, '2026-01-02T00:00:00+00:00');
    INSERT INTO pair_unfit VALUES (1, 2, '2026-02-02T00:00:15+00:00');
    INSERT INTO merge_request VALUES (1, 1, 1, 2, 2, '2026-01-02T00:00:02+00:00');
    INSERT INTO namesake (municipality_id, newcomer_id, former_id, asked_at) VALUES (1, 1, 2, '2026-01-02T00:00:09+00:00');
    INSERT INTO target_assignment VALUES (1, 1, 1, 6, 'метка-основание', '2026-01-02', '2027-01-02', NULL,
                                          '2026-01-02T00:00:07+00:00', 'метка-возражение', '2026-01-02T00:00:08+00:00',
                                          'метка-ответили');
    INSERT INTO merge_answer VALUES (1, 1, '2026-01-02T00:00:03+00:00');
    INSERT INTO merge VALUES (1, 1, 1, 3, '{\"family_name\":\"метка-соединённая\"}', '2026-01-02T00:00:04+00:00');
    INSERT INTO merge_row VALUES (1, 'deficit', 'person_id', '[7]', '{\"own_words\":\"метка-прежний\"}');
    INSERT INTO join_code VALUES (1, 'хеш', '2026-01-02T00:00:05+00:00');
    INSERT INTO join_try (account_id, tried_at) VALUES (1, '2026-01-02T00:00:06+00:00');
    INSERT INTO event_group VALUES (1, 1);
    INSERT INTO leadership_offer (group_id, from_id, to_id, offered_at) VALUES (1, 1, 2, '2026-01-02T00:00:21+00:00');
    INSERT INTO host_offer (municipality_id, organisation_id, category_id, words, offered_by, offered_at)
    VALUES (1, 1, 2, 'Лаборатория', 1, '2026-01-02T00:00:22+00:00');
    INSERT INTO event_answer VALUES (1, 1, 'going', '2026-01-01T00:00:10+00:00', NULL);
    INSERT INTO event_invitation VALUES (1, 1);
    INSERT INTO guest_joining (municipality_id, person_id, name, joined_at, marks, records)
    VALUES (1, 1, 'метка-гость', '2026-02-01T00:00:13+00:00', '[]', '[]');
    INSERT INTO record (municipality_id, deed, person_id, event_id, day) VALUES (1, 'presence', 1, 1, '2026-10-01');
    INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at, capacity)
    VALUES (2, 1, 'seminar', 'Тесный семинар', '', '2026-10-02T07:00:00+00:00', 'Школа', '2026-02-01T00:00:00+00:00', 1);
    INSERT INTO event_waiting (event_id, person_id, turn, since, offered_until)
    VALUES (2, 1, 1, '2026-02-01T00:00:05+00:00', '2026-02-01T12:00:05+00:00');
    INSERT INTO reminding (person_id, day_before, hours_before) VALUES (1, 1, 0);
    INSERT INTO event_speaker (event_id, person_id, topic, contribution) VALUES (1, 1, 'метка-тема', 'report');
    INSERT INTO event_material (event_id, title, link, added_by, added_at)
    VALUES (1, 'Программа', 'https://example.org', 1, '2026-02-01T00:00:04+00:00');
    INSERT INTO signed_sheet (event_id, name, hash, bytes, added_by, added_at)
    VALUES (1, 'лист.jpg', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', 1, 1,
            '2026-10-02T00:00:01+00:00');
    INSERT INTO own_record (municipality_id, person_id, kind, title, day, link, entered_at)
    VALUES (1, 1, 'contest', 'метка-конкурс', '2026-02-01', 'https://example.org/метка-диплом', '2026-02-03T00:00:01+00:00');
    INSERT INTO mark (event_id, person_id, contribution, topic, came_at, went_at)
    VALUES (1, 1, 'report', 'метка-тема', '2026-10-01T06:51:00+00:00', '2026-10-01T07:51:00+00:00');
    INSERT INTO check_in VALUES (1, 1, '2026-10-01T06:50:00+00:00', NULL);
    INSERT INTO check_in_try VALUES (1, 1, 2);
    INSERT INTO evaluation VALUES (1, 1, 'asked', '2026-10-04T07:00:00+00:00', '2026-10-04T07:00:00+00:00');
    INSERT INTO evaluation_given VALUES (1, 1, 0);
    INSERT INTO certificate (id, municipality_id, year, number, code, event_id, person_id, family_name, given_name,
                             patronymic, post, organisation, topic, issued_on)
    VALUES (1, 1, 2026, 1, 'abcdefghijklmnopqrstuvwxyz', 1, 1, 'метка-фамилия', 'метка-имя', 'метка-отчество',
            'метка-должность', 'метка-школа', 'метка-тема', '2026-10-02');
    INSERT INTO certificate_try VALUES (1, 1, 1);
    INSERT INTO sample VALUES (1, 'certificate', 'образец.svg', lower(hex(zeroblob(32))), 1, 1, '2026-02-01T00:00:14+00:00');
    INSERT INTO blank (municipality_id, kind, version, name, hash, bytes, account_id, came_at)
    VALUES (1, 'staff', 1, 'бланк.docx', lower(hex(zeroblob(32))), 1, 1, '2026-02-01T00:00:01+00:00');
    INSERT INTO paper (id, municipality_id, kind, year, number, day, about, search_form, author_id, account_id, asked_at)
    VALUES (1, 1, 'staff', 2026, '12-ОД', '2026-02-01', 'Город', ' город', 1, 1, '2026-02-01T00:00:01+00:00');
    INSERT INTO paper_person VALUES (1, 1);
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (2, 1, 'Школа № 4', 'Школа № 4', x'', '');
    INSERT INTO organisation_head (organisation_id, person_id, post, basis)
    VALUES (1, 1, 'метка-должность', 'метка-основание');
    INSERT INTO organisation_head (organisation_id, family_name, given_name, patronymic, search_form, post, basis)
    VALUES (2, 'метка-фамилия', 'метка-имя', 'метка-отчество', ' метка', 'метка-пост', 'метка-доверенность');
    INSERT INTO regulation (municipality_id, version, made_at, kind, seal)
    VALUES (1, 1, '2026-02-01T00:00:01+00:00', 'key', 5);
    INSERT INTO regulation_override (municipality_id, key, version, value, grounds)
    VALUES (1, 'head_name', 1, 'метка-фамилия метка-имя метка-отчество', 'приказ');
    INSERT INTO role_request (municipality_id, person_id, role, asked_at)
    VALUES (1, 1, 'methodist', '2026-02-01T00:00:02+00:00');
    INSERT INTO name_form VALUES (1, 'genitive', 'метка-падеж', 'Петрова Ольга');
    INSERT INTO typed_name_form
    VALUES (1, 'метка-фамилия метка-имя метка-отчество', ' метка', 'genitive', 'метка-чужой');
    INSERT INTO import (id, municipality_id, kind, account_id, name, hash, came_at, staged)
    VALUES (1, 1, 'staff', 1, 'кадры.xlsx', lower(hex(zeroblob(32))), '2026-02-01T00:00:01+00:00', 1);
    INSERT INTO import_row (import_id, line, outcome, label, fields, notes, person_id)
    VALUES (1, 2, 'changed', 'метка-строка', '{}', '[]', 1);
    INSERT INTO plan (id, municipality_id, group_id, year) VALUES (1, 1, 1, 2026);
    INSERT INTO plan_entry (id, plan_id, matter, search_form, begins, ends, grain, responsible, source)
    VALUES (1, 1, 'Открытый урок', ' открытый урок', '2026-10-05', '2026-10-06', 'day', 'методист, метка-фамилия м. м.', 'hand'),
           (2, 1, 'Семинар', ' семинар', '2026-10-05', '2026-10-06', 'day', 'метка-фамилия метка-имя метка-отчество', 'hand');
    INSERT INTO plan_entry_person VALUES (1, 1);
    INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, state, made_at, begins_at)
    VALUES (1, 1, 1, '{\"text\":\"метка-рассылка\"}', '{\"question\":{\"asks\":\"метка-вопрос\",\"options\":[\"Да\",\"Нет\"]}}',
            '{\"ru\":[\"координатор\",\"все\"],\"en\":[\"coordinator\",\"all\"]}', 'sending', '2026-02-01T00:00:01+00:00',
            '2026-02-01T00:00:01+00:00');
    INSERT INTO broadcast_recipient (broadcast_id, person_id, state, sent_at, read_at, said, answered_at, nth)
    VALUES (1, 1, 'sent', '2026-02-01T00:00:02+00:00', '2026-02-01T00:00:03+00:00', 'метка-ответ-школы',
            '2026-02-01T00:00:03+00:00', 1);
    INSERT INTO journal (municipality_id, at, author_id, matter, person_id)
    VALUES (1, '2026-01-01T00:00:11+00:00', 1, 'coordinator-appointed', 1);";

/// Every row of every table, as text.
async fn dump(cx: &mut Cx) -> String {
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(cx.db()).await.unwrap();
    let mut dump = String::new();
    for table in tables {
        let columns: String = sqlx::query_scalar(
            "SELECT group_concat('quote(\"' || name || '\")', ' || '' '' || ') FROM pragma_table_info(?)",
        )
        .bind(&table)
        .fetch_one(cx.db())
        .await
        .unwrap();
        let rows = format!("SELECT coalesce(group_concat({columns}, char(10)), '') FROM \"{table}\"");
        let rows: String = sqlx::query_scalar(sqlx::AssertSqlSafe(rows)).fetch_one(cx.db()).await.unwrap();
        dump += &format!("{table}\n{rows}\n");
    }
    dump
}

/// The markers in a text, each once.
fn markers(text: &str) -> std::collections::BTreeSet<String> {
    let words = text.split(|sign: char| !sign.is_alphabetic() && sign != '-');
    words.filter(|word| word.starts_with("метка-")).map(str::to_owned).collect()
}

/// Faults 31, TRIED A18: each column is told by name or is known to be the bot's own, every text of the person's is on
/// the page, and no inner word.
fn the_page_is_readable(tables: &[(crate::talk::Kept, Vec<serde_json::Value>)]) {
    let columns = tables.iter().flat_map(|(_, rows)| rows).filter_map(|row| row.as_object());
    for column in columns.flat_map(|row| row.keys()) {
        let is_told = ["said_so_far", "said_last", "words_to_be_said", "what_was_there"].contains(&column.as_str())
            || words::named(Language::Ru, column).is_some();
        let is_told = is_told && words::ORDER.contains(&column.as_str());
        let is_inner = words::INNER.contains(&column.as_str());
        assert!(is_told != is_inner, "{column} is to be told in words.rs, or is the bot's own");
    }
    for language in Language::ALL {
        let now = "2026-11-21T09:00:00Z".parse().unwrap();
        let reader =
            page::Reader {
                language, now, zone: chrono_tz::Asia::Krasnoyarsk, operator: "Управление <района>"
            };
        let page = page::page(&reader, tables);
        let texts = [
            "фамилия",
            "имя",
            "отчество",
            "черновик",
            "сообщение",
            "файл",
            "ответ",
            "обещанный",
            "приказ",
            "дефицит",
            "диагностика",
        ];
        for text in texts.map(|text| format!("метка-{text}")) {
            assert!(page.contains(&text), "{text} is not on the page:\n{page}");
        }
        assert!(page.contains("01.01.2026, 07:00") && page.contains("Управление &lt;района&gt;"), "{page}");
        let body = page.split("<body>").nth(1).unwrap().replace("grozd-my-data.json", "");
        // What stands between the tags has neither names of columns nor words of the program.
        for inner in
            ["_", "метка-комната", "метка-команды", "newdeficit", "processing", "null", "true", "telegram", "T00:00"]
        {
            let is_english = language == Language::En && inner == "processing";
            assert!(is_english || !body.contains(inner), "{inner} is on the page:\n{body}");
        }
        if language == Language::Ru {
            assert!(!body.replace("Telegram", "").contains("Mathematics"), "{body}");
        }
    }
}

#[tokio::test]
async fn whatever_is_kept_of_somebody_is_in_their_file_and_nothing_of_it_outlives_them() {
    let trial = Trial::of(MARKED).await;
    let mut cx = trial.cx("100").await;
    let super::store::Everything { file: everything, kept: tables } = super::store::everything(&mut cx).await.unwrap();
    the_page_is_readable(&tables);
    for table in features::tables().filter(|table| table.kept.is_some()) {
        let rows = everything[table.name].as_array().unwrap();
        assert!(!rows.is_empty(), "give this test a row of {}, with a marker in each of its texts", table.name);
    }
    let kept = markers(&dump(&mut cx).await);
    assert!(kept.len() >= 12, "{kept:?}");
    let told = markers(&everything.to_string());
    assert_eq!(kept.difference(&told).collect::<Vec<_>>(), [] as [&String; 0], "kept, and not told");
    // The moments are theirs too: each of them is in the file.
    for second in 1..=11 {
        let moment = format!("2026-01-01T00:00:{second:02}+00:00");
        assert!(everything.to_string().contains(&moment), "{moment} is kept, and not told");
    }

    converse::<MyData>(&mut cx, comes::<MyData>(At::Forget)).await.unwrap();
    converse::<MyData>(&mut cx, presses(Press::Erase)).await.unwrap();
    let left = dump(&mut cx).await;
    assert_eq!(markers(&left), [].into(), "it outlives its person");
    for second in (1..=11).filter(|second| ![9, 11].contains(second)) {
        let moment = format!("2026-01-01T00:00:{second:02}+00:00");
        assert!(!left.contains(&moment), "{moment} outlives its person");
    }
    // What stays on a named basis names nobody: when an event was made, and when something was changed.
    assert!(left.contains("2026-01-01T00:00:09+00:00") && left.contains("2026-01-01T00:00:11+00:00"));
}
