//! The figures of scale: the same presses in a municipality of a thousand, ten thousand and a hundred thousand people,
//! made by the real program against the simulator, in a Markdown table.
//!
//! - `cargo bench --bench scale` is the whole measurement, some minutes.
//! - `cargo bench --bench scale -- --quick` leaves the largest out: under a minute.
//! - `cargo bench --bench scale -- --million` drives a million turns and tells where the memory went; a number after it
//!   makes it that many.
//!
//! «Reply» is what a person waits for: from the press until the card has changed in the simulator, which runs on the
//! same machine. «Work» is the time that the processor spent in the program for it, on all of its threads.
// Helpers of benches may unwrap as tests do.
#![allow(clippy::unwrap_used)]

mod memory;
mod million;
#[path = "../../tests/program/mod.rs"]
mod program;
#[path = "../../tests/scale/mod.rs"]
mod scale;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use grozd::db::Database;
use program::{PATIENCE, Program};
use scale::{COORDINATOR, Municipality, chat_of};
use sim::{ChatMessage, NewPerson, PersonId, Settings, Simulator};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

/// The same people for every run.
const SEED: u64 = 2026;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|it| it == name);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    if has("--million") {
        let turns = arguments.iter().find_map(|it| it.parse().ok());
        runtime.block_on(million::drive(turns.unwrap_or(1_000_000)));
        return;
    }
    let sizes: &[usize] = if has("--quick") { &[1_000, 10_000] } else { &[1_000, 10_000, 100_000] };
    let effort = if has("--quick") {
        Effort { walks: 10, looks: 5, unfinished: 1_000 }
    } else {
        Effort { walks: 60, looks: 20, unfinished: 10_000 }
    };
    let mut table = Table::default();
    for (column, people) in sizes.iter().enumerate() {
        eprintln!("{people} people …");
        runtime.block_on(measure(*people, &effort, column, &mut table));
    }
    table.print(sizes);
}

/// How long the measurement may take.
struct Effort {
    /// People who walk through the menu, one after another.
    walks: usize,
    /// Times that each view of figures is looked at.
    looks: usize,
    /// Updates that an earlier run has left unfinished.
    unfinished: usize,
}

/// Rows of the Markdown table, in the order in which they were first measured.
#[derive(Default)]
struct Table {
    rows: Vec<(String, Vec<Option<f64>>, &'static str)>,
}

impl Table {
    fn put(&mut self, name: impl Into<String>, column: usize, value: f64, unit: &'static str) {
        let name = name.into();
        let at = match self.rows.iter().position(|row| row.0 == name) {
            Some(at) => at,
            None => {
                self.rows.push((name, Vec::new(), unit));
                self.rows.len() - 1
            }
        };
        let values = &mut self.rows[at].1;
        values.resize(values.len().max(column + 1), None);
        values[column] = Some(value);
    }

    fn print(&self, sizes: &[usize]) {
        let heads: Vec<String> = sizes.iter().map(|it| format!("{it} people")).collect();
        println!("| What | {} | Ratio |", heads.join(" | "));
        println!("|---|{}", "---|".repeat(sizes.len() + 1));
        for (name, values, unit) in &self.rows {
            let shown: Vec<String> = (0..sizes.len())
                .map(|column| match values.get(column).copied().flatten() {
                    Some(value) if value >= 100.0 => format!("{value:.0} {unit}"),
                    Some(value) => format!("{value:.2} {unit}"),
                    None => "–".to_owned(),
                })
                .collect();
            let ratio = match (values.first(), values.get(sizes.len() - 1)) {
                (Some(Some(first)), Some(Some(last))) if *first > 0.0 => {
                    format!("{:.2}×", last / first)
                }
                _ => "–".to_owned(),
            };
            println!("| {name} | {} | {ratio} |", shown.join(" | "));
        }
    }
}

/// What one person's presses cost.
#[derive(Default)]
struct Cost {
    replies: Vec<f64>,
    works: Vec<f64>,
}

impl Cost {
    fn median_reply(&mut self) -> f64 {
        percentile(&mut self.replies, 0.5)
    }

