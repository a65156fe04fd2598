//! Where a person stands in the room of events, and what its buttons carry.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::ids::{EventId, GroupId};
use crate::model::events::Answer;
use crate::talk::{Leaf, Spot, calendar};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Coming,
    Record,
    Card {
        id: EventId,
    },
    /// A card that leads back to the card of a group.
    Within {
        of: (EventId, GroupId),
    },
    /// A card that leads back to the list of a group's events.
    Among {
        of: (EventId, GroupId),
    },
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
    /// The card of somebody who has come from a group.
    Within {
        id: EventId,
        group: GroupId,
        /// Whether from the list of its events.
        #[serde(default)]
        among: bool,
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
