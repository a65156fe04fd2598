//! The questionnaires of mentor and mentee (P17): the same statements at the beginning, midway and at the end, so that the
//! change can be computed. They are files that come with the program; a changed statement gets a new code.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::pairs::Side;
use crate::text::Bilingual;

/// The most that a statement can be answered by; the least is one.
pub const MOST: i64 = 10;

/// What one of the two says of it, from one to ten.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// By which its answers are kept.
    pub code: String,
    /// The statement.
    pub says: Bilingual,
}

/// What one side is asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// Another one when a statement changes.
    pub version: u32,
    /// In the order in which they are asked.
    pub statements: Vec<Statement>,
    /// What is asked on paper alone.
    pub open: Vec<Bilingual>,
}

static ALL: LazyLock<[Questionnaire; 2]> = LazyLock::new(|| {
    let files = [include_str!("questionnaires/mentor.json"), include_str!("questionnaires/mentee.json")];
    // They are parts of the program, and a test reads each.
    files.map(|text| serde_json::from_str(text).unwrap_or_else(|flaw| panic!("{flaw}")))
});

/// What somebody of this side is asked.
pub fn of(side: Side) -> &'static Questionnaire {
    match side {
        Side::Mentor => &ALL[0],
        Side::Mentee => &ALL[1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// P17: five statements and two open questions a side, and each can be answered at every moment.
    #[test]
    fn each_side_has_statements_of_its_own() {
        for (side, prefix) in [(Side::Mentor, "mentor-"), (Side::Mentee, "mentee-")] {
            let asked = of(side);
            assert_eq!((asked.statements.len(), asked.open.len()), (5, 2));
            for Statement { code, says } in &asked.statements {
                assert!(code.starts_with(prefix) && code.len() <= 40, "{code}");
                assert!(says.ru.ends_with('.') && says.ru.chars().count() <= 60, "{}", says.ru);
            }
        }
    }
}
