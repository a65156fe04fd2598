//! Guests who were typed by name and turn out to be somebody of the municipality: their presences become that person's, on the
//! sheets and in the records alike, and can be parted again for a month.
//!
//! Where the person stands on the sheet of an event already, what that says holds, and the guest's line goes: nobody was there
//! twice. A mark that says they were absent gives way, since the guest was seen.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};

use crate::db::{Call, Values};
use crate::ids::{EventId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::people::merge::KEEPS;
use crate::model::roles::Coordinator;
use crate::talk::{Happening, Result, Tx};
use crate::text::forms;

/// A name that was typed at events and belongs to nobody yet.
#[derive(Debug, Clone)]
pub struct Guest {
    /// What buttons know it by: it follows from the name, however it was spaced or capitalised.
    pub key: i64,
    /// As it was typed last.
    pub name: String,
    /// All its spellings.
    spellings: Vec<String>,
    /// Where, the latest first.
    pub events: Vec<Attended>,
}

/// An event at which a guest was marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attended {
    /// Which one.
    pub event: EventId,
    /// What it is called.
    pub title: String,
    /// When it began.
    pub starts_at: DateTime<Utc>,
}

/// What buttons know a guest's name by: sixty-two bits of it, by FNV-1a.
pub fn key(name: &str) -> i64 {
    let fold = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = forms::search(name).trim().bytes().fold(0xcbf2_9ce4_8422_2325, fold);
    i64::try_from(sum >> 2).unwrap_or_default()
}

/// The guests of the municipality's events, by name.
pub async fn guests(tx: &mut Tx, _: Coordinator) -> Result<Vec<Guest>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT guest.name AS "name!: String", event.id AS "event!: EventId", event.title AS "title!: String",
                  event.starts_at AS "starts_at!: DateTime<Utc>"
           FROM (SELECT name, event_id FROM record
                 WHERE municipality_id = ?1 AND person_id IS NULL AND name IS NOT NULL
                 UNION
                 SELECT name, event_id FROM mark
                 WHERE person_id IS NULL AND state IN ('present', 'late')) AS guest
           CROSS JOIN event ON event.id = guest.event_id
           WHERE event.municipality_id = ?1 AND event.cancelled_at IS NULL"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let mut found: BTreeMap<i64, Guest> = BTreeMap::new();
    for row in rows {
        let key = key(&row.name);
        let attended = Attended { event: row.event, title: row.title, starts_at: row.starts_at };
        let name = row.name.clone();
        let guest = found.entry(key).or_insert_with(|| Guest { key, name, spellings: Vec::new(), events: Vec::new() });
        if !guest.spellings.contains(&row.name) {
            guest.spellings.push(row.name);
        }
        if !guest.events.contains(&attended) {
            guest.events.push(attended);
        }
    }
    let mut guests: Vec<_> = found.into_values().collect();
    for guest in &mut guests {
        guest.events.sort_by_key(|attended| std::cmp::Reverse((attended.starts_at, attended.event)));
    }
    guests.sort_by_cached_key(|guest| forms::sort(&guest.name));
    Ok(guests)
}

/// What was said of a guest is kept: `?1` are the spellings as JSON, `?2` is the person, `?3` the municipality, `?4` the moment,
/// `?5` the name.
const KEEP: &str = "INSERT INTO guest_joining (municipality_id, person_id, name, joined_at, marks, records)
 SELECT ?3, ?2, ?5, ?4,
        (SELECT json_group_array(json_array(mark.event_id, mark.name, mark.state, mark.contribution, mark.topic, own.state))
         FROM mark CROSS JOIN event ON event.id = mark.event_id
         LEFT JOIN mark AS own ON own.event_id = mark.event_id AND own.person_id = ?2
         WHERE mark.person_id IS NULL AND event.municipality_id = ?3
           AND mark.name IN (SELECT value FROM json_each(?1))),
        (SELECT json_group_array(json_array(record.event_id, record.name, record.day, record.contribution, record.topic,
                                            own.id IS NOT NULL))
         FROM record
         LEFT JOIN record AS own ON own.event_id = record.event_id AND own.person_id = ?2 AND own.deed = 'presence'
         WHERE record.municipality_id = ?3 AND record.person_id IS NULL AND record.name IS NOT NULL
           AND record.name IN (SELECT value FROM json_each(?1)))
 FROM person WHERE person.id = ?2 AND person.municipality_id = ?3 RETURNING id AS kept";
