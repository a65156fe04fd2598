//! What ARCHITECTURE.md says is absent, is absent. The checks read `src/` as text, comments and quoted texts left
//! out, and the list of features as values; each check has a test of its own that shows it something bad.

// Helpers of tests may unwrap as tests do.
#![allow(clippy::unwrap_used)]

mod features;
mod floors;
#[path = "../source/mod.rs"]
mod source;
mod tables;

use grozd::feature::{Missed, When};
use source::{Source, sources};

/// The only homes of SQL besides files named `store.rs`.
const SQL: [&str; 7] =
    ["db", "model/", "outbox/", "talk/session", "talk/files.rs", "engine/inbox.rs", "engine/duties.rs"];

/// Fails with all findings, one a line.
fn none(what: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{what}:\n  {}", findings.join("\n  "));
}

/// Runs a check over the house.
fn all(check: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    sources().iter().flat_map(check).collect()
}

/// Finds whole words of code, outside the given places.
fn words(source: &Source, wanted: &[&str], homes: &[&str]) -> Vec<String> {
    if homes.iter().any(|home| source.path.starts_with(home)) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for word in wanted {
        let places = source.words(word).into_iter();
        findings.extend(places.map(|offset| format!("{}: {word}", source.at(offset))));
    }
    findings
}

fn teloxide(source: &Source) -> Vec<String> {
    words(source, &["teloxide"], &["channels/telegram/"])
}

#[test]
fn teloxide_is_known_to_its_channel_alone() {
    none("teloxide is at home in src/channels/telegram/ only", all(teloxide));
    let bad = "/// teloxide\nuse teloxide::types::Message;\nconst A: &str = \"teloxide\";";
    assert_eq!(teloxide(&Source::new("engine/turn.rs", bad)), ["src/engine/turn.rs:2: teloxide"]);
    assert!(teloxide(&Source::new("channels/telegram/hear.rs", bad)).is_empty());
}

/// Names of the two bodies that carry a parcel.
fn parcels(source: &Source) -> Vec<String> {
    let homes = ["outbox/", "channels/"];
    if homes.iter().any(|home| source.path.starts_with(home)) {
        return Vec::new();
    }
    let made = ["Body::Parcel", "Body::Export"].into_iter().filter(|body| source.code.contains(body));
    made.map(|body| format!("src/{}: {body}", source.path)).collect()
}

/// Office: «then no file with other people's names passes the messenger»: one place decides where each goes.
#[test]
fn a_parcel_leaves_at_one_place() {
    none("say `Body::of_parcel`, which asks where papers go", all(parcels));
    assert_eq!(
        parcels(&Source::new("engine/turn.rs", "let a = Body::Parcel(b);")),
        ["src/engine/turn.rs: Body::Parcel"]
    );
}

fn addresses(source: &Source) -> Vec<String> {
    if source.path == "channels/telegram/greet.rs" || !source.text.contains("t.me/") {
        return Vec::new();
    }
    vec![format!("src/{}: t.me", source.path)]
}

#[test]
fn one_place_knows_how_a_link_of_the_channel_is_written() {
    none("take a link from Surroundings::link", all(addresses));
    assert_eq!(addresses(&Source::new("features/a.rs", "\"https://t.me/bot\"")).len(), 1);
}

fn pages(source: &Source) -> Vec<String> {
    // A size is rounded up too.
    words(source, &["div_ceil"], &["talk/list.rs", "talk/files.rs"])
}

#[test]
fn lists_are_the_kit_s() {
    none("a list is View::list or View::pages of talk/list.rs", all(pages));
    assert_eq!(pages(&Source::new("features/a.rs", "a.div_ceil(7)")).len(), 1);
}

fn sql(source: &Source) -> Vec<String> {
    if source.path.ends_with("/store.rs") || source.path.ends_with("tests.rs") {
        return Vec::new();
    }
    let calls = [
        "sqlx::query",
        "sqlx::query_as",
        "sqlx::query_scalar",
        "sqlx::raw_sql",
        "query!",
        "query_as!",
        "query_scalar!",
        "query_file!",
        "query_file_as!",
        "query_file_scalar!",
        "QueryBuilder",
    ];
    let mut findings = words(source, &calls, &SQL);
    // `sqlx::query!` is found as `sqlx::query` and as `query!`; one line is enough.
    findings.sort();
    findings.dedup_by_key(|finding| finding.rsplit_once(": ").map(|(at, _)| at.to_owned()));
    findings
}

#[test]
fn sql_is_written_in_stores_alone() {
    none("SQL belongs into a file named store.rs (or db, model/, outbox/, talk/session, engine/inbox)", all(sql));
    let bad = "let a = sqlx::query!(\"SELECT 1\");\nuse sqlx::query_scalar;\nlet query = 1;";
    let bad = |path| sql(&Source::new(path, bad)).len();
    assert_eq!(bad("features/happenings/events/room.rs"), 2);
    assert_eq!(bad("features/happenings/events/store.rs"), 0);
    assert_eq!(bad("model/people/claims.rs"), 0);
    assert_eq!(bad("talk/room.rs"), 2);
}

fn built_keys(source: &Source) -> Vec<String> {
    let sayings = source.sayings().into_iter();
    let mut findings: Vec<String> = sayings
        .filter(|saying| saying.key.is_none())
        .map(|saying| format!("{}: the key of say! must stand there as a literal", saying.at))
        .collect();
    // `render` takes a key from anywhere, so only the macro may call it.
    findings.extend(words(source, &["text::render", "text::{render"], &["text.rs"]));
    findings
}

