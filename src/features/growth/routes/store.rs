//! What waits for somebody of routes, and who a teacher is, for papers.

use chrono::{Datelike, NaiveDate};

use crate::ids::PersonId;
use crate::model::people::FullName;
use crate::talk::{Result, Trouble, Tx};

/// Routes that wait for the tutor `?1`: to be taken on, or agreed.
pub const TO_AGREE: &str = "SELECT count(*), NULL, '' FROM route
     WHERE route.tutor_id = ?1 AND route.state = 'sent'
       AND EXISTS (SELECT 1 FROM appointment WHERE appointment.person_id = ?1 AND appointment.role = 'tutor'
                     AND appointment.until IS NULL)
     HAVING count(*) > 0";

/// Measures that were shown to the tutor `?1`.
pub const TO_LOOK_AT: &str = "SELECT count(*), NULL, '' FROM route JOIN route_step ON route_step.route_id = route.id
     WHERE route.tutor_id = ?1 AND route.ended_at IS NULL AND route.tutor_yes IS NOT NULL AND route_step.state = 'shown'
       AND EXISTS (SELECT 1 FROM appointment WHERE appointment.person_id = ?1 AND appointment.role = 'tutor'
                     AND appointment.until IS NULL)
     HAVING count(*) > 0";

/// The route of the person `?1` that was given back.
pub const RETURNED: &str = "SELECT id, NULL, '' FROM route
     WHERE person_id = ?1 AND ended_at IS NULL AND state = 'draft' AND word IS NOT NULL";

/// Measures of the person `?1` that were given back, or whose day has come within three days, or is past.
pub const TO_DO: &str = "SELECT count(*), NULL, '' FROM route JOIN route_step ON route_step.route_id = route.id
     WHERE route.person_id = ?1 AND route.ended_at IS NULL AND route.agreed_at IS NOT NULL
       AND (route_step.state = 'returned'
            OR route_step.state IN ('planned', 'going') AND route_step.due <= date(?2, '+3 days'))
     HAVING count(*) > 0";

/// A teacher as a paper has them.
#[derive(Debug, Clone)]
pub struct Holder {
    pub name: FullName,
    pub post: Option<String>,
    pub organisation: String,
    /// What they teach.
    pub subjects: Option<String>,
    /// The year since which they teach.
    pub since: Option<i32>,
}

/// A person of the municipality, and another one where there is one.
pub async fn holders(tx: &mut Tx, person: PersonId, other: Option<PersonId>) -> Result<(Holder, Option<Holder>)> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", family_name, given_name, patronymic, post.name_ru AS "post?: String",
                  organisation.full_name AS "organisation!", teaching_since AS "since?: NaiveDate",
                  (SELECT group_concat(subject.name_ru, ', ')
                   FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
                   WHERE person_subject.person_id = person.id) AS "subjects?: String"
           FROM person JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN post ON post.id = person.post_id
           WHERE person.id IN (?1, ?2) AND person.municipality_id = ?3"#,
        person,
        other,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let (mut first, mut second) = (None, None);
    for row in rows {
        let post = row.post.and_then(|post| post.split(" (").next().map(str::to_owned));
        let holder = Holder {
            name: FullName::of(row.family_name, row.given_name, row.patronymic),
            post,
            organisation: row.organisation,
            subjects: row.subjects,
            since: row.since.map(|day| day.year()),
        };
        if row.id == person { first = Some(holder) } else { second = Some(holder) }
    }
    Ok((first.ok_or(Trouble::Gone)?, second))
}
