//! A link in, PNG bytes out: a square that phones read, with what it is for above and below it, to be printed or shown on a
//! wall.
//!
//! The squares are those of the crate `qrcode`, which without its features has no dependency and is compiled in a second;
//! they are drawn here as one path of the SVG that `resvg` rasterises for charts too. `fast_qr` would bring a writer of
//! pictures of its own.

use std::fmt::{self, Write as _};

use qrcode::{Color, EcLevel, QrCode};

use super::chart::{self, ChartError, Page, Style, WIDTH, wrap};
use super::letters::clean;
use crate::talk::Qr;

/// The side of the square with its quiet zone, in pixels: most of the width.
const SIDE: f32 = 1040.0;
/// Light modules around the code, without which phones do not find it (ISO/IEC 18004, 9.1).
const QUIET: usize = 4;
/// Below the code.
const LINE: f32 = 46.0;

/// Why a code could not be drawn.
#[derive(Debug)]
pub enum QrError {
    /// The link is longer than a code holds.
    TooLong(qrcode::types::QrError),
    /// See [`ChartError`].
    Picture(ChartError),
}

impl fmt::Display for QrError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QrError::TooLong(error) => write!(to, "a link that is no code: {error}"),
            QrError::Picture(error) => error.fmt(to),
        }
    }
}

impl std::error::Error for QrError {}

/// Draws the code as a PNG, [`WIDTH`] pixels wide on white.
///
/// # Errors
///
/// [`QrError::TooLong`] for a link that no code holds: longer than any that the bot makes.
pub fn draw(code: &Qr) -> Result<Vec<u8>, QrError> {
    let mut page = Page::new();
    page.title(&clean(&code.title));
    let corner = ((WIDTH as f32 - SIDE) / 2.0, page.y);
    page.body.push_str(&path(&code.link, corner, SIDE)?);
    page.y += SIDE;
    let style = Style::plain(LINE).centred();
    for line in &code.lines {
        let lines = wrap(style, &clean(line), Page::INNER, 3);
        page.lines(style, WIDTH as f32 / 2.0, &lines);
    }
    let (svg, height) = page.finish();
    chart::png(&svg, height).map_err(QrError::Picture)
}

/// The dark squares of a link's code as one path, with the quiet zone around them: the corner above, to the left, and the
/// side of all.
///
/// # Errors
///
/// [`QrError::TooLong`], see [`draw`].
pub(super) fn path(link: &str, (x, y): (f32, f32), side: f32) -> Result<String, QrError> {
    let squares = QrCode::with_error_correction_level(link, EcLevel::M).map_err(QrError::TooLong)?;
    let modules = squares.width();
    let size = side / (modules + 2 * QUIET) as f32;
    let (left, top) = (x + size * QUIET as f32, y + size * QUIET as f32);
    let mut path = "<path fill=\"#000\" shape-rendering=\"crispEdges\" d=\"".to_owned();
    for (place, colour) in squares.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            let (x, y) = (left + (place % modules) as f32 * size, top + (place / modules) as f32 * size);
            // Neighbours overlap by a hair, so that no seam of light is between them.
            let side = size * 1.02;
            let _ = write!(path, "M{x:.2} {y:.2}h{side:.2}v{side:.2}h-{side:.2}z");
        }
    }
    path.push_str("\"/>\n");
    Ok(path)
}

/// What a phone reads of a picture on which one code is.
#[cfg(test)]
pub(super) fn read_back(picture: &resvg::tiny_skia::Pixmap) -> String {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let grey = |x: usize, y: usize| picture.pixel(x as u32, y as u32).map_or(255, |pixel| pixel.green());
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one code is on the picture");
    grids[0].decode().unwrap().1
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::*;

    /// Events: the QR is read back by a decoder, with any title above it.
    #[test]
    fn what_is_drawn_is_read_back() {
        let link = "https://messenger.example/grozd_lesnoy_bot?start=here-abcdefghijklmnopqrstuv";
        for title in ["Формирующее оценивание", "«=Ә, Ө, Ү, ҥ» & <b>", ""] {
            let code = Qr {
                title: title.into(),
                link: link.into(),
                lines: vec!["Наведите камеру".into(); 2],
                caption: String::new(),
            };
            let png = draw(&code).unwrap();
            assert!(png.len() < 300_000, "{} bytes", png.len());
            assert_eq!(read_back(&Pixmap::decode_png(&png).unwrap()), link);
        }
    }

    #[test]
    fn a_link_that_no_code_holds_is_an_error() {
        let code = Qr { link: "x".repeat(5000), ..Qr::default() };
        assert!(matches!(draw(&code), Err(QrError::TooLong(_))));
    }
}
