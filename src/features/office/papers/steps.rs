//! Where the conversation about papers can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, PaperId};
use crate::model::papers::Kind;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The register.
    List,
    Card {
        id: PaperId,
    },
    /// What can be made about a group.
    Of {
        group: GroupId,
    },
    Blanks,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The register; what is typed is searched.
    List {
        spot: Spot,
    },
    Card {
        id: PaperId,
    },
    /// The file of a paper is on its way.
    Sent {
        id: PaperId,
    },
    Of {
        group: GroupId,
    },
    /// Which number does it bear? It is typed, too.
    New {
        kind: Kind,
        group: GroupId,
    },
    /// Another paper bears the number.
    Taken {
        kind: Kind,
        group: GroupId,
        number: String,
    },
    /// It is being made.
    Ordered {
        kind: Kind,
    },
    Blanks,
    /// A blank is sent, as a file.
    Blank {
        kind: Kind,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// A paper of this kind is to be made.
    Make {
        kind: Kind,
    },
    /// With the number that was proposed.
    Number {
        number: String,
    },
    /// Without a number: a clerk writes it in.
    Unnumbered,
    /// Sends what was made once more.
    Send,
    /// It was signed.
    Sign,
    Blanks,
    Blank {
        kind: Kind,
    },
    /// Makes papers of the program's blank again.
    Default,
}
