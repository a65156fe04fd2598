//! The marks in a paragraph: read over its runs, and replaced within them.

use super::tree::{Element, Node};
use super::{Flaw, folded};

/// What counts within a block.
pub const NUMBER: &str = "№";

/// Where a value breaks its line. No text of a document holds it: Word writes breaks as elements.
pub const BREAK: char = '\u{2028}';

/// Stands for what is no text between two runs, so that no mark reaches over it.
const WALL: char = '\u{1}';

/// A mark, and where it stands in the joined text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub kind: Kind,
    /// Folded.
    pub name: String,
    pub from: usize,
    pub till: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `{{name}}`
    Value,
    /// `{{#name}}`
    Opens,
    /// `{{/name}}`
    Closes,
}

/// Reads the marks of a joined text.
pub fn read(joined: &str) -> Result<Vec<Mark>, Flaw> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(from) = joined[at..].find("{{").map(|found| at + found) {
        let inside = from + 2;
        let open = || Flaw::OpenBraces(crate::text::clipped(joined[from..].split(WALL).next().unwrap_or_default(), 40));
        let end = joined[inside..].find("}}").map(|found| inside + found).ok_or_else(open)?;
        let words = &joined[inside..end];
        if words.contains(['{', WALL]) {
            return Err(open());
        }
        let words = words.trim();
        let (kind, words) = match words.chars().next() {
            Some('#') => (Kind::Opens, &words[1..]),
            Some('/') => (Kind::Closes, &words[1..]),
            _ => (Kind::Value, words),
        };
        marks.push(Mark { kind, name: folded(words), from, till: end + 2 });
        at = end + 2;
    }
    Ok(marks)
}

/// The text of a paragraph, with those of its runs; a paragraph within it, as in a text box, has its own.
pub fn joined(paragraph: &Element) -> String {
    let mut text = String::new();
    join(paragraph, &mut text);
    text
}

fn join(element: &Element, text: &mut String) {
    for child in element.elements() {
        match child.name.as_str() {
            "w:p" => {}
            "w:t" => text.push_str(&child.text()),
            "w:tab" | "w:br" | "w:cr" | "w:drawing" | "w:pict" => {
                text.push(WALL);
                join(child, text);
            }
            _ => join(child, text),
        }
    }
}

/// Replaces parts of the joined text, given from the first to the last, within the runs where they begin: what is put
/// in looks as the mark's first letter did.
pub fn replace(paragraph: &mut Element, replacements: &[(usize, usize, String)]) {
    let mut pieces = Vec::new();
    let mut at = 0;
    collect(paragraph, &mut at, &mut pieces);
    for (from, piece) in pieces {
        let text = piece.text();
        let till = from + text.len();
        let mut changed = String::with_capacity(text.len());
        let mut kept = from;
        for (begin, end, value) in replacements {
            if *end <= from || *begin >= till {
                continue;
            }
            if *begin > kept {
                changed.push_str(&text[kept - from..begin - from]);
            }
            // The run in which the mark begins takes the value; the others lose their part of the mark.
            if *begin >= from {
                changed.push_str(value);
            }
            kept = (*end).min(till);
        }
        if kept < till {
            changed.push_str(&text[kept - from..]);
        }
        if changed != text {
            set(piece, changed);
        }
    }
}

fn collect<'a>(element: &'a mut Element, at: &mut usize, pieces: &mut Vec<(usize, &'a mut Element)>) {
    for child in element.elements_mut() {
        match child.name.as_str() {
            "w:p" => {}
            "w:t" => {
                let from = *at;
                *at += child.text().len();
                pieces.push((from, child));
            }
            "w:tab" | "w:br" | "w:cr" | "w:drawing" | "w:pict" => {
                *at += WALL.len_utf8();
                collect(child, at, pieces);
            }
            _ => collect(child, at, pieces),
        }
    }
}

fn set(run: &mut Element, text: String) {
    if run.attribute("xml:space").is_none() {
        run.attributes.push_str(" xml:space=\"preserve\"");
    }
    run.children = if text.is_empty() { Vec::new() } else { vec![Node::Text(text)] };
}

/// What may stand in XML, with the breaks of lines as [`BREAK`].
pub fn clean(value: &str) -> String {
    let fits = |c: char| match c {
        '\n' => Some(BREAK),
        '\t' => Some(' '),
        // Neither controls nor what is no sign at all.
        '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' | BREAK => None,
        c => Some(c),
    };
    value.chars().filter_map(fits).collect()
}

/// Makes breaks of lines of [`BREAK`].
pub fn break_lines(element: &mut Element) {
    if element.elements().any(|child| child.name == "w:t" && child.text().contains(BREAK)) {
        let mut children = Vec::with_capacity(element.children.len() + 2);
        for child in std::mem::take(&mut element.children) {
            match child {
                Node::Element(run) if run.name == "w:t" => {
                    for (number, line) in run.text().split(BREAK).enumerate() {
                        if number > 0 {
                            children.push(Node::Element(Element::new("w:br", Vec::new())));
                        }
                        children.push(Node::Element(Element {
                            children: vec![Node::Text(line.to_owned())],
                            ..run.clone()
                        }));
                    }
                }
                other => children.push(other),
            }
        }
        element.children = children;
    }
    for child in element.elements_mut() {
        break_lines(child);
    }
}
