//! Reading `parse_mode=HTML` as strictly as Telegram does.
//! See <https://core.telegram.org/bots/api#html-style>.

use super::entity::{Entity, sort};

struct OpenTag {
    name: String,
    argument: Option<String>,
    offset: usize,
}

/// Reads Telegram's HTML; the error is what follows "can't parse entities: ".
pub fn parse(source: &str) -> Result<(String, Vec<Entity>), String> {
    let mut text = String::with_capacity(source.len());
    let mut length = 0;
    let mut open: Vec<OpenTag> = Vec::new();
    let mut entities = Vec::new();
    let mut at = 0;
    while let Some(character) = source[at..].chars().next() {
        match character {
            '&' => {
                let (decoded, width) = read_reference(&source[at..], at)?;
                text.push(decoded);
                length += decoded.len_utf16();
                at += width;
            }
            '<' if source[at + 1..].starts_with('/') => {
                at = read_end_tag(source, at, length, &mut open, &mut entities)?;
            }
            '<' => at = read_start_tag(source, at, length, &mut open)?,
            _ => {
                text.push(character);
                length += character.len_utf16();
                at += character.len_utf8();
            }
        }
    }
    if let Some(tag) = open.last() {
        let name = &tag.name;
        return Err(format!("Can't find end tag corresponding to start tag \"{name}\""));
    }
    sort(&mut entities);
    Ok((text, entities))
}

/// Telegram shows an unknown named reference as it stands, which is never what
/// the author meant, so that is refused here; a lone ampersand passes.
fn read_reference(rest: &str, at: usize) -> Result<(char, usize), String> {
    let name_length = rest[1..].find(|it: char| !it.is_ascii_alphanumeric() && it != '#').unwrap_or(rest.len() - 1);
    let name = &rest[1..=name_length];
    let closed = rest[1 + name_length..].starts_with(';');
    if name.is_empty() || !closed {
        return Ok(('&', 1));
    }
    let decoded = match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        _ => name.strip_prefix('#').and_then(|number| {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32)
        }),
    };
    match decoded {
        Some(decoded) => Ok((decoded, name_length + 2)),
        None => Err(format!("Unsupported HTML entity \"&{name};\" at byte offset {at}")),
    }
}

fn read_start_tag(source: &str, begin: usize, offset: usize, open: &mut Vec<OpenTag>) -> Result<usize, String> {
    const TAGS: [&str; 16] = [
        "a",
        "b",
        "strong",
        "i",
        "em",
        "s",
        "strike",
        "del",
        "u",
        "ins",
        "tg-spoiler",
        "tg-emoji",
        "span",
        "pre",
        "code",
        "blockquote",
    ];
    let inside = &source[begin + 1..];
    let name_length = inside
        .find(|it: char| it.is_ascii_whitespace() || it == '>')
        .ok_or_else(|| format!("Unclosed start tag at byte offset {begin}"))?;
    let name = inside[..name_length].to_ascii_lowercase();
    if !TAGS.contains(&name.as_str()) {
        return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
    }
    let (attributes, width) = read_attributes(&inside[name_length..], &name, begin)?;
    let find = |wanted: &str| attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.clone());
    let argument = match name.as_str() {
        "a" => find("href"),
        "code" => find("class").and_then(|it| it.strip_prefix("language-").map(str::to_owned)),
        "tg-emoji" => find("emoji-id"),
        "blockquote" => find("expandable"),
        "span" if find("class").as_deref() != Some("tg-spoiler") => {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        _ => None,
    };
    open.push(OpenTag { name, argument, offset });
    Ok(begin + 1 + name_length + width)
}

type Attributes = Vec<(String, String)>;

/// Reads up to and including `>`; answers the attributes and the bytes read.
fn read_attributes(rest: &str, tag: &str, begin: usize) -> Result<(Attributes, usize), String> {
    let unclosed = || format!("Unclosed start tag \"{tag}\" at byte offset {begin}");
    let mut attributes = Vec::new();
    let mut left = rest;
    loop {
        left = left.trim_ascii_start();
        if let Some(after) = left.strip_prefix('>') {
            return Ok((attributes, rest.len() - after.len()));
        }
        let name_length =
            left.find(|it: char| it.is_ascii_whitespace() || it == '=' || it == '>').ok_or_else(unclosed)?;
        let name = left[..name_length].to_ascii_lowercase();
        if name.is_empty() {
            return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
        }
        left = left[name_length..].trim_ascii_start();
        let Some(value) = left.strip_prefix('=') else {
            if tag == "blockquote" && name == "expandable" {
                attributes.push((name, String::new()));
                continue;
            }
            return Err(format!(
                "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
            ));
        };
        let value = value.trim_ascii_start();
        let (raw, after) = match value.chars().next().ok_or_else(unclosed)? {
            quote @ ('"' | '\'') => value[1..].split_once(quote).ok_or_else(unclosed)?,
            _ => {
                let end = value
                    .find(|it: char| !it.is_ascii_alphanumeric() && it != '.' && it != '-')
                    .ok_or_else(unclosed)?;
                value.split_at(end)
            }
        };
        attributes.push((name, decode_references(raw, begin)?));
        left = after;
    }
}

