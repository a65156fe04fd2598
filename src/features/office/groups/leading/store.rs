//! Who leads what, in the coordinator's municipality alone.

use crate::ids::{ClusterId, PersonId};
use crate::model::people::Coordinator;
use crate::talk::{Cx, Result, gone};

/// Gives a cluster a leader; both must belong to this municipality.
pub async fn set_leader(cx: &mut Cx, _: Coordinator, cluster: ClusterId, person: PersonId) -> Result<()> {
    let municipality = cx.municipality();
    let set = sqlx::query!(
        "UPDATE cluster SET leader_id = ?1 WHERE id = ?2 AND municipality_id = ?3
           AND EXISTS (SELECT 1 FROM person WHERE id = ?1 AND municipality_id = ?3)",
        person,
        cluster,
        municipality
    )
    .execute(cx.db())
    .await?;
    if set.rows_affected() == 0 {
        return Err(gone(cx));
    }
    Ok(())
}
