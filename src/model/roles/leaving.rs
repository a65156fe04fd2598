//! The end of all that somebody holds when they no longer work in the municipality, and of what they hold at an
//! organisation when they work at another.

use super::{Coordinator, Role};
use crate::ids::{GroupId, OrganisationId, PersonId};
use crate::model::journal::{self, Entry};
use crate::talk::{Happening, Result, Tx};

/// Ends every appointment of a person of the municipality, each with its line of the journal. The last coordinator's is
/// not ended, and then none is: tells whether they were. What they have asked for waits no longer.
pub async fn end_all(tx: &mut Tx, by: Coordinator, person: PersonId) -> Result<bool> {
    if super::coordinators(tx).await? == [person] {
        return Ok(false);
    }
    let (municipality, now, author) = (tx.municipality(), tx.now, by.id());
    let ended = sqlx::query!(
        r#"UPDATE appointment SET until = max(since, ?1), ended_by = 'order'
           WHERE person_id = ?2 AND municipality_id = ?3 AND until IS NULL
           RETURNING role AS "role: Role", group_id AS "group: GroupId",
                     organisation_id AS "organisation: OrganisationId""#,
        now,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    for row in &ended {
        let entry = Entry {
            person: Some(person),
            group: row.group,
            organisation: row.organisation,
            was: Some(row.role.code().to_owned()),
            ..Entry::default()
        };
        journal::note(tx, author, row.role.over(), entry).await?;
    }
    sqlx::query!(
        "UPDATE role_request SET answer = 'withdrawn', answered_at = max(asked_at, ?), answered_by = ?
         WHERE person_id = ? AND municipality_id = ? AND answer IS NULL",
        now,
        author,
        person,
        municipality
    )
    .execute(tx.db())
    .await?;
    if !ended.is_empty() {
        tx.raise(Happening::RolesChanged { person }).await?;
    }
    Ok(true)
}

/// Ends what a person of the municipality holds at organisations where they do not work: nobody answers for a school that
/// is not theirs. `author` moved them; `how` is the word of the column.
pub async fn end_elsewhere(tx: &mut Tx, author: PersonId, how: &'static str, person: PersonId) -> Result<()> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let ended = sqlx::query!(
        r#"UPDATE appointment SET until = max(since, ?1), ended_by = ?2
           WHERE person_id = ?3 AND municipality_id = ?4 AND until IS NULL AND organisation_id IS NOT NULL
             AND organisation_id != (SELECT person.organisation_id FROM person WHERE person.id = appointment.person_id)
           RETURNING role AS "role: Role", organisation_id AS "organisation: OrganisationId""#,
        now,
        how,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    for row in &ended {
        let was = Some(row.role.code().to_owned());
        let entry = Entry { person: Some(person), organisation: row.organisation, was, ..Entry::default() };
        journal::note(tx, author, row.role.over(), entry).await?;
    }
    if !ended.is_empty() {
        tx.raise(Happening::RolesChanged { person }).await?;
    }
    Ok(())
}
