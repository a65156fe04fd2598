//! Handing over everything of somebody who leaves, in one step.

mod cards;
mod room;

pub use room::Handing;
