//! What the forms about organisations ask alike: days from a calendar, texts of some length; and where they lead back to.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::model::organisations::Reader;
use crate::model::roles::{Coordinator, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::{Cx, Place, Result, View, calendar};
use crate::text::{self, Language, forms, one_line};

/// The answer to a question that may be left without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told<T> {
    /// This.
    Known(T),
    /// There is none.
    Nothing,
}

impl<T> Told<T> {
    /// What was told.
    pub fn known(self) -> Option<T> {
        match self {
            Told::Known(what) => Some(what),
            Told::Nothing => None,
        }
    }
}

/// How far back a paper or a headcount may be, and how far ahead a term.
const YEARS: u32 = 30;

/// The days that have been.
pub fn past(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today.checked_sub_months(Months::new(12 * YEARS)).unwrap_or(today), today)
}

/// The days from one on.
pub fn from(first: NaiveDate) -> (NaiveDate, NaiveDate) {
    (first, first.checked_add_months(Months::new(12 * YEARS)).unwrap_or(first))
}

/// The days of which one begins something: some time ago, or soon.
pub fn around(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (past(today).0, today.checked_add_months(Months::new(24)).unwrap_or(today))
}

/// Adds a calendar to a question, at the month that was leafed to, or else at that of a day within bounds.
pub fn calendar<P>(
    view: View<P>,
    language: Language,
    (month, day): (Option<NaiveDate>, NaiveDate),
    today: NaiveDate,
    bounds: (NaiveDate, NaiveDate),
    press: impl Fn(calendar::Pick) -> P + Send + Sync + 'static,
) -> View<P> {
    let shown = month.unwrap_or(day.clamp(bounds.0, bounds.1));
    calendar::month(view, language, shown, today, bounds, press)
}

/// Why what was typed, or picked on a calendar of yesterday, is no day that can be.
pub fn day_flaw(language: Language, (first, last): (NaiveDate, NaiveDate)) -> String {
    let date = |day| text::date(language, day, true);
    say!(language, "organisations-day-flaw", first = date(first), last = date(last))
}

/// A day that can be an answer; the words why it cannot.
pub fn within(language: Language, day: NaiveDate, bounds: (NaiveDate, NaiveDate)) -> Result<(), String> {
    if (bounds.0..=bounds.1).contains(&day) { Ok(()) } else { Err(day_flaw(language, bounds)) }
}

/// A text of one line, so long.
pub fn words(typed: &str, (least, most): (usize, usize)) -> Option<String> {
    let words = one_line(typed);
    let fits = (least..=most).contains(&words.chars().count()) && !forms::is_blank(&words);
    fits.then_some(words)
}

/// What is wrong with a text that does not fit.
pub fn words_flaw(language: Language, typed: &str, (least, most): (usize, usize)) -> String {
    say!(language, "organisations-words-flaw", count = one_line(typed).chars().count(), least = least, most = most)
}

/// The card from which somebody came to a part of an organisation: a coordinator's, or the one of their own school.
pub fn home(guard: impl Into<Reader>) -> Place {
    let guard = guard.into();
    match guard.coordinates() {
        true => ways::ORGANISATION.of(guard.organisation()),
        false => ways::SCHOOL.of(guard.organisation()),
    }
}

/// Where an organisation is to be chosen first.
pub async fn all(cx: &mut Cx) -> Result<Place> {
    let person = Registered::of(cx)?.id();
    Ok(match Coordinator::find(cx, person).await? {
        Some(_) => ways::ORGANISATIONS.place(),
        None => ways::MY_SCHOOL.place(),
    })
}
