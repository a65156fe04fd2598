//! Pure rules about people: names, and the target categories of S0-01.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::text::one_line;

/// A name as papers write it: «Фамилия Имя Отчество»; the patronymic may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullName {
    /// Фамилия.
    pub family: String,
    /// Имя.
    pub given: String,
    /// Отчество, or empty.
    pub patronymic: String,
}

/// What is wrong with a typed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFlaw {
    /// One word alone.
    OneWord,
    /// Longer than a paper's column: over 60 characters a word, or over 100 in all.
    TooLong,
    /// Something that no name has: digits, emoji, markup.
    Strange,
}

impl FullName {
    /// Reads «Фамилия Имя Отчество», in one line or in three. Words after the third belong to the patronymic («оглы»).
    pub fn parse(typed: &str) -> Result<FullName, NameFlaw> {
        let typed = one_line(typed);
        if typed.chars().count() > 100 {
            return Err(NameFlaw::TooLong);
        }
        let belongs = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | ' ');
        if !typed.chars().all(belongs) || !typed.chars().any(char::is_alphabetic) {
            return Err(NameFlaw::Strange);
        }
        let mut words = typed.split_whitespace().map(capitalised);
        let (Some(family), Some(given)) = (words.next(), words.next()) else {
            return Err(NameFlaw::OneWord);
        };
        let patronymic = words.collect::<Vec<_>>().join(" ");
        if [&family, &given, &patronymic].iter().any(|word| word.chars().count() > 60) {
            return Err(NameFlaw::TooLong);
        }
        Ok(FullName { family, given, patronymic })
    }

    /// «Фамилия Имя Отчество»: for papers and lists.
    pub fn listed(&self) -> String {
        format!("{} {} {}", self.family, self.given, self.patronymic).trim_end().to_owned()
    }

    /// «Имя Отчество»: when spoken to.
    pub fn spoken(&self) -> String {
        format!("{} {}", self.given, self.patronymic).trim_end().to_owned()
    }

    /// «Фамилия И. О.»: where a button has room for no more.
    pub fn short(&self) -> String {
        let initials: String = [&self.given, &self.patronymic]
            .into_iter()
            .filter_map(|word| word.chars().next())
            .map(|initial| format!(" {initial}."))
            .collect();
        format!("{}{initials}", self.family)
    }
}

/// A word typed all small or all large gets its capital; «аль-Фараби» and «МакКензи» stay as they are.
pub fn capitalised(word: &str) -> String {
    let all_small = word.chars().all(|c| !c.is_uppercase());
    let all_large = word.chars().all(|c| !c.is_lowercase()) && word.chars().count() > 2;
    if !all_small && !all_large {
        return word.to_owned();
    }
    let mut begins = true;
    let mut result = String::with_capacity(word.len());
    for c in word.chars() {
        if begins {
            result.extend(c.to_uppercase());
        } else {
            result.extend(c.to_lowercase());
        }
        begins = c == '-';
    }
    result
}

/// For how many years teaching or managing is new. S0 2.2: «0–3 years»; contradiction 8: until the third
/// anniversary, which itself no longer counts.
const BEGINNING_YEARS: u32 = 3;

/// Whether a teacher is a young specialist, молодой специалист, on a day (S0-01, category 1).
pub fn is_young_specialist(teaching_since: NaiveDate, today: NaiveDate) -> bool {
    is_beginning(teaching_since, today)
}

/// Whether a leader is a beginning one, начинающий руководитель, on a day (S0-01, category 2): only managerial
/// experience counts.
pub fn is_beginning_leader(managing_since: Option<NaiveDate>, today: NaiveDate) -> bool {
    managing_since.is_some_and(|since| is_beginning(since, today))
}

fn is_beginning(since: NaiveDate, today: NaiveDate) -> bool {
    // Counted by adding, so that 29 February has its anniversary on 28 February.
    since
        .checked_add_months(Months::new(12 * BEGINNING_YEARS))
        .is_some_and(|anniversary| since <= today && today < anniversary)
}

