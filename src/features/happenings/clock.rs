//! The time as people type it: «14:30», «в 14», «14ч30», «с 10 до 12», «14:30 мск».
//!
//! What can mean two things is never guessed: «9-15» may be a quarter past nine, and «полтретьего» the night.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// What somebody typed where a time is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// When it begins, and when it ends where that was said.
    Time(Hours),
    /// The same by the clocks of Moscow.
    OfMoscow(Hours),
    /// A time of the day, or hours from and to.
    Either(NaiveTime, Hours),
    /// A time in words, which may be of the night as well.
    Words(NaiveTime),
    /// The end is not after the beginning.
    Backwards,
    /// No time.
    Unknown,
}

/// When something begins, and when it ends where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    pub begin: NaiveTime,
    #[serde(default)]
    pub end: Option<NaiveTime>,
}

impl Hours {
    /// From a time on.
    pub fn from(begin: NaiveTime) -> Hours {
        Hours { begin, end: None }
    }
}

/// A part of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Number(String),
    /// «:», «.», «,», and «ч» between hours and minutes.
    Colon,
    Dash,
    /// «до», «по».
    Till,
    /// «с», «от».
    From,
    /// «утра», «дня», «вечера», «ночи».
    Half(Half),
    Moscow,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// Words that say nothing about the time.
const IDLE: [&str; 17] = [
    "в",
    "во",
    "к",
    "на",
    "начало",
    "начинаем",
    "ровно",
    "время",
    "часов",
    "часа",
    "час",
    "мин",
    "минут",
    "местного",
    "at",
    "about",
    "o'clock",
];
/// The hours of «половина третьего», in the genitive, from one to twelve.
const HOURS: [&str; 12] = [
    "первого",
    "второго",
    "третьего",
    "четвертого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
    "одиннадцатого",
    "двенадцатого",
];

/// Reads a time.
pub fn read(typed: &str) -> Typed {
    let typed = typed.trim().to_lowercase().replace('ё', "е");
    if let Some(time) = in_words(&typed) {
        return time;
    }
    let Some(mut parts) = parts(&typed) else {
        return Typed::Unknown;
    };
    let is_of_moscow = parts.contains(&Part::Moscow);
    parts.retain(|part| *part != Part::Moscow);
    match (hours(&parts), is_of_moscow) {
        (Typed::Time(hours), true) => Typed::OfMoscow(hours),
        (read, _) => read,
    }
}

/// «полдень», «полтретьего», «половина третьего».
fn in_words(typed: &str) -> Option<Typed> {
    let typed = typed.trim_start_matches("в ").trim();
    if matches!(typed, "полдень" | "noon") {
        return clock(12, 0).map(|noon| Typed::Time(Hours::from(noon)));
    }
    let rest =
        ["половина ", "половине ", "половину ", "пол-", "пол ", "пол"].iter().find_map(|it| typed.strip_prefix(it))?;
    let hour = HOURS.iter().position(|hour| *hour == rest)? as u32;
    // Half of the first hour is 0:30 or 12:30, and so on: nobody holds events before eight.
    let hour = if hour < 8 { hour + 12 } else { hour };
    clock(hour, 30).map(Typed::Words)
}

/// Parts what was typed; `None` where something is no part of a time.
fn parts(typed: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = typed.trim_end_matches(['.', '!', ' ']);
    while let Some(first) = rest.chars().next() {
        let belongs = |c: char| match first {
            _ if first.is_ascii_digit() => c.is_ascii_digit(),
            _ if first.is_alphabetic() => c.is_alphabetic() || c == '\'',
            _ => false,
        };
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (word, after) = rest.split_at(end);
        rest = after;
        match (first, word) {
            (' ' | '\n' | '\t' | '\u{a0}' | '(' | ')', _) => {}
            (':' | '.' | ',', _) => parts.push(Part::Colon),
            ('-' | '‐'..='―' | '−' | '~', _) => parts.push(Part::Dash),
            (_, "ч" | "час" | "часов" | "часа" | "h") => parts.push(Part::Colon),
            (_, "м") => {}
            (_, "до" | "по" | "till" | "to" | "until") if !after.trim_start().starts_with("мск") => {
                let of_moscow = after.trim_start().starts_with("моск");
                if !of_moscow {
                    parts.push(Part::Till);
                }
            }
            (_, "по") => {}
            (_, "с" | "со" | "от" | "from") => parts.push(Part::From),
            (_, "утра" | "ночи" | "am") => parts.push(Part::Half(Half::Morning)),
            (_, "дня" | "вечера" | "pm") => parts.push(Part::Half(Half::Afternoon)),
            (_, "мск" | "москве" | "московскому" | "московского" | "msk" | "moscow") => {
                parts.push(Part::Moscow)
            }
            (_, "времени") => {}
            (_, word) if IDLE.contains(&word) => {}
            _ if first.is_ascii_digit() => parts.push(Part::Number(word.to_owned())),
            _ => return None,
        }
    }
    // «14 ч» has a colon that parts nothing, and so has «14 ч - 16 ч».
    let mut kept: Vec<Part> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let parts_minutes =
            matches!(parts.get(at + 1), Some(Part::Number(_))) && matches!(kept.last(), Some(Part::Number(_)));
        if *part != Part::Colon || parts_minutes {
            kept.push(part.clone());
        }
    }
    Some(kept)
}

