//! A spreadsheet as a room builds it: the rows alone. What it looks like is the writer's (`papers::sheet`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::list::Page;
use crate::say;
use crate::text::Language;

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

impl Sheet {
    /// The list as files that hold at most [`MOST_ROWS`] each: of several each says which part it is, and no row is left off.
    pub fn parts(self, language: Language) -> Vec<Sheet> {
        let of = Page::of(0, self.rows.len(), MOST_ROWS).of;
        if of <= 1 {
            return vec![self];
        }
        let Sheet { name, caption, title, day, heads, rows } = self;
        let mut rows = rows.into_iter();
        let parts = (1..=of).map(|part| Sheet {
            name: format!("{name}_{part}"),
            caption: say!(language, "talk-sheet-part", title = caption.clone(), part = part, of = of),
            title: say!(language, "talk-sheet-part", title = title.clone(), part = part, of = of),
            day,
            heads: heads.clone(),
            rows: rows.by_ref().take(MOST_ROWS).collect(),
        });
        parts.collect()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_of_a_long_list_is_left_off() {
        for (count, parts) in [(0, 1), (1, 1), (MOST_ROWS, 1), (MOST_ROWS + 1, 2), (3 * MOST_ROWS, 3)] {
            let rows: Vec<_> = (0..count).map(|row| vec![Cell::Number(row as i64)]).collect();
            let day = "2026-11-21".parse().unwrap();
            let (name, caption, title) = ("Лист".to_owned(), "Лист: 1".to_owned(), "Лист".to_owned());
            let sheet = Sheet { name, caption, title, day, heads: vec!["№".to_owned()], rows: rows.clone() };
            let made = sheet.clone().parts(Language::Ru);
            assert_eq!(made.len(), parts, "{count}");
            assert!(made.iter().all(|part| part.rows.len() <= MOST_ROWS));
            assert_eq!(made.iter().flat_map(|part| part.rows.clone()).collect::<Vec<_>>(), rows);
            match parts {
                1 => assert_eq!(made, [sheet]),
                _ => assert_eq!((&*made[1].name, made[1].caption.contains("часть 2 из")), ("Лист_2", true)),
            }
        }
    }
}
