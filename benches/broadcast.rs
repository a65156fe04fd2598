//! Ten thousand people are told of an event, and others go on talking: the broadcast and its fairness, measured on the
//! real program against the simulator, which keeps Telegram's rates and refuses what is too fast.
//!
//! `cargo bench --bench broadcast` takes about fifteen minutes, since thirty a second are not more;
//! `cargo bench --bench broadcast -- --quick` takes one, with 600 people. Names of parts choose them: `even`,
//! `beside`, `faults`, `paid`, `slow`. A Markdown table is printed at the end; `docs/broadcast.md` explains it.
// Helpers of a measurement may unwrap as tests do.
#![allow(clippy::unwrap_used)]

#[path = "../tests/program/mod.rs"]
mod program;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use grozd::db::Database;
use grozd::outbox::Body;
use grozd::sim::{
    Aim, ChatMessage, Fault, FaultShares, NewPerson, PersonId, Rates, Settings, Simulator,
};
use grozd::talk::Screen;
use program::Program;
use rand::Rng;
use sqlx::AssertSqlSafe;
use tempfile::TempDir;

/// Telegram's user ids of those who take part; the recipients count from theirs on.
const LEADER: i64 = 1_000_000;
const TALKERS: i64 = 2_000_000;
const RECIPIENTS: i64 = 3_000_000;
/// People who talk with the bot meanwhile.
const TALKING: i64 = 20;
/// One in so many has blocked the bot, which does not know it: 5 %.
const BLOCKED: i64 = 20;
/// What the notice says, and nothing else does.
const TITLE: &str = "Линзы и призмы";
/// Nothing takes longer when all is well.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|it| it == "--quick");
    let parts: Vec<_> = arguments.iter().filter(|it| !it.starts_with('-')).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let mut table = Table::default();
    runtime.block_on(async {
        let scale = Scale::new(quick);
        let wanted = |part: &str| parts.is_empty() || parts.iter().any(|it| *it == part);
        if wanted("even") {
            even(&scale, &mut table).await;
        }
        if wanted("beside") {
            beside(&scale, &mut table).await;
        }
        if wanted("faults") {
            faults(&scale, &mut table).await;
        }
        if wanted("paid") {
            paid(&scale, &mut table).await;
        }
        if wanted("slow") {
            slow(&scale, &mut table).await;
        }
    });
    table.print();
}

/// How much is measured.
struct Scale {
    /// Who is told.
    recipients: i64,
    /// Who is told while the replies to others are measured.
    beside: i64,
    /// How long people talk with the idle bot.
    idle: Duration,
    /// How long they talk beside a slow chat.
    slow: Duration,
    /// How long somebody thinks before the next tap, at least; half of it more by chance.
    think: Duration,
}

impl Scale {
    fn new(quick: bool) -> Scale {
        let seconds = Duration::from_secs;
        if quick {
            Scale {
                recipients: 600,
                beside: 150,
                idle: seconds(4),
                slow: seconds(5),
                think: Duration::from_millis(1200),
            }
        } else {
            Scale {
                recipients: 10_000,
                beside: 2_000,
                idle: seconds(30),
                slow: seconds(60),
                think: Duration::from_millis(1200),
            }
        }
    }
}

/// The rate alone: first to last, nobody else talks.
async fn even(scale: &Scale, table: &mut Table) {
    let town = Town::found(scale.recipients).await;
    let _program = town.run(&[]);
    town.announce().await;
    town.finish().await;
    let name = format!("30 a second, {} people", scale.recipients);
    let rate = town.rate().await;
    table.at_least(&name, "notices a second, first to last", rate, 0.98 * 30.0);
    town.check_endings(&name, 0, table).await;
    table.no_more(
        &name,
        "429 earned",
        town.sim.books().too_many as f64,
        0.0,
        "",
    );
}

/// At the same rate others talk: they are answered as by an idle bot, and what is said to them counts.
async fn beside(scale: &Scale, table: &mut Table) {
    let town = Town::found(scale.beside).await;
    let _program = town.run(&[]);
    let name = format!("30 a second beside {TALKING} who talk");
    town.compare(scale, &name, table).await;
    let books = town.sim.books();
    table.no_more(&name, "429 earned", books.too_many as f64, 0.0, "");
}

