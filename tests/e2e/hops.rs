//! How many calls of the database each turn of each story costs.
//!
//! `tests/hops.rs` walks through the rooms by their buttons and comes where a walker comes; what takes an intention (to
//! merge two records, to erase somebody) is done by the stories. So each of them is listened to while it is told: sqlx
//! tells of each call on the thread of its connection, and a world says once which thread is its writer's.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, Once};
use std::thread::ThreadId;

use grozd::db::Database;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// The most calls that a room may make, besides the four that each turn has: where it stores no fact, and where it does.
/// A press that stores none may make two; a typed text that names a button reads the card that bears it as well, and is not
/// told apart here.
const MOST: (usize, usize) = (4, 5);

/// What is written beside a turn, or is asked once while the program runs.
const BESIDE: [&str; 10] = [
    "INTO inbox",
    "UPDATE outbox SET ended_at",
    "UPDATE outbox SET state",
    "FROM sqlite_schema",
    "PRAGMA",
    // A file that has come is taken in beside the turns.
    "DELETE FROM file_fetch",
    "SELECT external FROM account WHERE id",
    "INSERT INTO file (account_id, hash",
    "FROM import WHERE staged",
    "SELECT min(coalesce(min(update_id), 0), 0) - 1",
];

/// What a turn does that may cost more, by words of one of its calls, and why.
const MORE: [(&str, &str); 15] = [
    ("coalesce(settings_zone", "the clock is another one, and every event keeps its hour"),
    ("AS \"presets!: String\"", "the rules have changed since they were read last, once for each change"),
    ("namesake", "one name twice is told to all who may answer, and held against each change of their rights"),
    ("former.short_name AS \"from!", "who moves loses what they held at the former place, and hears so"),
    ("INTO typed_name_form", "what a paper declines is asked again after each answer"),
    ("UPDATE OR IGNORE paper SET number", "a number that is given later is held against the register"),
    ("takes_results", "results of a diagnosis are taken over, and each owner is told"),
    ("UPDATE agreement SET until", "the term is held against the agreement, which is read again for its card"),
    ("ended_by = ?, ended_number = ?", "a right is found by its holder, who is told, and whose card is read again"),
    ("WHERE ? = 'leader' AND group_id = ?", "both leaders are told, and the group's card is read again"),
    ("FROM file WHERE id = ?", "a file that has come is no press, and nobody looks at their card for it"),
    ("UPDATE account SET reachable", "who comes back after having stopped the bot gets their commands again"),
    ("listed.guest AS", "a typed name is held against the sheet, which is read again with it"),
    (
        "UPDATE event_waiting SET offered_until = NULL",
        "who waits where places become fewer is named once, and all hear so",
    ),
    ("'event-handed-over'", "handing over asks each feature what it has, and says so to both"),
];

static BOOK: LazyLock<Mutex<Book>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Book {
    /// Which world a thread works for.
    worlds: HashMap<ThreadId, u64>,
    /// The calls of the turn that is under way on a thread.
    turns: HashMap<ThreadId, Vec<String>>,
    flaws: HashMap<u64, Vec<String>>,
}

impl Book {
    fn hear(&mut self, thread: ThreadId, call: &str) {
        if let Some(world) = call.strip_prefix("SELECT 'the world' AS world, ") {
            self.worlds.insert(thread, world.parse().unwrap());
            return;
        }
        // The call with which a turn begins; what tests write themselves begins otherwise.
        let finds = call.contains("municipality.time_zone, account.person_id") && call.contains("AS waits");
        if finds
            || call.contains("; COMMIT")
            || call.starts_with("BEGIN")
            || call.starts_with("COMMIT")
            || call == "ROLLBACK"
        {
            let turn = self.turns.remove(&thread).unwrap_or_default();
            if call != "ROLLBACK" {
                self.judge(thread, turn);
            }
            if finds {
                self.turns.insert(thread, Vec::new());
            }
        } else if let Some(turn) = self.turns.get_mut(&thread)
            && !BESIDE.iter().any(|words| call.contains(words))
        {
            turn.push(call.to_owned());
        }
    }

    fn judge(&mut self, thread: ThreadId, turn: Vec<String>) {
        let Some(world) = self.worlds.get(&thread) else { return };
        let limit = if turn.iter().any(|call| stores(call)) { MOST.1 } else { MOST.0 };
        let may_more = |(words, _): &(&str, &str)| turn.iter().any(|call| call.contains(words));
        if turn.len() > limit && !MORE.iter().any(may_more) {
            let calls = turn.join("\n  — ");
            let flaw = format!("{} calls where {limit} are allowed:\n  — {calls}", turn.len());
            self.flaws.entry(*world).or_default().push(flaw);
        }
    }
}

/// Whether a call writes anything but where somebody stands.
fn stores(call: &str) -> bool {
    let words: Vec<&str> = call.split_whitespace().collect();
    words.windows(3).any(|words| match words {
        ["INSERT", "INTO", table] | ["DELETE", "FROM", table] | ["UPDATE", table, "SET"] => *table != "session",
        _ => false,
    })
}

struct Listener;

#[derive(Default)]
struct Call {
    summary: String,
    statement: String,
}

impl Visit for Call {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        match field.name() {
            "summary" => self.summary = format!("{value:?}"),
            "db.statement" => self.statement = format!("{value:?}"),
            _ => {}
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => self.summary = value.to_owned(),
            "db.statement" => self.statement = value.to_owned(),
            _ => {}
        }
    }
}

impl<S: tracing::Subscriber> Layer<S> for Listener {
    fn enabled(&self, metadata: &tracing::Metadata<'_>, _: Context<'_, S>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let mut call = Call::default();
        event.record(&mut call);
        let told = if call.statement.trim().is_empty() { call.summary } else { call.statement };
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        BOOK.lock().unwrap().hear(std::thread::current().id(), &told);
    }
}

/// Listens to all databases of the program from now on.
pub fn listen() {
    static ONCE: Once = Once::new();
    // The threads of connections have no other listener; a test's own has its thread for itself.
    ONCE.call_once(|| tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Listener)).unwrap());
}

/// Says that the writing connection of a database is this world's.
pub async fn belongs(database: &Database, world: u64) {
    let mut writer = database.writer().await.unwrap();
    let marker = sqlx::AssertSqlSafe(format!("SELECT 'the world' AS world, {world}"));
    sqlx::query(marker).execute(&mut *writer).await.unwrap();
}

/// The turns of a world that cost more than they may.
pub fn flaws(world: u64) -> Vec<String> {
    BOOK.lock().unwrap().flaws.remove(&world).unwrap_or_default()
}
