//! Pure rules about what is typed.

use crate::features::office::rules;
use crate::text::one_line;

/// The most organisations that one message adds: more is a mistake of the clipboard.
pub const MOST: usize = 100;

/// The name of an organisation: 2 to 120 characters.
pub fn name(typed: &str) -> Option<String> {
    rules::name(typed, 2)
}

/// The organisations that were typed, one a line; `Err` holds the first line that is no name.
pub fn lines(typed: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for line in typed.lines().filter(|line| !one_line(line).is_empty()) {
        match name(line) {
            Some(name) if !names.contains(&name) => names.push(name),
            Some(_) => {}
            None => return Err(one_line(line)),
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn several_are_typed_one_a_line() {
        let typed = "Школа № 1\n\n  Лицей  «Радуга» \r\nШкола № 1\n";
        assert_eq!(lines(typed), Ok(vec!["Школа № 1".to_owned(), "Лицей «Радуга»".to_owned()]));
        assert_eq!(lines("Школа № 1\nX"), Err("X".to_owned()));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_becomes_names_that_the_database_takes(typed in "\\PC{0,40}(\n\\PC{0,40}){0,4}") {
            for name in lines(&typed).unwrap_or_default() {
                prop_assert!((2..=120).contains(&name.chars().count()));
                prop_assert_eq!(name.trim(), &name);
                prop_assert!(!name.chars().any(char::is_control));
            }
        }
    }
}
