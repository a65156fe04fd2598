//! What a person does with the bot on their phone, and what they see there.
//! Every action answers the number of the update that it caused.

use std::fmt;
use std::sync::Arc;

use axum::body::Bytes;

use super::chat::{Author, Chat, ChatEvent, ChatMessage, Media, Origin, Toast};
use super::entity::{Entity, utf16_length};
use super::files::{DOT, StoredFile, guess_mime, image_of};
use super::messages::media_of;
use super::rules::{self, Command};
use super::world::{NewPerson, PersonId, UpdateId, World};
use super::{Simulator, wire};

/// Why a person cannot do that, for the reader of a failed test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible(pub(super) String);

impl fmt::Display for Impossible {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Impossible {}

pub(super) fn impossible<T>(why: impl Into<String>) -> Result<T, Impossible> {
    Err(Impossible(why.into()))
}

/// What an action of a person leads to.
pub type Done = Result<UpdateId, Impossible>;

impl Simulator {
    /// Creates a person who has never opened the bot.
    pub fn person(&self, new: NewPerson) -> PersonId {
        self.shared.world().add_person(new)
    }

    /// Presses "Start", or "Restart" after blocking.
    pub fn starts(&self, person: PersonId) -> Done {
        self.opens_link(person, "")
    }

    /// Opens `https://t.me/<bot>?start=<payload>` and presses "Start".
    /// See <https://core.telegram.org/bots/features#deep-linking>.
    pub fn opens_link(&self, person: PersonId, payload: &str) -> Done {
        open_link(&mut self.shared.world(), person, payload)
    }

    /// Writes a text or a command.
    pub fn says(&self, person: PersonId, text: &str) -> Done {
        let world = &mut self.shared.world();
        let (text, entities) = typed(text)?;
        say(world, person, |message| {
            (message.text, message.entities) = (text, entities);
        })
    }

    /// Shares their own contact.
    pub fn shares_contact(&self, person: PersonId) -> Done {
        share_contact(&mut self.shared.world(), person)
    }

    /// Sends a photo; without bytes, the smallest there is.
    pub fn sends_photo(&self, person: PersonId, bytes: Option<Bytes>, caption: &str) -> Done {
        let bytes = bytes.unwrap_or_else(|| Bytes::from_static(DOT));
        self.sends_file(person, "photo", None, bytes, caption)
    }

    /// Sends a document.
    pub fn sends_document(&self, person: PersonId, name: &str, bytes: impl Into<Bytes>, caption: &str) -> Done {
        let name = Some(name.to_owned());
        self.sends_file(person, "document", name, bytes.into(), caption)
    }

    /// Sends a sticker.
    pub fn sends_sticker(&self, person: PersonId) -> Done {
        self.sends_file(person, "sticker", None, Bytes::from_static(DOT), "")
    }

    /// Sends a voice message.
    pub fn sends_voice(&self, person: PersonId) -> Done {
        self.sends_file(person, "voice", None, Bytes::from_static(b"OggS"), "")
    }

    pub(super) fn sends_file(
        &self,
        person: PersonId,
        kind: &'static str,
        name: Option<String>,
        bytes: Bytes,
        caption: &str,
    ) -> Done {
        let world = &mut self.shared.world();
        let picture = image_of(&bytes);
        if kind == "photo" && picture.is_none() {
            return impossible("that is neither a PNG nor a JPEG picture");
        }
        ready_to_write(world, person)?;
        let mime = match kind {
            "voice" => "audio/ogg",
            _ => guess_mime(&bytes, name.as_deref()),
        };
        let file = StoredFile {
            mime: mime.to_owned(),
            bytes,
            name,
            folder: match kind {
                "photo" => "photos",
                "sticker" => "stickers",
                "voice" => "voice",
                _ => "documents",
            },
            dimensions: picture.map_or((512, 512), |it| it.1),
        };
        let file_id = world.files.keep(file.clone());
        say(world, person, |message| {
            message.text = caption.to_owned();
            message.media = Some(media_of(kind, file_id, &file));
        })
    }

