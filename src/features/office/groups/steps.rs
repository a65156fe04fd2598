//! Where the conversation about groups can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, GroupId, OrganisationId};
use crate::model::groups;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
    Card { id: GroupId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The list; what is typed is searched.
    List {
        spot: Spot,
        /// Only those without a programme.
        #[serde(default)]
        lacking: bool,
    },
    Card {
        id: GroupId,
    },
    /// The new name is typed.
    Rename {
        id: GroupId,
    },
    /// Where in its cycle it is.
    Phase {
        id: GroupId,
    },
    /// What it is made for.
    MadeFor {
        id: GroupId,
    },
    /// What it is about.
    Categories {
        id: GroupId,
        #[serde(default)]
        spot: Spot,
    },
    /// Which organisation hosts it; what is typed is searched.
    Host {
        id: GroupId,
        spot: Spot,
    },
    /// Is it really to be closed?
    Closing {
        id: GroupId,
    },
    /// Is it really to be removed?
    Removing {
        id: GroupId,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Types a name.
    Rename,
    /// Shows the phases.
    Phases,
    /// Moves the group in its cycle.
    Phase {
        phase: groups::Phase,
    },
    /// Shows what it can be made for.
    Kinds,
    /// Says what it is made for.
    MadeFor {
        kind: groups::MadeFor,
    },
    /// Shows the categories.
    Categories,
    /// Adds a category, or takes it away.
    Category {
        id: CategoryId,
        wanted: bool,
    },
    /// Shows the organisations.
    Hosts,
    /// Gives the group its host, or none.
    Host {
        id: Option<OrganisationId>,
    },
    /// Shows those without a programme, or all.
    Lacking {
        only: bool,
    },
    /// Asks whether to remove the group.
    Remove,
    Really,
}