/// The target categories, целевые категории, that follow from facts (S0-01, 1 to 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetCategory {
    /// Молодой специалист.
    YoungSpecialist,
    /// Начинающий руководитель.
    BeginningLeader,
    /// Staff of a school with low results.
    LowResults,
    /// Staff of a school in adverse social conditions.
    AdverseConditions,
}

/// The target categories of a person on a day.
pub fn target_categories(person: &super::Person, today: NaiveDate) -> Vec<TargetCategory> {
    let facts = [
        (is_young_specialist(person.teaching_since, today), TargetCategory::YoungSpecialist),
        (person.post.management && is_beginning_leader(person.managing_since, today), TargetCategory::BeginningLeader),
        (person.organisation.low_results, TargetCategory::LowResults),
        (person.organisation.adverse_conditions, TargetCategory::AdverseConditions),
    ];
    facts.into_iter().filter_map(|(holds, category)| holds.then_some(category)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn s0_01_a_young_specialist_is_one_until_the_third_anniversary() {
        let since = day("2023-09-01");
        assert!(is_young_specialist(since, day("2023-09-01")));
        assert!(is_young_specialist(since, day("2026-08-31")));
        assert!(!is_young_specialist(since, day("2026-09-01")));
        assert!(!is_young_specialist(since, day("2023-08-31")));
        assert!(is_young_specialist(day("2024-02-29"), day("2027-02-27")));
        assert!(!is_young_specialist(day("2024-02-29"), day("2027-02-28")));
    }

    #[test]
    fn s0_01_a_beginning_leader_is_counted_by_managing_alone() {
        assert!(is_beginning_leader(Some(day("2025-09-01")), day("2026-11-21")));
        assert!(!is_beginning_leader(Some(day("2020-09-01")), day("2026-11-21")));
        assert!(!is_beginning_leader(None, day("2026-11-21")));
    }

    #[test]
    fn a_name_is_read_as_papers_write_it() {
        let name = FullName::parse("  петрова ольга  СЕРГЕЕВНА ").unwrap();
        assert_eq!(name.listed(), "Петрова Ольга Сергеевна");
        assert_eq!(name.spoken(), "Ольга Сергеевна");
        assert_eq!(name.short(), "Петрова О. С.");
        assert_eq!(FullName::parse("Салтыков-щедрин Ян").unwrap().short(), "Салтыков-щедрин Я.");
        assert_eq!(FullName::parse("римский-корсаков ян").unwrap().family, "Римский-Корсаков");
        assert_eq!(FullName::parse("Петрова\nОльга\r\nСергеевна"), Ok(name.clone()));
        assert_eq!(FullName::parse("Алиев Тимур Вагиф оглы").unwrap().patronymic, "Вагиф оглы".replace("оглы", "Оглы"));
    }

    #[test]
    fn what_is_no_name_is_refused_with_its_reason() {
        assert_eq!(FullName::parse("О"), Err(NameFlaw::OneWord));
        assert_eq!(FullName::parse("Ольга"), Err(NameFlaw::OneWord));
        assert_eq!(FullName::parse(&"а".repeat(200)), Err(NameFlaw::TooLong));
        assert_eq!(FullName::parse("<b>Ольга</b> Петрова"), Err(NameFlaw::Strange));
        assert_eq!(FullName::parse("Ольга 🌸"), Err(NameFlaw::Strange));
    }

    proptest! {
        #[test]
        fn a_name_that_is_read_fits_its_columns(typed in "\\PC{0,120}") {
            if let Ok(name) = FullName::parse(&typed) {
                prop_assert!((1..=60).contains(&name.family.chars().count()));
                prop_assert!((1..=60).contains(&name.given.chars().count()));
                prop_assert!(name.patronymic.chars().count() <= 60);
            }
        }
    }
}
