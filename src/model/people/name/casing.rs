//! Capitals: a name typed all small, all large or with the lock on gets those that papers give it, and particles stay
//! small; what somebody wrote with care stays as it is («МакКензи», «аль-Фараби»).

use super::kinds;

/// A word of a name with its capitals.
pub fn capitalised(word: &str) -> String {
    let all_large = word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
    let parts = word.split('-').map(|part| {
        // «Гасан-заде», «АЛЬ-ФАРАБИ»: a particle stays small unless somebody wrote it with a capital on purpose.
        let is_plain = all_large || !part.chars().any(char::is_uppercase);
        if word.contains('-') && is_plain && kinds::is_joined(part) { part.to_lowercase() } else { of_part(part) }
    });
    parts.collect::<Vec<_>>().join("-").replace('ӏ', "Ӏ")
}

fn of_part(part: &str) -> String {
    // The palochka has no capital in names, and says nothing about the case.
    let cased: Vec<char> = part.chars().filter(|c| *c != 'Ӏ' && (c.is_uppercase() || c.is_lowercase())).collect();
    let large = |cs: &[char]| cs.iter().all(|c| c.is_uppercase());
    let small = |cs: &[char]| cs.iter().all(|c| c.is_lowercase());
    let careless = match cased.as_slice() {
        [] => false,
        all if small(all) || large(all) => true,
        // With the lock on: «иВАНОВА»; and a finger that stayed on the key: «ИВанова».
        [first, rest @ ..] if first.is_lowercase() && rest.len() > 1 && large(rest) => true,
        [one, two, rest @ ..] => one.is_uppercase() && two.is_uppercase() && rest.len() > 1 && small(rest),
        [_] => false,
    };
    if !careless {
        return part.to_owned();
    }
    let letters: Vec<char> = part.chars().collect();
    let mut result = String::with_capacity(part.len());
    for (at, c) in letters.iter().enumerate() {
        // «О'Коннор», but «Лук'яненко»: an apostrophe begins a name only after a single letter.
        let begins = at == 0 || at == 2 && letters[1] == '\'';
        if begins {
            result.extend(c.to_uppercase());
        } else {
            result.extend(c.to_lowercase());
        }
    }
    result
}
