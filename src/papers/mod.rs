//! Rows in, bytes out: pictures for a chat. Nothing here asks the database.

pub mod chart;
