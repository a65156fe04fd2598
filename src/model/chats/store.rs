//! What is asked of the database about group chats, and how they are bound, moved and lost.

use std::fmt::Write;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rand::Rng;
use serde_json::json;
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use super::AHEAD;
use crate::db::{Call, Values};
use crate::ids::{AccountId, EventId, GroupId, MunicipalityId, PersonId};
use crate::model::events;
use crate::model::journal::{self, Entry};
use crate::model::roles::Leader;
use crate::talk::{Cx, Result, Trouble, Tx};
use crate::text::{Language, clipped, one_line};

/// How long a code binds.
const LIFE: chrono::TimeDelta = chrono::TimeDelta::minutes(10);
/// The longest title that is kept; Telegram allows 128.
const TITLE: usize = 128;

/// The chat of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InChat {
    /// What it is called in the messenger.
    pub title: String,
    /// Whether the bot is no longer there.
    pub is_gone: bool,
}

/// The chat of a group of this municipality, if it has one.
pub async fn of_group(tx: &mut Tx, group: GroupId) -> Result<Option<InChat>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        InChat,
        r#"SELECT title, gone_at IS NOT NULL AS "is_gone!: bool" FROM group_chat
           WHERE group_id = ? AND municipality_id = ?"#,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?)
}

/// Makes a code that binds a chat to the leader's group; an earlier one of the group binds nothing any more.
pub async fn code(cx: &mut Cx, leader: Leader) -> Result<String> {
    // None that sound or look alike: it may have to be typed.
    const SIGNS: &[u8] = b"abcdefghkmnpqrstuvwxyz23456789";
    let code: String = {
        let mut random = rand::rng();
        (0..20).map(|_| SIGNS[random.random_range(0..SIGNS.len())] as char).collect()
    };
    let (hash, group, now) = (hash(&code, cx.account_id()), leader.group(), cx.now);
    let expires_at = now + LIFE;
    sqlx::query!("DELETE FROM chat_code WHERE group_id = ? OR expires_at <= ?", group, now).execute(cx.db()).await?;
    sqlx::query!("INSERT INTO chat_code (hash, group_id, expires_at) VALUES (?, ?, ?)", hash, group, expires_at)
        .execute(cx.db())
        .await?;
    Ok(code)
}

/// The hash of a code and of the account to which it was shown: of anybody else it is another one.
fn hash(code: &str, account: AccountId) -> String {
    let text = format!("{code}/{account}");
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What came of a code that was said in a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Binding {
    /// The chat belongs to the group of this name from now on.
    Bound(String),
    /// The code is unknown, too old, used up, or somebody else's; or its account leads that group no more.
    Wrong,
    /// The chat belongs to another group; the code can be used elsewhere.
    Taken,
}

/// Uses up a code: its hash.
const USE_UP: &str = "DELETE FROM chat_code WHERE hash = ?";

/// Lets go of the chat that a group had before, with its cards: the group, and the chat that it has from now on.
const REPLACE: &str = "DELETE FROM group_chat WHERE group_id = ? AND external != ?";

/// Stores the chat of a group; one that is bound again keeps its cards: the municipality, the group, the channel, the chat,
/// its title, the language, the moment twice.
const STORE: &str =
    "INSERT INTO group_chat (municipality_id, group_id, channel, external, title, language, bound_at, settled_till)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (channel, external) DO UPDATE SET title = excluded.title, gone_at = NULL";

/// Binds a chat to the group of a code that the account which speaks has asked for. The code is used up by it.
pub async fn bind(cx: &mut Cx, external: &str, title: &str, code: &str) -> Result<Binding> {
    static BINDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[USE_UP, REPLACE, STORE, journal::NOTE]));
    let (hash, now, channel) = (hash(code, cx.account_id()), cx.now, cx.account.channel.clone());
    let row = sqlx::query!(
        r#"SELECT groups.id AS "group: GroupId", groups.name,
                  (SELECT group_id FROM group_chat WHERE channel = ?3 AND external = ?4) AS "holder?: GroupId"
           FROM chat_code JOIN groups ON groups.id = chat_code.group_id
           WHERE chat_code.hash = ?1 AND chat_code.expires_at > ?2"#,
        hash,
        now,
        channel,
        external
    )
    .fetch_optional(cx.db())
    .await?;
    let (Some(row), Some(person)) = (row, cx.person()) else {
        return Ok(Binding::Wrong);
    };
    let Some(leader) = Leader::find(cx, person, row.group).await? else {
        return Ok(Binding::Wrong);
    };
    if row.holder.is_some_and(|holder| holder != row.group) {
        return Ok(Binding::Taken);
    }
    let title = clipped(&one_line(title), TITLE);
    let values = Values::default().and(&hash)?.and(row.group)?.and(external)?;
    let values = values.and(cx.municipality())?.and(row.group)?.and(&channel)?.and(external)?.and(&title)?;
    let values = values.and(cx.language())?.and(now)?.and(now)?;
    let entry = Entry { group: Some(row.group), ..Entry::default() };
    let values = journal::noted(values, cx, leader.id(), "chat-bound", entry)?;
    BINDS.make(cx.db(), values).await?;
    cx.wake_duties();
    Ok(Binding::Bound(row.name))
}

