//! Features: none uses another, each is listed once, names are given once, and every way leads somewhere.

use std::collections::BTreeSet;

use grozd::features::{self, ALL};
use grozd::model::ways;
use grozd::talk::Place;

use crate::source::{Source, sources};
use crate::{all, none};

/// The feature that a file belongs to: `happenings/events`; `None` for what the wing shares, and elsewhere.
pub fn feature_of(path: &str) -> Option<(&str, &str)> {
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