/// Random faults, and three kills in the middle.
async fn faults(scale: &Scale, table: &mut Table) {
    let town = Town::found(scale.recipients).await;
    let mut program = town.run(&[]);
    town.announce().await;
    // Announced in peace, since the leader waits for each answer; then everything goes wrong.
    town.sim.faults().at_random(
        20_261_123,
        FaultShares {
            too_many: 0.001,
            server_error: 0.01,
            cut_before: 0.01,
            act_then_cut: 0.002,
        },
    );
    let mut in_flight = 0;
    for quarter in 1..=3 {
        town.wait_until_open(scale.recipients * (4 - quarter) / 4)
            .await;
        program.0.kill().unwrap();
        program.0.wait().unwrap();
        in_flight += town
            .count("SELECT count(*) FROM outbox WHERE state = 'sending' AND lane = 'bulk'")
            .await;
        program = town.run(&[]);
    }
    town.finish().await;
    let name = format!(
        "30 a second, faults and 3 kills, {} people",
        scale.recipients
    );
    let books = town.sim.books();
    table.no_more(&name, "429 earned", books.too_many as f64, 0.0, "");
    let twice = town.check_endings(&name, books.sends_unheard, table).await;
    let words = format!(
        "notices said twice for a kill ({in_flight} were in flight; {} more were cut by a fault after Telegram took them)",
        books.sends_unheard
    );
    table.no_more(&name, &words, twice, in_flight as f64, "");
}

/// The paid broadcast, and others who talk meanwhile.
async fn paid(scale: &Scale, table: &mut Table) {
    let town = Town::found(scale.recipients).await;
    let _program = town.run(&[("GROZD_BULK_RATE", "1000")]);
    let name = format!("1,000 a second, {} people", scale.recipients);
    town.compare(scale, &name, table).await;
    let rate = town.rate().await;
    table.at_least(&name, "notices a second, first to last", rate, 900.0);
    town.check_endings(&name, 0, table).await;
    let books = town.sim.books();
    table.no_more(&name, "429 earned", books.too_many as f64, 0.0, "");
}

/// One chat has 200 messages of its own and 200 notices before it, and each answer of Telegram to it takes a second.
async fn slow(scale: &Scale, table: &mut Table) {
    const QUEUED: u64 = 200;
    let town = Town::found(1).await;
    let slow = PersonId(RECIPIENTS);
    town.queue_notices(QUEUED).await;
    town.sim
        .faults()
        .always(Aim::chat(slow.0), Fault::Hang(Duration::from_secs(1)));
    let _program = town.run(&[]);
    for _ in 0..QUEUED {
        town.sim.says(slow, "/menu").unwrap();
    }
    let talk = town.talk(scale.think);
    tokio::time::sleep(scale.slow).await;
    let latencies = talk.end().await;
    let waiting = town
        .count("SELECT count(*) FROM inbox WHERE done_at IS NULL")
        .await;
    let unsaid = town
        .count("SELECT count(*) FROM outbox WHERE lane = 'bulk' AND ended_at IS NULL")
        .await;
    let name = "One slow chat with 200 messages and 200 notices";
    table.at_least(
        name,
        "of its messages still waiting at the end",
        waiting as f64,
        1.0,
    );
    table.at_least(
        name,
        "of its notices still waiting at the end",
        unsaid as f64,
        1.0,
    );
    let words = format!("p99 of {} replies to others", latencies.len());
    table.no_more(name, &words, percentile(&latencies, 99), 200.0, " ms");
    let books = town.sim.books();
    table.no_more(name, "429 earned", books.too_many as f64, 0.0, "");
}

/// A simulator with everybody in it, and a database in which they are registered.
struct Town {
    sim: Simulator,
    file: PathBuf,
    database: Database,
    recipients: i64,
    _folder: TempDir,
}

