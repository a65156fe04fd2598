//! Grozd, a Telegram bot for a municipal methodological service.
//!
//! The modules in reading order, from the floor up: a module uses what stands above it, and features never use
//! each other. `config` and `sim` are leaves. ARCHITECTURE.md tells why, `tests/architecture.rs` checks it.

pub mod ids;
pub mod meters;
pub mod text;
pub mod db;
pub mod talk;
pub mod people;
pub mod outbox;
pub mod reports;

pub mod consent;
pub mod registration;
pub mod menu;
pub mod profile;
pub mod deficits;
pub mod clusters;
pub mod events;
pub mod attendance;
pub mod stats;
pub mod staff;
pub mod settings;
pub mod mydata;

pub mod telegram;
pub mod watch;
pub mod app;
pub mod demo;

pub mod config;
pub mod sim;

use std::sync::Arc;

use chrono::{DateTime, Utc};

/// The hour, as the program's shell reads it; below the shell time is an argument.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The hour of the machine, in whole seconds, because moments are stored so.
pub fn system_clock() -> Clock {
    Arc::new(|| {
        let now = Utc::now();
        DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
    })
}
