//! What is asked of the database about events besides the noun's own questions: lists, counts, and what waits.

use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::{EventId, PersonId};
use crate::model::events::{Answer, Holder, Lasting, Span};
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
      AND NOT EXISTS (SELECT 1 FROM event_waiting
                      WHERE event_waiting.event_id = event.id AND event_waiting.person_id = ?1)
      AND NOT EXISTS (SELECT 1 FROM event_leader
                      WHERE event_leader.event_id = event.id AND event_leader.person_id = ?1)
    UNION ALL
    SELECT event.id, event.starts_at, event.title
    FROM person CROSS JOIN event ON event.municipality_id = person.municipality_id
    WHERE person.id = ?1 AND person.left_at IS NULL AND event.for_all = 1
      AND event.starts_at > ?2 AND event.starts_at <= strftime('%Y-%m-%dT%H:%M:%S+00:00', ?2, '+30 days')
      AND event.cancelled_at IS NULL AND event.created_by IS NOT ?1
      AND NOT EXISTS (SELECT 1 FROM event_answer
                      WHERE event_answer.event_id = event.id AND event_answer.person_id = ?1)
      AND NOT EXISTS (SELECT 1 FROM event_waiting
                      WHERE event_waiting.event_id = event.id AND event_waiting.person_id = ?1)
    UNION ALL
    SELECT event.id, event.starts_at, event.title
    FROM event_invitation JOIN event ON event.id = event_invitation.event_id
    WHERE event_invitation.person_id = ?1 AND event.created_by IS NOT ?1
      AND event.starts_at > ?2 AND event.starts_at <= strftime('%Y-%m-%dT%H:%M:%S+00:00', ?2, '+30 days')
      AND event.cancelled_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM event_answer
                      WHERE event_answer.event_id = event.id AND event_answer.person_id = ?1)
      AND NOT EXISTS (SELECT 1 FROM event_waiting
                      WHERE event_waiting.event_id = event.id AND event_waiting.person_id = ?1)";

/// The places that are held for a person until they answer.
pub const OFFERS: &str = "
    SELECT event.id, event_waiting.offered_until, event.title
    FROM event_waiting JOIN event ON event.id = event_waiting.event_id
    WHERE event_waiting.person_id = ?1 AND event_waiting.offered_until > ?2 AND event.starts_at > ?2
      AND event.cancelled_at IS NULL";

/// The nearest coming event that a person leads, be it as a deputy, or to which they come or may come; and where there is
/// another, a row of the number 0, which stands for all of them.
pub const NEXT_EVENT: &str = "
    SELECT iif(place = 1, id, 0), starts_at, iif(place = 1, title, '')
    FROM (SELECT event.id, event.starts_at, event.title,
                 row_number() OVER (ORDER BY event.starts_at, event.id) AS place
          FROM (SELECT event_id FROM event_answer WHERE person_id = ?1 AND answer IN ('going', 'maybe')
                UNION
                SELECT event_group.event_id FROM appointment
                JOIN event_group ON event_group.group_id = appointment.group_id
                WHERE appointment.person_id = ?1 AND appointment.role IN ('leader', 'deputy')
                  AND appointment.until IS NULL
                UNION
                SELECT id FROM event
                WHERE created_by = ?1 AND starts_at > ?2 AND cancelled_at IS NULL) AS mine
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
    /// Whether it has no hours.
    pub all_day: bool,
    /// The person's answer.
    pub answer: Option<Answer>,
}

