//! Sheets of LibreOffice. They are read here and not by a library: a cell says how often it is repeated, and what is
//! repeated a million times must cost nothing.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{Flaw, Gathered, Grid, Value};

/// How often a cell or a row that holds something may be repeated: somebody has filled down a column.
const MOST_REPEATED: u32 = 20_000;

pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Flaw> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Flaw::Damaged)?;
    if is_locked(&mut archive) {
        return Err(Flaw::Locked);
    }
    let content = archive.by_name("content.xml").map_err(|_| Flaw::Damaged)?;
    Tables::default().read(Reader::from_reader(BufReader::new(content)))
}

/// The manifest says of each part whether it is encrypted.
fn is_locked(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    let mut text = String::new();
    manifest.take(1024 * 1024).read_to_string(&mut text).is_ok() && text.contains("encryption-data")
}

/// Where in the document the reader is.
#[derive(Debug, Default)]
struct Tables {
    grids: Vec<Grid>,
    table: Option<Gathered>,
    row: u32,
    row_repeated: u32,
    /// The cells of this row: where each begins, how often it stands there, what it holds.
    cells: Vec<(usize, u32, Value)>,
    column: usize,
    cell: Option<Cell>,
    /// Inside a note of a cell, whose text is not the cell's.
    in_note: bool,
}

/// A cell that is being read.
#[derive(Debug)]
struct Cell {
    repeated: u32,
    /// What its attributes say; a text stands inside.
    value: Option<Value>,
    text: String,
}

impl Tables {
    fn read<R: std::io::BufRead>(mut self, mut reader: Reader<R>) -> Result<Vec<Grid>, Flaw> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|_| Flaw::Damaged)? {
                Event::Start(start) => self.begin(&start)?,
                Event::Empty(start) => {
                    self.begin(&start)?;
                    self.end(start.name().as_ref())?;
                }
                Event::End(end) => self.end(end.name().as_ref())?,
                Event::Text(text) => self.say(&text.xml10_content()),
                Event::CData(text) => self.say(&text.xml10_content()),
                Event::GeneralRef(of) => {
                    let entity = format!("&{};", of.xml10_content());
                    let known = quick_xml::escape::unescape(&entity).map_err(|_| Flaw::Damaged)?;
                    self.say(&known);
                }
                Event::DocType(_) => return Err(Flaw::Damaged),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => return Ok(self.grids),
            }
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Flaw> {
        match start.name().as_ref() {
            "table:table" => {
                let name = attribute(start, "table:name").unwrap_or_default();
                self.table = Some(Gathered::named(&name, &self.grids));
                self.row = 0;
            }
            "table:table-row" => {
                self.row_repeated = repeated(start, "table:number-rows-repeated");
                self.cells.clear();
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeated = repeated(start, "table:number-columns-repeated");
                self.cell = Some(Cell { repeated, value: typed(start), text: String::new() });
            }
            "office:annotation" => self.in_note = true,
            "text:p" => self.say("\n"),
            "text:s" | "text:tab" | "text:line-break" => self.say(" "),
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        let Some(cell) = self.cell.as_mut().filter(|_| !self.in_note) else { return };
        if cell.text.len() < super::LONGEST_TEXT * 4 {
            cell.text.push_str(words);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Flaw> {
        match name {
            "office:annotation" => self.in_note = false,
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(Cell { repeated, value, text }) = self.cell.take() {
                    let value = value.unwrap_or_else(|| Value::text(&text));
                    if !value.is_empty() {
                        self.cells.push((self.column, repeated, value));
                    }
                    self.column = self.column.saturating_add(repeated as usize);
                }
            }
            "table:table-row" => {
                if let Some(table) = self.table.as_mut().filter(|_| !self.cells.is_empty()) {
                    if self.row_repeated > MOST_REPEATED {
                        return Err(Flaw::TooMuch);
                    }
                    for row in self.row..self.row.saturating_add(self.row_repeated) {
                        for (first, repeated, value) in &self.cells {
                            for column in *first..first.saturating_add(*repeated as usize).min(super::MOST_COLUMNS) {
                                table.put(row, column, value.clone())?;
                            }
                        }
                    }
                }
                self.row = self.row.saturating_add(self.row_repeated);
            }
            "table:table" => self.grids.extend(self.table.take().map(Gathered::done)),
            _ => {}
        }
        Ok(())
    }
}

fn repeated(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|often| often.parse().ok()).unwrap_or(1).max(1)
}

/// What a cell that is no text holds.
fn typed(start: &BytesStart<'_>) -> Option<Value> {
    match attribute(start, "office:value-type")?.as_str() {
        "float" | "currency" | "percentage" => Some(Value::Number(attribute(start, "office:value")?.parse().ok()?)),
        "date" => Some(Value::Day(attribute(start, "office:date-value")?.get(..10)?.parse().ok()?)),
        "boolean" => {
            let is_so = attribute(start, "office:boolean-value")? == "true";
            Some(Value::text(if is_so { "да" } else { "нет" }))
        }
        _ => None,
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}
