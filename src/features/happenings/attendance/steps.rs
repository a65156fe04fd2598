//! Where the leader stands in the room of attendance, and what its buttons carry.

use serde::{Deserialize, Serialize};

use super::rules::Sheet;
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
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The events to be marked.
    List { spot: Spot },
    /// Who was there?
    Marks { work: Work },
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
    /// Everybody came.
    All,
    /// Nobody came.
    Nobody,
    /// Adds what was typed as a guest.
    AddGuest,
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
