//! Rows in, a file of Excel out: the one writer of spreadsheets.
//!
//! What was a text stays a text: no cell is guessed from its look, so that «000123» keeps its zeros, «5-9» becomes no
//! date, and «=1+1», whoever typed it as a name, becomes no formula. Days are days, which a reader can sort and filter.
//! A list prints as people expect: its head on each page, as wide as the page, lying where it is wide.
//!
//! [`write`] is work of some milliseconds for a thousand rows: from async code, call it in
//! `tokio::task::spawn_blocking`.

use chrono::Datelike;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::talk::{Cell, Sheet};

/// A list that is wider than this, in characters, prints lying.
const PORTRAIT: usize = 85;
/// One that is wider than this would be too small to read on A4, and prints on A3, which a printer of A4 shrinks.
const LANDSCAPE: usize = 200;
/// Columns are as wide as what they hold, between these.
const NARROWEST: usize = 5;
const WIDEST: usize = 48;
/// A cell holds no more (Excel, "Specifications and limits").
const LONGEST_TEXT: usize = 32_767;
/// The name of a sheet in its tab holds no more.
const LONGEST_TAB: usize = 31;
/// The head of a printed page holds no more than 255 with its codes.
const LONGEST_TITLE: usize = 120;
/// How wide a day is.
const DAY: usize = 11;
/// The height of a line in points, and of the highest row (Excel, "Specifications and limits").
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// Writes the file.
///
/// # Errors
///
/// What the library refuses; texts and names are made such that it has no reason to.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Otherwise the file says when the machine's clock made it.
    book.set_properties(&DocProperties::new().set_title(&sheet.title).set_creation_datetime(&day(sheet.day)?));
    let page = book.add_worksheet();
    page.set_name(tab(&sheet.title))?;
    let widths = widths(sheet);
    fill(page, sheet, &widths)?;
    print(page, sheet, widths.iter().sum())?;
    book.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet, widths: &[usize]) -> Result<(), XlsxError> {
    let framed = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let head = framed
        .clone()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00E7_E6E6))
        .set_num_format("@");
    // «@» keeps a text a text when somebody edits it, too.
    let text = framed.clone().set_text_wrap().set_num_format("@");
    let date = framed.clone().set_num_format("dd.mm.yyyy").set_align(FormatAlign::Center);
    for (column, words) in (0_u16..).zip(&sheet.heads) {
        page.write_string_with_format(0, column, cut(words), &head)?;
        page.set_column_width(column, widths[usize::from(column)] as f64 + 1.5)?;
    }
    high(page, 0, sheet.heads.iter().zip(widths).map(|(words, width)| lines(words, *width)))?;
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        let wrapped = cells.iter().zip(widths).map(|(cell, width)| match cell {
            Cell::Text(words) => lines(words, *width),
            Cell::Number(_) | Cell::Day(_) => 1,
        });
        high(page, row, wrapped)?;
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(words) => page.write_string_with_format(row, column, cut(words), &text)?,
                Cell::Number(number) => page.write_number_with_format(row, column, *number as f64, &framed)?,
                Cell::Day(of) => match day(*of) {
                    Ok(of) => page.write_datetime_with_format(row, column, &of, &date)?,
                    // Excel knows no day before 1900.
                    Err(_) => page.write_string_with_format(row, column, of.format("%d.%m.%Y").to_string(), &text)?,
                },
            };
        }
    }
    Ok(())
}

/// Makes a row as high as the most lines in it. Excel would do so by itself, but neither LibreOffice, when it prints, nor
/// the viewers of telephones: there the words of one row lay over the next.
fn high(page: &mut Worksheet, row: u32, lines: impl Iterator<Item = usize>) -> Result<(), XlsxError> {
    if let Some(most) = lines.max().filter(|most| *most > 1) {
        page.set_row_height(row, (most as f64 * LINE).min(HIGHEST))?;
    }
    Ok(())
}

/// How many lines these words take in a column so many characters wide.
fn lines(words: &str, width: usize) -> usize {
    let of_paragraph = |paragraph: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in paragraph.split_whitespace() {
            let long = word.chars().count();
            if used > 0 && used + 1 + long > width {
                lines += 1;
                used = 0;
            }
            // A word that no line holds is cut.
            lines += long.saturating_sub(1) / width;
            used += usize::from(used > 0) + (long.saturating_sub(1) % width + 1).min(long);
        }
        lines
    };
    words.lines().map(of_paragraph).sum::<usize>().max(1)
}

fn print(page: &mut Worksheet, sheet: &Sheet, width: usize) -> Result<(), XlsxError> {
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(sheet.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.set_freeze_panes(1, 0)?;
    page.autofilter(0, 0, last_row, last_column)?;
    page.set_repeat_rows(0, 0)?;
    const A4: u8 = 9;
    const A3: u8 = 8;
    page.set_paper_size(if width > LANDSCAPE { A3 } else { A4 });
    page.set_print_fit_to_pages(1, 0);
    if width > PORTRAIT {
        page.set_landscape();
    }
    let title = short(&sheet.title, LONGEST_TITLE);
    page.set_header(format!("&C{}, {}", title.replace('&', "&&"), sheet.day.format("%d.%m.%Y")));
    page.set_footer("&C&P / &N");
    Ok(())
}

fn day(day: chrono::NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |part: u32| u8::try_from(part).unwrap_or(u8::MAX);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(0), part(day.month()), part(day.day()))
}

/// How wide each column is, in characters: as its widest cell, the head counted by its longest word, since it wraps.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let wide = |(column, head): (usize, &String)| {
        let head = head.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        let cells = sheet.rows.iter().filter_map(|row| row.get(column)).map(|cell| match cell {
            Cell::Text(words) => words.lines().map(|line| line.chars().count()).max().unwrap_or(0),
            Cell::Day(_) => DAY,
            Cell::Number(number) => number.to_string().len(),
        });
        // The arrow of the filter stands in the head, too.
        cells.max().unwrap_or(0).max(head + 2).clamp(NARROWEST, WIDEST)
    };
    sheet.heads.iter().enumerate().map(wide).collect()
}

fn cut(words: &str) -> String {
    short(words, LONGEST_TEXT)
}

/// At most so many units of UTF-16, in which Excel measures.
fn short(words: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    words.chars().take_while(fits).collect()
}

/// What the tab may be called: neither empty, nor with the signs of addresses, nor beginning or ending with a quote.
fn tab(title: &str) -> String {
    let plain: String =
        title.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control()).collect();
    let short = short(plain.trim(), LONGEST_TAB);
    let tab = short.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if tab.is_empty() { "1".to_owned() } else { tab.to_owned() }
}

#[cfg(test)]
mod tests;
