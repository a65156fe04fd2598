//! What a certificate says in, a page of PDF out (P23): A4 across, letters as shapes, and the code by which anybody can
//! ask whether it is genuine.

use std::fmt::{self, Write as _};

use super::chart::{Page, Style, WIDTH, wrap};
use super::drawing::{self, Flaw};
use super::letters::clean;
use super::pdf::{self, PdfError};
use super::qr::{self, QrError};
use crate::talk::Certificate;

/// A4 across, in millimetres.
const PAPER: (f32, f32) = (297.0, 210.0);
/// Its height in the units of the drawing.
const HEIGHT: f32 = WIDTH as f32 * 210.0 / 297.0;
/// How far the frame is from the edge.
const EDGE: f32 = 28.0;
/// The width of a line of text.
const LINE: f32 = 1040.0;
/// The side of the code: 35 mm on paper.
const CODE: f32 = 150.0;

/// Why a certificate could not be drawn.
#[derive(Debug)]
pub enum CertificateError {
    /// See [`QrError`].
    Code(QrError),
    /// See [`PdfError`].
    Page(PdfError),
}

impl fmt::Display for CertificateError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CertificateError::Code(error) => error.fmt(to),
            CertificateError::Page(error) => error.fmt(to),
        }
    }
}

impl std::error::Error for CertificateError {}

/// The page as an SVG.
///
/// # Errors
///
/// [`CertificateError::Code`] for a link that no code holds.
pub fn svg(of: &Certificate) -> Result<String, CertificateError> {
    drawn(of, |at| qr::path(&of.link, at, CODE).map_err(CertificateError::Code))
}

/// The same page with marks in the place of words, for a municipality to make its own of it.
///
/// # Errors
///
/// None: no code is drawn on it.
pub fn sample() -> Result<String, CertificateError> {
    let mark = |name: &str| format!("{{{{{name}}}}}");
    let of = Certificate {
        office: vec![mark("ведомство")],
        number: mark("номер"),
        person: mark("имя"),
        works: mark("место работы"),
        deed: mark("участие"),
        event: mark("мероприятие"),
        when: mark("когда"),
        post: mark("должность подписанта"),
        signatory: mark("подписант"),
        ..Certificate::default()
    };
    drawn(&of, |(x, y)| {
        Ok(format!(
            "<rect id=\"код\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{CODE}\" height=\"{CODE}\" fill=\"#dddddd\"/>\n"
        ))
    })
}

