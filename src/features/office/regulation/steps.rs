//! Where the conversation about the regulation can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

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
    },
    /// Some of a list are ticked.
    Tick {
        key: String,
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
        value: String,
        grounds: String,
    },
    Reset {
        key: String,
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
