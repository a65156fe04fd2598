//! The world of a test: a fresh database, the simulator, a clock that stands still, and people who talk.
//!
//! Whatever a person does is awaited: the turn is committed, its reply is said and its ending kept. Nothing sleeps.

mod office;
mod somebody;
mod waiting;

use std::io::Write;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};
use grozd::app::{App, Settings};
use grozd::channels::telegram;
use grozd::channels::telegram::listen::Webhook;
use grozd::channels::telegram::wire::Wire;
use grozd::db::Database;
use grozd::engine::sender::Rates;
use grozd::features;
use grozd::ids::{MunicipalityId, PostId, SubjectId};
use grozd::model::organisations;
use grozd::model::people::consents::{self, Purpose};
use grozd::model::people::{self, Enrolment, FullName, claims};
use grozd::model::roles::{self, Appointing, Coordinator};
use grozd::talk::button::{LIMIT, longest};
use grozd::talk::{Tx, session};
use grozd::text::Language;
use grozd::watch::tasks;
use sim::{self, NewPerson, PersonId, Simulator, UpdateId};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::MakeWriter;

use super::hops;
pub use somebody::Somebody;

/// How long anything may take before a test gives up: never reached when all is well.
const PATIENCE: Duration = Duration::from_secs(60);

const OPERATOR: &str = "Управление образования Лесного района, ул. Школьная, 1";
const ZONE: chrono_tz::Tz = chrono_tz::Europe::Moscow;

/// A cluster of School No. 3, «Физика», number 1: the first person leads it, and the second has joined.
pub const CLUSTER: &str = "
    INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase, founded_at)
    VALUES (1, 'cluster', 'Физика', x'', '', 1, 'working', '2026-11-01T00:00:00+00:00');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1, 1, 'leader', 1, '2026-11-01T00:00:00+00:00');
    INSERT INTO membership (group_id, person_id, joined_at) SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person
    WHERE id = 2";

/// Nobody is reminded of events: a reminder would come into the midst of a test about something else whose clock goes on.
/// Tests about reminders drop it.
const NOBODY_IS_REMINDED: &str = "CREATE TRIGGER nobody_is_reminded AFTER INSERT ON event_reminder
    BEGIN DELETE FROM event_reminder WHERE event_id = NEW.event_id; END";

/// The file of a database with the schema and nobody in it, made once and copied for each world.
static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();

/// The world of one test. End it with [`World::end`].
pub struct World {
    pub sim: Simulator,
    app: Option<App>,
    /// Its number among the worlds of this run.
    number: u64,
    folder: TempDir,
    hour: Arc<Mutex<DateTime<Utc>>>,
    /// The background task in which the bot's clock panics, and how often still.
    clock_panics: Arc<Mutex<(Option<&'static str>, u32)>>,
    errors: Errors,
    rates: Rates,
    /// The zone of the municipality at the next start.
    pub zone: chrono_tz::Tz,
    /// How the next start listens: by long polling where there is none.
    pub webhook: Option<Webhook>,
    /// Whether the next start has a folder for papers.
    pub exports: bool,
    /// Whether everybody taps each button twice.
    pub taps_twice: AtomicBool,
    _listening: DefaultGuard,
    ended: bool,
    expects_errors: bool,
}

impl World {
    /// A Saturday in November, noon in Moscow, an empty municipality.
    pub async fn start() -> World {
        World::start_with(unhurried(), None).await
    }

    /// The same with these rates, and by a webhook where one is given.
    pub async fn start_with(rates: Rates, webhook: Option<Webhook>) -> World {
        static WORLDS: AtomicU64 = AtomicU64::new(0);
        hops::listen();
        let errors = Errors::default();
        let listening = tracing::subscriber::set_default(
            tracing_subscriber::fmt()
                .with_max_level(tracing::Level::ERROR)
                .with_ansi(false)
                .with_writer(errors.clone())
                .finish(),
        );
        let hour = Arc::new(Mutex::new("2026-11-21T09:00:00Z".parse().unwrap()));
        let settings = sim::Settings { clock: clock(&hour), ..sim::Settings::default() };
        let sim = Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap();
        let mut world = World {
            sim,
            app: None,
            number: WORLDS.fetch_add(1, Ordering::Relaxed),
            folder: tempfile::tempdir().unwrap(),
            hour,
            clock_panics: Arc::default(),
            errors,
            rates,
            zone: ZONE,
            webhook,
            exports: true,
            taps_twice: AtomicBool::new(false),
            _listening: listening,
            ended: false,
            expects_errors: false,
        };
        std::fs::write(world.file(), MIGRATED.get_or_init(migrated).await).unwrap();
        world.app = Some(world.run().await);
        world
    }

