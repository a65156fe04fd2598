//! How a route ends: with its owner's word, given up, or because somebody is here no more.

use std::sync::LazyLock;

use sqlx::Row;

use super::opened::noted;
use super::{Opened, Outcome};
use crate::db::{Call, Values};
use crate::ids::{PersonId, RouteId};
use crate::model::needs;
use crate::talk::{Result, Tx};

/// The route has come to its end: `?1` is what works on its deficits, `?2` the route, `?3` the moment, `?4` the deficits that
/// are over, `?5` the owner, `?6` the reflection, `?7` the outcome.
const FINISH: &str = "UPDATE route SET state = 'done', ended_at = ?3, reflection = ?6, outcome = ?7
 WHERE id = ?2 AND person_id = ?5 AND ended_at IS NULL AND agreed_at IS NOT NULL RETURNING id AS finished";

/// Ends a route with what its owner thinks of it. Where what was hard is hard no more, the deficits whose every measure is done
/// are closed by it. `false` where it has ended, or nothing of it was ever agreed.
pub async fn finish(tx: &mut Tx, opened: &Opened, reflection: &str, outcome: Outcome) -> Result<bool> {
    static FINISHES: LazyLock<Call> = LazyLock::new(|| {
        let [passed, closed] = needs::CLOSES_AFTER;
        Call::of(&[passed, closed, FINISH])
    });
    let route = opened.owners()?;
    if !route.has_begun() {
        return Ok(false);
    }
    let over = if outcome == Outcome::Reached { route.mastered() } else { Vec::new() };
    let values = Values::default().and("route")?.and(route.id)?.and(tx.now)?.and(serde_json::to_string(&over)?)?;
    let values = values.and(route.owner)?.and(reflection.to_owned())?.and(outcome)?;
    let rows = FINISHES.make(tx.db(), values).await?;
    let is_finished = rows.iter().any(|row| row.try_get::<i64, _>("finished").is_ok());
    noted(tx, opened, "route-finished", is_finished).await
}

/// Gives a route up; `false` where it has ended.
pub async fn abandon(tx: &mut Tx, opened: &Opened) -> Result<bool> {
    let (id, now) = (opened.owners()?.id, tx.now);
    let dropped =
        sqlx::query!("UPDATE route SET state = 'dropped', ended_at = ? WHERE id = ? AND ended_at IS NULL", now, id)
            .execute(tx.db())
            .await?;
    noted(tx, opened, "route-dropped", dropped.rows_affected() > 0).await
}

/// What somebody has not heard of yet.
#[derive(Debug, Clone)]
pub struct Untold {
    /// The route.
    pub route: RouteId,
    /// Whose.
    pub owner: PersonId,
    /// Who accompanied it, where it has ended with its owner's work.
    pub tutor: Option<PersonId>,
    /// Whether it goes on, and has lost its tutor.
    pub is_alive: bool,
}

/// The routes whose loss nobody has told yet, so many at once; from now on it is told.
pub async fn untold(tx: &mut Tx, most: i64) -> Result<Vec<Untold>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Untold,
        r#"UPDATE route SET untold = 0
           WHERE id IN (SELECT id FROM route WHERE municipality_id = ? AND untold = 1 ORDER BY id LIMIT ?)
           RETURNING id AS "route!: RouteId", person_id AS "owner!: PersonId", tutor_id AS "tutor: PersonId",
                     ended_at IS NULL AS "is_alive!: bool""#,
        municipality,
        most
    )
    .fetch_all(tx.db())
    .await?)
}
