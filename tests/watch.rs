//! The real program as those who watch it meet it: systemd at the end of a real socket, whoever reads the logs and
//! the metrics, and the files under `docs/` that speak of them.
#![cfg(unix)]
// Helpers of tests may unwrap as tests do.
#![allow(clippy::unwrap_used)]

mod program;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sim::{Aim, Fault, NewPerson, PersonId, Settings, Simulator};
use sqlx::{Connection, SqliteConnection};

use program::{PATIENCE, Program};

async fn simulator() -> Simulator {
    Simulator::start(([127, 0, 0, 1], 0).into(), Settings::default()).await.unwrap()
}

/// systemd's end of the socket.
struct Systemd {
    socket: UnixDatagram,
    _folder: tempfile::TempDir,
}

impl Systemd {
    /// The watchdog's time, of which the program takes a third.
    const WATCHDOG: Duration = Duration::from_millis(900);

    fn listen() -> Systemd {
        let folder = tempfile::tempdir().unwrap();
        let socket = UnixDatagram::bind(folder.path().join("notify")).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        Systemd { socket, _folder: folder }
    }

    fn starts(&self, mut command: Command) -> Program {
        let address = self.socket.local_addr().unwrap();
        let child = command
            .env("NOTIFY_SOCKET", address.as_pathname().unwrap())
            .env("WATCHDOG_USEC", Self::WATCHDOG.as_micros().to_string())
            .env_remove("WATCHDOG_PID")
            .spawn()
            .unwrap();
        Program(child)
    }

    /// The next words of the program.
    fn hears(&self) -> String {
        let mut words = [0; 4096];
        let length = self.socket.recv(&mut words).expect("the program says more");
        String::from_utf8(words[..length].to_vec()).unwrap()
    }

