//! What the columns of a table mean, by what stands above them.
//!
//! People head one column in twenty ways, put titles above the table and heads into two rows of which the upper one
//! spans several columns. The row that reads most like heads is the head; what its columns mean is proposed, shown and
//! corrected by a person, and remembered by the heads alone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::lines::{is_sum, sole_text};
use super::{Field, Grid, Row, Shape, Value};
use crate::files;
use crate::text::forms;

/// So many rows at the top of a table may be its title and its head.
const LOOKED_AT: usize = 40;

/// Heads of what nobody asked for, and must not be read: each with the words that give it away.
const PRIVATE: [&str; 39] = [
    "снилс",
    "паспорт",
    "паспортные",
    "паспорта",
    "телефон",
    "телефона",
    "телефоны",
    "тел",
    "моб",
    "мобильный",
    "сотовый",
    "дата рождения",
    "год рождения",
    "день рождения",
    "рождения",
    "др",
    "e mail",
    "email",
    "mail",
    "электронная почта",
    "эл почта",
    "почта",
    "возраст",
    "адрес проживания",
    "домашний адрес",
    "адрес регистрации",
    "место жительства",
    "прописка",
    "семейное положение",
    "национальность",
    "гражданство",
    "полных лет",
    "состояние здоровья",
    "инвалидность",
    "phone",
    "passport",
    "date of birth",
    "birthday",
    "home address",
];

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// A field of the kind, by its code.
    Field(String),
    /// Nothing that is asked for.
    Nothing,
    /// Something that nobody asked for and that is nobody's business: it cannot be given a meaning.
    Private,
}

/// A column with its head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Which one, counted from zero.
    pub at: usize,
    /// Its head, as the file has it.
    pub head: String,
    /// What it means.
    pub means: Meaning,
}

/// What a table is, as it is shown and confirmed: no row of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Which table of the file, counted from zero.
    pub table: usize,
    /// What the sheet is called.
    pub name: String,
    /// The numbers of the rows of the head.
    pub head: Vec<u32>,
    /// Its columns that have a head.
    pub columns: Vec<Column>,
    /// How many rows hold something below the head.
    pub rows: usize,
    /// Whether there are rows of one text alone: titles of parts, such as the school of those below.
    pub has_parts: bool,
    /// Whether a person has said so before of a file with these heads.
    pub remembered: bool,
}

impl Mapping {
    /// The column that means a field.
    pub fn column(&self, code: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.means == Meaning::Field(code.to_owned()))
    }

    /// The fields of which at least one is needed, and none is there.
    pub fn lacks(&self, shape: &'static Shape) -> Vec<&'static Field> {
        let is_told = |code: &&str| self.column(code).is_some() || *code == "organisation" && self.has_parts;
        let lacking = shape.needs.iter().filter(|any| !any.iter().any(is_told));
        lacking.filter_map(|any| shape.field(any.first()?)).collect()
    }

    /// The same with another meaning of a column; whatever had that meaning before means nothing.
    pub fn corrected(mut self, at: usize, means: Meaning) -> Mapping {
        for column in &mut self.columns {
            if column.means == Meaning::Private {
                continue;
            }
            if column.at == at {
                column.means = means.clone();
            } else if column.means == means {
                column.means = Meaning::Nothing;
            }
        }
        self
    }

    /// The same with the meanings that a person gave columns with these heads before.
    pub fn recalling(mut self, meanings: Vec<Meaning>) -> Mapping {
        if meanings.len() == self.columns.len() {
            for (column, means) in self.columns.iter_mut().zip(meanings) {
                if column.means != Meaning::Private && means != Meaning::Private {
                    column.means = means;
                }
            }
            self.remembered = true;
        }
        self
    }

    /// What is remembered of it.
    pub fn meanings(&self) -> Vec<&Meaning> {
        self.columns.iter().map(|column| &column.means).collect()
    }
}

/// What the heads of a table are remembered by: a hash, so that no word of a file stays.
pub fn key(mapping: &Mapping) -> String {
    let heads: Vec<String> =
        mapping.columns.iter().map(|column| format!("{}{}", column.at, forms::search(&column.head))).collect();
    files::hash(heads.join("\n").as_bytes())
}

