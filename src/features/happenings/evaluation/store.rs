//! What is asked of the database about evaluations.

use chrono::{DateTime, Utc};
use rand::Rng;

use super::rules::Sum;
use crate::ids::{EventId, PersonId};
use crate::talk::{Result, Trouble, Tx};

/// The evaluations that wait for somebody who was there, does not lead the event, and has not answered.
pub const ASKED: &str = "
    SELECT event.id, event.starts_at, event.title
    FROM record JOIN evaluation ON evaluation.event_id = record.event_id AND evaluation.state = 'asked'
    JOIN event ON event.id = record.event_id
    WHERE record.person_id = ?1 AND record.deed = 'presence' AND evaluation.closes_at > ?2
      AND NOT EXISTS (SELECT 1 FROM evaluation_given AS given
                      WHERE given.event_id = record.event_id AND given.person_id = ?1)
      AND NOT ((event.for_all OR event.whom IS NOT NULL) AND event.created_by IS ?1)
      AND NOT EXISTS (SELECT 1 FROM event_leader
                      WHERE event_leader.event_id = record.event_id AND event_leader.person_id = ?1)";

/// An evaluation that is due.
#[derive(Debug, Clone)]
pub struct Due {
    pub event: EventId,
    pub title: String,
    pub closes_at: DateTime<Utc>,
    /// Whether people are still to be asked; else it is over.
    pub begins: bool,
}

/// The evaluation that is due first.
pub async fn due(tx: &mut Tx) -> Result<Option<Due>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    Ok(sqlx::query_as!(
        Due,
        r#"SELECT evaluation.event_id AS "event!: EventId", event.title AS "title!",
                  evaluation.closes_at AS "closes_at!: DateTime<Utc>", evaluation.state = 'begun' AS "begins!: bool"
           FROM evaluation JOIN event ON event.id = evaluation.event_id
           WHERE evaluation.municipality_id = ? AND evaluation.due_at IS NOT NULL AND evaluation.due_at <= ?
           ORDER BY evaluation.due_at LIMIT 1"#,
        municipality,
        now
    )
    .fetch_optional(tx.db())
    .await?)
}

/// All that nobody has been asked of yet.
pub async fn begun(tx: &mut Tx) -> Result<Vec<Due>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Due,
        r#"SELECT evaluation.event_id AS "event!: EventId", event.title AS "title!",
                  evaluation.closes_at AS "closes_at!: DateTime<Utc>", 1 AS "begins!: bool"
           FROM evaluation JOIN event ON event.id = evaluation.event_id
           WHERE evaluation.municipality_id = ? AND evaluation.state = 'begun' AND evaluation.due_at IS NOT NULL"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// Those who are asked: whom the closed sheet has as present, but for who leads the event.
pub async fn asked(tx: &mut Tx, event: EventId) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"SELECT record.person_id AS "person!: PersonId" FROM record
           WHERE record.event_id = ?1 AND record.deed = 'presence' AND record.person_id IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM event WHERE event.id = ?1
                             AND (event.for_all OR event.whom IS NOT NULL)
                             AND event.created_by = record.person_id)
             AND NOT EXISTS (SELECT 1 FROM event_leader
                             WHERE event_leader.event_id = ?1 AND event_leader.person_id = record.person_id)"#,
        event
    )
    .fetch_all(tx.db())
    .await?)
}

/// Those who hear what came of it: the leaders of the event's groups, or who has made it for everybody.
pub async fn leaders(tx: &mut Tx, event: EventId) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"SELECT person_id AS "person!: PersonId" FROM event_leader WHERE event_id = ?1
           UNION
           SELECT event.created_by FROM event
           WHERE event.id = ?1 AND (event.for_all OR event.whom IS NOT NULL) AND event.created_by IS NOT NULL"#,
        event
    )
    .fetch_all(tx.db())
    .await?)
}

