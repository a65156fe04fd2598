//! What a feature brings, as a plain value: one a folder, one line in `features::ALL`.
//!
//! No trait objects, no macros, no registry: «go to definition» finds everything, and the order is the list's. A field
//! enters only when a second feature needs it.

use chrono::{DateTime, Utc};

use crate::ids::PersonId;
use crate::model::regulation::{Regulation, Rule};
use crate::model::roles::{Coordinator, Roles};
use crate::talk::{Answer, Follow, Place, Result, RoomEntry, Table, Tx};
use crate::text::{Language, Words};

/// A feature.
pub struct Feature {
    /// Its folder, and what its locale keys begin with.
    pub name: &'static str,
    /// What opens it: a key of the regulation, without which nobody finds a door to it. `None` for what is always there.
    pub chosen: Option<Chosen>,
    /// Its conversations.
    pub rooms: &'static [RoomEntry],
    /// Where it is entered from the shelves and by commands.
    pub doors: &'static [Door],
    /// The deep links that lead into it.
    pub links: &'static [Link],
    /// The tables that it owns.
    pub tables: &'static [Table],
    /// The tables of others that its SQL reads; it never writes them.
    pub reads: &'static [&'static str],
    /// What it does by itself at a time.
    pub duties: &'static [Duty],
    /// What of it waits for a person now, for the card «Сегодня».
    pub waits: &'static [Wait],
    /// Its lines of the figures at a glance.
    pub figures: &'static [Figure],
    /// What of it somebody who leaves can hand over to another.
    pub handovers: &'static [Handover],
    /// What it does when something has happened to a noun.
    pub follows: Option<Follow>,
    /// Its shares of the invented municipality.
    pub demo: &'static [Share],
}

impl Feature {
    /// Whether a municipality with this regulation has chosen it.
    pub fn is_open(&self, regulation: &Regulation) -> Result<bool> {
        self.chosen.as_ref().map_or(Ok(true), |chosen| (chosen.opens)(regulation))
    }

    /// A feature that brings nothing yet.
    pub const fn named(name: &'static str) -> Feature {
        Feature {
            name,
            chosen: None,
            rooms: &[],
            doors: &[],
            links: &[],
            tables: &[],
            reads: &[],
            duties: &[],
            waits: &[],
            figures: &[],
            handovers: &[],
            follows: None,
            demo: &[],
        }
    }
}

/// What opens a feature: «the features that are not chosen show no door to anybody».
pub struct Chosen {
    /// The key.
    pub key: &'static Rule,
    /// Whether what it holds opens the feature.
    pub opens: fn(&Regulation) -> Result<bool>,
}

/// Where a feature is entered.
pub struct Door {
    /// Where it leads.
    pub to: fn() -> Place,
    /// What its button says.
    pub label: Words,
    /// Its command, without the slash, and what the channel's list says of it.
    pub command: Option<(&'static str, Words)>,
    /// Its line of the help.
    pub help: Option<Words>,
    /// The shelf on which it stands; `None` for what only its command leads to.
    pub shelf: Option<Shelf>,
    /// Who sees it.
    pub seen_by: fn(&Roles) -> bool,
}

/// A part of everything that can be reached from «Сегодня».
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shelf {
    /// «Мой рост».
    Growth,
    /// «Кластеры и события».
    Community,
    /// «Стол»: for those who have one.
    Desk,
    /// «Ещё».
    More,
}

impl Shelf {
    /// All of them, in their order.
    pub const ALL: [Shelf; 4] = [Shelf::Growth, Shelf::Community, Shelf::Desk, Shelf::More];
}

/// A deep link: `kind-rest`, where the rest is read by the feature.
pub struct Link {
    /// What stands before the first hyphen.
    pub kind: &'static str,
    /// Where it leads; `None` for what is no link of the feature.
    pub place: fn(&str) -> Option<Place>,
    /// Whether it is kept for a newcomer until they have registered.
    pub is_kept: bool,
}

/// What a feature does by itself, in a transaction of its own, for each municipality in its own time.
pub struct Duty {
    /// Its name, of all features' duties alone.
    pub name: &'static str,
    /// What it does, for the documentation.
    pub what: &'static str,
    /// When it is due.
    pub when: When,
    /// What becomes of a moment that was missed because nothing ran.
    pub missed: Missed,
    /// Does it, for a moment that was due.
    pub run: for<'a> fn(&'a mut Tx, DateTime<Utc>) -> Answer<'a, Ran>,
}

