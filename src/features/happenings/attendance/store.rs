//! What is asked of the database about who was at an event.

use chrono::{DateTime, TimeDelta, Utc};

use super::rules::{Guest, Listed, Sheet};
use crate::ids::{ClusterId, EventId, PersonId};
use crate::model::people::{ClusterLeader, Contribution, FullName};
use crate::talk::{Cx, Result, gone};

/// An event as its sheet needs it.
#[derive(Debug, Clone)]
pub struct Event {
    /// The number.
    pub id: EventId,
    /// Whose it is.
    pub cluster: ClusterId,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// Whether its attendance was saved.
    pub saved: bool,
}

/// An event of the municipality.
pub async fn event(cx: &mut Cx, id: EventId) -> Result<Event> {
    let municipality = cx.municipality();
    let found = sqlx::query_as!(
        Event,
        r#"SELECT event.id AS "id!: EventId", event.cluster_id AS "cluster: ClusterId", event.title,
                  event.starts_at AS "starts_at: DateTime<Utc>",
                  event.cancelled_at IS NOT NULL AS "cancelled!: bool",
                  event.attendance_saved_at IS NOT NULL AS "saved!: bool"
           FROM event JOIN cluster ON cluster.id = event.cluster_id
           WHERE event.id = ? AND cluster.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| gone(cx))
}

/// The events of the last sixty days, and those that begin within a day, of the clusters that a person leads:
/// those without a saved sheet first, then the latest first.
pub async fn to_mark(cx: &mut Cx, leader: PersonId) -> Result<Vec<Event>> {
    let (since, till) = (cx.now - TimeDelta::days(60), cx.now + TimeDelta::hours(24));
    Ok(sqlx::query_as!(
        Event,
        r#"SELECT event.id AS "id!: EventId", event.cluster_id AS "cluster!: ClusterId", event.title,
                  event.starts_at AS "starts_at!: DateTime<Utc>", false AS "cancelled!: bool",
                  event.attendance_saved_at IS NOT NULL AS "saved!: bool"
           FROM event JOIN cluster ON cluster.id = event.cluster_id
           WHERE cluster.leader_id = ? AND event.starts_at BETWEEN ? AND ? AND event.cancelled_at IS NULL
           ORDER BY event.attendance_saved_at IS NOT NULL, event.starts_at DESC, event.id DESC"#,
        leader,
        since,
        till
    )
    .fetch_all(cx.db())
    .await?)
}

/// Everybody who may be marked: active members, those who answered «Иду», those who were marked before.
pub async fn roster(cx: &mut Cx, leader: ClusterLeader, event: EventId) -> Result<Vec<Listed>> {
    let cluster = leader.cluster();
    let rows = sqlx::query!(
        r#"SELECT person.id AS "person!: PersonId", person.family_name, person.given_name, person.patronymic,
                  organisation.name AS organisation,
                  coalesce(event_answer.answer = 'going', 0) AS "going!: bool",
                  attendance.id IS NOT NULL AS "saved!: bool",
                  attendance.contribution AS "contribution?: Contribution"
           FROM (SELECT person_id FROM membership WHERE cluster_id = ?2 AND left_at IS NULL
                 UNION SELECT person_id FROM event_answer WHERE event_id = ?1 AND answer = 'going'
                 UNION SELECT person_id FROM attendance WHERE event_id = ?1 AND person_id IS NOT NULL) AS listed
           JOIN person ON person.id = listed.person_id
           JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = person.id
           LEFT JOIN attendance ON attendance.event_id = ?1 AND attendance.person_id = person.id
           WHERE EXISTS (SELECT 1 FROM event WHERE event.id = ?1 AND event.cluster_id = ?2)"#,
        event,
        cluster
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Listed {
            person: row.person,
            name: FullName { family: row.family_name, given: row.given_name, patronymic: row.patronymic },
            organisation: row.organisation,
            going: row.going,
            saved: row.saved.then_some(row.contribution),
        })
        .collect())
}

/// The guests on the saved sheet of an event of the leader's cluster.
pub async fn guests(cx: &mut Cx, leader: ClusterLeader, event: EventId) -> Result<Vec<Guest>> {
    let cluster = leader.cluster();
    Ok(sqlx::query_as!(
        Guest,
        r#"SELECT attendance.guest_name AS "name!", attendance.contribution AS "contribution: Contribution"
           FROM attendance JOIN event ON event.id = attendance.event_id
           WHERE attendance.event_id = ? AND event.cluster_id = ? AND attendance.guest_name IS NOT NULL
           ORDER BY attendance.id"#,
        event,
        cluster
    )
    .fetch_all(cx.db())
    .await?)
}

/// Puts a sheet in the place of what was saved before. The anonymous rows of the erased stay.
///
/// `false` where the leader's cluster has no such event, or it was cancelled.
pub async fn save(cx: &mut Cx, leader: ClusterLeader, sheet: &Sheet) -> Result<bool> {
    let (event, cluster, now) = (sheet.event, leader.cluster(), cx.now);
    let stamped = sqlx::query!(
        "UPDATE event SET attendance_saved_at = ? WHERE id = ? AND cluster_id = ? AND cancelled_at IS NULL",
        now,
        event,
        cluster
    )
    .execute(cx.db())
    .await?;
    if stamped.rows_affected() == 0 {
        return Ok(false);
    }
    let present: Vec<_> = sheet.present.iter().map(|person| (person, sheet.contributions.get(person))).collect();
    let present = serde_json::to_string(&present)?;
    sqlx::query!(
        "DELETE FROM attendance WHERE event_id = ?1
         AND (guest_name IS NOT NULL
              OR person_id IS NOT NULL AND person_id NOT IN
                 (SELECT json_extract(value, '$[0]') FROM json_each(?2)))",
        event,
        present
    )
    .execute(cx.db())
    .await?;
    sqlx::query!(
        "INSERT INTO attendance (event_id, person_id, contribution)
         SELECT ?1, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?2) WHERE true
         ON CONFLICT (event_id, person_id) WHERE person_id IS NOT NULL DO UPDATE
         SET contribution = excluded.contribution",
        event,
        present
    )
    .execute(cx.db())
    .await?;
    let guests = serde_json::to_string(&sheet.guests)?;
    sqlx::query!(
        "INSERT INTO attendance (event_id, guest_name, contribution)
         SELECT ?1, json_extract(value, '$.name'), json_extract(value, '$.contribution') FROM json_each(?2)",
        event,
        guests
    )
    .execute(cx.db())
    .await?;
    Ok(true)
}
