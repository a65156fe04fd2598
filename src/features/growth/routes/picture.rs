//! The way as a picture: each measure on its day, what is done, what is late, and where today is.

use super::words;
use crate::model::routes::{Opened, StepState};
use crate::say;
use crate::talk::{Cx, Parcel, Point, PointMark, Result, Timeline, Trouble};
use crate::text::with_capital;

/// Sends the picture below the card; a route without measures has none.
pub fn send(cx: &mut Cx, opened: &Opened) -> Result<()> {
    let (language, today, route) = (cx.language(), cx.today(), &opened.route);
    if route.steps.is_empty() || opened.hand() == crate::model::routes::Hand::Tutor && !route.accepted {
        return Err(Trouble::Refused(say!(language, "routes-empty")));
    }
    let mut steps: Vec<_> = route.steps.iter().collect();
    steps.sort_by_key(|step| {
        let day = step.done_on.or(step.due);
        (day.is_none(), day, step.id)
    });
    let points = steps.iter().map(|step| {
        let is_late = step.due.is_some_and(|due| due < today);
        let day = step.done_on.or(step.due);
        let stage = match step.form.is_practice() {
            true => say!(language, "routes-picture-practice"),
            false => with_capital(&step.form.named(language)),
        };
        Point {
            day: day.map(words::day).unwrap_or_default(),
            label: format!("{stage}: {}", step.words),
            mark: match step.state {
                StepState::Done => PointMark::Done,
                StepState::Shown | StepState::Going => PointMark::Going,
                StepState::Planned | StepState::Returned if is_late => PointMark::Late,
                StepState::Planned | StepState::Returned => PointMark::Ahead,
            },
            is_ahead: step.done_on.is_none() && day.is_none_or(|day| day >= today),
        }
    });
    let (done, all) = (route.done(), route.steps.len());
    let timeline = Timeline {
        title: say!(language, "routes-picture-title"),
        caption: say!(language, "routes-picture-caption", done = done, all = all),
        points: points.collect(),
        today: say!(language, "routes-picture-today", day = words::day(today)),
        legend: [
            say!(language, "routes-picture-done"),
            say!(language, "routes-picture-going"),
            say!(language, "routes-picture-late"),
            say!(language, "routes-picture-ahead"),
        ],
    };
    cx.parcel(Parcel::Timeline(Box::new(timeline)));
    Ok(())
}
