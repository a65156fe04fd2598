//! What an update of Telegram means: who said what. Kinds and fields that this version does not know are no error.

use serde_json::Value;
use teloxide::types::{
    ChatKind, ChatMemberUpdated, FileMeta, MediaKind, Message, MessageKind, PhotoSize, Update, UpdateKind, User,
};

use crate::engine::channel::{Arrival, GroupNews, Heard, InGroup};
use crate::talk::{Attachment, Mark, Origin, Style, Styled, Thing, button};
use crate::text::forms;

/// The kinds of updates that are read.
const KINDS: [&str; 5] = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"];

/// In whose name Telegram has an administrator speak who is anonymous in their group.
const ANONYMOUS: u64 = 1_087_968_824;

/// The fields of a message that are not read. A newer Bot API may put there what teloxide does not know, and would then
/// refuse the whole update.
const UNREAD: [&str; 7] = [
    "entities",
    "caption_entities",
    "reply_to_message",
    "external_reply",
    "quote",
    "link_preview_options",
    "reply_markup",
];

/// Reads a raw update; `None` for what asks for no answer.
pub fn read(update: Value) -> Option<Arrival> {
    if let Some(arrival) = update.get("message").and_then(of_group) {
        return Some(arrival);
    }
    let styled = styled(&update);
    let update: Update = serde_json::from_str(&pruned(update)?).ok()?;
    let with_style = |arrival: Arrival| Arrival { origin: Origin { styled, ..arrival.origin }, ..arrival };
    match update.kind {
        UpdateKind::Message(message) => said(message, false).map(with_style),
        UpdateKind::EditedMessage(message) => said(message, true).map(with_style),
        UpdateKind::CallbackQuery(query) => {
            // A message that is too old to be edited still tells its chat.
            let chat = query.message.as_ref().map(|message| message.chat());
            let editable = query.regular_message();
            Some(Arrival {
                chat: chat.map_or(query.from.id.0 as i64, |chat| chat.id.0),
                private: chat.is_none_or(|chat| chat.is_private()),
                group: None,
                client_language: query.from.language_code.clone(),
                origin: Origin::default(),
                heard: Heard::Press {
                    message: editable.map(|message| message.id.0.to_string()),
                    code: query.data.as_deref().and_then(button::read),
                    callback: query.id.0,
                },
            })
        }
        UpdateKind::MyChatMember(change) => Some(reach(change)),
        UpdateKind::InlineQuery(question) => Some(Arrival {
            chat: question.from.id.0 as i64,
            private: true,
            group: None,
            client_language: question.from.language_code,
            origin: Origin::default(),
            heard: Heard::Question { id: question.id.0, words: question.query.trim().to_owned() },
        }),
        _ => None,
    }
}

/// The words of a message with their formatting. It is read by hand: a newer Bot API may know styles that teloxide does
/// not, and what is unknown here is left out.
fn styled(update: &Value) -> Option<Styled> {
    let message = update.get("message").or_else(|| update.get("edited_message"))?;
    let (text, entities) = match message.get("text") {
        Some(text) => (text.as_str()?, message.get("entities")),
        None => (message.get("caption")?.as_str()?, message.get("caption_entities")),
    };
    let marks = entities.and_then(Value::as_array).into_iter().flatten().filter_map(mark).collect();
    Some(Styled { text: text.to_owned(), marks })
}

/// A style of an entity; none for what Telegram finds by itself, and for what a bot may not say.
fn mark(entity: &Value) -> Option<Mark> {
    let number = |field: &str| entity.get(field)?.as_u64().and_then(|number| usize::try_from(number).ok());
    let words = |field: &str| entity.get(field).and_then(Value::as_str).map(str::to_owned);
    let style = match entity.get("type")?.as_str()? {
        "bold" => Style::Bold,
        "italic" => Style::Italic,
        "underline" => Style::Underline,
        "strikethrough" => Style::Strike,
        "spoiler" => Style::Spoiler,
        "blockquote" => Style::Quote,
        "expandable_blockquote" => Style::LongQuote,
        "code" => Style::Code,
        "pre" => Style::Block { language: words("language") },
        "text_link" => Style::Link { to: words("url")? },
        _ => return None,
    };
    Some(Mark { at: number("offset")?, length: number("length")?, style })
}

