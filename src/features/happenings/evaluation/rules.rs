//! Pure rules of an evaluation: what came of it, and whether that may be shown.

use crate::text;

/// From so many answers on it is shown; of fewer nobody sees anything.
pub const FEWEST: i64 = 5;

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many have given each number, from 1 to 5.
    pub given: [i64; 5],
    /// The words, in the order in which they lie there.
    pub words: Vec<String>,
}

impl Sum {
    /// How many have answered.
    pub fn count(&self) -> i64 {
        self.given.iter().sum()
    }

    /// All their numbers together.
    pub fn total(&self) -> i64 {
        self.given.iter().zip(1..).map(|(given, score)| given * score).sum()
    }

    /// The words, in the order in which they lie there, which nobody has given and which stays: of too few none.
    pub fn shown_words(&self) -> &[String] {
        if self.is_shown() { &self.words } else { &[] }
    }

    /// Whether it may be shown.
    pub fn is_shown(&self) -> bool {
        self.count() >= FEWEST
    }
}

/// A word or some, in one line; `None` unless it is of 2–200 characters with a letter.
pub fn words(typed: &str) -> Option<String> {
    text::lettered(typed, 2..=200)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Events: from five answers on; fewer are never shown.
    #[test]
    fn four_answers_are_not_shown_and_five_are() {
        let four = Sum { given: [0, 0, 1, 1, 2], words: vec!["Полезно".into()] };
        assert_eq!((four.count(), four.total(), four.is_shown()), (4, 17, false));
        assert!(four.shown_words().is_empty());
        let five = Sum { given: [0, 0, 1, 1, 3], ..four };
        assert_eq!((five.total(), five.is_shown(), five.shown_words().len()), (22, true, 1));
    }

    #[test]
    fn a_word_is_a_word() {
        assert_eq!(words(" Полезно,\n но долго "), Some("Полезно, но долго".into()));
        assert_eq!((words("5"), words("!!"), words(&"я".repeat(201))), (None, None, None));
    }
}
