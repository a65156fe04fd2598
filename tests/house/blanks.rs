//! The blanks that come with the program: how they were made, and that they are laid out as papers are.
//!
//! `src/papers/blanks/*.docx` are ordinary files of Word, to be opened and edited there; `write` made them first, and
//! makes them anew: `cargo test --test house -- --ignored blanks::write`.

mod routes;

use std::io::{Cursor, Read, Write};
use std::sync::atomic::AtomicBool;

use grozd::model::papers::Kind;
use grozd::papers::kinds;
use grozd::papers::word::{self, Bounds};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use zip::write::SimpleFileOptions;

/// A part of a millimetre in twentieths of a point, in which Word measures.
fn twips(millimetres: f64) -> i64 {
    (millimetres * 1440.0 / 25.4).round() as i64
}

/// An element of XML.
pub struct Tag(&'static str, Vec<(&'static str, String)>, Vec<Child>);

pub enum Child {
    Tag(Tag),
    Text(String),
}

fn tag(name: &'static str, attributes: &[(&'static str, &str)], children: Vec<Tag>) -> Tag {
    let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Tag(name, attributes, children.into_iter().map(Child::Tag).collect())
}

fn set(name: &'static str, value: &str) -> Tag {
    tag(name, &[("w:val", value)], vec![])
}

fn text(name: &'static str, words: &str) -> Tag {
    Tag(name, vec![("xml:space", "preserve".to_owned())], vec![Child::Text(words.to_owned())])
}

fn write_tag(writer: &mut Writer<Vec<u8>>, Tag(name, attributes, children): &Tag) {
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_str()));
    writer.write_event(Event::Start(BytesStart::new(*name).with_attributes(attributes))).unwrap();
    for child in children {
        match child {
            Child::Tag(tag) => write_tag(writer, tag),
            Child::Text(words) => writer.write_event(Event::Text(BytesText::new(words))).unwrap(),
        }
    }
    writer.write_event(Event::End(BytesEnd::new(*name))).unwrap();
}

fn xml(root: &Tag) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes")))).unwrap();
    write_tag(&mut writer, root);
    writer.into_inner()
}

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PLACES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The style of a paragraph.
#[derive(Clone, Copy)]
pub struct Look {
    pub align: &'static str,
    /// The first line begins 12.5 mm in.
    pub indented: bool,
    pub bold: bool,
    /// In half points; 28 is that of the text.
    pub size: u32,
    /// Of the whole paragraph, in millimetres.
    pub left: f64,
    pub new_page: bool,
    /// In points.
    pub after: u32,
}

pub const BODY: Look =
    Look { align: "both", indented: true, bold: false, size: 28, left: 0.0, new_page: false, after: 0 };
pub const CENTRE: Look = Look { align: "center", indented: false, ..BODY };
pub const HEAD: Look = Look { bold: true, after: 6, ..CENTRE };
pub const PLAIN: Look = Look { align: "left", indented: false, ..BODY };
const CELL: Look = Look { size: 24, ..PLAIN };
/// What Word asks for between two tables, and behind the last: it takes no room.
const GAP: Look = Look { size: 2, ..PLAIN };

