//! Pure rules: an order and a term as people type them.

use chrono::{Days, Months, NaiveDate};

pub use crate::model::roles::orders::{Flaw, LONGEST_NUMBER, days_of_orders, past, read as order};
use crate::talk::calendar;

/// Terms may be so many years long.
const YEARS: u32 = 30;

/// The days that a calendar offers for the end of a term: today is over too soon.
pub fn days_of_terms(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today + Days::new(1), today + Months::new(12 * YEARS))
}

/// The last day of a term, as it is typed.
pub fn term(typed: &str, today: NaiveDate) -> Result<NaiveDate, Flaw> {
    let typed = typed.trim().trim_start_matches("до ").trim_start_matches("по ");
    if let Some(day) = calendar::typed_day(typed, today, days_of_terms(today)) {
        return Ok(day);
    }
    let before = calendar::typed_day(typed, today, (today - Months::new(12 * YEARS), today));
    Err(if before.is_some() { Flaw::Ahead } else { Flaw::NoDay })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_term_ends_after_today() {
        let today = day("2026-11-21");
        assert_eq!(term("31.08.2027", today), Ok(day("2027-08-31")));
        assert_eq!(term("до 1 сентября", today), Ok(day("2027-09-01")));
        assert_eq!(term("через месяц", today), Ok(day("2026-12-21")));
        assert_eq!(term("21.11.2026", today), Err(Flaw::Ahead));
        assert_eq!(term("31.08.2026", today), Err(Flaw::Ahead));
        assert_eq!(term("навсегда", today), Err(Flaw::NoDay));
    }
}
