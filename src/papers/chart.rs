//! Rows in, PNG bytes out: a horizontal bar chart, or a wheel, for a picture in a chat.
//!
//! The picture is written as SVG here and rasterised by `resvg`. A plotting crate was weighed
//! and left out: `plotters` without a system font engine guesses a text's width from its *bytes*
//! (Cyrillic counts double), neither wraps nor ellipsises labels, and would still need `resvg`
//! to become a PNG. Bars are rectangles and text; what makes them readable on a phone is
//! measuring the labels with the very font that draws them, and that is done below with
//! `skrifa`, which `resvg` brings along anyway.
//!
//! The font is DejaVu Sans Condensed, embedded in the binary by the `dejavu` crate (Bitstream
//! Vera licence): the picture is the same on every machine and system fonts are never read.
//! Characters the font lacks (most emoji) are left out rather than drawn as empty boxes.
//!
//! [`draw`] is CPU work of some tens of milliseconds: from async code, call it in
//! `tokio::task::spawn_blocking`.

use resvg::{tiny_skia, usvg};
use std::fmt::{self, Write as _};

use super::letters::{self, FONTS, Face, clean, escape, grouped};
use super::wheel;
use crate::talk::{Chart, ChartBar};

/// Width of every picture, in pixels. The height follows from the content.
pub const WIDTH: u32 = 1280;

/// The tallest picture drawn: Telegram refuses photos whose width and height add up to more
/// than 10 000. From 60 to 90 bars of one series fit.
pub const MAX_HEIGHT: u32 = 10_000 - WIDTH;

// A phone shows the picture some 330 px wide, about a quarter of its size: no text is smaller
// than 40 px, so that it stays above 10 px there.
const TITLE: f32 = 54.0;
const LABEL: f32 = 42.0;
const VALUE: f32 = 42.0;
const LEGEND: f32 = 40.0;
const EMPTY: f32 = 46.0;

const MARGIN: f32 = 44.0;
const GAP: f32 = 18.0;
/// Labels are wrapped at this width; the column is as wide as the widest line really is.
const LABEL_COLUMN: f32 = 510.0;
/// Free space between two bars (groups of bars).
const ROW_GAP: f32 = 30.0;
/// Free space between the bars of one group.
const SERIES_GAP: f32 = 6.0;

/// Fill and outline of each series: a dark, a middle and a light one, so that they differ for
/// colour-blind eyes and in black and white too. A fourth series and later ones start over.
pub(super) const COLOURS: [(&str, &str); 3] = [("#5b2a86", "#5b2a86"), ("#e8833a", "#e8833a"), ("#c9e4cf", "#4f9163")];
const INK: &str = "#1d1d24";
const PALE_INK: &str = "#5f5f6b";

/// Why a chart could not be drawn.
#[derive(Debug)]
pub enum ChartError {
    /// The picture would be this many pixels tall, more than [`MAX_HEIGHT`]: too many bars.
    TooTall(u32),
    /// The SVG written here was refused, or its picture could not be encoded: a defect here.
    Render(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for ChartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooTall(height) => {
                write!(f, "chart of {height} px is taller than {MAX_HEIGHT} px")
            }
            Self::Render(error) => write!(f, "chart could not be rendered: {error}"),
        }
    }
}

impl std::error::Error for ChartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::TooTall(_) => None,
            Self::Render(error) => Some(error.as_ref()),
        }
    }
}

/// Draws the chart as a PNG, [`WIDTH`] pixels wide on white; the height grows with the bars.
///
/// # Errors
///
/// [`ChartError::TooTall`] when the bars do not fit [`MAX_HEIGHT`]; [`ChartError::Render`] when
/// rasterising or encoding fails, which no input is known to cause.
pub fn draw(chart: &Chart) -> Result<Vec<u8>, ChartError> {
    let (svg, height) = svg(chart);
    png(&svg, height)
}

/// A picture of this height as a PNG, on white.
pub(super) fn png(svg: &str, height: u32) -> Result<Vec<u8>, ChartError> {
    if height > MAX_HEIGHT {
        return Err(ChartError::TooTall(height));
    }
    let tree = usvg::Tree::from_str(svg, &letters::options()).map_err(|e| ChartError::Render(e.into()))?;
    let mut canvas =
        tiny_skia::Pixmap::new(WIDTH, height).ok_or_else(|| ChartError::Render("canvas without area".into()))?;
    canvas.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut canvas.as_mut());
    canvas.encode_png().map_err(|e| ChartError::Render(e.into()))
}

