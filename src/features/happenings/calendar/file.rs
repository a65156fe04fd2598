//! Events as a file that calendars read: iCalendar (RFC 5545), written by the crate `icalendar`.
//!
//! Moments are in UTC, so that no zone has to be described. A day without hours is a date, and its end is the day after the
//! last, as the standard has it. Nobody is named: a file is forwarded.

use chrono::{DateTime, Days, Utc};
use chrono_tz::Tz;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use super::store::Dated;
use crate::model::events::{Lasting, Span};
use crate::say;
use crate::text::Language;

/// When a file is written, and how its municipality reckons.
#[derive(Debug, Clone, Copy)]
pub struct When {
    pub now: DateTime<Utc>,
    pub zone: Tz,
    /// How long an event lasts of which nobody has said it.
    pub lasting: Lasting,
}

/// What a calendar is to do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Take what is in it, in place of what it had under the same names.
    Publish,
    /// Cross out what is in it.
    Cancel,
}

/// The file of these events, as a reader of a language sees them now; `link` opens an event here.
pub fn written(
    language: Language,
    when: When,
    method: Method,
    events: &[Dated],
    link: impl Fn(&Dated) -> String,
) -> String {
    let mut calendar = Calendar::empty();
    let method = match method {
        Method::Publish => "PUBLISH",
        Method::Cancel => "CANCEL",
    };
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Grozd//Grozd//RU"), ("CALSCALE", "GREGORIAN"), ("METHOD", method)]
    {
        calendar.append_property(Property::new(key, value));
    }
    for event in events {
        calendar.push(entry(language, when, event, &link(event)));
    }
    // The crate may fold beside a space, which some readers lose there.
    calendar.to_string().replace("\r\n ", "").split_inclusive("\r\n").map(folded).collect()
}

/// The most octets of a line of the file.
const OCTETS: usize = 75;

/// A line, folded into lines that are short enough, between letters and never beside a space.
fn folded(line: &str) -> String {
    let (mut rest, end) = line.strip_suffix("\r\n").map_or((line, ""), |line| (line, "\r\n"));
    let mut folded = String::with_capacity(line.len() + line.len() / 8);
    let mut most = OCTETS;
    while rest.len() > most {
        let fits = |at: &usize| {
            let (before, after) = rest.split_at(*at);
            !before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace)
        };
        let letters = || (1..=most).rev().filter(|at| rest.is_char_boundary(*at));
        // A line of nothing but spaces is folded anyhow.
        let Some(at) = letters().find(fits).or_else(|| letters().next()) else { break };
        let (piece, after) = rest.split_at(at);
        folded.push_str(piece);
        folded.push_str("\r\n ");
        // The space of a fold is an octet too.
        (rest, most) = (after, OCTETS - 1);
    }
    folded + rest + end
}

