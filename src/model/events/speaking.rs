//! Speaking at an event: with which contribution, and of what (S1-09). Here what people say of themselves.

use crate::ids::{EventId, PersonId};
use crate::model::records::Contribution;
use crate::talk::{Result, Tx};

/// What somebody brings to an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// How.
    pub contribution: Option<Contribution>,
    /// Of what: 2–200 characters.
    pub topic: Option<String>,
}

/// What a person has said that they will bring.
pub async fn speech(tx: &mut Tx, event: EventId, person: PersonId) -> Result<Option<Speech>> {
    Ok(sqlx::query_as!(
        Speech,
        r#"SELECT contribution AS "contribution: Contribution", topic FROM event_speaker
           WHERE event_id = ? AND person_id = ?"#,
        event,
        person
    )
    .fetch_optional(tx.db())
    .await?)
}

/// Keeps what a person brings, in the place of what they have said before.
pub async fn speak(
    tx: &mut Tx,
    event: EventId,
    person: PersonId,
    (contribution, topic): (Contribution, &str),
) -> Result<()> {
    sqlx::query!(
        "INSERT INTO event_speaker (event_id, person_id, contribution, topic) VALUES (?, ?, ?, ?)
         ON CONFLICT (event_id, person_id) WHERE person_id IS NOT NULL DO UPDATE
         SET contribution = excluded.contribution, topic = excluded.topic",
        event,
        person,
        contribution,
        topic
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// A person brings nothing; tells whether they would have.
pub async fn speak_no_more(tx: &mut Tx, event: EventId, person: PersonId) -> Result<bool> {
    let dropped = sqlx::query!("DELETE FROM event_speaker WHERE event_id = ? AND person_id = ?", event, person)
        .execute(tx.db())
        .await?;
    Ok(dropped.rows_affected() > 0)
}
