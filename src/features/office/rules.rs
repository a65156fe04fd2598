//! Pure rules of the desk: what was typed, and how it is searched.

use crate::model::people::capitalised;
use crate::text::one_line;

/// The longest name of a school or a cluster.
const LONGEST: usize = 120;

/// The most schools that one message adds: more is a mistake of the clipboard.
pub const MOST_SCHOOLS: usize = 100;

/// A school's name: 2 to 120 characters.
pub fn school_name(typed: &str) -> Option<String> {
    named(typed, 2)
}

/// A cluster's name: 3 to 120 characters.
pub fn cluster_name(typed: &str) -> Option<String> {
    named(typed, 3)
}

fn named(typed: &str, least: usize) -> Option<String> {
    let name = one_line(typed);
    (least..=LONGEST).contains(&name.chars().count()).then_some(name)
}

/// The schools that were typed, one a line; `Err` holds the first line that is no name.
pub fn school_lines(typed: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for line in typed.lines().filter(|line| !one_line(line).is_empty()) {
        match school_name(line) {
            Some(name) if !names.contains(&name) => names.push(name),
            Some(_) => {}
            None => return Err(one_line(line)),
        }
    }
    Ok(names)
}

/// The beginnings of two names that are looked for, as names are stored; the second may be empty.
pub fn searched(typed: &str) -> (String, String) {
    let typed = one_line(typed);
    let mut words = typed.split(' ').map(capitalised);
    (words.next().unwrap_or_default(), words.next().unwrap_or_default())
}

/// The text after every text that begins with this one: with it, an index answers a search by the beginning.
pub fn beyond(beginning: &str) -> String {
    format!("{beginning}\u{10FFFF}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn several_schools_are_typed_one_a_line() {
        let typed = "Школа № 1\n\n  Лицей  «Радуга» \r\nШкола № 1\n";
        assert_eq!(school_lines(typed), Ok(vec!["Школа № 1".to_owned(), "Лицей «Радуга»".to_owned()]));
        assert_eq!(school_lines("Школа № 1\nX"), Err("X".to_owned()));
    }

    #[test]
    fn a_search_is_typed_as_it_comes() {
        assert_eq!(searched("петрова  ольга"), ("Петрова".into(), "Ольга".into()));
        assert_eq!(searched("ИВАНОВ"), ("Иванов".into(), String::new()));
    }

    #[test]
    fn names_are_measured_in_characters() {
        assert_eq!(cluster_name(" Аб "), None);
        assert!(cluster_name(&"я".repeat(120)).is_some());
        assert_eq!(cluster_name(&"я".repeat(121)), None);
        assert_eq!(school_name("Я\u{0}\n"), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_becomes_names_that_the_database_takes(typed in "\\PC{0,40}(\n\\PC{0,40}){0,4}") {
            for name in school_lines(&typed).unwrap_or_default() {
                prop_assert!((2..=120).contains(&name.chars().count()));
                prop_assert_eq!(name.trim(), &name);
                prop_assert!(!name.chars().any(char::is_control));
            }
        }

        #[test]
        fn what_begins_with_a_text_is_not_beyond_it(beginning in "[А-я]{0,5}", rest in "[А-яё -]{0,9}") {
            let whole = format!("{beginning}{rest}");
            prop_assert!(whole >= beginning && whole < beyond(&beginning));
        }
    }
}
