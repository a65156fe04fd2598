//! «Each list with 0, 1, 7, 300 rows»: those of events, of the people around one, of messages and of what they are chosen
//! from. Each says how many there are, stays within a card, is leafed to its last page, and leads back.

use crate::broadcasts::begins;
use crate::world::{CLUSTER, Somebody, World};

/// How many rows there are, one time after another; they only become more.
const ROWS: [usize; 4] = [0, 1, 7, 300];

/// Changes the database by statements that are put together of numbers.
async fn tampers(world: &World, statements: String) {
    world.tamper(String::leak(statements)).await;
}

/// «Всего 1 событие», «Всего 7 событий»: of one, and of many.
fn said(rows: usize, one: &str, many: &str) -> String {
    if rows == 1 { one.to_owned() } else { many.replace("{}", &rows.to_string()) }
}

/// A card that the messenger shows whole, with a way back.
#[track_caller]
fn fits(who: &Somebody<'_>) {
    let card = who.card();
    // What is longer is cut at the limit.
    assert!(card.text.encode_utf16().count() < 4096, "{}", who.screen());
    assert!(card.keyboard.len() <= 12, "{}", who.screen());
    let labels = card.labels().concat();
    assert!(
        labels
            .iter()
            .any(|label| label.starts_with("‹ ") || label.starts_with("Готово: ") || *label == "Оставить как есть"),
        "{}",
        who.screen()
    );
}

/// Leafs a list of so many rows, so many on a page: from the first to the last, and back.
async fn walks(who: &Somebody<'_>, rows: usize, size: usize) {
    let pages = rows.div_ceil(size);
    fits(who);
    let (first, last) = (format!("1 из {pages}"), format!("{pages} из {pages}"));
    assert_eq!(who.card().has_button(&first), pages > 1, "{rows} rows, {size} on a page:\n{}", who.screen());
    if pages > 1 {
        who.presses("‹").await;
        assert!(who.card().has_button(&last), "{}", who.screen());
        fits(who);
        who.presses("›").await;
        assert!(who.card().has_button(&first), "{}", who.screen());
    }
}

/// Numbers from one more than there were to so many.
fn numbers(from: usize, till: usize) -> String {
    format!("WITH RECURSIVE n (n) AS (SELECT {} UNION ALL SELECT n + 1 FROM n WHERE n < {till})", from + 1)
}

