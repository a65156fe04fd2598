//! What waits for the digests of the day, and what is in one.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::ids::{BroadcastId, PersonId};
use crate::model::people::FullName;
use crate::talk::{Result, Styled, Tx};

/// Somebody whose digest is due, with the messages in it.
#[derive(Debug)]
pub struct Waiting {
    pub person: PersonId,
    pub messages: Vec<BroadcastId>,
}

/// Those to whom a message is to come with a digest that is due, so many at once.
pub async fn due(tx: &mut Tx, id: BroadcastId, most: i64) -> Result<Vec<Waiting>> {
    let now = tx.now;
    let rows = sqlx::query!(
        r#"SELECT mine.person_id AS "person!: PersonId",
                  (SELECT json_group_array(other.broadcast_id ORDER BY other.broadcast_id)
                   FROM broadcast_recipient AS other CROSS JOIN broadcast ON broadcast.id = other.broadcast_id
                   WHERE other.person_id = mine.person_id AND other.digest_at <= ?2 AND other.state = 'staged'
                     AND broadcast.state = 'sending') AS "messages!: String"
           FROM broadcast_recipient AS mine
           WHERE mine.broadcast_id = ?1 AND mine.state = 'staged' AND mine.digest_at <= ?2
             AND mine.person_id IS NOT NULL
           ORDER BY mine.id LIMIT ?3"#,
        id,
        now,
        most
    )
    .fetch_all(tx.db())
    .await?;
    rows.into_iter()
        .map(|row| Ok(Waiting { person: row.person, messages: serde_json::from_str(&row.messages)? }))
        .collect()
}

/// When the first digest with a message is due.
pub async fn next(tx: &mut Tx, id: BroadcastId) -> Result<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        r#"SELECT min(digest_at) AS "next: DateTime<Utc>" FROM broadcast_recipient
           WHERE broadcast_id = ? AND state = 'staged' AND digest_at IS NOT NULL"#,
        id
    )
    .fetch_one(tx.db())
    .await?)
}

/// Whoever was erased while they waited has none: notes it.
pub async fn drop_erased(tx: &mut Tx, id: BroadcastId) -> Result<()> {
    sqlx::query!(
        "UPDATE broadcast_recipient SET state = 'unreached', reason = 'erased'
         WHERE broadcast_id = ? AND state = 'staged' AND digest_at IS NOT NULL AND person_id IS NULL",
        id
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Notes what has become of digests: of each the person, the number of its message or why there is none, and what is in it.
pub async fn told(tx: &mut Tx, told: &[(PersonId, Option<i64>, Option<&str>)], messages: &[BroadcastId]) -> Result<()> {
    let (told, messages) = (serde_json::to_string(told)?, serde_json::to_string(messages)?);
    sqlx::query!(
        "UPDATE broadcast_recipient
         SET state = iif(told.value ->> 1 IS NULL, 'unreached', 'queued'), message_id = told.value ->> 1,
             reason = told.value ->> 2
         FROM json_each(?1) AS told
         WHERE broadcast_recipient.person_id = told.value ->> 0 AND broadcast_recipient.state = 'staged'
           AND broadcast_recipient.digest_at IS NOT NULL
           AND broadcast_recipient.broadcast_id IN (SELECT value FROM json_each(?2))",
        told,
        messages
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// A line of a digest.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: BroadcastId,
    pub says: Styled,
    /// Who writes; an erased person has no name any more.
    pub author: Option<FullName>,
}

/// These messages in their order; of one person only those that still wait to be said to them.
pub async fn lines(tx: &mut Tx, messages: &[BroadcastId], to: Option<PersonId>) -> Result<Vec<Line>> {
    let (municipality, messages) = (tx.municipality(), serde_json::to_string(messages)?);
    let rows = sqlx::query!(
        r#"SELECT broadcast.id AS "id!: BroadcastId", says, person.family_name AS "family?",
                  person.given_name AS "given?", person.patronymic AS "patronymic?"
           FROM broadcast LEFT JOIN person ON person.id = broadcast.author_id
           WHERE broadcast.id IN (SELECT value FROM json_each(?1)) AND broadcast.municipality_id = ?2
             AND (?3 IS NULL OR EXISTS (SELECT 1 FROM broadcast_recipient
                                        WHERE broadcast_recipient.broadcast_id = broadcast.id
                                          AND broadcast_recipient.person_id = ?3
                                          AND broadcast_recipient.state = 'queued'))
           ORDER BY broadcast.id"#,
        messages,
        municipality,
        to
    )
    .fetch_all(tx.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            let author = row.family.zip(row.given).zip(row.patronymic);
            let author = author.map(|((family, given), patronymic)| FullName::of(family, given, patronymic));
            Ok(Line { id: row.id, says: serde_json::from_str(&row.says)?, author })
        })
        .collect()
}

/// What a digest is about, as it is kept with its notice.
#[derive(Debug, Clone, serde::Serialize, Deserialize)]
pub struct About {
    pub digest: Vec<BroadcastId>,
}
