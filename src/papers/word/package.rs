//! A `.docx` as a package: a zip of parts, opened with every suspicion, and closed again.
//!
//! What is refused is refused by name, so that its owner can mend it: macros, embedded objects, an attached template,
//! includes, whatever is fetched from elsewhere when the paper is opened, and fields that may run or fetch something. A
//! link that a reader presses (`http`, `mailto`) is none of these, and stands in many letterheads.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::tree::{self, Element};
use super::{Bounds, Flaw};

/// A document of Word has some twenty parts.
const MOST_PARTS: usize = 1000;
/// What all of them unpack to.
const MOST_UNPACKED: u64 = 48 * 1024 * 1024;

/// The kind of a document's main part. A `.dotx` and a `.docm` have others.
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// Fields that print what the document itself knows. All others are refused: some fetch files, some run programs, and
/// some put such ones together of pieces.
const FIELDS: [&str; 20] = [
    "page",
    "numpages",
    "sectionpages",
    "section",
    "date",
    "time",
    "createdate",
    "savedate",
    "printdate",
    "toc",
    "tc",
    "ref",
    "pageref",
    "noteref",
    "seq",
    "styleref",
    "title",
    "author",
    "hyperlink",
    "subject",
];

/// A part of the package; those of the document are read.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
    pub tree: Option<Element>,
}

/// Whether marks are looked for in a part: the document, its heads and its feet.
pub fn is_filled(name: &str) -> bool {
    let file = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")).unwrap_or_default();
    file == "document" || file.starts_with("header") || file.starts_with("footer")
}

/// Opens a file that somebody sent.
pub fn open(bytes: &[u8], bounds: &mut Bounds<'_>) -> Result<Vec<Part>, Flaw> {
    // The old format, and the one in which a password locks a document.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Flaw::OldOrLocked);
    }
    if !bytes.starts_with(b"PK") {
        return Err(Flaw::NotZip);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Flaw::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Flaw::Bomb);
    }
    // Two parts of one name: another reader may take the other one.
    if archive.has_duplicate_names() {
        return Err(Flaw::Damaged);
    }
    let mut parts = Vec::with_capacity(archive.len());
    let mut left = MOST_UNPACKED;
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|_| Flaw::Damaged)?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map_err(|_| Flaw::Damaged)?.into_owned();
        let mut bytes = Vec::new();
        // What a part says of its size is not believed.
        file.take(left + 1).read_to_end(&mut bytes).map_err(|_| Flaw::Damaged)?;
        left = left.checked_sub(bytes.len() as u64).ok_or(Flaw::Bomb)?;
        parts.push(Part { name, bytes, tree: None });
    }
    let small = |part: &Part| part.name.to_lowercase();
    let types = parts.iter().find(|part| part.name == "[Content_Types].xml").ok_or(Flaw::NotWord)?;
    check_types(&tree::read(&types.bytes, bounds)?)?;
    if !parts.iter().any(|part| part.name == "word/document.xml") {
        return Err(Flaw::NotWord);
    }
    for part in &mut parts {
        let name = small(part);
        if name.contains("vbaproject") || name.contains("vbadata") {
            return Err(Flaw::Macros);
        }
        if name.starts_with("word/embeddings/") || name.starts_with("word/activex/") {
            return Err(Flaw::Embedded);
        }
        if name.ends_with(".rels") {
            check_relations(&tree::read(&part.bytes, bounds)?)?;
        } else if name.starts_with("word/") && name.ends_with(".xml") {
            let root = tree::read(&part.bytes, bounds)?;
            check(&root, &mut String::new(), bounds)?;
            part.tree = Some(root);
        }
    }
    Ok(parts)
}

fn check_types(types: &Element) -> Result<(), Flaw> {
    let mut is_word = false;
    for kind in types.elements().filter_map(|of| Some((of.attribute("ContentType")?, of.attribute("PartName")))) {
        let (small, part) = (kind.0.to_lowercase(), kind.1.unwrap_or_default());
        if small.contains("macroenabled") || small.contains("vba") {
            return Err(Flaw::Macros);
        }
        if small.contains("oleobject") || small.contains("activex") {
            return Err(Flaw::Embedded);
        }
        is_word |= part == "/word/document.xml" && kind.0 == MAIN;
    }
    if is_word { Ok(()) } else { Err(Flaw::NotWord) }
}

