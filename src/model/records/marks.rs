//! The marks of a sheet. Each is kept as it is said, so that several people mark at once and none loses what another has
//! said; closing the sheet writes the records.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Contribution;
use super::evaluating::{self, BEGIN};
use crate::db::{Call, Values};
use crate::ids::{EventId, MarkId, PersonId};
use crate::model::events::Holder;
use crate::model::journal::{self, Entry};
use crate::say;
use crate::talk::{Result, Tx};
use crate::text::Language;

/// How somebody was there, or was not. No reason is asked or kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// Was there.
    #[default]
    Present,
    /// Was there, and came late.
    Late,
    /// Was not there.
    Absent,
    /// Was not there, and had told so.
    Excused,
    /// Nobody has said anything, or it was taken back.
    Unmarked,
}

impl State {
    /// Whether it is a presence.
    pub fn is_there(self) -> bool {
        match self {
            State::Present | State::Late => true,
            State::Absent | State::Excused | State::Unmarked => false,
        }
    }
}

/// What a sheet says of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// How they were there.
    #[serde(rename = "s")]
    pub state: State,
    /// What they brought; nothing makes a listener (S1-09).
    #[serde(default, rename = "c", skip_serializing_if = "Option::is_none")]
    pub contribution: Option<Contribution>,
    /// About what.
    #[serde(default, rename = "t", skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Whether both are what they promised before, since nobody who holds the event has said what they brought: then a
    /// change of the promise changes them too.
    #[serde(default, rename = "f", skip_serializing_if = "std::ops::Not::not")]
    pub follows: bool,
}

impl Mark {
    /// A mark of this state without a contribution.
    pub fn of(state: State) -> Mark {
        Mark { state, contribution: None, topic: None, follows: false }
    }

    /// The same in another state. Who was not there has brought nothing.
    pub fn in_state(&self, state: State) -> Mark {
        if state.is_there() { Mark { state, ..self.clone() } } else { Mark::of(state) }
    }
}

/// Of whom a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Of a person.
    #[serde(rename = "p")]
    Person(PersonId),
    /// Of a guest, who is known by a name alone.
    #[serde(rename = "g")]
    Guest(MarkId),
}

/// A mark that is said of one, whatever was said before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Of whom.
    #[serde(rename = "w")]
    pub whose: Whose,
    /// What.
    #[serde(rename = "m")]
    pub mark: Mark,
}

/// Keeps marks of people: the event, and the marks as JSON.
const MARK: &str = "INSERT INTO mark (event_id, person_id, state, contribution, topic, follows_promise)
     SELECT ?, value ->> '$.w.p', value ->> '$.m.s', iif(value ->> '$.m.f', NULL, value ->> '$.m.c'),
            iif(value ->> '$.m.f', NULL, value ->> '$.m.t'), coalesce(value ->> '$.m.f', 0)
     FROM json_each(?) WHERE value ->> '$.w.p' IS NOT NULL
     ON CONFLICT (event_id, person_id) WHERE person_id IS NOT NULL DO UPDATE
     SET state = excluded.state, contribution = excluded.contribution, topic = excluded.topic,
         follows_promise = excluded.follows_promise";
/// The same of guests, who are there already.
const MARK_GUESTS: &str = "UPDATE mark SET state = said.value ->> '$.m.s', contribution = said.value ->> '$.m.c',
            topic = said.value ->> '$.m.t'
     FROM json_each(?) AS said
     WHERE mark.id = said.value ->> '$.w.g' AND mark.event_id = ? AND mark.person_id IS NULL";

/// Keeps what somebody who holds the event says of people and guests on its roster.
pub async fn mark(tx: &mut Tx, _: Holder, event: EventId, said: &[Said]) -> Result<()> {
    static SAYS: LazyLock<Call> = LazyLock::new(|| Call::of(&[MARK, MARK_GUESTS]));
    let said = serde_json::to_string(said)?;
    let with = Values::default().and(event)?.and(said.clone())?.and(said)?.and(event)?;
    SAYS.make(tx.db(), with).await?;
    Ok(())
}