    /// Edits the text of a message of their own.
    pub fn edits(&self, person: PersonId, message_id: i64, text: &str) -> Done {
        let world = &mut self.shared.world();
        let message = message_of(world, person.0, message_id)?;
        if message.author != Author::Person(person) || message.media.is_some() {
            return impossible(format!("message {message_id} is not a text of theirs"));
        }
        let (text, entities) = typed(text)?;
        let now = world.now();
        let mut edited = (*message).clone();
        (edited.text, edited.entities) = (text, entities);
        edited.edited_at = Some(now);
        let edited = Arc::new(edited);
        if let Some(chat) = world.chats.get_mut(&person.0) {
            chat.replace(Arc::clone(&edited));
            chat.tell(ChatEvent::Changed);
        }
        let shown = world.message_json(person.0, &edited);
        Ok(world.queue.add("edited_message", &shown))
    }

    /// Forwards a message of this chat back to the bot.
    pub fn forwards(&self, person: PersonId, message_id: i64) -> Done {
        let world = &mut self.shared.world();
        let message = message_of(world, person.0, message_id)?;
        say(world, person, |copy| {
            copy.text.clone_from(&message.text);
            copy.entities.clone_from(&message.entities);
            copy.media.clone_from(&message.media);
            copy.forwarded = Some(Origin::Known(message.author));
        })
    }

    /// Forwards a text by somebody who hides their account.
    pub fn forwards_from(&self, person: PersonId, name: &str, text: &str) -> Done {
        let world = &mut self.shared.world();
        let (text, entities) = typed(text)?;
        say(world, person, |copy| {
            (copy.text, copy.entities) = (text, entities);
            copy.forwarded = Some(Origin::Hidden(name.to_owned()));
        })
    }

    /// Blocks the bot.
    pub fn blocks(&self, person: PersonId) -> Done {
        set_blocked(&mut self.shared.world(), person, true)
    }

    /// Unblocks the bot.
    pub fn unblocks(&self, person: PersonId) -> Done {
        set_blocked(&mut self.shared.world(), person, false)
    }

    /// The chat with the bot as it stands, oldest message first.
    pub fn chat(&self, person: PersonId) -> Vec<Arc<ChatMessage>> {
        let world = self.shared.world();
        let chat = world.chats.get(&person.0);
        chat.map_or_else(Vec::new, |it| it.messages.iter().cloned().collect())
    }

    /// What flashed up after presses, oldest first.
    pub fn toasts(&self, person: PersonId) -> Vec<Toast> {
        let world = self.shared.world();
        let chat = world.chats.get(&person.0);
        chat.map_or_else(Vec::new, |it| it.toasts.clone())
    }

    /// The command menu that the person sees.
    pub fn commands(&self, person: PersonId) -> Vec<Command> {
        visible_commands(&self.shared.world(), person.0).to_vec()
    }

    /// What the bot says of itself to a client in this language: the description and the short one.
    pub fn descriptions(&self, language: &str) -> (String, String) {
        let world = self.shared.world();
        let text = |field| world.profile.text(field, language).to_owned();
        (text("description"), text("short_description"))
    }

    /// The labels of the reply keyboard, if the bot put one up.
    pub fn reply_keyboard(&self, person: PersonId) -> Vec<Vec<String>> {
        let world = self.shared.world();
        let rows = world.chats.get(&person.0).map(|it| &it.reply_keyboard);
        let labels = |row: &Vec<(String, bool)>| row.iter().map(|it| it.0.clone()).collect();
        rows.map_or_else(Vec::new, |it| it.iter().map(labels).collect())
    }

    /// The bytes and the name of a file in a chat.
    pub fn file(&self, file_id: &str) -> Option<(Bytes, Option<String>)> {
        let world = self.shared.world();
        let file = world.files.get(file_id)?;
        Some((file.bytes.clone(), file.name.clone()))
    }

    /// Makes a file vanish from Telegram: `getFile` then refuses it. Returns whether it was there.
    pub fn file_vanishes(&self, file_id: &str) -> bool {
        self.shared.world().files.forget(file_id)
    }

