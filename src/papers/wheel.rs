//! A wheel of axes: how several shares stand beside each other, now and the time before.

use std::f32::consts::TAU;
use std::fmt::Write as _;

use super::chart::{COLOURS, Page, Style, WIDTH, wrap};
use super::letters::clean;
use crate::talk::Chart;

/// As large as leaves room beside it for the longest word of a category.
const RADIUS: f32 = 236.0;
const LABEL: f32 = 40.0;
/// Between the rim and a label.
const GAP: f32 = 22.0;
/// Labels are wrapped at this width.
const COLUMN: f32 = 352.0;
/// Three lines of a label above and below the rim.
const ROOM: f32 = 150.0;
/// The rings that tell a share without a number: quarters of the rim.
const RINGS: u8 = 4;

/// Draws the axes below what the page has already; the rim is `rim`.
pub(super) fn axes(page: &mut Page, chart: &Chart, rim: u32) {
    let count = chart.bars.len();
    let (x, y) = (WIDTH as f32 / 2.0, page.y + ROOM + RADIUS);
    let point = |axis: usize, share: f32| {
        // The first axis stands upright, the others follow with the clock.
        let angle = TAU * axis as f32 / count as f32 - TAU / 4.0;
        (x + angle.cos() * RADIUS * share, y + angle.sin() * RADIUS * share)
    };
    let outline = |share: &dyn Fn(usize) -> f32| {
        let points = (0..count).map(|axis| point(axis, share(axis)));
        points.map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
    };
    for ring in 1..=RINGS {
        let share = f32::from(ring) / f32::from(RINGS);
        let points = outline(&|_| share);
        let _ = writeln!(page.body, r##"<polygon points="{points}" fill="none" stroke="#d4d4dc" stroke-width="3"/>"##);
    }
    for axis in 0..count {
        let (to_x, to_y) = point(axis, 1.0);
        let _ = writeln!(
            page.body,
            r##"<line x1="{x:.1}" y1="{y:.1}" x2="{to_x:.1}" y2="{to_y:.1}" stroke="#d4d4dc" stroke-width="3"/>"##
        );
    }
    // The newest lies above the one before.
    for series in (0..chart.series.len().max(1)).rev() {
        let share = |axis: usize| {
            let value = chart.bars[axis].values.get(series).copied().unwrap_or(0);
            (value as f32 / rim.max(1) as f32).min(1.0)
        };
        let (points, (fill, stroke)) = (outline(&share), COLOURS[series % COLOURS.len()]);
        let opacity = if series == 0 { "0.25" } else { "0" };
        let _ = writeln!(
            page.body,
            r#"<polygon points="{points}" fill="{fill}" fill-opacity="{opacity}" stroke="{stroke}" stroke-width="7" stroke-linejoin="round"/>"#
        );
    }
    for (axis, bar) in chart.bars.iter().enumerate() {
        let (at_x, at_y) = point(axis, 1.0 + GAP / RADIUS);
        let anchor = match at_x - x {
            right if right > 10.0 => "start",
            left if left < -10.0 => "end",
            _ => "middle",
        };
        let style = Style::plain(LABEL).anchored(anchor);
        let value = bar.values.first().copied().unwrap_or(0);
        let mut lines = wrap(style, &clean(&bar.label), COLUMN, 2);
        lines.push(value.to_string());
        let height = lines.len() as f32 * style.line_height();
        // Beside the wheel a label stands about its axis, at its top and its foot outside.
        let top = at_y - height * (1.0 - (at_y - y) / (RADIUS + GAP)) / 2.0;
        for (number, line) in lines.iter().enumerate() {
            let style = if number + 1 == lines.len() { Style::bold(LABEL).anchored(anchor) } else { style };
            page.text(style, at_x, top + (number as f32 + 0.5) * style.line_height(), line);
        }
    }
    page.y = y + RADIUS + ROOM;
}