    fn median_work(&mut self) -> f64 {
        percentile(&mut self.works, 0.5)
    }
}

fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * share).ceil() as usize;
    values[at.clamp(1, values.len()) - 1]
}

/// A simulator that remembers so many messages of a chat.
async fn simulator(history: usize) -> Simulator {
    let settings = Settings { history: Some(history), ..Settings::default() };
    Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap()
}

/// The running program and the people before it.
struct Stage {
    sim: Simulator,
    program: Program,
}

impl Stage {
    async fn new(file: &Path) -> (Stage, Duration) {
        Stage::on(simulator(6).await, file).await
    }

    /// Starts the program on a simulator where something may wait already; tells how long until it asks for updates.
    async fn on(sim: Simulator, file: &Path) -> (Stage, Duration) {
        let begun = Instant::now();
        let program = program::run(&sim, file);
        while !sim.books().calls.contains_key("getUpdates") {
            assert!(begun.elapsed() < PATIENCE, "the program does not start");
            tokio::time::sleep(Duration::from_micros(200)).await;
        }
        (Stage { sim, program }, begun.elapsed())
    }

    fn enter(&self, person: i64) -> PersonId {
        enter(&self.sim, person)
    }

    fn newest(&self, person: PersonId) -> Option<Arc<ChatMessage>> {
        newest(&self.sim.chat(person))
    }

    /// Does something and waits until the bot's newest message is another one; what it cost.
    async fn act(&self, person: PersonId, deed: &Deed, cost: &mut Cost) {
        let before = self.newest(person);
        let worked = worked(&self.program);
        let begun = Instant::now();
        self.does(person, deed);
        self.changed(person, &before, deed).await;
        cost.replies.push(milliseconds(begun.elapsed()));
        // The endings of what was said are written a moment later, and belong to the turn.
        tokio::time::sleep(Duration::from_millis(3)).await;
        let work = self::worked(&self.program) - worked;
        cost.works.push(milliseconds(work));
    }

    fn does(&self, person: PersonId, deed: &Deed) {
        does(&self.sim, person, deed);
    }

    async fn changed(&self, person: PersonId, before: &Option<Arc<ChatMessage>>, deed: &Deed) {
        changed(&self.sim, person, before, deed).await;
    }
}