/// The table of a file that reads most like this kind, and what its columns mean; `None` where there is no head at all.
pub fn recognise(shape: &Shape, grids: &[Grid]) -> Option<Mapping> {
    let mut best: Option<((usize, usize), Mapping)> = None;
    for (table, grid) in grids.iter().enumerate() {
        for (at, row) in grid.rows.iter().take(LOOKED_AT).enumerate() {
            let below = grid.rows.get(at + 1).filter(|below| below.number == row.number + 1);
            let single = read_heads(shape, &texts(row));
            let double = below.filter(|below| is_lower(row, below)).map(|below| read_heads(shape, &joined(row, below)));
            for (head, columns) in std::iter::once((1, single)).chain(double.map(|columns| (2, columns))) {
                let fields: BTreeSet<&str> = columns.iter().filter_map(|column| field_of(column)).collect();
                let rows = grid.rows.len() - at - head;
                // The more fields the better; of heads that say the same, the one with fewer rows.
                let worth = (fields.len() * 2 + usize::from(head == 1), rows);
                if !fields.is_empty() && best.as_ref().is_none_or(|(known, _)| worth > *known) {
                    let numbers = grid.rows[at..at + head].iter().map(|row| row.number).collect();
                    let mapping = Mapping {
                        table,
                        name: grid.name.clone(),
                        head: numbers,
                        columns,
                        rows,
                        has_parts: grid.rows[at + head..].iter().any(|row| sole_text(row).is_some() && !is_sum(row)),
                        remembered: false,
                    };
                    best = Some((worth, mapping));
                }
            }
        }
    }
    best.map(|(_, mapping)| mapping)
}

fn field_of(column: &Column) -> Option<&str> {
    match &column.means {
        Meaning::Field(code) => Some(code),
        Meaning::Nothing | Meaning::Private => None,
    }
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| if matches!(cell, Value::Text(_)) { cell.shown() } else { String::new() }).collect()
}

/// Whether a row can be the lower part of a head: words alone, some of which stand below what spans them. A person of the
/// list stands below heads of their own, and has numbers and days.
fn is_lower(upper: &Row, lower: &Row) -> bool {
    let is_word = |cell: &Value| match cell {
        Value::Empty => true,
        Value::Text(text) => text.chars().any(char::is_alphabetic),
        Value::Number(_) | Value::Day(_) => false,
    };
    let is_spanned = |(at, cell): (usize, &Value)| !cell.is_empty() && upper.cell(at).is_empty();
    lower.cells.iter().all(is_word) && lower.cells.iter().enumerate().any(is_spanned)
}

/// The heads of two rows: what stands above several columns stands above each.
fn joined(upper: &Row, lower: &Row) -> Vec<String> {
    let (upper, lower) = (texts(upper), texts(lower));
    let mut spanning = String::new();
    let width = upper.len().max(lower.len());
    let of = |row: &Vec<String>, at: usize| row.get(at).cloned().unwrap_or_default();
    (0..width)
        .map(|at| {
            let (above, below) = (of(&upper, at), of(&lower, at));
            if !above.is_empty() {
                spanning = above.clone();
            }
            match (above.is_empty(), below.is_empty()) {
                (_, true) => above,
                (true, false) => format!("{spanning} {below}").trim().to_owned(),
                (false, false) => format!("{above} {below}"),
            }
        })
        .collect()
}

/// The columns under these heads. Of two that mean the same, the one whose head says it more plainly.
fn read_heads(shape: &Shape, heads: &[String]) -> Vec<Column> {
    let mut columns: Vec<(usize, Column)> = heads
        .iter()
        .enumerate()
        .filter(|(_, head)| !head.is_empty())
        .map(|(at, head)| {
            let (fit, means) = meaning(shape, head);
            (fit, Column { at, head: head.clone(), means })
        })
        .collect();
    for one in 0..columns.len() {
        let rivals = columns.iter().enumerate().filter(|(other, (fit, column))| {
            let same = column.means == columns[one].1.means && *other != one;
            same && (*fit > columns[one].0 || *fit == columns[one].0 && *other < one)
        });
        if matches!(columns[one].1.means, Meaning::Field(_)) && rivals.count() > 0 {
            columns[one].1.means = Meaning::Nothing;
        }
    }
    columns.into_iter().map(|(_, column)| column).collect()
}

/// What a head means, and how plainly.
fn meaning(shape: &Shape, head: &str) -> (usize, Meaning) {
    let form = format!("{} ", forms::search(head));
    let says = |words: &str| form.contains(&format!(" {words} "));
    // A head of a hundred letters is a sentence.
    if form.chars().count() > 120 {
        return (0, Meaning::Nothing);
    }
    // «Школа № 3» is a school, and no head of a column of schools.
    let names_one =
        head.split_once('№').is_some_and(|(_, rest)| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    if names_one || head.contains('«') {
        return (0, Meaning::Nothing);
    }
    if PRIVATE.iter().any(|words| says(words)) {
        return (0, Meaning::Private);
    }
    let spelled = shape.fields.iter().flat_map(|field| field.heads.iter().map(move |words| (field, *words)));
    let best = spelled.filter(|(_, words)| says(words)).max_by_key(|(_, words)| {
        let is_whole = form.trim() == *words;
        words.chars().count() + if is_whole { 100 } else { 0 }
    });
    match best {
        Some((field, words)) => {
            let whole = if form.trim() == words { 100 } else { 0 };
            (words.chars().count() + whole, Meaning::Field(field.code.to_owned()))
        }
        None => (0, Meaning::Nothing),
    }
}

#[cfg(test)]
#[path = "heads_tests.rs"]
mod tests;
