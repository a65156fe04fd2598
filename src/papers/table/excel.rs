//! Books of Excel since 2007: calamine hands out cell by cell, so that empty rows cost nothing.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;
use quick_xml::events::Event;

use super::{Flaw, Gathered, Grid, Value};

pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Flaw> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(flaw)?;
    let mut grids = Vec::new();
    for name in sheets(book.sheets_metadata()) {
        let mut gathered = Gathered::named(&name, &grids);
        let mut cells = book.worksheet_cells_reader(&name).map_err(flaw)?;
        while let Some(cell) = cells.next_cell().map_err(flaw)? {
            let (row, column) = cell.get_position();
            gathered.put(row, column as usize, value(cell.get_value()))?;
        }
        grids.push(gathered.done());
    }
    Ok(grids)
}

/// The most texts of a book: calamine makes room for as many as a book says that it has, before it has seen one.
const MOST_TEXTS: u64 = 3_000_000;
/// Where the number of the texts must have been said.
const HEAD: u64 = 64 * 1024;

/// Counts what the texts of a book unpack to, and refuses a book that says it has more of them than is borne.
pub fn check_count(mut part: impl Read, left: &mut u64) -> Result<(), Flaw> {
    let mut head = Vec::new();
    part.by_ref().take(HEAD).read_to_end(&mut head).map_err(|_| Flaw::Damaged)?;
    let rest = std::io::copy(&mut part.take(*left + 1), &mut std::io::sink()).map_err(|_| Flaw::Damaged)?;
    *left = left.checked_sub(rest + head.len() as u64).ok_or(Flaw::TooMuch)?;
    let mut reader = quick_xml::Reader::from_reader(head.as_slice());
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Flaw::Damaged)? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "sst" => {
                let counts =
                    start.attributes().flatten().filter(|named| named.key.local_name().as_ref() == "uniqueCount");
                let is_too_much = |count: &str| !count.trim().parse().is_ok_and(|count: u64| count <= MOST_TEXTS);
                let mut counts = counts.map(|named| named.value.into_owned());
                return if counts.any(|count| is_too_much(&count)) { Err(Flaw::TooMuch) } else { Ok(()) };
            }
            Event::Eof => return Err(Flaw::Damaged),
            _ => {}
        }
    }
}

/// The sheets that somebody sees: hidden ones hold lists for choosing from, and earlier years.
pub fn sheets(all: &[Sheet]) -> Vec<String> {
    let seen = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    seen.map(|sheet| sheet.name.clone()).collect()
}

fn flaw(error: XlsxError) -> Flaw {
    match error {
        XlsxError::Password => Flaw::Locked,
        _ => Flaw::Damaged,
    }
}

fn value(cell: &DataRef<'_>) -> Value {
    match cell {
        DataRef::SharedString(text) => Value::text(text),
        other => of_data(&other.clone().into()),
    }
}

/// A value as calamine has read it.
pub fn of_data(cell: &Data) -> Value {
    match cell {
        Data::Empty => Value::Empty,
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::DateTime(day) => of_day(day),
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| Value::text(text), Value::Day)
        }
        Data::String(text) | Data::DurationIso(text) => Value::text(text),
        Data::Bool(is_so) => Value::text(if *is_so { "да" } else { "нет" }),
        // What its program could not reckon: a person shall see where.
        Data::Error(error) => Value::Text(error.to_string()),
    }
}

/// A day as Excel counts it, from 1900 or from 1904.
fn of_day(day: &ExcelDateTime) -> Value {
    let (year, month, of_month, ..) = day.to_ymd_hms_milli();
    let read = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(of_month));
    // A clock alone is no day.
    let read = read.filter(|_| day.is_datetime() && day.as_f64() >= 1.0);
    read.map_or_else(|| Value::Number(day.as_f64()), Value::Day)
}
