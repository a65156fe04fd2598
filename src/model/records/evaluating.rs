//! When an evaluation begins and ends: it follows the sheet that is closed first. What it says is its feature's.

use chrono::TimeDelta;

use crate::ids::EventId;
use crate::talk::{Result, Tx};

/// For so long it takes answers.
pub(super) const LASTS: TimeDelta = TimeDelta::days(3);

/// Begins an evaluation when a sheet is closed first: when it ends, the moment, the event.
pub(super) const BEGIN: &str = "INSERT INTO evaluation (event_id, municipality_id, closes_at, due_at)
     SELECT event.id, event.municipality_id, ?, ? FROM event WHERE event.id = ? ON CONFLICT (event_id) DO NOTHING";

/// Those who were there have been asked; it goes on until it ends.
pub async fn begin_evaluation(tx: &mut Tx, event: EventId) -> Result<()> {
    sqlx::query!("UPDATE evaluation SET state = 'asked', due_at = closes_at WHERE event_id = ?", event)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// It is over.
pub async fn end_evaluation(tx: &mut Tx, event: EventId) -> Result<()> {
    sqlx::query!("UPDATE evaluation SET state = 'told', due_at = NULL WHERE event_id = ?", event)
        .execute(tx.db())
        .await?;
    Ok(())
}
