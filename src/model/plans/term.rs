//! When something is to be done, as plans say it: «25 октября», «сентябрь–октябрь», «в течение года», «до 20.05.2027».
//!
//! A term is some days, whole months or the whole school year. What a plan says beyond that («до», «ежемесячно»,
//! «сентябрь, январь») is kept in its own words.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::text::{self, Language, clipped, one_line};

/// How exact a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Grain {
    /// A day, or several in a row.
    Day,
    /// Whole months.
    Month,
    /// The whole school year.
    Year,
}

/// When something is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The first day.
    pub begins: NaiveDate,
    /// The last day.
    pub ends: NaiveDate,
    /// How exact it is.
    pub grain: Grain,
    /// As the plan says it, where that is more than the days do.
    #[serde(rename = "term_words")]
    pub words: Option<String>,
}

/// The school year of a plan: its first day, and its last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// The longest words of a term.
const LONGEST: usize = 200;

/// What the names of the months begin with, in both languages; May is told by its whole forms.
const MONTHS: [[&str; 2]; 12] = [
    ["январ", "jan"],
    ["феврал", "feb"],
    ["март", "mar"],
    ["апрел", "apr"],
    ["май", "may"],
    ["июн", "jun"],
    ["июл", "jul"],
    ["август", "aug"],
    ["сентябр", "sep"],
    ["октябр", "oct"],
    ["ноябр", "nov"],
    ["декабр", "dec"],
];

/// What says that something is done all the year round.
const ALL_YEAR: [&str; 16] = [
    "течени",
    "весь год",
    "весь учебный год",
    "учебного года",
    "ежемесячно",
    "ежеквартально",
    "еженедельно",
    "ежедневно",
    "постоянно",
    "регулярно",
    "систематически",
    "по мере",
    "по графику",
    "по плану",
    "раз в",
    "all year",
];

impl Year {
    /// The school year that begins on a day.
    pub fn of(first: NaiveDate) -> Year {
        let next = first.checked_add_months(Months::new(12)).unwrap_or(first);
        Year { first, last: next.pred_opt().unwrap_or(first) }
    }

    /// Its months by their first days: the one in which it begins is the first, and none stands there twice.
    pub fn months(self) -> impl Iterator<Item = NaiveDate> {
        let first = first_of(self.first);
        (0..12).filter_map(move |number| first.checked_add_months(Months::new(number)))
    }

    /// «2026/27».
    pub fn named(self) -> String {
        format!("{}/{:02}", self.first.year(), (self.first.year() + 1).rem_euclid(100))
    }

    /// The whole of it.
    pub fn whole(self) -> Term {
        Term { begins: self.first, ends: self.last, grain: Grain::Year, words: None }
    }

    /// The calendar year of a month within the school year. Plans begin with August where one stands before the first
    /// month of the year.
    fn year_of(self, month: u32, early: bool) -> i32 {
        let is_before = early && month + 1 == self.first.month();
        self.first.year() + i32::from(month < self.first.month() && !is_before)
    }
}

impl Term {
    /// A month.
    pub fn month(day: NaiveDate) -> Term {
        Term { begins: first_of(day), ends: last_of(day), grain: Grain::Month, words: None }
    }

    /// A day.
    pub fn day(day: NaiveDate) -> Term {
        Term { begins: day, ends: day, grain: Grain::Day, words: None }
    }

    /// Whether it touches the month of a day; what is done all the year round belongs to no month.
    pub fn is_of_month(&self, day: NaiveDate) -> bool {
        self.grain != Grain::Year && self.begins <= last_of(day) && self.ends >= first_of(day)
    }

    /// «25 октября 2026», «сентябрь – октябрь 2026», «в течение года»; the plan's own words where there are any.
    pub fn said(&self, language: Language) -> String {
        if let Some(words) = &self.words {
            return words.clone();
        }
        let day = |day, with_year| text::date(language, day, with_year);
        let month = |day| match language {
            Language::Ru => text::month(language, day).to_lowercase(),
            Language::En => text::month(language, day),
        };
        let same_year = self.begins.year() == self.ends.year();
        match self.grain {
            Grain::Year => crate::say!(language, "model-plan-all-year"),
            Grain::Day if self.begins == self.ends => day(self.begins, true),
            Grain::Day => format!("{} – {}", day(self.begins, !same_year), day(self.ends, true)),
            Grain::Month if first_of(self.begins) == first_of(self.ends) => month(self.begins),
            Grain::Month => {
                let begins = month(self.begins);
                let bare = begins.rsplit_once(' ').map_or(begins.as_str(), |(name, _)| name).to_owned();
                format!("{} – {}", if same_year { bare } else { begins }, month(self.ends))
            }
        }
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.day0()))
}

