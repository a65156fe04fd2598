//! Of which time a record speaks: attestation looks at the last years, a report of a school at its year.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::say;
use crate::text::{self, Language};

/// The years that attestation looks at, and those that some regions look at.
const FIVE: u32 = 5;
const THREE: u32 = 3;

/// A span of days, as it is chosen. It stands in places, which are short.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// This school year.
    Year,
    /// The last three years.
    Three,
    /// The last five.
    #[default]
    Five,
    /// Everything.
    All,
    /// From a day to a day.
    Own(NaiveDate, NaiveDate),
}

/// The days that a period means: from the first, if there is one, to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    pub from: Option<NaiveDate>,
    pub till: Option<NaiveDate>,
}

impl Days {
    /// Whether something that lasted from a day to a day, or lasts still, touches it.
    pub fn touch(self, from: NaiveDate, till: NaiveDate) -> bool {
        self.from.is_none_or(|first| till >= first) && self.till.is_none_or(|last| from <= last)
    }
}

impl Period {
    /// What is offered by a button.
    pub const OFFERED: [Period; 4] = [Period::Year, Period::Three, Period::Five, Period::All];

    /// The days, on this day, of a school year that began on that one.
    pub fn days(self, today: NaiveDate, year: NaiveDate) -> Days {
        let last = |years: u32| Some(today - Months::new(12 * years));
        match self {
            Period::Year => Days { from: Some(year), till: None },
            Period::Three => Days { from: last(THREE), till: None },
            Period::Five => Days { from: last(FIVE), till: None },
            Period::All => Days { from: None, till: None },
            Period::Own(from, till) => Days { from: Some(from), till: Some(till) },
        }
    }

    /// «Последние 5 лет»: on a button; one's own span has another one.
    pub fn button(self, language: Language) -> String {
        match self {
            Period::Year => say!(language, "record-period-year"),
            Period::Three => say!(language, "record-period-three"),
            Period::Five => say!(language, "record-period-five"),
            Period::All => say!(language, "record-period-all"),
            Period::Own(..) => say!(language, "record-period-own"),
        }
    }

    /// «За последние 5 лет»: as a line has it.
    pub fn line(self, language: Language) -> String {
        match self {
            Period::Year => say!(language, "record-of-year"),
            Period::Three => say!(language, "record-of-three"),
            Period::Five => say!(language, "record-of-five"),
            Period::All => say!(language, "record-of-all"),
            Period::Own(from, till) => {
                let said = |day| text::date(language, day, true);
                say!(language, "record-of-own", from = said(from), till = said(till))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// P24, before attestation: what lasts still, or ended within the period, belongs to it.
    #[test]
    fn a_period_holds_what_touches_it() {
        let (today, year) = (day("2026-11-26"), day("2026-09-01"));
        let five = Period::Five.days(today, year);
        assert!(five.touch(day("2021-11-26"), day("2021-11-26")) && !five.touch(day("2021-11-25"), day("2021-11-25")));
        assert!(five.touch(day("2020-09-01"), day("2022-05-31")), "a pair that ended within it");
        let own = Period::Own(day("2026-01-01"), day("2026-03-31")).days(today, year);
        assert!(own.touch(day("2026-03-31"), day("2026-03-31")) && !own.touch(day("2026-04-01"), day("2026-04-01")));
        assert!(!Period::Year.days(today, year).touch(day("2026-08-31"), day("2026-08-31")));
        assert!(Period::All.days(today, year).touch(day("1990-01-01"), day("1990-01-01")));
        // A button holds 64 bytes.
        let place = serde_json::to_string(&Period::Own(today, today)).unwrap();
        assert!(place.len() <= 36, "{place}");
    }
}