/// The whole layout: the SVG and its height in pixels.
fn svg(chart: &Chart) -> (String, u32) {
    let mut page = Page::new();
    page.title(&clean(&chart.title));
    if chart.bars.is_empty() {
        page.empty(&clean(&chart.empty));
    } else {
        if chart.series.len() > 1 {
            page.legend(&chart.series);
        }
        match chart.round {
            Some(rim) if chart.bars.len() > 2 => wheel::axes(&mut page, chart, rim),
            Some(_) | None => page.bars(&chart.bars, chart.series.len().max(1)),
        }
    }
    page.source(&clean(&chart.source));
    page.finish()
}

/// How a piece of text looks and which end of it stands at the given x.
#[derive(Clone, Copy)]
pub(super) struct Style {
    size: f32,
    face: &'static Face,
    anchor: &'static str,
    fill: &'static str,
}

impl Style {
    pub(super) fn plain(size: f32) -> Self {
        Self { size, face: &FONTS.plain, anchor: "start", fill: INK }
    }

    pub(super) fn bold(size: f32) -> Self {
        Self { face: &FONTS.bold, ..Self::plain(size) }
    }

    pub(super) fn centred(self) -> Self {
        self.anchored("middle")
    }

    /// Which end stands at the given x: `start`, `middle`, `end`.
    pub(super) fn anchored(self, anchor: &'static str) -> Self {
        Self { anchor, ..self }
    }

    pub(super) fn line_height(self) -> f32 {
        (self.size * 1.2).round()
    }

    fn width(self, text: &str) -> f32 {
        self.face.width(text, self.size)
    }
}

/// The SVG under construction, filled from top to bottom.
pub(super) struct Page {
    pub(super) body: String,
    /// Everything above this is taken.
    pub(super) y: f32,
}

impl Page {
    pub(super) const EDGE: f32 = MARGIN;
    pub(super) const INNER: f32 = WIDTH as f32 - 2.0 * MARGIN;

    pub(super) fn new() -> Self {
        Self { body: String::new(), y: MARGIN }
    }

    /// One line of text, its middle at `y`.
    pub(super) fn text(&mut self, style: Style, x: f32, y: f32, text: &str) {
        // Capitals and digits of DejaVu are 0.73 em high: half of that below the middle.
        let baseline = y + style.size * 0.365;
        let _ = writeln!(
            self.body,
            r#"<text x="{x:.1}" y="{baseline:.1}" font-size="{}" font-weight="{}" text-anchor="{}" fill="{}">{}</text>"#,
            style.size,
            style.face.weight,
            style.anchor,
            style.fill,
            escape(text),
        );
    }

    fn bar(&mut self, x: f32, y: f32, width: f32, height: f32, series: usize) {
        let (fill, stroke) = COLOURS[series % COLOURS.len()];
        // The outline lies inside the given box; a sliver narrower than it is all outline.
        let _ = writeln!(
            self.body,
            r#"<rect x="{:.1}" y="{:.1}" width="{:.1}" height="{:.1}" fill="{fill}" stroke="{stroke}" stroke-width="2"/>"#,
            x + 1.0,
            y + 1.0,
            (width - 2.0).max(0.5),
            height - 2.0,
        );
    }

    /// Lines one under another from the current y on.
    pub(super) fn lines(&mut self, style: Style, x: f32, lines: &[String]) {
        for line in lines {
            self.text(style, x, self.y + style.line_height() / 2.0, line);
            self.y += style.line_height();
        }
    }

    pub(super) fn title(&mut self, title: &str) {
        let style = Style::bold(TITLE);
        let lines = wrap(style, title, Self::INNER, 3);
        self.lines(style, MARGIN, &lines);
        if !lines.is_empty() {
            self.y += 34.0;
        }
    }

    fn empty(&mut self, sentence: &str) {
        let style = Style { anchor: "middle", fill: PALE_INK, ..Style::plain(EMPTY) };
        self.y += 70.0;
        let lines = wrap(style, sentence, Self::INNER, 4);
        self.lines(style, WIDTH as f32 / 2.0, &lines);
        self.y += 70.0;
    }

    /// Where the figures are from, small and pale; nothing where the chart does not say.
    fn source(&mut self, words: &str) {
        let style = Style { fill: PALE_INK, ..Style::plain(LEGEND) };
        let lines = wrap(style, words, Self::INNER, 2);
        self.y += if lines.is_empty() { 0.0 } else { GAP };
        self.lines(style, MARGIN, &lines);
    }

    /// Swatches with names, as many to a line as fit.
    fn legend(&mut self, series: &[String]) {
        const SWATCH: f32 = 40.0;
        let style = Style::plain(LEGEND);
        let line_height = style.line_height() + 8.0;
        let mut x = MARGIN;
        for (index, name) in series.iter().enumerate() {
            let room = Self::INNER - SWATCH - GAP;
            let name = wrap(style, &clean(name), room, 1).concat();
            let width = SWATCH + GAP + style.width(&name);
            if x > MARGIN && x + width > MARGIN + Self::INNER {
                x = MARGIN;
                self.y += line_height;
            }
            let middle = self.y + line_height / 2.0;
            self.bar(x, middle - SWATCH / 2.0, SWATCH, SWATCH, index);
            self.text(style, x + SWATCH + GAP, middle, &name);
            x += width + 48.0;
        }
        self.y += line_height + 34.0;
    }

