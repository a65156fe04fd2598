//! The messengers. Each implements `engine::channel::Channel`; the engine knows none of them.

pub mod telegram;
