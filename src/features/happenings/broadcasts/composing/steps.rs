//! Where somebody stands who writes to many, and what the buttons carry.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::features::happenings::broadcasts::audience::{Audience, Kind, Part};
use crate::features::happenings::broadcasts::telling::Under;
use crate::ids::{EventId, FileId};
use crate::talk::{Leaf, Spot, Styled, calendar};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    New,
    /// To those whom an event concerns.
    Of {
        event: EventId,
    },
}

/// A picture or a file that came with the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    pub id: FileId,
    pub name: String,
    pub photo: bool,
}

/// What was said so far.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub audience: Audience,
    pub says: Option<Styled>,
    pub file: Option<Brought>,
    pub under: Under,
    /// When it begins; at once where that is not said.
    pub at: Option<DateTime<Utc>>,
}

impl Draft {
    /// Whether there is something to be sent.
    pub fn is_written(&self) -> bool {
        self.says.is_some() || self.file.is_some()
    }
}

/// What is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// To whom.
    Audience,
    /// Which of a kind.
    Choose { kind: Kind, spot: Spot },
    /// Which of those whom an event concerns.
    Part { event: EventId },
    /// What.
    Text,
    /// What stands under it.
    Under,
    /// Where the button leads.
    Link,
    /// What is asked.
    Question,
    /// What can be answered.
    Options { asks: String },
    /// On which day it is sent.
    Day { month: NaiveDate },
    /// At which time of that day.
    Hour { day: NaiveDate },
    /// Shall it be sent?
    Whole,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Step {
    pub draft: Draft,
    pub asks: Ask,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Everybody,
    Kind {
        of: Kind,
    },
    #[serde(rename = "t")]
    Toggle {
        of: Kind,
        id: i64,
    },
    Part {
        of: Part,
    },
    Leaf {
        leaf: Leaf,
    },
    /// On, with what was chosen.
    Onward,
    /// Without the picture or the file.
    Bare,
    Nothing,
    Read,
    Link,
    Question,
    /// To a part of the whole that is to be changed.
    ToAudience,
    ToText,
    ToUnder,
    ToMoment,
    /// At once after all.
    Now,
    Pick {
        pick: calendar::Pick,
    },
    Hour {
        time: NaiveTime,
    },
    Send,
    Back,
}