    /// Hears words until such come; returns how often the watchdog was fed before them.
    fn hears_until(&self, wanted: &str) -> usize {
        let begun = Instant::now();
        let mut fed = 0;
        loop {
            let words = self.hears();
            if words.contains(wanted) {
                return fed;
            }
            fed += usize::from(words.contains("WATCHDOG=1"));
            assert!(begun.elapsed() < PATIENCE, "no {wanted}, last: {words}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn systemd_hears_ready_then_signs_of_life_and_the_stop() {
    let sim = simulator().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let systemd = Systemd::listen();
    let mut running = systemd.starts(program::command(&sim, &file));

    assert_eq!(systemd.hears(), "READY=1\n");
    let calls = sim.books().calls;
    assert!(calls.contains_key("getUpdates"), "ready before it: {calls:?}");
    systemd.hears_until("WATCHDOG=1\nSTATUS=works");

    // Telegram goes away: a new process would meet the same.
    sim.faults().always(Aim::any(), Fault::Code(502));
    sim.faults().always(Aim::method("getUpdates"), Fault::Code(502));
    for _ in 0..5 {
        assert!(systemd.hears().contains("WATCHDOG=1"));
    }
    sim.faults().clear();

    // Somebody holds the database for long.
    let mut other = SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let held = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    systemd.hears_until("STATUS=the database cannot be written");
    let begun = Instant::now();
    let words = systemd.hears();
    assert_eq!(words, "STATUS=the database cannot be written\n");
    // So long was nothing heard that systemd would have begun the program anew.
    assert!(begun.elapsed() > Systemd::WATCHDOG, "{:?}", begun.elapsed());
    held.rollback().await.unwrap();
    other.close().await.unwrap();
    systemd.hears_until("WATCHDOG=1\nSTATUS=works");

    terminate(&running);
    systemd.hears_until("STOPPING=1");
    assert_eq!(running.0.wait().unwrap().code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_start_without_telegram_is_ready_and_alive_all_the_same() {
    let sim = simulator().await;
    sim.faults().always(Aim::any(), Fault::Code(502));
    let folder = tempfile::tempdir().unwrap();
    let systemd = Systemd::listen();
    let running = systemd.starts(program::command(&sim, &folder.path().join("grozd.db")));
    assert_eq!(systemd.hears(), "READY=1\n");
    for _ in 0..3 {
        assert!(systemd.hears().contains("WATCHDOG=1"));
    }
    let calls = sim.books().calls;
    assert!(!calls.contains_key("getUpdates"), "{calls:?}");
    drop(running);
}

fn terminate(running: &Program) {
    let told = Command::new("kill").arg("-TERM").arg(running.0.id().to_string()).status().unwrap();
    assert!(told.success());
}

#[test]
fn without_systemd_nothing_is_told() {
    let systemd = Systemd::listen();
    systemd.socket.set_nonblocking(true).unwrap();
    grozd::watch::systemd::stopping();
    let error = systemd.socket.recv(&mut [0; 16]).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock);
}

/// The running program, with its metrics and what it logs.
struct Watched {
    program: Program,
    address: String,
    log: Arc<Mutex<String>>,
}

impl Watched {
    /// Runs it with the default filter and waits until it says where it serves.
    async fn start(sim: &Simulator, file: &Path, form: &str) -> Watched {
        let mut command = program::command(sim, file);
        command
            .env_remove("GROZD_LOG_FILTER")
            .env("GROZD_LOG", form)
            .env("GROZD_METRICS_LISTEN", "127.0.0.1:0")
            .env("NO_COLOR", "1")
            .stderr(Stdio::piped());
        let mut program = Program(command.spawn().unwrap());
        let log = Arc::new(Mutex::new(String::new()));
        let (lines, kept) = (program.0.stderr.take().unwrap(), log.clone());
        std::thread::spawn(move || {
            for line in BufReader::new(lines).lines() {
                let mut kept = kept.lock().unwrap();
                kept.push_str(&line.unwrap());
                kept.push('\n');
            }
        });
        let begun = Instant::now();
        let address = loop {
            let said = log.lock().unwrap().clone();
            let line = said.lines().find(|line| line.contains("are served"));
            if let Some(port) = line.and_then(port_in) {
                break format!("http://127.0.0.1:{port}");
            }
            assert!(begun.elapsed() < PATIENCE, "no address in: {said}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        Watched { program, address, log }
    }

    async fn get(&self, path: &str) -> (u16, String) {
        let answer = reqwest::get(format!("{}{path}", self.address)).await;
        let answer = answer.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// Stops it; returns all that it has logged.
    fn stop(mut self) -> String {
        terminate(&self.program);
        assert_eq!(self.program.0.wait().unwrap().code(), Some(0));
        self.log.lock().unwrap().clone()
    }
}

/// The port of `127.0.0.1:PORT` in a line of the log.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("127.0.0.1:")?;
    let end = rest.find(|sign: char| !sign.is_ascii_digit());
    rest[..end.unwrap_or(rest.len())].parse().ok()
}

/// What a person is known by, and what they say.
const NAME: &str = "Петрова Ольга Сергеевна";
const WORDS: &str = "Не успеваю за журналом";

/// A person registers and says something, and everything that can be logged about it goes wrong.
async fn eventful(sim: &Simulator) -> PersonId {
    let person = sim.person(NewPerson::named(NAME));
    program::register(sim, person, NAME).await;
    let answered = async |said: &str| {
        sim.says(person, said).unwrap();
        let said = sim.chat(person).len();
        let answer = |chat: &[_]| chat.len() > said;
        let answer = sim.wait_for_within(person, PATIENCE, |chat| answer(chat));
        answer.await.unwrap_or_else(|waiting| panic!("{waiting}"));
    };
    answered(WORDS).await;
    for fault in [Fault::Code(502), Fault::Html(502), Fault::CutBefore, Fault::TooMany(1)] {
        let aim = Aim::method("sendMessage").to(person.0);
        sim.faults().next(1, aim, fault);
        answered(WORDS).await;
    }
    // What Telegram refuses for good is never said; the next answer is.
    for fault in [Fault::Code(400), Fault::Blocked] {
        let aim = Aim::method("sendMessage").to(person.0);
        sim.faults().next(1, aim, fault);
        sim.says(person, WORDS).unwrap();
    }
    answered(WORDS).await;
    person
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_the_log_nor_the_metrics_name_anybody() {
    for form in ["human", "json"] {
        let sim = simulator().await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("grozd.db");
        program::open_school(&file).await;
        let watched = Watched::start(&sim, &file, form).await;
        let person = eventful(&sim).await;
        let (code, health) = watched.get("/healthz").await;
        assert_eq!(code, 200, "{health}");
        let (code, metrics) = watched.get("/metrics").await;
        assert_eq!(code, 200);
        program::settle(&file).await;
        let log = watched.stop();

        assert!(log.contains("Telegram asks for a pause"), "{log}");
        assert!(log.contains("a message will be tried again"), "{log}");
        assert!(log.contains("Telegram refuses a message"), "{log}");
        let is_json = |line: &str| serde_json::from_str::<serde_json::Value>(line).is_ok();
        assert_eq!(log.lines().all(is_json), form == "json", "{log}");
        let number = person.0.to_string();
        let personal = NAME.split(' ').chain(WORDS.split(' ').filter(|it| it.len() > 6));
        let personal = personal.chain(["Школа № 3", "Математика", &number, sim.token()]);
        for personal in personal {
            for text in [&log, &health, &metrics] {
                assert!(!text.contains(personal), "{form}: «{personal}» in:\n{text}");
            }
        }
    }
}

/// The names that a text uses: `grozd_` and what follows.
fn names_in(text: &str) -> BTreeSet<String> {
    let sign = |sign: char| sign.is_ascii_lowercase() || sign == '_';
    let names = text.match_indices("grozd_").map(|(at, _)| {
        let rest = &text[at..];
        rest[..rest.find(|it| !sign(it)).unwrap_or(rest.len())].to_owned()
    });
    names.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_files_for_watching_name_what_the_program_exports() {
    let sim = simulator().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    program::open_school(&file).await;
    let watched = Watched::start(&sim, &file, "human").await;
    program::register(&sim, sim.person(NewPerson::named(NAME)), NAME).await;
    let (_, text) = watched.get("/metrics").await;
    watched.stop();

    assert!(text.ends_with("# EOF\n"));
    let mut exported = BTreeSet::new();
    let mut documented = BTreeSet::new();
    for line in text.lines() {
        // What a query can ask for is what stands at the beginning of a sample.
        if let Some(declared) = line.strip_prefix("# TYPE ") {
            let (name, kind) = declared.split_once(' ').unwrap();
            documented.insert(match kind {
                "counter" => format!("{name}_total"),
                "info" => format!("{name}_info"),
                _ => name.to_owned(),
            });
        } else {
            exported.extend(names_in(line).first().cloned());
        }
    }
    assert!(documented.len() > 15, "{documented:?}");

    let read = |file: &str| std::fs::read_to_string(format!("docs/{file}")).unwrap();
    for file in ["alerts.yml", "grafana.json"] {
        let used = names_in(&read(file));
        assert!(used.len() > 8, "{file} uses {used:?}");
        let unknown: Vec<_> = used.difference(&exported).collect();
        assert!(unknown.is_empty(), "docs/{file} names what nobody exports: {unknown:?}");
    }
    let table: BTreeSet<String> =
        read("watching.md").lines().filter(|line| line.starts_with("| `grozd_")).flat_map(names_in).collect();
    assert_eq!(table, documented, "docs/watching.md has each metric once");

    // Whoever is woken must find what to do.
    let (alerts, guide) = (read("alerts.yml"), read("watching.md"));
    let alerts: Vec<_> = alerts.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    assert!(alerts.len() > 5, "{alerts:?}");
    for alert in alerts {
        assert!(guide.contains(&format!("**{alert}.**")), "docs/watching.md is silent on {alert}");
    }
    serde_json::from_str::<serde_json::Value>(&read("grafana.json")).unwrap();
}

/// The queries behind the gauges, as the compiler has noted them down.
const LOOKS: [&str; 3] = [
    "FROM outbox WHERE state = 'sending' GROUP BY lane",
    "FROM outbox WHERE state = 'waiting'",
    "(SELECT received_at FROM inbox",
];

#[tokio::test]
async fn a_look_at_the_queues_reads_no_table_from_end_to_end() {
    let folder = tempfile::tempdir().unwrap();
    let database = grozd::db::Database::open(&folder.path().join("grozd.db"), chrono::Utc::now()).await.unwrap();
    let mut reader = database.reader().await.unwrap();
    let notes: Vec<serde_json::Value> = std::fs::read_dir(".sqlx")
        .unwrap()
        .map(|note| std::fs::read(note.unwrap().path()).unwrap())
        .map(|note| serde_json::from_slice(&note).unwrap())
        .collect();
    for look in LOOKS {
        let queries = notes.iter().map(|note| note["query"].as_str().unwrap());
        let found: Vec<_> = queries
            .filter(|query| query.contains(look) && query.starts_with("SELECT"))
            .filter(|query| query.contains("min(") || query.contains("received_at"))
            .collect();
        let [query] = found[..] else {
            panic!("{} queries are like «{look}»", found.len());
        };
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {query}")))
                .fetch_all(&mut *reader)
                .await
                .unwrap();
        // The indexes hold only what is still open.
        let reads = |step: &str| ["inbox", "outbox"].iter().any(|table| step.split(' ').nth(1) == Some(table));
        let reading: Vec<_> = plan.iter().filter(|(.., step)| reads(step)).collect();
        let by_index =
            |step: &str| ["outbox_sending", "outbox_waiting", "inbox_waiting"].iter().any(|index| step.contains(index));
        assert!(!reading.is_empty() && reading.iter().all(|(.., step)| by_index(step)), "{query}: {plan:?}");
    }
    drop(reader);
    database.close().await;
}
