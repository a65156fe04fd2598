//! Pure rules of the figures: who is new to teaching, what a picture shows. Which figures of deficits may be shown at all is
//! a rule of the looks (`model/looks`).

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::model::people::{Beginning, is_young_specialist};

/// Bars of one picture.
pub const BARS: usize = 12;

/// The first day of teaching with which somebody is still a young specialist today (S0-01, category 1).
pub fn young_since(today: NaiveDate, beginning: Beginning) -> NaiveDate {
    let mut since = today - Months::new(12 * beginning.years);
    while !is_young_specialist(since, today, beginning) && since < today {
        since = since + Days::new(1);
    }
    since
}

/// The months of a school year that a picture shows, with the count of each: those that have begun, and those after them
/// up to the last with something planned.
pub fn months(first: NaiveDate, today: NaiveDate, counted: impl Fn(NaiveDate) -> i64) -> Vec<(NaiveDate, i64)> {
    // A year that begins in the middle of a month ends in the middle of the same.
    let of = if first.day0() > 0 { 13 } else { 12 };
    let begin = first - Days::new(first.day0().into());
    let mut bars: Vec<(NaiveDate, i64)> =
        (0..of).map(|month| begin + Months::new(month)).map(|month| (month, counted(month))).collect();
    let last = bars.iter().rposition(|(month, events)| *month <= today || *events > 0);
    bars.truncate(last.map_or(0, |last| last + 1));
    bars
}

/// The `most` largest bars, and the sum of the rest if there is a rest.
///
/// The largest come first; equal ones keep their order.
pub fn largest<T>(mut bars: Vec<(T, i64)>, most: usize) -> (Vec<(T, i64)>, Option<i64>) {
    bars.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
    if bars.len() <= most {
        return (bars, None);
    }
    let rest = bars.split_off(most - 1);
    (bars, Some(rest.into_iter().map(|(_, value)| value).sum()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const THREE: Beginning = Beginning { years: 3, inclusive: false };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn bars_beyond_the_most_are_summed() {
        let bars = (1..=14).map(|value| (value, value)).collect();
        let (bars, rest) = largest(bars, 12);
        assert_eq!((bars.len(), bars[0].1, rest), (11, 14, Some(6)));
    }

    /// Faults A17: months to come without events are not drawn as zeros.
    #[test]
    fn months_to_come_are_drawn_as_far_as_something_is_planned() {
        let (first, today) = (day("2026-09-01"), day("2026-11-27"));
        let shown = |planned: &str| {
            let planned = day(planned);
            months(first, today, |month| i64::from(month == planned))
                .into_iter()
                .map(|(_, events)| events)
                .collect::<Vec<_>>()
        };
        assert_eq!(shown("2026-10-01"), [0, 1, 0]);
        assert_eq!(shown("2027-01-01"), [0, 0, 0, 0, 1]);
        assert_eq!(months(first, day("2026-08-31"), |_| 0), []);
        let middle = months(day("2026-08-31"), day("2026-08-31"), |month| i64::from(month == day("2027-08-01")));
        assert_eq!((middle.len(), middle[1].0), (13, day("2026-09-01")));
    }

    proptest! {
        #[test]
        fn young_since_agrees_with_the_rule_for_one_person(offset in 0_u64..4000, ago in 0_u64..2000) {
            let today = day("2024-01-01") + Days::new(offset);
            let since = today - Days::new(ago);
            prop_assert_eq!(since >= young_since(today, THREE), is_young_specialist(since, today, THREE));
        }
    }
}
