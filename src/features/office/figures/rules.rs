//! Pure rules of the figures: which may be shown, who is new to teaching.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::model::people::{Beginning, is_young_specialist};

/// A figure, as far as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// As it is.
    Exact(i64),
    /// Less than the smallest group; how many is not shown.
    Few,
    /// Not shown, because it would give another one away.
    Kept,
}

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

/// Everything about deficits that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// People in each category, in the order given.
    pub groups: Vec<Figure>,
    /// People with at least one open deficit.
    pub people: Figure,
    /// Open deficits.
    pub deficits: Figure,
    /// Open deficits in covered categories.
    pub covered: Figure,
}

/// Decides what is shown of deficits: `people` of the `registered` have at least one.
///
/// A category below the `smallest` group is hidden, its zero too. The regulation says which that is, and never less than
/// five: the consent promises it («лишь суммы по группам от пяти человек»), since in a village school fewer are
/// recognised by anybody who works there. A total is shown only if, with all that is shown, a hidden category may still be
/// anything below it:
///
/// - people with a deficit are at most the sum of the categories, so a total above the sum of the shown ones would
///   say that somebody is in a hidden one;
/// - deficits are at least the sum of the people, so a total without room for all but one of it in each hidden category would
///   say how few are there; the same holds for the covered part and for the rest of it.
///
/// That a total is kept says at most that not all of the hidden categories are empty.
pub fn publish(groups: &[Group], people: i64, registered: i64, smallest: i64) -> Published {
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
    Published {
        groups: groups
            .iter()
            .map(|group| if group.people < smallest { Figure::Few } else { Figure::Exact(group.people) })
            .collect(),
        people: people_figure,
        deficits: deficits_figure,
        covered: covered_figure,
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

fn shown(groups: &[Group], smallest: i64) -> impl Iterator<Item = &Group> {
    groups.iter().filter(move |group| group.people >= smallest)
}

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

    const SMALLEST: i64 = 5;
    const THREE: Beginning = Beginning { years: 3, inclusive: false };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn group(people: i64, deficits: i64, covered: bool) -> Group {
        Group { people, deficits, covered }
    }

    #[test]
    fn a_group_below_five_is_not_shown() {
        let groups = [group(42, 60, true), group(4, 4, true), group(5, 6, false)];
        let published = publish(&groups, 45, 100, SMALLEST);
        assert_eq!(published.groups, [Figure::Exact(42), Figure::Few, Figure::Exact(5)]);
        assert_eq!(published.people, Figure::Exact(45));
        assert_eq!(published.deficits, Figure::Exact(70));
        assert_eq!(published.covered, Figure::Exact(64));
    }

    #[test]
    fn a_total_that_gives_a_hidden_group_away_is_kept() {
        // Ten and somebody else: the total of people says that the hidden group is not empty, and how large.
        let published = publish(&[group(10, 10, true), group(2, 2, true)], 12, 100, SMALLEST);
        assert_eq!(published.people, Figure::Kept);
        assert_eq!(published.deficits, Figure::Kept);
        assert_eq!(published.covered, Figure::Kept);
    }

    #[test]
    fn deficits_of_hidden_groups_alone_are_kept() {
        let published = publish(&[group(2, 4, true), group(5, 5, false)], 5, 100, SMALLEST);
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
        let published = publish(&groups, 50, 100, 10);
        assert_eq!(published.groups, [Figure::Exact(42), Figure::Few, Figure::Exact(10)]);
        assert_eq!(part_of(95, 100, 10), Figure::Kept);
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

    fn worlds() -> impl Strategy<Value = Vec<Group>> {
        let groups = (0_i64..12, 0_i64..6, any::<bool>())
            .prop_map(|(people, more, covered)| group(people, if people == 0 { 0 } else { people + more }, covered));
        prop::collection::vec(groups, 1..5)
    }

    /// Whether a world with these people in the hidden groups agrees with everything that is shown.
    fn agrees(published: &Published, groups: &[Group], hidden: &[i64]) -> bool {
        let mut hidden = hidden.iter();
        let people: Vec<i64> = published
            .groups
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

    proptest! {
        #[test]
        fn no_shown_value_allows_deriving_a_hidden_one(groups in worlds(), spread in 0_i64..100, registered in 0_i64..60) {
            let most = groups.iter().map(|group| group.people).max().unwrap();
            let sum: i64 = groups.iter().map(|group| group.people).sum();
            let people = most + spread * (sum - most) / 100;
            let published = publish(&groups, people, people + registered, SMALLEST);
            let hidden = published.groups.iter().filter(|figure| **figure == Figure::Few).count();
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

        #[test]
        fn young_since_agrees_with_the_rule_for_one_person(offset in 0_u64..4000, ago in 0_u64..2000) {
            let today = day("2024-01-01") + Days::new(offset);
            let since = today - Days::new(ago);
            prop_assert_eq!(since >= young_since(today, THREE), is_young_specialist(since, today, THREE));
        }
    }
}
