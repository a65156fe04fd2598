//! Filling: blocks are repeated, and each mark becomes its value.
//!
//! A block is expanded before anything in it is filled, each copy with the values of its row before those around it;
//! what has been put in is never looked through again.

use super::marks::{self, Kind, Mark, NUMBER};
use super::tree::{Element, Node};
use super::{Bounds, Flaw, Values};

/// Deeper than anybody nests lists; each level multiplies the rows.
const DEEPEST: usize = 8;

/// All names that a part uses, each once, and whether it is a list's, once its blocks are known to be sound.
pub fn names(root: Element, bounds: &mut Bounds<'_>) -> Result<Vec<(bool, String)>, Flaw> {
    let mut all = Vec::new();
    collect(&root, &mut all, bounds)?;
    let mut names: Vec<_> = all.into_iter().map(|mark| (mark.kind != Kind::Value, mark.name)).collect();
    names.sort();
    names.dedup();
    // Every list has one row in which every name means something: so a block's flaws show, and nothing else.
    let mut every = Values::default();
    for (_, name) in &names {
        every = every.with(name, Some("1".to_owned())).list(name, [Values::default()]);
    }
    fill(root, &every, bounds)?;
    Ok(names)
}

/// Adds what may stand in a part: names within a block are those of its rows.
pub fn shape(root: &Element, whole: &mut Values, bounds: &mut Bounds<'_>) -> Result<(), Flaw> {
    let mut marks = Vec::new();
    collect(root, &mut marks, bounds)?;
    within(&mut marks.into_iter(), None, whole)
}

/// The names of a block, to its end.
fn within(marks: &mut std::vec::IntoIter<Mark>, block: Option<&str>, names: &mut Values) -> Result<(), Flaw> {
    while let Some(mark) = marks.next() {
        match mark.kind {
            Kind::Value if mark.name == NUMBER => {}
            Kind::Value => *names = std::mem::take(names).with(&mark.name, format!("[{}]", mark.name)),
            Kind::Opens => {
                let mut row = names.lists.get(&mark.name).and_then(|rows| rows.first()).cloned().unwrap_or_default();
                within(marks, Some(&mark.name), &mut row)?;
                *names = std::mem::take(names).list(&mark.name, [row]);
            }
            Kind::Closes if block == Some(mark.name.as_str()) => return Ok(()),
            Kind::Closes => return Err(Flaw::Unopened(mark.name)),
        }
    }
    block.map_or(Ok(()), |name| Err(Flaw::Unclosed(name.to_owned())))
}

/// Fills a part.
pub fn fill(mut root: Element, values: &Values, bounds: &mut Bounds<'_>) -> Result<Element, Flaw> {
    let scope = Scope { values, number: None, around: None };
    root.children = siblings(std::mem::take(&mut root.children), &root.name, &scope, bounds, 0)?;
    marks::break_lines(&mut root);
    Ok(root)
}

/// Where a name is looked up: the row, then what is around it.
struct Scope<'a> {
    values: &'a Values,
    number: Option<usize>,
    around: Option<&'a Scope<'a>>,
}

impl<'a> Scope<'a> {
    fn text(&self, name: &str) -> Result<String, Flaw> {
        if let (NUMBER, Some(number)) = (name, self.number) {
            return Ok(number.to_string());
        }
        match (self.values.texts.get(name), self.around) {
            (Some(text), _) => Ok(marks::clean(text)),
            (None, Some(around)) => around.text(name),
            (None, None) => Err(Flaw::Unknown(name.to_owned())),
        }
    }

    fn rows(&self, name: &str) -> Result<&'a [Values], Flaw> {
        match (self.values.lists.get(name), self.around) {
            (Some(rows), _) => Ok(rows),
            (None, Some(around)) => around.rows(name),
            (None, None) => Err(Flaw::Unknown(name.to_owned())),
        }
    }
}

fn collect(element: &Element, all: &mut Vec<Mark>, bounds: &mut Bounds<'_>) -> Result<(), Flaw> {
    bounds.step()?;
    if element.name == "w:p" {
        all.extend(marks::read(&marks::joined(element))?);
    }
    for child in element.elements() {
        collect(child, all, bounds)?;
    }
    Ok(())
}

/// The marks of blocks of an element that are not matched in it: those that only close, and those that only open.
fn unmatched(element: &Element, bounds: &mut Bounds<'_>) -> Result<(Vec<String>, Vec<String>), Flaw> {
    let mut all = Vec::new();
    collect(element, &mut all, bounds)?;
    let (mut closes, mut open) = (Vec::new(), Vec::new());
    for mark in all {
        match mark.kind {
            Kind::Value => {}
            Kind::Opens => open.push(mark.name),
            Kind::Closes => match open.pop() {
                None => closes.push(mark.name),
                Some(name) if name == mark.name => {}
                Some(name) => return Err(Flaw::Unclosed(name)),
            },
        }
    }
    Ok((closes, open))
}

