//! Looks: the published figures of deficits. What somebody reads about deficits, in every cut, spreadsheet and picture, comes
//! out of the newest look, and never out of the deficits themselves (S0-04).
//!
//! All of them move together, and only when the deficits of at least five different people have changed: whoever compares
//! two looks cannot say whose deficit it was ([`moving`]). Within a look no small group is shown, and nothing that would
//! give one away ([`hiding`]). A look holds what may be shown and nothing else, so that an erasure finds nothing in it; whoever
//! is erased leaves a mark without a name, so that their going is hidden among others, too.

mod hiding;
mod moving;
mod store;

pub use hiding::part_of;
pub use store::{Next, next, publish, settle};

use serde::{Deserialize, Serialize};

use crate::say;
use crate::talk::{Fate, Kept, Of, Table};

/// What is kept of looks.
pub const TABLES: &[Table] = &[
    Table::of("deficit_change", &[Of::person("person_id", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-changes"),
        rows: "SELECT json_object('changed_in', cut, 'changed_place', slice) FROM deficit_change WHERE person_id = ?1",
    }),
    Table::plain("look"),
    Table::plain("look_slice"),
];

/// A figure, as far as it may be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// As it is.
    Exact(i64),
    /// Less than the smallest group; how many is not shown.
    Few,
    /// Not shown, because it is small, or would give another one away.
    #[default]
    Kept,
}

impl Figure {
    /// The number, where it is shown.
    pub fn exact(self) -> Option<i64> {
        match self {
            Figure::Exact(number) => Some(number),
            Figure::Few | Figure::Kept => None,
        }
    }
}

/// By what the municipality is cut into slices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cut {
    /// By where people work.
    School,
    /// By their post.
    Post,
    /// By what they teach.
    Subject,
    /// By the groups that they belong to.
    Group,
}

impl Cut {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Cut; 4] = [Cut::School, Cut::Subject, Cut::Post, Cut::Group];

    /// As the database has it.
    pub fn code(self) -> &'static str {
        match self {
            Cut::School => "school",
            Cut::Post => "post",
            Cut::Subject => "subject",
            Cut::Group => "group",
        }
    }
}

/// What a look shows of a slice, or of all together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// People with at least one open deficit.
    pub people: Figure,
    /// Open deficits; of a slice they are never shown.
    pub deficits: Figure,
    /// Open deficits in categories that an open cluster addresses; of a slice they are never shown.
    pub covered: Figure,
    /// Open deficits that an open cluster, a pair or a route works on; of a slice they are never shown. Earlier looks have none.
    #[serde(default)]
    pub worked: Figure,
    /// Of at least so many people this figure, and what is left of it, would tell.
    #[serde(default)]
    pub worked_least: i64,
    /// People with an open deficit in each category, in the order of the catalogue.
    pub categories: Vec<Figure>,
}

impl Shown {
    /// The whole, where the smallest group has become larger since: what is small now is shown no more, and nothing that
    /// it could be reckoned from.
    #[must_use]
    pub fn of_at_least(mut self, smallest: i64) -> Shown {
        let is_small = |figure: &Figure| figure.exact().is_some_and(|number| number < smallest);
        if self.worked_least < smallest {
            self.worked = Figure::Kept;
        }
        if !self.categories.iter().any(is_small) && !is_small(&self.people) {
            return self;
        }
        for figure in self.categories.iter_mut().filter(|figure| is_small(figure)) {
            *figure = Figure::Few;
        }
        (self.people, self.deficits, self.covered) = (Figure::Kept, Figure::Kept, Figure::Kept);
        self.worked = Figure::Kept;
        self
    }
}

/// The same of the slices of a cut: a column in which one has become small is shown no more.
pub fn of_at_least<'a>(slices: impl Iterator<Item = &'a mut Shown>, smallest: i64) {
    let mut slices: Vec<_> = slices.collect();
    let is_small = |figure: Figure| figure.exact().is_some_and(|number| number < smallest);
    let columns = slices.iter().map(|shown| shown.categories.len()).max().unwrap_or(0);
    for place in 0..columns {
        let column = || slices.iter().filter_map(|shown| shown.categories.get(place).copied());
        if column().any(is_small) {
            slices.iter_mut().filter_map(|shown| shown.categories.get_mut(place)).for_each(|it| *it = Figure::Kept);
        }
    }
    let has_changed = slices.iter().any(|shown| is_small(shown.people));
    if has_changed {
        slices.iter_mut().for_each(|shown| shown.people = Figure::Kept);
    }
}
