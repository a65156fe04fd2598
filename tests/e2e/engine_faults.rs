//! The engine when the network or the messenger fails: pauses, cuts, hanging chats, and people who block the bot.

use std::time::{Duration, Instant};

use sim::{Aim, Fault};

use crate::engine::{invites, said_by_the_bot, two};
use crate::engine_drafts::goes;
use crate::world::World;

#[tokio::test]
async fn a_429_pauses_everybody_and_then_each_reply_comes_once() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let (olga_heard, pyotr_heard) = (said_by_the_bot(&olga), said_by_the_bot(&pyotr));
    world.sim.faults().next(1, Aim::method("sendMessage").to(olga.id.0), Fault::TooMany(1));
    let begun = Instant::now();
    let first = world.sim.says(olga.id, "/events").unwrap();
    world.sim.wait_confirmed(first).await.unwrap();
    world.answered(first).await;
    assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
    pyotr.says("/events").await;
    assert_eq!(said_by_the_bot(&olga), olga_heard + 1);
    assert_eq!(said_by_the_bot(&pyotr), pyotr_heard + 1);
    world.end().await;
}

#[tokio::test]
async fn passing_faults_of_the_network_are_waited_out() {
    let world = World::start().await;
    let faults = [
        (Fault::Code(500), 1),
        (Fault::Html(502), 1),
        (Fault::CutBefore, 1),
        // Nobody can tell whether Telegram took the message: rather twice than never.
        (Fault::ActThenCut, 2),
        (Fault::CutInBody, 2),
    ];
    let mut waiting = Vec::new();
    for (fault, times) in faults {
        let somebody = world.person("Кто-то");
        somebody.starts().await;
        world.sim.faults().next(1, Aim::method("sendMessage").to(somebody.id.0), fault);
        let heard = said_by_the_bot(&somebody);
        waiting.push((somebody, heard + times, world.sim.says(somebody.id, "/menu").unwrap()));
    }
    for (somebody, heard, update) in waiting {
        world.answered(update).await;
        assert_eq!(said_by_the_bot(&somebody), heard, "{}", somebody.chat());
    }
    // A card that is edited twice is the same card, and its fact is stored once.
    let olga = world.teacher("Петрова Ольга").await;
    goes(&olga, &["> /deficits", "Записать дефицит", "Цифровые", "Безопасность в сети"]).await;
    let heard = said_by_the_bot(&olga);
    world.sim.faults().next(1, Aim::method("editMessageText").to(olga.id.0), Fault::ActThenCut);
    olga.presses("Очень трудно").await;
    assert_eq!(said_by_the_bot(&olga), heard);
    assert_eq!(world.count("SELECT count(*) FROM deficit").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_poll_that_is_cut_brings_its_updates_again() {
    let mut world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await.id;
    world.stop().await;
    let sim = world.sim.clone();
    let said = sim.says(olga, "/events").unwrap();
    sim.faults().next(1, Aim::method("getUpdates"), Fault::CutInBody);
    world.start_again().await;
    world.answered(said).await;
    let olga = world.knows(olga);
    olga.sees("Ближайшие события");
    assert_eq!(olga.chat().matches("Ближайшие события").count(), 1);
    world.end().await;
}

#[tokio::test]
async fn one_hanging_chat_delays_no_other() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    let pyotr = world.teacher("Ершов Пётр").await;
    let heard = said_by_the_bot(&olga);
    world.sim.faults().next(1, Aim::chat(olga.id.0), Fault::Hang(Duration::from_secs(1)));
    let hangs = world.sim.says(olga.id, "/events").unwrap();
    world.sim.wait_confirmed(hangs).await.unwrap();
    let pyotr_heard = said_by_the_bot(&pyotr);
    for more in 1..=5 {
        world.sim.says(pyotr.id, "/menu").unwrap();
        let answered = |chat: &[std::sync::Arc<sim::ChatMessage>]| {
            chat.iter().filter(|message| message.is_from_bot()).count() == pyotr_heard + more
        };
        world.sim.wait_for(pyotr.id, answered).await.unwrap();
    }
    assert_eq!(said_by_the_bot(&olga), heard, "the reply did not hang");
    world.answered(hangs).await;
    assert_eq!(said_by_the_bot(&olga), heard + 1);
    world.end().await;
}

#[tokio::test]
async fn who_blocks_the_bot_is_left_alone_until_coming_back() {
    let world = World::start().await;
    let (irina, olga) = two(&world).await;
    let (irina, olga) = (world.knows(irina), world.knows(olga));
    let reachable = async || world.count("SELECT reachable FROM account WHERE person_id = 2").await;
    olga.done(world.sim.blocks(olga.id)).await;
    assert_eq!(reachable().await, 0);
    invites(&irina, "Линзы").await;
    assert_eq!(world.sim.books().sent_while_blocked, 0);
    olga.done(world.sim.unblocks(olga.id)).await;
    assert_eq!(reachable().await, 1);

    // A block that the bot learns of by being refused: the notice ends with its reason.
    world.sim.faults().next(1, Aim::method("sendMessage").to(olga.id.0), Fault::Blocked);
    invites(&irina, "Зеркала").await;
    world.deliver().await;
    assert_eq!(
        world.text("SELECT group_concat(reason) FROM outbox WHERE state = 'blocked' AND external IS NULL").await,
        "Forbidden: bot was blocked by the user"
    );
    assert_eq!(reachable().await, 0);
    // Whoever writes can be written to.
    olga.says("/menu").await;
    olga.sees("чем помочь?");
    assert_eq!(reachable().await, 1);
    // A reply that is refused ends too, and the next is said.
    world.sim.faults().next(1, Aim::method("sendMessage").to(olga.id.0), Fault::Blocked);
    olga.says("/help").await;
    assert_eq!(reachable().await, 0);
    olga.says("/events").await;
    olga.sees("Ближайшие события");
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE state = 'blocked'").await, 2);
    world.end().await;
}
