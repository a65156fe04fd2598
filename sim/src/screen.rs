//! A phone's screen as the demo page draws it: everything in it is ready to be
//! shown, so that the page needs to know nothing of Telegram.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::chat::{Author, Chat, ChatMessage, Service, Standing};
use super::entity;
use super::keyboard::{Action, Button};
use super::phone::visible_commands;
use super::world::{Person, PersonId, World};

/// The whole phone.
pub(super) fn phone(world: &World, chat: &Chat) -> Value {
    let person = world.people.get(&chat.id);
    let waiting: HashSet<i64> = chat.waiting.iter().copied().collect();
    let messages = chat.messages.iter().map(|it| message(world, it, PersonId(chat.id)));
    json!({
        "id": chat.id,
        "name": person.map(Person::name),
        "language": person.and_then(|it| it.language_code.as_deref()),
        "blocked": chat.blocked,
        "started": chat.started,
        "commands": visible_commands(world, chat.id),
        "groups": groups_of(world, PersonId(chat.id)),
        "messages": messages.collect::<Vec<Value>>(),
        "waiting": waiting,
    })
}

/// A group on the phone of one of its members.
pub(super) fn group(world: &World, chat: &Chat, reader: PersonId) -> Value {
    let person = world.people.get(&reader.0);
    let waiting: HashSet<i64> = chat.waiting.iter().copied().collect();
    let messages = chat.messages.iter().map(|it| message(world, it, reader));
    json!({
        "id": chat.id,
        "name": person.map(Person::name),
        "language": person.and_then(|it| it.language_code.as_deref()),
        "blocked": false,
        "started": true,
        "commands": [],
        "groups": groups_of(world, reader),
        "group": chat.group().map(|it| json!({
            "title": it.title,
            "members": it.members.len() + usize::from(it.bot == Standing::Member),
            "bot": it.bot == Standing::Member,
        })),
        "messages": messages.collect::<Vec<Value>>(),
        "waiting": waiting,
    })
}

/// The groups that somebody has on their phone, oldest first: what has become a supergroup is shown as that.
fn groups_of(world: &World, person: PersonId) -> Vec<Value> {
    let chats = world.chats.values().filter_map(|chat| Some((chat.id, chat.group()?)));
    let mine = chats.filter(|(_, it)| it.members.contains(&person) && it.moved_to.is_none() && !it.is_deleted);
    let mut mine: Vec<_> = mine.map(|(id, it)| (id, it.title.as_str())).collect();
    mine.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
    mine.into_iter().map(|(id, title)| json!({ "id": id.to_string(), "title": title })).collect()
}

fn name_of(world: &World, author: Author) -> &str {
    match author {
        Author::Bot => &world.bot_name,
        Author::Person(id) => world.people.get(&id.0).map_or("", |it| it.first_name.as_str()),
    }
}

/// What became of the group: the kind, by which the page has its words, and a name.
fn service(world: &World, it: &Service) -> Value {
    let (kind, name) = match it {
        Service::Joined(who) => ("joined", name_of(world, *who)),
        Service::Left(who) => ("left", name_of(world, *who)),
        Service::Titled(title) => ("titled", title.as_str()),
        Service::MovedTo(_) | Service::MovedFrom(_) => ("moved", ""),
    };
    json!({ "kind": kind, "name": name })
}

/// Whose it is on this phone.
fn side(author: Author, reader: PersonId) -> &'static str {
    match author {
        Author::Bot => "bot",
        Author::Person(id) if id == reader => "person",
        Author::Person(_) => "other",
    }
}

fn message(world: &World, message: &ChatMessage, reader: PersonId) -> Value {
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
        "from": side(message.author, reader),
        "author": name_of(world, message.author),
        "service": message.service.as_ref().map(|it| service(world, it)),
        "via_bot": message.via_bot,
        "at": message.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        "edited": message.edited_at.is_some(),
        "html": entity::render(&message.text, &message.entities),
        "text": message.text,
        "media": media,
        "keyboard": keyboard.collect::<Vec<Vec<Value>>>(),
        "forwarded": message.forwarded.is_some(),
    })
}