/// The page, with the code of the paper as it is given: from its corner above, to the left.
fn drawn(
    of: &Certificate,
    code_at: impl Fn((f32, f32)) -> Result<String, CertificateError>,
) -> Result<String, CertificateError> {
    let mut page = Page::new();
    let (right, below) = (WIDTH as f32 - EDGE, HEIGHT - EDGE);
    let inner = EDGE + 6.0;
    let _ = writeln!(
        page.body,
        r##"<path fill="#5b2a86" fill-rule="evenodd" d="M{EDGE} {EDGE}H{right}V{below}H{EDGE}z M{inner} {inner}H{:.1}V{:.1}H{inner}z"/>"##,
        right - 6.0,
        below - 6.0,
    );
    page.y = 66.0;
    let centred = |page: &mut Page, style: Style, words: &str, most: usize, after: f32| {
        let style = style.centred();
        let lines = wrap(style, &clean(words), LINE, most);
        page.lines(style, WIDTH as f32 / 2.0, &lines);
        page.y += after;
    };
    for line in of.office.iter().take(3) {
        centred(&mut page, Style::plain(26.0), line, 1, 0.0);
    }
    page.y += 14.0;
    centred(&mut page, Style::bold(62.0), "СЕРТИФИКАТ", 1, 0.0);
    centred(&mut page, Style::plain(28.0), &of.number, 1, 18.0);
    centred(&mut page, Style::plain(28.0), "подтверждает, что", 1, 10.0);
    centred(&mut page, Style::bold(46.0), &of.person, 2, 2.0);
    centred(&mut page, Style::plain(26.0), &of.works, 2, 14.0);
    centred(&mut page, Style::plain(30.0), &of.deed, 3, 8.0);
    centred(&mut page, Style::bold(32.0), &of.event, 2, 6.0);
    centred(&mut page, Style::plain(26.0), &of.when, 2, 0.0);

    // The block of signature stands at the foot, whatever is above it.
    let foot = HEIGHT - 120.0;
    page.y = foot;
    let post = Style::plain(26.0);
    page.lines(post, 92.0, &wrap(post, &clean(&of.post), 360.0, 2));
    let _ = writeln!(page.body, r##"<rect x="470" y="{:.1}" width="230" height="2" fill="#1d1d24"/>"##, foot + 28.0);
    page.y = foot;
    page.lines(post, 720.0, &wrap(post, &clean(&of.signatory), 300.0, 1));
    page.y = foot + 40.0;
    page.lines(Style::plain(22.0), 560.0, &["М. П.".to_owned()]);
    let code = (WIDTH as f32 - 92.0 - CODE, HEIGHT - 84.0 - CODE);
    page.body.push_str(&code_at(code)?);
    page.y = code.1 + CODE;
    let small = Style::plain(18.0).centred();
    page.lines(small, code.0 + CODE / 2.0, &["Проверить".to_owned()]);
    page.y = HEIGHT - Page::EDGE;
    Ok(page.finish().0)
}

/// Draws a certificate, on the municipality's own drawing where there is one and it can be drawn still: it was looked at when it
/// came, and whoever was there gets their paper in any case.
///
/// # Errors
///
/// [`CertificateError`], which nothing that the bot writes is known to cause.
pub fn draw(of: &Certificate, drawing: Option<&[u8]>) -> Result<Vec<u8>, CertificateError> {
    if let Some(page) = drawing.and_then(|drawing| on(drawing, of).ok()) {
        return Ok(page);
    }
    let words = [of.person.as_str(), &of.works, &of.deed, &of.event, &of.when, &of.link].join("; ");
    pdf::page(&svg(of)?, PAPER, &format!("Сертификат {}", of.number), &words).map_err(CertificateError::Page)
}

/// Draws a certificate on a municipality's own drawing.
///
/// # Errors
///
/// A flaw of the drawing, by its name.
pub fn on(drawing: &[u8], of: &Certificate) -> Result<Vec<u8>, Flaw> {
    let words = [of.person.as_str(), &of.works, &of.deed, &of.event, &of.when, &of.link].join("; ");
    let filled = drawing::fill(drawing, of)?;
    let page = pdf::page(&filled, PAPER, &format!("Сертификат {}", of.number), &words);
    page.map_err(|error| match error {
        PdfError::Svg(_) => Flaw::NotSvg,
        PdfError::Unknown(what) => Flaw::Shows(what.to_owned()),
        PdfError::Packed(error) => Flaw::Shows(error.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia;

    use super::*;
    use crate::papers::{chart, fitting, letters};

    fn certificate() -> Certificate {
        Certificate {
            name: "Сертификат_12.pdf".into(),
            caption: String::new(),
            office: vec!["Управление образования Лесного района".into()],
            number: "№ 12 от 26 ноября 2026 г.".into(),
            person: "Петрова Ольга Сергеевна".into(),
            works: "учитель, Школа № 3".into(),
            deed: "выступила с докладом «Критерии вместо отметок»".into(),
            event: "Семинар «Формирующее оценивание»".into(),
            when: "26 ноября 2026 г., Школа № 3".into(),
            post: "Начальник управления".into(),
            signatory: "П. П. Начальников".into(),
            link: "https://messenger.example/grozd_lesnoy_bot?start=proof-abcdefghijklmnopqrstuvwxyz".into(),
            sample: None,
        }
    }

    /// Events: what a municipality begins its own with is a sound drawing itself.
    #[test]
    fn the_sample_is_a_sound_drawing() {
        let pdf = on(sample().unwrap().as_bytes(), &drawing::specimen()).unwrap();
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 5_000, "{} bytes", pdf.len());
        assert_eq!(pdf::reading::read(&pdf).pages, 1);
    }

    /// A name of sixty letters and a title of two hundred.
    fn long() -> Certificate {
        let event =
            "Семинар «".to_owned() + &"Формирующее оценивание в разновозрастном классе сельской школы ".repeat(3);
        Certificate {
            person: "Образцова-Преображенская-Задунайская Александра Константиновна".to_owned(),
            event: event.chars().take(199).collect::<String>() + "»",
            deed: "выступила с докладом «".to_owned() + &"Критерии вместо отметок ".repeat(8) + "»",
            ..certificate()
        }
    }

    /// P23, Events: long names and titles stand within the page of a municipality's own drawing too, however its lines are
    /// anchored, nothing of them is left out, and they run into nothing that stood beside them.
    #[test]
    fn long_words_stand_within_the_page_of_a_drawing() {
        let own = |lines: &str| {
            let code = "<rect id=\"код\" x=\"990\" y=\"640\" width=\"150\" height=\"150\"/>";
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"848\">{lines}{code}</svg>")
        };
        let inkscape = own(
            "<g transform=\"translate(100 20) scale(2)\"><text style=\"font-size:16px;text-anchor:start\">\
             <tspan x=\"0\" y=\"40\">{{имя}}</tspan></text></g>\
             <text x=\"1100\" y=\"300\" font-size=\"32\" font-weight=\"bold\" text-anchor=\"end\">{{мероприятие}}</text>\
             <text x=\"600\" y=\"420\" font-size=\"28\" text-anchor=\"middle\">{{участие}}</text>\
             <text x=\"90\" y=\"560\" font-size=\"20\">{{номер}}, <tspan font-weight=\"bold\">{{когда}}</tspan></text>",
        );
        for drawing in [sample().unwrap(), inkscape] {
            let filled = drawing::fill(drawing.as_bytes(), &long()).unwrap();
            let tree = resvg::usvg::Tree::from_str(&filled, &letters::options()).unwrap();
            let (mut words, mut boxes) = (String::new(), Vec::new());
            fitting::walk(tree.root(), &mut |text| {
                let whole = text.abs_bounding_box();
                let said: String = text.chunks().iter().map(|chunk| chunk.text()).collect();
                let (left, right) = (30.0, WIDTH as f32 - 30.0);
                assert!(whole.left() >= left && whole.right() <= right, "{whole:?}: {said}");
                assert!(whole.top() >= 30.0 && whole.bottom() <= HEIGHT - 30.0, "{whole:?}: {said}");
                words.push_str(&said);
                words.push(' ');
                boxes.push((whole, said));
            });
            let of = long();
            for held in [of.person, of.event, of.deed, of.number, of.when] {
                assert!(words.contains(&clean(&held)), "{held} is not whole in {words}");
            }
            // Letters have room above and below within their box: a third of each is free.
            let inner = |it: &resvg::usvg::Rect| (it.top() + it.height() * 0.17, it.bottom() - it.height() * 0.17);
            for (place, (one, said)) in boxes.iter().enumerate() {
                for (other, beside) in &boxes[place + 1..] {
                    let apart = inner(one).1 <= inner(other).0 || inner(other).1 <= inner(one).0;
                    let beside_it = one.right() <= other.left() || other.right() <= one.left();
                    assert!(apart || beside_it, "«{said}» {one:?} runs into «{beside}» {other:?}");
                }
            }
            // What fits stays as it was drawn.
            let short = drawing::fill(drawing.as_bytes(), &certificate()).unwrap();
            assert!(!short.contains("scale(0."), "{short}");
        }
    }

    /// Events: PDF from an SVG, with the code read back, for names in every national alphabet and of any length.
    #[test]
    fn a_certificate_is_a_page_whose_code_is_read_back() {
        let long = "Әхмәтҗанова-Ҥиһигэй Ғәлиябану Ҡасымҗан ҡыҙы".to_owned();
        let event =
            "Семинар «=Формирующее оценивание & <критерии> в разновозрастном обучении сельской школы: опыт и уроки»";
        for certificate in [certificate(), Certificate { person: long, event: event.into(), ..certificate() }] {
            let svg = svg(&certificate).unwrap();
            let png = chart::png(&svg, HEIGHT.ceil() as u32).unwrap();
            let picture = tiny_skia::Pixmap::decode_png(&png).unwrap();
            assert_eq!(crate::papers::qr::read_back(&picture), certificate.link);
            let pdf = draw(&certificate, None).unwrap();
            // A drawing that has become unsound does not cost anybody their paper.
            assert_eq!(draw(&certificate, Some(b"<svg")).unwrap().len(), pdf.len());
            assert!(pdf.starts_with(b"%PDF-") && (5_000..400_000).contains(&pdf.len()), "{} bytes", pdf.len());
            // Another reader has a page of A4, the words for those who cannot see it, and the code as the page draws it.
            let read = pdf::reading::read(&pdf);
            assert_eq!((read.pages, read.size.0.round(), read.size.1.round()), (1, 842.0, 595.0));
            assert_eq!(read.title, format!("Сертификат {}", certificate.number));
            for said in
                [&certificate.person, &certificate.works, &certificate.deed, &certificate.event, &certificate.when]
            {
                assert!(read.subject.contains(said.as_str()), "{said} is not in {}", read.subject);
            }
            assert_eq!(crate::papers::qr::read_back(&read.picture), certificate.link);
        }
        assert!(letters::clean("Ғ Ҡ Ҥ").contains('Ҥ'));
    }
}
