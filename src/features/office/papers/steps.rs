//! Where the conversation about papers can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, PaperId};
use crate::model::papers::Kind;
use crate::talk::{Leaf, Spot};
use crate::text::cases::Case;

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
    /// A paper of the rules in force is to be made.
    Rules,
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
    /// Where was it published? The link is typed.
    Link {
        id: PaperId,
    },
    /// The file of a paper is on its way.
    Sent {
        id: PaperId,
    },
    Of {
        group: GroupId,
    },
    /// What a paper declines, to be looked at.
    Forms {
        kind: Kind,
        group: GroupId,
    },
    /// Are these its forms? The right ones are typed.
    Form {
        kind: Kind,
        group: GroupId,
        /// Which words (`Phrase::mark`).
        mark: String,
        /// Whether it is asked before the paper, since the rules only guess.
        asked: bool,
    },
    /// One form of it is typed.
    Case {
        kind: Kind,
        group: GroupId,
        mark: String,
        asked: bool,
        case: Case,
    },
    /// Which number does it bear? It is typed, too.
    New {
        kind: Kind,
        group: Option<GroupId>,
    },
    /// Another paper bears the number.
    Taken {
        kind: Kind,
        group: Option<GroupId>,
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
    /// The words that it declines.
    Forms,
    /// Some of them.
    Form {
        mark: String,
    },
    /// They are right as they stand.
    Right,
    /// One form is to be typed.
    Case {
        case: Case,
    },
    /// Leaves the question without an answer.
    Back,
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
    /// Sends the scan of what was signed.
    Scan,
    /// It was published.
    Publish,
    Blanks,
    Blank {
        kind: Kind,
    },
    /// Makes papers of the program's blank again.
    Default,
}
