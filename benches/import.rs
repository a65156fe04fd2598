//! Ten thousand rows are loaded while others go on tapping: how long that takes, how long the takeover holds the only
//! writer, and what the others wait meanwhile. The real program runs against the simulator.
//!
//! `cargo bench --bench import` takes half a minute; a number after it makes it that many rows. A Markdown table is printed
//! at the end; `docs/scale.md` explains it.
// Helpers of a measurement may unwrap as tests do.
#![allow(clippy::unwrap_used)]

#[path = "../tests/program/mod.rs"]
mod program;
#[path = "../tests/scale/mod.rs"]
mod scale;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use grozd::db::Database;
use program::PATIENCE;
use sim::{NewPerson, PersonId, Settings, Simulator};

/// People of the municipality before the list comes.
const PEOPLE: usize = 5_000;
/// Who taps meanwhile, and how long each looks at a card before the next tap: together fewer answers a second than the
/// messenger lets a bot send, since above that what the office is told of its list waits for a lull.
const TAPPING: usize = 20;
const THINK: Duration = Duration::from_secs(1);
const HEAD: &str = "ФИО педагога;Место работы;Должность;Предмет;Педагогический стаж";

fn main() {
    let rows = std::env::args().skip(1).find_map(|it| it.parse().ok()).unwrap_or(10_000);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(measure(rows));
}

async fn measure(rows: usize) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let made = scale::make(&file, PEOPLE, 2026, chrono::Utc::now()).await;
    wake(&file).await;
    let settings = Settings { history: Some(10), ..Settings::default() };
    let sim = Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap();
    let program = program::run(&sim, &file);
    let enter = |person| sim.person(NewPerson::named("Ольга").with_id(scale::chat_of(person)));
    let office = enter(scale::COORDINATOR);
    let others: Vec<PersonId> = made.ordinary.iter().take(TAPPING).map(|person| enter(*person)).collect();
    for person in others.iter().chain([&office]) {
        sim.says(*person, "/menu").unwrap();
        sees(&sim, *person, "Ещё").await;
    }

    let mut table = Vec::new();
    let mut row = |what: &str, value: String| {
        let row = format!("| {what} | {value} |");
        eprintln!("{row}");
        table.push(row);
    };
    let idle = beside(&sim, &others, tokio::time::sleep(Duration::from_secs(20))).await.1;
    row("others, idle", waits(&idle));

    for round in ["first", "again"] {
        says(&sim, office, "/people", "Люди").await;
        presses(&sim, office, "Люди", "📄 Загрузить из файла").await;
        presses(&sim, office, "📄 Загрузить из файла", "‹ Назад").await;
        let reading = async {
            let begun = Instant::now();
            sim.sends_document(office, "кадры.csv", list(rows, round), "").unwrap();
            sees(&sim, office, "Проверить столбцы").await;
            begun.elapsed()
        };
        let (to_columns, wait) = beside(&sim, &others, reading).await;
        row(&format!("{round}: the file is read"), format!("{:.2} s", to_columns.as_secs_f64()));
        row(&format!("{round}: others meanwhile"), waits(&wait));

        presses(&sim, office, "Проверить столбцы", "Всё верно").await;
        let checking = async {
            let begun = Instant::now();
            presses(&sim, office, "Всё верно", "Открыть отчёт").await;
            begun.elapsed()
        };
        let (to_report, wait) = beside(&sim, &others, checking).await;
        row(&format!("{round}: checked and staged"), format!("{:.2} s", to_report.as_secs_f64()));
        row(&format!("{round}: others meanwhile"), waits(&wait));

        let load = format!("Загрузить: {rows}");
        presses(&sim, office, "Открыть отчёт", &load).await;
        let taking = async {
            let begun = Instant::now();
            sim.presses(office, &load).unwrap();
            said(&sim, office, "Загружено").await;
            let taken = begun.elapsed();
            // Those who came meanwhile are answered too.
            tokio::time::sleep(THINK).await;
            taken
        };
        let (taken, wait) = beside(&sim, &others, taking).await;
        row(&format!("{round}: taken over, its card included"), format!("{:.0} ms", taken.as_secs_f64() * 1e3));
        row(&format!("{round}: others meanwhile"), waits(&wait));
        let (_, wait) = beside(&sim, &others, tokio::time::sleep(Duration::from_secs(10))).await;
        row(&format!("{round}: others while it is cleared away"), waits(&wait));
    }
    drop(program);
    sim.stop().await;
    println!("\n| {rows} rows in a municipality of {PEOPLE} people | |\n|---|---|\n{}", table.join("\n"));
}