fn entry(language: Language, When { now, zone, lasting }: When, dated: &Dated, link: &str) -> Event {
    let mut event = Event::new();
    // A title of several lines cannot come from the form; whatever has come otherwise stays one line each.
    let about = [
        Some(match dated.groups.as_str() {
            "" => dated.kind.called(dated.own_kind.as_deref(), language),
            groups => {
                let kind = dated.kind.called(dated.own_kind.as_deref(), language);
                say!(language, "calendar-file-about", kind = kind, groups = groups.to_owned())
            }
        }),
        dated.description.clone(),
        dated.link.clone(),
        Some(link.to_owned()),
    ];
    let about: Vec<_> = about.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    event
        .uid(&format!("{}@grozd", dated.uid))
        .sequence(u32::try_from(dated.sequence).unwrap_or(u32::MAX))
        .timestamp(now)
        .summary(&dated.title)
        .location(&dated.place)
        .description(&about.join("\n").replace('\r', ""))
        .status(if dated.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    if dated.all_day {
        let first = dated.starts_at.with_timezone(&zone).date_naive();
        let after = dated.ends_at.map(|end| end.with_timezone(&zone).date_naive());
        event.starts(first).ends(after.filter(|after| *after > first).unwrap_or(first + Days::new(1)));
    } else {
        event
            .starts(dated.starts_at)
            .ends(Span { starts_at: dated.starts_at, ends_at: dated.ends_at, all_day: false }.over_at(lasting));
    }
    event.done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::EventId;
    use crate::model::events::Kind;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn dated(title: &str) -> Dated {
        Dated {
            id: EventId(1),
            uid: "0123456789abcdef0123456789abcdef".to_owned(),
            sequence: 2,
            kind: Kind::Seminar,
            title: title.to_owned(),
            groups: "Физика".to_owned(),
            own_kind: None,
            place: "Школа № 3; зал, этаж 2".to_owned(),
            link: None,
            description: Some("Возьмите план.\nИ ручку.".to_owned()),
            starts_at: at("2026-11-26T11:30:00Z"),
            ends_at: None,
            all_day: false,
            cancelled: false,
        }
    }

    fn file(events: &[Dated]) -> String {
        let lasting = Lasting { hours: 3, day_hours: 24 };
        let when = When { now: at("2026-11-21T09:00:00Z"), zone: chrono_tz::Europe::Moscow, lasting };
        written(Language::Ru, when, Method::Publish, events, |event| {
            format!("https://example.org?start=event-{}", event.id)
        })
    }

    /// The values of a property in a file, as another reader than the writer understands them.
    fn values(file: &str, name: &str) -> Vec<String> {
        let calendars = ical::IcalParser::new(file.as_bytes());
        let events = calendars.flat_map(|calendar| calendar.expect("a calendar").events);
        let properties = events.flat_map(|event| event.properties);
        properties.filter(|property| property.name == name).filter_map(|property| property.value).collect()
    }

    /// Issue 11: folded at 75 octets without cutting a letter.
    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
        // Readers are of two minds about spaces beside a fold: there are none, unless there is no other place.
        for (title, is_read_alike) in [
            ("Формирующее оценивание ".repeat(5), true),
            ("ё".repeat(119), true),
            (format!("a{}", "Щ".repeat(118)), true),
            ("слово, ".repeat(17), true),
            ("а б ".repeat(29), false),
            (format!("Ум{}конец", " ".repeat(90)), false),
        ] {
            let title = title.trim().to_owned();
            let file = file(&[dated(&title)]);
            for line in file.split("\r\n") {
                assert!(line.len() <= 75, "{} octets: {line}", line.len());
                assert!(!line.contains(['\r', '\n']), "{line}");
            }
            let summary = format!("SUMMARY:{}\r\n", title.replace(',', "\\,"));
            assert!(file.replace("\r\n ", "").contains(&summary), "{file}");
            if is_read_alike {
                assert_eq!(values(&file, "SUMMARY").remove(0).replace("\\,", ","), title);
            }
        }
    }

    /// Issue 11: the same UID with SEQUENCE, UTC, a cancellation that is one.
    #[test]
    fn another_reader_understands_an_event() {
        let read = file(&[dated("Формирующее оценивание")]);
        assert_eq!(values(&read, "UID"), ["0123456789abcdef0123456789abcdef@grozd"]);
        assert_eq!(values(&read, "SEQUENCE"), ["2"]);
        assert_eq!(values(&read, "DTSTART"), ["20261126T113000Z"]);
        assert_eq!(values(&read, "DTEND"), ["20261126T143000Z"]);
        assert_eq!(values(&read, "DTSTAMP"), ["20261121T090000Z"]);
        assert_eq!(values(&read, "STATUS"), ["CONFIRMED"]);
        assert_eq!(values(&read, "LOCATION"), ["Школа № 3\\; зал\\, этаж 2"]);
        assert!(values(&read, "DESCRIPTION")[0].contains("Возьмите план.\\nИ ручку."), "{read}");
        assert!(read.contains("METHOD:PUBLISH\r\n"), "{read}");
        let cancelled =
            file(&[Dated { cancelled: true, sequence: 3, ..dated("Формирующее оценивание") }]);
        assert_eq!(values(&cancelled, "STATUS"), ["CANCELLED"]);
        assert_eq!(values(&cancelled, "UID"), values(&read, "UID"));
    }

    /// Issue 11: the end of a day without hours is the day after.
    #[test]
    fn the_end_of_days_without_hours_is_the_day_after_the_last() {
        let starts_at = at("2026-11-25T21:00:00Z");
        let day = Dated { all_day: true, starts_at, ..dated("День открытых дверей") };
        let days = Dated { ends_at: Some(at("2026-11-28T21:00:00Z")), ..day.clone() };
        let read = file(&[day, days]);
        assert_eq!(values(&read, "DTSTART"), ["20261126", "20261126"]);
        assert_eq!(values(&read, "DTEND"), ["20261127", "20261129"]);
        assert!(read.contains("DTSTART;VALUE=DATE:20261126\r\n"), "{read}");
    }
}
