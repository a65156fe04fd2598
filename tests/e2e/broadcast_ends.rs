//! How messages to many end: who was blocked and what failed, an answer that comes before the question does, a leader who leads
//! no more, and more messages in a day than one digest holds.

use chrono::TimeDelta;
use sim::{Aim, Fault};

use crate::broadcasts::{begins, crowd, runs};
use crate::events::cluster;
use crate::papers::{cells, file};
use crate::world::{Somebody, World};

const CARD: &str = r#">1:broadcasts:{"card":{"id":1}}"#;
const FIRST_CARD: &str = r#">1:broadcasts:"all""#;

/// «A final report: delivered, blocked, failed with reasons»: each stands in the report, by name and in the spreadsheet; again
/// to the failed reaches them alone.
#[tokio::test]
async fn who_is_blocked_and_what_fails_is_told_with_its_reason() {
    let mut world = World::start().await;
    world.expects_errors();
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let vera = world.teacher("Орлова Вера Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    begins(&irina).await;
    irina.does(&["Всем", "Дальше: 3", "> Каникулы с понедельника"]).await;
    world.sim.faults().next(1, Aim::method("sendMessage").to(olga.id.0), Fault::Blocked);
    world.sim.faults().next(1, Aim::method("sendMessage").to(anna.id.0), Fault::Code(400));
    irina.presses("Отправить: 3").await;
    runs(&world).await;
    assert!(vera.chat().contains("Каникулы с понедельника"), "{}", vera.chat());
    irina.goes(CARD).await;
    irina.sees("✅ Рассылка закончена: 3");
    irina.sees("✅ Доставлено: 1");
    irina.sees("❌ Закрыли бота: 1");
    irina.sees("❌ Не отправилось: 1");
    irina.presses("По людям").await;
    irina.presses("Не дошло").await;
    irina.sees("Всего 2 человека.");
    irina.sees("Петрова О. С. — бот закрыт при отправке");
    irina.sees("Лугова А. И. — не отправилось");
    irina.presses("‹ Назад").await;
    irina.presses("Таблица").await;
    let rows = cells(file(&irina).1);
    let row = |name: &str| rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("{name}: {rows:?}")).clone();
    assert_eq!(row("Петрова Ольга Сергеевна")[2], "бот закрыт при отправке");
    let failed = row("Лугова Анна Ильинична");
    assert!(failed[2] == "не отправилось" && !failed[3].is_empty(), "{failed:?}");
    assert_eq!(row("Орлова Вера Ильинична")[2..4], ["доставлено", ""]);

    // Whoever was blocked writes to the bot again.
    olga.says("/menu").await;
    irina.presses("Ещё раз, кому не дошло").await;
    runs(&world).await;
    for somebody in [&olga, &anna, &vera] {
        assert_eq!(somebody.chat().matches("Каникулы с понедельника").count(), 1, "{}", somebody.chat());
    }
    world.end().await;
}

/// «One answer a school …: everybody of the school sees that and when it was answered»: below a picture, too, and whoever gets the
/// question in the morning only, with the answer that a colleague has given meanwhile.
#[tokio::test]
async fn a_school_s_answer_stands_under_a_picture_and_meets_who_waited() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let vera = world.teacher("Орлова Вера Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper("UPDATE account SET quiet_from = 11, quiet_till = 14 WHERE id = 3").await;
    begins(&irina).await;
    irina.does(&["Всем", "Дальше: 3"]).await;
    irina.done(world.sim.sends_photo(irina.id, None, "Сколько педагогов в школе?")).await;
    world.fetched().await;
    irina.does(&["Что под текстом", "Спросить число", "Один ответ от школы", "Отправить: 3"]).await;
    world.sent().await;
    world.later(TimeDelta::seconds(3));
    world.sent().await;
    olga.presses("Ответить").await;
    olga.says("40").await;
    world.sent().await;
    let answer = "✅ Ответ школы: 40 (21.11 12:00";
    let under = |who: &Somebody<'_>| {
        let chat = world.sim.chat(who.id);
        let asked = chat.iter().rev().find(|message| message.text.starts_with("Сколько педагогов"));
        asked.filter(|asked| asked.media.is_some()).map(|asked| asked.text.clone())
    };
    assert!(under(&anna).is_some_and(|words| words.contains(answer)), "{}", anna.chat());
    assert!(anna.chat().contains("— Смирнова Ирина Викторовна, координатор"), "{}", anna.chat());
    assert!(under(&vera).is_none(), "her hours are quiet: {}", vera.chat());
    world.later(TimeDelta::hours(3));
    world.sent().await;
    runs(&world).await;
    assert!(under(&vera).is_some_and(|words| words.contains(answer)), "{}", vera.chat());
    assert!(vera.card().has_button("Изменить ответ"), "{}", vera.screen());
    world.end().await;
}

