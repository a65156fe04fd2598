//! A table as a reader has found it in somebody's file: rows of values, without their looks.

use chrono::NaiveDate;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text, in one line.
    Text(String),
    /// A number; spreadsheets know no others than these.
    Number(f64),
    /// A day that the program of the table keeps as one.
    Day(NaiveDate),
}

impl Value {
    /// A text in one line; a blank one is nothing.
    pub fn text(words: &str) -> Value {
        let line = crate::text::one_line(words);
        if crate::text::forms::is_blank(&line) { Value::Empty } else { Value::Text(line) }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        matches!(self, Value::Empty)
    }

    /// What somebody would read there.
    pub fn shown(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
            Value::Number(number) => number.to_string().replace('.', ","),
            Value::Day(day) => day.format("%d.%m.%Y").to_string(),
        }
    }
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its number, as the program of the table shows it: from one.
    pub number: u32,
    /// Its cells from the first column on.
    pub cells: Vec<Value>,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: usize) -> &Value {
        const NOTHING: &Value = &Value::Empty;
        self.cells.get(column).unwrap_or(NOTHING)
    }

    /// How many cells hold something.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// A sheet of a book, or a table of a document. Empty rows are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// What the sheet is called, where it has a name.
    pub name: String,
    /// Its rows, in their order.
    pub rows: Vec<Row>,
}

impl Grid {
    /// A grid of texts, numbered from one: for whatever has neither days nor numbers of its own.
    pub fn of_texts<T: AsRef<str>>(name: &str, rows: impl IntoIterator<Item = Vec<T>>) -> Grid {
        let read = (1..).zip(rows).map(|(number, cells)| Row {
            number,
            cells: cells.iter().map(|cell| Value::text(cell.as_ref())).collect(),
        });
        Grid { name: name.to_owned(), rows: read.filter(|row| row.filled() > 0).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_shown_as_its_table_shows_it() {
        assert_eq!(Value::text("  Петрова\n Ольга "), Value::Text("Петрова Ольга".to_owned()));
        assert_eq!(Value::text("\u{a0} "), Value::Empty);
        assert_eq!(Value::Number(12.0).shown(), "12");
        assert_eq!(Value::Number(12.5).shown(), "12,5");
        assert_eq!(Value::Day("2015-09-01".parse().unwrap()).shown(), "01.09.2015");
        let grid = Grid::of_texts("", [vec!["", ""], vec!["", "а"]]);
        assert_eq!((grid.rows.len(), grid.rows[0].number, grid.rows[0].cell(7)), (1, 2, &Value::Empty));
    }
}