    async fn run(&self) -> App {
        let app = App::start(Settings {
            wire: Wire::new(&self.sim.api_url(), self.sim.token()).unwrap(),
            // Numbers begin at one, so that a story can name the first of a kind.
            database: open(&self.file(), DateTime::UNIX_EPOCH).await,
            files: self.folder.path().join("grozd.db.files"),
            export: self.exports.then(|| self.exchange()),
            clock: self.unsound_clock(),
            municipality: "Лесной район".to_owned(),
            time_zone: self.zone,
            operator: OPERATOR.to_owned(),
            rates: self.rates,
            webhook: self.webhook.clone(),
            watch: grozd::watch::Settings {
                listen: Some(([127, 0, 0, 1], 0).into()),
                // Only where a test has made itself a socket for it.
                systemd: std::env::var_os("GROZD_TEST_TELLS_SYSTEMD").is_some(),
            },
        })
        .await
        .unwrap();
        hops::belongs(app.database(), self.number).await;
        app
    }

    /// Stops the bot and starts it again on the same file.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.start_again().await;
    }

    /// Stops the bot; people can still write.
    pub async fn stop(&mut self) {
        self.app.take().unwrap().stop().await;
    }

    /// Starts the bot that was stopped on the same file.
    pub async fn start_again(&mut self) {
        self.app = Some(self.run().await);
    }

