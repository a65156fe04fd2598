//! Pure rules about deficits: own words, and what a typed word is about.

use crate::model::needs::What;
use crate::text::{self, forms};

/// Words of fewer letters say nothing about a topic, unless they are the whole word: «ИИ».
const TELLING: usize = 3;
/// So many letters at the head of two words make them one in two forms: «оценки», «оценивание».
const ROOT: usize = 4;

/// A longer text is no search.
const SEARCHED: usize = 4;

/// Whether a text is rather looked for than taken as own words.
pub fn is_search(typed: &str) -> bool {
    typed.split_whitespace().count() <= SEARCHED
}

/// How many of the typed words some of the names hold, in whichever form: a topic is named in passing, not quoted.
pub fn fit(typed: &str, names: &[&str]) -> usize {
    let forms: Vec<String> = names.iter().map(|name| forms::search(name)).collect();
    let held = |word: &&str| forms.iter().flat_map(|form| form.split_whitespace()).any(|of| is_of_one_root(word, of));
    forms::search(typed).split_whitespace().filter(held).count()
}

fn is_of_one_root(typed: &str, named: &str) -> bool {
    let (letters, of_name) = (typed.chars().count(), named.chars().count());
    if letters < TELLING {
        return letters > 1 && typed == named;
    }
    let common = typed.chars().zip(named.chars()).take_while(|(one, other)| one == other).count();
    // The two last letters are mostly an ending.
    common == letters || common >= ROOT.max(letters.min(of_name).saturating_sub(2))
}

/// Reads own words, which begin a line; `Err` tells how many characters they have.
pub fn in_own_words(typed: &str) -> Result<What, usize> {
    let words = begun(text::one_line(typed));
    match words.chars().count() {
        3..=300 => Ok(What::OwnWords(words)),
        count => Err(count),
    }
}

/// With a capital at its head, but for words that have one elsewhere: «iPad».
fn begun(words: String) -> String {
    let first_word = words.split(' ').next().unwrap_or_default();
    let mut rest = words.chars();
    let capital = rest.next().map(|first| first.to_uppercase());
    match capital {
        // A letter whose capital is two letters stays, so that the length does too.
        Some(capital) if capital.len() == 1 && !first_word.chars().any(char::is_uppercase) => {
            capital.chain(rest).collect()
        }
        Some(_) | None => words,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn own_words_have_three_to_three_hundred_characters() {
        assert_eq!(in_own_words("ОВ"), Err(2));
        assert_eq!(in_own_words(" О\nВЗ "), Ok(What::OwnWords("О ВЗ".to_owned())));
        assert!(in_own_words(&"ы".repeat(300)).is_ok());
        assert_eq!(in_own_words(&"ы".repeat(301)), Err(301));
    }

    /// TRIED, Words: own words stayed uncapitalised.
    #[test]
    fn own_words_begin_with_a_capital() {
        for (typed, kept) in [
            ("не умею увлечь класс", "Не умею увлечь класс"),
            ("ёлка на уроке", "Ёлка на уроке"),
            ("ИКТ на уроке", "ИКТ на уроке"),
            ("iPad на уроке", "iPad на уроке"),
            ("«зеркало» эмоций", "«зеркало» эмоций"),
            ("5 класс", "5 класс"),
        ] {
            assert_eq!(in_own_words(typed), Ok(What::OwnWords(kept.to_owned())));
        }
    }

    /// Faults 28.
    #[test]
    fn what_is_typed_fits_a_topic_in_any_form() {
        for (typed, name, words) in [
            ("мотивация", "Мотивация учеников", 1),
            ("МОТИВАЦИИ", "Мотивация учеников", 1),
            ("родители", "Общение с родителями", 1),
            ("общение с родителями", "Общение с родителями", 2),
            ("оценки", "Формирующее оценивание", 1),
            ("ии", "Искусственный интеллект, ИИ", 1),
            ("и", "Искусственный интеллект", 0),
            ("одаренные", "Одарённые дети", 1),
            ("проект", "Программа развития школы", 0),
            ("конфликты", "Конкурсы и гранты", 0),
            ("", "Конкурсы и гранты", 0),
        ] {
            assert_eq!(fit(typed, &[name]), words, "{typed} in {name}");
        }
    }

    proptest! {
        #[test]
        fn own_words_that_are_read_fit_their_column(typed in "(?s).{0,310}") {
            if let Ok(What::OwnWords(words)) = in_own_words(&typed) {
                prop_assert!((3..=300).contains(&words.chars().count()));
                prop_assert!(!words.contains(|c: char| c.is_control()));
            }
        }
    }
}
