//! Somebody has registered under a name that stands at their school already: are the two one human?
//!
//! The same question reaches all who answer for the school's people, the coordinators and whoever represents the school;
//! the first answer holds for all of them. A yes does what a coordinator's word does (`merge`): a record that a list has
//! made is joined at once, and where both have accounts, each of them is asked.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::FullName;
use super::merge::{self, Asking};
use crate::db::{Call, Values};
use crate::ids::{NamesakeId, OrganisationId, PersonId};
use crate::model::journal::{self, Entry};
use crate::talk::{Result, Tx};
use crate::text::Bilingual;

/// One of the two records.
#[derive(Debug, Clone)]
pub struct Side {
    /// Whose it is.
    pub person: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Their post.
    pub post: Bilingual,
}

/// Where the question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has answered.
    Open,
    /// Yes, and each account has still to agree.
    Asked,
    /// The two are one record.
    Joined,
    /// Yes, but the records are two: an account has said no, or they were parted again.
    Apart,
    /// No: two people of one name.
    Different,
}

/// The question, as somebody reads it who may answer it: a proof of that.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its number.
    pub id: NamesakeId,
    /// Who has registered.
    pub newcomer: Side,
    /// Who stood there.
    pub former: Side,
    /// Whether the record that stood there has an account of its own, or is merely listed.
    pub has_account: bool,
    /// The organisation of the latter.
    pub organisation: OrganisationId,
    /// What that is called.
    pub school: String,
    /// Where it stands.
    pub state: State,
    /// Whether the reader coordinates the municipality; who does not represents the school.
    pub coordinates: bool,
    reader: PersonId,
}

/// Puts the question; tells its number and the newcomer's name.
pub async fn wonder(tx: &mut Tx, newcomer: PersonId, former: PersonId) -> Result<(NamesakeId, FullName)> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let row = sqlx::query!(
        r#"INSERT INTO namesake (municipality_id, newcomer_id, former_id, asked_at) VALUES (?, ?, ?, ?)
           RETURNING id AS "id!: NamesakeId",
                     (SELECT family_name FROM person WHERE person.id = newcomer_id) AS "family!: String",
                     (SELECT given_name FROM person WHERE person.id = newcomer_id) AS "given!: String",
                     (SELECT patronymic FROM person WHERE person.id = newcomer_id) AS "patronymic!: String""#,
        municipality,
        newcomer,
        former,
        now
    )
    .fetch_one(tx.db())
    .await?;
    Ok((row.id, FullName::of(row.family, row.given, row.patronymic)))
}

/// Those who may answer about somebody who stands at an organisation: the coordinators, and who represents it.
pub async fn who_may_answer(tx: &mut Tx, former: PersonId) -> Result<Vec<PersonId>> {
    let municipality = tx.municipality();
    let people = sqlx::query_scalar!(
        r#"SELECT person_id AS "person: PersonId" FROM appointment
           WHERE municipality_id = ?1 AND role = 'coordinator' AND until IS NULL
           UNION ALL
           SELECT appointment.person_id AS "person: PersonId"
           FROM person JOIN appointment ON appointment.organisation_id = person.organisation_id
           WHERE person.id = ?2 AND appointment.municipality_id = ?1 AND appointment.role = 'representative'
             AND appointment.until IS NULL"#,
        municipality,
        former
    )
    .fetch_all(tx.db())
    .await?;
    // Somebody may be both.
    Ok(people.into_iter().collect::<BTreeSet<_>>().into_iter().collect())
}

/// The question, for one who may answer it; `None` for anybody else, and where one of the two records is gone. Who
/// represents a school answers for two who both work there.
pub async fn question(tx: &mut Tx, reader: PersonId, id: NamesakeId) -> Result<Option<Question>> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT namesake.answer, newcomer.id AS "newcomer!: PersonId", former.id AS "former!: PersonId",
                  newcomer.family_name AS newcomer_family, newcomer.given_name AS newcomer_given,
                  newcomer.patronymic AS newcomer_patronymic, newcomer_post.name_ru AS newcomer_ru,
                  newcomer_post.name_en AS newcomer_en, former.family_name, former.given_name, former.patronymic,
                  former_post.name_ru, former_post.name_en,
                  organisation.id AS "organisation!: OrganisationId", organisation.short_name AS school,
                  EXISTS (SELECT 1 FROM account WHERE account.person_id = former.id) AS "has_account!: bool",
                  EXISTS (SELECT 1 FROM merge_request
                          WHERE keeps_id = former.id AND goes_id = newcomer.id)
                  OR EXISTS (SELECT 1 FROM merge_request
                             WHERE keeps_id = newcomer.id AND goes_id = former.id) AS "is_asked!: bool",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?2 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
                            AND municipality_id = ?3) AS "coordinates!: bool",
                  newcomer.organisation_id = former.organisation_id
                  AND EXISTS (SELECT 1 FROM appointment
                              WHERE person_id = ?2 AND role = 'representative' AND until IS NULL
                                AND organisation_id = former.organisation_id
                                AND municipality_id = ?3) AS "represents!: bool"
           FROM namesake
           JOIN person AS newcomer ON newcomer.id = namesake.newcomer_id
           JOIN person AS former ON former.id = namesake.former_id
           JOIN post AS newcomer_post ON newcomer_post.id = newcomer.post_id
           JOIN post AS former_post ON former_post.id = former.post_id
           JOIN organisation ON organisation.id = former.organisation_id
           WHERE namesake.id = ?1 AND namesake.municipality_id = ?3"#,
        id,
        reader,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(row) = row.filter(|row| row.coordinates || row.represents) else { return Ok(None) };
    let state = match row.answer.as_deref() {
        _ if row.newcomer == row.former => State::Joined,
        None => State::Open,
        Some("other") => State::Different,
        Some(_) if row.is_asked => State::Asked,
        Some(_) => State::Apart,
    };
    Ok(Some(Question {
        id,
        newcomer: Side {
            person: row.newcomer,
            name: FullName::of(row.newcomer_family, row.newcomer_given, row.newcomer_patronymic),
            post: Bilingual { ru: row.newcomer_ru, en: row.newcomer_en },
        },
        former: Side {
            person: row.former,
            name: FullName::of(row.family_name, row.given_name, row.patronymic),
            post: Bilingual { ru: row.name_ru, en: row.name_en },
        },
        has_account: row.has_account,
        organisation: row.organisation,
        school: row.school,
        state,
        coordinates: row.coordinates,
        reader,
    }))
}

