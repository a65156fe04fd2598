//! The end of all memberships of somebody who no longer works in the municipality.

use crate::ids::{GroupId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Happening, Result, Tx};

/// Ends every membership of a person, each with its line of the journal; their dates stay. Tells how many there were.
pub async fn leave_all(tx: &mut Tx, by: Coordinator, person: PersonId) -> Result<usize> {
    let now = tx.now;
    let left = sqlx::query_scalar!(
        r#"UPDATE membership SET left_at = max(joined_at, ?) WHERE person_id = ? AND left_at IS NULL
           RETURNING group_id AS "group: GroupId""#,
        now,
        person
    )
    .fetch_all(tx.db())
    .await?;
    for group in &left {
        let entry = Entry { person: Some(person), group: Some(*group), ..Entry::default() };
        journal::note(tx, by.id(), "member-left", entry).await?;
        tx.raise(Happening::Left { group: *group, person }).await?;
    }
    Ok(left.len())
}
