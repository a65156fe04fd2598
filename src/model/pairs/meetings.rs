//! The log of a pair: one tap notes a meeting, everything of it can be changed afterwards. What somebody notes for
//! themselves is read by nobody else. The watch over silence goes by the meetings that are there: one that is taken back, or
//! was on another day, moves it.

use std::sync::LazyLock;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::rhythm::quiet_days;
use super::silence::{self, Reckoned};
use super::store::touched;
use super::{Pair, State};
use crate::db::{Call, Values};
use crate::ids::{MeetingId, PairId, PersonId};
use crate::model::regulation::{self, keys};
use crate::talk::{Result, Trouble, Tx};

/// What they did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Kind {
    /// They talked.
    Talk,
    /// The mentor was at a lesson of the other one.
    MenteeLesson,
    /// The other one was at a lesson of the mentor.
    MentorLesson,
    /// They made something together.
    Joint,
    /// They met at a distance.
    Online,
}

impl Kind {
    /// All of them, the commonest first.
    pub const ALL: [Kind; 5] = [Kind::Talk, Kind::MenteeLesson, Kind::MentorLesson, Kind::Joint, Kind::Online];
}

/// How near the goal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Progress {
    /// Nothing has moved yet.
    None,
    /// Something has.
    Some,
    /// It is reached.
    Reached,
}

impl Progress {
    /// All three, in their order.
    pub const ALL: [Progress; 3] = [Progress::None, Progress::Some, Progress::Reached];
}

/// A meeting as one of the two sees it.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// The number.
    pub id: MeetingId,
    /// On which day.
    pub day: NaiveDate,
    /// What they did.
    pub kind: Kind,
    /// For how long.
    pub minutes: i64,
    /// How near the goal is, where that was said.
    pub progress: Option<Progress>,
    /// What the reader noted for themselves.
    pub note: Option<String>,
}

/// What is said otherwise of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// On another day.
    Day(NaiveDate),
    /// For so many minutes.
    Minutes(i64),
    /// So near the goal.
    Progress(Progress),
    /// It was not.
    Gone,
}

/// How long a meeting lasts, unless it is said otherwise: a lesson.
const LESSON: i64 = 45;

/// Notes a meeting, unless that stands already, and how often the silence that it ends was spoken of: `?1` is the pair, `?2`
/// today, `?3` the kind, `?4` how long, `?5` the moment.
const LOG: &str = "INSERT INTO pair_meeting (pair_id, held_on, kind, minutes, noted_at, rungs)
 SELECT ?1, ?2, ?3, ?4, ?5, coalesce((SELECT rungs FROM pair WHERE id = ?1), 0)
 WHERE NOT EXISTS (SELECT 1 FROM pair_meeting WHERE pair_id = ?1 AND held_on = ?2 AND kind = ?3)";

/// Whoever meets is not silent: `?6` is when silence is looked at next.
const HEARD: &str = "UPDATE pair SET next_at = ?6, rungs = 0 WHERE id = ?1 AND state = 'active'";

/// The meeting.
const LOGGED: &str = "SELECT max(id) AS logged FROM pair_meeting WHERE pair_id = ?1 AND held_on = ?2 AND kind = ?3";

/// Notes a meeting of today. A second one of the same kind on the same day is the first one, tapped twice.
pub async fn log(tx: &mut Tx, pair: &Pair, kind: Kind) -> Result<MeetingId> {
    static LOGS: LazyLock<Call> = LazyLock::new(|| Call::of(&[LOG, HEARD, LOGGED]));
    if pair.state != State::Active {
        return Err(Trouble::Gone);
    }
    let both = regulation::now(tx).await?.get(&keys::people::PAIR_SILENCE_BOTH)?;
    let quiet = TimeDelta::days(quiet_days(both, pair.rhythm));
    let values = Values::default().and(pair.id)?.and(tx.today())?.and(kind)?.and(LESSON)?.and(tx.now)?;
    let values = values.and(tx.now + quiet)?;
    touched(tx);
    let rows = LOGS.make(tx.db(), values).await?;
    tx.wake_duties();
    let logged = rows.last().map(|row| row.try_get("logged")).transpose()?;
    logged.ok_or_else(|| Trouble::fault("a meeting was noted, and there is none"))
}

/// Whatever was spoken of before a meeting that was not was spoken of before the next one, too: `?1` is the pair, `?2` the
/// meeting, `?4` how often the silence that it seemed to end was spoken of.
const CARRY: &str = "UPDATE pair_meeting SET rungs = max(rungs, ?4)
 WHERE id = (SELECT next.id FROM pair_meeting AS gone JOIN pair_meeting AS next
               ON next.pair_id = gone.pair_id AND next.id != gone.id AND next.held_on >= gone.held_on
             WHERE gone.id = ?2 AND gone.pair_id = ?1 ORDER BY next.held_on, next.id LIMIT 1)";

