//! A text with the formatting that somebody gave it, to be passed on as it is: styles of parts, and no markup, so that
//! nothing that was typed can break a message. Places and lengths count units of UTF-16, as messengers do.

use serde::{Deserialize, Serialize};

/// A text and its styles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Styled {
    /// The words.
    pub text: String,
    /// The styles, in the order in which the channel gave them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

/// A style of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where it begins.
    pub at: usize,
    /// How long it is.
    pub length: usize,
    /// What it looks like.
    pub style: Style,
}

/// What a part of a text looks like. What a messenger finds by itself, such as an address, needs no style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Crossed out.
    Strike,
    /// Hidden until it is touched.
    Spoiler,
    /// Quoted.
    Quote,
    /// Quoted, and folded where it is long.
    LongQuote,
    /// Of letters of one width.
    Code,
    /// The same, as a block.
    Block {
        /// The language of programming, where one is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
    },
    /// Words that lead to an address.
    Link {
        /// The address.
        to: String,
    },
}

impl Styled {
    /// A text without styles.
    pub fn plain(text: impl Into<String>) -> Styled {
        Styled { text: text.into(), marks: Vec::new() }
    }

    /// How long it is for a messenger.
    pub fn units(&self) -> usize {
        units(&self.text)
    }
}

/// How many units of UTF-16 a text has.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Somebody's own message, as it is passed on to others: it stands in the place of a card's title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What it says.
    pub says: Styled,
    /// The picture or the file above the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attached: Option<Attached>,
}

/// A picture or a file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// What its content is kept by.
    pub hash: String,
    /// With its extension.
    pub name: String,
    /// Whether it is shown as a picture.
    pub photo: bool,
}

/// The longest message, and the longest words under a picture or a file (Bot API, sendMessage and sendPhoto).
pub const LONGEST: (usize, usize) = (4096, 1024);

impl Message {
    /// How long its words may be, with what is added to them.
    pub fn most(&self) -> usize {
        if self.attached.is_some() { LONGEST.1 } else { LONGEST.0 }
    }
}
