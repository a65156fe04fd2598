//! Rows in, bytes out: pictures for a chat. Nothing here asks the database.

mod letters;
pub mod chart;
