//! What becomes of a deficit (S0-19): it is open, in work where a route or a pair takes it up, closed with or without an evidence,
//! and may be opened again. Each step stays, and is read by its owner alone.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::Deficit;
use crate::db::{Call, Values};
use crate::ids::{DeficitId, RecordId};
use crate::model::roles::Registered;
use crate::talk::{Result, Trouble, Tx};

/// How far a deficit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is at work on it.
    Open,
    /// A route or a pair is.
    InWork,
    /// It is over.
    Closed,
}

impl Deficit {
    /// How far it is.
    pub fn state(&self) -> State {
        match (self.closed_at, self.in_work) {
            (Some(_), _) => State::Closed,
            (None, true) => State::InWork,
            (None, false) => State::Open,
        }
    }
}

/// By what it is shown that a deficit is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// By nothing: the owner says so.
    Nothing,
    /// By the owner's own words: 3–300 characters.
    Words(String),
    /// By a record of what the owner did.
    Record(RecordId),
}

/// What has happened to a deficit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Happened {
    /// It was taken up.
    Taken,
    /// It was let go.
    Released,
    /// It was closed.
    Closed,
    /// It was opened again.
    Reopened,
}

/// What works on deficits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Work {
    /// A route.
    Route,
    /// A pair.
    Pair,
    /// A cluster.
    Group,
    /// A course.
    Course,
    /// A request.
    Request,
}

/// A step of a deficit.
#[derive(Debug, Clone)]
pub struct Passed {
    /// What has happened.
    pub step: Happened,
    /// When.
    pub at: DateTime<Utc>,
    /// What did it; nothing where it was the owner.
    pub by: Option<Work>,
    /// The owner's words.
    pub words: Option<String>,
    /// The event of the record that shows it.
    pub event: Option<String>,
}

/// Something that somebody did, which can show that a deficit is over.
#[derive(Debug, Clone)]
pub struct Deed {
    /// The record.
    pub id: RecordId,
    /// The event.
    pub title: String,
    /// On which day.
    pub day: NaiveDate,
}

/// Closes an open one: `?1` is the deficit, `?2` its owner, `?3` the moment.
const CLOSE: &str = "UPDATE deficit SET closed_at = ?3 WHERE id = ?1 AND person_id = ?2 AND closed_at IS NULL
 RETURNING id AS touched";

/// Right after: `?4` are the words, `?5` the record, which is the owner's own.
const CLOSED: &str = "INSERT INTO deficit_step (deficit_id, person_id, step, at, evidence, record_id)
 SELECT ?1, ?2, 'closed', ?3, ?4, (SELECT id FROM record WHERE id = ?5 AND person_id = ?2) WHERE changes() > 0";

/// Nothing is at work on what is closed.
const IDLE: &str = "DELETE FROM deficit_work WHERE deficit_id = ?1
   AND EXISTS (SELECT 1 FROM deficit WHERE id = ?1 AND person_id = ?2 AND closed_at IS NOT NULL)";

/// Closes an own deficit; one that is closed already stays as it is.
pub async fn close(tx: &mut Tx, owner: Registered, id: DeficitId, evidence: &Evidence) -> Result<()> {
    static CLOSES: LazyLock<Call> = LazyLock::new(|| Call::of(&[CLOSE, CLOSED, IDLE]));
    let (words, record) = match evidence {
        Evidence::Nothing => (None, None),
        Evidence::Words(words) => (Some(words.clone()), None),
        Evidence::Record(record) => (None, Some(*record)),
    };
    let values = Values::default().and(id)?.and(owner.id())?.and(tx.now)?.and(words)?.and(record)?;
    let rows = CLOSES.make(tx.db(), values).await?;
    if rows.iter().any(|row| row.try_get::<i64, _>("touched").is_ok()) {
        return Ok(());
    }
    super::one(tx, owner, id).await.map(|_| ())
}

