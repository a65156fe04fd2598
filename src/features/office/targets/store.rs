//! What waits for coordinators: objections that nobody has answered.

/// `?1` is the person whose day it is.
pub const DISPUTES: &str = "SELECT target_assignment.id, disputed_at, ''
     FROM appointment CROSS JOIN target_assignment ON target_assignment.municipality_id = appointment.municipality_id
     WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator' AND appointment.until IS NULL
       AND target_assignment.disputed_at IS NOT NULL AND target_assignment.answered_at IS NULL
       AND target_assignment.ended_at IS NULL AND target_assignment.until >= substr(?2, 1, 10)";
