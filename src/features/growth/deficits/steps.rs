//! Where a person stands in the two rooms, and what their buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, DeficitId, ItemId, RecordId};
use crate::model::needs::{Level, Need, What};
use crate::talk::{self, Form, Leaf, Spot, Turn};

/// The places of the room of my deficits.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
    Card { id: DeficitId },
}

/// What of the list is shown.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Shown {
    /// Whether the closed ones are shown instead of the open ones.
    pub closed: bool,
    pub spot: Spot,
}

/// Where the person stands among their deficits; beside a card, the list to go back to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        shown: Shown,
    },
    Card {
        id: DeficitId,
        shown: Shown,
    },
    /// Another level for a deficit.
    Level {
        id: DeficitId,
        shown: Shown,
    },
    /// Is a deficit really to be deleted?
    Delete {
        id: DeficitId,
        shown: Shown,
    },
    /// By what is it shown that it is over?
    Evidence {
        id: DeficitId,
        shown: Shown,
    },
    /// Shall coordinators be shown the owner's words?
    Words {
        id: DeficitId,
        shown: Shown,
    },
    /// By which event?
    Deeds {
        id: DeficitId,
        shown: Shown,
        spot: Spot,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        leaf: Leaf,
    },
    /// Shows the closed ones, or the open ones.
    Closed {
        closed: bool,
    },
    Open {
        id: DeficitId,
    },
    /// Shows the open ones to coordinators by name, or no more.
    Show {
        wanted: bool,
    },
    /// Goes a step back.
    Back,
    /// Asks for another level.
    Change,
    Level {
        level: Level,
    },
    /// Asks by what it is shown that it is over.
    Close,
    /// Closes it without an evidence.
    Bare,
    /// Shows what the owner did.
    Deeds,
    Deed {
        id: RecordId,
    },
    Reopen,
    /// Asks whether coordinators shall be shown the owner's words.
    Words,
    /// Shows them, or no more.
    ShowWords {
        wanted: bool,
    },
    /// Takes them back from under an item.
    Unfile,
    /// Asks whether to delete.
    Delete,
    Really,
}

/// The places of the room of a new deficit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewAt {
    New,
}

/// What was said so far of a new deficit.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Draft {
    pub category: Option<CategoryId>,
    pub what: Option<What>,
    /// Whether the person would rather write than choose.
    #[serde(default)]
    pub writes: bool,
    pub level: Option<Level>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Category,
    /// What exactly: a page of the catalogue, or own words.
    What,
    Level,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        vec![Question::Category, Question::What, Question::Level]
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Category => self.category.is_some(),
            Question::What => self.what.is_some(),
            Question::Level => self.level.is_some(),
        }
    }
}

impl Draft {
    /// What is to be registered; `None` while an answer is missing.
    pub fn need(&self) -> Option<Need> {
        Some(Need { category: self.category?, what: self.what.clone()?, level: self.level? })
    }
}

/// What the person has said so far of a new deficit, and what is asked now.
pub type NewStep = Form<Draft>;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewPress {
    Category {
        id: CategoryId,
    },
    Leaf {
        leaf: Leaf,
    },
    Item {
        id: ItemId,
    },
    /// Would rather write.
    OwnWords,
    /// Takes what was looked for as own words.
    AsTyped,
    Level {
        level: Level,
    },
    /// From writing back to choosing.
    Choose,
    Form {
        turn: Turn,
    },
}
