//! The world that the bot and its people share: who exists, what stands in each
//! chat, which updates wait for the bot, which presses it still owes an answer.
//! One mutex guards it all; it is held for moments and never across an await.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::{Notify, watch};

use super::books::Books;
use super::chat::{Author, Chat, ChatEvent, ChatKind, ChatMessage, Group};
use super::faults::FaultPlan;
use super::files::FileShelf;
use super::inline::Inline;
use super::profile::Profile;
use super::rates::Meter;
use super::refusal::Refusal;
use super::updates::Queue;
use super::{Clock, Settings, wire};

/// A person, by Telegram's user id; the private chat with the bot has the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub i64);

/// A group, by its (negative) chat id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub i64);

/// The number of an update, as in its `update_id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UpdateId(pub i64);

/// Somebody to be created. See <https://core.telegram.org/bots/api#user>.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The user id; chosen by the simulator when absent.
    pub id: Option<i64>,
    /// The first name; never empty at Telegram.
    pub first_name: String,
    /// The last name, which many people do not give.
    pub last_name: Option<String>,
    /// The user name without `@`.
    pub username: Option<String>,
    /// The language of the person's Telegram.
    pub language_code: Option<String>,
}

impl NewPerson {
    /// A Russian-speaking person with this name: "First Last" or just "First".
    pub fn named(name: &str) -> Self {
        let (first, last) = match name.trim().split_once(' ') {
            Some((first, last)) => (first, Some(last.trim().to_owned())),
            None => (name.trim(), None),
        };
        Self {
            id: None,
            first_name: first.to_owned(),
            last_name: last,
            username: None,
            language_code: Some("ru".to_owned()),
        }
    }

    /// The same person with this user id.
    #[must_use]
    pub fn with_id(mut self, id: i64) -> Self {
        self.id = Some(id);
        self
    }

    /// The same person with Telegram in this language.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Self {
        self.language_code = Some(language.to_owned());
        self
    }
}

/// A person as the world knows them.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language_code: Option<String>,
    /// The bot has met this person in a group, so Telegram knows the pair.
    pub met_in_group: bool,
}

impl Person {
    pub fn name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

/// A press that awaits its answer.
#[derive(Clone, Debug)]
pub(super) struct OpenCallback {
    pub chat: i64,
    pub message: i64,
    pub person: i64,
    pub data: String,
    pub at: DateTime<Utc>,
}

pub(super) struct World {
    pub bot_id: i64,
    pub bot_name: String,
    pub time_zone: String,
    pub bot_username: String,
    pub privacy: bool,
    pub clock: Clock,
    pub history: Option<usize>,
    pub callback_lifetime: chrono::Duration,
    pub meter: Meter,
    pub people: HashMap<i64, Person>,
    pub chats: HashMap<i64, Chat>,
    /// Chats that a phone or a waiting test looked at, for news that concern all.
    pub watched: HashSet<i64>,
    pub queue: Queue,
    pub callbacks: HashMap<String, OpenCallback>,
    pub next_callback: u64,
    pub next_person: i64,
    pub next_group: i64,
    pub next_basic_group: i64,
    pub next_album: u64,
    pub inline: Inline,
    pub profile: Profile,
    pub files: FileShelf,
    pub faults: FaultPlan,
    pub books: Books,
    pub captions: Vec<(PersonId, String)>,
    pub phones: Vec<PersonId>,
}

impl World {
    pub fn new(settings: &Settings, ready: Arc<Notify>, confirmed: watch::Sender<i64>) -> Self {
        Self {
            bot_id: settings.bot_id,
            bot_name: settings.bot_name.clone(),
            time_zone: settings.time_zone.clone(),
            bot_username: settings.bot_username.clone(),
            privacy: settings.privacy,
            clock: Arc::clone(&settings.clock),
            history: settings.history,
            callback_lifetime: settings.callback_lifetime,
            meter: Meter::new(settings.rates),
            people: HashMap::new(),
            chats: HashMap::new(),
            watched: HashSet::new(),
            queue: Queue::new(ready, confirmed),
            callbacks: HashMap::new(),
            next_callback: 4_000_000_000_000,
            // Wider than 32 bits, as Telegram's newer ones are, and like no sum of seconds: a test that looks for a
            // person's number among figures must not find the rounding of one of them.
            next_person: 5_283_946_107,
            next_group: -1_002_000_000_001,
            next_basic_group: -4_518_810_001,
            next_album: 13_900_000_000_000_001,
            inline: Inline::new(settings.inline),
            profile: Profile::default(),
            files: FileShelf::new(settings.file_budget),
            faults: FaultPlan::default(),
            books: Books::default(),
            captions: Vec::new(),
            phones: Vec::new(),
        }
    }

