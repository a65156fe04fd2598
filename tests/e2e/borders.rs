//! The border to Telegram under spoiled traffic: whatever an update looks like, the line of its chat goes on. And the
//! recording of the traffic with which the fuzzers begin.

#[path = "../../fuzz/mutation.rs"]
mod mutation;

use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::Value;

use crate::world::{CLUSTER, World};

/// Where the fuzzers find what they begin with.
const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds");

/// The recorded updates, in their order.
fn traffic() -> Vec<Value> {
    let folder = std::fs::read_dir(Path::new(SEEDS).join("update")).unwrap();
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file| serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    files.into_iter().map(read).collect()
}

#[test]
fn no_spoiled_update_keeps_the_line_of_its_chat_waiting() {
    // The same few each time, or as many others as are asked for.
    let more = std::env::var("GROZD_SPOILED").ok();
    let more = more.and_then(|it| it.parse().ok());
    let random = match more {
        Some(_) => TestRng::from_seed(RngAlgorithm::ChaCha, &rand::random::<[u8; 32]>()),
        None => TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    };
    let traffic = traffic();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (mut world, id) = runtime.block_on(async {
        let world = World::start().await;
        // The recorded people have the same numbers: the first of them is this one.
        let olga = world.coordinator("Петрова Ольга").await.id;
        (world, olga)
    });
    world.expects_errors();
    let settings = Config {
        cases: more.unwrap_or(64),
        // A failure is told with its bytes; a file of failures would lie about in the tree.
        failure_persistence: None,
        ..Config::default()
    };
    let wounds = prop::collection::vec(any::<u8>(), 2..40);
    TestRunner::new_with_rng(settings, random)
        .run(&wounds, |bytes| {
            let update = mutation::spoiled(&traffic, &bytes);
            let answer = runtime.block_on(async {
                let olga = world.knows(id);
                world.sim.inject_update(update.clone());
                // Waits for the turn and its reply; a stuck line fails here by its patience.
                olga.says("/menu").await;
                olga.screen()
            });
            if answer.contains("чем помочь?") || answer.contains("Согласие на обработку") {
                return Ok(());
            }
            Err(TestCaseError::fail(format!("{update}\n\n{answer}")))
        })
        .unwrap();
    runtime.block_on(async {
        let failed = "SELECT count(*) FROM inbox WHERE outcome = 'failed'";
        assert_eq!(world.count(failed).await, 0, "{}", world.errors());
        // Answers to presses that never were are refused, as they should be.
        world.sim.clear_books();
        world.end().await;
    });
}

/// Writes `fuzz/seeds` anew: `cargo test --test e2e -- --ignored the_traffic`.
#[tokio::test]
#[ignore = "writes files of the project"]
async fn the_traffic_for_the_fuzzers_is_recorded() {
    let world = World::start().await;
    let irina = world.teacher("Смирнова Ирина").await;
    world
        .tamper(
            "INSERT INTO appointment (municipality_id, person_id, role, since)
             VALUES (1, 1, 'coordinator', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    world.tamper(CLUSTER).await;
    let olga = world.person("Ольга");
    olga.opens("cluster-1").await;
    olga.registers("Петрова Ольга Сергеевна").await;
    olga.opens("cluster-1").await;
    olga.does(&["Вступить", "> /deficits", "Записать дефицит"]).await;
    olga.does(&["Цифровые", "Безопасность в сети", "Очень трудно"]).await;
    irina.does(&["> /events", "Создать событие", "Семинар", "> Линзы", "26"]).await;
    irina.does(&["10:00", "> Школа № 3", "Создать и уведомить"]).await;
    world.deliver().await;
    olga.does(&["Иду"]).await;
    olga.opens("event-1").await;
    for command in [
        "/menu",
        "/profile",
        "/clusters",
        "/events",
        "/attendance",
        "/stats",
        "/people",
        "/settings",
        "/mydata",
        "/help",
        "/nonsense",
    ] {
        irina.says(command).await;
        let card = irina.card();
        let labels = card.labels().concat();
        if let Some(first) = labels.first() {
            irina.presses_on(card.id, first).await;
        }
        irina.says("Петрова").await;
    }
    olga.does(&["> /settings", "Тихие часы", "21:00–7:00"]).await;
    let sim = &world.sim;
    olga.done(sim.sends_photo(olga.id, None, "Моя школа")).await;
    olga.done(sim.sends_document(olga.id, "план.docx", "слова", "")).await;
    olga.done(sim.sends_sticker(olga.id)).await;
    olga.done(sim.sends_voice(olga.id)).await;
    olga.done(sim.shares_contact(olga.id)).await;
    let own = sim.chat(olga.id)[0].id;
    olga.done(sim.edits(olga.id, own, "/start event-1")).await;
    olga.done(sim.forwards(olga.id, own)).await;
    olga.done(sim.forwards_from(olga.id, "Кто-то", "Слова другого")).await;
    olga.done(sim.blocks(olga.id)).await;
    olga.done(sim.unblocks(olga.id)).await;
    let group = sim.group("Методсовет", irina.id, &[olga.id]);
    let said = sim.says_in(group, olga.id, "/profile@grozd_demo_bot");
    world.answered(said.unwrap().unwrap()).await;
    world.foreigner("Anna").starts().await;
    olga.does(&["> /deficits", "Записать дефицит", "> /cancel"]).await;
    olga.does(&["> /forget"]).await;
    let first = olga.card().labels().concat()[0].to_owned();
    olga.presses(&first).await;

    let (updates, codes) = (Path::new(SEEDS).join("update"), Path::new(SEEDS).join("codec"));
    for folder in [&updates, &codes] {
        // There may be none yet.
        let _ = std::fs::remove_dir_all(folder);
        std::fs::create_dir_all(folder).unwrap();
    }
    for (number, raw) in world.sim.traffic().iter().enumerate() {
        std::fs::write(updates.join(format!("{number:03}.json")), raw.as_bytes()).unwrap();
        let update: Value = serde_json::from_str(raw).unwrap();
        let code = update.pointer("/callback_query/data");
        let link = update.pointer("/message/text").and_then(Value::as_str);
        let link = link.and_then(|text| text.strip_prefix("/start "));
        if let Some(text) = code.and_then(Value::as_str).or(link) {
            std::fs::write(codes.join(format!("{number:03}")), text).unwrap();
        }
    }
    world.end().await;
}
