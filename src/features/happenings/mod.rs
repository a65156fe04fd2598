//! What happens in groups: events, and who was at them.

pub(super) mod events;
pub(super) mod answers;
pub(super) mod calendar;
pub(super) mod attendance;
