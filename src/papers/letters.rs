//! The embedded letters: measured by the same bytes that draw them, so that every machine draws the same picture.

use std::sync::{Arc, LazyLock};

use resvg::usvg;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Longer texts are cut before layout: no line holds this many characters anyway.
pub(super) const MAX_CHARS: usize = 400;

/// One embedded face, for measuring.
pub(super) struct Face {
    font: FontRef<'static>,
    pub(super) weight: u16,
}

impl Face {
    pub(super) fn new(data: &'static [u8], weight: u16) -> Self {
        let font = FontRef::new(data).expect("the bytes are compiled in and every unit test here parses them");
        Self { font, weight }
    }

    pub(super) fn has(&self, c: char) -> bool {
        self.font.charmap().map(c).is_some()
    }

    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        self.advances(text, size).map(|(_, end)| end).last().unwrap_or(0.0)
    }

    /// Length in bytes of the longest prefix no wider than `width`; at least one character, so
    /// that wrapping always gets on.
    pub(super) fn prefix(&self, text: &str, size: f32, width: f32) -> usize {
        self.advances(text, size)
            .enumerate()
            .take_while(|&(index, (_, end))| index == 0 || end <= width)
            .map(|(_, (bytes, _))| bytes)
            .last()
            .unwrap_or(0)
    }

    /// For each character, where it ends: in bytes and in pixels.
    fn advances<'t>(&self, text: &'t str, size: f32) -> impl Iterator<Item = (usize, f32)> + 't {
        let charmap = self.font.charmap();
        let metrics = self.font.glyph_metrics(Size::new(size), LocationRef::default());
        let mut x = 0.0;
        text.char_indices().map(move |(start, c)| {
            let glyph = charmap.map(c).unwrap_or_default();
            x += metrics.advance_width(glyph).unwrap_or(size);
            (start + c.len_utf8(), x)
        })
    }
}

/// The embedded fonts, parsed once for measuring and once for drawing.
pub(super) struct Fonts {
    pub database: Arc<usvg::fontdb::Database>,
    pub family: String,
    pub plain: Face,
    pub bold: Face,
}

pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let plain = dejavu::sans_condensed::regular();
    let bold = dejavu::sans_condensed::bold();
    let mut database = usvg::fontdb::Database::new();
    for data in [plain, bold] {
        database.load_font_source(usvg::fontdb::Source::Binary(Arc::new(data)));
    }
    let family = database
        .faces()
        .next()
        .and_then(|face| face.families.first())
        .map_or_else(|| "DejaVu Sans".to_owned(), |(name, _)| name.clone());
    Fonts { database: Arc::new(database), family, plain: Face::new(plain, 400), bold: Face::new(bold, 700) }
});

/// How an SVG is read: by the embedded letters alone. It names pictures in vain, in files and within itself, since the
/// library's own resolver would open whatever file it names.
pub(super) fn options() -> usvg::Options<'static> {
    usvg::Options {
        fontdb: Arc::clone(&FONTS.database),
        font_family: FONTS.family.clone(),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

/// The text as it can be drawn: one line, single spaces, only characters the font has, no invisible or
/// direction-switching ones, no stacks of combining marks. A dash when nothing is left of a text that was not blank.
pub(super) fn clean(text: &str) -> String {
    let mut kept = String::new();
    let mut after_accent = false;
    for c in text.chars().take(MAX_CHARS) {
        let accent = matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}');
        let doubled = accent && after_accent;
        after_accent = accent;
        let unseen = c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
        if c.is_whitespace() {
            kept.push(' ');
        } else if !unseen && !doubled && FONTS.plain.has(c) && FONTS.bold.has(c) {
            kept.push(c);
        }
    }
    let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() && !text.trim().is_empty() { "—".to_owned() } else { line }
}

/// 12 345 678, with no-break spaces; four digits stay together.
pub(super) fn grouped(number: u32) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// Breaks a cleaned text into at most `max_lines` lines no wider than `width`, at spaces if possible; what does not fit
/// ends in an ellipsis.
pub(super) fn wrap((face, size): (&Face, f32), text: &str, width: f32, max_lines: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let fit = face.prefix(rest, size, width);
        if fit == rest.len() {
            lines.push(rest.to_owned());
            break;
        }
        if lines.len() + 1 == max_lines {
            let cut = face.prefix(rest, size, width - face.width("…", size));
            // One or two letters of a word tell nothing: "общего…" rather than "общего у…".
            let cut = match rest[..cut].rfind(' ') {
                Some(space) if rest[space..cut].chars().count() <= 3 => space,
                _ => cut,
            };
            lines.push(format!("{}…", rest[..cut].trim_end()));
            break;
        }
        let cut = if rest[fit..].starts_with(' ') {
            fit
        } else {
            // A break at a space or after a hyphen, unless that wastes most of the line on one monstrous word.
            rest[..fit]
                .rfind([' ', '-'])
                .map(|at| if rest[at..].starts_with('-') { at + 1 } else { at })
                .filter(|&at| at * 3 >= fit)
                .unwrap_or(fit)
        };
        lines.push(rest[..cut].trim_end().to_owned());
        rest = rest[cut..].trim_start();
    }
    lines
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bad input: an SVG reads no file and no address.
    #[test]
    fn a_drawing_reads_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("secret.svg");
        let picture =
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#;
        std::fs::write(&secret, picture).unwrap();
        let within = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E";
        for href in [secret.to_str().unwrap(), within, "http://bad.example/a.png", "file:///etc/passwd"] {
            let svg = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{href}" width="9" height="9"/></svg>"#
            );
            let tree = usvg::Tree::from_str(&svg, &options()).unwrap();
            assert!(tree.root().children().is_empty(), "{href} was read");
        }
        // The library itself would open the file.
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{}" width="9" height="9"/></svg>"#,
            secret.display()
        );
        let plain = usvg::Tree::from_str(&svg, &usvg::Options::default()).unwrap();
        assert!(!plain.root().children().is_empty());
    }
}
