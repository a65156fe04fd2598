//! A chat: what stands in it now, and who is to hear when that changes.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::{Notify, broadcast};

use super::entity::Entity;
use super::keyboard::Keyboard;
use super::refusal::Refusal;
use super::world::PersonId;

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The bot under test.
    Bot,
    /// A person.
    Person(PersonId),
}

/// Where a forwarded message comes from.
/// See <https://core.telegram.org/bots/api#messageorigin>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Somebody whom the bot may know.
    Known(Author),
    /// Somebody who hides their account; only the name is shown.
    Hidden(String),
}

/// What a message carries besides text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// `photo`, `document`, `sticker`, `voice` or `contact`.
    pub kind: &'static str,
    /// The file's id; empty for a contact.
    pub file_id: String,
    /// The file's name, if it has one.
    pub name: Option<String>,
    /// The file's media type.
    pub mime: String,
    /// How many bytes.
    pub size: usize,
    /// Width and height of a photo or a sticker.
    pub dimensions: (u32, u32),
    /// The shared phone number and its owner.
    pub contact: Option<(String, PersonId)>,
}

/// What a message tells of the chat itself, where nobody has written anything.
/// See <https://core.telegram.org/bots/api#message>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Service {
    /// Somebody has come.
    Joined(Author),
    /// Somebody has gone.
    Left(Author),
    /// The chat is called so from now on.
    Titled(String),
    /// The group has become a supergroup, which has this id. It is the last message of the group.
    MovedTo(i64),
    /// The supergroup was a group with this id. It is the first message of the supergroup.
    MovedFrom(i64),
}

/// A message as it stands in a chat now.
/// See <https://core.telegram.org/bots/api#message>.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatMessage {
    /// Its number in this chat.
    pub id: i64,
    /// Who wrote it.
    pub author: Author,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// When it was edited last.
    pub edited_at: Option<DateTime<Utc>>,
    /// The text, or the caption of the media.
    pub text: String,
    /// The entities of the text.
    pub entities: Vec<Entity>,
    /// The photo, document and so on.
    pub media: Option<Media>,
    /// The buttons under it.
    pub keyboard: Keyboard,
    /// From where it was forwarded.
    pub forwarded: Option<Origin>,
    /// Which message it answers.
    pub reply_to: Option<i64>,
    /// Sent with a reply keyboard, which Telegram does not let a bot edit.
    pub fixed: bool,
    /// The album that it is a part of.
    pub album: Option<String>,
    /// Chosen among the answers to an inline query.
    pub via_bot: bool,
    /// What it tells of the chat.
    pub service: Option<Service>,
}

impl ChatMessage {
    /// Whether the bot wrote it.
    pub fn is_from_bot(&self) -> bool {
        self.author == Author::Bot
    }

    /// The labels of the buttons, row by row.
    pub fn labels(&self) -> Vec<Vec<&str>> {
        self.keyboard.iter().map(|row| row.iter().map(|it| it.text.as_str()).collect()).collect()
    }

    /// Whether a button with this label is under it.
    pub fn has_button(&self, label: &str) -> bool {
        self.keyboard.iter().flatten().any(|it| it.text == label)
    }
}

/// As lines of a transcript: `>` before what a person wrote, media and buttons
/// in brackets.
impl fmt::Display for ChatMessage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_from_bot() {
            formatter.write_str("> ")?;
        }
        if let Some(service) = &self.service {
            return writeln!(formatter, "({service:?})");
        }
        match &self.media {
            Some(Media { kind, name: Some(name), .. }) => write!(formatter, "[{kind} {name}] ")?,
            Some(Media { kind, .. }) => write!(formatter, "[{kind}] ")?,
            None => {}
        }
        writeln!(formatter, "{}", self.text)?;
        for row in self.labels() {
            let row: Vec<String> = row.iter().map(|it| format!("[{it}]")).collect();
            writeln!(formatter, "    {}", row.join(" "))?;
        }
        Ok(())
    }
}

/// What a person saw flash up after pressing a button.
/// See <https://core.telegram.org/bots/api#answercallbackquery>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// The words.
    pub text: String,
    /// Whether it had to be closed by hand.
    pub alert: bool,
}

/// What a phone that shows a chat has to react to.
#[derive(Clone, Debug)]
pub(super) enum ChatEvent {
    Changed,
    Toast(Toast),
    Typing,
}

#[derive(Debug)]
pub(super) enum ChatKind {
    Private,
    Group(Group),
}

