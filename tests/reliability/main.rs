//! Faults of the machine, of the file, of Telegram and of people, met by the real program as a child process: each
//! test is a row of the table in `docs/reliability.md`, and `table.rs` holds the two together.
//!
//! The simulator stands for Telegram. A turn is stopped at a point of its way by a trigger in its database that counts
//! without end; there is no hook for it in the program.
#![cfg(target_os = "linux")]
// Helpers of tests may unwrap as tests do.
#![allow(clippy::unwrap_used)]

#[path = "../program/mod.rs"]
mod program;
mod scene;

mod file;
mod floods;
mod kills;
mod table;
mod telegram;
