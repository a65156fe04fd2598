//! Where a person stands in a self-diagnosis, and what its buttons carry.

use serde::{Deserialize, Serialize};

/// The most points of one statement: «могу научить коллегу».
pub const MOST: u8 = 3;

/// The places of the room.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
}

/// A questionnaire that is being answered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sitting {
    /// The name of the questionnaire.
    pub of: String,
    pub version: u32,
    /// The points of each statement that was answered, in their order.
    pub answers: Vec<u8>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List,
    /// The statement with this number is asked, from zero on.
    Asks {
        sitting: Sitting,
        at: usize,
    },
    /// All are answered: what came out, and which of it is left out.
    Found {
        sitting: Sitting,
        without: Vec<usize>,
        /// Which of what one could teach is not written down.
        #[serde(default)]
        untaught: Vec<usize>,
    },
    /// The sums of a questionnaire, or of all of them together.
    Profile {
        of: Option<String>,
    },
    /// Is all that was kept to go?
    Forgetting,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Begin {
        of: String,
    },
    /// An answer to one statement, so that a double tap answers it once.
    Say {
        at: usize,
        points: u8,
    },
    /// To the statement before.
    Before {
        at: usize,
    },
    /// Takes a finding, or leaves it out.
    Mark {
        at: usize,
        taken: bool,
    },
    /// Takes what one could teach as a strength, or leaves it out.
    Teach {
        at: usize,
        taken: bool,
    },
    Save,
    Profile,
    Picture,
    Forget,
    Really,
    Back,
}
