//! The matcher: of all whole sets of pairs the best one, not pair after pair. Pure: facts in, a plan out.
//!
//! Each mentee gets at most one mentor, each mentor at most as many mentees as they have room for. What speaks for a pair
//! is weighed in [`weight`]; what forbids it gives no weight at all. The assignment of the greatest weight is found by the
//! Hungarian method of a library, watched by what it asks ([`Watched`]), a mentor standing in it once for each mentee that
//! they have room for. A mentor's second mentee weighs less than the first, so that the load is spread.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use pathfinding::kuhn_munkres::{Weights, kuhn_munkres};

use crate::ids::{CategoryId, OrganisationId, PersonId, SubjectId};
use crate::model::needs::Level;

/// Somebody who looks for a mentor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seeker {
    /// Who.
    pub id: PersonId,
    /// Where they work.
    pub school: OrganisationId,
    /// What they teach.
    pub subjects: Vec<SubjectId>,
    /// For how many years they teach.
    pub years: i64,
    /// The direction that they chose.
    pub direction: Option<CategoryId>,
    /// Their open deficits: none without their leave.
    pub deficits: Vec<(CategoryId, Level)>,
}

/// Somebody who offers to be a mentor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// Who.
    pub id: PersonId,
    /// Where they work.
    pub school: OrganisationId,
    /// What they teach.
    pub subjects: Vec<SubjectId>,
    /// For how many years they teach.
    pub years: i64,
    /// In what they show that they can help.
    pub strengths: Vec<CategoryId>,
    /// How many more mentees they may have.
    pub room: usize,
    /// How many they have.
    pub load: usize,
}

/// Of which schools mentors may be, by the regulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schools {
    /// Of the own school alone.
    Own,
    /// Of any, the own one preferred.
    Any,
}

/// What speaks for a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reasons {
    /// They teach the same subject.
    pub subject: bool,
    /// The mentor can help in the direction that the mentee chose.
    pub direction: bool,
    /// The mentor's strengths meet the mentee's deficits, to which the mentee gave leave.
    pub deficits: bool,
    /// They work at the same school.
    pub school: bool,
    /// By how many years the mentor teaches longer.
    pub years: i64,
}

/// A pair that is proposed, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The mentor.
    pub mentor: PersonId,
    /// The mentee.
    pub mentee: PersonId,
    /// What speaks for it.
    pub reasons: Reasons,
}

/// Any pair that is not forbidden: more than all that can speak for one, so that no mentee is left out for the sake of a
/// nicer pair.
const PAIR: i64 = 10_000;
const DIRECTION: i64 = 1_200;
const SUBJECT: i64 = 1_000;
const SCHOOL: i64 = 300;
/// Each year by which the mentor teaches longer, up to so many.
const YEAR: i64 = 40;
const YEARS: i64 = 10;
/// Each mentee that a mentor has already.
const LOAD: i64 = 150;

/// How much a deficit weighs that a strength meets.
fn met(level: Level) -> i64 {
    match level {
        Level::Low => 200,
        Level::Medium => 400,
        Level::High => 600,
    }
}

/// What speaks for a pair, and how much; `None` where it is forbidden.
fn weigh(seeker: &Seeker, helper: &Helper, schools: Schools) -> Option<(i64, Reasons)> {
    let school = seeker.school == helper.school;
    if seeker.id == helper.id || schools == Schools::Own && !school {
        return None;
    }
    let subject = seeker.subjects.iter().any(|subject| helper.subjects.contains(subject));
    let direction = seeker.direction.is_some_and(|direction| helper.strengths.contains(&direction));
    let strongest = seeker.deficits.iter().filter(|(category, _)| helper.strengths.contains(category));
    let deficit = strongest.map(|(_, level)| met(*level)).max().unwrap_or(0);
    let years = helper.years - seeker.years;
    let reasons = Reasons { subject, direction, deficits: deficit > 0, school, years };
    let flags = [(subject, SUBJECT), (direction, DIRECTION), (school, SCHOOL)];
    let said: i64 = flags.into_iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
    Some((said + deficit + YEAR * years.clamp(0, YEARS), reasons))
}

