//! The matcher: of all whole sets of pairs the best one, not pair after pair. Pure: facts in, a plan out.
//!
//! Each mentee gets at most one mentor, each mentor at most as many mentees as they have room for. What speaks for a pair
//! is weighed in [`weight`]; what forbids it gives no weight at all. A mentor's second mentee weighs less than the first, so
//! that the load is spread.
//!
//! The set of the greatest weight is found in one of two ways, which agree. Where people are much alike, as in a district
//! whose mentees all teach from their first year, it is a flow between kinds of people ([`alike`]): an assignment person by
//! person looks there through everybody for each one more, and took twelve seconds for two thousand. Where they differ it is
//! an assignment person by person ([`apart`]), which is then quick.

mod alike;
mod apart;

use std::collections::HashSet;

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

/// So many ties between kinds of mentees and kinds of mentors at most are a flow of a second.
const FEW_TIES: usize = 400_000;

/// Whom there is, in the order of their numbers, and which pairs must not be.
struct Question<'a> {
    seekers: Vec<Seeker>,
    helpers: Vec<Helper>,
    forbidden: &'a HashSet<(PersonId, PersonId)>,
    schools: Schools,
}

impl<'a> Question<'a> {
    /// It does not depend on the order in which people are given.
    fn of(
        mut seekers: Vec<Seeker>,
        mut helpers: Vec<Helper>,
        forbidden: &'a HashSet<(PersonId, PersonId)>,
        schools: Schools,
    ) -> Question<'a> {
        seekers.sort_by_key(|one| one.id);
        seekers.dedup_by_key(|one| one.id);
        helpers.sort_by_key(|one| one.id);
        helpers.dedup_by_key(|one| one.id);
        helpers.retain(|one| one.room > 0);
        // Nobody needs more places than there are mentees.
        for helper in &mut helpers {
            helper.room = helper.room.min(seekers.len());
        }
        Question { seekers, helpers, forbidden, schools }
    }

    /// What speaks for a pair, and how much; `None` where it must not be.
    fn weighed(&self, seeker: usize, helper: usize) -> Option<(i64, Reasons)> {
        let (seeker, helper) = (&self.seekers[seeker], &self.helpers[helper]);
        match self.forbidden.contains(&(helper.id, seeker.id)) {
            true => None,
            false => weigh(seeker, helper, self.schools),
        }
    }
}

/// Is told how many rows of how many have their place, and says whether to go on.
pub type GoesOn<'a> = dyn FnMut(usize, usize) -> bool + 'a;

