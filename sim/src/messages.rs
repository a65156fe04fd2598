//! Sending, editing and deleting: the methods whose results people see.
//! See <https://core.telegram.org/bots/api#sendmessage> and
//! <https://core.telegram.org/bots/api#updating-messages>.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::albums::{folder_of, mime_of};
use super::chat::{Author, ChatEvent, ChatMessage, Media};
use super::entity::Entity;
use super::files::{StoredFile, image_of};
use super::keyboard::{Keyboard, Markup, read_markup};
use super::params::{Params, Upload};
use super::refusal::Refusal;
use super::rules;
use super::world::World;

/// What a call answers that has nothing to show.
const TRUE: &str = "true";

/// `sendMessage`.
pub(super) fn send_text(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let chat_id = params.require_chat()?;
    let (text, entities) = read_text(params, "text", "entities")?;
    rules::check_text(&text, false)?;
    check_link_preview(params)?;
    let mut message = world.blank(Author::Bot);
    (message.text, message.entities) = (text, entities);
    send(world, chat_id, message, params)
}

/// `sendPhoto`.
pub(super) fn send_photo(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let chat_id = params.require_chat()?;
    let mut message = captioned(world, params)?;
    world.reachable(chat_id)?;
    message.media = Some(read_media(world, params, "photo")?);
    send(world, chat_id, message, params)
}

/// `sendDocument`.
pub(super) fn send_document(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let chat_id = params.require_chat()?;
    let mut message = captioned(world, params)?;
    world.reachable(chat_id)?;
    message.media = Some(read_media(world, params, "document")?);
    send(world, chat_id, message, params)
}

fn captioned(world: &World, params: &Params) -> Result<ChatMessage, Refusal> {
    let (caption, entities) = read_text(params, "caption", "caption_entities")?;
    rules::check_caption(&caption)?;
    let mut message = world.blank(Author::Bot);
    (message.text, message.entities) = (caption, entities);
    Ok(message)
}

fn read_text(params: &Params, text: &str, entities: &str) -> Result<(String, Vec<Entity>), Refusal> {
    let source = params.text(text).unwrap_or_default();
    let parse_mode = params.text("parse_mode");
    let (text, mut entities) = rules::formatted(source, parse_mode, params.json(entities)?)?;
    rules::add_command_entities(&text, &mut entities);
    Ok((text, entities))
}

fn check_link_preview(params: &Params) -> Result<(), Refusal> {
    const FIELDS: [&str; 5] = ["is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"];
    let options = params.seen_json("link_preview_options")?;
    let fields = options.as_deref().and_then(Value::as_object);
    match fields.and_then(|it| it.keys().find(|key| !FIELDS.contains(&key.as_str()))) {
        Some(unknown) => Err(Refusal::bad(format!("unknown field \"{unknown}\" in link preview options"))),
        None => Ok(()),
    }
}

fn read_media(world: &mut World, params: &Params, kind: &'static str) -> Result<Media, Refusal> {
    take_media(world, kind, params.upload(kind).cloned(), params.text(kind).unwrap_or_default())
}

/// A new upload, or a file that Telegram has already, by its `file_id`.
pub(super) fn take_media(
    world: &mut World,
    kind: &'static str,
    upload: Option<Upload>,
    file_id: &str,
) -> Result<Media, Refusal> {
    let Some(upload) = upload else {
        let wrong = || Refusal::bad("wrong file identifier/HTTP URL specified");
        let file = world.files.get(file_id).ok_or_else(wrong)?;
        if (file.folder == "photos") != (kind == "photo") {
            return Err(Refusal::bad("can't use file of type Document as Photo"));
        }
        return Ok(media_of(kind, file_id.to_owned(), file));
    };
    let size = upload.bytes.len();
    if size == 0 {
        return Err(Refusal::bad("file must be non-empty"));
    }
    let mut dimensions = (0, 0);
    if kind == "photo" {
        let most = rules::PHOTO_LIMIT;
        if size > most {
            return Err(Refusal::bad(format!(
                "file of size {size} bytes is too big for a photo; the maximum size is {most} bytes"
            )));
        }
        let picture = image_of(&upload.bytes).ok_or_else(|| Refusal::bad("IMAGE_PROCESS_FAILED"))?;
        dimensions = picture.1;
        let (width, height) = dimensions;
        let (long, short) = (width.max(height), width.min(height));
        if short == 0 || width.saturating_add(height) > 10_000 || long / short > 20 {
            return Err(Refusal::bad("PHOTO_INVALID_DIMENSIONS"));
        }
    } else if size > rules::DOCUMENT_LIMIT {
        return Err(Refusal::new(413, "Request Entity Too Large"));
    }
    let file = StoredFile {
        mime: mime_of(kind, &upload.bytes, upload.name.as_deref()).to_owned(),
        bytes: upload.bytes,
        name: upload.name,
        folder: folder_of(kind),
        dimensions,
    };
    let file_id = world.files.keep(file.clone());
    Ok(media_of(kind, file_id, &file))
}

