//! The commands of chats, on their way to the channel.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::SqliteConnection;

use super::{Address, Body};
use crate::db::{Call, Values};
use crate::talk::Result;
use crate::talk::session::{self, millis};

/// What a chat is to show, and the version by which that is remembered.
#[derive(Debug)]
pub struct Commands {
    /// Where.
    pub chat: Address,
    /// Each command with what it does.
    pub list: Vec<(String, String)>,
    /// Which they are.
    pub version: String,
}

/// Drops the lists of chats that still wait: the chats as JSON.
const DROP: &str = "DELETE FROM outbox WHERE id IN
 (SELECT old.id FROM json_each(?) AS chat
  CROSS JOIN outbox AS old ON old.external = chat.value ->> 2 AND old.ended_at IS NULL
  WHERE old.channel = chat.value ->> 1 AND old.lane = 'bulk' AND old.state = 'waiting' AND old.kind = 'commands')";

/// Stores lists: the moment, the chats as JSON.
const ADD: &str = "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
 SELECT value ->> 0, value ->> 1, value ->> 2, 'bulk', 'commands', value ->> 3, value ->> 4, ? FROM json_each(?)";

/// Has the commands of chats set by the bulk lane, and remembers which they are. An older list that still waits must not
/// come after a newer one.
pub async fn set_commands(db: &mut SqliteConnection, now: DateTime<Utc>, all: &[Commands]) -> Result<()> {
    static SETS: LazyLock<Call> = LazyLock::new(|| Call::of(&[DROP, ADD, session::SET_COMMANDS]));
    if all.is_empty() {
        return Ok(());
    }
    let mut chats = Vec::with_capacity(all.len());
    for Commands { chat, list, version } in all {
        let body = serde_json::to_string(&Body::Commands(list.clone()))?;
        chats.push(json!([chat.account, chat.channel, chat.external, body, chat.language.code(), version]));
    }
    let chats = serde_json::to_string(&chats)?;
    SETS.make(db, Values::default().and(&chats)?.and(millis(now))?.and(&chats)?.and(&chats)?).await?;
    Ok(())
}
