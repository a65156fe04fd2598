//! Where the conversation about people can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{MergeId, MergeRequestId, OrganisationId, PersonId};
use crate::model::people::{ErasureReason, FullName};
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
    /// Those whose names hold what was typed.
    Named {
        search: String,
    },
    Card {
        id: PersonId,
    },
    /// Who is this guest of an event?
    Guest {
        key: i64,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The list; what is typed is searched.
    List {
        spot: Spot,
    },
    Card {
        id: PersonId,
    },
    /// The right name is typed.
    Name {
        id: PersonId,
    },
    /// Is this the right name?
    Named {
        id: PersonId,
        name: FullName,
    },
    /// Shall this person be a coordinator?
    Promote {
        id: PersonId,
    },
    /// Shall this person be a coordinator no more?
    Dismiss {
        id: PersonId,
    },
    /// The deficits that they show.
    Deficits {
        id: PersonId,
        spot: Spot,
    },
    /// What can be done with the record.
    Record {
        id: PersonId,
    },
    /// Where they work now; what is typed is searched.
    Move {
        id: PersonId,
        spot: Spot,
    },
    /// Do they work there?
    MoveTo {
        id: PersonId,
        to: OrganisationId,
    },
    /// Do they work here no more?
    Leave {
        id: PersonId,
    },
    /// With which record; what is typed is searched.
    MergeWith {
        id: PersonId,
        spot: Spot,
    },
    /// Are they one human?
    Merging {
        keeps: PersonId,
        goes: PersonId,
    },
    /// Shall the two be apart again?
    Part {
        id: PersonId,
        merge: MergeId,
    },
    /// Under which names they were typed as a guest; what is typed is searched.
    Guests {
        id: PersonId,
        spot: Spot,
    },
    /// Who is this guest? What is typed is searched.
    WhoIs {
        key: i64,
        spot: Spot,
    },
    /// Is this guest they?
    Joining {
        id: PersonId,
        key: i64,
    },
    /// Was that guest somebody else?
    Unjoin {
        id: PersonId,
        joining: i64,
    },
    /// Why the person is erased.
    Erase {
        id: PersonId,
    },
    /// Shall they be erased?
    Erasing {
        id: PersonId,
        reason: ErasureReason,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Asks for the right name.
    Name,
    /// Asks whether to make a coordinator.
    Promote,
    /// Asks whether to make a coordinator one no more.
    Dismiss,
    /// Shows the deficits that they show.
    Deficits,
    /// Does what the card asks about.
    Yes,
    /// Shows what can be done with the record.
    Record,
    /// Asks where they work now.
    Move,
    /// Chooses that organisation.
    School {
        to: OrganisationId,
    },
    /// Asks whether they have left.
    Leave,
    /// They work here after all.
    Return,
    /// Asks which record is the same human.
    Merge,
    /// Chooses that record.
    With {
        other: PersonId,
    },
    /// The other record stays.
    Swap,
    /// Takes the question back.
    Withdraw {
        request: MergeRequestId,
    },
    /// Asks whether to part the records.
    Part {
        merge: MergeId,
    },
    /// Makes a code to be handed over.
    Code,
    /// Shows under which names they may have been typed as a guest.
    Guests,
    /// Chooses that name.
    Guest {
        key: i64,
    },
    /// Asks whether that guest was somebody else.
    Unjoin {
        joining: i64,
    },
    /// Asks why to erase.
    Erase,
    /// Chooses the reason.
    Reason {
        reason: ErasureReason,
    },
}
