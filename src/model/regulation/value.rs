//! What a key may hold: kinds with their bounds, values, and the two ways of writing one: as it is stored and sent from
//! one municipality to another, and as a person types it.

use chrono::{Datelike, NaiveDate};

pub use super::reads::{Chosen, Reads};
use crate::text::{Words, one_line};

/// One of the values of a key that is chosen and not typed.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// As it is stored.
    pub name: &'static str,
    /// As it is said after the title of the key: small, at most 24 characters.
    pub said: Words,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// People, and members of something.
    People,
    /// Times, and meetings.
    Times,
    /// Points of a table.
    Points,
    /// Hundredths.
    Percent,
}

/// What a key holds, with its bounds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Yes or no.
    Flag,
    /// A whole number between two others.
    Number {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
        /// What it counts.
        unit: Unit,
        /// Whether there may be none.
        optional: bool,
    },
    /// A day of every year.
    Day {
        /// Whether there may be none.
        optional: bool,
    },
    /// One of a list. Where one is stricter than another, the stricter stands later.
    Choice(&'static [Choice]),
    /// Any of a list, in its order.
    Set(&'static [Choice]),
    /// So many days before something, the most first.
    Ladder,
    /// An amount that is to be reached by the end of a year, or none.
    Target {
        /// The most that can be asked for.
        most: i64,
        /// What it counts.
        unit: Unit,
    },
    /// Lines of text, or none.
    Lines {
        /// How many at most.
        most: usize,
    },
    /// A name in the six cases, the nominative first; what is not known is left out from the end.
    Cases,
    /// An address of the web, or none.
    Link,
    /// A number whose check digits follow from the others, or none.
    Code {
        /// What was typed, as it is kept; `None` for what is no such number.
        sound: fn(&str) -> Option<String>,
    },
    /// Days on which nobody works: of every year, or of one.
    Holidays,
}

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearDay {
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
}

impl YearDay {
    /// The day in a calendar year; 29 February is the 28th where there is none.
    pub fn of(self, year: i32) -> Option<NaiveDate> {
        let day = NaiveDate::from_ymd_opt(year, self.month, self.day);
        day.or_else(|| NaiveDate::from_ymd_opt(year, self.month, 28))
    }
}

/// A day on which nobody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub day: YearDay,
    /// The one year in which it is; `None` for every year.
    pub year: Option<i32>,
}

/// An amount that is to be reached by the end of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The last year.
    pub year: i32,
    /// How much.
    pub amount: i64,
}

