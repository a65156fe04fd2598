//! Pure rules about clusters: the annual algorithm of S1-07, and how many may belong to one.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

/// A step of the annual algorithm, алгоритм деятельности (S1-07), in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlgorithmStep {
    /// 1, September: directions by identified deficits; host schools.
    Directions = 1,
    /// 2, October: the regulatory pack, programmes, rosters.
    Programmes,
    /// 3, November: the problem, approaches, practices.
    Problem,
    /// 4, December: participants are consulted.
    Consultation,
    /// 5, January and February: training, internship places.
    Training,
    /// 6, February and March: participants demonstrate mastery.
    Demonstration,
    /// 7, March: results are presented and reviewed.
    Generalisation,
    /// 8, April: effective experience is published.
    Publication,
    /// 9, May: effectiveness is measured.
    Reflection,
}

impl AlgorithmStep {
    /// All nine.
    pub const ALL: [AlgorithmStep; 9] = [
        AlgorithmStep::Directions,
        AlgorithmStep::Programmes,
        AlgorithmStep::Problem,
        AlgorithmStep::Consultation,
        AlgorithmStep::Training,
        AlgorithmStep::Demonstration,
        AlgorithmStep::Generalisation,
        AlgorithmStep::Publication,
        AlgorithmStep::Reflection,
    ];

    /// The months, from January as 1, in which it is taken.
    fn months(self) -> &'static [u32] {
        match self {
            AlgorithmStep::Directions => &[9],
            AlgorithmStep::Programmes => &[10],
            AlgorithmStep::Problem => &[11],
            AlgorithmStep::Consultation => &[12],
            AlgorithmStep::Training => &[1, 2],
            AlgorithmStep::Demonstration => &[2, 3],
            AlgorithmStep::Generalisation => &[3],
            AlgorithmStep::Publication => &[4],
            AlgorithmStep::Reflection => &[5],
        }
    }
}

/// The steps of the algorithm that a day belongs to (S1-07): two in February and in March, none in summer.
pub fn algorithm_steps(date: NaiveDate) -> BTreeSet<AlgorithmStep> {
    AlgorithmStep::ALL.into_iter().filter(|step| step.months().contains(&date.month())).collect()
}

/// How many may belong to a cluster, as it is typed: «25», «25 мест». As the database takes it, from 1 to 1000.
pub fn places(typed: &str) -> Option<i64> {
    let number = typed.trim().split(' ').next()?;
    number.parse().ok().filter(|places| (1..=1000).contains(places))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn numbers(date: NaiveDate) -> Vec<u8> {
        algorithm_steps(date).into_iter().map(|step| step as u8).collect()
    }

    #[test]
    fn s1_07_each_month_has_the_steps_of_the_catalogue() {
        let catalogue: [&[u8]; 12] = [&[5], &[5, 6], &[6, 7], &[8], &[9], &[], &[], &[], &[1], &[2], &[3], &[4]];
        for (month, expected) in (1..).zip(catalogue) {
            let first = NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
            let last = first + chrono::Months::new(1) - chrono::Days::new(1);
            assert_eq!(numbers(first), expected, "{first}");
            assert_eq!(numbers(last), expected, "{last}");
        }
    }

    #[test]
    fn s1_07_the_steps_are_numbered_as_in_the_algorithm() {
        let all: Vec<_> = AlgorithmStep::ALL.map(|step| step as u8).into();
        assert_eq!(all, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn places_are_read_as_they_are_typed() {
        for (typed, read) in [
            ("25", Some(25)),
            (" 25 мест ", Some(25)),
            ("1000", Some(1000)),
            ("1001", None),
            ("0", None),
            ("-5", None),
            ("много", None),
            ("", None),
        ] {
            assert_eq!(places(typed), read, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn s1_07_the_steps_of_a_day_follow_each_other(days in 0_u64..40_000) {
            let date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(days);
            let numbers = numbers(date);
            prop_assert!(numbers.len() <= 2);
            prop_assert!(numbers.windows(2).all(|pair| pair[1] == pair[0] + 1));
            prop_assert_eq!(numbers.is_empty(), (6..=8).contains(&date.month()));
        }
    }
}
