//! How what is typed is read: the words of a button and its address, the answers to a question, a time.

use chrono::NaiveTime;

use crate::model::regulation::is_link;
use crate::text::one_line;

/// The longest label of a button: more is cut by phones.
const LABEL: usize = 24;
/// The longest address.
const ADDRESS: usize = 500;
/// The longest question.
pub const QUESTION: usize = 200;
/// How many answers a question has.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=5;

/// What is wrong with something typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is no address that a messenger takes.
    NoLink,
    /// A label is longer than a button, by so many characters.
    LongLabel(usize),
    /// There are too few answers, or too many.
    Options,
    /// Two answers read the same.
    Twice,
    /// It is no time.
    NoTime,
}

/// «Программа https://…»: the words of a button and its address; without words `otherwise` stands there.
pub fn link(typed: &str, otherwise: String) -> Result<(String, String), Flaw> {
    let typed = one_line(typed);
    let (label, to) = match typed.rsplit_once(' ') {
        Some((label, to)) => (label.trim().to_owned(), to.to_owned()),
        None => (otherwise, typed),
    };
    if !is_link(&to) || to.chars().count() > ADDRESS {
        return Err(Flaw::NoLink);
    }
    Ok((fitting(label)?, to))
}

fn fitting(label: String) -> Result<String, Flaw> {
    match label.chars().count().checked_sub(LABEL).filter(|over| *over > 0) {
        Some(over) => Err(Flaw::LongLabel(over)),
        None => Ok(label),
    }
}

/// The answers to a question: one a line, or between commas.
pub fn options(typed: &str) -> Result<Vec<String>, Flaw> {
    let sign = if typed.contains('\n') {
        '\n'
    } else if typed.contains(';') {
        ';'
    } else {
        ','
    };
    let options = typed.split(sign).map(one_line).filter(|option| !option.is_empty());
    let options = options.map(fitting).collect::<Result<Vec<_>, _>>()?;
    if !OPTIONS.contains(&options.len()) {
        return Err(Flaw::Options);
    }
    let is_twice =
        |place: usize| options[..place].iter().any(|other| other.to_lowercase() == options[place].to_lowercase());
    if (0..options.len()).any(is_twice) {
        return Err(Flaw::Twice);
    }
    Ok(options)
}

/// «9», «9:30», «в 14.05».
pub fn time(typed: &str) -> Result<NaiveTime, Flaw> {
    let numbers: Vec<u32> = typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap_or(u32::MAX))
        .collect();
    let (hour, minute) = match numbers.as_slice() {
        [hour] => (*hour, 0),
        [hour, minute] => (*hour, *minute),
        _ => return Err(Flaw::NoTime),
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(Flaw::NoTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_has_words_and_an_address() {
        let link = |typed| link(typed, "Открыть ссылку".to_owned());
        let told = |label: &str, to: &str| Ok((label.to_owned(), to.to_owned()));
        assert_eq!(
            link("Программа семинара https://example.org/a"),
            told("Программа семинара", "https://example.org/a")
        );
        assert_eq!(link("https://example.org"), told("Открыть ссылку", "https://example.org"));
        for typed in ["Программа", "ftp://example.org", "https://", "Сайт http://localhost", "javascript:alert(1)"]
        {
            assert_eq!(link(typed), Err(Flaw::NoLink), "{typed}");
        }
        assert_eq!(link("Программа семинара на весь год https://example.org"), Err(Flaw::LongLabel(6)));
    }

    #[test]
    fn a_question_has_two_to_five_answers_that_differ() {
        assert_eq!(options("Да\nНет").unwrap(), ["Да", "Нет"]);
        assert_eq!(options("Да, Нет, Не знаю").unwrap(), ["Да", "Нет", "Не знаю"]);
        assert_eq!(options("Приду, один; Приду не один").unwrap(), ["Приду, один", "Приду не один"]);
        assert_eq!(options("Да"), Err(Flaw::Options));
        assert_eq!(options("1,2,3,4,5,6"), Err(Flaw::Options));
        assert_eq!(options("Да\nда"), Err(Flaw::Twice));
        assert_eq!(options("Да\nНет, потому что в этот день другое"), Err(Flaw::LongLabel(10)));
    }

    #[test]
    fn a_time_is_typed_in_any_usual_form() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        for (typed, meant) in
            [("9", at(9, 0)), ("в 9:30", at(9, 30)), ("14.05", at(14, 5)), ("25", None), ("утром", None)]
        {
            assert_eq!(time(typed).ok(), meant, "{typed}");
        }
    }
}
