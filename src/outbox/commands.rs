//! The commands of one chat, on their way to the channel.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Address, Body};
use crate::talk::Result;
use crate::talk::session::millis;

/// Has a chat's commands set by the bulk lane, and remembers by `version` which they are. An older list that still waits
/// must not come after this one.
pub async fn set_commands(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    chat: &Address,
    list: Vec<(String, String)>,
    version: &str,
) -> Result<()> {
    sqlx::query!(
        "DELETE FROM outbox
         WHERE external = ? AND channel = ? AND ended_at IS NULL AND lane = 'bulk' AND state = 'waiting'
           AND kind = 'commands'",
        chat.external,
        chat.channel
    )
    .execute(&mut *db)
    .await?;
    let (body, now) = (serde_json::to_string(&Body::Commands(list))?, millis(now));
    sqlx::query!(
        "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
         VALUES (?, ?, ?, 'bulk', 'commands', ?, ?, ?)",
        chat.account,
        chat.channel,
        chat.external,
        body,
        chat.language,
        now
    )
    .execute(&mut *db)
    .await?;
    crate::talk::session::set_commands(db, chat.account, version).await
}
