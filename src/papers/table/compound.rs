//! The container of the old formats of Office, as far as looking into a book before it is read asks for it.
//!
//! calamine lays out every sheet of an old book as a full rectangle, up to its last cell, before anybody can ask how large
//! that is. A stray cell in the last corner would cost half a gigabyte a sheet; so the cells are walked along here first.

use super::Flaw;

/// The most cells that all sheets of a book may come to, empty ones between others counted.
const MOST_LAID_OUT: u64 = 4_000_000;
/// The most cells that a sheet may say it has: room is made for them, though none of it is touched.
const MOST_SAID: u64 = 65_536 * 256;
/// Ends a chain of sectors; larger numbers are no sectors either.
const LAST: u32 = 0xFFFF_FFF8;

/// Refuses a book whose sheets would be laid out too large. What is damaged is left for its reader to say.
pub fn check(bytes: &[u8]) -> Result<(), Flaw> {
    let Some(book) = stream(bytes, &["Workbook", "Book"]) else { return Ok(()) };
    let (mut all, mut rows, mut columns) = (0_u64, 0_u64, 0_u64);
    let mut at = 0;
    while let (Some(kind), Some(length)) = (word(&book, at), word(&book, at + 2)) {
        let body = at + 4;
        let cell = |last: usize| Some((word(&book, body)?, word(&book, last)?));
        let found = match kind {
            // BOF: a sheet begins.
            0x0009 | 0x0209 | 0x0409 | 0x0809 => {
                all = all.saturating_add(rows * columns);
                (rows, columns) = (0, 0);
                None
            }
            // NUMBER, LABEL, BOOLERR, FORMULA, RK, LABELSST, RSTRING.
            0x0003 | 0x0004 | 0x0005 | 0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x0206 | 0x0406 | 0x027E | 0x00FD
            | 0x00D6 => cell(body + 2),
            // MULRK names its last column at its end.
            0x00BD => cell(body + usize::from(length).saturating_sub(2)),
            // DIMENSIONS, of which later books write longer numbers.
            0x0200 => {
                let (first, last, right) = match length {
                    10 => {
                        (word(&book, body).map(u32::from), word(&book, body + 2).map(u32::from), word(&book, body + 6))
                    }
                    _ => (long(&book, body), long(&book, body + 4), word(&book, body + 10)),
                };
                let (first, last, right) = (first.unwrap_or(0), last.unwrap_or(0), right.unwrap_or(0));
                // A sheet that ends before it begins would be reckoned as an endless one.
                if last > 0 && first > last - 1 {
                    return Err(Flaw::Damaged);
                }
                if u64::from(last).saturating_mul(u64::from(right)) > MOST_SAID {
                    return Err(Flaw::TooMuch);
                }
                None
            }
            _ => None,
        };
        if let Some((row, column)) = found {
            rows = rows.max(u64::from(row) + 1);
            columns = columns.max(u64::from(column) + 1);
        }
        at = body + usize::from(length);
    }
    if all.saturating_add(rows * columns) > MOST_LAID_OUT { Err(Flaw::TooMuch) } else { Ok(()) }
}

/// The content of the first stream that bears one of the names. Short ones lie among others in a stream of their own.
fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let size = 1_usize.checked_shl(u32::from(word(bytes, 30)?)).filter(|size| (128..=65_536).contains(size))?;
    let small = 1_usize.checked_shl(u32::from(word(bytes, 32)?)).filter(|size| (16..=4096).contains(size))?;
    let sector = |number: u32| bytes.get((number as usize + 1).checked_mul(size)?..)?.get(..size);
    // Which sectors hold the table of sectors: the first of them in the head, the others in a chain.
    let mut tables: Vec<u32> = (0..109).filter_map(|at| long(bytes, 76 + 4 * at)).collect();
    let mut next = long(bytes, 68)?;
    for _ in 0..bytes.len() / size {
        let Some(more) = sector(next).filter(|_| next < LAST) else { break };
        tables.extend((0..size / 4 - 1).filter_map(|at| long(more, 4 * at)));
        next = long(more, size - 4)?;
    }
    let numbers = |of: &[u8]| {
        of.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect::<Vec<_>>()
    };
    let table: Vec<u32> = tables.into_iter().filter(|at| *at < LAST).filter_map(sector).flat_map(numbers).collect();
    let chain = |first: u32| {
        let mut content = Vec::new();
        let mut at = first;
        // No chain is longer than the file.
        for _ in 0..=bytes.len() / size {
            let Some(part) = sector(at).filter(|_| at < LAST) else { break };
            content.extend_from_slice(part);
            at = table.get(at as usize).copied().unwrap_or(LAST);
        }
        content
    };
    let directory = chain(long(bytes, 48)?);
    let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect() };
    let entry = names.iter().find_map(|name| entries.iter().find(|entry| entry.starts_with(&wide(name))))?;
    let (first, length) = (long(entry, 116)?, long(entry, 120)? as usize);
    if length >= long(bytes, 56)? as usize {
        let mut content = chain(first);
        content.truncate(length);
        return Some(content);
    }
    let among = chain(long(entries.first()?, 116)?);
    let links = numbers(&chain(long(bytes, 60)?));
    let (mut content, mut at) = (Vec::new(), first);
    for _ in 0..=length / small {
        let Some(part) = (at as usize).checked_mul(small).and_then(|from| among.get(from..)?.get(..small)) else {
            break;
        };
        content.extend_from_slice(part);
        at = links.get(at as usize).copied().unwrap_or(LAST);
    }
    content.truncate(length);
    Some(content)
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..)?.get(..2)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.get(..4)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
