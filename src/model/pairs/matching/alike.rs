//! The best set of pairs as a flow between kinds of people, for people who are much alike.
//!
//! Of mentees for whom every mentor weighs the same any may stand for the other, and so for mentors of one kind who have as
//! many mentees: what is looked for is how many mentees of each kind go to each kind of mentors. It is the cheapest flow of a
//! library, in which a pair costs what it lacks of [`MOST`], a mentor's next mentee what the load takes off, and a mentee
//! left without a mentor more than any pair.

use std::collections::{BTreeMap, HashSet};

use ac_library::MinCostFlowGraph;

use super::{LOAD, PAIR, Question};

/// More than any pair weighs.
const MOST: i64 = 2 * PAIR;

/// The people of a question by kind, each kind by its people in the order of their numbers.
pub(super) struct Kinds<'a> {
    question: &'a Question<'a>,
    seekers: Vec<Vec<usize>>,
    helpers: Vec<Vec<usize>>,
}

impl<'a> Kinds<'a> {
    /// Whoever is of both sides, or is ruled out for somebody, is of a kind of their own.
    pub(super) fn of(question: &'a Question<'a>) -> Kinds<'a> {
        let is_both = |id| question.helpers.binary_search_by_key(&id, |one| one.id).is_ok();
        let is_seeker = |id| question.seekers.binary_search_by_key(&id, |one| one.id).is_ok();
        let barred: HashSet<_> = question.forbidden.iter().flat_map(|(mentor, mentee)| [*mentor, *mentee]).collect();
        let mut seekers: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, one) in question.seekers.iter().enumerate() {
            let own = (barred.contains(&one.id) || is_both(one.id)).then_some(one.id);
            let kind = (own, one.school, sorted(&one.subjects), one.years, one.direction, sorted(&one.deficits));
            seekers.entry(kind).or_default().push(at);
        }
        let mut helpers: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, one) in question.helpers.iter().enumerate() {
            let own = (barred.contains(&one.id) || is_seeker(one.id)).then_some(one.id);
            let kind = (own, one.school, sorted(&one.subjects), one.years, sorted(&one.strengths), one.load);
            helpers.entry(kind).or_default().push(at);
        }
        Kinds { question, seekers: seekers.into_values().collect(), helpers: helpers.into_values().collect() }
    }

    /// How many kinds of pairs there may be.
    pub(super) fn ties(&self) -> usize {
        self.seekers.len() * self.helpers.len()
    }

    /// Whether no mentor is so loaded that they are no better than none: what the load takes off is a cost of its own here.
    pub(super) fn can_flow(&self) -> bool {
        self.question.helpers.iter().all(|one| takes_off(one.load + one.room) < PAIR)
    }

    /// Mentees and their mentors, by mentee.
    pub(super) fn assigned(&self) -> Vec<(usize, usize)> {
        let (kinds, all) = (self.seekers.len(), self.seekers.len() + self.helpers.len());
        let (source, sink) = (all, all + 1);
        let mut graph = MinCostFlowGraph::new(all + 2);
        for (kind, seekers) in self.seekers.iter().enumerate() {
            graph.add_edge(source, kind, many(seekers.len()), 0);
            graph.add_edge(kind, sink, many(seekers.len()), MOST);
        }
        for (kind, helpers) in self.helpers.iter().enumerate() {
            for (places, load) in self.levels(helpers) {
                graph.add_edge(kinds + kind, sink, many(places.len()), takes_off(load));
            }
        }
        let mut ties = Vec::new();
        for (from, seekers) in self.seekers.iter().enumerate() {
            for (to, helpers) in self.helpers.iter().enumerate() {
                if let Some((said, _)) = self.question.weighed(seekers[0], helpers[0]) {
                    let edge = graph.add_edge(from, kinds + to, many(seekers.len()), MOST - PAIR - said);
                    ties.push((from, to, edge));
                }
            }
        }
        graph.flow(source, sink, many(self.question.seekers.len()));
        let mut left: Vec<_> = self.seekers.iter().map(|seekers| seekers.iter().copied()).collect();
        // A mentor's first mentee weighs more than the second, so that the first places of a kind are filled first.
        let places = |helpers: &Vec<usize>| self.levels(helpers).into_iter().flat_map(|(places, _)| places);
        let mut free: Vec<_> = self.helpers.iter().map(places).collect();
        let mut pairs = Vec::with_capacity(self.question.seekers.len());
        for (from, to, edge) in ties {
            let flow = usize::try_from(graph.get_edge(edge).flow).unwrap_or_default();
            pairs.extend(left[from].by_ref().take(flow).zip(free[to].by_ref()));
        }
        pairs.sort_unstable();
        pairs
    }

    /// The mentors of a kind who have a first place, a second and so on, each with how many mentees they have before it.
    fn levels(&self, helpers: &[usize]) -> Vec<(Vec<usize>, usize)> {
        let room = |at: &usize| self.question.helpers[*at].room;
        let most = helpers.iter().map(room).max().unwrap_or(0);
        let load = helpers.first().map_or(0, |at| self.question.helpers[*at].load);
        (0..most).map(|taken| (helpers.iter().copied().filter(|at| room(at) > taken).collect(), load + taken)).collect()
    }
}

/// What so many mentees take off a mentor's next one.
fn takes_off(load: usize) -> i64 {
    many(load).saturating_mul(LOAD)
}

fn many(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn sorted<T: Ord + Copy>(all: &[T]) -> Vec<T> {
    let mut all = all.to_vec();
    all.sort_unstable();
    all
}
