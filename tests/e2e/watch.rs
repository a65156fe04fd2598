//! Watching the bot: what it counts, whether it works, and background tasks that panic.

use std::process::Stdio;
use std::time::Duration;

use chrono::TimeDelta;
use grozd::channels::telegram::listen::Webhook;
use grozd::watch::health::{Flaw, SILENCE, UNSAID};
use serde_json::Value;
use sim::{Aim, Fault};
use sqlx::{Connection, SqliteConnection};

use crate::world::{CLUSTER, Somebody, World, unhurried};

/// The lane's own name, as the flaws have it.
const REPLIES: Flaw = Flaw::Unsaid(grozd::meters::Lane::Interactive);

async fn get(world: &World, path: &str) -> (u16, String) {
    let address = world.app().watch_address().unwrap();
    let answer = reqwest::get(format!("http://{address}{path}")).await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// What `/healthz` says, with its code.
async fn health(world: &World) -> (u16, Value) {
    let (code, text) = get(world, "/healthz").await;
    (code, serde_json::from_str(&text).unwrap())
}

async fn flaws(world: &World) -> Vec<Flaw> {
    world.app().watch().report().await.flaws
}

/// The value of one series; it must be there.
async fn value(world: &World, series: &str) -> f64 {
    let (_, text) = get(world, "/metrics").await;
    let line = text.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {series} in:\n{text}")).parse().unwrap()
}

/// Waits for something that the engine does by itself.
async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let waiting = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    if tokio::time::timeout(Duration::from_secs(30), waiting).await.is_err() {
        panic!("waited in vain until {what}");
    }
}

/// A leader, a member of the cluster, and an event that is about to be announced.
async fn on_the_eve<'w>(world: &'w World) -> (Somebody<'w>, Somebody<'w>) {
    let leader = world.coordinator("Смирнова Ирина").await;
    let member = world.teacher("Петрова Ольга").await;
    plans(world, &leader).await;
    (leader, member)
}

/// The first person leads a cluster that the second has joined, and is about to announce an event.
async fn plans(world: &World, leader: &Somebody<'_>) {
    world.tamper(CLUSTER).await;
    leader.says("/events").await;
    leader.presses("Создать событие").await;
    leader.presses("Семинар").await;
    leader.says("Линзы").await;
    leader.presses("26").await;
    leader.presses("10:00").await;
    leader.says("Школа № 3").await;
}