/// A paragraph. What is bold heads something, and stands on its page; a post, a line and a name are a block of signature.
pub fn paragraph(words: &str, look: Look) -> Tag {
    if let Some((post, name)) = words.split_once("\t____________\t") {
        return signed(post, name, look.after);
    }
    let mut properties = vec![];
    if look.bold {
        properties.push(tag("w:keepNext", &[], vec![]));
    }
    if look.new_page {
        properties.push(tag("w:pageBreakBefore", &[], vec![]));
    }
    let stops = [("center", twips(100.0)), ("right", 9355)];
    let stops = stops.iter().map(|(kind, at)| tag("w:tab", &[("w:val", kind), ("w:pos", &at.to_string())], vec![]));
    if words.contains('\t') {
        properties.push(tag("w:tabs", &[], stops.collect()));
    }
    let (line, rule) = if look.size == GAP.size { ("20", "exact") } else { ("276", "auto") };
    properties.push(tag(
        "w:spacing",
        &[("w:after", &(look.after * 20).to_string()), ("w:line", line), ("w:lineRule", rule)],
        vec![],
    ));
    let first = if look.indented { twips(12.5) } else { 0 };
    properties.push(tag(
        "w:ind",
        &[("w:left", &twips(look.left).to_string()), ("w:firstLine", &first.to_string())],
        vec![],
    ));
    properties.push(set("w:jc", look.align));
    // An empty paragraph is as high as its mark.
    if words.is_empty() {
        properties.push(tag("w:rPr", &[], vec![set("w:sz", &look.size.to_string())]));
    }
    let mut children = vec![tag("w:pPr", &[], properties)];
    for (number, part) in words.split('\t').enumerate() {
        let mut run = vec![];
        if look.bold {
            run.push(tag("w:b", &[], vec![]));
        }
        run.push(set("w:sz", &look.size.to_string()));
        let mut run = vec![tag("w:rPr", &[], run)];
        if number > 0 {
            run.push(tag("w:tab", &[], vec![]));
        }
        run.push(text("w:t", part));
        children.push(tag("w:r", &[], run));
    }
    tag("w:p", &[], children)
}

/// A table: widths in millimetres, heads, and the row that is repeated.
pub fn table(columns: &[(f64, &str, &str)]) -> Tag {
    let edge = |name| tag(name, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")], vec![]);
    let edges = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"].map(edge);
    let width: i64 = columns.iter().map(|(width, ..)| twips(*width)).sum();
    let properties = vec![
        tag("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")], vec![]),
        tag("w:tblBorders", &[], edges.into()),
        tag("w:tblLayout", &[("w:type", "fixed")], vec![]),
    ];
    let grid = columns.iter().map(|(width, ..)| tag("w:gridCol", &[("w:w", &twips(*width).to_string())], vec![]));
    let cell = |width: f64, words: &str, look: Look| {
        let size = tag("w:tcW", &[("w:w", &twips(width).to_string()), ("w:type", "dxa")], vec![]);
        tag("w:tc", &[], vec![tag("w:tcPr", &[], vec![size]), paragraph(words, look)])
    };
    let heads = columns.iter().map(|(width, head, _)| cell(*width, head, Look { bold: true, align: "center", ..CELL }));
    let rows = columns.iter().map(|(width, _, words)| cell(*width, words, CELL));
    // The head stands on each page, and no row is cut by one.
    let whole = || tag("w:cantSplit", &[], vec![]);
    let head = vec![tag("w:trPr", &[], vec![whole(), tag("w:tblHeader", &[], vec![])])];
    tag(
        "w:tbl",
        &[],
        vec![
            tag("w:tblPr", &[], properties),
            tag("w:tblGrid", &[], grid.collect()),
            tag("w:tr", &[], head.into_iter().chain(heads).collect()),
            tag("w:tr", &[], std::iter::once(tag("w:trPr", &[], vec![whole()])).chain(rows).collect()),
        ],
    )
}

/// A block of signature, as a table without lines: a long post breaks within its column, and the name begins where papers
/// have it, 12 cm from the margin (PAPERS 0.4).
fn signed(post: &str, name: &str, after: u32) -> Tag {
    let columns = [(80.0, post, "left"), (40.0, "____________", "center"), (45.0, name, "left")];
    let width = |width: f64| [("w:w", twips(width).to_string()), ("w:type", "dxa".to_owned())];
    let sized = |name, size: f64| Tag(name, width(size).into(), vec![]);
    let properties = vec![
        sized("w:tblW", 165.0),
        tag("w:tblLayout", &[("w:type", "fixed")], vec![]),
        tag("w:tblCellMar", &[], vec![sized("w:left", 0.0), sized("w:right", 0.0)]),
    ];
    let grid = columns.iter().map(|(width, ..)| tag("w:gridCol", &[("w:w", &twips(*width).to_string())], vec![]));
    let cells = columns.iter().map(|(width, words, align)| {
        let properties = tag("w:tcPr", &[], vec![sized("w:tcW", *width), set("w:vAlign", "bottom")]);
        tag("w:tc", &[], vec![properties, paragraph(words, Look { align, after, ..PLAIN })])
    });
    let whole = tag("w:trPr", &[], vec![tag("w:cantSplit", &[], vec![])]);
    tag(
        "w:tbl",
        &[],
        vec![
            tag("w:tblPr", &[], properties),
            tag("w:tblGrid", &[], grid.collect()),
            tag("w:tr", &[], std::iter::once(whole).chain(cells).collect()),
        ],
    )
}

