//! «Audience by buttons»: by what people answered to an event, and what became of it.

use chrono::TimeDelta;

use crate::broadcasts::begins;
use crate::events::hall;
use crate::world::{Somebody, World};

/// Of the seminar, this part of its people: so many are written to.
async fn reaches(leader: &Somebody<'_>, part: &str, count: usize) {
    begins(leader).await;
    leader.presses("Событие").await;
    leader.presses_like("Формирующее оценивание").await;
    leader.presses(part).await;
    match count {
        0 => leader.sees("👥 Таких людей нет."),
        count => assert!(leader.card().has_button(&format!("Дальше: {count}")), "{part}\n{}", leader.screen()),
    }
    leader.says("/cancel").await;
}

/// «Event (invited, going, came, did not come, silent)»: who waits for a place has answered, and nobody was absent before that
/// is known.
#[tokio::test]
async fn a_message_goes_to_a_part_of_those_around_an_event() {
    let world = World::start().await;
    let [leader, first, second, third] = hall(&world).await;
    world.tamper("UPDATE event SET capacity = 1").await;
    first.presses("Иду").await;
    second.presses("Не иду").await;
    for (part, count) in
        [("Все, кого звали", 3), ("Кто идёт", 1), ("Кто был", 0), ("Кто не пришёл", 0), ("Кто не ответил", 1)]
    {
        reaches(&leader, part, count).await;
    }
    third.presses("Иду").await;
    third.sees("листе ожидания");
    reaches(&leader, "Кто не ответил", 0).await;
    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.presses("Закрыть лист").await;
    reaches(&leader, "Кто был", 1).await;
    reaches(&leader, "Кто не пришёл", 2).await;
    world.end().await;
}

/// Whoever waits for a place at an event for everybody is not asked again whether they come.
#[tokio::test]
async fn who_waits_for_a_place_is_not_asked_again() {
    let world = World::start().await;
    let [_, first, second, third] = hall(&world).await;
    world.tamper("DELETE FROM event_group; UPDATE event SET for_all = 1, capacity = 1").await;
    first.presses("Иду").await;
    third.presses("Иду").await;
    third.sees("листе ожидания");
    second.says("/menu").await;
    second.label_like("Ответить: 26.11");
    third.says("/menu").await;
    third.does_not_see("Ответить: 26.11");
    world.end().await;
}
