//! What a person sees: a card of plain texts and buttons. No markup, so nothing that a person typed can break it;
//! the channel decides what bold looks like.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Message, Place};
use crate::say;
use crate::text::Language;

/// A card as a room builds it: buttons still carry the room's own presses.
///
/// A bold title, up to six short lines of facts, a blank line, one question or nothing.
#[derive(Debug, Clone)]
pub struct View<P> {
    /// At most 40 characters, shown in bold.
    pub title: String,
    /// Facts, one a line.
    pub lines: Vec<String>,
    /// What is expected now, with an example where something is typed.
    pub question: Option<String>,
    /// Rows of buttons, the likeliest first, the way back last.
    pub rows: Vec<Vec<Button<P>>>,
    /// What stands on the other pages of a list: it is not shown, but can be named by typing.
    pub others: Vec<Button<P>>,
    /// How the card understands what is typed, where its buttons are more than their labels, as days are.
    pub reads: Option<Reads<P>>,
    /// Somebody's own words, which stand in the place of the title; the question and the lines follow them.
    pub message: Option<Message>,
}

/// Reads a typed text as a press of the card.
pub struct Reads<P>(Arc<Reading<P>>);

type Reading<P> = dyn Fn(&str) -> Option<P> + Send + Sync;

impl<P> Reads<P> {
    /// The press that a text means.
    pub fn read(&self, typed: &str) -> Option<P> {
        (self.0)(typed)
    }
}

impl<P> Clone for Reads<P> {
    fn clone(&self) -> Self {
        Reads(self.0.clone())
    }
}

impl<P> fmt::Debug for Reads<P> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Reads(…)")
    }
}

impl<P> View<P> {
    /// A card with a title alone.
    pub fn new(title: impl Into<String>) -> Self {
        let (lines, rows, others) = (Vec::new(), Vec::new(), Vec::new());
        View { title: title.into(), lines, question: None, rows, others, reads: None, message: None }
    }

    /// Somebody's own message in the place of a card: what is asked and said besides stands below it.
    pub fn message(message: Message) -> Self {
        View { message: Some(message), ..View::new("") }
    }

    /// Says which press a typed text means that the room itself does not take.
    pub fn reads(mut self, read: impl Fn(&str) -> Option<P> + Send + Sync + 'static) -> Self {
        self.reads = Some(Reads(Arc::new(read)));
        self
    }

    /// Adds a line of facts.
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// Adds a line if there is one to add.
    pub fn maybe_line(mut self, line: Option<String>) -> Self {
        self.lines.extend(line);
        self
    }

    /// Says what is chosen of a list, since it may stand on another page than the one that is shown.
    pub fn chosen(self, names: Vec<String>) -> Self {
        self.maybe_line((!names.is_empty()).then(|| format!("✅ {}", names.join(", "))))
    }

    /// Adds several lines.
    pub fn lines(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.lines.extend(lines);
        self
    }

    /// Asks.
    pub fn question(mut self, question: impl Into<String>) -> Self {
        self.question = Some(question.into());
        self
    }

    /// Adds a row of one button.
    pub fn button(mut self, button: Button<P>) -> Self {
        self.rows.push(vec![button]);
        self
    }

    /// Adds a row; an empty one is left out.
    pub fn row(mut self, row: impl IntoIterator<Item = Button<P>>) -> Self {
        let row: Vec<_> = row.into_iter().collect();
        if !row.is_empty() {
            self.rows.push(row);
        }
        self
    }

    /// Adds buttons in rows of `width`.
    pub fn grid(mut self, width: usize, buttons: impl IntoIterator<Item = Button<P>>) -> Self {
        let mut row = Vec::new();
        for button in buttons {
            row.push(button);
            if row.len() == width {
                self.rows.push(std::mem::take(&mut row));
            }
        }
        if !row.is_empty() {
            self.rows.push(row);
        }
        self
    }
}

/// A button as a room builds it.
#[derive(Debug, Clone)]
pub struct Button<P> {
    /// At most 24 characters where the words are ours.
    pub label: String,
    /// What pressing it does.
    pub does: Does<P>,
    /// How it may be named by typing.
    pub weight: Weight,
}

/// How a button may be named by typing, instead of being pressed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weight {
    /// By its label, or by a part that no other label has.
    #[default]
    Plain,
    /// By its whole label only: what it does cannot be taken back.
    Grave,
    /// Not at all: it fills a place.
    Blank,
}

/// What pressing a button does.
#[derive(Debug, Clone)]
pub enum Does<P> {
    /// Answers the current step; on an old card it redraws what is current.
    Press(P),
    /// Goes to a place, from any card at any time.
    Go(Place),
    /// Shows the current card once more, whole.
    Show,
    /// Acts at any time: for notices.
    Stand(P),
    /// Opens an address.
    Open(String),
    /// Lets the person choose a chat, and offers there what these words find.
    Share(String),
}

impl<P> Button<P> {
    fn of(label: impl Into<String>, does: Does<P>) -> Self {
        Button { label: label.into(), does, weight: Weight::Plain }
    }

    /// What the button does cannot be taken back, so that a part of its label is not enough to press it by typing.
    pub fn grave(self) -> Self {
        Button { weight: Weight::Grave, ..self }
    }

    /// The button fills a place, and nobody means it by typing its label.
    pub fn blank(self) -> Self {
        Button { weight: Weight::Blank, ..self }
    }

    /// Answers the current step.
    pub fn press(label: impl Into<String>, press: P) -> Self {
        Button::of(label, Does::Press(press))
    }

    /// Goes to a place.
    pub fn go(label: impl Into<String>, place: Place) -> Self {
        Button::of(label, Does::Go(place))
    }

    /// Acts at any time.
    pub fn stand(label: impl Into<String>, press: P) -> Self {
        Button::of(label, Does::Stand(press))
    }

    /// Shows the whole card again, of which a few buttons were offered.
    pub fn whole_card(language: Language) -> Self {
        Button::of(say!(language, "button-search-clear"), Does::Show)
    }

    /// Goes to the card that everybody can always go back to.
    pub fn home(language: Language) -> Self {
        Button::go(say!(language, "button-menu"), Place::home())
    }

    /// The way back.
    pub fn back(language: Language, place: Place) -> Self {
        Button::go(say!(language, "button-back"), place)
    }

    /// The way out of a question, without an answer.
    pub fn cancel(language: Language, place: Place) -> Self {
        Button::go(say!(language, "button-cancel"), place)
    }

    /// Lets the person choose a chat, and offers there what these words find: for cards of whoever can find it.
    pub fn share(label: impl Into<String>, words: impl Into<String>) -> Self {
        Button::of(label, Does::Share(words.into()))
    }

    /// Opens an address.
    pub fn open(label: impl Into<String>, address: impl Into<String>) -> Self {
        Button::of(label, Does::Open(address.into()))
    }
}

/// A card as it is stored and spoken: every button is a label and a code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Screen {
    /// A word about what has just happened or gone wrong, above the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Bold.
    pub title: String,
    /// Facts, one a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// What is expected now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Rows of buttons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Vec<Key>>,
    /// Somebody's own words in the place of the title; the question and the lines stand below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Box<Message>>,
}

/// A button as it is spoken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Key {
    /// What stands on it.
    pub label: String,
    /// What it carries.
    pub does: KeyDoes,
}

/// What a spoken button carries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyDoes {
    /// A code of [`super::button`], at most 64 bytes.
    Code(String),
    /// An address.
    Url(String),
    /// The words that are put after the bot's name in a chat of the person's choice.
    Share(String),
}
