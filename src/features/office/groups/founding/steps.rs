//! Where the form can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, OrganisationId, PersonId};
use crate::model::groups::Founding;
use crate::talk::{Leaf, Spot};

/// Where one comes to.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    New,
}

/// Where the coordinator stands, with what was said so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// How it is called.
    Name,
    /// What it is about.
    Categories { draft: Founding },
    /// Which organisation hosts it; what is typed is searched.
    Host { draft: Founding, spot: Spot },
    /// Who leads it; what is typed is searched.
    Leader { draft: Founding, spot: Spot },
    /// Is everything right?
    Confirm { draft: Founding },
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Chooses a category, or takes it back.
    Category {
        id: CategoryId,
        wanted: bool,
    },
    /// The choice is complete.
    Ready,
    List {
        leaf: Leaf,
    },
    /// Chooses the host, or none.
    Host {
        id: Option<OrganisationId>,
    },
    /// Chooses the leader, or none.
    Leader {
        id: Option<PersonId>,
    },
    /// One question back.
    Back,
    /// Everything is right.
    Create,
    /// Drops the form.
    Cancel,
}
