//! What became of a message: for whoever has sent it, while it is on its way and afterwards.

pub mod cards;
pub mod room;
pub mod store;
