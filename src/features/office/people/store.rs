//! What the desk asks about a person besides who they are.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::ids::PersonId;
use crate::model::roles::CoordinatorAsks;
use crate::talk::{Cx, Result};

/// What somebody is besides a member of staff.
#[derive(Debug, Clone, Deserialize)]
pub struct Held {
    /// Whether they coordinate the municipality.
    pub coordinates: bool,
    /// The names of the groups that they lead and that are not closed, by name.
    pub leads: Vec<String>,
}

/// `?3` is the person who is looked at.
const HELD: &str = "SELECT json_object(
         'coordinates', json(iif(EXISTS (SELECT 1 FROM appointment
             WHERE person_id = ?3 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
               AND municipality_id = ?1), 'true', 'false')),
         'leads', (SELECT json_group_array(name) FROM (SELECT groups.name AS name
             FROM appointment JOIN groups ON groups.id = appointment.group_id
             WHERE appointment.person_id = ?3 AND appointment.role = 'leader' AND appointment.until IS NULL
               AND groups.phase != 'closed' AND groups.municipality_id = ?1
             ORDER BY groups.sort_form, groups.id))) AS told";

/// The roles of somebody, for a coordinator.
pub async fn held(cx: &mut Cx, person: PersonId) -> Result<Held> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(HELD));
    Ok(ASKS.ask(cx, |values| values.and(person)).await?.answer)
}
