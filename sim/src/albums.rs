//! Albums: several files that come together.
//! See <https://core.telegram.org/bots/api#sendmediagroup>.

use axum::body::Bytes;
use serde_json::{Map, Value};

use super::Simulator;
use super::chat::{Author, ChatMessage};
use super::files::{StoredFile, guess_mime, image_of};
use super::messages::{media_of, read_reply, spend_rates, take_media};
use super::params::Params;
use super::phone::{Impossible, impossible, ready_to_write, say};
use super::refusal::Refusal;
use super::rules;
use super::world::{PersonId, UpdateId, World};

/// The most files in an album.
const MOST_FILES: usize = 10;

/// A file that somebody sends.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// `photo`, `video`, `audio` or `document`.
    pub kind: &'static str,
    /// Its name; a photo has none.
    pub name: Option<String>,
    /// Its content.
    pub bytes: Bytes,
    /// What stands below it.
    pub caption: String,
}

impl Simulator {
    /// Sends files as an album: the bot hears of each by an update of its own.
    pub fn sends_album(&self, person: PersonId, files: Vec<NewFile>) -> Result<Vec<UpdateId>, Impossible> {
        let world = &mut *self.shared.world();
        ready_to_write(world, person)?;
        if !(2..=MOST_FILES).contains(&files.len()) {
            return impossible(format!("an album has 2 to {MOST_FILES} files"));
        }
        let kinds: Vec<_> = files.iter().map(|it| it.kind).collect();
        if let Some(alone) = stranger(&kinds) {
            return impossible(format!("a {alone} stands in no album with other kinds"));
        }
        for it in &files {
            if it.kind == "photo" && image_of(&it.bytes).is_none() {
                return impossible("that is neither a PNG nor a JPEG picture");
            }
        }
        let album = next_album(world);
        files.into_iter().map(|it| send_one(world, person, &album, it)).collect()
    }
}

fn send_one(world: &mut World, person: PersonId, album: &str, it: NewFile) -> Result<UpdateId, Impossible> {
    let NewFile { kind, name, bytes, caption } = it;
    let file = StoredFile {
        mime: mime_of(kind, &bytes, name.as_deref()).to_owned(),
        dimensions: image_of(&bytes).map_or((1280, 720), |it| it.1),
        bytes,
        name,
        folder: folder_of(kind),
    };
    let file_id = world.files.keep(file.clone());
    say(world, person, |message| {
        message.text = caption;
        message.media = Some(media_of(kind, file_id, &file));
        message.album = Some(album.to_owned());
    })
}

/// Where files of a kind are kept.
pub(super) fn folder_of(kind: &str) -> &'static str {
    match kind {
        "photo" => "photos",
        "video" => "videos",
        "audio" => "music",
        _ => "documents",
    }
}

/// The media type of a file of a kind.
pub(super) fn mime_of(kind: &str, bytes: &[u8], name: Option<&str>) -> &'static str {
    match kind {
        "video" => "video/mp4",
        "audio" => "audio/mpeg",
        _ => guess_mime(bytes, name),
    }
}

/// A kind that stands with others in an album and must not: photos and videos mix, documents and audio files do not.
fn stranger(kinds: &[&'static str]) -> Option<&'static str> {
    let alone = kinds.iter().find(|it| ["document", "audio"].contains(*it))?;
    kinds.iter().any(|it| it != alone).then_some(*alone)
}

fn next_album(world: &mut World) -> String {
    let album = world.next_album.to_string();
    world.next_album += 1;
    album
}

/// `sendMediaGroup`: all of an album or nothing.
pub(super) fn send_media_group(world: &mut World, params: &Params) -> Result<String, Refusal> {
    let chat_id = params.require_chat()?;
    let Some(raw) = params.json("media")? else {
        return Err(Refusal::bad("parameter \"media\" is required"));
    };
    let items = raw.as_array().ok_or_else(|| Refusal::bad("expected an Array of InputMedia"))?;
    let kinds: Vec<_> = items.iter().map(kind_of).collect::<Result<_, _>>()?;
    world.reachable(chat_id)?;
    let mut messages = Vec::with_capacity(items.len());
    for (place, (item, kind)) in items.iter().zip(&kinds).enumerate() {
        messages.push(read_item(world, params, item, kind, place + 1)?);
    }
    match messages.len() {
        0 => return Err(Refusal::bad("there are no messages to send")),
        // Telegram sends it as a message by itself, but whoever makes an album of one has miscounted.
        1 => return Err(Refusal::bad("the simulator takes no album of one file: the Bot API asks for 2 to 10")),
        count if count > MOST_FILES => return Err(Refusal::bad("too many messages to send as an album")),
        _ => {}
    }
    if let Some(alone) = stranger(&kinds) {
        return Err(Refusal::bad(format!("{alone} can't be mixed with other media types")));
    }
    let reply_to = read_reply(world, chat_id, params)?;
    spend_rates(world, chat_id, params, messages.len())?;
    let album = next_album(world);
    let mut shown = Vec::with_capacity(messages.len());
    for message in messages {
        let message = ChatMessage { album: Some(album.clone()), reply_to, ..message };
        world.books.sends += 1;
        let sent = world.post(chat_id, message).ok_or_else(|| Refusal::bad("chat not found"))?;
        shown.push(world.message_json(chat_id, &sent));
    }
    Ok(format!("[{}]", shown.join(",")))
}

fn complain(flaw: &str) -> Refusal {
    Refusal::bad(format!("can't parse InputMedia: {flaw}"))
}

fn kind_of(item: &Value) -> Result<&'static str, Refusal> {
    let kind = item.get("type").and_then(Value::as_str).unwrap_or_default();
    let known = ["photo", "video", "audio", "document"].into_iter().find(|it| *it == kind);
    known.ok_or_else(|| complain(&format!("type \"{kind}\" can't be used in sendMediaGroup")))
}

/// See <https://core.telegram.org/bots/api#inputmedia>.
fn read_item(
    world: &mut World,
    params: &Params,
    item: &Value,
    kind: &'static str,
    place: usize,
) -> Result<ChatMessage, Refusal> {
    const FIELDS: [&str; 8] = [
        "type",
        "media",
        "caption",
        "parse_mode",
        "caption_entities",
        "show_caption_above_media",
        "has_spoiler",
        "disable_content_type_detection",
    ];
    let nothing = Map::new();
    let fields = item.as_object().unwrap_or(&nothing);
    if let Some(unknown) = fields.keys().find(|it| !FIELDS.contains(&it.as_str())) {
        return Err(complain(&format!("field \"{unknown}\" is unknown to the simulator")));
    }
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    let address = text("media").filter(|it| !it.is_empty()).ok_or_else(|| complain("media not found"))?;
    let entities = fields.get("caption_entities").filter(|it| !it.is_null()).cloned();
    let (caption, mut entities) = rules::formatted(text("caption").unwrap_or_default(), text("parse_mode"), entities)?;
    rules::add_command_entities(&caption, &mut entities);
    rules::check_caption(&caption)?;
    let media = take_media(world, kind, params.attached(address).cloned(), address).map_err(|it| {
        // What only Telegram's servers find out is told with the place of the file.
        let found = it.description.trim_start_matches("Bad Request: ");
        match found {
            "IMAGE_PROCESS_FAILED" | "PHOTO_INVALID_DIMENSIONS" => {
                Refusal::bad(format!("failed to send message #{place} with the error message \"{found}\""))
            }
            _ => it,
        }
    })?;
    let mut message = world.blank(Author::Bot);
    (message.text, message.entities, message.media) = (caption, entities, Some(media));
    Ok(message)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "albums_tests.rs"]
mod tests;
