//! A file of PDF as another reader than its writer has it: what it says of itself, and its page drawn from its operators.

use lopdf::content::Content;
use lopdf::{Document, Object, decode_text_string};
use resvg::tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

/// So many dots a point.
const DOTS: f32 = 3.0;

/// What a reader of a file has of it.
pub struct Read {
    /// How many pages it has.
    pub pages: usize,
    /// The width and the height of the first, in points.
    pub size: (f32, f32),
    pub title: String,
    pub subject: String,
    /// The first page, as it is seen.
    pub picture: Pixmap,
}

/// Reads a file.
pub fn read(pdf: &[u8]) -> Read {
    let document = Document::load_mem(pdf).unwrap();
    let pages = document.get_pages();
    let first = pages[&1];
    let of = document.get_dictionary(first).unwrap();
    let corners: Vec<f32> = numbers(of.get(b"MediaBox").unwrap().as_array().unwrap());
    let size = (corners[2] - corners[0], corners[3] - corners[1]);
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    let said = |key: &[u8]| decode_text_string(info.get(key).unwrap()).unwrap();
    Read {
        pages: pages.len(),
        size,
        title: said(b"Title"),
        subject: said(b"Subject"),
        picture: drawn(&document.get_page_content(first), size),
    }
}

fn numbers(operands: &[Object]) -> Vec<f32> {
    operands.iter().map(|operand| operand.as_float().unwrap()).collect()
}

/// The page as its operators draw it; one that is none of those that a page of ours needs fails.
fn drawn(content: &[u8], (width, height): (f32, f32)) -> Pixmap {
    let mut picture = Pixmap::new((width * DOTS) as u32, (height * DOTS) as u32).unwrap();
    picture.fill(Color::WHITE);
    // PDF counts from below.
    let mut at = Transform::from_row(DOTS, 0.0, 0.0, -DOTS, 0.0, height * DOTS);
    let (mut fill, mut line) = (Paint::default(), (Paint::default(), Stroke::default()));
    let mut path = PathBuilder::new();
    let ends = |path: &mut PathBuilder| -> Option<Path> { std::mem::take(path).finish() };
    for operation in Content::decode(content).unwrap().operations {
        let of = numbers(&operation.operands);
        let colour = || Color::from_rgba(of[0], of[1], of[2], 1.0).unwrap();
        match operation.operator.as_str() {
            "cm" => at = at.pre_concat(Transform::from_row(of[0], of[1], of[2], of[3], of[4], of[5])),
            "rg" => fill.set_color(colour()),
            "RG" => line.0.set_color(colour()),
            "w" => line.1.width = of[0],
            "m" => path.move_to(of[0], of[1]),
            "l" => path.line_to(of[0], of[1]),
            "c" => path.cubic_to(of[0], of[1], of[2], of[3], of[4], of[5]),
            "h" => path.close(),
            rule @ ("f" | "f*") => {
                let rule = if rule == "f" { FillRule::Winding } else { FillRule::EvenOdd };
                if let Some(path) = ends(&mut path) {
                    picture.fill_path(&path, &fill, rule, at, None);
                }
            }
            "S" => {
                if let Some(path) = ends(&mut path) {
                    picture.stroke_path(&path, &line.0, &line.1, at, None);
                }
            }
            other => panic!("a page of ours has no «{other}»"),
        }
    }
    picture
}
