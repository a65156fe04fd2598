//! An SVG in, a page of PDF out: every shape as the vectors of which it consists, letters too, so that it prints sharply on
//! any machine and no font has to be there.
//!
//! `svg2pdf` and `krilla-svg` each bring an `usvg` of their own, older than the one that `resvg` draws pictures with: a
//! minute of the build for what is a walk over one tree. `usvg` has flattened the letters already; `pdf-writer` writes the
//! file. Of SVG a certificate needs shapes and lines in opaque colours, and this draws those.

use std::fmt;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use resvg::tiny_skia::PathSegment;
use resvg::usvg::{FillRule, Group, Node, Paint, Path, Transform, Tree};

use super::letters;

#[cfg(test)]
pub(super) mod reading;

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Why there is no page.
#[derive(Debug)]
pub enum PdfError {
    /// The SVG is none.
    Svg(resvg::usvg::Error),
    /// What it shows cannot be drawn here: a pattern, a picture, a colour that one sees through.
    Unknown(&'static str),
    /// The content could not be packed: memory is the only reason.
    Packed(std::io::Error),
}

impl fmt::Display for PdfError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Svg(error) => write!(to, "no SVG: {error}"),
            PdfError::Unknown(what) => write!(to, "an SVG with {what}"),
            PdfError::Packed(error) => write!(to, "not packed: {error}"),
        }
    }
}

impl std::error::Error for PdfError {}

/// A page of so many millimetres, which the SVG fills. The title is what a reader of the file shows; the words are what it
/// says, for those who cannot see it.
///
/// # Errors
///
/// [`PdfError`] for an SVG that is none, or shows what this does not draw.
pub fn page(svg: &str, (width, height): (f32, f32), title: &str, words: &str) -> Result<Vec<u8>, PdfError> {
    let tree = Tree::from_str(svg, &letters::options()).map_err(PdfError::Svg)?;
    let (width, height) = (width * POINTS, height * POINTS);
    let mut content = Content::new();
    let (across, down) = (width / tree.size().width(), height / tree.size().height());
    // PDF counts from below.
    content.transform([across, 0.0, 0.0, -down, 0.0, height]);
    draw(tree.root(), &mut content)?;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&content.finish()).map_err(PdfError::Packed)?;
    let packed = packed.finish().map_err(PdfError::Packed)?;

    let (catalog, pages, page, shapes, info) = (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4), Ref::new(5));
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages).lang(TextStr("ru"));
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.parent(pages).media_box(Rect::new(0.0, 0.0, width, height)).contents(shapes);
    sheet.resources();
    sheet.finish();
    pdf.stream(shapes, &packed).filter(Filter::FlateDecode);
    let mut told = pdf.document_info(info);
    told.title(TextStr(title)).subject(TextStr(words)).creator(TextStr("Grozd"));
    told.pair(Name(b"Trapped"), Name(b"False"));
    told.finish();
    Ok(pdf.finish())
}

fn draw(group: &Group, content: &mut Content) -> Result<(), PdfError> {
    if group.should_isolate() {
        return Err(PdfError::Unknown("what is seen through"));
    }
    for node in group.children() {
        match node {
            Node::Group(inner) => draw(inner, content)?,
            Node::Path(path) => shape(path, content)?,
            Node::Text(text) => draw(text.flattened(), content)?,
            Node::Image(_) => return Err(PdfError::Unknown("a picture")),
        }
    }
    Ok(())
}

