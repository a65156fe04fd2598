//! What schools have answered, where each answers as one.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::cards::{excerpt, short, slice_named, slices};
use super::room::Press;
use super::store::{Report, School, Sent, Slice};
use crate::features::happenings::broadcasts::telling::{Given, Under};
use crate::say;
use crate::talk::{Button, Cell, Page, Sheet, Spot, View};
use crate::text::{Language, clipped};

/// Schools on a page: each is a line.
const NAMES: usize = 10;
/// Files on a page: each is a button.
pub const FILES: usize = 8;

/// How many have answered, and what.
pub fn lines(language: Language, report: &Report, schools: Vec<School>, view: View<Press>) -> View<Press> {
    let given: Vec<_> = schools.iter().filter_map(|school| school.given.as_ref()).collect();
    let view = view.line(say!(language, "broadcasts-schools-answered", count = given.len(), of = schools.len()));
    match &report.under {
        Under::Question { options, .. } => view.lines((0..).zip(options).map(|(number, option)| {
            let count = given.iter().filter(|given| ***given == Given::Option(number)).count();
            format!("• {option}: {count}")
        })),
        Under::Number => {
            let numbers = given.iter().filter_map(|given| match given {
                Given::Number(number) => Some(*number),
                Given::Option(_) | Given::Words(_) | Given::File { .. } => None,
            });
            view.line(say!(language, "broadcasts-tally-sum", sum = numbers.sum::<i64>()))
        }
        Under::Nothing | Under::Read | Under::Link { .. } | Under::Words | Under::File => view,
    }
}

/// A page of schools: all of them, or those that are silent.
pub fn page(language: Language, report: &Report, all: Vec<School>, slice: Slice, spot: &Spot) -> View<Press> {
    let all: Vec<_> = all.into_iter().filter(|school| slice == Slice::Schools || school.given.is_none()).collect();
    let (count, page) = (all.len(), Page::of(spot.page, all.len(), NAMES));
    let line = |school: School| match (&school.given, &school.by) {
        (Some(given), Some(by)) => format!("{} — {} ({})", school.name, short(given, report), by.short()),
        (Some(given), None) => format!("{} — {}", school.name, short(given, report)),
        (None, _) => format!("{} — …", school.name),
    };
    let named = |it: Slice| {
        let label = slice_named(language, report, it);
        if it == slice { format!("✅ {label}") } else { label }
    };
    View::new(slice_named(language, report, slice))
        .line(say!(language, "broadcasts-schools-count", count = count))
        .lines(page.cut(all).map(line))
        .grid(2, slices(report).into_iter().map(|it| Button::press(named(it), Press::Slice { of: it })))
        .pages(language, page, &Spot::default(), |leaf| Press::Leaf { leaf })
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// The files that have come, each a button that hands it over: those of the page, of so many.
pub fn files(language: Language, report: &Report, (count, found): (usize, Vec<Sent>), spot: &Spot) -> View<Press> {
    let view = View::new(slice_named(language, report, Slice::Files));
    let view = match count {
        0 => view.line(say!(language, "broadcasts-files-none")),
        _ => view
            .line(say!(language, "broadcasts-files-count", count = count))
            .question(say!(language, "broadcasts-files-question")),
    };
    let buttons = found.into_iter().map(|one| {
        let whose = from(report, &one);
        Button::press(format!("{} — {}", clipped(&whose, 30), clipped(&one.name, 24)), Press::File { id: one.id })
    });
    view.grid(1, buttons.collect::<Vec<_>>())
        .pages(language, Page::of(spot.page, count, FILES), spot, |leaf| Press::Leaf { leaf })
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// Whose a file is: the school's that answers as one, else a person's.
pub fn from(report: &Report, one: &Sent) -> String {
    match &one.organisation {
        Some(school) if report.by_school => school.clone(),
        Some(_) | None => one.by.short(),
    }
}

/// All of it as a spreadsheet, a school a row.
pub fn sheet(language: Language, (day, zone): (NaiveDate, Tz), report: &Report, all: Vec<School>) -> Sheet {
    let rows = all.into_iter().map(|school| {
        let at = school.at.map(|at| at.with_timezone(&zone).format("%d.%m.%Y %H:%M").to_string());
        vec![
            Cell::text(school.name),
            match &school.given {
                Some(Given::Number(number)) => Cell::Number(*number),
                Some(given) => Cell::text(given.said(&report.under)),
                None => Cell::text(""),
            },
            Cell::text(at.unwrap_or_default()),
            Cell::text(school.by.map(|name| name.listed()).unwrap_or_default()),
        ]
    });
    let rows = rows.collect();
    let title = say!(language, "broadcasts-schools-title", day = day.format("%d.%m.%Y").to_string());
    let name =
        say!(language, "broadcasts-schools-name", number = report.id.0, day = day.format("%Y-%m-%d").to_string());
    Sheet {
        name,
        caption: title.clone(),
        title: format!("{title}: «{}»", excerpt(language, &report.says.text)),
        day,
        heads: vec![
            say!(language, "broadcasts-column-organisation"),
            say!(language, "broadcasts-column-answer"),
            say!(language, "broadcasts-column-answered"),
            say!(language, "broadcasts-column-name"),
        ],
        rows,
    }
}
