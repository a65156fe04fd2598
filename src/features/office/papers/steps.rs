//! Where the conversation about papers can be, and what its buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{BlankId, GroupId, PaperId};
use crate::model::papers::{Kind, What};
use crate::talk::{Leaf, Spot, calendar};
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

/// Which paper gets a number and a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bears {
    /// One that is to be made.
    New { kind: Kind, group: Option<GroupId> },
    /// One that was made without.
    Made { id: PaperId },
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
    /// Of which data was it made?
    Sources {
        id: PaperId,
        what: What,
        spot: Spot,
    },
    /// Where was it published? The link is typed.
    Link {
        id: PaperId,
    },
    /// Where does a certified copy go?
    Copy {
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
        group: Option<GroupId>,
    },
    /// Are these its forms? The right ones are typed.
    Form {
        kind: Kind,
        group: Option<GroupId>,
        /// Which words (`Phrase::mark`).
        mark: String,
        /// Whether it is asked before the paper, since the rules only guess.
        asked: bool,
    },
    /// One form of it is typed.
    Case {
        kind: Kind,
        group: Option<GroupId>,
        mark: String,
        asked: bool,
        case: Case,
    },
    /// Which number does it bear? It is typed, too.
    New {
        kind: Kind,
        group: Option<GroupId>,
        /// The day that somebody has picked for it; otherwise it is that of the making.
        #[serde(default)]
        day: Option<NaiveDate>,
    },
    /// The same of a paper that was made without one.
    Number {
        id: PaperId,
        day: Option<NaiveDate>,
    },
    /// Of which day is it?
    Day {
        of: Bears,
        day: Option<NaiveDate>,
        month: Option<NaiveDate>,
    },
    /// Another paper bears the number.
    Taken {
        of: Bears,
        kind: Kind,
        day: Option<NaiveDate>,
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
    /// The versions of a blank that were in force.
    Versions {
        kind: Kind,
        spot: Spot,
    },
    /// One of them.
    Version {
        kind: Kind,
        id: BlankId,
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
    /// A number for what was made without.
    Enter,
    /// Another day is to be picked.
    Day,
    Pick {
        pick: calendar::Pick,
    },
    /// Another number is to be given.
    Again,
    /// Sends what was made once more.
    Send,
    /// It was signed.
    Sign,
    /// It was not signed after all.
    Unsign,
    /// Sends the scan of what was signed.
    Scan,
    /// A certified copy is wanted.
    Copy,
    /// It goes elsewhere, or stays.
    Certify {
        elsewhere: bool,
    },
    /// It was published.
    Publish,
    /// The records that it was made from.
    Sources {
        what: What,
    },
    Blanks,
    Blank {
        kind: Kind,
    },
    /// The versions that were in force.
    Versions,
    Version {
        id: BlankId,
    },
    /// Makes papers of this version again.
    PutBack,
    /// Makes papers of the program's blank again.
    Default,
}
