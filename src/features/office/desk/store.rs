//! What the desk counts, in the coordinator's municipality alone.

use crate::model::people::Coordinator;
use crate::talk::{Cx, Result};

/// How much there is.
#[derive(Debug, Clone)]
pub struct Desk {
    /// People.
    pub people: i64,
    /// Organisations.
    pub organisations: i64,
    /// Organisations that newcomers typed and nobody has confirmed.
    pub unconfirmed: i64,
    /// Clusters that are not closed.
    pub clusters: i64,
    /// Those of them that have no leader.
    pub leaderless: i64,
}

/// Counts what the desk is about.
pub async fn desk(cx: &mut Cx, _: Coordinator) -> Result<Desk> {
    let municipality = cx.municipality();
    Ok(sqlx::query_as!(
        Desk,
        r#"SELECT (SELECT count(*) FROM person WHERE municipality_id = ?1) AS "people!: i64",
                  (SELECT count(*) FROM organisation WHERE municipality_id = ?1) AS "organisations!: i64",
                  (SELECT count(*) FROM organisation WHERE municipality_id = ?1 AND confirmed = 0)
                      AS "unconfirmed!: i64",
                  (SELECT count(*) FROM cluster WHERE municipality_id = ?1 AND phase != 'closed')
                      AS "clusters!: i64",
                  (SELECT count(*) FROM cluster WHERE municipality_id = ?1 AND phase != 'closed'
                   AND leader_id IS NULL) AS "leaderless!: i64""#,
        municipality
    )
    .fetch_one(cx.db())
    .await?)
}
