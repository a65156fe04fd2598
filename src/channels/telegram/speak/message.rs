//! Somebody's own messages, as they are passed on: with their formatting, and with a picture or a file, which is uploaded
//! once, however many get it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::multipart::{Form, Part};
use serde::Deserialize;
use serde_json::{Value, json};
use teloxide::types::{ChatId, MessageEntity, MessageEntityKind};

use super::{compose, cut, keyboard, refused};
use crate::channels::telegram::wire::{Fault, Wire};
use crate::engine::channel::Card;
use crate::files::Files;
use crate::talk::{Attached, Mark, Message, Screen, Style, units};

/// What Telegram calls the pictures and files that were sent since the start, by their hashes and whether each is a
/// picture: what goes to thousands is uploaded once. Without it each is uploaded again.
///
/// And which albums have been said whose words have not: when these are tried again, the album is not.
#[derive(Default)]
pub struct Known {
    files: Mutex<HashMap<(String, bool), String>>,
    albums: Mutex<HashSet<i64>>,
}

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

    fn albums(&self) -> std::sync::MutexGuard<'_, HashSet<i64>> {
        self.albums.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(String, bool), String>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
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

impl Sent {
    /// What Telegram calls its picture or file. The last of the sizes of a picture is the largest; the name of any of them
    /// stands for all.
    fn file(self) -> Option<String> {
        self.document.or_else(|| self.photo.into_iter().last()).map(|file| file.file_id)
    }
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
    let sent: Sent = wire.upload(method, form().part(field, content(outlet, attached).await?)).await?;
    let message = sent.message_id.to_string();
    if let Some(name) = sent.file() {
        outlet.known.put(attached, name);
    }
    Ok(message)
}

/// Sends the pictures or files of a message that come as an album, unless this row of the outbox has sent them before: the
/// words follow as a message of their own.
pub(super) async fn send_album(
    wire: &Wire,
    outlet: Outlet<'_>,
    chat: ChatId,
    screen: &Screen,
    (row, is_paid): (i64, bool),
) -> Result<(), Fault> {
    let album = screen.message.as_deref().map(Message::album).unwrap_or_default();
    if album.is_empty() || outlet.known.albums().contains(&row) {
        return Ok(());
    }
    let names: Vec<_> = album.iter().map(|part| outlet.known.get(part)).collect();
    let has_names = names.iter().any(Option::is_some);
    let sent = match upload_album(wire, outlet, (chat, is_paid), &album, names).await {
        // It has forgotten one of them; whatever else is wrong is found once more.
        Err(Fault::Refused { .. }) if has_names => {
            album.iter().for_each(|part| outlet.known.forget(part));
            upload_album(wire, outlet, (chat, is_paid), &album, vec![None; album.len()]).await?
        }
        sent => sent?,
    };
    for (part, sent) in album.iter().zip(sent) {
        sent.file().into_iter().for_each(|name| outlet.known.put(part, name));
    }
    let mut said = outlet.known.albums();
    if said.len() >= MOST_KNOWN {
        said.clear();
    }
    said.insert(row);
    Ok(())
}

/// Sends them, each by the name that Telegram has for it, or its content.
async fn upload_album(
    wire: &Wire,
    outlet: Outlet<'_>,
    (chat, is_paid): (ChatId, bool),
    album: &[&Attached],
    names: Vec<Option<String>>,
) -> Result<Vec<Sent>, Fault> {
    let mut form = Form::new().text("chat_id", chat.0.to_string());
    let mut media = Vec::with_capacity(album.len());
    for (place, (part, name)) in album.iter().zip(names).enumerate() {
        let address = match name {
            Some(name) => name,
            None => {
                form = form.part(format!("part{place}"), content(outlet, part).await?);
                format!("attach://part{place}")
            }
        };
        media.push(json!({ "type": if part.photo { "photo" } else { "document" }, "media": address }));
    }
    let form = form.text("media", Value::from(media).to_string());
    let form = if is_paid { form.text("allow_paid_broadcast", "true") } else { form };
    wire.upload("sendMediaGroup", form).await
}

/// A picture or a file as it is uploaded.
async fn content(outlet: Outlet<'_>, of: &Attached) -> Result<Part, Fault> {
    let (files, hash) = (outlet.files.clone(), of.hash.clone());
    let bytes = tokio::task::spawn_blocking(move || files.read(&hash)).await.map_err(refused)?.map_err(refused)?;
    Ok(Part::bytes(bytes).file_name(of.name.clone()))
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
