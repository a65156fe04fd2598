//! Where the conversation about somebody's rosters can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, PersonId};
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Nobody is chosen yet: somebody is to be.
    People,
    Person {
        person: PersonId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Which roster? What is typed is searched.
    Groups { person: PersonId, spot: Spot },
    /// Shall this person go from this group?
    Leaving { person: PersonId, group: GroupId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Writes the person into a group, or asks whether they go from it.
    Group {
        id: GroupId,
    },
    Yes,
}