/// Nobody has quiet hours, or what the office is told of its list would wait for the morning where it is measured at night.
async fn wake(file: &Path) {
    let database = Database::open(file, chrono::Utc::now()).await.unwrap();
    let mut writer = database.writer().await.unwrap();
    sqlx::query("UPDATE account SET quiet_from = NULL, quiet_till = NULL, quiet_weekends = 0")
        .execute(&mut *writer)
        .await
        .unwrap();
    drop(writer);
    database.close().await;
}

/// A list of new people; in the second round half of them have taught longer.
fn list(rows: usize, round: &str) -> Vec<u8> {
    let given = ["Анна", "Вера", "Дарья", "Елена", "Жанна", "Инна", "Ксения", "Лидия", "Мария", "Нина"];
    let letters: Vec<char> = "абвгдежзик".chars().collect();
    let mut list = format!("{HEAD}\r\n");
    for row in 0..rows {
        let family: String = (0..4).map(|place| letters[row / 10_usize.pow(place) % 10]).collect();
        let (given, school) = (given[row % given.len()], 1 + row % 5);
        let years = if round == "first" { 12 } else { 14 };
        list += &format!("Лес{family}ова {given} Ильинична;Школа № {school};учитель;физика;{years}\r\n");
    }
    list.into_bytes()
}

async fn says(sim: &Simulator, person: PersonId, text: &str, then: &str) {
    sim.says(person, text).unwrap();
    sees(sim, person, then).await;
}

async fn presses(sim: &Simulator, person: PersonId, label: &str, then: &str) {
    sim.presses(person, label).unwrap_or_else(|why| panic!("{why}"));
    sees(sim, person, then).await;
}

/// Waits until the newest message bears a button.
async fn sees(sim: &Simulator, person: PersonId, label: &str) {
    let seen = sim.wait_for_within(person, PATIENCE, |chat| {
        chat.iter().rev().find(|message| message.is_from_bot()).is_some_and(|card| card.has_button(label))
    });
    seen.await.unwrap_or_else(|waiting| panic!("no «{label}»: {waiting}"));
}

/// Waits until the newest message has these words.
async fn said(sim: &Simulator, person: PersonId, words: &str) {
    let seen = sim.wait_for_within(person, PATIENCE, |chat| {
        chat.iter().rev().find(|message| message.is_from_bot()).is_some_and(|card| card.to_string().contains(words))
    });
    seen.await.unwrap_or_else(|waiting| panic!("no «{words}»: {waiting}"));
}

/// Lets others tap while something is done; how long each answer took, shortest first.
async fn beside<T>(sim: &Simulator, others: &[PersonId], work: impl Future<Output = T>) -> (T, Vec<Duration>) {
    let over = Arc::new(AtomicBool::new(false));
    let tapping: Vec<_> = others.iter().map(|it| tokio::spawn(taps(sim.clone(), *it, over.clone()))).collect();
    let done = work.await;
    over.store(true, Ordering::SeqCst);
    let mut waits = Vec::new();
    for one in tapping {
        waits.extend(one.await.unwrap());
    }
    waits.sort();
    (done, waits)
}

/// Taps to and fro between two cards.
async fn taps(sim: Simulator, person: PersonId, over: Arc<AtomicBool>) -> Vec<Duration> {
    let mut waits = Vec::new();
    tokio::time::sleep(THINK.mul_f64(rand::random())).await;
    while !over.load(Ordering::SeqCst) {
        for (label, then) in [("Ещё", "‹ Меню"), ("‹ Меню", "Ещё")] {
            let begun = Instant::now();
            presses(&sim, person, label, then).await;
            waits.push(begun.elapsed());
            tokio::time::sleep(THINK.mul_f64(0.5 + rand::random::<f64>())).await;
        }
    }
    waits
}

fn waits(sorted: &[Duration]) -> String {
    let at = |percent: usize| {
        let place = (sorted.len() * percent).div_ceil(100).max(1) - 1;
        sorted.get(place).map_or(f64::NAN, |it| it.as_secs_f64() * 1e3)
    };
    format!("{} answers: p50 {:.1}, p95 {:.1}, longest {:.1} ms", sorted.len(), at(50), at(95), at(100))
}
