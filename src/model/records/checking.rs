//! «Я на месте»: people check in by themselves, and the codes by which they do.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use rand::Rng;
use sha2::{Digest, Sha256};
use sqlx::Row;

use super::State;
use crate::db::{Call, Values};
use crate::ids::{AccountId, EventId, PersonId};
use crate::model::events::Holder;
use crate::model::roles::Registered;
use crate::talk::{Cx, Result, Tx};

/// So many codes that were wrong an account may type of one event.
pub const TRIES: i64 = 5;
/// The seconds for which a code that changes is shown. The one before it counts as well: it takes time to type.
pub const CHANGES_AFTER: i64 = 60;

/// Notes who has checked in, once: who, when, who did so for them, the event, the municipality. A sheet that is closed
/// takes nobody.
const ARRIVE: &str = "INSERT INTO check_in (event_id, person_id, at, by_id)
     SELECT event.id, ?, ?, ? FROM event
     WHERE event.id = ? AND event.municipality_id = ? AND event.cancelled_at IS NULL
       AND (event.attendance_saved_at IS NULL
            OR EXISTS (SELECT 1 FROM sheet_reopening WHERE sheet_reopening.event_id = event.id))
     ON CONFLICT (event_id, person_id) DO NOTHING";
/// The mark that follows, where it was not noted before: whoever was marked as absent has come after all. What a leader
/// says later stands, since a second check-in changes nothing.
const IS_THERE: &str = "INSERT INTO mark (event_id, person_id, state, follows_promise)
     SELECT ?, ?, 'present', 1 WHERE changes() = 1
     ON CONFLICT (event_id, person_id) WHERE person_id IS NOT NULL DO UPDATE
     SET state = iif(mark.state = 'late', 'late', 'present'),
         follows_promise = iif(mark.state IN ('present', 'late'), mark.follows_promise, 1),
         contribution = iif(mark.state IN ('present', 'late'), mark.contribution, NULL),
         topic = iif(mark.state IN ('present', 'late'), mark.topic, NULL)";
/// What the sheet says of them now: the event, who.
const ARRIVED: &str = "SELECT check_in.at AS arrived_at, mark.state FROM check_in
     JOIN mark ON mark.event_id = check_in.event_id AND mark.person_id = check_in.person_id
     WHERE check_in.event_id = ? AND check_in.person_id = ?";

/// Somebody who has checked in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// When they did so first.
    pub at: DateTime<Utc>,
    /// What the sheet says of them: a leader may have corrected it.
    pub state: State,
}

/// Checks somebody in who is at an event, at the moment at which they were; `by` is who does so for them. Whoever has
/// checked in before stays as they are; `None` where the sheet is closed. Whether it is time is for the caller to ask.
pub async fn check_in(
    tx: &mut Tx,
    who: PersonId,
    event: EventId,
    at: DateTime<Utc>,
    by: Option<PersonId>,
) -> Result<Option<Arrived>> {
    static CHECKS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ARRIVE, IS_THERE, ARRIVED]));
    let municipality = tx.municipality();
    let with = Values::default().and(who)?.and(at)?.and(by)?.and(event)?.and(municipality)?;
    let with = with.and(event)?.and(who)?.and(event)?.and(who)?;
    let rows = CHECKS.make(tx.db(), with).await?;
    let row = rows.iter().find(|row| row.try_get::<String, _>("arrived_at").is_ok());
    row.map(|row| Ok(Arrived { at: row.try_get("arrived_at")?, state: row.try_get("state")? })).transpose()
}

/// Takes a check-in back that somebody else has made: the event, who, as long as the sheet is open.
const TAKE_BACK: &str = "DELETE FROM check_in
     WHERE event_id = ? AND person_id = ? AND by_id IS NOT NULL
       AND EXISTS (SELECT 1 FROM event WHERE event.id = check_in.event_id
                   AND (event.attendance_saved_at IS NULL
                        OR EXISTS (SELECT 1 FROM sheet_reopening WHERE sheet_reopening.event_id = event.id)))";
/// The mark goes with it: the event, who.
const IS_NOT: &str =
    "UPDATE mark SET state = 'unmarked', contribution = NULL, topic = NULL, came_at = NULL, went_at = NULL
     WHERE event_id = ? AND person_id = ? AND changes() = 1 RETURNING state";

/// Takes back that somebody else has checked a person in; `false` where nobody has, or the sheet is closed.
pub async fn take_back(tx: &mut Tx, who: Registered, event: EventId) -> Result<bool> {
    static TAKES: LazyLock<Call> = LazyLock::new(|| Call::of(&[TAKE_BACK, IS_NOT]));
    let with = Values::default().and(event)?.and(who.id())?.and(event)?.and(who.id())?;
    Ok(!TAKES.make(tx.db(), with).await?.is_empty())
}

/// The code of an event's QR picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Of which event.
    pub event: EventId,
    /// What the link of the picture carries.
    pub token: String,
    secret: Vec<u8>,
    /// Whether the code that changes must be typed besides.
    pub changes: bool,
}

impl Code {
    /// The code that the leader's phone shows at a moment: four digits.
    pub fn digits(&self, now: DateTime<Utc>) -> String {
        self.digits_of(now.timestamp().div_euclid(CHANGES_AFTER))
    }

    /// The seconds for which it is still shown.
    pub fn lasts(&self, now: DateTime<Utc>) -> i64 {
        CHANGES_AFTER - now.timestamp().rem_euclid(CHANGES_AFTER)
    }

