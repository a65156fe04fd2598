//! How things look in the Bot API's JSON.
//! See <https://core.telegram.org/bots/api#available-types>.

use serde_json::{Value, json};

use super::chat::{Author, Chat, ChatKind, ChatMessage, Media, Origin};
use super::world::{Person, World};

/// A `User` that is a person.
pub fn user(person: &Person) -> Value {
    let mut user = json!({
        "id": person.id,
        "is_bot": false,
        "first_name": person.first_name,
    });
    put(&mut user, "last_name", person.last_name.as_deref());
    put(&mut user, "username", person.username.as_deref());
    put(&mut user, "language_code", person.language_code.as_deref());
    user
}

/// The `User` that is the bot.
pub fn bot(world: &World) -> Value {
    json!({
        "id": world.bot_id,
        "is_bot": true,
        "first_name": world.bot_name,
        "username": world.bot_username,
    })
}

/// The answer of `getMe`.
pub fn me(world: &World) -> Value {
    let mut me = bot(world);
    for (ability, able) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", !world.privacy),
        ("supports_inline_queries", false),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        me[ability] = json!(able);
    }
    me
}

/// A `Chat`.
pub fn chat(world: &World, chat: &Chat) -> Value {
    match &chat.kind {
        ChatKind::Group { title } => {
            json!({ "id": chat.id, "title": title, "type": "supergroup" })
        }
        ChatKind::Private => {
            let mut shown = json!({ "id": chat.id, "type": "private" });
            if let Some(person) = world.people.get(&chat.id) {
                put(&mut shown, "first_name", Some(&person.first_name));
                put(&mut shown, "last_name", person.last_name.as_deref());
                put(&mut shown, "username", person.username.as_deref());
            }
            shown
        }
    }
}

/// The answer of `getChat`.
pub fn full_chat(world: &World, it: &Chat) -> Value {
    let mut full = chat(world, it);
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

fn author(world: &World, author: Author) -> Value {
    match author {
        Author::Bot => bot(world),
        Author::Person(id) => world.people.get(&id.0).map_or(Value::Null, user),
    }
}

/// A `Message`.
pub fn message(world: &World, it_stands_in: &Chat, it: &ChatMessage) -> Value {
    let mut shown = shallow_message(world, it_stands_in, it);
    if let Some(answered) = it.reply_to.and_then(|id| it_stands_in.message(id)) {
        // Telegram nests a reply only one level deep.
        shown["reply_to_message"] = shallow_message(world, it_stands_in, answered);
    }
    shown
}

fn shallow_message(world: &World, it_stands_in: &Chat, it: &ChatMessage) -> Value {
    let mut shown = json!({
        "message_id": it.id,
        "from": author(world, it.author),
        "chat": chat(world, it_stands_in),
        "date": it.at.timestamp(),
    });
    if let Some(edited_at) = it.edited_at {
        shown["edit_date"] = json!(edited_at.timestamp());
    }
    if let Some(origin) = &it.forwarded {
        shown["forward_origin"] = match origin {
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
    }
    let (text, entities) = match &it.media {
        Some(media) => {
            shown[media.kind] = media_json(world, media);
            ("caption", "caption_entities")
        }
        None => ("text", "entities"),
    };
    if !it.text.is_empty() {
        shown[text] = json!(it.text);
    }
    if !it.entities.is_empty() {
        shown[entities] = json!(it.entities);
    }
    if !it.keyboard.is_empty() {
        let rows: Vec<Vec<Value>> = it
            .keyboard
            .iter()
            .map(|row| row.iter().map(|button| button.to_json()).collect())
            .collect();
        shown["reply_markup"] = json!({ "inline_keyboard": rows });
    }
    shown
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
