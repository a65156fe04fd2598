//! The school year: from 1 September, in the municipality's time.

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::model::groups;
use crate::model::regulation::{self, YearDay, keys};
use crate::talk::{Result, Tx};

/// The first day of the school year that begins in a calendar year; `None` for a year that no calendar has.
pub fn begins(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 9, 1)
}

/// The first day of the school year of a day, by the day of every year on which it begins.
pub fn first_day(today: NaiveDate, begins: YearDay) -> NaiveDate {
    let this_year = begins.of(today.year()).filter(|first| *first <= today);
    this_year.or_else(|| begins.of(today.year() - 1)).unwrap_or(today)
}

/// The first day of the school year of today, as the municipality's regulation has it.
pub async fn current(tx: &mut Tx) -> Result<NaiveDate> {
    let begins = regulation::now(tx).await?.get(&keys::clusters::CLUSTER_YEAR_BEGINS)?;
    Ok(first_day(tx.today(), begins))
}

/// The moments between which a school year lies, the later one outside.
pub fn moments(first: NaiveDate, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
    (groups::day_in(zone, first).0, groups::day_in(zone, first + Months::new(12)).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_school_year_begins_in_september() {
        let september = YearDay { month: 9, day: 1 };
        assert_eq!(first_day(day("2026-11-21"), september), day("2026-09-01"));
        assert_eq!(first_day(day("2027-08-31"), september), day("2026-09-01"));
        // A municipality whose year begins earlier.
        let august = YearDay { month: 8, day: 15 };
        assert_eq!(first_day(day("2027-08-15"), august), day("2027-08-15"));
        assert_eq!(first_day(day("2027-08-14"), august), day("2026-08-15"));
        let (from, till) = moments(day("2026-09-01"), chrono_tz::Asia::Krasnoyarsk);
        assert_eq!(from.to_rfc3339(), "2026-08-31T17:00:00+00:00");
        assert_eq!(till.to_rfc3339(), "2027-08-31T17:00:00+00:00");
    }
}
