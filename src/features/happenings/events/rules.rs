//! Pure rules about events: days and times, the school year, and what may be typed.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::features::happenings::clock::Hours;
use crate::text;
pub use crate::text::links::{address, file_name, link};

/// Why an event cannot be at some day and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is over, or not a minute is left.
    Past,
    /// It is further than a year ahead.
    TooFar,
    /// The clocks jump over this time.
    Skipped,
    /// A day without hours has begun: nobody could answer any more.
    Begun,
    /// It would end before it begins.
    Backwards,
    /// It would last longer than a summer.
    TooLong,
}

/// The days on which an event may be, from the first to the last: a year, today included.
pub fn days(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today, today + Days::new(365))
}

/// The moment of a local day and time. An ambiguous local time means its first occurrence.
pub fn moment(day: NaiveDate, time: NaiveTime, zone: Tz) -> Result<DateTime<Utc>, Flaw> {
    match zone.from_local_datetime(&day.and_time(time)) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => Ok(moment.with_timezone(&Utc)),
        LocalResult::None => Err(Flaw::Skipped),
    }
}

/// The same of a moment at which an event may begin.
pub fn schedule(day: NaiveDate, time: NaiveTime, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, Flaw> {
    let moment = moment(day, time, zone)?;
    if moment <= now {
        return Err(Flaw::Past);
    }
    if day > days(now.with_timezone(&zone).date_naive()).1 {
        return Err(Flaw::TooFar);
    }
    Ok(moment)
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

/// What an event is about; `None` unless it is of 2–1,000 characters with a letter or a digit. Its lines stay.
pub fn description(typed: &str) -> Option<String> {
    let lines: Vec<_> = typed.lines().map(text::one_line).collect();
    let words = lines.join("\n").trim().to_owned();
    let fits = (2..=1000).contains(&words.chars().count()) && words.chars().any(char::is_alphanumeric);
    fits.then_some(words)
}

/// For how many there is a place: a number from 1 to 10,000, whatever words stand about it.
pub fn capacity(typed: &str) -> Option<i64> {
    let mut numbers = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = numbers.next()?.parse().ok()?;
    let is_one = numbers.next().is_none() && !typed.trim_start().starts_with(['-', '−']);
    (is_one && (1..=10_000).contains(&number)).then_some(number)
}

/// Somebody's name in one line; `None` unless it is of 2–120 characters with a letter.
pub fn speaker(typed: &str) -> Option<String> {
    fitting(typed, 2, 120).filter(|name| name.chars().any(char::is_alphabetic))
}

/// An address, and what it is called where words stand beside it: «Программа https://example.org/a».
pub fn titled_address(typed: &str) -> Option<(String, String)> {
    let typed = text::one_line(typed);
    if let Some(link) = address(&typed) {
        return Some((text::clipped(&typed, 200), link));
    }
    let (at, link) = typed.split(' ').find_map(|word| Some((word, address(word).filter(|_| word.contains('.'))?)))?;
    let title = typed.replacen(at, "", 1);
    let title = title.trim().trim_end_matches([':', '-', '–', '—', ',']).trim();
    Some((text::clipped(if title.is_empty() { at } else { title }, 200), link))
}

fn fitting(typed: &str, least: usize, most: usize) -> Option<String> {
    let line = text::one_line(typed);
    let fits = (least..=most).contains(&line.chars().count()) && line.chars().any(char::is_alphanumeric);
    fits.then_some(line)
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
    fn what_an_event_has_besides_is_read_as_people_type_it() {
        assert_eq!(capacity("25"), Some(25));
        assert_eq!(capacity("до 25 человек"), Some(25));
        for typed in ["", "0", "-5", "10001", "20-25", "2,5", "много", "9".repeat(30).as_str()] {
            assert_eq!(capacity(typed), None, "{typed}");
        }
        assert_eq!(address("example.org/a"), Some("https://example.org/a".to_owned()));
        assert_eq!(address(" https://example.org "), Some("https://example.org".to_owned()));
        for typed in ["ссылка", "javascript://example.org", "example.org и ещё", "https://"] {
            assert_eq!(address(typed), None, "{typed}");
        }
        assert_eq!(description(" Первое.  \n\n Второе "), Some("Первое.\n\nВторое".to_owned()));
        assert_eq!(description("…"), None);
        assert_eq!(description(&"а".repeat(1001)), None);
        let named = |typed| titled_address(typed).map(|(title, _)| title);
        assert_eq!(named("Программа: https://example.org/a"), Some("Программа".to_owned()));
        assert_eq!(named("https://example.org/a"), Some("https://example.org/a".to_owned()));
        assert_eq!(named("Программа"), None);
        // A title that a spreadsheet would take for a formula stays as it was typed.
        for typed in ["=1+1 и другие примеры", "+7 к знаниям", "-ся и -тся", "@родители"]
        {
            assert_eq!(title(typed).as_deref(), Some(typed));
        }
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
