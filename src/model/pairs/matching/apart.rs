//! The best set of pairs as an assignment person by person, for people who differ.
//!
//! It is found by the Hungarian method of a library, watched by what it asks ([`Watched`]), a mentor standing in it once for
//! each mentee that they have room for.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use pathfinding::kuhn_munkres::{Weights, kuhn_munkres};

use super::{GoesOn, Question, weight};

/// Mentees and their mentors, by mentee; `None` where it was not to go on.
pub(super) fn assigned(question: &Question<'_>, goes_on: &mut GoesOn<'_>) -> Option<Vec<(usize, usize)>> {
    let (mentees, helpers) = (question.seekers.len(), question.helpers.len());
    let mut said = Vec::with_capacity(mentees * helpers);
    for seeker in 0..mentees {
        said.extend((0..helpers).map(|helper| {
            let weighed = question.weighed(seeker, helper);
            weighed.map_or(-1, |(weight, _)| i32::try_from(weight).unwrap_or(i32::MAX))
        }));
    }
    let mut places = Vec::new();
    for (at, helper) in question.helpers.iter().enumerate() {
        places.extend((0..helper.room).map(|taken| (at, helper.load + taken)));
    }
    let places = Places { mentees, helpers, said, places };
    let chosen = places.assigned(goes_on)?;
    Some(chosen.into_iter().map(|(mentee, place)| (mentee, places.places[place].0)).collect())
}

/// The weights of the assignment: mentees and places of mentors, the fewer of them as its rows. With the many as rows a
/// scarcity of mentors took a hundred times as long. Nothing weighs less than a pair that must not be, so that whoever is
/// left without a pair can stand in any place that nobody takes: there are enough of those.
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
        let (helper, taken) = self.places[place];
        match self.said[mentee * self.helpers + helper] {
            forbidden if forbidden < 0 => 0,
            said => weight(i64::from(said), taken),
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
        // What must not be has no weight.
        pairs.retain(|(mentee, place)| self.between(*mentee, *place) != 0);
        pairs.sort_unstable();
        Some(pairs)
    }
}

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
        self.places.mentees.max(self.places.places.len())
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
