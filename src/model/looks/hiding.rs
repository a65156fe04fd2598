//! What a look may show. Pure rules.
//!
//! A group below the smallest is not shown, its zero neither. The regulation says which that is, and never less than five: the
//! consent promises it («лишь суммы по группам от пяти человек»), since in a village school fewer are recognised by
//! anybody who works there.

use std::collections::BTreeMap;

use super::{Figure, Shown};

/// What is known of one category of deficits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub struct Group {
    /// How many people have an open deficit in it.
    pub people: i64,
    /// How many open deficits there are in it; one person may have several.
    pub deficits: i64,
    /// Whether a cluster that is not closed addresses it.
    pub covered: bool,
}

/// Decides what is shown of all together: `people` of the `registered` have at least one open deficit. A total is shown only
/// if, with all that is shown, a hidden category may still be anything below the smallest group:
///
/// - people with a deficit are at most the sum of the categories, so a total above the sum of the shown ones would
///   say that somebody is in a hidden one;
/// - deficits are at least the sum of the people, so a total without room for all but one of it in each hidden category would
///   say how few are there; the same holds for the covered part and for the rest of it.
///
/// That a total is kept says at most that not all of the hidden categories are empty.
pub fn whole(groups: &[Group], people: i64, registered: i64, smallest: i64) -> Shown {
    let people_of = part_of(people, registered, smallest);
    let sum: i64 = shown(groups, smallest).map(|group| group.people).sum();
    let hides = groups.iter().any(|group| group.people < smallest);
    let deficits: i64 = groups.iter().map(|group| group.deficits).sum();
    let covered: i64 = groups.iter().filter(|group| group.covered).map(|group| group.deficits).sum();
    let has_room = |side: Option<bool>| {
        let of_side: Vec<Group> =
            groups.iter().filter(|group| side.is_none_or(|side| group.covered == side)).copied().collect();
        let whole: i64 = of_side.iter().map(|group| group.deficits).sum();
        let sum: i64 = shown(&of_side, smallest).map(|group| group.people).sum();
        let hidden = of_side.iter().filter(|group| group.people < smallest).count();
        // Deficits where nothing is shown would say that the hidden categories are not all empty.
        hidden == 0 || sum > 0 && whole - sum >= (smallest - 1) * hidden as i64
    };
    let people_figure = match people_of {
        Figure::Exact(_) if hides && people > sum => Figure::Kept,
        figure => figure,
    };
    let deficits_figure = match people_of {
        // The deficits of fewer than five people.
        Figure::Few => Figure::Kept,
        _ if has_room(None) => Figure::Exact(deficits),
        _ => Figure::Kept,
    };
    let covered_figure = match deficits_figure {
        Figure::Exact(_) if has_room(Some(true)) && has_room(Some(false)) => Figure::Exact(covered),
        _ => Figure::Kept,
    };
    Shown {
        categories: groups
            .iter()
            .map(|group| if group.people < smallest { Figure::Few } else { Figure::Exact(group.people) })
            .collect(),
        people: people_figure,
        deficits: deficits_figure,
        covered: covered_figure,
        worked: Figure::Kept,
        worked_least: 0,
    }
}

/// What is known of the open deficits that something works on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Worked {
    /// How many deficits an open cluster, a pair or a route works on.
    pub deficits: i64,
    /// How many people have such a one.
    pub people: i64,
    /// How many people have one that nothing works on.
    pub idle: i64,
    /// How many people have one that a pair or a route works on, and no cluster.
    pub beyond: i64,
}

/// Adds the deficits that something works on to what is shown of all together. Beside it stand all deficits and those that
/// clusters address, so that it tells of three groups of people: those with one that is worked on, those with one that is not,
/// and those with one that no cluster addresses and a pair or a route works on. None of them may be small, and where one of the
/// other two figures is not shown this one is not either, since it bounds them.
pub fn with_worked(whole: Shown, of: &Worked, smallest: i64) -> Shown {
    let least = of.people.min(of.idle).min(of.beyond);
    match (whole.deficits, whole.covered) {
        (Figure::Exact(_), Figure::Exact(_)) if least >= smallest => {
            Shown { worked: Figure::Exact(of.deficits), worked_least: least, ..whole }
        }
        _ => whole,
    }
}

/// A part of a whole that is shown: neither the part nor what is left of the whole may be a small group.
pub fn part_of(part: i64, whole: i64, smallest: i64) -> Figure {
    if part < smallest {
        Figure::Few
    } else if whole - part < smallest {
        Figure::Kept
    } else {
        Figure::Exact(part)
    }
}

/// What is known of a slice that moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How many people belong to it.
    pub staff: i64,
    /// How many of them have an open deficit.
    pub people: i64,
    /// How many in each category.
    pub categories: Vec<i64>,
}

