//! A municipality's own certificate: an SVG in which somebody has typed `{{имя}}`, and what is to stand in it; a page of PDF out.
//!
//! It comes from people, so that whatever runs, fetches or embeds something is refused by name, before anything is drawn. The
//! XML is read and written anew by quick-xml: a value can be no mark and no tag. Where the code of the paper stands, says a
//! rectangle whose `id` is `код`.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::fitting::{self, Filled, Fit};
use super::letters::clean;
use super::qr;
use crate::talk::Certificate;

/// No drawing is larger.
pub const MOST: usize = 1024 * 1024;
/// No drawing has more elements.
const ELEMENTS: usize = 20_000;
/// The `id` of the rectangle in which the code stands.
const CODE: &str = "код";

/// What a certificate cannot be without: the marks that must stand in it.
pub const REQUIRED: [&str; 5] = ["номер", "имя", "участие", "мероприятие", "когда"];
/// What else may stand in it.
pub const OPTIONAL: [&str; 4] = ["ведомство", "место работы", "должность подписанта", "подписант"];

/// What is wrong with a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It has more bytes or elements than is borne.
    TooMuch,
    /// It is no SVG, or cannot be read.
    NotSvg,
    /// It would run something.
    Runs(String),
    /// It would fetch something, or has a picture.
    Fetches(String),
    /// It lacks what a certificate cannot be without.
    Lacks(Vec<String>),
    /// A mark in it means nothing.
    Unknown(String),
    /// It shows what no page of PDF is made of here.
    Shows(String),
}

/// The text of a mark.
fn value(of: &Certificate, name: &str) -> Option<String> {
    Some(clean(&match name {
        "номер" => of.number.clone(),
        "имя" => of.person.clone(),
        "участие" => of.deed.clone(),
        "мероприятие" => of.event.clone(),
        "когда" => of.when.clone(),
        "ведомство" => of.office.join(", "),
        "место работы" => of.works.clone(),
        "должность подписанта" => of.post.clone(),
        "подписант" => of.signatory.clone(),
        _ => return None,
    }))
}

/// What a walk over a drawing has met.
#[derive(Default)]
struct Met {
    marks: Vec<String>,
    has_code: bool,
    elements: usize,
}

/// Replaces the marks of a text.
fn marked(text: &str, of: &Certificate, met: &mut Met) -> Result<String, Flaw> {
    let (mut rest, mut out) = (text, String::new());
    while let Some(at) = rest.find("{{") {
        let Some(end) = rest[at..].find("}}") else { return Err(Flaw::Unknown(rest[at..].chars().take(30).collect())) };
        let name = rest[at + 2..at + end].trim().to_lowercase();
        out.push_str(&rest[..at]);
        out.push_str(&value(of, &name).ok_or_else(|| Flaw::Unknown(name.chars().take(30).collect()))?);
        met.marks.push(name);
        rest = &rest[at + end + 2..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The name of an element or an attribute without its prefix.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_lowercase()
}

/// Refuses what an element would run or fetch; tells its attributes.
fn sound(element: &BytesStart<'_>) -> Result<Vec<(String, String)>, Flaw> {
    let name = local(element.name().as_ref());
    match name.as_str() {
        "script" | "foreignobject" | "handler" | "animate" | "animatetransform" | "animatemotion" | "set" => {
            return Err(Flaw::Runs(name));
        }
        "image" | "feimage" | "iframe" | "object" | "embed" | "audio" | "video" => return Err(Flaw::Fetches(name)),
        _ => {}
    }
    let mut attributes = Vec::new();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| Flaw::NotSvg)?;
        let key = local(attribute.key.as_ref());
        let held = quick_xml::escape::unescape(&attribute.value).map_err(|_| Flaw::NotSvg)?.into_owned();
        let folded: String = held.to_lowercase().split_whitespace().collect();
        if key.starts_with("on") || folded.contains("javascript:") {
            return Err(Flaw::Runs(key));
        }
        let is_elsewhere = key == "href" && !folded.starts_with('#');
        if is_elsewhere || fetches(&folded) {
            return Err(Flaw::Fetches(held.chars().take(40).collect()));
        }
        attributes.push((key, held));
    }
    Ok(attributes)
}

/// Whether a style leads anywhere but into the drawing itself.
fn fetches(style: &str) -> bool {
    style.contains("@import")
        || style.match_indices("url(").any(|(at, _)| !style[at + 4..].trim_start_matches(['"', '\'']).starts_with('#'))
}