/// How a message shows a stored file.
pub(super) fn media_of(kind: &'static str, file_id: String, file: &StoredFile) -> Media {
    Media {
        kind,
        file_id,
        name: file.name.clone().filter(|_| ["document", "video", "audio"].contains(&kind)),
        mime: file.mime.clone(),
        size: file.bytes.len(),
        dimensions: file.dimensions,
        contact: None,
    }
}

fn send(world: &mut World, chat_id: i64, mut message: ChatMessage, params: &Params) -> Result<String, Refusal> {
    let markup = markup(params)?;
    world.reachable(chat_id)?;
    message.reply_to = read_reply(world, chat_id, params)?;
    spend_rate(world, chat_id, params)?;
    let chat = world.reachable(chat_id)?;
    match markup {
        Some(Markup::Inline(keyboard)) => message.keyboard = keyboard,
        Some(Markup::Reply(keyboard)) => {
            chat.reply_keyboard = keyboard;
            message.fixed = true;
        }
        Some(Markup::Remove) => {
            chat.reply_keyboard.clear();
            message.fixed = true;
        }
        Some(Markup::ForceReply) => message.fixed = true,
        None => {}
    }
    world.books.note_buttons(&message.keyboard);
    world.books.sends += 1;
    let sent = world.post(chat_id, message);
    let sent = sent.ok_or_else(|| Refusal::bad("chat not found"))?;
    Ok(world.message_json(chat_id, &sent))
}

pub(super) fn read_reply(world: &World, chat_id: i64, params: &Params) -> Result<Option<i64>, Refusal> {
    let Some(reply) = params.json("reply_parameters")? else {
        return Ok(None);
    };
    let id = reply["message_id"].as_i64();
    let chat = world.chats.get(&chat_id);
    let found = id.filter(|id| chat.is_some_and(|it| it.message(*id).is_some()));
    if found.is_none() && reply["allow_sending_without_reply"] != json!(true) {
        return Err(Refusal::bad("message to be replied not found"));
    }
    Ok(found)
}

/// Sends and edits share the limits of their chat and of the bot.
fn spend_rate(world: &mut World, chat_id: i64, params: &Params) -> Result<(), Refusal> {
    spend_rates(world, chat_id, params, 1)
}

/// Each file of an album counts.
pub(super) fn spend_rates(world: &mut World, chat_id: i64, params: &Params, count: usize) -> Result<(), Refusal> {
    let paid = params.flag("allow_paid_broadcast")?;
    if let Err(wait) = world.meter.send_many(Instant::now(), chat_id, paid, count) {
        world.books.too_many += 1;
        return Err(Refusal::too_many(wait));
    }
    Ok(())
}

/// `editMessageText`.
pub(super) fn edit_text(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let (chat_id, current) = editable(world, params)?;
    if current.media.is_some() {
        return Err(Refusal::bad("there is no text in the message to edit"));
    }
    let (text, entities) = read_text(params, "text", "entities")?;
    rules::check_text(&text, true)?;
    check_link_preview(params)?;
    let keyboard = inline_keyboard(params)?;
    change(world, chat_id, &current, params, (text, entities), keyboard)
}

/// `editMessageCaption`.
pub(super) fn edit_caption(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let (chat_id, current) = editable(world, params)?;
    if current.media.is_none() {
        return Err(Refusal::bad("there is no caption in the message to edit"));
    }
    let (text, entities) = read_text(params, "caption", "caption_entities")?;
    rules::check_caption(&text)?;
    let keyboard = inline_keyboard(params)?;
    change(world, chat_id, &current, params, (text, entities), keyboard)
}