    /// The time by the injected clock, cut to seconds as Telegram's dates are.
    pub fn now(&self) -> DateTime<Utc> {
        let now = (self.clock)();
        DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
    }

    pub fn add_person(&mut self, new: NewPerson) -> PersonId {
        let id = new.id.unwrap_or_else(|| {
            while self.people.contains_key(&self.next_person) {
                self.next_person += 1;
            }
            self.next_person
        });
        self.people.insert(
            id,
            Person {
                id,
                first_name: new.first_name,
                last_name: new.last_name,
                username: new.username,
                language_code: new.language_code,
                met_in_group: false,
            },
        );
        self.chats.entry(id).or_insert_with(|| Chat::new(id, ChatKind::Private));
        PersonId(id)
    }

    /// The chat, if the bot may speak there; else Telegram's refusal.
    pub fn reachable(&mut self, chat_id: i64) -> Result<&mut Chat, Refusal> {
        let met = self.people.get(&chat_id).is_some_and(|it| it.met_in_group);
        let Some(chat) = self.chats.get_mut(&chat_id) else {
            return Err(Refusal::bad("chat not found"));
        };
        if let Some(refusal) = chat.group().filter(|_| chat.started).and_then(Group::refusal) {
            return Err(refusal);
        }
        if chat.blocked {
            self.books.sent_while_blocked += 1;
            return Err(Refusal::forbidden("bot was blocked by the user"));
        }
        if !chat.started && met {
            return Err(Refusal::forbidden("bot can't initiate conversation with a user"));
        }
        if !chat.started {
            return Err(Refusal::bad("chat not found"));
        }
        Ok(chat)
    }

    /// Puts a message at the end of a chat that exists and gives it its number.
    pub fn post(&mut self, chat_id: i64, mut message: ChatMessage) -> Option<Arc<ChatMessage>> {
        let history = self.history;
        let chat = self.chats.get_mut(&chat_id)?;
        message.id = chat.next_message;
        chat.next_message += 1;
        let message = Arc::new(message);
        chat.messages.push_back(Arc::clone(&message));
        if history.is_some_and(|most| chat.messages.len() > most) {
            chat.messages.pop_front();
        }
        chat.tell(ChatEvent::Changed);
        Some(message)
    }

    /// A message by this author that says nothing yet.
    pub fn blank(&self, author: Author) -> ChatMessage {
        ChatMessage {
            id: 0,
            author,
            at: self.now(),
            edited_at: None,
            text: String::new(),
            entities: Vec::new(),
            media: None,
            keyboard: Vec::new(),
            forwarded: None,
            reply_to: None,
            fixed: false,
            album: None,
            via_bot: false,
            service: None,
        }
    }

    /// The message as the Bot API shows it.
    pub fn message_json(&self, chat_id: i64, message: &ChatMessage) -> String {
        match self.chats.get(&chat_id) {
            Some(chat) => wire::text(&wire::message(self, chat, message)),
            None => "null".to_owned(),
        }
    }

    /// Tells every watched chat that something common to all has changed.
    pub fn tell_watched(&mut self) {
        for id in &self.watched {
            if let Some(chat) = self.chats.get_mut(id) {
                chat.tell(ChatEvent::Changed);
            }
        }
    }
}
