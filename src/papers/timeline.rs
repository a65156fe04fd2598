//! A way as a picture: points one below another, each with its day and its words, and a line where today is. What is done, at
//! work, late and ahead differ in shape and lightness too, and each is named below.

use std::fmt::Write as _;

use super::chart::{ChartError, Page, Style, WIDTH, png, wrap};
use super::letters::clean;
use crate::talk::{PointMark, Timeline};

/// No text is smaller than a phone shows well.
const DAY: f32 = 40.0;
const LABEL: f32 = 42.0;
const RADIUS: f32 = 24.0;
/// Where the way runs.
const TRACK: f32 = 90.0;
/// Where the words begin.
const TEXT: f32 = 150.0;
const GAP: f32 = 34.0;
/// More than this does not fit a picture that is sent.
const MOST: usize = 40;

/// Draws the way as a PNG.
///
/// # Errors
///
/// As [`super::chart::draw`].
pub fn draw(timeline: &Timeline) -> Result<Vec<u8>, ChartError> {
    let (svg, height) = svg(timeline);
    png(&svg, height)
}

fn svg(timeline: &Timeline) -> (String, u32) {
    let mut page = Page::new();
    page.title(&clean(&timeline.title));
    let shown = &timeline.points[..timeline.points.len().min(MOST)];
    let today = shown.iter().position(|point| point.is_ahead);
    let mut places = Vec::with_capacity(shown.len());
    for (number, point) in shown.iter().enumerate() {
        if today == Some(number) {
            self::today(&mut page, &timeline.today);
        }
        let style = Style::plain(LABEL);
        let lines = wrap(style, &clean(&point.label), WIDTH as f32 - TEXT - Page::EDGE, 3);
        places.push((page.y + DAY * 0.6, point.mark));
        page.lines(Style::bold(DAY), TEXT, &[clean(&point.day)]);
        page.lines(style, TEXT, &lines);
        page.y += GAP;
    }
    if today.is_none() {
        self::today(&mut page, &timeline.today);
    }
    if let (Some((first, _)), Some((last, _))) = (places.first(), places.last()) {
        let _ = writeln!(
            page.body,
            r##"<line x1="{TRACK}" y1="{first:.1}" x2="{TRACK}" y2="{last:.1}" stroke="#b9b9c4" stroke-width="6"/>"##
        );
    }
    for (y, mark) in places {
        sign(&mut page, TRACK, y, mark);
    }
    page.y += GAP;
    for (mark, words) in
        [PointMark::Done, PointMark::Going, PointMark::Late, PointMark::Ahead].into_iter().zip(&timeline.legend)
    {
        let style = Style::plain(DAY);
        let y = page.y + style.line_height() / 2.0;
        sign(&mut page, TRACK, y, mark);
        page.lines(style, TEXT, &[clean(words)]);
        page.y += 10.0;
    }
    page.finish()
}

/// Where today is.
fn today(page: &mut Page, words: &str) {
    let style = Style::bold(DAY);
    let y = page.y + style.line_height() / 2.0;
    page.text(style, TEXT, y, &clean(words));
    page.y += style.line_height() + 8.0;
    let (y, end) = (page.y, WIDTH as f32 - Page::EDGE);
    let edge = Page::EDGE;
    let _ = writeln!(
        page.body,
        r##"<line x1="{edge:.1}" y1="{y:.1}" x2="{end:.1}" y2="{y:.1}" stroke="#e8833a" stroke-width="5" stroke-dasharray="22 14"/>"##
    );
    page.y += GAP;
}

/// The sign of a point: a full circle with a tick, a half one, a square, an empty circle.
fn sign(page: &mut Page, x: f32, y: f32, mark: PointMark) {
    let r = RADIUS;
    let _ = match mark {
        PointMark::Done => writeln!(
            page.body,
            r##"<circle cx="{x:.1}" cy="{y:.1}" r="{r}" fill="#5b2a86"/><polyline points="{:.1},{y:.1} {:.1},{:.1} {:.1},{:.1}" fill="none" stroke="#ffffff" stroke-width="6"/>"##,
            x - 11.0,
            x - 3.0,
            y + 9.0,
            x + 12.0,
            y - 9.0,
        ),
        PointMark::Going => writeln!(
            page.body,
            r##"<circle cx="{x:.1}" cy="{y:.1}" r="{r}" fill="#ffffff" stroke="#5b2a86" stroke-width="6"/><circle cx="{x:.1}" cy="{y:.1}" r="11" fill="#5b2a86"/>"##
        ),
        PointMark::Late => writeln!(
            page.body,
            r##"<rect x="{:.1}" y="{:.1}" width="{w}" height="{w}" fill="#e8833a" stroke="#a8531a" stroke-width="4"/>"##,
            x - r,
            y - r,
            w = 2.0 * r,
        ),
        PointMark::Ahead => writeln!(
            page.body,
            r##"<circle cx="{x:.1}" cy="{y:.1}" r="{r}" fill="#ffffff" stroke="#8a8a96" stroke-width="6"/>"##
        ),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::Point;

    fn way(count: usize) -> Timeline {
        let marks = [PointMark::Done, PointMark::Going, PointMark::Late, PointMark::Ahead];
        let point = |number: usize| Point {
            day: "01.12.2026".to_owned(),
            label: "Стажировка: отработать опыты на базе школы с хорошей лабораторией <и> записать".to_owned(),
            mark: marks[number % 4],
            is_ahead: number > count / 2,
        };
        Timeline {
            title: "Мой маршрут".to_owned(),
            caption: String::new(),
            points: (0..count).map(point).collect(),
            today: "Сегодня, 21.11.2026".to_owned(),
            legend: ["сделано", "в работе", "просрочено", "впереди"].map(str::to_owned),
        }
    }

    /// A phone shows each point; a route of any length is drawn, as far as a picture can be sent.
    #[test]
    fn every_length_is_drawn_and_names_what_its_signs_mean() {
        for count in [0, 1, 7, 60] {
            let picture = draw(&way(count)).unwrap();
            assert!(picture.starts_with(b"\x89PNG"), "{count}");
        }
        let (svg, _) = svg(&way(7));
        assert!(svg.contains("Сегодня, 21.11.2026") && svg.contains("просрочено") && svg.contains("&lt;"), "{svg}");
        assert_eq!(svg.matches("stroke-dasharray").count(), 1);
    }
}