impl Town {
    async fn found(recipients: i64) -> Town {
        let settings = Settings {
            history: Some(20),
            ..Settings::default()
        };
        let sim = Simulator::start(([127, 0, 0, 1], 0).into(), settings)
            .await
            .unwrap();
        let everybody = (RECIPIENTS..RECIPIENTS + recipients)
            .chain(TALKERS..TALKERS + TALKING)
            .chain([LEADER]);
        for id in everybody {
            let person = sim.person(NewPerson::named("Анна").with_id(id));
            sim.starts(person).unwrap();
            if id > RECIPIENTS && id % BLOCKED == 0 {
                sim.blocks(person).unwrap();
            }
        }
        // They had started the bot before the story begins, and those who blocked it did so unseen.
        let forget = format!("{}/bot{}/deleteWebhook", sim.api_url(), sim.token());
        let forgotten = reqwest::Client::new()
            .post(forget)
            .json(&serde_json::json!({ "drop_pending_updates": true }))
            .send()
            .await
            .unwrap();
        assert!(forgotten.status().is_success());
        assert_eq!(sim.pending_updates(), 0);
        sim.set_rates(Some(Rates::TELEGRAM));

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("grozd.db");
        program::open_school(&file).await;
        let database = Database::open(&file).await.unwrap();
        let town = Town {
            sim,
            file,
            database,
            recipients,
            _folder: folder,
        };
        town.register(1, 1, LEADER).await;
        town.register(2, TALKING, TALKERS).await;
        town.register(1000, recipients, RECIPIENTS).await;
        town.write(
            "INSERT INTO cluster (id, municipality_id, name, leader_id, phase, created_at)
             VALUES (1, 1, 'Физика', 1, 'working', '2026-09-01T00:00:00+00:00');
             INSERT INTO membership (cluster_id, person_id, joined_at)
             SELECT 1, id, '2026-09-01T00:00:00+00:00' FROM person WHERE id >= 1000"
                .to_owned(),
        )
        .await;
        town
    }

