//! Data calls: one question to many schools, one answer a school, and what came of it; and messages by deficits, of which
//! nobody learns whom they are for.

use chrono::TimeDelta;

use crate::broadcasts::{begins, crowd, runs};
use crate::world::{Somebody, World};

/// Thirty schools with two people each, who agreed to everything.
async fn thirty_schools(world: &World) -> Vec<sim::PersonId> {
    let people = crowd(world, 60).await;
    world
        .tamper(
            "INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             WITH RECURSIVE numbers (n) AS (SELECT 101 UNION ALL SELECT n + 1 FROM numbers WHERE n < 130)
             SELECT n, 1, 'Школа-сад № ' || n, 'Школа-сад № ' || n, CAST(n AS BLOB), ' школа сад ' || n FROM numbers;
             UPDATE person SET organisation_id =
                    101 + ((SELECT count(*) FROM person AS before WHERE before.id > 1000 AND before.id < person.id) % 30)
             WHERE id > 1000",
        )
        .await;
    people
}

/// Does the steps: «> …» is typed, anything else is a button.
async fn takes(somebody: &Somebody<'_>, most: usize, steps: &[&str]) {
    assert!(steps.len() <= most, "{} taps, and {most} are allowed", steps.len());
    for step in steps {
        match step.strip_prefix("> ") {
            Some(typed) => somebody.says(typed).await,
            None => somebody.presses(step).await,
        }
    }
}

/// «Events, Data call»: thirty schools are asked for a number in eleven taps from the menu; the newest answer of a school
/// counts, its people see it, the silent alone are reminded, and the sum stands on the card and in the spreadsheet.
#[tokio::test]
async fn thirty_schools_are_asked_for_a_number() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let people = thirty_schools(&world).await;
    let steps = [
        "> /menu",
        "Кластеры и события",
        "📄 Рассылки",
        "Новая рассылка",
        "Всем",
        "Дальше: 60",
        "> Сколько педагогов в школе?",
        "Что под текстом",
        "Спросить число",
        "Один ответ от школы",
        "Отправить: 60",
    ];
    takes(&irina, 11, &steps).await;
    runs(&world).await;

    // The first and the thirty-first work at one school.
    let (one, other) = (world.knows(people[0]), world.knows(people[30]));
    one.presses("Ответить").await;
    one.sees("Сколько педагогов в школе?");
    one.says("около сорока").await;
    one.sees("Нужно целое число. Например: 12");
    one.says("40").await;
    world.deliver().await;
    assert!(other.chat().contains("✅ Ответ школы: 40 (21.11 12:00, Рядовой Н.)"), "{}", other.chat());
    other.presses("Изменить ответ").await;
    other.sees("✅ Ответ школы: 40");
    other.says("41 чел.").await;
    world.deliver().await;
    assert!(one.chat().contains("✅ Ответ школы: 41"), "{}", one.chat());
    let third = world.knows(people[1]);
    third.presses("Ответить").await;
    third.says("19").await;

    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.sees("Ответили школы: 2 из 30");
    irina.sees("Всего по ответам: 60");
    irina.presses("По людям").await;
    irina.presses("Школы молчат").await;
    irina.sees("Всего 28 школ.");
    irina.does_not_see("Школа-сад № 101");
    irina.presses("Школы").await;
    irina.sees("Школа-сад № 101 — 41 (Рядовой Н.)");
    irina.presses("‹ Назад").await;
    irina.presses("Таблица").await;
    assert!(irina.chat().contains("Сбор_1_2026-11-21.xlsx"), "{}", irina.chat());

    // Whose school has answered is left alone, even who has not answered themselves.
    irina.presses("Напомнить молчащим").await;
    irina.sees("Напоминаем тем, кто не ответил.");
    runs(&world).await;
    let fourth = world.knows(people[2]);
    assert_eq!(fourth.chat().matches("⏳ Напоминание: ждём ваш ответ.").count(), 1, "{}", fourth.chat());
    for answered in [people[0], people[30], people[1], people[31]] {
        let chat = world.knows(answered).chat();
        assert!(!chat.contains("Напоминание"), "{chat}");
    }
    world.end().await;
}

