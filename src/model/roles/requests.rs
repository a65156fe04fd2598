//! Requests: somebody says what they are, and a coordinator confirms it or does not.

use serde::Deserialize;

use super::{Coordinator, Registered, Role};
use crate::ids::{AppointmentId, RoleRequestId};
use crate::talk::{Result, Tx};

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Answer {
    /// The person has the role now.
    Granted,
    /// They do not get it.
    Refused,
    /// They took it back, or work elsewhere by now.
    Withdrawn,
}

/// Asks to be confirmed in a role, of the school where one works or of the municipality; `None` where it is held, or
/// asked for already.
pub async fn ask(tx: &mut Tx, me: Registered, role: Role, of_school: bool) -> Result<Option<RoleRequestId>> {
    let (person, municipality, now) = (me.id(), tx.municipality(), tx.now);
    Ok(sqlx::query_scalar!(
        r#"INSERT INTO role_request (municipality_id, person_id, role, organisation_id, asked_at)
           SELECT ?1, person.id, ?2, iif(?3, person.organisation_id, NULL), ?4 FROM person
           WHERE person.id = ?5 AND person.municipality_id = ?1 AND person.left_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM appointment
                             WHERE appointment.person_id = ?5 AND appointment.role = ?2 AND group_id IS NULL
                               AND until IS NULL
                               AND appointment.organisation_id IS iif(?3, person.organisation_id, NULL))
           ON CONFLICT DO NOTHING RETURNING id AS "id!: RoleRequestId""#,
        municipality,
        role,
        of_school,
        now,
        person
    )
    .fetch_optional(tx.db())
    .await?)
}

/// Takes a request back; does nothing where it is answered.
pub async fn withdraw(tx: &mut Tx, me: Registered, id: RoleRequestId) -> Result<()> {
    let (person, now) = (me.id(), tx.now);
    sqlx::query!(
        "UPDATE role_request SET answer = 'withdrawn', answered_at = max(asked_at, ?1), answered_by = ?2
         WHERE id = ?3 AND person_id = ?2 AND answer IS NULL",
        now,
        person,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Answers a request that waits.
pub async fn answer(tx: &mut Tx, by: Coordinator, id: RoleRequestId, answer: Answer) -> Result<()> {
    let (author, municipality, now) = (by.id(), tx.municipality(), tx.now);
    sqlx::query!(
        "UPDATE role_request SET answer = ?, answered_at = max(asked_at, ?), answered_by = ?
         WHERE id = ? AND municipality_id = ? AND answer IS NULL",
        answer,
        now,
        author,
        id,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// A coordinator has appointed somebody to what they had asked for, and where: the request is answered thereby.
pub async fn settle(tx: &mut Tx, by: Coordinator, made: AppointmentId) -> Result<()> {
    let (author, municipality, now) = (by.id(), tx.municipality(), tx.now);
    sqlx::query!(
        "UPDATE role_request SET answer = 'granted', answered_at = max(asked_at, ?1), answered_by = ?2
         WHERE municipality_id = ?3 AND answer IS NULL
           AND EXISTS (SELECT 1 FROM appointment AS made
                       WHERE made.id = ?4 AND made.group_id IS NULL AND made.person_id = role_request.person_id
                         AND made.role = role_request.role
                         AND made.organisation_id IS role_request.organisation_id)",
        now,
        author,
        municipality,
        made
    )
    .execute(tx.db())
    .await?;
    Ok(())
}