/// The coming events of the groups that a person joined or leads, and those for which they were chosen, or have chosen others, the nearest first; and whether they lead an open one.
///
/// One that is not over is still there: those who are late look for its place.
pub async fn coming(tx: &mut Tx, person: PersonId) -> Result<(Vec<Coming>, bool)> {
    // The longest lasts a summer.
    let (lasting, now, since) = (Lasting::now(tx).await?, tx.now, tx.now - TimeDelta::days(93));
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT me.leads AS "leads!: bool", coming.id AS "id?: EventId", coming.title AS "title?: String",
                  coming.groups AS "groups?: String", coming.starts_at AS "starts_at?: DateTime<Utc>",
                  coming.all_day AS "all_day?: bool", coming.ends_at AS "ends_at?: DateTime<Utc>",
                  coming.answer AS "answer?: Answer"
           FROM (SELECT EXISTS (SELECT 1 FROM appointment JOIN groups ON groups.id = appointment.group_id
                                WHERE appointment.person_id = ?1 AND appointment.role IN ('leader', 'deputy')
                                  AND appointment.until IS NULL AND groups.phase != 'closed')
                        OR EXISTS (SELECT 1 FROM appointment
                                   WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator'
                                     AND appointment.group_id IS NULL AND appointment.until IS NULL) AS leads) AS me
           LEFT JOIN (SELECT event.id, event.title, event.starts_at, event.ends_at, event.all_day, event_answer.answer,
                             (SELECT group_concat(groups.name, ', ' ORDER BY groups.sort_form, groups.id)
                              FROM event_group JOIN groups ON groups.id = event_group.group_id
                              WHERE event_group.event_id = event.id) AS groups
                      FROM (SELECT event_group.event_id
                            FROM (SELECT group_id FROM membership WHERE person_id = ?1 AND left_at IS NULL
                                  UNION
                                  SELECT group_id FROM appointment
                                  WHERE person_id = ?1 AND role = 'leader' AND until IS NULL) AS mine
                            JOIN event_group ON event_group.group_id = mine.group_id
                            UNION
                            SELECT id FROM event
                            WHERE municipality_id = ?3 AND for_all = 1 AND starts_at > ?2
                            UNION
                            SELECT event_id FROM event_invitation WHERE person_id = ?1
                            UNION
                            SELECT id FROM event
                            WHERE municipality_id = ?3 AND whom IS NOT NULL AND starts_at > ?2
                              AND created_by = ?1) AS near
                      JOIN event ON event.id = near.event_id
                      LEFT JOIN event_answer ON event_answer.event_id = event.id AND event_answer.person_id = ?1
                      WHERE event.starts_at > ?2 AND event.cancelled_at IS NULL) AS coming
           ORDER BY coming.starts_at, coming.id"#,
        person,
        since,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let leads = rows.first().is_some_and(|row| row.leads);
    let coming = rows.into_iter().filter_map(|row| {
        let (id, title, starts_at, all_day) = (row.id?, row.title?, row.starts_at?, row.all_day?);
        let span = Span { starts_at, ends_at: row.ends_at, all_day };
        let groups = row.groups.unwrap_or_default();
        (span.over_at(lasting) > now).then_some(Coming { id, title, groups, starts_at, all_day, answer: row.answer })
    });
    Ok((coming.collect(), leads))
}

/// How members answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub going: i64,
    pub not_going: i64,
    pub maybe: i64,
    /// No answer yet.
    pub silent: i64,
    /// They would come, and wait for a place.
    pub waiting: i64,
}

/// How those answered for whom an event is: for who holds it, who is not asked, nor is whoever leads one of its groups.
pub async fn tally(tx: &mut Tx, holder: Holder) -> Result<Tally> {
    let (event, holder) = (holder.event(), holder.id());
    Ok(sqlx::query_as!(
        Tally,
        r#"SELECT count(*) FILTER (WHERE event_answer.answer = 'going') AS "going!: i64",
                  count(*) FILTER (WHERE event_answer.answer = 'not_going') AS "not_going!: i64",
                  count(*) FILTER (WHERE event_answer.answer = 'maybe') AS "maybe!: i64",
                  count(*) FILTER (WHERE event_answer.answer IS NULL AND event_waiting.turn IS NULL
                                     AND member.person_id != ?2
                                     AND NOT EXISTS (SELECT 1 FROM event_leader
                                                     WHERE event_leader.event_id = ?1
                                                       AND event_leader.person_id = member.person_id)) AS "silent!: i64",
                  count(*) FILTER (WHERE event_waiting.turn IS NOT NULL) AS "waiting!: i64"
           FROM event_invited AS member
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = member.person_id
           LEFT JOIN event_waiting ON event_waiting.event_id = ?1 AND event_waiting.person_id = member.person_id
           WHERE member.event_id = ?1"#,
        event,
        holder
    )
    .fetch_one(tx.db())
    .await?)
}