fn is(tag: &Tag, name: &str) -> bool {
    tag.0 == name
}

fn says_something(of: &Tag) -> bool {
    let says = |child: &Child| match child {
        Child::Text(words) => !words.trim().is_empty(),
        Child::Tag(tag) => says_something(tag),
    };
    of.2.iter().any(says)
}

/// Keeps a paragraph on the page of what follows it.
fn keep(paragraph: &mut Tag) {
    let Some(Child::Tag(properties)) = paragraph.2.first_mut() else { return };
    if !properties.2.iter().any(|child| matches!(child, Child::Tag(known) if is(known, "w:keepNext"))) {
        properties.2.insert(0, Child::Tag(tag("w:keepNext", &[], vec![])));
    }
}

/// What pages ask for: a table takes the words before it along, so that no signature stands alone on a page, and has a
/// paragraph behind it, which takes no room.
fn paged(body: Vec<Tag>) -> Vec<Tag> {
    let mut paged: Vec<Tag> = Vec::new();
    for next in body {
        if is(&next, "w:tbl") {
            if paged.last().is_some_and(|last| is(last, "w:tbl")) {
                paged.push(paragraph("", GAP));
            }
            for before in paged.iter_mut().rev().take_while(|before| is(before, "w:p")) {
                keep(before);
                if says_something(before) {
                    break;
                }
            }
        }
        paged.push(next);
    }
    while paged.last().is_some_and(|last| is(last, "w:p") && !says_something(last)) {
        paged.pop();
    }
    if paged.last().is_some_and(|last| is(last, "w:tbl")) {
        paged.push(paragraph("", GAP));
    }
    paged
}

