//! What happens in groups: events, who was at them, and what is sent to many.

pub(super) mod events;
pub(super) mod answers;
pub(super) mod calendar;
pub(super) mod sharing;
pub(super) mod attendance;
pub(super) mod checkin;
pub(super) mod past;
pub(super) mod evaluation;
pub(super) mod certificates;
pub(super) mod broadcasts;

mod answered;
mod choosing;
mod clock;
