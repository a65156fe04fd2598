//! Files as people save them, read back into rows.

use std::io::Write;

use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// The same list in every format: two people and a head.
const HEAD: [&str; 3] = ["ФИО", "Школа", "Стаж с"];

fn shown(bytes: &[u8]) -> Vec<Vec<String>> {
    let grids = read(bytes).unwrap();
    grids[0].rows.iter().map(|row| row.cells.iter().map(Value::shown).collect()).collect()
}

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn expected() -> Vec<Vec<String>> {
    let rows = [HEAD, ["Лугова Анна", "«СОШ №3»; корпус 1", "01.09.2015"], ["Ершов Иван", "Лицей", "01.09.2020"]];
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

/// Office «Imports»: every encoding and separator gives the same people.
#[test]
fn every_encoding_and_separator_gives_the_same_rows() {
    for separator in [";", ",", "\t"] {
        let line = |row: &Vec<String>| {
            row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(separator)
        };
        let text: String = expected().iter().map(|row| line(row) + "\r\n").collect();
        let with_mark = format!("\u{feff}{text}");
        let wide: Vec<u8> = with_mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let old = encoding_rs::WINDOWS_1251.encode(&text).0.into_owned();
        for bytes in [text.clone().into_bytes(), with_mark.clone().into_bytes(), wide, old] {
            assert_eq!(shown(&bytes), expected(), "{separator:?}");
        }
    }
}

/// What Excel writes above a list, a name in quotes over two lines, and a list of one column.
#[test]
fn texts_are_read_as_spreadsheets_write_them() {
    assert_eq!(shown("sep=,\r\nа,\"б\nв\"\r\n".as_bytes()), [["а", "б в"]]);
    assert_eq!(shown("Школа № 1\nЛицей, корпус 2\nГимназия\n".as_bytes()).len(), 3);
    assert_eq!(shown("а;б\n;\n\nв;г\n".as_bytes()), [["а", "б"], ["в", "г"]]);
}

/// Days are days, counted from 1900; formulas are what their program has kept of them.
#[test]
fn a_book_is_read_by_its_values() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    page.write_string(0, 0, "а").unwrap();
    page.write_number(0, 1, 12.5).unwrap();
    page.write_datetime_with_format(0, 2, rust_xlsxwriter::ExcelDateTime::from_ymd(2015, 9, 1).unwrap(), &day).unwrap();
    page.write_formula(4, 0, Formula::new("=[1]Лист1!A1").set_result("кэш")).unwrap();
    page.write_boolean(4, 1, true).unwrap();
    let hidden = book.add_worksheet();
    hidden.write_string(0, 0, "скрыто").unwrap();
    hidden.set_hidden(true);
    let grids = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(grids.len(), 1, "a hidden sheet is nobody's list");
    let [first, second] = grids[0].rows.as_slice() else { panic!("{grids:?}") };
    assert_eq!(
        first.cells,
        [Value::Text("а".to_owned()), Value::Number(12.5), Value::Day("2015-09-01".parse().unwrap()),]
    );
    assert_eq!(
        (second.number, second.cells[0].shown(), second.cells[1].shown()),
        (5, "кэш".to_owned(), "да".to_owned())
    );
}

/// Books of Excel 97, with days counted from 1900 and from 1904.
#[test]
fn an_old_book_is_read_whatever_its_days_are_counted_from() {
    for bytes in [
        &include_bytes!("../../../tests/data/tables/ten.xls")[..],
        &include_bytes!("../../../tests/data/tables/ten-1904.xls")[..],
    ] {
        let rows = shown(bytes);
        assert_eq!(rows.len(), 11);
        assert_eq!(rows[1], ["1", "Арбузова Анна Ильинична", "Школа № 3", "Учитель", "Физика", "01.09.2015"]);
    }
}

/// A stray cell in the last corner of an old book would be laid out as sixteen million cells, of four sheets as many
/// times four.
#[test]
fn an_old_book_with_a_stray_cell_is_refused_before_it_is_laid_out() {
    assert_eq!(read(include_bytes!("../../../tests/data/tables/stray.xls")), Err(Flaw::TooMuch));
}

const SHEET: &str = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>
<office:spreadsheet><table:table table:name="Кадры">
<table:table-row><table:table-cell office:value-type="string"><text:p>ФИО</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="1023"/></table:table-row>
<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>заметка</text:p></office:annotation><text:p>Лугова &amp; <text:span>Анна</text:span></text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="12"><text:p>12,00</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2015-09-01"><text:p>01.09.15</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;