/// What a place of the assignment weighs: the mentor's so manieth mentee.
fn weight(said: i64, taken: usize) -> i64 {
    let load = i64::try_from(taken).unwrap_or(i64::MAX).saturating_mul(LOAD);
    // However loaded a mentor is, a mentor is more than none.
    (PAIR + said).saturating_sub(load).max(1)
}

/// The weights of the assignment: mentees and places of mentors, the fewer of them as its rows, and among its columns an
/// empty one for each row. With the many as rows a scarcity of mentors took a hundred times as long.
struct Places {
    mentees: usize,
    helpers: usize,
    /// By mentee and mentor; below zero where it is forbidden.
    said: Vec<i32>,
    /// The mentor of each place, and how many they have before it.
    places: Vec<(usize, usize)>,
}

impl Places {
    /// Whether the places are the rows.
    fn are_rows(&self) -> bool {
        self.places.len() < self.mentees
    }

    fn between(&self, mentee: usize, place: usize) -> i64 {
        let (Some((helper, taken)), true) = (self.places.get(place), mentee < self.mentees) else { return 0 };
        match self.said[mentee * self.helpers + helper] {
            forbidden if forbidden < 0 => 0,
            said => weight(i64::from(said), *taken),
        }
    }

    /// The best assignment, as mentees and their places; `None` where it was not to go on.
    fn assigned(&self, goes_on: &mut GoesOn<'_>) -> Option<Vec<(usize, usize)>> {
        let watched = Watched { places: self, sign: 1, goes_on: &RefCell::new(goes_on), begun: &Cell::new(None) };
        // Nothing of what an unwinding leaves half done is looked at again.
        let chosen = match catch_unwind(AssertUnwindSafe(|| kuhn_munkres(&watched).1)) {
            Ok(chosen) => chosen,
            Err(payload) if payload.is::<Stopped>() => return None,
            Err(payload) => resume_unwind(payload),
        };
        let rows = chosen.into_iter().enumerate();
        let mut pairs: Vec<_> =
            if self.are_rows() { rows.map(|(place, mentee)| (mentee, place)).collect() } else { rows.collect() };
        // What stands in an empty place, or where it is forbidden, has no weight.
        pairs.retain(|(mentee, place)| self.between(*mentee, *place) != 0);
        pairs.sort_unstable();
        Some(pairs)
    }
}

/// Is told how many rows of how many have their place, and says whether to go on.
pub type GoesOn<'a> = dyn FnMut(usize, usize) -> bool + 'a;

/// What unwinds the library's search when it is not to go on. It raises no panic, and so nothing is printed or logged.
struct Stopped;

/// The weights as the library asks for them. It tells nobody how far it is and cannot be stopped, but it takes in row after
/// row: it has come to a row when it first asks for a weight of that row, after it has looked through all of them once.
struct Watched<'a, 'g> {
    places: &'a Places,
    sign: i64,
    goes_on: &'a RefCell<&'a mut GoesOn<'g>>,
    /// How many rows it has begun; `None` while it looks through all of them.
    begun: &'a Cell<Option<usize>>,
}

impl Watched<'_, '_> {
    fn look(&self, row: usize, column: usize) {
        match self.begun.get() {
            None if (row + 1, column + 1) == (self.rows(), self.columns()) => self.begun.set(Some(0)),
            Some(begun) if row >= begun => {
                self.begun.set(Some(row + 1));
                if !self.goes_on.borrow_mut()(row, self.rows()) {
                    resume_unwind(Box::new(Stopped));
                }
            }
            None | Some(_) => {}
        }
    }
}

