//! Ten thousand people are told of an event, and others go on talking: the broadcast and its fairness, measured on the
//! real program against the simulator, which keeps Telegram's rates and refuses what is too fast.
//!
//! `cargo bench --bench broadcast` takes about fifteen minutes, since thirty a second are not more;
//! `cargo bench --bench broadcast -- --quick` takes one and a half, with 600 people, and 5,000 at a thousand a second.
//! Names of parts choose them: `even`, `beside`, `faults`, `paid`, `slow`. A Markdown table is printed at the end;
//! `docs/broadcast.md` explains it.
// Helpers of a measurement may unwrap as tests do.
#![allow(clippy::unwrap_used)]

#[path = "../tests/program/mod.rs"]
mod program;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use program::town::{PATIENCE, RECIPIENTS, TALKERS, TALKING, Town};
use sim::{Aim, Fault, FaultShares, PersonId, Rates, Simulator};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|it| it == "--quick");
    let parts: Vec<_> = arguments.iter().filter(|it| !it.starts_with('-')).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
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
    /// Who is told a thousand a second: enough for some seconds of it.
    paid: i64,
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
                paid: 5_000,
                beside: 150,
                idle: seconds(4),
                slow: seconds(5),
                think: Duration::from_millis(1200),
            }
        } else {
            Scale {
                recipients: 10_000,
                paid: 10_000,
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
    let (rate, fullest) = town.rate();
    table.at_least(&name, "notices a second, first to last", rate, 0.98 * 30.0);
    table.tell(&name, "notices in the fullest second, as they came", fullest as f64);
    let twice = check_endings(&town, &name, table).await;
    table.equal(&name, "notices said twice", twice, 0);
    table.no_more(&name, "429 earned", town.sim.books().too_many as f64, 0.0, "");
}

/// At the same rate others talk: they are answered as by an idle bot, and what is said to them counts.
async fn beside(scale: &Scale, table: &mut Table) {
    let town = Town::found(scale.beside).await;
    let _program = town.run(&[]);
    let name = format!("30 a second beside {TALKING} who talk");
    compare(&town, scale, &name, table).await;
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
        FaultShares { too_many: 0.001, server_error: 0.01, cut_before: 0.01, act_then_cut: 0.002 },
    );
    let mut in_flight = 0;
    for quarter in 1..=3 {
        town.wait_until_open(scale.recipients * (4 - quarter) / 4).await;
        in_flight += town.kill(&mut program).await;
        program = town.run(&[]);
    }
    town.finish().await;
    let name = format!("30 a second, faults and 3 kills, {} people", scale.recipients);
    let books = town.sim.books();
    table.no_more(&name, "429 earned", books.too_many as f64, 0.0, "");
    let unheard = books.sends_unheard as i64;
    let twice = check_endings(&town, &name, table).await - unheard;
    let words = format!("notices said twice for the kills; {unheard} more, since Telegram's answer was cut");
    table.no_more(&name, &words, twice as f64, in_flight as f64, "");
}

/// The paid broadcast, and others who talk meanwhile.
async fn paid(scale: &Scale, table: &mut Table) {
    let town = Town::found(scale.paid).await;
    let _program = town.run(&[("GROZD_BULK_RATE", "1000")]);
    let name = format!("1,000 a second, {} people", scale.paid);
    compare(&town, scale, &name, table).await;
    let (rate, fullest) = town.rate();
    table.at_least(&name, "notices a second, first to last", rate, 900.0);
    table.tell(&name, "notices in the fullest second, as they came", fullest as f64);
    let twice = check_endings(&town, &name, table).await;
    table.equal(&name, "notices said twice", twice, 0);
    let books = town.sim.books();
    table.no_more(&name, "429 earned", books.too_many as f64, 0.0, "");
}

