//! Self-diagnosis: three minutes of buttons that end in deficits (S4-01, PAPERS P22).

use chrono::TimeDelta;

use crate::world::{Somebody, World};

const NONE: &str = "Не знаю, как";
const HELP: &str = "Нужна помощь";
const COPES: &str = "Справляюсь";
const TEACHES: &str = "Могу научить коллегу";

async fn answers(somebody: &Somebody<'_>, answers: &[&str]) {
    for answer in answers {
        somebody.presses(answer).await;
    }
}

/// From the first press to what is written down: two taps and one a statement.
#[tokio::test]
async fn ten_statements_end_in_deficits() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.says("/selfcheck").await;
    olga.sees("🔒 Видите только вы");
    assert!(!olga.card().has_button("Управленческие"), "{}", olga.screen());
    olga.presses("Быстрая, все области").await;
    olga.sees("1 из 10");
    answers(&olga, &[COPES, TEACHES, COPES, COPES, HELP, NONE, COPES, COPES, COPES, HELP]).await;
    olga.sees("Что вышло");
    olga.sees("Можете научить: Трудные темы предмета");
    olga.sees("1. Работа с разными уровнями: заметно");
    olga.sees("2. Трудное поведение: очень трудно");
    olga.sees("3. Задания на функциональную грамотность: заметно");
    olga.sees("сильное — в «Могу помочь с…»");
    olga.presses("✅ 1. Работа с разными уровнями").await;
    // What one could teach is left out and taken again.
    olga.presses("✅ Помогу: Трудные темы предмета").await;
    olga.presses("Помогу: Трудные темы предмета").await;
    olga.presses("Записать 2 дефицита").await;
    olga.sees("«Могу помочь с…»: записана 1 тема. Видите только вы");
    assert_eq!(world.count("SELECT count(*) FROM strength WHERE shown = 0").await, 1);
    olga.sees("✅ Сохранено, записано 2 дефицита.");
    olga.sees("Психолого-педагогические: 33 %");
    let kept = "SELECT group_concat(level, ' ') FROM (SELECT level FROM deficit ORDER BY id)";
    assert_eq!(world.text(kept).await, "high medium");
    // What is kept are sums by topic: of nine items and one category.
    assert_eq!(world.count("SELECT count(*) FROM self_check").await, 10);
    olga.presses("Мои дефициты").await;
    olga.sees("Трудное поведение");
    world.end().await;
}

/// What was begun is continued where it was left, an answer is mended by the way back, and a digit answers too.
#[tokio::test]
async fn a_sitting_can_be_left_and_mended() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.says("/selfcheck").await;
    olga.presses("Нормативно-правовые").await;
    answers(&olga, &[NONE, COPES]).await;
    olga.sees("3 из 9");
    olga.says("/menu").await;
    olga.says("/selfcheck").await;
    olga.presses("Продолжить").await;
    olga.sees("3 из 9");
    olga.presses("‹ Назад").await;
    olga.sees("2 из 9");
    olga.sees("Сейчас: Справляюсь");
    olga.says("3").await;
    olga.says("7").await;
    olga.sees("3 из 9");
    answers(&olga, &[COPES, COPES, COPES, COPES, COPES, COPES, COPES]).await;
    olga.sees("1. Обновлённые ФГОС и ФОП: очень трудно");
    olga.presses("✅ 1. Обновлённые ФГОС и ФОП").await;
    olga.presses("Сохранить без дефицитов").await;
    olga.sees("✅ Сохранено.");
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 0);
    world.end().await;
}

/// The second time shows the change, and what stands open already gets the level of today and no second row.
#[tokio::test]
async fn the_change_since_last_time_is_seen() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    for (answer, save) in [(NONE, "Записать 4 дефицита"), (HELP, "Записать 4 дефицита")]
    {
        olga.says("/selfcheck").await;
        olga.presses_like("Цифровые").await;
        answers(&olga, &[answer; 8]).await;
        olga.presses(save).await;
        world.later(TimeDelta::days(30));
    }
    olga.sees("Безопасность в сети: 33 % (было 0 %)");
    assert_eq!(
        world.text("SELECT count(*) || ' ' || min(level) || ' ' || max(level) FROM deficit").await,
        "4 medium medium"
    );
    olga.presses("Картинка").await;
    olga.messages_with("Больше всего помощь нужна здесь");
    // All of it goes at a word, and the deficits stay.
    olga.says("/selfcheck").await;
    for label in ["Мой профиль", "Удалить результаты", "Удалить результаты"]
    {
        olga.presses(label).await;
    }
    olga.sees("✅ Результаты удалены.");
    assert_eq!(world.count("SELECT count(*) FROM self_check").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 4);
    world.end().await;
}

/// S0-04: whoever manages is asked about managing; what one says of oneself is deleted with the person.
#[tokio::test]
async fn who_manages_is_asked_about_it_and_an_erasure_takes_all() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper("UPDATE person SET post_id = (SELECT id FROM post WHERE management = 1 LIMIT 1)").await;
    olga.says("/selfcheck").await;
    olga.presses("Управленческие").await;
    answers(&olga, &[TEACHES; 8]).await;
    olga.sees("Отмеченное запишется в «Могу помочь с…», видеть это будете только вы.");
    olga.presses("Сохранить без дефицитов").await;
    assert_eq!(world.count("SELECT count(*) FROM self_check").await, 4);
    for step in ["/forget", "Удалить всё"] {
        match step.strip_prefix('/') {
            Some(_) => olga.says(step).await,
            None => olga.presses(step).await,
        }
    }
    assert_eq!(world.count("SELECT count(*) FROM self_check").await, 0);
    world.end().await;
}

/// Growth «versioned»: what was answered of an earlier version of a questionnaire is no draft of the newer one, since its
/// statements are others; it is begun anew, and nothing of it is kept.
#[tokio::test]
async fn a_sitting_of_an_earlier_version_is_begun_anew() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.says("/selfcheck").await;
    olga.presses("Нормативно-правовые").await;
    answers(&olga, &[NONE, COPES]).await;
    world
        .tamper("UPDATE session SET step = json_set(step, '$.asks.sitting.version', 0) WHERE room = 'selfcheck'")
        .await;
    assert_eq!(world.count("SELECT step ->> '$.asks.sitting.version' FROM session WHERE room = 'selfcheck'").await, 0);
    // The card that stands in the chat says so, and stores nothing.
    olga.presses(COPES).await;
    olga.sees("Этого уже нет");
    olga.says("/menu").await;
    olga.does_not_see("самодиагностик");
    olga.says("/selfcheck").await;
    assert!(!olga.card().has_button("Продолжить"), "{}", olga.screen());
    olga.presses("Нормативно-правовые").await;
    olga.sees("1 из 9");
    assert_eq!(world.count("SELECT count(*) FROM self_check").await, 0);
    world.end().await;
}
