//! One-time links that make their first opener a coordinator: the way in for a municipality's first one.
//!
//! The token is random and only its hash is kept. Whoever opens the link first owns it; the appointment follows
//! at once, or at the end of their registration.

use std::fmt::Write;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::db::{Call, Values};
use crate::ids::{AccountId, PersonId};
use crate::model::roles;
use crate::talk::{Cx, Result, Tx};

/// How long a link may be opened.
const LIFE: TimeDelta = TimeDelta::days(1);

/// Somebody has opened a link that makes them a coordinator, and it has been used up for that.
#[derive(Debug)]
pub struct Settled(());

/// Makes a claim and returns its token: 32 of `[a-z0-9]`.
pub async fn make(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<String> {
    const SIGNS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let token: String = {
        let mut random = rand::rng();
        (0..32).map(|_| SIGNS[random.random_range(0..SIGNS.len())] as char).collect()
    };
    let (hash, expires_at) = (hash(&token), now + LIFE);
    sqlx::query!("INSERT INTO claim (token_hash, expires_at) VALUES (?, ?)", hash, expires_at).execute(db).await?;
    Ok(token)
}

/// Opens a claim for the account that speaks; `false` when it is unknown, expired or somebody else's.
pub async fn open(cx: &mut Cx, token: &str) -> Result<bool> {
    let (hash, account, now) = (hash(token), cx.account_id(), cx.now);
    let opened = sqlx::query!(
        "UPDATE claim SET account_id = ?1, opened_at = coalesce(opened_at, ?2)
         WHERE token_hash = ?3 AND settled_at IS NULL
           AND (opened_at IS NULL AND expires_at > ?2 OR account_id = ?1)",
        account,
        now,
        hash
    )
    .execute(cx.db())
    .await?;
    Ok(opened.rows_affected() > 0)
}

/// Uses up the claims that an account has opened: the moment, the account. [`settled`] reads what comes of it.
pub(super) const SETTLE: &str =
    "UPDATE claim SET settled_at = ? WHERE account_id = ? AND settled_at IS NULL RETURNING 1 AS claimed";

/// The right that a row of [`SETTLE`] proves.
pub(super) fn settled(rows: &[SqliteRow]) -> Option<Settled> {
    rows.iter().any(|row| row.try_get::<i64, _>("claimed").is_ok()).then_some(Settled(()))
}

/// Appoints the person if their account has opened a claim; tells whether it did.
pub async fn settle(tx: &mut Tx, account: AccountId, person: PersonId) -> Result<bool> {
    static SETTLES: LazyLock<Call> = LazyLock::new(|| Call::of(&[SETTLE]));
    let values = Values::default().and(tx.now)?.and(account)?;
    let rows = SETTLES.make(tx.db(), values).await?;
    let Some(settled) = settled(&rows) else {
        return Ok(false);
    };
    roles::appoint_claimant(tx, settled, person).await?;
    Ok(true)
}

pub(super) fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
