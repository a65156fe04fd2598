//! What is asked of the database about who was at an event.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use serde::Deserialize;

use super::rules::{self, Guest, Known, Listed};
use crate::ids::{AccountId, EventId, FileId, MarkId, PersonId};
use crate::model::events::{Event, Holder};
use crate::model::groups;
use crate::model::papers;
use crate::model::people::FullName;
use crate::model::records::{Contribution, Mark, State};
use crate::talk::{Result, Tx, files};

/// The events of the groups that a person leads which have begun within sixty days and whose sheets wait to be closed; and
/// those of no group that a coordinator has made.
pub const SHEETS: &str = "
    SELECT DISTINCT event.id, event.starts_at, event.title
    FROM appointment
    JOIN event_group ON event_group.group_id = appointment.group_id
    JOIN event ON event.id = event_group.event_id
    WHERE appointment.person_id = ?1 AND appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL
      AND event.starts_at <= ?2 AND event.starts_at >= strftime('%Y-%m-%dT%H:%M:%S+00:00', ?2, '-60 days')
      AND event.cancelled_at IS NULL
      AND (event.attendance_saved_at IS NULL
           OR EXISTS (SELECT 1 FROM sheet_reopening WHERE sheet_reopening.event_id = event.id))
    UNION
    SELECT event.id, event.starts_at, event.title FROM event
    WHERE event.created_by = ?1 AND (event.for_all = 1 OR event.whom IS NOT NULL)
      AND event.starts_at <= ?2 AND event.starts_at >= strftime('%Y-%m-%dT%H:%M:%S+00:00', ?2, '-60 days')
      AND event.cancelled_at IS NULL
      AND (event.attendance_saved_at IS NULL
           OR EXISTS (SELECT 1 FROM sheet_reopening WHERE sheet_reopening.event_id = event.id))
      AND EXISTS (SELECT 1 FROM appointment
                  WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator'
                    AND appointment.group_id IS NULL AND appointment.until IS NULL)";

/// A line of the list of events to be marked.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: EventId,
    pub title: String,
    pub starts_at: DateTime<Utc>,
    /// Whether its sheet is closed.
    pub closed: bool,
}

