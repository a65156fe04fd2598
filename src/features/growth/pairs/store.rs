//! What waits for somebody of pairs, and what one teaches.

use crate::ids::SubjectId;
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};
use crate::text::Bilingual;

/// Proposals that wait for the person `?1`.
pub const ASKED: &str = "SELECT id, proposed_at, '' FROM pair
     WHERE state = 'proposed' AND (mentor_id = ?1 AND mentor_yes IS NULL OR mentee_id = ?1 AND mentee_yes IS NULL)";

/// How many pairs wait for an order, for who answers for mentoring: a coordinator or a curator.
pub const AWAIT_ORDER: &str = "SELECT 0, NULL, CAST(count(*) AS TEXT) FROM pair
     LEFT JOIN person AS mentor ON mentor.id = pair.mentor_id LEFT JOIN person AS mentee ON mentee.id = pair.mentee_id
     WHERE pair.state = 'accepted'
       AND pair.municipality_id IN (SELECT municipality_id FROM appointment WHERE person_id = ?1 AND until IS NULL)
       AND EXISTS (SELECT 1 FROM appointment
                   WHERE appointment.person_id = ?1 AND appointment.municipality_id = pair.municipality_id
                     AND appointment.until IS NULL
                     AND (appointment.role = 'coordinator'
                          OR appointment.role = 'curator'
                             AND (appointment.organisation_id IS NULL
                                  OR appointment.organisation_id IN (mentor.organisation_id, mentee.organisation_id))))
     HAVING count(*) > 0";

/// What somebody teaches.
pub async fn subjects(tx: &mut Tx, owner: Registered) -> Result<Vec<(SubjectId, Bilingual)>> {
    let person = owner.id();
    let rows = sqlx::query!(
        r#"SELECT subject.id AS "id!: SubjectId", name_ru, name_en
           FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
           WHERE person_subject.person_id = ? ORDER BY subject.id"#,
        person
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, Bilingual { ru: row.name_ru, en: row.name_en })).collect())
}
