//! A certified copy: what a paper says, and below it the lines by which somebody vouches for it (PAPERS 0.11).

use super::tree::{self, Element, Node};
use super::{Bounds, Flaw, marks, package};

/// Where the name of whoever vouches begins, and where they sign, in twentieths of a point: 12 cm and 7 cm.
const TABS: [u32; 2] = [3969, 6804];

/// Adds lines below a paper; a tab within a line leads to the place of the signature, the next to that of the name. The
/// lines stay together, so that no page has a signature alone.
///
/// # Errors
///
/// A flaw of the paper: one that was kept has none.
pub fn certify(paper: &[u8], lines: &[String], bounds: &mut Bounds<'_>) -> Result<Vec<u8>, Flaw> {
    let mut parts = package::open(paper, bounds)?;
    for part in &mut parts {
        if part.name != "word/document.xml" {
            continue;
        }
        let mut root = part.tree.take().ok_or(Flaw::NotWord)?;
        let body = root.elements_mut().find(|child| child.name == "w:body").ok_or(Flaw::NotWord)?;
        // What says how the pages are laid out is the last of a body.
        let is_layout = |node: &Node| matches!(node, Node::Element(element) if element.name == "w:sectPr");
        let at = body.children.iter().rposition(is_layout).unwrap_or(body.children.len());
        let added: Vec<_> = lines.iter().enumerate().map(|(at, line)| paragraph(line, at, lines.len())).collect();
        body.children.splice(at..at, added);
        part.bytes = tree::write(&root, bounds)?;
    }
    package::close(&parts, bounds)
}

fn set(name: &str, attributes: &str, children: Vec<Node>) -> Node {
    Node::Element(Element { name: name.to_owned(), attributes: attributes.to_owned(), children })
}

fn paragraph(line: &str, at: usize, of: usize) -> Node {
    let mut properties = Vec::new();
    if at + 1 < of {
        properties.push(set("w:keepNext", "", Vec::new()));
    }
    properties.push(set("w:keepLines", "", Vec::new()));
    let stops = TABS.map(|place| set("w:tab", &format!(" w:val=\"left\" w:pos=\"{place}\""), Vec::new()));
    properties.push(set("w:tabs", "", stops.into()));
    let before = if at == 0 { 480 } else { 120 };
    properties.push(set("w:spacing", &format!(" w:before=\"{before}\" w:after=\"0\""), Vec::new()));
    properties.push(set("w:ind", " w:left=\"0\" w:firstLine=\"0\"", Vec::new()));
    properties.push(set("w:jc", " w:val=\"left\"", Vec::new()));
    let mut children = vec![set("w:pPr", "", properties)];
    for (number, words) in line.split('\t').enumerate() {
        let mut run = Vec::new();
        if number > 0 {
            run.push(set("w:tab", "", Vec::new()));
        }
        run.push(set("w:t", " xml:space=\"preserve\"", vec![Node::Text(marks::clean(words))]));
        children.push(set("w:r", "", run));
    }
    set("w:p", "", children)
}
