//! What is to be recalled of events, and when. The rows are made by the database with the event, anew whenever its moment
//! changes, and each is dropped by whoever takes it up: so nothing is recalled twice, and nothing of a moment that is no
//! more.

use chrono::{DateTime, Utc};

use crate::ids::{EventId, PersonId};
use crate::talk::{Result, Tx};

/// What is recalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Recall {
    /// It is a day to the beginning.
    Day,
    /// It is two hours to the beginning.
    Hours,
    /// It begins, so that nothing asks any more whether one will come.
    Begun,
    /// It is over, and nobody has said who was there.
    Sheet,
    /// Nobody has said so on the next morning either.
    Morning,
    /// The sheet is saved for which somebody was asked.
    Marked,
}

/// When the next is due. `?1` is the municipality.
pub const DUE_RECALL: &str = "SELECT min(due_at) FROM event_reminder WHERE municipality_id = ?1";

/// What is due of an event.
#[derive(Debug, Clone, Copy)]
pub struct Recalled {
    /// The event.
    pub event: EventId,
    /// What.
    pub kind: Recall,
    /// Since when.
    pub due_at: DateTime<Utc>,
    /// When the event was made.
    pub made_at: DateTime<Utc>,
}

/// Takes up what is due first; what was due before a moment is dropped untold.
pub async fn recalled(tx: &mut Tx, not_before: DateTime<Utc>) -> Result<Option<Recalled>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    sqlx::query!("DELETE FROM event_reminder WHERE municipality_id = ? AND due_at < ?", municipality, not_before)
        .execute(tx.db())
        .await?;
    let found = sqlx::query_as!(
        Recalled,
        r#"SELECT event_reminder.event_id AS "event!: EventId", event_reminder.kind AS "kind!: Recall",
                  event_reminder.due_at AS "due_at!: DateTime<Utc>", event.created_at AS "made_at!: DateTime<Utc>"
           FROM event_reminder JOIN event ON event.id = event_reminder.event_id
           WHERE event_reminder.municipality_id = ? AND event_reminder.due_at <= ?
           ORDER BY event_reminder.due_at LIMIT 1"#,
        municipality,
        now
    )
    .fetch_optional(tx.db())
    .await?;
    if let Some(Recalled { event, kind, .. }) = found {
        sqlx::query!("DELETE FROM event_reminder WHERE event_id = ? AND kind = ?", event, kind)
            .execute(tx.db())
            .await?;
    }
    Ok(found)
}

/// Has something of an event recalled at a moment.
pub async fn recall(tx: &mut Tx, event: EventId, kind: Recall, at: DateTime<Utc>) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!(
        "INSERT INTO event_reminder (event_id, kind, municipality_id, due_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (event_id, kind) DO UPDATE SET due_at = excluded.due_at",
        event,
        kind,
        municipality,
        at
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Who leads a group of an event; of one of no group, who has made it.
pub async fn led_by(tx: &mut Tx, event: EventId) -> Result<Vec<PersonId>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT appointment.person_id AS "person!: PersonId"
           FROM event_group
           JOIN appointment ON appointment.group_id = event_group.group_id
           WHERE event_group.event_id = ? AND appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL
             AND appointment.municipality_id = ?
           UNION
           SELECT created_by FROM event WHERE id = ? AND municipality_id = ? AND (for_all = 1 OR whom IS NOT NULL)
             AND created_by IS NOT NULL"#,
        event,
        municipality,
        event,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}
