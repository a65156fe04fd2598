//! Where a person stands in the room of events, and what its buttons carry.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::details::Given;
use super::editing::{Draft, Part};
use super::moving::Ask;
use crate::ids::{EventId, GroupId};
use crate::model::events::{Answer, Kind, Met};
use crate::model::ways;
use crate::talk::{Leaf, Place, Spot, calendar};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Coming,
    /// What somebody did stood here once: old buttons lead on to the record.
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
    Card {
        id: EventId,
        /// What this turn has just read or changed of it, so that it is not asked again; never kept.
        #[serde(skip)]
        met: Option<Box<Met>>,
        /// Whence somebody came who came from a group: thither the card leads back.
        #[serde(default)]
        within: Option<Within>,
    },
    Cancel {
        id: EventId,
    },
    /// It was cancelled, and may be restored.
    Restore {
        id: EventId,
    },
    /// It is being moved.
    Move {
        id: EventId,
        ask: Ask,
    },
    /// It is being corrected.
    Edit {
        id: EventId,
        draft: Draft,
    },
}

/// The group from which somebody came to an event.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Within {
    pub group: GroupId,
    /// Whether from the list of its events.
    pub among: bool,
}

impl Within {
    /// Thither.
    pub fn place(self) -> Place {
        if self.among { ways::CLUSTER_EVENTS.of(self.group) } else { ways::CLUSTER.of(self.group) }
    }
}

impl Step {
    /// The card of an event.
    pub fn card(id: EventId) -> Step {
        Step::Card { id, met: None, within: None }
    }

    /// The same card, that leads back whence somebody came.
    pub fn within(self, within: Option<Within>) -> Step {
        match self {
            Step::Card { id, met, .. } => Step::Card { id, met, within },
            step => step,
        }
    }

    /// The card of an event that this turn has read.
    pub fn card_of(met: Met) -> Step {
        Step::Card { id: met.event.id, met: Some(Box::new(met)), within: None }
    }
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
    /// Joins the event's group and answers «Иду».
    Join {
        id: EventId,
    },
    Move,
    Edit,
    Cancel,
    Pick {
        pick: calendar::Pick,
    },
    Time {
        time: NaiveTime,
    },
    OtherDay,
    OtherTime,
    Part {
        part: Part,
    },
    Kind {
        kind: Kind,
    },
    /// A kind of the municipality's own.
    Own {
        key: i64,
    },
    /// Something that it may have besides; its names are short, since a button has room for 64 bytes.
    #[serde(rename = "g")]
    Given {
        #[serde(rename = "w")]
        what: Given,
    },
    /// It has no hours.
    Whole,
    Restore,
    /// The same with all that follow in its series.
    Following,
    /// This one of a series alone: a press of its own, since a double tap of what came before must not choose it.
    Alone,
    /// I do not speak after all.
    Silent,
    /// Does it, and tells the members.
    Yes,
    /// Does it, and tells nobody.
    Quietly,
    /// Whether marks that were made beforehand are kept.
    Marks {
        keep: bool,
    },
    Back,
}
