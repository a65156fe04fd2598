//! What ARCHITECTURE.md says is absent, is absent. The checks read `src/` as text, comments and quoted texts left
//! out, and the list of features as values; each check has a test of its own that shows it something bad.

// Helpers of tests may unwrap as tests do.
#![allow(clippy::unwrap_used)]

mod source;

use std::collections::{BTreeMap, BTreeSet};

use grozd::feature::{Missed, When};
use grozd::features::{self, ALL};
use grozd::model::ways;
use grozd::talk::{Fate, Place, Whose};
use source::{Source, arguments, is_word, sources};

/// The floors of the house, from the bottom up: a module uses only what lies below its own floor.
const FLOORS: [(&str, usize); 16] = [
    ("ids", 0),
    ("meters", 0),
    ("text", 1),
    ("db", 1),
    ("files", 2),
    ("talk", 3),
    ("model", 4),
    ("outbox", 5),
    ("papers", 5),
    ("feature", 6),
    ("features", 7),
    ("engine", 8),
    ("channels", 9),
    ("watch", 10),
    ("config", 10),
    ("app", 11),
];

/// Above all floors: the demo, which alone sees the simulator.
const ROOF: [&str; 1] = ["demo"];

/// What `src/lib.rs` itself offers to all.
const ROOT: [&str; 2] = ["Clock", "system_clock"];

/// Those who may see the configuration.
const SEE_CONFIG: [&str; 3] = ["main", "app", "demo"];

/// The only homes of SQL besides files named `store.rs`.
const SQL: [&str; 7] =
    ["db", "model/", "outbox/", "talk/session", "talk/files.rs", "engine/inbox.rs", "engine/duties.rs"];

/// A feature names the invented municipality in the making, which knows it.
const KNOWN_CIRCLES: [(&str, &str); 1] = [("feature", "features")];

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

