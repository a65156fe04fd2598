//! What is asked of the database about clusters that are passed on, besides the verbs of `model::roles`.

/// What waits for who is asked: `?1` is the person.
pub const WAITING: &str = "SELECT leadership_offer.id, leadership_offer.offered_at, groups.name
 FROM leadership_offer JOIN groups ON groups.id = leadership_offer.group_id
 WHERE leadership_offer.to_id = ?1 AND leadership_offer.answer IS NULL AND groups.phase != 'closed'
   AND EXISTS (SELECT 1 FROM appointment
               WHERE appointment.group_id = groups.id AND appointment.role = 'leader' AND appointment.until IS NULL
                 AND appointment.person_id = leadership_offer.from_id)
   AND EXISTS (SELECT 1 FROM membership
               WHERE membership.group_id = groups.id AND membership.person_id = leadership_offer.to_id
                 AND membership.left_at IS NULL)";