/// When somebody of the roster came to a meeting and went; who has been there is present.
pub async fn stay(
    tx: &mut Tx,
    holder: Holder,
    person: PersonId,
    came_at: Option<DateTime<Utc>>,
    went_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let event = holder.event();
    sqlx::query!(
        "INSERT INTO mark (event_id, person_id, state, came_at, went_at, follows_promise) VALUES (?, ?, 'present', ?, ?, 1)
         ON CONFLICT (event_id, person_id) WHERE person_id IS NOT NULL DO UPDATE
         SET state = iif(mark.state = 'late', 'late', 'present'), came_at = excluded.came_at,
             went_at = excluded.went_at,
             follows_promise = iif(mark.state IN ('present', 'late'), mark.follows_promise, 1),
             contribution = iif(mark.state IN ('present', 'late'), mark.contribution, NULL),
             topic = iif(mark.state IN ('present', 'late'), mark.topic, NULL)",
        event,
        person,
        came_at,
        went_at
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Writes guests down who are there, and tells the number of each.
pub async fn add_guests(tx: &mut Tx, _: Holder, event: EventId, names: &[String]) -> Result<Vec<(MarkId, String)>> {
    let names = serde_json::to_string(names)?;
    let rows = sqlx::query!(
        r#"INSERT INTO mark (event_id, name) SELECT ?, value FROM json_each(?)
           RETURNING id AS "id!: MarkId", name AS "name!: String""#,
        event,
        names
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Somebody who was at an event, as a record says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Present {
    /// Who; `None` for a guest.
    pub person: Option<PersonId>,
    /// The name of a guest.
    pub name: Option<String>,
    /// How they were there, and what they brought.
    pub mark: Mark,
}

/// Drops the named rows of an event's sheet that are not on the new one. The rows of the erased, which name nobody, stay.
const LEAVE: &str = "DELETE FROM record WHERE event_id = ? AND deed = 'presence'
     AND (name IS NOT NULL
          OR person_id IS NOT NULL AND person_id NOT IN
             (SELECT value ->> 'person' FROM json_each(?) WHERE value ->> 'person' IS NOT NULL))";
/// Writes the new sheet of an event.
const ENTER: &str = "INSERT INTO record (municipality_id, deed, person_id, name, event_id, day, contribution, topic)
     SELECT ?, 'presence', value ->> 'person', value ->> 'name', ?, ?, value ->> '$.mark.c', value ->> '$.mark.t'
     FROM json_each(?) WHERE true
     ON CONFLICT (event_id, person_id) WHERE deed = 'presence' AND person_id IS NOT NULL DO UPDATE
     SET contribution = excluded.contribution, topic = excluded.topic, day = excluded.day";
/// Keeps the marks of those who were taken to be there because they had said «Иду», and what was promised and not denied:
/// what was closed does not change, and follows no promise any more.
const SETTLE: &str = "INSERT INTO mark (event_id, person_id, state, contribution, topic)
     SELECT ?, value ->> 'person', value ->> '$.mark.s', value ->> '$.mark.c', value ->> '$.mark.t'
     FROM json_each(?) WHERE value ->> 'person' IS NOT NULL
     ON CONFLICT (event_id, person_id) WHERE person_id IS NOT NULL DO UPDATE
     SET contribution = excluded.contribution, topic = excluded.topic, follows_promise = 0";
/// A sheet that was opened again is closed.
const CLOSED: &str = "DELETE FROM sheet_reopening WHERE event_id = ?";

/// Writes the records of a sheet that is closed, in the place of what was recorded before; the holder holds the
/// event. Where it had been closed before, the journal says from how many to how many.
pub async fn close(
    tx: &mut Tx,
    holder: Holder,
    (event, day): (EventId, NaiveDate),
    present: &[Present],
    changed: Option<(usize, usize)>,
) -> Result<()> {
    static CLOSES: LazyLock<Call> = LazyLock::new(|| Call::of(&[LEAVE, ENTER, SETTLE, CLOSED, BEGIN]));
    static CHANGES: LazyLock<Call> = LazyLock::new(|| Call::of(&[LEAVE, ENTER, SETTLE, CLOSED, BEGIN, journal::NOTE]));
    let (municipality, present) = (tx.municipality(), serde_json::to_string(present)?);
    let with = Values::default().and(event)?.and(present.clone())?;
    let with = with.and(municipality)?.and(event)?.and(day)?.and(present.clone())?;
    let with = with.and(event)?.and(present)?.and(event)?;
    let with = with.and(tx.now + evaluating::LASTS)?.and(tx.now)?.and(event)?;
    tx.wake_duties();
    match changed {
        None => CLOSES.make(tx.db(), with).await?,
        // The figures rely on a sheet that was closed once: who opens it again says so.
        Some((was, became)) => {
            let (was, became) = (Some(was.to_string()), Some(became.to_string()));
            let entry = Entry { event: Some(event), was, became, ..Entry::default() };
            let with = journal::noted(with, tx, holder.id(), "sheet-changed", entry)?;
            CHANGES.make(tx.db(), with).await?
        }
    };
    Ok(())
}

/// Why a closed sheet is opened again. A list and no text: a text could name somebody, and the journal keeps it for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Somebody was marked wrongly.
    Mistake,
    /// Somebody was forgotten.
    Forgotten,
    /// The signed sheet says otherwise.
    Paper,
    /// Participation is still to be entered.
    Participation,
}

impl Reason {
    /// All of them, the commonest first.
    pub const ALL: [Reason; 4] = [Reason::Mistake, Reason::Forgotten, Reason::Paper, Reason::Participation];

    /// As the journal has it.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Mistake => "mistake",
            Reason::Forgotten => "forgotten",
            Reason::Paper => "paper",
            Reason::Participation => "participation",
        }
    }

    /// «Ошибка в отметке»: as a button has it.
    pub fn button(self, language: Language) -> String {
        match self {
            Reason::Mistake => say!(language, "model-reopen-button-mistake"),
            Reason::Forgotten => say!(language, "model-reopen-button-forgotten"),
            Reason::Paper => say!(language, "model-reopen-button-paper"),
            Reason::Participation => say!(language, "model-reopen-button-participation"),
        }
    }

    /// The one of a code.
    pub fn of(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// «ошибка в отметке»: as a sentence has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Reason::Mistake => say!(language, "model-reopen-mistake"),
            Reason::Forgotten => say!(language, "model-reopen-forgotten"),
            Reason::Paper => say!(language, "model-reopen-paper"),
            Reason::Participation => say!(language, "model-reopen-participation"),
        }
    }
}

