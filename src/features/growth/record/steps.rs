//! Where somebody stands in their record, and what the buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::period::Period;
use crate::ids::OwnRecordId;
use crate::model::records::OwnKind;
use crate::talk::calendar::Pick;
use crate::talk::{Leaf, Spot};

/// The places of the record.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Mine,
    /// Of another period.
    Of(Period),
    /// What I entered.
    Own {
        id: OwnRecordId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    All {
        period: Period,
        spot: Spot,
    },
    /// Of which period?
    Period {
        period: Period,
    },
    /// From which day?
    From {
        period: Period,
        month: NaiveDate,
    },
    /// Till which day?
    Till {
        period: Period,
        from: NaiveDate,
        month: NaiveDate,
    },
    /// What I entered.
    Own {
        id: OwnRecordId,
    },
    /// Is it to be removed?
    Drop {
        id: OwnRecordId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    /// Another period.
    Choose,
    Period {
        period: Period,
    },
    /// One's own span of days.
    OwnDays,
    Pick {
        pick: Pick,
    },
    /// The file that shows it.
    Send,
    Drop,
    Yes,
    Back,
}

/// The places of the form.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewAt {
    New,
    /// One answer of what I entered.
    Change {
        id: OwnRecordId,
        part: Part,
    },
}

/// What of an entry can be said anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Title,
    Day,
    #[serde(rename = "proof", alias = "evidence")]
    Evidence,
}

/// What was said so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What is changed; none for a new one.
    pub id: Option<OwnRecordId>,
    pub kind: Option<OwnKind>,
    pub title: String,
    pub day: Option<NaiveDate>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewStep {
    /// What was it?
    Kind { draft: Draft },
    /// What is it called?
    Title { draft: Draft },
    /// When was it?
    Day { draft: Draft, month: NaiveDate },
    /// What shows it?
    Evidence { draft: Draft },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewPress {
    Kind {
        kind: OwnKind,
    },
    Pick {
        pick: Pick,
    },
    /// Nothing shows it.
    Nothing,
    Back,
}
