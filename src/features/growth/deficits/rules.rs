//! Pure rules about deficits: own words, and which categories are offered to whom.

use crate::model::needs::What;
use crate::text;

/// The code of the category that concerns management staff alone.
const MANAGEMENT: &str = "management";

/// Whether a category is offered to somebody: management deficits to management staff, all others to everybody.
pub fn is_offered(code: &str, manages: bool) -> bool {
    manages || code != MANAGEMENT
}

/// Reads own words; `Err` tells how many characters they have.
pub fn in_own_words(typed: &str) -> Result<What, usize> {
    let words = text::one_line(typed);
    match words.chars().count() {
        3..=300 => Ok(What::OwnWords(words)),
        count => Err(count),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn s0_04_management_deficits_are_offered_to_management_staff_alone() {
        for code in ["subject", "method", "psych_ped", "legal", "comm", "digital", "func_lit", "upbringing", "project"]
        {
            assert!(is_offered(code, false) && is_offered(code, true));
        }
        assert!(!is_offered("management", false));
        assert!(is_offered("management", true));
    }

    #[test]
    fn own_words_have_three_to_three_hundred_characters() {
        assert_eq!(in_own_words("ОВ"), Err(2));
        assert_eq!(in_own_words(" О\nВЗ "), Ok(What::OwnWords("О ВЗ".to_owned())));
        assert!(in_own_words(&"ы".repeat(300)).is_ok());
        assert_eq!(in_own_words(&"ы".repeat(301)), Err(301));
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
