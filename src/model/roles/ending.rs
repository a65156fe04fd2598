//! The end of all that somebody holds, when they no longer work in the municipality.

use super::{Coordinator, Role};
use crate::ids::{GroupId, PersonId};
use crate::model::journal::{self, Entry};
use crate::talk::{Happening, Result, Tx};

/// Ends every appointment of a person of the municipality, each with its line of the journal. The last coordinator's is
/// not ended, and then none is: tells whether they were.
pub async fn end_all(tx: &mut Tx, by: Coordinator, person: PersonId) -> Result<bool> {
    if super::coordinators(tx).await? == [person] {
        return Ok(false);
    }
    let (municipality, now) = (tx.municipality(), tx.now);
    let ended = sqlx::query!(
        r#"UPDATE appointment SET until = max(since, ?1)
           WHERE person_id = ?2 AND municipality_id = ?3 AND until IS NULL
           RETURNING role AS "role: Role", group_id AS "group: GroupId""#,
        now,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    for row in &ended {
        let matter = match row.role {
            Role::Coordinator => "coordinator-dismissed",
            Role::Leader => "leader-dismissed",
        };
        journal::note(tx, by.id(), matter, Entry { person: Some(person), group: row.group, ..Entry::default() })
            .await?;
    }
    if !ended.is_empty() {
        tx.raise(Happening::RolesChanged { person }).await?;
    }
    Ok(true)
}
