//! Sixty people are told of an event by the real program, which keeps Telegram's rates, meets faults, and is killed
//! twice with SIGKILL meanwhile. `benches/broadcast.rs` does the same with ten thousand.

use sim::FaultShares;

use crate::program::town::Town;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_recipient_has_one_ending_whatever_befalls_the_broadcast() {
    let town = Town::found(60).await;
    let mut program = town.run(&[]);
    town.announce().await;
    town.sim.faults().at_random(
        20_261_123,
        FaultShares { too_many: 0.01, server_error: 0.03, cut_before: 0.03, act_then_cut: 0.03 },
    );
    let mut in_flight = 0;
    for open in [40, 20] {
        town.wait_until_open(open).await;
        in_flight += town.kill(&mut program).await;
        program = town.run(&[]);
    }
    town.finish().await;
    let (endings, books) = (town.endings().await, town.sim.books());
    assert_eq!(endings.once, 60);
    assert_eq!((endings.blocked, town.blocked()), (3, 3));
    assert_eq!(endings.reached, 57);
    let unheard = books.sends_unheard as i64;
    assert!(
        endings.twice <= in_flight + unheard,
        "{} were said twice, {in_flight} were in flight, {unheard} were cut",
        endings.twice
    );
    assert_eq!(books.too_many, 0, "a 429 was earned");
}