    /// Labels right-aligned against an axis, bars to its right, each with its value at the end.
    fn bars(&mut self, bars: &[ChartBar], series: usize) {
        let label = Style { anchor: "end", ..Style::plain(LABEL) };
        let value = Style::bold(VALUE);
        let labels: Vec<Vec<String>> =
            bars.iter().map(|bar| wrap(label, &clean(&bar.label), LABEL_COLUMN, 2)).collect();
        let column = labels.iter().flatten().map(|line| label.width(line)).fold(0.0, f32::max);
        let values =
            |bar: &ChartBar| -> Vec<u32> { (0..series).map(|s| bar.values.get(s).copied().unwrap_or(0)).collect() };
        let highest = bars.iter().flat_map(&values).max().unwrap_or(0);

        let axis = MARGIN + if column > 0.0 { column + GAP } else { 0.0 };
        // The longest bar leaves room for the widest number.
        let room = MARGIN + Self::INNER - axis - GAP - value.width(&grouped(highest));
        let scale = f64::from(room) / f64::from(highest.max(1));

        // All rows are equally tall: as the tallest label needs.
        let lines = labels.iter().map(Vec::len).max().unwrap_or(0);
        let text_height = lines as f32 * label.line_height();
        let thickness = if series == 1 { f32::max(60.0, text_height * 0.7) } else { 48.0 };
        let group = series as f32 * (thickness + SERIES_GAP) - SERIES_GAP;
        let row = group.max(text_height);

        let top = self.y;
        for (bar, lines) in bars.iter().zip(&labels) {
            let middle = self.y + row / 2.0;
            let mut y = middle - lines.len() as f32 * label.line_height() / 2.0;
            for line in lines {
                self.text(label, axis - GAP, y + label.line_height() / 2.0, line);
                y += label.line_height();
            }
            y = middle - group / 2.0;
            for (index, number) in values(bar).into_iter().enumerate() {
                let mut length = 0.0;
                let mut style = value;
                if number == 0 {
                    style.fill = PALE_INK;
                } else {
                    // Even a tiny value is visible.
                    length = ((f64::from(number) * scale) as f32).max(4.0);
                    self.bar(axis, y, length, thickness, index);
                }
                let end = axis + length + GAP;
                self.text(style, end, y + thickness / 2.0, &grouped(number));
                y += thickness + SERIES_GAP;
            }
            self.y += row + ROW_GAP;
        }
        self.y -= ROW_GAP;
        let _ = writeln!(
            self.body,
            r##"<rect x="{:.1}" y="{:.1}" width="3" height="{:.1}" fill="#8a8a96"/>"##,
            axis - 3.0,
            top - 10.0,
            self.y - top + 20.0,
        );
    }

    pub(super) fn finish(self) -> (String, u32) {
        // Saturates for absurd charts, which are then refused as too tall.
        let height = (self.y + MARGIN).ceil() as u32;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
             font-family=\"{}\" font-stretch=\"condensed\">\n{}</svg>",
            escape(&FONTS.family),
            self.body,
        );
        (svg, height)
    }
}

