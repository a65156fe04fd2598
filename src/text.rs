//! What is said, in Russian and in English: Fluent texts from `locales/`, days and clock times.
//!
//! Every key stands as a literal in [`say!`](crate::say), so that a search finds its only use and `tests/locales.rs`
//! can hold keys and arguments against both languages.

pub mod cases;
pub mod forms;
pub mod links;
pub mod pasted;
pub mod schools;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, Locale, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
pub use fluent_templates::fluent_bundle::FluentValue as Value;
use fluent_templates::{LanguageIdentifier, Loader, langid};
use serde::{Deserialize, Serialize};

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "ru",
        // Isolation marks around every argument would show up in copied names.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A language that the bot speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Language {
    /// Russian, the language that users read.
    Ru,
    /// English, the second language.
    En,
}

impl Language {
    /// Both, the first one first.
    pub const ALL: [Language; 2] = [Language::Ru, Language::En];

    /// The language for a client that announces `code` (an IETF tag, or nothing).
    pub fn of_client(code: Option<&str>) -> Language {
        match code {
            Some(code) if code.starts_with("en") => Language::En,
            _ => Language::Ru,
        }
    }

    /// The two-letter code.
    pub fn code(self) -> &'static str {
        match self {
            Language::Ru => "ru",
            Language::En => "en",
        }
    }

    /// The one of the two that this is not.
    pub fn other(self) -> Language {
        match self {
            Language::Ru => Language::En,
            Language::En => Language::Ru,
        }
    }

    /// Picks the name in this language from a reference list's pair.
    pub fn pick<T>(self, ru: T, en: T) -> T {
        match self {
            Language::Ru => ru,
            Language::En => en,
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Language::Ru => langid!("ru"),
            Language::En => langid!("en"),
        }
    }

    fn locale(self) -> Locale {
        match self {
            Language::Ru => Locale::ru_RU,
            Language::En => Locale::en_GB,
        }
    }
}

/// A text that is chosen before the language is known.
pub type Words = fn(Language) -> String;

/// A name of a reference list, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Bilingual {
    /// In Russian.
    pub ru: String,
    /// In English.
    pub en: String,
}

impl Bilingual {
    /// The name in a language.
    pub fn to(&self, language: Language) -> String {
        language.pick(&self.ru, &self.en).clone()
    }
}

/// Says a Fluent text: `say!(language, "events-card-title", name = title, count = 5)`.
#[macro_export]
macro_rules! say {
    ($language:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::render($language, $key, [$((stringify!($name), $crate::text::Value::from($value))),*])
    };
}

/// Renders a text; [`say!`](crate::say) is the way to call it.
pub fn render<const N: usize>(
    language: Language,
    key: &'static str,
    arguments: [(&'static str, Value<'static>); N],
) -> String {
    let arguments: HashMap<Cow<'static, str>, Value<'static>> =
        arguments.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
    LOCALES.lookup_with_args(&language.identifier(), key, &arguments)
}

/// «чт, 26 ноября»; the year is named only if it is not today's.
pub fn day(language: Language, date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() { "%a, %-d %B" } else { "%a, %-d %B %Y" };
    in_words(language, date, form)
}

/// «25 февраля», with the year where it matters: a date that no weekday belongs to.
pub fn date(language: Language, date: NaiveDate, with_year: bool) -> String {
    in_words(language, date, if with_year { "%-d %B %Y" } else { "%-d %B" })
}

/// «завтра, 14:30» when near, «чт, 26 ноября, 14:30» otherwise, in the municipality's zone.
pub fn moment(language: Language, at: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    let today = now.with_timezone(&zone).date_naive();
    let time = local.format("%H:%M").to_string();
    let date = local.date_naive();
    if date == today {
        say!(language, "date-today", time = time)
    } else if today.checked_add_days(Days::new(1)) == Some(date) {
        say!(language, "date-tomorrow", time = time)
    } else if today.checked_sub_days(Days::new(1)) == Some(date) {
        say!(language, "date-yesterday", time = time)
    } else {
        format!("{}, {time}", day(language, date, today))
    }
}

/// When something begins, when it ends where that is known, and whether it has no hours: then it begins at the midnight of its
/// first day, and ends at the midnight after its last.
pub type Moments = (DateTime<Utc>, Option<DateTime<Utc>>, bool);

