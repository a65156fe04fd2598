//! The end of all that somebody holds when they no longer work in the municipality, as statements of the call by which they
//! leave; and of what they hold at an organisation when they work at another.
//!
//! Of the statements `?1` is who, `?2` the municipality, `?3` the moment at which they were marked as having left, `?4` the
//! author.

use std::sync::LazyLock;

use sqlx::Row;

use super::chats::{CHATS, changed};
use crate::db::{Call, Values};
use crate::ids::PersonId;
use crate::model::journal;
use crate::talk::{Result, Tx};

/// Each is over.
pub(in crate::model) const END_ALL: &str = "UPDATE appointment SET until = max(since, ?3), ended_by = 'order'
 WHERE person_id = ?1 AND municipality_id = ?2 AND until IS NULL
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?1 AND person.left_at = ?3)
 RETURNING id AS ended, iif(role = 'deputy', group_id, NULL) AS deputised";

/// What they have asked for waits no longer.
pub(in crate::model) const WITHDRAW_ALL: &str =
    "UPDATE role_request SET answer = 'withdrawn', answered_at = max(asked_at, ?3), answered_by = ?4
 WHERE person_id = ?1 AND municipality_id = ?2 AND answer IS NULL
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?1 AND person.left_at = ?3)";

/// Ends what somebody holds at organisations where they do not work: the moment, the word of the column, who, the
/// municipality.
const END_ELSEWHERE: &str = "UPDATE appointment SET until = max(since, ?), ended_by = ?
 WHERE person_id = ? AND municipality_id = ? AND until IS NULL AND organisation_id IS NOT NULL
   AND organisation_id != (SELECT person.organisation_id FROM person WHERE person.id = appointment.person_id)
 RETURNING id AS elsewhere";

/// Ends what a person of the municipality holds at organisations where they do not work: nobody answers for a school that
/// is not theirs. `author` moved them; `how` is the word of the column.
pub async fn end_elsewhere(tx: &mut Tx, author: PersonId, how: &'static str, person: PersonId) -> Result<()> {
    static ENDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[journal::ENDED_ELSEWHERE, END_ELSEWHERE, CHATS]));
    let (municipality, now) = (tx.municipality(), tx.now);
    let values = Values::default().and(now)?.and(author)?.and(person)?.and(municipality)?;
    let values = values.and(now)?.and(how)?.and(person)?.and(municipality)?;
    let rows = ENDS.make(tx.db(), values.and(person)?).await?;
    if rows.iter().any(|row| row.try_get::<i64, _>("elsewhere").is_ok()) {
        changed(tx, &[person], &rows).await?;
    }
    Ok(())
}
