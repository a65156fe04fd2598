//! The bot and its peers side by side: the same conversation with Grozd, aiogram, python-telegram-bot, grammY, a
//! teloxide bot that makes the same calls and stores nothing, and the smallest teloxide bot, one at a time, against the
//! same simulator on the same machine, in alternation.
//!
//! ```text
//! cargo bench --bench peers                  the whole measurement, about twenty minutes
//! cargo bench --bench peers -- --quick       a minute that shows that everything runs; its figures mean nothing
//! cargo bench --bench peers -- --write       the same as the first, and the tables go into docs/peers.md
//! ```
//!
//! docs/peers.md tells how it is made and what is fair about it.
// Helpers of benches may unwrap as tests do: what fails here fails the whole measurement.
#![allow(clippy::unwrap_used)]

mod alone;
mod bots;
mod kills;
mod machine;
mod people;
#[path = "../../tests/program/mod.rs"]
mod program;
mod recorded;
mod report;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Parser;
use sim::{Settings, Simulator};
use tempfile::TempDir;

use bots::Bot;
use mimalloc::MiMalloc;
use people::Talk;
use report::Sample;

/// What the simulator spends is taken from the bot beside it, so that it is to spend little.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How many people talk at once, in the order in which a bot meets them.
const CROWDS: [usize; 3] = [1, 50, 500];
/// How long one answer may take before the person is counted as left alone.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a bot may take to answer the last presses after the last card.
const SETTLING: Duration = Duration::from_secs(10);
/// The simulator alone needs no longer: nothing in it warms up.
const ALONE: Duration = Duration::from_secs(3);

#[derive(Parser)]
#[command(name = "peers", about = "Grozd and its peers side by side")]
struct Options {
    /// A minute that shows that everything runs.
    #[arg(long)]
    quick: bool,
    /// Writes the tables into docs/peers.md as well.
    #[arg(long)]
    write: bool,
    /// How often each bot is measured.
    #[arg(long)]
    rounds: Option<usize>,
    /// For how many seconds people begin conversations; those begun are finished.
    #[arg(long)]
    seconds: Option<u64>,
    /// How often each bot is killed.
    #[arg(long)]
    kills: Option<usize>,
    /// SQLite's `synchronous` of the peers: FULL or NORMAL. Grozd keeps what it always keeps.
    #[arg(long, default_value = "FULL", value_parser = ["FULL", "NORMAL"])]
    synchronous: String,
    /// Only these bots, by their short names, separated by commas.
    #[arg(long, value_delimiter = ',')]
    bots: Vec<String>,
    /// What `cargo bench` always says.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Options {
    fn rounds(&self) -> usize {
        self.rounds.unwrap_or(if self.quick { 1 } else { 5 })
    }

    fn length(&self) -> Duration {
        Duration::from_secs(self.seconds.unwrap_or(if self.quick { 1 } else { 5 }))
    }

    fn kills(&self) -> usize {
        self.kills.unwrap_or(if self.quick { 1 } else { 10 })
    }

    fn crowds(&self) -> &'static [usize] {
        if self.quick { &CROWDS[..2] } else { &CROWDS }
    }
}

fn main() {
    let options = Options::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(measure(&options));
}

async fn measure(options: &Options) {
    let chosen: Vec<&Bot> = bots::ALL
        .iter()
        .filter(|bot| options.bots.is_empty() || options.bots.iter().any(|it| it == bot.short))
        .collect();
    for bot in &chosen {
        eprintln!("preparing {} …", bot.name);
        bot.prepare().await;
    }
    let (mut alone, mut alone_echoing) = (Vec::new(), Vec::new());
    let mut samples: Vec<Vec<Sample>> = chosen.iter().map(|_| Vec::new()).collect();
    for round in 1..=options.rounds() {
        eprintln!("round {round}: the simulator alone …");
        let length = options.length().min(ALONE);
        alone.push(alone::run(Talk::Peer, options.crowds(), length).await);
        alone_echoing.push(alone::run(Talk::Floor, options.crowds(), length).await);
        for (bot, samples) in chosen.iter().zip(&mut samples) {
            eprintln!("round {round}: {} …", bot.name);
            let sample = run(bot, options).await;
            eprintln!("  {}", report::glimpse(&sample));
            samples.push(sample);
        }
    }
    let mut killed = Vec::new();
    for bot in &chosen {
        eprintln!("{} kills: {} …", options.kills(), bot.name);
        killed.push(kills::run(bot, options.kills(), &options.synchronous).await);
    }
    let report = report::write(&report::Measured {
        options,
        bots: &chosen,
        samples: &samples,
        alone: &alone,
        alone_echoing: &alone_echoing,
        killed: &killed,
    });
    println!("{report}");
    if options.write {
        report::put_into_docs(&report);
    }
}

/// One bot with a fresh database from its cold start to its last conversation.
async fn run(bot: &Bot, options: &Options) -> Sample {
    let folder = folder();
    let sim = simulator().await;
    let running = bot.start(&sim, folder.path(), &options.synchronous).await;
    let process = running.process();
    let started = running.started_after;
    // Whoever compiles while running has done so before anything is counted.
    let warmed = people::crowd(&sim, bot.talk, 20, Duration::from_secs(1)).await;
    let mut loads = Vec::new();
    for crowd in options.crowds() {
        let before = machine::cpu(process);
        let mut load = people::crowd(&sim, bot.talk, *crowd, options.length()).await;
        load.cpu = machine::cpu(process) - before;
        loads.push(load);
    }
    let resident = machine::resident(process);
    settle(&sim).await;
    let books = sim.books();
    let debts = books.debts();
    if let Some(first) = debts.first() {
        eprintln!("  {}: {} debts, the first: {first}", bot.name, debts.len());
    }
    drop(running);
    sim.stop().await;
    let all = loads.iter().chain([&warmed]);
    let conversations: usize = all.map(|load| load.conversations).sum();
    let calls = books.calls.into_iter().filter(|(method, _)| method != "getUpdates");
    let calls = calls.map(|(method, number)| (method, number as f64 / conversations as f64)).collect();
    Sample { started, loads, resident, calls }
}

/// The last people leave with their last card; the answer to their last press comes a moment later.
async fn settle(sim: &Simulator) {
    let begun = Instant::now();
    while !sim.books().unanswered.is_empty() && begun.elapsed() < SETTLING {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A simulator that remembers as much of a chat as its people look at.
async fn simulator() -> Simulator {
    let settings = Settings { history: Some(20), ..Settings::default() };
    Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap()
}

/// Where everything that is installed, built and stored for the peers lies: on the disk of the project, never in memory.
fn target() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/peers")
}

fn folder() -> TempDir {
    std::fs::create_dir_all(target()).unwrap();
    tempfile::tempdir_in(target()).unwrap()
}
