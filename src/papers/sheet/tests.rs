//! Spreadsheets, read back by a library that did not write them.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use super::*;

fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: "Люди".to_owned(),
        caption: String::new(),
        title: "Люди".to_owned(),
        day: "2026-11-27".parse().unwrap(),
        heads: ["Фамилия", "С какого дня преподаёт", "Дел"].map(str::to_owned).to_vec(),
        rows,
    }
}

fn read(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// A part of the file as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Papers 1: texts that look like formulas, numbers, dates and telephones.
#[test]
fn what_was_a_text_stays_one() {
    let looks = ["=1+1", "000123", "5-9", "+79131234567", "-7", "@SUM(A1)", "1E5", "01.09.2015", "TRUE", "_x0041_", ""];
    let rows = looks.iter().map(|look| vec![Cell::text(*look)]).collect();
    let bytes = write(&sheet(rows)).unwrap();
    let cells = read(bytes.clone());
    for (look, row) in looks.iter().zip(&cells[1..]) {
        let same =
            matches!(&row[0], Data::String(words) if words == look) || (look.is_empty() && row[0] == Data::Empty);
        assert!(same, "{look} became {:?}", row[0]);
    }
    let page = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!page.contains("<f>"), "no formula: {page}");
}

/// Papers 1: days are days, numbers are numbers.
#[test]
fn days_and_numbers_can_be_reckoned_with() {
    let since = "2015-09-01".parse().unwrap();
    let ancient = "1899-12-30".parse().unwrap();
    let rows = vec![
        vec![Cell::text("Петрова"), Cell::Day(since), Cell::Number(7)],
        vec![Cell::text("Древняя"), Cell::Day(ancient), Cell::Number(-1)],
        vec![Cell::text("Новая"), Cell::day(None), Cell::Number(0)],
    ];
    let cells = read(write(&sheet(rows)).unwrap());
    let Data::DateTime(day) = &cells[1][1] else { panic!("{:?} is no day", cells[1][1]) };
    // 1 September 2015 is day 42248 of Excel.
    assert!(day.is_datetime() && (day.as_f64() - 42_248.0).abs() < f64::EPSILON);
    assert_eq!(cells[1][2], Data::Float(7.0));
    assert_eq!(cells[2][1], Data::String("30.12.1899".to_owned()));
    assert!(matches!(&cells[3][1], Data::Empty | Data::String(_)));
}

/// Papers 1: widths, frozen head, filter, print titles, lying where it is wide.
#[test]
fn it_reads_and_prints_as_a_list() {
    let narrow = write(&sheet(vec![vec![Cell::text("Ким")]])).unwrap();
    let page = part(&narrow, "xl/worksheets/sheet1.xml");
    for mark in ["state=\"frozen\"", "<autoFilter ref=\"A1:C2\"", "fitToPage=\"1\"", "paperSize=\"9\"", "<cols>"] {
        assert!(page.contains(mark), "{mark} is not in {page}");
    }
    assert!(!page.contains("landscape"));
    let book = part(&narrow, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles") && book.contains("$1:$1"), "{book}");
    assert!(part(&narrow, "docProps/core.xml").contains("2026-11-27T00:00:00Z"), "no clock of the machine");
    let long = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа»";
    let wide = write(&sheet(vec![vec![Cell::text(long), Cell::text(long), Cell::text(long)]])).unwrap();
    let page = part(&wide, "xl/worksheets/sheet1.xml");
    assert!(page.contains("orientation=\"landscape\"") && page.contains("paperSize=\"9\""), "{page}");
    let heads = vec!["Организация".to_owned(); 6];
    let widest = write(&Sheet { heads, ..sheet(vec![vec![Cell::text(long); 6]]) }).unwrap();
    assert!(part(&widest, "xl/worksheets/sheet1.xml").contains("paperSize=\"8\""), "on A4 nobody could read it");
}

#[test]
fn the_same_rows_are_the_same_bytes() {
    let rows = vec![vec![Cell::text("Ким")]];
    assert_eq!(write(&sheet(rows.clone())).unwrap(), write(&sheet(rows)).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_people_are_called_becomes_a_file(title in "\\PC{0,60}", words in "\\PC{0,80}", quote in "'?[a-z]{0,40}'?") {
        for title in [title, quote] {
            let sheet = Sheet { title, ..sheet(vec![vec![Cell::text(words.clone())]]) };
            let cells = read(write(&sheet).unwrap());
            // An empty text is an empty cell.
            prop_assert_eq!(cells.len(), 1 + usize::from(!words.is_empty()));
        }
    }
}

/// Papers: a row is as high as the lines in it, whoever shows the file; one line needs nothing said.
#[test]
fn a_row_is_as_high_as_its_lines() {
    assert_eq!(lines("", 10), 1);
    assert_eq!(lines("десять букв", 11), 1);
    assert_eq!(lines("десять букв", 10), 2);
    assert_eq!(lines("первая\nвторая", 10), 2);
    assert_eq!(lines(&"я".repeat(21), 10), 3);
    assert_eq!(lines(&format!("и {} и", "я".repeat(11)), 10), 3);
    let long = "Слово за словом, ".repeat(6);
    let bytes = write(&sheet(vec![vec![Cell::text(long)], vec![Cell::text("Петрова")]])).unwrap();
    let page = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(page.contains(r#"<row r="2" spans="1:3" ht="45""#), "{page}");
    assert!(!page.split(r#"<row r="3""#).nth(1).unwrap().starts_with(r#" spans="1:3" ht"#), "{page}");
}
