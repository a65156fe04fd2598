//! Which days a calendar shows.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A span of days. Its names are short, since a button has room for 64 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// One day.
    #[serde(rename = "d")]
    Day(NaiveDate),
    /// The week from this Monday on.
    #[serde(rename = "w")]
    Week(NaiveDate),
    /// The month of this first day.
    #[serde(rename = "m")]
    Month(NaiveDate),
}

impl Span {
    /// The week of a day.
    pub fn week_of(day: NaiveDate) -> Span {
        Span::Week(day - Days::new(day.weekday().num_days_from_monday().into()))
    }

    /// The month of a day.
    pub fn month_of(day: NaiveDate) -> Span {
        Span::Month(day - Days::new(day.day0().into()))
    }

    /// Its first day, and the first after it.
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        match self {
            Span::Day(day) => (day, day + Days::new(1)),
            Span::Week(monday) => (monday, monday + Days::new(7)),
            Span::Month(first) => (first, first + Months::new(1)),
        }
    }

    /// The one of the same kind before it, and the one after.
    pub fn beside(self) -> (Span, Span) {
        match self {
            Span::Day(day) => (Span::Day(day - Days::new(1)), Span::Day(day + Days::new(1))),
            Span::Week(monday) => (Span::Week(monday - Days::new(7)), Span::Week(monday + Days::new(7))),
            Span::Month(first) => (Span::Month(first - Months::new(1)), Span::Month(first + Months::new(1))),
        }
    }

    /// Whether the days are near enough to be asked for: a forged press may carry any.
    pub fn is_near(self, today: NaiveDate) -> bool {
        let (Span::Day(first) | Span::Week(first) | Span::Month(first)) = self;
        let far = Months::new(120);
        (today - far..today + far).contains(&first)
    }
}

/// The moments between which days lie by the clock of a zone.
pub fn moments((first, after): (NaiveDate, NaiveDate), zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
    (midnight(first, zone), midnight(after, zone))
}

/// The beginning of a day; where the clocks skip it, the first hour that there is.
fn midnight(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let begin = day.and_time(NaiveTime::MIN);
    let hours = (0..4).map(|hour| begin + chrono::TimeDelta::hours(hour));
    let moment = hours.filter_map(|local| zone.from_local_datetime(&local).earliest()).next();
    moment.map_or_else(|| begin.and_utc(), |moment| moment.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_on_monday_and_a_month_on_its_first_day() {
        let sunday = day("2026-11-22");
        assert_eq!(Span::week_of(sunday).days(), (day("2026-11-16"), day("2026-11-23")));
        assert_eq!(Span::month_of(day("2028-02-29")).days(), (day("2028-02-01"), day("2028-03-01")));
        let (before, after) = Span::month_of(day("2026-12-31")).beside();
        assert_eq!((before.days().0, after.days().0), (day("2026-11-01"), day("2027-01-01")));
        assert!(!Span::Week(NaiveDate::MAX).is_near(sunday));
    }

    #[test]
    fn a_day_is_the_municipality_s_own_even_when_its_midnight_is_skipped() {
        let zone = chrono_tz::Asia::Krasnoyarsk;
        let (from, till) = moments(Span::Day(day("2026-11-26")).days(), zone);
        assert_eq!(from.to_rfc3339(), "2026-11-25T17:00:00+00:00");
        assert_eq!((till - from).num_hours(), 24);
        // The clocks of Beirut go forward at midnight.
        let (from, till) = moments((day("2026-03-29"), day("2026-03-30")), chrono_tz::Asia::Beirut);
        assert_eq!((from.to_rfc3339().as_str(), (till - from).num_hours()), ("2026-03-28T22:00:00+00:00", 23));
    }
}
