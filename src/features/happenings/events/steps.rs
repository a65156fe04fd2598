//! Where a person stands in the room of events, and what its buttons carry.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::ids::EventId;
use crate::model::events::Answer;
use crate::talk::{Leaf, Spot, calendar};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Coming,
    Record,
    Card { id: EventId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Coming {
        spot: Spot,
    },
    Record {
        spot: Spot,
    },
    Card {
        id: EventId,
    },
    Cancel {
        id: EventId,
    },
    /// To which day is it moved: the month shown.
    MoveDay {
        id: EventId,
        month: NaiveDate,
    },
    MoveTime {
        id: EventId,
        day: NaiveDate,
    },
    MoveConfirm {
        id: EventId,
        day: NaiveDate,
        time: NaiveTime,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    /// Its name is short, since a button has room for 64 bytes.
    #[serde(rename = "a")]
    Answer {
        id: EventId,
        given: Answer,
    },
    Move,
    Cancel,
    Pick {
        pick: calendar::Pick,
    },
    Time {
        time: NaiveTime,
    },
    Yes,
    Back,
}
