//! The papers of each kind as they come out: laid out as papers are, and in Russian.

use super::*;

pub(super) fn part(paper: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(paper)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The paper of each kind, filled with its specimen.
fn papers() -> Vec<(Kind, Vec<u8>)> {
    let stop = AtomicBool::new(false);
    let day = "2026-11-27".parse().unwrap();
    let fill = |kind| {
        let values = kinds::specimen(kind, day);
        let found = word::look(kinds::blank(kind), &values, &mut Bounds::of(&stop)).unwrap();
        assert!(found.unknown.is_empty(), "{kind:?}: {:?}", found.unknown);
        (kind, word::fill(kinds::blank(kind), &values, &mut Bounds::of(&stop)).unwrap())
    };
    Kind::ALL.into_iter().map(fill).collect()
}

/// Papers 2 and 5: margins, font, sizes, indents and page numbers of every paper as it comes out (PAPERS 0.2–0.5, 0.14).
#[test]
fn every_paper_is_laid_out_as_papers_are() {
    for (kind, paper) in papers() {
        let document = part(&paper, "word/document.xml");
        let margins = format!(
            r#"<w:pgMar w:top="{0}" w:right="{1}" w:bottom="{0}" w:left="{2}" w:header="{3}" w:footer="{3}" w:gutter="0"/>"#,
            twips(20.0),
            twips(15.0),
            twips(30.0),
            twips(10.0)
        );
        assert!(document.contains(&margins), "{kind:?} has other margins");
        let is_wide = matches!(kind, Kind::Staff | Kind::Plan);
        assert_eq!(document.contains("w:orient=\"landscape\""), is_wide, "{kind:?}");
        assert!(document.contains("<w:titlePg/>"), "{kind:?} numbers its first page");
        let header = part(&paper, "word/header1.xml");
        assert!(header.contains(r#"<w:jc w:val="center"/>"#) && header.contains(" PAGE "), "{kind:?}");
        let styles = part(&paper, "word/styles.xml");
        assert!(styles.contains("Liberation Serif") && styles.contains(r#"<w:sz w:val="28""#), "{kind:?}");
        assert!(part(&paper, "word/fontTable.xml").contains("Times New Roman"), "{kind:?} has no twin of its font");
        assert!(!document.contains("{{"), "{kind:?} is not filled");
        if !is_wide {
            let indent = format!(r#"w:firstLine="{}""#, twips(12.5));
            assert!(document.contains(&indent) && document.contains(r#"<w:jc w:val="both"/>"#), "{kind:?}");
        }
    }
}

/// PAPERS 0.1, 0.4: a block of signature has columns, and takes the words before it along to its page.
#[test]
fn a_signature_has_its_columns_and_never_stands_alone() {
    for (kind, paper) in papers() {
        let document = part(&paper, "word/document.xml");
        let (before, _) = document.split_once("____________").unwrap_or_else(|| panic!("{kind:?} is signed nowhere"));
        let table = before.rfind("<w:tbl>").unwrap_or_else(|| panic!("{kind:?} is signed in no table"));
        assert!(!before[table..].contains("</w:tbl>"), "{kind:?} is signed behind its table");
        let said = before[..table].rfind("</w:t>").expect("a paper says something before it is signed");
        let paragraph = before[..said].rfind("<w:p>").expect("words stand in a paragraph");
        assert!(before[paragraph..].starts_with("<w:p><w:pPr><w:keepNext/>"), "{kind:?}: {}", &before[paragraph..]);
    }
}

/// The words of a paper, a paragraph a line.
fn words(paper: &[u8]) -> String {
    let document = part(paper, "word/document.xml");
    let mut lines = String::new();
    for paragraph in document.split("</w:p>") {
        for run in paragraph.split("<w:t ").skip(1) {
            let words =
                run.split_once('>').and_then(|(_, rest)| rest.split_once("</w:t>")).map_or("", |(words, _)| words);
            lines += words;
        }
        lines.push('\n');
    }
    lines
}

/// Papers 3 and 5: what the papers say, names and bodies in their cases.
#[test]
fn the_papers_speak_russian() {
    let all = papers();
    let order = words(&all[0].1);
    for line in [
        "27 ноября 2026 г.№ 1",
        "Об утверждении состава методического кластера «Образец»",
        "1. Утвердить прилагаемый состав методического кластера «Образец» (2 чел.).",
        "методического кластера «Образец» Образцову Анну Ильиничну, учителя, Школа № 1.",
        "к приказу Управления образования",
        "от 27 ноября 2026 г. № 1",
        "Примеров Иван Сергеевич",
        "с. Образцовое\n",
        "М.И. Методистова, 8 (000) 000-00-00",
    ] {
        assert!(order.contains(line), "«{line}» is not in\n{order}");
    }
    let agreement = words(&all[1].1);
    for line in [
        "в лице начальника управления Начальникова Петра Петровича, действующего на основании Положения об управлении",
        "в лице директора Примерова Ивана Сергеевича, действующего на основании Устава",
        "Адрес: с. Образцовое, ул. Центральная, 1, ИНН 0000000000, ОГРН 0000000000000",
        "И.С. Примеров",
        "Школа № 2",
        "М.И. Методистова, 8 (000) 000-00-00",
    ] {
        assert!(agreement.contains(line), "«{line}» is not in\n{agreement}");
    }
    assert!(words(&all[2].1).contains("Всего: 1 чел."));
    let plan = words(&all[4].1);
    for line in ["УТВЕРЖДАЮ", "методического кластера «Образец»", "октябрь 2026", "методист", "А.И. Образцова"]
    {
        assert!(plan.contains(line), "«{line}» is not in\n{plan}");
    }
}

/// What stands between two signs, each time.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).map(|after| after.split(to).next().unwrap_or_default()).collect()
}

fn all_blanks() -> Vec<(String, String)> {
    let kinds = Kind::ALL.into_iter().map(|kind| (format!("{kind:?}"), part(kinds::blank(kind), "word/document.xml")));
    let forms = forms().into_iter().map(|(name, blank)| (name.to_owned(), part(&blank, "word/document.xml")));
    kinds.chain(forms).collect()
}

/// A heading that is wider than its column is broken within a word: «Результ-ат». A bold letter of ours is at most 0.53 of its
/// size wide on average, and a cell keeps 216 twentieths of a point free at its sides.
#[test]
fn no_heading_of_a_column_is_broken_within_a_word() {
    for (paper, text) in all_blanks() {
        for row in between(&text, "<w:tr>", "</w:tr>").into_iter().filter(|row| row.contains("<w:tblHeader>")) {
            for cell in between(row, "<w:tc>", "</w:tc>") {
                let number = |before: &str| between(cell, before, "\"")[0].parse::<f64>().unwrap();
                let (width, size) = (number("<w:tcW w:w=\""), number("<w:sz w:val=\""));
                let words = between(cell, "<w:t xml:space=\"preserve\">", "</w:t>").concat();
                let longest = words.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
                // A size is told in halves of a point.
                let (needed, has) = (longest as f64 * 0.53 * size * 10.0, width - 216.0);
                assert!(needed <= has, "{paper}: «{words}» needs {needed}, and has {has}");
            }
        }
    }
}

/// Words stand apart from the table above them, and two who sign stand on one page.
#[test]
fn what_follows_a_table_stands_apart_or_together_with_it() {
    for (paper, text) in all_blanks() {
        for after in text.split("</w:tbl>").skip(1).filter(|after| after.starts_with("<w:p>")) {
            let paragraph = after.split("</w:p>").next().unwrap_or_default();
            let is_empty = between(paragraph, "preserve\">", "</w:t>").concat().trim().is_empty();
            assert!(paragraph.contains("w:before=") || is_empty, "{paper}: {paragraph}");
        }
    }
    let (_, programme) = all_blanks().into_iter().find(|(name, _)| name == kinds::PAIR_PROGRAMME).unwrap();
    let signed: Vec<_> = between(&programme, "<w:tbl>", "</w:tbl>").into_iter().skip(1).collect();
    assert_eq!(signed.len(), 3);
    for block in &signed[..2] {
        assert_eq!(block.matches("<w:p>").count(), block.matches("<w:keepNext>").count(), "{block}");
    }
}
