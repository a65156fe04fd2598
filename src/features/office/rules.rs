//! Pure rules that features of the desk share.

use crate::text::one_line;

/// The longest name of an organisation or a group.
const LONGEST: usize = 120;

/// A name of so many characters at least and 120 at most.
pub fn name(typed: &str, least: usize) -> Option<String> {
    let name = one_line(typed);
    (least..=LONGEST).contains(&name.chars().count()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_measured_in_characters() {
        assert_eq!(name(" Аб ", 3), None);
        assert!(name(&"я".repeat(120), 3).is_some());
        assert_eq!(name(&"я".repeat(121), 3), None);
        assert_eq!(name("Я\u{0}\n", 2), None);
    }
}
