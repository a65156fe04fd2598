//! What happens in groups: events, and who was at them.

pub mod events;
pub mod attendance;
