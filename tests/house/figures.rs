//! The figures of `docs/figures.md`, measured on the real program:
//!
//! `cargo test --release --test house figures -- --ignored --nocapture`

use std::time::{Duration, Instant};

use sim::{NewPerson, Settings, Simulator};

use crate::program;

/// Turns after which the memory is looked at again.
const TURNS: usize = 10_000;
/// People who talk at the same time.
const PEOPLE: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement, not a check"]
async fn start_memory_and_size() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let sim = Simulator::start(([127, 0, 0, 1], 0).into(), Settings::default()).await.unwrap();
    program::open_school(&file).await;

    let begun = Instant::now();
    let running = program::run(&sim, &file);
    while !sim.books().calls.contains_key("getUpdates") {
        tokio::time::sleep(Duration::from_micros(200)).await;
    }
    println!("start to first getUpdates: {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    tokio::time::sleep(Duration::from_secs(1)).await;
    println!("resident, idle: {} MB", resident(running.0.id()));

    let begun = Instant::now();
    let each = program::story("").len();
    let rounds = TURNS.div_ceil(each * PEOPLE);
    let talkers: Vec<_> = (0..PEOPLE)
        .map(|number| {
            let sim = sim.clone();
            tokio::spawn(async move {
                for round in 0..rounds {
                    let name = format!("{} Ольга Сергеевна", program::family(number, round as i64));
                    let person = sim.person(NewPerson::named(&name));
                    program::register(&sim, person, &name).await;
                }
            })
        })
        .collect();
    for talker in talkers {
        talker.await.unwrap();
    }
    let turns = rounds * each * PEOPLE;
    let seconds = begun.elapsed().as_secs_f64();
    println!("{turns} turns by {PEOPLE} people at once in {seconds:.1} s: {:.0} a second", turns as f64 / seconds);
    program::settle(&file).await;
    println!("resident, after {turns} turns: {} MB", resident(running.0.id()));
    let size = std::fs::metadata(env!("CARGO_BIN_EXE_grozd")).unwrap().len();
    println!("binary: {:.1} MB", size as f64 / 1e6);
    println!("database after {turns} turns: {:.1} MB", std::fs::metadata(&file).unwrap().len() as f64 / 1e6);
}

/// Resident memory of a process in megabytes.
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    let kilobytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes / 1024
}
