//! A page of a calendar: a month of days to pick from, in the person's language, or to be typed as people write them.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Button, View};
use crate::text::{self, Language};

/// What a calendar's button carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pick {
    /// A day.
    Day(NaiveDate),
    /// Another month, by its first day.
    Month(NaiveDate),
}

/// The moment at which the clocks of a zone show this; what they skip becomes the next hour that they show.
pub fn moment_of(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Utc>> {
    let mut later = (0..4).map(|hours| local + TimeDelta::hours(hours));
    let moment = later.find_map(|local| zone.from_local_datetime(&local).earliest());
    moment.map(|moment| moment.with_timezone(&Utc))
}

/// Adds the month of `shown` to a card. Days before `first` or after `last` cannot be picked; today is marked.
pub fn month<P>(
    view: View<P>,
    language: Language,
    shown: NaiveDate,
    today: NaiveDate,
    (first, last): (NaiveDate, NaiveDate),
    press: impl Fn(Pick) -> P + Send + Sync + 'static,
) -> View<P> {
    let begin = first_of_month(shown);
    let blank = |label: &str| Button::press(label, press(Pick::Month(begin))).blank();
    let monday = begin - Days::new(begin.weekday().num_days_from_monday().into());
    let mut view = view
        .button(blank(&text::month(language, begin)))
        .row((0..7).map(|day| blank(&text::weekday(language, monday + Days::new(day)))));
    let mut day = monday;
    while day < begin + Months::new(1) {
        // A week in which nothing can be picked is left out.
        if day + Days::new(6) < first || day > last {
            day = day + Days::new(7);
            continue;
        }
        view = view.row((0..7).map(|offset| {
            let date = day + Days::new(offset);
            if date.month() != begin.month() || date < first || date > last {
                blank("·")
            } else if date == today {
                Button::press(format!("[{}]", date.day()), press(Pick::Day(date)))
            } else {
                Button::press(date.day().to_string(), press(Pick::Day(date)))
            }
        }));
        day = day + Days::new(7);
    }
    let before = begin - Months::new(1);
    let after = begin + Months::new(1);
    let leaf = |shown: bool, label: &str, to: NaiveDate| {
        if shown { Button::press(label, press(Pick::Month(to))) } else { blank("·") }
    };
    let view = view.row([leaf(before >= first_of_month(first), "‹", before), leaf(after <= last, "›", after)]);
    view.reads(move |typed| typed_day(typed, today, (first, last)).map(|day| press(Pick::Day(day))))
}

/// The same of days that were, from this one on: a day without a year is the last such day.
pub fn past<P>(
    view: View<P>,
    language: Language,
    shown: NaiveDate,
    today: NaiveDate,
    first: NaiveDate,
    press: impl Fn(Pick) -> P + Copy + Send + Sync + 'static,
) -> View<P> {
    let (span, lately) = ((first, today), (today - Months::new(12) + Days::new(1), today));
    month(view, language, shown, today, span, press).reads(move |typed| {
        let day = typed_day(typed, today, lately).or_else(|| typed_day(typed, today, span))?;
        Some(press(Pick::Day(day)))
    })
}

/// The days of the week by their search forms, Monday first: what their names begin with, and what they are short for.
const WEEKDAYS: [[&str; 4]; 7] = [
    ["понедельник", "пн", "mon", "monday"],
    ["вторник", "вт", "tue", "tuesday"],
    ["сред", "ср", "wed", "wednesday"],
    ["четверг", "чт", "thu", "thursday"],
    ["пятниц", "пт", "fri", "friday"],
    ["суббот", "сб", "sat", "saturday"],
    ["воскресень", "вс", "sun", "sunday"],
];
/// What the names of the months begin with, in both languages.
const MONTHS: [[&str; 2]; 12] = [
    ["янв", "jan"],
    ["фев", "feb"],
    ["мар", "mar"],
    ["апр", "apr"],
    ["ма", "may"],
    ["июн", "jun"],
    ["июл", "jul"],
    ["авг", "aug"],
    ["сен", "sep"],
    ["окт", "oct"],
    ["ноя", "nov"],
    ["дек", "dec"],
];

/// The day that somebody means: «3.12», «3 декабря», «завтра», «в четверг», «26». One without a year is the nearest such
/// day that can be picked; `None` for what is no day, or one that cannot be picked, or says two things.
pub fn typed_day(typed: &str, today: NaiveDate, (first, last): (NaiveDate, NaiveDate)) -> Option<NaiveDate> {
    let form = typed.to_lowercase().replace('ё', "е");
    if let Some(day) = ahead(&form, today) {
        return Some(day).filter(|day| (first..=last).contains(day));
    }
    let (mut numbers, mut named, mut month) = (Vec::new(), None, None);
    let mut once = |day: NaiveDate| if named.replace(day).is_some() { None } else { Some(()) };
    let mut week = 0;
    for word in form.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if let Ok(number) = word.parse::<u32>() {
            numbers.push(number);
            continue;
        }
        let near = [
            ("позавчера", -2),
            ("вчера", -1),
            ("yesterday", -1),
            ("сегодня", 0),
            ("today", 0),
            ("завтра", 1),
            ("tomorrow", 1),
            ("послезавтра", 2),
        ];
        if let Some((_, days)) = near.iter().find(|(name, _)| *name == word) {
            once(today + TimeDelta::days(*days))?;
        } else if let Some(weekday) = WEEKDAYS.iter().position(|names| is_weekday(word, names)) {
            let ahead = (weekday as u64 + 7 - u64::from(today.weekday().num_days_from_monday())) % 7;
            // «В субботу», said on a Saturday, is the next one.
            once(today + Days::new(if ahead == 0 { 7 } else { ahead }))?;
        } else if let Some(number) = MONTHS.iter().position(|names| names.iter().any(|name| is_month(word, name))) {
            if month.replace(number as u32 + 1).is_some() {
                return None;
            }
        } else if word.starts_with("следующ") || word == "next" {
            week += 1;
        } else if !["в", "во", "на", "это", "этот", "эту", "числа", "го", "г", "год", "года", "on", "the", "of"]
            .contains(&word)
        {
            return None;
        }
    }
    let dated = |day, month, year| dated((day, month, year), today, (first, last));
    let found = match (named, numbers.as_slice(), month) {
        (Some(named), [], None) => Some(named + Days::new(7 * week)),
        // «чт, 26 ноября», as the bot itself writes it: the weekday must be that of the day.
        (Some(named), [day], Some(month)) => {
            dated(*day, month, None).filter(|found| found.weekday() == named.weekday())
        }
        (None, [day], Some(month)) => dated(*day, month, None),
        (None, [day, year], Some(month)) => dated(*day, month, Some(*year)),
        (None, [day, month], None) => dated(*day, *month, None),
        (None, [year, month, day], None) if *year > 1900 => dated(*day, *month, Some(*year)),
        (None, [day, month, year], None) => dated(*day, *month, Some(*year)),
        (None, [day], None) => {
            let begin = first_of_month(today) - Months::new(14);
            let months = (0..=28).filter_map(|months| (begin + Months::new(months)).with_day(*day));
            nearest(months, today, (first, last))
        }
        _ => None,
    };
    found.filter(|day| (first..=last).contains(day))
}

