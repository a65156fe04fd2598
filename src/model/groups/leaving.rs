//! The end of all memberships of somebody who no longer works in the municipality: statements of the call by which they
//! leave. `?1` is who, `?2` the municipality, `?3` the moment at which they were marked as having left, `?4` the author.

/// Each is over; its dates stay.
pub(in crate::model) const LEAVE_ALL: &str =
    "UPDATE membership SET left_at = max(joined_at, ?3) WHERE person_id = ?1 AND left_at IS NULL
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?1 AND person.left_at = ?3)
 RETURNING group_id AS left_group";