/// The rectangle of the code, with the code in its place.
fn code(attributes: &[(String, String)], link: &str) -> Result<String, Flaw> {
    let number = |name: &str| {
        let held = attributes.iter().find(|(key, _)| key == name).map(|(_, held)| held.trim_end_matches("px").trim());
        held.and_then(|held| held.parse::<f32>().ok())
    };
    let (Some(width), Some(height)) = (number("width"), number("height")) else {
        return Err(Flaw::Lacks(vec![CODE.to_owned()]));
    };
    let at = (number("x").unwrap_or_default(), number("y").unwrap_or_default());
    let path = qr::path(link, at, width.min(height)).map_err(|error| Flaw::Shows(error.to_string()))?;
    let turned = attributes.iter().find(|(key, _)| key == "transform").map(|(_, held)| held.clone());
    Ok(match turned {
        None => path,
        Some(turned) => {
            let mut group = BytesStart::new("g");
            group.push_attribute(("transform", turned.as_str()));
            let mut writer = Writer::new(Vec::new());
            let written = writer.write_event(Event::Start(group));
            written.map_err(|_| Flaw::NotSvg)?;
            let head = String::from_utf8(writer.into_inner()).map_err(|_| Flaw::NotSvg)?;
            format!("{head}{path}</g>")
        }
    })
}

/// The drawing with what is to stand in it. Words that would run over the edge of the page are drawn smaller, or in several lines.
///
/// # Errors
///
/// A flaw of the drawing, by its name.
pub fn fill(drawing: &[u8], of: &Certificate) -> Result<String, Flaw> {
    let (filled, texts) = written(drawing, of, &BTreeMap::new())?;
    let fits = fitting::fits(&filled, &texts);
    if fits.is_empty() {
        return Ok(filled);
    }
    written(drawing, of, &fits).map(|(filled, _)| filled)
}

/// The drawing with its marks replaced, its texts drawn as is said of them, and what those are.
fn written(drawing: &[u8], of: &Certificate, fits: &BTreeMap<usize, Fit>) -> Result<(String, Vec<Filled>), Flaw> {
    if drawing.len() > MOST {
        return Err(Flaw::TooMuch);
    }
    let text = std::str::from_utf8(drawing).map_err(|_| Flaw::NotSvg)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut writer = Writer::new(Vec::new());
    let (mut met, mut is_svg, mut in_code, mut texts) = (Met::default(), false, 0_usize, Vec::new());
    loop {
        let event = next(&mut reader, &mut met)?;
        // What stands inside of the rectangle of the code, its title, goes with it.
        if in_code > 0 {
            match event {
                Event::Start(_) => in_code += 1,
                Event::End(_) => in_code -= 1,
                Event::Eof => return Err(Flaw::NotSvg),
                _ => {}
            }
            continue;
        }
        match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) if !is_svg && local(element.name().as_ref()) != "svg" => {
                return Err(Flaw::NotSvg);
            }
            Event::Start(element) if local(element.name().as_ref()) == "text" => {
                let text = Drawn::read(element, &mut reader, of, &mut met)?;
                let (id, fit) = (text.id(texts.len())?, fits.get(&texts.len()));
                text.write(&mut writer, &id, fit)?;
                texts.push(Filled { id, words: text.words });
            }
            Event::Start(element) if is_code(&element, &sound(&element)?) => {
                (in_code, met.has_code) = (1, true);
                writer.get_mut().extend_from_slice(code(&sound(&element)?, &of.link)?.as_bytes());
            }
            Event::Empty(element) if is_code(&element, &sound(&element)?) => {
                met.has_code = true;
                writer.get_mut().extend_from_slice(code(&sound(&element)?, &of.link)?.as_bytes());
            }
            event => {
                is_svg |= matches!(event, Event::Start(_));
                if let Some(event) = kept(event, of, &mut met)? {
                    writer.write_event(event).map_err(|_| Flaw::NotSvg)?;
                }
            }
        }
    }
    if !is_svg {
        return Err(Flaw::NotSvg);
    }
    let lacks = REQUIRED.iter().filter(|name| !met.marks.iter().any(|mark| mark == *name));
    let mut lacks: Vec<_> = lacks.map(|name| format!("{{{{{name}}}}}")).collect();
    if !met.has_code {
        lacks.push(CODE.to_owned());
    }
    if !lacks.is_empty() {
        return Err(Flaw::Lacks(lacks));
    }
    Ok((String::from_utf8(writer.into_inner()).map_err(|_| Flaw::NotSvg)?, texts))
}

/// The next part of a drawing that has not too many.
fn next<'d>(reader: &mut Reader<&'d [u8]>, met: &mut Met) -> Result<Event<'d>, Flaw> {
    let event = reader.read_event().map_err(|_| Flaw::NotSvg)?;
    met.elements += usize::from(matches!(event, Event::Start(_) | Event::Empty(_)));
    if met.elements > ELEMENTS { Err(Flaw::TooMuch) } else { Ok(event) }
}

