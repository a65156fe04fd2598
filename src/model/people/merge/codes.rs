//! One-time codes: a school hands one to somebody whom its list names, and who shows by it that it is they.
//!
//! A code lives for a day and is used once; its hash alone is kept. An account that has mistyped five within a day is told
//! to come tomorrow, whatever it types, so that nobody finds one by trying.

use chrono::TimeDelta;
use rand::Rng;

use super::moving;
use crate::ids::PersonId;
use crate::model::journal::{self, Entry};
use crate::model::organisations::Keeper;
use crate::model::people::claims;
use crate::model::roles::Registered;
use crate::talk::{Cx, Result, Trouble, Tx};

/// How long a code can be used, and for how long one that was mistyped counts.
const DAY: TimeDelta = TimeDelta::days(1);
/// How many an account may mistype.
pub const TRIES: i64 = 5;
/// How many digits a code has: they are said over the telephone, and look alike in both alphabets.
pub const CODE_DIGITS: usize = 8;

/// Makes the code of somebody of the organisation who is merely listed, in the place of an earlier one; `None` for whoever
/// has an account.
pub async fn make_code(tx: &mut Tx, by: Keeper, person: PersonId) -> Result<Option<String>> {
    let code: String = {
        let mut random = rand::rng();
        (0..CODE_DIGITS).map(|_| char::from(b'0' + random.random_range(0..10_u8))).collect()
    };
    let (municipality, hash, expires_at) = (tx.municipality(), claims::hash(&code), tx.now + DAY);
    let organisation = by.organisation();
    let made = sqlx::query!(
        "INSERT INTO join_code (person_id, code_hash, expires_at)
         SELECT id, ?2, ?3 FROM person WHERE id = ?1 AND municipality_id = ?4 AND organisation_id = ?5
           AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
         ON CONFLICT (person_id) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at",
        person,
        hash,
        expires_at,
        municipality,
        organisation
    )
    .execute(tx.db())
    .await?;
    if made.rows_affected() == 0 {
        return Ok(None);
    }
    journal::note(tx, by.id(), "code-handed-over", Entry { person: Some(person), ..Entry::default() }).await?;
    Ok(Some(code))
}

/// What came of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// The listed record is the person's own now.
    Joined,
    /// It is none, or none any more; so many may still be typed.
    Wrong {
        /// How many.
        left: i64,
    },
    /// Too many were wrong.
    TooMany,
}

/// Whoever speaks types a code.
pub async fn try_code(cx: &mut Cx, typed: &str) -> Result<Tried> {
    let person = Registered::of(cx)?.id();
    let (municipality, account, now, since) = (cx.municipality(), cx.account_id(), cx.now, cx.now - DAY);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let hash = claims::hash(&digits);
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM join_try WHERE account_id = ?1 AND tried_at > ?2) AS "tries!: i64",
                  (SELECT join_code.person_id FROM join_code JOIN person ON person.id = join_code.person_id
                   WHERE code_hash = ?3 AND expires_at > ?4 AND municipality_id = ?5
                     AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id))
                  AS "listed: PersonId""#,
        account,
        since,
        hash,
        now,
        municipality
    )
    .fetch_one(cx.db())
    .await?;
    if row.tries >= TRIES {
        return Ok(Tried::TooMany);
    }
    let Some(listed) = row.listed.filter(|_| digits.len() == CODE_DIGITS) else {
        sqlx::query!("INSERT INTO join_try (account_id, tried_at) VALUES (?, ?)", account, now)
            .execute(cx.db())
            .await?;
        return Ok(Tried::Wrong { left: TRIES - row.tries - 1 });
    };
    if listed == person {
        return Err(Trouble::Gone);
    }
    moving::carry_out(cx, person, person, listed).await?;
    Ok(Tried::Joined)
}
