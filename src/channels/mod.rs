//! The messengers. Each hears and speaks for itself; the engine knows none of them.

pub mod telegram;
