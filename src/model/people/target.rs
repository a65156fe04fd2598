//! Pure rules about the target categories of S0-01 that follow from facts.

use chrono::{Months, NaiveDate};

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
}