/// Events of a cluster: the coming, the calendar, those to be marked, those with a certificate, and what is offered after
/// the bot's name.
#[tokio::test]
async fn the_lists_of_events_hold_at_any_length() {
    let world = World::start().await;
    let leader = world.teacher("Соколова Ирина Павловна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    let mut before = 0;
    for rows in ROWS {
        if rows > 0 {
            let event = |id: usize, title: &str, starts: &str, saved: &str| {
                format!(
                    "INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by,
                                        created_at, attendance_saved_at)
                     {} SELECT {id} + n, 1, 'seminar', '{title} ' || n, ' {} ' || n, '{starts}', 'Школа № 3', 1,
                               '2026-06-01T00:00:00+00:00', {saved} FROM n;",
                    numbers(before, rows),
                    title.to_lowercase()
                )
            };
            let coming = event(1000, "Урок", "2026-11-30T11:30:00+00:00", "NULL");
            let past = event(2000, "Опыт", "2026-11-10T11:30:00+00:00", "NULL");
            let confirmed = event(3000, "Чтения", "2026-08-10T11:30:00+00:00", "'2026-08-11T11:30:00+00:00'");
            tampers(
                &world,
                format!(
                    "{coming} {past} {confirmed}
                     INSERT INTO event_group SELECT id, 1 FROM event WHERE true ON CONFLICT DO NOTHING;
                     INSERT INTO record (municipality_id, deed, person_id, event_id, day)
                     SELECT 1, 'presence', 2, id, '2026-08-10' FROM event WHERE id > 3000
                       AND NOT EXISTS (SELECT 1 FROM record WHERE record.event_id = event.id)"
                ),
            )
            .await;
            before = rows;
        }
        olga.says("/events").await;
        olga.sees(&match rows {
            0 => "Здесь появятся события кластеров".to_owned(),
            rows => said(rows, "Впереди 1 событие.", "Впереди {} событий."),
        });
        walks(&olga, rows, 7).await;

        olga.says("/calendar").await;
        olga.presses("Месяц").await;
        // The past of the month stands there too.
        olga.sees(&match rows {
            0 => "Событий в эти дни нет.".to_owned(),
            1 => "Всего 2 события.".to_owned(),
            rows => format!("Всего {} событий.", 2 * rows),
        });
        walks(&olga, 2 * rows, 5).await;
        olga.says("урок").await;
        olga.sees(&match rows {
            0 => "По запросу «урок» ничего не нашлось.".to_owned(),
            rows => said(rows, "за год назад и вперёд 1 событие.", "за год назад и вперёд {} событий."),
        });
        walks(&olga, rows, 5).await;

        leader.says("/attendance").await;
        leader.sees(&match rows {
            0 => "Здесь появятся ваши события".to_owned(),
            1 => "Всего 1 событие, не отмечено: 1.".to_owned(),
            rows => format!("Всего {rows} событий, не отмечено: {rows}."),
        });
        walks(&leader, rows, 8).await;

        olga.goes(r#">*:certificates:"mine""#).await;
        olga.sees(&match rows {
            0 => "Здесь появятся события, на которых вы были".to_owned(),
            rows => said(rows, "Подтверждено участие в 1 событии.", "Подтверждено участие в {} событиях."),
        });
        walks(&olga, rows, 7).await;

        let offered = world.sim.asks_inline(olga.id, sim::Spot::Elsewhere, "урок").await.unwrap();
        assert_eq!(offered.results.len(), rows.min(50));
    }
    // When every sheet is closed, nothing is said to be owed.
    world
        .tamper("UPDATE event SET attendance_saved_at = '2026-11-11T00:00:00+00:00' WHERE id BETWEEN 2001 AND 2300")
        .await;
    leader.says("/attendance").await;
    leader.sees("Всего 300 событий, сейчас отмечать нечего.");
    world.end().await;
}

/// The people around an event: who answers what, who waits where places become fewer, who speaks and may be named, its
/// materials, whom one checks in, the sheet, what they brought, who came when, what was said of it, and its guests.
#[tokio::test]
async fn the_lists_of_people_around_an_event_hold_at_any_length() {
    let world = World::start().await;
    let leader = world.teacher("Соколова Ирина Павловна").await;
    world.tamper(CLUSTER).await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at,
                                capacity)
             SELECT value ->> 0, 1, value ->> 1, 'Урок ' || (value ->> 0), '', value ->> 2, 'Школа № 3', 1,
                    '2026-11-01T00:00:00+00:00', value ->> 3
             FROM json_each('[[1, \"seminar\", \"2026-11-26T11:30:00+00:00\", null],
                              [2, \"seminar\", \"2026-11-27T11:30:00+00:00\", null],
                              [3, \"seminar\", \"2026-11-28T11:30:00+00:00\", null],
                              [4, \"seminar\", \"2026-11-29T11:30:00+00:00\", null],
                              [5, \"seminar\", \"2026-11-30T11:30:00+00:00\", 1],
                              [6, \"seminar\", \"2026-11-20T11:30:00+00:00\", null],
                              [7, \"meeting\", \"2026-11-19T11:30:00+00:00\", null],
                              [8, \"seminar\", \"2026-11-18T11:30:00+00:00\", null]]');
             INSERT INTO event_group SELECT id, 1 FROM event;
             -- The leader has the only place of the fifth, so that all others wait.
             INSERT INTO event_answer (event_id, person_id, answer, answered_at)
             VALUES (5, 1, 'going', '2026-11-20T08:00:00+00:00');
             -- Of the eighth it is known how it went.
             INSERT INTO evaluation (event_id, municipality_id, state, closes_at)
             VALUES (8, 1, 'told', '2026-11-21T08:00:00+00:00');
             INSERT INTO evaluation_score (event_id, score, given) VALUES (8, 5, 300)",
        )
        .await;
    let mut before = 0;
    for rows in ROWS {
        if rows > 0 {
            let numbers = numbers(before, rows);
            let answers = [(2, "going"), (3, "maybe"), (4, "not_going")].map(|(event, answer)| {
                format!(
                    "INSERT INTO event_answer (event_id, person_id, answer, answered_at)
                     {numbers} SELECT {event}, 1000 + n, '{answer}', '2026-11-20T09:00:00+00:00' FROM n;"
                )
            });
            tampers(
                &world,
                format!(
                    "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, sort_form,
                                         search_form, post_id, teaching_since, enrolled_at)
                     {numbers} SELECT 1000 + n, 1, 1, 'Константинопольская' || n, 'Александра',
                                      'Константиновна', CAST(printf('%06d', n) AS BLOB),
                                      ' константинопольская' || n, 1, '2015-09-01', '2026-11-01T00:00:00+00:00' FROM n;
                     INSERT INTO membership (group_id, person_id, joined_at)
                     {numbers} SELECT 1, 1000 + n, '2026-11-01T00:00:00+00:00' FROM n;
                     {}
                     INSERT INTO event_waiting (event_id, person_id, turn, since)
                     {numbers} SELECT 5, 1000 + n, n, '2026-11-20T09:00:00+00:00' FROM n;
                     INSERT INTO mark (event_id, person_id, state)
                     {numbers} SELECT 7, 1000 + n, 'present' FROM n;
                     INSERT INTO event_speaker (event_id, person_id, topic, contribution)
                     {numbers} SELECT 2, 1000 + n, 'Критерии вместо отметок', 'report' FROM n WHERE n <= 40;
                     INSERT INTO event_material (event_id, title, link, added_at)
                     {numbers} SELECT 1, 'Программа ' || n, 'https://example.org/' || n, '2026-11-20T09:00:00+00:00'
                               FROM n WHERE n <= 30;
                     INSERT INTO evaluation_word (event_id, place, words)
                     {numbers} SELECT 8, randomblob(16), n || ' ' || substr(replace(hex(zeroblob(100)), '0', 'я'), 1, 190)
                               FROM n;
                     INSERT INTO mark (event_id, name) {numbers} SELECT 8, 'Соколова Анна ' || n FROM n",
                    answers.concat()
                ),
            )
            .await;
            before = rows;
        }
        for (event, label) in [(1, "Молчат"), (2, "Идут"), (3, "Под вопросом"), (4, "Не идут"), (5, "Ждут места")]
        {
            leader.goes(&format!(r#">*:answers:{{"of":{{"id":{event}}}}}"#)).await;
            if rows == 0 {
                leader.sees(if event == 5 {
                    "👥 Мест 1, идёт 1"
                } else {
                    "Здесь появятся ответы участников."
                });
                fits(&leader);
                continue;
            }
            leader.presses(&format!("{label}: {rows}")).await;
            walks(&leader, rows, 8).await;
            leader.presses("‹ Назад").await;
            leader.sees("Ответы");
        }
        // So many go, and two places are left for them.
        leader.goes(r#">*:answers:{"fewer":{"of":[2,2]}}"#).await;
        match rows {
            0 | 1 => leader.sees("место не теряет никто"),
            rows => leader.sees(&format!("Выберите {} человек", rows - 2)),
        }
        walks(&leader, if rows > 2 { rows } else { 0 }, 8).await;

        leader.goes(r#">*:speakers:{"of":{"event":2}}"#).await;
        match rows {
            0 => leader.sees("Здесь появятся те, кто выступает"),
            rows => leader.sees(&format!("Выступающих: {}", rows.min(40))),
        }
        walks(&leader, rows.min(40), 8).await;
        leader.goes(r#">*:speakers:{"of":{"event":1}}"#).await;
        leader.presses("Добавить").await;
        // And the leader herself.
        walks(&leader, rows + 1, 8).await;

        leader.goes(r#">*:materials:{"of":{"event":1}}"#).await;
        match rows {
            0 => leader.sees("Здесь появятся файлы и ссылки"),
            rows => leader.sees(&format!("Всего материалов: {}", rows.min(30))),
        }
        walks(&leader, rows.min(30), 8).await;

        // Before people can check in, who comes is asked; afterwards who is there.
        for (event, count) in [(1, "👥 Идут 0 из"), (6, "👥 На месте 0 из")] {
            leader.goes(&format!(r#">*:colleagues:{{"event":{{"event":{event}}}}}"#)).await;
            match rows {
                0 => leader.sees("Здесь пока никого не ждут."),
                rows => leader.sees(&format!("{count} {rows}")),
            }
            walks(&leader, rows, 8).await;
        }

        leader.goes(r#">*:attendance:{"sheet":{"event":6}}"#).await;
        match rows {
            0 => leader.sees("В списке пока никого нет."),
            rows => leader.sees(&format!("👥 Пока никто не отмечен, в списке {rows}")),
        }
        walks(&leader, rows, 8).await;
        leader.goes(r#">*:attendance:{"sheet":{"event":7}}"#).await;
        if rows > 0 {
            leader.sees(&format!("👥 Отмечено {rows} из {rows}"));
        }
        leader.presses("Участие").await;
        if rows == 0 {
            leader.sees("Пока никто не отмечен.");
        }
        walks(&leader, rows, 8).await;
        leader.presses("‹ Назад").await;
        leader.presses("Приход и уход").await;
        walks(&leader, rows, 8).await;

        leader.goes(r#">*:evaluation:{"event":{"event":8}}"#).await;
        leader.sees("В среднем 5,0 из 5, 300 ответов");
        walks(&leader, rows, 10).await;
        // Which guests may the leader have been? Those of her family name.
        irina.goes(r#">1:people:{"card":{"id":1}}"#).await;
        irina.does(&["Изменить запись", "Был гостем"]).await;
        irina.sees(match rows {
            0 => "среди гостей никого нет",
            _ => "Выберите имя, как его записали на событии",
        });
        walks(&irina, rows, 7).await;
    }
    world.end().await;
}

/// Messages: those that were sent, and the clusters and events for whom one is written. The longest answers in words, of
/// schools of long names, fit on a card too.
#[tokio::test]
async fn the_lists_of_messages_hold_at_any_length() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let mut before = 0;
    for rows in ROWS {
        if rows > 0 {
            let numbers = numbers(before, rows);
            tampers(
                &world,
                format!(
                    "INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, by_school, state, made_at,
                                            begins_at, ended_at)
                     {numbers} SELECT n, 1, 1, json_object('text', 'Пришлите план ' || n), '\"words\"',
                            '{{\"ru\":[\"координатор\",\"все\"],\"en\":[\"coordinator\",\"all\"]}}', 1, 'done',
                            '2026-11-20T09:00:00+00:00', '2026-11-20T09:00:00+00:00', '2026-11-20T09:00:00+00:00' FROM n;
                     INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase,
                                         founded_at)
                     {numbers} SELECT n, 1, 'cluster', 'Кластер ' || n, CAST(printf('%06d', n) AS BLOB), ' кластер ' || n, 1,
                            'working', '2026-11-01T00:00:00+00:00' FROM n;
                     INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
                     {numbers} SELECT 1000 + n, 1, n || ' ' || substr(hex(zeroblob(120)), 1, 110),
                            n || ' ' || substr(hex(zeroblob(120)), 1, 110), CAST(printf('%06d', n) AS BLOB), '' FROM n;
                     INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                         post_id, enrolled_at)
                     {numbers} SELECT 1000 + n, 1, 1000 + n, 'Рядовая' || n, 'Анна', CAST(printf('%06d', n) AS BLOB), '', 2,
                            '2026-09-01T00:00:00+00:00' FROM n;
                     INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id, state, sent_at, answered_at,
                                                      nth, said)
                     {numbers} SELECT 1, 1000 + n, 1000 + n, 'sent', '2026-11-20T09:00:00+00:00',
                            '2026-11-20T10:00:00+00:00', n, replace(hex(zeroblob(150)), '0', 'я') FROM n"
                ),
            )
            .await;
            before = rows;
        }
        irina.does(&["> /menu", "Кластеры и события", "📄 Рассылки"]).await;
        irina.sees(&match rows {
            0 => "Здесь будет то, что вы разошлёте".to_owned(),
            rows => said(rows, "Всего 1 рассылка.", "Всего {} рассылок."),
        });
        walks(&irina, rows, 7).await;
        if rows > 0 {
            irina.goes(r#">1:broadcasts:{"card":{"id":1}}"#).await;
            irina.sees(&format!("Ответили школы: {rows} из {rows}"));
            irina.presses("По людям").await;
            irina.sees(&said(rows, "Всего 1 человек.", "Всего {} человек."));
            walks(&irina, rows, 10).await;
            irina.presses("Школы").await;
            irina.sees(&said(rows, "Всего 1 школа.", "Всего {} школ."));
            walks(&irina, rows, 10).await;
        }
        begins(&irina).await;
        irina.presses("Кластер").await;
        irina.sees(if rows == 0 {
            "Выбирать пока не из чего."
        } else {
            "Выберите или напишите часть названия."
        });
        walks(&irina, rows, 8).await;
        irina.does(&["> /calendar", "Кластер"]).await;
        irina.sees(if rows == 0 {
            "Кластеров пока нет."
        } else {
            "Выберите кластер или напишите часть названия."
        });
        walks(&irina, rows, 8).await;
        // What was begun is left, so that the next time begins anew.
        world.tamper("DELETE FROM session WHERE room = 'newbroadcast'").await;
    }
    world.end().await;
}
