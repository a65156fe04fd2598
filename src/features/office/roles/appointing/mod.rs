//! Giving a person a role: which, of what, by which order, until when.

mod cards;
mod room;
mod steps;

pub use room::Appointing;