/// Fills neighbours: a block that begins in one and ends in another repeats them and what stands between.
fn siblings(
    nodes: Vec<Node>,
    parent: &str,
    scope: &Scope<'_>,
    bounds: &mut Bounds<'_>,
    depth: usize,
) -> Result<Vec<Node>, Flaw> {
    let mut filled = Vec::with_capacity(nodes.len());
    let mut rest = nodes.into_iter();
    while let Some(node) = rest.next() {
        bounds.step()?;
        let Node::Element(element) = node else {
            filled.push(node);
            continue;
        };
        let (closes, opens) = unmatched(&element, bounds)?;
        if let Some(name) = closes.into_iter().next() {
            return Err(Flaw::Unopened(name));
        }
        let Some(name) = opens.first().cloned() else {
            one(element, scope, bounds, depth, &mut filled)?;
            continue;
        };
        if element.name == "w:tbl" {
            return Err(Flaw::Crossed(name));
        }
        let mut block = vec![element];
        let mut open = opens;
        while !open.is_empty() {
            let Some(next) = rest.next() else { return Err(Flaw::Unclosed(name)) };
            let Node::Element(next) = next else { continue };
            let (closes, opens) = unmatched(&next, bounds)?;
            for closed in closes {
                match open.pop() {
                    Some(opened) if opened == closed => {}
                    Some(opened) => return Err(Flaw::Unclosed(opened)),
                    None => return Err(Flaw::Unopened(closed)),
                }
            }
            if !open.is_empty() && next.name == "w:tbl" && !opens.is_empty() {
                return Err(Flaw::Crossed(name));
            }
            open.extend(opens);
            block.push(next);
        }
        filled.extend(repeat(block, &name, parent, scope, bounds, depth)?);
    }
    Ok(filled)
}

/// Fills one element whose blocks begin and end in it.
fn one(
    mut element: Element,
    scope: &Scope<'_>,
    bounds: &mut Bounds<'_>,
    depth: usize,
    filled: &mut Vec<Node>,
) -> Result<(), Flaw> {
    if element.name == "w:tr"
        && let Some(name) = spans_cells(&element, bounds)?
    {
        filled.extend(repeat(vec![element], &name, "w:tbl", scope, bounds, depth)?);
        return Ok(());
    }
    if element.name == "w:p" {
        words(&mut element, scope, bounds, depth)?;
    }
    element.children = siblings(std::mem::take(&mut element.children), &element.name, scope, bounds, depth)?;
    match element.name.as_str() {
        // Word takes a cell without a paragraph, and a table without rows, for damage.
        "w:tc" if !element.elements().any(|child| child.name == "w:p") => {
            element.children.push(Node::Element(Element::new("w:p", Vec::new())));
        }
        "w:tbl" if !element.elements().any(|child| child.name != "w:tblPr" && child.name != "w:tblGrid") => {
            element = Element::new("w:p", Vec::new());
        }
        _ => {}
    }
    filled.push(Node::Element(element));
    Ok(())
}

