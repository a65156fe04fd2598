//! A page of a calendar: a month of days to pick from, in the person's language.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Button, View};
use crate::text::{self, Language};

/// What a calendar's button carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pick {
    /// A day.
    Day(NaiveDate),
    /// Another month, by its first day.
    Month(NaiveDate),
}

/// Adds the month of `shown` to a card. Days before `first` or after `last` cannot be picked; today is marked.
pub fn month<P>(
    view: View<P>,
    language: Language,
    shown: NaiveDate,
    today: NaiveDate,
    (first, last): (NaiveDate, NaiveDate),
    press: impl Fn(Pick) -> P,
) -> View<P> {
    let begin = first_of_month(shown);
    let blank = |label: &str| Button::press(label, press(Pick::Month(begin)));
    let monday = begin - Days::new(begin.weekday().num_days_from_monday().into());
    let mut view = view
        .button(blank(&text::month(language, begin)))
        .row((0..7).map(|day| blank(&text::weekday(language, monday + Days::new(day)))));
    let mut day = monday;
    while day < begin + Months::new(1) {
        // A week in which nothing can be picked is left out.
        if day + Days::new(6) < first || day > last {
            day = day + Days::new(7);
            continue;
        }
        view = view.row((0..7).map(|offset| {
            let date = day + Days::new(offset);
            if date.month() != begin.month() || date < first || date > last {
                blank("·")
            } else if date == today {
                Button::press(format!("[{}]", date.day()), press(Pick::Day(date)))
            } else {
                Button::press(date.day().to_string(), press(Pick::Day(date)))
            }
        }));
        day = day + Days::new(7);
    }
    let before = begin - Months::new(1);
    let after = begin + Months::new(1);
    let leaf = |shown: bool, label: &str, to: NaiveDate| {
        if shown { Button::press(label, press(Pick::Month(to))) } else { blank("·") }
    };
    view.row([leaf(before >= first_of_month(first), "‹", before), leaf(after <= last, "›", after)])
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.day0()))
}
