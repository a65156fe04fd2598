//! Pure rules of a self-diagnosis: what the answers say is hard, what one could teach, and how a sum has changed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::questionnaires::{Questionnaire, Statement};
use super::steps::MOST;
use crate::ids::{CategoryId, ItemId};
use crate::model::needs::Level;

/// What answers come to for one topic.
#[derive(Debug)]
pub struct Topic<'a> {
    /// One of its statements: all of them name the same topic.
    pub of: &'a Statement,
    pub points: u32,
    pub points_of: u32,
    lowest: u8,
}

impl Topic<'_> {
    /// How hard it is, by the statement that is hardest: who does not know how needs more help than who asks for some. What
    /// one copes with is no deficit.
    pub fn level(&self) -> Option<Level> {
        match self.lowest {
            0 => Some(Level::High),
            1 => Some(Level::Medium),
            _ => None,
        }
    }

    /// Whether one could teach all of it: PAPERS P22, the top of the scale finds mentors.
    pub fn is_strength(&self) -> bool {
        self.lowest == MOST
    }
}

/// The topics of a questionnaire in the order of its statements; `answers` are as many as those, or fewer.
pub fn topics<'a>(questionnaire: &'a Questionnaire, answers: &[u8]) -> Vec<Topic<'a>> {
    let mut topics: Vec<Topic<'a>> = Vec::new();
    for (statement, &answer) in questionnaire.statements.iter().zip(answers) {
        let is_same = |topic: &&mut Topic<'_>| {
            topic.of.category == statement.category && topic.of.item.is_some() && topic.of.item == statement.item
        };
        match topics.iter_mut().find(is_same) {
            Some(topic) => {
                topic.points += u32::from(answer);
                topic.points_of += u32::from(MOST);
                topic.lowest = topic.lowest.min(answer);
            }
            None => topics.push(Topic {
                of: statement,
                points: u32::from(answer),
                points_of: u32::from(MOST),
                lowest: answer,
            }),
        }
    }
    topics
}

/// A sum that was kept.
#[derive(Debug, Clone)]
pub struct Sum {
    pub questionnaire: String,
    pub category: CategoryId,
    pub item: Option<ItemId>,
    pub points: i64,
    pub points_of: i64,
    pub taken_at: DateTime<Utc>,
}

/// What is shown beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    Category(CategoryId),
    Item(CategoryId, Option<ItemId>),
}

/// A share in hundredths, now and the time before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub now: u32,
    pub before: Option<u32>,
    pub taken_at: DateTime<Utc>,
}

/// The newest share of each axis and the one before it. `of` is a questionnaire, whose items are compared where it is of one
/// category; without it the categories are, whichever questionnaire was the last to ask about them.
pub fn shares(sums: &[Sum], of: Option<&Questionnaire>) -> BTreeMap<Axis, Share> {
    let by_item = of.is_some_and(|of| of.category().is_some());
    let mut times: BTreeMap<Axis, BTreeMap<DateTime<Utc>, (i64, i64)>> = BTreeMap::new();
    for sum in sums.iter().filter(|sum| of.is_none_or(|of| of.name == sum.questionnaire)) {
        let axis = if by_item { Axis::Item(sum.category, sum.item) } else { Axis::Category(sum.category) };
        let (points, points_of) = times.entry(axis).or_default().entry(sum.taken_at).or_default();
        *points += sum.points;
        *points_of += sum.points_of;
    }
    let share = |(points, points_of): (i64, i64)| {
        // Sums are positive, and their parts not more than they: the database holds that.
        u32::try_from((points * 100 + points_of / 2) / points_of.max(1)).unwrap_or(0)
    };
    let newest = |(axis, times): (Axis, BTreeMap<DateTime<Utc>, (i64, i64)>)| {
        let mut newest = times.into_iter().rev();
        let (taken_at, now) = newest.next()?;
        let before = newest.next().map(|(_, before)| share(before));
        Some((axis, Share { now: share(now), before, taken_at }))
    };
    times.into_iter().filter_map(newest).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::questionnaires::{all, named};
    use super::*;

    #[test]
    fn the_hardest_statement_of_a_topic_decides() {
        let method = named("method").unwrap();
        // Two statements a topic.
        let topics = topics(method, &[0, 3, 1, 3, 2, 3, 3, 3, 2, 2]);
        let levels: Vec<_> = topics.iter().map(Topic::level).collect();
        assert_eq!(levels, [Some(Level::High), Some(Level::Medium), None, None, None]);
        let strengths: Vec<_> = topics.iter().map(Topic::is_strength).collect();
        assert_eq!(strengths, [false, false, false, true, false]);
        assert_eq!(topics.iter().map(|topic| topic.points).collect::<Vec<_>>(), [3, 4, 5, 6, 4]);
    }

    fn sum(questionnaire: &str, category: i64, points: i64, day: u32) -> Sum {
        let taken_at = format!("2026-11-{day:02}T10:00:00Z").parse().unwrap();
        let questionnaire = questionnaire.to_owned();
        Sum {
            questionnaire,
            category: CategoryId(category),
            item: Some(ItemId(category)),
            points,
            points_of: 6,
            taken_at,
        }
    }

    #[test]
    fn a_share_is_compared_with_the_time_before() {
        let sums = [sum("quick", 2, 3, 1), sum("quick", 2, 4, 5), sum("method", 2, 6, 9), sum("quick", 3, 0, 5)];
        let of = |number| Axis::Category(CategoryId(number));
        let quick = shares(&sums, named("quick"));
        assert_eq!((quick[&of(2)].now, quick[&of(2)].before), (67, Some(50)));
        assert_eq!((quick[&of(3)].now, quick[&of(3)].before), (0, None));
        let all = shares(&sums, None);
        assert_eq!((all[&of(2)].now, all[&of(2)].before), (100, Some(67)));
    }

    proptest! {
        /// Whatever is answered, each statement counts once, and nothing is both hard and a strength.
        #[test]
        fn topics_hold_all_answers(which in 0..11_usize, answers in proptest::collection::vec(0..=MOST, 12)) {
            let questionnaire = &all()[which];
            let answers = &answers[..questionnaire.statements.len()];
            let topics = topics(questionnaire, answers);
            prop_assert_eq!(topics.iter().map(|topic| topic.points).sum::<u32>(), answers.iter().map(|&one| u32::from(one)).sum::<u32>());
            prop_assert_eq!(topics.iter().map(|topic| topic.points_of).sum::<u32>() as usize, 3 * answers.len());
            prop_assert!(topics.iter().all(|topic| !(topic.is_strength() && topic.level().is_some())));
        }
    }
}