    /// Somebody who was here before a restart.
    pub fn knows(&self, id: PersonId) -> Somebody<'_> {
        Somebody { world: self, id }
    }

    /// Lets the clock go on, and the duties see it.
    pub fn later(&self, by: chrono::TimeDelta) {
        *self.hour.lock().unwrap() += by;
        if let Some(app) = &self.app {
            app.sleepers().notice_time();
        }
    }

    /// The world's clock.
    pub fn now(&self) -> DateTime<Utc> {
        *self.hour.lock().unwrap()
    }

    /// Makes the bot's clock panic so often when this background task asks it: a fault in the midst of its work.
    pub fn clock_panics_in(&self, task: Option<&'static str>, times: u32) {
        *self.clock_panics.lock().unwrap() = (task, times);
    }

    /// The world's clock, which panics where a test asks for it.
    fn unsound_clock(&self) -> grozd::Clock {
        let (hour, panics) = (clock(&self.hour), self.clock_panics.clone());
        Arc::new(move || {
            let panics = {
                let mut panics = panics.lock().unwrap();
                let (task, left) = &mut *panics;
                let hit = task.is_some() && *left > 0 && tasks::current() == *task;
                *left -= u32::from(hit);
                hit
            };
            assert!(!panics, "the clock is broken");
            hour()
        })
    }

    /// The database.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("grozd.db")
    }

    /// The folder in which papers are left.
    pub fn exchange(&self) -> PathBuf {
        self.folder.path().join("exchange")
    }

    /// From now on the log may hold errors: the test is about them.
    pub fn expects_errors(&mut self) {
        self.expects_errors = true;
    }

    /// What the log holds of errors so far.
    pub fn errors(&self) -> String {
        self.errors.text()
    }

    pub fn app(&self) -> &App {
        self.app.as_ref().unwrap()
    }

    /// Somebody who has never opened the bot.
    pub fn person(&self, name: &str) -> Somebody<'_> {
        let id = self.sim.person(NewPerson::named(name));
        Somebody { world: self, id }
    }

    /// A newcomer whose client is in English.
    pub fn foreigner(&self, name: &str) -> Somebody<'_> {
        let id = self.sim.person(NewPerson::named(name).speaking("en"));
        Somebody { world: self, id }
    }

    /// A registered teacher of mathematics at School No. 3 since 2015, who agreed to everything.
    pub async fn teacher(&self, name: &str) -> Somebody<'_> {
        let somebody = self.person(name);
        let mut tx = self.tx().await;
        self.enrol(&mut tx, somebody.id, name).await;
        tx.finish().0.commit().await.unwrap();
        somebody.starts().await;
        somebody
    }

    /// Somebody of whom the same was written in the presence of nobody: by the verbs with which registration ends.
    /// They cannot be written to until they start.
    async fn enrol(&self, tx: &mut Tx, phone: PersonId, name: &str) -> grozd::ids::PersonId {
        let account = session::open(tx.db(), telegram::NAME, &phone.0.to_string(), Language::Ru).await.unwrap().id;
        session::set_reachable(tx.db(), account, false).await.unwrap();
        for purpose in [Purpose::Processing, Purpose::Notices, Purpose::Name] {
            consents::give(tx, account, purpose).await.unwrap();
        }
        let enrolment = Enrolment {
            name: FullName::parse(name).unwrap(),
            organisation: organisations::add(tx, "Школа № 3", None).await.unwrap(),
            post: PostId(1),
            subjects: vec![SubjectId(4)],
            teaching_since: "2015-09-01".parse().unwrap(),
            managing_since: None,
        };
        people::enroll(tx, account, &enrolment).await.unwrap()
    }

    /// A transaction of the municipality.
    pub async fn tx(&self) -> Tx {
        let transaction = self.app().database().begin().await.unwrap();
        let now = *self.hour.lock().unwrap();
        let around = features::surroundings(
            OPERATOR.to_owned(),
            (String::new(), false),
            &[],
            std::sync::Arc::new(grozd::files::Files::at(self.folder.path().join("grozd.db.files"))),
        );
        Tx::new(transaction, now, (MunicipalityId(1), ZONE), around)
    }

    /// Adds a school that waits for its confirmation.
    pub async fn school(&self, name: &str) {
        let mut tx = self.tx().await;
        organisations::add(&mut tx, name, None).await.unwrap();
        tx.finish().0.commit().await.unwrap();
    }

    /// The payload of a link as `grozd claim` makes it.
    pub async fn claim(&self) -> String {
        let now = *self.hour.lock().unwrap();
        let mut writer = self.app().database().writer().await.unwrap();
        let token = claims::make(&mut writer, now).await.unwrap();
        format!("claim-{token}")
    }

    /// A registered coordinator: by a link of `grozd claim`, as it were, or appointed by an earlier one.
    pub async fn coordinator(&self, name: &str) -> Somebody<'_> {
        let somebody = self.person(name);
        let mut tx = self.tx().await;
        let person = self.enrol(&mut tx, somebody.id, name).await;
        match roles::coordinators(&mut tx).await.unwrap().first() {
            None => roles::appoint_first_coordinator(&mut tx, person).await.unwrap(),
            Some(first) => {
                let first = Coordinator::find(&mut tx, *first).await.unwrap().unwrap();
                roles::appoint(&mut tx, first, &Appointing::coordinator(person)).await.unwrap();
            }
        }
        tx.finish().0.commit().await.unwrap();
        somebody.starts().await;
        self.deliver().await;
        somebody
    }

    /// From now on people are reminded of events that are made.
    pub async fn recalls(&self) {
        self.tamper("DROP TRIGGER nobody_is_reminded").await;
    }

    /// Waits until everything has been recalled that was due at this moment.
    pub async fn until_recalled(&self, now: &str) {
        self.until("everything is recalled", async || {
            let mut reader = self.app().database().reader().await.unwrap();
            let due = sqlx::query_scalar("SELECT count(*) FROM event_reminder WHERE due_at <= ?").bind(now);
            let due: i64 = due.fetch_one(&mut *reader).await.unwrap();
            due == 0
        })
        .await;
    }

    /// One number from the database.
    pub async fn count(&self, query: &'static str) -> i64 {
        let mut reader = self.app().database().reader().await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut *reader).await.unwrap()
    }

    /// One text from the database.
    pub async fn text(&self, query: &'static str) -> String {
        let mut reader = self.app().database().reader().await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut *reader).await.unwrap()
    }

    /// Changes the database behind the bot's back.
    pub async fn tamper(&self, statements: &'static str) {
        let mut writer = self.app().database().writer().await.unwrap();
        sqlx::raw_sql(statements).execute(&mut *writer).await.unwrap();
    }

    /// Every row of every table but the engine's own: equal texts mean that nothing has changed.
    pub async fn facts(&self) -> String {
        let mut reader = self.app().database().reader().await.unwrap();
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
               AND name NOT IN ('inbox', 'session', 'letter', 'outbox', 'standing_notice', 'duty', 'reminder', 'event_reminder', '_sqlx_migrations', 'account')
             ORDER BY name",
        )
        .fetch_all(&mut *reader)
        .await
        .unwrap();
        let mut facts = String::new();
        for table in &tables {
            let columns: String = sqlx::query_scalar(
                "SELECT group_concat('quote(' || name || ')', ' || '' '' || ') FROM pragma_table_info(?)",
            )
            .bind(table)
            .fetch_one(&mut *reader)
            .await
            .unwrap();
            let rows = format!("SELECT coalesce(group_concat({columns}, char(10)), '') FROM {table}");
            let rows: String = sqlx::query_scalar(sqlx::AssertSqlSafe(rows)).fetch_one(&mut *reader).await.unwrap();
            facts += &format!("{table}\n{rows}\n");
        }
        facts
    }

    /// Ends the world: nothing may be owed, undelivered or logged as an error.
    pub async fn end(self) {
        self.end_owing(&[]).await;
    }

    /// The same where the messenger has refused what a test made it refuse.
    pub async fn end_owing(mut self, debts: &[&str]) {
        self.deliver().await;
        self.app.take().unwrap().stop().await;
        self.ended = true;
        let books = self.sim.books();
        assert_eq!(books.debts(), debts);
        // Whatever the bot showed must fit with the numbers of a municipality's file, too.
        let longest = |code: &String| longest(code, features::rooms()).is_some_and(|bytes| bytes > LIMIT);
        let too_long: Vec<_> = books.buttons.iter().filter(|code| longest(code)).collect();
        assert!(too_long.is_empty(), "buttons that need more than {LIMIT} bytes in a file of today: {too_long:#?}");
        let flaws = hops::flaws(self.number);
        assert!(flaws.is_empty(), "turns that cost too many calls of the database:\n{}", flaws.join("\n"));
        if !self.expects_errors {
            assert_eq!(self.errors.text(), "");
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if !self.ended && !std::thread::panicking() {
            panic!("a test must end with world.end().await");
        }
    }
}

