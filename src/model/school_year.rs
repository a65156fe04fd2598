//! The school year: from 1 September, in the municipality's time.

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

/// The first day of the school year that begins in a calendar year; `None` for a year that no calendar has.
pub fn begins(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 9, 1)
}

/// The first day of the school year of a day.
pub fn first_day(today: NaiveDate) -> NaiveDate {
    let year = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    begins(year).unwrap_or(today)
}

/// The moments between which a school year lies, the later one outside.
pub fn moments(first: NaiveDate, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
    let at = |day: NaiveDate| {
        let midnight = day.and_time(NaiveTime::MIN);
        // If a clock change skips midnight, the day begins with the first moment that exists in UTC.
        match zone.from_local_datetime(&midnight).earliest() {
            Some(moment) => moment.with_timezone(&Utc),
            None => midnight.and_utc(),
        }
    };
    (at(first), at(first + Months::new(12)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_school_year_begins_in_september() {
        assert_eq!(first_day(day("2026-11-21")), day("2026-09-01"));
        assert_eq!(first_day(day("2027-08-31")), day("2026-09-01"));
        let (from, till) = moments(day("2026-09-01"), chrono_tz::Asia::Krasnoyarsk);
        assert_eq!(from.to_rfc3339(), "2026-08-31T17:00:00+00:00");
        assert_eq!(till.to_rfc3339(), "2027-08-31T17:00:00+00:00");
    }
}
