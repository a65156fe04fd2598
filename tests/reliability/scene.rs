//! The scene of a test: the simulator, a folder with the database, the program as a child with its log, and what the
//! test itself does to the file.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use sim::{NewPerson, PersonId, Settings, Simulator};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use tempfile::TempDir;

use crate::program::{self, Program};

/// How long anything may take before a test gives up: never reached when all is well.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The words of the consent, which answer whatever a newcomer says.
pub const CONSENT: &str = "Вы согласны?";

/// What people hear while nothing can be stored.
pub const DELAYED: &str = "Ответ задерживается";

pub struct Scene {
    pub sim: Simulator,
    folder: TempDir,
    program: Option<Program>,
    log: Arc<Mutex<String>>,
    /// What reads the log of the program that runs.
    reader: Option<JoinHandle<()>>,
    /// What stands before the program's own command: a program that changes its rights or its limits.
    wrapped: Vec<String>,
    settings: Vec<(&'static str, String)>,
}

impl Scene {
    /// A simulator and an empty folder; the program does not run yet.
    pub async fn empty() -> Scene {
        Scene::with(Settings::default()).await
    }

    /// The same with another simulator.
    pub async fn with(settings: Settings) -> Scene {
        Scene {
            sim: Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap(),
            folder: tempfile::tempdir().unwrap(),
            program: None,
            log: Arc::default(),
            reader: None,
            wrapped: Vec::new(),
            settings: Vec::new(),
        }
    }

    /// The program runs, and somebody who is not registered has had the first answer.
    pub async fn begun() -> (Scene, PersonId) {
        let mut scene = Scene::empty().await;
        scene.starts();
        let olga = scene.newcomer("Ольга").await;
        // The next poll is open, so that what is refused from now on is what follows it.
        scene.sim.wait_all_confirmed().await.unwrap();
        (scene, olga)
    }

    /// Lets another program start ours.
    pub fn wrap(&mut self, words: &[&str]) {
        self.wrapped = words.iter().map(|word| (*word).to_owned()).collect();
    }

    /// Sets a setting of the program for its next start.
    pub fn set(&mut self, name: &'static str, value: impl ToString) {
        self.settings.push((name, value.to_string()));
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self) -> PathBuf {
        self.folder().join("grozd.db")
    }

    /// Starts the program; what it says is added to the log.
    pub fn starts(&mut self) {
        let file = self.file();
        let (program, reader) = self.starts_on(&file);
        (self.program, self.reader) = (Some(program), Some(reader));
    }

    /// Starts one more program of the same bot on another file, and what reads its log.
    pub fn starts_on(&self, file: &Path) -> (Program, JoinHandle<()>) {
        let ours = env!("CARGO_BIN_EXE_grozd");
        let mut command = match self.wrapped.split_first() {
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(ours);
                command
            }
            None => Command::new(ours),
        };
        program::settings(&mut command, &self.sim, file);
        command
            .arg("run")
            .env("GROZD_LOG_FILTER", "warn,grozd=info")
            .env("NO_COLOR", "1")
            .envs(self.settings.iter().map(|(name, value)| (*name, value)))
            .current_dir(self.folder())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let said = BufReader::new(child.stderr.take().unwrap());
        let log = self.log.clone();
        // Ends with the program, whose end of the pipe it reads.
        let reader = std::thread::spawn(move || {
            for line in said.lines().map_while(Result::ok) {
                let mut log = log.lock().unwrap();
                log.push_str(&line);
                log.push('\n');
            }
        });
        (Program(child), reader)
    }

    pub fn process(&self) -> u32 {
        self.program.as_ref().unwrap().0.id()
    }

    /// SIGKILL: no handler runs.
    pub fn kills(&mut self) {
        let mut program = self.program.take().unwrap();
        program.0.kill().unwrap();
        program.0.wait().unwrap();
    }

    /// SIGTERM; the orderly stop ends with 0 in good time.
    pub async fn stops(&mut self) {
        self.signals("-TERM");
        let begun = Instant::now();
        assert_eq!(self.ends().await, 0, "{}", self.log());
        assert!(begun.elapsed() < Duration::from_secs(10), "the stop hangs");
    }

    pub fn signals(&self, signal: &str) {
        let process = self.process().to_string();
        let told = Command::new("kill").args([signal, &process]).status();
        assert!(told.unwrap().success());
    }