/// Whoever was marked as absent was seen under another name.
const SEEN: &str = "UPDATE mark SET state = guest.state, contribution = guest.contribution, topic = guest.topic,
        follows_promise = 0
 FROM mark AS guest CROSS JOIN event ON event.id = guest.event_id
 WHERE guest.person_id IS NULL AND event.municipality_id = ?3 AND guest.state IN ('present', 'late')
   AND guest.name IN (SELECT value FROM json_each(?1))
   AND mark.event_id = guest.event_id AND mark.person_id = ?2 AND mark.state NOT IN ('present', 'late')
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?2 AND person.municipality_id = ?3)";
/// The marks are the person's, but where there is one already.
const MARKS: &str = "UPDATE OR IGNORE mark SET person_id = ?2, name = NULL
 WHERE person_id IS NULL AND name IN (SELECT value FROM json_each(?1))
   AND event_id IN (SELECT id FROM event WHERE municipality_id = ?3)
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?2 AND person.municipality_id = ?3)";
/// Nobody stands on a sheet twice.
const LEFT_MARKS: &str = "DELETE FROM mark WHERE person_id IS NULL AND name IN (SELECT value FROM json_each(?1))
   AND event_id IN (SELECT id FROM event WHERE municipality_id = ?3)
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?2 AND person.municipality_id = ?3)";
/// The same of the records.
const RECORDS: &str = "UPDATE OR IGNORE record SET person_id = ?2, name = NULL
 WHERE municipality_id = ?3 AND person_id IS NULL AND name IS NOT NULL AND name IN (SELECT value FROM json_each(?1))
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?2 AND person.municipality_id = ?3)";
/// Nobody was there twice.
const LEFT_RECORDS: &str = "DELETE FROM record
 WHERE municipality_id = ?3 AND person_id IS NULL AND name IS NOT NULL AND name IN (SELECT value FROM json_each(?1))
   AND EXISTS (SELECT 1 FROM person WHERE person.id = ?2 AND person.municipality_id = ?3)";

/// A guest is this person, says a coordinator: whatever sheets and records say of the name is theirs. Tells at how many events;
/// `None` where nobody bears the name any more, or the person is gone.
pub async fn join_guest(tx: &mut Tx, by: Coordinator, key: i64, person: PersonId) -> Result<Option<usize>> {
    static JOINS: LazyLock<Call> = LazyLock::new(|| Call::of(&[KEEP, SEEN, MARKS, LEFT_MARKS, RECORDS, LEFT_RECORDS]));
    let Some(guest) = guests(tx, by).await?.into_iter().find(|guest| guest.key == key) else { return Ok(None) };
    let municipality = tx.municipality();
    let spellings = serde_json::to_string(&guest.spellings)?;
    let values = Values::default().and(spellings)?.and(person)?.and(municipality)?.and(tx.now)?.and(guest.name)?;
    if JOINS.make(tx.db(), values).await?.is_empty() {
        return Ok(None);
    }
    let count = guest.events.len();
    let entry = Entry { person: Some(person), became: Some(count.to_string()), ..Entry::default() };
    journal::note(tx, by.id(), "guest-joined", entry).await?;
    Ok(Some(count))
}

/// A guest who became somebody.
#[derive(Debug, Clone)]
pub struct Joined {
    /// By what it is undone.
    pub id: i64,
    /// The name that was typed.
    pub name: String,
    /// When.
    pub joined_at: DateTime<Utc>,
}

/// The guests who became this person and can be parted still, the last first: each rests on what the earlier ones had made.
pub async fn joined(tx: &mut Tx, _: Coordinator, person: PersonId) -> Result<Vec<Joined>> {
    let (municipality, since) = (tx.municipality(), tx.now - KEEPS);
    Ok(sqlx::query_as!(
        Joined,
        r#"SELECT id AS "id!", name, joined_at AS "joined_at!: DateTime<Utc>" FROM guest_joining
           WHERE person_id = ? AND municipality_id = ? AND joined_at > ? ORDER BY id DESC"#,
        person,
        municipality,
        since
    )
    .fetch_all(tx.db())
    .await?)
}