/// The sheet is open again: the event, the moment.
const REOPEN: &str = "INSERT INTO sheet_reopening (event_id, at) VALUES (?, ?) ON CONFLICT (event_id) DO NOTHING";
/// The marks of a sheet that was closed before marks were kept, from its records: the event, thrice.
const RECALL: &str = "INSERT INTO mark (event_id, person_id, name, contribution, topic)
     SELECT event_id, person_id, name, contribution, topic FROM record
     WHERE event_id = ? AND deed = 'presence' AND (person_id IS NOT NULL OR name IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.event_id = ? AND mark.person_id = record.person_id)
       AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.event_id = ? AND mark.name = record.name)";

/// Opens a closed sheet again, and says why in the journal: the holder holds the event.
pub async fn reopen(tx: &mut Tx, holder: Holder, event: EventId, why: Reason) -> Result<()> {
    static REOPENS: LazyLock<Call> = LazyLock::new(|| Call::of(&[REOPEN, RECALL, journal::NOTE]));
    let with = Values::default().and(event)?.and(tx.now)?.and(event)?.and(event)?.and(event)?;
    let entry = Entry { event: Some(event), became: Some(why.code().to_owned()), ..Entry::default() };
    let with = journal::noted(with, tx, holder.id(), "sheet-reopened", entry)?;
    REOPENS.make(tx.db(), with).await?;
    Ok(())
}

/// The marks of events, of those alone that are the held one or stand in its series: the events as JSON, and the held one.
const UNMARK: &str = "DELETE FROM mark WHERE event_id IN
 (SELECT moved.id FROM json_each(?1) AS named CROSS JOIN event AS moved ON moved.id = named.value
  WHERE moved.id = ?2 OR moved.series_id = (SELECT held.series_id FROM event AS held WHERE held.id = ?2))";
/// Who has checked in there, by the same values.
const UNCHECK: &str = "DELETE FROM check_in WHERE event_id IN
 (SELECT moved.id FROM json_each(?1) AS named CROSS JOIN event AS moved ON moved.id = named.value
  WHERE moved.id = ?2 OR moved.series_id = (SELECT held.series_id FROM event AS held WHERE held.id = ?2))";

/// Drops the marks of events that are moved, and who has checked in there: of the one that is held, and of those of its
/// series.
pub async fn unmark(tx: &mut Tx, holder: Holder, events: &[EventId]) -> Result<()> {
    static DROPS: LazyLock<Call> = LazyLock::new(|| Call::of(&[UNMARK, UNCHECK]));
    let events = serde_json::to_string(events)?;
    DROPS.make(tx.db(), Values::default().and(events)?.and(holder.event())?).await?;
    Ok(())
}
