//! The engine: an update becomes durable, takes its turn, and what the turn leaves is sent. It knows no channel.
//!
//! The way of an update: [`inbox`] makes it durable, [`lines`] keeps the order within its chat, [`turn`] lets a room
//! answer it in one transaction ([`route`], past the [`gates`]), and [`speech`] queues what the [`sender`] says after
//! the commit. [`duties`] do by themselves what is due at a time.

pub mod channel;
pub mod gates;
pub mod route;
pub mod beside;
pub mod inbox;
pub mod lines;
pub mod fetching;
pub mod turn;
pub mod pieces;
pub mod pace;
pub mod patience;
pub mod sender;
pub mod speech;
pub mod outcomes;
pub mod regret;
pub mod commands;
pub mod duties;