/// Opens an own deficit again, unless the same one stands open by another row.
const REOPEN: &str = "UPDATE OR IGNORE deficit SET closed_at = NULL
 WHERE id = ?1 AND person_id = ?2 AND closed_at IS NOT NULL RETURNING id AS touched";

const REOPENED: &str = "INSERT INTO deficit_step (deficit_id, person_id, step, at)
 SELECT ?1, ?2, 'reopened', ?3 WHERE changes() > 0";

/// The pairs at work in its direction work on it again, as they do on one that is new.
const PAIRS_TAKE: &str = "INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
 SELECT deficit.id, deficit.person_id, 'taken', ?3, 'pair'
 FROM deficit JOIN pair ON pair.mentee_id = deficit.person_id AND pair.category_id = deficit.category_id
 WHERE deficit.id = ?1 AND deficit.person_id = ?2 AND deficit.closed_at IS NULL AND pair.state = 'active'
   AND NOT EXISTS (SELECT 1 FROM deficit_work WHERE deficit_work.deficit_id = deficit.id AND deficit_work.what = 'pair'
                     AND deficit_work.subject = pair.id)";

const PAIRS_WORK: &str = "INSERT INTO deficit_work (deficit_id, what, subject, since)
 SELECT deficit.id, 'pair', pair.id, ?3
 FROM deficit JOIN pair ON pair.mentee_id = deficit.person_id AND pair.category_id = deficit.category_id
 WHERE deficit.id = ?1 AND deficit.person_id = ?2 AND deficit.closed_at IS NULL AND pair.state = 'active'
 ON CONFLICT DO NOTHING";

/// Opens an own deficit again; `false` when the same item stands open by another row, or it was open.
pub async fn reopen(tx: &mut Tx, owner: Registered, id: DeficitId) -> Result<bool> {
    static REOPENS: LazyLock<Call> = LazyLock::new(|| Call::of(&[REOPEN, REOPENED, PAIRS_TAKE, PAIRS_WORK]));
    let values = Values::default().and(id)?.and(owner.id())?.and(tx.now)?;
    let rows = REOPENS.make(tx.db(), values).await?;
    Ok(rows.iter().any(|row| row.try_get::<i64, _>("touched").is_ok()))
}

/// What is open of these numbers, JSON in `?4`, is in work from now on: `?1` and `?2` are what takes it up, `?3` the moment,
/// `?5` its owner.
const TAKE: &str = "INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
 SELECT deficit.id, deficit.person_id, 'taken', ?3, ?1 FROM deficit
 WHERE deficit.person_id = ?5 AND deficit.closed_at IS NULL AND deficit.id IN (SELECT value FROM json_each(?4))
   AND NOT EXISTS (SELECT 1 FROM deficit_work
                   WHERE deficit_work.deficit_id = deficit.id AND deficit_work.what = ?1 AND deficit_work.subject = ?2)";

const WORKS: &str = "INSERT INTO deficit_work (deficit_id, what, subject, since)
 SELECT deficit.id, ?1, ?2, ?3 FROM deficit
 WHERE deficit.person_id = ?5 AND deficit.closed_at IS NULL AND deficit.id IN (SELECT value FROM json_each(?4))
 ON CONFLICT DO NOTHING";

/// What it works on and is not among these is let go.
const LEAVE: &str = "INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
 SELECT deficit.id, deficit.person_id, 'released', ?3, ?1
 FROM deficit_work JOIN deficit ON deficit.id = deficit_work.deficit_id
 WHERE deficit_work.what = ?1 AND deficit_work.subject = ?2 AND deficit.person_id = ?5
   AND deficit.id NOT IN (SELECT value FROM json_each(?4))";

const LEFT: &str = "DELETE FROM deficit_work WHERE what = ?1 AND subject = ?2
   AND deficit_id NOT IN (SELECT value FROM json_each(?4))";