fn check_relations(relations: &Element) -> Result<(), Flaw> {
    for relation in relations.elements() {
        let kind = relation.attribute("Type").unwrap_or_default().to_lowercase();
        let target = relation.attribute("Target").unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default();
        match kind {
            "attachedtemplate" => return Err(Flaw::AttachedTemplate),
            "vbaproject" => return Err(Flaw::Macros),
            "oleobject" | "control" | "activexcontrol" | "package" => return Err(Flaw::Embedded),
            "afchunk" | "subdocument" => return Err(Flaw::Included),
            _ => {}
        }
        let is_outside = relation.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        if is_outside && !(kind == "hyperlink" && is_pressed(&target)) {
            return Err(Flaw::CallsOut(crate::text::clipped(&target, 60)));
        }
    }
    Ok(())
}

/// Whether an address is one that is opened only by whoever presses it.
fn is_pressed(target: &str) -> bool {
    let target = target.trim().to_lowercase();
    ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme))
}

/// Looks through an element for what embeds, includes or calls out. The words of a field are cut into runs, too:
/// `field` collects them over a paragraph.
fn check(element: &Element, field: &mut String, bounds: &mut Bounds<'_>) -> Result<(), Flaw> {
    bounds.step()?;
    match element.local() {
        "object" | "OLEObject" | "control" if element.name != "w:object" || !element.children.is_empty() => {
            return Err(Flaw::Embedded);
        }
        "altChunk" | "subDoc" => return Err(Flaw::Included),
        "mailMerge" => return Err(Flaw::CallsOut("mail merge".to_owned())),
        "instrText" => field.push_str(&element.text()),
        "fldSimple" => check_field(&element.attribute("w:instr").unwrap_or_default())?,
        // What separates a field from the next one.
        "fldChar" => {
            let words = std::mem::take(field);
            check_field(&words)?;
        }
        "imagedata" | "fill" | "stroke" | "image" => {
            for (name, value) in element.all_attributes()? {
                if matches!(name.as_str(), "src" | "o:href" | "o:althref") && value.contains([':', '\\']) {
                    return Err(Flaw::CallsOut(crate::text::clipped(&value, 60)));
                }
            }
        }
        _ => {}
    }
    for child in element.elements() {
        check(child, field, bounds)?;
    }
    if matches!(element.local(), "hdr" | "ftr" | "document" | "footnotes" | "endnotes" | "comments") {
        check_field(&std::mem::take(field))?;
    }
    Ok(())
}

fn check_field(words: &str) -> Result<(), Flaw> {
    let Some(first) = words.split_whitespace().next() else { return Ok(()) };
    let name = first.to_lowercase();
    // A link that is pressed, but not one to a file of somebody's machine.
    let calls = name == "hyperlink"
        && words.split('"').nth(1).is_some_and(|target| !words.contains("\\l") && !is_pressed(target));
    if FIELDS.contains(&name.as_str()) && !calls {
        return Ok(());
    }
    Err(Flaw::Field(crate::text::clipped(first, 40)))
}

/// Packs the parts.
pub fn close(parts: &[Part], bounds: &Bounds<'_>) -> Result<Vec<u8>, Flaw> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    // Its moment is the zip's first: the same data make the same bytes.
    let options = SimpleFileOptions::default();
    for part in parts {
        writer.start_file(&part.name, options).map_err(|_| Flaw::Damaged)?;
        writer.write_all(&part.bytes).map_err(|_| Flaw::Damaged)?;
    }
    let bytes = writer.finish().map_err(|_| Flaw::Damaged)?.into_inner();
    if bytes.len() > bounds.bytes { Err(Flaw::TooMuch) } else { Ok(bytes) }
}