/// What of a part of a drawing is written: a sound one, with its marks replaced; nothing of a comment.
fn kept<'d>(event: Event<'d>, of: &Certificate, met: &mut Met) -> Result<Option<Event<'d>>, Flaw> {
    Ok(match event {
        Event::Start(element) => {
            sound(&element)?;
            Some(Event::Start(element))
        }
        Event::Empty(element) => {
            sound(&element)?;
            Some(Event::Empty(element))
        }
        Event::Text(held) => {
            let words = still(held.xml10_content().into_owned())?;
            Some(Event::Text(BytesText::new(&marked(&words, of, met)?).into_owned()))
        }
        Event::CData(held) => {
            let words = still(held.xml10_content().into_owned())?;
            Some(Event::Text(BytesText::new(&words).into_owned()))
        }
        // Entities of its own could make anything of a few bytes.
        Event::DocType(_) | Event::PI(_) => return Err(Flaw::Runs("<!DOCTYPE>".to_owned())),
        Event::Comment(_) => None,
        other => Some(other),
    })
}

/// Words that lead nowhere else.
fn still(words: String) -> Result<String, Flaw> {
    if fetches(&words.to_lowercase()) { Err(Flaw::Fetches(words.chars().take(40).collect())) } else { Ok(words) }
}

/// A text of a drawing, with what is inside of it.
struct Drawn<'d> {
    start: BytesStart<'d>,
    inside: Vec<Event<'d>>,
    /// Its words, where it has one run of them.
    words: Option<String>,
}

impl<'d> Drawn<'d> {
    fn read(
        start: BytesStart<'d>,
        reader: &mut Reader<&'d [u8]>,
        of: &Certificate,
        met: &mut Met,
    ) -> Result<Drawn<'d>, Flaw> {
        sound(&start)?;
        let (mut inside, mut deep) = (Vec::new(), 0_usize);
        loop {
            let event = next(reader, met)?;
            match &event {
                Event::End(_) if deep == 0 => break,
                Event::Start(_) => deep += 1,
                Event::End(_) => deep -= 1,
                Event::Eof => return Err(Flaw::NotSvg),
                _ => {}
            }
            inside.extend(kept(event, of, met)?);
        }
        let mut runs = inside.iter().filter_map(|event| match event {
            Event::Text(held) => Some(held.xml10_content().into_owned()).filter(|words| !words.trim().is_empty()),
            // A sign by its name is a part of words too.
            Event::GeneralRef(_) => Some("&".to_owned()),
            _ => None,
        });
        let words = runs.next().filter(|_| runs.next().is_none());
        let words = words.and_then(|words| quick_xml::escape::unescape(&words).map(|words| clean(&words)).ok());
        Ok(Drawn { start, inside, words })
    }

    /// What it is called, or a name for it.
    fn id(&self, place: usize) -> Result<String, Flaw> {
        let own = sound(&self.start)?.into_iter().find(|(key, _)| key == "id").map(|(_, held)| held);
        Ok(own.unwrap_or_else(|| format!("text-of-certificate-{place}")))
    }

    /// Writes it as it is, or as often as it has lines, each in its place.
    fn write(&self, writer: &mut Writer<Vec<u8>>, id: &str, fit: Option<&Fit>) -> Result<(), Flaw> {
        let Some(fit) = fit else { return self.line(writer, id, None, None) };
        let ((x, y), scale) = (fit.at, fit.scale);
        let moved = |down: f32| format!("translate({x} {}) scale({scale}) translate({} {})", y + down, -x, -y);
        if fit.lines.is_empty() {
            return self.line(writer, id, Some(&moved(0.0)), None);
        }
        for (words, down) in &fit.lines {
            self.line(writer, id, Some(&moved(*down)), Some(words))?;
        }
        Ok(())
    }

    fn line(
        &self,
        writer: &mut Writer<Vec<u8>>,
        id: &str,
        moved: Option<&str>,
        words: Option<&str>,
    ) -> Result<(), Flaw> {
        let mut start = BytesStart::new(self.start.name().as_ref().to_owned());
        let mut turned = String::new();
        for attribute in self.start.attributes() {
            let attribute = attribute.map_err(|_| Flaw::NotSvg)?;
            match attribute.key.as_ref() {
                "id" => {}
                "transform" => turned = attribute.value.into_owned(),
                _ => start.push_attribute(attribute),
            }
        }
        start.push_attribute(("id", id));
        let turned = [turned.as_str(), moved.unwrap_or_default()].join(" ");
        if !turned.trim().is_empty() {
            start.push_attribute(("transform", turned.trim()));
        }
        let end = start.to_end().into_owned();
        let mut all = vec![Event::Start(start)];
        all.extend(self.inside.iter().map(|event| match (event, words) {
            (Event::Text(held), Some(words)) if !held.xml10_content().trim().is_empty() => {
                Event::Text(BytesText::new(words).into_owned())
            }
            (event, _) => event.clone(),
        }));
        all.push(Event::End(end));
        all.into_iter().try_for_each(|event| writer.write_event(event).map_err(|_| Flaw::NotSvg))
    }
}

