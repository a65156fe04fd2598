//! When something is to be done: a month by its button, a day by the calendar, and anything else as plans write it.

use chrono::{Months, NaiveDate};

use crate::model::plans::{Term, Year, read_term};
use crate::say;
use crate::talk::{Button, Cx, View, calendar};
use crate::text::{self, Language};

/// What the buttons of the question carry.
pub struct Presses<P> {
    pub month: fn(NaiveDate) -> P,
    pub all_year: P,
    pub exactly: P,
    pub pick: fn(calendar::Pick) -> P,
}

/// Adds the months of the year to a question, or a page of the calendar where a day is looked for.
pub fn ask<P: 'static>(view: View<P>, cx: &Cx, year: Year, month: Option<NaiveDate>, presses: Presses<P>) -> View<P> {
    let language = cx.language();
    if let Some(month) = month {
        let pick = presses.pick;
        let view = view.question(say!(language, "plans-day-question"));
        return calendar::month(view, language, month, cx.today(), days(year), pick);
    }
    let of = presses.month;
    let months = year.months().map(|month| Button::press(month_name(language, month), of(month)));
    view.question(say!(language, "plans-term-question")).grid(3, months.collect::<Vec<_>>()).row([
        Button::press(text::with_capital(&say!(language, "plans-all-year")), presses.all_year),
        Button::press(say!(language, "plans-exactly"), presses.exactly),
    ])
}

/// The month of the calendar that is shown first: today's, or the nearest of the year.
pub fn first_shown(cx: &Cx, year: Year) -> NaiveDate {
    let (first, last) = days(year);
    cx.today().clamp(first, last)
}

/// The days that an entry of a plan may be on: plans begin in the summer before.
fn days(year: Year) -> (NaiveDate, NaiveDate) {
    let before = year.first.checked_sub_months(Months::new(1)).unwrap_or(year.first);
    (before, year.last)
}

/// What was typed.
pub fn typed(language: Language, typed: &str, year: Year) -> Result<Term, String> {
    read_term(typed, year, false).ok_or_else(|| say!(language, "plans-term-flaw", year = year.named()))
}

/// «Сентябрь»: within a school year each month stands once.
pub fn month_name(language: Language, month: NaiveDate) -> String {
    let named = text::month(language, month);
    named.rsplit_once(' ').map_or(named.clone(), |(name, _)| name.to_owned())
}
