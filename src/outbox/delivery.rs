//! Delivery: what is claimed, tried again, ended, and called back after a start.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::SqliteConnection;

use super::notices::Quiet;
use super::upkeep::call_back;
use super::{Body, Dispatch, Ending, standing};
use crate::db::{Call, Values};
use crate::ids::{AccountId, MunicipalityId, PersonId};
use crate::model::chats;
use crate::talk::session::{self, millis};
use crate::talk::{Result, Trouble};
use crate::text::Language;

/// Claims what is due in the bulk lane, oldest first, and of each chat only the first, so that notices keep their
/// order. The attempt is counted before it is made.
///
/// A notice that is due in somebody's quiet hours waits on until their end, unless it would then come too late. What
/// this version cannot read ends as failed, so that one row never holds up the rest.
pub async fn claim(db: &mut SqliteConnection, now: DateTime<Utc>, most: i64) -> Result<Vec<Claimed>> {
    let due = millis(now);
    let rows = sqlx::query!(
        r#"SELECT outbox.id, outbox.external AS "external!", outbox.account_id AS "account: AccountId",
                  outbox.attempts, outbox.body, outbox.letter_id, outbox.language AS "language: Language",
                  coalesce(account.reached, 0) AS "reached!: i64",
                  account.quiet_from AS "quiet_from: u32", account.quiet_till AS "quiet_till: u32",
                  coalesce(account.quiet_weekends, 0) AS "quiet_weekends!: bool",
                  account.person_id AS "person?: PersonId", account.municipality_id AS "municipality?: MunicipalityId",
                  municipality.time_zone AS "time_zone?",
                  letter.room, letter.subject, letter.about, letter.say_by,
                  EXISTS (SELECT 1 FROM outbox AS later
                          WHERE later.external = outbox.external AND later.id > outbox.id
                            AND later.ended_at IS NULL AND later.lane = 'bulk') AS "has_behind!: bool"
           FROM outbox
           LEFT JOIN account ON account.id = outbox.account_id
           LEFT JOIN municipality ON municipality.id = account.municipality_id
           LEFT JOIN letter ON letter.id = outbox.letter_id
           WHERE outbox.id IN (SELECT id FROM outbox_first WHERE due_at <= ? ORDER BY due_at LIMIT ?)
           ORDER BY outbox.due_at"#,
        due,
        most
    )
    .fetch_all(&mut *db)
    .await?;
    let mut letters: HashMap<_, Body> = HashMap::new();
    let mut dispatches = Vec::with_capacity(rows.len());
    for row in rows {
        let zone = row.time_zone.map(|zone| zone.parse::<Tz>().map_err(Trouble::fault)).transpose()?;
        let quiet = Quiet { hours: row.quiet_from.zip(row.quiet_till), weekends: row.quiet_weekends };
        if let (Some(_), Some(zone)) = (row.letter_id, zone)
            && let Some(end) = quiet.until(now, zone, row.say_by.and_then(DateTime::from_timestamp_millis))
        {
            set_due(db, row.id, end).await?;
            continue;
        }
        let body = match (row.body, row.letter_id) {
            (Some(body), _) => serde_json::from_str(&body).ok(),
            (None, letter) => match letters.entry((letter, row.language.code())) {
                Entry::Occupied(known) => Some(known.get().clone()),
                Entry::Vacant(unknown) => {
                    let body = read_letter(db, letter, row.language).await?;
                    body.map(|body| unknown.insert(body).clone())
                }
            },
        };
        let Some(body) = body else {
            end(db, now, row.id, &Ending::Failed(UNREADABLE.to_owned())).await?;
            continue;
        };
        let dispatch = Dispatch {
            id: row.id,
            external: row.external,
            account: row.account,
            attempts: row.attempts + 1,
            reached: row.reached,
            body,
            language: row.language,
            asked: None,
            message: None,
        };
        let matter = match &dispatch.body {
            Body::Edit { room, about, .. } => Some((room.clone(), about.clone())),
            Body::Reply { .. }
            | Body::Notice(_)
            | Body::InChat { .. }
            | Body::Offers { .. }
            | Body::Parcel(_)
            | Body::Export { .. }
            | Body::Commands(_) => row.room.zip(row.about),
        };
        let looker = matter.zip(row.person.zip(row.municipality.zip(zone)));
        let looks = looker.map(|((room, about), (person, at))| ToLookAt { room, about, person, at });
        dispatches.push(Claimed { dispatch, subject: row.subject, has_behind: row.has_behind, looks });
    }
    let claimed: Vec<_> = dispatches.iter().map(|claimed| claimed.dispatch.id).collect();
    let claimed = serde_json::to_string(&claimed)?;
    sqlx::query!(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1
         WHERE id IN (SELECT value FROM json_each(?))",
        claimed
    )
    .execute(db)
    .await?;
    Ok(dispatches)
}

