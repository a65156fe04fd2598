//! Updates made durable before they are confirmed.
//!
//! A batch is in the file, synced, before the polling offset moves or the webhook answers 200. A turn marks its
//! update done in its own transaction and drops its body; the number stays for a while, so that a repetition is
//! known for what it is.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::{Connection, SqliteConnection};

use super::hear;
use crate::db::Database;
use crate::talk::Result;
use crate::talk::session::millis;

/// An update that waits for its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Telegram's number.
    pub update: i64,
    /// Its chat; 0 for none.
    pub chat: i64,
    /// The message whose button it presses, where that is known.
    pub presses: Option<i64>,
}

/// How a turn ended for its update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The person got an answer.
    Answered,
    /// It asked for none.
    Ignored,
    /// The turn failed, and the person got an apology.
    Failed,
}

/// Stores a batch and returns what is to be done of it, in order: what is new, and what was stored before and lost
/// its place in line, which is harmless where it had not. When this returns, the batch survives a power cut.
pub async fn store(
    database: &Database,
    now: DateTime<Utc>,
    updates: &[Value],
) -> Result<Vec<Waiting>> {
    let rows: Vec<_> = updates
        .iter()
        .filter_map(|update| {
            let number = update.get("update_id")?.as_i64()?;
            Some((number, hear::chat_of(update), update.to_string()))
        })
        .collect();
    let rows = serde_json::to_string(&rows)?;
    let now = millis(now);
    let mut writer = database.writer().await?;
    sqlx::query("PRAGMA synchronous = FULL")
        .execute(&mut *writer)
        .await?;
    let stored = insert(&mut writer, &rows, now).await;
    // Set back whatever came of the insert: the connection is everybody's.
    let set_back = sqlx::query("PRAGMA synchronous = NORMAL")
        .execute(&mut *writer)
        .await;
    let mut stored = stored?;
    set_back?;
    for waiting in &mut stored {
        let update = updates
            .iter()
            .find(|update| update["update_id"] == waiting.update);
        waiting.presses = update.and_then(hear::pressed_message);
    }
    Ok(stored)
}

async fn insert(db: &mut SqliteConnection, rows: &str, now: i64) -> Result<Vec<Waiting>> {
    let mut transaction = db.begin_with("BEGIN IMMEDIATE").await?;
    let stored = sqlx::query!(
        r#"INSERT INTO inbox (update_id, chat, body, received_at)
           SELECT value ->> 0, value ->> 1, value ->> 2, ?2 FROM json_each(?1) WHERE true
           ON CONFLICT (update_id) DO UPDATE SET chat = excluded.chat WHERE done_at IS NULL
           RETURNING update_id, chat"#,
        rows,
        now
    )
    .fetch_all(&mut *transaction)
    .await?;
    transaction.commit().await?;
    let mut stored: Vec<_> = stored
        .into_iter()
        .map(|row| Waiting {
            update: row.update_id,
            chat: row.chat,
            presses: None,
        })
        .collect();
    stored.sort_by_key(|waiting| waiting.update);
    Ok(stored)
}

/// What an earlier run accepted and did not finish, in order.
pub async fn unfinished(database: &Database) -> Result<Vec<Waiting>> {
    let mut reader = database.reader().await?;
    let rows =
        sqlx::query!("SELECT update_id, chat FROM inbox WHERE done_at IS NULL ORDER BY update_id")
            .fetch_all(&mut *reader)
            .await?;
    Ok(rows
        .into_iter()
        .map(|row| Waiting {
            update: row.update_id,
            chat: row.chat,
            presses: None,
        })
        .collect())
}

/// The body of an update whose turn is still to come; `None` when it is done.
pub async fn body(db: &mut SqliteConnection, update: i64) -> Result<Option<String>> {
    let body = sqlx::query_scalar!(
        r#"SELECT body AS "body!" FROM inbox WHERE update_id = ? AND done_at IS NULL"#,
        update
    )
    .fetch_optional(db)
    .await?;
    Ok(body)
}

/// Marks an update done, in the transaction of its turn.
pub async fn done(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    update: i64,
    outcome: Outcome,
) -> Result<()> {
    let now = millis(now);
    let outcome = match outcome {
        Outcome::Answered => "answered",
        Outcome::Ignored => "ignored",
        Outcome::Failed => "failed",
    };
    sqlx::query!(
        "UPDATE inbox SET done_at = ?, outcome = ?, body = NULL, chat = 0 WHERE update_id = ?",
        now,
        outcome,
        update
    )
    .execute(db)
    .await?;
    Ok(())
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
