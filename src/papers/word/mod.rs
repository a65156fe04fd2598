//! A blank of Word and what is to stand in it in, a paper of Word out: the one filler of templates.
//!
//! A blank is any `.docx` in which somebody has typed `{{name}}`. `{{#list}}` and `{{/list}}` repeat what stands
//! between them: a row of a table when both stand in it, whole paragraphs or rows when each stands in one of its own,
//! words when both stand in one paragraph. In a block `{{№}}` counts. Word likes to cut what is typed into runs, at
//! spelling marks and wherever somebody has corrected a letter; names are therefore read over a paragraph's whole text.
//!
//! Blanks come from people, so [`package`] refuses by name whatever runs, embeds or calls out, and everything is bounded:
//! what is unpacked, the steps of filling, what comes out, and the time, by a flag that whoever waits raises. A blank can
//! include no other file, and no value is ever read as a mark.
//!
//! The XML is read into a small [`tree`] and written anew by quick-xml: nothing is put together as text, so that no name
//! can break a paper. A library of Word was weighed and left out: those of Rust make documents, or read a part of the
//! format and lose the rest, and a municipality's own letterhead must come out as it went in.

mod certify;
mod fill;
mod marks;
mod package;
mod tables;
mod tree;

pub use certify::certify;
pub use tables::{Table, tables};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

/// What stands where nothing is known, for a clerk to write it in.
pub const GAP: &str = "___";

/// What is to stand in a paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    lists: BTreeMap<String, Vec<Values>>,
}

impl Values {
    /// The same with a text; what is not known stands as a gap.
    pub fn with(mut self, name: &str, value: impl Into<Option<String>>) -> Values {
        let value = value.into().filter(|value| !value.trim().is_empty());
        self.texts.insert(folded(name), value.unwrap_or_else(|| GAP.to_owned()));
        self
    }

    /// The same with a list.
    pub fn list(mut self, name: &str, rows: impl IntoIterator<Item = Values>) -> Values {
        self.lists.insert(folded(name), rows.into_iter().collect());
        self
    }

    /// The same, in which names that mean nothing are printed as they stand: for a specimen, which shows them.
    pub fn as_they_stand<'a>(self, unknown: impl IntoIterator<Item = &'a String>) -> Values {
        unknown.into_iter().fold(self, |values, name| {
            let (lists, shown) = (values.lists.contains_key(name), format!("{{{{{name}}}}}"));
            let values = if values.texts.contains_key(name) { values } else { values.with(name, shown) };
            if lists { values } else { values.list(name, [Values::default()]) }
        })
    }

    /// Every name that a blank may use: of values, and of lists.
    fn names(&self) -> (BTreeSet<&str>, BTreeSet<&str>) {
        let mut texts: BTreeSet<_> = self.texts.keys().map(String::as_str).collect();
        let mut lists: BTreeSet<_> = self.lists.keys().map(String::as_str).collect();
        for row in self.lists.values().flatten() {
            let (of_texts, of_lists) = row.names();
            texts.extend(of_texts);
            lists.extend(of_lists);
        }
        (texts, lists)
    }
}

/// A name as it is compared: small, «е» for «ё», blanks as one.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('ё', "е").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How much one paper may take.
#[derive(Debug)]
pub struct Bounds<'a> {
    /// Parts of the tree that are read, copied or written.
    pub steps: u64,
    /// Bytes of the paper.
    pub bytes: usize,
    /// Raised by whoever will not wait any longer.
    pub stop: &'a AtomicBool,
}

