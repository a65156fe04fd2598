//! My roles: what I am, laying it down, and saying what I am, which a coordinator confirms.

mod cards;
pub mod requests;
mod room;
mod store;

pub use room::MyRoles;
pub use store::WAITING;