#[test]
fn a_sheet_of_libreoffice_is_read_and_what_it_repeats_costs_nothing() {
    let grids = read(&zip_of(&[("content.xml", SHEET.as_bytes())])).unwrap();
    let [head, row] = grids[0].rows.as_slice() else { panic!("{grids:?}") };
    assert_eq!((grids[0].name.as_str(), head.cells.len(), row.number), ("Кадры", 1, 1_000_002));
    assert_eq!(row.cells.iter().map(Value::shown).collect::<Vec<_>>(), ["Лугова & Анна", "12", "01.09.2015"]);
    // A value that is repeated a million times is none of a list.
    let bomb = SHEET.replace(
        r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell"#,
        r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1""#,
    );
    assert_eq!(read(&zip_of(&[("content.xml", bomb.as_bytes())])), Err(Flaw::TooMuch));
    let locked = zip_of(&[("content.xml", b"x"), ("META-INF/manifest.xml", b"<manifest:encryption-data/>")]);
    assert_eq!(read(&locked), Err(Flaw::Locked));
}

fn word(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    zip_of(&[("word/document.xml", document.as_bytes()), ("word/media/image1.png", b"\x89PNG")])
}

#[test]
fn a_table_of_word_is_read_with_its_spans() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Стаж</w:t></w:r></w:p></w:tc>";
    let body = format!(
        "<w:p><w:r><w:t>Школа № 3</w:t></w:r></w:p><w:tbl><w:tr>{}{wide}{}</w:tr><w:tr>{}<w:del>{}</w:del></w:tr></w:tbl>",
        cell("ФИО"),
        cell("Школа"),
        cell("Луг</w:t></w:r><w:r><w:t>ова"),
        cell("зачёркнуто"),
    );
    let grids = read(&word(&body)).unwrap();
    assert_eq!(grids[0].name, "Школа № 3");
    let head: Vec<String> = grids[0].rows[0].cells.iter().map(Value::shown).collect();
    assert_eq!(head, ["ФИО", "Стаж", "", "Школа"]);
    assert_eq!(grids[0].rows[1].cells[0].shown(), "Лугова");
}

/// Office «Imports»: a password, a picture of a table, an unknown kind, no table: each is named.
#[test]
fn what_is_no_table_is_named() {
    let wide = |name: &str| name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let old = |name: &str| {
        let mut bytes = vec![0; 1024];
        bytes[..4].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0]);
        let wide = wide(name);
        bytes[512..512 + wide.len()].copy_from_slice(&wide);
        bytes
    };
    for (bytes, flaw) in [
        (b"\x89PNG\r\n\x1a\n".to_vec(), Flaw::Picture),
        (b"\xff\xd8\xff\xe0 JFIF".to_vec(), Flaw::Picture),
        (b"%PDF-1.7".to_vec(), Flaw::Pdf),
        (old("EncryptedPackage"), Flaw::Locked),
        (old("WordDocument"), Flaw::OldWord),
        (old("PowerPoint Document"), Flaw::Unknown),
        (old("Workbook"), Flaw::Damaged),
        (b"MZ\x90\0\x03".to_vec(), Flaw::Unknown),
        (b"PK\x03\x04 broken".to_vec(), Flaw::Damaged),
        (zip_of(&[("readme.txt", b"x")]), Flaw::Unknown),
        (b" \r\n\r\n".to_vec(), Flaw::NoTable),
        (word("<w:p><w:r><w:drawing/></w:r></w:p>"), Flaw::Picture),
        (word("<w:p>"), Flaw::Damaged),
    ] {
        assert_eq!(read(&bytes), Err(flaw.clone()), "{flaw}");
    }
}

/// A book with cells as XML, as small as calamine takes it.
fn book(rows: &str, shared: &str) -> Vec<u8> {
    let workbook = r#"<workbook xmlns:r="r"><sheets><sheet name="Л" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let package = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    zip_of(&[
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
    ])
}

/// Office, bad input: 200,000 empty rows are read along, a zip bomb is not.
#[test]
fn empty_rows_cost_nothing_and_a_bomb_is_refused() {
    let head = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>ФИО</t></is></c></row>"#;
    let empty: String = (2..200_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>")).collect();
    let last = r#"<row r="200001"><c r="A200001" t="inlineStr"><is><t>Лугова</t></is></c></row>"#;
    let grids = read(&book(&format!("{head}{empty}{last}"), "<sst/>")).unwrap();
    assert_eq!(grids[0].rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 200_001]);
    // A cell in the last corner makes no table of sixteen billion cells.
    let corner = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(read(&book(&format!("{head}{corner}"), "<sst/>")).unwrap()[0].rows.len(), 1);
    let many: String = (1..14_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
    assert_eq!(read(&book(&many, "<sst/>")), Err(Flaw::TooMuch));
    let swollen = format!("<sst>{}</sst>", " ".repeat(49 * 1024 * 1024));
    assert_eq!(read(&book(head, &swollen)), Err(Flaw::TooMuch));
    // Room for so many texts would be made before any is read.
    assert_eq!(read(&book(head, "<sst uniqueCount = '999999999999'/>")), Err(Flaw::TooMuch));
}
