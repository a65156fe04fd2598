//! What registration keeps.

use chrono::NaiveDate;

use crate::ids::{OrganisationId, PersonId, PostId, SubjectId};
use crate::model::people::FullName;
use crate::talk::{Cx, Result};

/// Everything that registration asks.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: OrganisationId,
    /// Their post.
    pub post: PostId,
    /// What they teach.
    pub subjects: Vec<SubjectId>,
    /// The day from which teaching counts.
    pub teaching_since: NaiveDate,
    /// The day from which managing counts.
    pub managing_since: Option<NaiveDate>,
}

/// Makes the account that speaks a person of its municipality.
pub async fn enroll(cx: &mut Cx, enrolment: &Enrolment) -> Result<PersonId> {
    let (municipality, account, now) = (cx.municipality(), cx.account_id(), cx.now);
    let Enrolment { name, organisation, post, teaching_since, managing_since, .. } = enrolment;
    let person = sqlx::query_scalar!(
        r#"INSERT INTO person (municipality_id, organisation_id, family_name, given_name, patronymic, post_id,
                               teaching_since, managing_since, enrolled_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!: PersonId""#,
        municipality,
        organisation,
        name.family,
        name.given,
        name.patronymic,
        post,
        teaching_since,
        managing_since,
        now
    )
    .fetch_one(cx.db())
    .await?;
    sqlx::query!("UPDATE account SET person_id = ? WHERE id = ?", person, account).execute(cx.db()).await?;
    cx.account.person = Some(person);
    set_subjects(cx, person, &enrolment.subjects).await?;
    Ok(person)
}

/// Corrects the data of the person who speaks.
pub async fn amend(cx: &mut Cx, person: PersonId, enrolment: &Enrolment) -> Result<()> {
    let Enrolment { name, organisation, post, teaching_since, managing_since, .. } = enrolment;
    sqlx::query!(
        "UPDATE person SET organisation_id = ?, family_name = ?, given_name = ?, patronymic = ?, post_id = ?,
                teaching_since = ?, managing_since = ? WHERE id = ?",
        organisation,
        name.family,
        name.given,
        name.patronymic,
        post,
        teaching_since,
        managing_since,
        person
    )
    .execute(cx.db())
    .await?;
    set_subjects(cx, person, &enrolment.subjects).await
}

async fn set_subjects(cx: &mut Cx, person: PersonId, subjects: &[SubjectId]) -> Result<()> {
    sqlx::query!("DELETE FROM person_subject WHERE person_id = ?", person).execute(cx.db()).await?;
    let subjects = serde_json::to_string(subjects)?;
    sqlx::query!(
        "INSERT INTO person_subject (person_id, subject_id) SELECT ?, value FROM json_each(?) WHERE true
         ON CONFLICT DO NOTHING",
        person,
        subjects
    )
    .execute(cx.db())
    .await?;
    Ok(())
}
