//! The conversation kit: what a room is, what it shows, what it hears, and how its step is kept.
//!
//! It knows no channel. A room says what each step asks and what follows each answer; a turn
//! (`telegram::turn`) carries the answer out in one transaction. Reading order below.

mod view;
pub use view::{Button, Chart, ChartBar, Does, File, Key, KeyDoes, Parcel, Screen, View, pager};

mod list;
pub use list::{Leaf, Page, Spot};

mod place;
pub use place::Place;

mod cx;
pub use cx::{Besides, Cx, Surroundings};

mod room;
pub use room::{DONE, Heading, Next, Room, Said, Thing, Trouble, Turned, converse, gone};

pub mod button;
pub mod calendar;
pub mod session;

#[cfg(test)]
pub mod trial;

/// What a room's functions return: an answer, or a trouble of one of two kinds.
pub type Result<T, E = Trouble> = std::result::Result<T, E>;