#[tokio::test]
async fn the_metrics_count_what_has_happened_and_name_nobody() {
    let world = World::start().await;
    let claim = world.claim().await;
    let (leader, member) = (world.person("Смирнова Ирина"), world.person("Петрова Ольга"));
    leader.opens(&claim).await;
    leader.registers("Смирнова Ирина").await;
    member.starts().await;
    member.registers("Петрова Ольга").await;
    plans(&world, &leader).await;
    leader.presses("Создать и уведомить").await;
    world.deliver().await;
    world.sim.blocks(member.id).unwrap();
    until("the block is known", async || world.count("SELECT count(*) FROM account WHERE reachable = 0").await == 1)
        .await;

    let updates = world.count("SELECT count(*) FROM inbox").await as f64;
    // A turn is counted a moment after its commit.
    until("the last turn is counted", async || value(&world, "grozd_turn_seconds_count").await == updates).await;
    let answered = "SELECT count(*) FROM inbox WHERE outcome = 'answered'";
    let answered = world.count(answered).await as f64;
    assert_eq!(value(&world, "grozd_updates_received_total").await, updates);
    let (_, text) = get(&world, "/metrics").await;
    let turns = |outcome: &str| -> f64 {
        let series = text.lines().filter(|line| line.starts_with("grozd_turns_total"));
        series
            .filter(|line| line.contains(&format!("outcome=\"{outcome}\"")))
            .map(|line| line.rsplit_once(' ').unwrap().1.parse::<f64>().unwrap())
            .sum()
    };
    assert_eq!(turns("answered"), answered);
    assert_eq!(turns("ignored"), updates - answered);
    assert_eq!(turns("failed") + turns("refused"), 0.0);
    // Eight answers of the first, who adds the school, and seven of the second.
    let registration = r#"grozd_turns_total{room="registration",outcome="answered"}"#;
    assert_eq!(value(&world, registration).await, 15.0);
    assert_eq!(value(&world, "grozd_reply_seconds_count").await, answered);
    let sent = |lane: &str| format!(r#"grozd_sends_total{{lane="{lane}",outcome="sent"}}"#);
    assert_eq!(value(&world, &sent("interactive")).await, answered);
    let bulk = "SELECT count(*) FROM outbox WHERE lane = 'bulk' AND state = 'sent'";
    let bulk = world.count(bulk).await as f64;
    assert!(bulk > 0.0);
    assert_eq!(value(&world, &sent("bulk")).await, bulk);
    assert!(value(&world, "grozd_writer_hold_seconds_count").await >= updates);
    assert!(value(&world, "grozd_writer_wait_seconds_count").await >= updates);

    for personal in ["Петрова", "Ольга", "Линзы", "Физика", "Школа", &leader.id.0.to_string(), &member.id.0.to_string()]
    {
        assert!(!text.contains(personal), "{personal} in:\n{text}");
    }
    world.end().await;
}

#[tokio::test]
async fn what_waits_what_failed_and_a_pause_are_counted() {
    let mut world = World::start().await;
    world.expects_errors();
    let (leader, member) = {
        let (leader, member) = on_the_eve(&world).await;
        (leader.id, member.id)
    };
    // In quiet hours a notice waits and is not due.
    world.tamper("UPDATE account SET quiet_from = 11, quiet_till = 13 WHERE person_id = 2").await;
    let leader = world.knows(leader);
    leader.presses("Создать и уведомить").await;
    let waiting = r#"grozd_outbox_messages{lane="bulk",state="waiting"}"#;
    let oldest = r#"grozd_outbox_oldest_due_seconds{lane="bulk"}"#;
    until("the leader's own notice has left", async || value(&world, waiting).await == 1.0).await;
    assert_eq!(value(&world, oldest).await, 0.0);
    // It has been on its way for two minutes; nobody says it again before the next start.
    world.tamper("UPDATE outbox SET state = 'sending', due_at = due_at - 62 * 60000 WHERE state = 'waiting'").await;
    assert_eq!(value(&world, oldest).await, 120.0);
    world.sim.faults().next(1, Aim::method("sendMessage"), Fault::TooMany(1));
    leader.says("/menu").await;
    assert_eq!(value(&world, "grozd_flood_pauses_total").await, 1.0);
    let paused = value(&world, "grozd_flood_pause_seconds_total").await;
    assert_eq!(paused, 1.0);
    let retried = r#"grozd_sends_total{lane="interactive",outcome="retried"}"#;
    assert_eq!(value(&world, retried).await, 1.0);

    world.sim.faults().next(1, Aim::chat(leader.id.0), Fault::Blocked);
    leader.says("/menu").await;
    world.sim.faults().next(1, Aim::chat(leader.id.0), Fault::Code(400));
    leader.says("/menu").await;
    for outcome in ["blocked", "failed"] {
        let series = format!(r#"grozd_sends_total{{lane="interactive",outcome="{outcome}"}}"#);
        assert_eq!(value(&world, &series).await, 1.0, "{outcome}");
    }

    // A turn that fails names the room in which it does, and so does one that is refused.
    let failed = r#"grozd_turns_total{room="clusters",outcome="failed"}"#;
    let refused = r#"grozd_turns_total{room="clusters",outcome="refused"}"#;
    world.tamper("ALTER TABLE membership RENAME TO lost").await;
    leader.says("/clusters").await;
    world.tamper("ALTER TABLE lost RENAME TO membership").await;
    assert_eq!(value(&world, failed).await, 1.0);
    leader.opens("cluster-999").await;
    assert_eq!(value(&world, refused).await, 1.0);
    world.later(TimeDelta::minutes(62));
    world.restart().await;
    world.deliver().await;
    assert!(world.knows(member).chat().contains("Семинар: Линзы"));
    world.end().await;
}

#[tokio::test]
async fn the_silence_of_telegram_is_told_and_is_not_ours() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    let (code, told) = health(&world).await;
    assert_eq!((code, &told["works"]), (200, &Value::Bool(true)), "{told}");
    assert_eq!(told["tasks"]["intake"], true);
    assert_eq!(told["flaws"], Value::Array(Vec::new()));

    world.later(SILENCE);
    let (code, told) = health(&world).await;
    assert_eq!(code, 503, "{told}");
    assert_eq!(told["works"], false);
    assert_eq!(told["flaws"][0]["flaw"], "Telegram does not answer getUpdates");
    assert_eq!(told["flaws"][0]["restart_may_help"], false);
    assert_eq!(told["flaws"][1], Value::Null);
    assert!(world.app().watch().report().await.is_alive());

    // An update is an answer to getUpdates.
    olga.says("/start").await;
    assert_eq!(health(&world).await.0, 200);
    world.end().await;
}

#[tokio::test]
async fn a_webhook_may_be_silent_and_is_served_on_after_a_panic() {
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let listen = free.local_addr().unwrap();
    drop(free);
    let webhook = Webhook { url: format!("http://{listen}/telegram"), listen, secret: "lens-and-mirror".to_owned() };
    let mut world = World::start_with(unhurried(), Some(webhook)).await;
    world.expects_errors();
    let olga = world.person("Ольга").id;
    world.knows(olga).starts().await;
    until("the webhook is set", async || value(&world, "grozd_last_get_updates_timestamp_seconds").await > 0.0).await;
    world.later(SILENCE);
    assert_eq!(flaws(&world).await, []);

    // The clock is asked as soon as the webhook is set.
    world.stop().await;
    world.clock_panics_in(Some("intake"), 1);
    world.start_again().await;
    until("the task is begun anew", async || {
        let up = value(&world, r#"grozd_task_up{task="intake"}"#).await;
        up == 1.0 && value(&world, r#"grozd_task_panics_total{task="intake"}"#).await == 1.0
    })
    .await;
    world.knows(olga).says("/start").await;
    world.end().await;
}

#[tokio::test]
async fn replies_that_telegram_does_not_take_hold_up_no_turn_and_are_not_ours() {
    let world = World::start().await;
    let olga = world.person("Ольга");
    olga.starts().await;
    world.sim.faults().always(Aim::method("sendMessage"), Fault::Code(502));
    world.sim.says(olga.id, "/start").unwrap();
    world.sim.says(olga.id, "/start").unwrap();
    until("both replies are unsaid", async || {
        let waits = "SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL) = 0
                        AND (SELECT count(*) FROM outbox WHERE state = 'sending') = 2";
        // A turn is counted a moment after its commit.
        world.count(waits).await == 1 && value(&world, "grozd_turn_seconds_count").await == 3.0
    })
    .await;
    world.later(UNSAID - TimeDelta::seconds(1));
    assert_eq!(flaws(&world).await, [Flaw::Silence]);
    world.later(TimeDelta::seconds(1));
    assert_eq!(flaws(&world).await, [Flaw::Silence, REPLIES]);
    assert!(world.app().watch().report().await.is_alive());
    world.sim.faults().clear();
    olga.says("/start").await;
    world.deliver().await;
    assert_eq!(health(&world).await.0, 200);
    world.end().await;
}

#[tokio::test]
async fn a_database_that_another_process_holds_is_ours() {
    let mut world = World::start().await;
    world.expects_errors();
    let olga = world.person("Ольга").id;
    world.knows(olga).starts().await;
    let mut other = SqliteConnection::connect(&format!("sqlite://{}", world.file().display())).await.unwrap();
    let held = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    world.later(TimeDelta::seconds(60));
    let (code, told) = health(&world).await;
    assert_eq!(code, 503, "{told}");
    assert_eq!(told["can_write"], false);
    assert_eq!(told["flaws"][0]["flaw"], "the database cannot be written");
    assert_eq!(told["flaws"][0]["restart_may_help"], true);
    assert!(!world.app().watch().report().await.is_alive());
    // Whoever reads is not held up.
    assert_eq!(get(&world, "/metrics").await.0, 200);
    held.rollback().await.unwrap();
    other.close().await.unwrap();
    assert_eq!(health(&world).await.0, 200);
    world.end().await;
}

#[tokio::test]
async fn a_background_task_that_panics_is_begun_anew_and_nothing_is_lost() {
    for task in ["bulk", "outcomes", "intake"] {
        let mut world = World::start().await;
        world.expects_errors();
        let (leader, member) = {
            let (leader, member) = on_the_eve(&world).await;
            (leader.id, member.id)
        };
        world.clock_panics_in(Some(task), 2);
        world.knows(leader).presses("Создать и уведомить").await;
        world.deliver().await;
        let panics = format!(r#"grozd_task_panics_total{{task="{task}"}}"#);
        assert_eq!(value(&world, &panics).await, 2.0);
        let heard = world.knows(member).chat().matches("Семинар: Линзы").count();
        assert_eq!(heard, 1, "{task}: {}", world.knows(member).chat());
        until("the task is up", async || value(&world, &format!(r#"grozd_task_up{{task="{task}"}}"#)).await == 1.0)
            .await;
        assert_eq!(flaws(&world).await, [], "{task}");
        assert!(world.errors().contains("a background task panicked"));
        world.end().await;
    }
}

#[tokio::test]
async fn a_background_task_that_goes_on_panicking_is_told() {
    let mut world = World::start().await;
    world.expects_errors();
    let (leader, member) = {
        let (leader, member) = on_the_eve(&world).await;
        (leader.id, member.id)
    };
    world.clock_panics_in(Some("bulk"), u32::MAX);
    world.knows(leader).presses("Создать и уведомить").await;
    until("the health tells of it", async || flaws(&world).await == [Flaw::Task("bulk")]).await;
    let (code, told) = health(&world).await;
    assert_eq!(code, 503, "{told}");
    assert_eq!(told["flaws"][0]["restart_may_help"], true);
    assert_eq!(told["tasks"]["bulk"], false);
    // The turns go on meanwhile.
    world.knows(leader).says("/menu").await;
    world.knows(leader).sees("чем помочь?");
    world.clock_panics_in(None, 0);
    world.deliver().await;
    assert!(world.knows(member).chat().contains("Семинар: Линзы"));
    world.end().await;
}

/// A child of the test below: a real process with real notifications whose bulk lane panics without end.
#[tokio::test]
#[ignore = "the child of the test below"]
async fn a_process_whose_bulk_lane_is_dead() {
    let mut world = World::start().await;
    world.expects_errors();
    let (leader, _) = on_the_eve(&world).await;
    let leader = leader.id;
    world.clock_panics_in(Some("bulk"), u32::MAX);
    world.knows(leader).presses("Создать и уведомить").await;
    // Until the parent has seen enough.
    std::future::pending::<()>().await;
}

#[cfg(unix)]
#[test]
fn the_watchdog_is_not_fed_where_a_background_task_is_dead() {
    let folder = tempfile::tempdir().unwrap();
    let socket = std::os::unix::net::UnixDatagram::bind(folder.path().join("notify")).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "watch::a_process_whose_bulk_lane_is_dead"])
        .arg("--ignored")
        .env("NOTIFY_SOCKET", folder.path().join("notify"))
        .env("WATCHDOG_USEC", "600000")
        .env_remove("WATCHDOG_PID")
        .env("GROZD_TEST_TELLS_SYSTEMD", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut words = [0; 4096];
    let (mut fed, mut starved) = (0, 0);
    while starved < 3 {
        let length = match socket.recv(&mut words) {
            Ok(length) => length,
            Err(error) => {
                let _ = child.kill();
                panic!("{error}, after {fed} signs of life and {starved} without");
            }
        };
        let words = String::from_utf8_lossy(&words[..length]);
        if words.contains("WATCHDOG=1") {
            assert_eq!(starved, 0, "a dead task does not rise: {words}");
            fed += 1;
        } else if words.contains("the background task bulk does not run") {
            starved += 1;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(fed > 0, "it was fed while all was well");
}
