//! Where a person stands in the two rooms, and what their buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, DeficitId, ItemId};
use crate::model::needs::{Level, What};
use crate::talk::{Leaf, Spot};

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
}

#[derive(Debug, Serialize, Deserialize)]
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
    /// Goes a step back.
    Back,
    /// Asks for another level.
    Change,
    Level {
        level: Level,
    },
    /// Closes the deficit.
    Close,
    /// Opens it again.
    Reopen,
    /// Asks whether to delete.
    Delete,
    /// Deletes.
    Really,
}

/// The places of the room of a new deficit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewAt {
    New,
}

/// Where the person stands with a new deficit, with what was said so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewStep {
    /// In which category?
    Category,
    /// What exactly: a page of the catalogue.
    Item { category: CategoryId, spot: Spot },
    /// What exactly, in own words?
    OwnWords { category: CategoryId },
    /// How hard is it?
    Level { category: CategoryId, what: What },
    /// Is everything right?
    Confirm { category: CategoryId, what: What, level: Level },
}

impl NewStep {
    /// The beginning of a category's items.
    pub fn items_of(category: CategoryId) -> NewStep {
        NewStep::Item { category, spot: Spot::default() }
    }
}

#[derive(Debug, Serialize, Deserialize)]
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
    Level {
        level: Level,
    },
    Confirm,
    /// Goes a step back.
    Back,
    /// Drops it.
    Cancel,
}
