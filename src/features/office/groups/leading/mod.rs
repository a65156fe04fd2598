//! Giving a group its leader, from the group's card or from the person's.

mod cards;
mod room;
mod steps;

pub use cards::told_to_leader;
pub use room::Leading;