#[test]
fn each_module_has_a_floor() {
    let lib = sources().into_iter().find(|source| source.path == "lib.rs").expect("src/lib.rs is the crate's root");
    let known = |name: &String| FLOORS.iter().any(|(known, _)| known == name) || ROOF.contains(&name.as_str());
    none("give it a floor in this test", modules(&lib).into_iter().filter(|name| !known(name)).collect());
    assert_eq!(modules(&Source::new("lib.rs", "pub mod ids;\nmod cellar;\nuse a;")), ["ids", "cellar"]);
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
fn climbs(source: &Source) -> Vec<String> {
    // A test may see the whole house.
    if source.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let module = module_of(&source.path);
    let floor = |name: &str| match FLOORS.iter().find(|(known, _)| *known == name) {
        Some((_, floor)) => Some(*floor),
        None => ROOF.contains(&name).then_some(100),
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
        if target == module || ROOT.contains(&target) || KNOWN_CIRCLES.contains(&(module, target)) {
            continue;
        }
        let sees = match target {
            "config" => SEE_CONFIG.contains(&module),
            _ => floor(target).is_some_and(|floor| floor < own),
        };
        if !sees {
            findings.push(format!("{}: {module} uses {name}", source.at(offset)));
        }
    }
    findings
}

#[test]
fn there_is_one_arrow() {
    none(
        "main → demo → app → watch → channels → engine → features → feature → outbox, papers → model → talk → db, \
         text → ids, meters",
        all(climbs),
    );
}

#[test]
fn steps_against_the_arrow_are_found() {
    let climbs = |path: &str, text: &str| climbs(&Source::new(path, text));
    assert_eq!(
        climbs("talk/room.rs", "use crate::text;\nuse crate::model::ways;"),
        ["src/talk/room.rs:2: talk uses model"]
    );
    assert_eq!(climbs("model/people/store.rs", "use crate::outbox;").len(), 1);
    assert_eq!(climbs("model/people/store.rs", "use crate::{outbox, say, talk::{Cx, Room}, features};").len(), 2);
    assert_eq!(climbs("features/happenings/events/room.rs", "use crate::engine::turn;").len(), 1);
    assert_eq!(climbs("engine/turn.rs", "use crate::channels::telegram::NAME;").len(), 1);
    assert_eq!(climbs("engine/turn.rs", "use crate::config::Config;").len(), 1);
    assert_eq!(climbs("text.rs", "use crate::db::Database;").len(), 1);
    assert_eq!(climbs("talk/room.rs", "fn a() { crate::model::b() }").len(), 1);
    assert_eq!(climbs("app.rs", "use crate::config::Config;").len(), 0);
    assert_eq!(climbs("main.rs", "use grozd::app::App; use grozd::config;").len(), 0);
    assert_eq!(climbs("outbox/mod.rs", "use crate::*;").len(), 1);
    assert_eq!(climbs("model/mod.rs", "mod tests { use super::*; }").len(), 0);
}

/// The feature that a file belongs to: `happenings/events`; `None` for what the wing shares, and elsewhere.
fn feature_of(path: &str) -> Option<(&str, &str)> {
    let mut parts = path.strip_prefix("features/")?.split('/');
    let (wing, name) = (parts.next()?, parts.next()?);
    Some((wing, name.strip_suffix(".rs").unwrap_or(name))).filter(|(_, name)| *name != "mod")
}

/// Features that name another one.
fn neighbours(source: &Source) -> Vec<String> {
    let Some((wing, own)) = feature_of(&source.path) else {
        return Vec::new();
    };
    let others = ALL.iter().map(|feature| feature.name).filter(|name| *name != own);
    let mut findings = Vec::new();
    for other in others {
        for path in
            [format!("features::{wing}::{other}"), format!("super::super::{other}::"), format!("super::{other}::")]
        {
            let is_deep = path.starts_with("super::{") || path.starts_with(&format!("super::{other}"));
            // From a folder's file, one `super` leads to the feature itself.
            if is_deep && source.path.matches('/').count() > 2 {
                continue;
            }
            findings.extend(source.words(&path).into_iter().map(|at| format!("{}: {path}", source.at(at))));
        }
    }
    findings
}

#[test]
fn a_feature_uses_no_other() {
    none(
        "what two features need sinks to model/, or to their wing; where one leads to another is a way",
        all(neighbours),
    );
    let bad = Source::new("features/office/people/room.rs", "use crate::features::office::groups::rows;");
    assert_eq!(neighbours(&bad).len(), 1);
    let good = Source::new("features/office/people/room.rs", "use crate::features::office::ROWS; use super::groups;");
    assert!(neighbours(&good).is_empty());
}

#[test]
fn every_folder_of_a_wing_is_a_feature_that_is_listed_once() {
    let sources = sources();
    let mut homes = BTreeSet::new();
    for source in &sources {
        if source.code.contains("static FEATURE: Feature") {
            let (_, name) = feature_of(&source.path).expect("FEATURE stands in a feature");
            assert!(homes.insert(name.to_owned()), "{name} stands in two wings");
            assert!(source.text.contains(&format!("Feature::named(\"{name}\")")), "{} bears another name", source.path);
        }
        // Whatever lies in a folder of a wing belongs to a feature.
        if let Some((_, name)) = feature_of(&source.path).filter(|_| source.path.matches('/').count() > 2) {
            let is_listed = ALL.iter().any(|feature| feature.name == name);
            assert!(is_listed, "src/{} is in the folder of no feature", source.path);
        }
    }
    let listed: Vec<_> = ALL.iter().map(|feature| feature.name.to_owned()).collect();
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), homes, "each FEATURE has one line in features/mod.rs");
    assert_eq!(listed.len(), homes.len(), "no feature is listed twice");
}

/// Fails where a name is given twice.
fn unique<'a>(what: &str, names: impl IntoIterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(seen.insert(name), "{what} «{name}» is there twice");
    }
}

#[test]
fn names_are_given_once() {
    let each = || ALL.iter().copied();
    unique("the room", features::rooms().map(|room| room.name));
    unique("the command", each().flat_map(|it| it.doors).filter_map(|door| door.command).map(|(name, _)| name));
    unique("the link", each().flat_map(|it| it.links).map(|link| link.kind));
    unique("the duty", features::duties().map(|duty| duty.name));
    unique("the wait", each().flat_map(|it| it.waits).map(|wait| wait.kind));
    unique("the figure", each().flat_map(|it| it.figures).map(|figure| figure.name));
    unique("the table", features::tables().map(|table| table.name));
}

