//! Reminders: a day and two hours before, to whom they are of use; and to leaders, for the sheet.

use chrono::TimeDelta;

use crate::events;
use crate::world::{Somebody, World};

/// From noon of Saturday, 21 November, to a day before Thursday, 14:30.
const TO_THE_DAY: TimeDelta = TimeDelta::minutes(4 * 24 * 60 + 150);

/// A leader, and members who come, are silent, and do not come; a seminar of Thursday, 26 November, 14:30.
async fn hall(world: &World) -> [Somebody<'_>; 4] {
    world.recalls().await;
    let [leader, comes, silent, stays] = events::hall(world).await;
    comes.presses("Иду").await;
    stays.presses("Не иду").await;
    [leader, comes, silent, stays]
}

/// Lets time go on and waits until what is due by then is done and said.
async fn later(world: &World, by: TimeDelta) {
    recalled(world, by).await;
    world.deliver().await;
}

/// The same, and waits for no notice.
async fn recalled(world: &World, by: TimeDelta) {
    world.later(by);
    let now = world.tx().await;
    let due = now.now.to_rfc3339();
    drop(now);
    world.until_recalled(&due).await;
}

/// How often somebody was reminded.
fn reminded(somebody: &Somebody<'_>) -> usize {
    somebody.chat().matches("Напоминание: Формирующее оценивание").count()
}

/// Issue 11: a day and two hours before; the silent are asked once more, and whoever does not come is left alone.
#[tokio::test]
async fn people_are_reminded_a_day_and_two_hours_before() {
    let world = World::start().await;
    let [leader, comes, silent, stays] = hall(&world).await;
    later(&world, TO_THE_DAY - TimeDelta::minutes(1)).await;
    assert_eq!(reminded(&comes), 0);
    later(&world, TimeDelta::minutes(1)).await;
    comes.sees("Напоминание: Формирующее оценивание");
    comes.sees("🗓 чт, 26 ноября, 14:30");
    comes.sees("✅ Ваш ответ: Иду");
    silent.sees("Вы ещё не ответили. Придёте?");
    assert_eq!([&leader, &comes, &silent, &stays].map(reminded), [1, 1, 1, 0]);
    // Nobody is reminded twice, whatever happens meanwhile.
    later(&world, TimeDelta::hours(21)).await;
    assert_eq!([&leader, &comes, &silent, &stays].map(reminded), [1, 1, 1, 0]);
    later(&world, TimeDelta::hours(1)).await;
    assert_eq!([&leader, &comes, &silent, &stays].map(reminded), [2, 2, 1, 0]);
    // Whoever answers a reminder has answered, and every notice says so.
    silent.presses("Не иду").await;
    world.deliver().await;
    assert!(!silent.chat().contains("Вы ещё не ответили"), "{}", silent.chat());
    world.end().await;
}

/// Issue 11: an event that is moved reminds by its new time alone.
#[tokio::test]
async fn an_event_that_is_moved_reminds_by_its_new_time_alone() {
    let world = World::start().await;
    let [leader, comes, silent, _] = hall(&world).await;
    // Who may come is reminded as well.
    comes.presses("Под вопросом").await;
    leader.presses("Открыть событие").await;
    leader.presses("Перенести").await;
    leader.presses("27").await;
    leader.presses("Перенести и уведомить").await;
    world.deliver().await;
    later(&world, TO_THE_DAY).await;
    assert_eq!([&comes, &silent].map(reminded), [0, 0]);
    later(&world, TimeDelta::days(1)).await;
    comes.sees("🗓 пт, 27 ноября, 14:30");
    assert_eq!([&comes, &silent].map(reminded), [1, 1]);
    // A reminder that stands in the chat says where the event is now.
    leader.says("/events").await;
    leader.presses_like("Формирующее").await;
    leader.presses("Перенести").await;
    leader.presses("30").await;
    leader.presses("Перенести тихо").await;
    world.deliver().await;
    assert!(!comes.chat().contains("пт, 27 ноября, 14:30\n📍"), "{}", comes.chat());
    world.end().await;
}

/// Issue 11: nothing of what is cancelled, or left.
#[tokio::test]
async fn nobody_is_reminded_of_what_is_cancelled_or_left() {
    let world = World::start().await;
    let [leader, comes, silent, _] = hall(&world).await;
    silent.says("/clusters").await;
    silent.presses_like("Физика").await;
    silent.presses("Выйти").await;
    silent.presses("Выйти").await;
    later(&world, TO_THE_DAY).await;
    assert_eq!([&comes, &silent].map(reminded), [1, 0]);
    leader.opens("event-1").await;
    leader.presses("Отменить событие").await;
    leader.presses("Отменить событие").await;
    world.deliver().await;
    assert_eq!(world.count("SELECT count(*) FROM event_reminder").await, 0);
    later(&world, TimeDelta::hours(30)).await;
    assert!(!leader.chat().contains("Кто пришёл"), "{}", leader.chat());
    assert_eq!(reminded(&comes), 0, "what stood there says that it is cancelled:\n{}", comes.chat());
    world.end().await;
}

