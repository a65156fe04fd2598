//! Where the conversation about the regulation can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::model::regulation::Scope;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Chapters,
    Chapter { name: String },
    Rule { key: String },
    Presets,
    History,
    File,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Chapters,
    /// A chapter, a page of its keys.
    Chapter {
        name: String,
        spot: Spot,
    },
    /// A key: what holds, and by whose word. Where a value is typed, it is typed here.
    Rule {
        key: String,
        /// For whom; for all of the municipality where there is none.
        #[serde(default)]
        of: Option<Scope>,
    },
    /// For which body, or which cluster, a key is to hold something of its own; what is typed is searched.
    Bodies {
        key: String,
        spot: Spot,
    },
    /// Some of a list are ticked.
    Tick {
        key: String,
        #[serde(default)]
        of: Option<Scope>,
        /// The version that was shown.
        seen: i64,
        ticked: Vec<String>,
        /// Whether anything was ticked or taken off yet.
        #[serde(default)]
        touched: bool,
    },
    /// Why it shall be so.
    Why {
        key: String,
        #[serde(default)]
        of: Option<Scope>,
        seen: i64,
        value: String,
    },
    /// The presets are ticked.
    Presets {
        seen: i64,
        ticked: Vec<String>,
        #[serde(default)]
        touched: bool,
    },
    /// Shall it be so?
    Sure {
        what: What,
        seen: i64,
        #[serde(default)]
        spot: Spot,
    },
    /// What has become of the regulation.
    History {
        spot: Spot,
    },
    /// Out as a file, and in.
    File,
}

/// What is to be changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Set {
        key: String,
        #[serde(default)]
        of: Option<Scope>,
        value: String,
        grounds: String,
    },
    Reset {
        key: String,
        #[serde(default)]
        of: Option<Scope>,
    },
    Presets {
        codes: Vec<String>,
    },
    /// The file, as the bot writes it.
    File {
        text: String,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Chooses this value.
    Pick {
        to: String,
    },
    /// Shows for whom it can hold something of its own.
    Bodies,
    /// Shows what it holds for these.
    For {
        of: Scope,
    },
    /// Ticks another value.
    Change,
    /// Ticks one of a list.
    On {
        to: String,
    },
    /// Takes a tick away.
    Off {
        to: String,
    },
    /// What is ticked is right.
    Done,
    /// Lets the presets speak again.
    Reset,
    /// Does what the card asks about.
    Yes,
    /// Leaves the question without an answer.
    Back,
    /// Sends the file.
    Send,
}
