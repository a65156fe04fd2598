//! Long words on somebody's own drawing: what would run over the edge of the page is drawn smaller, and in two or three lines
//! where that keeps it larger, around the place where its one line stood.
//!
//! A drawing has no frames of text, and what stands beside a line is the artist's business: the lines together grow no taller
//! than half as much again as the one was.

use std::collections::BTreeMap;

use resvg::usvg::{Group, Node, Text, TextAnchor, Tree};

use super::letters::{self, FONTS};

/// So much of the page's width stays free at each side: frames stand there.
const MARGIN: f32 = 0.05;
/// Beyond the edge by less than this, in units of the drawing, is not over it.
const SLACK: f32 = 0.5;
/// All lines together are so much taller at most than the one that they stand for.
const TALLEST: f32 = 1.5;
/// From one line to the next, of the size of the letters.
const LEADING: f32 = 1.1;
/// Where the middle of the letters is above their line, of their size.
const MIDDLE: f32 = 0.35;
/// In steps of a twentieth; smaller letters than the last are drawn for nobody.
const STEPS: std::ops::RangeInclusive<u8> = 4..=20;

/// A text of the drawing that was filled: its number, its `id`, and its words where it has one run of them.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    pub id: String,
    pub words: Option<String>,
}

/// How a text is drawn so that it stands within the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    /// The point that stays where it is.
    pub at: (f32, f32),
    /// How large it is, of what it was.
    pub scale: f32,
    /// Its lines, each with how far it is moved down; empty where it stays in one piece.
    pub lines: Vec<(String, f32)>,
}

/// How the texts of a drawing are drawn that would run over its edge, by their places among these. A drawing that cannot be
/// read has none: whoever draws it finds out why.
pub(super) fn fits(svg: &str, texts: &[Filled]) -> BTreeMap<usize, Fit> {
    let mut found = BTreeMap::new();
    if let Ok(tree) = Tree::from_str(svg, &letters::options()) {
        let width = tree.size().width();
        walk(tree.root(), &mut |text| {
            let Some(place) = texts.iter().position(|one| one.id == text.id()) else { return };
            if let Some(fit) = fit(text, texts[place].words.as_deref(), (width * MARGIN, width * (1.0 - MARGIN))) {
                found.insert(place, fit);
            }
        });
    }
    found
}

/// Meets each text of a drawing.
pub(super) fn walk(group: &Group, meet: &mut impl FnMut(&Text)) {
    for node in group.children() {
        match node {
            Node::Group(inner) => walk(inner, meet),
            Node::Text(text) => meet(text),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// How a text is drawn between two edges; `None` where it stands between them as it is, or is turned.
fn fit(text: &Text, words: Option<&str>, (left, right): (f32, f32)) -> Option<Fit> {
    let (turn, chunk) = (text.abs_transform(), text.chunks().first()?);
    if turn.has_skew() || turn.sx <= 0.0 {
        return None;
    }
    let at = (chunk.x().unwrap_or_default(), chunk.y().unwrap_or_default());
    let x = at.0 * turn.sx + turn.tx;
    let room = match chunk.anchor() {
        TextAnchor::Start => right - x,
        TextAnchor::Middle => 2.0 * (x - left).min(right - x),
        TextAnchor::End => x - left,
    };
    let (room, wide) = (room / turn.sx, text.bounding_box().width());
    if wide <= room + SLACK || room <= 0.0 {
        return None;
    }
    let span = chunk.spans().first()?;
    let face = if span.font().weight() >= 600 { &FONTS.bold } else { &FONTS.plain };
    let size = span.font_size().get();
    let words = words.filter(|_| text.chunks().len() == 1);
    let Some(words) = words else { return Some(Fit { at, scale: room / wide, lines: Vec::new() }) };
    // Whatever spaces the drawing puts between letters, a line is as wide as its part of the whole.
    let measured = wide / face.width(words, 1.0).max(f32::MIN_POSITIVE);
    let (scale, lines) = lines(words, |scale, text| face.width(text, measured * scale), room)
        .unwrap_or_else(|| (room / wide, vec![words.to_owned()]));
    let middle = -MIDDLE * size * (1.0 - scale);
    let last = lines.len() as f32 - 1.0;
    let down = |line: usize| middle + (line as f32 - last / 2.0) * LEADING * scale * size;
    let lines = lines.into_iter().enumerate().map(|(line, words)| (words, down(line))).collect();
    Some(Fit { at, scale, lines })
}

/// The largest letters with which words stand in so much room, in one line, two or three; broken between words alone.
fn lines(words: &str, width: impl Fn(f32, &str) -> f32, room: f32) -> Option<(f32, Vec<String>)> {
    for step in STEPS.rev() {
        let scale = f32::from(step) / f32::from(*STEPS.end());
        let most = (1..=3_u8).rev().find(|lines| *lines == 1 || f32::from(*lines) * scale <= TALLEST).unwrap_or(1);
        let found = broken(words, |text| width(scale, text), room);
        if let Some(found) = found.filter(|found| found.len() <= usize::from(most)) {
            return Some((scale, found));
        }
    }
    None
}

/// Words in lines of so much room, each as full as the words let it be; `None` where a word alone is wider.
fn broken(words: &str, width: impl Fn(&str) -> f32, room: f32) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if width(&longer) <= room {
                *line = longer;
                continue;
            }
        }
        if width(word) > room {
            return None;
        }
        lines.push(word.to_owned());
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter is one unit wide at the full size.
    fn width(scale: f32, text: &str) -> f32 {
        text.chars().count() as f32 * scale
    }

    #[test]
    fn words_stand_in_as_large_letters_as_lines_allow() {
        assert_eq!(lines("раз два", width, 7.0), Some((1.0, vec!["раз два".to_owned()])));
        // Two lines at three quarters rather than one at little more than a half.
        assert_eq!(lines("первое второе", width, 7.0), Some((0.75, vec!["первое".to_owned(), "второе".to_owned()])));
        // A word is not broken: it is drawn smaller.
        assert_eq!(lines("неделимоеслово", width, 7.0), Some((0.5, vec!["неделимоеслово".to_owned()])));
        assert_eq!(lines(&"я".repeat(100), width, 7.0), None);
        let (scale, three) = lines("один два три четыре пять шесть", width, 7.0).unwrap();
        assert!(three.len() == 3 && scale >= 0.45, "{scale} {three:?}");
        assert_eq!(three.join(" "), "один два три четыре пять шесть");
    }
}