/// What came of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// Somebody had answered already.
    Before,
    /// They are two people.
    Different,
    /// They are one: what came of that.
    Same(Asking),
}

/// The answer's sentence: the answer, the moment, who gave it, the question, the municipality.
const ANSWER: &str = "UPDATE namesake SET answer = ?, answered_at = max(asked_at, ?), answered_by = ?
     WHERE id = ? AND municipality_id = ? AND answer IS NULL";

/// Answers; where nobody can be asked, or another question about one of the two waits, it stays open.
pub async fn answer(tx: &mut Tx, question: &Question, is_same: bool) -> Result<Answered> {
    static KEEPS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ANSWER]));
    static PARTS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ANSWER, journal::NOTE]));
    if question.state != State::Open {
        return Ok(Answered::Before);
    }
    let (newcomer, former) = (question.newcomer.person, question.former.person);
    let with = |tx: &Tx, answer: &str| -> Result<Values> {
        let values = Values::default().and(answer.to_owned())?.and(tx.now)?.and(question.reader)?;
        Ok(values.and(question.id)?.and(tx.municipality())?)
    };
    if !is_same {
        let entry = Entry { person: Some(newcomer), organisation: Some(question.organisation), ..Entry::default() };
        let values = journal::noted(with(tx, "other")?, tx, question.reader, "namesakes-differ", entry)?;
        PARTS.make(tx.db(), values).await?;
        return Ok(Answered::Different);
    }
    let asking = merge::put(tx, question.reader, former, newcomer).await?;
    match asking {
        Asking::Asked(_) | Asking::Merged(_) => {
            let values = with(tx, "same")?;
            KEEPS.make(tx.db(), values).await?;
        }
        Asking::Itself | Asking::Pending | Asking::Paired | Asking::Unreachable => {}
    }
    Ok(Answered::Same(asking))
}

/// The questions about a person, for what chats say of them.
pub async fn about(tx: &mut Tx, person: PersonId) -> Result<Vec<NamesakeId>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT id AS "id!: NamesakeId" FROM namesake WHERE newcomer_id = ?1 AND municipality_id = ?2
           UNION ALL
           SELECT id FROM namesake WHERE former_id = ?1 AND newcomer_id != ?1 AND municipality_id = ?2"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// The open questions that a person may not answer, or not any more.
pub async fn lost_on(tx: &mut Tx, person: PersonId) -> Result<Vec<NamesakeId>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT namesake.id AS "id!: NamesakeId" FROM namesake JOIN person AS former ON former.id = namesake.former_id
           WHERE namesake.municipality_id = ?1 AND namesake.answer IS NULL
             AND NOT EXISTS (SELECT 1 FROM appointment
                             WHERE person_id = ?2 AND until IS NULL AND appointment.municipality_id = ?1
                               AND (role = 'coordinator' AND group_id IS NULL
                                    OR role = 'representative'
                                       AND appointment.organisation_id = former.organisation_id))"#,
        municipality,
        person
    )
    .fetch_all(tx.db())
    .await?)
}

/// The questions that wait for a person `?1`, as «Сегодня» asks: a coordinator's, and a representative's who is none.
pub const WAITING: &str =
    "SELECT namesake.id, NULL, newcomer.family_name || ' ' || newcomer.given_name FROM appointment
     CROSS JOIN namesake ON namesake.municipality_id = appointment.municipality_id AND namesake.answer IS NULL
     CROSS JOIN person AS newcomer ON newcomer.id = namesake.newcomer_id
     WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator' AND appointment.group_id IS NULL
       AND appointment.until IS NULL AND namesake.newcomer_id != namesake.former_id
     UNION ALL
     SELECT namesake.id, NULL, newcomer.family_name || ' ' || newcomer.given_name FROM appointment
     CROSS JOIN person AS former ON former.organisation_id = appointment.organisation_id
     CROSS JOIN namesake ON namesake.former_id = former.id AND namesake.answer IS NULL
     CROSS JOIN person AS newcomer ON newcomer.id = namesake.newcomer_id
          AND newcomer.organisation_id = former.organisation_id
     WHERE appointment.person_id = ?1 AND appointment.role = 'representative' AND appointment.until IS NULL
       AND namesake.municipality_id = appointment.municipality_id AND namesake.newcomer_id != namesake.former_id
       AND NOT EXISTS (SELECT 1 FROM appointment AS desk
                       WHERE desk.person_id = ?1 AND desk.role = 'coordinator' AND desk.group_id IS NULL
                         AND desk.until IS NULL AND desk.municipality_id = appointment.municipality_id)";
