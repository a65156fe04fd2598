//! The coordinator's desk: people, organisations, groups, figures. Everything is buttons except names.
//!
//! Each folder is a feature, and each of its rooms a conversation, told at the head of the feature: `desk` counts what
//! there is and leads to `people`, `organisations` and `groups`. What two of them show stands in [`views`], what two
//! of them ask of a typed name in [`rules`], what all papers of the office say in [`heads`].
//!
//! The desk shows nobody's deficits: they are their owner's alone (S0-04).

pub(super) mod figures;
pub(super) mod desk;
pub(super) mod people;
pub(super) mod targets;
pub(super) mod roles;
pub(super) mod school;
pub(super) mod organisations;
pub(super) mod groups;
pub(super) mod hosting;
pub(super) mod regulation;
pub(super) mod papers;
pub(super) mod plans;
pub(super) mod imports;
pub(super) mod journal;

mod heads;
mod rules;
mod views;

#[cfg(test)]
mod tests;