/// The block that begins in one cell of a row and ends in another one.
fn spans_cells(row: &Element, bounds: &mut Bounds<'_>) -> Result<Option<String>, Flaw> {
    for cell in row.elements() {
        let (_, opens) = unmatched(cell, bounds)?;
        if let Some(name) = opens.into_iter().next() {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Repeats elements for each row of a list: the mark that opens stands in the first, the one that closes in the last.
fn repeat(
    mut block: Vec<Element>,
    name: &str,
    parent: &str,
    scope: &Scope<'_>,
    bounds: &mut Bounds<'_>,
    depth: usize,
) -> Result<Vec<Node>, Flaw> {
    if depth >= DEEPEST {
        return Err(Flaw::TooMuch);
    }
    let rows = scope.rows(name)?;
    if let Some(first) = block.first_mut() {
        strip(first, Kind::Opens, name)?;
    }
    if let Some(last) = block.last_mut() {
        strip(last, Kind::Closes, name)?;
    }
    // A paragraph or a row that held nothing but the mark goes with it.
    let is_row = block.len() == 1 && parent == "w:tbl";
    if !is_row {
        let edges = [0, block.len() - 1];
        let mut number = 0;
        block.retain(|element| {
            let is_edge = edges.contains(&number);
            number += 1;
            !(is_edge && is_blank(element))
        });
    }
    let mut filled = Vec::new();
    for (number, row) in (1..).zip(rows) {
        if parent == "w:tbl" && number == rows.len() {
            block.iter_mut().for_each(keep_with_next);
        }
        let copies = block.iter().cloned().map(Node::Element).collect();
        let scope = Scope { values: row, number: Some(number), around: Some(scope) };
        filled.extend(siblings(copies, parent, &scope, bounds, depth + 1)?);
    }
    Ok(filled)
}

/// The last row of a list stays on the page of what follows it, so that no signature stands alone on one.
fn keep_with_next(row: &mut Element) {
    let mut paragraphs = Vec::new();
    paragraphs_of(row, &mut paragraphs);
    for paragraph in paragraphs {
        if paragraph.elements().next().is_none_or(|first| first.name != "w:pPr") {
            paragraph.children.insert(0, Node::Element(Element::new("w:pPr", Vec::new())));
        }
        let Some(properties) = paragraph.elements_mut().next() else { continue };
        if properties.elements().any(|known| known.name == "w:keepNext") {
            continue;
        }
        // The schema has the style before it, and everything else behind.
        let style = |child: &Node| matches!(child, Node::Element(child) if child.name == "w:pStyle");
        let at = properties.children.iter().position(style).map_or(0, |at| at + 1);
        properties.children.insert(at, Node::Element(Element::new("w:keepNext", Vec::new())));
    }
}

/// Takes the first mark that opens a block, or the last that closes it, out of an element.
fn strip(element: &mut Element, kind: Kind, name: &str) -> Result<(), Flaw> {
    let mut paragraphs = Vec::new();
    paragraphs_of(element, &mut paragraphs);
    if kind == Kind::Closes {
        paragraphs.reverse();
    }
    for paragraph in paragraphs {
        let marks = marks::read(&marks::joined(paragraph))?;
        let mut fitting = marks.iter().filter(|mark| mark.kind == kind && mark.name == name);
        let found = if kind == Kind::Opens { fitting.next() } else { fitting.next_back() };
        if let Some(mark) = found {
            marks::replace(paragraph, &[(mark.from, mark.till, String::new())]);
            return Ok(());
        }
    }
    Err(Flaw::Unclosed(name.to_owned()))
}

/// The paragraphs of an element, itself among them, that hold no other one.
fn paragraphs_of<'a>(element: &'a mut Element, found: &mut Vec<&'a mut Element>) {
    if element.name == "w:p" {
        found.push(element);
        return;
    }
    for child in element.elements_mut() {
        paragraphs_of(child, found);
    }
}

/// Whether nothing of an element is seen.
fn is_blank(element: &Element) -> bool {
    let shows = matches!(element.name.as_str(), "w:drawing" | "w:pict" | "w:tbl" | "w:sectPr" | "w:br")
        || element.name == "w:t" && !element.text().trim().is_empty();
    !shows && element.elements().all(is_blank)
}

/// Fills the words of a paragraph, with the blocks that begin and end in it.
fn words(paragraph: &mut Element, scope: &Scope<'_>, bounds: &mut Bounds<'_>, depth: usize) -> Result<(), Flaw> {
    let text = marks::joined(paragraph);
    let marks = marks::read(&text)?;
    let mut replacements = Vec::new();
    let mut at = 0;
    while let Some(mark) = marks.get(at) {
        let end = end_of(&marks, at)?;
        let mut value = String::new();
        say(&text, &marks[at..=end], scope, bounds, depth, &mut value)?;
        replacements.push((mark.from, marks[end].till, value));
        at = end + 1;
    }
    marks::replace(paragraph, &replacements);
    Ok(())
}

/// Where what begins with a mark ends: at itself, or at the mark that closes its block.
fn end_of(marks: &[Mark], at: usize) -> Result<usize, Flaw> {
    let mut open: Vec<&str> = Vec::new();
    for (number, mark) in marks.iter().enumerate().skip(at) {
        match mark.kind {
            Kind::Value => {}
            Kind::Opens => open.push(&mark.name),
            Kind::Closes => match open.pop() {
                Some(name) if name == mark.name => {}
                _ => return Err(Flaw::Unopened(mark.name.clone())),
            },
        }
        if open.is_empty() {
            return Ok(number);
        }
    }
    Err(Flaw::Unclosed(open.first().map(|name| (*name).to_owned()).unwrap_or_default()))
}

/// Says one value, or each row of one block.
fn say(
    text: &str,
    marks: &[Mark],
    scope: &Scope<'_>,
    bounds: &mut Bounds<'_>,
    depth: usize,
    into: &mut String,
) -> Result<(), Flaw> {
    bounds.step()?;
    if into.len() > bounds.bytes || depth >= DEEPEST {
        return Err(Flaw::TooMuch);
    }
    let [first, .., last] = marks else {
        into.push_str(&scope.text(&marks[0].name)?);
        return Ok(());
    };
    let inner = &marks[1..marks.len() - 1];
    for (number, row) in (1..).zip(scope.rows(&first.name)?) {
        let scope = Scope { values: row, number: Some(number), around: Some(scope) };
        let (mut from, mut at) = (first.till, 0);
        while let Some(mark) = inner.get(at) {
            into.push_str(&text[from..mark.from]);
            let end = end_of(inner, at)?;
            say(text, &inner[at..=end], &scope, bounds, depth + 1, into)?;
            from = inner[end].till;
            at = end + 1;
        }
        into.push_str(&text[from..last.from]);
    }
    Ok(())
}