/// A notice that is claimed.
#[derive(Debug)]
pub struct Claimed {
    /// What is said.
    pub dispatch: Dispatch,
    /// What it is about, by the number of its room.
    pub subject: Option<i64>,
    /// Whether more notices wait behind it in its chat.
    pub has_behind: bool,
    /// Who looks at it before it is said; `None` where it is said as it was written.
    pub looks: Option<ToLookAt>,
}

/// What a room needs to look at a notice again.
#[derive(Debug)]
pub struct ToLookAt {
    /// The room.
    pub room: String,
    /// What the notice is about, as the room wrote it.
    pub about: String,
    /// To whom it is said.
    pub person: PersonId,
    /// In which municipality, and its zone.
    pub at: (MunicipalityId, Tz),
}

/// Drops a notice that is not to be said after all.
pub async fn drop_unsaid(db: &mut SqliteConnection, id: i64) -> Result<()> {
    sqlx::query!("DELETE FROM outbox WHERE id = ?", id).execute(db).await?;
    Ok(())
}

/// Drops the notices that wait behind this one in its chat and that the same room wrote about the same: the first has
/// settled them.
pub async fn drop_behind(db: &mut SqliteConnection, first: &Dispatch, room: &str, subject: i64) -> Result<()> {
    sqlx::query!(
        "DELETE FROM outbox WHERE external = ? AND id > ? AND ended_at IS NULL AND lane = 'bulk' AND state = 'waiting'
           AND EXISTS (SELECT 1 FROM letter
                       WHERE letter.id = outbox.letter_id AND letter.room = ? AND letter.subject = ?)",
        first.external,
        first.id,
        room,
        subject
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The reason given for a row that another version wrote.
const UNREADABLE: &str = "this version cannot read it";

async fn set_due(db: &mut SqliteConnection, id: i64, due: DateTime<Utc>) -> Result<()> {
    let due = millis(due);
    sqlx::query!("UPDATE outbox SET due_at = ? WHERE id = ?", due, id).execute(db).await?;
    Ok(())
}

async fn read_letter(db: &mut SqliteConnection, letter: Option<i64>, language: Language) -> Result<Option<Body>> {
    let row = sqlx::query!("SELECT ru, en FROM letter WHERE id = ?", letter).fetch_one(db).await?;
    Ok(serde_json::from_str(&language.pick(row.ru, row.en)).ok())
}

/// When the bulk lane has something to do next, in milliseconds; `None` when nothing waits. What is queued behind
/// another notice of its chat is not counted.
pub async fn next_due(db: &mut SqliteConnection) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar!("SELECT due_at FROM outbox_first ORDER BY due_at LIMIT 1").fetch_optional(db).await?)
}

