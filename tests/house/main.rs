//! What is asked of the house as a whole: its schema and what a migration keeps, the plans of its queries, the paces of
//! its sender, a broadcast by the real program, and the figures of `docs/figures.md`.
//!
//! One binary, since linking one takes longer than running most of them.
// Helpers of tests may unwrap as tests do, and not every test needs every helper.
#![allow(clippy::unwrap_used, dead_code)]

#[path = "../program/mod.rs"]
mod program;
#[path = "../scale/mod.rs"]
mod scale;
#[path = "../source/mod.rs"]
mod source;

mod blanks;
#[cfg(unix)]
mod broadcast;
#[cfg(target_os = "linux")]
mod figures;
mod migrations;
mod pace;
mod pairblanks;
mod plans;