fn shape(path: &Path, content: &mut Content) -> Result<(), PdfError> {
    if !path.is_visible() {
        return Ok(());
    }
    let part = |value: u8| f32::from(value) / 255.0;
    let plain = |paint: &Paint, opacity: f32| match paint {
        _ if opacity < 1.0 => Err(PdfError::Unknown("what is seen through")),
        Paint::Color(colour) => Ok((part(colour.red), part(colour.green), part(colour.blue))),
        _ => Err(PdfError::Unknown("a pattern")),
    };
    if let Some(fill) = path.fill() {
        let (red, green, blue) = plain(fill.paint(), fill.opacity().get())?;
        content.set_fill_rgb(red, green, blue);
        outline(path, content);
        match fill.rule() {
            FillRule::NonZero => content.fill_nonzero(),
            FillRule::EvenOdd => content.fill_even_odd(),
        };
    }
    if let Some(stroke) = path.stroke() {
        if stroke.dasharray().is_some() {
            return Err(PdfError::Unknown("a dashed line"));
        }
        let (red, green, blue) = plain(stroke.paint(), stroke.opacity().get())?;
        let Transform { sx, kx, ky, sy, .. } = path.abs_transform();
        content.set_stroke_rgb(red, green, blue);
        // A line that is drawn out more one way than the other is as wide as between the two.
        content.set_line_width(stroke.width().get() * (sx * sy - kx * ky).abs().sqrt());
        outline(path, content);
        content.stroke();
    }
    Ok(())
}

fn outline(path: &Path, content: &mut Content) {
    let Transform { sx, kx, ky, sy, tx, ty } = path.abs_transform();
    let at = |x: f32, y: f32| (sx * x + kx * y + tx, ky * x + sy * y + ty);
    let mut last = (0.0, 0.0);
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                last = at(to.x, to.y);
                content.move_to(last.0, last.1);
            }
            PathSegment::LineTo(to) => {
                last = at(to.x, to.y);
                content.line_to(last.0, last.1);
            }
            // PDF has cubic curves alone: a quadratic one is one of them.
            PathSegment::QuadTo(by, to) => {
                let (by, to) = (at(by.x, by.y), at(to.x, to.y));
                let near = |end: (f32, f32)| (end.0 + (by.0 - end.0) * 2.0 / 3.0, end.1 + (by.1 - end.1) * 2.0 / 3.0);
                let (one, two) = (near(last), near(to));
                content.cubic_to(one.0, one.1, two.0, two.1, to.0, to.1);
                last = to;
            }
            PathSegment::CubicTo(one, two, to) => {
                let (one, two) = (at(one.x, one.y), at(two.x, two.y));
                last = at(to.x, to.y);
                content.cubic_to(one.0, one.1, two.0, two.1, last.0, last.1);
            }
            PathSegment::Close => {
                content.close_path();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A5: (f32, f32) = (210.0, 148.0);

    fn svg(inside: &str) -> String {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="2100" height="1480">{inside}</svg>"#)
    }

    #[test]
    fn letters_become_shapes_and_the_words_are_told() {
        let letters = svg(r#"<text x="100" y="200" font-size="90">Ғайса Ҳ. Өлкә</text>"#);
        let (with, without) = (page(&letters, A5, "Сертификат", "№ 1").unwrap(), page(&svg(""), A5, "", "").unwrap());
        assert!(with.starts_with(b"%PDF-1.") && with.len() > without.len() + 500, "{} bytes", with.len());
        // UTF-16, as the format has it for what is not Latin.
        let title: String = "Сертификат".encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        assert!(String::from_utf8_lossy(&with).contains(&title));
    }

    #[test]
    fn what_cannot_be_drawn_is_an_error_and_not_left_out() {
        for inside in [
            r#"<rect width="9" height="9" fill="none" stroke="red" stroke-dasharray="2"/>"#,
            r#"<g opacity="0.5"><rect width="9" height="9"/></g>"#,
            r#"<linearGradient id="a"><stop stop-color="red"/><stop offset="1"/></linearGradient><rect width="9" height="9" fill="url(#a)"/>"#,
        ] {
            assert!(matches!(page(&svg(inside), A5, "", ""), Err(PdfError::Unknown(_))), "{inside}");
        }
        assert!(matches!(page("<p>", A5, "", ""), Err(PdfError::Svg(_))));
        let line = page(&svg(r#"<rect width="9" height="9" fill="none" stroke="red"/>"#), A5, "", "").unwrap();
        assert!(line.len() > page(&svg(""), A5, "", "").unwrap().len());
    }
}
