//! The coordinator's desk: people, schools, clusters. Everything is buttons except names.
//!
//! Each room is a conversation of its own, told at the head of its file: [`Desk`] counts what there is and leads to
//! [`People`], [`Schools`] and [`Clusters`]; [`Leading`] gives a cluster its leader, whichever of the two one comes
//! from; [`NewCluster`] is a form.
//!
//! The desk shows nobody's deficits: they are their owner's alone (S0-04).

pub(super) mod desk;
pub(super) mod people;
pub(super) mod organisations;
pub(super) mod groups;
pub(super) mod figures;
mod rules;

#[cfg(test)]
mod tests;

pub use desk::Desk;
pub use groups::{Clusters, Founding, Leading, NewCluster, found, set_phase};
pub use organisations::Schools;
pub use people::People;

use crate::say;
use crate::talk::{Button, Place, View};
use crate::text::Language;

/// Rows of a list on one card: with the row that leafs, the search and the way back it stays under twelve.
const ROWS: usize = 7;

/// Asks whether to do what the card is about; the way out leads to `back`.
fn sure<P>(view: View<P>, language: Language, yes: Button<P>, back: Place) -> View<P> {
    view.question(say!(language, "staff-sure")).button(yes).button(cancel(language, back))
}

fn back<P>(language: Language, place: Place) -> Button<P> {
    Button::go(say!(language, "button-back"), place)
}

fn cancel<P>(language: Language, place: Place) -> Button<P> {
    Button::go(say!(language, "button-cancel"), place)
}
