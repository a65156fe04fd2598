//! What waits for somebody of pairs, and what one teaches.

use chrono::NaiveDate;

use crate::ids::{OrganisationId, PairId, PersonId, SubjectId};
use crate::model::people::FullName;
use crate::model::roles::Registered;
use crate::talk::{Result, Trouble, Tx};
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

/// The codes of the categories at which the programme of a pair may be aimed: its direction, and where a mentee reads, their
/// own open deficits, which nobody else sees; and what the programme has already.
pub async fn aims(tx: &mut Tx, pair: PairId, mentee: Option<PersonId>) -> Result<(Vec<String>, Vec<String>)> {
    let rows = sqlx::query!(
        r#"SELECT 0 AS "taken!: bool", code AS "told!: String" FROM pair
           JOIN deficit_category ON deficit_category.id = pair.category_id WHERE pair.id = ?1
           UNION
           SELECT 0, code FROM deficit JOIN deficit_category ON deficit_category.id = deficit.category_id
           WHERE deficit.person_id = ?2 AND deficit.closed_at IS NULL
           UNION
           SELECT 1, words FROM pair_measure WHERE pair_id = ?1"#,
        pair,
        mentee
    )
    .fetch_all(tx.db())
    .await?;
    let (taken, codes): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.taken);
    Ok((codes.into_iter().map(|row| row.told).collect(), taken.into_iter().map(|row| row.told).collect()))
}

/// What a paper says of somebody of a pair.
#[derive(Debug, Clone)]
pub struct Worker {
    pub id: PersonId,
    pub name: FullName,
    pub post: Option<String>,
    pub organisation: String,
    pub since: Option<NaiveDate>,
}

/// What papers say of these people.
pub async fn workers(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Worker>> {
    let (municipality, people) = (tx.municipality(), serde_json::to_string(people)?);
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", family_name, given_name, patronymic, post.name_ru AS "post?",
                  organisation.full_name AS "organisation!", teaching_since AS "since: NaiveDate"
           FROM json_each(?1) AS named CROSS JOIN person ON person.id = named.value
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN post ON post.id = person.post_id
           WHERE person.municipality_id = ?2"#,
        people,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let plain = |post: String| post.split(" (").next().unwrap_or_default().to_owned();
    Ok(rows
        .into_iter()
        .map(|row| Worker {
            id: row.id,
            name: FullName::of(row.family_name, row.given_name, row.patronymic),
            post: row.post.map(plain),
            organisation: row.organisation,
            since: row.since,
        })
        .collect())
}

/// A school as its own papers name it: its official name, and the post and the name of its head, where they are known.
pub async fn school(tx: &mut Tx, id: OrganisationId) -> Result<(String, Option<String>, Option<FullName>)> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT organisation.full_name AS "name!", organisation_head.post AS "post?",
                  coalesce(organisation_head.family_name, person.family_name) AS "family?: String",
                  coalesce(organisation_head.given_name, person.given_name) AS "given?: String",
                  coalesce(organisation_head.patronymic, person.patronymic) AS "patronymic?: String"
           FROM organisation LEFT JOIN organisation_head ON organisation_head.organisation_id = organisation.id
           LEFT JOIN person ON person.id = organisation_head.person_id
           WHERE organisation.id = ? AND organisation.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let head = row
        .family
        .zip(row.given)
        .map(|(family, given)| FullName::of(family, given, row.patronymic.unwrap_or_default()));
    Ok((row.name, row.post, head))
}
