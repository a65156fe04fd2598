//! A name is read in whatever order it was typed: which word is the patronymic says what the others are.

use super::kinds::{
    folded, is_before_family, is_family, is_given, is_nothing, is_patronymic, is_patronymic_of_a_woman,
    is_son_or_daughter, may_be_a_family,
};
use super::{FullName, NameFlaw, capitalised, signs};

/// The longest name that a paper's column takes, and its longest part.
const LONGEST: usize = 100;
const LONGEST_PART: usize = 60;

/// What people write around a name when they introduce themselves or copy a form.
const AROUND: [&str; 9] = ["меня зовут", "my name is", "фио:", "фио", "ф.и.о.:", "ф.и.о.", "ф. и. о.", "я -", "я"];
const LABELS: [&str; 6] = ["фамилия", "имя", "отчество", "surname", "name", "patronymic"];

pub fn read(typed: &str) -> Result<FullName, NameFlaw> {
    let plain = signs::plain(typed);
    if plain.chars().count() > LONGEST {
        return Err(NameFlaw::TooLong);
    }
    let bare = without_nothing(unframed(&plain));
    if let Some(flaw) = signs::flaw(&bare) {
        return Err(flaw);
    }
    let typed: Vec<&str> = bare.split(' ').filter(|word| !word.is_empty()).collect();
    if typed.len() > 1 && typed.iter().any(|word| is_initials(word, &typed)) {
        return Err(NameFlaw::Initials);
    }
    let Parts { family, given, patronymic } = arranged(&typed)?;
    let name = FullName::of(written(&family, &typed), written(&given, &typed), written(&patronymic, &typed));
    if [&name.family, &name.given, &name.patronymic].iter().any(|part| part.chars().count() > LONGEST_PART) {
        return Err(NameFlaw::TooLong);
    }
    Ok(name)
}

/// The name without what stands around it: an introduction, labels of a form, quotes, a stop at the end.
fn unframed(plain: &str) -> String {
    let is_frame = |c: char| matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | ',' | ';' | ':' | '!' | ' ');
    let mut name = plain.trim_matches(is_frame);
    for around in AROUND {
        let end = name.char_indices().nth(around.chars().count()).map(|(end, _)| end);
        if let Some((head, rest)) = end.map(|end| name.split_at(end))
            && head.to_lowercase() == around
            // «Яна» begins with «я», and is a name.
            && !rest.starts_with(char::is_alphabetic)
        {
            name = rest.trim_matches(is_frame).trim_start_matches("- ");
        }
    }
    let is_label = |word: &&str| !LABELS.contains(&word.trim_end_matches([':', '-']).to_lowercase().as_str());
    let labelled = name.contains(':');
    let words = name.split([' ', ',']).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !labelled || is_label(word)).collect();
    let line = words.join(" ");
    match line.strip_suffix('.') {
        // «Петрова Ольга Сергеевна.», but «Иванова А.П.» ends with an initial.
        Some(rest) if rest.rsplit([' ', '.']).next().is_some_and(|last| last.chars().count() > 1) => rest.to_owned(),
        _ => line,
    }
}

/// The name without what says that there is no patronymic; two words must be left.
fn without_nothing(name: String) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let ends = (2..words.len()).find(|end| is_nothing(&words[*end..].join(" ")));
    let kept = ends.map_or(name.clone(), |end| words[..end].join(" "));
    // «Ким Анна — нет», whose dash has joined the words.
    let joined = kept.rsplit_once('-').filter(|(before, after)| before.contains(' ') && is_nothing(after));
    joined.map(|(before, _)| before.to_owned()).unwrap_or(kept)
}

/// «А.», «А.П.», «А» among longer words; but «Ю Анна» has a family name of one letter.
fn is_initials(word: &str, all: &[&str]) -> bool {
    let letters: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
    let single = letters.iter().all(|part| part.chars().count() == 1);
    let is_short_family =
        !word.contains('.') && all.first() == Some(&word) && all.len() > 1 && all[1].chars().count() > 1;
    single && !letters.is_empty() && !is_short_family || word.contains('.')
}

/// The words of each part of a name.
struct Parts<'a> {
    family: Vec<&'a str>,
    given: Vec<&'a str>,
    patronymic: Vec<&'a str>,
}

