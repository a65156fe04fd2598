//! What the chat says is true: a notice is looked at when it is said, and times by the clock stay.

use chrono::TimeDelta;
use sim::PersonId;

use crate::events::{cluster, seminar};
use crate::world::World;

/// A leader and a member whose quiet hours are from 22 to 8, at 22:30.
async fn at_night(world: &World) -> (PersonId, PersonId) {
    let (leader, member) = cluster(world).await;
    world.tamper("UPDATE account SET quiet_from = 22, quiet_till = 8 WHERE person_id = 2").await;
    world.later(TimeDelta::minutes(10 * 60 + 30));
    (leader.id, member.id)
}

/// It becomes eight in the morning, and the bot sees it.
async fn morning(world: &mut World) {
    world.later(TimeDelta::minutes(9 * 60 + 30));
    world.restart().await;
    world.deliver().await;
}

/// Makes a seminar on Sunday, 22 November, at this time.
async fn tomorrow(world: &World, leader: PersonId, time: &str) {
    makes(world, leader, "22", time).await;
}

/// Makes a seminar on a day of November, and waits for nothing.
async fn makes(world: &World, leader: PersonId, day: &str, time: &str) {
    let leader = world.knows(leader);
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("Формирующее оценивание").await;
    leader.presses(day).await;
    leader.says(time).await;
    leader.presses("Школа-площадка").await;
    leader.presses("Создать и уведомить").await;
}

/// «Faults 16»: «Придёте?» does not come after the answer.
#[tokio::test]
async fn an_invitation_that_was_answered_meanwhile_is_not_said() {
    let mut world = World::start().await;
    let (leader, member) = at_night(&world).await;
    tomorrow(&world, leader, "14:30").await;
    world.knows(member).opens("event-1").await;
    world.knows(member).presses("Не иду").await;
    morning(&mut world).await;
    assert!(!world.knows(member).chat().contains("Семинар: Формирующее"), "{}", world.knows(member).chat());
    world.end().await;
}

/// «Faults 16», «Faults 22»: what was moved in the night is told once, as it is.
#[tokio::test]
async fn an_event_that_was_moved_meanwhile_is_told_once_as_it_is() {
    let mut world = World::start().await;
    let (leader, member) = at_night(&world).await;
    tomorrow(&world, leader, "14:30").await;
    {
        let leader = world.knows(leader);
        leader.presses("Открыть событие").await;
        leader.presses("Перенести").await;
        leader.presses("26").await;
        leader.presses("Перенести и уведомить").await;
    }
    morning(&mut world).await;
    let member = world.knows(member);
    member.sees("Семинар: Формирующее оценивание");
    member.sees("🗓 чт, 26 ноября, 14:30");
    assert!(!member.chat().contains("Перенесено"), "{}", member.chat());
    world.end().await;
}

/// «Faults 22»: made and cancelled in the night: neither is said.
#[tokio::test]
async fn an_event_that_was_made_and_cancelled_in_the_night_is_not_told() {
    let mut world = World::start().await;
    let (leader, member) = at_night(&world).await;
    tomorrow(&world, leader, "14:30").await;
    {
        let leader = world.knows(leader);
        leader.presses("Открыть событие").await;
        leader.presses("Отменить событие").await;
        leader.presses("Отменить событие").await;
    }
    let before = world.knows(member).card().id;
    morning(&mut world).await;
    assert_eq!(world.knows(member).card().id, before, "{}", world.knows(member).chat());
    world.end().await;
}

/// «Faults 22»: one who has left meanwhile is told nothing.
#[tokio::test]
async fn who_has_left_meanwhile_is_not_told() {
    let mut world = World::start().await;
    let (leader, member) = at_night(&world).await;
    tomorrow(&world, leader, "14:30").await;
    world.tamper("UPDATE membership SET left_at = '2026-11-21T20:00:00+00:00' WHERE person_id = 2").await;
    let before = world.knows(member).card().id;
    morning(&mut world).await;
    assert_eq!(world.knows(member).card().id, before, "{}", world.knows(member).chat());
    world.end().await;
}

