//! A file in, the rows of its tables out: the one reader of the lists that people send.
//!
//! What a file is, its first bytes say, and never its name: whoever saves a text as `.xls` is understood. Everything is
//! bounded, since files come from people: what a zip unpacks to is counted before anything reads it, rows and cells are
//! counted while they are read, and empty ones cost nothing. Of a formula the value is taken that its program has kept;
//! nothing is reckoned, and no link to another file is followed: there is no code here that could.
//!
//! [`read`] is work of a second for the largest files: from async code, call it in `tokio::task::spawn_blocking`.

mod compound;
mod delimited;
mod excel;
mod ods;
mod old_excel;
mod word;
pub mod words;

use std::io::{Cursor, Read};

use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use crate::model::imports::{Grid, MOST_ROWS, Row, Value};

/// Rows of a file besides those that are taken: heads, titles of parts, sums.
const MOST_ROWS_READ: usize = MOST_ROWS + 2_000;
/// Columns beyond this are nobody's list: a stray blank in the last one of a million.
const MOST_COLUMNS: usize = 200;
/// All cells that hold something.
const MOST_CELLS: usize = 1_000_000;
/// The longest text of a cell that is kept.
const LONGEST_TEXT: usize = 1_000;
/// What the parts of a zip unpack to that a library reads as a whole.
const MOST_WHOLE: u64 = 48 * 1024 * 1024;
/// What the sheets unpack to, which are read along: 200,000 empty rows with borders are some 60 MB.
const MOST_ALONG: u64 = 256 * 1024 * 1024;
/// A book has some hundred parts.
const MOST_PARTS: usize = 2_000;

/// Why no table can be read from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// It is a picture, or holds nothing but one.
    #[error("a picture")]
    Picture,
    /// A PDF.
    #[error("a PDF")]
    Pdf,
    /// It opens with a password.
    #[error("locked by a password")]
    Locked,
    /// A document of Word from before 2007.
    #[error("an old document of Word")]
    OldWord,
    /// Something else: an archive, a presentation, a program.
    #[error("of no known kind")]
    Unknown,
    /// There is no table in it.
    #[error("without a table")]
    NoTable,
    /// It is broken.
    #[error("damaged")]
    Damaged,
    /// It has more rows, or unpacks to more, than is read.
    #[error("too much")]
    TooMuch,
}

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Excel,
    OldExcel,
    OpenDocument,
    Word,
    Delimited,
}

/// Reads all tables of a file that hold something.
///
/// # Errors
///
/// A flaw of the file, by its name.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Flaw> {
    let grids = match kind(bytes)? {
        Kind::Excel => excel::read(bytes)?,
        Kind::OldExcel => old_excel::read(bytes)?,
        Kind::OpenDocument => ods::read(bytes)?,
        Kind::Word => word::read(bytes)?,
        Kind::Delimited => delimited::read(bytes)?,
    };
    let grids: Vec<Grid> = grids.into_iter().filter(|grid| !grid.rows.is_empty()).collect();
    if grids.is_empty() { Err(if has_picture(bytes) { Flaw::Picture } else { Flaw::NoTable }) } else { Ok(grids) }
}

fn kind(bytes: &[u8]) -> Result<Kind, Flaw> {
    const PICTURES: [&[u8]; 8] =
        [b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\0\x18ftyp"];
    if bytes.starts_with(b"PK\x03\x04") {
        return zipped(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let holds = |name: &str| holds_wide(bytes, name);
        return match () {
            // A book of Excel under a password is a file of the old format that wraps it.
            () if holds("EncryptedPackage") => Err(Flaw::Locked),
            () if holds("Workbook") || holds("Book") => Ok(Kind::OldExcel),
            () if holds("WordDocument") => Err(Flaw::OldWord),
            () => Err(Flaw::Unknown),
        };
    }
    match () {
        () if bytes.starts_with(b"%PDF") => Err(Flaw::Pdf),
        () if PICTURES.iter().any(|sign| bytes.starts_with(sign)) => Err(Flaw::Picture),
        // A text of UTF-16 has zeros, too, and a mark that says so.
        () if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) => Ok(Kind::Delimited),
        () if bytes.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a)) => {
            Err(Flaw::Unknown)
        }
        () => Ok(Kind::Delimited),
    }
}

