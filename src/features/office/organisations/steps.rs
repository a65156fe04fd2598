//! Where the conversation about organisations can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::OrganisationId;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
    Card {
        id: OrganisationId,
    },
    /// New ones are typed.
    Add,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The list; what is typed is searched.
    List {
        spot: Spot,
    },
    Card {
        id: OrganisationId,
    },
    /// The new name is typed.
    Rename {
        id: OrganisationId,
    },
    /// Those into which an unconfirmed one may be merged; what is typed is searched.
    Merge {
        from: OrganisationId,
        spot: Spot,
    },
    /// Shall the first be merged into the second?
    Merging {
        from: OrganisationId,
        into: OrganisationId,
    },
    /// Shall it be deleted?
    Delete {
        id: OrganisationId,
    },
    /// New ones are typed.
    Add,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Confirms what a newcomer typed.
    Confirm,
    /// Sets the mark of low results, or takes it away.
    Low {
        set: bool,
    },
    /// Sets the mark of adverse conditions, or takes it away.
    Adverse {
        set: bool,
    },
    /// Types a name.
    Rename,
    /// Asks into which one to merge.
    Merge,
    /// Chooses that one.
    Into {
        id: OrganisationId,
    },
    /// Asks whether to delete.
    Delete,
    /// Does what the card asks about.
    Yes,
}