/// Lines of a style: see [`letters::wrap`].
pub(super) fn wrap(style: Style, text: &str, width: f32, max_lines: usize) -> Vec<String> {
    letters::wrap((style.face, style.size), text, width, max_lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(series: &[&str], bars: &[(&str, &[u32])]) -> Chart {
        Chart {
            caption: String::new(),
            title: "Кто сколько раз дежурил".to_owned(),
            series: series.iter().map(|&s| s.to_owned()).collect(),
            bars: bars
                .iter()
                .map(|&(label, values)| ChartBar { label: label.to_owned(), values: values.to_vec() })
                .collect(),
            empty: "За неделю никто ничего не записал.".to_owned(),
            source: "Город, на 27.11.2026".to_owned(),
            round: None,
        }
    }

    /// Draws, checks the signature, gives width and height from the PNG's header.
    fn size(chart: &Chart) -> (u32, u32) {
        let png = draw(chart).expect("draws");
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("4 bytes"));
        (number(16), number(20))
    }

    /// A wheel is as tall with three axes as with ten; two make bars.
    #[test]
    fn a_wheel_has_three_axes_or_more() {
        let wheel = |count: usize| {
            let values: Vec<_> = vec![("Психолого-педагогические", &[67, 50][..]); count];
            size(&Chart { round: Some(100), ..chart(&["Сейчас", "В прошлый раз"], &values) })
        };
        assert_eq!(wheel(3), wheel(10));
        assert_ne!(wheel(2), wheel(3));
    }

    #[test]
    fn the_picture_is_a_png_that_grows_with_the_bars() {
        let mut last = 0;
        for count in [1, 7, 30] {
            let bars = vec![("Анна", &[3][..]); count];
            let (width, height) = size(&chart(&["раз"], &bars));
            assert_eq!(width, WIDTH);
            assert!(height > last, "{count} bars: {height} after {last}");
            last = height;
        }
    }

    #[test]
    fn no_bars_show_the_sentence() {
        let none = chart(&["раз"], &[]);
        assert!(svg(&none).0.contains("никто ничего"));
        let (_, height) = size(&none);
        assert!((200..600).contains(&height), "{height}");
        let blank = Chart { title: String::new(), empty: String::new(), ..none };
        size(&blank);
    }

    #[test]
    fn hostile_labels_are_drawn_on_at_most_two_lines() {
        let word = "щ".repeat(200);
        let words = "шла Саша по шоссе ".repeat(12);
        let tower = format!("з{}", "\u{301}".repeat(90));
        let labels = [
            "<b>&amp;</b> \"'&#0; ]]> </text>",
            "🍇🦀👩‍👩‍👧‍👦",
            "нуль\0возврат\r\nстрока\u{202e}наоборот",
            "汉字",
            "",
            " ",
            &word,
            &words,
            &tower,
        ];
        let bars: Vec<(&str, &[u32])> = labels.iter().map(|&l| (l, &[5][..])).collect();
        let hostile = chart(&["раз"], &bars);
        assert!(svg(&hostile).0.contains("&lt;b&gt;&amp;amp;"));
        let (width, height) = size(&hostile);
        assert_eq!(width, WIDTH);
        assert!(height < 1400, "{height}");

        let style = Style::plain(LABEL);
        for text in [&word, &words] {
            let lines = wrap(style, &clean(text), LABEL_COLUMN, 2);
            assert_eq!(lines.len(), 2);
            assert!(lines[1].ends_with('…'));
            assert!(lines.iter().all(|l| style.width(l) <= LABEL_COLUMN));
        }
        let mut long = chart(&[&word, &words, "третий"], &bars);
        long.title = words.clone();
        size(&long);
    }

    #[test]
    fn the_widest_number_stays_inside_the_picture() {
        let wide = "ширина ".repeat(20);
        let huge = chart(&["раз"], &[(&wide, &[u32::MAX]), ("ноль", &[0]), ("один", &[1])]);
        let (svg, _) = svg(&huge);
        let tree = usvg::Tree::from_str(&svg, &letters::options()).expect("parses");
        let drawn = tree.root().abs_bounding_box();
        assert!(drawn.left() >= 0.0 && drawn.right() <= WIDTH as f32, "{drawn:?}");
        assert!(svg.contains("4\u{a0}294\u{a0}967\u{a0}295"));
    }

    #[test]
    fn missing_values_are_zero_and_surplus_ones_are_not_drawn() {
        let uneven = chart(&["да", "нет"], &[("а", &[]), ("б", &[1, 2, 777])]);
        let (svg, _) = svg(&uneven);
        assert_eq!(svg.matches(">0</text>").count(), 2);
        assert!(!svg.contains("777"));
        size(&uneven);
        size(&chart(&[], &[("а", &[0])]));
    }

    #[test]
    fn a_legend_appears_from_two_series_on() {
        let bars: &[(&str, &[u32])] = &[("а", &[1, 2])];
        assert!(!svg(&chart(&["обещано"], bars)).0.contains("обещано"));
        assert!(svg(&chart(&["обещано", "сделано"], bars)).0.contains("обещано"));
    }

    #[test]
    fn different_charts_are_different_pictures() {
        let draw = |value| draw(&chart(&["раз"], &[("Анна", &[value]), ("Борис", &[4])]));
        let one = draw(1).expect("draws");
        assert_eq!(one, draw(1).expect("draws"));
        assert_ne!(one, draw(2).expect("draws"));
    }

    #[test]
    fn letters_are_drawn_and_not_only_bars() {
        let plain = |label| draw(&chart(&["раз"], &[(label, &[1])])).expect("draws");
        assert_ne!(plain("Анна"), plain("Аннв"));
    }

    #[test]
    fn a_chart_too_tall_for_telegram_is_refused() {
        let bars = vec![("Анна", &[3][..]); 500];
        let error = draw(&chart(&["раз"], &bars)).expect_err("too tall");
        assert!(matches!(error, ChartError::TooTall(height) if height > MAX_HEIGHT));
    }
}
