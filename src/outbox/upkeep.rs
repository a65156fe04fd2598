//! What the outbox holds, and how it is kept small.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::standing;
use crate::talk::Result;
use crate::talk::session::millis;

/// Makes due what was postponed while the clock ran ahead: nothing is postponed for longer than from the quiet hours of a
/// Friday to their end on Monday.
pub(super) async fn call_back(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<()> {
    let (now, latest) = (millis(now), millis(now + TimeDelta::hours(97)));
    sqlx::query!("UPDATE outbox SET due_at = ? WHERE state = 'waiting' AND due_at > ?", now, latest)
        .execute(db)
        .await?;
    Ok(())
}

/// How much is still to be said.
pub async fn unfinished(db: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        r#"SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting')
                + (SELECT count(*) FROM outbox WHERE state = 'sending') AS "unfinished!: i64""#
    )
    .fetch_one(db)
    .await?)
}

/// What is still to be said in one lane.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// What waits.
    pub waiting: i64,
    /// What is on its way.
    pub sending: i64,
    /// When the oldest of both is or was due.
    pub oldest: Option<DateTime<Utc>>,
}

/// What is still to be said in both lanes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Stocks {
    /// Replies.
    pub interactive: Stock,
    /// Notices.
    pub bulk: Stock,
}

/// Counts what is still to be said, by the partial indexes of open rows: ended rows are many times as many.
pub async fn stock(db: &mut SqliteConnection) -> Result<Stocks> {
    let mut stocks = Stocks::default();
    let sending = sqlx::query!(
        r#"SELECT lane AS "lane!", count(*) AS "sending!: i64", min(due_at) AS "oldest!: i64"
           FROM outbox WHERE state = 'sending' GROUP BY lane"#
    )
    .fetch_all(&mut *db)
    .await?;
    for row in sending {
        let stock = match row.lane.as_str() {
            "bulk" => &mut stocks.bulk,
            _ => &mut stocks.interactive,
        };
        stock.sending = row.sending;
        stock.oldest = DateTime::from_timestamp_millis(row.oldest);
    }
    // A reply never waits: it is stored as being sent.
    let waiting = sqlx::query!(
        r#"SELECT count(*) AS "waiting!: i64", min(due_at) AS "oldest: i64" FROM outbox WHERE state = 'waiting'"#
    )
    .fetch_one(db)
    .await?;
    stocks.bulk.waiting = waiting.waiting;
    let oldest = waiting.oldest.and_then(DateTime::from_timestamp_millis);
    stocks.bulk.oldest = stocks.bulk.oldest.into_iter().chain(oldest).min();
    Ok(stocks)
}

/// How long an ending is of interest: a reply that was sent for a day, everything else for a season. Replies are
/// as many as turns, so that the file would grow by gigabytes a year.
const SENT_REPLY: TimeDelta = TimeDelta::days(1);
pub(super) const ENDING: TimeDelta = TimeDelta::days(90);

/// Drops old endings, and the letters that nobody waits for any more, since an ended row has let go of its letter; but
/// only so many of each kind, since nobody else can write meanwhile. Tells how many went.
pub async fn prune(db: &mut SqliteConnection, now: DateTime<Utc>, most: i64) -> Result<u64> {
    call_back(db, now).await?;
    let (yesterday, season) = (millis(now - SENT_REPLY), millis(now - ENDING));
    let replies = sqlx::query!(
        "DELETE FROM outbox WHERE id IN
                (SELECT id FROM outbox
                 WHERE lane = 'interactive' AND ended_at < ? AND state = 'sent' LIMIT ?)",
        yesterday,
        most
    )
    .execute(&mut *db)
    .await?;
    let failed_replies = sqlx::query!(
        "DELETE FROM outbox WHERE id IN
                (SELECT id FROM outbox WHERE lane = 'interactive' AND ended_at < ? LIMIT ?)",
        season,
        most
    )
    .execute(&mut *db)
    .await?;
    let notices = sqlx::query!(
        "DELETE FROM outbox WHERE id IN
                (SELECT id FROM outbox WHERE lane = 'bulk' AND ended_at < ? LIMIT ?)",
        season,
        most
    )
    .execute(&mut *db)
    .await?;
    let standing = standing::prune(db, now, most).await?;
    Ok(replies.rows_affected() + failed_replies.rows_affected() + notices.rows_affected() + standing)
}

/// Drops the letters that nobody waits for any more: an ended row has let go of its letter.
pub async fn prune_letters(db: &mut SqliteConnection) -> Result<()> {
    sqlx::query!("DELETE FROM letter WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.letter_id = letter.id)")
        .execute(db)
        .await?;
    Ok(())
}
