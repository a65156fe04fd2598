//! The real program is killed with SIGKILL at random moments of many conversations and started again on the same
//! file. Afterwards no update is lost and no fact is doubled; messages may have been repeated, and are counted.
//!
//! `cargo test --test kill` kills a few times; `GROZD_KILLS=200 cargo test --release --test kill -- --nocapture`
//! is the long run.
#![cfg(unix)]

mod program;

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sim::{NewPerson, PersonId, Settings, Simulator};

/// People who talk at the same time.
const PEOPLE: usize = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_accepted_is_lost_and_nothing_is_stored_twice() {
    let kills: usize = std::env::var("GROZD_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(6);
    let seed: u64 = std::env::var("GROZD_SEED").ok().and_then(|it| it.parse().ok()).unwrap_or_else(rand::random);
    println!("GROZD_SEED={seed} GROZD_KILLS={kills}");
    let mut random = StdRng::seed_from_u64(seed);

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let sim = Simulator::start(([127, 0, 0, 1], 0).into(), Settings::default()).await.unwrap();
    program::open_school(&file).await;

    let over = Arc::new(AtomicBool::new(false));
    let talkers: Vec<_> = (0..PEOPLE).map(|number| tokio::spawn(talk(sim.clone(), number, over.clone()))).collect();

    let mut running = program::run(&sim, &file);
    for _ in 0..kills {
        tokio::time::sleep(Duration::from_millis(random.random_range(20..400))).await;
        // SIGKILL on Unix: no handler runs.
        running.0.kill().unwrap();
        running.0.wait().unwrap();
        running = program::run(&sim, &file);
    }
    over.store(true, Ordering::SeqCst);
    let (mut people, mut repeated) = (0, 0);
    for talker in talkers {
        let (registered, heard_twice) = talker.await.unwrap();
        people += registered;
        repeated += heard_twice;
    }
    program::settle(&file).await;

    // SIGTERM: the orderly stop ends within ten seconds with 0.
    let begun = std::time::Instant::now();
    let told = Command::new("kill").arg("-TERM").arg(running.0.id().to_string()).status().unwrap();
    assert!(told.success());
    assert_eq!(running.0.wait().unwrap().code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(10));

    let count = async |query: &'static str| -> i64 {
        let database = grozd::db::Database::open(&file, chrono::Utc::now()).await.unwrap();
        let mut reader = database.reader().await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut *reader).await.unwrap()
    };
    assert_eq!(count("SELECT count(*) FROM person").await, people, "people lost or doubled");
    assert_eq!(count("SELECT count(*) FROM person_subject").await, people, "facts lost or doubled");
    assert_eq!(count("SELECT count(DISTINCT family_name) FROM person").await, people);
    assert_eq!(count("SELECT count(*) FROM consent WHERE purpose = 'notices'").await, people);
    assert_eq!(count("SELECT count(*) FROM inbox WHERE done_at IS NULL").await, 0, "updates lost");
    assert_eq!(count("SELECT count(*) FROM inbox WHERE outcome = 'failed'").await, 0, "turns failed");
    sim.wait_all_confirmed().await.unwrap();
    let unanswered = sim.books().unanswered;
    assert!(unanswered.is_empty(), "presses without an answer: {unanswered:?}");
    let updates = count("SELECT count(*) FROM inbox").await;
    println!("{kills} kills, {updates} updates, 0 lost, 0 doubled; {repeated} messages were said twice");
}

/// One person after another registers until the killing is over; returns how many did, and how many messages
/// were said to them twice.
async fn talk(sim: Simulator, number: usize, over: Arc<AtomicBool>) -> (i64, usize) {
    let (mut people, mut repeated) = (0, 0);
    while people == 0 || !over.load(Ordering::SeqCst) {
        let name = format!("{} Ольга Сергеевна", program::family(number, people));
        let person = sim.person(NewPerson::named(&name));
        program::register(&sim, person, &name).await;
        people += 1;
        repeated += repetitions(&sim, person);
    }
    (people, repeated)
}

/// Messages of the bot that follow one another with the same words: a reply that was said again after a kill.
fn repetitions(sim: &Simulator, person: PersonId) -> usize {
    let chat = sim.chat(person);
    let bot: Vec<_> = chat.iter().filter(|message| message.is_from_bot()).collect();
    bot.windows(2).filter(|pair| pair[0].text == pair[1].text).count()
}