/// Who is in a group, and what the bot is there.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub title: String,
    /// Whether it is a supergroup; a group becomes one, and then has another id.
    pub is_super: bool,
    pub members: Vec<PersonId>,
    pub bot: Standing,
    /// Whether members may not write.
    pub is_mute: bool,
    /// The supergroup that it has become.
    pub moved_to: Option<i64>,
    pub is_deleted: bool,
}

/// What the bot is in a group.
/// See <https://core.telegram.org/bots/api#chatmember>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It was never there, or has gone.
    Left,
    Member,
    /// It was thrown out.
    Kicked,
}

impl Standing {
    /// As `status` has it.
    pub fn status(self) -> &'static str {
        match self {
            Standing::Left => "left",
            Standing::Member => "member",
            Standing::Kicked => "kicked",
        }
    }
}

impl Group {
    /// Why the bot cannot speak here.
    pub fn refusal(&self) -> Option<Refusal> {
        let kind = if self.is_super { "supergroup" } else { "group" };
        if let Some(to) = self.moved_to {
            return Some(Refusal::migrated(to));
        }
        if self.is_deleted {
            return Some(Refusal::forbidden("the group chat was deleted"));
        }
        match self.bot {
            Standing::Kicked => Some(Refusal::forbidden(&format!("bot was kicked from the {kind} chat"))),
            Standing::Left => Some(Refusal::forbidden(&format!("bot is not a member of the {kind} chat"))),
            Standing::Member if self.is_mute => {
                Some(Refusal::bad("not enough rights to send text messages to the chat"))
            }
            Standing::Member => None,
        }
    }
}

pub(super) struct Chat {
    pub id: i64,
    pub kind: ChatKind,
    pub started: bool,
    pub blocked: bool,
    pub messages: VecDeque<Arc<ChatMessage>>,
    pub next_message: i64,
    /// The reply keyboard that stands in place of the person's own.
    pub reply_keyboard: Vec<Vec<(String, bool)>>,
    pub toasts: Vec<Toast>,
    /// Messages with a press that the bot has not answered.
    pub waiting: Vec<i64>,
    /// Made only for chats that somebody watches.
    events: Option<broadcast::Sender<ChatEvent>>,
    /// Wakes whoever waits for the chat to be as they wish; unlike a channel it costs nothing to begin with.
    pub changed: Arc<Notify>,
}

impl Chat {
    pub fn new(id: i64, kind: ChatKind) -> Self {
        Self {
            id,
            started: false,
            kind,
            blocked: false,
            messages: VecDeque::new(),
            next_message: 1,
            reply_keyboard: Vec::new(),
            toasts: Vec::new(),
            waiting: Vec::new(),
            events: None,
            changed: Arc::default(),
        }
    }

    pub fn group(&self) -> Option<&Group> {
        match &self.kind {
            ChatKind::Group(group) => Some(group),
            ChatKind::Private => None,
        }
    }

    pub fn group_mut(&mut self) -> Option<&mut Group> {
        match &mut self.kind {
            ChatKind::Group(group) => Some(group),
            ChatKind::Private => None,
        }
    }

    fn place(&self, message_id: i64) -> Option<usize> {
        self.messages.binary_search_by_key(&message_id, |it| it.id).ok()
    }

    pub fn message(&self, message_id: i64) -> Option<&Arc<ChatMessage>> {
        self.place(message_id).map(|at| &self.messages[at])
    }

    /// Puts a message in the place of the one with its number, if that still stands here.
    pub fn replace(&mut self, message: Arc<ChatMessage>) {
        if let Some(at) = self.place(message.id) {
            self.messages[at] = message;
        }
    }

    pub fn remove(&mut self, message_id: i64) -> Option<Arc<ChatMessage>> {
        self.messages.remove(self.place(message_id)?)
    }

    pub fn watch(&mut self) -> broadcast::Receiver<ChatEvent> {
        match &self.events {
            Some(sender) => sender.subscribe(),
            None => {
                let (sender, receiver) = broadcast::channel(64);
                self.events = Some(sender);
                receiver
            }
        }
    }

    /// Tells whoever watches; a channel that nobody reads any more is dropped.
    pub fn tell(&mut self, event: ChatEvent) {
        self.changed.notify_waiters();
        if let Some(sender) = &self.events
            && sender.send(event).is_err()
        {
            self.events = None;
        }
    }
}
