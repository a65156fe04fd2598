//! The limits that Telegram puts on texts, entities and commands, and its words
//! when one is broken. Pure: values in, a refusal out.
//! See <https://core.telegram.org/bots/api#sendmessage> and the types there.

use serde_json::Value;

use super::entity::{self, Entity, utf16_length};
use super::html;
use super::refusal::Refusal;

/// The longest message text after entity parsing, in UTF-16 units.
pub const TEXT_LIMIT: usize = 4096;
/// The longest caption after entity parsing, in UTF-16 units.
pub const CAPTION_LIMIT: usize = 1024;
/// The most entities that one text may have.
pub const ENTITY_LIMIT: usize = 100;
/// The largest photo that a bot may upload.
pub const PHOTO_LIMIT: usize = 10 << 20;
/// The largest document that a bot may upload.
pub const DOCUMENT_LIMIT: usize = 50 << 20;
/// The largest file that `getFile` prepares.
pub const DOWNLOAD_LIMIT: usize = 20 << 20;

/// Reads a text as `parse_mode` or `entities` say and trims it as Telegram does.
pub fn formatted(
    source: &str,
    parse_mode: Option<&str>,
    entities: Option<Value>,
) -> Result<(String, Vec<Entity>), Refusal> {
    let (text, entities) = match parse_mode {
        Some(mode) if mode.eq_ignore_ascii_case("html") => {
            html::parse(source).map_err(|flaw| Refusal::bad(format!("can't parse entities: {flaw}")))?
        }
        Some("") | None => (source.to_owned(), read_entities(source, entities)?),
        // The bot never uses Markdown, and letting it pass would hide a mistake.
        Some(_) => return Err(Refusal::bad("unsupported parse_mode")),
    };
    if entities.len() > ENTITY_LIMIT {
        return Err(Refusal::bad("ENTITIES_TOO_LONG"));
    }
    Ok(trimmed(&text, entities))
}

fn read_entities(text: &str, raw: Option<Value>) -> Result<Vec<Entity>, Refusal> {
    let Some(raw) = raw else {
        return Ok(Vec::new());
    };
    let mut entities: Vec<Entity> =
        serde_json::from_value(raw).map_err(|flaw| Refusal::bad(format!("can't parse entities: {flaw}")))?;
    entity::sort(&mut entities);
    let mut boundaries = vec![false; utf16_length(text) + 1];
    let mut at = 0;
    for character in text.chars() {
        boundaries[at] = true;
        at += character.len_utf16();
    }
    boundaries[at] = true;
    let mut enclosing: Vec<usize> = Vec::new();
    for entity in &entities {
        check_entity(entity, &boundaries)?;
        let end = entity.offset + entity.length;
        while enclosing.last().is_some_and(|it| *it <= entity.offset) {
            enclosing.pop();
        }
        if enclosing.last().is_some_and(|it| *it < end) {
            return Err(Refusal::bad(format!(
                "can't parse entities: entity beginning at UTF-16 offset {} overlaps another one",
                entity.offset
            )));
        }
        enclosing.push(end);
    }
    Ok(entities)
}

fn check_entity(entity: &Entity, boundaries: &[bool]) -> Result<(), Refusal> {
    const KINDS: [&str; 19] = [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    ];
    let (offset, length) = (entity.offset, entity.length);
    let end = offset.saturating_add(length);
    let complain = |flaw: String| Err(Refusal::bad(format!("can't parse entities: {flaw}")));
    if !KINDS.contains(&entity.kind.as_str()) {
        return complain(format!("unsupported entity type \"{}\"", entity.kind));
    }
    if length == 0 {
        return complain(format!("entity at UTF-16 offset {offset} is empty"));
    }
    if end >= boundaries.len() {
        return complain(format!(
            "entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        ));
    }
    if !boundaries[offset] {
        return complain(format!("entity begins in a middle of a UTF-16 symbol at offset {offset}"));
    }
    if !boundaries[end] {
        return complain(format!("entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol"));
    }
    if entity.kind == "text_link" && entity.url.as_deref().is_none_or(str::is_empty) {
        return complain(format!("text link at UTF-16 offset {offset} has no URL"));
    }
    Ok(())
}

/// Removes surrounding white space and moves the entities along.
fn trimmed(text: &str, entities: Vec<Entity>) -> (String, Vec<Entity>) {
    let kept = text.trim();
    if kept.len() == text.len() {
        return (text.to_owned(), entities);
    }
    let before = utf16_length(text) - utf16_length(text.trim_start());
    let length = utf16_length(kept);
    let entities = entities
        .into_iter()
        .filter_map(|mut entity| {
            let end = (entity.offset + entity.length).saturating_sub(before);
            entity.offset = entity.offset.saturating_sub(before);
            entity.length = end.min(length).checked_sub(entity.offset)?;
            (entity.length > 0).then_some(entity)
        })
        .collect();
    (kept.to_owned(), entities)
}

/// Marks `/commands` as Telegram marks them in every text.
pub fn add_command_entities(text: &str, entities: &mut Vec<Entity>) {
    let mut at = 0;
    let mut previous = ' ';
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if character == '/' && (previous.is_whitespace() || previous == '(') {
            let name_length = rest[1..]
                .find(|it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '@')
                .unwrap_or(rest.len() - 1);
            let command_length = rest[1..=name_length].split('@').next().map_or(0, str::len);
            if (1..=64).contains(&command_length) {
                entities.push(Entity::plain("bot_command", at, name_length + 1));
            }
        }
        previous = character;
        at += character.len_utf16();
        rest = &rest[character.len_utf8()..];
    }
    entity::sort(entities);
}

/// Refuses an empty or overlong message text.
pub fn check_text(text: &str, editing: bool) -> Result<(), Refusal> {
    if text.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    if utf16_length(text) > TEXT_LIMIT {
        return Err(Refusal::bad(if editing { "MESSAGE_TOO_LONG" } else { "message is too long" }));
    }
    Ok(())
}

/// Refuses an overlong caption.
pub fn check_caption(caption: &str) -> Result<(), Refusal> {
    if utf16_length(caption) > CAPTION_LIMIT {
        return Err(Refusal::bad("message caption is too long"));
    }
    Ok(())
}

/// A command in the bot's menu.
/// See <https://core.telegram.org/bots/api#botcommand>.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// Without the slash.
    pub command: String,
    /// What the person reads next to it.
    pub description: String,
}

/// Reads the `commands` of `setMyCommands`.
pub fn read_commands(raw: Value) -> Result<Vec<Command>, Refusal> {
    let mut commands: Vec<Command> =
        serde_json::from_value(raw).map_err(|flaw| Refusal::bad(format!("can't parse commands: {flaw}")))?;
    if commands.len() > 100 {
        return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    for it in &mut commands {
        let name = it.command.trim_start_matches('/').to_owned();
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !(1..=32).contains(&name.len()) || !name.bytes().all(allowed) {
            return Err(Refusal::bad("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&utf16_length(it.description.trim())) {
            return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
        it.command = name;
    }
    Ok(commands)
}

/// Whether a deep link may carry this payload.
/// See <https://core.telegram.org/bots/features#deep-linking>.
pub fn is_start_payload(payload: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    payload.len() <= 64 && payload.bytes().all(allowed)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "rules_tests.rs"]
mod tests;
