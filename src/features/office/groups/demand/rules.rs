//! When a sum is news. Pure rules.

/// The step that a sum has reached: the least number, or twice, four times, eight times as many; `None` below it.
pub fn step(people: i64, least: i64) -> Option<i64> {
    let least = least.max(1);
    (people >= least).then(|| {
        let mut step = least;
        while step <= people / 2 {
            step *= 2;
        }
        step
    })
}

/// Whether coordinators are told of a sum, beside what they were told before.
pub fn is_news(people: i64, told: Option<i64>, least: i64) -> bool {
    step(people, least).is_some_and(|now| told.and_then(|told| step(told, least)).is_none_or(|before| now > before))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn s0_04_a_demand_is_told_in_steps() {
        let steps: Vec<_> = [4, 5, 9, 10, 19, 20, 40].map(|people| step(people, 5)).into();
        assert_eq!(steps, [None, Some(5), Some(5), Some(10), Some(10), Some(20), Some(40)]);
        assert!(!is_news(4, None, 5));
        assert!(is_news(5, None, 5));
        assert!(!is_news(9, Some(5), 5));
        assert!(is_news(10, Some(9), 5));
        assert!(!is_news(7, Some(12), 5), "fewer than before are no news");
    }

    proptest! {
        #[test]
        fn a_step_is_the_largest_that_was_reached(people in 0..10_000_i64, least in 5..50_i64) {
            match step(people, least) {
                None => prop_assert!(people < least),
                Some(step) => prop_assert!(step <= people && people < step * 2 && step % least == 0),
            }
        }
    }
}
