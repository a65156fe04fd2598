//! Writing to many: to whom, what, what stands under it, and when.

pub mod cards;
pub mod room;
pub mod rules;
pub mod steps;

#[cfg(test)]
mod tests;
