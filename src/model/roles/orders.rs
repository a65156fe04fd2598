//! An order as people type it: its number, and its day.

use chrono::{Days, Months, NaiveDate};

use crate::talk::calendar;
use crate::text::one_line;

/// The longest number of an order.
pub const LONGEST_NUMBER: usize = 40;
/// Orders may be so many years old.
const YEARS: u32 = 30;

/// What is wrong with a typed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// No number is in it.
    Empty,
    /// The number is too long.
    TooLong,
    /// The day is none.
    NoDay,
    /// The day is still to come.
    Ahead,
}

/// The number of an order and, where it was typed too, its day: «114-о», «№ 114-о от 01.09.2026», «приказ 114-о от
/// 1 сентября».
pub fn read(typed: &str, today: NaiveDate) -> Result<(String, Option<NaiveDate>), Flaw> {
    let words = one_line(typed);
    let lower = words.to_lowercase();
    // Where the folding has changed the length of something, the words are no order of ours, and are taken whole.
    let named = ["приказ", "распоряжение", "order"].iter().find(|name| lower.starts_with(**name));
    let rest = named.and_then(|name| words.get(name.len()..)).unwrap_or(&words);
    let bare = rest.trim_start_matches([' ', '№', '#', ':']);
    if bare.starts_with("от ") || bare.starts_with("of ") {
        return Err(Flaw::Empty);
    }
    let (number, day) = match [" от ", " of "].iter().find_map(|between| bare.split_once(between)) {
        Some((number, day)) => (number, Some(day)),
        // «114-о 01.09.2026»
        None => match bare.rsplit_once(' ') {
            Some((number, last)) if last.chars().filter(|c| *c == '.').count() == 2 => (number, Some(last)),
            _ => (bare, None),
        },
    };
    let number = number.trim();
    if !number.chars().any(char::is_alphanumeric) {
        return Err(Flaw::Empty);
    }
    if number.chars().count() > LONGEST_NUMBER {
        return Err(Flaw::TooLong);
    }
    let day = day.map(|day| past(day, today)).transpose()?;
    Ok((number.to_owned(), day))
}

/// The day of an order: one without a year is of the last twelve months.
pub fn past(typed: &str, today: NaiveDate) -> Result<NaiveDate, Flaw> {
    let typed = typed.trim().trim_end_matches(['.', ' ']).trim_end_matches(" г");
    let (first, last) = days_of_orders(today);
    let long_ago = today - Months::new(12 * YEARS);
    let within = |range| calendar::typed_day(typed, today, range);
    if let Some(day) = within((first, last)).or_else(|| within((long_ago, last))) {
        return Ok(day);
    }
    Err(if within((today, today + Months::new(12 * YEARS))).is_some() { Flaw::Ahead } else { Flaw::NoDay })
}

/// The days that a calendar offers for an order.
pub fn days_of_orders(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today - Months::new(12) + Days::new(1), today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// «Office», roles: with order number and date.
    #[test]
    fn an_order_is_read_as_it_is_written() {
        let today = day("2026-11-21");
        let read =
            |typed: &str| super::read(typed, today).map(|(number, day)| (number, day.map(|day| day.to_string())));
        for (typed, number, day) in [
            ("114-о", "114-о", None),
            ("№ 114-о", "114-о", None),
            ("№114-о от 01.09.2026", "114-о", Some("2026-09-01")),
            ("Приказ № 114-о от 1 сентября 2026 г.", "114-о", Some("2026-09-01")),
            ("распоряжение 12-р от 3 октября", "12-р", Some("2026-10-03")),
            ("01-04/17 05.12.2025", "01-04/17", Some("2025-12-05")),
            ("7 от 30.12.2019", "7", Some("2019-12-30")),
            // Without a year: the last such day.
            ("7 от 30.12", "7", Some("2025-12-30")),
        ] {
            assert_eq!(read(typed), Ok((number.to_owned(), day.map(str::to_owned))), "{typed}");
        }
        for (typed, flaw) in [
            ("", Flaw::Empty),
            ("№", Flaw::Empty),
            ("—", Flaw::Empty),
            ("приказ", Flaw::Empty),
            (" от 01.09.2026", Flaw::Empty),
            ("№  от 01.09.2026", Flaw::Empty),
            (&"9".repeat(41), Flaw::TooLong),
            ("7 от вчерашнего", Flaw::NoDay),
            ("7 от 31.02.2026", Flaw::NoDay),
            ("7 от 22.11.2026", Flaw::Ahead),
        ] {
            assert_eq!(super::read(typed, today), Err(flaw), "{typed}");
        }
    }
}
