//! Who speaks at an event, of what and how (S1-09): those whom its leader names, and members who say so themselves.

use serde::Deserialize;

use super::Holder;
use crate::ids::{EventId, PersonId, SpeakerId};
use crate::model::people::FullName;
use crate::model::records::Contribution;
use crate::talk::{Result, Tx};

/// The most who speak at one event.
pub const MOST_SPEAKERS: usize = 40;

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The number of the row.
    pub id: SpeakerId,
    /// Who of the municipality; `None` for somebody by name.
    pub person: Option<PersonId>,
    /// The full name.
    pub name: String,
    /// Of what.
    pub topic: Option<String>,
    /// How.
    pub contribution: Option<Contribution>,
}

/// A speaker as SQLite writes one into an array.
#[derive(Deserialize)]
pub(super) struct Row(
    SpeakerId,
    Option<PersonId>,
    Option<String>,
    Option<(String, String, String)>,
    Option<String>,
    Option<Contribution>,
);

impl From<Row> for Speaker {
    fn from(Row(id, person, name, full, topic, contribution): Row) -> Speaker {
        let full = full.map(|(family, given, patronymic)| FullName::of(family, given, patronymic).listed());
        Speaker { id, person, name: full.or(name).unwrap_or_default(), topic, contribution }
    }
}

/// Who is named as a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// One of the municipality.
    Person(PersonId),
    /// Somebody by name.
    Name(String),
}

/// Names a speaker, or says of one who is named already of what and how. `None` where it is nobody of the municipality, or
/// there are too many.
pub async fn name_speaker(
    tx: &mut Tx,
    holder: Holder,
    who: &Who,
    (topic, contribution): (Option<&str>, Option<Contribution>),
) -> Result<Option<SpeakerId>> {
    let (person, name) = match who {
        Who::Person(person) => (Some(*person), None),
        Who::Name(name) => (None, Some(name.as_str())),
    };
    speaks(tx, holder.event(), (person, name), (topic, contribution)).await
}

/// Somebody says that they speak themselves: of what and how.
pub async fn speak(
    tx: &mut Tx,
    event: EventId,
    person: PersonId,
    of: (Option<&str>, Option<Contribution>),
) -> Result<Option<SpeakerId>> {
    speaks(tx, event, (Some(person), None), of).await
}

async fn speaks(
    tx: &mut Tx,
    event: EventId,
    (person, name): (Option<PersonId>, Option<&str>),
    (topic, contribution): (Option<&str>, Option<Contribution>),
) -> Result<Option<SpeakerId>> {
    let (municipality, most) = (tx.municipality(), MOST_SPEAKERS as i64);
    Ok(sqlx::query_scalar!(
        r#"INSERT INTO event_speaker (event_id, person_id, name, topic, contribution)
           SELECT event.id, ?2, ?3, ?4, ?5 FROM event
           WHERE event.id = ?1 AND event.municipality_id = ?6
             AND (?2 IS NULL OR EXISTS (SELECT 1 FROM person WHERE person.id = ?2 AND person.municipality_id = ?6))
             AND (SELECT count(*) FROM event_speaker AS named WHERE named.event_id = ?1) < ?7
           ON CONFLICT (event_id, person_id) WHERE person_id IS NOT NULL
           DO UPDATE SET topic = excluded.topic, contribution = excluded.contribution
           RETURNING id AS "id!: SpeakerId""#,
        event,
        person,
        name,
        topic,
        contribution,
        municipality,
        most
    )
    .fetch_optional(tx.db())
    .await?)
}

/// Takes a speaker off; tells whether there was one.
pub async fn drop_speaker(tx: &mut Tx, holder: Holder, speaker: SpeakerId) -> Result<bool> {
    let event = holder.event();
    let dropped = sqlx::query!("DELETE FROM event_speaker WHERE id = ? AND event_id = ?", speaker, event)
        .execute(tx.db())
        .await?;
    Ok(dropped.rows_affected() > 0)
}

/// Somebody does not speak after all; tells whether they were to.
pub async fn be_silent(tx: &mut Tx, event: EventId, person: PersonId) -> Result<bool> {
    let dropped = sqlx::query!("DELETE FROM event_speaker WHERE event_id = ? AND person_id = ?", event, person)
        .execute(tx.db())
        .await?;
    Ok(dropped.rows_affected() > 0)
}

/// Somebody who can be named.
#[derive(Debug, Clone)]
pub struct Nameable {
    /// Who.
    pub person: PersonId,
    /// The full name.
    pub name: FullName,
    /// Where they work.
    pub organisation: String,
}

/// Those for whom an event is, by name: of them speakers are named. A search narrows them by what their names begin with.
pub async fn nameable(tx: &mut Tx, holder: Holder) -> Result<Vec<Nameable>> {
    let event = holder.event();
    let rows = sqlx::query!(
        r#"SELECT person.id AS "person!: PersonId", person.family_name AS "family_name!",
                  person.given_name AS "given_name!", person.patronymic AS "patronymic!",
                  organisation.short_name AS "organisation!"
           FROM (SELECT membership.person_id
                 FROM event_group JOIN membership ON membership.group_id = event_group.group_id
                 WHERE event_group.event_id = ?1 AND membership.left_at IS NULL AND membership.person_id IS NOT NULL
                 UNION
                 SELECT person_id FROM event_leader WHERE event_id = ?1
                 UNION
                 SELECT person.id FROM event JOIN person ON person.municipality_id = event.municipality_id
                 WHERE event.id = ?1 AND +event.for_all = 1 AND person.left_at IS NULL
                 UNION
                 SELECT chosen.id FROM event_invitation JOIN person AS chosen ON chosen.id = event_invitation.person_id
                 WHERE event_invitation.event_id = ?1 AND chosen.left_at IS NULL) AS invited
           JOIN person ON person.id = invited.person_id
           JOIN organisation ON organisation.id = person.organisation_id
           ORDER BY person.sort_form, person.id"#,
        event
    )
    .fetch_all(tx.db())
    .await?;
    let one = |person, name, organisation| Nameable { person, name, organisation };
    Ok(rows
        .into_iter()
        .map(|row| one(row.person, FullName::of(row.family_name, row.given_name, row.patronymic), row.organisation))
        .collect())
}
