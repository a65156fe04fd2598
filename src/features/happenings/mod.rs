//! features/happenings

pub mod events;
pub mod attendance;
