//! When an event is by the clocks and the calendar of its municipality: a day with hours, a day or several without, or
//! from an hour of one day to an hour of another; and the moments that follow from it.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::rules::{self, Flaw};
use crate::features::happenings::clock::Hours;
use crate::model::events::Span;
use crate::model::groups;
use crate::text::{self, Language};

/// The longest event: a summer school.
const LONGEST: u64 = 92;

/// When an event is, by the clocks of its municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Its day, or the first.
    pub day: NaiveDate,
    /// The hours at which it begins and ends; `None` for one without hours.
    pub hours: Option<Hours>,
    /// Its last day, where it has several.
    #[serde(default)]
    pub last: Option<NaiveDate>,
}

impl Slot {
    /// Hours of one day.
    pub fn of(day: NaiveDate, hours: Hours) -> Slot {
        Slot { day, hours: Some(hours), last: None }
    }

    /// A day without hours.
    pub fn whole(day: NaiveDate) -> Slot {
        Slot { day, hours: None, last: None }
    }

    /// The slot of an event.
    pub fn found(span: Span, zone: Tz) -> Slot {
        let begin = span.starts_at.with_timezone(&zone);
        let day = begin.date_naive();
        if span.all_day {
            // It ends at the midnight that the last day shares with the next one.
            let last = span.ends_at.map(|end| (end - TimeDelta::seconds(1)).with_timezone(&zone).date_naive());
            return Slot { day, hours: None, last: last.filter(|last| *last > day) };
        }
        let end = span.ends_at.map(|end| end.with_timezone(&zone));
        let hours = Some(Hours { begin: begin.time(), end: end.map(|end| end.time()) });
        Slot { day, hours, last: end.map(|end| end.date_naive()).filter(|last| *last > day) }
    }

    /// The same from another day on.
    pub fn on(self, day: NaiveDate) -> Slot {
        Slot { day, last: self.last.map(|last| last + (day - self.day)), ..self }
    }

    /// What somebody has said of another day and time, as long as it was where nothing was said of its end.
    pub fn fitted(self, day: NaiveDate, said: Hours) -> Slot {
        match (self.hours, self.last) {
            (Some(was), None) => Slot::of(day, rules::as_long(said, was)),
            (Some(was), Some(_)) if said.end.is_none() => {
                Slot { hours: Some(Hours { end: was.end, ..said }), ..self.on(day) }
            }
            (Some(_) | None, _) => Slot::of(day, said),
        }
    }

    /// The moments of it; those who make an event say one that is still ahead.
    pub fn span(self, zone: Tz, now: DateTime<Utc>) -> Result<Span, Flaw> {
        let Slot { day, hours, last } = self;
        let last = last.unwrap_or(day);
        if last < day {
            return Err(Flaw::Backwards);
        }
        if last > day + Days::new(LONGEST) {
            return Err(Flaw::TooLong);
        }
        let Some(hours) = hours else {
            let today = now.with_timezone(&zone).date_naive();
            let (first, furthest) = rules::days(today);
            if day <= first {
                return Err(Flaw::Begun);
            }
            if day > furthest {
                return Err(Flaw::TooFar);
            }
            let ends_at = (last > day).then(|| groups::day_in(zone, last).1);
            return Ok(Span { starts_at: groups::day_in(zone, day).0, ends_at, all_day: true });
        };
        let starts_at = rules::schedule(day, hours.begin, zone, now)?;
        let ends_at = hours.end.map(|end| rules::moment(last, end, zone)).transpose()?;
        // Clocks that are put back may put the end before the beginning.
        match ends_at {
            Some(ends_at) if ends_at <= starts_at && last > day => Err(Flaw::Backwards),
            _ => Ok(Span { starts_at, ends_at: ends_at.filter(|end| *end > starts_at), all_day: false }),
        }
    }

    /// The moments of it whether or not anything can be then: for what is merely shown.
    pub fn roughly(self, zone: Tz) -> Span {
        let Slot { day, hours, last } = self;
        let (midnight, _) = groups::day_in(zone, day);
        let evening = last.filter(|last| *last > day).map(|last| groups::day_in(zone, last).1);
        let Some(hours) = hours else {
            return Span { starts_at: midnight, ends_at: evening, all_day: true };
        };
        let starts_at = rules::moment(day, hours.begin, zone).unwrap_or(midnight);
        let ends_at = hours.end.and_then(|end| rules::moment(last.unwrap_or(day), end, zone).ok());
        Span { starts_at, ends_at: ends_at.filter(|end| *end > starts_at), all_day: false }
    }

    /// «чт, 26 ноября, 14:30–16:00», «чт, 26 ноября, весь день», «чт, 26 ноября, 10:00 – сб, 28 ноября, 16:00».
    pub fn said(self, language: Language, today: NaiveDate) -> String {
        text::days(language, today, (self.day, self.last), self.hours.map(|hours| (hours.begin, hours.end)))
    }
}

