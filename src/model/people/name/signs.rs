//! The signs of a name: however they were typed or copied, they are kept in one form.

use super::NameFlaw;
use crate::text::{forms, one_line};

/// A name with its signs in one form: letters composed, one hyphen, one apostrophe, one palochka, one alphabet a word,
/// single blanks; what cannot be seen is gone. Case and order stay.
pub fn plain(typed: &str) -> String {
    let seen = forms::heard(typed).unwrap_or_default();
    let signs = seen.chars().map(|c| match c {
        _ if forms::is_gap(c) => ' ',
        _ if forms::is_dash(c) => '-',
        _ if forms::is_apostrophe(c) => '\'',
        _ => c,
    });
    let line = one_line(&signs.collect::<String>());
    let words = line.split(' ').map(in_one_alphabet).collect::<Vec<_>>().join(" ");
    let hyphens: Vec<char> = words.chars().collect();
    (0..hyphens.len()).filter(|&at| !is_loose(&hyphens, at)).map(|at| as_palochka(&hyphens, at)).collect()
}

/// A word whose every letter is or looks like a Cyrillic one, in Cyrillic; another stays as it was typed, so that the
/// letter can be named that is wrong in it.
fn in_one_alphabet(word: &str) -> String {
    let mended = forms::in_one_alphabet(word);
    let is_whole = mended.chars().filter(|c| c.is_alphabetic()).all(is_cyrillic);
    if is_whole { mended } else { word.to_owned() }
}

/// Whether a blank only keeps a hyphen away from the two words that it joins: «Петрова - Водкина».
fn is_loose(signs: &[char], at: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|c| c.is_alphabetic());
    let sign = |at: usize, what| signs.get(at) == Some(&what);
    signs[at] == ' '
        && (sign(at + 1, '-')
            && letter(at.checked_sub(1))
            && (letter(Some(at + 2)) || sign(at + 2, ' ') && letter(Some(at + 3)))
            || at > 0
                && sign(at - 1, '-')
                && letter(Some(at + 1))
                && at >= 2
                && (letter(Some(at - 2)) || sign(at - 2, ' ') && letter(at.checked_sub(3))))
}

/// The palochka knows one form in names, and at the beginning of a word a digit is typed for it: «1умар».
fn as_palochka(signs: &[char], at: usize) -> char {
    let begins = at == 0 || !signs[at - 1].is_alphanumeric();
    let small_follows = signs.get(at + 1).is_some_and(|c| c.is_lowercase() && is_cyrillic(*c));
    match signs[at] {
        'ӏ' => 'Ӏ',
        '1' if begins && small_follows => 'Ӏ',
        c => c,
    }
}

pub fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{A640}'..='\u{A69F}')
}

/// What of a plain name stands in no name.
pub fn flaw(plain: &str) -> Option<NameFlaw> {
    let belongs = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '.' | ' ') || forms::is_mark(c);
    if let Some(sign) = plain.chars().find(|c| !belongs(*c)) {
        return Some(NameFlaw::Sign(sign));
    }
    for word in plain.split([' ', '-']) {
        let (cyrillic, others): (Vec<char>, Vec<char>) =
            word.chars().filter(|c| c.is_alphabetic()).partition(|c| is_cyrillic(*c));
        let strange = if cyrillic.len() >= others.len() { others.first() } else { cyrillic.first() };
        if let (false, false, Some(letter)) = (cyrillic.is_empty(), others.is_empty(), strange) {
            return Some(NameFlaw::Letter(*letter));
        }
    }
    // A hyphen or a dot alone is no word of a name.
    let lone = plain.split(' ').find(|word| !word.is_empty() && !word.chars().any(char::is_alphabetic));
    lone.and_then(|word| word.chars().next()).map(NameFlaw::Sign)
}
