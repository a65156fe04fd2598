//! Who is responsible, as plans write it: «методист, Петрова О. С.», «О.С. Петрова, Ершов И. (лицей)».
//!
//! Whoever is known to the municipality, and is the only one called so, becomes a reference, and the name leaves the
//! text. What else stands there stays: posts, bodies, names of nobody here or of several.

use std::collections::HashMap;

use crate::ids::PersonId;
use crate::model::people::FullName;
use crate::text::{forms, one_line};

/// The people among whom a text is read.
#[derive(Debug, Clone, Default)]
pub struct Known {
    people: Vec<Person>,
    /// By the first word of the family name.
    by_family: HashMap<String, Vec<usize>>,
}

/// A name, taken apart into folded words.
#[derive(Debug, Clone)]
struct Person {
    id: PersonId,
    family: Vec<String>,
    given: Vec<String>,
    patronymic: Vec<String>,
}

/// Who is responsible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responsible {
    /// People by reference, each once, in the order of the text.
    pub people: Vec<PersonId>,
    /// What else stands there.
    pub text: Option<String>,
}

impl Known {
    /// These people.
    pub fn of(people: impl IntoIterator<Item = (PersonId, FullName)>) -> Known {
        let mut known = Known::default();
        for (id, name) in people {
            let person = Person {
                id,
                family: words(&name.family),
                given: words(&name.given),
                patronymic: words(&name.patronymic),
            };
            let Some(first) = person.family.first().cloned() else { continue };
            known.by_family.entry(first).or_default().push(known.people.len());
            known.people.push(person);
        }
        known
    }
}

fn words(name: &str) -> Vec<String> {
    forms::search(name).split_whitespace().map(str::to_owned).collect()
}

/// The words of a text that may be family names, folded: those with a capital.
pub fn families(written: &str) -> Vec<String> {
    let large = |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1;
    let found = written.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(large);
    let mut families: Vec<String> = found.flat_map(words).collect();
    families.sort();
    families.dedup();
    families
}

/// Reads who is responsible.
pub fn read_responsible(written: &str, known: &Known) -> Responsible {
    let mut responsible = Responsible::default();
    let mut rest: Vec<String> = Vec::new();
    for part in written.split([',', ';', '\n', '(', ')', '–', '—']) {
        let mut part = one_line(part);
        while let Some((id, from, till)) = somebody(&part, known) {
            if !responsible.people.contains(&id) {
                responsible.people.push(id);
            }
            part = one_line(&format!("{} {}", &part[..from], &part[till..]));
        }
        let is_frame = |c: char| !c.is_alphanumeric() && !matches!(c, '«' | '»' | '"' | '№');
        // The stop of an initial stays.
        let bare = part.trim_start_matches(is_frame).trim_end_matches(|c: char| is_frame(c) && c != '.');
        if bare.chars().any(char::is_alphanumeric) {
            rest.push(bare.to_owned());
        }
    }
    responsible.text = (!rest.is_empty()).then(|| rest.join(", "));
    responsible
}

/// A word of a text: where it stands, and folded.
struct Word {
    from: usize,
    till: usize,
    folded: String,
}