/// «Faults 22»: an event of half past seven is told in the evening, and its cancelling too; one that waits for a chat
/// until it has begun is not.
#[tokio::test]
async fn what_would_come_too_late_is_said_before_and_what_is_over_is_not() {
    let mut world = World::start().await;
    let (leader, member) = at_night(&world).await;
    // Something that can wait must not hold it up.
    makes(&world, leader, "26", "14:30").await;
    assert!(!world.knows(member).chat().contains("Формирующее"), "{}", world.knows(member).chat());
    tomorrow(&world, leader, "7:30").await;
    world.until_said(member, "🗓 вс, 22 ноября, 07:30").await;
    {
        let leader = world.knows(leader);
        leader.presses("Открыть событие").await;
        leader.presses("Отменить событие").await;
        leader.presses("Отменить событие").await;
    }
    world.until_said(member, "❌ Отменено: Формирующее оценивание").await;

    tomorrow(&world, leader, "9:30").await;
    world.stop().await;
    world.later(TimeDelta::hours(12));
    world.start_again().await;
    world.deliver().await;
    assert!(!world.knows(member).chat().contains("🗓 вс, 22 ноября, 09:30"), "{}", world.knows(member).chat());
    world.knows(member).sees("🗓 чт, 26 ноября, 14:30");
    world.end().await;
}

/// «Faults 23»: the zone is corrected, and half past two stays half past two for everybody.
#[tokio::test]
async fn a_corrected_zone_moves_no_event() {
    let mut world = World::start().await;
    let (leader, member) = {
        let (leader, member) = cluster(&world).await;
        seminar(&leader).await;
        (leader.id, member.id)
    };
    world.zone = chrono_tz::Asia::Barnaul;
    world.restart().await;
    for person in [leader, member] {
        world.knows(person).opens("event-1").await;
        world.knows(person).sees("🗓 чт, 26 ноября, 14:30");
    }
    assert_eq!(world.text("SELECT starts_at FROM event").await, "2026-11-26T07:30:00+00:00");
    // And back again, as whoever has mistaken the mistake.
    world.zone = chrono_tz::Europe::Moscow;
    world.restart().await;
    assert_eq!(world.text("SELECT starts_at FROM event").await, "2026-11-26T11:30:00+00:00");
    world.end().await;
}

/// The notice of the seminar as it stands in somebody's chat, by its first words.
fn notice(world: &World, person: PersonId, words: &str) -> String {
    let said = world.sim.chat(person).into_iter().filter(|it| it.is_from_bot()).map(|it| it.to_string());
    let said: Vec<_> = said.filter(|text| text.contains(words)).collect();
    let [only] = said.as_slice() else { panic!("{} messages with «{words}»: {said:#?}", said.len()) };
    only.clone()
}

/// «Faults 16»: what was answered in the bot is said on the notice as well, and what was answered on the notice is not
/// said twice.
#[tokio::test]
async fn a_notice_that_stands_in_the_chat_says_what_was_answered_elsewhere() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.deliver().await;
    assert!(notice(&world, member.id, "Семинар: Формирующее").contains("Придёте?"));

    member.opens("event-1").await;
    member.presses("Не иду").await;
    world.deliver().await;
    let said = notice(&world, member.id, "Семинар: Формирующее");
    assert!(said.contains("❌ Ваш ответ: Не иду") && !said.contains("Придёте?"), "{said}");

    // The notice's own button edits it at once, and nothing follows.
    let number = member.messages_with("Семинар: Формирующее");
    member.presses_on(number, "Под вопросом").await;
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE state = 'waiting'").await, 0);
    let said = notice(&world, member.id, "Семинар: Формирующее");
    assert!(said.contains("Ваш ответ: Под вопросом"), "{said}");
    world.end().await;
}