/// What parts of a time say together.
fn hours(parts: &[Part]) -> Typed {
    // «с 10 до 12», «10:00–12:00», «до» and dashes part two times.
    let begins_with_from = parts.first() == Some(&Part::From);
    let parts = if begins_with_from { &parts[1..] } else { parts };
    let break_at = parts.iter().position(|part| matches!(part, Part::Till | Part::Dash));
    let Some(at) = break_at else {
        return match one(parts) {
            Some(time) => Typed::Time(Hours::from(time)),
            None => Typed::Unknown,
        };
    };
    let (first, second) = (&parts[..at], &parts[at + 1..]);
    let is_dash = parts[at] == Part::Dash;
    let minutes = match (first, second) {
        ([Part::Number(hour)], [Part::Number(minute)]) if is_dash && !begins_with_from => clock_of(hour, minute),
        _ => None,
    };
    let span = span(first, second);
    match (minutes, span) {
        // «14-30»: no such hour; «10-00», «14-10»: no such end.
        (Some(time), None | Some(Typed::Backwards)) => Typed::Time(Hours::from(time)),
        (Some(time), Some(Typed::Time(hours))) => {
            let written = match second {
                [Part::Number(minute)] => minute.as_str(),
                _ => "",
            };
            // «10-05» is how minutes are written, «10-12» how hours are; «9-15» may be both.
            match written.parse::<u32>() {
                Ok(_) if written.starts_with('0') => Typed::Time(Hours::from(time)),
                Ok(minute) if minute % 5 == 0 => Typed::Either(time, hours),
                Ok(_) | Err(_) => Typed::Time(hours),
            }
        }
        (None, Some(read)) => read,
        (Some(_), Some(other)) => other,
        (None, None) => Typed::Unknown,
    }
}

/// From one time to another.
fn span(first: &[Part], second: &[Part]) -> Option<Typed> {
    let end = one(second)?;
    let begin = match (one(first)?, second.last()) {
        // «с 2 до 4 дня»
        (begin, Some(Part::Half(Half::Afternoon))) if !first.iter().any(|it| matches!(it, Part::Half(_))) => {
            let later = begin + chrono::TimeDelta::hours(12);
            if later < end && begin < noon() { later } else { begin }
        }
        (begin, _) => begin,
    };
    Some(if begin < end { Typed::Time(Hours { begin, end: Some(end) }) } else { Typed::Backwards })
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN)
}

/// One time: «14», «14:30», «14 30», «1430», «2 дня».
fn one(parts: &[Part]) -> Option<NaiveTime> {
    let (parts, half) = match parts {
        [before @ .., Part::Half(half)] => (before, Some(*half)),
        _ => (parts, None),
    };
    let time = match parts {
        [Part::Number(hour)] if hour.len() <= 2 => clock_of(hour, "00"),
        [Part::Number(both)] if both.len() <= 4 => {
            let (hour, minute) = both.split_at(both.len() - 2);
            clock_of(hour, minute)
        }
        [Part::Number(hour), Part::Colon, Part::Number(minute)] | [Part::Number(hour), Part::Number(minute)] => {
            clock_of(hour, minute)
        }
        [Part::Number(hour), Part::Colon, Part::Number(minute), Part::Colon, Part::Number(second)]
            if second == "00" =>
        {
            clock_of(hour, minute)
        }
        _ => None,
    }?;
    match half {
        Some(Half::Afternoon) if time < noon() => Some(time + chrono::TimeDelta::hours(12)),
        Some(Half::Morning) if time >= noon() => None,
        Some(_) | None => Some(time),
    }
}

fn clock_of(hour: &str, minute: &str) -> Option<NaiveTime> {
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    clock(hour.parse().ok()?, minute.parse().ok()?)
}

