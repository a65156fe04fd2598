//! Updates made durable before they are confirmed.
//!
//! A batch is in the file, synced, before the polling offset moves or the webhook answers 200. A turn's transaction
//! marks its update done and drops its body; the number stays for a while, so that a repetition is recognised.

use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::{Row, SqliteConnection};
use tokio::time::Instant;

use super::beside::Beside;
use super::channel::Channel;
use crate::db::{Call, Database, Values};
use crate::meters::TurnEnd;
use crate::talk::Result;
use crate::talk::session::millis;

/// An update that waits for its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The channel's number.
    pub update: i64,
    /// Its chat; 0 for none.
    pub chat: i64,
    /// The update itself, if at hand; the inbox has it in any case.
    pub body: Option<Value>,
    /// When it arrived; unknown if an earlier run accepted it.
    pub received: Option<Instant>,
}

/// How a turn ended for its update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The person got an answer.
    Answered,
    /// It asked for none.
    Ignored,
    /// The turn failed, and the person got an apology.
    Failed,
}

impl From<TurnEnd> for Outcome {
    fn from(end: TurnEnd) -> Outcome {
        match end {
            // A refusal is an answer too.
            TurnEnd::Answered | TurnEnd::Refused => Outcome::Answered,
            TurnEnd::Ignored => Outcome::Ignored,
            TurnEnd::Failed => Outcome::Failed,
        }
    }
}

/// A batch of updates as it is stored.
pub struct Batch {
    /// JSON: a list of number, chat, update.
    rows: String,
    received_at: i64,
}

/// An update, and the text in which it came and is stored.
#[derive(Debug)]
pub struct Update {
    /// The update.
    pub value: Value,
    /// Its JSON.
    pub text: String,
}

impl From<Value> for Update {
    fn from(value: Value) -> Update {
        Update { text: value.to_string(), value }
    }
}

/// Reads a batch, in order and without repetitions: what is to be stored, and what waits once it is.
pub fn read(channel: &dyn Channel, now: DateTime<Utc>, updates: Vec<Update>) -> Result<(Batch, Vec<Waiting>)> {
    let mut read: BTreeMap<i64, Waiting> = BTreeMap::new();
    let mut rows = Vec::with_capacity(updates.len());
    for Update { value: update, text } in updates {
        // Numbers below zero are the program's own, which no channel may forge.
        let Some(number) = update.get("update_id").and_then(Value::as_i64).filter(|number| *number >= 0) else {
            continue;
        };
        let Slot::Vacant(slot) = read.entry(number) else {
            continue;
        };
        let chat = channel.chat_of(&update);
        rows.push((number, chat, text));
        slot.insert(Waiting { update: number, chat, received: None, body: Some(update) });
    }
    let batch = Batch { rows: serde_json::to_string(&rows)?, received_at: millis(now) };
    Ok((batch, read.into_values().collect()))
}

impl Beside for Batch {
    /// The numbers that are still to be answered: what is new, and what was stored before and lost its place in line
    /// (queueing one twice is harmless).
    type Done = HashSet<i64>;

    /// Stores the batch. It survives a power cut after [`Database::sync`]; its turns need not wait for that, since a
    /// power cut that loses the batch loses them too.
    async fn write(&self, db: &mut SqliteConnection) -> Result<HashSet<i64>> {
        static STORES: LazyLock<Call> = LazyLock::new(|| Call::of(&[STORE]));
        let rows = STORES.make(db, Values::default().and(self.received_at)?.and(&self.rows)?).await?;
        Ok(rows.iter().map(|row| row.try_get("update_id")).collect::<sqlx::Result<_>>()?)
    }

    fn is_one_call(&self) -> bool {
        true
    }
}

/// Stores updates, and tells which of them wait.
pub(super) const STORE: &str = "INSERT INTO inbox (update_id, chat, body, received_at)
 SELECT value ->> 0, value ->> 1, value ->> 2, ? FROM json_each(?) WHERE true
 ON CONFLICT (update_id) DO UPDATE SET chat = excluded.chat WHERE done_at IS NULL
 RETURNING update_id";