/// «чт, 26 ноября, 14:30–16:00», «чт, 26 ноября, весь день», never «завтра»: for what is read on other days too. An end on
/// another day has its day.
pub fn span(language: Language, (starts_at, ends_at, all_day): Moments, now: DateTime<Utc>, zone: Tz) -> String {
    let today = now.with_timezone(&zone).date_naive();
    let begin = starts_at.with_timezone(&zone);
    let first = begin.date_naive();
    if all_day {
        let last = ends_at.map(|end| (end - TimeDelta::seconds(1)).with_timezone(&zone).date_naive());
        return days(language, today, (first, last.filter(|last| *last > first)), None);
    }
    let end = ends_at.map(|end| end.with_timezone(&zone));
    let last = end.map(|end| end.date_naive()).filter(|last| *last != first);
    days(language, today, (first, last), Some((begin.time(), end.map(|end| end.time()))))
}

/// The same by the clocks and the calendar of the municipality: a day or several, and the hours where there are any.
pub fn days(
    language: Language,
    today: NaiveDate,
    (first, last): (NaiveDate, Option<NaiveDate>),
    hours: Option<(NaiveTime, Option<NaiveTime>)>,
) -> String {
    let first = day(language, first, today);
    let last = last.map(|last| day(language, last, today));
    match (hours, last) {
        (None, None) => say!(language, "date-all-day", day = first),
        (None, Some(last)) => say!(language, "date-days", from = first, till = last),
        (Some((begin, None)), _) => format!("{first}, {}", begin.format("%H:%M")),
        (Some((begin, Some(end))), None) => format!("{first}, {}–{}", begin.format("%H:%M"), end.format("%H:%M")),
        (Some((begin, Some(end))), Some(last)) => {
            let from = format!("{first}, {}", begin.format("%H:%M"));
            say!(language, "date-days", from = from, till = format!("{last}, {}", end.format("%H:%M")))
        }
    }
}

/// «завтра, 14:30–16:00» when near, and as [`span`] says it otherwise: for a card, which is read now.
pub fn near(language: Language, moments: Moments, now: DateTime<Utc>, zone: Tz) -> String {
    let (starts_at, ends_at, all_day) = moments;
    let day_of = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    match ends_at {
        None if !all_day => moment(language, starts_at, now, zone),
        Some(end) if !all_day && day_of(end) == day_of(starts_at) => {
            format!("{}–{}", moment(language, starts_at, now, zone), end.with_timezone(&zone).format("%H:%M"))
        }
        Some(_) | None => span(language, moments, now, zone),
    }
}

/// «Ноябрь 2026»: the head of a calendar's page.
pub fn month(language: Language, date: NaiveDate) -> String {
    let name = match (language, date.month()) {
        // A month that stands alone is in the nominative, which the locale data does not give for Russian.
        (Language::Ru, month) => NOMINATIVE[month as usize - 1].to_owned(),
        (Language::En, _) => in_words(language, date, "%B"),
    };
    format!("{name} {}", date.year())
}

const NOMINATIVE: [&str; 12] = [
    "Январь",
    "Февраль",
    "Март",
    "Апрель",
    "Май",
    "Июнь",
    "Июль",
    "Август",
    "Сентябрь",
    "Октябрь",
    "Ноябрь",
    "Декабрь",
];

/// «пн», «вт», …: the short name of a weekday.
pub fn weekday(language: Language, date: NaiveDate) -> String {
    in_words(language, date, "%a")
}

fn in_words(language: Language, date: NaiveDate, form: &str) -> String {
    let words = date.format_localized(form, language.locale()).to_string();
    match language {
        // Russian writes days and months small; the locale data capitalises the weekday.
        Language::Ru => words.to_lowercase(),
        Language::En => words,
    }
}

/// «29 из 97 (29,9 %)»: a share with the fraction's own decimal sign; «нет данных» if the whole is zero.
pub fn share(language: Language, part: i64, whole: i64) -> String {
    if whole == 0 {
        return say!(language, "share-empty");
    }
    let percent = decimal(language, (part * 1000 + whole / 2) / whole);
    say!(language, "share", part = part, whole = whole, percent = percent)
}

/// «12,5»: an average, rounded to tenths; `None` if there is nothing to take it of.
pub fn average(language: Language, sum: i64, count: i64) -> Option<String> {
    (count > 0).then(|| decimal(language, (sum * 10 + count / 2) / count))
}

/// A number given in tenths, with the language's decimal sign.
fn decimal(language: Language, tenths: i64) -> String {
    let sign = match language {
        Language::Ru => ',',
        Language::En => '.',
    };
    format!("{}{sign}{}", tenths / 10, tenths % 10)
}

