//! The form of a new group.

mod cards;
mod room;
mod steps;

pub use room::NewGroup;
