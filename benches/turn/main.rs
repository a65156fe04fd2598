//! What a turn of somebody who is alone with the bot costs, found by counting, and how it answers one who taps faster than
//! a chat may get messages.
//!
//! ```text
//! cargo bench --bench turn               both, a minute and a half
//! cargo bench --bench turn -- --quick    both in a quarter of a minute
//! cargo bench --bench turn -- switches   the threads alone
//! cargo bench --bench turn -- tapper     who taps alone
//! ```
//!
//! The real program runs against the simulator. The kernel counts how often a thread went to sleep by itself and was
//! woken, which is what each hand-over between threads costs, whatever else the machine is doing; so this bench needs no
//! quiet machine, but for the milliseconds of who taps.
// Helpers of benches may unwrap as tests do: what fails here fails the whole measurement.
#![allow(clippy::unwrap_used)]

#[path = "../../tests/program/mod.rs"]
mod program;
#[path = "../../tests/scale/mod.rs"]
mod scale;
mod switches;
mod tapper;

use mimalloc::MiMalloc;

/// What the simulator spends is taken from the bot beside it, so that it is to spend little.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|it| it == name);
    let (quick, all) = (has("--quick"), !has("switches") && !has("tapper"));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    if all || has("switches") {
        println!("{}", runtime.block_on(switches::measure(if quick { 50 } else { 400 })));
    }
    if all || has("tapper") {
        println!("{}", runtime.block_on(tapper::measure(if quick { 20 } else { 120 })));
    }
}