    /// Registers so many people from a row and a Telegram id on; all agreed to notices.
    async fn register(&self, row: i64, many: i64, external: i64) {
        self.write(format!(
            "CREATE TEMP TABLE newcomer AS
             WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {many})
             SELECT {row} + i AS id, {external} + i AS external FROM n;
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, post_id,
                                 teaching_since, enrolled_at)
             SELECT id, 1, 1, 'Иванова', 'Анна', 1, '2015-09-01', '2026-09-01T00:00:00+00:00' FROM newcomer;
             INSERT INTO account (id, channel, external, municipality_id, person_id, language)
             SELECT id, 'telegram', CAST(external AS TEXT), 1, id, 'ru' FROM newcomer;
             INSERT INTO consent (account_id, purpose, text_version, given_at)
             SELECT id, purpose, '1', '2026-09-01T00:00:00+00:00'
             FROM newcomer, (SELECT 'processing' AS purpose UNION SELECT 'notices');
             DROP TABLE newcomer"
        ))
        .await;
    }

    async fn write(&self, statements: String) {
        let mut writer = self.database.writer().await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(statements))
            .execute(&mut *writer)
            .await
            .unwrap();
    }

    async fn count(&self, query: &'static str) -> i64 {
        let mut reader = self.database.reader().await.unwrap();
        sqlx::query_scalar(query)
            .fetch_one(&mut *reader)
            .await
            .unwrap()
    }

    fn run(&self, settings: &[(&str, &str)]) -> Program {
        program::run_with(&self.sim, &self.file, settings)
    }

    /// The leader makes an event as a person does, which tells all members.
    async fn announce(&self) {
        let leader = PersonId(LEADER);
        let says = |words: &str| drop(self.sim.says(leader, words).unwrap());
        let presses = |label: &str| drop(self.sim.presses(leader, label).unwrap());
        says("/menu");
        self.sees(leader, "Создать событие").await;
        presses("Создать событие");
        self.sees(leader, "Какое событие?").await;
        presses("Семинар");
        self.sees(leader, "Как называется?").await;
        says(TITLE);
        self.sees(leader, "В какой день?").await;
        // The days of the next month are all to come; its card shows no day in brackets, which marks today.
        presses("›");
        self.wait(leader, |card| {
            card.has_button("15") && !card.to_string().contains("[[")
        })
        .await;
        presses("15");
        self.sees(leader, "Во сколько?").await;
        presses("10:00");
        self.sees(leader, "Где?").await;
        says("Школа № 3");
        self.sees(leader, "Создать и уведомить").await;
        presses("Создать и уведомить");
        self.sees(leader, "Событие создано").await;
    }

    async fn sees(&self, person: PersonId, words: &str) {
        self.wait(person, |card| card.to_string().contains(words))
            .await;
    }

    /// Waits until the newest message of the bot is as wished.
    async fn wait(&self, person: PersonId, wished: impl Fn(&ChatMessage) -> bool) {
        let seen = self
            .sim
            .wait_for_within(person, PATIENCE, |chat| {
                let card = chat.iter().rev().find(|message| message.is_from_bot());
                card.is_some_and(|card| wished(card))
            })
            .await;
        seen.unwrap_or_else(|waiting| panic!("{waiting}"));
    }

    /// Waits until no more than so many notices have no ending.
    async fn wait_until_open(&self, open: i64) {
        let mut least = (i64::MAX, Instant::now());
        loop {
            let now = self
                .count("SELECT count(*) FROM outbox WHERE lane = 'bulk' AND ended_at IS NULL")
                .await;
            if now <= open {
                return;
            }
            if now < least.0 {
                least = (now, Instant::now());
            }
            assert!(least.1.elapsed() < PATIENCE, "{now} notices stand still");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn finish(&self) {
        self.wait_until_open(0).await;
    }

    /// Notices that ended a second, from the first to the last.
    async fn rate(&self) -> f64 {
        let milliseconds = self
            .count(
                "SELECT max(ended_at) - min(ended_at) FROM outbox JOIN account ON account.id = account_id
                 WHERE lane = 'bulk' AND account.id >= 1000",
            )
            .await;
        (self.recipients - 1) as f64 / (milliseconds as f64 / 1e3)
    }

    /// Each recipient has one ending, the blocked ones theirs; returns how many notices were heard twice besides
    /// those that the bot could not hear of.
    async fn check_endings(&self, name: &str, unheard: u64, table: &mut Table) -> f64 {
        let one = self
            .count(
                "SELECT count(*) FROM account WHERE id >= 1000
                   AND (SELECT count(*) FROM outbox WHERE account_id = account.id AND lane = 'bulk'
                        AND ended_at IS NOT NULL) = 1
                   AND NOT EXISTS (SELECT 1 FROM outbox WHERE account_id = account.id AND ended_at IS NULL)",
            )
            .await;
        table.equal(
            name,
            "recipients with exactly one ending",
            one,
            self.recipients,
        );
        let is_blocked = |id: i64| id > RECIPIENTS && id % BLOCKED == 0;
        let blocked = (RECIPIENTS..RECIPIENTS + self.recipients)
            .filter(|id| is_blocked(*id))
            .count();
        let ended_blocked = self
            .count("SELECT count(*) FROM outbox WHERE state = 'blocked' AND account_id >= 1000")
            .await;
        table.equal(name, "ended as blocked", ended_blocked, blocked as i64);
        let (mut heard, mut twice) = (HashSet::new(), 0);
        for id in RECIPIENTS..RECIPIENTS + self.recipients {
            let chat = self.sim.chat(PersonId(id));
            let notices = chat.iter().filter(|it| it.text.contains(TITLE)).count();
            if notices > 0 {
                heard.insert(id);
            }
            twice += notices.saturating_sub(1) as u64;
        }
        let reached = self.recipients - blocked as i64;
        table.equal(
            name,
            "chats in which the notice stands",
            heard.len() as i64,
            reached,
        );
        if unheard == 0 && twice > 0 {
            println!("{name}: {twice} notices were said twice");
        }
        twice.saturating_sub(unheard) as f64
    }

    /// Notices that wait for the first recipient.
    async fn queue_notices(&self, many: u64) {
        let screen = Screen {
            title: "Напоминание".to_owned(),
            ..Screen::default()
        };
        let body = serde_json::to_string(&Body::Notice(screen)).unwrap();
        self.write(format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})
             INSERT INTO outbox (account_id, channel, external, lane, body, language, due_at)
             SELECT 1000, 'telegram', '{RECIPIENTS}', 'bulk', '{body}', 'ru', 0 FROM n"
        ))
        .await;
    }

    /// People talk with the idle bot, then during a broadcast; their replies are compared.
    async fn compare(&self, scale: &Scale, name: &str, table: &mut Table) {
        let talk = self.talk(scale.think);
        tokio::time::sleep(scale.idle).await;
        let idle = talk.end().await;
        self.announce().await;
        let talk = self.talk(scale.think);
        self.finish().await;
        let during = talk.end().await;
        let before = percentile(&idle, 95);
        let words = format!(
            "p95 of {} replies to others; idle, of {}: {before:.1} ms",
            during.len(),
            idle.len()
        );
        let now = percentile(&during, 95);
        table.no_more(name, &words, now, 2.0 * before, " ms");
        println!(
            "{name}: p50 {:.1} ms idle, {:.1} ms during; p99 {:.1} and {:.1}",
            percentile(&idle, 50),
            percentile(&during, 50),
            percentile(&idle, 99),
            percentile(&during, 99)
        );
    }

    /// Lets people talk until they are told to end.
    fn talk(&self, think: Duration) -> Talk {
        let over = Arc::new(AtomicBool::new(false));
        let talkers = (TALKERS..TALKERS + TALKING)
            .map(|id| {
                let talker = converse(self.sim.clone(), PersonId(id), think, over.clone());
                tokio::spawn(talker)
            })
            .collect();
        Talk { over, talkers }
    }
}