fn taken_apart(part: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}');
    let mut from = None;
    for (at, c) in part.char_indices().chain([(part.len(), ' ')]) {
        match (from, is_letter(c)) {
            (None, true) => from = Some(at),
            (Some(begin), false) => {
                let folded = words(&part[begin..at]).concat();
                found.push(Word { from: begin, till: at, folded });
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// The first of a part who is the only one called so, and where the name stands, with the stop behind its initials.
fn somebody(part: &str, known: &Known) -> Option<(PersonId, usize, usize)> {
    let tokens = taken_apart(part);
    for (at, token) in tokens.iter().enumerate() {
        let Some(candidates) = known.by_family.get(&token.folded) else { continue };
        let named: Vec<(&Person, usize, usize)> = candidates
            .iter()
            .filter_map(|place| known.people.get(*place))
            .filter_map(|person| span(&tokens, at, person).map(|(first, last)| (person, first, last)))
            .collect();
        // A longer name tells more: «Петрова Ольга Сергеевна» is not «Петрова О.» as well.
        let longest = named.iter().map(|(_, first, last)| last - first).max();
        let mut best = named.iter().filter(|(_, first, last)| Some(last - first) == longest);
        if let (Some((person, first, last)), None) = (best.next(), best.next()) {
            let (from, mut till) = (tokens[*first].from, tokens[*last].till);
            if part[till..].starts_with('.') {
                till += 1;
            }
            return Some((person.id, from, till));
        }
    }
    None
}

/// The words that are this person's name, where the family name begins at one of them and a given name, or its initial,
/// stands behind it or before.
fn span(tokens: &[Word], at: usize, person: &Person) -> Option<(usize, usize)> {
    let folded = |place: usize| tokens.get(place).map(|word| word.folded.as_str());
    let is_family = person.family.iter().enumerate().all(|(more, word)| folded(at + more) == Some(word.as_str()));
    if !is_family {
        return None;
    }
    let is = |place: usize, name: &[String]| -> bool {
        let (Some(word), Some(first)) = (folded(place), name.first()) else { return false };
        word == first || word.chars().count() == 1 && first.starts_with(word)
    };
    let is_short = |place: usize| folded(place).is_some_and(|word| word.chars().count() == 1);
    let last = at + person.family.len() - 1;
    // Behind: «Петрова О. С.», «Петрова Ольга», «Петрова Ольга Сергеевна».
    if is(last + 1, &person.given) {
        let given = last + if is_short(last + 1) { 1 } else { person.given.len().max(1) };
        if is(given + 1, &person.patronymic) {
            return Some((at, given + 1));
        }
        // Another initial is of somebody else.
        return (!is_short(given + 1)).then_some((at, given));
    }
    // Before: «О. С. Петрова», «Ольга Сергеевна Петрова».
    let before = |count: usize| at.checked_sub(count);
    if let Some(first) = before(2)
        && is(first, &person.given)
        && is(first + 1, &person.patronymic)
    {
        return Some((first, last));
    }
    let first = before(1).filter(|first| is(*first, &person.given))?;
    let is_another = before(2).is_some_and(is_short);
    (!is_another).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let name = |family: &str, given: &str, patronymic: &str| {
            FullName::of(family.to_owned(), given.to_owned(), patronymic.to_owned())
        };
        Known::of([
            (PersonId(1), name("Петрова", "Ольга", "Сергеевна")),
            (PersonId(2), name("Ершов", "Иван", "")),
            (PersonId(3), name("Котов", "Олег", "Юрьевич")),
            (PersonId(4), name("Котов", "Олег", "Игоревич")),
            (PersonId(5), name("Римская-Корсакова", "Анна", "Ильинична")),
        ])
    }

    /// Office, plan entries: «person where recognised by reference».
    #[test]
    fn people_become_references_and_posts_stay() {
        for (written, people, text) in [
            ("Петрова О.С.", &[1][..], None),
            ("Петрова О. С., методист", &[1], Some("методист")),
            ("методист Петрова Ольга Сергеевна", &[1], Some("методист")),
            ("О.С. Петрова (методист ММС)", &[1], Some("методист ММС")),
            ("Ольга Сергеевна Петрова; Ершов И.", &[1, 2], None),
            ("петрова о.с.", &[1], None),
            ("Римская-Корсакова А.И. – руководитель РМО", &[5], Some("руководитель РМО")),
            ("руководитель РМО «Физика»", &[], Some("руководитель РМО «Физика»")),
            // Nobody here, another one, one of two, a family name alone.
            ("Лугова В.П.", &[], Some("Лугова В.П.")),
            ("Петрова А.С.", &[], Some("Петрова А.С.")),
            ("Петрова О.В.", &[], Some("Петрова О.В.")),
            ("Котов О.", &[], Some("Котов О.")),
            ("Котов О.Ю.", &[3], None),
            ("Петрова", &[], Some("Петрова")),
            ("—", &[], None),
        ] {
            let found = read_responsible(written, &known());
            let ids: Vec<i64> = found.people.iter().map(|id| id.0).collect();
            assert_eq!((ids.as_slice(), found.text.as_deref()), (people, text), "{written}");
        }
        assert_eq!(families("методист Петрова О.С., Ершов"), ["ершов", "петрова"]);
    }
}