fn clock(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(hour: u32, minute: u32) -> NaiveTime {
        clock(hour, minute).unwrap()
    }

    fn time(hour: u32, minute: u32) -> Typed {
        Typed::Time(Hours::from(at(hour, minute)))
    }

    fn span(begin: (u32, u32), end: (u32, u32)) -> Hours {
        Hours { begin: at(begin.0, begin.1), end: Some(at(end.0, end.1)) }
    }

    /// «Faults 21».
    #[test]
    fn a_time_is_read_as_people_type_it() {
        for typed in [
            "14:30",
            "14.30",
            "14 30",
            "14-30",
            "1430",
            " 14,30 ",
            "в 14:30",
            "В 14.30",
            "14ч30",
            "14 ч 30 мин",
            "14ч30м",
            "14:30:00",
            "14:30.",
            "начало в 14:30",
            "к 14:30",
            "14–30",
            "2:30 дня",
            "14 часов 30 минут",
            "at 14:30",
            "14:30 ч",
        ] {
            assert_eq!(read(typed), time(14, 30), "{typed}");
        }
        for typed in ["14", "в 14", "14 ч", "14 часов", "14ч", "14:00", "2 часа дня", "в 2 дня", "1400", "14-00"]
        {
            assert_eq!(read(typed), time(14, 0), "{typed}");
        }
        assert_eq!(read("930"), time(9, 30));
        assert_eq!(read("9:05"), time(9, 5));
        assert_eq!(read("9-05"), time(9, 5));
        assert_eq!(read("9 утра"), time(9, 0));
        assert_eq!(read("7 вечера"), time(19, 0));
        assert_eq!(read("полдень"), time(12, 0));
        assert_eq!(read("00:00"), time(0, 0));
        assert_eq!(read("14-10"), time(14, 10));
        for typed in
            ["", "25:00", "14:60", "14:3", "14:300", "12345", "-", "٩:٣٠", "в", "завтра", "14:30 или 15:00", "с", "до"]
        {
            assert_eq!(read(typed), Typed::Unknown, "{typed}");
        }
    }

    /// «Faults 21»: never 10:12.
    #[test]
    fn a_range_has_a_beginning_and_an_end() {
        for typed in [
            "10-12",
            "10–12",
            "10 - 12",
            "с 10 до 12",
            "с 10 по 12",
            "10 до 12",
            "от 10 до 12",
            "10:00-12:00",
            "10.00 — 12.00",
            "с 10:00 до 12:00",
            "10ч-12ч",
            "с 10 ч. до 12 ч.",
            "с 10 часов до 12 часов",
            "1000-1200",
            "10:00-12",
            "с 10-12",
            "from 10 to 12",
            "в 10-12",
        ] {
            assert_eq!(read(typed), Typed::Time(span((10, 0), (12, 0))), "{typed}");
        }
        assert_eq!(read("14:30-16:00"), Typed::Time(span((14, 30), (16, 0))));
        assert_eq!(read("с 2 до 4 дня"), Typed::Time(span((14, 0), (16, 0))));
        assert_eq!(read("с 12 до 10"), Typed::Backwards);
        assert_eq!(read("12:00-10:00"), Typed::Backwards);
    }

    /// «Faults 21»: what can mean two things is asked back.
    #[test]
    fn what_can_mean_two_things_is_not_guessed() {
        assert_eq!(read("9-15"), Typed::Either(at(9, 15), span((9, 0), (15, 0))));
        assert_eq!(read("10-20"), Typed::Either(at(10, 20), span((10, 0), (20, 0))));
        for typed in ["полтретьего", "пол третьего", "в половине третьего", "Половина третьего"]
        {
            assert_eq!(read(typed), Typed::Words(at(14, 30)), "{typed}");
        }
        assert_eq!(read("полдесятого"), Typed::Words(at(9, 30)));
        for typed in ["14:30 мск", "14:30 по мск", "14:30 (МСК)", "14:30 по Москве", "14:30 по московскому времени"]
        {
            assert_eq!(read(typed), Typed::OfMoscow(Hours::from(at(14, 30))), "{typed}");
        }
        assert_eq!(read("с 10 до 12 мск"), Typed::OfMoscow(span((10, 0), (12, 0))));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(typed in "\\PC{0,40}") {
            let _ = read(&typed);
        }

        #[test]
        fn digits_and_signs_are_read_without_a_panic(typed in "[0-9:. ,чсдо–-]{0,14}") {
            let _ = read(&typed);
        }

        #[test]
        fn a_time_survives_writing(hour in 0_u32..24, minute in 0_u32..60) {
            let written = at(hour, minute);
            prop_assert_eq!(read(&written.format("%H:%M").to_string()), Typed::Time(Hours::from(written)));
            prop_assert_eq!(read(&written.format("%H%M").to_string()), Typed::Time(Hours::from(written)));
        }

        #[test]
        fn a_range_survives_writing(begin in 0_u32..1400, minutes in 1_u32..39) {
            let (begin, end) = (at(begin / 60, begin % 60), at((begin + minutes) / 60, (begin + minutes) % 60));
            let written = format!("{}–{}", begin.format("%H:%M"), end.format("%H:%M"));
            prop_assert_eq!(read(&written), Typed::Time(Hours { begin, end: Some(end) }));
        }
    }
}
