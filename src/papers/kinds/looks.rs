//! How our own blanks look, as far as it can be told without a picture: no heading is broken within a word, and text does not
//! stick to the table above it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{blank, form};
use crate::model::papers::{Kind, Sample};

/// Twentieths of a point that a cell keeps free at its sides together.
const MARGINS: f64 = 216.0;
/// How wide a bold letter of such a heading is at most on average, of its size.
const LETTER: f64 = 0.53;

fn document(bytes: &[u8]) -> String {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    parts.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What stands between two signs, each time.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).map(|after| after.split(to).next().unwrap_or_default()).collect()
}

fn number(text: &str, before: &str) -> f64 {
    between(text, before, "\"")[0].parse().unwrap()
}

fn all() -> Vec<(String, String)> {
    let kinds = Kind::ALL.into_iter().map(|kind| (format!("{kind:?}"), document(blank(kind))));
    let samples =
        Sample::ALL.into_iter().filter_map(|sample| Some((format!("{sample:?}"), document(form(sample.key())?))));
    kinds.chain(samples).collect()
}

#[test]
fn no_heading_of_a_column_is_wider_than_its_column() {
    for (paper, text) in all() {
        for row in between(&text, "<w:tr>", "</w:tr>").into_iter().filter(|row| row.contains("<w:tblHeader>")) {
            for cell in between(row, "<w:tc>", "</w:tc>") {
                let (width, size) = (number(cell, "<w:tcW w:w=\""), number(cell, "<w:sz w:val=\""));
                let words = between(cell, "<w:t xml:space=\"preserve\">", "</w:t>").concat();
                let longest = words.split([' ', '\n']).map(|word| word.chars().count()).max().unwrap_or(0);
                // A size is told in halves of a point.
                let needed = longest as f64 * LETTER * size * 10.0;
                assert!(needed <= width - MARGINS, "{paper}: «{words}» needs {needed}, and has {}", width - MARGINS);
            }
        }
    }
}

#[test]
fn text_keeps_its_distance_from_the_table_above_it() {
    for (paper, text) in all() {
        for after in text.split("</w:tbl>").skip(1).filter(|after| after.starts_with("<w:p>")) {
            let paragraph = after.split("</w:p>").next().unwrap_or_default();
            assert!(paragraph.contains("w:before="), "{paper}: {paragraph}");
        }
    }
}