/// What a person does.
#[derive(Debug)]
enum Deed {
    Says(&'static str),
    Opens(String),
    Presses(&'static str),
    /// The first button of the newest card.
    PressesFirst,
}

/// Somebody of the municipality, with a phone.
fn enter(sim: &Simulator, person: i64) -> PersonId {
    sim.person(NewPerson::named("Ольга Петрова").with_id(chat_of(person)))
}

fn newest(chat: &[Arc<ChatMessage>]) -> Option<Arc<ChatMessage>> {
    chat.iter().rev().find(|it| it.is_from_bot()).cloned()
}

fn does(sim: &Simulator, person: PersonId, deed: &Deed) {
    let done = match deed {
        Deed::Says(text) => sim.says(person, text),
        Deed::Opens(payload) => sim.opens_link(person, payload),
        Deed::Presses(label) => sim.presses(person, label),
        Deed::PressesFirst => {
            let card = newest(&sim.chat(person)).expect("there is a card");
            sim.presses_at(person, card.id, 0, 0)
        }
    };
    done.unwrap_or_else(|why| panic!("{deed:?}: {why}"));
}

async fn changed(sim: &Simulator, person: PersonId, before: &Option<Arc<ChatMessage>>, deed: &Deed) {
    let seen = sim.wait_for_within(person, PATIENCE, |chat| newest(chat) != *before).await;
    seen.unwrap_or_else(|waiting| panic!("no answer to {deed:?}: {waiting}"));
}

/// An ordinary walk: what people do on most days.
fn walk() -> Vec<Deed> {
    use Deed::{Presses, PressesFirst, Says};
    vec![
        Says("/menu"),
        Presses("Кластеры и события"),
        Presses("Кластеры"),
        PressesFirst,
        Says("/menu"),
        Presses("Кластеры и события"),
        Presses("🗓 События"),
        Presses("‹ Меню"),
        Presses("Мой рост"),
        Presses("Мои дефициты"),
        Presses("‹ Меню"),
        Presses("Мой рост"),
        Presses("Мои достижения"),
        Presses("‹ Меню"),
        Presses("Ещё"),
        Presses("Профиль"),
        Presses("‹ Меню"),
        Presses("Ещё"),
        Presses("Настройки"),
        Presses("‹ Меню"),
    ]
}

async fn measure(people: usize, effort: &Effort, column: usize, table: &mut Table) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let now = chrono::Utc::now();
    let begun = Instant::now();
    let made = scale::make(&file, people, SEED, now).await;
    table.put("Making it", column, begun.elapsed().as_secs_f64(), "s");
    table.put("Rows", column, made.rows as f64 / 1e3, "thousand");
    table.put("File", column, size(&file), "MB");

    let aged = folder.path().join("aged.db");
    let left = folder.path().join("left.db");
    for copy in [&aged, &left] {
        std::fs::copy(&file, copy).unwrap();
    }
    age(&aged).await;
    let members: Vec<i64> = made.ordinary.iter().copied().take(500).collect();
    scale::leave_unfinished(&left, &members, effort.unfinished, now).await;
    for written in [&file, &aged, &left] {
        // What the measurement itself has written must not be on its way to the disk while others wait for theirs.
        std::fs::File::open(written).unwrap().sync_all().unwrap();
    }

    let (stage, start) = Stage::new(&file).await;
    table.put("Start to first getUpdates", column, milliseconds(start), "ms");
    tokio::time::sleep(Duration::from_secs(1)).await;
    table.put("Resident, idle", column, memory::resident(stage.program.0.id()), "MB");

    ordinary(&stage, &made, effort, column, table).await;
    lists(&stage, &made, effort, column, table).await;
    figures(&stage, effort, column, table).await;
    notice(&stage, &made, &file, column, table).await;
    table.put("Resident, after all that", column, memory::resident(stage.program.0.id()), "MB");
    drop(stage);

    tidying(&aged, &made, column, table).await;
    resuming(&left, &members, effort, column, table).await;
}

/// People walk through the menu, one after another, while the others are idle.
async fn ordinary(stage: &Stage, made: &Municipality, effort: &Effort, column: usize, table: &mut Table) {
    let (mut all, mut menu) = (Cost::default(), Cost::default());
    let step = (made.ordinary.len() / effort.walks).max(1);
    for person in made.ordinary.iter().step_by(step).take(effort.walks) {
        let person = stage.enter(*person);
        let mut warm = Cost::default();
        stage.act(person, &Deed::Says("/start"), &mut warm).await;
        for deed in walk() {
            let cost = match deed {
                Deed::Says("/menu") => &mut menu,
                _ => &mut all,
            };
            stage.act(person, &deed, cost).await;
        }
    }
    table.put("Menu: reply, median", column, menu.median_reply(), "ms");
    all.replies.append(&mut menu.replies);
    all.works.append(&mut menu.works);
    table.put("Ordinary turn: reply, median", column, all.median_reply(), "ms");
    for (name, share) in [("p95", 0.95), ("p99", 0.99)] {
        let value = percentile(&mut all.replies, share);
        table.put(format!("Ordinary turn: reply, {name}"), column, value, "ms");
    }
    table.put("Ordinary turn: work, median", column, all.median_work(), "ms");
}

/// The lists that grow with the municipality.
async fn lists(stage: &Stage, made: &Municipality, effort: &Effort, column: usize, table: &mut Table) {
    let person = stage.enter(made.ordinary[1]);
    let mut warm = Cost::default();
    stage.act(person, &Deed::Says("/menu"), &mut warm).await;
    let mut clusters = Cost::default();
    for _ in 0..effort.looks {
        stage.act(person, &Deed::Says("/clusters"), &mut clusters).await;
        if stage.newest(person).is_some_and(|card| card.has_button("›")) {
            stage.act(person, &Deed::Presses("›"), &mut clusters).await;
        }
    }
    table.put("List of clusters: reply, median", column, clusters.median_reply(), "ms");
    table.put("List of clusters: work, median", column, clusters.median_work(), "ms");

    let coordinator = stage.enter(COORDINATOR);
    stage.act(coordinator, &Deed::Says("/menu"), &mut warm).await;
    let mut people = Cost::default();
    for _ in 0..effort.looks {
        stage.act(coordinator, &Deed::Says("/people"), &mut warm).await;
        stage.act(coordinator, &Deed::PressesFirst, &mut people).await;
    }
    table.put("List of people: work, median", column, people.median_work(), "ms");
}

/// Each view of the figures.
async fn figures(stage: &Stage, effort: &Effort, column: usize, table: &mut Table) {
    let coordinator = stage.enter(COORDINATOR);
    let mut warm = Cost::default();
    let mut overview = Cost::default();
    for _ in 0..effort.looks {
        stage.act(coordinator, &Deed::Says("/stats"), &mut overview).await;
    }
    table.put("/stats: work, median", column, overview.median_work(), "ms");
    table.put("/stats: reply, median", column, overview.median_reply(), "ms");
    table.put("/stats: reply, p95", column, percentile(&mut overview.replies, 0.95), "ms");
    for (name, label) in [
        ("Figures of deficits", "Дефициты по категориям"),
        ("Figures of clusters", "Кластеры"),
        ("Figures of events", "События"),
        ("How it is counted", "Как посчитано"),
    ] {
        let (mut view, mut picture) = (Cost::default(), Cost::default());
        for _ in 0..effort.looks {
            stage.act(coordinator, &Deed::Says("/stats"), &mut warm).await;
            stage.act(coordinator, &Deed::Presses(label), &mut view).await;
            let card = stage.newest(coordinator).unwrap();
            if card.has_button("📈 Картинка") {
                stage.act(coordinator, &Deed::Presses("📈 Картинка"), &mut picture).await;
            }
        }
        table.put(format!("{name}: work, median"), column, view.median_work(), "ms");
        table.put(format!("{name}: reply, p95"), column, percentile(&mut view.replies, 0.95), "ms");
        if !picture.works.is_empty() {
            table.put(format!("{name}, picture: work, median"), column, picture.median_work(), "ms");
        }
    }
}

/// The leader of the first cluster cancels an event: its members are told. Meanwhile somebody else goes on pressing.
async fn notice(stage: &Stage, made: &Municipality, file: &Path, column: usize, table: &mut Table) {
    let event = number(
        file,
        "SELECT id FROM event JOIN event_group ON event_id = id WHERE group_id = 1 AND cancelled_at IS NULL
         AND starts_at > strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now') ORDER BY starts_at LIMIT 1",
    )
    .await;
    let leader = stage.enter(made.leader);
    let mut cost = Cost::default();
    for deed in [Deed::Opens(format!("event-{event}")), Deed::Presses("Отменить событие")] {
        stage.act(leader, &deed, &mut cost).await;
    }
    let over = Arc::new(AtomicBool::new(false));
    let other = stage.enter(made.ordinary[2]);
    let pressing = tokio::spawn(press_on(stage.sim.clone(), other, over.clone()));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut cost = Cost::default();
    let last = Deed::Presses("Отменить событие");
    stage.act(leader, &last, &mut cost).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    over.store(true, Ordering::SeqCst);
    let longest = pressing.await.unwrap();
    let rows = number(file, "SELECT count(*) FROM outbox WHERE lane = 'bulk' AND (letter_id IS NOT NULL OR ended_at > (SELECT max(ended_at) - 60000 FROM outbox))").await;
    let name = "Notice to the first cluster";
    table.put(format!("{name}: members"), column, made.first_cluster as f64, "");
    table.put(format!("{name}: notices stored"), column, rows as f64, "");
    table.put(format!("{name}: the leader's reply"), column, cost.replies[0], "ms");
    table.put(format!("{name}: others' longest reply"), column, longest, "ms");
}

/// Presses between two cards until it is over; the longest reply.
async fn press_on(sim: Simulator, person: PersonId, over: Arc<AtomicBool>) -> f64 {
    let before = newest(&sim.chat(person));
    let deed = Deed::Says("/menu");
    does(&sim, person, &deed);
    changed(&sim, person, &before, &deed).await;
    let mut longest: f64 = 0.0;
    while !over.load(Ordering::SeqCst) {
        for deed in [Deed::Presses("Кластеры и события"), Deed::Presses("‹ Меню")] {
            let before = newest(&sim.chat(person));
            let begun = Instant::now();
            does(&sim, person, &deed);
            changed(&sim, person, &before, &deed).await;
            longest = longest.max(milliseconds(begun.elapsed()));
        }
    }
    longest
}

/// Lets three days pass for what the engine keeps.
async fn age(file: &Path) {
    let database = Database::open(file, chrono::Utc::now()).await.unwrap();
    let mut writer = database.writer().await.unwrap();
    for statement in
        ["UPDATE inbox SET done_at = done_at - 259200000", "UPDATE outbox SET ended_at = ended_at - 259200000"]
    {
        sqlx::query(statement).execute(&mut *writer).await.unwrap();
    }
    drop(writer);
    database.empty_log().await.unwrap();
    database.close().await;
}

/// A start after three days of silence: two days of numbers and a day of endings are to be dropped, while somebody
/// presses.
async fn tidying(file: &Path, made: &Municipality, column: usize, table: &mut Table) {
    const OLD: &str = "SELECT (SELECT count(*) FROM inbox WHERE done_at < unixepoch() * 1000 - 172800000)
          + (SELECT count(*) FROM outbox WHERE lane = 'interactive' AND state = 'sent'
             AND ended_at < unixepoch() * 1000 - 86400000)";
    let rows = number(file, OLD).await;
    let (stage, _) = Stage::new(file).await;
    let begun = Instant::now();
    let over = Arc::new(AtomicBool::new(false));
    let person = stage.enter(made.ordinary[0]);
    let pressing = tokio::spawn(press_on(stage.sim.clone(), person, over.clone()));
    while number(file, OLD).await > 0 {
        assert!(begun.elapsed() < PATIENCE * 2, "the tidying does not end");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let taken = begun.elapsed();
    over.store(true, Ordering::SeqCst);
    let longest = pressing.await.unwrap();
    table.put("Tidying after three days: rows", column, rows as f64 / 1e3, "thousand");
    table.put("Tidying: takes", column, taken.as_secs_f64(), "s");
    table.put("Tidying: others' longest reply", column, longest, "ms");
    drop(stage);
}

/// A start with updates that an earlier run left unfinished.
async fn resuming(file: &Path, people: &[i64], effort: &Effort, column: usize, table: &mut Table) {
    let sim = simulator(6).await;
    for person in people {
        // Their chats exist: they have been there before. The press itself is one more update to be answered.
        sim.starts(enter(&sim, *person)).unwrap();
    }
    let begun = Instant::now();
    let (stage, start) = Stage::on(sim, file).await;
    let name = format!("Start with {} unfinished", effort.unfinished);
    table.put(format!("{name}: to first getUpdates"), column, milliseconds(start), "ms");
    // Notices that duties send meanwhile keep to their own pace and are no answers.
    const WAITING: &str = "SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL)
          + (SELECT count(*) FROM outbox WHERE lane = 'interactive' AND ended_at IS NULL)";
    while number(file, WAITING).await > 0 {
        assert!(begun.elapsed() < PATIENCE * 2, "what was left is not answered");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let rate = (effort.unfinished + people.len()) as f64 / begun.elapsed().as_secs_f64();
    table.put(format!("{name}: turns a second until all are answered"), column, rate, "");
    drop(stage);
}

/// One number from the file, beside the program that uses it and without disturbing it.
async fn number(file: &Path, query: &'static str) -> i64 {
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let mut reader = SqliteConnection::connect_with(&options).await.unwrap();
    let number = sqlx::query_scalar(query).fetch_one(&mut reader).await.unwrap();
    reader.close().await.unwrap();
    number
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn size(file: &Path) -> f64 {
    std::fs::metadata(file).map_or(0.0, |it| it.len() as f64 / 1e6)
}

/// The time that the processor has spent in a program, on all of its threads; Linux counts it in nanoseconds.
fn worked(program: &Program) -> Duration {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", program.0.id())).unwrap();
    let spent = tasks.filter_map(|task| {
        // A thread may have ended since it was listed.
        let spent = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        spent.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(spent.sum())
}
