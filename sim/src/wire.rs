//! How things look in the Bot API's JSON.
//! See <https://core.telegram.org/bots/api#available-types>.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value, json};

use super::chat::{Author, Chat, ChatMessage, Media, Origin, Service};
use super::keyboard::Keyboard;
use super::world::{Person, World};

/// A `User`.
#[derive(Serialize)]
pub struct User<'a> {
    id: i64,
    is_bot: bool,
    first_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language_code: Option<&'a str>,
}

/// A `User` that is a person.
pub fn user(person: &Person) -> User<'_> {
    User {
        id: person.id,
        is_bot: false,
        first_name: &person.first_name,
        last_name: person.last_name.as_deref(),
        username: person.username.as_deref(),
        language_code: person.language_code.as_deref(),
    }
}

/// The `User` that is the bot.
pub fn bot(world: &World) -> User<'_> {
    User {
        id: world.bot_id,
        is_bot: true,
        first_name: &world.bot_name,
        last_name: None,
        username: Some(&world.bot_username),
        language_code: None,
    }
}

/// The answer of `getMe`.
pub fn me(world: &World) -> Value {
    let mut me = json!(bot(world));
    for (ability, able) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", !world.privacy),
        ("supports_inline_queries", world.inline.is_on()),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        me[ability] = json!(able);
    }
    me
}

/// A `Chat`.
#[derive(Serialize)]
pub struct ShownChat<'a> {
    id: i64,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'a str>,
    /// Of a group that is no supergroup.
    #[serde(skip_serializing_if = "Option::is_none")]
    all_members_are_administrators: Option<bool>,
}

/// A chat with its title or its person's name.
pub fn chat<'a>(world: &'a World, chat: &'a Chat) -> ShownChat<'a> {
    let group = chat.group();
    let title = group.map(|it| it.title.as_str());
    let kind = match group {
        Some(group) if group.is_super => "supergroup",
        Some(_) => "group",
        None => "private",
    };
    let person = world.people.get(&chat.id).filter(|_| title.is_none());
    ShownChat {
        id: chat.id,
        kind,
        title,
        first_name: person.map(|it| it.first_name.as_str()),
        last_name: person.and_then(|it| it.last_name.as_deref()),
        username: person.and_then(|it| it.username.as_deref()),
        all_members_are_administrators: group.filter(|it| !it.is_super).map(|_| false),
    }
}

/// The answer of `getChat`.
pub fn full_chat(world: &World, it: &Chat) -> Value {
    let mut full = json!(chat(world, it));
    full["accent_color_id"] = json!(it.id.unsigned_abs() % 7);
    full["max_reaction_count"] = json!(11);
    full["accepted_gift_types"] = json!({
        "unlimited_gifts": true,
        "limited_gifts": true,
        "unique_gifts": true,
        "premium_subscription": true,
        "gifts_from_channels": true,
    });
    full
}

fn author(world: &World, author: Author) -> Option<User<'_>> {
    match author {
        Author::Bot => Some(bot(world)),
        Author::Person(id) => world.people.get(&id.0).map(user),
    }
}

/// A `Message`. It is written as it stands, without a tree of values in between: every call and every press has one,
/// and the CPU that the simulator burns is missing from the bot that is measured beside it.
pub struct Shown<'a> {
    world: &'a World,
    chat: &'a Chat,
    message: &'a ChatMessage,
    /// Telegram nests a reply only one level deep.
    nested: bool,
}

/// A message as the Bot API shows it.
pub fn message<'a>(world: &'a World, chat: &'a Chat, message: &'a ChatMessage) -> Shown<'a> {
    Shown { world, chat, message, nested: false }
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { world, message: it, .. } = *self;
        let mut shown = serializer.serialize_map(None)?;
        shown.serialize_entry("message_id", &it.id)?;
        shown.serialize_entry("from", &author(world, it.author))?;
        shown.serialize_entry("chat", &chat(world, self.chat))?;
        shown.serialize_entry("date", &it.at.timestamp())?;
        if let Some(edited_at) = it.edited_at {
            shown.serialize_entry("edit_date", &edited_at.timestamp())?;
        }
        if let Some(origin) = &it.forwarded {
            let origin = match origin {
                Origin::Known(from) => json!({
                    "type": "user",
                    "date": it.at.timestamp(),
                    "sender_user": author(world, *from),
                }),
                Origin::Hidden(name) => json!({
                    "type": "hidden_user",
                    "date": it.at.timestamp(),
                    "sender_user_name": name,
                }),
            };
            shown.serialize_entry("forward_origin", &origin)?;
        }
        if it.via_bot {
            shown.serialize_entry("via_bot", &bot(world))?;
        }
        if let Some(album) = &it.album {
            shown.serialize_entry("media_group_id", album)?;
        }
        if let Some(service) = &it.service {
            show_service(&mut shown, world, service)?;
        }
        let (text, entities) = match &it.media {
            Some(media) => {
                shown.serialize_entry(media.kind, &media_json(world, media))?;
                ("caption", "caption_entities")
            }
            None => ("text", "entities"),
        };
        if !it.text.is_empty() {
            shown.serialize_entry(text, &it.text)?;
        }
        if !it.entities.is_empty() {
            shown.serialize_entry(entities, &it.entities)?;
        }
        if !it.keyboard.is_empty() {
            let markup = InlineKeyboard { inline_keyboard: &it.keyboard };
            shown.serialize_entry("reply_markup", &markup)?;
        }
        let answered = it.reply_to.filter(|_| !self.nested);
        if let Some(answered) = answered.and_then(|id| self.chat.message(id)) {
            let answered = Shown { nested: true, message: answered, ..*self };
            shown.serialize_entry("reply_to_message", &answered)?;
        }
        shown.end()
    }
}

