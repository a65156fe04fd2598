//! Pure rules about deficits: levels, own words, and which categories are offered to whom.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, ItemId};
use crate::say;
use crate::text::{self, Language};

/// The code of the category that concerns management staff alone.
pub const MANAGEMENT: &str = "management";

/// How hard it is. Self-report stores a level without a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Level {
    /// Низкий.
    Low,
    /// Средний.
    Medium,
    /// Высокий.
    High,
}

impl Level {
    /// All three, the lowest first.
    pub const ALL: [Level; 3] = [Level::Low, Level::Medium, Level::High];

    /// «низкий»: as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Level::Low => say!(language, "deficits-level-low"),
            Level::Medium => say!(language, "deficits-level-medium"),
            Level::High => say!(language, "deficits-level-high"),
        }
    }

    /// «Низкий»: as a button has it.
    pub fn label(self, language: Language) -> String {
        match self {
            Level::Low => say!(language, "deficits-level-low-button"),
            Level::Medium => say!(language, "deficits-level-medium-button"),
            Level::High => say!(language, "deficits-level-high-button"),
        }
    }

    /// What the level means, in a line.
    pub fn meaning(self, language: Language) -> String {
        match self {
            Level::Low => say!(language, "deficits-level-low-meaning"),
            Level::Medium => say!(language, "deficits-level-medium-meaning"),
            Level::High => say!(language, "deficits-level-high-meaning"),
        }
    }
}

/// What is hard: an item of the catalogue, or a person's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// An item of the catalogue.
    Item(ItemId),
    /// 3 to 300 characters on one line.
    OwnWords(String),
}

impl What {
    /// Reads own words; `Err` tells how many characters they have.
    pub fn in_own_words(typed: &str) -> Result<What, usize> {
        let words = text::one_line(typed);
        match words.chars().count() {
            3..=300 => Ok(What::OwnWords(words)),
            count => Err(count),
        }
    }
}

/// A deficit to be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The category; an item must be one of its own.
    pub category: CategoryId,
    /// What is hard.
    pub what: What,
    /// How hard it is.
    pub level: Level,
}

/// Whether a category is offered to somebody: management deficits to management staff, all others to everybody.
pub fn is_offered(code: &str, manages: bool) -> bool {
    manages || code != MANAGEMENT
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
        assert_eq!(What::in_own_words("ОВ"), Err(2));
        assert_eq!(What::in_own_words(" О\nВЗ "), Ok(What::OwnWords("О ВЗ".to_owned())));
        assert!(What::in_own_words(&"ы".repeat(300)).is_ok());
        assert_eq!(What::in_own_words(&"ы".repeat(301)), Err(301));
    }

    proptest! {
        #[test]
        fn own_words_that_are_read_fit_their_column(typed in "(?s).{0,310}") {
            if let Ok(What::OwnWords(words)) = What::in_own_words(&typed) {
                prop_assert!((3..=300).contains(&words.chars().count()));
                prop_assert!(!words.contains(|c: char| c.is_control()));
            }
        }
    }
}
