//! Plans of work (P4, P5): what a group, or the municipality's service, is to do in a school year.
//!
//! A plan comes into being with its first entry. An entry is open, done or cancelled. Who is responsible is a text of
//! posts and bodies, and people by reference: where a plan names somebody whom the municipality knows, the name is taken
//! out of the text ([`read_responsible`]), so that an erasure takes it away and the post stays. A name that was nobody's when
//! it was written goes with the last who is erased under it (a trigger, `plan_forgets`).

mod planner;
mod responsible;
mod store;
mod taking;
mod term;
mod verbs;

pub use planner::{Planner, Sees};
pub use responsible::{Known, Responsible, read_responsible};
pub use store::{
    Counted, Entry, InFull, Listed, Page, Part, Planned, Whole, counted, entries, entry, known_for, listed, whole,
};
pub use taking::{KnownEntry, Loaded, known_entries, known_groups, known_people, print_of, take_all};
pub use term::{Grain, Term, Year, read as read_term};
pub use verbs::{Field, New, add, set_field, set_responsible, set_state, set_term};

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::ids::GroupId;
use crate::model::regulation::{self, keys};
use crate::model::school_year;
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Trouble, Tx};
use crate::text::Language;

/// What is kept about plans.
pub const TABLES: &[Table] = &[
    Table::plain("plan"),
    Table::plain("plan_entry"),
    Table::of("plan_entry_person", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-plans"),
        rows: "SELECT json_object('about', matter, 'since', begins, 'until', ends)
               FROM plan_entry_person JOIN plan_entry ON plan_entry.id = plan_entry_person.entry_id
               WHERE person_id = ?1",
    }),
];

/// Which plan; shortly, since it stands on buttons of rooms with long names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Which {
    /// Whose; the service's where it is no group's.
    #[serde(rename = "g", alias = "group")]
    pub group: Option<GroupId>,
    /// The calendar year in which its school year begins.
    #[serde(rename = "y", alias = "year")]
    pub year: i32,
}

impl Which {
    /// Its school year, as the municipality's regulation has it. A year that no plan has is gone: it comes from a button.
    pub async fn span(self, tx: &mut Tx) -> Result<Year> {
        let begins = regulation::now(tx).await?.get(&keys::clusters::CLUSTER_YEAR_BEGINS)?;
        let first = begins.of(self.year).filter(|_| (2000..=2100).contains(&self.year));
        first.map(Year::of).ok_or(Trouble::Gone)
    }

    /// The plan of this group, or of the service, for the school year of today.
    pub async fn current(tx: &mut Tx, group: Option<GroupId>) -> Result<Which> {
        Ok(Which { group, year: school_year::current(tx).await?.year() })
    }

    /// The same for another year.
    pub fn of_year(self, year: i32) -> Which {
        Which { year, ..self }
    }
}

/// How an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// It is still to be done.
    Open,
    /// It was done.
    Done,
    /// It will not be done.
    Cancelled,
}

impl State {
    /// As the journal writes it.
    pub fn code(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Done => "done",
            State::Cancelled => "cancelled",
        }
    }

    /// «выполнено»: small.
    pub fn named(self, language: Language) -> String {
        match self {
            State::Open => say!(language, "model-plan-open"),
            State::Done => say!(language, "model-plan-done"),
            State::Cancelled => say!(language, "model-plan-cancelled"),
        }
    }
}

/// What an entry says of itself besides its matter and its term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Its number within the plan.
    pub number: Option<String>,
    /// In what form it is done.
    pub form: Option<String>,
    /// Posts and bodies that are responsible.
    pub responsible: Option<String>,
    /// Who takes part.
    pub participants: Option<String>,
    /// What is expected of it.
    pub result: Option<String>,
    /// A note.
    pub note: Option<String>,
}
