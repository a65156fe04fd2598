//! The rows of a table that are things of its list, with the columns that are read of each.
//!
//! Sums, the numbers of the columns under a head, a head that is repeated on each page and rows in which nothing that is
//! read stands are none. A row that holds one text alone, over a table whose columns name no school, is a school: the
//! people below it work there. In a plan it is the title of a part, unless it stands in the column of what is to be done,
//! and so in a list of items.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Grid, Mapping, Meaning, Row, Value};
use crate::text::forms;

/// How sums begin.
const SUMS: [&str; 6] = ["итого", "всего", "в том числе", "из них", "количество", "общее количество"];

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Its number in the file.
    pub number: u32,
    cells: BTreeMap<String, Value>,
}

impl Line {
    /// A line of these fields.
    pub fn of(number: u32, cells: impl IntoIterator<Item = (&'static str, Value)>) -> Line {
        Line { number, cells: cells.into_iter().map(|(code, value)| (code.to_owned(), value)).collect() }
    }

    /// What stands in the column of a field.
    pub fn value(&self, code: &str) -> &Value {
        const NOTHING: &Value = &Value::Empty;
        self.cells.get(code).unwrap_or(NOTHING)
    }

    /// The same as a text.
    pub fn text(&self, code: &str) -> String {
        self.value(code).shown()
    }
}

/// The lines of a table. Of columns that mean nothing, or are private, nothing is read.
pub fn lines(mapping: &Mapping, grids: &[Grid]) -> Vec<Line> {
    let Some(grid) = grids.get(mapping.table) else { return Vec::new() };
    let last = mapping.head.last().copied().unwrap_or(0);
    let read: Vec<(usize, &str)> = mapping
        .columns
        .iter()
        .filter_map(|column| match &column.means {
            Meaning::Field(code) => Some((column.at, code.as_str())),
            Meaning::Nothing | Meaning::Private => None,
        })
        .collect();
    // In the catalogue of needs a text alone is a category, and no school.
    let has_school = read.iter().any(|(_, code)| matches!(*code, "organisation" | "english" | "short"));
    // The title of a part stands in the first column.
    let first = mapping.columns.iter().map(|column| column.at).min();
    let matter = mapping
        .column("matter")
        .or_else(|| mapping.column("item"))
        .map(|column| column.at)
        .filter(|at| Some(*at) > first);
    let is_matter = |row: &Row| matter.is_some_and(|at| !row.cell(at).is_empty());
    let mut school = None;
    let mut lines = Vec::new();
    for row in grid.rows.iter().filter(|row| row.number > last) {
        let alone = sole_text(row);
        if is_sum(row) || is_numbering(row) || is_head(mapping, row) {
            continue;
        }
        if let Some(text) = alone.filter(|_| !has_school && read.len() > 1 && !is_matter(row)) {
            school = Some(Value::Text(text.to_owned()));
            continue;
        }
        let cells: BTreeMap<String, Value> = read
            .iter()
            .filter(|(at, _)| !row.cell(*at).is_empty())
            .map(|(at, code)| ((*code).to_owned(), row.cell(*at).clone()))
            .collect();
        if cells.is_empty() {
            continue;
        }
        let mut line = Line { number: row.number, cells };
        if let Some(school) = school.as_ref().filter(|_| !has_school) {
            line.cells.insert("organisation".to_owned(), school.clone());
        }
        lines.push(line);
    }
    lines
}

/// The one text of a row that holds nothing else.
pub fn sole_text(row: &Row) -> Option<&str> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    match (filled.next(), filled.next()) {
        (Some(Value::Text(text)), None) => Some(text),
        _ => None,
    }
}

/// «Итого: 50», in whichever of the first columns.
pub fn is_sum(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| matches!(cell, Value::Text(_)));
    let form = first.map(|cell| format!("{} ", forms::search(&cell.shown()))).unwrap_or_default();
    SUMS.iter().any(|sum| form.starts_with(&format!(" {sum} ")))
}

/// «1 2 3 4»: the numbers of the columns.
fn is_numbering(row: &Row) -> bool {
    let numbers: Vec<String> = row.cells.iter().filter(|cell| !cell.is_empty()).map(Value::shown).collect();
    numbers.len() > 2 && numbers.iter().enumerate().all(|(at, number)| *number == (at + 1).to_string())
}

/// The head once more.
fn is_head(mapping: &Mapping, row: &Row) -> bool {
    let same = |column: &&super::Column| {
        let cell = row.cell(column.at).shown();
        !cell.is_empty() && forms::is_same(&cell, &column.head)
    };
    let alike = mapping.columns.iter().filter(same).count();
    alike > 1 && alike * 2 > mapping.columns.len()
}

/// A day as people write it in a cell of text: «01.09.2015», «1.9.15», «2015-09-01», «1 сентября 2015 г.».
pub fn day(text: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] =
        ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"];
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !matches!(*part, "" | "г" | "года")).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let month = second.parse().ok().or_else(|| {
        let named = MONTHS.iter().position(|stem| second.to_lowercase().starts_with(stem));
        named.and_then(|at| u32::try_from(at + 1).ok())
    })?;
    let (year, of_month) = if first.len() == 4 { (first, third) } else { (third, first) };
    let year: i32 = match (year.len(), year.parse().ok()?) {
        (4, year) => year,
        // Nobody who works now began in the twenties of the last century.
        (2, year) if year < 50 => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, of_month.parse().ok()?)
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
