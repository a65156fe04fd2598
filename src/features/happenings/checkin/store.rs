//! What is asked of the database about who has checked in.

use crate::ids::{EventId, PersonId};
use crate::model::events::{Answer, Holder, Met};
use crate::model::people::FullName;
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};

/// How many have checked in at an event of the leader's group.
pub async fn arrived(tx: &mut Tx, _: Holder, event: EventId) -> Result<i64> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!: i64" FROM check_in WHERE event_id = ?"#, event)
        .fetch_one(tx.db())
        .await?)
}

/// Somebody who may be answered for, and checked in, by another hand.
#[derive(Debug, Clone)]
pub struct Colleague {
    pub person: PersonId,
    pub name: FullName,
    pub organisation: String,
    /// Whether the sheet has them as present.
    pub is_there: bool,
    /// Whether they have checked in, by whatever hand.
    pub has_checked_in: bool,
    /// What they have answered.
    pub answer: Option<Answer>,
    /// Whether somebody else has said so for them.
    pub is_answered_for: bool,
    /// Whether they wait for a place.
    pub waits: bool,
}

/// Those who are expected at an event and may be checked in by this person, by name: where they hold it all of them, else
/// the people of the schools that they represent. At one for everybody that is whoever works there, with an account or
/// without.
pub async fn colleagues(tx: &mut Tx, me: Registered, met: &Met) -> Result<Vec<Colleague>> {
    let (event, person, municipality) = (met.event.id, me.id(), tx.municipality());
    let (holds, for_all) = (met.holder.is_some(), met.event.for_all);
    let rows = sqlx::query!(
        r#"SELECT person.id AS "person!: PersonId", family_name AS "family!: String", given_name AS "given!: String",
                  patronymic AS "patronymic!: String", organisation.short_name AS "organisation!: String",
                  coalesce(mark.state IN ('present', 'late'), 0) AS "is_there!: bool",
                  check_in.at IS NOT NULL AS "has_checked_in!: bool",
                  event_answer.answer AS "answer?: Answer", event_answer.by_id IS NOT NULL AS "is_answered_for!: bool",
                  event_waiting.turn IS NOT NULL AS "waits!: bool"
           FROM (SELECT person_id FROM event_invited WHERE event_id = ?1
                 UNION SELECT person_id FROM event_answer WHERE event_id = ?1 AND answer = 'going'
                 UNION SELECT staff.id FROM appointment JOIN person AS staff
                       ON staff.organisation_id = appointment.organisation_id AND staff.left_at IS NULL
                       WHERE ?5 AND appointment.person_id = ?2 AND appointment.role = 'representative'
                         AND appointment.until IS NULL) AS expected
           JOIN person ON person.id = expected.person_id
           JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN mark ON mark.event_id = ?1 AND mark.person_id = person.id
           LEFT JOIN check_in ON check_in.event_id = ?1 AND check_in.person_id = person.id
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = person.id
           LEFT JOIN event_waiting ON event_waiting.event_id = ?1 AND event_waiting.person_id = person.id
           WHERE person.id != ?2 AND person.municipality_id = ?3
             AND (?4 OR person.organisation_id IN
                        (SELECT appointment.organisation_id FROM appointment
                         WHERE appointment.person_id = ?2 AND appointment.role = 'representative'
                           AND appointment.until IS NULL AND appointment.municipality_id = ?3))
           ORDER BY person.sort_form, person.id"#,
        event,
        person,
        municipality,
        holds,
        for_all
    )
    .fetch_all(tx.db())
    .await?;
    let colleagues = rows.into_iter().map(|row| Colleague {
        person: row.person,
        name: FullName::of(row.family, row.given, row.patronymic),
        organisation: row.organisation,
        is_there: row.is_there,
        has_checked_in: row.has_checked_in,
        answer: row.answer,
        is_answered_for: row.is_answered_for,
        waits: row.waits,
    });
    Ok(colleagues.collect())
}

/// Who did something of a person's for them, by the table that has it.
macro_rules! by_hand {
    ($tx:expr, $event:expr, $person:expr, $of:literal) => {{
        let (event, person) = ($event, $person);
        let row = sqlx::query!(
            r#"SELECT family_name AS "family!", given_name AS "given!", patronymic AS "patronymic!" FROM "#
                + $of
                + r#" AS done JOIN person ON person.id = done.by_id WHERE done.event_id = ? AND done.person_id = ?"#,
            event,
            person
        )
        .fetch_optional($tx.db())
        .await?;
        Ok(row.map(|row| FullName::of(row.family, row.given, row.patronymic)))
    }};
}

/// Who has checked somebody in for them; none where they did so by their own hand, or not at all.
pub async fn proxy(tx: &mut Tx, event: EventId, person: PersonId) -> Result<Option<FullName>> {
    by_hand!(tx, event, person, "check_in")
}

/// Who has said «Иду» for somebody; none where they have answered themselves, or not at all.
pub async fn answered_by(tx: &mut Tx, event: EventId, person: PersonId) -> Result<Option<FullName>> {
    by_hand!(tx, event, person, "event_answer")
}

/// Whether the sheet has somebody as present, whoever has said so last.
pub async fn is_there(tx: &mut Tx, event: EventId, person: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM mark WHERE event_id = ? AND person_id = ? AND state IN ('present', 'late'))
                  AS "there!: bool""#,
        event,
        person
    )
    .fetch_one(tx.db())
    .await?)
}