/// Postpones a bulk dispatch. One that only flood control held back does not count as tried.
pub async fn again(db: &mut SqliteConnection, id: i64, due: DateTime<Utc>, was_tried: bool) -> Result<()> {
    let (due, untried) = (millis(due), i64::from(!was_tried));
    sqlx::query!(
        "UPDATE outbox SET state = 'waiting', due_at = ?, attempts = attempts - ?
         WHERE id = ? AND state = 'sending'",
        due,
        untried,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Counts another attempt at a reply.
pub async fn count_attempt(db: &mut SqliteConnection, id: i64) -> Result<()> {
    sqlx::query!("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", id).execute(db).await?;
    Ok(())
}

/// Keeps an ending; the words and the address go. A person who has blocked the bot is marked unreachable, unless they
/// have come back meanwhile.
pub async fn end(db: &mut SqliteConnection, now: DateTime<Utc>, id: i64, ending: &Ending) -> Result<()> {
    let (state, reason) = match ending {
        Ending::Sent => return end_sent(db, now, &[id], &[]).await,
        Ending::Blocked { reason, .. } => ("blocked", reason),
        Ending::Failed(reason) => ("failed", reason),
    };
    if let Ending::Blocked { .. } = ending {
        leave_chat(db, now, id).await?;
    }
    let ended_at = millis(now);
    let row = sqlx::query!(
        r#"UPDATE outbox SET state = ?, reason = ?, ended_at = ?, body = NULL, letter_id = NULL, external = NULL
           WHERE id = ? RETURNING account_id AS "account: AccountId", kind"#,
        state,
        reason,
        ended_at,
        id
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some((account, kind)) = row.and_then(|row| Some((row.account?, row.kind))) else {
        return Ok(());
    };
    if kind == "commands" {
        // The chat does not have commands that failed to arrive; they are set when the person comes back.
        session::set_commands(db, Some(account), "lost").await?;
    }
    if let Ending::Blocked { reached, .. } = ending {
        session::lose(db, account, *reached).await?;
    }
    Ok(())
}

/// Notes that the messenger lets the bot say nothing in a group any more, where a row was for one.
async fn leave_chat(db: &mut SqliteConnection, now: DateTime<Utc>, id: i64) -> Result<()> {
    let row = sqlx::query!("SELECT channel, external FROM outbox WHERE id = ? AND account_id IS NULL", id)
        .fetch_optional(&mut *db)
        .await?;
    if let Some((channel, Some(external))) = row.map(|row| (row.channel, row.external)) {
        chats::lose(db, now, &channel, &external).await?;
    }
    Ok(())
}

/// Records that the channel took these; their texts and addresses are dropped. Those that stand in a chat now, by the
/// number of their message, are remembered where they name what they are about.
pub async fn end_sent(
    db: &mut SqliteConnection,
    now: DateTime<Utc>,
    sent: &[i64],
    stand: &[(i64, String)],
) -> Result<()> {
    static ENDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[SENT]));
    static STANDS: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[standing::STANDS, standing::CHANGED_MEANWHILE, chats::STANDS, SENT]));
    if sent.is_empty() {
        return Ok(());
    }
    let (call, values) = if stand.is_empty() {
        (&ENDS, Values::default())
    } else {
        (&STANDS, standing::standing(Values::default(), now, stand)?.and(serde_json::to_string(stand)?)?)
    };
    call.make(db, values.and(millis(now))?.and(serde_json::to_string(sent)?)?).await?;
    Ok(())
}

/// Drops the texts and addresses of what was sent.
const SENT: &str = "UPDATE outbox SET state = 'sent', ended_at = ?, body = NULL, letter_id = NULL, external = NULL
 WHERE id IN (SELECT value FROM json_each(?))";

/// After a start: what was being sent in the bulk lane waits again; the replies that were being sent are returned
/// to be said again, in their order.
pub async fn recover(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<Vec<Dispatch>> {
    call_back(db, now).await?;
    sqlx::query!("UPDATE outbox SET state = 'waiting' WHERE state = 'sending' AND lane = 'bulk'")
        .execute(&mut *db)
        .await?;
    let rows = sqlx::query!(
        r#"UPDATE outbox SET attempts = attempts + 1 WHERE state = 'sending'
           RETURNING id, external AS "external!", account_id AS "account: AccountId", attempts,
                     body AS "body!", language AS "language: Language",
                     coalesce((SELECT reached FROM account WHERE id = account_id), 0) AS "reached!: i64""#
    )
    .fetch_all(&mut *db)
    .await?;
    let mut dispatches = Vec::with_capacity(rows.len());
    for row in rows {
        let Ok(body) = serde_json::from_str(&row.body) else {
            end(db, now, row.id, &Ending::Failed(UNREADABLE.to_owned())).await?;
            continue;
        };
        dispatches.push(Dispatch {
            id: row.id,
            external: row.external,
            account: row.account,
            attempts: row.attempts,
            reached: row.reached,
            body,
            language: row.language,
            asked: None,
            message: None,
        });
    }
    dispatches.sort_by_key(|dispatch| dispatch.id);
    Ok(dispatches)
}