fn arranged<'a>(words: &[&'a str]) -> Result<Parts<'a>, NameFlaw> {
    let parts = |family: &[&'a str], given: &[&'a str], patronymic: &[&'a str]| {
        Ok(Parts { family: family.to_vec(), given: given.to_vec(), patronymic: patronymic.to_vec() })
    };
    let (family_words, is_small) =
        (family_length(words), words.iter().any(|word| word.chars().any(char::is_uppercase)));
    if words.len() <= family_words {
        return Err(NameFlaw::OneWord);
    }
    if family_words > 1 {
        return parts(&words[..family_words], &words[family_words..=family_words], &words[family_words + 1..]);
    }
    // «Анна фон Берг», «Анна Сергеевна фон Берг».
    let particle = (1..words.len() - 1).find(|at| {
        let word = words[*at];
        is_before_family(word) && (!may_be_a_family(word) || is_small && word.chars().all(char::is_lowercase))
    });
    if let Some(at) = particle.filter(|at| *at == 1 || *at == 2 && is_patronymic(words[1])) {
        return parts(&words[at..], &words[..1], &words[1..at]);
    }
    // «Тимур Вагиф оглы Алиев»: what follows the father's name ends the patronymic.
    if let Some(at) = words.iter().position(|word| is_son_or_daughter(word)) {
        return match (at, &words[at + 1..]) {
            (0 | 1, _) | (2, []) => Err(NameFlaw::NoFamily),
            (2, after) => parts(after, &words[..1], &words[1..=at]),
            (_, []) => parts(&words[..1], &words[1..at - 1], &words[at - 1..]),
            (_, _) => parts(&words[..1], &words[1..2], &words[2..]),
        };
    }
    match words {
        [] | [_] => Err(NameFlaw::OneWord),
        [_, second] if is_patronymic(second) => Err(NameFlaw::NoFamily),
        [first, _] if is_patronymic_of_a_woman(first) => Err(NameFlaw::NoFamily),
        // «Ольга Петрова».
        [first, second] if (is_given(first) || is_family(second) && !is_family(first)) && !is_given(second) => {
            parts(&[second], &[first], &[])
        }
        [first, second] => parts(&[first], &[second], &[]),
        // «Петрова Сергеевна Ольга».
        [first, second, third] if is_patronymic(second) && is_given(third) && !is_given(first) => {
            parts(&[first], &[third], &[second])
        }
        // «Ольга Сергеевна Петрова».
        [first, second, third @ ..] if is_patronymic(second) => parts(third, &[first], &[second]),
        // «Ольга Петрова Сергеевна».
        [first, second, third]
            if is_patronymic(third)
                && (is_given(first) || is_family(second) && !is_family(first))
                && !is_given(second) =>
        {
            parts(&[second], &[first], &[third])
        }
        // «Иванова Анна Мария Сергеевна».
        [first, given @ .., last] if is_patronymic(last) => parts(&[first], given, &[last]),
        [first, second, rest @ ..] => parts(&[first], &[second], rest),
    }
}

/// Of how many words a family name at the beginning is: «фон Берг Анна», «де ла Крус Анна».
fn family_length(words: &[&str]) -> usize {
    let mixed = words.iter().any(|word| word.chars().any(char::is_uppercase))
        && words.iter().any(|word| word.chars().any(char::is_lowercase));
    let begins = words.iter().take_while(|word| {
        let small = word.chars().all(char::is_lowercase);
        is_before_family(word) && (!may_be_a_family(word) || mixed && small) || folded(word) == "ла" && small
    });
    let particles = begins.count();
    // A given name is still to come; but «фон Берг» has none, and is no «Берг» by the family name of «фон».
    let is_particle = words.first().is_some_and(|first| !may_be_a_family(first));
    if particles > 0 && (words.len() > particles + 1 || is_particle) { particles + 1 } else { 1 }
}

/// The words of a part with their capitals; particles of somebody who wrote all words alike stay small.
fn written(part: &[&str], all: &[&str]) -> String {
    let careless = !all.iter().any(|word| word.chars().any(char::is_uppercase))
        || !all.iter().any(|word| word.chars().any(char::is_lowercase));
    let last = part.len().saturating_sub(1);
    let words = part.iter().enumerate().map(|(at, word)| {
        let is_particle = is_son_or_daughter(word) && at > 0
            || at < last && is_before_family(word) && (careless || word.chars().all(char::is_lowercase))
            || at < last && at > 0 && folded(word) == "ла";
        if is_particle { word.to_lowercase() } else { capitalised(word) }
    });
    words.collect::<Vec<_>>().join(" ")
}