impl Weights<i64> for Watched<'_, '_> {
    fn rows(&self) -> usize {
        self.places.mentees.min(self.places.places.len())
    }

    fn columns(&self) -> usize {
        self.places.mentees + self.places.places.len()
    }

    fn at(&self, row: usize, column: usize) -> i64 {
        self.look(row, column);
        let (mentee, place) = if self.places.are_rows() { (column, row) } else { (row, column) };
        self.sign * self.places.between(mentee, place)
    }

    fn neg(&self) -> Self {
        Watched { sign: -self.sign, ..*self }
    }
}

/// The best whole set of pairs, by mentee; `None` where it was not to go on. `forbidden` are pairs of mentor and mentee that
/// must not be: earlier ones, and those that somebody ruled out. It does not depend on the order in which people are given.
pub fn best(
    mut seekers: Vec<Seeker>,
    mut helpers: Vec<Helper>,
    forbidden: &HashSet<(PersonId, PersonId)>,
    schools: Schools,
    goes_on: &mut GoesOn<'_>,
) -> Option<Vec<Match>> {
    seekers.sort_by_key(|one| one.id);
    seekers.dedup_by_key(|one| one.id);
    helpers.sort_by_key(|one| one.id);
    helpers.dedup_by_key(|one| one.id);
    helpers.retain(|one| one.room > 0);
    if seekers.is_empty() || helpers.is_empty() {
        return Some(Vec::new());
    }
    let allowed = |seeker: &Seeker, helper: &Helper| match forbidden.contains(&(helper.id, seeker.id)) {
        true => None,
        false => weigh(seeker, helper, schools),
    };
    let mut said = Vec::with_capacity(seekers.len() * helpers.len());
    for seeker in &seekers {
        said.extend(
            helpers.iter().map(|helper| {
                allowed(seeker, helper).map_or(-1, |(weight, _)| i32::try_from(weight).unwrap_or(i32::MAX))
            }),
        );
    }
    let mut places = Vec::new();
    for (at, helper) in helpers.iter().enumerate() {
        // Nobody needs more places than there are mentees.
        places.extend((0..helper.room.min(seekers.len())).map(|taken| (at, helper.load + taken)));
    }
    let weights = Places { mentees: seekers.len(), helpers: helpers.len(), said, places };
    let found = weights.assigned(goes_on)?.into_iter().filter_map(|(mentee, place)| {
        let (seeker, (at, _)) = (&seekers[mentee], weights.places[place]);
        let (_, reasons) = allowed(seeker, &helpers[at])?;
        Some(Match { mentor: helpers[at].id, mentee: seeker.id, reasons })
    });
    Some(found.collect())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    /// The best whole set, to its end.
    fn best(
        seekers: Vec<Seeker>,
        helpers: Vec<Helper>,
        forbidden: &HashSet<(PersonId, PersonId)>,
        schools: Schools,
    ) -> Vec<Match> {
        super::best(seekers, helpers, forbidden, schools, &mut |_, _| true).unwrap()
    }

    fn seeker(id: i64, school: i64, subject: i64, years: i64) -> Seeker {
        let (id, school) = (PersonId(id), OrganisationId(school));
        Seeker { id, school, subjects: vec![SubjectId(subject)], years, direction: None, deficits: Vec::new() }
    }

    fn helper(id: i64, school: i64, subject: i64, years: i64, room: usize) -> Helper {
        let (id, school, subjects) = (PersonId(id), OrganisationId(school), vec![SubjectId(subject)]);
        Helper { id, school, subjects, years, strengths: vec![CategoryId(subject)], room, load: 0 }
    }

    /// The weight of a whole set of pairs.
    fn total(matches: &[(usize, usize)], seekers: &[Seeker], helpers: &[Helper]) -> i64 {
        let mut taken = vec![0; helpers.len()];
        let mut sum = 0;
        for (seeker, at) in matches {
            let (said, _) = weigh(&seekers[*seeker], &helpers[*at], Schools::Any).unwrap();
            sum += weight(said, helpers[*at].load + taken[*at]);
            taken[*at] += 1;
        }
        sum
    }

    /// The best total there is, by trying everything.
    fn brute(
        at: usize,
        chosen: &mut Vec<(usize, usize)>,
        seekers: &[Seeker],
        helpers: &[Helper],
        forbidden: &HashSet<(PersonId, PersonId)>,
    ) -> i64 {
        if at == seekers.len() {
            return total(chosen, seekers, helpers);
        }
        let mut best = brute(at + 1, chosen, seekers, helpers, forbidden);
        for (place, helper) in helpers.iter().enumerate() {
            let used = chosen.iter().filter(|(_, taken)| *taken == place).count();
            let is_barred = seekers[at].id == helper.id || forbidden.contains(&(helper.id, seekers[at].id));
            if used < helper.room && !is_barred {
                chosen.push((at, place));
                best = best.max(brute(at + 1, chosen, seekers, helpers, forbidden));
                chosen.pop();
            }
        }
        best
    }

    #[test]
    fn nobody_and_nothing_allowed_are_answered() {
        let (young, old) = (seeker(1, 1, 1, 0), helper(2, 1, 1, 20, 1));
        assert_eq!(best(Vec::new(), vec![old.clone()], &HashSet::new(), Schools::Any), []);
        assert_eq!(best(vec![young.clone()], Vec::new(), &HashSet::new(), Schools::Any), []);
        let barred = HashSet::from([(PersonId(2), PersonId(1))]);
        assert_eq!(best(vec![young.clone()], vec![old.clone()], &barred, Schools::Any), []);
        let far = Helper { school: OrganisationId(7), ..old };
        assert_eq!(best(vec![young], vec![far], &HashSet::new(), Schools::Own), []);
    }

    /// The whole is better than one after the other: the first mentee leaves the shared mentor to the second.
    #[test]
    fn the_whole_set_is_better_than_one_pair_after_the_other() {
        let seekers = vec![seeker(1, 1, 1, 0), seeker(2, 2, 1, 0)];
        let helpers = vec![helper(10, 1, 1, 20, 1), helper(11, 1, 2, 20, 1)];
        let barred = HashSet::from([(PersonId(11), PersonId(2))]);
        let found = best(seekers, helpers, &barred, Schools::Any);
        let found: Vec<_> = found.iter().map(|one| (one.mentee.0, one.mentor.0)).collect();
        assert_eq!(found, [(1, 11), (2, 10)]);
    }

    /// Deficits count by what the mentee gave leave to, and the reasons say so.
    #[test]
    fn a_strength_that_meets_a_deficit_decides_and_is_said() {
        let young = Seeker { deficits: vec![(CategoryId(5), Level::High)], ..seeker(1, 1, 9, 0) };
        let helpers = vec![helper(10, 1, 4, 5, 1), helper(11, 1, 5, 5, 1)];
        let found = best(vec![young], helpers, &HashSet::new(), Schools::Any);
        assert_eq!((found[0].mentor, found[0].reasons.deficits), (PersonId(11), true));
    }

    /// It is told how far it is, row by row, and stops as soon as it is not to go on.
    #[test]
    fn it_tells_how_far_it_is_and_stops_when_told() {
        let seekers: Vec<_> = (0..20).map(|n| seeker(n, n % 3, n % 4, 0)).collect();
        let helpers: Vec<_> = (0..30).map(|n| helper(100 + n, n % 3, n % 4, 9, 1)).collect();
        let mut told = Vec::new();
        let mut goes_on = |passed, whole| {
            told.push((passed, whole));
            passed < 7
        };
        let stopped =
            super::best(seekers.clone(), helpers.clone(), &HashSet::new(), Schools::Any, &mut goes_on).is_none();
        assert!(stopped);
        assert_eq!(told, (0..8).map(|passed| (passed, 20)).collect::<Vec<_>>());
        assert_eq!(best(seekers, helpers, &HashSet::new(), Schools::Any).len(), 20);
    }

    /// The most memory that this process has had, as the system tells it: «VmHWM: 12345 kB».
    fn peak() -> String {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: unknown").to_owned()
    }

    /// The size of a region, with room for one to three: the figure of the note. Tells the time and the memory of it.
    #[test]
    #[ignore = "a measure, for the release build"]
    fn two_thousand_by_two_thousand() {
        let mut out = std::io::stdout();
        writeln!(out, "before: {}", peak()).unwrap();
        let mut timed = |what: &str, seekers: &[Seeker], helpers: &[Helper]| {
            let began = std::time::Instant::now();
            let found = best(seekers.to_vec(), helpers.to_vec(), &HashSet::new(), Schools::Any).len();
            writeln!(out, "{what}: {found} pairs in {:.2?}, {}", began.elapsed(), peak()).unwrap();
            found
        };
        let seekers: Vec<_> = (0..2000).map(|n| seeker(n, n % 90, n * 7 % 25, n % 3)).collect();
        let room = |n: i64| usize::try_from(1 + n % 3).unwrap();
        let helpers: Vec<_> =
            (0..2000).map(|n| helper(10_000 + n, n * 13 % 90, n * 11 % 25, 5 + n % 30, room(n))).collect();
        assert_eq!(timed("2000 by 2000", &seekers, &helpers), 2000);
        let scarce: Vec<_> = helpers.into_iter().step_by(3).collect();
        let room: usize = scarce.iter().map(|one| one.room).sum();
        assert_eq!(timed("2000 by a third of them", &seekers, &scarce), room.min(2000));
    }

    proptest! {
        #[test]
        fn it_is_the_best_within_the_room_whatever_the_order(
            young in prop::collection::vec((1_i64..4, 1_i64..4, 0_i64..3), 0..5),
            old in prop::collection::vec((1_i64..4, 1_i64..4, 0_i64..25, (0_usize..3, 0_usize..3)), 0..4),
            is_both in any::<bool>(),
            barred in prop::collection::hash_set((0_i64..4, 0_i64..5), 0..6),
        ) {
            let seekers: Vec<_> = (0..).zip(&young).map(|(id, (school, subject, years))| {
                seeker(id, *school, *subject, *years)
            }).collect();
            // The first of those who offer may look for a mentor as well; some have mentees already.
            let helpers: Vec<_> = (100..).zip(&old).map(|(id, (school, subject, years, (room, load)))| {
                let id = if is_both && id == 100 { 0 } else { id };
                Helper { load: *load, ..helper(id, *school, *subject, *years, *room) }
            }).collect();
            let barred: HashSet<_> =
                barred.into_iter().map(|(mentor, mentee)| (PersonId(100 + mentor), PersonId(mentee))).collect();
            let found = best(seekers.clone(), helpers.clone(), &barred, Schools::Any);
            let at = |one: &Match| {
                let seeker = seekers.iter().position(|it| it.id == one.mentee).unwrap();
                (seeker, helpers.iter().position(|it| it.id == one.mentor).unwrap())
            };
            let chosen: Vec<_> = found.iter().map(at).collect();
            for (place, helper) in helpers.iter().enumerate() {
                prop_assert!(chosen.iter().filter(|(_, taken)| *taken == place).count() <= helper.room);
            }
            prop_assert!(found.iter().all(|one| !barred.contains(&(one.mentor, one.mentee)) && one.mentor != one.mentee));
            prop_assert_eq!(
                total(&chosen, &seekers, &helpers),
                brute(0, &mut Vec::new(), &seekers, &helpers, &barred)
            );
            let (mut others, mut more) = (seekers, helpers);
            others.reverse();
            more.reverse();
            prop_assert_eq!(best(others, more, &barred, Schools::Any), found);
        }
    }
}
