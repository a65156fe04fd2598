//! What the engine needs of a channel: to read what has arrived, and to send. It knows nothing else about it.

use std::time::Duration;

use futures::future::BoxFuture;
use serde_json::Value;

use crate::ids::FileId;
use crate::outbox::Dispatch;
use crate::talk::button::Code;
use crate::talk::{Attachment, Origin, Thing, Unfetched};

/// A messenger.
pub trait Channel: Send + Sync + 'static {
    /// Its name in accounts and in the outbox.
    fn name(&self) -> &'static str;

    /// Reads a raw update; `None` for what asks for no answer.
    fn read(&self, update: Value) -> Option<Arrival>;

    /// The chat that a raw update belongs to, for the order of turns; 0 for what belongs to none.
    fn chat_of(&self, update: &Value) -> i64;

    /// Sends one dispatch. What the messenger took is removed from it, so that a retry does not send it again; `card`
    /// becomes the message in which a card now stands, whatever else failed. A notice that `is_paid` may exceed the
    /// messenger's free rate.
    fn speak<'a>(
        &'a self,
        dispatch: &'a mut Dispatch,
        is_paid: bool,
        card: &'a mut Option<Card>,
    ) -> BoxFuture<'a, Result<(), Fault>>;

    /// Answers a press by itself, with words that are shown for a moment. One that is too old needs no answer.
    fn answer_press<'a>(&'a self, press: &'a str, toast: Option<&'a str>) -> BoxFuture<'a, Result<(), Fault>>;

    /// Takes the buttons off a message; its words stay.
    fn strip_buttons<'a>(&'a self, chat: &'a str, message: &'a Card) -> BoxFuture<'a, Result<(), Fault>>;

    /// Fetches the content of a file that somebody sent, by the channel's name for it; one that has more than `most`
    /// bytes is a [`Fault::TooBig`].
    fn fetch<'a>(&'a self, reference: &'a str, most: u64) -> BoxFuture<'a, Result<Vec<u8>, Fault>>;
}

/// The message of which a card is made, by the channel's name for it.
pub type Card = String;

/// An update, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// The chat: of one person, or a group's.
    pub chat: i64,
    /// Whether the chat is with one person.
    pub private: bool,
    /// Of a group, who speaks there and what it is called.
    pub group: Option<InGroup>,
    /// The language that the sender's client announces.
    pub client_language: Option<String>,
    /// Which message it is.
    pub origin: Origin,
    /// What was said.
    pub heard: Heard,
}

/// What is known of what was said in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InGroup {
    /// Who says it, by their own chat with the bot; `None` for who speaks in the group's name.
    pub sender: Option<i64>,
    /// What the group is called.
    pub title: String,
}

/// What has become of a group chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupNews {
    /// The bot is in it from now on, or is no more.
    Present(bool),
    /// It is called so.
    Titled(String),
    /// It has another number: from this one to that.
    Moved {
        /// Before.
        from: i64,
        /// From now on.
        to: i64,
    },
}

/// What was said.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// A command with what follows it.
    Command {
        /// Without the slash and the bot's name, in small letters.
        name: String,
        /// What follows, trimmed.
        payload: String,
    },
    /// Typed text, trimmed, not empty.
    Text(String),
    /// An earlier text, corrected: what it says now, trimmed, not empty.
    Edited(String),
    /// A press of a button.
    Press {
        /// What answers it.
        callback: String,
        /// The message under which the button stands; it may be too old to be named.
        message: Option<String>,
        /// What the button carries; `None` for what this program did not write.
        code: Option<Code>,
    },
    /// A document or a photo, whose content is still with the channel.
    File(Attachment),
    /// Something that is none of these.
    Thing(Thing),
    /// From the program itself: a file that was asked for has arrived.
    FileArrived(FileId),
    /// From the program itself: a file that was asked for could not be fetched.
    FileFailed(Unfetched),
    /// The person has blocked the bot (`false`) or opened it again (`true`).
    Reach(bool),
    /// A group chat is otherwise than it was.
    Group(GroupNews),
    /// Typed after the bot's name, in any chat: what could be put there?
    Question {
        /// What answers it.
        id: String,
        /// What was typed, trimmed; it may be empty.
        words: String,
    },
}

impl Heard {
    /// The press to be answered.
    pub fn callback(&self) -> Option<String> {
        match self {
            Heard::Press { callback, .. } => Some(callback.clone()),
            _ => None,
        }
    }

    /// Whether it is said to the bot, in the chat with it: what is typed after its name elsewhere is not.
    pub fn is_for_its_chat(&self) -> bool {
        !matches!(self, Heard::Question { .. })
    }

    /// Whether it is from the program itself, and not from a person.
    pub fn is_own(&self) -> bool {
        matches!(self, Heard::FileArrived(_) | Heard::FileFailed(_))
    }

    /// Whether a button of a notice was pressed that acts on the notice itself.
    pub fn is_standing(&self) -> bool {
        matches!(self, Heard::Press { code: Some(Code::Standing { .. }), .. })
    }

    /// The notice whose own button was pressed.
    pub fn pressed_notice(&self) -> Option<String> {
        match self {
            Heard::Press { message, code: Some(Code::Standing { .. }), .. } => message.clone(),
            _ => None,
        }
    }

    /// Whether a button of a notice was pressed that leads elsewhere.
    pub fn leaves_notice(&self) -> bool {
        matches!(self, Heard::Press { code: Some(Code::Go { from_notice: true, .. }), .. })
    }
}

/// Why a call did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// 429: everything waits this long.
    #[error("too many requests, wait {0:?}")]
    Flood(Duration),
    /// 403 and its kin: the person cannot be reached.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// The message that was to become the card cannot be edited any more.
    #[error("cannot be edited: {0}")]
    NotEditable(String),
    /// The press was answered already, or too long ago.
    #[error("the press is too old")]
    TooOld,
    /// An edit that changes nothing: a success.
    #[error("nothing changed")]
    Unmodified,
    /// 401 or 404: the token is wrong.
    #[error("the token is refused ({0})")]
    Unauthorized(u16),
    /// 409: another program polls with the same token, or a webhook is set.
    #[error("conflict: {0}")]
    Conflict(String),
    /// The network, a 5xx, or an answer that is not the channel's: worth trying again.
    #[error("passing: {0}")]
    Passing(String),
    /// The group has another number from now on.
    #[error("the chat has moved")]
    Moved(i64),
    /// A file has more bytes than may be fetched.
    #[error("the file is too big")]
    TooBig,
    /// Any other refusal: trying again would not help.
    #[error("refused ({code}): {words}")]
    Refused {
        /// The channel's code.
        code: u16,
        /// The channel's words.
        words: String,
    },
}

impl Fault {
    /// How long the channel asks to wait.
    pub fn wait(&self) -> Option<Duration> {
        match self {
            Fault::Flood(wait) => Some(*wait),
            _ => None,
        }
    }
}