fn last_of(day: NaiveDate) -> NaiveDate {
    let next = first_of(day).checked_add_months(Months::new(1));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// What stands in a text of a term, one after the other.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Number(u32),
    Month(u32),
    /// «–», «по»: from one to another.
    Till,
    /// «.», «/» between numbers.
    Dot,
    /// A quarter of the calendar or a half of the school year, whose number stands beside it.
    Quarter,
    Half,
    /// «г.», «года», «с»: they change nothing.
    Plain,
    /// Any other word.
    Word,
}

/// A day or a month that a text names.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Item {
    Day(NaiveDate),
    Month(NaiveDate),
}

/// Reads a term; `None` for what is none, or is far from the school year. `early` says that an August belongs to the
/// summer before the year.
pub fn read(written: &str, year: Year, early: bool) -> Option<Term> {
    let line = one_line(written);
    let folded = line.to_lowercase().replace('ё', "е");
    let parts = parts(&folded);
    let items = items(&parts, year, early);
    let whole = || {
        let is_so = ALL_YEAR.iter().any(|words| folded.contains(words));
        let is_plain =
            matches!(folded.as_str(), "в течение года" | "в течение учебного года" | "весь год" | "all year");
        is_so.then(|| Term { words: (!is_plain).then(|| clipped(&line, LONGEST)), ..year.whole() })
    };
    let (Some(first), Some(last)) = (items.iter().map(begins).min(), items.iter().map(ends).max()) else {
        return whole();
    };
    let near = Months::new(2);
    if first < year.first.checked_sub_months(near)? || last > year.last.checked_add_months(near)? {
        return None;
    }
    let grain = if items.iter().any(|item| matches!(item, Item::Month(_))) { Grain::Month } else { Grain::Day };
    let (first, last) = match grain {
        Grain::Month => (first_of(first), last_of(last)),
        Grain::Day | Grain::Year => (first, last),
    };
    // «Сентябрь, январь» is less than all from September to January, and «до 25 октября» more than the day.
    let is_span = items.len() == 2 && parts.contains(&Part::Till);
    let is_more = items.len() > 1 && !is_span || parts.contains(&Part::Word);
    let is_more = is_more && !parts.iter().any(|part| matches!(part, Part::Quarter | Part::Half));
    Some(Term { begins: first, ends: last, grain, words: is_more.then(|| clipped(&line, LONGEST)) })
}

fn begins(item: &Item) -> NaiveDate {
    match item {
        Item::Day(day) => *day,
        Item::Month(month) => first_of(*month),
    }
}

fn ends(item: &Item) -> NaiveDate {
    match item {
        Item::Day(day) => *day,
        Item::Month(month) => last_of(*month),
    }
}

fn parts(folded: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let is_kind = |c: char| match first {
            _ if first.is_ascii_digit() => c.is_ascii_digit(),
            _ if first.is_alphabetic() => c.is_alphabetic(),
            _ => false,
        };
        let end = rest.find(|c: char| !is_kind(c)).filter(|end| *end > 0).unwrap_or(match is_kind(first) {
            true => rest.len(),
            false => first.len_utf8(),
        });
        let (word, after) = rest.split_at(end);
        rest = after;
        let part = match word {
            "-" | "–" | "—" | "−" | "‑" => Part::Till,
            "." | "/" => Part::Dot,
            _ if first.is_ascii_digit() => word.parse().map_or(Part::Word, Part::Number),
            _ if first.is_alphabetic() => named(word),
            _ => continue,
        };
        parts.push(part);
    }
    parts
}

fn named(word: &str) -> Part {
    if matches!(word, "май" | "мая" | "мае" | "may") {
        return Part::Month(5);
    }
    // «Мартовский» is a month no less, and «мая» was asked for before.
    let month = MONTHS.iter().position(|names| names.iter().any(|name| *name != "май" && word.starts_with(name)));
    if let Some(at) = month.and_then(|at| u32::try_from(at + 1).ok()) {
        return Part::Month(at);
    }
    match word {
        "по" | "to" | "till" => Part::Till,
        "i" | "і" => Part::Number(1),
        "ii" | "іі" => Part::Number(2),
        "iii" => Part::Number(3),
        "iv" => Part::Number(4),
        "первый" | "первое" | "первого" => Part::Number(1),
        "второй" | "второе" | "второго" => Part::Number(2),
        "третий" | "третьего" => Part::Number(3),
        "четвертый" | "четвертого" => Part::Number(4),
        "г" | "гг" | "год" | "года" | "годов" | "с" | "со" | "в" | "и" | "го" | "е" | "й" | "число" | "числа"
        | "месяц" | "течение" | "течении" => Part::Plain,
        _ if word.starts_with("квартал") => Part::Quarter,
        _ if word.starts_with("полугоди") => Part::Half,
        _ => Part::Word,
    }
}

