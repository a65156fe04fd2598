//! Where the conversation about leaders can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, PersonId};
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Nothing is chosen yet: a group is to be.
    Groups,
    Whom {
        group: GroupId,
    },
    What {
        person: PersonId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who is to lead this group? What is typed is searched.
    Whom { group: GroupId, spot: Spot },
    /// What is this person to lead? What is typed is searched.
    What { person: PersonId, spot: Spot },
    /// Shall this person lead this group?
    Certain { group: GroupId, person: PersonId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Chooses who leads.
    Person {
        id: PersonId,
    },
    /// Chooses what is led.
    Group {
        id: GroupId,
    },
    Yes,
}