/// Whether a name stands in the old format's directory, which writes UTF-16.
fn holds_wide(bytes: &[u8], name: &str) -> bool {
    // With the zero behind it, so that «Book» is not found in «Workbook».
    let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    // Names stand at the beginnings of entries of 128 bytes, in sectors of 512.
    bytes.chunks_exact(128).any(|entry| entry.starts_with(&wide))
}

/// What a zip is, once it is known to unpack to no more than is borne.
fn zipped(bytes: &[u8]) -> Result<Kind, Flaw> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Flaw::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Flaw::TooMuch);
    }
    let (mut whole, mut along) = (MOST_WHOLE, MOST_ALONG);
    let mut kind = Err(Flaw::Unknown);
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) => Flaw::Locked,
            _ => Flaw::Damaged,
        })?;
        let name = file.name().map_err(|_| Flaw::Damaged)?.into_owned();
        kind = match name.as_str() {
            "xl/workbook.xml" => Ok(Kind::Excel),
            "xl/workbook.bin" => Err(Flaw::Unknown),
            "word/document.xml" => Ok(Kind::Word),
            "content.xml" => Ok(Kind::OpenDocument),
            _ => kind,
        };
        // Pictures are never unpacked, neither here nor by whoever reads the tables.
        if name.contains("/media/") || name.starts_with("Pictures/") {
            continue;
        }
        if name.to_lowercase().ends_with("sharedstrings.xml") {
            excel::check_count(file, &mut whole)?;
            continue;
        }
        let left = if name.starts_with("xl/worksheets/") || name == "content.xml" { &mut along } else { &mut whole };
        // What a part says of its size is not believed.
        let unpacked = std::io::copy(&mut file.take(*left + 1), &mut std::io::sink()).map_err(|_| Flaw::Damaged)?;
        *left = left.checked_sub(unpacked).ok_or(Flaw::TooMuch)?;
    }
    kind
}

/// Whether a file without a table holds a picture: of a table, most likely.
fn has_picture(bytes: &[u8]) -> bool {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    archive.file_names().flatten().any(|name| name.contains("media/") || name.starts_with("Pictures/"))
}

/// Gathers the rows of a table, within bounds; cells come in the order of the rows.
#[derive(Debug, Default)]
struct Gathered {
    grid: Grid,
    cells: usize,
}

impl Gathered {
    /// What was gathered before counts against the bounds, too.
    fn named(name: &str, before: &[Grid]) -> Gathered {
        let cells = before.iter().flat_map(|grid| &grid.rows).map(Row::filled).sum();
        Gathered { grid: Grid { name: name.to_owned(), rows: Vec::new() }, cells }
    }

    /// Adds a cell, counted from zero.
    fn put(&mut self, row: u32, column: usize, value: Value) -> Result<(), Flaw> {
        if value.is_empty() || column >= MOST_COLUMNS {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(Flaw::TooMuch);
        }
        let value = match value {
            Value::Text(text) if text.len() > LONGEST_TEXT => Value::Text(text.chars().take(LONGEST_TEXT).collect()),
            other => other,
        };
        let number = row.saturating_add(1);
        if self.grid.rows.last().is_none_or(|last| last.number != number) {
            if self.grid.rows.len() >= MOST_ROWS_READ {
                return Err(Flaw::TooMuch);
            }
            self.grid.rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(last) = self.grid.rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, Value::Empty);
            }
            last.cells[column] = value;
        }
        Ok(())
    }

    fn done(mut self) -> Grid {
        // Some programs write rows out of their order.
        self.grid.rows.sort_by_key(|row| row.number);
        self.grid
    }
}

#[cfg(test)]
mod tests;
