//! How a pair ends: declined, closed by what came first, completed with its goal or its term, cancelled, or because one of
//! the two is here no more.

use std::sync::LazyLock;

use chrono::NaiveDate;
use sqlx::Row as _;

use super::store::{pair, touched};
use super::{Curates, Ending, Pair, State};
use crate::db::{Call, Values};
use crate::ids::{PairId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};

/// Ends an open pair; `false` where it has ended already.
pub(super) async fn close(tx: &mut Tx, id: PairId, state: State, ending: Ending) -> Result<bool> {
    let now = tx.now;
    touched(tx);
    let closed = sqlx::query!(
        "UPDATE pair SET state = ?, ending = ?, ended_at = ?, next_at = NULL
         WHERE id = ? AND state IN ('proposed', 'accepted', 'active')",
        state,
        ending,
        now,
        id
    )
    .execute(tx.db())
    .await?;
    // Whoever has come to the end of a pair at work is asked what they think of it.
    tx.wake_duties();
    Ok(closed.rows_affected() > 0)
}

/// One of the two does not want it, or takes it back; `false` where it was accepted by both, or has ended.
pub async fn decline(tx: &mut Tx, pair: &Pair, by: PersonId) -> Result<bool> {
    let Some(side) = pair.side(by) else { return Ok(false) };
    if pair.state != State::Proposed {
        return Ok(false);
    }
    let ending = if pair.yes(side).is_some() { Ending::Withdrawn } else { Ending::Declined };
    close(tx, pair.id, State::Cancelled, ending).await
}

/// The person ?1 is not to be asked until ?3; the proposal ?6 is over, as ?4 says, at ?5.
const PAUSE: &str = "INSERT INTO mentoring (person_id, municipality_id, paused_till) VALUES (?1, ?2, ?3)
 ON CONFLICT DO UPDATE SET paused_till = excluded.paused_till";
const CLOSE: &str = "UPDATE pair SET state = 'cancelled', ending = ?4, ended_at = ?5, next_at = NULL
 WHERE id = ?6 AND state = 'proposed' RETURNING id AS closed";

/// One of the two cannot now, and is not to be asked until a day; `false` where the proposal was answered already.
pub async fn decline_until(tx: &mut Tx, by: Registered, pair: &Pair, till: NaiveDate) -> Result<bool> {
    static PAUSES: LazyLock<Call> = LazyLock::new(|| Call::of(&[PAUSE, CLOSE]));
    let is_mine = pair.side(by.id()).is_some_and(|side| pair.yes(side).is_some());
    let ending = if is_mine { Ending::Withdrawn } else { Ending::Declined };
    touched(tx);
    let values = Values::default().and(by.id())?.and(tx.municipality())?.and(till)?;
    let values = values.and(ending)?.and(tx.now)?.and(pair.id)?;
    let rows = PAUSES.make(tx.db(), values).await?;
    Ok(rows.iter().any(|row| row.try_get::<PairId, _>("closed").is_ok()))
}

/// A pair at work has come to its end; by one of the two, or by whoever answers for mentoring. `false` where it is not at
/// work any more.
pub async fn complete(tx: &mut Tx, by: PersonId, pair: &Pair, ending: Ending) -> Result<bool> {
    if pair.state != State::Active || !close(tx, pair.id, State::Completed, ending).await? {
        return Ok(false);
    }
    note(tx, by, "pair-completed", pair).await?;
    Ok(true)
}

/// A pair is broken off; by one of the two, or by whoever answers for mentoring. `false` where it has ended already.
pub async fn cancel(tx: &mut Tx, by: PersonId, pair: &Pair, office: Option<Curates>) -> Result<bool> {
    if let Some(office) = office {
        office.answers_for(pair)?;
    }
    let ending = if office.is_some() { Ending::Office } else { Ending::Wish };
    if !pair.is_open() || !close(tx, pair.id, State::Cancelled, ending).await? {
        return Ok(false);
    }
    note(tx, by, "pair-cancelled", pair).await?;
    Ok(true)
}

async fn note(tx: &mut Tx, by: PersonId, matter: &'static str, pair: &Pair) -> Result<()> {
    journal::note(tx, by, matter, Entry { person: pair.mentee, ..Entry::default() }).await
}

/// The pairs whose end nobody has told yet, so many at once; from now on it is told.
pub async fn untold(tx: &mut Tx, most: i64) -> Result<Vec<Pair>> {
    let municipality = tx.municipality();
    touched(tx);
    let ids = sqlx::query_scalar!(
        r#"UPDATE pair SET untold = 0
           WHERE id IN (SELECT id FROM pair WHERE municipality_id = ? AND untold = 1 ORDER BY ended_at LIMIT ?)
           RETURNING id AS "id!: PairId""#,
        municipality,
        most
    )
    .fetch_all(tx.db())
    .await?;
    let mut ended = Vec::with_capacity(ids.len());
    for id in ids {
        ended.push(pair(tx, id).await?);
    }
    Ok(ended)
}
