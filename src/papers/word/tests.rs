//! Papers of Word: filled as people expect, and refused by name where a blank is no blank.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="w" xmlns:r="r"><w:body>{body}</w:body></w:document>"#
    )
}

/// A blank with this body.
fn blank(body: &str) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", TYPES), ("word/document.xml", &document(body))])
}

/// A blank with a further part.
fn with(name: &str, text: &str) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", TYPES), ("word/document.xml", &document(&p("Приказ"))), (name, text)])
}

fn relations(inside: &str) -> String {
    format!(r#"<Relationships xmlns="x">{inside}</Relationships>"#)
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A row of cells.
fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn part(paper: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(paper)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The lines of a paper: its paragraphs, with the marks of cells and rows left out.
fn lines(paper: &[u8]) -> Vec<String> {
    let stop = AtomicBool::new(false);
    let root = tree::read(part(paper, "word/document.xml").as_bytes(), &mut Bounds::of(&stop)).unwrap();
    let mut lines = Vec::new();
    collect(&root, &mut lines);
    lines
}

fn collect(element: &tree::Element, lines: &mut Vec<String>) {
    if element.name == "w:p" {
        lines.push(marks::joined(element).replace('\u{1}', "|"));
        return;
    }
    for child in element.elements() {
        collect(child, lines);
    }
}

fn make(blank: &[u8], values: &Values) -> Result<Vec<u8>, Flaw> {
    let stop = AtomicBool::new(false);
    fill(blank, values, &mut Bounds::of(&stop))
}

fn flaw(blank: &[u8]) -> Flaw {
    let stop = AtomicBool::new(false);
    match look(blank, &Values::default(), &mut Bounds::of(&stop)) {
        Err(flaw) => flaw,
        Ok(found) => panic!("nothing is wrong: {found:?}"),
    }
}

fn members(names: &[&str]) -> Values {
    Values::default()
        .with("номер", Some("12-ОД".to_owned()))
        .with("дата", None)
        .list("члены", names.iter().map(|name| Values::default().with("имя", Some((*name).to_owned()))))
}

/// Papers 2: values, gaps for what is not known, and texts that look like XML or like marks.
#[test]
fn a_mark_becomes_its_value_and_nothing_else_changes() {
    let body = format!("{}{}", p("Приказ № {{ Номер }} от {{дата}} &amp; далее"), p("{{имя}}"));
    let values = members(&[]).with("имя", Some("<w:t>{{номер}}</w:t> & «Ко»\u{7}".to_owned()));
    let paper = make(&blank(&body), &values).unwrap();
    assert_eq!(lines(&paper), ["Приказ № 12-ОД от ___ & далее", "<w:t>{{номер}}</w:t> & «Ко»"]);
    assert_eq!(part(&paper, "[Content_Types].xml"), TYPES);
    assert_eq!(paper, make(&blank(&body), &values).unwrap(), "the same data are the same bytes");
}

/// Papers 2: Word cuts what is typed into runs, at spelling marks and at every correction.
#[test]
fn a_mark_is_read_over_the_runs_that_word_has_cut_it_into() {
    let body = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>№ {</w:t></w:r><w:proofErr w:type="spellStart"/>
        <w:r><w:rPr><w:b/></w:rPr><w:t>{но</w:t></w:r><w:r><w:t>мер</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve">}} от </w:t></w:r>
        <w:hyperlink><w:r><w:t>{{дата</w:t></w:r></w:hyperlink><w:r><w:t>}}.</w:t></w:r></w:p>"#;
    let paper = make(&blank(body), &members(&[])).unwrap();
    assert_eq!(lines(&paper).concat().trim_start_matches('|'), "№ 12-ОД от ___.");
    assert!(part(&paper, "word/document.xml").contains("<w:b/>"), "what was bold stays");
}

/// Papers 2: a line break in a value, and a name that is typed with «ё» or large.
#[test]
fn lines_of_a_value_are_lines_of_the_paper() {
    let values = Values::default().with("приём", Some("первая\nвторая".to_owned()));
    let paper = make(&blank(&p("{{ПРИЕМ}}")), &values).unwrap();
    assert!(part(&paper, "word/document.xml").contains("первая</w:t><w:br/><w:t"));
}

/// PAPERS 0.1: a signature below a list that fills its page takes the list's last row along to the next.
#[test]
fn the_last_row_of_a_list_stays_with_what_follows() {
    let styled = r#"<w:tc><w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="left"/></w:pPr><w:r><w:t>{{/члены}}</w:t></w:r></w:p></w:tc>"#;
    let body = format!("<w:tbl><w:tr><w:tc>{}</w:tc>{styled}</w:tr></w:tbl>{}", p("{{#члены}}{{имя}}"), p("Директор"));
    let paper = make(&blank(&body), &members(&["Зимин", "Ким"])).unwrap();
    let document = part(&paper, "word/document.xml");
    let (first, last) = document.split_once("Ким").unwrap();
    assert!(first.ends_with("<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">"), "{document}");
    assert!(last.contains(r#"<w:pStyle w:val="Cell"/><w:keepNext/><w:jc w:val="left"/>"#), "{document}");
    assert_eq!(document.matches("<w:keepNext/>").count(), 2, "{document}");
}

/// Papers 2: repeated rows, paragraphs and words.
#[test]
fn a_block_is_repeated_where_it_stands() {
    let three = members(&["Зимин", "Лугова", "Ким"]);
    let table = |rows: &str| format!("<w:tbl><w:tblPr/><w:tblGrid/>{}{rows}</w:tbl>", row(&["№", "Имя"]));
    // In the cells of one row.
    let in_row = blank(&table(&row(&["{{#члены}}{{№}}", "{{имя}}{{/члены}}"])));
    assert_eq!(lines(&make(&in_row, &three).unwrap()), ["№", "Имя", "1", "Зимин", "2", "Лугова", "3", "Ким"]);
    // In rows of their own, which go.
    let rows = row(&["{{#члены}}", ""]) + &row(&["{{№}}", "{{имя}}"]) + &row(&["{{/члены}}", ""]);
    assert_eq!(lines(&make(&blank(&table(&rows)), &three).unwrap())[2..], ["1", "Зимин", "2", "Лугова", "3", "Ким"]);
    // In paragraphs of their own, with what is known around the block.
    let body = p("{{#члены}}") + &p("{{№}}. {{имя}}, приказ {{номер}}") + &p("{{/члены}}") + &p("конец");
    let paper = make(&blank(&body), &three).unwrap();
    assert_eq!(lines(&paper)[0], "1. Зимин, приказ 12-ОД");
    assert_eq!(lines(&paper)[3], "конец");
    // In the words of one paragraph.
    let words = blank(&p("Были: {{#члены}}{{имя}}; {{/члены}}всего трое"));
    assert_eq!(lines(&make(&words, &three).unwrap()), ["Были: Зимин; Лугова; Ким; всего трое"]);
    // Nobody: the row goes, and a cell keeps a paragraph, without which Word takes it for damage.
    assert_eq!(lines(&make(&in_row, &members(&[])).unwrap()), ["№", "Имя"]);
    let cell = format!("<w:tc>{}{}{}</w:tc>", p("{{#члены}}"), p("{{имя}}"), p("{{/члены}}"));
    let only = blank(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"));
    assert_eq!(lines(&make(&only, &members(&[])).unwrap()), [""]);
    let rows = blank(&format!("<w:tbl><w:tblPr/>{}</w:tbl>", row(&["{{#члены}}{{имя}}", "{{/члены}}"])));
    assert_eq!(lines(&make(&rows, &members(&[])).unwrap()), [""]);
}

/// Papers 2: lists in lists.
#[test]
fn blocks_stand_in_blocks() {
    let school = |name: &str, people: &[&str]| {
        let people = people.iter().map(|name| Values::default().with("имя", Some((*name).to_owned())));
        Values::default().with("школа", Some(name.to_owned())).list("люди", people)
    };
    let values = Values::default().list("школы", [school("Первая", &["Зимин", "Ким"]), school("Вторая", &["Лугова"])]);
    let body = p("{{#школы}}")
        + &p("{{№}}. {{школа}}: {{#люди}}{{имя}} {{/люди}}")
        + &p("{{#люди}}")
        + &p("{{школа}} — {{№}} {{имя}}")
        + &p("{{/люди}}")
        + &p("{{/школы}}");
    assert_eq!(
        lines(&make(&blank(&body), &values).unwrap()),
        ["1. Первая: Зимин Ким ", "Первая — 1 Зимин", "Первая — 2 Ким", "2. Вторая: Лугова ", "Вторая — 1 Лугова"]
    );
}

/// Papers 2: an unclosed block and an unknown placeholder are named, with the nearest that is known.
#[test]
fn flaws_of_marks_are_named() {
    let cases = [
        (p("{{#члены}}") + &p("{{имя}}"), Flaw::Unclosed("члены".to_owned())),
        (p("Были {{#члены}}{{имя}}"), Flaw::Unclosed("члены".to_owned())),
        (p("{{имя}}{{/члены}}"), Flaw::Unopened("члены".to_owned())),
        (p("{{#члены}}") + &p("{{/люди}}"), Flaw::Unclosed("члены".to_owned())),
        (p("{{#члены}}{{#люди}}{{/члены}}{{/люди}}"), Flaw::Unclosed("люди".to_owned())),
        (p("от {{дата"), Flaw::OpenBraces("{{дата".to_owned())),
        (format!("<w:tbl>{}</w:tbl>{}", row(&["{{#члены}}"]), p("{{/члены}}")), Flaw::Crossed("члены".to_owned())),
    ];
    for (body, expected) in cases {
        assert_eq!(flaw(&blank(&body)), expected, "{body}");
        assert!(make(&blank(&body), &members(&["Ким"])).is_err());
    }
    let stop = AtomicBool::new(false);
    let body = p("№ {{номр}} {{№}}") + &p("{{#членны}}{{имя}}{{/членны}}") + &p("{{погода}} {{дата}}");
    let found = look(&blank(&body), &members(&["Ким"]), &mut Bounds::of(&stop)).unwrap();
    assert_eq!(found.known.iter().map(String::as_str).collect::<Vec<_>>(), ["дата", "имя", "№"]);
    let unknown: Vec<_> = found.unknown.iter().map(|(name, near)| (name.as_str(), near.as_deref())).collect();
    assert_eq!(unknown, [("номр", Some("номер")), ("погода", None), ("членны", Some("члены"))]);
    assert_eq!(make(&blank(&p("{{номр}}")), &members(&[])), Err(Flaw::Unknown("номр".to_owned())));
    // A name that only a row knows means nothing outside of one.
    assert_eq!(make(&blank(&p("{{имя}}")), &members(&["Ким"])), Err(Flaw::Unknown("имя".to_owned())));
}

/// Papers 2: files that are no blanks, or that would do something when they are opened.
#[test]
fn hostile_files_are_refused_by_name() {
    assert_eq!(flaw(b"%PDF-1.7"), Flaw::NotZip);
    assert_eq!(flaw(b""), Flaw::NotZip);
    assert_eq!(flaw(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), Flaw::OldOrLocked);
    assert_eq!(flaw(b"PK\x03\x04 and then nothing"), Flaw::Damaged);
    let whole = blank(&p("Приказ"));
    assert_eq!(flaw(&whole[..whole.len() - 30]), Flaw::Damaged);
    assert_eq!(flaw(&zipped(&[("readme.txt", "hello")])), Flaw::NotWord);
    let types = TYPES.replace("document.main+xml", "template.main+xml");
    assert_eq!(flaw(&zipped(&[("[Content_Types].xml", &types), ("word/document.xml", &document(""))])), Flaw::NotWord);
    let types = TYPES
        .replace("openxmlformats-officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main");
    assert_eq!(flaw(&zipped(&[("[Content_Types].xml", &types), ("word/document.xml", &document(""))])), Flaw::Macros);
    assert_eq!(flaw(&with("word/vbaProject.bin", "x")), Flaw::Macros);
    assert_eq!(flaw(&with("WORD/VBAPROJECT.BIN", "x")), Flaw::Macros);
    assert_eq!(flaw(&with("word/embeddings/oleObject1.bin", "x")), Flaw::Embedded);
    assert_eq!(flaw(&with("word/activeX/activeX1.xml", "<a/>")), Flaw::Embedded);
    let relation = |kind: &str, target: &str| {
        let inside =
            format!(r#"<Relationship Id="r1" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>"#);
        with("word/_rels/document.xml.rels", &relations(&inside))
    };
    assert_eq!(flaw(&relation("attachedTemplate", "http://bad.example/a.dotm")), Flaw::AttachedTemplate);
    assert_eq!(flaw(&relation("oleObject", "file:///c:/a.xls")), Flaw::Embedded);
    assert_eq!(flaw(&relation("subDocument", "a.docx")), Flaw::Included);
    assert_eq!(
        flaw(&relation("image", "http://bad.example/a.png")),
        Flaw::CallsOut("http://bad.example/a.png".to_owned())
    );
    assert_eq!(
        flaw(&relation("hyperlink", "file://bad.example/share")),
        Flaw::CallsOut("file://bad.example/share".to_owned())
    );
    assert_eq!(flaw(&relation("hyperlink", r"\\bad.example\share")), Flaw::CallsOut(r"\\bad.example\share".to_owned()));
    let mail = relation("hyperlink", "mailto:school@example.org");
    assert!(make(&mail, &Values::default()).is_ok(), "a letterhead may have an address to press");
    assert_eq!(flaw(&blank(r#"<w:altChunk r:id="r1"/>"#)), Flaw::Included);
    assert_eq!(flaw(&blank("<w:p><w:object><o:OLEObject/></w:object></w:p>")), Flaw::Embedded);
    let picture = r#"<w:p><w:pict><v:imagedata src="http://bad.example/a.png"/></w:pict></w:p>"#;
    assert_eq!(flaw(&blank(picture)), Flaw::CallsOut("http://bad.example/a.png".to_owned()));
    assert_eq!(
        flaw(&with("word/settings.xml", "<w:settings><w:mailMerge/></w:settings>")),
        Flaw::CallsOut("mail merge".to_owned())
    );
    let entities = "<!DOCTYPE a [<!ENTITY b \"bbb\">]><w:document>&b;</w:document>";
    assert_eq!(flaw(&zipped(&[("[Content_Types].xml", TYPES), ("word/document.xml", entities)])), Flaw::Damaged);
    let deep = "<a>".repeat(5000);
    assert_eq!(flaw(&blank(&deep)), Flaw::Bomb);
}

/// Papers 2: fields are refused unless they print what the document itself knows, however they are cut into runs.
#[test]
fn a_field_that_calls_out_is_refused() {
    let field = |runs: &[&str]| {
        let inside: String = runs.iter().map(|run| format!("<w:r><w:instrText>{run}</w:instrText></w:r>")).collect();
        blank(&format!(
            r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{inside}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#
        ))
    };
    assert_eq!(
        flaw(&field(&[r#"INCLUDEPICTURE "http://bad.example/a.png""#])),
        Flaw::Field("INCLUDEPICTURE".to_owned())
    );
    assert_eq!(flaw(&field(&["DD", "EAUTO c:\\\\cmd.exe"])), Flaw::Field("DDEAUTO".to_owned()));
    assert_eq!(flaw(&field(&["QUOTE 68 68 69"])), Flaw::Field("QUOTE".to_owned()));
    assert_eq!(flaw(&field(&[r#"HYPERLINK "\\bad\share""#])), Flaw::Field("HYPERLINK".to_owned()));
    let simple = r#"<w:p><w:fldSimple w:instr=" LINK Excel.Sheet a.xls "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"#;
    assert_eq!(flaw(&blank(simple)), Flaw::Field("LINK".to_owned()));
    assert!(make(&field(&[" PA", "GE "]), &Values::default()).is_ok());
    assert!(make(&field(&[r#"HYPERLINK "https://example.org""#]), &Values::default()).is_ok());
    // In the head of a page, too.
    let head = format!(r#"<w:hdr>{}</w:hdr>"#, r#"<w:p><w:r><w:instrText>DATABASE \d "a"</w:instrText></w:r></w:p>"#);
    assert_eq!(flaw(&with("word/header1.xml", &head)), Flaw::Field("DATABASE".to_owned()));
}

/// Papers 2: a zip bomb, a loop of a thousand million, and somebody who will not wait.
#[test]
fn nothing_takes_more_than_is_borne() {
    // The same seven megabytes, packed once and named seven times.
    let mut packed = zip::ZipArchive::new(Cursor::new(zipped(&[("a", &" ".repeat(7 * 1024 * 1024))]))).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..7 {
        writer.raw_copy_file_rename(packed.by_index_raw(0).unwrap(), format!("word/media/{number}.png")).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1024 * 1024, "it is small until it is unpacked");
    assert_eq!(flaw(&bomb), Flaw::Bomb);
    let many: Vec<String> = (0..1100).map(|number| format!("word/media/{number}.png")).collect();
    let mut parts = vec![("[Content_Types].xml", TYPES)];
    parts.extend(many.iter().map(|name| (name.as_str(), "")));
    assert_eq!(flaw(&zipped(&parts)), Flaw::Bomb);
    // Six lists of a hundred, one in the other.
    let row = || (0..100).map(|_| Values::default());
    let values = (0..6).fold(Values::default(), |values, number| values.list(&format!("л{number}"), row()));
    let opens: String = (0..6).map(|number| format!("{{{{#л{number}}}}}")).collect();
    let closes: String = (0..6).rev().map(|number| format!("{{{{/л{number}}}}}")).collect();
    let stop = AtomicBool::new(false);
    let few = |blank: &[u8]| fill(blank, &values, &mut Bounds { steps: 300_000, ..Bounds::of(&stop) });
    assert_eq!(few(&blank(&p(&format!("{opens}{{{{№}}}}{closes}")))), Err(Flaw::TooMuch));
    let nested: String = (0..6).map(|number| p(&format!("{{{{#л{number}}}}}"))).collect();
    let ends: String = (0..6).rev().map(|number| p(&format!("{{{{/л{number}}}}}"))).collect();
    assert_eq!(few(&blank(&(nested + &p("{{№}}") + &ends))), Err(Flaw::TooMuch));
    // A value as long as a paper may be, a thousand times.
    let long = Values::default().with("слова", Some("я".repeat(1_000_000))).list("члены", row());
    assert_eq!(make(&blank(&(p("{{#члены}}") + &p("{{слова}}") + &p("{{/члены}}"))), &long), Err(Flaw::TooMuch));
    let stop = AtomicBool::new(true);
    let body: String = (0..2000).map(|_| p("{{номер}}")).collect();
    assert_eq!(fill(&blank(&body), &members(&[]), &mut Bounds::of(&stop)), Err(Flaw::TooMuch));
}

/// Papers 2: an ordinary roster stays far below the bounds.
#[test]
fn a_roster_of_a_thousand_is_no_effort() {
    let names: Vec<String> = (0..1000).map(|number| format!("Зимин {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let table = format!("<w:tbl>{}</w:tbl>", row(&["{{#члены}}{{№}}", "{{имя}}", "{{номер}}{{/члены}}"]));
    let paper = make(&blank(&table), &members(&names)).unwrap();
    assert_eq!(lines(&paper).len(), 3000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_typed_is_filled_or_refused_and_reads_back(typed in "[{}#/№ая \\PC]{0,60}", value in "\\PC{0,30}") {
        let text = quick_xml::escape::escape(typed.as_str()).into_owned();
        let values = Values::default().with("а", Some(value.clone())).list("я", [Values::default()]);
        if let Ok(paper) = make(&blank(&p(&text)), &values) {
            prop_assert_eq!(lines(&paper).len(), 1);
        }
    }

    #[test]
    fn damaged_bytes_are_refused_without_a_panic(at in 0usize..400, with in any::<u8>()) {
        let mut bytes = blank(&p("{{номер}}"));
        let at = at % bytes.len();
        bytes[at] = with;
        let _ = make(&bytes, &members(&[]));
    }
}

/// What stands in a blank is what may stand in it, with names of a row in the row: filled with its own shape it is whole.
#[test]
fn a_blank_tells_what_may_stand_in_it() {
    let never = AtomicBool::new(false);
    for sample in crate::model::papers::Sample::ALL {
        let Some(blank) = crate::papers::kinds::form(sample.key()) else { continue };
        let shape = shape(blank, &mut Bounds::of(&never)).unwrap();
        assert_ne!(shape, Values::default(), "{sample:?}");
        let filled = fill(blank, &shape, &mut Bounds::of(&never)).unwrap();
        assert_eq!(look(&filled, &Values::default(), &mut Bounds::of(&never)).unwrap(), Found::default(), "{sample:?}");
    }
}