/// `editMessageReplyMarkup`.
pub(super) fn edit_markup(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let (chat_id, current) = editable(world, params)?;
    let keyboard = inline_keyboard(params)?;
    let text = (current.text.clone(), current.entities.clone());
    change(world, chat_id, &current, params, text, keyboard)
}

fn markup(params: &Params) -> Result<Option<Markup>, Refusal> {
    let raw = params.seen_json("reply_markup")?;
    raw.as_deref().map(read_markup).transpose()
}

/// An edit that leaves the keyboard out takes it away.
fn inline_keyboard(params: &Params) -> Result<Keyboard, Refusal> {
    match markup(params)? {
        Some(Markup::Inline(keyboard)) => Ok(keyboard),
        Some(_) => Err(Refusal::bad("inline keyboard expected")),
        None => Ok(Vec::new()),
    }
}

fn editable(world: &mut World, params: &Params) -> Result<(i64, Arc<ChatMessage>), Refusal> {
    let chat_id = params.require_chat()?;
    let message_id = params.optional_integer("message_id")?;
    let message_id = message_id.ok_or_else(|| Refusal::bad("message identifier is not specified"))?;
    let chat = world.reachable(chat_id)?;
    let Some(message) = chat.message(message_id) else {
        return Err(Refusal::bad("message to edit not found"));
    };
    if !message.is_from_bot() || message.fixed {
        return Err(Refusal::bad("message can't be edited"));
    }
    Ok((chat_id, Arc::clone(message)))
}

fn change(
    world: &mut World,
    chat_id: i64,
    current: &ChatMessage,
    params: &Params,
    (text, entities): (String, Vec<Entity>),
    keyboard: Keyboard,
) -> Result<String, Refusal> {
    let same = (&text, &entities, &keyboard) == (&current.text, &current.entities, &current.keyboard);
    if same {
        return Err(Refusal::bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
        ));
    }
    spend_rate(world, chat_id, params)?;
    world.books.edits += 1;
    world.books.note_buttons(&keyboard);
    let altered = Arc::new(ChatMessage {
        edited_at: Some(world.now()),
        text,
        entities,
        keyboard,
        media: current.media.clone(),
        forwarded: current.forwarded.clone(),
        album: current.album.clone(),
        service: None,
        ..*current
    });
    if let Some(chat) = world.chats.get_mut(&chat_id) {
        chat.replace(Arc::clone(&altered));
        chat.tell(ChatEvent::Changed);
    }
    Ok(world.message_json(chat_id, &altered))
}

/// `deleteMessage`: only within 48 hours of sending.
pub(super) fn delete(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let chat_id = params.require_chat()?;
    let message_id = params.optional_integer("message_id")?;
    let now = world.now();
    let chat = world.reachable(chat_id)?;
    let Some(message) = message_id.and_then(|it| chat.message(it)) else {
        return Err(Refusal::bad("message to delete not found"));
    };
    let foreign = chat.group().is_some() && !message.is_from_bot();
    if foreign || now - message.at > chrono::Duration::hours(48) {
        return Err(Refusal::bad("message can't be deleted for everyone"));
    }
    let message_id = message.id;
    chat.remove(message_id);
    chat.tell(ChatEvent::Changed);
    Ok(TRUE.to_owned())
}

/// `deleteMessages`: what cannot be found or deleted is skipped.
pub(super) fn delete_many(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let ids = params.json("message_ids")?.unwrap_or_default();
    let ids: Vec<i64> = serde_json::from_value(ids)
        .ok()
        .filter(|it: &Vec<i64>| (1..=100).contains(&it.len()))
        .ok_or_else(|| Refusal::bad("message identifiers are not specified"))?;
    let now = world.now();
    let chat = world.reachable(params.require_chat()?)?;
    for id in ids {
        let young = |it: &Arc<ChatMessage>| now - it.at <= chrono::Duration::hours(48);
        if chat.message(id).is_some_and(young) {
            chat.remove(id);
        }
    }
    chat.tell(ChatEvent::Changed);
    Ok(TRUE.to_owned())
}
