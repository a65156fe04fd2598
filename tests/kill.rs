//! The real program is killed with SIGKILL at random moments of many conversations and started again on the same
//! file. Afterwards no update is lost and no fact is doubled; messages may have been repeated, and are counted.
//!
//! `cargo test --test kill` kills a few times; `GROZD_KILLS=200 cargo test --release --test kill -- --nocapture`
//! is the long run.
#![cfg(unix)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use grozd::sim::{NewPerson, PersonId, Settings, Simulator};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// How long one answer may take, restarts of the program included.
const PATIENCE: Duration = Duration::from_secs(60);
/// People who talk at the same time.
const PEOPLE: usize = 8;

/// What a person does.
enum Deed {
    Starts,
    Says(String),
    Presses(&'static str),
}

/// What a person does, and the words that then stand on a card; no earlier card has them.
fn story(name: &str) -> Vec<(Deed, &'static str)> {
    use Deed::{Presses, Says, Starts};
    vec![
        (Starts, "Вы согласны?"),
        (Presses("Соглашаюсь"), "Ещё два согласия"),
        (Presses("Включить уведомления"), "✅ Уведомления"),
        (Presses("Дальше"), "Как вас зовут?"),
        (Says(name.to_owned()), "Где вы работаете?"),
        (Says("Школа № 3".to_owned()), "Нашлась 1 организация"),
        (Presses("Школа № 3"), "Ваша должность?"),
        (Presses("Учитель"), "Что вы преподаёте?"),
        (Presses("Математика"), "✅ Математика"),
        (Presses("Готово: 1"), "С какого года"),
        (Presses("2019"), "Всё верно?"),
        (Presses("Всё верно"), "Вы зарегистрированы"),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_accepted_is_lost_and_nothing_is_stored_twice() {
    let kills: usize = std::env::var("GROZD_KILLS")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(6);
    let seed: u64 = std::env::var("GROZD_SEED")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or_else(rand::random);
    println!("GROZD_SEED={seed} GROZD_KILLS={kills}");
    let mut random = StdRng::seed_from_u64(seed);

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let sim = Simulator::start(([127, 0, 0, 1], 0).into(), Settings::default())
        .await
        .unwrap();
    open_school(&file).await;

    let over = Arc::new(AtomicBool::new(false));
    let talkers: Vec<_> = (0..PEOPLE)
        .map(|number| tokio::spawn(talk(sim.clone(), number, over.clone())))
        .collect();

    let mut program = run(&sim, &file);
    for _ in 0..kills {
        tokio::time::sleep(Duration::from_millis(random.random_range(20..400))).await;
        // SIGKILL on Unix: no handler runs.
        program.0.kill().unwrap();
        program.0.wait().unwrap();
        program = run(&sim, &file);
    }
    over.store(true, Ordering::SeqCst);
    let (mut people, mut repeated) = (0, 0);
    for talker in talkers {
        let (registered, heard_twice) = talker.await.unwrap();
        people += registered;
        repeated += heard_twice;
    }
    settle(&file).await;

    // SIGTERM: the orderly stop ends within ten seconds with 0.
    let begun = std::time::Instant::now();
    let told = Command::new("kill")
        .arg("-TERM")
        .arg(program.0.id().to_string())
        .status()
        .unwrap();
    assert!(told.success());
    assert_eq!(program.0.wait().unwrap().code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(10));

    let count = async |query: &'static str| -> i64 {
        let database = grozd::db::Database::open(&file).await.unwrap();
        let mut reader = database.reader().await.unwrap();
        sqlx::query_scalar(query)
            .fetch_one(&mut *reader)
            .await
            .unwrap()
    };
    assert_eq!(
        count("SELECT count(*) FROM person").await,
        people,
        "people lost or doubled"
    );
    assert_eq!(
        count("SELECT count(*) FROM person_subject").await,
        people,
        "facts lost or doubled"
    );
    assert_eq!(
        count("SELECT count(DISTINCT family_name) FROM person").await,
        people
    );
    assert_eq!(
        count("SELECT count(*) FROM consent WHERE purpose = 'notices'").await,
        people
    );
    assert_eq!(
        count("SELECT count(*) FROM inbox WHERE done_at IS NULL").await,
        0,
        "updates lost"
    );
    assert_eq!(
        count("SELECT count(*) FROM inbox WHERE outcome = 'failed'").await,
        0,
        "turns failed"
    );
    assert_eq!(sim.pending_updates(), 0);
    let unanswered = sim.books().unanswered;
    assert!(
        unanswered.is_empty(),
        "presses without an answer: {unanswered:?}"
    );
    let updates = count("SELECT count(*) FROM inbox").await;
    println!(
        "{kills} kills, {updates} updates, 0 lost, 0 doubled; {repeated} messages were said twice"
    );
}

/// One person after another registers until the killing is over; returns how many did, and how many messages
/// were said to them twice.
async fn talk(sim: Simulator, number: usize, over: Arc<AtomicBool>) -> (i64, usize) {
    let (mut people, mut repeated) = (0, 0);
    while people == 0 || !over.load(Ordering::SeqCst) {
        let name = format!("{} Ольга Сергеевна", family(number, people));
        let person = sim.person(NewPerson::named(&name));
        for (deed, then) in story(&name) {
            act(&sim, person, &deed);
            let seen = sim
                .wait_for_within(person, PATIENCE, |chat| {
                    // Not the newest alone: a reply that was said again may stand below the card that goes on.
                    let mut bot = chat.iter().filter(|message| message.is_from_bot());
                    bot.any(|message| message.to_string().contains(then))
                })
                .await;
            seen.unwrap_or_else(|waiting| panic!("no «{then}»: {waiting}"));
        }
        people += 1;
        repeated += repetitions(&sim, person);
    }
    (people, repeated)
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
fn family(number: usize, person: i64) -> String {
    let letters: Vec<char> = "абвгдежзик".chars().collect();
    let digits = format!("{number}{person:04}");
    let tail: String = digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .map(|digit| letters[digit as usize])
        .collect();
    format!("Петрова{tail}")
}

/// The running program; a failed test leaves none behind.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn run(sim: &Simulator, file: &Path) -> Program {
    let child = Command::new(env!("CARGO_BIN_EXE_grozd"))
        .arg("run")
        .current_dir(file.parent().unwrap())
        .env("GROZD_TOKEN", sim.token())
        .env("GROZD_API_URL", sim.api_url())
        .env("GROZD_DB", file)
        .env("GROZD_OPERATOR", "Управление образования")
        .env("GROZD_CHAT_RATE", "1000")
        .env("GROZD_LOG_FILTER", "error")
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    Program(child)
}

/// The school that everybody chooses, so that nobody adds it twice at once.
async fn open_school(file: &Path) {
    let database = grozd::db::Database::open(file).await.unwrap();
    let mut writer = database.writer().await.unwrap();
    for statement in [
        "INSERT INTO municipality (name, time_zone) VALUES ('Лесной район', 'Europe/Moscow')",
        "INSERT INTO organisation (municipality_id, name) VALUES (1, 'Школа № 3')",
    ] {
        sqlx::query(statement).execute(&mut *writer).await.unwrap();
    }
    drop(writer);
    database.close().await;
}

/// Waits until the program has answered everything and written every ending.
async fn settle(file: &Path) {
    let database = grozd::db::Database::open(file).await.unwrap();
    let begun = std::time::Instant::now();
    loop {
        let mut reader = database.reader().await.unwrap();
        let open: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL)
                  + (SELECT count(*) FROM outbox WHERE ended_at IS NULL)",
        )
        .fetch_one(&mut *reader)
        .await
        .unwrap();
        if open == 0 {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "{open} rows are still open");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    database.close().await;
}

/// Messages of the bot that follow one another with the same words: a reply that was said again after a kill.
fn repetitions(sim: &Simulator, person: PersonId) -> usize {
    let chat = sim.chat(person);
    let bot: Vec<_> = chat
        .iter()
        .filter(|message| message.is_from_bot())
        .collect();
    bot.windows(2)
        .filter(|pair| pair[0].text == pair[1].text)
        .count()
}