/// A document of Word: portrait or landscape, 30/15/20/20 mm, Liberation Serif 14, the page's number above from the
/// second page on (PAPERS 0).
pub fn document(body: Vec<Tag>, landscape: bool) -> Vec<u8> {
    let mut body = paged(body);
    let (width, height) = if landscape { ("16838", "11906") } else { ("11906", "16838") };
    let mut size = vec![("w:w", width), ("w:h", height)];
    if landscape {
        size.push(("w:orient", "landscape"));
    }
    let (left, right, edge, head) = (twips(30.0), twips(15.0), twips(20.0), twips(10.0));
    let [left, right, edge, head] = [left, right, edge, head].map(|margin| margin.to_string());
    body.push(tag(
        "w:sectPr",
        &[],
        vec![
            tag("w:headerReference", &[("w:type", "default"), ("r:id", "rId2")], vec![]),
            tag("w:pgSz", &size, vec![]),
            tag(
                "w:pgMar",
                &[
                    ("w:top", &edge),
                    ("w:right", &right),
                    ("w:bottom", &edge),
                    ("w:left", &left),
                    ("w:header", &head),
                    ("w:footer", &head),
                    ("w:gutter", "0"),
                ],
                vec![],
            ),
            tag("w:titlePg", &[], vec![]),
        ],
    ));
    let spaces = [("xmlns:w", WORDS), ("xmlns:r", PLACES)];
    let document = tag("w:document", &spaces, vec![tag("w:body", &[], body)]);
    let font = "Liberation Serif";
    let fonts = tag("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font), ("w:cs", font), ("w:eastAsia", font)], vec![]);
    let base = vec![fonts, set("w:sz", "28"), set("w:szCs", "28"), tag("w:lang", &[("w:val", "ru-RU")], vec![])];
    let defaults = tag("w:docDefaults", &[], vec![tag("w:rPrDefault", &[], vec![tag("w:rPr", &[], base)])]);
    let normal = tag(
        "w:style",
        &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")],
        vec![set("w:name", "Normal")],
    );
    let styles = tag("w:styles", &[("xmlns:w", WORDS)], vec![defaults, normal]);
    // Where it is not there, Word takes its twin of the same widths.
    let known = tag("w:font", &[("w:name", font)], vec![set("w:altName", "Times New Roman"), set("w:family", "roman")]);
    let fonts = tag("w:fonts", &[("xmlns:w", WORDS)], vec![known]);
    let field = |kind: &str| tag("w:r", &[], vec![tag("w:fldChar", &[("w:fldCharType", kind)], vec![])]);
    let page = tag("w:r", &[], vec![text("w:instrText", " PAGE ")]);
    let number = vec![
        tag("w:pPr", &[], vec![set("w:jc", "center")]),
        field("begin"),
        page,
        field("separate"),
        tag("w:r", &[], vec![text("w:t", "2")]),
        field("end"),
    ];
    let header = tag("w:hdr", &spaces, vec![tag("w:p", &[], number)]);
    let part = |name: &str, kind: &str| {
        tag("Override", &[("PartName", name), ("ContentType", &format!("{WORD}.{kind}+xml"))], vec![])
    };
    let plain = |extension, kind| tag("Default", &[("Extension", extension), ("ContentType", kind)], vec![]);
    let types = tag(
        "Types",
        &[("xmlns", KINDS)],
        vec![
            plain("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            plain("xml", "application/xml"),
            part("/word/document.xml", "document.main"),
            part("/word/styles.xml", "styles"),
            part("/word/fontTable.xml", "fontTable"),
            part("/word/header1.xml", "header"),
        ],
    );
    let leads = |id, kind: &str, target| {
        tag("Relationship", &[("Id", id), ("Type", &format!("{PLACES}/{kind}")), ("Target", target)], vec![])
    };
    let root = tag("Relationships", &[("xmlns", PACKAGES)], vec![leads("rId1", "officeDocument", "word/document.xml")]);
    let inner = tag(
        "Relationships",
        &[("xmlns", PACKAGES)],
        vec![
            leads("rId1", "styles", "styles.xml"),
            leads("rId2", "header", "header1.xml"),
            leads("rId3", "fontTable", "fontTable.xml"),
        ],
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, root) in [
        ("[Content_Types].xml", &types),
        ("_rels/.rels", &root),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &inner),
        ("word/styles.xml", &styles),
        ("word/fontTable.xml", &fonts),
        ("word/header1.xml", &header),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&xml(root)).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn head(kind: &str) -> Vec<Tag> {
    vec![
        paragraph("{{шапка}}", Look { after: 12, ..HEAD }),
        paragraph(kind, Look { after: 12, ..HEAD }),
        paragraph("{{дата}}\t\t№ {{номер}}", PLAIN),
        paragraph("{{место}}", Look { after: 12, ..CENTRE }),
    ]
}

pub const SIGNED: &str = "{{должность подписанта}}\t____________\t{{подписант}}";

fn roster_order() -> Vec<u8> {
    let mut body = head("ПРИКАЗ");
    body.push(paragraph("Об утверждении состава {{группа родительный}}", Look { bold: true, after: 12, ..PLAIN }));
    for words in [
        "В целях организации методической работы в {{учебный год}} учебном году",
        "ПРИКАЗЫВАЮ:",
        "1. Утвердить прилагаемый состав {{группа родительный}} ({{всего}} чел.).",
        "2. Назначить руководителем {{группа родительный}} {{руководитель винительный}}, \
         {{должность руководитель винительный}}, {{организация руководитель}}.",
        "3. Руководителю ({{руководитель инициалы}}) организовать работу {{группа родительный}} в соответствии с планом.",
        "4. Разместить настоящий приказ на официальном сайте.",
        "5. Контроль за исполнением настоящего приказа оставляю за собой.",
    ] {
        let look = if words == "ПРИКАЗЫВАЮ:" { Look { indented: false, ..BODY } } else { BODY };
        body.push(paragraph(words, look));
    }
    body.push(paragraph("", PLAIN));
    body.push(paragraph(SIGNED, Look { after: 12, ..PLAIN }));
    body.push(paragraph("С приказом ознакомлены:\t____________\t", Look { after: 24, ..PLAIN }));
    body.push(paragraph("{{исполнитель}}, {{телефон}}", Look { size: 20, ..PLAIN }));
    body.push(paragraph("Приложение № 1", Look { new_page: true, left: 90.0, ..PLAIN }));
    body.push(paragraph("к приказу {{орган родительный}}", Look { left: 90.0, ..PLAIN }));
    body.push(paragraph("от {{дата}} № {{номер}}", Look { left: 90.0, after: 18, ..PLAIN }));
    body.push(paragraph("СОСТАВ", HEAD));
    body.push(paragraph("{{группа родительный}}", Look { after: 12, ..HEAD }));
    body.push(table(&[
        (12.0, "№ п/п", "{{#члены}}{{№}}"),
        (60.0, "Фамилия, имя, отчество", "{{имя}}"),
        (63.0, "Должность, организация", "{{должность и организация}}"),
        (30.0, "Роль", "{{роль}}{{/члены}}"),
    ]));
    body.push(paragraph("", PLAIN));
    document(body, false)
}

fn agreement() -> Vec<u8> {
    let mut body = vec![
        paragraph("СОГЛАШЕНИЕ № {{номер}}", HEAD),
        paragraph("о сотрудничестве в рамках {{группа родительный}}", Look { after: 12, ..HEAD }),
        paragraph("{{место}}\t\t{{дата}}", Look { after: 12, ..PLAIN }),
    ];
    let heading = Look { bold: true, after: 6, ..CENTRE };
    for words in [
        "{{орган}} (далее — Организатор) в лице {{должность подписанта родительный}} \
         {{подписант родительный}}, {{подписант действующего}} на основании {{подписант основание}}, с одной стороны, \
         и {{организация}} (далее — Опорная организация) в лице {{должность директор родительный}} \
         {{директор родительный}}, {{директор действующего}} на основании {{директор основание}}, с другой стороны, \
         при совместном упоминании именуемые «Стороны», заключили настоящее соглашение о нижеследующем.",
        "#1. Предмет соглашения",
        "1.1. Стороны сотрудничают в методической работе педагогов в рамках {{группа родительный}}.",
        "1.2. К соглашению присоединяются организации, чьи педагоги входят в состав {{группа родительный}} (раздел 9).",
        "#2. Направления и формы",
        "2.1. Семинары, мастер-классы, открытые уроки, консультации, обмен методическими материалами.",
        "#3. Права и обязанности",
        "3.1. Организатор координирует работу, ведёт учёт мероприятий, обобщает опыт.",
        "3.2. Опорная организация предоставляет помещения и оборудование, содействует участию своих педагогов.",
        "#4. Ответственные лица",
        "4.1. От Организатора: ___. От Опорной организации: ___.",
        "#5. Персональные данные",
        "5.1. Стороны обрабатывают персональные данные участников с их согласия и в соответствии с законом.",
        "#6. Финансовые условия",
        "6.1. Соглашение безвозмездно и не порождает финансовых обязательств.",
        "#7. Срок действия",
        "7.1. Соглашение вступает в силу со дня подписания и действует до ___. Изменения оформляются письменно; Сторона \
         может отказаться от соглашения, предупредив другую за месяц.",
        "#8. Реквизиты и подписи",
    ] {
        match words.strip_prefix('#') {
            Some(words) => body.push(paragraph(words, heading)),
            None => body.push(paragraph(words, BODY)),
        }
    }
    body.push(paragraph("Организатор: {{орган}}", PLAIN));
    body.push(paragraph("Адрес: {{орган адрес}}, ИНН {{орган ИНН}}, ОГРН {{орган ОГРН}}", PLAIN));
    body.push(paragraph(SIGNED, Look { after: 12, ..PLAIN }));
    body.push(paragraph("Опорная организация: {{организация}}", PLAIN));
    body.push(paragraph("Адрес: {{организация адрес}}, ИНН {{организация ИНН}}, ОГРН {{организация ОГРН}}", PLAIN));
    body.push(paragraph("{{должность директор}}\t____________\t{{директор подпись}}", Look { after: 12, ..PLAIN }));
    body.push(paragraph("9. Присоединившиеся организации", heading));
    body.push(table(&[
        (12.0, "№ п/п", "{{#присоединившиеся}}{{№}}"),
        (83.0, "Организация", "{{организация}}"),
        (30.0, "Дата", ""),
        (40.0, "Подпись", "{{/присоединившиеся}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{исполнитель}}, {{телефон}}", Look { size: 20, ..PLAIN }));
    document(body, false)
}

fn staff() -> Vec<u8> {
    let mut body = vec![
        paragraph("{{шапка}}", HEAD),
        paragraph("СПИСОК ПЕДАГОГИЧЕСКИХ РАБОТНИКОВ", HEAD),
        paragraph("({{муниципалитет}}) по состоянию на {{дата}}", Look { after: 12, ..CENTRE }),
    ];
    body.push(table(&[
        (14.0, "№ п/п", "{{#работники}}{{№}}"),
        (68.0, "Фамилия, имя, отчество", "{{имя}}"),
        (48.0, "Должность", "{{должность}}"),
        (55.0, "Организация", "{{организация}}"),
        (40.0, "Предметы", "{{предметы}}"),
        (27.0, "Преподаёт с", "{{преподаёт с}}{{/работники}}"),
    ]));
    body.push(paragraph("Всего: {{всего}} чел.", Look { after: 12, ..PLAIN }));
    body.push(paragraph(SIGNED, PLAIN));
    document(body, true)
}

fn rules() -> Vec<u8> {
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 12, ..HEAD }),
        paragraph("ДЕЙСТВУЮЩИЕ ПРАВИЛА", HEAD),
        paragraph("({{муниципалитет}}) на {{дата}}", Look { after: 6, ..CENTRE }),
        paragraph("№ {{номер}}, версия {{версия}}", Look { after: 12, ..CENTRE }),
        paragraph(
            "Правила методической работы, по которым действует муниципалитет. {{взято из}}. О чём положения молчат, \
             сказано, чьё это умолчание.",
            Look { after: 12, ..BODY },
        ),
        paragraph("{{#главы}}", PLAIN),
        paragraph("{{№}}. {{глава}}", Look { bold: true, after: 6, ..CENTRE }),
    ];
    body.push(table(&[
        (55.0, "Правило", "{{#правила}}{{правило}}"),
        (55.0, "Действует", "{{значение}}"),
        (55.0, "Основание", "{{основание}}{{/правила}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/главы}}", PLAIN));
    body.push(paragraph("Собственные решения", Look { bold: true, after: 6, ..CENTRE }));
    body.push(paragraph("{{о решениях}}", Look { after: 6, ..BODY }));
    body.push(table(&[
        (42.0, "Правило", "{{#решения}}{{правило}}"),
        (35.0, "Действует", "{{значение}}"),
        (33.0, "Было бы", "{{вместо}}"),
        (30.0, "Основание", "{{основание}}"),
        (25.0, "Дата", "{{принято}}{{/решения}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph(SIGNED, PLAIN));
    document(body, false)
}

/// P3: the roster of an event to be signed. The reason of an absence is nobody's business, so that its column is blank.
fn attendance() -> Vec<u8> {
    let mut body = sheet("ЯВОЧНЫЙ ЛИСТ");
    body.push(table(&[
        (12.0, "№ п/п", "{{#участники}}{{№}}"),
        (62.0, "Фамилия, имя, отчество", "{{имя}}"),
        (51.0, "Организация, должность", "{{место работы}}"),
        (40.0, "Подпись", "{{/участники}}"),
    ]));
    body.push(paragraph("Всего в списке: {{всего}} чел. Присутствовали: ___ чел.", Look { after: 12, ..PLAIN }));
    body.push(paragraph("Ответственный\t____________\t{{ответственный}}", PLAIN));
    document(body, false)
}

/// P3: a sheet on which people write themselves down; neither a birthday nor an address is asked.
fn registration() -> Vec<u8> {
    let mut body = sheet("ЛИСТ РЕГИСТРАЦИИ УЧАСТНИКОВ");
    body.push(table(&[
        (12.0, "№ п/п", "{{#участники}}{{№}}"),
        (70.0, "Фамилия, имя, отчество", "{{имя}}"),
        (70.0, "Образовательная организация, должность", "{{место работы}}"),
        (60.0, "Форма участия, тема", "{{участие}}"),
        (40.0, "Подпись", "{{/участники}}"),
    ]));
    body.push(paragraph("Всего зарегистрировано: ___ чел.", Look { after: 12, ..PLAIN }));
    body.push(paragraph("Ответственный\t____________\t{{ответственный}}", PLAIN));
    document(body, true)
}

fn sheet(kind: &str) -> Vec<Tag> {
    vec![
        paragraph(kind, HEAD),
        paragraph("{{мероприятие}}", HEAD),
        paragraph("{{дата}}, {{время}}, {{место}}", CENTRE),
        paragraph("Организатор: {{организатор}}", Look { after: 12, ..CENTRE }),
    ]
}

/// P24: the facts in a table; what the person says of themselves apart, for which nobody signs. A part of which there is
/// nothing is not there. The office writes the number and the day.
fn reference() -> Vec<u8> {
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 12, ..HEAD }),
        paragraph("«___» __________ 20__ г.\t\t№ ___", Look { after: 12, ..PLAIN }),
        paragraph("СПРАВКА", Look { after: 12, ..HEAD }),
        paragraph(
            "Дана {{имя дательный}} ({{должность}}, {{организация}}) в том, что в период {{период}} она (он) действительно:",
            Look { after: 6, ..BODY },
        ),
        paragraph("{{#о мероприятиях}}", PLAIN),
        paragraph("участвовала (участвовал) в мероприятиях (всего: {{всего}}):", Look { after: 6, ..BODY }),
    ];
    body.push(table(&[
        (20.0, "Дата", "{{#мероприятия}}{{день}}"),
        (41.0, "Мероприятие", "{{мероприятие}}"),
        (29.0, "Объединение", "{{группа}}"),
        (22.0, "Участие", "{{участие}}"),
        (25.0, "Тема", "{{тема}}"),
        (28.0, "Основание", "{{основание}}{{/мероприятия}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/о мероприятиях}}", PLAIN));
    body.push(paragraph("{{#о наставничестве}}", PLAIN));
    body.push(paragraph("участвовала (участвовал) в наставничестве:", Look { after: 6, ..BODY }));
    body.push(table(&[
        (30.0, "С", "{{#пары}}{{день}}"),
        (30.0, "По", "{{по}}"),
        (50.0, "Роль", "{{роль}}"),
        (55.0, "Основание", "{{основание}}{{/пары}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/о наставничестве}}", PLAIN));
    body.push(paragraph("Справка дана для предъявления по месту требования.", Look { after: 12, ..BODY }));
    body.push(paragraph(SIGNED, Look { after: 12, ..PLAIN }));
    body.push(paragraph("{{#свои сведения}}", PLAIN));
    body.push(paragraph(
        "Со слов педагога, без проверки (подтверждающие документы педагог предъявляет сам):",
        Look { after: 6, ..BODY },
    ));
    body.push(table(&[
        (30.0, "Дата", "{{#сведения}}{{день}}"),
        (40.0, "Вид", "{{вид}}"),
        (95.0, "Название", "{{название}}{{/сведения}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/свои сведения}}", PLAIN));
    document(body, false)
}

/// What bears no number of the register.
fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let here = [
        (kinds::ATTENDANCE, attendance()),
        (kinds::REGISTRATION, registration()),
        (kinds::REFERENCE, reference()),
        (kinds::ROUTE, routes::route()),
        (kinds::ROUTE_EXTRACT, routes::extract()),
        (kinds::PROFILE, routes::profile()),
    ];
    here.into_iter().chain(super::pairblanks::forms()).collect()
}

fn plan() -> Vec<u8> {
    let grif = Look { left: 150.0, ..PLAIN };
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 6, ..HEAD }),
        paragraph("УТВЕРЖДАЮ", grif),
        paragraph("{{должность подписанта}}", grif),
        paragraph("__________ {{подписант}}", grif),
        paragraph("«___» __________ 20__ г.", Look { after: 12, ..grif }),
        paragraph("ПЛАН РАБОТЫ", HEAD),
        paragraph("{{чей план}}", Look { bold: true, ..CENTRE }),
        paragraph("на {{учебный год}} учебный год", Look { after: 12, ..CENTRE }),
    ];
    body.push(table(&[
        (12.0, "№ п/п", "{{#записи}}{{номер записи}}"),
        (68.0, "Мероприятие", "{{мероприятие}}"),
        (28.0, "Форма", "{{форма}}"),
        (30.0, "Сроки", "{{срок}}"),
        (42.0, "Ответственные", "{{ответственные}}"),
        (30.0, "Участники", "{{участники}}"),
        (24.0, "Результат", "{{результат}}"),
        (18.0, "Отметка", "{{отметка}}{{/записи}}"),
    ]));
    body.push(paragraph("Всего: {{всего}}", Look { after: 12, ..PLAIN }));
    body.push(paragraph("{{подписывает}}\t____________\t{{руководитель подпись}}", PLAIN));
    document(body, true)
}

/// What is written here, with the kind of whose blank it is.
fn written() -> [(Kind, &'static str, Vec<u8>); 5] {
    [
        (Kind::RosterOrder, "roster-order", roster_order()),
        (Kind::Agreement, "agreement", agreement()),
        (Kind::Staff, "staff", staff()),
        (Kind::Rules, "rules", rules()),
        (Kind::Plan, "plan", plan()),
    ]
}

/// By hand: makes the files anew.
#[test]
#[ignore = "writes src/papers/blanks"]
fn write() {
    for (_, name, blank) in written() {
        std::fs::write(format!("src/papers/blanks/{name}.docx"), blank).unwrap();
    }
    for (name, blank) in forms() {
        std::fs::write(format!("src/papers/blanks/{name}.docx"), blank).unwrap();
    }
}

/// The same of what bears no number; its table repeats its head on each page, and cuts no row.
#[test]
fn every_form_is_what_its_writer_makes() {
    for (name, blank) in forms() {
        let shipped = kinds::form(name).unwrap();
        let document = part(shipped, "word/document.xml");
        assert_eq!(document, part(&blank, "word/document.xml"), "{name}: run blanks::write");
        assert!(document.contains("w:tblHeader") && document.contains("w:cantSplit"), "{name}");
    }
}

/// What comes with the program is what is written here: whoever makes the files anew undoes nothing.
#[test]
fn every_blank_is_what_its_writer_makes() {
    let written = written();
    assert_eq!(written.each_ref().map(|(kind, ..)| *kind), Kind::ALL);
    for (kind, _, blank) in written {
        let names = |bytes: &[u8]| -> Vec<String> {
            let archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
            archive.file_names().map(|name| name.unwrap().into_owned()).collect()
        };
        let shipped = kinds::blank(kind);
        assert_eq!(names(shipped), names(&blank), "{kind:?}");
        for name in names(&blank) {
            assert_eq!(part(shipped, &name), part(&blank, &name), "{name} of {kind:?}: run blanks::write");
        }
    }
}

fn part(paper: &[u8], name: &str) -> String {
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
