//! The tables of a document, as texts: for lists that people send in Word.

use super::tree::{self, Element};
use super::{Bounds, Flaw};

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The paragraph above it: often what the list is of.
    pub title: String,
    /// Its rows: the column in which each cell begins, counted from zero, and its text.
    pub rows: Vec<Vec<(usize, String)>>,
}

/// Reads the main part of a document. Tables inside of cells are texts of these.
///
/// # Errors
///
/// Where it cannot be read within the bounds.
pub fn tables(document: &[u8], bounds: &mut Bounds<'_>) -> Result<Vec<Table>, Flaw> {
    let root = tree::read(document, bounds)?;
    let mut found = Vec::new();
    gather(&root, &mut String::new(), &mut found, bounds)?;
    Ok(found)
}

fn gather(of: &Element, above: &mut String, found: &mut Vec<Table>, bounds: &mut Bounds<'_>) -> Result<(), Flaw> {
    for child in of.elements() {
        bounds.step()?;
        match child.local() {
            "tbl" => {
                let mut rows = Vec::new();
                gather_rows(child, &mut rows, bounds)?;
                found.push(Table { title: std::mem::take(above), rows });
            }
            "p" => {
                let mut text = String::new();
                say(child, &mut text, bounds)?;
                if !text.trim().is_empty() {
                    *above = crate::text::one_line(&text);
                }
            }
            // A body, a control of content, what was inserted while changes are kept.
            _ => gather(child, above, found, bounds)?,
        }
    }
    Ok(())
}

fn gather_rows(of: &Element, rows: &mut Vec<Vec<(usize, String)>>, bounds: &mut Bounds<'_>) -> Result<(), Flaw> {
    for child in of.elements() {
        bounds.step()?;
        match child.local() {
            "tr" => {
                let (mut cells, mut column) = (Vec::new(), 0);
                gather_cells(child, &mut cells, &mut column, bounds)?;
                rows.push(cells);
            }
            _ => gather_rows(child, rows, bounds)?,
        }
    }
    Ok(())
}

fn gather_cells(
    of: &Element,
    cells: &mut Vec<(usize, String)>,
    column: &mut usize,
    bounds: &mut Bounds<'_>,
) -> Result<(), Flaw> {
    for child in of.elements() {
        bounds.step()?;
        match child.local() {
            "tc" => {
                let mut text = String::new();
                say(child, &mut text, bounds)?;
                cells.push((*column, text));
                *column = column.saturating_add(spanned(child));
            }
            // A row that begins behind its first columns.
            "trPr" => *column = column.saturating_add(number_in(child, "gridBefore").unwrap_or(0)),
            _ => gather_cells(child, cells, column, bounds)?,
        }
    }
    Ok(())
}

/// Over how many columns a cell stands.
fn spanned(cell: &Element) -> usize {
    let properties = cell.elements().find(|child| child.local() == "tcPr");
    properties.and_then(|properties| number_in(properties, "gridSpan")).unwrap_or(1).clamp(1, 1_000)
}

fn number_in(properties: &Element, name: &str) -> Option<usize> {
    let found = properties.elements().find(|child| child.local() == name)?;
    let number: usize = found.attribute("w:val")?.parse().ok()?;
    Some(number.min(1_000))
}

/// The words of an element, those that were struck out while changes were kept left aside.
fn say(of: &Element, text: &mut String, bounds: &mut Bounds<'_>) -> Result<(), Flaw> {
    bounds.step()?;
    match of.local() {
        "t" => text.push_str(&of.text()),
        "tab" | "br" | "cr" => text.push(' '),
        "noBreakHyphen" => text.push('-'),
        "del" | "instrText" | "delText" => return Ok(()),
        _ => {}
    }
    for child in of.elements() {
        say(child, text, bounds)?;
    }
    if of.local() == "p" {
        text.push('\n');
    }
    Ok(())
}
