//! features/entrance

pub mod consent;
pub mod registration;
pub mod menu;
pub mod profile;
pub mod settings;
pub mod mydata;
