//! Lists saved as text: in the encodings and with the separators of Excel, LibreOffice and 1С.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251};

use super::{Flaw, Gathered, Grid, Value};

/// What stands between cells, the likeliest in Russia first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// So many lines show which of them it is.
const LOOKED_AT: usize = 40;

pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Flaw> {
    let text = decoded(bytes);
    let (named, text) = named_separator(&text);
    let separator = named.unwrap_or_else(|| separator(text));
    let mut gathered = Gathered::default();
    for (row, record) in (0..).zip(records(text, separator)) {
        let record = record.map_err(|_| Flaw::Damaged)?;
        for (column, cell) in record.iter().enumerate() {
            gathered.put(row, column, Value::text(cell))?;
        }
    }
    Ok(vec![gathered.done()])
}

/// A mark at the beginning says the encoding; without one it is UTF-8 where it can be, and else Windows-1251.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text.into_owned(),
        None => WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Excel writes `sep=;` above a list, if it is asked to.
fn named_separator(text: &str) -> (Option<u8>, &str) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text) };
    let named = first.trim().trim_matches('"').strip_prefix("sep=").map(str::as_bytes);
    match named {
        Some([separator]) => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// The separator with which most lines have equally many cells, and more than one.
fn separator(text: &str) -> u8 {
    let even = |separator: &u8| {
        let widths: Vec<usize> =
            records(text, *separator).take(LOOKED_AT).flatten().map(|record| record.len()).collect();
        let times = |width: usize| widths.iter().filter(|other| **other == width).count();
        widths.iter().filter(|width| **width > 1).map(|width| times(*width)).max().unwrap_or(0)
    };
    // Of equal ones the first: a comma stands in many names.
    let best = SEPARATORS.iter().rev().max_by_key(|separator| even(separator));
    best.copied().unwrap_or(b';')
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = csv::Result<csv::StringRecord>> {
    let reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.into_records()
}
