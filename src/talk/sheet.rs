//! A spreadsheet as a room builds it: the rows alone. What it looks like is the writer's (`papers::sheet`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most rows of one spreadsheet: its data waits in the outbox until it is sent.
pub const MOST_ROWS: usize = 10_000;

/// A list as a file of Excel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The file's name, without an extension.
    pub name: String,
    /// Under the file.
    pub caption: String,
    /// What the list is, at the head of each printed page.
    pub title: String,
    /// The day that it is of.
    pub day: NaiveDate,
    /// What stands above each column.
    pub heads: Vec<String>,
    /// The rows, at most [`MOST_ROWS`].
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// A text, whatever it looks like: «=1+1», «000123», «5-9».
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A number to reckon with.
    Number(i64),
}

impl Cell {
    /// A text.
    pub fn text(words: impl Into<String>) -> Cell {
        Cell::Text(words.into())
    }

    /// A day, or an empty cell where there is none.
    pub fn day(day: Option<NaiveDate>) -> Cell {
        day.map_or(Cell::Text(String::new()), Cell::Day)
    }
}
