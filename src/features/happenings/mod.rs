//! What happens in groups: events, and who was at them.

pub(super) mod events;
pub(super) mod attendance;
pub(super) mod checkin;
pub(super) mod evaluation;
pub(super) mod certificates;
