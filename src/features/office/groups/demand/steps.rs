//! Where a coordinator stands among demands, and what the buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, PersonId};
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
    Card { category: CategoryId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        spot: Spot,
    },
    Card {
        category: CategoryId,
    },
    /// Who could lead it?
    Leaders {
        category: CategoryId,
        spot: Spot,
    },
    /// Is it to be opened like this?
    Opening {
        category: CategoryId,
        leader: Option<PersonId>,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    Open {
        category: CategoryId,
    },
    /// Asks who could lead a cluster.
    Leaders,
    Leader {
        id: Option<PersonId>,
    },
    /// Opens the cluster.
    Create,
    /// Is reminded of it no more, until many more share it.
    PutOff,
    Back,
}
