//! What is asked of the database about events and the answers to them.

use chrono::{DateTime, TimeDelta, Utc};

use super::Plan;
use super::rules::{Answer, Kind};
use crate::ids::{ClusterId, EventId, PersonId};
use crate::model::people::clusters::ClusterName;
use crate::model::people::{ClusterLeader, Contribution};
use crate::talk::{Cx, Result, gone};

/// An event as one person sees it.
#[derive(Debug, Clone)]
pub struct Event {
    /// The number.
    pub id: EventId,
    /// Whose it is.
    pub cluster: ClusterName,
    /// Of what kind.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Where it is: an address, or a link.
    pub place: String,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// Whether the leader has saved who was there.
    pub attendance_saved: bool,
    /// Whether the person leads its cluster.
    pub led: bool,
    /// Whether the person is an active member of its cluster.
    pub member: bool,
    /// The person's answer.
    pub answer: Option<Answer>,
    /// Whether the person was marked as present.
    pub present: bool,
    /// What the person brought (S1-09).
    pub contribution: Option<Contribution>,
}

/// An event of the municipality as this person sees it.
pub async fn event(cx: &mut Cx, person: PersonId, id: EventId) -> Result<Event> {
    let municipality = cx.municipality();
    let row = sqlx::query!(
        r#"SELECT event.cluster_id AS "cluster: ClusterId", cluster.name, event.kind AS "kind: Kind", event.title,
                  event.starts_at AS "starts_at: DateTime<Utc>", event.place,
                  event.cancelled_at IS NOT NULL AS "cancelled!: bool",
                  event.attendance_saved_at IS NOT NULL AS "attendance_saved!: bool",
                  coalesce(cluster.leader_id = ?1, 0) AS "led!: bool",
                  EXISTS (SELECT 1 FROM membership WHERE membership.cluster_id = event.cluster_id
                          AND membership.person_id = ?1 AND membership.left_at IS NULL) AS "member!: bool",
                  event_answer.answer AS "answer?: Answer",
                  attendance.id IS NOT NULL AS "present!: bool",
                  attendance.contribution AS "contribution?: Contribution"
           FROM event
           JOIN cluster ON cluster.id = event.cluster_id
           LEFT JOIN event_answer ON event_answer.event_id = event.id AND event_answer.person_id = ?1
           LEFT JOIN attendance ON attendance.event_id = event.id AND attendance.person_id = ?1
           WHERE event.id = ?2 AND cluster.municipality_id = ?3"#,
        person,
        id,
        municipality
    )
    .fetch_optional(cx.db())
    .await?;
    let row = row.ok_or_else(|| gone(cx))?;
    Ok(Event {
        id,
        cluster: ClusterName { id: row.cluster, name: row.name },
        kind: row.kind,
        title: row.title,
        starts_at: row.starts_at,
        place: row.place,
        cancelled: row.cancelled,
        attendance_saved: row.attendance_saved,
        led: row.led,
        member: row.member,
        answer: row.answer,
        present: row.present,
        contribution: row.contribution,
    })
}

/// A line of the list of coming events.
#[derive(Debug, Clone)]
pub struct Coming {
    /// The number.
    pub id: EventId,
    /// What it is called.
    pub title: String,
    /// Whose it is.
    pub cluster: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// The person's answer.
    pub answer: Option<Answer>,
}

/// The coming events of the clusters that a person joined or leads, the nearest first.
///
/// One that began within three hours is still there: those who are late look for its place.
pub async fn coming(cx: &mut Cx, person: PersonId) -> Result<Vec<Coming>> {
    let since = cx.now - TimeDelta::hours(3);
    Ok(sqlx::query_as!(
        Coming,
        r#"SELECT event.id AS "id!: EventId", event.title, cluster.name AS cluster,
                  event.starts_at AS "starts_at: DateTime<Utc>", event_answer.answer AS "answer?: Answer"
           FROM (SELECT cluster_id FROM membership WHERE person_id = ?1 AND left_at IS NULL
                 UNION SELECT id FROM cluster WHERE leader_id = ?1) AS mine
           JOIN cluster ON cluster.id = mine.cluster_id
           JOIN event ON event.cluster_id = mine.cluster_id
           LEFT JOIN event_answer ON event_answer.event_id = event.id AND event_answer.person_id = ?1
           WHERE event.starts_at > ?2 AND event.cancelled_at IS NULL
           ORDER BY event.starts_at, event.id"#,
        person,
        since
    )
    .fetch_all(cx.db())
    .await?)
}

/// A line of a person's own record (S1-03).
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Of what kind.
    pub kind: Kind,
    /// What it was called.
    pub title: String,
    /// Whose it was.
    pub cluster: String,
    /// When it began.
    pub starts_at: DateTime<Utc>,
    /// What the person brought; a listener brought nothing (S1-09).
    pub contribution: Option<Contribution>,
}