/// Lets the chat of the leader's group go; tells whether there was one.
pub async fn unbind(tx: &mut Tx, leader: Leader) -> Result<bool> {
    let group = leader.group();
    let gone = sqlx::query!("DELETE FROM group_chat WHERE group_id = ?", group).execute(tx.db()).await?;
    if gone.rows_affected() == 0 {
        return Ok(false);
    }
    let entry = Entry { group: Some(group), ..Entry::default() };
    journal::note(tx, leader.id(), "chat-unbound", entry).await?;
    Ok(true)
}

/// A chat has another number from now on: what stands in the old one cannot be reached any more.
pub async fn moved(db: &mut SqliteConnection, channel: &str, from: &str, to: &str) -> Result<()> {
    let moved = sqlx::query_scalar!(
        r#"UPDATE group_chat SET external = ?1, gone_at = NULL
           WHERE channel = ?2 AND external = ?3
             AND NOT EXISTS (SELECT 1 FROM group_chat AS known WHERE known.channel = ?2 AND known.external = ?1)
           RETURNING id AS "id!: i64""#,
        to,
        channel,
        from
    )
    .fetch_optional(&mut *db)
    .await?;
    if let Some(chat) = moved {
        sqlx::query!("UPDATE chat_card SET message = NULL WHERE chat_id = ?", chat).execute(db).await?;
    }
    Ok(())
}

/// Notes what a chat is called now.
pub async fn retitle(db: &mut SqliteConnection, channel: &str, external: &str, title: &str) -> Result<()> {
    let title = clipped(&one_line(title), TITLE);
    sqlx::query!("UPDATE group_chat SET title = ? WHERE channel = ? AND external = ?", title, channel, external)
        .execute(db)
        .await?;
    Ok(())
}

/// A chat in which the bot is now, or is no more, and was otherwise before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Whose it is.
    pub group: GroupId,
    /// Where.
    pub municipality: MunicipalityId,
    /// Its zone.
    pub zone: Tz,
    /// What the chat is called.
    pub title: String,
    /// Who leads the group.
    pub leader: Option<PersonId>,
}

/// Notes that the bot is in a chat, or is no more; `None` where that is nothing new, or the chat belongs to no group.
pub async fn set_present(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    channel: &str,
    external: &str,
    is_there: bool,
) -> Result<Option<Presence>> {
    let gone_at = (!is_there).then_some(now);
    let row = sqlx::query!(
        r#"UPDATE group_chat SET gone_at = ?1
           WHERE channel = ?2 AND external = ?3 AND (gone_at IS NULL) = (?1 IS NOT NULL)
           RETURNING group_id AS "group!: GroupId", title AS "title!", municipality_id AS "municipality!: MunicipalityId",
                     (SELECT time_zone FROM municipality WHERE municipality.id = group_chat.municipality_id) AS "zone!",
                     coalesce((SELECT person_id FROM appointment
                               WHERE appointment.group_id = group_chat.group_id AND role = 'leader' AND until IS NULL),
                              (SELECT person_id FROM appointment
                               WHERE appointment.group_id = group_chat.group_id AND role = 'deputy' AND until IS NULL))
                         AS "leader?: PersonId""#,
        gone_at,
        channel,
        external
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        let zone = row.zone.parse().map_err(Trouble::fault)?;
        Ok(Presence { group: row.group, municipality: row.municipality, zone, title: row.title, leader: row.leader })
    })
    .transpose()
}