/// The update with nothing but its number and the kind that is read; `None` if absent.
fn pruned(mut update: Value) -> Option<String> {
    let kind = KINDS.into_iter().find(|kind| update.get(kind).is_some())?;
    let mut inner = update.get_mut(kind)?.take();
    for of in ["", "/message"] {
        if let Some(Value::Object(message)) = inner.pointer_mut(of) {
            message.retain(|field, _| !UNREAD.contains(&field.as_str()));
        }
    }
    // As text, because teloxide deserializes an update only from borrowed strings.
    Some(format!(r#"{{"update_id":{},"{kind}":{inner}}}"#, update.get("update_id")?))
}

/// The chat that a raw update belongs to, for the order of turns; 0 for what belongs to none.
pub fn chat_of(update: &Value) -> i64 {
    let Some(inner) = KINDS.iter().find_map(|kind| update.get(kind)) else {
        return 0;
    };
    let chat = |of: &Value| of.pointer("/chat/id").and_then(Value::as_i64);
    chat(inner)
        .or_else(|| inner.get("message").and_then(chat))
        .or_else(|| inner.pointer("/from/id").and_then(Value::as_i64))
        .unwrap_or(0)
}

fn said(message: Message, edited: bool) -> Option<Arrival> {
    // The bot's own words come back in groups and from other bots; they ask for no answer. An administrator who speaks in
    // the group's name is no bot, though Telegram says so.
    let is_nameless = |sender: &User| sender.id.0 == ANONYMOUS && !message.chat.is_private();
    let sender: &User = message.from.as_ref().filter(|sender| !sender.is_bot || is_nameless(sender))?;
    if message.via_bot.is_some() && !message.chat.is_private() {
        // A card that was shared by the bot's name: it is said to the group, and not to the bot.
        return None;
    }
    let heard = match &message.kind {
        // A place that is shared live changes each minute, and nobody waits for an answer to that, or to another caption.
        MessageKind::Common(common) if edited => match &common.media_kind {
            MediaKind::Text(text) => match words(&text.text) {
                Heard::Text(text) => Heard::Edited(text),
                _ => return None,
            },
            _ => return None,
        },
        _ if edited => return None,
        MessageKind::Common(common) if common.forward_origin.is_some() || message.via_bot.is_some() => {
            Heard::Thing(Thing::Forwarded)
        }
        MessageKind::Common(common) => match &common.media_kind {
            MediaKind::Text(text) => words(&text.text),
            MediaKind::Document(document) => {
                let document = &document.document;
                Heard::File(Attachment {
                    name: document.file_name.clone(),
                    kind: document.mime_type.as_ref().map(|kind| kind.essence_str().to_owned()),
                    ..attachment(&document.file, Thing::Document)
                })
            }
            MediaKind::Photo(photo) => {
                // Telegram gives several sizes in no documented order.
                let largest = photo.photo.iter().max_by_key(|size| (size.width, size.height));
                let kind = Some("image/jpeg".to_owned());
                let attachment = |of: &PhotoSize| Attachment { kind, ..attachment(&of.file, Thing::Photo) };
                largest.map_or(Heard::Thing(Thing::Photo), |largest| Heard::File(attachment(largest)))
            }
            other => Heard::Thing(thing(other)),
        },
        // A lone die or ball emoji arrives as a `dice` message.
        MessageKind::Dice(_) => Heard::Thing(Thing::Sticker),
        // Content that is newer than this program.
        MessageKind::Empty {} => Heard::Thing(Thing::Other),
        _ => return None,
    };
    let album = message.media_group_id().map(|album| album.0.clone());
    Some(Arrival {
        chat: message.chat.id.0,
        private: message.chat.is_private(),
        group: (!message.chat.is_private()).then(|| InGroup {
            sender: Some(sender.id.0 as i64).filter(|_| !sender.is_bot),
            title: message.chat.title().unwrap_or_default().to_owned(),
        }),
        client_language: sender.language_code.clone(),
        origin: Origin { message: Some(message.id.0.to_string()), album, styled: None },
        heard,
    })
}

fn attachment(file: &FileMeta, thing: Thing) -> Attachment {
    // What teloxide fills in if Telegram gives no size.
    let bytes = Some(file.size).filter(|size| *size != u32::MAX).map(u64::from);
    Attachment { reference: file.id.0.clone(), name: None, kind: None, bytes, thing }
}

fn thing(media: &MediaKind) -> Thing {
    match media {
        MediaKind::Sticker(_) | MediaKind::Animation(_) => Thing::Sticker,
        MediaKind::Voice(_) | MediaKind::Audio(_) | MediaKind::VideoNote(_) => Thing::Voice,
        MediaKind::Photo(_) => Thing::Photo,
        MediaKind::Video(_) => Thing::Video,
        MediaKind::Contact(_) => Thing::Contact,
        MediaKind::Document(_) => Thing::Document,
        _ => Thing::Other,
    }
}

fn words(text: &str) -> Heard {
    // Only what is seen is heard: a mark before the slash makes no other command of it, and where nothing is seen the room
    // says so.
    let text = forms::heard(text).unwrap_or_default();
    let Some(command) = text.strip_prefix('/') else {
        return Heard::Text(text);
    };
    let (name, payload) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let name = name.split('@').next().unwrap_or(name);
    Heard::Command { name: name.to_lowercase(), payload: payload.trim().to_owned() }
}

fn reach(change: ChatMemberUpdated) -> Arrival {
    let is_there = change.new_chat_member.is_present();
    let private = matches!(change.chat.kind, ChatKind::Private(_));
    Arrival {
        chat: change.chat.id.0,
        private,
        group: None,
        client_language: change.from.language_code,
        origin: Origin::default(),
        heard: if private { Heard::Reach(is_there) } else { Heard::Group(GroupNews::Present(is_there)) },
    }
}

/// What a message tells of its group: a new name, or a new number by either of its two signs. Read as it came, since
/// Telegram may have written it in the name of a bot.
fn of_group(message: &Value) -> Option<Arrival> {
    let chat = message.pointer("/chat/id")?.as_i64()?;
    let number = |field: &str| message.get(field).and_then(Value::as_i64);
    let title = message.get("new_chat_title").and_then(Value::as_str);
    let news = match (number("migrate_to_chat_id"), number("migrate_from_chat_id"), title) {
        (Some(to), ..) => GroupNews::Moved { from: chat, to },
        (_, Some(from), _) => GroupNews::Moved { from, to: chat },
        (.., Some(title)) => GroupNews::Titled(title.to_owned()),
        (None, None, None) => return None,
    };
    Some(Arrival {
        chat,
        private: false,
        group: None,
        client_language: None,
        origin: Origin::default(),
        heard: Heard::Group(news),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_and_the_largest_of_a_photo_are_files() {
        let message = |media: Value| {
            let mut message = json!({ "message_id": 5, "date": 0, "chat": { "id": 7, "type": "private", "first_name": "Анна" },
                                      "from": { "id": 7, "is_bot": false, "first_name": "Анна" } });
            message.as_object_mut().unwrap().extend(media.as_object().unwrap().clone());
            read(json!({ "update_id": 1, "message": message })).unwrap().heard
        };
        let document = json!({ "document": { "file_id": "D", "file_unique_id": "d", "file_size": 12,
                               "file_name": "schools.txt", "mime_type": "text/plain; charset=utf-8" } });
        let Heard::File(file) = message(document) else { panic!() };
        assert_eq!((file.reference.as_str(), file.name.as_deref(), file.bytes), ("D", Some("schools.txt"), Some(12)));
        assert_eq!((file.kind.as_deref(), file.thing), (Some("text/plain"), Thing::Document));
        let size = |id: &str, side: u32| json!({ "file_id": id, "file_unique_id": id, "width": side, "height": side });
        let Heard::File(file) = message(json!({ "photo": [size("S", 90), size("L", 1280), size("M", 320)] })) else {
            panic!()
        };
        assert_eq!((file.reference.as_str(), file.bytes, file.thing), ("L", None, Thing::Photo));
    }

    /// Found by fuzzing: the message has no date, for the bot can no longer see it.
    #[test]
    fn a_button_of_a_message_out_of_reach_belongs_to_its_chat() {
        let mut update = json!({
            "update_id": 1,
            "callback_query": {
                "id": "4000000000014", "chat_instance": "1", "data": "menu",
                "from": { "id": 7, "is_bot": false, "first_name": "Анна" },
                "message": { "message_id": 5, "date": 0, "chat": { "id": 7, "type": "private", "first_name": "Анна" } }
            }
        });
        let arrival = read(update.clone()).unwrap();
        assert_eq!((arrival.chat, arrival.private), (7, true));
        assert!(matches!(arrival.heard, Heard::Press { message: None, .. }));

        let group = json!({ "id": -100, "type": "supergroup", "title": "Физика" });
        update["callback_query"]["message"]["chat"] = group;
        assert_eq!(chat_of(&update), -100);
        let arrival = read(update).unwrap();
        assert_eq!((arrival.chat, arrival.private), (-100, false));
    }
}
