//! Which slices a look moves. A pure rule.
//!
//! What differs between two looks must never be the doing of fewer people than the smallest group. So a slice moves only if
//! so many different people have changed in it since it moved last, and stands as it was otherwise. And as the whole moves
//! with every look, the slices that stand would be told by the difference of the whole and those that move: those who
//! have changed in them must be nobody, or again so many. Where they are fewer, one slice more waits with them.

use std::collections::{BTreeMap, BTreeSet};

/// Who has changed in each slice of a cut since it moved last. Of a slice no more need be told than the smallest group.
pub type Changed = BTreeMap<i64, BTreeSet<i64>>;

/// The slices that move with a look; those in which nobody has changed stand, and nobody can tell.
pub fn moves(changed: &Changed, least: usize) -> BTreeSet<i64> {
    let (ripe, waiting): (Vec<_>, Vec<_>) = changed.iter().partition(|(_, people)| people.len() >= least);
    let left: BTreeSet<i64> = waiting.iter().flat_map(|(_, people)| people.iter().copied()).collect();
    let mut moving: BTreeSet<i64> = ripe.iter().map(|(slice, _)| **slice).collect();
    if !left.is_empty() && left.len() < least {
        // One of them has enough people of its own to hide the others: that in which the fewest have changed.
        if let Some((slice, _)) = ripe.iter().min_by_key(|(_, people)| people.len()) {
            moving.remove(*slice);
        }
    }
    moving
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LEAST: usize = 5;

    fn changed(slices: &[(i64, &[i64])]) -> Changed {
        slices.iter().map(|(slice, people)| (*slice, people.iter().copied().collect())).collect()
    }

    /// Faults 25: the one who registered today is the only one of their school.
    #[test]
    fn a_slice_with_one_who_has_changed_stands_and_so_does_what_would_tell_it() {
        assert_eq!(moves(&changed(&[(1, &[1]), (2, &[2, 3, 4, 5, 6])]), LEAST), BTreeSet::new());
        // With a third one, the two together hide the first.
        let more = changed(&[(1, &[1]), (2, &[2, 3, 4, 5, 6]), (3, &[12, 13, 14, 15, 16, 17])]);
        assert_eq!(moves(&more, LEAST), BTreeSet::from([3]));
        assert_eq!(moves(&changed(&[(2, &[2, 3, 4, 5, 6])]), LEAST), BTreeSet::from([2]));
        let several = changed(&[(1, &[1, 7]), (4, &[8, 9, 10]), (2, &[2, 3, 4, 5, 6])]);
        assert_eq!(moves(&several, LEAST), BTreeSet::from([2]));
    }

    /// What happens in a municipality: somebody's deficits change, or the figures are published, if they may be.
    #[derive(Debug, Clone, Copy)]
    enum Step {
        Changes { person: i64 },
        Looks,
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            3 => (0_i64..40).prop_map(|person| Step::Changes { person }),
            1 => Just(Step::Looks),
        ];
        prop::collection::vec(step, 1..120)
    }

    proptest! {
        /// Faults 25, Office: any two looks are compared. Of a slice that reads differently in them at least five
        /// different people have changed, and so it is with the whole, and with what is left of the whole.
        #[test]
        fn no_two_looks_tell_of_fewer_than_five(steps in steps(), schools in 1_i64..6) {
            let school = |person: i64| person % schools;
            // For each look: which version of the deficits of each person each slice, and the whole, is of.
            let mut version: BTreeMap<i64, u32> = BTreeMap::new();
            let (mut whole, mut slices): (BTreeMap<i64, u32>, BTreeMap<i64, u32>) = Default::default();
            let (mut all, mut marks): (BTreeSet<i64>, Changed) = Default::default();
            let mut looks = vec![(whole.clone(), slices.clone())];
            for step in steps {
                match step {
                    Step::Changes { person } => {
                        *version.entry(person).or_default() += 1;
                        all.insert(person);
                        marks.entry(school(person)).or_default().insert(person);
                    }
                    Step::Looks if all.len() < LEAST => {}
                    Step::Looks => {
                        let moving = moves(&marks, LEAST);
                        whole = version.clone();
                        for (person, version) in &version {
                            if moving.contains(&school(*person)) {
                                slices.insert(*person, *version);
                            }
                        }
                        all.clear();
                        marks.retain(|school, _| !moving.contains(school));
                        looks.push((whole.clone(), slices.clone()));
                    }
                }
            }
            let differ = |one: &BTreeMap<i64, u32>, other: &BTreeMap<i64, u32>, of: Option<i64>| {
                let people = 0..40;
                let of_it = people.filter(|person| of.is_none_or(|of| school(*person) == of));
                of_it.filter(|person| one.get(person) != other.get(person)).count()
            };
            let is_hidden = |people: usize| people == 0 || people >= LEAST;
            for (place, earlier) in looks.iter().enumerate() {
                // Within one look: what the whole knows that the slices do not.
                let unlike = differ(&earlier.0, &earlier.1, None);
                prop_assert!(is_hidden(unlike), "{unlike} people are in the whole and not in their slices");
                for later in &looks[place + 1..] {
                    let moved = differ(&earlier.0, &later.0, None);
                    prop_assert!(moved >= LEAST, "the whole has moved by {moved}");
                    for of in 0..schools {
                        let moved = differ(&earlier.1, &later.1, Some(of));
                        prop_assert!(is_hidden(moved), "slice {of} has moved by {moved}");
                    }
                }
            }
        }
    }
}
