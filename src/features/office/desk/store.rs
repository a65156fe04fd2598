//! What the desk counts, in the coordinator's municipality alone.

use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};

/// How much there is.
#[derive(Debug, Clone)]
pub struct Desk {
    pub people: i64,
    pub organisations: i64,
    /// Organisations that newcomers typed and nobody has confirmed.
    pub unconfirmed: i64,
    /// Clusters that are not closed.
    pub clusters: i64,
    /// Those of them that have no leader.
    pub leaderless: i64,
}

/// Counts what the desk is about.
pub async fn desk(tx: &mut Tx, _: Coordinator) -> Result<Desk> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Desk,
        r#"SELECT (SELECT count(*) FROM person WHERE municipality_id = ?1 AND left_at IS NULL) AS "people!: i64",
                  (SELECT count(*) FROM organisation WHERE municipality_id = ?1) AS "organisations!: i64",
                  (SELECT count(*) FROM organisation WHERE municipality_id = ?1 AND confirmed = 0)
                      AS "unconfirmed!: i64",
                  (SELECT count(*) FROM groups
                   WHERE municipality_id = ?1 AND kind = 'cluster' AND phase != 'closed') AS "clusters!: i64",
                  (SELECT count(*) FROM groups
                   WHERE municipality_id = ?1 AND kind = 'cluster' AND phase != 'closed'
                     AND NOT EXISTS (SELECT 1 FROM appointment
                                     WHERE group_id = groups.id AND role = 'leader' AND until IS NULL))
                      AS "leaderless!: i64""#,
        municipality
    )
    .fetch_one(tx.db())
    .await?)
}
