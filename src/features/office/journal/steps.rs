//! Where the conversation about the journal can be, and what its buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, OrganisationId, PersonId};
use crate::model::journal::About;
use crate::talk::calendar::Pick;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
    /// By a person, or about them.
    Person {
        id: PersonId,
    },
    Group {
        id: GroupId,
    },
    Organisation {
        id: OrganisationId,
    },
}

/// Which entries are shown; what is empty admits all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// By this person, or about them.
    pub person: Option<PersonId>,
    pub group: Option<GroupId>,
    pub organisation: Option<OrganisationId>,
    pub about: Option<About>,
    pub day: Option<NaiveDate>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A page; what is typed is searched.
    List { filter: Filter, spot: Spot },
    /// One entry.
    Entry { id: i64, filter: Filter, spot: Spot },
    /// Which day?
    Days { filter: Filter, spot: Spot, month: NaiveDate },
    /// About what?
    Abouts { filter: Filter, spot: Spot },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    Entry {
        id: i64,
    },
    Days,
    Pick {
        pick: Pick,
    },
    Abouts,
    About {
        about: About,
    },
    /// The entries as a spreadsheet.
    Table,
    /// Back to the page.
    Back,
}
