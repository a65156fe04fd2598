//! What is asked of the database about who was at an event.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::rules::{Guest, Listed};
use crate::ids::{EventId, PersonId};
use crate::model::groups;
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

/// What the database knows of who was or may have been at an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Everybody who may be marked, by name.
    pub roster: Vec<Listed>,
    /// The guests of the saved sheet, or of the one that was begun before the event.
    pub guests: Vec<Guest>,
    /// Those of the saved sheet who have been erased since, and what they brought.
    pub nameless: Vec<Option<Contribution>>,
}

/// What may be on the sheet of an event of the leader's group: those who belonged to one of its groups on its day, who
/// said «Иду», or who were marked before, by name; then guests, and the rows of the erased.
pub async fn known(tx: &mut Tx, _: Leader, event: EventId, day: NaiveDate) -> Result<Known> {
    let (morning, evening) = groups::day_in(tx.zone(), day);
    let rows = sqlx::query!(
        r#"SELECT listed.kind AS "kind!: Kind", listed.guest AS "guest?: String",
                  listed.brought AS "brought?: Contribution",
                  person.id AS "person?: PersonId", person.family_name AS "family_name?",
                  person.given_name AS "given_name?", person.patronymic AS "patronymic?",
                  organisation.short_name AS "organisation?",
                  coalesce(event_answer.answer = 'going', 0) AS "going!: bool",
                  record.id IS NOT NULL AS "saved!: bool", record.contribution AS "saved_as?: Contribution",
                  mark.id IS NOT NULL AS "marked!: bool", mark.contribution AS "marked_as?: Contribution"
           FROM (SELECT 'listed' AS kind, person_id, NULL AS guest, NULL AS brought, NULL AS place
                 FROM (SELECT membership.person_id
                       FROM event_group JOIN membership ON membership.group_id = event_group.group_id
                       WHERE event_group.event_id = ?1 AND membership.joined_at < ?3
                         AND (membership.left_at IS NULL OR membership.left_at >= ?2)
                       UNION SELECT person_id FROM event_answer WHERE event_id = ?1 AND answer = 'going'
                       UNION SELECT person_id FROM record WHERE event_id = ?1 AND deed = 'presence'
                       UNION SELECT person_id FROM mark WHERE event_id = ?1)
                 WHERE person_id IS NOT NULL
                 UNION ALL
                 SELECT iif(name IS NULL, 'nameless', 'guest'), NULL, name, contribution, id FROM record
                 WHERE event_id = ?1 AND deed = 'presence' AND person_id IS NULL
                 UNION ALL
                 SELECT 'guest', NULL, name, contribution, id FROM mark
                 WHERE event_id = ?1 AND person_id IS NULL) AS listed
           LEFT JOIN person ON person.id = listed.person_id
           LEFT JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = person.id
           LEFT JOIN record ON record.event_id = ?1 AND record.person_id = person.id AND record.deed = 'presence'
           LEFT JOIN mark ON mark.event_id = ?1 AND mark.person_id = person.id
           ORDER BY person.sort_form, person.id, listed.place"#,
        event,
        morning,
        evening
    )
    .fetch_all(tx.db())
    .await?;
    let mut known = Known::default();
    for row in rows {
        match (row.kind, row.guest) {
            (Kind::Guest, Some(name)) => known.guests.push(Guest::new(name, row.brought)),
            (Kind::Guest, None) | (Kind::Nameless, _) => known.nameless.push(row.brought),
            (Kind::Listed, _) => {
                let (Some(person), Some(family), Some(given), Some(patronymic), Some(organisation)) =
                    (row.person, row.family_name, row.given_name, row.patronymic, row.organisation)
                else {
                    continue;
                };
                known.roster.push(Listed {
                    person,
                    name: FullName::of(family, given, patronymic),
                    organisation,
                    going: row.going,
                    saved: row.saved.then_some(row.saved_as).or(row.marked.then_some(row.marked_as)),
                });
            }
        }
    }
    Ok(known)
}

/// What a row of the sheet is.
#[derive(Debug, Clone, Copy, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
enum Kind {
    Listed,
    Guest,
    Nameless,
}