/// Whether an element is where the code stands.
fn is_code(element: &BytesStart<'_>, attributes: &[(String, String)]) -> bool {
    local(element.name().as_ref()) == "rect" && attributes.iter().any(|(key, held)| key == "id" && held == CODE)
}

/// Invented values, for a specimen.
pub fn specimen() -> Certificate {
    Certificate {
        name: "Образец.pdf".to_owned(),
        caption: String::new(),
        office: vec!["Управление образования".to_owned()],
        number: "№ 1 от 1 сентября 2026 г.".to_owned(),
        person: "Образцова-Примерова Александра Константиновна".to_owned(),
        works: "учитель, Школа № 1".to_owned(),
        deed: "выступила с докладом «Образец темы»".to_owned(),
        event: "Семинар «Образец названия»".to_owned(),
        when: "1 сентября 2026 г., Школа № 1".to_owned(),
        post: "Начальник управления".to_owned(),
        signatory: "П. П. Начальников".to_owned(),
        link: "https://example.org/proof-abcdefghijklmnopqrstuvwxyz".to_owned(),
        sample: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: &str = "<text x=\"9\" y=\"90\">{{номер}} {{ Имя }}, {{участие}}; {{мероприятие}}, {{когда}}</text>";
    const RECT: &str = "<rect id=\"код\" x=\"900\" y=\"500\" width=\"200\" height=\"200\"/>";

    fn drawing(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"848\">{inside}</svg>")
    }

    fn flaw(inside: &str) -> Flaw {
        fill(drawing(inside).as_bytes(), &specimen()).unwrap_err()
    }

    /// Events: «which a municipality may replace with its own»: what a name holds is no tag and no mark.
    #[test]
    fn a_drawing_is_filled_and_nothing_of_a_name_is_taken_for_a_tag() {
        let of = Certificate { person: "<script>Ғайса & {{номер}}</script>".to_owned(), ..specimen() };
        let filled = fill(drawing(&format!("{MARKS}{RECT}")).as_bytes(), &of).unwrap();
        assert!(filled.contains("&lt;script&gt;Ғайса &amp; {{номер}}&lt;/script&gt;"), "{filled}");
        assert!(filled.contains("<path fill=\"#000\"") && !filled.contains("<rect"), "{filled}");
        crate::papers::pdf::page(&filled, (297.0, 210.0), "Сертификат", "").unwrap();
    }

    #[test]
    fn what_runs_fetches_or_lacks_something_is_refused_by_name() {
        let whole = format!("{MARKS}{RECT}");
        for inside in ["<script>1</script>", "<g onclick=\"a()\"/>", "<a href=\"javascript:a()\"/>", "<foreignObject/>"]
        {
            assert!(matches!(flaw(&format!("{inside}{whole}")), Flaw::Runs(_)), "{inside}");
        }
        for inside in [
            "<image href=\"https://example.org/a.png\"/>",
            "<use href=\"other.svg#a\"/>",
            "<rect style=\"fill: url(http://example.org/a)\"/>",
            "<style>@import 'a.css';</style>",
        ] {
            assert!(matches!(flaw(&format!("{inside}{whole}")), Flaw::Fetches(_)), "{inside}");
        }
        assert_eq!(flaw(RECT), Flaw::Lacks(REQUIRED.map(|name| format!("{{{{{name}}}}}")).to_vec()));
        assert_eq!(flaw(MARKS), Flaw::Lacks(vec!["код".to_owned()]));
        assert_eq!(flaw("<text>{{оценка}}</text>"), Flaw::Unknown("оценка".to_owned()));
        assert_eq!(fill(b"%PDF-1.7", &specimen()), Err(Flaw::NotSvg));
        assert_eq!(fill(b"<html><body/></html>", &specimen()), Err(Flaw::NotSvg));
        assert_eq!(fill(&vec![b' '; MOST + 1], &specimen()), Err(Flaw::TooMuch));
        let entity = "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert!(matches!(fill(entity.as_bytes(), &specimen()), Err(Flaw::Runs(_))));
    }
}