    /// Waits until the program has ended; its exit code.
    pub async fn ends(&mut self) -> i32 {
        let mut program = self.program.take().unwrap();
        let begun = Instant::now();
        loop {
            if let Some(status) = program.0.try_wait().unwrap() {
                self.reader.take().unwrap().join().unwrap();
                return status.code().unwrap_or(-1);
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end: {}", self.log());
            pause().await;
        }
    }

    /// Fails where the program has ended by itself.
    #[track_caller]
    pub fn runs_still(&mut self) {
        let ended = self.program.as_mut().unwrap().0.try_wait().unwrap();
        assert!(ended.is_none(), "it ended by itself: {}", self.log());
    }

    /// What the administrator reads.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Waits until the administrator reads these words.
    pub async fn logs(&self, words: &str) {
        self.until(&format!("the log says «{words}»"), async || self.log().contains(words)).await;
    }

    /// How many lines of the log hold these words.
    pub fn times_logged(&self, words: &str) -> usize {
        self.log().matches(words).count()
    }

    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let begun = Instant::now();
        while !holds().await {
            assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}; the log: {}", self.log());
            pause().await;
        }
    }

    /// Somebody who has opened the bot and sees the consent.
    pub async fn newcomer(&self, name: &str) -> PersonId {
        let person = self.sim.person(NewPerson::named(name));
        self.sim.starts(person).unwrap();
        self.hears(person, CONSENT, 1).await;
        person
    }

    /// How many messages of the bot have these words.
    pub fn heard(&self, person: PersonId, words: &str) -> usize {
        let chat = self.sim.chat(person);
        let bot = chat.iter().filter(|message| message.is_from_bot());
        bot.filter(|message| message.to_string().contains(words)).count()
    }

    /// Waits until the press of somebody was answered by a word about the delay.
    pub async fn hears_of_the_delay(&self, person: PersonId) {
        self.until("a press is answered", async || {
            let toasts = self.sim.toasts(person);
            toasts.iter().any(|toast| toast.text.contains(DELAYED))
        })
        .await;
    }

    /// Waits until so many messages of the bot have these words.
    pub async fn hears(&self, person: PersonId, words: &str, times: usize) {
        self.until(&format!("«{words}» is said {times} times"), async || self.heard(person, words) >= times).await;
    }

    /// Everything is answered, and what was said with these words was said exactly so often.
    pub async fn settled(&self, person: PersonId, words: &str, times: usize) {
        self.hears(person, words, times).await;
        program::settle(&self.file()).await;
        assert_eq!(self.heard(person, words), times, "{}", self.sim.transcript(person));
    }

    /// The consent that Olga gave by one press is stored once, and she is asked on.
    pub async fn consented_once(&self, olga: PersonId) {
        self.settled(olga, "Ещё два согласия", 1).await;
        let given = "SELECT count(*) FROM consent WHERE purpose = 'processing'";
        assert_eq!(self.count(given).await, 1);
        self.nothing_is_lost().await;
    }

    /// Every update that was ever stored is done, none failed, and Telegram keeps none.
    pub async fn nothing_is_lost(&self) {
        program::settle(&self.file()).await;
        // The last are confirmed by the next poll.
        self.until("Telegram keeps nothing", async || self.sim.pending_updates() == 0).await;
        for lost in [
            "SELECT count(*) FROM inbox WHERE done_at IS NULL",
            "SELECT count(*) FROM inbox WHERE outcome = 'failed'",
            "SELECT count(*) FROM outbox WHERE state != 'sent'",
        ] {
            assert_eq!(self.count(lost).await, 0, "{lost}");
        }
    }

    /// A connection of the test's own.
    pub async fn connection(&self) -> SqliteConnection {
        connect(&self.file()).await
    }

    pub async fn count(&self, query: &'static str) -> i64 {
        let mut connection = self.connection().await;
        let count = sqlx::query_scalar(query).fetch_one(&mut connection).await;
        count.unwrap()
    }

    /// Changes the database behind the program's back.
    pub async fn tampers(&self, statements: &str) {
        let mut connection = self.connection().await;
        sqlx::raw_sql(sqlx::AssertSqlSafe(statements.to_owned())).execute(&mut connection).await.unwrap();
    }

    /// Holds the write lock as another program would, until it is closed.
    pub async fn locks(&self) -> SqliteConnection {
        let mut connection = self.connection().await;
        sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut connection).await.unwrap();
        connection
    }

    /// Reads as another program would, until it is closed: meanwhile the log only grows, for nobody may begin it anew.
    pub async fn pins_the_log(&self) -> SqliteConnection {
        let mut connection = self.connection().await;
        sqlx::raw_sql("BEGIN; SELECT count(*) FROM inbox").execute(&mut connection).await.unwrap();
        connection
    }

    /// Lets every turn that comes to `event` (such as `AFTER INSERT ON outbox`) go round in a circle there.
    pub async fn stops_turns(&self, event: &str) {
        self.tampers(&format!(
            "CREATE VIEW without_end AS
                 WITH RECURSIVE number(it) AS (SELECT 1 UNION ALL SELECT it + 1 FROM number) SELECT it FROM number;
             CREATE TRIGGER stands_still {event} BEGIN SELECT count(*) FROM without_end; END"
        ))
        .await;
    }

    /// Waits until a turn stands still there, and the write lock with it.
    pub async fn a_turn_stands_still(&self) {
        let mut connection = self.connection().await;
        sqlx::raw_sql("PRAGMA busy_timeout = 0").execute(&mut connection).await.unwrap();
        let mut since = Instant::now();
        let begun = since;
        // An honest transaction holds the lock for a moment, this one for ever.
        while since.elapsed() < Duration::from_millis(400) {
            assert!(begun.elapsed() < PATIENCE, "no turn stands still");
            let free = sqlx::raw_sql("BEGIN IMMEDIATE; ROLLBACK").execute(&mut connection).await;
            if free.is_ok() {
                since = Instant::now();
            }
            pause().await;
        }
    }

    /// Lets turns go on where [`Scene::stops_turns`] stopped them; the program must not run.
    pub async fn lets_turns_go(&self) {
        assert!(self.program.is_none(), "it would hold the lock");
        self.tampers("DROP TRIGGER stands_still; DROP VIEW without_end").await;
    }
}

/// A connection of the test's own to a file.
pub async fn connect(file: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(file);
    options.busy_timeout(PATIENCE).connect().await.unwrap()
}

pub async fn pause() {
    tokio::time::sleep(Duration::from_millis(10)).await;
}
