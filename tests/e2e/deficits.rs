//! My deficits: written down in four presses, found by typing, told in words that answer the question.

use chrono::TimeDelta;

use crate::world::World;

/// TRIED, taps: a deficit from the list cost five presses and two questions in the end. Faults 28, 29.
#[tokio::test]
async fn a_deficit_is_written_down_in_four_presses() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.does(&["> /deficits", "Записать дефицит", "Психолого-педагогические", "Мотивация учеников"]).await;
    olga.sees("Насколько это трудно?");
    for label in ["Немного", "Заметно", "Очень трудно"] {
        assert!(olga.card().has_button(label), "{label}\n{}", olga.screen());
    }
    olga.presses("Заметно").await;
    olga.sees("✅ Дефицит записан");
    olga.sees("Насколько трудно: заметно");
    assert_eq!(world.text("SELECT level FROM deficit").await, "medium");
    // Today is called so, and the line says what it is about.
    olga.says("/deficits").await;
    olga.sees("1. Мотивация учеников (психолого-педагогические): заметно, сегодня");
    world.later(TimeDelta::days(1));
    olga.says("/deficits").await;
    olga.sees("заметно, вчера");
    world.later(TimeDelta::days(1));
    olga.says("/deficits").await;
    olga.sees("заметно, сб, 21 ноября");
    // What was said can be changed.
    olga.does(&["1. Мотивация учеников", "Изменить трудность", "Очень трудно"]).await;
    olga.sees("✅ Изменено: очень трудно.");
    assert_eq!(world.text("SELECT level FROM deficit").await, "high");
    world.end().await;
}

/// Faults 28: what is hard is typed at once, in any form and case, and by other words for the same.
#[tokio::test]
async fn a_deficit_is_found_by_typing() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    for (typed, item) in [
        ("МОТИВАЦИЯ", "Мотивация учеников"),
        ("родители", "Общение с родителями"),
        ("одаренные", "Одарённые дети"),
        ("оценки", "Формирующее оценивание"),
        ("работа с родителями", "Общение с родителями"),
    ] {
        olga.does(&["> /cancel", "> /deficits", "Записать дефицит", &format!("> {typed}")]).await;
        assert!(olga.card().has_button(item), "{typed} does not find {item}:\n{}", olga.screen());
        olga.presses(item).await;
        olga.sees("Насколько это трудно?");
        olga.sees(item);
    }
    // An area is found by what it is about.
    for (typed, area) in [("нейросети", "Цифровые"), ("егэ", "Предметные"), ("буллинг", "Коммуникативные")]
    {
        olga.does(&["> /cancel", "> /deficits", "Записать дефицит", &format!("> {typed}")]).await;
        assert!(olga.card().has_button(area), "{typed} does not find {area}:\n{}", olga.screen());
    }
    // Those who do not manage are not shown what is for those who do.
    olga.does(&["> /cancel", "> /deficits", "Записать дефицит", "> наставничество в школе"]).await;
    assert!(!olga.card().has_button("Наставничество в школе"), "{}", olga.screen());
    // Within an area a word is looked for too, and a sentence is taken as it is.
    olga.does(&["> /cancel", "> /deficits", "Записать дефицит", "Цифровые", "> интеллект"]).await;
    assert!(olga.card().has_button("Искусственный интеллект в работе"), "{}", olga.screen());
    assert!(!olga.card().has_button("Безопасность в сети"), "{}", olga.screen());
    olga.presses("Показать все").await;
    olga.says("интеллект на уроке пугает меня самого").await;
    olga.sees("Насколько это трудно?");
    olga.presses("Немного").await;
    assert_eq!(world.text("SELECT own_words FROM deficit").await, "Интеллект на уроке пугает меня самого");
    world.end().await;
}

/// VOICE: nothing found says so in one way, with what to try. TRIED, words: own words begin with a capital.
#[tokio::test]
async fn what_is_in_no_list_is_written_down_as_it_is() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.does(&["> /deficits", "Записать дефицит", "> жонглирование"]).await;
    olga.sees("По запросу «жонглирование» ничего не нашлось.");
    olga.presses("Записать как есть").await;
    olga.sees("Запишем: «Жонглирование»");
    // Nothing of it is lost on the way to another card and back.
    olga.does(&["> /menu", "> /deficits", "Записать дефицит", "Продолжить", "Методические", "Очень трудно"]).await;
    olga.sees("✅ Дефицит записан");
    olga.sees("Жонглирование");
    assert_eq!(world.count("SELECT category_id FROM deficit WHERE own_words = 'Жонглирование'").await, 2);
    // The same once more is the same one.
    olga.does(&["> /deficits", "Записать дефицит", "> жонглирование", "Записать как есть", "Методические"]).await;
    olga.sees("Это у вас уже записано");
    olga.says("/deficits").await;
    olga.says("мотивация").await;
    olga.sees("По запросу «мотивация» ничего не нашлось.");
    // Two letters are no deficit.
    olga.does(&["> /deficits", "Записать дефицит", "> жу", "Записать как есть"]).await;
    olga.sees("❗ Вижу 2 знака");
    world.end().await;
}

/// A form that was left at the question of an earlier version, «Всё верно?», asks its last one again.
#[tokio::test]
async fn a_form_of_an_earlier_version_goes_on() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.does(&["> /deficits", "Записать дефицит", "Цифровые", "Безопасность в сети"]).await;
    world
        .tamper("UPDATE session SET step = json_set(step, '$.asks', NULL, '$.draft.level', 'low') WHERE room = 'newdeficit'")
        .await;
    olga.does(&["> /deficits", "Записать дефицит", "Продолжить"]).await;
    olga.sees("Насколько это трудно?");
    olga.presses("Заметно").await;
    assert_eq!(world.text("SELECT level FROM deficit").await, "medium");
    world.end().await;
}

/// So many deficits of the first person, and no others.
macro_rules! deficits {
    ($rows:literal) => {
        concat!(
            "DELETE FROM deficit;
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ",
            $rows,
            ")
             INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT 1, 1 + i % 9, 'Забота ' || i, 'low', '2026-11-01T00:00:00+00:00' FROM n"
        )
    };
}

/// Lists of nothing, of one, of a page and of many.
#[tokio::test]
async fn the_list_of_deficits_holds_at_any_length() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.says("/deficits").await;
    olga.sees("Здесь будет то, что пока даётся трудно. Видите только вы.");
    for (rows, sees) in [
        (deficits!(1), "Выберите, чтобы открыть."),
        (deficits!(7), "Всего 7 дефицитов."),
        (deficits!(300), "Всего 300 дефицитов."),
    ] {
        world.tamper(rows).await;
        olga.says("/deficits").await;
        olga.sees(sees);
        assert!(olga.card().labels().len() <= 12, "{}", olga.screen());
    }
    olga.sees("1 из 50");
    olga.presses("‹").await;
    olga.sees("50 из 50");
    olga.says("забота 300").await;
    olga.sees("Нашёлся 1 из 300.");
    world.end().await;
}