/// The words with a capital at their beginning: for a label, or a line that begins with them.
pub fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words with a small letter at their beginning: a label in the middle of a sentence.
pub fn with_small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What somebody typed, on one line: breaks and other control characters become spaces, and none is doubled.
pub fn one_line(typed: &str) -> String {
    typed
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What somebody typed, on one line, if it has so many characters and a letter among them.
pub fn lettered(typed: &str, signs: RangeInclusive<usize>) -> Option<String> {
    let line = one_line(typed);
    (signs.contains(&line.chars().count()) && line.chars().any(char::is_alphabetic)).then_some(line)
}

/// At most `most` characters of what somebody typed, with «…» if something is cut: for titles and buttons.
pub fn clipped(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// At most `most` characters with «…» in the middle: for buttons whose names begin alike and differ at the end.
pub fn pinched(words: &str, most: usize) -> String {
    let count = words.chars().count();
    if count <= most {
        return words.to_owned();
    }
    let tail = most / 2;
    let head: String = words.chars().take(most.saturating_sub(tail + 1)).collect();
    let tail: String = words.chars().skip(count - tail).collect();
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn days_read_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let thursday = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let next_year = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
        assert_eq!(day(Language::Ru, thursday, today), "чт, 26 ноября");
        assert_eq!(day(Language::Ru, next_year, today), "пн, 4 января 2027");
        assert_eq!(day(Language::En, thursday, today), "Thu, 26 November");
        assert_eq!(month(Language::Ru, thursday), "Ноябрь 2026");
    }

    #[test]
    fn what_has_no_hours_is_said_without_any() {
        let (now, zone) = (at("2026-11-25T05:00:00Z"), chrono_tz::Europe::Moscow);
        let (first, last) = (at("2026-11-25T21:00:00Z"), at("2026-11-28T21:00:00Z"));
        let hours = (at("2026-11-26T11:30:00Z"), Some(at("2026-11-26T13:00:00Z")), false);
        for (moments, dated, near) in [
            ((first, None, true), "чт, 26 ноября, весь день", "чт, 26 ноября, весь день"),
            ((first, Some(last), true), "чт, 26 ноября – сб, 28 ноября", "чт, 26 ноября – сб, 28 ноября"),
            (hours, "чт, 26 ноября, 14:30–16:00", "завтра, 14:30–16:00"),
            ((hours.0, None, false), "чт, 26 ноября, 14:30", "завтра, 14:30"),
            (
                (hours.0, Some(last), false),
                "чт, 26 ноября, 14:30 – вс, 29 ноября, 00:00",
                "чт, 26 ноября, 14:30 – вс, 29 ноября, 00:00",
            ),
        ] {
            assert_eq!(span(Language::Ru, moments, now, zone), dated);
            assert_eq!(super::near(Language::Ru, moments, now, zone), near);
        }
    }

    #[test]
    fn near_moments_are_named_in_the_zone_of_the_municipality() {
        let now = at("2026-11-21T20:30:00Z");
        let zone = chrono_tz::Asia::Krasnoyarsk;
        assert_eq!(moment(Language::Ru, at("2026-11-22T07:30:00Z"), now, zone), "сегодня, 14:30");
        assert_eq!(moment(Language::Ru, at("2026-11-23T07:30:00Z"), now, zone), "завтра, 14:30");
    }

    #[test]
    fn shares_carry_a_comma_and_a_no_break_space() {
        assert_eq!(share(Language::Ru, 29, 97), "29 из 97 (29,9\u{a0}%)");
        assert_eq!(share(Language::Ru, 0, 0), "нет данных");
        assert_eq!(share(Language::En, 29, 97), "29 of 97 (29.9%)");
    }

    #[test]
    fn averages_are_rounded_to_tenths() {
        assert_eq!(average(Language::Ru, 25, 2).as_deref(), Some("12,5"));
        assert_eq!(average(Language::En, 25, 2).as_deref(), Some("12.5"));
        assert_eq!(average(Language::Ru, 0, 0), None);
    }

    #[test]
    fn typed_words_come_on_one_line_and_fit() {
        assert_eq!(one_line("  Не выходит\n\n\tурок\u{0} "), "Не выходит урок");
        assert_eq!(clipped("Школа № 3", 9), "Школа № 3");
        assert_eq!(clipped("Школа № 35", 9), "Школа №…");
        assert_eq!(pinched("Школа № 35", 10), "Школа № 35");
        assert_eq!(pinched("Школа имени Пушкина № 35", 11), "Школа…№ 35");
    }
}
