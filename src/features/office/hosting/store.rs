//! What is asked of the database about offers of schools, besides the verbs of `model::groups`.

use crate::ids::{OrganisationId, PersonId};
use crate::talk::{Result, Tx};

/// How many offers wait for a coordinator: `?1` is the person.
pub const WAITING: &str = "SELECT count(*), min(host_offer.offered_at), '' FROM appointment
 CROSS JOIN host_offer ON host_offer.municipality_id = appointment.municipality_id
 WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator' AND appointment.group_id IS NULL
   AND appointment.until IS NULL AND host_offer.answer IS NULL
 HAVING count(*) > 0";

/// Who represents a school of this municipality.
pub async fn representatives(tx: &mut Tx, school: OrganisationId) -> Result<Vec<PersonId>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT person_id AS "person!: PersonId" FROM appointment
           WHERE organisation_id = ? AND role = 'representative' AND until IS NULL AND municipality_id = ?"#,
        school,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}
