//! What is asked of the database for the calendar.

use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::{EventId, GroupId, PersonId};
use crate::model::events::{Answer, Kind};
use crate::talk::{Result, Trouble, Tx};

/// A line of the calendar.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: EventId,
    pub title: String,
    /// The names of its groups.
    pub groups: String,
    pub starts_at: DateTime<Utc>,
    /// When it ends, where that is known.
    pub ends_at: Option<DateTime<Utc>>,
    /// Whether it has no hours.
    pub all_day: bool,
    /// The person's answer.
    pub answer: Option<Answer>,
}

/// Whose events are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those of groups that the person joined or leads, and those for everybody.
    Mine,
    /// All of the municipality.
    All,
    /// Those of a group.
    Group(GroupId),
}

/// An event of several days began this long ago at most.
const LONGEST: TimeDelta = TimeDelta::days(60);

/// The events between two moments, the earliest first; what goes on from before is there too.
pub async fn between(
    tx: &mut Tx,
    reader: PersonId,
    whose: Whose,
    (from, till): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Line>> {
    let (municipality, since) = (tx.municipality(), from - LONGEST);
    let (mine, group) = match whose {
        Whose::Mine => (true, None),
        Whose::All => (false, None),
        Whose::Group(group) => (false, Some(group)),
    };
    let mut lines = sqlx::query_as!(
        Line,
        r#"SELECT event.id AS "id!: EventId", event.title AS "title!",
                  coalesce((SELECT group_concat(groups.name, ', ' ORDER BY groups.sort_form, groups.id)
                            FROM event_group JOIN groups ON groups.id = event_group.group_id
                            WHERE event_group.event_id = event.id), '') AS "groups!: String",
                  event.starts_at AS "starts_at!: DateTime<Utc>", event.ends_at AS "ends_at?: DateTime<Utc>",
                  event.all_day AS "all_day!: bool", event_answer.answer AS "answer?: Answer"
           FROM event
           LEFT JOIN event_answer ON event_answer.event_id = event.id AND event_answer.person_id = ?2
           WHERE event.municipality_id = ?1 AND event.starts_at >= ?3 AND event.starts_at < ?5
             AND (event.starts_at >= ?4 OR event.ends_at > ?4) AND event.cancelled_at IS NULL
             AND (?7 IS NULL OR EXISTS (SELECT 1 FROM event_group WHERE event_id = event.id AND group_id = ?7))
             AND (NOT ?6 OR event.for_all = 1
                  OR event.whom IS NOT NULL
                     AND (event.created_by = ?2
                          OR EXISTS (SELECT 1 FROM event_invitation
                                     WHERE event_invitation.event_id = event.id AND event_invitation.person_id = ?2))
                  OR EXISTS (SELECT 1 FROM event_group
                             JOIN membership ON membership.group_id = event_group.group_id
                             WHERE event_group.event_id = event.id AND membership.person_id = ?2
                               AND membership.left_at IS NULL)
                  OR EXISTS (SELECT 1 FROM event_group
                             JOIN appointment ON appointment.group_id = event_group.group_id
                             WHERE event_group.event_id = event.id AND appointment.person_id = ?2
                               AND appointment.role = 'leader' AND appointment.until IS NULL))"#,
        municipality,
        reader,
        since,
        from,
        till,
        mine,
        group
    )
    .fetch_all(tx.db())
    .await?;
    lines.sort_by_key(|line| (line.starts_at, line.id));
    Ok(lines)
}

/// A group of which events are shown.
#[derive(Debug, Clone)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
}

/// The groups of the municipality, by name.
pub async fn groups(tx: &mut Tx) -> Result<Vec<Group>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Group,
        r#"SELECT chosen.id AS "id: GroupId", chosen.name FROM groups AS chosen
           WHERE chosen.municipality_id = ? AND chosen.phase != 'closed' ORDER BY chosen.sort_form, chosen.id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// What a calendar on a phone knows of an event.
#[derive(Debug, Clone)]
pub struct Dated {
    pub id: EventId,
    /// The name that stays.
    pub uid: String,
    /// How often it has changed.
    pub sequence: i64,
    pub kind: Kind,
    /// What the municipality calls it.
    pub own_kind: Option<String>,
    pub title: String,
    /// The names of its groups.
    pub groups: String,
    pub place: String,
    pub link: Option<String>,
    pub description: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: Option<DateTime<Utc>>,
    pub all_day: bool,
    pub cancelled: bool,
}

/// Reads events as a calendar on a phone knows them: the condition follows, then its values.
macro_rules! dated {
    ($more:literal, $($value:expr),+) => {
        sqlx::query_as!(
            Dated,
            r#"SELECT event.id AS "id!: EventId", coalesce(uid, '') AS "uid!", sequence AS "sequence!",
                      event.kind AS "kind!: Kind", event.own_kind, event.title AS "title!",
                      coalesce((SELECT group_concat(groups.name, ', ' ORDER BY groups.sort_form, groups.id)
                                FROM event_group JOIN groups ON groups.id = event_group.group_id
                                WHERE event_group.event_id = event.id), '') AS "groups!: String",
                      event.place AS "place!", event.link, event.description, event.starts_at AS "starts_at!: DateTime<Utc>",
                      event.ends_at AS "ends_at?: DateTime<Utc>", event.all_day AS "all_day!: bool",
                      event.cancelled_at IS NOT NULL AS "cancelled!: bool"
               FROM event
               "# + $more,
            $($value),+
        )
    };
}

/// An event of the municipality.
pub async fn dated(tx: &mut Tx, id: EventId) -> Result<Dated> {
    let municipality = tx.municipality();
    let found = dated!("WHERE event.id = ? AND event.municipality_id = ?", id, municipality);
    found.fetch_optional(tx.db()).await?.ok_or(Trouble::Gone)
}

/// The events of a person's groups and for everybody since a moment, but for those to which they do not come: also those
/// that were cancelled, so that a calendar crosses them out.
pub async fn mine(tx: &mut Tx, person: PersonId, since: DateTime<Utc>) -> Result<Vec<Dated>> {
    let municipality = tx.municipality();
    let found = dated!(
        "LEFT JOIN event_answer ON event_answer.event_id = event.id AND event_answer.person_id = ?2
         WHERE event.municipality_id = ?1 AND event.starts_at >= ?3 AND event_answer.answer IS NOT 'not_going'
           AND (event.for_all = 1
                OR event.whom IS NOT NULL
                   AND (event.created_by = ?2
                        OR EXISTS (SELECT 1 FROM event_invitation
                                   WHERE event_invitation.event_id = event.id AND event_invitation.person_id = ?2))
                OR EXISTS (SELECT 1 FROM event_group
                           JOIN membership ON membership.group_id = event_group.group_id
                           WHERE event_group.event_id = event.id AND membership.person_id = ?2
                             AND membership.left_at IS NULL)
                OR EXISTS (SELECT 1 FROM event_group
                           JOIN appointment ON appointment.group_id = event_group.group_id
                           WHERE event_group.event_id = event.id AND appointment.person_id = ?2
                             AND appointment.role = 'leader' AND appointment.until IS NULL))",
        municipality,
        person,
        since
    );
    let mut found = found.fetch_all(tx.db()).await?;
    found.sort_by_key(|event| (event.starts_at, event.id));
    Ok(found)
}