/// A stamp as buttons carry it.
pub fn in_base_36(mut stamp: i64) -> String {
    let mut digits = String::new();
    while stamp > 0 {
        digits.insert(0, char::from_digit((stamp % 36) as u32, 36).unwrap());
        stamp /= 36;
    }
    digits
}

/// Rates for which nobody waits.
pub fn unhurried() -> Rates {
    let many = NonZeroU32::new(100_000).unwrap();
    Rates { bulk: many, chat: many, chat_burst: many }
}

async fn migrated() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let database = open(&file, DateTime::UNIX_EPOCH).await;
    sqlx::raw_sql(NOBODY_IS_REMINDED).execute(&mut *database.writer().await.unwrap()).await.unwrap();
    database.close().await;
    std::fs::read(&file).unwrap()
}

/// Opens a file; the numbers in it begin with 1, as tests count them.
async fn open(file: &Path, now: DateTime<Utc>) -> Database {
    Database::open(file, now).await.unwrap()
}

fn clock(hour: &Arc<Mutex<DateTime<Utc>>>) -> grozd::Clock {
    let hour = hour.clone();
    Arc::new(move || *hour.lock().unwrap())
}

/// Where a test's errors are logged.
#[derive(Clone, Default)]
struct Errors(Arc<Mutex<Vec<u8>>>);

impl Errors {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Errors {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Errors {
    type Writer = Errors;

    fn make_writer(&self) -> Errors {
        self.clone()
    }
}