const REMOVE: &str = "DELETE FROM pair_meeting WHERE id = ?2 AND pair_id = ?1 RETURNING id AS changed";

/// `?3` is the day.
const MOVE: &str = "UPDATE pair_meeting SET held_on = ?3 WHERE id = ?2 AND pair_id = ?1 RETURNING id AS changed";

/// Silence goes on from another day: `?5` is when it is looked at next, `?6` how often it was spoken of, `?7` the day from which
/// it was reckoned, and `?8` that from which it is. What the two were reminded of is the same missed meeting, by another day.
const RECKON: &str = "UPDATE pair SET next_at = ?5, rungs = ?6, nudged_for = iif(nudged_for = ?7, ?8, nudged_for)
 WHERE id = ?1 AND state = 'active' AND ?7 IS NOT ?8";

/// Changes a meeting of the pair.
pub async fn change(tx: &mut Tx, pair: &Pair, meeting: MeetingId, change: Change) -> Result<()> {
    let id = pair.id;
    touched(tx);
    let changed = match change {
        Change::Day(day) => return set_day(tx, pair, meeting, Some(day)).await,
        Change::Gone => return set_day(tx, pair, meeting, None).await,
        Change::Minutes(minutes) => {
            sqlx::query!("UPDATE pair_meeting SET minutes = ? WHERE id = ? AND pair_id = ?", minutes, meeting, id)
                .execute(tx.db())
                .await?
        }
        Change::Progress(progress) => {
            sqlx::query!("UPDATE pair_meeting SET progress = ? WHERE id = ? AND pair_id = ?", progress, meeting, id)
                .execute(tx.db())
                .await?
        }
    };
    if changed.rows_affected() == 0 { Err(Trouble::Gone) } else { Ok(()) }
}

/// A meeting was on another day, or was not at all; silence is reckoned from the meetings that are there.
async fn set_day(tx: &mut Tx, pair: &Pair, meeting: MeetingId, day: Option<NaiveDate>) -> Result<()> {
    static MOVES: LazyLock<Call> = LazyLock::new(|| Call::of(&[MOVE, RECKON]));
    static REMOVES: LazyLock<Call> = LazyLock::new(|| Call::of(&[CARRY, REMOVE, RECKON]));
    let id = pair.id;
    let known = sqlx::query!(
        r#"SELECT rungs AS "rungs!: i64",
                  (SELECT max(other.held_on) FROM pair_meeting AS other
                   WHERE other.pair_id = pair_meeting.pair_id AND other.id != pair_meeting.id) AS "others: NaiveDate"
           FROM pair_meeting WHERE id = ? AND pair_id = ?"#,
        meeting,
        id
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let last = (pair.met_on.or(pair.since), known.others.max(day).or(pair.since));
    let Reckoned { next, rungs } = silence::reckon(tx, pair, last, known.rungs).await?;
    let values = Values::default().and(id)?.and(meeting)?.and(day)?.and(known.rungs)?;
    let values = values.and(next)?.and(rungs)?.and(last.0)?.and(last.1)?;
    let call = if day.is_some() { &MOVES } else { &REMOVES };
    let rows = call.make(tx.db(), values).await?;
    tx.wake_duties();
    if rows.iter().any(|row| row.try_get::<MeetingId, _>("changed").is_ok()) { Ok(()) } else { Err(Trouble::Gone) }
}

/// Notes something about a meeting for oneself, in place of what was noted.
pub async fn note(tx: &mut Tx, pair: &Pair, meeting: MeetingId, person: PersonId, words: &str) -> Result<()> {
    if pair.side(person).is_none() {
        return Err(Trouble::Gone);
    }
    let id = pair.id;
    let noted = sqlx::query!(
        "INSERT INTO pair_note (meeting_id, person_id, note)
         SELECT id, ?, ? FROM pair_meeting WHERE id = ? AND pair_id = ?
         ON CONFLICT DO UPDATE SET note = excluded.note",
        person,
        words,
        meeting,
        id
    )
    .execute(tx.db())
    .await?;
    if noted.rows_affected() == 0 { Err(Trouble::Gone) } else { Ok(()) }
}

/// The meetings of a pair, the newest first, each with what the reader noted; without a reader there is no note.
pub async fn meetings(tx: &mut Tx, pair: PairId, reader: Option<PersonId>) -> Result<Vec<Meeting>> {
    Ok(sqlx::query_as!(
        Meeting,
        r#"SELECT pair_meeting.id AS "id!: MeetingId", held_on AS "day!: NaiveDate", kind AS "kind!: Kind", minutes,
                  progress AS "progress: Progress",
                  (SELECT note FROM pair_note WHERE meeting_id = pair_meeting.id AND person_id = ?2) AS "note: String"
           FROM pair_meeting WHERE pair_id = ?1 ORDER BY held_on DESC, pair_meeting.id DESC"#,
        pair,
        reader
    )
    .fetch_all(tx.db())
    .await?)
}
