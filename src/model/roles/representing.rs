//! Which schools somebody represents. Mostly it is the one where they work; two only where two records of theirs have
//! become one.

use super::Registered;
use crate::ids::OrganisationId;
use crate::talk::{Result, Tx};

/// A school that somebody represents.
#[derive(Debug, Clone)]
pub struct School {
    /// Which one.
    pub id: OrganisationId,
    /// What it is called.
    pub name: String,
}

/// The schools of this municipality that a person represents, by name.
pub async fn represented(tx: &mut Tx, me: Registered) -> Result<Vec<School>> {
    let (municipality, person) = (tx.municipality(), me.id());
    let mut rows = sqlx::query!(
        r#"SELECT organisation.id AS "id!: OrganisationId", organisation.short_name AS "name!: String",
                  organisation.sort_form AS "sort_form!: Vec<u8>"
           FROM appointment JOIN organisation ON organisation.id = appointment.organisation_id
           WHERE appointment.person_id = ? AND appointment.role = 'representative' AND appointment.until IS NULL
             AND appointment.municipality_id = ?"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    rows.sort_by(|one, other| (&one.sort_form, one.id).cmp(&(&other.sort_form, other.id)));
    Ok(rows.into_iter().map(|row| School { id: row.id, name: row.name }).collect())
}
