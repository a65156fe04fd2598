//! The bulk lane under fire: floods, rows of another version, the order of a chat's notices, slow chats, and who
//! comes back.

use std::num::NonZeroU32;
use std::time::Duration;

use chrono::{DateTime, Utc};
use grozd::engine::sender::Rates;
use grozd::outbox::{self, Ending};
use sim::{Aim, Fault};

use crate::world::{Somebody, World, unhurried};

/// People who have started the bot and are made members of a cluster behind its back.
const MEMBERS: &str = "
    INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
    VALUES (1, 1, 'cluster', 'Физика', x'', '', 'working', '2026-11-01T00:00:00+00:00');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1, 1, 'leader', 1, '2026-11-01T00:00:00+00:00');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                        post_id, teaching_since, enrolled_at)
    SELECT 100 + id, 1, 1, 'Иванова', 'Анна', x'', '', 1, '2015-09-01', '2026-11-01T00:00:00+00:00'
    FROM account WHERE person_id IS NULL;
    INSERT INTO consent (account_id, purpose, text, given_at)
    SELECT id, purpose, 1, '2026-11-01T00:00:00+00:00'
    FROM account, (SELECT 'processing' AS purpose UNION SELECT 'notices') WHERE person_id IS NULL;
    UPDATE account SET person_id = 100 + id WHERE person_id IS NULL;
    INSERT INTO membership (group_id, person_id, joined_at)
    SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 100";

async fn plans(leader: &Somebody<'_>) {
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("Линзы").await;
    leader.presses("26").await;
    leader.presses("10:00").await;
    leader.says("Школа № 3").await;
}

#[tokio::test]
async fn floods_in_the_bulk_lane_lose_no_notice_and_hold_up_no_turn() {
    let world = World::start().await;
    let leader = world.coordinator("Смирнова Ирина").await;
    let mut members = Vec::new();
    for _ in 0..20 {
        let member = world.person("Анна");
        member.starts().await;
        members.push(member);
    }
    world.tamper(MEMBERS).await;
    plans(&leader).await;
    world.sim.faults().next(10, Aim::method("sendMessage"), Fault::TooMany(1));
    leader.presses("Создать и уведомить").await;
    // A turn in the middle of it: the writer is free.
    leader.says("/menu").await;
    leader.sees("чем помочь?");
    world.deliver().await;
    for member in &members {
        let heard = member.chat().matches("Семинар: Линзы").count();
        assert_eq!(heard, 1, "{}", member.chat());
    }
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE lane = 'bulk' AND state <> 'sent'").await, 0);
    world.end().await;
}

#[tokio::test]
async fn a_row_of_another_version_ends_as_unreadable_and_holds_up_nothing() {
    let mut world = World::start().await;
    let leader = {
        let leader = world.coordinator("Смирнова Ирина").await;
        world.person("Анна").starts().await;
        world.tamper(MEMBERS).await;
        leader.id
    };
    world
        .tamper(
            "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at, attempts, state)
             SELECT id, channel, external, lane, kind, '{\"gone\":1}', 'ru', 0, 1, state
             FROM account, (SELECT 'interactive' AS lane, 'reply' AS kind, 'sending' AS state
                            UNION SELECT 'bulk', 'notice', 'waiting')
             WHERE person_id > 100",
        )
        .await;
    world.restart().await;
    plans(&world.knows(leader)).await;
    world.knows(leader).presses("Создать и уведомить").await;
    world.deliver().await;
    assert_eq!(
        world
            .count("SELECT count(*) FROM outbox WHERE state = 'failed' AND reason = 'this version cannot read it'")
            .await,
        2
    );
    assert_eq!(
        world
            .count(
                "SELECT count(*) FROM outbox JOIN account ON account.id = account_id
                    WHERE lane = 'bulk' AND state = 'sent' AND person_id > 100"
            )
            .await,
        1
    );
    world.end().await;
}

#[tokio::test]
async fn notices_of_one_chat_come_in_their_order_whatever_fails() {
    let world = World::start().await;
    let leader = world.coordinator("Смирнова Ирина").await;
    let member = world.person("Анна");
    member.starts().await;
    world.tamper(MEMBERS).await;
    plans(&leader).await;
    // The first notice fails once; the second must not overtake it.
    let member_chat = Aim::method("sendMessage").to(member.id.0);
    world.sim.faults().next(1, member_chat, Fault::Code(502));
    leader.presses("Создать и уведомить").await;
    leader.presses("Создать ещё одно").await;
    leader.says("Семинар: Зеркала").await;
    leader.says("26.11 в 10").await;
    leader.says("Школа № 3").await;
    leader.presses("Создать и уведомить").await;
    // The clock of the test stands still, so that the time of another attempt never comes by itself.
    world.later(chrono::TimeDelta::minutes(1));
    world.deliver().await;
    let chat = member.chat();
    let created = chat.find("Семинар: Линзы");
    let next = chat.find("Семинар: Зеркала");
    assert!(created.is_some() && created < next, "{chat}");
    world.end().await;
}

