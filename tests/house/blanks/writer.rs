//! Documents of Word, written as papers are laid out (PAPERS 0): elements, paragraphs, tables, blocks of signature, pages.

use super::*;

/// A part of a millimetre in twentieths of a point, in which Word measures.
pub(super) fn twips(millimetres: f64) -> i64 {
    (millimetres * 1440.0 / 25.4).round() as i64
}

/// An element of XML.
pub struct Tag(&'static str, Vec<(&'static str, String)>, Vec<Child>);

pub enum Child {
    Tag(Tag),
    Text(String),
}

pub(super) fn tag(name: &'static str, attributes: &[(&'static str, &str)], children: Vec<Tag>) -> Tag {
    let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Tag(name, attributes, children.into_iter().map(Child::Tag).collect())
}

pub(super) fn set(name: &'static str, value: &str) -> Tag {
    tag(name, &[("w:val", value)], vec![])
}

pub(super) fn text(name: &'static str, words: &str) -> Tag {
    Tag(name, vec![("xml:space", "preserve".to_owned())], vec![Child::Text(words.to_owned())])
}

pub(super) fn write_tag(writer: &mut Writer<Vec<u8>>, Tag(name, attributes, children): &Tag) {
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

pub(super) fn xml(root: &Tag) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes")))).unwrap();
    write_tag(&mut writer, root);
    writer.into_inner()
}

pub(super) const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const PLACES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
pub(super) const KINDS: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
pub(super) const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

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
pub(super) const CELL: Look = Look { size: 24, ..PLAIN };
/// What Word asks for between two tables, and behind the last: it takes no room.
pub(super) const GAP: Look = Look { size: 2, ..PLAIN };

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
    // A line to write on is not stretched: its words would stand far apart.
    properties.push(set("w:jc", if words.contains("____") && look.align == "both" { "left" } else { look.align }));
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
    table_of(columns, CELL)
}

/// The same in smaller letters, where many columns stand on a page that is not turned.
pub fn fine_table(columns: &[(f64, &str, &str)]) -> Tag {
    table_of(columns, Look { size: 20, ..CELL })
}

fn table_of(columns: &[(f64, &str, &str)], look: Look) -> Tag {
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
    let heads = columns.iter().map(|(width, head, _)| cell(*width, head, Look { bold: true, align: "center", ..look }));
    let rows = columns.iter().map(|(width, _, words)| cell(*width, words, look));
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
pub(super) fn signed(post: &str, name: &str, after: u32) -> Tag {
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

pub(super) fn is(tag: &Tag, name: &str) -> bool {
    tag.0 == name
}

pub(super) fn says_something(of: &Tag) -> bool {
    let says = |child: &Child| match child {
        Child::Text(words) => !words.trim().is_empty(),
        Child::Tag(tag) => says_something(tag),
    };
    of.2.iter().any(says)
}

/// Keeps a paragraph on the page of what follows it.
pub(super) fn keep(paragraph: &mut Tag) {
    let Some(Child::Tag(properties)) = paragraph.2.first_mut() else { return };
    if !properties.2.iter().any(|child| matches!(child, Child::Tag(known) if is(known, "w:keepNext"))) {
        properties.2.insert(0, Child::Tag(tag("w:keepNext", &[], vec![])));
    }
}

/// Sets a paragraph off from the table above it.
fn set_off(paragraph: &mut Tag) {
    let Some(Child::Tag(properties)) = paragraph.2.first_mut() else { return };
    for child in &mut properties.2 {
        if let Child::Tag(spacing) = child
            && is(spacing, "w:spacing")
        {
            spacing.1.insert(0, ("w:before", "200".to_owned()));
        }
    }
}

/// A block of signature, which has no lines around it.
fn is_signature(tag: &Tag) -> bool {
    is(tag, "w:tbl")
        && !matches!(tag.2.first(), Some(Child::Tag(of)) if of.2.iter().any(|it| matches!(it, Child::Tag(it) if is(it, "w:tblBorders"))))
}

/// Keeps all that a block of signature says on the page of what follows it.
fn keep_all(of: &mut Tag) {
    for child in &mut of.2 {
        match child {
            Child::Tag(found) if is(found, "w:p") => keep(found),
            Child::Tag(found) => keep_all(found),
            Child::Text(_) => {}
        }
    }
}

/// What pages ask for: words stand apart from the table above them; those who sign stand on one page; a table takes the words before it along, so that no signature stands alone on a page, and has a
/// paragraph behind it, which takes no room.
pub(super) fn paged(body: Vec<Tag>) -> Vec<Tag> {
    let mut paged: Vec<Tag> = Vec::new();
    for mut next in body {
        if paged.last().is_some_and(|last| is(last, "w:tbl")) && is(&next, "w:p") && says_something(&next) {
            set_off(&mut next);
        }
        if is(&next, "w:tbl") {
            if let Some(last) = paged.last_mut().filter(|last| is(last, "w:tbl")) {
                if is_signature(last) {
                    keep_all(last);
                }
                // Whoever signs a table signs below it.
                let is_below = is_signature(&next) && !is_signature(last);
                paged.push(paragraph("", if is_below { Look { size: 16, ..PLAIN } } else { GAP }));
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