/// Decides what is shown of the slices of a cut: of those that move, and of those that stand and have been shown so before.
/// The whole is shown beside them, so that what is hidden of a column could be reckoned from it:
///
/// - in each category, and of the people, a single hidden slice would be what the shown ones leave of the whole, and several
///   whose sum is small are seen to be small: as many more are hidden as it needs, the smallest first;
/// - where the whole itself is not shown, no slice is, since their sum would be the whole;
/// - within a slice its people are not shown where they say that somebody is in a hidden category.
///
/// Neither a part of a slice nor what is left of it may be a small group: of a school where nearly everybody has a deficit, all
/// are known to have one. A slice has no word for «fewer than five» of its own: what is hidden reads the same, for
/// whatever reason it is.
pub fn slices(
    moving: &BTreeMap<i64, Row>,
    standing: BTreeMap<i64, Shown>,
    whole: &Shown,
    smallest: i64,
) -> BTreeMap<i64, Shown> {
    let mut shown = standing;
    for (slice, row) in moving {
        let of = |part: i64| match part_of(part, row.staff, smallest) {
            Figure::Exact(part) => Figure::Exact(part),
            Figure::Few | Figure::Kept => Figure::Kept,
        };
        let categories = row.categories.iter().map(|people| of(*people)).collect();
        let (deficits, covered) = (Figure::Kept, Figure::Kept);
        let (worked, worked_least) = (Figure::Kept, 0);
        let people = of(row.people);
        shown.insert(*slice, Shown { people, deficits, covered, worked, worked_least, categories });
    }
    for (place, total) in whole.categories.iter().enumerate() {
        hide(shown.values_mut().filter_map(|shown| shown.categories.get_mut(place)).collect(), *total, smallest);
    }
    for shown in shown.values_mut() {
        let sum: i64 = shown.categories.iter().filter_map(|figure| figure.exact()).sum();
        let hides = shown.categories.iter().any(|figure| figure.exact().is_none());
        if hides && shown.people.exact().is_some_and(|people| people > sum) {
            shown.people = Figure::Kept;
        }
    }
    hide(shown.values_mut().map(|shown| &mut shown.people).collect(), whole.people, smallest);
    shown
}

/// Hides as much of a column as its hidden figures need not to be reckoned from the total.
fn hide(mut column: Vec<&mut Figure>, total: Figure, smallest: i64) {
    let Some(total) = total.exact() else {
        return column.into_iter().for_each(|figure| *figure = Figure::Kept);
    };
    loop {
        let hidden = column.iter().filter(|figure| figure.exact().is_none()).count();
        let left = total - column.iter().filter_map(|figure| figure.exact()).sum::<i64>();
        // With room for one that is anything below the smallest group, and for another that is one.
        if hidden == 0 || hidden > 1 && left >= 2 * smallest - 1 {
            return;
        }
        let least = column.iter_mut().filter(|figure| figure.exact().is_some()).min_by_key(|figure| figure.exact());
        let Some(least) = least else { return };
        **least = Figure::Kept;
    }
}