#[tokio::test]
async fn a_chat_that_hangs_holds_up_no_notice_of_another() {
    let world = World::start().await;
    let leader = world.coordinator("Смирнова Ирина").await;
    let slow = world.person("Анна");
    slow.starts().await;
    let other = world.person("Анна");
    other.starts().await;
    world.tamper(MEMBERS).await;
    let before = slow.chat();
    world.sim.faults().next(1, Aim::chat(slow.id.0), Fault::Hang(Duration::from_secs(1)));
    plans(&leader).await;
    leader.presses("Создать и уведомить").await;
    leader.presses("Открыть событие").await;
    leader.presses("Отменить событие").await;
    leader.presses_like("Отменить").await;
    // Two notices for each, of which the first of one chat hangs; the other chat hears both meanwhile.
    let heard = |chat: &[std::sync::Arc<sim::ChatMessage>]| chat.iter().any(|it| it.text.contains("Отменено: Линзы"));
    world.sim.wait_for(other.id, heard).await.unwrap();
    assert_eq!(slow.chat(), before, "the notice did not hang");
    world.deliver().await;
    assert!(slow.chat().contains("Отменено: Линзы"));
    world.end().await;
}

#[tokio::test]
async fn a_chat_that_taps_too_fast_is_held_alone() {
    let rates = Rates { chat: NonZeroU32::MIN, chat_burst: NonZeroU32::new(50).unwrap(), ..unhurried() };
    let world = World::start_with(rates, None).await;
    let olga = world.teacher("Петрова Ольга").await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let olgas = |world: &World| world.sim.chat(olga.id).len();
    world.sim.faults().next(1, Aim::method("sendMessage").to(olga.id.0), Fault::TooMany(1));
    let held = world.sim.says(olga.id, "/events").unwrap();
    let is_refused = async || {
        while !world.sim.books().log.iter().any(|it| it.outcome.contains("TooMany")) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), is_refused()).await.unwrap();
    let before = olgas(&world);
    let pyotrs = world.sim.chat(pyotr.id).len();
    for more in 1..=3 {
        world.sim.says(pyotr.id, "/menu").unwrap();
        let answered = |chat: &[_]| chat.len() == pyotrs + 2 * more;
        world.sim.wait_for(pyotr.id, answered).await.unwrap();
    }
    assert_eq!(olgas(&world), before, "the pause was over too soon");
    world.answered(held).await;
    assert_eq!(olgas(&world), before + 1);
    world.end().await;
}

#[tokio::test]
async fn a_late_refusal_does_not_undo_a_coming_back() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let reachable = async || world.count("SELECT reachable FROM account").await;
    let refused = |reached| Ending::Blocked { reason: "Forbidden: bot was blocked by the user".to_owned(), reached };
    let now: DateTime<Utc> = "2026-11-21T09:00:00Z".parse().unwrap();
    let ends = async |ending: Ending| {
        world
            .tamper(
                "INSERT INTO outbox (id, account_id, channel, external, lane, kind, body, language, due_at, state)
                 SELECT coalesce((SELECT max(id) FROM outbox), 0) + 1, id, channel, external, 'interactive', 'reply',
                        '{}', 'ru', 0, 'sending' FROM account",
            )
            .await;
        let row = world.count("SELECT max(id) FROM outbox").await;
        let mut writer = world.app().database().writer().await.unwrap();
        outbox::end(&mut writer, now, row, &ending).await.unwrap();
    };
    // A refusal, and what is known of it is written at once.
    let before = world.count("SELECT reached FROM account").await;
    ends(refused(before)).await;
    assert_eq!(reachable().await, 0);
    // She comes back; an older refusal is written only then.
    olga.says("/menu").await;
    assert_eq!(reachable().await, 1);
    ends(refused(before)).await;
    assert_eq!(reachable().await, 1);
    // One from after her coming back counts.
    ends(refused(before + 1)).await;
    assert_eq!(reachable().await, 0);
    world.end().await;
}