/// The best whole set of pairs, by mentee; `None` where it was not to go on. `forbidden` are pairs of mentor and mentee that
/// must not be: earlier ones, and those that somebody ruled out. It does not depend on the order in which people are given.
pub fn best(
    seekers: Vec<Seeker>,
    helpers: Vec<Helper>,
    forbidden: &HashSet<(PersonId, PersonId)>,
    schools: Schools,
    goes_on: &mut GoesOn<'_>,
) -> Option<Vec<Match>> {
    let question = Question::of(seekers, helpers, forbidden, schools);
    if question.seekers.is_empty() || question.helpers.is_empty() {
        return Some(Vec::new());
    }
    let kinds = alike::Kinds::of(&question);
    let chosen = match kinds.ties() <= FEW_TIES && kinds.can_flow() {
        true if !goes_on(0, question.seekers.len()) => return None,
        true => kinds.assigned(),
        false => apart::assigned(&question, goes_on)?,
    };
    let found = chosen.into_iter().filter_map(|(seeker, helper)| {
        let (_, reasons) = question.weighed(seeker, helper)?;
        Some(Match { mentor: question.helpers[helper].id, mentee: question.seekers[seeker].id, reasons })
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

    /// The weight of a whole set of pairs; none of them may be forbidden.
    fn gained(question: &Question<'_>, chosen: &[(usize, usize)]) -> i64 {
        let mut taken = vec![0; question.helpers.len()];
        let mut sum = 0;
        for (seeker, helper) in chosen {
            let (said, _) = question.weighed(*seeker, *helper).unwrap();
            sum += weight(said, question.helpers[*helper].load + taken[*helper]);
            taken[*helper] += 1;
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
        let nobody = HashSet::new();
        let question = Question::of(seekers.clone(), helpers.clone(), &nobody, Schools::Any);
        let mut told = Vec::new();
        let mut goes_on = |passed, whole| {
            told.push((passed, whole));
            passed < 7
        };
        assert_eq!(apart::assigned(&question, &mut goes_on), None);
        assert_eq!(told, (0..8).map(|passed| (passed, 20)).collect::<Vec<_>>());
        let found = super::best(seekers.clone(), helpers.clone(), &nobody, Schools::Any, &mut |_, _| false);
        assert_eq!(found, None);
        assert_eq!(best(seekers, helpers, &nobody, Schools::Any).len(), 20);
    }

    /// Somebody so loaded that the load takes off more than any mentor weighs is still better than nobody.
    #[test]
    fn however_loaded_a_mentor_is_they_are_better_than_none() {
        let loaded = Helper { load: 90, ..helper(10, 1, 1, 20, 1) };
        assert_eq!(best(vec![seeker(1, 1, 1, 0)], vec![loaded], &HashSet::new(), Schools::Any).len(), 1);
    }

    /// The most memory that this process has had, as the system tells it: «VmHWM: 12345 kB».
    fn peak() -> String {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: unknown").to_owned()
    }

    /// The size of a region, with room for one to three: the figures of the note. Tells the time and the memory of each.
    #[test]
    #[ignore = "a measure, for the release build"]
    fn two_thousand_by_two_thousand() {
        let mut out = std::io::stdout();
        writeln!(out, "before: {}", peak()).unwrap();
        let mut timed = |what: &str, seekers: &[Seeker], helpers: &[Helper]| {
            let began = std::time::Instant::now();
            let found = best(seekers.to_vec(), helpers.to_vec(), &HashSet::new(), Schools::Any).len();
            writeln!(out, "{what}: {found} pairs in {:.2?}, {}", began.elapsed(), peak()).unwrap();
            let room: usize = helpers.iter().map(|one| one.room).sum();
            assert_eq!(found, room.min(seekers.len()));
        };
        // So many schools and subjects, and years of either side: from a district where people differ to one where all are alike.
        for (schools, subjects, young, old) in
            [(90, 25, 3, 30), (90, 6, 4, 40), (60, 1, 4, 30), (1, 10, 40, 45), (1, 1, 4, 14)]
        {
            let seekers: Vec<_> =
                (0..2000).map(|n| seeker(n, n * 7 % schools, n * 11 % subjects, n / 7 % young)).collect();
            let room = |n: i64| usize::try_from(1 + n % 3).unwrap();
            let helpers: Vec<_> = (0..2000)
                .map(|n| helper(10_000 + n, n * 13 % schools, n / 3 % subjects, n * 17 % old, room(n)))
                .collect();
            timed(&format!("{schools} schools, {subjects} subjects"), &seekers, &helpers);
            let scarce: Vec<_> = helpers.into_iter().step_by(3).collect();
            timed("of those mentors a third", &seekers, &scarce);
        }
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
            let question = Question::of(seekers.clone(), helpers.clone(), &barred, Schools::Any);
            let apart = apart::assigned(&question, &mut |_, _| true).unwrap();
            prop_assert_eq!(gained(&question, &apart), gained(&question, &alike::Kinds::of(&question).assigned()));
            let (mut others, mut more) = (seekers, helpers);
            others.reverse();
            more.reverse();
            prop_assert_eq!(best(others, more, &barred, Schools::Any), found);
        }

        /// The two ways agree on more people than can be tried one by one, and neither overloads anybody.
        #[test]
        fn a_flow_between_kinds_is_as_good_as_an_assignment_person_by_person(
            young in prop::collection::vec((1_i64..3, 1_i64..3, 0_i64..3), 1..30),
            old in prop::collection::vec((1_i64..3, 1_i64..3, 0_i64..15, 0_usize..4, 0_usize..3), 1..20),
            barred in prop::collection::hash_set((0_i64..20, 0_i64..30), 0..10),
            own in any::<bool>(),
        ) {
            let seekers: Vec<_> = (0..).zip(&young).map(|(id, (school, subject, years))| {
                seeker(id, *school, *subject, *years)
            }).collect();
            // Some stand on both sides.
            let helpers: Vec<_> = (25..).zip(&old).map(|(id, (school, subject, years, room, load))| {
                Helper { load: *load, ..helper(id, *school, *subject, *years, *room) }
            }).collect();
            let barred: HashSet<_> =
                barred.into_iter().map(|(mentor, mentee)| (PersonId(25 + mentor), PersonId(mentee))).collect();
            let schools = if own { Schools::Own } else { Schools::Any };
            let question = Question::of(seekers, helpers, &barred, schools);
            prop_assume!(!question.helpers.is_empty());
            let apart = apart::assigned(&question, &mut |_, _| true).unwrap();
            let alike = alike::Kinds::of(&question).assigned();
            prop_assert_eq!(gained(&question, &apart), gained(&question, &alike));
            prop_assert!(alike.is_sorted_by(|one, next| one.0 < next.0), "nobody has two mentors");
            for (place, helper) in question.helpers.iter().enumerate() {
                prop_assert!(alike.iter().filter(|(_, taken)| *taken == place).count() <= helper.room);
            }
        }
    }
}