fn shown(groups: &[Group], smallest: i64) -> impl Iterator<Item = &Group> {
    groups.iter().filter(move |group| group.people >= smallest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SMALLEST: i64 = 5;

    fn group(people: i64, deficits: i64, covered: bool) -> Group {
        Group { people, deficits, covered }
    }

    #[test]
    fn a_group_below_five_is_not_shown() {
        let groups = [group(42, 60, true), group(4, 4, true), group(5, 6, false)];
        let published = whole(&groups, 45, 100, SMALLEST);
        assert_eq!(published.categories, [Figure::Exact(42), Figure::Few, Figure::Exact(5)]);
        assert_eq!(published.people, Figure::Exact(45));
        assert_eq!(published.deficits, Figure::Exact(70));
        assert_eq!(published.covered, Figure::Exact(64));
    }

    #[test]
    fn a_total_that_gives_a_hidden_group_away_is_kept() {
        // Ten and somebody else: the total of people says that the hidden group is not empty, and how large.
        let published = whole(&[group(10, 10, true), group(2, 2, true)], 12, 100, SMALLEST);
        assert_eq!(published.people, Figure::Kept);
        assert_eq!(published.deficits, Figure::Kept);
        assert_eq!(published.covered, Figure::Kept);
    }

    #[test]
    fn deficits_of_hidden_groups_alone_are_kept() {
        let published = whole(&[group(2, 4, true), group(5, 5, false)], 5, 100, SMALLEST);
        assert_eq!(published.deficits, Figure::Exact(9));
        assert_eq!(published.covered, Figure::Kept);
    }

    #[test]
    fn hardly_anybody_without_a_deficit_is_a_small_group_too() {
        assert_eq!(part_of(97, 100, SMALLEST), Figure::Kept);
        assert_eq!(part_of(95, 100, SMALLEST), Figure::Exact(95));
        assert_eq!(part_of(0, 100, SMALLEST), Figure::Few);
    }

    #[test]
    fn the_regulation_may_ask_for_larger_groups() {
        let groups = [group(42, 60, true), group(9, 9, true), group(10, 11, false)];
        let published = whole(&groups, 50, 100, 10);
        assert_eq!(published.categories, [Figure::Exact(42), Figure::Few, Figure::Exact(10)]);
        assert_eq!(part_of(95, 100, 10), Figure::Kept);
    }

    fn worlds() -> impl Strategy<Value = Vec<Group>> {
        let groups = (0_i64..12, 0_i64..6, any::<bool>())
            .prop_map(|(people, more, covered)| group(people, if people == 0 { 0 } else { people + more }, covered));
        prop::collection::vec(groups, 1..5)
    }

    /// Whether a world with these people in the hidden groups agrees with everything that is shown.
    fn agrees(published: &Shown, groups: &[Group], hidden: &[i64]) -> bool {
        let mut hidden = hidden.iter();
        let people: Vec<i64> = published
            .categories
            .iter()
            .map(|figure| match figure {
                Figure::Exact(people) => *people,
                _ => *hidden.next().unwrap(),
            })
            .collect();
        // At least one deficit a person in each category, and any number more where anybody is.
        let fits = |whole: i64, side: Option<bool>| {
            let of_side: Vec<i64> = people
                .iter()
                .zip(groups)
                .filter(|(_, group)| side.is_none_or(|side| group.covered == side))
                .map(|(people, _)| *people)
                .collect();
            let sum: i64 = of_side.iter().sum();
            whole == sum || whole > sum && sum > 0
        };
        let (sum, most) = (people.iter().sum(), *people.iter().max().unwrap());
        let total_fits = match published.people {
            Figure::Exact(total) => (most..=sum).contains(&total),
            Figure::Few => most < SMALLEST,
            Figure::Kept => true,
        };
        let deficits_fit = match (published.deficits, published.covered) {
            (Figure::Exact(all), Figure::Exact(covered)) => {
                fits(covered, Some(true)) && fits(all - covered, Some(false))
            }
            (Figure::Exact(all), _) => fits(all, None),
            _ => true,
        };
        total_fits && deficits_fit
    }

    fn row(staff: i64, people: i64, categories: &[i64]) -> Row {
        Row { staff, people, categories: categories.to_vec() }
    }

    /// The whole of which these slices are all.
    fn sum(rows: &BTreeMap<i64, Row>) -> Shown {
        let of = |part: fn(&Row) -> i64| rows.values().map(part).sum::<i64>();
        let count = rows.values().next().map_or(0, |row| row.categories.len());
        let column = |place: usize| rows.values().map(|row| row.categories[place]).sum::<i64>();
        let groups: Vec<_> = (0..count).map(|place| group(column(place), column(place), false)).collect();
        whole(&groups, of(|row| row.people), of(|row| row.staff), SMALLEST)
    }

    /// Office: a total would give a hidden slice away, so that another one is hidden with it.
    #[test]
    fn a_single_hidden_slice_is_not_left_alone() {
        let rows = BTreeMap::from([
            (1, row(40, 9, &[9, 0])),
            (2, row(40, 7, &[7, 0])),
            (3, row(40, 3, &[3, 0])),
            (4, row(40, 20, &[20, 0])),
        ]);
        let shown = slices(&rows, BTreeMap::new(), &sum(&rows), SMALLEST);
        let column: Vec<_> = shown.values().map(|shown| shown.categories[0]).collect();
        // 3 and 7 are 10: the hidden one may be anything from 0 to 4 and the other one is still a group.
        assert_eq!(column, [Figure::Exact(9), Figure::Kept, Figure::Kept, Figure::Exact(20)]);
        assert!(shown.values().all(|shown| shown.categories[1] == Figure::Kept));
    }

    #[test]
    fn a_school_where_nearly_everybody_has_a_deficit_is_not_told() {
        let rows = BTreeMap::from([(1, row(12, 10, &[10])), (2, row(60, 30, &[30])), (3, row(50, 20, &[20]))]);
        let shown = slices(&rows, BTreeMap::new(), &sum(&rows), SMALLEST);
        assert_eq!(shown[&1].categories[0], Figure::Kept);
        assert_eq!(shown[&2].categories[0], Figure::Exact(30));
    }

    #[test]
    fn a_larger_smallest_group_takes_effect_at_once() {
        let exact = Figure::Exact;
        let shown = Shown {
            people: exact(30),
            deficits: exact(40),
            covered: exact(20),
            worked: exact(30),
            worked_least: 8,
            categories: vec![exact(7), exact(25)],
        };
        let now = shown.clone().of_at_least(10);
        assert_eq!(now.categories, [Figure::Few, exact(25)]);
        assert_eq!([now.people, now.deficits, now.covered, now.worked], [Figure::Kept; 4]);
        assert_eq!(shown.clone().of_at_least(5), shown);
        let large = Shown { categories: vec![exact(25)], ..shown.clone() };
        assert_eq!((large.clone().of_at_least(10).covered, large.of_at_least(10).worked), (exact(20), Figure::Kept));
    }

    /// S0-04: what a pair or a route works on is shown where it tells of nobody: not of few who are worked with, nor of few who are
    /// left, nor of few beyond the clusters, a zero of whom is as few.
    #[test]
    fn what_is_worked_on_is_shown_of_large_groups_alone() {
        let groups = [group(42, 60, true), group(20, 25, false)];
        let whole = whole(&groups, 50, 100, SMALLEST);
        let of = |people, idle, beyond| {
            with_worked(whole.clone(), &Worked { deficits: 70, people, idle, beyond }, SMALLEST).worked
        };
        assert_eq!(of(45, 12, 5), Figure::Exact(70));
        for (people, idle, beyond) in [(4, 12, 5), (45, 4, 5), (45, 12, 4), (45, 12, 0)] {
            assert_eq!(of(people, idle, beyond), Figure::Kept, "{people} {idle} {beyond}");
        }
        let hidden = Shown { covered: Figure::Kept, ..whole };
        let large = Worked { deficits: 70, people: 45, idle: 12, beyond: 9 };
        assert_eq!(with_worked(hidden, &large, SMALLEST).worked, Figure::Kept);
    }

    fn municipality() -> impl Strategy<Value = BTreeMap<i64, Row>> {
        let row = (prop::collection::vec(0_i64..14, 2), 0_i64..12).prop_map(|(categories, more)| {
            let most = categories.iter().copied().max().unwrap_or(0);
            row(most + more, most, &categories)
        });
        prop::collection::vec(row, 1..6).prop_map(|rows| (1..).zip(rows).collect())
    }

    proptest! {
        #[test]
        fn no_shown_value_allows_deriving_a_hidden_one(groups in worlds(), spread in 0_i64..100, registered in 0_i64..60) {
            let most = groups.iter().map(|group| group.people).max().unwrap();
            let sum: i64 = groups.iter().map(|group| group.people).sum();
            let people = most + spread * (sum - most) / 100;
            let published = whole(&groups, people, people + registered, SMALLEST);
            let hidden = published.categories.iter().filter(|figure| **figure == Figure::Few).count();
            for which in 0..hidden {
                for value in 0..SMALLEST {
                    // All the other hidden groups take every combination until one agrees.
                    let possible = (0..SMALLEST.pow(hidden as u32)).any(|code| {
                        let mut code = code;
                        let mut world: Vec<i64> = (0..hidden).map(|_| { let digit = code % 5; code /= 5; digit }).collect();
                        world[which] = value;
                        agrees(&published, &groups, &world)
                    });
                    prop_assert!(possible, "{published:?} says that hidden group {which} is not {value}");
                }
            }
        }

        /// Office: the rule of five in every cut and crossing. Whoever knows that the slices are all of the whole, and
        /// which of them are hidden, cannot tell of a small one which it is.
        #[test]
        fn no_hidden_slice_is_what_the_others_leave(rows in municipality()) {
            let whole = sum(&rows);
            let shown = slices(&rows, BTreeMap::new(), &whole, SMALLEST);
            for place in 0..2 {
                let Some(total) = whole.categories[place].exact() else {
                    prop_assert!(shown.values().all(|shown| shown.categories[place].exact().is_none()));
                    continue;
                };
                let hidden = shown.values().filter(|shown| shown.categories[place].exact().is_none()).count() as i64;
                let left = total - shown.values().filter_map(|shown| shown.categories[place].exact()).sum::<i64>();
                for (slice, row) in &rows {
                    let figure = shown[slice].categories[place];
                    prop_assert!(figure.exact().is_none_or(|people| people >= SMALLEST && row.staff - people >= SMALLEST));
                    if figure.exact().is_none() && row.categories[place] < SMALLEST {
                        // Any value of it leaves the others something that they may be.
                        prop_assert!(hidden > 1 && left >= SMALLEST - 1, "{shown:?}");
                    }
                }
            }
        }

    }
}
