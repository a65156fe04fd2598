//! Where the conversation about people can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::model::people::FullName;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
    /// Those whose names hold what was typed.
    Named {
        search: String,
    },
    Card {
        id: PersonId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The list; what is typed is searched.
    List {
        spot: Spot,
    },
    Card {
        id: PersonId,
    },
    /// The right name is typed.
    Name {
        id: PersonId,
    },
    /// Is this the right name?
    Named {
        id: PersonId,
        name: FullName,
    },
    /// Shall this person be a coordinator?
    Promote {
        id: PersonId,
    },
    /// Shall this person be a coordinator no more?
    Dismiss {
        id: PersonId,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Asks for the right name.
    Name,
    /// Asks whether to make a coordinator.
    Promote,
    /// Asks whether to make a coordinator one no more.
    Dismiss,
    /// Does what the card asks about.
    Yes,
}
