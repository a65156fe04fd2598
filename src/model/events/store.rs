//! What is asked of the database about events and the answers to them, and how they change.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::{Answer, Details, Event, Holder, Kind, Level, Met, Places, Repeat, Rhythm, Speaker, speaking};
use crate::db::{Call, Values};
use crate::ids::{EventId, GroupId, MunicipalityId, PersonId};
use crate::model::groups::GroupName;
use crate::model::people::FullName;
use crate::model::records::Contribution;
use crate::talk::{Happening, Result, Trouble, Tx, calendar};

/// An event of the municipality.
pub async fn event(tx: &mut Tx, id: EventId) -> Result<Event> {
    Ok(read(tx, None, id).await?.event)
}

/// An event, and what it is to a person: one question, since every card and every press of an event begins with it.
pub async fn met(tx: &mut Tx, person: PersonId, id: EventId) -> Result<Met> {
    read(tx, Some(person), id).await
}

async fn read(tx: &mut Tx, person: Option<PersonId>, id: EventId) -> Result<Met> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT event.kind AS "kind!: Kind", event.title AS "title!",
                  event.starts_at AS "starts_at!: DateTime<Utc>", event.ends_at AS "ends_at?: DateTime<Utc>",
                  event.all_day AS "all_day!: bool", event.for_all AS "for_all!: bool", event.whom AS "whom?", event.place AS "place!",
                  event.description AS "description?", event.link AS "link?", event.capacity AS "capacity?: i64",
                  event.level AS "level?: Level", event.own_kind AS "own_kind?",
                  event_series.rhythm AS "rhythm?: Rhythm", event_series.until AS "until?: NaiveDate",
                  (SELECT count(*) FROM event_material WHERE event_material.event_id = event.id) AS "materials!: i64",
                  (SELECT json_group_array(json_array(event_speaker.id, event_speaker.person_id, event_speaker.name,
                              iif(speaker.id IS NULL, NULL,
                                  json_array(speaker.family_name, speaker.given_name, speaker.patronymic)),
                              event_speaker.topic, event_speaker.contribution) ORDER BY event_speaker.id)
                   FROM event_speaker LEFT JOIN person AS speaker ON speaker.id = event_speaker.person_id
                   WHERE event_speaker.event_id = event.id) AS "speakers!: String",
                  event.cancelled_at IS NOT NULL AS "cancelled!: bool",
                  event.attendance_saved_at IS NOT NULL AS "attendance_saved!: bool",
                  (SELECT json_group_array(json_array(groups.id, groups.name) ORDER BY groups.sort_form, groups.id)
                   FROM event_group JOIN groups ON groups.id = event_group.group_id
                   WHERE event_group.event_id = event.id) AS "groups!: String",
                  iif(event.for_all OR event.whom IS NOT NULL,
                      (SELECT json_array(author.family_name, author.given_name, author.patronymic)
                       FROM person AS author WHERE author.id = event.created_by),
                      (SELECT json_array(person.family_name, person.given_name, person.patronymic)
                       FROM event_group
                       JOIN appointment ON appointment.group_id = event_group.group_id
                                       AND appointment.role = 'leader' AND appointment.until IS NULL
                       JOIN person ON person.id = appointment.person_id
                       WHERE event_group.event_id = event.id
                       ORDER BY event_group.group_id LIMIT 1)) AS "led_by?: String",
                  EXISTS (SELECT 1 FROM event_group
                          JOIN appointment ON appointment.group_id = event_group.group_id AND appointment.person_id = ?2
                                          AND appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL
                          WHERE event_group.event_id = event.id AND appointment.municipality_id = ?3) AS "leads!: bool",
                  (event.for_all OR event.whom IS NOT NULL OR event.created_by IS ?2)
                      AND EXISTS (SELECT 1 FROM appointment AS office
                                  WHERE office.person_id = ?2 AND office.role = 'coordinator'
                                    AND office.group_id IS NULL AND office.until IS NULL
                                    AND office.municipality_id = ?3) AS "coordinates!: bool",
                  iif(event.for_all,
                      EXISTS (SELECT 1 FROM person AS one WHERE one.id = ?2 AND one.municipality_id = ?3
                                                            AND one.left_at IS NULL),
                      EXISTS (SELECT 1 FROM event_group
                              JOIN membership ON membership.group_id = event_group.group_id
                                             AND membership.person_id = ?2 AND membership.left_at IS NULL
                              WHERE event_group.event_id = event.id)
                          OR event.whom IS NOT NULL
                             AND EXISTS (SELECT 1 FROM event_invitation JOIN person AS one
                                         ON one.id = event_invitation.person_id AND one.left_at IS NULL
                                         WHERE event_invitation.event_id = event.id
                                           AND event_invitation.person_id = ?2)) AS "is_member!: bool",
                  iif(event.series_id IS NULL, NULL,
                      (SELECT json_group_array(json_array(next.id, next.starts_at, next.ends_at, next.all_day,
                                                          (SELECT count(*) FROM mark AS begun
                                                           WHERE begun.event_id = next.id
                                                             AND begun.state != 'unmarked'))
                                               ORDER BY next.starts_at, next.id)
                       FROM event AS next
                       WHERE next.series_id = event.series_id AND next.starts_at >= event.starts_at
                         AND next.cancelled_at IS NULL)) AS "following?: String",
                  (SELECT count(*) FROM mark WHERE mark.event_id = event.id AND mark.state != 'unmarked') AS "marks!: i64",
                  event_answer.answer AS "answer?: Answer",
                  (SELECT count(*) FROM event_answer AS going
                   WHERE going.event_id = event.id AND going.answer = 'going') AS "going!: i64",
                  (SELECT count(*) FROM event_waiting AS offered
                   WHERE offered.event_id = event.id AND offered.offered_until IS NOT NULL) AS "offered!: i64",
                  (SELECT count(*) FROM event_waiting AS other
                   WHERE other.event_id = event.id AND other.person_id IS NOT ?2 AND other.offered_until IS NULL
                     AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                 WHERE account.person_id = other.person_id AND account.reachable = 1
                                   AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL))
                      AS "before!: i64",
                  (SELECT json_object('number', (SELECT count(*) FROM event_waiting AS before
                                                 WHERE before.event_id = mine.event_id AND before.offered_until IS NULL
                                                   AND before.turn <= mine.turn),
                                      'offered_until', mine.offered_until)
                   FROM event_waiting AS mine
                   WHERE mine.event_id = event.id AND mine.person_id = ?2) AS "waits?: String",
                  EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                          WHERE account.person_id = ?2 AND account.reachable = 1
                            AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL) AS "is_reached!: bool",
                  record.id IS NOT NULL AS "was_there!: bool",
                  record.contribution AS "contribution?: Contribution"
           FROM event
           LEFT JOIN event_series ON event_series.id = event.series_id
           LEFT JOIN event_answer ON event_answer.event_id = event.id AND event_answer.person_id = ?2
           LEFT JOIN record ON record.event_id = event.id AND record.person_id = ?2 AND record.deed = 'presence'
           WHERE event.id = ?1 AND event.municipality_id = ?3"#,
        id,
        person,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let row = row.ok_or(Trouble::Gone)?;
    let groups: Vec<Named> = serde_json::from_str(&row.groups)?;
    let speakers: Vec<speaking::Row> = serde_json::from_str(&row.speakers)?;
    let led_by = row.led_by.as_deref().map(serde_json::from_str::<(String, String, String)>).transpose()?;
    let event = Event {
        id,
        groups: groups.into_iter().map(|Named(id, name)| GroupName { id, name }).collect(),
        for_all: row.for_all,
        whom: row.whom.as_deref().map(serde_json::from_str).transpose()?,
        led_by: led_by.map(|(family, given, patronymic)| FullName::of(family, given, patronymic)),
        kind: row.kind,
        title: row.title,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        all_day: row.all_day,
        place: row.place,
        details: Details {
            description: row.description,
            link: row.link,
            capacity: row.capacity,
            level: row.level,
            own_kind: row.own_kind,
        },
        speakers: speakers.into_iter().map(Speaker::from).collect(),
        materials: row.materials,
        repeat: row.rhythm.zip(row.until).map(|(rhythm, until)| Repeat { rhythm, until }),
        cancelled: row.cancelled,
        attendance_saved: row.attendance_saved && row.starts_at <= tx.now,
    };
    Ok(Met {
        holder: person.filter(|_| row.leads || row.coordinates).map(|person| Holder::found(person, id)),
        leads: row.leads,
        is_member: row.is_member,
        answer: row.answer,
        speaks: person.is_some() && event.speakers.iter().any(|speaker| speaker.person == person),
        following: row.following.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default(),
        marks: row.marks,
        waits: row.waits.as_deref().map(serde_json::from_str).transpose()?,
        places: Places { capacity: row.capacity, going: row.going, offered: row.offered, before: row.before },
        is_reached: row.is_reached,
        // A record holds only what has been, whatever was written before the event was moved.
        presence: (row.was_there && event.starts_at <= tx.now).then_some(row.contribution),
        event,
    })
}