/// Whether the turn of an update is still to come, in one row.
pub(super) const WAITS: &str = "SELECT EXISTS (SELECT 1 FROM inbox WHERE update_id = ? AND done_at IS NULL) AS waits";

/// Marks updates done, in the transaction of their turns.
pub(super) const DONE: &str = "UPDATE inbox SET done_at = ?, outcome = ended.value ->> 1, body = NULL, chat = 0
 FROM json_each(?) AS ended
 WHERE inbox.update_id = ended.value ->> 0 AND inbox.done_at IS NULL";

/// Adds the values of [`DONE`].
pub(super) fn ending(values: Values, now: DateTime<Utc>, ended: &[(i64, Outcome)]) -> Result<Values> {
    Ok(values.and(millis(now))?.and(serde_json::to_string(ended)?)?)
}

/// Stores an update of the program's own, under a number below zero; `body` makes it of that number.
pub async fn tell_oneself(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    chat: i64,
    body: impl FnOnce(i64) -> Value,
) -> Result<Waiting> {
    let update: i64 =
        sqlx::query_scalar!(r#"SELECT min(coalesce(min(update_id), 0), 0) - 1 AS "update!: i64" FROM inbox"#)
            .fetch_one(&mut *db)
            .await?;
    let (body, received_at) = (body(update), millis(now));
    let text = body.to_string();
    sqlx::query!(
        "INSERT INTO inbox (update_id, chat, body, received_at) VALUES (?, ?, ?, ?)",
        update,
        chat,
        text,
        received_at
    )
    .execute(db)
    .await?;
    Ok(Waiting { update, chat, body: Some(body), received: None })
}

/// What an earlier run accepted and did not finish, in order.
pub async fn unfinished(database: &Database) -> Result<Vec<Waiting>> {
    let mut reader = database.reader().await?;
    // The program's own come last: they answer what was said before.
    let rows =
        sqlx::query!("SELECT update_id, chat FROM inbox WHERE done_at IS NULL ORDER BY update_id < 0, abs(update_id)")
            .fetch_all(&mut *reader)
            .await?;
    Ok(rows
        .into_iter()
        .map(|row| Waiting { update: row.update_id, chat: row.chat, body: None, received: None })
        .collect())
}

/// The body of an update whose turn is still to come; `None` when it is done.
pub async fn body(db: &mut SqliteConnection, update: i64) -> Result<Option<String>> {
    let body =
        sqlx::query_scalar!(r#"SELECT body AS "body!" FROM inbox WHERE update_id = ? AND done_at IS NULL"#, update)
            .fetch_optional(db)
            .await?;
    Ok(body)
}

/// When the oldest update without an answer came. Numbers rise but for a silent week, so the lowest is the oldest;
/// the program's own fall.
pub async fn oldest(db: &mut SqliteConnection) -> Result<Option<DateTime<Utc>>> {
    let oldest = sqlx::query_scalar!(
        r#"SELECT min(received_at) AS "oldest: i64" FROM (
               SELECT * FROM (SELECT received_at FROM inbox
                              WHERE done_at IS NULL AND update_id >= 0 ORDER BY update_id LIMIT 1)
               UNION ALL
               SELECT * FROM (SELECT received_at FROM inbox
                              WHERE done_at IS NULL AND update_id < 0 ORDER BY update_id DESC LIMIT 1))"#
    )
    .fetch_one(db)
    .await?;
    Ok(oldest.and_then(DateTime::from_timestamp_millis))
}

/// Drops the numbers of updates done before a moment, but only so many, since nobody else can write meanwhile; tells
/// how many went.
pub async fn prune(db: &mut SqliteConnection, before: DateTime<Utc>, most: i64) -> Result<u64> {
    let before = millis(before);
    let dropped = sqlx::query!(
        "DELETE FROM inbox WHERE update_id IN
                (SELECT update_id FROM inbox WHERE done_at < ? LIMIT ?)",
        before,
        most
    )
    .execute(db)
    .await?;
    Ok(dropped.rows_affected())
}