/// «Reminder to the silent alone»: whoever answers by the older copy while the reminder waits is reminded of nothing. The words of a
/// long message are kept whole, with who writes; what was answered is shortened.
#[tokio::test]
async fn a_reminder_does_not_ask_who_has_answered_while_it_waited() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper("UPDATE account SET quiet_from = 13, quiet_till = 15 WHERE id = 1").await;
    begins(&irina).await;
    irina.does(&["Всем", "Дальше: 2"]).await;
    // It fits with the signature, and hardly with more.
    irina.says(&format!("Что скажете? {}", "я".repeat(3_790))).await;
    irina.does(&["Что под текстом", "Спросить ответ словами", "Отправить: 2"]).await;
    runs(&world).await;
    world.later(TimeDelta::minutes(90));
    irina.goes(CARD).await;
    irina.presses("Напомнить молчащим").await;
    world.sent().await;
    assert_eq!(anna.chat().matches("⏳ Напоминание: ждём ваш ответ.").count(), 1, "{}", anna.chat());
    olga.presses("Ответить").await;
    olga.says(&"ж".repeat(300)).await;
    world.later(TimeDelta::hours(2));
    world.sent().await;
    runs(&world).await;
    assert!(!olga.chat().contains("Напоминание"), "{}", olga.chat());
    let chat = world.sim.chat(olga.id);
    let copies: Vec<_> = chat.iter().filter(|message| message.text.starts_with("Что скажете? яяя")).collect();
    for copy in copies.iter().filter(|copy| copy.text.contains("Кому: ")) {
        assert!(copy.text.contains("✅ Ваш ответ: жж"), "{}", copy.text);
        assert!(copy.text.ends_with("— Смирнова Ирина Викторовна, координатор\nКому: все"), "{}", copy.text);
        assert!(copy.text.encode_utf16().count() <= 4096);
    }
    assert_eq!(copies.iter().filter(|copy| copy.text.contains("Кому: ")).count(), 2, "{}", olga.chat());
    world.end().await;
}

/// «A leader within his own groups»: whoever leads other groups by now neither reminds nor writes again to the members of the one
/// before; and what is on its way ends when its leader is replaced.
#[tokio::test]
async fn who_leads_the_group_no_more_goes_on_with_nothing() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    crowd(&world, 300).await;
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1000;
             INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (2, 1, 'cluster', 'Химия', x'', ' химия', 'working', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    begins(&leader).await;
    leader.does(&["Всем моим кластерам", "Дальше: 301", "> Придёте?", "Что под текстом"]).await;
    leader.does(&["Спросить число", "Отправить: 301"]).await;
    runs(&world).await;
    assert!(member.chat().contains("Придёте?"), "{}", member.chat());
    begins(&leader).await;
    leader.does(&["Всем моим кластерам", "Дальше: 301", "> Встречаемся в среду", "Отправить: 301"]).await;
    world.sent().await;
    world
        .tamper(
            "UPDATE appointment SET until = '2026-11-21T09:00:00+00:00', ended_by = 'order' WHERE group_id = 1;
             INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             VALUES (1, 1, 'leader', 2, '2026-11-21T00:00:00+00:00')",
        )
        .await;
    world.later(TimeDelta::seconds(3));
    world.sent().await;
    assert_eq!(world.text("SELECT state || ' ' || stopped_by FROM broadcast WHERE id = 2").await, "cancelled right");
    let sent = "SELECT count(*) FROM broadcast_recipient WHERE broadcast_id = 2 AND state = 'sent'";
    assert_eq!(world.count(sent).await, 150);
    leader.goes(CARD).await;
    leader.presses("Напомнить молчащим").await;
    leader.sees("Руководитель пишет участникам своих кластеров");
    world.later(TimeDelta::minutes(1));
    world.sent().await;
    assert!(!member.chat().contains("Напоминание"), "{}", member.chat());
    assert_eq!(world.count("SELECT reminders FROM broadcast WHERE id = 1").await, 0);
    // What was sent is still to be read.
    leader.goes(FIRST_CARD).await;
    leader.sees("Всего 2 рассылки.");
    world.end().await;
}