/// Fails unless a place is known by its room.
fn opens(place: &Place) {
    let room = features::rooms().find(|room| room.name == place.room);
    let room = room.unwrap_or_else(|| panic!("no room «{}»", place.room));
    assert!((room.knows)(&place.at), "the room «{}» does not know {}", room.name, place.at);
}

#[test]
fn every_way_and_every_door_and_link_leads_somewhere() {
    for place in ways::all() {
        opens(&place);
    }
    // Each way of the file is in its list of all.
    let file = sources().into_iter().find(|source| source.path == "model/ways.rs").unwrap();
    assert_eq!(file.text.matches("\npub const ").count() + 1, ways::all().len(), "ways::all lacks a way");
    for door in ALL.iter().flat_map(|feature| feature.doors) {
        opens(&(door.to)());
    }
    for link in ALL.iter().flat_map(|feature| feature.links) {
        opens(&(link.place)("1").unwrap_or_else(|| panic!("the link «{}» leads nowhere", link.kind)));
    }
    for room in features::rooms() {
        opens(&(room.home)());
    }
}

/// Where each table is declared: the folder that alone writes it.
fn owners(sources: &[Source]) -> BTreeMap<String, String> {
    let mut owners = BTreeMap::new();
    for table in features::tables().map(|table| table.name) {
        let declares = |source: &&Source| {
            let folded: String = source.text.split_whitespace().collect();
            ["Table::plain(", "Table::of("].iter().any(|of| folded.contains(&format!("{of}\"{table}\"")))
        };
        let home = sources.iter().find(declares).unwrap_or_else(|| panic!("no file declares {table}"));
        owners.insert(table.to_owned(), folder_of(&home.path));
    }
    // The engine's own tables name nobody; the rows of files are written where their contents are kept.
    let others =
        [("inbox", "engine"), ("duty", "engine"), ("reminder", "engine"), ("file", "files"), ("file_fetch", "files")];
    for (table, home) in others {
        owners.insert(table.to_owned(), home.to_owned());
    }
    owners
}

/// The folder of a noun, a feature or a module: `model/people`, `features/happenings/events`, `outbox`.
fn folder_of(path: &str) -> String {
    if let Some((wing, name)) = feature_of(path) {
        return format!("features/{wing}/{name}");
    }
    let mut parts = path.split('/').map(|part| part.strip_suffix(".rs").unwrap_or(part));
    let first = parts.next().unwrap_or_default();
    match (first, parts.next()) {
        ("model" | "talk", Some(second)) => format!("{first}/{second}"),
        _ => first.to_owned(),
    }
}

/// The tables that the SQL of a file names: whether it writes, and which.
fn tables_of(source: &Source) -> Vec<(bool, String)> {
    let production = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let words: Vec<_> = production.split(|sign: char| sign.is_whitespace() || "(),\"#;".contains(sign)).collect();
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).chain(["", ""]).collect();
    for pair in words.windows(3) {
        let [one, two, three] = pair else { continue };
        match (*one, *two, *three) {
            ("FROM" | "JOIN", table, _) => found.push((false, table.to_owned())),
            ("DELETE", "FROM", table) | ("INSERT", "INTO", table) | ("REPLACE", "INTO", table) => {
                found.push((true, table.to_owned()));
            }
            ("UPDATE", table, "SET") => found.push((true, table.to_owned())),
            ("OR", "IGNORE", table) => found.push((true, table.to_owned())),
            _ => {}
        }
    }
    found
}

/// SQL that writes a table of another folder, or, in a feature, reads one that it does not name.
fn trespasses(source: &Source, owners: &BTreeMap<String, String>) -> Vec<String> {
    if source.path == "db.rs" || source.path.ends_with("tests.rs") || source.path.ends_with("trial.rs") {
        return Vec::new();
    }
    let own = folder_of(&source.path);
    let feature = feature_of(&source.path).and_then(|(_, name)| ALL.iter().find(|feature| feature.name == name));
    let mut findings = Vec::new();
    for (writes, table) in tables_of(source) {
        let Some(owner) = owners.get(&table).filter(|owner| **owner != own) else {
            continue;
        };
        if writes {
            findings.push(format!("src/{}: writes {table}, which {owner} owns", source.path));
        } else if feature.is_some_and(|feature| !feature.reads.contains(&table.as_str())) {
            findings.push(format!("src/{}: reads {table} of {owner} without saying so in `reads`", source.path));
        }
    }
    findings
}

