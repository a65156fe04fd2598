//! features/community

pub mod clusters;
