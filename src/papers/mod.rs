//! Data in, bytes out: pictures, spreadsheets and papers of Word. Nothing here asks the database.

mod letters;
mod fitting;
pub mod chart;
mod wheel;
pub mod timeline;
pub mod qr;
pub mod pdf;
pub mod certificate;
pub mod drawing;
pub mod sheet;
pub mod table;
pub mod word;
pub mod kinds;
pub mod words;
