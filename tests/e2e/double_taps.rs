//! «Bad input and faults»: «a double tap on every button of this issue». Whoever taps each button twice does what one tap
//! does: the same rows are there afterwards, and nobody is told anything twice.

use std::sync::atomic::Ordering;

use chrono::TimeDelta;

use crate::broadcasts::{begins, runs};
use crate::events::{cluster, seminar};
use crate::world::{Somebody, World};

/// How many rows each table holds, but for the engine's own; and how many notices there were.
async fn rows(world: &World) -> Vec<(String, i64)> {
    let mut reader = world.app().database().reader().await.unwrap();
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
           AND name NOT IN ('inbox', 'session', 'outbox', 'standing_notice', 'duty', '_sqlx_migrations', 'account')
         ORDER BY name",
    )
    .fetch_all(&mut *reader)
    .await
    .unwrap();
    let mut rows = Vec::new();
    for table in tables {
        let count = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}")));
        rows.push((table, count.fetch_one(&mut *reader).await.unwrap()));
    }
    rows
}

/// What the bot has said to somebody that they have not asked for.
fn told(who: &Somebody<'_>, words: &str) -> usize {
    who.chat().matches(words).count()
}

/// An event from its making to the certificate.
async fn an_event(world: &World) -> Vec<usize> {
    let (leader, member) = cluster(world).await;
    let second = world.teacher("Ершов Пётр Ильич").await;
    world
        .tamper("INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 3, '2026-11-01T00:00:00+00:00')")
        .await;
    seminar(&leader).await;
    member.presses("Иду").await;
    second.presses("Иду").await;
    leader.opens("event-1").await;
    leader.does(&["Ответы", "Ограничить число мест", "> 1"]).await;
    leader.sees("Кто подождёт?");
    leader.does(&["Ершов П. И.", "В лист ожидания: 1"]).await;
    world.deliver().await;
    leader.does(&["Мест: 1", "Без ограничения"]).await;
    world.deliver().await;
    // Somebody without a messenger is answered for, and is not after all.
    world
        .tamper(
            "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             VALUES (99, 1, 1, 'Зимина', 'Анна', x'01', ' зимина анна', 1, '2015-09-01', '2026-11-01T00:00:00+00:00');
             INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 99, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    leader.opens("event-1").await;
    leader.does(&["Ответы", "Ответить за коллег", "Зимина А.", "✅ Зимина А."]).await;
    world.tamper("DELETE FROM membership WHERE person_id = 99").await;
    leader.opens("event-1").await;
    leader.does(&["Перенести", "26", "15:30", "Перенести и уведомить"]).await;
    world.deliver().await;
    member.opens("event-1").await;
    member.does(&["Выступить с темой", "доклад", "> Музей как класс"]).await;

    // Fewer than five are never asked how it went.
    world
        .tamper(
            "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             SELECT value, 1, 1, 'Рядовая' || value, 'Анна', CAST(value AS BLOB), ' рядовая' || value || ' анна', 1,
                    '2015-09-01', '2026-11-01T00:00:00+00:00' FROM json_each('[101,102,103,104]');
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 100",
        )
        .await;
    world.later(TimeDelta::days(5) + TimeDelta::hours(4));
    world.deliver().await;
    // What has begun is held once more: the form is opened by that, and nothing is made yet.
    leader.opens("event-1").await;
    leader.presses("Провести ещё раз").await;
    leader.says("/cancel").await;
    member.opens("event-1").await;
    member.presses("Я на месте").await;
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.presses("❌ Не было").await;
    leader.presses_like("Ершов").await;
    leader.sees("❌ Ершов П. И.");
    leader.does(&["✅ Пришли", "> Гостева Мария", "Записать гостем"]).await;
    leader.does(&["Снять все", "Снять все", "Вернуть как было"]).await;
    leader.sees("❌ Ершов П. И.");
    leader.presses("Остальные пришли").await;
    leader.sees("Отмечено 5 из 6, гостей 1");
    leader.sees("Вернуть как было");
    leader.presses("QR-код и печать").await;
    leader
        .does(&["QR-код", "Спрашивать код с экрана", "Не спрашивать код", "Сделать новый QR-код", "Сделать новый"])
        .await;
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.presses("Участие").await;
    leader.presses_like("Гость Гостева").await;
    leader.does(&["мастер-класс", "Закрыть лист", "Открыть снова", "Ошибка в отметке", "Закрыть лист"]).await;
    world.until_count("SELECT count(*) FROM evaluation WHERE state = 'begun'", 0).await;
    world.deliver().await;
    assert!(member.chat().contains("Как прошло?"), "{}", member.chat());
    member.presses("5").await;
    assert_eq!(world.text("SELECT group_concat(score || ':' || given) FROM evaluation_score").await, "5:1");
    member.opens("event-1").await;
    member.presses("Сертификат").await;
    world.deliver().await;
    vec![
        told(&member, "Перенесено:"),
        told(&second, "Перенесено:"),
        told(&second, "Мест стало меньше"),
        told(&member, "Как прошло?"),
    ]
}

/// The end of a message. The question of an answer quotes its words, and stands below for each tap on a notice that asks
/// for it: the signature is the message's alone.
const SIGNED: &str = "— Смирнова Ирина Викторовна, координатор";

/// A message that asks for a number, its reminder, and what became of it.
async fn a_message(world: &World) -> Vec<usize> {
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    world.tamper("UPDATE organisation SET confirmed = 1").await;
    begins(&irina).await;
    irina.does(&["Школа", "Школа № 3", "Готово: 1", "Дальше: 2", "> Сколько педагогов в школе?"]).await;
    irina.does(&["Что под текстом", "Спросить число", "Один ответ от школы", "✅ Один ответ от школы"]).await;
    irina.presses("Отправить: 2").await;
    runs(world).await;
    olga.presses("Ответить").await;
    olga.says("40").await;
    irina.goes(r#">1:broadcasts:{"card":{"id":1}}"#).await;
    irina.presses("Напомнить молчащим").await;
    runs(world).await;
    irina.goes(r#">1:broadcasts:{"card":{"id":1}}"#).await;
    irina.does(&["По людям", "Молчат", "‹ Назад"]).await;
    // One that is put off, and cancelled.
    begins(&irina).await;
    irina.does(&["Всем", "Дальше: 2", "> Ждём всех", "Когда", "25", "> 9:00", "~ Отправить"]).await;
    irina.does(&["Отменить рассылку", "Отменить рассылку"]).await;
    world.deliver().await;
    vec![told(&anna, SIGNED), told(&anna, "Напоминание: ждём ваш ответ."), told(&olga, SIGNED)]
}

#[tokio::test]
async fn each_button_of_an_event_s_life_does_by_two_taps_what_it_does_by_one() {
    let mut ends = Vec::new();
    for twice in [false, true] {
        let world = World::start().await;
        world.taps_twice.store(twice, Ordering::Relaxed);
        let heard = an_event(&world).await;
        ends.push((rows(&world).await, heard));
        world.end().await;
    }
    assert_eq!(ends[0], ends[1]);
}

#[tokio::test]
async fn each_button_of_a_message_does_by_two_taps_what_it_does_by_one() {
    let mut ends = Vec::new();
    for twice in [false, true] {
        let world = World::start().await;
        world.taps_twice.store(twice, Ordering::Relaxed);
        let heard = a_message(&world).await;
        ends.push((rows(&world).await, heard));
        world.end().await;
    }
    assert_eq!(ends[0], ends[1]);
}
