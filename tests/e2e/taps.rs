//! How many taps each job takes, so that none grows unseen: the table of «TRIED, taps». A typed message is a tap.

use crate::events::{cluster, seminar};
use crate::world::{Somebody, World};

/// Does the steps, of which there may be so many: «> …» is typed, «~ …» is the button with these words, anything else is
/// a button.
async fn takes(somebody: &Somebody<'_>, most: usize, steps: &[&str]) {
    assert!(steps.len() <= most, "{} taps, and {most} are allowed", steps.len());
    for step in steps {
        if let Some(typed) = step.strip_prefix("> ") {
            somebody.says(typed).await;
        } else if let Some(words) = step.strip_prefix("~ ") {
            somebody.presses_like(words).await;
        } else {
            somebody.presses(step).await;
        }
    }
}

/// What a newcomer says and presses after «Старт».
const REGISTRATION: [&str; 9] = [
    "Соглашаюсь",
    "Включить оба и дальше",
    "> Ольга Сергеевна Смирнова",
    "> школа №3",
    "Учитель",
    "Математика",
    "Готово: 1",
    "> 2015",
    "Всё верно",
];

/// «TRIED, taps», «A20»: who came by the link of an event is registered and goes there in eleven taps, «Старт» included;
/// it took seventeen.
#[tokio::test]
async fn a_newcomer_by_a_link_registers_and_goes_in_eleven() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    seminar(&leader).await;
    let olga = world.person("Ольга");
    olga.opens("event-1").await;
    takes(&olga, 9, &REGISTRATION).await;
    takes(&olga, 1, &["Вступить и пойти"]).await;
    olga.sees("✅ Ваш ответ: Иду");
    world.end().await;
}

/// «TRIED, taps»: an event from the menu took eight, an answer is one, and a move from the menu took seven.
#[tokio::test]
async fn an_event_takes_seven_an_answer_one_and_a_move_five() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    for title in ["> Формирующее оценивание", "> Цифровой урок"] {
        leader.says("/menu").await;
        let steps = [
            "Кластеры и события",
            "Создать событие",
            "Семинар",
            title,
            "> 26.11 14:30",
            "Школа-площадка",
            "Создать и уведомить",
        ];
        takes(&leader, 7, &steps).await;
        leader.sees("Уведомление получит 1 участник.");
        world.deliver().await;
    }
    takes(&member, 1, &["Иду"]).await;
    assert_eq!(world.count("SELECT count(*) FROM event_answer").await, 1);
    leader.says("/menu").await;
    takes(&leader, 5, &["Все события", "~ Цифровой урок", "Перенести", "27", "Перенести и уведомить"]).await;
    leader.sees("🗓 пт, 27 ноября, 14:30");
    world.end().await;
}

/// «TRIED, taps»: a deficit from the list, from the menu.
#[tokio::test]
async fn a_deficit_takes_six_from_the_menu() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let steps =
        ["Мой рост", "~ Мои дефициты", "Записать дефицит", "Психолого-педагогические", "Мотивация учеников", "Заметно"];
    takes(&olga, 6, &steps).await;
    olga.sees("✅ Дефицит записан");
    world.end().await;
}

/// «TRIED, taps»: fifty-six schools of a pasted list took two hundred and twenty to repair.
#[tokio::test]
async fn fifty_six_schools_take_four() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let lines: Vec<_> = (1..=56).map(|number| format!("{number}. МБОУ «Школа № {}»;", number + 100)).collect();
    let list = format!("> {}", lines.join("\n"));
    takes(&irina, 4, &["> /people", "Добавить школы", &list, "Добавить 56"]).await;
    assert_eq!(world.count("SELECT count(*) FROM organisation").await, 57);
    world.end().await;
}

/// «TRIED, taps»: the attendance of a hall with its exceptions took two taps for each of them.
#[tokio::test]
async fn attendance_with_exceptions_takes_three_and_a_paste() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    for name in ["Борисов Николай", "Ёлкина Анна", "Жуков Пётр", "Иванова Юлия"]
    {
        world.teacher(name).await;
    }
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 2",
        )
        .await;
    seminar(&leader).await;
    world.later(chrono::TimeDelta::days(6));
    leader.says("/menu").await;
    takes(
        &leader,
        4,
        &["~ Отметить", "> Борисов Н\nелкина, Жуков\nВера Гостева", "~ Записать гостями", "Закрыть лист"],
    )
    .await;
    assert_eq!(world.count("SELECT count(*) FROM record").await, 4);
    world.end().await;
}