    /// Whether what was typed is the code of the moment, or the one before it.
    pub fn is(&self, typed: &str, now: DateTime<Utc>) -> bool {
        let slot = now.timestamp().div_euclid(CHANGES_AFTER);
        [slot, slot - 1].into_iter().any(|slot| self.digits_of(slot) == typed)
    }

    fn digits_of(&self, slot: i64) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.secret);
        hash.update(slot.to_be_bytes());
        let hash = hash.finalize();
        let number = hash.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:04}", number % 10_000)
    }
}

/// 22 of `[a-z0-9]`: more than 113 bits, and room for it in a deep link.
fn token() -> String {
    const SIGNS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut random = rand::rng();
    (0..22).map(|_| SIGNS[random.random_range(0..SIGNS.len())] as char).collect()
}

/// The code of an event, which is made when it is asked for first. Only whoever holds the event sees it.
pub async fn code(tx: &mut Tx, holder: Holder, event: EventId) -> Result<Code> {
    made(tx, holder, event, false).await
}

/// A new code in the place of the earlier one, which opens nothing any more.
pub async fn renew_code(tx: &mut Tx, holder: Holder, event: EventId) -> Result<Code> {
    made(tx, holder, event, true).await
}

async fn made(tx: &mut Tx, _: Holder, event: EventId, anew: bool) -> Result<Code> {
    let (token, secret) = (token(), rand::rng().random::<[u8; 16]>().to_vec());
    let row = sqlx::query!(
        r#"INSERT INTO check_in_code (event_id, token, secret) VALUES (?1, ?2, ?3)
           ON CONFLICT (event_id) DO UPDATE
           SET token = iif(?4, excluded.token, token), secret = iif(?4, excluded.secret, secret)
           RETURNING token AS "token!", secret AS "secret!", changes AS "changes!: bool""#,
        event,
        token,
        secret,
        anew
    )
    .fetch_one(tx.db())
    .await?;
    Ok(Code { event, token: row.token, secret: row.secret, changes: row.changes })
}

/// Says whether the code that changes must be typed besides.
pub async fn set_changes(tx: &mut Tx, _: Holder, event: EventId, changes: bool) -> Result<()> {
    sqlx::query!("UPDATE check_in_code SET changes = ? WHERE event_id = ?", changes, event).execute(tx.db()).await?;
    Ok(())
}

/// The code with this token, of an event of the municipality; `None` for one that was renewed, or never was.
pub async fn code_of(tx: &mut Tx, token: &str) -> Result<Option<Code>> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT check_in_code.event_id AS "event!: EventId", secret AS "secret!", changes AS "changes!: bool"
           FROM check_in_code JOIN event ON event.id = check_in_code.event_id
           WHERE token = ? AND event.municipality_id = ?"#,
        token,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(row.map(|row| Code { event: row.event, token: token.to_owned(), secret: row.secret, changes: row.changes }))
}

/// The code of an event, where its leader has made one.
pub async fn code_at(tx: &mut Tx, event: EventId) -> Result<Option<Code>> {
    let row = sqlx::query!(
        r#"SELECT token AS "token!", secret AS "secret!", changes AS "changes!: bool"
           FROM check_in_code WHERE event_id = ?"#,
        event
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(row.map(|row| Code { event, token: row.token, secret: row.secret, changes: row.changes }))
}

/// What became of a code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// It is the one that is shown.
    Right,
    /// It is not, and so many tries are left.
    Wrong(i64),
    /// The account has no more tries, whatever it types.
    TooOften,
}

/// Holds a typed code against the one of the moment. Each wrong one is counted for the account.
pub async fn tried(cx: &mut Cx, code: &Code, typed: &str) -> Result<Tried> {
    let (account, event, is_right) = (cx.account_id(), code.event, code.is(typed, cx.now));
    let tries: i64 = sqlx::query_scalar!(
        r#"SELECT coalesce((SELECT tries FROM check_in_try WHERE account_id = ? AND event_id = ?), 0) AS "tries!: i64""#,
        account,
        event
    )
    .fetch_one(cx.db())
    .await?;
    if tries >= TRIES {
        return Ok(Tried::TooOften);
    }
    if is_right {
        return Ok(Tried::Right);
    }
    count_try(cx, account, event).await?;
    Ok(if tries + 1 >= TRIES { Tried::TooOften } else { Tried::Wrong(TRIES - tries - 1) })
}

async fn count_try(tx: &mut Tx, account: AccountId, event: EventId) -> Result<()> {
    sqlx::query!(
        "INSERT INTO check_in_try (account_id, event_id, tries) VALUES (?, ?, 1)
         ON CONFLICT (account_id, event_id) DO UPDATE SET tries = tries + 1",
        account,
        event
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Events: a code that changes counts for its minute and the next, and yesterday's never.
    #[test]
    fn a_code_counts_for_two_minutes() {
        let code = Code { event: EventId(1), token: token(), secret: vec![7; 16], changes: true };
        let shown = at("2026-11-26T11:30:20Z");
        let digits = code.digits(shown);
        assert_eq!((digits.len(), code.lasts(shown)), (4, 40));
        assert!(code.is(&digits, shown) && code.is(&digits, at("2026-11-26T11:31:59Z")));
        assert!(!code.is(&digits, at("2026-11-26T11:32:00Z")) && !code.is(&digits, at("2026-11-25T11:30:20Z")));
        let other = Code { secret: vec![8; 16], ..code.clone() };
        assert!(!other.is(&digits, shown), "each event has its own");
    }

    #[test]
    fn a_token_fits_a_link() {
        let (one, other) = (token(), token());
        assert!(one.len() == 22 && one != other && one.chars().all(|sign| sign.is_ascii_alphanumeric()));
    }
}