/// What a key holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// None, where there may be none.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(i64),
    /// A day of every year.
    Day(YearDay),
    /// One of the list.
    Choice(&'static str),
    /// Some of the list.
    Set(Vec<&'static str>),
    /// Days before something.
    Ladder(Vec<i64>),
    /// An amount and its year.
    Target(Target),
    /// Lines of text, or cases of a name.
    Lines(Vec<String>),
    /// Days on which nobody works.
    Holidays(Vec<Holiday>),
}

/// Why something is no value of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It cannot be read as what the key holds.
    Unread,
    /// A number outside these.
    Outside(i64, i64),
    /// No day of the calendar.
    NoDay,
    /// More than so many.
    TooMany(usize),
    /// A line of more than so many characters.
    TooLong(usize),
    /// It does not go with another key, of this name.
    Against(&'static str),
}

/// The longest line: the longest official names have 200 characters, and the database takes 250.
const LONGEST: usize = 250;
/// Rungs of one ladder.
const RUNGS: usize = 6;
/// Days that can be given as holidays: a year with its moved ones has about twenty.
const HOLIDAYS: usize = 60;
/// The cases of a name.
const CASES: usize = 6;
/// The years of a target.
const YEARS: (i64, i64) = (2000, 2100);

impl Kind {
    /// Reads what is stored, or comes from a file; it is held against the bounds either way.
    pub fn read(&self, stored: &str) -> Result<Value, Flaw> {
        let number = |text: &str| text.parse::<i64>().map_err(|_| Flaw::Unread);
        let value = match self {
            Kind::Flag => match stored {
                "yes" => Value::Flag(true),
                "no" => Value::Flag(false),
                _ => return Err(Flaw::Unread),
            },
            Kind::Number { optional: true, .. } | Kind::Day { optional: true } | Kind::Target { .. }
                if stored.is_empty() =>
            {
                Value::Nothing
            }
            Kind::Number { .. } => Value::Number(number(stored)?),
            Kind::Day { .. } => Value::Day(year_day(stored, '-')?),
            Kind::Choice(choices) => Value::Choice(named(choices, stored)?),
            Kind::Set(choices) => {
                let names: Vec<_> = parts(stored, ',').map(|name| named(choices, name)).collect::<Result<_, _>>()?;
                let in_order = choices.iter().map(|choice| choice.name).filter(|name| names.contains(name));
                Value::Set(in_order.collect())
            }
            Kind::Ladder => Value::Ladder(parts(stored, ',').map(number).collect::<Result<_, _>>()?),
            Kind::Target { .. } => {
                let (amount, year) = stored.split_once('/').ok_or(Flaw::Unread)?;
                let year = i32::try_from(number(year)?).map_err(|_| Flaw::Unread)?;
                Value::Target(Target { amount: number(amount)?, year })
            }
            Kind::Lines { .. } | Kind::Link | Kind::Code { .. } | Kind::Cases => {
                Value::Lines(parts(stored, '\n').map(str::to_owned).collect())
            }
            Kind::Holidays => Value::Holidays(parts(stored, ',').map(holiday).collect::<Result<_, _>>()?),
        };
        self.hold(value)
    }

    /// Reads what a person typed.
    pub fn typed(&self, typed: &str) -> Result<Value, Flaw> {
        let words = one_line(typed).to_lowercase();
        let none = ["нет", "no", "none", "-", "—"].contains(&words.trim_end_matches('.'));
        let digits = || -> Result<Vec<i64>, Flaw> {
            let parts = words.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
            parts.map(|part| part.parse().map_err(|_| Flaw::Unread)).collect()
        };
        let value = match self {
            Kind::Number { optional: true, .. }
            | Kind::Day { optional: true }
            | Kind::Target { .. }
            | Kind::Lines { .. }
            | Kind::Link
            | Kind::Code { .. }
            | Kind::Cases
                if none =>
            {
                if matches!(self, Kind::Lines { .. } | Kind::Link | Kind::Code { .. } | Kind::Cases) {
                    Value::Lines(Vec::new())
                } else {
                    Value::Nothing
                }
            }
            Kind::Number { .. } => match digits()?.as_slice() {
                [number] if !words.contains('-') => Value::Number(*number),
                _ => return Err(Flaw::Unread),
            },
            Kind::Day { .. } => Value::Day(typed_day(&words)?),
            Kind::Ladder => {
                let mut rungs = digits()?;
                rungs.sort_unstable_by(|one, other| other.cmp(one));
                rungs.dedup();
                Value::Ladder(rungs)
            }
            Kind::Target { .. } => match digits()?.as_slice() {
                [amount, year] => {
                    let year = i32::try_from(*year).map_err(|_| Flaw::Outside(YEARS.0, YEARS.1))?;
                    Value::Target(Target { amount: *amount, year })
                }
                _ => return Err(Flaw::Unread),
            },
            Kind::Code { sound } => Value::Lines(vec![sound(typed).ok_or(Flaw::Unread)?]),
            Kind::Lines { .. } | Kind::Link | Kind::Cases => {
                Value::Lines(typed.lines().map(one_line).filter(|line| !line.is_empty()).collect())
            }
            Kind::Holidays => {
                let mut days = words
                    .split([',', ';', ' '])
                    .filter(|part| !part.is_empty())
                    .map(|part| {
                        let mut parts = part.trim_end_matches('.').splitn(3, '.');
                        let (day, month) = (parts.next().unwrap_or_default(), parts.next().ok_or(Flaw::Unread)?);
                        let year = parts.next().map(|year| year.parse().map_err(|_| Flaw::Unread)).transpose()?;
                        Ok(Holiday { day: year_day(&format!("{month}-{day}"), '-')?, year })
                    })
                    .collect::<Result<Vec<_>, Flaw>>()?;
                days.sort_unstable();
                days.dedup();
                Value::Holidays(days)
            }
            // These are chosen by buttons.
            Kind::Flag | Kind::Choice(_) | Kind::Set(_) => return Err(Flaw::Unread),
        };
        self.hold(value)
    }

    /// Holds a value against the bounds.
    fn hold(&self, value: Value) -> Result<Value, Flaw> {
        let within = |number: i64, least: i64, most: i64| {
            if (least..=most).contains(&number) { Ok(()) } else { Err(Flaw::Outside(least, most)) }
        };
        match (self, &value) {
            (Kind::Number { least, most, .. }, Value::Number(number)) => within(*number, *least, *most)?,
            (Kind::Ladder, Value::Ladder(rungs)) => {
                if rungs.is_empty() || rungs.windows(2).any(|pair| pair[0] <= pair[1]) {
                    return Err(Flaw::Unread);
                }
                if rungs.len() > RUNGS {
                    return Err(Flaw::TooMany(RUNGS));
                }
                for rung in rungs {
                    within(*rung, 1, 365)?;
                }
            }
            (Kind::Target { most, .. }, Value::Target(target)) => {
                within(target.amount, 1, *most)?;
                within(target.year.into(), YEARS.0, YEARS.1)?;
            }
            (Kind::Lines { .. } | Kind::Link | Kind::Code { .. } | Kind::Cases, Value::Lines(lines)) => {
                let most = match self {
                    Kind::Lines { most } => *most,
                    Kind::Link | Kind::Code { .. } => 1,
                    _ => CASES,
                };
                // What comes from a file is the number as it is kept, and nothing around it.
                if let Kind::Code { sound } = self
                    && !lines.iter().all(|line| sound(line).as_ref() == Some(line))
                {
                    return Err(Flaw::Unread);
                }
                if matches!(self, Kind::Link) && !lines.iter().all(|line| is_link(line)) {
                    return Err(Flaw::Unread);
                }
                if lines.len() > most {
                    return Err(Flaw::TooMany(most));
                }
                // What comes from a file is held against what a person could have typed.
                if lines.iter().any(|line| one_line(line) != *line) {
                    return Err(Flaw::Unread);
                }
                if lines.iter().any(|line| line.chars().count() > LONGEST) {
                    return Err(Flaw::TooLong(LONGEST));
                }
            }
            (Kind::Holidays, Value::Holidays(days)) => {
                if days.len() > HOLIDAYS {
                    return Err(Flaw::TooMany(HOLIDAYS));
                }
                let is_day = |day: &Holiday| match day.year {
                    Some(year) => {
                        (2000..=2100).contains(&year)
                            && NaiveDate::from_ymd_opt(year, day.day.month, day.day.day).is_some()
                    }
                    None => true,
                };
                if !days.iter().all(is_day) {
                    return Err(Flaw::NoDay);
                }
            }
            _ => {}
        }
        Ok(value)
    }
}

impl Value {
    /// Whether there is nothing in it yet, where something can be.
    pub fn is_unset(&self) -> bool {
        match self {
            Value::Set(names) => names.is_empty(),
            Value::Lines(lines) => lines.is_empty(),
            Value::Holidays(days) => days.is_empty(),
            Value::Nothing
            | Value::Flag(_)
            | Value::Number(_)
            | Value::Day(_)
            | Value::Choice(_)
            | Value::Ladder(_)
            | Value::Target(_) => false,
        }
    }

    /// As it is stored, and stands in a file.
    pub fn stored(&self) -> String {
        let join = |parts: Vec<String>, sign: &str| parts.join(sign);
        match self {
            Value::Nothing => String::new(),
            Value::Flag(true) => "yes".to_owned(),
            Value::Flag(false) => "no".to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => format!("{:02}-{:02}", day.month, day.day),
            Value::Choice(name) => (*name).to_owned(),
            Value::Set(names) => names.join(","),
            Value::Ladder(rungs) => join(rungs.iter().map(i64::to_string).collect(), ","),
            Value::Target(target) => format!("{}/{}", target.amount, target.year),
            Value::Lines(lines) => lines.join("\n"),
            Value::Holidays(days) => join(days.iter().map(stored_holiday).collect(), ","),
        }
    }
}

fn stored_holiday(holiday: &Holiday) -> String {
    let YearDay { month, day } = holiday.day;
    match holiday.year {
        Some(year) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{month:02}-{day:02}"),
    }
}

/// Whether it is an address that a browser opens, of a host with a dot in its name.
pub fn is_link(text: &str) -> bool {
    let url = reqwest::Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.is_some_and(|url| url.host_str().is_some_and(|host| host.contains('.')) && !text.contains(char::is_whitespace))
}

/// The parts of a list; an empty text has none.
fn parts(text: &str, sign: char) -> impl Iterator<Item = &str> {
    text.split(sign).filter(move |_| !text.is_empty())
}

fn named(choices: &'static [Choice], name: &str) -> Result<&'static str, Flaw> {
    choices.iter().map(|choice| choice.name).find(|known| *known == name).ok_or(Flaw::Unread)
}

/// «02-25». A year that has a 29 February says whether there is such a day.
fn year_day(text: &str, sign: char) -> Result<YearDay, Flaw> {
    let (month, day) = text.split_once(sign).ok_or(Flaw::Unread)?;
    let (month, day) = (month.parse().map_err(|_| Flaw::Unread)?, day.parse().map_err(|_| Flaw::Unread)?);
    NaiveDate::from_ymd_opt(2000, month, day).map(|_| YearDay { month, day }).ok_or(Flaw::NoDay)
}

fn holiday(text: &str) -> Result<Holiday, Flaw> {
    match text.match_indices('-').count() {
        1 => Ok(Holiday { day: year_day(text, '-')?, year: None }),
        _ => {
            let date: NaiveDate = text.parse().map_err(|_| Flaw::NoDay)?;
            Ok(Holiday { day: YearDay { month: date.month(), day: date.day() }, year: Some(date.year()) })
        }
    }
}

/// The first letters of the months as people write them, in both languages.
const MONTHS: [(&str, &str); 12] = [
    ("янв", "jan"),
    ("фев", "feb"),
    ("мар", "mar"),
    ("апр", "apr"),
    ("ма", "may"),
    ("июн", "jun"),
    ("июл", "jul"),
    ("авг", "aug"),
    ("сен", "sep"),
    ("окт", "oct"),
    ("ноя", "nov"),
    ("дек", "dec"),
];

/// «25.02», «25.2.», «25 февраля».
fn typed_day(words: &str) -> Result<YearDay, Flaw> {
    let words = words.trim_end_matches('.');
    if let Some((day, month)) = words.split_once(['.', '/']) {
        return year_day(&format!("{}-{}", month.trim(), day.trim()), '-');
    }
    let (day, name) = words.split_once(' ').ok_or(Flaw::Unread)?;
    let month = MONTHS.iter().position(|(ru, en)| name.starts_with(ru) || name.starts_with(en));
    year_day(&format!("{}-{day}", month.ok_or(Flaw::Unread)? + 1), '-')
}
