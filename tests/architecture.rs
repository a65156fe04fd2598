//! What ARCHITECTURE.md says is absent, is absent. The checks read `src/` as text, comments and quoted texts left
//! out; each has a test of its own that shows it bad code.

mod source;

use source::{Source, arguments, is_word, sources};

/// The floors of the house, from the bottom up: a module uses only what lies below its own floor. The features,
/// which are the modules that `src/lib.rs` names between `reports` and `telegram`, lie on [`FEATURES`].
const FLOORS: [(&str, usize); 18] = [
    ("ids", 0),
    ("meters", 0),
    ("text", 1),
    ("db", 1),
    ("talk", 2),
    ("people", 3),
    ("outbox", 4),
    ("reports", 4),
    ("telegram", 6),
    ("duties", 6),
    ("watch", 7),
    ("config", 8),
    ("app", 9),
    ("demo", 10),
    ("claim", 10),
    ("backup", 10),
    ("check", 10),
    ("sim", 11),
];

const FEATURES: usize = 5;

/// What `src/lib.rs` itself offers to all.
const ROOT: [&str; 2] = ["Clock", "system_clock"];

/// Those who may see the simulator, and those who may see the configuration.
const SEE_SIM: [&str; 3] = ["main", "app", "demo"];
const SEE_CONFIG: [&str; 6] = ["main", "app", "demo", "claim", "backup", "check"];

/// The only homes of SQL besides files named `store.rs`.
const SQL: [&str; 5] = ["db.rs", "outbox/", "people/", "talk/session.rs", "telegram/inbox.rs"];

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
    words(source, &["teloxide"], &["telegram/", "telegram.rs"])
}

#[test]
fn teloxide_is_known_to_telegram_alone() {
    none("teloxide is at home in src/telegram/ only", all(teloxide));
    let bad = "/// teloxide\nuse teloxide::types::Message;\nconst A: &str = \"teloxide\";";
    assert_eq!(teloxide(&Source::new("menu.rs", bad)), ["src/menu.rs:2: teloxide"]);
    assert!(teloxide(&Source::new("telegram/hear.rs", bad)).is_empty());
}