/// What came of it.
pub async fn sum(tx: &mut Tx, event: EventId) -> Result<Sum> {
    let rows = sqlx::query!(
        r#"SELECT score AS "score?: i64", given AS "given?: i64", NULL AS "words?: String"
           FROM evaluation_score WHERE event_id = ?1
           UNION ALL
           SELECT NULL, NULL, words FROM evaluation_word WHERE event_id = ?1"#,
        event
    )
    .fetch_all(tx.db())
    .await?;
    let mut sum = Sum::default();
    for row in rows {
        if let (Some(score), Some(given)) = (row.score, row.given)
            && let Some(of) = usize::try_from(score - 1).ok().and_then(|at| sum.given.get_mut(at))
        {
            *of = given;
        }
        sum.words.extend(row.words);
    }
    Ok(sum)
}

/// Drops what was answered: of too few.
pub async fn drop_answers(tx: &mut Tx, event: EventId) -> Result<()> {
    sqlx::query!("DELETE FROM evaluation_score WHERE event_id = ?", event).execute(tx.db()).await?;
    sqlx::query!("DELETE FROM evaluation_word WHERE event_id = ?", event).execute(tx.db()).await?;
    Ok(())
}

/// What an evaluation is to somebody.
#[derive(Debug, Clone)]
pub struct Mine {
    pub title: String,
    /// Whether it still takes answers.
    pub is_open: bool,
    /// Whether the sheet has them as present, and they do not lead the event.
    pub was_there: bool,
    /// Whether they have given a number, and a word.
    pub given: bool,
    pub words: bool,
    /// Whether they lead one of the event's groups, and it is over.
    pub reads: bool,
}

/// What the evaluation of an event of the municipality is to somebody.
pub async fn mine(tx: &mut Tx, event: EventId, person: PersonId) -> Result<Mine> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let found = sqlx::query!(
        r#"SELECT event.title AS "title!", evaluation.state AS "state!", evaluation.closes_at > ?3 AS "lasts!: bool",
                  EXISTS (SELECT 1 FROM record WHERE record.event_id = ?1 AND record.person_id = ?2
                          AND record.deed = 'presence') AS "recorded!: bool",
                  ((event.for_all OR event.whom IS NOT NULL) AND event.created_by IS ?2)
                  OR EXISTS (SELECT 1 FROM event_leader
                             WHERE event_leader.event_id = ?1 AND event_leader.person_id = ?2) AS "leads!: bool",
                  given.person_id IS NOT NULL AS "given!: bool", coalesce(given.words, 0) AS "words!: bool"
           FROM evaluation JOIN event ON event.id = evaluation.event_id
           LEFT JOIN evaluation_given AS given ON given.event_id = ?1 AND given.person_id = ?2
           WHERE evaluation.event_id = ?1 AND evaluation.municipality_id = ?4"#,
        event,
        person,
        now,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let row = found.ok_or(Trouble::Gone)?;
    Ok(Mine {
        title: row.title,
        is_open: row.lasts && row.state != "told",
        was_there: row.recorded && !row.leads,
        given: row.given,
        words: row.words,
        reads: row.leads && row.state == "told",
    })
}

/// Counts a number, and notes apart from it that this one has answered.
pub async fn give(tx: &mut Tx, event: EventId, person: PersonId, score: i64) -> Result<()> {
    sqlx::query!("INSERT INTO evaluation_given (event_id, person_id) VALUES (?, ?)", event, person)
        .execute(tx.db())
        .await?;
    sqlx::query!(
        "INSERT INTO evaluation_score (event_id, score, given) VALUES (?, ?, 1)
         ON CONFLICT (event_id, score) DO UPDATE SET given = given + 1",
        event,
        score
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Keeps a word at a place that nobody has chosen, and notes apart from it that this one has written.
pub async fn write(tx: &mut Tx, event: EventId, person: PersonId, words: &str) -> Result<()> {
    let place = rand::rng().random::<[u8; 16]>().to_vec();
    sqlx::query!("UPDATE evaluation_given SET words = 1 WHERE event_id = ? AND person_id = ?", event, person)
        .execute(tx.db())
        .await?;
    sqlx::query!("INSERT INTO evaluation_word (event_id, place, words) VALUES (?, ?, ?)", event, place, words)
        .execute(tx.db())
        .await?;
    Ok(())
}
