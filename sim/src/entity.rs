//! Text with meaning: entities, their measure in UTF-16 units, and how the demo
//! page shows them as HTML in which nothing else is live.
//! See <https://core.telegram.org/bots/api#messageentity>.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A stretch of a text with a meaning, measured in UTF-16 units.
/// See <https://core.telegram.org/bots/api#messageentity>.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// `bold`, `text_link`, `bot_command` and so on.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it begins.
    pub offset: usize,
    /// How long it is.
    pub length: usize,
    /// Where a `text_link` leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The person of a `text_mention`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Value>,
    /// The programming language of a `pre`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The picture of a `custom_emoji`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_emoji_id: Option<String>,
}

impl Entity {
    /// An entity that needs nothing but its place.
    pub fn plain(kind: &str, offset: usize, length: usize) -> Self {
        Self { kind: kind.to_owned(), offset, length, url: None, user: None, language: None, custom_emoji_id: None }
    }
}

/// How long Telegram counts a text to be.
pub fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Outer entities come first, as Telegram lists them.
pub fn sort(entities: &mut [Entity]) {
    entities.sort_by(|one, other| (one.offset, other.length).cmp(&(other.offset, one.length)));
}

/// Writes a text with its entities as HTML in which everything else is escaped.
pub fn render(text: &str, entities: &[Entity]) -> String {
    let mut html = String::with_capacity(text.len() + 32 * entities.len());
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    let mut upcoming = entities.iter().peekable();
    let mut at = 0;
    for character in text.chars() {
        close_ended(&mut html, &mut open, at);
        while let Some(entity) = upcoming.next_if(|it| it.offset <= at) {
            if let Some((start, end)) = tags_of(entity) {
                html.push_str(&start);
                open.push((entity.offset + entity.length, end));
            }
        }
        push_escaped(&mut html, character);
        at += character.len_utf16();
    }
    while let Some((_, end)) = open.pop() {
        html.push_str(end);
    }
    html
}

fn close_ended(html: &mut String, open: &mut Vec<(usize, &'static str)>, at: usize) {
    while open.last().is_some_and(|(end, _)| *end <= at) {
        if let Some((_, end)) = open.pop() {
            html.push_str(end);
        }
    }
}

fn tags_of(entity: &Entity) -> Option<(String, &'static str)> {
    let (start, end) = match entity.kind.as_str() {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<span class=\"tg-spoiler\">", "</span>"),
        "code" => ("<code>", "</code>"),
        "pre" => ("<pre>", "</pre>"),
        "blockquote" | "expandable_blockquote" => ("<blockquote>", "</blockquote>"),
        "text_link" => {
            let address = entity.url.as_deref().filter(|it| is_safe_address(it))?;
            let mut start = String::from("<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"");
            for character in address.chars() {
                push_escaped(&mut start, character);
            }
            start.push_str("\">");
            return Some((start, "</a>"));
        }
        _ => return None,
    };
    Some((start.to_owned(), end))
}

/// Whether the demo page may turn an address into a link.
pub fn is_safe_address(address: &str) -> bool {
    ["https://", "http://", "tg://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

fn push_escaped(html: &mut String, character: char) {
    match character {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        _ => html.push(character),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::html::parse;
    use super::*;

    #[test]
    fn rendering_escapes_everything_else() {
        let (text, entities) = parse("<b>&lt;script&gt;</b>\n<a href='javascript:x'>l</a>").unwrap();
        assert_eq!(render(&text, &entities), "<b>&lt;script&gt;</b>\nl");
    }
}
