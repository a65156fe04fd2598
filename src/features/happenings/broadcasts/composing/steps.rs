//! Where somebody stands who writes to many, and what the buttons carry.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::features::happenings::broadcasts::telling::Under;
use crate::ids::{EventId, FileId};
use crate::model::audience::{Audience, Kind, Part};
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
    /// The album that it came in, and its number there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub album: Option<(String, i64)>,
}

/// The most pictures or files of one album (Bot API, sendMediaGroup).
const MOST_FILES: usize = 10;

/// What was said so far.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub audience: Audience,
    pub says: Option<Styled>,
    pub file: Option<Brought>,
    /// What came in one album with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rest: Vec<Brought>,
    pub under: Under,
    /// Whether a school answers as one.
    pub by_school: bool,
    /// Whether it comes at once even to those who read once a day.
    pub urgent: bool,
    /// When it begins; at once where that is not said.
    pub at: Option<DateTime<Utc>>,
}

impl Draft {
    /// Whether there is something to be sent.
    pub fn is_written(&self) -> bool {
        self.says.is_some() || self.file.is_some()
    }

    /// Everything that it brings, in its order.
    pub fn files(&self) -> impl Iterator<Item = &Brought> {
        self.file.iter().chain(&self.rest)
    }

    /// With another picture or file: beside the others where it came in one album with them, else in their place.
    pub fn with(self, brought: Brought) -> Draft {
        let album = brought.album.clone().map(|(name, _)| name);
        let is_of_it = |one: &Brought| one.album.is_some() && one.album.clone().map(|(name, _)| name) == album;
        let mut files: Vec<_> = self.files().filter(|one| is_of_it(one)).cloned().collect();
        files.push(brought);
        files.sort_by_key(|one| one.album.clone().map(|(_, nth)| nth));
        files.truncate(MOST_FILES);
        let mut files = files.into_iter();
        Draft { file: files.next(), rest: files.collect(), ..self }
    }

    /// Whether a school answers as one. Where nobody may know whom it is for, nobody may know which school either.
    pub fn is_by_school(&self) -> bool {
        self.by_school && self.under.asks() && self.audience.category.is_none()
    }

    /// Whether its answers would give away whom it is for.
    pub fn tells_on_people(&self) -> bool {
        self.audience.category.is_some() && matches!(self.under, Under::Number | Under::Words | Under::File)
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
    /// To everybody, or not: a press says what it means, so that a second tap changes nothing.
    Everybody {
        on: bool,
    },
    Kind {
        of: Kind,
    },
    /// Chooses one; its name is short, since a button has room for 64 bytes.
    #[serde(rename = "t")]
    Take {
        of: Kind,
        id: i64,
    },
    /// Leaves one out that was chosen.
    #[serde(rename = "d")]
    Drop {
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
    Number,
    Words,
    File,
    /// One answer a school, or one a person.
    BySchool {
        on: bool,
    },
    /// At once to everybody, or with the digest of the day.
    Urgent {
        on: bool,
    },
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