/// Something works on the open deficits of a list from now on, and on no others: `?1` and `?2` are what does, `?3` the moment,
/// `?4` the list, `?5` the owner. For calls of others.
pub(in crate::model) const TAKES: [&str; 4] = [TAKE, WORKS, LEAVE, LEFT];

/// A pair that is at work takes up the open deficits of its mentee in its direction: `?5` is the pair, `?9` the moment. What lets
/// them go is a trigger, since a pair ends in more ways than one. For calls of others.
pub(in crate::model) const TAKEN_BY_PAIR: [&str; 2] = [
    "INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
     SELECT deficit.id, deficit.person_id, 'taken', ?9, 'pair'
     FROM pair JOIN deficit ON deficit.person_id = pair.mentee_id AND deficit.category_id = pair.category_id
     WHERE pair.id = ?5 AND pair.state = 'active' AND deficit.closed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM deficit_work WHERE deficit_work.deficit_id = deficit.id
                         AND deficit_work.what = 'pair' AND deficit_work.subject = pair.id)",
    "INSERT INTO deficit_work (deficit_id, what, subject, since)
     SELECT deficit.id, 'pair', pair.id, ?9
     FROM pair JOIN deficit ON deficit.person_id = pair.mentee_id AND deficit.category_id = pair.category_id
     WHERE pair.id = ?5 AND pair.state = 'active' AND deficit.closed_at IS NULL
     ON CONFLICT DO NOTHING",
];

/// What works on deficits has brought those of a list to their end: `?1` is what did, `?3` the moment, `?4` the list, `?5` the
/// owner. For calls of others.
pub(in crate::model) const CLOSES_AFTER: [&str; 2] = [
    "INSERT INTO deficit_step (deficit_id, person_id, step, at, by_what)
     SELECT deficit.id, deficit.person_id, 'closed', ?3, ?1 FROM deficit
     WHERE deficit.person_id = ?5 AND deficit.closed_at IS NULL AND deficit.id IN (SELECT value FROM json_each(?4))",
    "UPDATE deficit SET closed_at = ?3
     WHERE person_id = ?5 AND closed_at IS NULL AND id IN (SELECT value FROM json_each(?4))",
];

/// What has happened to an own deficit, the newest first.
pub async fn passed(tx: &mut Tx, owner: Registered, id: DeficitId) -> Result<Vec<Passed>> {
    let person = owner.id();
    Ok(sqlx::query_as!(
        Passed,
        r#"SELECT deficit_step.step AS "step!: Happened", deficit_step.at AS "at!: DateTime<Utc>",
                  deficit_step.by_what AS "by?: Work", deficit_step.evidence AS words,
                  event.title AS "event?"
           FROM deficit_step LEFT JOIN record ON record.id = deficit_step.record_id
           LEFT JOIN event ON event.id = record.event_id
           WHERE deficit_step.deficit_id = ? AND deficit_step.person_id = ? ORDER BY deficit_step.id DESC"#,
        id,
        person
    )
    .fetch_all(tx.db())
    .await?)
}

/// What somebody did that can show that a deficit is over, the newest first.
pub async fn deeds(tx: &mut Tx, owner: Registered) -> Result<Vec<Deed>> {
    let person = owner.id();
    Ok(sqlx::query_as!(
        Deed,
        r#"SELECT record.id AS "id!: RecordId", event.title AS "title!", record.day AS "day!: NaiveDate"
           FROM record JOIN event ON event.id = record.event_id
           WHERE record.person_id = ? AND event.cancelled_at IS NULL ORDER BY record.day DESC, record.id DESC"#,
        person
    )
    .fetch_all(tx.db())
    .await?)
}

/// A record of the owner's, by its number.
pub async fn deed(tx: &mut Tx, owner: Registered, id: RecordId) -> Result<Deed> {
    deeds(tx, owner).await?.into_iter().find(|deed| deed.id == id).ok_or(Trouble::Gone)
}