fn decode_references(raw: &str, begin: usize) -> Result<String, String> {
    let mut decoded = String::with_capacity(raw.len());
    let mut at = 0;
    while let Some(character) = raw[at..].chars().next() {
        if character == '&' {
            let (it, width) = read_reference(&raw[at..], begin)?;
            decoded.push(it);
            at += width;
        } else {
            decoded.push(character);
            at += character.len_utf8();
        }
    }
    Ok(decoded)
}

fn read_end_tag(
    source: &str,
    begin: usize,
    length: usize,
    open: &mut Vec<OpenTag>,
    entities: &mut Vec<Entity>,
) -> Result<usize, String> {
    let inside = &source[begin + 2..];
    let end = inside.find('>').ok_or_else(|| format!("Unclosed end tag at byte offset {begin}"))?;
    let found = inside[..end].trim_ascii_end().to_ascii_lowercase();
    let Some(tag) = open.pop() else {
        return Err(format!("Unexpected end tag at byte offset {begin}"));
    };
    if !found.is_empty() && found != tag.name {
        let expected = &tag.name;
        return Err(format!(
            "Unmatched end tag at byte offset {begin}, expected \"</{expected}>\", found \"</{found}>\""
        ));
    }
    // `<pre><code class="language-x">` is one `pre` with a language.
    if let Some(parent) = open.last_mut()
        && tag.name == "code"
        && parent.name == "pre"
        && parent.offset == tag.offset
    {
        parent.argument = tag.argument;
    } else if length > tag.offset {
        entities.extend(entity_of(tag, length));
    }
    Ok(begin + 2 + end + 1)
}

fn entity_of(tag: OpenTag, end: usize) -> Option<Entity> {
    let kind = match tag.name.as_str() {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "s" | "strike" | "del" => "strikethrough",
        "u" | "ins" => "underline",
        "tg-spoiler" | "span" => "spoiler",
        "tg-emoji" => "custom_emoji",
        "pre" => "pre",
        "code" => "code",
        "blockquote" if tag.argument.is_some() => "expandable_blockquote",
        "blockquote" => "blockquote",
        _ => "text_link",
    };
    let mut entity = Entity::plain(kind, tag.offset, end - tag.offset);
    match kind {
        // A link without an address is plain text to Telegram.
        "text_link" => entity.url = Some(tag.argument.filter(|it| !it.is_empty())?),
        "custom_emoji" => entity.custom_emoji_id = tag.argument,
        "pre" => entity.language = tag.argument,
        _ => {}
    }
    Some(entity)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_entities_in_utf16_units() {
        let (text, entities) = parse("🍇 <b>Гр<i>оз</i>дь</b> &lt;&#33;&#x1F347;").unwrap();
        assert_eq!(text, "🍇 Гроздь <!🍇");
        assert_eq!(entities, [Entity::plain("bold", 3, 6), Entity::plain("italic", 5, 2)]);
    }

    #[test]
    fn wrong_html_is_refused_in_telegrams_words() {
        let complaint = |source| parse(source).unwrap_err();
        assert_eq!(complaint("a <br> b"), "Unsupported start tag \"br\" at byte offset 2");
        assert_eq!(complaint("<b>bold"), "Can't find end tag corresponding to start tag \"b\"");
        assert_eq!(
            complaint("<b><i>x</b></i>"),
            "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\""
        );
        assert_eq!(complaint("x</b>"), "Unexpected end tag at byte offset 1");
        assert_eq!(complaint("1 < 2"), "Unsupported start tag \"\" at byte offset 2");
        assert!(complaint("a&nbsp;b").contains("&nbsp;"));
    }

    #[test]
    fn links_code_and_quotes_keep_their_arguments() {
        let (_, entities) = parse("<a href=\"https://a.b/?x=1&amp;y=2\">l</a>").unwrap();
        assert_eq!(entities[0].url.as_deref(), Some("https://a.b/?x=1&y=2"));
        let (_, entities) = parse("<pre><code class=\"language-rust\">x</code></pre>").unwrap();
        assert_eq!(entities.len(), 1);
        assert_eq!(entities[0].language.as_deref(), Some("rust"));
        let (_, entities) = parse("<blockquote expandable>x</blockquote>").unwrap();
        assert_eq!(entities[0].kind, "expandable_blockquote");
    }
}