/// People who talk.
struct Talk {
    over: Arc<AtomicBool>,
    talkers: Vec<tokio::task::JoinHandle<Vec<Duration>>>,
}

impl Talk {
    /// Lets everybody hear their last answer; returns how long all answers took, shortest first.
    async fn end(self) -> Vec<Duration> {
        self.over.store(true, Ordering::SeqCst);
        let mut latencies = Vec::new();
        for talker in self.talkers {
            latencies.extend(talker.await.unwrap());
        }
        latencies.sort();
        latencies
    }
}

/// Somebody taps to and fro between two cards and thinks before each tap; how long each answer took.
async fn converse(
    sim: Simulator,
    person: PersonId,
    think: Duration,
    over: Arc<AtomicBool>,
) -> Vec<Duration> {
    const THERE: &str = "Что умеет бот";
    const BACK: &str = "‹ Меню";
    let shows = async |label: &str| {
        let seen = sim
            .wait_for_within(person, PATIENCE, |chat| {
                let card = chat.iter().rev().find(|message| message.is_from_bot());
                card.is_some_and(|card| card.has_button(label))
            })
            .await;
        seen.unwrap_or_else(|waiting| panic!("{waiting}"));
    };
    let pause = || think.mul_f64(1.0 + rand::rng().random::<f64>() / 2.0);
    tokio::time::sleep(think.mul_f64(rand::rng().random())).await;
    sim.says(person, "/menu").unwrap();
    shows(THERE).await;
    let mut latencies = Vec::new();
    let (mut here, mut there) = (THERE, BACK);
    tokio::time::sleep(pause() * 2).await;
    while !over.load(Ordering::SeqCst) {
        let begun = Instant::now();
        sim.presses(person, here).unwrap();
        shows(there).await;
        latencies.push(begun.elapsed());
        (here, there) = (there, here);
        tokio::time::sleep(pause()).await;
    }
    latencies
}

/// A percentile of what is sorted, in milliseconds.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let at = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(at).map_or(f64::NAN, |it| it.as_secs_f64() * 1e3)
}

/// What was measured, and whether it is what it should be.
#[derive(Default)]
struct Table(Vec<String>);

impl Table {
    fn at_least(&mut self, run: &str, what: &str, is: f64, least: f64) {
        let (is_text, least_text) = (round(is), round(least));
        self.row(
            run,
            what,
            &is_text,
            &format!("at least {least_text}"),
            is >= least,
        );
    }

    fn no_more(&mut self, run: &str, what: &str, is: f64, most: f64, unit: &str) {
        let (is_text, most_text) = (round(is), round(most));
        let target = format!("at most {most_text}{unit}");
        self.row(run, what, &format!("{is_text}{unit}"), &target, is <= most);
    }

    fn equal(&mut self, run: &str, what: &str, is: i64, wanted: i64) {
        self.row(
            run,
            what,
            &is.to_string(),
            &wanted.to_string(),
            is == wanted,
        );
    }

    fn row(&mut self, run: &str, what: &str, is: &str, target: &str, is_met: bool) {
        let verdict = if is_met { "met" } else { "**missed**" };
        let row = format!("| {run} | {what} | {is} | {target} | {verdict} |");
        // At once too, since a run takes minutes.
        eprintln!("{row}");
        self.0.push(row);
    }

    fn print(&self) {
        println!("\n| Run | What | Measured | Target | |\n|---|---|---|---|---|");
        for row in &self.0 {
            println!("{row}");
        }
    }
}

/// Whole where it is a count, else with one digit.
fn round(number: f64) -> String {
    if number.fract() == 0.0 {
        format!("{number:.0}")
    } else {
        format!("{number:.1}")
    }
}
