//! Tables of a document of Word.
//!
//! Only the document itself is read. What a blank is refused for (fields, links, objects) does no harm here: nothing is
//! filled, kept or sent on.

use std::io::{Cursor, Read};
use std::sync::atomic::AtomicBool;

use zip::ZipArchive;

use super::{Flaw, Gathered, Grid, MOST_WHOLE, Value};
use crate::papers::word::{Bounds, Flaw as WordFlaw, Table, tables};

pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Flaw> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Flaw::Damaged)?;
    let document = archive.by_name("word/document.xml").map_err(|_| Flaw::Damaged)?;
    let mut xml = Vec::new();
    document.take(MOST_WHOLE).read_to_end(&mut xml).map_err(|_| Flaw::Damaged)?;
    let never = AtomicBool::new(false);
    let mut bounds = Bounds { steps: 20_000_000, ..Bounds::of(&never) };
    let tables = tables(&xml, &mut bounds).map_err(|flaw| match flaw {
        WordFlaw::Bomb | WordFlaw::TooMuch => Flaw::TooMuch,
        _ => Flaw::Damaged,
    })?;
    let mut grids = Vec::new();
    for Table { title, rows } in tables {
        let mut gathered = Gathered::named(&title, &grids);
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in cells {
                gathered.put(row, column, Value::text(&text))?;
            }
        }
        grids.push(gathered.done());
    }
    Ok(grids)
}
