//! What becomes of a row, and why.

use serde::{Deserialize, Serialize};

use super::Choice;
use crate::ids::{CategoryId, ItemId, OrganisationId, PersonId, PlanEntryId};
use crate::text::forms;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Outcome {
    /// It is not there yet, and will be.
    New,
    /// It is there, and will change.
    Changed,
    /// It is there as it stands in the file.
    Same,
    /// A person has to say which it is.
    Doubtful,
    /// It cannot be taken.
    Wrong,
    /// A person has said that it shall be left out.
    Skipped,
}

/// A remark about a row: what is wrong, what is doubtful, what will change. Fields are named by their codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// What is needed is not there.
    Missing {
        /// Which field.
        field: String,
    },
    /// A name that is none, or stands there in part.
    BadName {
        /// As it stands there.
        value: String,
    },
    /// A name of letters in the place of words: «Петрова О. С.».
    Initials {
        /// As it stands there.
        value: String,
    },
    /// It is not in the list from which it must be.
    Unknown {
        /// Which field.
        field: String,
        /// As it stands there.
        value: String,
    },
    /// It cannot be read: it is left out, and the rest of the row is taken.
    Unread {
        /// Which field.
        field: String,
        /// As it stands there.
        value: String,
    },
    /// The same stands in an earlier row.
    Twice {
        /// In which.
        line: u32,
    },
    /// One of the same name works elsewhere.
    Elsewhere,
    /// Several of the same name are there.
    Namesakes,
    /// One who works there is called almost so.
    Almost,
    /// What it was, and what it will be.
    Changes {
        /// Which field.
        field: String,
        /// Before.
        was: String,
        /// Then.
        now: String,
    },
    /// They are marked as having left: a list alone does not bring them back.
    Left,
    /// They do not use the bot, or have not agreed that results of a diagnosis are kept: nothing of the row is.
    NoTaker,
    /// Nothing is lacking.
    NoNeed,
    /// They have come into the bot, and say themselves what they are: the list changes nothing of it.
    Own,
    /// It is not said in the row, and holds from the one above.
    Above {
        /// Which field.
        field: String,
    },
    /// No name of an item: too short, too long, or without a letter.
    Misnamed {
        /// As it stands there.
        value: String,
    },
    /// Another item of the category is called so.
    Taken {
        /// As it stands there.
        value: String,
    },
    /// No name of a category: too short, too long, or without a letter.
    MisnamedArea {
        /// As it stands there.
        value: String,
    },
    /// Another category is called so.
    TakenArea {
        /// As it stands there.
        value: String,
    },
    /// The name of a category is too long for a button, and no short form stands beside it.
    NeedsShort {
        /// As it stands there.
        value: String,
    },
    /// It is a category that is not there yet.
    NewArea,
    /// More categories would be offered than cards have room for.
    TooManyAreas,
    /// No category would be left that everybody may choose.
    LastArea,
    /// An item does not go over into another category.
    Moved,
    /// It is offered no more.
    Retires,
    /// It is offered again.
    Returns,
    /// A part that is larger than its whole.
    Impossible {
        /// The part.
        field: String,
        /// The whole.
        of: String,
    },
}

/// A row as it is staged.
#[derive(Debug, Clone, PartialEq)]
pub struct Staged {
    /// Its number in the file.
    pub line: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// How a list shows it.
    pub label: String,
    /// What is written when it is taken over.
    pub fields: serde_json::Value,
    /// What is to be said about it.
    pub notes: Vec<Note>,
    /// Who or what of the database it is about.
    pub of: Option<Kept>,
    /// What that was when the row was checked.
    pub print: Option<String>,
    /// Who else it may be about.
    pub others: Vec<i64>,
    /// What was chosen of it before, when it is checked once more.
    pub choice: Option<Choice>,
}

/// What of the database a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Somebody.
    Person(PersonId),
    /// An organisation.
    Organisation(OrganisationId),
    /// An entry of a plan.
    PlanEntry(PlanEntryId),
    /// An item of the catalogue of needs.
    Item(ItemId),
    /// A category of it.
    Category(CategoryId),
}

impl Staged {
    /// A row of which nothing is known yet.
    pub fn new(line: u32, label: impl Into<String>) -> Staged {
        Staged {
            line,
            outcome: Outcome::New,
            label: label.into(),
            fields: serde_json::Value::Null,
            notes: Vec::new(),
            of: None,
            print: None,
            others: Vec::new(),
            choice: None,
        }
    }

    /// The same, with what was chosen of the row before: that it is new, or shall be left out. Who it is, is asked again,
    /// since of them more has to be read.
    pub fn chosen(self, choice: Option<&Choice>) -> Staged {
        let outcome = match choice {
            Some(Choice::New) => Outcome::New,
            Some(Choice::Skip) => Outcome::Skipped,
            Some(Choice::Is { .. }) | None => return self,
        };
        if self.outcome == Outcome::Doubtful { Staged { outcome, choice: choice.copied(), ..self } } else { self }
    }

    /// The same, as one that cannot be taken.
    pub fn wrong(self, note: Note) -> Staged {
        let mut wrong = Staged { outcome: Outcome::Wrong, ..self };
        wrong.notes.push(note);
        wrong
    }
}

/// The schools that rows name and nobody knows, each once, as far as they can be names.
pub fn unknown_schools(rows: &[Staged]) -> Vec<String> {
    /// More is a mistake.
    const MOST: usize = 300;
    let mut schools: Vec<String> = Vec::new();
    let mut known = std::collections::HashSet::new();
    let named = rows.iter().flat_map(|row| &row.notes).filter_map(|note| match note {
        Note::Unknown { field, value } if field == "organisation" => Some(value),
        _ => None,
    });
    for name in named {
        let count = name.chars().count();
        if (2..=250).contains(&count) && name.chars().any(char::is_alphabetic) && known.insert(forms::search(name)) {
            schools.push(name.clone());
        }
    }
    schools.truncate(MOST);
    schools
}
