//! Whom a typed name means, of those on a roster: a surname, a surname with initials, a name in any order.

use super::rules::Listed;
use crate::model::people::FullName;
use crate::text::forms;

/// How well a name fits what was typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The surname is the first word.
    Surname,
    /// The surname begins with the first word.
    Begin,
    /// The words begin other parts of the name.
    Other,
}

/// How a name fits what was typed: each word must begin a word of the name of its own.
pub fn fit(typed: &str, name: &FullName) -> Option<Fit> {
    let typed = forms::search(typed);
    let typed: Vec<&str> = typed.split_whitespace().collect();
    let (first, rest) = typed.split_first()?;
    let name = [&name.family, &name.given, &name.patronymic].map(|part| forms::search(part));
    let name: Vec<&str> = name.iter().flat_map(|part| part.split_whitespace()).collect();
    let (family, others) = name.split_first()?;
    if family.starts_with(first) && begin(rest, others) {
        return Some(if family == first { Fit::Surname } else { Fit::Begin });
    }
    begin(&typed, &name).then_some(Fit::Other)
}

/// Whether each typed word begins another word of the name.
fn begin(typed: &[&str], name: &[&str]) -> bool {
    let Some((first, rest)) = typed.split_first() else {
        return true;
    };
    (0..name.len()).any(|at| {
        let others: Vec<_> = name.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, word)| *word).collect();
        name[at].starts_with(first) && begin(rest, &others)
    })
}

/// Those whom a typed name may mean, who are meant by their surname first, each group in the order of the roster.
pub fn found<'l>(typed: &str, roster: &'l [Listed]) -> Vec<(Fit, &'l Listed)> {
    let fits = roster.iter().filter_map(|listed| Some((fit(typed, &listed.name)?, listed)));
    let mut found: Vec<_> = fits.collect();
    found.sort_by_key(|(fit, _)| *fit);
    found
}

/// The only one whom a typed name can mean: nobody else fits as well.
pub fn only<'l>(typed: &str, roster: &'l [Listed]) -> Option<&'l Listed> {
    let found = found(typed, roster);
    match found.as_slice() {
        [(_, only)] => Some(only),
        [(Fit::Surname, only), (next, _), ..] if *next != Fit::Surname => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;

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
        let listed = names.iter().zip(1..).map(|(name, number)| Listed {
            person: PersonId(number),
            name: FullName::parse(name).unwrap(),
            organisation: "Школа № 3".to_owned(),
            going: false,
            saved: None,
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
}