/// «Faults 16»: the other telephone of the same person says so too.
#[tokio::test]
async fn a_notice_on_another_telephone_says_what_was_answered() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let other = world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper("INSERT INTO membership (group_id, person_id, joined_at) SELECT 1, 3, '2026-11-01T00:00:00+00:00'")
        .await;
    seminar(&leader).await;
    world.deliver().await;
    // Joined by the office: one person with two accounts, each of which was told before.
    world.tamper("UPDATE account SET person_id = 2 WHERE person_id = 3").await;
    let number = member.messages_with("Семинар: Формирующее");
    member.presses_on(number, "Иду").await;
    world.deliver().await;
    let said = notice(&world, other.id, "Семинар: Формирующее");
    assert!(said.contains("✅ Ваш ответ: Иду"), "{said}");
    world.end().await;
}

/// «Faults 16»: moved, moved again, corrected without a word and cancelled: each notice in the chat is true.
#[tokio::test]
async fn notices_that_stand_in_the_chat_go_with_their_event() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.deliver().await;
    for (day, loud) in [("27", "Перенести и уведомить"), ("30", "Перенести тихо")] {
        leader.opens("event-1").await;
        leader.presses("Перенести").await;
        leader.presses(day).await;
        leader.presses(loud).await;
        world.deliver().await;
    }
    let first = notice(&world, member.id, "Семинар: Формирующее");
    assert!(first.contains("🗓 пн, 30 ноября, 14:30") && first.contains("[Иду]"), "{first}");
    let second = notice(&world, member.id, "Перенесено: Формирующее");
    assert!(second.contains("пн, 30 ноября, 14:30"), "{second}");

    leader.opens("event-1").await;
    leader.presses("Отменить событие").await;
    leader.presses("Отменить событие").await;
    world.deliver().await;
    let said: Vec<_> = world.sim.chat(member.id).into_iter().map(|it| it.to_string()).collect();
    let of_it: Vec<_> = said.iter().filter(|text| text.contains("Формирующее оценивание")).collect();
    assert_eq!(of_it.len(), 3, "{of_it:#?}");
    for text in of_it {
        assert!(text.contains("❌ Отменено: Формирующее оценивание"), "{text}");
        assert!(!text.contains("[Иду]"), "{text}");
    }
    world.end().await;
}

/// «Faults 16»: moved twice in the night: the notice of the evening is mended silently at once, and the morning tells of
/// it once.
#[tokio::test]
async fn a_notice_is_mended_in_the_night_and_the_morning_tells_once() {
    let mut world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let (leader, member) = (leader.id, member.id);
    makes(&world, leader, "26", "14:30").await;
    world.deliver().await;
    world.tamper("UPDATE account SET quiet_from = 22, quiet_till = 8 WHERE person_id = 2").await;
    world.later(TimeDelta::minutes(10 * 60 + 30));
    for day in ["27", "30"] {
        let leader = world.knows(leader);
        leader.opens("event-1").await;
        leader.presses("Перенести").await;
        leader.presses(day).await;
        leader.presses("Перенести и уведомить").await;
    }
    world.until_said(member, "🗓 пн, 30 ноября, 14:30").await;
    assert!(!world.knows(member).chat().contains("Перенесено"), "{}", world.knows(member).chat());
    morning(&mut world).await;
    let told = notice(&world, member, "Перенесено: Формирующее");
    assert!(told.contains("пн, 30 ноября, 14:30"), "{told}");
    world.end().await;
}

/// «Faults 16»: who has left the cluster is asked no more, and who is erased is not written to.
#[tokio::test]
async fn a_notice_asks_nobody_who_has_left_and_an_erased_account_hears_nothing() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.deliver().await;
    member.opens("cluster-1").await;
    member.presses("Выйти").await;
    member.presses("Выйти").await;
    world.deliver().await;
    let said = notice(&world, member.id, "Семинар: Формирующее");
    assert!(
        said.contains("Вы больше не участник кластера.") && !said.contains("Придёте?") && !said.contains("[Иду]"),
        "{said}"
    );

    member.says("/forget").await;
    member.presses("Удалить всё").await;
    leader.opens("event-1").await;
    leader.presses("Отменить событие").await;
    leader.presses("Отменить событие").await;
    world.deliver().await;
    let said = notice(&world, member.id, "Семинар: Формирующее");
    assert!(!said.contains("Отменено"), "{said}");
    assert_eq!(world.count("SELECT count(*) FROM standing_notice").await, 0);
    world.end().await;
}

