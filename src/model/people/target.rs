//! Pure rules about the target categories of S0-01 that follow from facts.

use chrono::{Months, NaiveDate};

use crate::model::organisations::Mark;
use crate::model::regulation::{Regulation, keys};
use crate::talk::Result;

/// For how long teaching or managing is new, as the regulation has it. S0 2.2: «0–3 years»; contradiction 8: whether the
/// last anniversary still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beginning {
    /// How many years.
    pub years: u32,
    /// Whether the anniversary itself still counts.
    pub inclusive: bool,
}

impl Beginning {
    /// As the regulation has it.
    pub fn of(regulation: &Regulation) -> Result<Beginning> {
        let years = regulation.get(&keys::people::YOUNG_MAX_YEARS)?;
        // The key's bounds are one to ten.
        let years = u32::try_from(years).map_err(crate::talk::Trouble::fault)?;
        Ok(Beginning { years, inclusive: regulation.get(&keys::people::YOUNG_INCLUSIVE)? })
    }

    pub(super) fn holds(self, since: NaiveDate, today: NaiveDate) -> bool {
        // Counted by adding, so that 29 February has its anniversary on 28 February.
        let anniversary = since.checked_add_months(Months::new(12 * self.years));
        anniversary.is_some_and(|last| since <= today && (today < last || self.inclusive && today == last))
    }
}

/// Whether a teacher is a young specialist, молодой специалист, on a day (S0-01, category 1).
pub fn is_young_specialist(teaching_since: NaiveDate, today: NaiveDate, beginning: Beginning) -> bool {
    beginning.holds(teaching_since, today)
}

/// Whether a leader is a beginning one, начинающий руководитель, on a day (S0-01, category 2): only managerial
/// experience counts.
pub fn is_beginning_leader(managing_since: Option<NaiveDate>, today: NaiveDate, beginning: Beginning) -> bool {
    managing_since.is_some_and(|since| beginning.holds(since, today))
}

/// The target categories, целевые категории, that follow from facts (S0-01, 1 to 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// What the computed categories follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub struct Facts {
    /// Since which day they teach, as far as it is known.
    pub teaching_since: Option<NaiveDate>,
    /// Since which day they manage.
    pub managing_since: Option<NaiveDate>,
    /// Whether their post is one of management staff.
    pub management: bool,
    /// Whether their school has low results.
    pub low_results: bool,
    /// Whether their school is in adverse conditions.
    pub adverse_conditions: bool,
}

impl Facts {
    /// The categories that follow on a day.
    pub fn categories(&self, today: NaiveDate, beginning: Beginning) -> Vec<TargetCategory> {
        // Of whom it is not known since when they teach, it is not said.
        let is_young = self.teaching_since.is_some_and(|since| is_young_specialist(since, today, beginning));
        let begins = self.management && is_beginning_leader(self.managing_since, today, beginning);
        let facts = [
            (is_young, TargetCategory::YoungSpecialist),
            (begins, TargetCategory::BeginningLeader),
            (self.low_results, TargetCategory::LowResults),
            (self.adverse_conditions, TargetCategory::AdverseConditions),
        ];
        facts.into_iter().filter_map(|(holds, category)| holds.then_some(category)).collect()
    }
}

/// The target categories of a person on a day.
pub fn target_categories(person: &super::Person, today: NaiveDate, beginning: Beginning) -> Vec<TargetCategory> {
    let facts = Facts {
        teaching_since: person.teaching_since,
        managing_since: person.managing_since,
        management: person.post.management,
        low_results: person.marks.contains(&Mark::LowResults),
        adverse_conditions: person.marks.contains(&Mark::AdverseConditions),
    };
    facts.categories(today, beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: Beginning = Beginning { years: 3, inclusive: false };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn s0_01_a_young_specialist_is_one_until_the_third_anniversary() {
        let since = day("2023-09-01");
        assert!(is_young_specialist(since, day("2023-09-01"), THREE));
        assert!(is_young_specialist(since, day("2026-08-31"), THREE));
        assert!(!is_young_specialist(since, day("2026-09-01"), THREE));
        assert!(!is_young_specialist(since, day("2023-08-31"), THREE));
        assert!(is_young_specialist(day("2024-02-29"), day("2027-02-27"), THREE));
        assert!(!is_young_specialist(day("2024-02-29"), day("2027-02-28"), THREE));
    }

    #[test]
    fn s0_01_a_beginning_leader_is_counted_by_managing_alone() {
        assert!(is_beginning_leader(Some(day("2025-09-01")), day("2026-11-21"), THREE));
        assert!(!is_beginning_leader(Some(day("2020-09-01")), day("2026-11-21"), THREE));
        assert!(!is_beginning_leader(None, day("2026-11-21"), THREE));
    }

    #[test]
    fn contradictions_7_and_8_the_years_and_the_anniversary_are_the_regulation_s() {
        let since = day("2023-09-01");
        let beginning = |years, inclusive| Beginning { years, inclusive };
        assert!(is_young_specialist(since, day("2026-09-01"), beginning(3, true)));
        assert!(!is_young_specialist(since, day("2026-09-02"), beginning(3, true)));
        assert!(is_young_specialist(since, day("2028-08-31"), beginning(5, false)));
        assert_eq!(Beginning::of(&Regulation::default()).unwrap(), THREE);
    }
}
