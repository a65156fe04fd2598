//! What is said in group chats: cards that stand there and are kept true.
//!
//! A card is one message for ever: whether it is sent or edited is decided when it is claimed, since the row before it in
//! its chat may have become that message meanwhile. One that waits is replaced by what is to be said now, so that a chat
//! which takes twenty messages a minute is not told of every step in between.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::SqliteConnection;

use super::Body;
use crate::db::{Call, Values};
use crate::model::chats;
use crate::talk::session::millis;
use crate::talk::{Result, Screen, Tx};
use crate::text::Language;

/// A card for a group chat.
#[derive(Debug, Clone)]
pub struct CardSaid {
    /// The messenger.
    pub channel: String,
    /// The chat, as the messenger names it.
    pub external: String,
    /// In which language it is spoken to.
    pub language: Language,
    /// Which card.
    pub card: i64,
    /// Whether it is of no use to a chat in which the card does not stand yet.
    pub only_edit: bool,
    /// What it says.
    pub screen: Screen,
}

/// Drops what waits to be said of the same cards: the cards as JSON.
const DROP: &str = "DELETE FROM outbox WHERE id IN
 (SELECT old.id FROM json_each(?) AS said
  CROSS JOIN outbox AS old ON old.external = said.value ->> 1 AND old.ended_at IS NULL AND old.lane = 'bulk'
  WHERE old.channel = said.value ->> 0 AND old.state = 'waiting' AND old.body ->> '$.InChat.card' = said.value ->> 2)";

/// Stores cards: the moment, the cards as JSON.
const ADD: &str = "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
 SELECT NULL, value ->> 0, value ->> 1, 'bulk', 'notice', value ->> 3, value ->> 4, ? FROM json_each(?)";

/// Has cards said in their chats by the bulk lane.
pub async fn say_in_chats(tx: &mut Tx, said: Vec<CardSaid>) -> Result<()> {
    static SAYS: LazyLock<Call> = LazyLock::new(|| Call::of(&[DROP, ADD]));
    if said.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::with_capacity(said.len());
    for CardSaid { channel, external, language, card, only_edit, screen } in said {
        let body = serde_json::to_string(&Body::InChat { card, only_edit, message: None, screen })?;
        rows.push(json!([channel, external, card, body, language.code()]));
    }
    let rows = serde_json::to_string(&rows)?;
    let values = Values::default().and(&rows)?.and(millis(tx.now))?.and(&rows)?;
    SAYS.make(tx.db(), values).await?;
    tx.wake_bulk();
    Ok(())
}

/// A group chat has another number from now on: what waits to be said there goes to the new one.
pub async fn move_chat(db: &mut SqliteConnection, channel: &str, from: &str, to: &str) -> Result<()> {
    chats::moved(db, channel, from, to).await?;
    sqlx::query!(
        "UPDATE outbox SET external = ? WHERE external = ? AND ended_at IS NULL AND lane = 'bulk' AND channel = ?",
        to,
        from,
        channel
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The messenger has refused a row, since its chat has another number: the row, and whatever waits with it, goes there.
pub async fn go_after(db: &mut SqliteConnection, now: DateTime<Utc>, id: i64, to: &str) -> Result<()> {
    let row = sqlx::query!("SELECT channel, external FROM outbox WHERE id = ? AND ended_at IS NULL", id)
        .fetch_optional(&mut *db)
        .await?;
    let Some((channel, Some(from))) = row.map(|row| (row.channel, row.external)) else {
        return Ok(());
    };
    move_chat(db, &channel, &from, to).await?;
    let due_at = millis(now);
    sqlx::query!(
        "UPDATE outbox SET state = iif(lane = 'bulk', 'waiting', state), external = ?, due_at = ? WHERE id = ?",
        to,
        due_at,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}