/// Issue 11: each person's own choice.
#[tokio::test]
async fn each_chooses_when_to_be_reminded() {
    let world = World::start().await;
    let [leader, comes, silent, _] = hall(&world).await;
    comes.says("/settings").await;
    comes.presses("Напоминания").await;
    comes.sees("🗓 Напоминаем за день и за 2 часа.");
    comes.presses("✅ За день").await;
    comes.sees("🗓 Напоминаем за 2 часа.");
    silent.says("/settings").await;
    silent.presses("Напоминания").await;
    silent.presses("Без напоминаний").await;
    silent.sees("Не напоминаем.");
    assert!(silent.card().has_button("✅ Без напоминаний"), "{}", silent.screen());
    later(&world, TO_THE_DAY).await;
    assert_eq!([&leader, &comes, &silent].map(reminded), [1, 0, 0]);
    later(&world, TimeDelta::hours(22)).await;
    assert_eq!([&leader, &comes, &silent].map(reminded), [2, 1, 0]);
    silent.says("/settings").await;
    silent.presses("Напоминания").await;
    silent.presses("За день").await;
    silent.sees("🗓 Напоминаем за день.");
    world.end().await;
}

/// Issue 11: quiet hours hold a reminder until the morning, unless the event would be missed.
#[tokio::test]
async fn quiet_hours_hold_a_reminder_unless_the_event_would_be_missed() {
    let mut world = World::start().await;
    let comes = {
        let [_, comes, ..] = hall(&world).await;
        comes.id
    };
    // From 14 to 16: the day before, it waits for their end; two hours before, it would be too late.
    world.tamper("UPDATE account SET quiet_from = 14, quiet_till = 16").await;
    recalled(&world, TO_THE_DAY).await;
    world.sent().await;
    assert_eq!(reminded(&world.knows(comes)), 0);
    world.later(TimeDelta::minutes(90));
    world.restart().await;
    world.deliver().await;
    assert_eq!(reminded(&world.knows(comes)), 1);
    world.tamper("UPDATE account SET quiet_from = 12, quiet_till = 15").await;
    later(&world, TimeDelta::minutes(22 * 60 - 90)).await;
    assert_eq!(reminded(&world.knows(comes)), 2);
    world.end().await;
}

/// Issue 11: nobody is asked «Придёте?» about what is over.
#[tokio::test]
async fn no_notice_asks_any_more_when_its_event_has_begun() {
    let world = World::start().await;
    let [_, comes, silent, _] = hall(&world).await;
    later(&world, TO_THE_DAY + TimeDelta::hours(24) - TimeDelta::minutes(1)).await;
    assert!(silent.chat().contains("Придёте?"), "{}", silent.chat());
    later(&world, TimeDelta::minutes(1)).await;
    for somebody in [&comes, &silent] {
        assert!(!somebody.chat().contains("Придёте?"), "{}", somebody.chat());
        assert!(!somebody.chat().contains("[Иду]"), "{}", somebody.chat());
        assert!(somebody.chat().contains("уже началось"), "{}", somebody.chat());
    }
    world.end().await;
}

/// Issue 11: the leader of an unmarked sheet hears of it two hours after the end, and on the next morning.
#[tokio::test]
async fn a_leader_is_asked_for_an_unmarked_sheet_twice() {
    let world = World::start().await;
    let [leader, comes, ..] = hall(&world).await;
    let asked = |somebody: &Somebody<'_>| somebody.chat().matches("Кто пришёл: Формирующее оценивание").count();
    // An event without an end lasts three hours.
    later(&world, TO_THE_DAY + TimeDelta::hours(24 + 5) - TimeDelta::minutes(1)).await;
    assert_eq!(asked(&leader), 0);
    later(&world, TimeDelta::minutes(1)).await;
    assert_eq!(asked(&leader), 1);
    leader.sees("лист присутствия не закрыт");
    later(&world, TimeDelta::hours(13)).await;
    assert_eq!(asked(&leader), 1);
    // Nine in the morning.
    later(&world, TimeDelta::minutes(30)).await;
    assert_eq!((asked(&leader), asked(&comes)), (2, 0));
    leader.presses("Отметить присутствие").await;
    leader.presses("Закрыть лист").await;
    world.until_said(leader.id, "✅ Присутствие отмечено.").await;
    world.deliver().await;
    assert_eq!(asked(&leader), 0, "what stands there says that it is done:\n{}", leader.chat());
    later(&world, TimeDelta::days(2)).await;
    assert_eq!(asked(&leader), 0);
    assert_eq!(world.count("SELECT count(*) FROM event_reminder").await, 0);
    world.end().await;
}

/// A sheet that is saved is not asked for.
#[tokio::test]
async fn a_saved_sheet_is_not_asked_for() {
    let world = World::start().await;
    let [leader, ..] = hall(&world).await;
    later(&world, TO_THE_DAY + TimeDelta::hours(25)).await;
    leader.opens("event-1").await;
    leader.presses("Отметить присутствие").await;
    leader.presses("Закрыть лист").await;
    later(&world, TimeDelta::days(1)).await;
    assert!(!leader.chat().contains("Кто пришёл"), "{}", leader.chat());
    world.end().await;
}

/// Who has just heard of an event is not reminded of it at once; one that is made within a day asks the silent two hours
/// before.
#[tokio::test]
async fn who_has_just_heard_of_it_is_not_reminded() {
    let world = World::start().await;
    let [leader, comes, silent, _] = hall(&world).await;
    // On Wednesday at noon it is moved to Thursday, 10:00: within the day.
    later(&world, TimeDelta::days(4)).await;
    leader.opens("event-1").await;
    leader.presses("Перенести").await;
    leader.presses("26").await;
    leader.presses("10:00").await;
    leader.presses("Перенести и уведомить").await;
    later(&world, TimeDelta::zero()).await;
    assert_eq!([&comes, &silent].map(reminded), [0, 0]);
    later(&world, TimeDelta::hours(20)).await;
    assert_eq!([&comes, &silent].map(reminded), [1, 0]);
    world.end().await;
}
