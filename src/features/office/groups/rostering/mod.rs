//! Which groups somebody belongs to who is merely listed: they cannot join by themselves, so that a coordinator writes
//! them into a roster, and takes them out again.

mod cards;
mod room;
mod steps;

pub use room::Rostering;