/// «Через неделю», «через 2 недели», «через три дня», «через месяц».
fn ahead(form: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut words = form.split_whitespace();
    if !matches!(words.next(), Some("через" | "in")) {
        return None;
    }
    let (count, unit) = match (words.next()?, words.next()) {
        (unit, None) => (1, unit),
        (count, Some(unit)) => (counted(count)?, unit),
    };
    if words.next().is_some() {
        return None;
    }
    match unit {
        "день" | "дня" | "дней" | "day" | "days" => today.checked_add_days(Days::new(count)),
        "неделю" | "недели" | "недель" | "week" | "weeks" => {
            today.checked_add_days(Days::new(count.checked_mul(7)?))
        }
        "месяц" | "месяца" | "месяцев" | "month" | "months" => {
            today.checked_add_months(Months::new(u32::try_from(count).ok()?))
        }
        _ => None,
    }
}

/// A small number in figures or in words.
fn counted(word: &str) -> Option<u64> {
    let words =
        [["один", "одну"], ["два", "две"], ["три", "three"], ["четыре", "four"], ["пять", "five"], ["шесть", "six"]];
    let named = words.iter().zip(1..).find(|(names, _)| names.contains(&word)).map(|(_, number)| number);
    named.or_else(|| word.parse().ok()).filter(|count| *count <= 400)
}

fn is_weekday(word: &str, [name, short, short_english, english]: &[&str; 4]) -> bool {
    word == *short
        || word == *short_english
        || word == *english
        || word.starts_with(name) && word.len() <= name.len() + 4
}

/// «мая», «май», but not «марта» where «ма» is asked for.
fn is_month(word: &str, name: &str) -> bool {
    if name == "ма" { matches!(word, "май" | "мая" | "мае") } else { word.starts_with(name) }
}

/// A day and a month; without a year the one nearest to today that can be picked: «1 сентября» of a paper is the last one,
/// of an event the next one.
fn dated(
    (day, month, year): (u32, u32, Option<u32>),
    today: NaiveDate,
    (first, last): (NaiveDate, NaiveDate),
) -> Option<NaiveDate> {
    let in_year = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    match year {
        Some(year @ 0..100) => in_year(2000 + i32::try_from(year).ok()?),
        Some(year) => in_year(i32::try_from(year).ok()?),
        None => nearest((first.year()..=last.year()).filter_map(in_year), today, (first, last)),
    }
}