/// A group as SQLite writes it into an array.
#[derive(Deserialize)]
struct Named(GroupId, String);

/// The zone of a municipality was written wrongly and is corrected: its events stay at the times by the clock that were
/// typed and told. Tells how many there are.
pub async fn keep_clock_times(
    db: &mut SqliteConnection,
    municipality: MunicipalityId,
    (was, is): (Tz, Tz),
) -> Result<usize> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: EventId", starts_at AS "starts_at!: DateTime<Utc>", ends_at AS "ends_at?: DateTime<Utc>"
           FROM event WHERE municipality_id = ?"#,
        municipality
    )
    .fetch_all(&mut *db)
    .await?;
    let kept = |at: DateTime<Utc>| same_clock_time(at, was, is);
    let moments: Vec<_> = rows.iter().map(|row| (row.id, kept(row.starts_at), row.ends_at.map(kept))).collect();
    let count = moments.len();
    let moments = serde_json::to_string(&moments.iter().map(written).collect::<Vec<_>>())?;
    sqlx::query!(
        "UPDATE event SET starts_at = moment.value ->> 1, ends_at = moment.value ->> 2
         FROM json_each(?) AS moment WHERE event.id = moment.value ->> 0",
        moments
    )
    .execute(db)
    .await?;
    Ok(count)
}

