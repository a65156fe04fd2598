//! features/growth

pub mod deficits;
