//! Data in, bytes out: pictures, spreadsheets and papers of Word. Nothing here asks the database.

mod letters;
pub mod chart;
pub mod word;
