//! Imports: lists that somebody sends as a file, from its first reading to the moment when it is taken over or refused.
//!
//! An import is the municipality's: it is read, checked and staged beside the turns (`engine::fetching`), in slices, and
//! taken over in one turn by statements over all staged rows. Between these it waits for a coordinator, however long a
//! crash lasts. What is checked against the database carries a print of what it was checked against, which the takeover
//! compares: what has changed meanwhile is checked again.
//!
//! **What is kept**: the file and the staged rows until the confirmation or the refusal, and a day at the longest
//! ([`OFFERED_FOR`]). Afterwards a line that says what was taken, and which head of a column meant what; no row.
//!
//! **The kinds** are values ([`Kind::shape`]): a further one is an entry with its fields, how a row of it is checked, and
//! how all of them are taken over.

mod areas;
mod bringing;
mod catalogue;
mod check;
mod diagnosis;
mod grid;
mod headcounts;
mod heads;
mod known;
mod lines;
mod persons;
mod plan;
mod references;
mod schools;
mod spans;
mod staff;
mod staging;
mod store;
mod takeover;
mod topics;

pub use bringing::{Brought, Route, Spent, are_laid, bring, laid, spent, taken_away};
pub use check::{Kept, Note, Outcome, Staged, unknown_schools};
pub use grid::{Grid, Row, Value};
pub use heads::{Column, Mapping, Meaning, key, recognise};
pub use known::{Known, known};
pub use lines::{Line, lines};
pub use staging::{
    ForWhom, Waiting, begin, clear, failed, heads_read, offered, put_rows, remembered, waiting, was_chosen,
};
pub use store::{
    Card, Choice, Counts, Detail, ListedRow, Open, add_schools, all_rows, card, choose, choose_all, confirm_columns,
    correct, expire, open, refuse, row, rows, set_source, take,
};
pub use takeover::Taken;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::say;
use crate::talk::{Fate, Of, Table};
use crate::text::{Language, Words};

/// The most rows that one file brings.
pub const MOST_ROWS: usize = 10_000;

/// How long a file and what was read of it wait for a word.
pub const OFFERED_FOR: TimeDelta = TimeDelta::hours(24);

/// What is kept about imports.
pub const TABLES: &[Table] = &[
    Table::plain("import_kind"),
    Table::of("import", &[Of::account("account_id", Fate::LosesItsPerson)]).kept(crate::talk::Kept {
        said_as: |language| say!(language, "model-kept-imports"),
        rows: "SELECT json_object('kind', kind, 'name', name, 'received_at', came_at)
               FROM import WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
    Table::of("import_row", &[Of::person("person_id", Fate::Goes)]).kept(crate::talk::Kept {
        said_as: |language| say!(language, "model-kept-import-rows"),
        rows: "SELECT json_object('name', label, 'category', (SELECT name_ru FROM category_named
                          WHERE category_named.id = fields ->> 'category' AND category_named.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)),
                      'category_en', (SELECT name_en FROM category_named
                          WHERE category_named.id = fields ->> 'category' AND category_named.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)),
                      'item', coalesce(item_here.name_ru, deficit_item.name_ru),
                      'item_en', coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en),
                      'named_there', fields ->> 'words', 'level', fields ->> 'level',
                      'percent', fields ->> 'percent', 'points', fields ->> 'points',
                      'points_of', fields ->> 'points_of')
               FROM import_row LEFT JOIN deficit_item ON deficit_item.id = fields ->> 'item'
               LEFT JOIN item_here ON item_here.item_id = deficit_item.id
                    AND item_here.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)
               WHERE person_id = ?1",
    }),
    Table::plain("import_mapping"),
    Table::plain("import_laid"),
];

/// Of what a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Kind {
    /// The teaching staff of the schools.
    Staff,
    /// Schools and other organisations.
    Schools,
    /// How many work where, on a day.
    Headcounts,
    /// Results of a diagnosis from outside.
    Diagnosis,
    /// What a plan of work has to be done.
    Plan,
    /// The catalogue of needs.
    Catalogue,
}

/// What a kind of list is.
pub struct Shape {
    /// «Список работников»: on a button, and as a title.
    pub named: Words,
    /// What its columns may mean.
    pub fields: &'static [Field],
    /// Of each of these at least one must be there.
    pub needs: &'static [&'static [&'static str]],
    /// Holds the rows of a file against what is known.
    pub check: fn(&Known, &[Line]) -> Vec<Staged>,
}

/// What a column may mean.
pub struct Field {
    /// What it is kept by.
    pub code: &'static str,
    /// How a card calls it.
    pub named: Words,
    /// How people head it, folded as searches are: the longest that stands in a head decides.
    pub heads: &'static [&'static str],
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 6] =
        [Kind::Staff, Kind::Schools, Kind::Headcounts, Kind::Diagnosis, Kind::Plan, Kind::Catalogue];

    /// What it is.
    pub fn shape(self) -> &'static Shape {
        match self {
            Kind::Staff => &staff::SHAPE,
            Kind::Schools => &schools::SHAPE,
            Kind::Headcounts => &headcounts::SHAPE,
            Kind::Diagnosis => &diagnosis::SHAPE,
            Kind::Plan => &plan::SHAPE,
            Kind::Catalogue => &catalogue::SHAPE,
        }
    }

    /// «Список работников».
    pub fn named(self, language: Language) -> String {
        (self.shape().named)(language)
    }
}

impl Shape {
    /// The field of a code.
    pub fn field(&self, code: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.code == code)
    }
}

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// The file is being read.
    Reading,
    /// What its columns mean waits for a word.
    Columns,
    /// Its rows are being checked and staged.
    Checking,
    /// What would be taken over waits for a word.
    Offered,
    /// It was taken over.
    Taken,
    /// It was refused.
    Refused,
    /// Nobody gave a word for a day.
    Expired,
    /// No table could be read from it.
    Flawed,
}

impl State {
    /// Whether the file is still there.
    pub fn is_open(self) -> bool {
        matches!(self, State::Reading | State::Columns | State::Checking | State::Offered)
    }
}
