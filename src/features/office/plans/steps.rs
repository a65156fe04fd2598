//! Where the conversation about plans can be, and what its buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, PlanEntryId};
use crate::model::plans::{Field, Part, State, Which};
use crate::talk::{Leaf, Spot, calendar};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The plans of this school year.
    List,
    /// A plan.
    Plan { which: Which },
    /// The plan of a group for this school year.
    Of { group: GroupId },
    /// An entry.
    Entry { id: PlanEntryId },
}

/// The list that an entry was opened from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub which: Which,
    pub part: Part,
    pub spot: Spot,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The plans of a year; what is typed is searched.
    List {
        year: i32,
        spot: Spot,
    },
    /// A plan; what is typed is searched in it.
    Plan {
        which: Which,
    },
    /// A part of its entries.
    Entries {
        from: Opened,
    },
    Entry {
        id: PlanEntryId,
        from: Option<Opened>,
    },
    /// Which detail is to be changed?
    Change {
        id: PlanEntryId,
        from: Option<Opened>,
    },
    /// It is typed.
    Field {
        id: PlanEntryId,
        field: Field,
        from: Option<Opened>,
    },
    /// When is it to be done? The month of the calendar, where a day is looked for.
    Term {
        id: PlanEntryId,
        month: Option<NaiveDate>,
        from: Option<Opened>,
    },
    /// On which day was it done, or cancelled?
    Day {
        id: PlanEntryId,
        month: Option<NaiveDate>,
        from: Option<Opened>,
    },
    /// The spreadsheet is on its way.
    Sent {
        which: Which,
        rows: usize,
    },
    /// The paper is being made.
    Ordered {
        which: Which,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// The same of another year.
    Year {
        year: i32,
    },
    /// A part of the entries.
    Part {
        part: Part,
    },
    Entry {
        id: PlanEntryId,
    },
    /// The plan as a spreadsheet.
    Sheet,
    /// The plan as a paper.
    Paper,
    /// It was done, is cancelled, or is open again.
    State {
        state: State,
    },
    /// That was on another day.
    Day,
    Pick {
        pick: calendar::Pick,
    },
    /// Something is to be changed.
    Change,
    Field {
        field: Field,
    },
    /// There is none.
    Nothing,
    Term,
    /// The month of this day.
    Month {
        of: NaiveDate,
    },
    AllYear,
    /// A day is to be picked.
    Exactly,
    Back,
}