/// Moments as columns have them.
fn written(
    (id, starts_at, ends_at): &(EventId, DateTime<Utc>, Option<DateTime<Utc>>),
) -> (EventId, String, Option<String>) {
    (*id, starts_at.to_rfc3339(), ends_at.map(|at| at.to_rfc3339()))
}

/// The moment at which clocks of one zone show what those of another show at this moment. A time that they skip becomes
/// the next one.
pub(in crate::model) fn same_clock_time(at: DateTime<Utc>, was: Tz, is: Tz) -> DateTime<Utc> {
    calendar::moment_of(is, at.with_timezone(&was).naive_local()).unwrap_or(at)
}

/// Notes that the attendance of an event is saved; `false` where it was cancelled, or has not begun: a record holds only
/// what has been.
pub async fn note_attendance(tx: &mut Tx, holder: Holder) -> Result<bool> {
    let (event, now) = (holder.event(), tx.now);
    let noted = sqlx::query!(
        "UPDATE event SET attendance_saved_at = ?1 WHERE id = ?2 AND cancelled_at IS NULL AND starts_at <= ?1",
        now,
        event
    )
    .execute(tx.db())
    .await?;
    // Whoever was asked for the sheet reads that it is saved.
    tx.wake_duties();
    Ok(noted.rows_affected() > 0)
}

/// What somebody is free of, who has just left all of their groups: kept while that is told, for the first who asks.
#[derive(Debug, Clone)]
struct Freed(Option<(PersonId, Ahead)>);

/// Events, each with its beginning.
type Ahead = Vec<(EventId, DateTime<Utc>)>;

/// Drops the answers of somebody who has left a group to its coming events, but for those of another group of theirs, and
/// tells which are coming, and when. Of somebody who has left all of them at once they were dropped with that.
pub async fn drop_answers(tx: &mut Tx, group: GroupId, person: PersonId) -> Result<Vec<(EventId, DateTime<Utc>)>> {
    static DROPS: LazyLock<Call> = LazyLock::new(|| Call::of(&[DROP_ANSWERS, COMING]));
    if let Some(Freed(Some((whose, events)))) = tx.remembered()
        && whose == person
    {
        tx.remember(Freed(Some((person, Vec::new()))));
        return Ok(events);
    }
    let values = Values::default().and(person)?.and(group)?.and(tx.now)?.and(person)?.and(group)?.and(tx.now)?;
    let rows = DROPS.make(tx.db(), values).await?;
    rows.iter().map(|row| Ok((row.try_get("id")?, row.try_get("starts_at")?))).collect()
}

/// Statements of the call by which somebody leaves all of their groups: `?1` is who, `?3` the moment. They go nowhere any
/// more.
pub(in crate::model) const DROP_ALL_ANSWERS: &str = "DELETE FROM event_answer WHERE person_id = ?1
 AND event_id IN (SELECT event.id FROM membership
                  CROSS JOIN event_group ON event_group.group_id = membership.group_id
                  CROSS JOIN event ON event.id = event_group.event_id
                  WHERE membership.person_id = ?1 AND membership.left_at >= ?3 AND event.starts_at > ?3)";

/// The events that are to begin, of the groups that they have just left.
pub(in crate::model) const FREED: &str = "SELECT event.id AS freed, event.starts_at FROM membership
 CROSS JOIN event_group ON event_group.group_id = membership.group_id
 CROSS JOIN event ON event.id = event_group.event_id
 WHERE membership.person_id = ?1 AND membership.left_at >= ?3 AND event.starts_at > ?3 AND event.cancelled_at IS NULL";