/// When a duty is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Every hour, on the hour.
    Hourly,
    /// Every day at an hour of the municipality's zone.
    Daily {
        /// 0 to 23.
        hour: u32,
    },
    /// At the moment that a question gives: one column, an RFC 3339 text, or NULL for never. `?1` is the municipality.
    /// Whoever changes the answer calls [`Tx::wake_duties`]; the run must change it, or is not asked for a minute.
    At(&'static str),
}

/// What becomes of a missed moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missed {
    /// It is done late: what it says or does is still true.
    Late,
    /// It is left out: an hour later nobody is served by it.
    Skipped,
}

/// What a run of a duty came to.
#[derive(Debug, Clone, Copy)]
pub enum Ran {
    /// Everything that was due is done.
    All,
    /// A slice is done; it is run again at once, in another transaction, so that nobody waits for all of it.
    More,
    /// Nothing is done yet: it needs what takes long to read. That is read beside the turns, of one state of the file, and
    /// remembered ([`Tx::remember`]) for the run that follows at once.
    AfterReading(Reads),
}

/// What a duty reads beside the turns, and remembers.
pub type Reads = for<'a> fn(&'a mut Tx) -> Answer<'a, ()>;

/// What waits for a person. All features' questions are asked in one statement.
pub struct Wait {
    /// Its name, of all features' waits alone.
    pub kind: &'static str,
    /// The question: `SELECT` of three columns, the subject's number, the moment that it is about as an RFC 3339 text
    /// or NULL, and a text. `?1` is the person, `?2` the moment, `?3` the account, `?4` the newest text of the consent,
    /// `?5` the rooms whose sessions this turn drops, as JSON.
    pub rows: &'static str,
    /// Whether it asks for something, or is merely next.
    pub asks: Asks,
    /// What its button says.
    pub label: fn(&Waiting, &Reader) -> String,
    /// Where its button leads.
    pub place: fn(&Waiting) -> Place,
}

/// Whether something that waits asks for a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// The person is to do something.
    Something,
    /// It is what comes next, and asks for nothing.
    Nothing,
}

/// A row of what waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The number of what it is about.
    pub subject: i64,
    /// The moment that it is about.
    pub at: Option<DateTime<Utc>>,
    /// Its text.
    pub words: String,
}

/// For whom a label is written: language, moment, zone.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The language.
    pub language: Language,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The municipality's zone.
    pub zone: chrono_tz::Tz,
}

/// Lines of the figures at a glance. All features' questions are asked in one statement.
pub struct Figure {
    /// Its name, of all features' figures alone.
    pub name: &'static str,
    /// The question: `SELECT` of one row and one column, which is JSON. `?1` is the municipality, `?2` the coordinator who
    /// asks, `?3` the moment, `?4` and `?5` the moments between which the school year lies, `?6` today, `?7` the first day
    /// of teaching with which somebody is a young specialist today.
    pub asks: &'static str,
    /// The lines, of the answer and of what holds in the municipality.
    pub lines: fn(serde_json::Value, &Regulation, Language) -> Result<Vec<String>>,
}

/// What somebody who leaves can hand over to another, in one step with everything else that is handed over.
pub struct Handover {
    /// Its name, of all features' handovers alone.
    pub name: &'static str,
    /// The question: `SELECT` of one column, the names of what there is, in their order. `?1` is the municipality, `?3` the
    /// person who leaves, `?5` the moment.
    pub asks: &'static str,
    /// «2 кластера»: what so many of it are called.
    pub said: fn(usize, Language) -> String,
    /// Hands all of it over, from one person to another; tells how much it was.
    pub hand: for<'a> fn(&'a mut Tx, Coordinator, PersonId, PersonId) -> Answer<'a, u64>,
}

/// A share of the invented municipality of the demo.
pub struct Share {
    /// When it is made: later stages stand on what earlier ones made.
    pub stage: Stage,
    /// Makes it.
    pub make: for<'a> fn(&'a mut crate::features::Town) -> Answer<'a, ()>,
}

/// What the invented municipality is made of, in the order in which it comes into being.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Where people work.
    Organisations,
    /// Who lives here.
    People,
    /// Who answers for it.
    Coordinators,
    /// What they come together in.
    Groups,
    /// Who belongs to what.
    Members,
    /// What they meet for.
    Events,
    /// Who was there.
    Attendance,
    /// What the office keeps about all of it: roles by order, lists, marks, rules, papers.
    Office,
    /// How it went on.
    Endings,
}