fn items(parts: &[Part], year: Year, early: bool) -> Vec<Item> {
    let full = |number: u32| if number < 100 { 2000 + number } else { number };
    let is_year = |number: u32| (2000..2100).contains(&number);
    let signed = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let of = |month: u32, told: Option<u32>| told.map_or_else(|| year.year_of(month, early), |told| signed(full(told)));
    let day =
        |day: u32, month: u32, told: Option<u32>| NaiveDate::from_ymd_opt(of(month, told), month, day).map(Item::Day);
    let month = |month: u32, told: Option<u32>| NaiveDate::from_ymd_opt(of(month, told), month, 1).map(Item::Month);
    let mut found = Vec::new();
    // Days whose month stands behind them: «25–27 октября».
    let mut bare: Vec<u32> = Vec::new();
    let mut at = 0;
    while let Some(rest) = parts.get(at..).filter(|rest| !rest.is_empty()) {
        let (item, taken) = match *rest {
            [Part::Number(told), Part::Till, Part::Number(month), Part::Till, Part::Number(of_month), ..]
                if is_year(told) =>
            {
                (day(of_month, month, Some(told)), 5)
            }
            [Part::Number(of_month), Part::Dot, Part::Number(month), Part::Dot, Part::Number(told), ..]
                if month <= 12 && (told < 100 || is_year(told)) =>
            {
                (day(of_month, month, Some(told)), 5)
            }
            // «10.2026» is a month, «25.10» a day.
            [Part::Number(of), Part::Dot, Part::Number(told), ..] if of <= 12 && is_year(told) => {
                (month(of, Some(told)), 3)
            }
            [Part::Number(of_month), Part::Dot, Part::Number(month), ..] if month <= 12 && of_month <= 31 => {
                (day(of_month, month, None), 3)
            }
            [Part::Number(number), Part::Quarter, ref after @ ..]
            | [Part::Number(number), Part::Till, Part::Plain, Part::Quarter, ref after @ ..]
                if (1..=4).contains(&number) =>
            {
                let told = match *after {
                    [Part::Number(told), ..] if is_year(told) => Some(told),
                    _ => None,
                };
                found.extend(month(number * 3 - 2, told));
                (month(number * 3, told), 2)
            }
            [Part::Number(number @ 1..=2), Part::Half, ..] => {
                let (first, last) = if number == 1 { (year.first.month(), 12) } else { (1, 5) };
                found.extend(month(first, None));
                (month(last, None), 2)
            }
            [Part::Number(of_month), Part::Month(month), Part::Number(told), ..] if is_year(told) => {
                (day(of_month, month, Some(told)), 3)
            }
            [Part::Number(of_month), Part::Month(month), ..] => (day(of_month, month, None), 2),
            // «25-го октября».
            [Part::Number(of_month), Part::Till, Part::Plain, Part::Month(month), ..] => {
                (day(of_month, month, None), 4)
            }
            [Part::Month(of), Part::Number(told), ..] if is_year(told) => (month(of, Some(told)), 2),
            [Part::Month(of), ..] => (month(of, None), 1),
            [Part::Number(number), Part::Till, Part::Number(_), ..] if (1..=31).contains(&number) => {
                bare.push(number);
                (None, 1)
            }
            _ => (None, 1),
        };
        if let Some(Item::Day(behind)) = item {
            found.extend(bare.drain(..).filter_map(|number| behind.with_day(number)).map(Item::Day));
        }
        found.extend(item);
        at += taken;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year() -> Year {
        Year::of("2026-09-01".parse().unwrap())
    }

    fn told(written: &str) -> Option<String> {
        let term = read(written, year(), false)?;
        let grain = match term.grain {
            Grain::Day => "d",
            Grain::Month => "m",
            Grain::Year => "y",
        };
        let words = term.words.map(|words| format!(" {words}")).unwrap_or_default();
        Some(format!("{grain} {} {}{words}", term.begins, term.ends))
    }

    /// Office «Imports»: months as «сентябрь», «сентябрь–октябрь», «в течение года», dates.
    #[test]
    fn terms_are_read_as_plans_write_them() {
        for (written, expected) in [
            ("сентябрь", "m 2026-09-01 2026-09-30"),
            ("Сентябрь 2026 г.", "m 2026-09-01 2026-09-30"),
            ("в мае", "m 2027-05-01 2027-05-31"),
            ("сентябрь–октябрь", "m 2026-09-01 2026-10-31"),
            ("сентябрь - октябрь", "m 2026-09-01 2026-10-31"),
            ("декабрь — январь", "m 2026-12-01 2027-01-31"),
            ("с сентября по май", "m 2026-09-01 2027-05-31"),
            ("сентябрь, январь", "m 2026-09-01 2027-01-31 сентябрь, январь"),
            ("10.2026", "m 2026-10-01 2026-10-31"),
            ("25.10.2026", "d 2026-10-25 2026-10-25"),
            ("25.10.26", "d 2026-10-25 2026-10-25"),
            ("2026-10-25", "d 2026-10-25 2026-10-25"),
            ("25.10", "d 2026-10-25 2026-10-25"),
            ("3.02", "d 2027-02-03 2027-02-03"),
            ("25 октября", "d 2026-10-25 2026-10-25"),
            ("25-го октября", "d 2026-10-25 2026-10-25"),
            ("25 октября 2026 года", "d 2026-10-25 2026-10-25"),
            ("до 25 октября", "d 2026-10-25 2026-10-25 до 25 октября"),
            ("25–27 октября", "d 2026-10-25 2026-10-27"),
            ("с 25 по 27 октября", "d 2026-10-25 2026-10-27"),
            ("25.10–03.11.2026", "d 2026-10-25 2026-11-03"),
            ("3 неделя октября", "m 2026-10-01 2026-10-31 3 неделя октября"),
            ("I квартал", "m 2027-01-01 2027-03-31"),
            ("4 квартал 2026 года", "m 2026-10-01 2026-12-31"),
            ("1 полугодие", "m 2026-09-01 2026-12-31"),
            ("второе полугодие", "m 2027-01-01 2027-05-31"),
            ("в течение года", "y 2026-09-01 2027-08-31"),
            ("В течение учебного года", "y 2026-09-01 2027-08-31"),
            ("ежемесячно", "y 2026-09-01 2027-08-31 ежемесячно"),
            ("1 раз в четверть", "y 2026-09-01 2027-08-31 1 раз в четверть"),
            ("в течение сентября", "m 2026-09-01 2026-09-30"),
        ] {
            assert_eq!(told(written).as_deref(), Some(expected), "{written}");
        }
        for written in ["", "—", "скоро", "31.02", "25.10.2031", "сентябрь 2019", "Петрова О. С.", "12"]
        {
            assert_eq!(told(written), None, "{written}");
        }
    }

    /// PAPERS 10.2: planning begins in August, which stands before September.
    #[test]
    fn an_august_before_september_is_of_the_summer_before() {
        let august = |early| read("август", year(), early).unwrap().begins.to_string();
        assert_eq!((august(true), august(false)), ("2026-08-01".to_owned(), "2027-08-01".to_owned()));
        let earlier = Year::of("2026-08-15".parse().unwrap());
        assert_eq!(read("август", earlier, false).unwrap().begins.to_string(), "2026-08-01");
    }

    #[test]
    fn a_term_is_said_as_it_was_meant() {
        for (written, expected) in [
            ("сентябрь", "сентябрь 2026"),
            ("сентябрь-октябрь", "сентябрь – октябрь 2026"),
            ("декабрь-январь", "декабрь 2026 – январь 2027"),
            ("25.10", "25 октября 2026"),
            ("25–27 октября", "25 октября – 27 октября 2026"),
            ("до 25 октября", "до 25 октября"),
            ("весь год", "в течение года"),
        ] {
            assert_eq!(read(written, year(), false).unwrap().said(Language::Ru), expected, "{written}");
        }
    }

    #[test]
    fn a_term_belongs_to_the_months_that_it_touches() {
        let of = |written: &str, month: &str| read(written, year(), false).unwrap().is_of_month(month.parse().unwrap());
        assert!(of("сентябрь-октябрь", "2026-10-17") && of("25.10", "2026-10-01"));
        assert!(!of("сентябрь-октябрь", "2026-11-01") && !of("в течение года", "2026-10-01"));
        assert_eq!(year().months().count(), 12);
        assert_eq!(year().named(), "2026/27");
    }
}