/// The past events in which a person was present, the latest first.
pub async fn record(cx: &mut Cx, person: PersonId) -> Result<Vec<Recorded>> {
    Ok(sqlx::query_as!(
        Recorded,
        r#"SELECT event.kind AS "kind: Kind", event.title, cluster.name AS cluster,
                  event.starts_at AS "starts_at: DateTime<Utc>",
                  attendance.contribution AS "contribution?: Contribution"
           FROM attendance
           JOIN event ON event.id = attendance.event_id
           JOIN cluster ON cluster.id = event.cluster_id
           WHERE attendance.person_id = ?1 AND event.cancelled_at IS NULL
           ORDER BY event.starts_at DESC, event.id DESC"#,
        person
    )
    .fetch_all(cx.db())
    .await?)
}

/// How members answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// «Иду».
    pub going: i64,
    /// «Не иду».
    pub not_going: i64,
    /// «Под вопросом».
    pub maybe: i64,
    /// No answer yet.
    pub silent: i64,
}

/// How the active members of its cluster answered to an event: for the leader, who is not asked.
pub async fn tally(cx: &mut Cx, leader: ClusterLeader, event: EventId) -> Result<Tally> {
    let (cluster, leader) = (leader.cluster(), leader.id());
    Ok(sqlx::query_as!(
        Tally,
        r#"SELECT count(*) FILTER (WHERE event_answer.answer = 'going') AS "going!: i64",
                  count(*) FILTER (WHERE event_answer.answer = 'not_going') AS "not_going!: i64",
                  count(*) FILTER (WHERE event_answer.answer = 'maybe') AS "maybe!: i64",
                  count(*) FILTER (WHERE event_answer.answer IS NULL AND membership.person_id != ?3) AS "silent!: i64"
           FROM membership
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = membership.person_id
           WHERE membership.cluster_id = ?2 AND membership.left_at IS NULL"#,
        event,
        cluster,
        leader
    )
    .fetch_one(cx.db())
    .await?)
}

/// The active members of the leader's cluster but for the leader: those who are told.
pub async fn audience(cx: &mut Cx, leader: ClusterLeader) -> Result<Vec<PersonId>> {
    let (cluster, leader) = (leader.cluster(), leader.id());
    Ok(sqlx::query_scalar!(
        r#"SELECT person_id AS "person: PersonId" FROM membership
           WHERE cluster_id = ? AND left_at IS NULL AND person_id != ?"#,
        cluster,
        leader
    )
    .fetch_all(cx.db())
    .await?)
}

/// The school that hosts a cluster, площадка, if it has one.
pub async fn host_school(cx: &mut Cx, cluster: ClusterId) -> Result<Option<String>> {
    let municipality = cx.municipality();
    Ok(sqlx::query_scalar!(
        "SELECT organisation.name FROM cluster JOIN organisation ON organisation.id = cluster.host_school_id
         WHERE cluster.id = ? AND cluster.municipality_id = ?",
        cluster,
        municipality
    )
    .fetch_optional(cx.db())
    .await?)
}

/// Makes an event of the leader's cluster.
pub async fn create(cx: &mut Cx, leader: ClusterLeader, plan: &Plan) -> Result<EventId> {
    let (cluster, author, now) = (leader.cluster(), leader.id(), cx.now);
    Ok(sqlx::query_scalar!(
        r#"INSERT INTO event (cluster_id, kind, title, starts_at, place, created_by, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!: EventId""#,
        cluster,
        plan.kind,
        plan.title,
        plan.starts_at,
        plan.place,
        author,
        now
    )
    .fetch_one(cx.db())
    .await?)
}

/// Moves an event of the leader's cluster; the answers stay.
pub async fn reschedule(cx: &mut Cx, leader: ClusterLeader, event: EventId, starts_at: DateTime<Utc>) -> Result<()> {
    let cluster = leader.cluster();
    sqlx::query!(
        "UPDATE event SET starts_at = ? WHERE id = ? AND cluster_id = ? AND cancelled_at IS NULL",
        starts_at,
        event,
        cluster
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Cancels an event of the leader's cluster; the answers stay with it.
pub async fn cancel(cx: &mut Cx, leader: ClusterLeader, event: EventId) -> Result<()> {
    let (cluster, now) = (leader.cluster(), cx.now);
    sqlx::query!(
        "UPDATE event SET cancelled_at = ? WHERE id = ? AND cluster_id = ? AND cancelled_at IS NULL",
        now,
        event,
        cluster
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Keeps a member's answer in the place of the earlier one.
pub async fn answer(cx: &mut Cx, person: PersonId, event: EventId, answer: Answer) -> Result<()> {
    let now = cx.now;
    sqlx::query!(
        "INSERT INTO event_answer (event_id, person_id, answer, answered_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (event_id, person_id) DO UPDATE
         SET answer = excluded.answer, answered_at = excluded.answered_at",
        event,
        person,
        answer,
        now
    )
    .execute(cx.db())
    .await?;
    Ok(())
}
