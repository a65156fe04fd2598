//! The features, in the order of the shelves and of the demo: one line each.

mod town;
pub use town::{CHANNEL, FIRST_PHONE, Neighbour, Sketch, Town};

mod kept;

mod entrance;
mod growth;
mod community;
mod happenings;
mod office;

use std::sync::Arc;

use crate::feature::{Chosen, Duty, Feature, Figure, Handover, Link};
use crate::files::Files;
use crate::model::people::consents;
use crate::model::regulation::Regulation;
use crate::model::roles::Roles;
use crate::talk::{Follow, Place, Result, RoomEntry, Surroundings, Table, files as talk_files, session};
use crate::text::{Language, Words};
use crate::{model, outbox, say};

/// All features.
pub static ALL: &[&Feature] = &[
    &entrance::consent::FEATURE,
    &entrance::registration::FEATURE,
    &entrance::today::FEATURE,
    &growth::deficits::FEATURE,
    &growth::selfcheck::FEATURE,
    &growth::requests::FEATURE,
    &growth::pairs::FEATURE,
    &growth::record::FEATURE,
    &growth::routes::FEATURE,
    &community::clusters::FEATURE,
    &community::leadership::FEATURE,
    &community::chats::FEATURE,
    &happenings::events::FEATURE,
    &happenings::answers::FEATURE,
    &happenings::calendar::FEATURE,
    &happenings::sharing::FEATURE,
    &happenings::attendance::FEATURE,
    &happenings::checkin::FEATURE,
    &happenings::past::FEATURE,
    &happenings::evaluation::FEATURE,
    &happenings::certificates::FEATURE,
    &happenings::broadcasts::FEATURE,
    &office::figures::FEATURE,
    &office::desk::FEATURE,
    &growth::catalogue::FEATURE,
    &office::people::FEATURE,
    &office::targets::FEATURE,
    &office::roles::FEATURE,
    &office::school::FEATURE,
    &office::organisations::FEATURE,
    &office::groups::FEATURE,
    &office::hosting::FEATURE,
    &office::regulation::FEATURE,
    &office::papers::FEATURE,
    &office::plans::FEATURE,
    &office::imports::FEATURE,
    &office::journal::FEATURE,
    &entrance::profile::FEATURE,
    &entrance::settings::FEATURE,
    &entrance::mydata::FEATURE,
];

/// What does not change while the program runs: the bot's address and whether it shares, and `more`, which follow after
/// the features.
pub fn surroundings(
    operator: String,
    (address, shares): (String, bool),
    more: &[Follow],
    files: Arc<Files>,
) -> Arc<Surroundings> {
    let follows = ALL.iter().filter_map(|feature| feature.follows).chain(more.iter().copied());
    Arc::new(Surroundings {
        operator,
        address,
        shares,
        consents: consents::TEXTS,
        files,
        regulations: Arc::default(),
        catalogues: Arc::default(),
        follows: follows.collect(),
    })
}

/// The features that a municipality with this regulation has chosen.
pub fn open(regulation: &Regulation) -> Result<Vec<&'static Feature>> {
    let mut open = Vec::with_capacity(ALL.len());
    for feature in ALL {
        if feature.is_open(regulation)? {
            open.push(*feature);
        }
    }
    Ok(open)
}

/// What opens the feature that a room belongs to; `None` for what is always open. A room that is none is answered for
/// elsewhere.
pub fn chosen(room: &str) -> Option<&'static Chosen> {
    let mut of = ALL.iter().filter(|feature| feature.rooms.iter().any(|entry| entry.name == room));
    of.next().and_then(|feature| feature.chosen.as_ref())
}

/// Whether a room belongs to a feature that a municipality with this regulation has chosen.
pub fn is_open(room: &str, regulation: &Regulation) -> Result<bool> {
    chosen(room).map_or(Ok(true), |chosen| (chosen.opens)(regulation))
}

/// The rooms of all features.
pub fn rooms() -> impl Iterator<Item = &'static RoomEntry> {
    ALL.iter().flat_map(|feature| feature.rooms)
}

/// The duties of all features.
pub fn duties() -> impl Iterator<Item = &'static Duty> {
    ALL.iter().flat_map(|feature| feature.duties)
}

/// The figures at a glance: who there is and what they lack first, then what the other features bring.
pub fn figures() -> impl Iterator<Item = &'static Figure> {
    let first: &Feature = &office::figures::FEATURE;
    let others = ALL.iter().copied().filter(move |feature| feature.name != first.name);
    std::iter::once(first).chain(others).flat_map(|feature| feature.figures)
}

/// Whether a figure is of a feature that a municipality with this regulation has chosen.
pub fn shows(figure: &Figure, regulation: &Regulation) -> Result<bool> {
    let mut of = ALL.iter().filter(|feature| feature.figures.iter().any(|one| one.name == figure.name));
    of.next().map_or(Ok(true), |feature| feature.is_open(regulation))
}

/// What somebody who leaves can hand over, of all features.
pub fn handovers() -> impl Iterator<Item = &'static Handover> {
    ALL.iter().flat_map(|feature| feature.handovers)
}

/// All tables of the program but the engine's own, with what they keep about people.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    let nouns = model::TABLES.iter().copied().chain(ALL.iter().map(|feature| feature.tables));
    nouns.chain([session::TABLES, talk_files::TABLES, outbox::TABLES]).flatten()
}

/// The link that a deep link's payload is, and the place that it leads to.
///
/// A payload is at most 64 of `[A-Za-z0-9_-]` (Bot API, "Deep linking").
pub fn link(payload: &str) -> Option<(Place, &'static Link)> {
    let (kind, rest) = payload.split_once('-')?;
    let mut links = ALL.iter().flat_map(|feature| feature.links);
    let link = links.find(|link| link.kind == kind)?;
    Some(((link.place)(rest)?, link))
}

/// The place that a command leads to.
pub fn command(name: &str) -> Option<Place> {
    if name == "start" {
        return Some(Place::home());
    }
    let mut doors = ALL.iter().flat_map(|feature| feature.doors);
    doors.find(|door| door.command.is_some_and(|(command, _)| command == name)).map(|door| (door.to)())
}

/// The commands of somebody with these roles where these features are open, with their descriptions, as the channel's
/// menu shows them.
pub fn commands(roles: &Roles, open: &[&'static Feature], language: Language) -> Vec<(String, String)> {
    let doors = open.iter().flat_map(|feature| feature.doors).filter(|door| (door.seen_by)(roles));
    let commands = doors.filter_map(|door| door.command);
    let cancel: (&str, Words) = ("cancel", |language| say!(language, "talk-command-cancel"));
    commands.chain([cancel]).map(|(name, what)| (name.to_owned(), what(language))).collect()
}
