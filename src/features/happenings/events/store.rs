//! What is asked of the database about events besides the noun's own questions: lists, counts, and what waits.

use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::{EventId, PersonId};
use crate::model::events::{Answer, Kind};
use crate::model::records::Contribution;
use crate::model::roles::Leader;
use crate::talk::{Result, Tx};

/// The coming events of a person's groups that they neither lead nor have answered, for the next thirty days.
pub const INVITATIONS: &str = "
    SELECT DISTINCT event.id, event.starts_at, event.title
    FROM membership
    JOIN event_group ON event_group.group_id = membership.group_id
    JOIN event ON event.id = event_group.event_id
    WHERE membership.person_id = ?1 AND membership.left_at IS NULL
      AND event.starts_at > ?2 AND event.starts_at <= strftime('%Y-%m-%dT%H:%M:%S+00:00', ?2, '+30 days')
      AND event.cancelled_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM event_answer
                      WHERE event_answer.event_id = event.id AND event_answer.person_id = ?1)
      AND NOT EXISTS (SELECT 1 FROM event_group AS led
                      JOIN appointment ON appointment.group_id = led.group_id
                      WHERE led.event_id = event.id AND appointment.person_id = ?1
                        AND appointment.role = 'leader' AND appointment.until IS NULL)";

/// The nearest coming event that a person leads, or to which they come or may come; and where there is another, a row
/// of the number 0, which stands for all of them.
pub const NEXT_EVENT: &str = "
    SELECT iif(place = 1, id, 0), starts_at, iif(place = 1, title, '')
    FROM (SELECT event.id, event.starts_at, event.title,
                 row_number() OVER (ORDER BY event.starts_at, event.id) AS place
          FROM (SELECT event_id FROM event_answer WHERE person_id = ?1 AND answer IN ('going', 'maybe')
                UNION
                SELECT event_group.event_id FROM appointment
                JOIN event_group ON event_group.group_id = appointment.group_id
                WHERE appointment.person_id = ?1 AND appointment.role = 'leader'
                  AND appointment.until IS NULL) AS mine
          JOIN event ON event.id = mine.event_id
          WHERE event.starts_at > ?2 AND event.cancelled_at IS NULL
          ORDER BY event.starts_at, event.id LIMIT 2)";

/// A line of the list of coming events.
#[derive(Debug, Clone)]
pub struct Coming {
    pub id: EventId,
    pub title: String,
    /// The names of its groups.
    pub groups: String,
    pub starts_at: DateTime<Utc>,
    /// The person's answer.
    pub answer: Option<Answer>,
}

/// The coming events of the groups that a person joined or leads, the nearest first; and whether they lead an open one.
///
/// One that began within three hours is still there: those who are late look for its place.
pub async fn coming(tx: &mut Tx, person: PersonId) -> Result<(Vec<Coming>, bool)> {
    let since = tx.now - TimeDelta::hours(3);
    let rows = sqlx::query!(
        r#"SELECT me.leads AS "leads!: bool", coming.id AS "id?: EventId", coming.title AS "title?: String",
                  coming.groups AS "groups?: String", coming.starts_at AS "starts_at?: DateTime<Utc>",
                  coming.answer AS "answer?: Answer"
           FROM (SELECT EXISTS (SELECT 1 FROM appointment JOIN groups ON groups.id = appointment.group_id
                                WHERE appointment.person_id = ?1 AND appointment.role = 'leader'
                                  AND appointment.until IS NULL AND groups.phase != 'closed') AS leads) AS me
           LEFT JOIN (SELECT event.id, event.title, event.starts_at, event_answer.answer,
                             (SELECT group_concat(groups.name, ', ' ORDER BY groups.sort_form, groups.id)
                              FROM event_group JOIN groups ON groups.id = event_group.group_id
                              WHERE event_group.event_id = event.id) AS groups
                      FROM (SELECT event_group.event_id
                            FROM (SELECT group_id FROM membership WHERE person_id = ?1 AND left_at IS NULL
                                  UNION
                                  SELECT group_id FROM appointment
                                  WHERE person_id = ?1 AND role = 'leader' AND until IS NULL) AS mine
                            JOIN event_group ON event_group.group_id = mine.group_id
                            GROUP BY event_group.event_id) AS near
                      JOIN event ON event.id = near.event_id
                      LEFT JOIN event_answer ON event_answer.event_id = event.id AND event_answer.person_id = ?1
                      WHERE event.starts_at > ?2 AND event.cancelled_at IS NULL) AS coming
           ORDER BY coming.starts_at, coming.id"#,
        person,
        since
    )
    .fetch_all(tx.db())
    .await?;
    let leads = rows.first().is_some_and(|row| row.leads);
    let coming = rows.into_iter().filter_map(|row| {
        let (id, title, starts_at) = (row.id?, row.title?, row.starts_at?);
        Some(Coming { id, title, groups: row.groups.unwrap_or_default(), starts_at, answer: row.answer })
    });
    Ok((coming.collect(), leads))
}

/// A line of a person's own record (S1-03).
#[derive(Debug, Clone)]
pub struct Recorded {
    pub kind: Kind,
    pub title: String,
    /// The names of its groups.
    pub groups: String,
    pub starts_at: DateTime<Utc>,
    /// What the person brought; a listener brought nothing (S1-09).
    pub contribution: Option<Contribution>,
}

/// The past events in which a person was present, the latest first: a record holds only what has been.
pub async fn record(tx: &mut Tx, person: PersonId) -> Result<Vec<Recorded>> {
    let now = tx.now;
    Ok(sqlx::query_as!(
        Recorded,
        r#"SELECT event.kind AS "kind: Kind", event.title,
                  coalesce((SELECT group_concat(groups.name, ', ' ORDER BY groups.sort_form, groups.id)
                            FROM event_group JOIN groups ON groups.id = event_group.group_id
                            WHERE event_group.event_id = event.id), '') AS "groups!: String",
                  event.starts_at AS "starts_at: DateTime<Utc>",
                  record.contribution AS "contribution?: Contribution"
           FROM record JOIN event ON event.id = record.event_id
           WHERE record.person_id = ?1 AND record.deed = 'presence' AND event.cancelled_at IS NULL
             AND event.starts_at <= ?2
           ORDER BY event.starts_at DESC, event.id DESC"#,
        person,
        now
    )
    .fetch_all(tx.db())
    .await?)
}

/// How members answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub going: i64,
    pub not_going: i64,
    pub maybe: i64,
    /// No answer yet.
    pub silent: i64,
}

/// How the active members of its groups answered to an event: for the leader, who is not asked.
pub async fn tally(tx: &mut Tx, leader: Leader, event: EventId) -> Result<Tally> {
    let leader = leader.id();
    Ok(sqlx::query_as!(
        Tally,
        r#"SELECT count(*) FILTER (WHERE event_answer.answer = 'going') AS "going!: i64",
                  count(*) FILTER (WHERE event_answer.answer = 'not_going') AS "not_going!: i64",
                  count(*) FILTER (WHERE event_answer.answer = 'maybe') AS "maybe!: i64",
                  count(*) FILTER (WHERE event_answer.answer IS NULL AND member.person_id != ?2) AS "silent!: i64"
           FROM (SELECT DISTINCT membership.person_id
                 FROM event_group JOIN membership ON membership.group_id = event_group.group_id
                 WHERE event_group.event_id = ?1 AND membership.left_at IS NULL
                   AND membership.person_id IS NOT NULL) AS member
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = member.person_id"#,
        event,
        leader
    )
    .fetch_one(tx.db())
    .await?)
}
