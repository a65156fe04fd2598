//! The real program as a child process against the simulator, and the people who register with it: shared by the
//! kill test, the broadcast and the figures.
// Helpers of tests may unwrap as tests do, and not every test needs every helper.
#![allow(clippy::unwrap_used, dead_code)]

pub mod town;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sim::{PersonId, Simulator};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

/// How long one answer may take, restarts of the program included.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What a person does.
pub enum Deed {
    Starts,
    Says(String),
    Presses(&'static str),
}

/// What a person does, and the words that then stand on a card; no earlier card has them.
pub fn story(name: &str) -> Vec<(Deed, &'static str)> {
    use Deed::{Presses, Says, Starts};
    vec![
        (Starts, "Вы согласны?"),
        (Presses("Соглашаюсь"), "Ещё два согласия"),
        (Presses("Включить уведомления"), "✅ Уведомления"),
        (Presses("Дальше"), "Как вас зовут?"),
        (Says(name.to_owned()), "Где вы работаете?"),
        // A school that is typed whole is taken at once.
        (Says("Школа № 3".to_owned()), "Ваша должность?"),
        (Presses("Учитель"), "Что вы преподаёте?"),
        (Presses("Математика"), "✅ Математика"),
        (Presses("Готово: 1"), "С какого года"),
        (Presses("2019"), "Всё верно?"),
        (Presses("Всё верно"), "Вы зарегистрированы"),
    ]
}

/// One person registers, awaiting each answer.
pub async fn register(sim: &Simulator, person: PersonId, name: &str) {
    for (deed, then) in story(name) {
        act(sim, person, &deed);
        let seen = sim
            .wait_for_within(person, PATIENCE, |chat| {
                // Not the newest alone: a reply that was said again may stand below the card that goes on.
                let mut bot = chat.iter().filter(|message| message.is_from_bot());
                bot.any(|message| message.to_string().contains(then))
            })
            .await;
        seen.unwrap_or_else(|waiting| panic!("no «{then}»: {waiting}"));
    }
}

fn act(sim: &Simulator, person: PersonId, deed: &Deed) {
    let done = match deed {
        Deed::Starts => sim.starts(person),
        Deed::Says(text) => sim.says(person, text),
        Deed::Presses(label) => sim.presses(person, label),
    };
    done.unwrap_or_else(|why| panic!("{why}"));
}

/// A family name of letters alone, different for everybody.
pub fn family(number: usize, person: i64) -> String {
    let letters: Vec<char> = "абвгдежзик".chars().collect();
    let digits = format!("{number}{person:04}");
    let tail: String =
        digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| letters[digit as usize]).collect();
    format!("Петрова{tail}")
}

/// The running program; a failed test leaves none behind.
pub struct Program(pub Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn run(sim: &Simulator, file: &Path) -> Program {
    run_with(sim, file, &[])
}

/// The program with further settings, which win over those of [`settings`].
pub fn run_with(sim: &Simulator, file: &Path, settings: &[(&str, &str)]) -> Program {
    let mut command = command(sim, file);
    Program(command.envs(settings.iter().copied()).spawn().unwrap())
}

/// The command that runs the program, for a test that changes a setting.
pub fn command(sim: &Simulator, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grozd"));
    settings(&mut command, sim, file);
    command.arg("run");
    command
}

/// Sets what the program needs to run against the simulator with this file.
pub fn settings(command: &mut Command, sim: &Simulator, file: &Path) {
    command
        .current_dir(file.parent().unwrap())
        .env("GROZD_TOKEN", sim.token())
        .env("GROZD_API_URL", sim.api_url())
        .env("GROZD_DB", file)
        .env("GROZD_OPERATOR", "Управление образования")
        .env("GROZD_LOG_FILTER", "error")
        // Nobody who waits for answers in a test waits for a rate as well.
        .env("GROZD_CHAT_RATE", "1000")
        .stdin(Stdio::null());
}

/// The school that everybody chooses, so that nobody adds it twice at once.
pub async fn open_school(file: &Path) {
    let database = grozd::db::Database::open(file, chrono::Utc::now()).await.unwrap();
    let mut writer = database.writer().await.unwrap();
    for statement in [
        "INSERT INTO municipality (name, time_zone) VALUES ('Лесной район', 'Europe/Moscow')",
        // A list of one needs no true sort form.
        "INSERT INTO organisation (municipality_id, full_name, short_name, sort_form, search_form)
         VALUES (1, 'Школа № 3', 'Школа № 3', x'00', ' школа 3')",
    ] {
        sqlx::query(statement).execute(&mut *writer).await.unwrap();
    }
    drop(writer);
    database.close().await;
}

/// Waits until the program has answered everything and written every ending.
pub async fn settle(file: &Path) {
    settle_within(file, PATIENCE).await;
}

/// The same with another patience. It only reads, since a program at full speed leaves others no moment to write.
pub async fn settle_within(file: &Path, patience: Duration) {
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let mut reader = SqliteConnection::connect_with(&options).await.unwrap();
    let begun = std::time::Instant::now();
    loop {
        let open: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL)
                  + (SELECT count(*) FROM outbox WHERE ended_at IS NULL)",
        )
        .fetch_one(&mut reader)
        .await
        .unwrap();
        if open == 0 {
            break;
        }
        assert!(begun.elapsed() < patience, "{open} rows are still open");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    reader.close().await.unwrap();
}
