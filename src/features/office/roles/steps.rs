//! Where the conversation about roles can be, and what its buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::store::Filter;
use crate::ids::{AppointmentId, PersonId, RoleRequestId};
use crate::model::roles::Order;
use crate::talk::{Leaf, Spot, calendar};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
    /// Those with a term, what ends first first.
    Terms,
    /// The roles of somebody.
    Person {
        id: PersonId,
    },
    /// The requests that wait.
    Requests,
    Request {
        id: RoleRequestId,
    },
    /// Everything as a spreadsheet.
    Table,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who holds what; what is typed is searched.
    List {
        filter: Filter,
        spot: Spot,
    },
    /// Which role shall be shown?
    Filter,
    Person {
        id: PersonId,
        spot: Spot,
    },
    Card {
        id: AppointmentId,
    },
    /// By which order does it end? Its number is typed, and its day too.
    End {
        id: AppointmentId,
    },
    /// Of which day is the order?
    EndDay {
        id: AppointmentId,
        number: String,
        month: Option<NaiveDate>,
    },
    /// Shall it end?
    EndSure {
        id: AppointmentId,
        order: Option<Order>,
    },
    /// Until when shall it go on?
    Term {
        id: AppointmentId,
        month: Option<NaiveDate>,
    },
    Requests {
        spot: Spot,
    },
    Request {
        id: RoleRequestId,
    },
    /// The file is on its way.
    Sent {
        rows: usize,
        /// Whether it holds the requests, and not the roles.
        #[serde(default)]
        requests: bool,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// The requests as a spreadsheet.
    Sheet,
    /// Asks which role shall be shown.
    Filter,
    /// Shows those of a role, those with a term, or all.
    Show {
        of: Filter,
    },
    /// Shows one appointment.
    Open {
        id: AppointmentId,
    },
    /// Asks by which order it shall end.
    End,
    /// Without an order.
    Without,
    Pick {
        pick: calendar::Pick,
    },
    /// Asks until when it shall go on.
    Term,
    /// Without a term.
    Endless,
    /// Does what the card asks about.
    Yes,
    Back,
    /// Confirms somebody in a role, from the card or from a notice of any age.
    Grant {
        id: RoleRequestId,
    },
    /// Does not.
    Refuse {
        id: RoleRequestId,
    },
}