/// «26.11 14:30» for a button; of a day without hours the day alone.
pub fn short(at: DateTime<Utc>, all_day: bool, zone: Tz) -> String {
    let form = if all_day { "%d.%m" } else { "%d.%m %H:%M" };
    at.with_timezone(&zone).format(form).to_string()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn clock(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    const ZONE: Tz = chrono_tz::Europe::Moscow;

    /// Events: a day or several without hours; the end of an all-day event is the midnight after it.
    #[test]
    fn days_without_hours_begin_and_end_at_midnight() {
        let now = at("2026-11-21T09:00:00Z");
        let one = Slot::whole(day("2026-11-26"));
        let span = one.span(ZONE, now).unwrap();
        assert_eq!((span.starts_at, span.ends_at, span.all_day), (at("2026-11-25T21:00:00Z"), None, true));
        assert_eq!(Slot::found(span, ZONE), one);
        let three = Slot { last: Some(day("2026-11-28")), ..one };
        let span = three.span(ZONE, now).unwrap();
        assert_eq!(span.ends_at, Some(at("2026-11-28T21:00:00Z")));
        assert_eq!(Slot::found(span, ZONE), three);
        assert_eq!(one.said(Language::Ru, day("2026-11-21")), "чт, 26 ноября, весь день");
        assert_eq!(three.said(Language::Ru, day("2026-11-21")), "чт, 26 ноября – сб, 28 ноября");
        assert_eq!(Slot::whole(day("2026-11-21")).span(ZONE, now), Err(Flaw::Begun));
        assert_eq!(Slot::whole(day("2027-11-22")).span(ZONE, now), Err(Flaw::TooFar));
    }

    /// «Bad input and faults»: an end before the start.
    #[test]
    fn nothing_ends_before_it_begins_or_after_a_summer() {
        let now = at("2026-11-21T09:00:00Z");
        let slot = Slot::of(day("2026-11-26"), Hours { begin: clock(14, 30), end: Some(clock(10, 0)) });
        assert_eq!(Slot { last: Some(day("2026-11-25")), ..slot }.span(ZONE, now), Err(Flaw::Backwards));
        assert_eq!(Slot { last: Some(day("2027-11-26")), ..slot }.span(ZONE, now), Err(Flaw::TooLong));
        let two = Slot { last: Some(day("2026-11-27")), ..slot };
        let span = two.span(ZONE, now).unwrap();
        assert_eq!(span.ends_at, Some(at("2026-11-27T07:00:00Z")));
        assert_eq!(Slot::found(span, ZONE), two);
        assert_eq!(two.said(Language::Ru, day("2026-11-21")), "чт, 26 ноября, 14:30 – пт, 27 ноября, 10:00");
    }

    /// «Bad input and faults»: the days when clocks change.
    #[test]
    fn a_day_on_which_clocks_change_is_as_long_as_it_is() {
        let (zone, now) = (chrono_tz::Europe::Berlin, at("2026-03-01T00:00:00Z"));
        let span = Slot { last: Some(day("2026-03-30")), ..Slot::whole(day("2026-03-29")) }.span(zone, now).unwrap();
        assert_eq!((span.starts_at, span.ends_at), (at("2026-03-28T23:00:00Z"), Some(at("2026-03-30T22:00:00Z"))));
        let skipped = Hours { begin: clock(1, 0), end: Some(clock(2, 30)) };
        assert_eq!(Slot::of(day("2026-03-29"), skipped).span(zone, now), Err(Flaw::Skipped));
        // The clocks of Beirut skip midnight.
        let span = Slot::whole(day("2026-03-29")).span(chrono_tz::Asia::Beirut, now).unwrap();
        assert_eq!(span.starts_at, at("2026-03-28T22:00:00Z"));
    }

    #[test]
    fn what_is_moved_keeps_its_days_and_its_length() {
        let hours = Hours { begin: clock(10, 0), end: Some(clock(11, 30)) };
        let slot = Slot::of(day("2026-11-26"), hours);
        assert_eq!(slot.fitted(day("2026-11-27"), Hours::from(clock(14, 0))).hours.unwrap().end, Some(clock(15, 30)));
        let several = Slot { last: Some(day("2026-11-28")), ..slot };
        let moved = several.on(day("2026-12-03"));
        assert_eq!(moved.last, Some(day("2026-12-05")));
        let later = several.fitted(day("2026-12-03"), Hours::from(clock(9, 0)));
        assert_eq!((later.last, later.hours.unwrap().end), (Some(day("2026-12-05")), Some(clock(11, 30))));
        // One without hours gets some; one that gets an end on its day is of that day.
        let whole = Slot { last: Some(day("2026-11-28")), ..Slot::whole(day("2026-11-26")) };
        assert_eq!(whole.fitted(day("2026-11-26"), hours), slot);
        assert_eq!(several.fitted(day("2026-11-26"), hours), slot);
    }

    proptest! {
        /// What is stored is what was said, in whatever zone.
        #[test]
        fn a_slot_survives_its_moments(
            ahead in 2_u64..300, several in 0_u64..9, begin in 0_u32..1439, end in 0_u32..1439, whole: bool, zone in 0_usize..4,
        ) {
            let zone = [ZONE, chrono_tz::Asia::Kamchatka, chrono_tz::Europe::Kaliningrad, chrono_tz::Asia::Barnaul][zone];
            let (now, first) = (at("2026-11-21T09:00:00Z"), day("2026-11-21") + Days::new(ahead));
            let hours = Hours { begin: clock(begin / 60, begin % 60), end: Some(clock(end / 60, end % 60)) };
            let last = (several > 0).then(|| first + Days::new(several));
            let slot = Slot { day: first, hours: (!whole).then_some(hours), last };
            prop_assume!(whole || last.is_some() || begin < end);
            prop_assert_eq!(Slot::found(slot.span(zone, now).unwrap(), zone), slot);
        }
    }
}