/// Notes that the messenger lets the bot say nothing in a chat any more.
pub async fn lose(db: &mut SqliteConnection, now: DateTime<Utc>, channel: &str, external: &str) -> Result<()> {
    sqlx::query!(
        "UPDATE group_chat SET gone_at = coalesce(gone_at, ?) WHERE channel = ? AND external = ?",
        now,
        channel,
        external
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A card that a chat lacks, or that is not true any more.
#[derive(Debug, Clone)]
pub struct Due {
    /// The chat, by its number here.
    pub chat: i64,
    /// The messenger.
    pub channel: String,
    /// The chat, as the messenger names it.
    pub external: String,
    /// In which language it is spoken to.
    pub language: Language,
    /// The event.
    pub event: EventId,
    /// What the card will say, as a mark of it.
    pub print: String,
}

/// The cards that are due in a municipality, the nearest events first.
pub async fn due(tx: &mut Tx, most: i64) -> Result<Vec<Due>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let till = now + AHEAD;
    Ok(sqlx::query_as!(
        Due,
        r#"SELECT group_chat.id AS "chat!: i64", group_chat.channel, group_chat.external,
                  group_chat.language AS "language: Language", event.id AS "event!: EventId",
                  (SELECT print FROM event_print WHERE event_print.event_id = event.id) AS "print!: String"
           FROM group_chat
           CROSS JOIN event_group ON event_group.group_id = group_chat.group_id
           CROSS JOIN event ON event.id = event_group.event_id
           LEFT JOIN chat_card AS card ON card.chat_id = group_chat.id AND card.event_id = event.id
           WHERE group_chat.municipality_id = ?1 AND group_chat.gone_at IS NULL
             AND event.starts_at > group_chat.settled_till
             AND iif(card.id IS NULL, event.cancelled_at IS NULL AND event.starts_at > ?2 AND event.starts_at <= ?3,
                     card.print IS NOT (SELECT print FROM event_print WHERE event_print.event_id = event.id))
           ORDER BY event.starts_at, event.id LIMIT ?4"#,
        municipality,
        now,
        till,
        most
    )
    .fetch_all(tx.db())
    .await?)
}

/// A card in a chat.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its number.
    pub id: i64,
    /// The chat.
    pub chat: i64,
    /// The event.
    pub event: EventId,
    /// When the event was to begin when the card was made.
    pub first_starts_at: DateTime<Utc>,
}

/// Notes what cards say from now on.
pub async fn keep(tx: &mut Tx, due: &[Due]) -> Result<Vec<Card>> {
    let said: Vec<_> = due.iter().map(|due| json!([due.chat, due.event, due.print])).collect();
    let said = serde_json::to_string(&said)?;
    Ok(sqlx::query_as!(
        Card,
        r#"INSERT INTO chat_card (chat_id, event_id, print, first_starts_at)
           SELECT said.value ->> 0, event.id, said.value ->> 2, event.starts_at
           FROM json_each(?) AS said CROSS JOIN event ON event.id = said.value ->> 1
           WHERE true
           ON CONFLICT (chat_id, event_id) DO UPDATE SET print = excluded.print
           RETURNING id AS "id!: i64", chat_id AS "chat!: i64", event_id AS "event!: EventId",
                     first_starts_at AS "first_starts_at!: DateTime<Utc>""#,
        said
    )
    .fetch_all(tx.db())
    .await?)
}

/// The zone of a municipality was another one than it is: when the events of cards were first to begin stays at the times by the
/// clock, as the events themselves do, or the cards would say that they were moved.
pub(in crate::model) async fn keep_clock_times(
    db: &mut SqliteConnection,
    municipality: MunicipalityId,
    (was, is): (Tz, Tz),
) -> Result<()> {
    let cards = sqlx::query!(
        r#"SELECT chat_card.id AS "id!: i64", first_starts_at AS "at!: DateTime<Utc>"
           FROM group_chat CROSS JOIN chat_card ON chat_card.chat_id = group_chat.id
           WHERE group_chat.municipality_id = ?"#,
        municipality
    )
    .fetch_all(&mut *db)
    .await?;
    let kept = |at| events::same_clock_time(at, was, is).to_rfc3339();
    let cards: Vec<_> = cards.iter().map(|card| (card.id, kept(card.at))).collect();
    let cards = serde_json::to_string(&cards)?;
    sqlx::query!(
        "UPDATE chat_card SET first_starts_at = kept.value ->> 1
         FROM json_each(?) AS kept WHERE chat_card.id = kept.value ->> 0",
        cards
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that all cards are as they should be at this moment.
pub async fn settle(tx: &mut Tx) -> Result<()> {
    let (municipality, now) = (tx.municipality(), tx.now);
    sqlx::query!(
        "UPDATE group_chat SET settled_till = ? WHERE municipality_id = ? AND gone_at IS NULL",
        now,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// The message that a card stands in; `None` where there is no such card any more, `Some(None)` where it stands nowhere.
pub async fn message(db: &mut SqliteConnection, card: i64) -> Result<Option<Option<String>>> {
    Ok(sqlx::query_scalar!("SELECT message FROM chat_card WHERE id = ?", card).fetch_optional(db).await?)
}

/// Notes in which messages cards stand: rows of the outbox and messages, as JSON. Written as rows that are there already,
/// so that SQLite goes from what was said to its card, and not through all cards.
pub(crate) const STANDS: &str = "INSERT INTO chat_card (id, chat_id, event_id, print, first_starts_at, message)
     SELECT card.id, card.chat_id, card.event_id, card.print, card.first_starts_at, said.value ->> 1
     FROM json_each(?) AS said
     CROSS JOIN outbox ON outbox.id = said.value ->> 0
     CROSS JOIN chat_card AS card ON card.id = outbox.body ->> '$.InChat.card'
     WHERE true
     ON CONFLICT (id) DO UPDATE SET message = excluded.message";