/// Of the days that can be picked the nearest to today, of two the one to come.
fn nearest(
    days: impl Iterator<Item = NaiveDate>,
    today: NaiveDate,
    (first, last): (NaiveDate, NaiveDate),
) -> Option<NaiveDate> {
    let within = days.filter(|day| (first..=last).contains(day));
    within.min_by_key(|day| ((*day - today).num_days().abs(), *day < today))
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.day0()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// «Faults 29», «A3».
    #[test]
    fn a_day_is_so_far_ahead() {
        let (today, till) = (date("2026-11-21"), date("2027-11-21"));
        let meant = |typed| typed_day(typed, today, (today, till));
        for (typed, day) in [
            ("через неделю", "2026-11-28"),
            ("Через 2 недели", "2026-12-05"),
            ("через две недели", "2026-12-05"),
            ("через три дня", "2026-11-24"),
            ("через 10 дней", "2026-12-01"),
            ("через день", "2026-11-22"),
            ("через месяц", "2026-12-21"),
        ] {
            assert_eq!(meant(typed), Some(date(day)), "{typed}");
        }
        for typed in
            ["через", "через час", "через сто лет", "через 900 дней", "через 2 недели 3 дня", "через год и день"]
        {
            assert_eq!(meant(typed), None, "{typed}");
        }
    }

    /// «Faults 28»: a day of a paper or of a mark lies behind, and nobody says the year.
    #[test]
    fn a_day_without_a_year_is_the_nearest_that_can_be_picked() {
        let today = date("2026-11-28");
        let meant = |typed, first, last| typed_day(typed, today, (date(first), date(last))).map(|day| day.to_string());
        for (typed, first, last, expected) in [
            ("1 сентября", "1997-01-01", "2026-11-28", "2026-09-01"),
            ("01.12", "1997-01-01", "2026-11-28", "2025-12-01"),
            ("29 февраля", "1997-01-01", "2026-11-28", "2024-02-29"),
            ("29", "1997-01-01", "2026-11-28", "2026-10-29"),
            ("15", "1997-01-01", "2026-11-28", "2026-11-15"),
            ("вчера", "1997-01-01", "2026-11-28", "2026-11-27"),
            // Behind and ahead can be picked.
            ("1 сентября", "1997-01-01", "2056-11-28", "2026-09-01"),
            ("31 августа", "2026-09-01", "2056-11-28", "2027-08-31"),
            ("1 сентября", "2026-11-28", "2027-11-28", "2027-09-01"),
            ("15", "2026-11-28", "2027-11-28", "2026-12-15"),
        ] {
            assert_eq!(meant(typed, first, last).as_deref(), Some(expected), "{typed} in {first} – {last}");
        }
    }

    /// Faults 28.
    #[test]
    fn days_are_typed_as_people_write_them() {
        // A Saturday.
        let today = date("2026-11-21");
        let range = (today, date("2027-11-21"));
        let typed = |text: &str| typed_day(text, today, range).map(|day| day.to_string());
        for (text, expected) in [
            ("завтра", "2026-11-22"),
            ("Завтра.", "2026-11-22"),
            ("послезавтра", "2026-11-23"),
            ("сегодня", "2026-11-21"),
            ("в четверг", "2026-11-26"),
            ("чт", "2026-11-26"),
            ("в среду", "2026-11-25"),
            ("в следующий четверг", "2026-12-03"),
            ("в субботу", "2026-11-28"),
            ("во вторник", "2026-11-24"),
            ("3.12", "2026-12-03"),
            ("03.12.2026", "2026-12-03"),
            ("3/12/26", "2026-12-03"),
            ("2026-12-03", "2026-12-03"),
            ("3 декабря", "2026-12-03"),
            ("3-го декабря 2026 года", "2026-12-03"),
            ("чт, 26 ноября", "2026-11-26"),
            ("1 мая", "2027-05-01"),
            ("2 марта", "2027-03-02"),
            ("26", "2026-11-26"),
            ("3 числа", "2026-12-03"),
            ("10.01", "2027-01-10"),
            ("tomorrow", "2026-11-22"),
            ("on Thursday", "2026-11-26"),
            ("3 December", "2026-12-03"),
        ] {
            assert_eq!(typed(text).as_deref(), Some(expected), "{text}");
        }
        let none = [
            "",
            "скоро",
            "31.02",
            "20.11.2026",
            "завтра или в четверг",
            "пт, 26 ноября",
            "99",
            "3 4 5 6",
            "в 14:30",
            "Первая\n\nвторая",
            "3.12.2031",
            "ноябрь",
            "в срединный день",
        ];
        for text in none {
            assert_eq!(typed(text), None, "{text}");
        }
    }
}
