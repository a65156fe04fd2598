//! Handing over: the events ahead that one has made are another's from now on. What is past stays whose it was.

use std::sync::LazyLock;

use sqlx::Row;

use crate::db::{Call, Values};
use crate::ids::{EventId, PersonId};
use crate::model::journal;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};

/// The titles of the events ahead that somebody has made, the nearest first: `?1` is the municipality, `?3` the person,
/// `?5` the moment.
pub const MADE_AHEAD: &str = "SELECT title FROM event
 WHERE created_by = ?3 AND municipality_id = ?1 AND starts_at >= ?5 AND cancelled_at IS NULL ORDER BY starts_at, id";

/// Who has them from now on, twice, who has made them, the municipality, the moment. Whoever has left, or has no account,
/// gets nothing.
const HAND: &str =
    "UPDATE event SET created_by = (SELECT id FROM person WHERE id = ? AND municipality_id = event.municipality_id)
 WHERE EXISTS (SELECT 1 FROM person JOIN account ON account.person_id = person.id
               WHERE person.id = ? AND person.left_at IS NULL)
   AND created_by = ? AND municipality_id = ? AND starts_at >= ? AND cancelled_at IS NULL RETURNING id AS handed";

/// Gives the events ahead that somebody has made to another person of the municipality; tells how many there were.
pub async fn hand_over(tx: &mut Tx, by: Coordinator, from: PersonId, to: PersonId) -> Result<u64> {
    static HANDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[journal::EVENTS_HANDED, HAND]));
    let (municipality, now) = (tx.municipality(), tx.now);
    let values = Values::default().and(now)?.and(by.id())?.and(to)?.and(from)?.and(municipality)?.and(now)?;
    let rows = HANDS.make(tx.db(), values.and(to)?.and(to)?.and(from)?.and(municipality)?.and(now)?).await?;
    Ok(rows.iter().filter(|row| row.try_get::<EventId, _>("handed").is_ok()).map(|_| 1).sum())
}
