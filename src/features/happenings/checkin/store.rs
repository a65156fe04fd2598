//! What is asked of the database about who has checked in.

use crate::ids::EventId;
use crate::model::roles::Leader;
use crate::talk::{Result, Tx};

/// How many have checked in at an event of the leader's group.
pub async fn arrived(tx: &mut Tx, _: Leader, event: EventId) -> Result<i64> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!: i64" FROM check_in WHERE event_id = ?"#, event)
        .fetch_one(tx.db())
        .await?)
}
