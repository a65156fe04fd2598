//! XML as a small tree: as much of it as filling a blank asks for.
//!
//! Attributes are kept as they are written, since nobody changes them; texts are read whole, and written escaped.

use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::{Bounds, Flaw};

/// Deeper than any document that Word writes; reading deeper ones would use up the stack.
const DEEPEST: usize = 200;

/// An element, or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// An element with what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// With its prefix: `w:p`.
    pub name: String,
    /// As they are written, escaped, with the blank before the first.
    pub attributes: String,
    pub children: Vec<Node>,
}

impl Element {
    /// An element without attributes.
    pub fn new(name: &str, children: Vec<Node>) -> Element {
        Element { name: name.to_owned(), attributes: String::new(), children }
    }

    /// The elements among the children.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements among the children, to be changed.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The texts that it holds itself.
    pub fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    /// The value of an attribute, by its name with its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let start = BytesStart::from_content(format!("{}{}", self.name, self.attributes), self.name.len());
        let found = start.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
        let value = quick_xml::escape::unescape(&found.value).ok()?;
        Some(value.into_owned())
    }

    /// All attributes: their names with their prefixes, and their values.
    pub fn all_attributes(&self) -> Result<Vec<(String, String)>, Flaw> {
        let start = BytesStart::from_content(format!("{}{}", self.name, self.attributes), self.name.len());
        let read = start.attributes().map(|attribute| {
            let attribute = attribute.map_err(|_| Flaw::Damaged)?;
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| Flaw::Damaged)?;
            Ok((attribute.key.as_ref().to_owned(), value.into_owned()))
        });
        read.collect()
    }

    /// The name without its prefix.
    pub fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }
}

/// Reads a part. A document type is refused: Word writes none, and entities can be made to swell.
pub fn read(bytes: &[u8], bounds: &mut Bounds<'_>) -> Result<Element, Flaw> {
    let text = std::str::from_utf8(bytes).map_err(|_| Flaw::Damaged)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        bounds.step()?;
        match reader.read_event().map_err(|_| Flaw::Damaged)? {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err(Flaw::Bomb);
                }
                open.push(begun(&start));
            }
            Event::Empty(start) => close(begun(&start), &mut open, &mut root)?,
            Event::End(_) => {
                let element = open.pop().ok_or(Flaw::Damaged)?;
                close(element, &mut open, &mut root)?;
            }
            Event::Text(text) => say(&text.xml10_content(), &mut open),
            Event::CData(text) => say(&text.xml10_content(), &mut open),
            Event::GeneralRef(of) => {
                let entity = format!("&{};", of.xml10_content());
                let known = quick_xml::escape::unescape(&entity).map_err(|_| Flaw::Damaged)?;
                say(&known, &mut open);
            }
            Event::DocType(_) => return Err(Flaw::Damaged),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if !open.is_empty() {
        return Err(Flaw::Damaged);
    }
    root.ok_or(Flaw::Damaged)
}

fn begun(start: &BytesStart<'_>) -> Element {
    Element {
        name: start.name().as_ref().to_owned(),
        attributes: start.attributes_raw().to_owned(),
        children: Vec::new(),
    }
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) -> Result<(), Flaw> {
    match open.last_mut() {
        Some(parent) => parent.children.push(Node::Element(element)),
        None if root.is_none() => *root = Some(element),
        None => return Err(Flaw::Damaged),
    }
    Ok(())
}

fn say(text: &str, open: &mut [Element]) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

/// Writes a part.
pub fn write(root: &Element, bounds: &mut Bounds<'_>) -> Result<Vec<u8>, Flaw> {
    let mut writer = Writer::new(Vec::new());
    let declared = quick_xml::events::BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
    writer.write_event(Event::Decl(declared)).map_err(|_| Flaw::Damaged)?;
    element(&mut writer, root, bounds)?;
    Ok(writer.into_inner())
}

fn element(writer: &mut Writer<Vec<u8>>, of: &Element, bounds: &mut Bounds<'_>) -> Result<(), Flaw> {
    bounds.step()?;
    if writer.get_mut().len() > bounds.bytes {
        return Err(Flaw::TooMuch);
    }
    let mut say = |event: Event<'_>| writer.write_event(event).map_err(|_| Flaw::Damaged);
    let start = BytesStart::from_content(format!("{}{}", of.name, of.attributes), of.name.len());
    if of.children.is_empty() {
        return say(Event::Empty(start));
    }
    say(Event::Start(start))?;
    for child in &of.children {
        match child {
            Node::Element(child) => element(writer, child, bounds)?,
            Node::Text(text) => {
                writer.write_event(Event::Text(BytesText::new(text))).map_err(|_| Flaw::Damaged)?;
            }
        }
    }
    writer.write_event(Event::End(BytesEnd::new(of.name.as_str()))).map_err(|_| Flaw::Damaged)
}
