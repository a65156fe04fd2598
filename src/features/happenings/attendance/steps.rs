//! Where the leader stands in the room of attendance, and what its buttons carry.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::rules::Sheet;
use super::verbs::Opened;
use crate::ids::{EventId, PersonId};
use crate::model::records::Contribution;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
    Sheet { event: EventId },
}

/// A sheet in work.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Work {
    pub sheet: Sheet,
    /// Whether anything differs from what the sheet began with: then there is something to lose.
    pub touched: bool,
    /// Where on the roster.
    pub spot: Spot,
    /// The sheet before the last change of many marks at once, to be put back by one tap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<Sheet>>,
    /// What this turn has read already, so that it is not asked again; never kept.
    #[serde(skip)]
    pub opened: Option<Arc<Opened>>,
}

impl Work {
    /// A sheet that has just been opened.
    pub fn new(sheet: Sheet, opened: Arc<Opened>) -> Work {
        Work { sheet, touched: false, spot: Spot::default(), before: None, opened: Some(opened) }
    }

    /// Notes the sheet as it is before many marks change at once.
    pub fn remember(&mut self) {
        self.before = Some(Box::new(self.sheet.clone()));
    }

    /// Notes that a single mark has changed: what was before the last change of many is no longer meant.
    pub fn touch(&mut self) {
        self.touched = true;
        self.before = None;
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The events to be marked.
    List { spot: Spot },
    /// Who was there?
    Marks { work: Work },
    /// Who of several bears this name of the pasted list? The other names follow; then those whom nobody bears.
    Doubt { work: Work, doubts: Vec<String>, unknown: Vec<String> },
    /// Are those guests whom the pasted list names and the roster does not?
    Unknown { work: Work, unknown: Vec<String> },
    /// Shall all marks be taken back?
    Clear { work: Work },
    /// Who brought something, of those who were there?
    Parts { work: Work, spot: Spot },
    /// What did this one bring?
    Part { work: Work, spot: Spot, whose: Whose },
    /// Shall the marks be dropped?
    Drop { work: Work },
}

/// Whose participation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    Person {
        id: PersonId,
    },
    /// Of a guest, by the place on the sheet.
    Guest {
        place: usize,
    },
}

/// The names are short, since a button has room for 64 bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    /// Marks one, or takes the mark back.
    Mark {
        id: PersonId,
        here: bool,
    },
    /// The same of a guest, by the place on the sheet.
    Guest {
        place: usize,
        here: bool,
    },
    /// Everybody came.
    All,
    /// Takes all marks back, after a question.
    Nobody,
    /// Puts back what the last change of many marks has changed.
    Undo,
    /// Adds what was typed as a guest, or all those whom the roster does not know.
    AddGuest,
    /// It is this one who is meant by a name of the pasted list; `left` says by which, so that a second tap does not
    /// answer for the next name.
    Meant {
        id: PersonId,
        left: usize,
    },
    /// It is a guest who is meant.
    Besides {
        left: usize,
    },
    /// Leaves a name of the pasted list out.
    Skip {
        left: usize,
    },
    /// Shows who brought something.
    Parts,
    /// Asks what this one brought.
    Of {
        #[serde(rename = "w")]
        whose: Whose,
    },
    /// This is what they brought; nothing makes a listener.
    Brought {
        what: Option<Contribution>,
    },
    /// Takes the mark back, or the guest off the sheet.
    Remove,
    /// Back to the marks, or to who brought something.
    Back,
    Save,
    /// Drops the marks, after a question.
    Cancel,
    Yes,
}