/// Tells whom it concerns that a person has left these groups, all of theirs; the rows of [`FREED`] are among those of the
/// call.
pub(in crate::model) async fn left_all(
    tx: &mut Tx,
    person: PersonId,
    groups: &[GroupId],
    rows: &[SqliteRow],
) -> Result<()> {
    let mut events = Vec::new();
    for row in rows {
        if let Ok(event) = row.try_get("freed") {
            events.push((event, row.try_get("starts_at")?));
        }
    }
    // One that two of the groups hold is one event.
    events.sort();
    events.dedup();
    tx.remember(Freed(Some((person, events))));
    for group in groups {
        tx.raise(Happening::Left { group: *group, person }).await?;
    }
    tx.remember(Freed(None));
    Ok(())
}

/// Drops the answers of a person to the events of a group after a moment, but for those of another group of theirs: the
/// person comes twice.
const DROP_ANSWERS: &str = "DELETE FROM event_answer WHERE person_id = ?
 AND event_id IN (SELECT event.id FROM event_group JOIN event ON event.id = event_group.event_id
                  WHERE event_group.group_id = ? AND event.starts_at > ?)
 AND NOT EXISTS (SELECT 1 FROM event_group JOIN membership ON membership.group_id = event_group.group_id
                 WHERE event_group.event_id = event_answer.event_id AND membership.person_id = ?
                   AND membership.left_at IS NULL)";

/// The events of a group that are to begin after a moment.
const COMING: &str = "SELECT event.id, event.starts_at FROM event_group JOIN event ON event.id = event_group.event_id
 WHERE event_group.group_id = ? AND event.starts_at > ? AND event.cancelled_at IS NULL";

/// The events of a span of time.
#[derive(Debug, Clone, Deserialize)]
pub struct Counted {
    /// Still to come.
    pub planned: i64,
    /// Past, and not cancelled.
    pub held: i64,
    /// Cancelled, whether past or still to come.
    pub cancelled: i64,
    /// Held, with a saved attendance sheet.
    pub recorded: i64,
    /// Those who were there, at all recorded events together.
    pub attended: i64,
    /// Of them, those who have been erased since: their rows name nobody.
    pub nameless: i64,
}

/// Counts the events between two moments, for the figures: one JSON object. `?1` is the municipality, `?3` the moment of
/// asking, `?4` and `?5` those between which the events begin.
pub const COUNTED: &str = "SELECT json_object(
         'planned', coalesce(sum(cancelled_at IS NULL AND starts_at > ?3), 0),
         'held', coalesce(sum(cancelled_at IS NULL AND starts_at <= ?3), 0),
         'cancelled', coalesce(sum(cancelled_at IS NOT NULL), 0),
         'recorded', coalesce(sum(recorded), 0),
         'attended', coalesce(sum(CASE WHEN recorded THEN
             (SELECT count(*) FROM record
              WHERE record.event_id = counted.id AND record.deed = 'presence') END), 0),
         'nameless', coalesce(sum(CASE WHEN recorded THEN
             (SELECT count(*) FROM record
              WHERE record.event_id = counted.id AND record.deed = 'presence'
                AND record.person_id IS NULL AND record.name IS NULL) END), 0)) AS told
     FROM (SELECT id, cancelled_at, starts_at,
                  cancelled_at IS NULL AND starts_at <= ?3 AND attendance_saved_at IS NOT NULL AS recorded
           FROM event WHERE municipality_id = ?1 AND starts_at >= ?4 AND starts_at < ?5) AS counted";

#[cfg(test)]
mod tests {
    use chrono_tz::{Asia, Europe};

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// «Faults 23».
    #[test]
    fn half_past_two_stays_half_past_two_in_another_zone() {
        let kept = |text, was, is| same_clock_time(at(text), was, is).to_rfc3339();
        assert_eq!(kept("2026-12-03T11:30:00Z", Europe::Moscow, Asia::Barnaul), "2026-12-03T07:30:00+00:00");
        assert_eq!(kept("2026-12-03T07:30:00Z", Asia::Barnaul, Europe::Moscow), "2026-12-03T11:30:00+00:00");
        // Where the day changes with the zone, the day by the clock stays too.
        assert_eq!(kept("2026-12-03T21:30:00Z", Europe::Moscow, Asia::Kamchatka), "2026-12-03T12:30:00+00:00");
        // Clocks of Berlin skip 02:30 in that night.
        assert_eq!(kept("2026-03-28T23:30:00Z", Europe::Moscow, Europe::Berlin), "2026-03-29T01:30:00+00:00");
    }
}
