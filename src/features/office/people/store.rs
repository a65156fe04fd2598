//! What the desk asks about a person besides who they are.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::ids::{MergeId, MergeRequestId, PersonId};
use crate::model::roles::CoordinatorAsks;
use crate::talk::{Cx, Result};

/// What somebody is besides a member of staff, and what becomes of their record.
#[derive(Debug, Clone, Deserialize)]
pub struct Held {
    /// Whether they coordinate the municipality.
    pub coordinates: bool,
    /// The names of the groups that they lead and that are not closed, by name.
    pub leads: Vec<String>,
    /// Whether they have ever come: who has not is merely listed.
    pub has_account: bool,
    /// How many groups they belong to.
    pub groups: i64,
    /// The question whether another record is the same human.
    pub request: Option<MergeRequestId>,
    /// The last merge into this record, as long as it is kept.
    pub merged: Option<Merged>,
}

/// A merge that can be undone.
#[derive(Debug, Clone, Deserialize)]
pub struct Merged {
    /// Which one.
    pub id: MergeId,
    /// When it was.
    pub at: DateTime<Utc>,
}

/// `?3` is the person who is looked at, `?4` the moment since which a merge can be undone.
const HELD: &str = "SELECT json_object(
         'coordinates', json(iif(EXISTS (SELECT 1 FROM appointment
             WHERE person_id = ?3 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
               AND municipality_id = ?1), 'true', 'false')),
         'leads', (SELECT json_group_array(name) FROM (SELECT groups.name AS name
             FROM appointment JOIN groups ON groups.id = appointment.group_id
             WHERE appointment.person_id = ?3 AND appointment.role = 'leader' AND appointment.until IS NULL
               AND groups.phase != 'closed' AND groups.municipality_id = ?1
             ORDER BY groups.sort_form, groups.id)),
         'has_account', json(iif(EXISTS (SELECT 1 FROM account WHERE person_id = ?3), 'true', 'false')),
         'groups', (SELECT count(*) FROM membership WHERE person_id = ?3 AND left_at IS NULL),
         'request', coalesce((SELECT id FROM merge_request WHERE keeps_id = ?3 AND municipality_id = ?1),
                             (SELECT id FROM merge_request WHERE goes_id = ?3 AND municipality_id = ?1)),
         'merged', json((SELECT json_object('id', max(id), 'at', merged_at) FROM merge
                    WHERE person_id = ?3 AND municipality_id = ?1 AND merged_at > ?4
                    GROUP BY person_id))) AS told";

/// The roles of somebody, for a coordinator.
pub async fn held(cx: &mut Cx, person: PersonId) -> Result<Held> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(HELD));
    let since = cx.now - crate::model::people::merge::KEEPS;
    Ok(ASKS.ask(cx, |values| values.and(person)?.and(since)).await?.answer)
}

/// Questions whether two records are one that wait for the account `?3` of the person `?1`.
pub const ASKED: &str = "SELECT id, NULL, '' FROM merge_request WHERE keeps_id = ?1
       AND NOT EXISTS (SELECT 1 FROM merge_answer WHERE request_id = merge_request.id AND account_id = ?3)
     UNION ALL
     SELECT id, NULL, '' FROM merge_request WHERE goes_id = ?1
       AND NOT EXISTS (SELECT 1 FROM merge_answer WHERE request_id = merge_request.id AND account_id = ?3)";
