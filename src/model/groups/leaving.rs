//! The end of all memberships of somebody who no longer works in the municipality.

use crate::ids::{GroupId, PersonId};
use crate::talk::{Happening, Result, Tx};

/// Ends every membership of a person; their dates stay. Tells how many there were.
pub async fn leave_all(tx: &mut Tx, person: PersonId) -> Result<usize> {
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
        tx.raise(Happening::Left { group: *group, person }).await?;
    }
    Ok(left.len())
}