/// «Faults 16»: a message that its reader has deleted is left, and what stands in chats is forgotten a season after its
/// event.
#[tokio::test]
async fn a_deleted_notice_is_left_and_old_ones_are_forgotten() {
    let mut world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world.deliver().await;
    assert_eq!(world.count("SELECT count(*) FROM standing_notice").await, 1);
    // As good as deleted: the messenger knows no such message.
    world.tamper("UPDATE standing_notice SET message = '999999'").await;
    leader.opens("event-1").await;
    leader.presses("Отменить событие").await;
    leader.presses("Отменить событие").await;
    world.deliver().await;
    assert_eq!(member.chat().matches("❌ Отменено").count(), 1, "{}", member.chat());

    // The event is over for 85 days, then for 94.
    for (days, left) in [(90, 2), (8, 0)] {
        world.later(TimeDelta::days(days));
        world.restart().await;
        world.until_count("SELECT count(*) FROM standing_notice", left).await;
    }
    world.end_owing(&["editMessageText was refused: Bad Request: message to edit not found"]).await;
}

/// «A22»: what comes at a quiet weekend waits for Monday, unless that would be too late.
#[tokio::test]
async fn a_notice_of_the_weekend_waits_for_monday() {
    let mut world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let (leader, member) = (leader.id, member.id);
    world.knows(member).says("/settings").await;
    world.knows(member).presses("Тихие часы").await;
    world.knows(member).presses("Тихие выходные").await;
    // It is Saturday noon.
    makes(&world, leader, "26", "14:30").await;
    tomorrow(&world, leader, "16:00").await;
    world.until_said(member, "🗓 вс, 22 ноября, 16:00").await;
    let said = world.knows(member).chat();
    assert!(!said.contains("чт, 26 ноября"), "{said}");
    world.later(TimeDelta::hours(2 * 24 - 5));
    world.restart().await;
    assert!(!world.knows(member).chat().contains("чт, 26 ноября"), "it is seven on Monday");
    world.later(TimeDelta::hours(1));
    world.restart().await;
    world.deliver().await;
    world.knows(member).sees("🗓 чт, 26 ноября, 14:30");
    world.end().await;
}

/// «Faults 28»: what is typed while a notice is the newest message answers it, whichever card stands above; with a card
/// below it, it does not.
#[tokio::test]
async fn a_typed_answer_below_a_notice_is_its_button() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    world.later(TimeDelta::minutes(1));
    seminar(&leader).await;
    world.deliver().await;
    for (typed, says) in [("не иду", "Не иду"), ("Приду!", "Иду"), ("может быть", "Под вопросом")]
    {
        world.later(TimeDelta::minutes(1));
        leader.opens("event-1").await;
        leader.presses("Изменить").await;
        leader.presses("Место").await;
        leader.says(&format!("Школа, кабинет «{typed}»")).await;
        leader.presses("Сохранить и уведомить").await;
        world.deliver().await;
        member.says(typed).await;
        member.sees(&format!("Ваш ответ: {says}"));
        world.deliver().await;
        let first = notice(&world, member.id, "Семинар: Формирующее оценивание\n🗓");
        assert!(first.contains(&format!("Ваш ответ: {says}")), "{first}");
    }
    world.later(TimeDelta::minutes(1));
    member.says("/menu").await;
    member.says("не иду").await;
    member.does_not_see("Ваш ответ");
    assert_eq!(world.text("SELECT answer FROM event_answer").await, "maybe");
    // Who types something else is not taken at their word.
    world.end().await;
}
