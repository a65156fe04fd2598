//! Where somebody stands among the questions, and what the buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, PersonId, RequestId};
use crate::talk::{Leaf, Spot};

/// The places of the room.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// My questions.
    Mine,
    /// One of mine.
    One { id: RequestId },
    /// Those that wait for whoever answers.
    Open,
    /// One of those.
    Asked { id: RequestId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Mine {
        spot: Spot,
    },
    One {
        id: RequestId,
    },
    /// What is the question about?
    Category,
    /// Whom to ask: those who answer for the service, or one's mentor?
    Whom {
        category: CategoryId,
    },
    /// What is the question?
    Words {
        category: CategoryId,
        /// The mentor to whom it is put.
        #[serde(default)]
        mentor: Option<PersonId>,
    },
    Open {
        spot: Spot,
    },
    Asked {
        id: RequestId,
    },
    /// What is the answer?
    Answer {
        id: RequestId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        leaf: Leaf,
    },
    /// Asks something.
    New,
    Category {
        id: CategoryId,
    },
    /// Asks this mentor, or those who answer for the service.
    Whom {
        mentor: Option<PersonId>,
    },
    One {
        id: RequestId,
    },
    /// The answer helped, or the question is taken back.
    Close,
    /// The answer did not help.
    Again,
    Asked {
        id: RequestId,
    },
    Take,
    /// Leaves it to the others again.
    GiveBack,
    Answer,
    Back,
}
