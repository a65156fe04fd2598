//! The bulk lane under fire: floods, rows of another version, the order of a chat's notices.

use grozd::sim::{Aim, Fault};

use crate::world::{Somebody, World};

/// People who have started the bot and are made members of a cluster behind its back.
const MEMBERS: &str = "
    INSERT INTO cluster (id, municipality_id, name, leader_id, phase, created_at)
    VALUES (1, 1, 'Физика', 1, 'working', '2026-11-01T00:00:00+00:00');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, post_id, teaching_since,
                        enrolled_at)
    SELECT 100 + id, 1, 1, 'Иванова', 'Анна', 1, '2015-09-01', '2026-11-01T00:00:00+00:00'
    FROM account WHERE person_id IS NULL;
    INSERT INTO consent (account_id, purpose, text_version, given_at)
    SELECT id, purpose, '1', '2026-11-01T00:00:00+00:00'
    FROM account, (SELECT 'processing' AS purpose UNION SELECT 'notices') WHERE person_id IS NULL;
    UPDATE account SET person_id = 100 + id WHERE person_id IS NULL;
    INSERT INTO membership (cluster_id, person_id, joined_at)
    SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 100";

async fn plans(leader: &Somebody<'_>) {
    leader.says("/menu").await;
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
    world
        .sim
        .faults()
        .next(10, Aim::method("sendMessage"), Fault::TooMany(1));
    leader.presses("Создать и уведомить").await;
    // A turn in the middle of it: the writer is free.
    leader.says("/menu").await;
    leader.sees("что нужно?");
    world.deliver().await;
    for member in &members {
        let heard = member.chat().matches("Семинар: Линзы").count();
        assert_eq!(heard, 1, "{}", member.chat());
    }
    assert_eq!(
        world
            .count("SELECT count(*) FROM outbox WHERE lane = 'bulk' AND state <> 'sent'")
            .await,
        0
    );
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
            "INSERT INTO outbox (account_id, channel, external, lane, body, language, due_at, attempts, state)
             SELECT id, channel, external, lane, '{\"Gone\":1}', 'ru', 0, 1, state
             FROM account, (SELECT 'interactive' AS lane, 'sending' AS state UNION SELECT 'bulk', 'waiting')
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
    leader.presses("Открыть событие").await;
    leader.presses("Отменить событие").await;
    leader.presses_like("Отменить").await;
    // The clock of the test stands still, so that the time of another attempt never comes by itself.
    world.later(chrono::TimeDelta::minutes(1));
    world.deliver().await;
    let chat = member.chat();
    let created = chat.find("Семинар: Линзы");
    let cancelled = chat.find("Отменено: Линзы");
    assert!(created.is_some() && created < cancelled, "{chat}");
    world.end().await;
}
