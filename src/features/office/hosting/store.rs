//! What is asked of the database about offers of schools, besides the verbs of `model::groups`.

/// How many offers wait for a coordinator: `?1` is the person.
pub const WAITING: &str = "SELECT count(*), min(host_offer.offered_at), '' FROM appointment
 CROSS JOIN host_offer ON host_offer.municipality_id = appointment.municipality_id
 WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator' AND appointment.group_id IS NULL
   AND appointment.until IS NULL AND host_offer.answer IS NULL
 HAVING count(*) > 0";