/// The events of the last sixty days, and those that begin within a day, of the groups that a person leads, and those of
/// no group where they coordinate: those whose sheets are open first, then the latest first. A sheet that nobody has
/// closed stands there for a year.
pub async fn to_mark(tx: &mut Tx, leader: PersonId) -> Result<Vec<Line>> {
    let (since, till) = (tx.now - TimeDelta::days(60), tx.now + TimeDelta::hours(24));
    let (long_since, municipality) = (tx.now - TimeDelta::days(366), tx.municipality());
    Ok(sqlx::query_as!(
        Line,
        r#"SELECT event.id AS "id!: EventId", event.title AS "title!", event.starts_at AS "starts_at!: DateTime<Utc>",
                  event.attendance_saved_at IS NOT NULL
                      AND NOT EXISTS (SELECT 1 FROM sheet_reopening WHERE sheet_reopening.event_id = event.id)
                      AS "closed!: bool"
           FROM (SELECT event_group.event_id FROM appointment
                 JOIN event_group ON event_group.group_id = appointment.group_id
                 WHERE appointment.person_id = ?1 AND appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL
                 UNION
                 SELECT event.id FROM event
                 WHERE event.municipality_id = ?5 AND (event.for_all = 1 OR event.whom IS NOT NULL)
                   AND event.starts_at BETWEEN ?4 AND ?3
                   AND EXISTS (SELECT 1 FROM appointment
                               WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator'
                                 AND appointment.group_id IS NULL AND appointment.until IS NULL
                                 AND appointment.municipality_id = ?5)) AS led
           CROSS JOIN event ON event.id = led.event_id
           WHERE event.starts_at BETWEEN iif(event.attendance_saved_at IS NULL, ?4, ?2) AND ?3
             AND event.cancelled_at IS NULL
           ORDER BY 4, event.starts_at DESC, event.id DESC"#,
        leader,
        since,
        till,
        long_since,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// What may be on the sheet of an event: those who belonged to one of its groups on its day, or were chosen for it, who
/// said «Иду», who have checked in, or who were marked before, by name; then guests, and the rows of the erased.
///
/// What was marked counts; of whom nothing was, what the closed sheet says; and before there is one, «Иду» is a presence.
/// What somebody promised to bring they have brought, until a leader says otherwise of it, or the sheet is closed.
pub async fn known(tx: &mut Tx, _: Holder, event: &Event, day: NaiveDate) -> Result<Known> {
    let (morning, evening) = groups::day_in(tx.zone(), day);
    let (id, text) = (event.id, papers::CONSENT);
    let rows = sqlx::query!(
        r#"SELECT sheet.reopened AS "reopened!: bool", sheet.pages AS "pages!: String", listed.kind AS "kind?: Kind", listed.guest AS "guest?: String",
                  listed.place AS "place?: MarkId", listed.state AS "guest_state?: State",
                  listed.brought AS "brought?: Contribution", listed.topic AS "guest_topic?: String",
                  person.id AS "person?: PersonId", person.family_name AS "family_name?",
                  person.given_name AS "given_name?", person.patronymic AS "patronymic?",
                  organisation.short_name AS "organisation?",
                  coalesce(event_answer.answer = 'going', 0) AS "going!: bool",
                  record.id IS NOT NULL AS "recorded!: bool", record.contribution AS "recorded_as?: Contribution",
                  record.topic AS "recorded_topic?: String",
                  mark.state AS "state?: State", mark.contribution AS "marked_as?: Contribution",
                  mark.topic AS "topic?: String", mark.follows_promise AS "follows?: bool",
                  speaker.contribution AS "promised_as?: Contribution", speaker.topic AS "promised_of?: String",
                  check_in.at AS "arrived_at?: DateTime<Utc>",
                  mark.came_at AS "came_at?: DateTime<Utc>", mark.went_at AS "went_at?: DateTime<Utc>",
                  proxy.family_name AS "proxy_family?", proxy.given_name AS "proxy_given?",
                  proxy.patronymic AS "proxy_patronymic?", coalesce(post.name_ru, '') AS "post!: String",
                  NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
                      OR EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                 WHERE account.person_id = person.id AND purpose = 'processing' AND text >= ?4
                                   AND withdrawn_at IS NULL) AS "may_be_printed!: bool"
           FROM (SELECT EXISTS (SELECT 1 FROM sheet_reopening WHERE event_id = ?1) AS reopened,
                        (SELECT json_group_array(json_object('id', id, 'name', name, 'hash', hash) ORDER BY id)
                         FROM signed_sheet WHERE event_id = ?1) AS pages) AS sheet
           LEFT JOIN
                (SELECT 'listed' AS kind, person_id, NULL AS guest, NULL AS state, NULL AS brought, NULL AS topic,
                        NULL AS place
                 FROM (SELECT membership.person_id
                       FROM event_group JOIN membership ON membership.group_id = event_group.group_id
                       WHERE event_group.event_id = ?1 AND membership.joined_at < ?3
                         AND (membership.left_at IS NULL OR membership.left_at >= ?2)
                       UNION SELECT chosen.id FROM event_invitation JOIN person AS chosen
                             ON chosen.id = event_invitation.person_id
                             WHERE event_invitation.event_id = ?1
                               AND (chosen.left_at IS NULL OR chosen.left_at >= ?2)
                       UNION SELECT person_id FROM event_answer WHERE event_id = ?1 AND answer = 'going'
                       UNION SELECT person_id FROM record WHERE event_id = ?1 AND deed = 'presence'
                       UNION SELECT person_id FROM mark WHERE event_id = ?1
                       UNION SELECT person_id FROM event_speaker WHERE event_id = ?1)
                 WHERE person_id IS NOT NULL
                 UNION ALL
                 SELECT iif(name IS NULL, 'nameless', 'recorded'), NULL, name, 'present', contribution, topic, id
                 FROM record WHERE event_id = ?1 AND deed = 'presence' AND person_id IS NULL
                 UNION ALL
                 SELECT 'guest', NULL, name, state, contribution, topic, id FROM mark
                 WHERE event_id = ?1 AND person_id IS NULL) AS listed
           LEFT JOIN person ON person.id = listed.person_id
           LEFT JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN post ON post.id = person.post_id
           LEFT JOIN event_answer ON event_answer.event_id = ?1 AND event_answer.person_id = person.id
           LEFT JOIN record ON record.event_id = ?1 AND record.person_id = person.id AND record.deed = 'presence'
           LEFT JOIN mark ON mark.event_id = ?1 AND mark.person_id = person.id
           LEFT JOIN event_speaker AS speaker ON speaker.event_id = ?1 AND speaker.person_id = person.id
           LEFT JOIN check_in ON check_in.event_id = ?1 AND check_in.person_id = person.id
           LEFT JOIN person AS proxy ON proxy.id = check_in.by_id
           ORDER BY person.sort_form, person.id, listed.place"#,
        id,
        morning,
        evening,
        text
    )
    .fetch_all(tx.db())
    .await?;
    let mut known = Known::default();
    if let Some(first) = rows.first() {
        known.pages = serde_json::from_str(&first.pages)?;
    }
    let mut recorded_guests = Vec::new();
    for row in rows {
        known.reopened = row.reopened;
        let mark = |state: Option<State>, contribution, topic| {
            let state = state.unwrap_or(State::Unmarked);
            Mark { state, contribution, topic, follows: false }
        };
        match row.kind {
            None => {}
            Some(Kind::Nameless) => known.nameless.push(row.brought),
            Some(kind @ (Kind::Guest | Kind::Recorded)) => {
                let (Some(id), Some(name)) = (row.place, row.guest) else { continue };
                let guest = Guest { id, name, mark: mark(row.guest_state, row.brought, row.guest_topic) };
                match kind {
                    Kind::Recorded => recorded_guests.push(guest),
                    Kind::Guest | Kind::Listed | Kind::Nameless => known.guests.push(guest),
                }
            }
            Some(Kind::Listed) => {
                let (Some(person), Some(family), Some(given), Some(patronymic), Some(organisation)) =
                    (row.person, row.family_name, row.given_name, row.patronymic, row.organisation)
                else {
                    continue;
                };
                known.recorded += usize::from(row.recorded);
                let name = FullName::of(family, given, patronymic);
                let listed = Listed {
                    promise: rules::promised(row.promised_as, row.promised_of),
                    ..Listed::new(person, name, organisation)
                };
                let mark = match row.state {
                    Some(state) if row.follows == Some(true) && state.is_there() => listed.follows(state),
                    Some(state) => mark(Some(state), row.marked_as, row.topic),
                    None if row.recorded => mark(Some(State::Present), row.recorded_as, row.recorded_topic),
                    None if row.going && !event.attendance_saved => listed.follows(State::Present),
                    None => Mark::of(State::Unmarked),
                };
                let proxy = match (row.proxy_family, row.proxy_given, row.proxy_patronymic) {
                    (Some(family), Some(given), Some(patronymic)) => Some(FullName::of(family, given, patronymic)),
                    _ => None,
                };
                known.roster.push(Listed {
                    mark,
                    arrived_at: row.arrived_at,
                    checked_in_by: proxy,
                    came_at: row.came_at,
                    went_at: row.went_at,
                    post: row.post,
                    may_be_printed: row.may_be_printed,
                    ..listed
                });
            }
        }
    }
    known.recorded += recorded_guests.len() + known.nameless.len();
    if event.attendance_saved && !known.reopened {
        known.guests = recorded_guests;
    }
    Ok(known)
}

/// People of the municipality who bear one of these family names: whoever types a whole one may mean somebody who is not
/// on the roster, with an account or without. Nobody is leafed through.
pub async fn bearers(tx: &mut Tx, _: Holder, families: &[String]) -> Result<Vec<Listed>> {
    let (municipality, families) = (tx.municipality(), serde_json::to_string(families)?);
    let rows = sqlx::query!(
        r#"SELECT person.id AS "person!: PersonId", family_name AS "family!: String", given_name AS "given!: String",
                  patronymic AS "patronymic!: String", organisation.short_name AS "organisation!: String"
           FROM person JOIN organisation ON organisation.id = person.organisation_id
           WHERE person.municipality_id = ?1 AND person.left_at IS NULL
             AND EXISTS (SELECT 1 FROM json_each(?2) AS family
                         WHERE substr(person.search_form, 1, length(family.value)) = family.value)
           ORDER BY person.sort_form, person.id LIMIT 30"#,
        municipality,
        families
    )
    .fetch_all(tx.db())
    .await?;
    let listed = rows
        .into_iter()
        .map(|row| Listed::new(row.person, FullName::of(row.family, row.given, row.patronymic), row.organisation));
    Ok(listed.collect())
}

/// A page of the signed sheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Page {
    pub id: i64,
    pub name: String,
    pub hash: String,
}

/// The pages have changed in this transaction: what was read before is true no more.
#[derive(Debug, Clone, Copy)]
struct Turned;

/// The pages of the signed sheet as they are now: those of the sheet as it was read, unless they have changed since.
pub async fn pages(tx: &mut Tx, of: Holder, known: &Known) -> Result<Vec<Page>> {
    if tx.remembered::<Turned>().is_none() {
        return Ok(known.pages.clone());
    }
    let event = of.event();
    Ok(sqlx::query_as!(
        Page,
        r#"SELECT id AS "id!: i64", name AS "name!", hash AS "hash!" FROM signed_sheet WHERE event_id = ? ORDER BY id"#,
        event
    )
    .fetch_all(tx.db())
    .await?)
}

/// Keeps a file as a page of the signed sheet; its row goes, its content is the event's now. `false` for one that is there.
pub async fn keep_page(tx: &mut Tx, by: Holder, (account, file): (AccountId, FileId), name: &str) -> Result<bool> {
    tx.remember(Turned);
    let (event, person, now) = (by.event(), by.id(), tx.now);
    let kept = sqlx::query!(
        "INSERT INTO signed_sheet (event_id, name, hash, bytes, added_by, added_at)
         SELECT ?, ?, hash, bytes, ?, ? FROM file WHERE id = ? AND account_id = ?
         ON CONFLICT (event_id, hash) DO NOTHING",
        event,
        name,
        person,
        now,
        file,
        account
    )
    .execute(tx.db())
    .await?;
    files::discard(tx, file).await?;
    Ok(kept.rows_affected() > 0)
}

/// Takes a page off.
pub async fn drop_page(tx: &mut Tx, by: Holder, page: i64) -> Result<bool> {
    tx.remember(Turned);
    let event = by.event();
    let gone = sqlx::query!("DELETE FROM signed_sheet WHERE id = ? AND event_id = ?", page, event);
    let gone = gone.execute(tx.db()).await?;
    tx.wake_files();
    Ok(gone.rows_affected() > 0)
}

/// What a row of the sheet is.
#[derive(Debug, Clone, Copy, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
enum Kind {
    /// One of the roster.
    Listed,
    /// A guest as marked.
    Guest,
    /// A guest as recorded when the sheet was closed.
    Recorded,
    /// The record of somebody who was erased.
    Nameless,
}