fn sql(source: &Source) -> Vec<String> {
    if source.path.ends_with("/store.rs") {
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
    none("SQL belongs into a file named store.rs (or db, outbox, people/, talk/session, telegram/inbox)", all(sql));
    let bad = "let a = sqlx::query!(\"SELECT 1\");\nuse sqlx::query_scalar;\nlet query = 1;";
    let bad = |path| sql(&Source::new(path, bad)).len();
    assert_eq!(bad("events/flow.rs"), 2);
    assert_eq!(bad("events/store.rs"), 0);
    assert_eq!(bad("people/claims.rs"), 0);
    assert_eq!(bad("talk/room.rs"), 2);
}

/// The modules of `src/lib.rs`, in its order.
fn modules(lib: &Source) -> Vec<String> {
    let lines = lib.code.lines();
    let names = lines.filter_map(|line| {
        let line = line.trim();
        let line = line.strip_prefix("pub ").unwrap_or(line);
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    });
    names.collect()
}

/// The features: between `reports` and `telegram`, unless the house knows the module by name.
fn features(modules: &[String]) -> Vec<String> {
    let known = |name: &String| FLOORS.iter().any(|(known, _)| known == name);
    modules
        .iter()
        .skip_while(|name| *name != "reports")
        .take_while(|name| *name != "telegram")
        .filter(|name| !known(name))
        .cloned()
        .collect()
}

/// Modules which are neither of the house nor features.
fn strays(lib: &Source) -> Vec<String> {
    let modules = modules(lib);
    let features = features(&modules);
    let known = |name: &String| FLOORS.iter().any(|(known, _)| known == name);
    modules.into_iter().filter(|name| !known(name) && !features.contains(name)).collect()
}

fn lib() -> Source {
    let mut sources = sources().into_iter();
    sources.find(|source| source.path == "lib.rs").expect("src/lib.rs is the crate's root")
}

#[test]
fn each_module_has_a_place_in_the_house() {
    none(
        "name it between `reports` and `telegram` in src/lib.rs if it is a feature, or give it a floor in this test",
        strays(&lib()),
    );
    let small = "pub mod ids;\npub mod reports;\npub mod menu;\npub mod telegram;\nmod cellar;";
    let small = Source::new("lib.rs", small);
    assert_eq!(features(&modules(&small)), ["menu"]);
    assert_eq!(strays(&small), ["cellar"]);
}

/// The top-level module that a file belongs to: `talk` for `talk/room.rs`.
fn module_of(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or(path);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// How many `super` lead from a file to the crate's root. A `x_tests.rs` is the module `tests` of `x.rs`.
fn depth_of(path: &str) -> usize {
    let folders = path.matches('/').count();
    if path.ends_with("/mod.rs") || matches!(path, "lib.rs" | "main.rs") {
        folders
    } else if path.ends_with("_tests.rs") {
        folders + 2
    } else {
        folders + 1
    }
}

/// How many inline modules (`mod tests { … }`) are open at `offset`.
fn inline_modules(source: &Source, offset: usize) -> usize {
    let mut open = Vec::new();
    let mut words = Vec::new();
    let mut word = String::new();
    for sign in source.code[..offset].chars() {
        if is_word(sign) {
            word.push(sign);
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        match sign {
            '{' => {
                let before = words.len().checked_sub(2).and_then(|at| words.get(at));
                open.push(before.is_some_and(|it| it == "mod"));
            }
            '}' => {
                open.pop();
            }
            _ => {}
        }
        if !sign.is_whitespace() {
            words.clear();
        }
    }
    open.into_iter().filter(|inline| *inline).count()
}

/// What a file takes from the crate's root: (where, the path after the root).
fn uses(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for root in ["crate::", "grozd::"] {
        for offset in source.words(root) {
            heads(source, offset + root.len(), &mut found);
        }
    }
    for offset in source.words("super::") {
        // Of `super::super::x` only the first counts; the others are taken with it.
        if source.code[..offset].ends_with("super::") {
            continue;
        }
        let mut after = offset;
        let mut steps = 0;
        while source.code[after..].starts_with("super::") {
            after += "super::".len();
            steps += 1;
        }
        if steps >= depth_of(&source.path) + inline_modules(source, offset) {
            heads(source, after, &mut found);
        }
    }
    found.sort();
    found
}

/// The first names of a path or of each path in a `{group}`.
fn heads(source: &Source, from: usize, found: &mut Vec<(usize, String)>) {
    if source.code[from..].starts_with('{') {
        for part in arguments(&source.code, from) {
            let blanks = source.code[part.clone()].len() - source.code[part.clone()].trim_start().len();
            heads(source, part.start + blanks, found);
        }
        return;
    }
    let rest = &source.code[from..];
    let end = rest.find(|sign: char| !is_word(sign)).unwrap_or(rest.len());
    let name = if end == 0 { &rest[..1] } else { &rest[..end] };
    found.push((from, name.to_owned()));
}

/// Steps against the one arrow.
fn climbs(source: &Source, features: &[String]) -> Vec<String> {
    let module = module_of(&source.path);
    let floor = |name: &str| match FLOORS.iter().find(|(known, _)| *known == name) {
        Some((_, floor)) => Some(*floor),
        None => features.iter().any(|feature| feature == name).then_some(FEATURES),
    };
    let own = match module {
        "lib" => return Vec::new(),
        "main" => usize::MAX,
        name => match floor(name) {
            Some(floor) => floor,
            None => return vec![format!("src/{}: stands on no floor", source.path)],
        },
    };
    let mut findings = Vec::new();
    for (offset, name) in uses(source) {
        // The macro `say!` is the text's.
        let target = if name == "say" { "text" } else { name.as_str() };
        if target == module || (ROOT.contains(&target) && module != "sim") {
            continue;
        }
        let sees = match target {
            "sim" => SEE_SIM.contains(&module),
            "config" => SEE_CONFIG.contains(&module),
            _ => module != "sim" && floor(target).is_some_and(|floor| floor < own),
        };
        if !sees {
            findings.push(format!("{}: {module} uses {name}", source.at(offset)));
        }
    }
    findings
}

#[test]
fn there_is_one_arrow() {
    let features = features(&modules(&lib()));
    none(
        "main → app → telegram, duties → features → outbox, reports → people → talk → db, text → ids; \
         what two features need sinks to people",
        all(|source| climbs(source, &features)),
    );
}

#[test]
fn steps_against_the_arrow_are_found() {
    let features = ["menu".to_owned(), "events".to_owned()];
    let climbs = |path: &str, text: &str| climbs(&Source::new(path, text), &features);
    assert_eq!(climbs("menu.rs", "use crate::people;\nuse crate::events::store;"), ["src/menu.rs:2: menu uses events"]);
    assert_eq!(
        climbs("menu.rs", "use crate::{outbox, say, talk::{Cx, Room}, events};"),
        ["src/menu.rs:1: menu uses events"]
    );
    assert_eq!(climbs("events/flow.rs", "use super::super::menu;").len(), 1);
    assert_eq!(climbs("events/flow.rs", "use super::rules;").len(), 0);
    assert_eq!(climbs("menu.rs", "mod tests { use super::*; }").len(), 0);
    assert_eq!(climbs("menu.rs", "mod tests {} use super::*;").len(), 1);
    assert_eq!(climbs("people/mod.rs", "use crate::outbox;").len(), 1);
    assert_eq!(climbs("text.rs", "use crate::db::Database;").len(), 1);
    assert_eq!(climbs("talk/room.rs", "fn a() { crate::people::b() }").len(), 1);
    assert_eq!(climbs("telegram/turn.rs", "use crate::sim::Sim;").len(), 1);
    assert_eq!(climbs("telegram/turn.rs", "use crate::config::Config;").len(), 1);
    assert_eq!(climbs("app.rs", "use crate::config::Config; use crate::sim;").len(), 0);
    assert_eq!(climbs("main.rs", "use grozd::app::App; use grozd::config;").len(), 0);
    assert_eq!(climbs("outbox/mod.rs", "use crate::*;").len(), 1);
}

#[test]
fn the_simulator_imports_nothing_of_ours() {
    let climbs = |source: &Source| match module_of(&source.path) {
        "sim" => climbs(source, &[]),
        _ => Vec::new(),
    };
    none("src/sim/ stands alone", all(climbs));
    for bad in ["use crate::talk::Cx;", "use super::super::text;", "use crate::Clock;"] {
        assert_eq!(climbs(&Source::new("sim/world.rs", bad)).len(), 1, "{bad}");
    }
    let good = "use super::world; use crate::sim::chat;";
    assert!(climbs(&Source::new("sim/phone.rs", good)).is_empty());
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
    words(source, &["Utc::now", "Local::now", "SystemTime::now", "UNIX_EPOCH.elapsed"], &["lib.rs", "sim/"])
}

#[test]
fn time_is_an_argument() {
    none("take the hour from cx.now or from a Clock", all(clocks));
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

/// Conversations which neither `flow.rs` nor the `mod.rs` beside it tells.
fn untold(sources: &[Source]) -> Vec<String> {
    let tells = |path: &str| {
        let file = sources.iter().find(|source| source.path == path);
        file.is_some_and(|source| source.text.contains("//! ```text"))
    };
    let folders = sources.iter().filter_map(|source| source.path.strip_suffix("flow.rs"));
    folders
        .filter(|folder| !tells(&format!("{folder}mod.rs")) && !tells(&format!("{folder}flow.rs")))
        .map(|folder| format!("src/{folder}mod.rs:1: the transcript is missing"))
        .collect()
}

#[test]
fn each_flow_opens_with_its_transcript() {
    none("a conversation is told in a ```text block before its code", untold(&sources()));
    let bad = Source::new("events/flow.rs", "//! The conversation.");
    assert_eq!(untold(&[bad]).len(), 1);
}
