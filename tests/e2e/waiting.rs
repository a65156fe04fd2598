//! An event with fewer places than people: who waits, to whom a place is offered, and for how long.

use chrono::TimeDelta;
use sim::PersonId;

use crate::events::hall;
use crate::world::{Somebody, World};

/// The same with one place, which the first has, and for which the others wait in their order.
async fn full(world: &World) -> [Somebody<'_>; 4] {
    let hall = hall(world).await;
    world.tamper("UPDATE event SET capacity = 1").await;
    for member in &hall[1..] {
        member.presses("Иду").await;
    }
    hall
}

fn ids(hall: [Somebody<'_>; 4]) -> [PersonId; 4] {
    hall.map(|somebody| somebody.id)
}

/// How many come and how many wait.
async fn come_and_wait(world: &World) -> (i64, i64) {
    let going = world.count("SELECT count(*) FROM event_answer WHERE answer = 'going'").await;
    (going, world.count("SELECT count(*) FROM event_waiting").await)
}

/// Issue 11: where all places are taken, «Иду» stands in the list; a place that is given back is offered in order, and who
/// has given it back goes to the end.
#[tokio::test]
async fn a_place_that_is_given_back_is_offered_to_the_first_who_waits() {
    let world = World::start().await;
    let [leader, first, second, third] = full(&world).await;
    first.sees("✅ Ваш ответ: Иду");
    assert_eq!(third.toast().await, "Мест нет. Вы в листе ожидания, под номером 2.");
    second.sees("⏳ Вы в листе ожидания. Освободится место — напишем.");
    assert!(!second.card().has_button("✅ Иду"), "{}", second.screen());
    third.opens("event-1").await;
    third.sees("⏳ Мест нет. Вы в листе ожидания, под номером 2.");
    // Nobody is asked again for what they have answered.
    third.says("/menu").await;
    third.does_not_see("Ответить: 26.11");
    leader.presses("Открыть событие").await;
    leader.sees("👥 Идёт 1, ждут места 2");
    // Whoever taps again stays where they are.
    second.presses("Иду").await;
    assert_eq!(second.toast().await, "Мест нет. Вы в листе ожидания, под номером 1.");

    first.presses("Не иду").await;
    world.until_said(second.id, "Есть место: Формирующее оценивание").await;
    world.deliver().await;
    // Twelve hours from noon.
    second.sees("❗ Место держим за вами до вс, 22 ноября, 00:00. Придёте?");
    assert!(!third.chat().contains("Есть место"), "{}", third.chat());
    second.says("/menu").await;
    second.presses_like("Ответить до 22.11 00:00: Формирующее").await;
    second.sees("❗ Место держим за вами до");
    // The place is held: the one who has given it back stands at the end.
    first.presses("Иду").await;
    assert_eq!(first.toast().await, "Мест нет. Вы в листе ожидания, под номером 2.");
    assert_eq!(come_and_wait(&world).await, (0, 3));

    second.presses("Иду").await;
    second.sees("✅ Ваш ответ: Иду");
    assert_eq!(come_and_wait(&world).await, (1, 2));
    world.deliver().await;
    assert!(second.chat().contains("Семинар: Формирующее оценивание"), "{}", second.chat());
    assert!(!second.chat().contains("Место держим"), "every notice says how it is:\n{}", second.chat());
    world.end().await;
}

/// «Bad input and faults»: fewer places than people who come: refused with the number, or the leader names who waits, who comes
/// to the head of the list and hears of it; raising promotes in order.
#[tokio::test]
async fn the_leader_names_who_waits_where_places_become_fewer() {
    let world = World::start().await;
    let [leader, first, second, third] = hall(&world).await;
    world.tamper("UPDATE event SET capacity = 2").await;
    for member in [&first, &second, &third] {
        member.presses("Иду").await;
    }
    assert_eq!(come_and_wait(&world).await, (2, 1));
    leader.presses("Открыть событие").await;
    leader.presses("Ответы").await;
    leader.presses("Мест: 2").await;
    leader.says("-1").await;
    leader.sees("Нужно число от 1 до 10 000.");
    leader.says("1").await;
    leader.sees("Места заняты или обещаны 2 людям: меньше нельзя.");
    leader.sees("Кто подождёт?");
    leader.sees("👥 Идут 2, мест будет 1");
    leader.does_not_see("В лист ожидания");
    leader.presses("Петрова О. С.").await;
    leader.presses("Ершов П. И.").await;
    // Both would be too many: nobody loses a place that is free.
    leader.does_not_see("В лист ожидания");
    leader.presses("⏳ Петрова О. С.").await;
    leader.presses("В лист ожидания: 1").await;
    leader.sees("✅ Число мест сохранено. Ждёт 1, уведомление получат: 1");
    leader.sees("👥 Мест 1, идёт 1");
    assert_eq!(come_and_wait(&world).await, (1, 2));
    world.deliver().await;
    second.sees("⏳ Мест стало меньше: Формирующее оценивание");
    second.sees("Вы первые в листе ожидания.");
    assert!(!second.chat().contains("Ваш ответ: Иду"), "{}", second.chat());
    third.opens("event-1").await;
    third.sees("под номером 2");
    leader.presses("Мест: 1").await;
    leader.says("2").await;
    world.until_said(second.id, "Есть место").await;
    world.deliver().await;
    assert!(!third.chat().contains("Есть место"), "{}", third.chat());
    // An offer is taken back without a word from anybody: no place was had yet.
    leader.presses("Мест: 2").await;
    leader.says("1").await;
    leader.sees("Из тех, кто идёт, место не теряет никто. Уменьшаем?");
    leader.presses("Уменьшить число мест").await;
    assert_eq!(come_and_wait(&world).await, (1, 2));
    assert_eq!(world.count("SELECT count(*) FROM event_waiting WHERE offered_until IS NOT NULL").await, 0);
    world.end().await;
}

/// Issue 11: an offer that nobody answers in time goes on to the next.
#[tokio::test]
async fn an_offer_that_has_run_out_goes_on_to_the_next() {
    let world = World::start().await;
    let [_, first, second, third] = full(&world).await;
    first.presses("Не иду").await;
    world.until_said(second.id, "Есть место").await;
    world.later(TimeDelta::hours(12));
    world.until_said(third.id, "Есть место").await;
    world.deliver().await;
    assert!(second.chat().contains("Время вышло, место предложено следующему."), "{}", second.chat());
    assert!(!second.chat().contains("Место держим"), "{}", second.chat());
    third.sees("❗ Место держим за вами до вс, 22 ноября, 12:00. Придёте?");
    // Too late, but not for the list.
    second.presses("Иду").await;
    assert_eq!(second.toast().await, "Мест нет. Вы в листе ожидания, под номером 1.");
    // Whoever does not come gives the place on at once.
    third.presses("Не иду").await;
    world.until_said(second.id, "Место держим").await;
    second.presses("Иду").await;
    assert_eq!(come_and_wait(&world).await, (1, 0));
    world.end().await;
}

/// Issue 11: two for the last place within a second.
#[tokio::test]
async fn of_two_who_press_at_once_one_has_the_last_place() {
    let world = World::start().await;
    let [_, _, second, third] = hall(&world).await;
    world.tamper("UPDATE event SET capacity = 1").await;
    tokio::join!(second.presses("Иду"), third.presses("Иду"));
    assert_eq!(come_and_wait(&world).await, (1, 1));
    world.end().await;
}

/// Issue 11: who cannot be reached hears so when joining the list, and is passed over with a word to the leader.
#[tokio::test]
async fn who_cannot_be_reached_hears_so_and_is_passed_over() {
    let world = World::start().await;
    let [leader, first, second, third] = hall(&world).await;
    world.tamper("UPDATE event SET capacity = 1").await;
    first.presses("Иду").await;
    world
        .tamper(
            "UPDATE consent SET withdrawn_at = '2026-11-21T09:00:00+00:00'
             WHERE purpose = 'notices' AND account_id = (SELECT id FROM account WHERE person_id = 3)",
        )
        .await;
    second.opens("event-1").await;
    second.presses("Иду").await;
    second.sees("под номером 1");
    second.sees("❗ Уведомления у вас выключены.");
    assert!(second.card().has_button("Включить уведомления"), "{}", second.screen());
    third.presses("Иду").await;

    first.presses("Не иду").await;
    world.until_said(third.id, "Есть место").await;
    world.until_said(leader.id, "Скажите о месте лично: Формирующее оценивание").await;
    second.opens("event-1").await;
    second.sees("под номером 1");
    // The word is said once.
    third.presses("Не иду").await;
    world.deliver().await;
    assert_eq!(leader.chat().matches("Скажите о месте лично").count(), 1);
    // A place is left, and nobody waits who could be asked: it is theirs as soon as they press.
    second.presses("Иду").await;
    second.sees("✅ Ваш ответ: Иду");
    assert_eq!(come_and_wait(&world).await, (1, 0));
    world.end().await;
}

/// Issue 11: who leaves the group leaves the list, and their place goes on; so does that of an erased one.
#[tokio::test]
async fn whoever_leaves_gives_a_place_on_and_waits_for_none() {
    let world = World::start().await;
    let [_, first, second, third] = full(&world).await;
    second.says("/clusters").await;
    second.presses_like("Физика").await;
    second.presses("Выйти").await;
    second.presses("Выйти").await;
    assert_eq!(come_and_wait(&world).await, (1, 1));
    first.says("/forget").await;
    first.presses("Удалить всё").await;
    world.until_said(third.id, "Есть место").await;
    world.end().await;
}

/// Issue 11: in quiet hours an offer does not run out unseen.
#[tokio::test]
async fn an_offer_of_the_night_is_told_in_the_morning_and_lasts_from_then_on() {
    let mut world = World::start().await;
    let [_, first, second, _] = ids(full(&world).await);
    world.tamper("UPDATE account SET quiet_from = 22, quiet_till = 8").await;
    world.later(TimeDelta::minutes(10 * 60 + 30));
    world.knows(first).presses("Не иду").await;
    world.until_count("SELECT count(*) FROM event_waiting WHERE offered_until IS NOT NULL", 1).await;
    assert!(!world.knows(second).chat().contains("Есть место"));
    world.later(TimeDelta::minutes(9 * 60 + 30));
    world.restart().await;
    world.deliver().await;
    world.knows(second).sees("❗ Место держим за вами до вс, 22 ноября, 20:00. Придёте?");
    world.end().await;
}

/// Nobody waits for what has begun, and nothing is offered of what is cancelled.
#[tokio::test]
async fn nobody_waits_for_what_is_cancelled_or_has_begun() {
    let world = World::start().await;
    let [leader, first, second, _] = full(&world).await;
    leader.presses("Открыть событие").await;
    leader.presses("Отменить событие").await;
    leader.presses("Отменить событие").await;
    world.deliver().await;
    world.tamper("DELETE FROM event_answer").await;
    world.later(TimeDelta::days(1));
    world.deliver().await;
    assert!(!second.chat().contains("Есть место"), "{}", second.chat());
    assert!(first.chat().contains("Отменено: Формирующее оценивание"));
    world.later(TimeDelta::days(5));
    world.until_count("SELECT count(*) FROM event_waiting", 0).await;
    world.end().await;
}
