//! The search form of what nearly all labels and names are made of, without the tables of Unicode.

/// Signs that part words, besides those of a keyboard.
const PARTING: &str = "«»–—…‹›·•✅❗❌⏳📍🗓👥📈📄🔒";

/// The search form of a text of Cyrillic letters and digits, made without the tables of Unicode: every label of every
/// card and every name of a list is folded, and nearly all are such. `None` where the tables are needed.
pub fn search(text: &str) -> Option<String> {
    let mut form = String::with_capacity(text.len() + 1);
    let (mut in_word, mut has_letter, mut has_digit) = (false, false, false);
    for c in text.chars() {
        let (is_letter, is_digit) = (matches!(c, 'А'..='я' | 'Ё' | 'ё'), c.is_ascii_digit());
        if is_letter || is_digit {
            if !in_word {
                (in_word, has_letter, has_digit) = (true, false, false);
                form.push(' ');
            }
            has_letter |= is_letter;
            has_digit |= is_digit;
            if has_letter && has_digit {
                // The digit may stand for a palochka.
                return None;
            }
            form.extend(c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
        } else if c.is_ascii_alphabetic() || matches!(c, '\'' | '`') {
            // A Latin letter may stand for the Cyrillic one that looks the same.
            return None;
        } else if matches!(c, ' '..='~' | '№') || PARTING.contains(c) {
            in_word = false;
        } else {
            return None;
        }
    }
    Some(form)
}