/// «Events, Data call»: people answer in words; an answer goes with whoever gave it.
#[tokio::test]
async fn words_are_an_answer_and_go_with_their_writer() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Лугова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.presses("Дальше: 2").await;
    irina.says("Какую тему возьмём на семинар?").await;
    irina.presses("Что под текстом").await;
    irina.presses("Спросить ответ словами").await;
    irina.presses("Отправить: 2").await;
    runs(&world).await;
    olga.presses("Ответить").await;
    olga.says(&"я".repeat(305)).await;
    olga.sees("Ответ длиннее трёхсот знаков на 5.");
    olga.says("Функциональная грамотность").await;
    world.deliver().await;
    assert!(olga.chat().contains("✅ Ваш ответ: Функциональная грамотность"), "{}", olga.chat());
    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.sees("Ответили 1 из 2:");
    irina.presses("По людям").await;
    irina.sees("Петрова О. С. — Функциональная грамотность");
    irina.presses("Молчат").await;
    irina.sees("Лугова А. И.");
    irina.does_not_see("Петрова О. С.");
    olga.says("/forget").await;
    olga.presses("Удалить всё").await;
    assert_eq!(world.count("SELECT count(*) FROM broadcast_recipient WHERE said IS NOT NULL").await, 0);
    anna.sees("Какую тему возьмём на семинар?");
    world.end().await;
}

/// «Events, Broadcasts»: by a category of deficits: about how many by the published figures, sums in steps of five, no page,
/// no spreadsheet, no name, and nothing in the load of the week.
#[tokio::test]
async fn by_deficits_the_sender_learns_nobody() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let people = crowd(&world, 20).await;
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT id, 1, 'Своими словами', 'low', '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1000
             ORDER BY id LIMIT 12",
        )
        .await;
    world.later(TimeDelta::hours(1));
    world.deliver().await;
    assert!(world.count("SELECT count(*) FROM look").await > 0, "the figures have moved");
    // What no cluster covers is a demand, of which a coordinator hears.
    world.until_said(irina.id, "Есть спрос на новый кластер").await;
    begins(&irina).await;
    irina.presses("Дефициты").await;
    let first = irina.card().labels()[0][0].to_owned();
    irina.presses(&first).await;
    irina.presses_like("Готово").await;
    irina.sees("👥 Около 10 человек, по последним показателям.");
    irina.presses("Дальше: 10").await;
    irina.says("Открыта запись на курс").await;
    irina.presses("Что под текстом").await;
    irina.presses("Спросить число").await;
    irina.sees("По дефицитам можно спросить только с готовыми ответами");
    irina.presses("Вопрос с ответами").await;
    irina.says("Запишетесь?").await;
    irina.says("Да\nНет").await;
    irina.presses("Отправить: 10").await;
    runs(&world).await;
    let got = world.knows(people[0]);
    got.sees("Кому: тем, кому это может пригодиться");
    let without = world.knows(people[12]);
    assert!(!without.chat().contains("Открыта запись"), "{}", without.chat());
    for person in &people[..7] {
        world.knows(*person).presses("Да").await;
    }
    irina.goes(">1:broadcasts:{\"card\":{\"id\":1}}").await;
    irina.sees("✅ Доставлено: 10");
    irina.sees("• Да: 5");
    irina.sees("• Нет: 0");
    irina.does_not_see("По людям");
    irina.does_not_see("Таблица");
    irina.does_not_see("12");
    // Whoever got it has no more messages than whoever did not.
    begins(&irina).await;
    irina.presses("Всем").await;
    irina.sees("За неделю рассылок им не приходило");
    world.end().await;
}
