//! Somebody's own messages, as they are passed on: with their formatting, and with a picture or a file, which is uploaded
//! once, however many get it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::multipart::{Form, Part};
use serde::Deserialize;
use teloxide::types::{ChatId, MessageEntity, MessageEntityKind};

use super::{compose, cut, keyboard, refused};
use crate::channels::telegram::wire::{Fault, Wire};
use crate::engine::channel::Card;
use crate::files::Files;
use crate::talk::{Attached, Mark, Message, Screen, Style, units};

/// What Telegram calls the pictures and files that were sent since the start, by their hashes and whether each is a
/// picture: what goes to thousands is uploaded once. Without it each is uploaded again.
#[derive(Default)]
pub struct Known(Mutex<HashMap<(String, bool), String>>);

/// So many are remembered.
const MOST_KNOWN: usize = 1_000;

impl Known {
    fn get(&self, of: &Attached) -> Option<String> {
        self.lock().get(&(of.hash.clone(), of.photo)).cloned()
    }

    fn put(&self, of: &Attached, name: String) {
        let mut known = self.lock();
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert((of.hash.clone(), of.photo), name);
    }

    fn forget(&self, of: &Attached) {
        self.lock().remove(&(of.hash.clone(), of.photo));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(String, bool), String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where files lie that are sent, and what Telegram has of them.
#[derive(Clone, Copy)]
pub struct Outlet<'a> {
    /// Where files lie.
    pub files: &'a Arc<Files>,
    /// What Telegram has of them.
    pub known: &'a Known,
}

/// What Telegram answers to a message, as far as it is needed.
#[derive(Deserialize)]
pub(super) struct Sent {
    pub message_id: i32,
    #[serde(default)]
    photo: Vec<SentFile>,
    document: Option<SentFile>,
}

#[derive(Deserialize)]
struct SentFile {
    file_id: String,
}

/// Sends a message with a picture or a file: by the name that Telegram has for it, or where it has none, its content.
pub(super) async fn send_attached(
    wire: &Wire,
    outlet: Outlet<'_>,
    chat: ChatId,
    screen: &Screen,
    attached: &Attached,
    is_paid: bool,
) -> Result<Card, Fault> {
    let (field, method) = if attached.photo { ("photo", "sendPhoto") } else { ("document", "sendDocument") };
    let (text, entities) = compose(screen);
    let json = |value: serde_json::Result<String>| value.map_err(refused);
    let (entities, keyboard) =
        (json(serde_json::to_string(&entities))?, json(serde_json::to_string(&keyboard(screen)))?);
    let form = || {
        let form = Form::new().text("chat_id", chat.0.to_string()).text("caption", text.clone());
        let form = form.text("caption_entities", entities.clone()).text("reply_markup", keyboard.clone());
        if is_paid { form.text("allow_paid_broadcast", "true") } else { form }
    };
    if let Some(name) = outlet.known.get(attached) {
        match wire.upload::<Sent>(method, form().text(field, name)).await {
            // It has forgotten the file; whatever else is wrong is found once more below.
            Err(Fault::Refused { .. }) => outlet.known.forget(attached),
            sent => return Ok(sent?.message_id.to_string()),
        }
    }
    let (files, hash) = (outlet.files.clone(), attached.hash.clone());
    let bytes = tokio::task::spawn_blocking(move || files.read(&hash)).await.map_err(refused)?.map_err(refused)?;
    let part = Part::bytes(bytes).file_name(attached.name.clone());
    let sent: Sent = wire.upload(method, form().part(field, part)).await?;
    // The last of the sizes of a picture is the largest; the name of any of them stands for all.
    if let Some(file) = sent.document.or_else(|| sent.photo.into_iter().last()) {
        outlet.known.put(attached, file.file_id);
    }
    Ok(sent.message_id.to_string())
}

/// Somebody's own words as they were formatted, and below them what is asked and who writes.
pub(super) fn passed_on(message: &Message, screen: &Screen) -> (String, Vec<MessageEntity>) {
    let mut parts = vec![message.says.text.clone()];
    parts.extend(screen.question.clone());
    parts.push(screen.lines.join("\n"));
    parts.retain(|part| !part.is_empty());
    let text = cut(&parts.join("\n\n"), message.most());
    let whole = units(&text);
    let within = |mark: &&Mark| mark.length > 0 && mark.at + mark.length <= whole;
    let entities = message.says.marks.iter().filter(within).filter_map(entity).collect();
    (text, entities)
}

fn entity(mark: &Mark) -> Option<MessageEntity> {
    let kind = match &mark.style {
        Style::Bold => MessageEntityKind::Bold,
        Style::Italic => MessageEntityKind::Italic,
        Style::Underline => MessageEntityKind::Underline,
        Style::Strike => MessageEntityKind::Strikethrough,
        Style::Spoiler => MessageEntityKind::Spoiler,
        Style::Quote => MessageEntityKind::Blockquote,
        Style::LongQuote => MessageEntityKind::ExpandableBlockquote,
        Style::Code => MessageEntityKind::Code,
        Style::Block { language } => MessageEntityKind::Pre { language: language.clone() },
        // An address that does not parse is left out rather than the whole message.
        Style::Link { to } => MessageEntityKind::TextLink { url: to.parse().ok()? },
    };
    Some(MessageEntity::new(kind, mark.at, mark.length))
}
