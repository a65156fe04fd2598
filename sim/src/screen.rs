//! A phone's screen as the demo page draws it: everything in it is ready to be
//! shown, so that the page needs to know nothing of Telegram.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::chat::{Chat, ChatMessage};
use super::entity;
use super::keyboard::{Action, Button};
use super::phone::visible_commands;
use super::world::{Person, World};

/// The whole phone.
pub(super) fn phone(world: &World, chat: &Chat) -> Value {
    let person = world.people.get(&chat.id);
    let waiting: HashSet<i64> = chat.waiting.iter().copied().collect();
    let messages = chat.messages.iter().map(|it| message(it));
    json!({
        "id": chat.id,
        "name": person.map(Person::name),
        "language": person.and_then(|it| it.language_code.as_deref()),
        "blocked": chat.blocked,
        "started": chat.started,
        "commands": visible_commands(world, chat.id),
        "messages": messages.collect::<Vec<Value>>(),
        "waiting": waiting,
    })
}

fn message(message: &ChatMessage) -> Value {
    let media = message.media.as_ref().map(|it| {
        let file = Some(format!("/demo/files/{}", it.file_id)).filter(|_| !it.file_id.is_empty());
        let phone = it.contact.as_ref().map(|it| it.0.as_str());
        json!({
            "kind": it.kind,
            "file": file,
            "name": it.name.as_deref().or(phone),
            "size": it.size,
            "width": it.dimensions.0,
            "height": it.dimensions.1,
        })
    });
    let button = |it: &Button| {
        let url = match &it.action {
            Action::Open(url) => Some(url),
            _ => None,
        };
        let pressable = matches!(it.action, Action::Callback(_));
        json!({ "text": it.text, "pressable": pressable, "url": url })
    };
    let rows = message.keyboard.iter();
    let keyboard = rows.map(|row| row.iter().map(button).collect::<Vec<Value>>());
    json!({
        "id": message.id,
        "from": if message.is_from_bot() { "bot" } else { "person" },
        "at": message.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        "edited": message.edited_at.is_some(),
        "html": entity::render(&message.text, &message.entities),
        "text": message.text,
        "media": media,
        "keyboard": keyboard.collect::<Vec<Vec<Value>>>(),
        "forwarded": message.forwarded.is_some(),
    })
}
