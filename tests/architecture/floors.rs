//! The floors of the house: a module uses only what lies below its own.

use crate::source::{Source, arguments, is_word, sources};
use crate::{all, none};

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

/// A feature names the invented municipality in the making, which knows it.
const KNOWN_CIRCLES: [(&str, &str); 1] = [("feature", "features")];

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
