//! Grozd, a Telegram bot for a municipal methodological service.
//!
//! The modules in reading order, from the floor up: a module uses what stands above it, and features never use
//! each other. `config` is a leaf. ARCHITECTURE.md tells why, `tests/architecture` checks it.

pub mod ids;
pub mod meters;
pub mod text;
pub mod db;
pub mod files;
pub mod talk;
pub mod model;
pub mod outbox;
pub mod papers;
pub mod feature;
pub mod features;
pub mod engine;
pub mod channels;
pub mod watch;
pub mod app;
pub mod demo;

pub mod config;

use std::sync::Arc;

use chrono::{DateTime, Utc};

/// The time, as the program's shell reads it; below the shell it is an argument.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The machine's time in whole seconds, because moments are stored so.
pub fn system_clock() -> Clock {
    Arc::new(|| {
        let now = Utc::now();
        DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
    })
}
