//! How often the threads of the program hand over to one another for one turn, and for how long they work.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use sim::{ChatMessage, NewPerson, PersonId, Settings, Simulator};

use super::program::{self, PATIENCE};
use super::scale;

/// How long a turn goes on after its card: the poll begins anew, and what was said is noted.
const AFTERWARDS: Duration = Duration::from_millis(12);
/// Presses of each kind before anything is counted: statements are prepared, connections opened.
const WARMING: usize = 10;

/// What a kind of threads has done: how often one went to sleep by itself, and the nanoseconds that they worked.
#[derive(Clone, Copy, Default)]
struct Done {
    switches: u64,
    worked: u64,
}

/// What somebody presses to and fro, and what then stands on the card.
struct Presses {
    what: &'static str,
    /// What leads to a card with one of the buttons.
    from: &'static str,
    /// Each leads to a card with the other.
    buttons: [&'static str; 2],
}

const PRESSES: [Presses; 2] = [
    Presses { what: "a press that stores no fact", from: "/help", buttons: ["Ещё", "‹ Меню"] },
    Presses {
        what: "a press that stores a fact",
        from: "/settings",
        buttons: ["Показать имя коллегам", "✅ Имя видят коллеги"],
    },
];

/// Lets somebody press so often in an invented municipality; the table.
pub async fn measure(times: usize) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let made = scale::make(&file, 200, 1, chrono::Utc::now()).await;
    let settings = Settings { history: Some(6), ..Settings::default() };
    let sim = Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap();
    let program = program::run(&sim, &file);
    let process = program.0.id();
    let person = sim.person(NewPerson::named("Ольга Петрова").with_id(scale::chat_of(made.ordinary[0])));
    sim.starts(person).unwrap();
    sim.wait_for_within(person, PATIENCE, |chat| chat.iter().any(|it| it.is_from_bot())).await.unwrap();
    let mut columns = Vec::new();
    for presses in &PRESSES {
        let before = newest(&sim.chat(person));
        sim.says(person, presses.from).unwrap();
        let mut card = changed(&sim, person, before).await;
        for _ in 0..WARMING {
            card = press(&sim, person, presses, card).await;
        }
        let before = threads(process);
        for _ in 0..times {
            card = press(&sim, person, presses, card).await;
        }
        columns.push(since(&before, &threads(process)));
    }
    // What the program does by itself in the same time, to be left out.
    let before = threads(process);
    tokio::time::sleep(AFTERWARDS * times as u32).await;
    let idle = since(&before, &threads(process));
    drop(program);
    sim.stop().await;
    table(&columns, &idle, times)
}

/// Presses the button that the card has, awaits the next card and what follows it.
async fn press(sim: &Simulator, person: PersonId, presses: &Presses, card: Arc<ChatMessage>) -> Arc<ChatMessage> {
    let label = presses.buttons.into_iter().find(|label| card.has_button(label));
    let label = label.unwrap_or_else(|| panic!("no button to press:\n{}", sim.transcript(person)));
    sim.presses(person, label).unwrap();
    let card = changed(sim, person, Some(card)).await;
    tokio::time::sleep(AFTERWARDS).await;
    card
}

fn newest(chat: &[Arc<ChatMessage>]) -> Option<Arc<ChatMessage>> {
    chat.iter().rev().find(|message| message.is_from_bot()).cloned()
}

/// Waits until the bot's newest message is another one.
async fn changed(sim: &Simulator, person: PersonId, before: Option<Arc<ChatMessage>>) -> Arc<ChatMessage> {
    let seen = sim.wait_for_within(person, PATIENCE, |chat| newest(chat) != before).await;
    let chat = seen.unwrap_or_else(|waiting| panic!("no answer: {waiting}"));
    newest(&chat).unwrap()
}

/// What each kind of threads has done so far. Linux counts both for each thread.
fn threads(process: u32) -> BTreeMap<&'static str, Done> {
    let mut all: BTreeMap<&'static str, Done> = BTreeMap::new();
    for task in std::fs::read_dir(format!("/proc/{process}/task")).unwrap().flatten() {
        let read = |file: &str| std::fs::read_to_string(task.path().join(file)).unwrap_or_default();
        let status = read("status");
        let switches = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        let kind = match read("comm").trim() {
            name if name.starts_with("sqlx") => "SQLite",
            "grozd-beside" => "what waits for the disk",
            _ => "the runtime",
        };
        let done = all.entry(kind).or_default();
        done.switches += switches.and_then(|number| number.trim().parse::<u64>().ok()).unwrap_or(0);
        done.worked += read("schedstat").split(' ').next().and_then(|it| it.parse::<u64>().ok()).unwrap_or(0);
    }
    all
}

fn since(before: &BTreeMap<&'static str, Done>, now: &BTreeMap<&'static str, Done>) -> BTreeMap<&'static str, Done> {
    let apart = |kind: &&'static str, now: &Done| {
        let before = before.get(kind).copied().unwrap_or_default();
        // A thread that has ended meanwhile takes its figures along.
        let (switches, worked) =
            (now.switches.saturating_sub(before.switches), now.worked.saturating_sub(before.worked));
        Done { switches, worked }
    };
    now.iter().map(|(kind, now)| (*kind, apart(kind, now))).collect()
}

fn table(columns: &[BTreeMap<&'static str, Done>], idle: &BTreeMap<&'static str, Done>, times: usize) -> String {
    let heads: Vec<_> = PRESSES.iter().map(|presses| presses.what).collect();
    let mut table = format!("| Threads of | {}: switches | work, µs |\n", heads.join(": switches | work, µs | "));
    table.push_str(&format!("|---|{}\n", "---|---|".repeat(columns.len())));
    let a_turn = |number: u64| number as f64 / times as f64;
    let kinds: std::collections::BTreeSet<_> = columns.iter().chain([idle]).flat_map(BTreeMap::keys).collect();
    for kind in kinds {
        let _ = write!(table, "| {kind} |");
        for column in columns {
            let done = column.get(kind).copied().unwrap_or_default();
            let _ = write!(table, " {:.1} | {:.0} |", a_turn(done.switches), a_turn(done.worked) / 1e3);
        }
        table.push('\n');
    }
    let idle: u64 = idle.values().map(|done| done.switches).sum();
    let _ = write!(table, "\n{times} presses each; the idle program: {:.1} switches in the same time.", a_turn(idle));
    table
}