fn show_service<M: SerializeMap>(shown: &mut M, world: &World, service: &Service) -> Result<(), M::Error> {
    match service {
        Service::Joined(who) => {
            let user = author(world, *who);
            shown.serialize_entry("new_chat_participant", &user)?;
            shown.serialize_entry("new_chat_member", &user)?;
            shown.serialize_entry("new_chat_members", &[user])
        }
        Service::Left(who) => {
            let user = author(world, *who);
            shown.serialize_entry("left_chat_participant", &user)?;
            shown.serialize_entry("left_chat_member", &user)
        }
        Service::Titled(title) => shown.serialize_entry("new_chat_title", title),
        Service::MovedTo(chat) => shown.serialize_entry("migrate_to_chat_id", chat),
        Service::MovedFrom(chat) => shown.serialize_entry("migrate_from_chat_id", chat),
    }
}

#[derive(Serialize)]
struct InlineKeyboard<'a> {
    inline_keyboard: &'a Keyboard,
}

/// A value as JSON. Nothing here can fail to be written: there are no maps with other keys than strings.
pub fn text(shown: &impl Serialize) -> String {
    serde_json::to_string(shown).unwrap_or_else(|_| "null".to_owned())
}

fn media_json(world: &World, media: &Media) -> Value {
    let (width, height) = media.dimensions;
    let mut file = json!({
        "file_id": media.file_id,
        "file_unique_id": unique_id(&media.file_id),
        "file_size": media.size,
    });
    match media.kind {
        "photo" => {
            file["width"] = json!(width);
            file["height"] = json!(height);
            json!([file])
        }
        "sticker" => {
            file["width"] = json!(width);
            file["height"] = json!(height);
            file["type"] = json!("regular");
            file["is_animated"] = json!(false);
            file["is_video"] = json!(false);
            file["emoji"] = json!("🍇");
            file
        }
        "video" => {
            file["width"] = json!(width);
            file["height"] = json!(height);
            file["duration"] = json!(3);
            put(&mut file, "file_name", media.name.as_deref());
            file["mime_type"] = json!(media.mime);
            file
        }
        "audio" => {
            file["duration"] = json!(3);
            put(&mut file, "file_name", media.name.as_deref());
            file["mime_type"] = json!(media.mime);
            file
        }
        "voice" => {
            file["duration"] = json!(3);
            file["mime_type"] = json!(media.mime);
            file
        }
        "contact" => {
            let Some((phone, owner)) = &media.contact else {
                return Value::Null;
            };
            let mut contact = json!({ "phone_number": phone, "user_id": owner.0 });
            if let Some(person) = world.people.get(&owner.0) {
                put(&mut contact, "first_name", Some(&person.first_name));
                put(&mut contact, "last_name", person.last_name.as_deref());
            }
            contact
        }
        _ => {
            put(&mut file, "file_name", media.name.as_deref());
            file["mime_type"] = json!(media.mime);
            file
        }
    }
}

/// `file_unique_id` says the same for every bot and is shorter than `file_id`.
pub fn unique_id(file_id: &str) -> String {
    let tail = file_id.len().saturating_sub(12);
    format!("AQAD{}", file_id.get(tail..).unwrap_or(file_id))
}

/// A `ChatMemberUpdated` about the bot itself.
pub fn bot_membership(world: &World, it: &Chat, by: &Person, was: &str, is: &str) -> Value {
    let member = |status: &str| {
        let mut member = json!({ "user": bot(world), "status": status });
        if status == "kicked" {
            member["until_date"] = json!(0);
        }
        member
    };
    json!({
        "chat": chat(world, it),
        "from": user(by),
        "date": world.now().timestamp(),
        "old_chat_member": member(was),
        "new_chat_member": member(is),
    })
}

fn put(object: &mut Value, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        object[key] = json!(value);
    }
}
