//! `kill -9` at every stage of a turn: the update is answered by the next start, and its fact is stored once.

use std::time::Duration;

use sim::{Aim, Fault};
use sqlx::Connection;

use crate::scene::{CONSENT, Scene};

/// Longer than any test.
const FOR_EVER: Duration = Duration::from_secs(600);

#[tokio::test]
async fn killed_before_the_inbox_write() {
    let (mut scene, olga) = Scene::begun().await;
    let lock = scene.locks().await;
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene
        .until("the update is delivered", async || {
            let books = scene.sim.books();
            let polls = books.log.iter().filter(|it| it.method == "getUpdates");
            polls.count() >= 2
        })
        .await;
    scene.kills();
    lock.close().await.unwrap();
    assert_eq!(scene.count("SELECT count(*) FROM inbox").await, 1);
    scene.starts();
    scene.consented_once(olga).await;
}

#[tokio::test]
async fn killed_after_the_inbox_write() {
    let (mut scene, olga) = Scene::begun().await;
    // The first reply hangs; a chat with so much unsaid takes no more turns, so that the last updates stand in line.
    let hangs = Aim::method("sendMessage").to(olga.0);
    scene.sim.faults().next(1, hangs, Fault::Hang(FOR_EVER));
    for _ in 0..30 {
        scene.sim.says(olga, "/start").unwrap();
    }
    scene
        .until("all are stored, and the last stand in line", async || {
            scene.count("SELECT count(*) FROM inbox").await == 31
                && (1..15).contains(&scene.count("SELECT count(*) FROM inbox WHERE done_at IS NULL").await)
        })
        .await;
    scene.kills();
    scene.sim.faults().clear();
    assert_eq!(scene.heard(olga, CONSENT), 1);
    scene.starts();
    scene.settled(olga, CONSENT, 31).await;
    scene.nothing_is_lost().await;
}

#[tokio::test]
async fn killed_inside_the_turn() {
    killed_at("BEFORE INSERT ON consent").await;
}

#[tokio::test]
async fn killed_before_the_commit() {
    // The reply is the last that a turn stores.
    killed_at("AFTER INSERT ON outbox").await;
}

async fn killed_at(event: &str) {
    let (mut scene, olga) = Scene::begun().await;
    scene.stops_turns(event).await;
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene
        .until("the update is stored", async || {
            let waiting = "SELECT count(*) FROM inbox WHERE done_at IS NULL";
            scene.count(waiting).await == 1
        })
        .await;
    scene.a_turn_stands_still().await;
    scene.kills();
    assert_eq!(scene.count("SELECT count(*) FROM consent").await, 0);
    scene.lets_turns_go().await;
    scene.starts();
    scene.consented_once(olga).await;
}

#[tokio::test]
async fn killed_after_the_commit_before_speaking() {
    let (mut scene, olga) = Scene::begun().await;
    let calls = Aim::chat(olga.0);
    scene.sim.faults().next(1, calls, Fault::Hang(FOR_EVER));
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene
        .until("the reply is under way", async || {
            let books = scene.sim.books();
            books.log.iter().any(|it| it.outcome.contains("Hang"))
        })
        .await;
    scene.kills();
    assert_eq!(scene.heard(olga, "Ещё два согласия"), 0, "{:?}", scene.sim.books().log);
    assert_eq!(scene.count("SELECT count(*) FROM consent").await, 1);
    scene.sim.faults().clear();
    scene.starts();
    scene.consented_once(olga).await;
}

#[tokio::test]
async fn killed_while_speaking() {
    let (mut scene, olga) = Scene::begun().await;
    let calls = Aim::method("sendMessage").to(olga.0);
    scene.sim.faults().next(1, calls, Fault::Late(FOR_EVER));
    scene.sim.says(olga, "/start").unwrap();
    // Telegram has taken it, and its answer will never come.
    scene.hears(olga, CONSENT, 2).await;
    scene.kills();
    assert_eq!(scene.count("SELECT count(*) FROM outbox WHERE state = 'sending'").await, 1);
    scene.starts();
    // Said twice: the Bot API has no key by which it would know the first.
    scene.settled(olga, CONSENT, 3).await;
    scene.nothing_is_lost().await;
}

#[tokio::test]
async fn killed_with_three_replies_of_one_chat_unsaid() {
    let (mut scene, olga) = Scene::begun().await;
    scene.sim.faults().always(Aim::chat(olga.0), Fault::Hang(FOR_EVER));
    scene.sim.says(olga, "/start").unwrap();
    scene.sim.presses(olga, "English").unwrap();
    scene.sim.says(olga, "/start").unwrap();
    let unsaid = "SELECT count(*) FROM outbox WHERE state = 'sending'";
    scene.until("three replies are stored", async || scene.count(unsaid).await == 3).await;
    scene.kills();
    scene.sim.faults().clear();
    scene.starts();
    // The first consent is shown in English in its place; below it the two that were asked for, in their order.
    scene.settled(olga, "Consent to data processing", 2).await;
    let chat = scene.sim.chat(olga);
    let cards: Vec<_> = chat.iter().filter(|message| message.is_from_bot()).map(|card| card.to_string()).collect();
    let words = ["Consent to data processing", CONSENT, "Consent to data processing"];
    assert_eq!(cards.len(), words.len(), "{}", scene.sim.transcript(olga));
    for (card, words) in cards.iter().zip(words) {
        assert!(card.contains(words), "{}", scene.sim.transcript(olga));
    }
    let books = scene.sim.books();
    let said = books.log.iter().filter(|call| call.chat == Some(olga.0) && call.outcome == "ok");
    let cards = ["sendMessage", "editMessageText"];
    let order: Vec<_> = said.map(|call| &*call.method).filter(|method| cards.contains(method)).collect();
    assert_eq!(order[order.len() - 3..], ["sendMessage", "editMessageText", "sendMessage"], "{order:?}");
    scene.nothing_is_lost().await;
}
