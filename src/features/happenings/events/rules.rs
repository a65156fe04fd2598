//! Pure rules about events: days and times, the school year, and what may be typed.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

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

/// Reads a time as people type it: «14:30», «14.30», «14 30», «1430», «930», «9», «в 14:30».
pub fn time(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("в ").or_else(|| typed.strip_prefix("В ")).unwrap_or(typed).trim_start();
    let number = |digits: &str| {
        let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if fits { digits.parse().ok() } else { None }
    };
    let (hour, minute) = match typed.split_once([':', '.', ',', '-', ' ']) {
        Some((_, minute)) if minute.len() != 2 => return None,
        Some((hour, minute)) => (number(hour)?, number(minute)?),
        None if !typed.is_ascii() => return None,
        None if typed.len() <= 2 => (number(typed)?, 0),
        None if typed.len() <= 4 => {
            let (hour, minute) = typed.split_at(typed.len() - 2);
            (number(hour)?, number(minute)?)
        }
        None => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
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
    fn a_time_is_read_as_people_type_it() {
        for typed in ["14:30", "14.30", "14 30", "14-30", "1430", " 14,30 ", "в 14:30"] {
            assert_eq!(time(typed), Some(clock(14, 30)), "{typed}");
        }
        assert_eq!(time("930"), Some(clock(9, 30)));
        assert_eq!(time("9:05"), Some(clock(9, 5)));
        assert_eq!(time("9"), Some(clock(9, 0)));
        assert_eq!(time("00:00"), Some(clock(0, 0)));
        for typed in ["", "25:00", "14:60", "14:3", "14:300", "12345", "полдень", "-1:30", "٩:٣٠"] {
            assert_eq!(time(typed), None, "{typed}");
        }
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
            let _ = time(&typed);
            let _ = link(&typed);
            if let Some(title) = title(&typed) {
                prop_assert!((3..=120).contains(&title.chars().count()));
            }
        }

        #[test]
        fn a_time_survives_writing(hour in 0_u32..24, minute in 0_u32..60) {
            let written = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            prop_assert_eq!(time(&written.format("%H:%M").to_string()), Some(written));
            prop_assert_eq!(time(&written.format("%H%M").to_string()), Some(written));
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