impl<'a> Bounds<'a> {
    /// Those of a paper: a roster of a thousand people takes some hundred thousand steps.
    pub fn of(stop: &'a AtomicBool) -> Bounds<'a> {
        Bounds { steps: 4_000_000, bytes: 15 * 1024 * 1024, stop }
    }

    fn step(&mut self) -> Result<(), Flaw> {
        self.steps = self.steps.checked_sub(1).ok_or(Flaw::TooMuch)?;
        // Looked at now and then: it is shared with another thread.
        if self.steps.is_multiple_of(1024) && self.stop.load(Ordering::Relaxed) {
            return Err(Flaw::TooMuch);
        }
        Ok(())
    }
}

/// Why a file is no blank, or cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// It is no zip, hence no `.docx`.
    #[error("not a zip")]
    NotZip,
    /// A `.doc`, or a document with a password: both are files of another kind.
    #[error("an old or locked document")]
    OldOrLocked,
    /// A zip, but of something else: a spreadsheet, a `.dotx`, an archive.
    #[error("not a document of Word")]
    NotWord,
    /// It cannot be read.
    #[error("damaged")]
    Damaged,
    /// It unpacks to more than is borne.
    #[error("unpacks to too much")]
    Bomb,
    /// It has macros.
    #[error("has macros")]
    Macros,
    /// It has an embedded object of another program, or a control.
    #[error("has an embedded object")]
    Embedded,
    /// It is bound to another template.
    #[error("has an attached template")]
    AttachedTemplate,
    /// It includes another document.
    #[error("includes another document")]
    Included,
    /// It fetches something from elsewhere when it is opened.
    #[error("calls out to {0}")]
    CallsOut(String),
    /// A field that may run or fetch something.
    #[error("has the field {0}")]
    Field(String),
    /// Braces that are not closed in their paragraph.
    #[error("braces are not closed at «{0}»")]
    OpenBraces(String),
    /// A block that is not closed.
    #[error("the block «{0}» is not closed")]
    Unclosed(String),
    /// A block that ends without having begun, or in the wrong order.
    #[error("the block «{0}» is not opened")]
    Unopened(String),
    /// A block that begins inside a table and ends outside of it.
    #[error("the block «{0}» crosses a table's edge")]
    Crossed(String),
    /// A name that means nothing here.
    #[error("nothing is known as «{0}»")]
    Unknown(String),
    /// Filling takes more steps, bytes or time than is borne.
    #[error("takes too much")]
    TooMuch,
}

/// What was found in a blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The names that mean something, each once.
    pub known: BTreeSet<String>,
    /// The names that mean nothing, each with the nearest that does.
    pub unknown: BTreeMap<String, Option<String>>,
}

/// Looks through a blank: refuses what is no blank, and tells which names it uses, against those that are known. Whether
/// each stands where it means something shows when a specimen is filled.
pub fn look(blank: &[u8], known: &Values, bounds: &mut Bounds<'_>) -> Result<Found, Flaw> {
    let parts = package::open(blank, bounds)?;
    let (texts, lists) = known.names();
    let mut found = Found::default();
    for part in parts {
        let Some(root) = part.tree.filter(|_| package::is_filled(&part.name)) else { continue };
        for (is_list, name) in fill::names(root, bounds)? {
            let names = if is_list { &lists } else { &texts };
            if (name == marks::NUMBER && !is_list) || names.contains(name.as_str()) {
                found.known.insert(name);
            } else {
                let nearest = nearest(&name, names);
                found.unknown.insert(name, nearest);
            }
        }
    }
    Ok(found)
}

/// What a blank that is sound says of what may stand in it: each name is a text of its own, each list has one row.
pub fn shape(blank: &[u8], bounds: &mut Bounds<'_>) -> Result<Values, Flaw> {
    let mut shape = Values::default();
    for part in package::open(blank, bounds)? {
        if let Some(root) = part.tree.filter(|_| package::is_filled(&part.name)) {
            fill::shape(&root, &mut shape, bounds)?;
        }
    }
    Ok(shape)
}

/// Fills a blank.
///
/// # Errors
///
/// A flaw of the blank, by its name; a mark that means nothing is one.
pub fn fill(blank: &[u8], values: &Values, bounds: &mut Bounds<'_>) -> Result<Vec<u8>, Flaw> {
    let mut parts = package::open(blank, bounds)?;
    for part in &mut parts {
        if package::is_filled(&part.name)
            && let Some(root) = part.tree.take()
        {
            let filled = fill::fill(root, values, bounds)?;
            part.bytes = tree::write(&filled, bounds)?;
        }
    }
    package::close(&parts, bounds)
}

/// The known name that is nearest to one that means nothing, if any is near.
fn nearest(name: &str, known: &BTreeSet<&str>) -> Option<String> {
    let near = known.iter().map(|known| (strsim::damerau_levenshtein(name, known), *known)).min()?;
    let (distance, known) = near;
    let longest = name.chars().count().max(known.chars().count());
    (distance * 2 <= longest).then(|| known.to_owned())
}

#[cfg(test)]
mod tests;
