//! What is asked of the database about who was at an event.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::rules::{Guest, Listed};
use crate::ids::{EventId, PersonId};
use crate::model::people::FullName;
use crate::model::records::Contribution;
use crate::model::roles::Leader;
use crate::talk::{Result, Tx};

/// The events of the groups that a person leads which have begun within sixty days and wait to be marked.
pub const SHEETS: &str = "
    SELECT DISTINCT event.id, event.starts_at, event.title
    FROM appointment
    JOIN event_group ON event_group.group_id = appointment.group_id
    JOIN event ON event.id = event_group.event_id
    WHERE appointment.person_id = ?1 AND appointment.role = 'leader' AND appointment.until IS NULL
      AND event.starts_at <= ?2 AND event.starts_at >= strftime('%Y-%m-%dT%H:%M:%S+00:00', ?2, '-60 days')
      AND event.cancelled_at IS NULL AND event.attendance_saved_at IS NULL";

/// A line of the list of events to be marked.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: EventId,
    pub title: String,
    pub starts_at: DateTime<Utc>,
    /// Whether its attendance was saved.
    pub saved: bool,
}

/// The events of the last sixty days, and those that begin within a day, of the groups that a person leads: those
/// without a saved sheet first, then the latest first.
pub async fn to_mark(tx: &mut Tx, leader: PersonId) -> Result<Vec<Line>> {
    let (since, till) = (tx.now - TimeDelta::days(60), tx.now + TimeDelta::hours(24));
    Ok(sqlx::query_as!(
        Line,
        r#"SELECT event.id AS "id!: EventId", event.title AS "title!", event.starts_at AS "starts_at!: DateTime<Utc>",
                  event.attendance_saved_at IS NOT NULL AS "saved!: bool"
           FROM (SELECT event_group.event_id FROM appointment
                 JOIN event_group ON event_group.group_id = appointment.group_id
                 WHERE appointment.person_id = ?1 AND appointment.role = 'leader' AND appointment.until IS NULL
                 GROUP BY event_group.event_id) AS led
           CROSS JOIN event ON event.id = led.event_id
           WHERE event.starts_at BETWEEN ?2 AND ?3 AND event.cancelled_at IS NULL
           ORDER BY event.attendance_saved_at IS NOT NULL, event.starts_at DESC, event.id DESC"#,
        leader,
        since,
        till
    )
    .fetch_all(tx.db())
    .await?)
}

/// The members, with those who said «Иду» and those who were marked before, by name.
pub async fn listed(tx: &mut Tx, event: EventId, members: &BTreeSet<PersonId>) -> Result<Vec<Listed>> {
    let members = serde_json::to_string(members)?;
    let rows = sqlx::query!(
        r#"SELECT person.id AS "person!: PersonId", person.family_name, person.given_name, person.patronymic,
                  organisation.short_name AS organisation,
                  coalesce(event_answer.answer = 'going', 0) AS "going!: bool",
                  record.id IS NOT NULL AS "saved!: bool",
                  record.contribution AS "contribution?: Contribution"
           FROM (SELECT value AS person_id FROM json_each(?2)
                 UNION SELECT person_id FROM event_answer WHERE event_id = ?1 AND answer = 'going'
                 UNION SELECT person_id FROM record
                       WHERE event_id = ?1 AND deed = 'presence' AND person_id IS NOT NULL) AS listed
           JOIN person ON person.id = listed.person_id
           JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = person.id
           LEFT JOIN record ON record.event_id = ?1 AND record.person_id = person.id AND record.deed = 'presence'
           ORDER BY person.sort_form, person.id"#,
        event,
        members
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Listed {
            person: row.person,
            name: FullName::of(row.family_name, row.given_name, row.patronymic),
            organisation: row.organisation,
            going: row.going,
            saved: row.saved.then_some(row.contribution),
        })
        .collect())
}

/// The guests on the saved sheet of an event of the leader's group.
pub async fn guests(tx: &mut Tx, leader: Leader, event: EventId) -> Result<Vec<Guest>> {
    let group = leader.group();
    Ok(sqlx::query_as!(
        Guest,
        r#"SELECT record.name AS "name!", record.contribution AS "contribution: Contribution"
           FROM record
           WHERE record.event_id = ?1 AND record.deed = 'presence' AND record.name IS NOT NULL
             AND EXISTS (SELECT 1 FROM event_group WHERE event_id = ?1 AND group_id = ?2)
           ORDER BY record.id"#,
        event,
        group
    )
    .fetch_all(tx.db())
    .await?)
}