#[test]
fn a_table_is_written_by_its_owner_and_read_by_whoever_says_so() {
    let sources = sources();
    let owners = owners(&sources);
    none("use a verb of its owner", sources.iter().flat_map(|source| trespasses(source, &owners)).collect());
    let bad = |path: &str, sql: &str| trespasses(&Source::new(path, &format!("query!(\"{sql}\")")), &owners).len();
    assert_eq!(bad("features/happenings/events/store.rs", "DELETE FROM membership WHERE id = 1"), 1);
    assert_eq!(bad("features/happenings/events/store.rs", "SELECT 1 FROM deficit"), 1);
    assert_eq!(bad("features/happenings/events/store.rs", "UPDATE person SET post_id = 1"), 1);
    assert_eq!(bad("model/people/store.rs", "UPDATE person SET post_id = 1"), 0);
    assert_eq!(bad("model/people/store.rs", "INSERT INTO groups (id) VALUES (1)"), 1);
    // What a feature says that it reads, it reads.
    for feature in ALL {
        let read: BTreeSet<_> = sources
            .iter()
            .filter(|source| feature_of(&source.path).is_some_and(|(_, name)| name == feature.name))
            .flat_map(tables_of)
            .map(|(_, table)| table)
            .collect();
        for table in feature.reads {
            assert!(read.contains(*table), "{} does not read {table}", feature.name);
        }
    }
}

#[tokio::test]
async fn every_column_that_names_somebody_is_covered_by_its_table() {
    let folder = tempfile::tempdir().unwrap();
    let database = grozd::db::Database::open(&folder.path().join("grozd.db"), chrono::Utc::now()).await.unwrap();
    let mut reader = database.reader().await.unwrap();
    let columns: Vec<(String, String, String, String)> = sqlx::query_as(
        "SELECT tables.name, key.\"from\", key.\"table\", key.on_delete
         FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS key
         WHERE tables.type = 'table' AND key.\"table\" IN ('person', 'account', 'organisation')",
    )
    .fetch_all(&mut *reader)
    .await
    .unwrap();
    assert!(columns.len() > 15, "{columns:?}");
    let tables: Vec<_> = features::tables().collect();
    let mut covered = BTreeSet::new();
    for (table, column, names, on_delete) in &columns {
        let known = tables.iter().find(|known| known.name == table);
        let known = known.unwrap_or_else(|| panic!("no Table says what {table} keeps"));
        let of = known.of.iter().find(|of| of.column == column);
        let of = of.unwrap_or_else(|| panic!("Table {table} does not say whom {column} names"));
        let whose = match of.whose {
            Whose::Person => "person",
            Whose::Account => "account",
            Whose::Organisation => "organisation",
        };
        assert_eq!(whose, names, "{table}.{column}");
        let fate = match of.fate {
            Fate::Goes => "CASCADE",
            Fate::LosesItsPerson => "SET NULL",
            Fate::Holds => "NO ACTION",
        };
        assert_eq!(fate, on_delete, "{table}.{column}");
        // What names a person or their account is their own data, to be exported.
        assert!(of.whose == Whose::Organisation || known.kept.is_some(), "{table} has no question of its rows");
        covered.insert((table.clone(), column.clone()));
    }
    for table in &tables {
        for of in table.of {
            let is_there = covered.contains(&(table.name.to_owned(), of.column.to_owned()));
            assert!(is_there, "{}.{} refers to nobody", table.name, of.column);
        }
    }
    let in_file: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name != '_sqlx_migrations'",
    )
    .fetch_all(&mut *reader)
    .await
    .unwrap();
    let owners = owners(&sources());
    for table in in_file {
        assert!(owners.contains_key(&table), "nobody owns {table}");
    }
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
    let duties = features::duties().chain([&grozd::engine::duties::TIDYING]);
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
