//! One person taps every half second, while the chat may get one message a second after a burst.

use std::time::{Duration, Instant};

use sim::{NewPerson, Rates, Settings, Simulator};

use super::program::{self, PATIENCE};

const EVERY: Duration = Duration::from_millis(500);

/// So many taps on the button of the language, which acts on a card of any age; what came of them.
pub async fn measure(taps: usize) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    program::open_school(&file).await;
    let settings = Settings { rates: Some(Rates::TELEGRAM), ..Settings::default() };
    let sim = Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap();
    let program = program::run_with(&sim, &file, &[("GROZD_CHAT_RATE", "1")]);
    let person = sim.person(NewPerson::named("Ольга Петрова"));
    sim.starts(person).unwrap();
    let seen = sim.wait_for_within(person, PATIENCE, |chat| chat.iter().any(|it| it.has_button("English"))).await;
    seen.unwrap_or_else(|waiting| panic!("no card: {waiting}"));
    let card = sim.chat(person).last().cloned().unwrap();
    let labels = card.labels();
    let row = labels.iter().position(|row| row.contains(&"English")).unwrap();
    let column = labels[row].iter().position(|label| *label == "English").unwrap();

    let mut answers = Vec::with_capacity(taps);
    let begun = Instant::now();
    let mut tick = tokio::time::interval(EVERY);
    for _ in 0..taps {
        tick.tick().await;
        let tapped = Instant::now();
        sim.presses_at(person, card.id, row, column).unwrap();
        while !sim.books().unanswered.is_empty() {
            assert!(tapped.elapsed() < PATIENCE, "a tap is not answered");
            tokio::time::sleep(Duration::from_micros(100)).await;
        }
        answers.push(tapped.elapsed());
    }
    program::settle(&file).await;
    let seconds = begun.elapsed().as_secs_f64();
    let (edits, books) = (sim.calls("editMessageText"), sim.books());
    drop(program);
    sim.stop().await;
    answers.sort();
    let of = |share: f64| answers[((taps - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
    format!(
        "| Taps | in seconds | answered: p50, ms | p95, ms | slowest, ms | edits | left out | messages a second | 429 earned |\n\
         |---|---|---|---|---|---|---|---|---|\n\
         | {taps} | {seconds:.1} | {:.1} | {:.1} | {:.1} | {edits} | {} | {:.2} | {} |",
        of(0.5),
        of(0.95),
        of(1.0),
        taps as u64 - edits,
        edits as f64 / seconds,
        books.too_many,
    )
}
