//! A million turns, and where the memory goes meanwhile.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sim::PersonId;

use super::memory::{self, Split};
use super::{SEED, Stage, changed, does, enter, newest, percentile, program, scale, simulator, size, walk};

/// A million turns by some five thousand people, fifty at a time: what becomes of the memory. Each of them has been
/// met before the first hundred thousand turns are over, so that what grows afterwards grows with turns alone.
pub async fn drive(turns: usize) {
    const PEOPLE: usize = 7_000;
    const AT_ONCE: usize = 50;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let made = scale::make(&file, PEOPLE, SEED, chrono::Utc::now()).await;
    let sim = simulator(4).await;
    let (stage, _) = Stage::on(sim.clone(), &file).await;
    let people: Arc<Vec<PersonId>> = Arc::new(made.ordinary.iter().map(|it| enter(&sim, *it)).collect());
    eprintln!("{} people, {AT_ONCE} at a time", people.len());
    let (next, taken) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let talkers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (sim, people, next, taken) = (sim.clone(), people.clone(), next.clone(), taken.clone());
            tokio::spawn(async move {
                while taken.load(Ordering::Relaxed) < turns {
                    // Nobody is met twice at once: there are many more people than talk at a time.
                    let turn = next.fetch_add(1, Ordering::Relaxed);
                    let person = people[turn % people.len()];
                    for deed in walk() {
                        let before = newest(&sim.chat(person));
                        does(&sim, person, &deed);
                        changed(&sim, person, &before, &deed).await;
                        taken.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    let process = stage.program.0.id();
    println!("Started: {}", told(process));
    println!("\n| Turns | Resident, median of {READINGS} s | Just then: {HEAD} | Turns a second | File | Log |");
    println!("|---|---|{}---|---|---|", "---|".repeat(HEAD.split(" | ").count()));
    let tenth = (turns / 10).max(1);
    let (mut first, mut last, mut mark, mut begun) = (None, 0.0, tenth, Instant::now());
    let (mut readings, mut read) = (VecDeque::new(), Instant::now());
    while mark <= turns {
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert!(
            !talkers.iter().any(|it| it.is_finished()) || taken.load(Ordering::Relaxed) >= turns,
            "somebody was not answered"
        );
        let is_reached = taken.load(Ordering::Relaxed) >= mark;
        if is_reached || read.elapsed() >= Duration::from_secs(1) {
            readings.push_back(memory::resident(process));
            readings.drain(..readings.len().saturating_sub(READINGS));
            read = Instant::now();
        }
        if !is_reached {
            continue;
        }
        last = percentile(readings.make_contiguous(), 0.5);
        first.get_or_insert(last);
        println!(
            "| {mark} | {last:.1} MB | {} | {:.0} | {:.0} MB | {:.1} MB |",
            told(process),
            tenth as f64 / begun.elapsed().as_secs_f64(),
            size(&file),
            size(&folder.path().join("grozd.db-wal")),
        );
        (mark, begun) = (mark + tenth, Instant::now());
    }
    for talker in talkers {
        talker.await.unwrap();
    }
    program::settle(&file).await;
    let first = first.unwrap();
    println!("| all is said | | {} | | | |", told(process));
    tokio::time::sleep(REST).await;
    println!("| {} s later | | {} | | | |", REST.as_secs(), told(process));
    println!(
        "\nResident after {turns} turns: {last:.1} MB, {:+.1} % of {first:.1} MB after {tenth}.",
        (last / first - 1.0) * 100.0
    );
}

/// What one reading tells goes up and down by a megabyte within seconds, as buffers come and go: so many readings, a second
/// apart, are what the middle is taken of.
const READINGS: usize = 20;

/// Longer than an idle connection is kept, and than a thread of the pool waits for work.
const REST: Duration = Duration::from_secs(100);

/// The columns of [`told`].
const HEAD: &str = "Resident | Rust | SQLite | Stacks | Program | Index of the log | Other | Threads | Connections";

/// What the memory is made of, in megabytes.
fn told(process: u32) -> String {
    let Split { rust, sqlite, stacks, program, index, other } = memory::split(process);
    let whole = rust + sqlite + stacks + program + index + other;
    let parts = [whole, rust, sqlite, stacks, program, index, other].map(|it| format!("{:.2}", megabytes(it)));
    let (threads, connections) = (memory::threads(process), memory::connections(process));
    format!("{} | {threads} | {connections}", parts.join(" | "))
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