/// «One daily digest», «each list with 0, 1, 7, 300 rows»: one message comes as itself, seven as one list, and of three hundred no
/// message is left out and no list is longer than a card.
#[tokio::test]
async fn a_digest_holds_what_fits_and_the_next_the_rest() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper("UPDATE account SET digest = 1 WHERE id = 1").await;
    let mut before = 0;
    for rows in [0_usize, 1, 7, 300] {
        let due = (world.now() + TimeDelta::hours(1)).format("%Y-%m-%dT%H:%M:%S+00:00");
        let till = before + rows;
        let statements = format!(
            "INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, everybody, state, made_at, begins_at,
                                    staged_to, next_at)
             WITH RECURSIVE n (n) AS (SELECT {before} + 1 UNION ALL SELECT n + 1 FROM n WHERE n < {till})
             SELECT n, 1, 2, json_object('text', 'Весть ' || n), '\"read\"',
                    '{{\"ru\":[\"координатор\",\"все\"],\"en\":[\"coordinator\",\"all\"]}}', 1, 'sending',
                    '2026-11-20T09:00:00+00:00', '2026-11-20T09:00:00+00:00', -1, '{due}' FROM n;
             INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id, state, digest_at)
             SELECT id, 1, 1, 'staged', '{due}' FROM broadcast WHERE id > {before}"
        );
        if rows > 0 {
            world.tamper(String::leak(statements)).await;
        }
        let (lists, whole) = (olga.chat().matches("📄 Рассылки за день: ").count(), world.sim.chat(olga.id).len());
        world.later(TimeDelta::hours(1));
        world.sent().await;
        runs(&world).await;
        let lists = olga.chat().matches("📄 Рассылки за день: ").count() - lists;
        let came = world.sim.chat(olga.id).len() - whole;
        // Eight stand in each, and four in the last.
        let expected = match rows {
            0 => (0, 0),
            1 => (0, 1),
            rows => (rows.div_ceil(8), rows.div_ceil(8)),
        };
        assert_eq!((lists, came), expected, "{rows}:\n{}", olga.chat());
        let sent = world.count("SELECT count(*) FROM broadcast_recipient WHERE state = 'sent'").await;
        assert_eq!(sent as usize, till, "{rows} messages");
        for message in world.sim.chat(olga.id) {
            assert!(message.text.encode_utf16().count() <= 4096 && message.keyboard.len() <= 8, "{}", message.text);
        }
        before = till;
    }
    for number in 2..=308 {
        assert!(olga.chat().contains(&format!(": Весть {number}\n")), "message {number} was left out");
    }
    world.end().await;
}

/// «A final report … by page and as a spreadsheet»: of more people than one file holds none is left off; each part says which rows
/// it has, and the pages count everybody.
#[tokio::test]
async fn a_report_of_more_people_than_a_file_holds_comes_in_parts() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            r#"INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                   post_id, teaching_since, enrolled_at)
               WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10500)
               SELECT 1000 + n, 1, 1, 'Участник' || n, 'Анна', CAST(printf('%05d', n) AS BLOB), '', 1, '2015-09-01',
                      '2026-09-01T00:00:00+00:00' FROM numbers;
               INSERT INTO broadcast (id, municipality_id, author_id, says, asks, whom, state, made_at, begins_at, ended_at)
               VALUES (1, 1, 1, '{"text":"Каникулы"}', '"nothing"',
                       '{"ru":["координатор","всем"],"en":["coordinator","all"]}', 'done', '2026-11-20T10:00:00+00:00',
                       '2026-11-20T10:00:00+00:00', '2026-11-20T11:00:00+00:00');
               INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id, state, sent_at)
               SELECT 1, id, 1, 'sent', '2026-11-20T10:30:00+00:00' FROM person WHERE id > 1000 AND id <= 11000"#,
        )
        .await;
    // As many as a file holds are one file.
    irina.goes(CARD).await;
    irina.sees("✅ Рассылка закончена: 10000");
    assert!(irina.card().has_button("Таблица"), "{}", irina.screen());
    world
        .tamper(
            "INSERT INTO broadcast_recipient (broadcast_id, person_id, organisation_id, state, sent_at)
             SELECT 1, id, 1, 'sent', '2026-11-20T10:30:00+00:00' FROM person WHERE id > 11000",
        )
        .await;
    irina.goes(CARD).await;
    irina.sees("Таблица — по 10000 человек в файле: выберите часть.");
    assert!(irina.card().has_button("Таблица: 1–10000"), "{}", irina.screen());
    irina.presses("Таблица: 10001–10500").await;
    let (name, bytes) = file(&irina);
    assert_eq!(name, "Рассылка_1_2026-11-21_10001-10500.xlsx");
    assert!(irina.chat().contains("строки 10001–10500 из 10500"), "{}", irina.chat());
    let rows = cells(bytes);
    assert_eq!(rows.len(), 501, "its head, and whom the first file does not hold");
    assert_eq!((&*rows[1][0], &*rows[500][0]), ("Участник10001 Анна", "Участник10500 Анна"));

    irina.presses("По людям").await;
    irina.sees("Всего 10500 человек.");
    assert!(irina.card().has_button("1 из 1050"), "{}", irina.screen());
    irina.presses("‹").await;
    irina.sees("Участник10500 А.");
    irina.sees("1050 из 1050");
    world.end().await;
}