/// What had been the guest's is theirs again, where it still is as the joining left it: `?1` is the joining, `?2` the person, `?3` the
/// municipality.
const MARKS_BACK: &str = "UPDATE mark SET person_id = NULL, follows_promise = 0,
        name = (SELECT value ->> 1 FROM guest_joining CROSS JOIN json_each(guest_joining.marks)
                WHERE guest_joining.id = ?1 AND value ->> 0 = mark.event_id)
 WHERE mark.person_id = ?2
   AND mark.event_id IN (SELECT value ->> 0 FROM guest_joining CROSS JOIN json_each(guest_joining.marks)
                         WHERE guest_joining.id = ?1 AND value ->> 5 IS NULL)";
/// Whoever had a mark of their own has it again.
const OWN_BACK: &str = "UPDATE mark SET state = was.value ->> 5, contribution = NULL, topic = NULL
 FROM (SELECT value FROM guest_joining CROSS JOIN json_each(guest_joining.marks) WHERE guest_joining.id = ?1) AS was
 WHERE was.value ->> 5 NOT IN ('present', 'late') AND mark.event_id = was.value ->> 0 AND mark.person_id = ?2
   AND mark.state = was.value ->> 2";
/// And the guest their line.
const LINES_BACK: &str = "INSERT INTO mark (event_id, name, state, contribution, topic)
 SELECT was.value ->> 0, was.value ->> 1, was.value ->> 2, was.value ->> 3, was.value ->> 4
 FROM guest_joining CROSS JOIN json_each(guest_joining.marks) AS was
 WHERE guest_joining.id = ?1 AND was.value ->> 5 IS NOT NULL
   AND EXISTS (SELECT 1 FROM event WHERE event.id = was.value ->> 0)";
/// The same of the records.
const RECORDS_BACK: &str = "UPDATE record SET person_id = NULL, name = was.value ->> 1
 FROM (SELECT value FROM guest_joining CROSS JOIN json_each(guest_joining.records) WHERE guest_joining.id = ?1) AS was
 WHERE was.value ->> 5 = 0 AND record.event_id = was.value ->> 0 AND record.person_id = ?2";
/// And of those that were there twice.
const DOUBLES_BACK: &str = "INSERT INTO record (municipality_id, deed, name, event_id, day, contribution, topic)
 SELECT ?3, 'presence', was.value ->> 1, was.value ->> 0, was.value ->> 2, was.value ->> 3, was.value ->> 4
 FROM guest_joining CROSS JOIN json_each(guest_joining.records) AS was
 WHERE guest_joining.id = ?1 AND was.value ->> 5 = 1
   AND EXISTS (SELECT 1 FROM event WHERE event.id = was.value ->> 0)";
/// The joining is over.
const OVER: &str = "DELETE FROM guest_joining WHERE id = ?1";

/// A guest was somebody else after all: what had been theirs is theirs again. Of several joinings the last is undone first; `false`
/// where there is no such one any more.
pub async fn part_guest(tx: &mut Tx, by: Coordinator, person: PersonId, id: i64) -> Result<bool> {
    static PARTS: LazyLock<Call> = LazyLock::new(|| {
        let back = [MARKS_BACK, OWN_BACK, LINES_BACK, RECORDS_BACK, DOUBLES_BACK, OVER, journal::GUEST_PARTED];
        Call::of(&back)
    });
    let last = joined(tx, by, person).await?.into_iter().next();
    if last.is_none_or(|last| last.id != id) {
        return Ok(false);
    }
    let values = Values::default().and(id)?.and(person)?.and(tx.municipality())?.and(tx.now)?.and(by.id())?;
    PARTS.make(tx.db(), values).await?;
    tx.raise(Happening::PresenceParted { person }).await?;
    Ok(true)
}

/// Drops what is kept of joinings that can be undone no more.
pub async fn tidy_guests(tx: &mut Tx) -> Result<()> {
    let (municipality, before) = (tx.municipality(), tx.now - KEEPS);
    sqlx::query!("DELETE FROM guest_joining WHERE municipality_id = ? AND joined_at <= ?", municipality, before)
        .execute(tx.db())
        .await?;
    Ok(())
}