#[test]
fn no_locale_key_is_built() {
    none("each key must be findable by a search", all(built_keys));
    let bad = "say!(l, key);\nsay!(l, concat!(\"a-\", b));\nsay!(l, \"a\");\ntext::render(l, \"a\", []);";
    assert_eq!(built_keys(&Source::new("menu.rs", bad)).len(), 3);
}

fn environment(source: &Source) -> Vec<String> {
    words(source, &["std::env", "env::var", "env::vars", "env::var_os", "dotenvy"], &["config.rs", "main.rs"])
}

#[test]
fn the_environment_is_read_in_one_place() {
    none("settings are read by src/config.rs", all(environment));
    let bad = Source::new("app.rs", "let a = std::env::var(\"GROZD_DB\");");
    assert!(!environment(&bad).is_empty());
    assert!(environment(&Source::new("app.rs", "env!(\"CARGO_PKG_VERSION\")")).is_empty());
}

fn clocks(source: &Source) -> Vec<String> {
    words(source, &["Utc::now", "Local::now", "SystemTime::now", "UNIX_EPOCH.elapsed"], &["lib.rs"])
}

#[test]
fn time_is_an_argument() {
    none("take the time from tx.now or from a Clock", all(clocks));
    let bad = Source::new("events/flow.rs", "let now = chrono::Utc::now();");
    assert_eq!(clocks(&bad), ["src/events/flow.rs:1: Utc::now"]);
}

fn prints(source: &Source) -> Vec<String> {
    let mut findings = words(source, &["println!", "eprintln!", "print!", "eprint!"], &["main.rs", "demo"]);
    findings.extend(words(source, &["dbg!", "todo!", "unimplemented!"], &[]));
    findings
}

#[test]
fn only_the_command_line_prints() {
    none("use tracing; only main and the demo speak to a terminal", all(prints));
    let bad = Source::new("outbox/mod.rs", "println!(\"{a}\"); dbg!(a);");
    assert_eq!(prints(&bad).len(), 2);
    assert_eq!(prints(&Source::new("main.rs", "println!(\"{a}\");")).len(), 0);
}

fn silent(source: &Source) -> Vec<String> {
    if source.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![format!("src/{}:1: begin with //! and the file's purpose", source.path)]
}

#[test]
fn each_file_opens_with_its_purpose() {
    none("a reader must know why a file exists", all(silent));
    assert_eq!(silent(&Source::new("menu.rs", "use a;\n//! late")).len(), 1);
}

/// Features with rooms whose head tells no conversation.
fn untold(source: &Source) -> Vec<String> {
    let has_rooms = source.code.contains("static FEATURE: Feature") && source.code.contains("RoomEntry::of");
    if !has_rooms || source.text.contains("//! ```text") {
        return Vec::new();
    }
    vec![format!("src/{}:1: the transcript is missing", source.path)]
}

#[test]
fn each_feature_opens_with_its_transcript() {
    none("a conversation is told in a ```text block before its code", all(untold));
    let bad = "//! The conversation.\nstatic FEATURE: Feature = Feature { rooms: &[RoomEntry::of::<A>()] };";
    assert_eq!(untold(&Source::new("features/happenings/events/mod.rs", bad)).len(), 1);
}

/// Places that swallow what they do not know: a room of its own `At` has no need of `_ =>` there.
fn swallows(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    for offset in source.words("match at") {
        let rest = &source.code[offset..];
        let end = rest.find("\n    }").unwrap_or(rest.len());
        if rest[..end].contains("_ =>") {
            findings.push(format!("{}: a place is swallowed", source.at(offset)));
        }
    }
    findings
}

#[test]
fn no_room_swallows_a_place() {
    none("name every place in `enter`", all(swallows));
    assert_eq!(swallows(&Source::new("features/a.rs", "match at {\n At::A => 1, _ => 2,\n    }")).len(), 1);
}

#[test]
fn no_file_is_longer_than_a_reader_bears() {
    // Longer, each for its reason.
    const REASONS: [(&str, &str); 0] = [];
    let long = sources().into_iter().filter(|source| source.text.lines().count() > 500);
    let unexplained = long.filter(|source| !REASONS.iter().any(|(path, _)| *path == source.path));
    none(
        "split it, or give the reason here",
        unexplained.map(|source| format!("{}: {} lines", source.path, source.text.lines().count())).collect(),
    );
}

#[test]
fn the_documentation_lists_every_duty() {
    let duties = grozd::features::duties().chain([&grozd::engine::duties::TIDYING]);
    let rows = duties.map(|duty| {
        let when = match duty.when {
            When::Hourly => "every hour".to_owned(),
            When::Daily { hour } => format!("every day at {hour}:00 of the municipality"),
            When::At(_) => "at the moments that the facts give".to_owned(),
        };
        let missed = match duty.missed {
            Missed::Late => "is done late",
            Missed::Skipped => "is left out after an hour",
        };
        format!("| `{}` | {} | {when} | {missed} |", duty.name, duty.what)
    });
    let table = rows.collect::<Vec<_>>().join("\n");
    let page = std::fs::read_to_string("docs/duties.md").unwrap();
    assert!(page.contains(&table), "docs/duties.md must hold this table:\n{table}");
}
