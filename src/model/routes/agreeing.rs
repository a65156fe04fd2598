//! Both agree: the owner sends, the tutor takes the route on, and agrees or gives it back with a word. Where no tutor is
//! needed and none is named, the owner's word is enough.

use std::sync::LazyLock;

use sqlx::Row;

use super::opened::noted;
use super::{Opened, State};
use crate::db::{Call, Values};
use crate::ids::{DeficitId, PersonId};
use crate::model::needs;
use crate::model::regulation::{self, keys};
use crate::talk::{Result, Tx};

/// What sending a route came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The tutor is to answer.
    ToTutor(PersonId),
    /// The owner's word is enough: it holds.
    Agreed,
    /// There is nothing in it.
    Empty,
    /// The regulation asks for a tutor, and none is named.
    NoTutor,
    /// It was sent, or holds, already.
    Already,
}

/// Names who is to accompany the route, or nobody; `false` where they cannot. Whoever accompanied it does so no more, and
/// reads it no more.
pub async fn choose_tutor(tx: &mut Tx, opened: &Opened, tutor: Option<PersonId>) -> Result<bool> {
    let route = opened.owners()?;
    if !route.is_alive() || route.tutor == tutor {
        return Ok(route.is_alive());
    }
    let (id, municipality) = (route.id, tx.municipality());
    let chosen = sqlx::query!(
        "UPDATE route SET tutor_id = ?1, tutor_yes = NULL, untold = 0, state = iif(state = 'sent', 'draft', state)
         WHERE id = ?2 AND ended_at IS NULL
           AND (?1 IS NULL
                OR ?1 != person_id
                   AND EXISTS (SELECT 1 FROM appointment JOIN person ON person.id = appointment.person_id
                               WHERE appointment.person_id = ?1 AND appointment.role = 'tutor'
                                 AND appointment.until IS NULL AND appointment.municipality_id = ?3
                                 AND person.left_at IS NULL
                                 AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)))",
        tutor,
        id,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(chosen.rows_affected() > 0)
}

/// Sends the route to its tutor, which is the owner's consent that they read its deficits; without one the owner confirms it,
/// where the regulation allows that.
pub async fn send(tx: &mut Tx, opened: &Opened) -> Result<Sent> {
    let route = opened.owners()?;
    let is_lonely = route.state == State::Agreed && route.tutor.is_some() && !route.accepted;
    if !route.is_alive() || route.state != State::Draft && !is_lonely {
        return Ok(Sent::Already);
    }
    if route.steps.is_empty() {
        return Ok(Sent::Empty);
    }
    let Some(tutor) = route.tutor else {
        if regulation::now(tx).await?.get(&keys::people::ROUTE_TUTOR)? {
            return Ok(Sent::NoTutor);
        }
        let is_agreed = hold(tx, opened, None).await?;
        return Ok(if is_agreed { Sent::Agreed } else { Sent::Already });
    };
    let id = route.id;
    let sent = sqlx::query!(
        "UPDATE route SET version = version + (state = 'agreed'), state = 'sent', word = NULL
         WHERE id = ? AND tutor_id = ? AND ended_at IS NULL AND state IN ('draft', 'agreed')",
        id,
        tutor
    )
    .execute(tx.db())
    .await?;
    Ok(if sent.rows_affected() > 0 { Sent::ToTutor(tutor) } else { Sent::Already })
}

/// The tutor takes the route on, and reads all of it from now on; `false` where it was taken on, or taken back.
pub async fn accept(tx: &mut Tx, opened: &Opened) -> Result<bool> {
    let (id, now) = (opened.tutors()?.id, tx.now);
    let accepted = sqlx::query!(
        "UPDATE route SET tutor_yes = ? WHERE id = ? AND tutor_yes IS NULL AND state = 'sent' AND ended_at IS NULL",
        now,
        id
    )
    .execute(tx.db())
    .await?;
    noted(tx, opened, "route-taken", accepted.rows_affected() > 0).await
}

/// The tutor does not accompany it, or no more.
pub async fn decline(tx: &mut Tx, opened: &Opened) -> Result<bool> {
    let id = opened.tutors()?.id;
    let declined = sqlx::query!(
        "UPDATE route SET tutor_id = NULL, tutor_yes = NULL, state = iif(state = 'sent', 'draft', state)
         WHERE id = ? AND ended_at IS NULL",
        id
    )
    .execute(tx.db())
    .await?;
    noted(tx, opened, "route-declined", declined.rows_affected() > 0).await
}

/// The tutor agrees to what was sent; `false` where it was not, or is a draft again.
pub async fn agree(tx: &mut Tx, opened: &Opened) -> Result<bool> {
    let route = opened.tutors()?;
    if !route.accepted || route.state != State::Sent {
        return Ok(false);
    }
    hold(tx, opened, route.tutor).await
}

/// The route holds: `?1` and `?2` are what works on its deficits, `?3` the moment, `?4` the deficits, `?5` the owner, `?6` who
/// has agreed, `?7` its lines.
const HOLD: &str = "UPDATE route SET state = 'agreed', agreed_at = ?3, word = NULL
 WHERE id = ?2 AND ended_at IS NULL AND ((?6 IS NULL AND state = 'draft' AND tutor_id IS NULL)
       OR state = 'sent' AND tutor_id = ?6 AND tutor_yes IS NOT NULL) RETURNING id AS held";

const KEEP: &str = "INSERT INTO route_version (route_id, version, person_id, agreed_at, agreed_by, lines)
 SELECT id, version, person_id, ?3, ?6, ?7 FROM route WHERE id = ?2 AND state = 'agreed' AND agreed_at = ?3
 ON CONFLICT DO NOTHING";

/// The route holds from now on, its version is kept, and its deficits are in work.
async fn hold(tx: &mut Tx, opened: &Opened, by: Option<PersonId>) -> Result<bool> {
    static HOLDS: LazyLock<Call> = LazyLock::new(|| {
        let [take, works, leave, left] = needs::TAKES;
        Call::of(&[HOLD, KEEP, take, works, leave, left])
    });
    let route = &opened.route;
    let deficits: Vec<DeficitId> = route.deficits().into_iter().map(|(id, _)| id).collect();
    let values = Values::default().and("route")?.and(route.id)?.and(tx.now)?.and(serde_json::to_string(&deficits)?)?;
    let values = values.and(route.owner)?.and(by)?.and(route.lines())?;
    let rows = HOLDS.make(tx.db(), values).await?;
    tx.wake_duties();
    let is_held = rows.iter().any(|row| row.try_get::<i64, _>("held").is_ok());
    noted(tx, opened, "route-agreed", is_held).await
}

/// The tutor gives it back with a word; `false` where it was not sent, or is a draft again.
pub async fn give_back(tx: &mut Tx, opened: &Opened, word: &str) -> Result<bool> {
    let route = opened.tutors()?;
    if !route.accepted {
        return Ok(false);
    }
    let id = route.id;
    let given = sqlx::query!(
        "UPDATE route SET state = 'draft', word = ? WHERE id = ? AND state = 'sent' AND tutor_yes IS NOT NULL",
        word,
        id
    )
    .execute(tx.db())
    .await?;
    noted(tx, opened, "route-returned", given.rows_affected() > 0).await
}
