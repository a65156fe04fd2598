//! Where the conversation about organisations can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::OrganisationId;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    List,
    Card {
        id: OrganisationId,
    },
    /// New ones are typed.
    Add,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The list; what is typed is searched.
    List {
        spot: Spot,
    },
    Card {
        id: OrganisationId,
    },
    /// Who works there.
    Staff {
        id: OrganisationId,
        spot: Spot,
    },
    /// The new name is typed.
    Rename {
        id: OrganisationId,
    },
    /// The new name is another one's: shall they be merged?
    Taken {
        id: OrganisationId,
        other: OrganisationId,
    },
    /// Those into which it may be merged; what is typed is searched.
    Merge {
        from: OrganisationId,
        spot: Spot,
    },
    /// Shall the first be merged into the second?
    Merging {
        from: OrganisationId,
        into: OrganisationId,
    },
    /// Shall it be deleted?
    Delete {
        id: OrganisationId,
    },
    /// New ones are typed.
    Add,
    /// What will be added, before anything is; more lines may be sent.
    Preview {
        draft: Draft,
    },
    /// Shall the list be dropped?
    Leaving {
        draft: Draft,
    },
    /// One of the lines is chosen, to be corrected.
    Mend {
        draft: Draft,
        spot: Spot,
    },
    /// One line is typed anew, or left out.
    MendLine {
        draft: Draft,
        line: usize,
    },
}

/// A list that was pasted, before it is added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What is to be added, a line each.
    pub names: Vec<String>,
    /// The lines that are passed over: headings, sums, repetitions.
    pub passed: Vec<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Shows who works there.
    Staff,
    /// Confirms what a newcomer typed.
    Confirm,
    /// Types a name.
    Rename,
    /// Asks into which one to merge.
    Merge,
    /// Chooses that one.
    Into {
        id: OrganisationId,
    },
    /// Asks whether to delete.
    Delete,
    /// Does what the card asks about.
    Yes,
    /// Adds what the preview shows.
    Add,
    /// Takes back what was added last.
    Undo,
    /// Shows the lines, to correct one.
    Mend,
    /// Chooses a line.
    Line {
        line: usize,
    },
    /// Leaves the line out.
    Drop,
    /// Takes a line that was passed over.
    Take,
    /// Shows again what will be added.
    Preview,
    /// Asks whether to drop the list.
    Cancel,
}