/// One chat has 200 messages of its own and 200 notices before it, and each answer of Telegram to it takes a second.
async fn slow(scale: &Scale, table: &mut Table) {
    const QUEUED: u64 = 200;
    let town = Town::found(1).await;
    let slow = PersonId(RECIPIENTS);
    town.queue_notices(QUEUED).await;
    town.sim.faults().always(Aim::chat(slow.0), Fault::Hang(Duration::from_secs(1)));
    town.sim.set_rates(Some(Rates::TELEGRAM));
    let _program = town.run(&[]);
    for _ in 0..QUEUED {
        town.sim.says(slow, "/menu").unwrap();
    }
    let talk = Talk::begin(&town.sim, scale.think);
    tokio::time::sleep(scale.slow).await;
    let latencies = talk.end().await;
    let waiting = town.count("SELECT count(*) FROM inbox WHERE done_at IS NULL").await;
    let unsaid = town.count("SELECT count(*) FROM outbox WHERE lane = 'bulk' AND ended_at IS NULL").await;
    let name = "One slow chat with 200 messages and 200 notices";
    table.at_least(name, "of its messages still waiting at the end", waiting as f64, 1.0);
    table.at_least(name, "of its notices still waiting at the end", unsaid as f64, 1.0);
    let words = format!("p99 of {} replies to others", latencies.len());
    table.no_more(name, &words, percentile(&latencies, 99), 200.0, " ms");
    let books = town.sim.books();
    table.no_more(name, "429 earned", books.too_many as f64, 0.0, "");
}

/// Each recipient has one ending, the blocked ones theirs; returns how many notices were heard twice.
async fn check_endings(town: &Town, name: &str, table: &mut Table) -> i64 {
    let endings = town.endings().await;
    let blocked = town.blocked();
    table.equal(name, "recipients with exactly one ending", endings.once, town.recipients);
    table.equal(name, "ended as blocked", endings.blocked, blocked);
    table.equal(name, "chats in which the notice stands", endings.reached, town.recipients - blocked);
    endings.twice
}

/// People talk with the idle bot, then during a broadcast; their replies are compared.
async fn compare(town: &Town, scale: &Scale, name: &str, table: &mut Table) {
    let talk = Talk::begin(&town.sim, scale.think);
    tokio::time::sleep(scale.idle).await;
    let idle = talk.end().await;
    town.announce().await;
    let talk = Talk::begin(&town.sim, scale.think);
    town.finish().await;
    let during = talk.end().await;
    let before = percentile(&idle, 95);
    let words = format!("p95 of {} replies to others; idle, of {}: {before:.1} ms", during.len(), idle.len());
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

/// People who talk.
struct Talk {
    over: Arc<AtomicBool>,
    talkers: Vec<tokio::task::JoinHandle<Vec<Duration>>>,
}

impl Talk {
    /// Lets people talk until they are told to end.
    fn begin(sim: &Simulator, think: Duration) -> Talk {
        let over = Arc::new(AtomicBool::new(false));
        let talkers = (TALKERS..TALKERS + TALKING)
            .map(|id| tokio::spawn(converse(sim.clone(), PersonId(id), think, over.clone())))
            .collect();
        Talk { over, talkers }
    }

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
async fn converse(sim: Simulator, person: PersonId, think: Duration, over: Arc<AtomicBool>) -> Vec<Duration> {
    const THERE: &str = "Ещё";
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
    let pause = || think.mul_f64(1.0 + rand::random::<f64>() / 2.0);
    let first = think.mul_f64(rand::random());
    tokio::time::sleep(first).await;
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
        self.row(run, what, &is_text, &format!("at least {least_text}"), is >= least);
    }

    fn no_more(&mut self, run: &str, what: &str, is: f64, most: f64, unit: &str) {
        let (is_text, most_text) = (round(is), round(most));
        let target = format!("at most {most_text}{unit}");
        self.row(run, what, &format!("{is_text}{unit}"), &target, is <= most);
    }

    /// What has no target: the network and a busy machine have their share in it.
    fn tell(&mut self, run: &str, what: &str, is: f64) {
        self.keep(format!("| {run} | {what} | {} | | |", round(is)));
    }

    fn equal(&mut self, run: &str, what: &str, is: i64, wanted: i64) {
        self.row(run, what, &is.to_string(), &wanted.to_string(), is == wanted);
    }

    fn row(&mut self, run: &str, what: &str, is: &str, target: &str, is_met: bool) {
        let verdict = if is_met { "met" } else { "**missed**" };
        self.keep(format!("| {run} | {what} | {is} | {target} | {verdict} |"));
    }

    fn keep(&mut self, row: String) {
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
    if number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.1}") }
}
