//! The commands of one chat, on their way to the channel.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Address, Body};
use crate::db::{Call, Values};
use crate::talk::Result;
use crate::talk::session::{self, millis};

/// Drops the lists of a chat that still wait: the chat, the channel.
const DROP: &str = "DELETE FROM outbox
 WHERE external = ? AND channel = ? AND ended_at IS NULL AND lane = 'bulk' AND state = 'waiting'
   AND kind = 'commands'";

/// Stores a list: the account, the channel, the chat, the list, the language, the moment.
const ADD: &str = "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
 VALUES (?, ?, ?, 'bulk', 'commands', ?, ?, ?)";

/// Has a chat's commands set by the bulk lane, and remembers by `version` which they are. An older list that still waits
/// must not come after this one.
pub async fn set_commands(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    chat: &Address,
    list: Vec<(String, String)>,
    version: &str,
) -> Result<()> {
    static SETS: LazyLock<Call> = LazyLock::new(|| Call::of(&[DROP, ADD, session::SET_COMMANDS]));
    let body = serde_json::to_string(&Body::Commands(list))?;
    let values = Values::default().and(&chat.external)?.and(&chat.channel)?;
    let values = values.and(chat.account)?.and(&chat.channel)?.and(&chat.external)?.and(body)?;
    let values = values.and(chat.language)?.and(millis(now))?;
    SETS.make(db, values.and(version)?.and(chat.account)?).await?;
    Ok(())
}
