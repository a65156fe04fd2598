//! The nouns that features share: tables, verbs, guards, pure rules. No rooms, no cards, no words for one screen.
//!
//! What enters: a table that two features write or three read, with its verbs. A table is written by the folder that
//! owns it; others read it, where their feature says so.

pub mod organisations;
pub mod people;
pub mod groups;
pub mod chats;
pub mod roles;
pub mod needs;
pub mod pairs;
pub mod routes;
pub mod looks;
pub mod events;
pub mod records;
pub mod journal;
pub mod audience;
pub mod regulation;
pub mod papers;
pub mod plans;
pub mod imports;
pub mod school_year;
pub mod ways;

use crate::talk::Table;

/// The tables of all nouns.
pub const TABLES: &[&[Table]] = &[
    organisations::TABLES,
    people::TABLES,
    groups::TABLES,
    chats::TABLES,
    roles::TABLES,
    needs::TABLES,
    pairs::TABLES,
    routes::TABLES,
    looks::TABLES,
    events::TABLES,
    records::TABLES,
    journal::TABLES,
    regulation::TABLES,
    papers::TABLES,
    plans::TABLES,
    imports::TABLES,
    organisations::HEADS,
];
