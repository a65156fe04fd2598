//! features/happenings

pub(super) mod events;
pub(super) mod attendance;
