//! Where the leader stands in the room of attendance, and what its buttons carry.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::rules::Undo;
use super::verbs::Opened;
use crate::ids::{EventId, PersonId};
use crate::model::records::{Contribution, Reason, State, Whose};
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
    Sheet {
        event: EventId,
    },
    /// Why a closed sheet is opened again.
    Reopen {
        event: EventId,
    },
}

/// Where one is on a sheet. What it says is kept in the database as it is said, and nothing of it here.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Roll {
    pub event: EventId,
    /// Where on the roster.
    #[serde(default)]
    pub spot: Spot,
    /// What a tap on a name puts.
    #[serde(default)]
    pub puts: State,
    /// What the last change of many marks at once has changed, to be put back by one tap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<Box<Undo>>,
    /// What this turn has read already, so that it is not asked again; never kept.
    #[serde(skip)]
    pub opened: Option<Arc<Opened>>,
}

impl Roll {
    /// A sheet that has just been opened.
    pub fn new(event: EventId, opened: Arc<Opened>) -> Roll {
        Roll { event, spot: Spot::default(), puts: State::default(), undo: None, opened: Some(opened) }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The events to be marked.
    List { spot: Spot },
    /// Who was there?
    Marks { roll: Roll },
    /// Who of several bears this name of the pasted list? The other names follow; then those whom nobody bears.
    Doubt { roll: Roll, doubts: Vec<String>, unknown: Vec<String> },
    /// Are those guests whom the pasted list names and the roster does not?
    Unknown { roll: Roll, unknown: Vec<String> },
    /// Shall all marks be taken back?
    Clear { roll: Roll },
    /// Who brought something, of those who were there?
    Parts { roll: Roll, spot: Spot },
    /// What did this one bring?
    Part { roll: Roll, spot: Spot, whose: Whose },
    /// What is printed or shown in the hall.
    Hall { roll: Roll },
    /// Which pages has the signed sheet?
    Signed { roll: Roll },
    /// Who came to the meeting and went?
    Times { roll: Roll, spot: Spot },
    /// Why is the closed sheet opened again?
    Reopen { roll: Roll },
}

/// What a tap says of somebody at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stay {
    Came,
    Went,
    /// They have not gone after all.
    Back,
}

/// The names are short, since a button has room for 64 bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    /// Marks one.
    #[serde(rename = "m")]
    Mark {
        #[serde(rename = "w")]
        whose: Whose,
        #[serde(rename = "s")]
        state: State,
    },
    /// What a tap on a name puts from now on.
    Put {
        state: State,
    },
    /// Everybody came of whom nothing is said.
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
    /// Shows what is printed or shown in the hall.
    Hall,
    /// Sends the roster to be signed, or a sheet with lines to be filled in.
    Print {
        roster: bool,
    },
    /// Sends the sheet as a spreadsheet.
    Table,
    /// Shows the signed sheet.
    Signed,
    /// Sends its pages.
    Pages,
    /// Takes this page off.
    Unpage {
        page: i64,
    },
    /// Shows who came to the meeting and went.
    Times,
    /// This one came, or went, or has not gone.
    Stay {
        id: PersonId,
        is: Stay,
    },
    /// Puts somebody on the roster who is not on it.
    Bring {
        id: PersonId,
    },
    /// Closes the sheet.
    Close,
    /// Asks why the closed sheet is opened again.
    Reopen,
    /// It is opened again, and why.
    Because {
        why: Reason,
    },
    Yes,
}
