//! Pure rules about events: days and times, the school year, and what may be typed.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::clock::Hours;
use crate::text;

/// Why an event cannot be at some day and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is over, or not a minute is left.
    Past,
    /// It is further than a year ahead.
    TooFar,
    /// The clocks jump over this time.
    Skipped,
}

/// The days on which an event may be, from the first to the last: a year, today included.
pub fn days(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today, today + Days::new(365))
}

/// The moment of a local day and time. An ambiguous local time means its first occurrence.
pub fn schedule(day: NaiveDate, time: NaiveTime, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, Flaw> {
    let moment = match zone.from_local_datetime(&day.and_time(time)) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment.with_timezone(&Utc),
        LocalResult::None => return Err(Flaw::Skipped),
    };
    if moment <= now {
        return Err(Flaw::Past);
    }
    if day > days(now.with_timezone(&zone).date_naive()).1 {
        return Err(Flaw::TooFar);
    }
    Ok(moment)
}

/// The moments of hours on a day.
pub fn schedule_hours(
    day: NaiveDate,
    hours: Hours,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<(DateTime<Utc>, Option<DateTime<Utc>>), Flaw> {
    let starts_at = schedule(day, hours.begin, zone, now)?;
    let ends_at = hours.end.map(|end| schedule(day, end, zone, now)).transpose()?;
    // Clocks that are put back may put the end before the beginning.
    Ok((starts_at, ends_at.filter(|ends_at| *ends_at > starts_at)))
}

/// The hours of an event by the clock; an end of another day is left out.
pub fn hours_of(starts_at: DateTime<Utc>, ends_at: Option<DateTime<Utc>>, zone: Tz) -> Hours {
    let begin = starts_at.with_timezone(&zone);
    let end = ends_at.map(|end| end.with_timezone(&zone)).filter(|end| end.date_naive() == begin.date_naive());
    Hours { begin: begin.time(), end: end.map(|end| end.time()) }
}

/// Hours by the clocks of Moscow as the clocks of a zone show them, on the same day; `None` where it is another day.
pub fn of_moscow(day: NaiveDate, hours: Hours, zone: Tz) -> Option<Hours> {
    let here = |time: NaiveTime| {
        let moment = chrono_tz::Europe::Moscow.from_local_datetime(&day.and_time(time)).earliest()?;
        let local = moment.with_timezone(&zone);
        (local.date_naive() == day).then(|| local.time())
    };
    Some(Hours { begin: here(hours.begin)?, end: hours.end.and_then(here) })
}

/// What was said of another time, with the length that the event had where nothing was said of its end.
pub fn as_long(said: Hours, was: Hours) -> Hours {
    let length = was.end.map(|end| end - was.begin);
    let end = || {
        let (end, days) = said.begin.overflowing_add_signed(length?);
        (days == 0).then_some(end)
    };
    Hours { end: said.end.or_else(end), ..said }
}

/// The times that are offered: every half from 08:30 to 18:00.
pub fn usual_times() -> impl Iterator<Item = NaiveTime> {
    (17..=36).filter_map(|half: u32| NaiveTime::from_hms_opt(half / 2, half % 2 * 30, 0))
}

/// A title in one line; `None` unless it is of 3–120 characters with a letter or a digit, so that it can be seen.
pub fn title(typed: &str) -> Option<String> {
    fitting(typed, 3, 120)
}

/// A place in one line; `None` unless it is of 2–200 characters with a letter or a digit.
pub fn place(typed: &str) -> Option<String> {
    fitting(typed, 2, 200)
}

fn fitting(typed: &str, least: usize, most: usize) -> Option<String> {
    let line = text::one_line(typed);
    let fits = (least..=most).contains(&line.chars().count()) && line.chars().any(char::is_alphanumeric);
    fits.then_some(line)
}

/// The address in a place that a button can open. What is not surely an address stays a text.
pub fn link(place: &str) -> Option<&str> {
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
        place.get(..scheme.len()).filter(|begin| begin.eq_ignore_ascii_case(scheme)).map(|_| &place[scheme.len()..])
    })?;
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let named = host.split('.').count() > 1
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    (named && rest.bytes().all(|b| b.is_ascii_graphic())).then_some(place)
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn an_event_that_is_moved_keeps_its_length() {
        let was = Hours { begin: clock(10, 0), end: Some(clock(11, 30)) };
        let said = |hour, minute| as_long(Hours::from(clock(hour, minute)), was).end;
        assert_eq!(said(14, 0), Some(clock(15, 30)));
        assert_eq!(said(23, 0), None);
        assert_eq!(as_long(Hours::from(clock(14, 0)), Hours::from(clock(9, 0))).end, None);
        assert_eq!(as_long(was, Hours::from(clock(9, 0))), was);
    }

    #[test]
    fn the_usual_times_are_a_working_day() {
        let times: Vec<_> = usual_times().collect();
        assert_eq!(times.first(), Some(&clock(8, 30)));
        assert_eq!(times.last(), Some(&clock(18, 0)));
        assert_eq!(times.len(), 20);
    }

    #[test]
    fn a_time_is_the_municipality_s_own() {
        let now = at("2026-11-21T05:00:00Z");
        let zone = chrono_tz::Asia::Krasnoyarsk;
        assert_eq!(schedule(day("2026-11-26"), clock(14, 30), zone, now), Ok(at("2026-11-26T07:30:00Z")));
        assert_eq!(schedule(day("2026-11-21"), clock(12, 0), zone, now), Err(Flaw::Past));
        assert_eq!(schedule(day("2026-11-21"), clock(12, 1), zone, now), Ok(at("2026-11-21T05:01:00Z")));
        assert_eq!(schedule(day("2027-11-22"), clock(12, 0), zone, now), Err(Flaw::TooFar));
        assert!(schedule(day("2027-11-21"), clock(12, 0), zone, now).is_ok());
    }

    #[test]
    fn a_time_that_the_clocks_skip_is_no_time_and_a_repeated_one_is_the_first() {
        let now = at("2026-01-01T00:00:00Z");
        let zone = chrono_tz::Europe::Berlin;
        assert_eq!(schedule(day("2026-03-29"), clock(2, 30), zone, now), Err(Flaw::Skipped));
        assert_eq!(schedule(day("2026-10-25"), clock(2, 30), zone, now), Ok(at("2026-10-25T00:30:00Z")));
    }

    #[test]
    fn only_what_is_surely_an_address_becomes_a_button() {
        assert_eq!(link("https://example.org/a?b#c"), Some("https://example.org/a?b#c"));
        assert_eq!(link("HTTPS://example.org:80"), Some("HTTPS://example.org:80"));
        for place in [
            "Школа № 3",
            "https://",
            "https://localhost",
            "https://a..b",
            "https://example.org/a b",
            "https://пример.рф",
            "javascript://example.org",
            "httpß",
        ] {
            assert_eq!(link(place), None, "{place}");
        }
    }

    #[test]
    fn a_title_is_one_visible_line() {
        assert_eq!(title("  Формирующее\nоценивание "), Some("Формирующее оценивание".into()));
        assert_eq!(title("<b>&"), Some("<b>&".into()));
        assert_eq!(title("\u{200b}\u{200b}\u{200b}"), None);
        assert_eq!(title("аб"), None);
        assert_eq!(title(&"а".repeat(121)), None);
        assert_eq!(place(&"а".repeat(200)), Some("а".repeat(200)));
        assert_eq!(place(&"а".repeat(201)), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(typed in "\\PC{0,40}") {
            let _ = link(&typed);
            if let Some(title) = title(&typed) {
                prop_assert!((3..=120).contains(&title.chars().count()));
            }
        }

        #[test]
        fn a_scheduled_event_is_ahead(days in 0_u64..800, minutes in 0_u32..1440) {
            let now = at("2026-11-21T05:00:00Z");
            let day = now.date_naive() + Days::new(days);
            let time = clock(minutes / 60, minutes % 60);
            if let Ok(moment) = schedule(day, time, chrono_tz::Europe::Berlin, now) {
                prop_assert!(moment > now);
            }
        }
    }
}