    /// The chat as plain lines, for snapshots and for failed tests: `>` stands
    /// before what the person wrote, buttons stand in brackets below.
    pub fn transcript(&self, person: PersonId) -> String {
        self.chat(person).iter().map(|it| it.to_string()).collect()
    }
}

pub(super) fn visible_commands(world: &World, person: i64) -> &[Command] {
    let language = world.people.get(&person);
    let language = language.and_then(|it| it.language_code.as_deref());
    // Telegram knows two-letter codes only: "pt-br" sees the commands of "pt".
    let language = language.and_then(|it| it.split('-').next());
    world.profile.visible_commands(person, language.unwrap_or_default())
}

/// A text as Telegram's own input field would send it.
pub(super) fn typed(text: &str) -> Result<(String, Vec<Entity>), Impossible> {
    let text = text.trim().to_owned();
    if text.is_empty() {
        return impossible("an empty text cannot be sent");
    }
    if utf16_length(&text) > rules::TEXT_LIMIT {
        return impossible("a text of more than 4096 units is sent in parts");
    }
    let mut entities = Vec::new();
    rules::add_command_entities(&text, &mut entities);
    Ok((text, entities))
}

pub(super) fn chat_of(world: &World, person: PersonId) -> Result<&Chat, Impossible> {
    let chat = world.chats.get(&person.0);
    chat.ok_or_else(|| Impossible(format!("nobody has the id {}", person.0)))
}

pub(super) fn ready_to_write(world: &World, person: PersonId) -> Result<(), Impossible> {
    if chat_of(world, person)?.blocked {
        return impossible("they have blocked the bot; starting it again unblocks it");
    }
    Ok(())
}

pub(super) fn message_of(world: &World, chat: i64, id: i64) -> Result<Arc<ChatMessage>, Impossible> {
    let found = world.chats.get(&chat).and_then(|it| it.message(id));
    let found = found.cloned();
    found.ok_or_else(|| Impossible(format!("there is no message {id}")))
}

/// Posts a message of the person in their private chat and reports it to the bot.
pub(super) fn say(world: &mut World, person: PersonId, fill: impl FnOnce(&mut ChatMessage)) -> Done {
    ready_to_write(world, person)?;
    let mut message = world.blank(Author::Person(person));
    fill(&mut message);
    if let Some(chat) = world.chats.get_mut(&person.0) {
        chat.started = true;
    }
    report(world, person.0, message)
}

/// Posts a message and queues its update.
pub(super) fn report(world: &mut World, chat: i64, message: ChatMessage) -> Done {
    let Some(posted) = world.post(chat, message) else {
        return impossible("there is no such chat");
    };
    let shown = world.message_json(chat, &posted);
    Ok(world.queue.add("message", &shown))
}

pub(super) fn open_link(world: &mut World, person: PersonId, payload: &str) -> Done {
    if !rules::is_start_payload(payload) {
        return impossible("a payload is at most 64 of A-Z, a-z, 0-9, _ and -");
    }
    if chat_of(world, person)?.blocked {
        set_blocked(world, person, false)?;
    }
    let (text, entities) = typed(&format!("/start {payload}"))?;
    say(world, person, |message| {
        (message.text, message.entities) = (text, entities);
    })
}

pub(super) fn share_contact(world: &mut World, person: PersonId) -> Done {
    say(world, person, |message| {
        message.media = Some(Media {
            kind: "contact",
            file_id: String::new(),
            name: None,
            mime: String::new(),
            size: 0,
            dimensions: (0, 0),
            contact: Some((format!("+7900{:07}", person.0 % 10_000_000), person)),
        });
    })
}

fn set_blocked(world: &mut World, person: PersonId, blocked: bool) -> Done {
    let chat = chat_of(world, person)?;
    if chat.blocked == blocked || !chat.started {
        return impossible("the bot is not started, or is so already");
    }
    let (was, is) = match blocked {
        true => ("member", "kicked"),
        false => ("kicked", "member"),
    };
    let Some(by) = world.people.get(&person.0) else {
        return impossible(format!("nobody has the id {}", person.0));
    };
    let change = wire::bot_membership(world, chat, by, was, is);
    if let Some(chat) = world.chats.get_mut(&person.0) {
        chat.blocked = blocked;
        chat.tell(ChatEvent::Changed);
    }
    Ok(world.queue.add("my_chat_member", &change.to_string()))
}
