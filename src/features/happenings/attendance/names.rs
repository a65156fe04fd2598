//! Whom a typed name means, of those on a roster: a surname, a surname with initials, a name in any order; and the times
//! of a meeting beside it.

use chrono::NaiveTime;

use super::rules::{self, Listed};
use crate::model::people::Sought;
use crate::text::{self, forms};

/// Those whom a typed name may mean, as people are called everywhere in the bot: who is meant by the surname first, each
/// group in the order of the roster. Nobody is meant by nothing.
pub fn found<'l>(typed: &str, roster: &'l [Listed]) -> Vec<(u8, &'l Listed)> {
    if forms::search(typed).trim().is_empty() {
        return Vec::new();
    }
    let sought = Sought::of(typed);
    let fits = roster.iter().filter_map(|listed| {
        let form = forms::search(&listed.name.listed());
        Some((sought.finds(&form)?, listed))
    });
    let mut found: Vec<_> = fits.collect();
    found.sort_by_key(|(fit, _)| *fit);
    found
}

/// The only one whom a typed name can mean: nobody else bears it as a surname.
pub fn only<'l>(typed: &str, roster: &'l [Listed]) -> Option<&'l Listed> {
    match found(typed, roster).as_slice() {
        [(_, only)] => Some(only),
        [(0, only), (next, _), ..] if *next > 0 => Some(only),
        _ => None,
    }
}

/// Whose time at a meeting was typed, and when they came and went: «Ершов 14:30–15:10», «Ершов с 14.30».
pub fn stay(typed: &str) -> Option<(String, NaiveTime, Option<NaiveTime>)> {
    let typed = text::one_line(typed);
    let at = typed.find(|sign: char| sign.is_ascii_digit())?;
    let (name, times) = typed.split_at(at);
    let name = name.trim().trim_end_matches([',', ':', '—', '–', '-']).trim();
    let name = name.strip_suffix(" с").unwrap_or(name);
    let time = |part: &str| NaiveTime::parse_from_str(&part.trim().replace('.', ":"), "%H:%M").ok();
    let mut parts = times.split(['-', '–', '—']).flat_map(|part| part.split(" до "));
    let came = time(parts.next()?)?;
    let went = match parts.next() {
        Some(part) => Some(time(part).filter(|went| *went >= came)?),
        None => None,
    };
    (parts.next().is_none() && rules::guest_name(name).is_some()).then(|| (name.to_owned(), came, went))
}

/// A guest's name in one line; `None` unless it is of 2–120 characters with a letter.
pub fn guest_name(typed: &str) -> Option<String> {
    text::lettered(typed, 2..=120)
}

/// A topic in one line; `None` unless it is of 2–200 characters with a letter.
pub fn topic(typed: &str) -> Option<String> {
    text::lettered(typed, 2..=200)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use crate::model::people::FullName;

    fn roster() -> Vec<Listed> {
        let names = [
            "Борисов Николай Петрович",
            "Борисова Нина Олеговна",
            "Волкова Нина Петровна",
            "Ёлкина Анна Ивановна",
            "Иванова Ирина Петровна",
            "Иванова Инна Семёновна",
            "Петрова Ольга Сергеевна",
        ];
        let listed = names.iter().zip(1..).map(|(name, number)| {
            Listed::new(PersonId(number), FullName::parse(name).unwrap(), "Школа № 3".to_owned())
        });
        listed.collect()
    }

    fn only_number(typed: &str) -> Option<i64> {
        only(typed, &roster()).map(|listed| listed.person.0)
    }

    /// «Faults 26»: «Борисов Н, Иванова, Петров».
    #[test]
    fn one_who_is_clear_is_found_however_the_name_is_typed() {
        assert_eq!(only_number("Борисов Н"), Some(1));
        assert_eq!(only_number("борисова н."), Some(2));
        assert_eq!(only_number("елкина"), Some(4));
        assert_eq!(only_number("Анна Ивановна"), Some(4));
        assert_eq!(only_number("О.С. Петрова"), Some(7));
        assert_eq!(only_number("Ольга Сергеевна"), Some(7));
        assert_eq!(only_number("Волкова Н.П."), Some(3));
        assert_eq!(only_number("Волкова П.Н."), None);
        assert_eq!(only_number("Иванова И. П."), Some(5));
        assert_eq!(only_number("Иванова"), None);
        assert_eq!(only_number("Иванова И."), None);
        assert_eq!(only_number("Иванова П П"), None);
        assert_eq!(only_number("Сидоров"), None);
        assert_eq!(only_number(" "), None);
    }

    /// «Faults 26»: «петров» must not give «Волкова Н. П.» before «Петрова».
    #[test]
    fn surnames_come_before_patronymics() {
        let roster = roster();
        let numbers: Vec<_> = found("петров", &roster).iter().map(|(_, listed)| listed.person.0).collect();
        assert_eq!(numbers, [7, 1, 3, 5]);
    }

    /// Events: arrival and leaving for meetings, as people write them.
    #[test]
    fn a_stay_is_a_name_and_its_times() {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        let (came, went) = (time("14:30"), time("15:10"));
        for typed in ["Ершов 14:30-15:10", "Ершов, 14.30 – 15.10", "Ершов с 14:30 до 15:10"] {
            assert_eq!(stay(typed), Some(("Ершов".to_owned(), came, Some(went))), "{typed}");
        }
        assert_eq!(stay("Ершов П. И. 14:30"), Some(("Ершов П. И.".to_owned(), came, None)));
        for typed in ["Ершов", "14:30", "Ершов 15:10-14:30", "Ершов 25:00", "Ершов 14:30-15:10-16:00", "Ершов 5-9"]
        {
            assert_eq!(stay(typed), None, "{typed}");
        }
    }
}
