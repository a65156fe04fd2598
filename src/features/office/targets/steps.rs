//! Where the conversation about target categories can be, and what its buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{AssignmentId, PersonId};
use crate::model::people::{Assigned, Category};
use crate::talk::calendar::Pick;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
    Of { id: PersonId },
    Card { id: AssignmentId },
}

/// Whom to assign, to what, and what was said of it so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    pub person: PersonId,
    pub category: Assigned,
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// How many there are in each.
    All,
    /// Who is in one.
    In { category: Category, spot: Spot },
    /// What one person is in.
    Of { id: PersonId },
    /// Why, is typed.
    Reason { draft: Draft },
    /// Until which day.
    Until { draft: Draft, month: NaiveDate },
    /// Shall they be assigned?
    Certain { draft: Draft, until: NaiveDate },
    /// An assignment.
    Card { id: AssignmentId },
    /// Shall it end?
    Ending { id: AssignmentId },
    /// The answer to an objection is typed.
    Answer { id: AssignmentId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Shows who is in a category.
    In {
        category: Category,
    },
    /// Shows how many there are in each.
    All,
    /// Asks why to assign.
    Assign {
        category: Assigned,
    },
    Pick {
        pick: Pick,
    },
    /// Shows an assignment.
    Card {
        id: AssignmentId,
    },
    /// Asks whether to end it.
    End,
    /// Asks what to answer.
    Answer,
    /// Does what the card asks about.
    Yes,
}
