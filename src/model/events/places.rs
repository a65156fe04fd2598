//! Places: how many may come to an event, who waits for one that is free, and to whom it is offered.
//!
//! A place is had by one who comes, or held for one to whom it is offered, and by nobody else; the database refuses more.
//! Where there is none, «Иду» stands at the end of the list of those who wait. Who waits comes before whoever answers now,
//! but one whom no notice reaches is passed over, since nobody could wait for an answer that never comes.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Answer, Holder, Met};
use crate::db::{Call, Values};
use crate::ids::{EventId, PersonId};
use crate::model::people::FullName;
use crate::talk::{Result, Trouble, Tx};

/// The places of an event, as somebody meets it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Places {
    /// How many there are; `None` where as many may come as want to.
    pub capacity: Option<i64>,
    /// How many come.
    pub going: i64,
    /// How many are held for those to whom they are offered.
    pub offered: i64,
    /// How many others wait whom a notice reaches.
    pub before: i64,
}

impl Places {
    /// Whether somebody who answers now gets one at once: whoever waits comes first.
    pub fn has_one(&self) -> bool {
        self.capacity.is_none_or(|capacity| self.going + self.offered + self.before < capacity)
    }
}

/// How somebody waits for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waits {
    /// The how-manieth of those to whom nothing is offered yet, from 1.
    pub number: i64,
    /// Until when a place is held for them, if one is.
    pub offered_until: Option<DateTime<Utc>>,
}

/// What somebody has said to an event, and how it stands with that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// An answer.
    Answer(Answer),
    /// They would come, and wait for a place: the how-manieth, from 1.
    Waits(i64),
    /// They waited, and a place is held for them until this moment.
    Offered(DateTime<Utc>),
}

impl Met {
    /// What they have said.
    pub fn reply(&self) -> Option<Reply> {
        match (self.answer, self.waits) {
            (Some(answer), _) => Some(Reply::Answer(answer)),
            (None, Some(Waits { offered_until: Some(until), .. })) => Some(Reply::Offered(until)),
            (None, Some(Waits { number, offered_until: None })) => Some(Reply::Waits(number)),
            (None, None) => None,
        }
    }
}

/// Keeps an answer in the place of the earlier one: whoever answers waits no more.
const ANSWERS: &str = "INSERT INTO event_answer (event_id, person_id, answer, answered_at) VALUES (?, ?, ?, ?)
 ON CONFLICT (event_id, person_id)
 DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at, by_id = NULL";
/// «Иду» of somebody who has said nothing, and does not wait for a place: the event, who, the moment, who says so, the event,
/// who. The name of whoever says so comes back.
const ANSWERS_FOR: &str = "INSERT INTO event_answer (event_id, person_id, answer, answered_at, by_id)
 SELECT ?, ?, 'going', ?, ?
 WHERE NOT EXISTS (SELECT 1 FROM event_waiting WHERE event_id = ? AND person_id = ?)
 ON CONFLICT DO NOTHING
 RETURNING (SELECT json_array(family_name, given_name, patronymic) FROM person WHERE person.id = by_id) AS said_by";
/// Takes back what somebody else has said: the event, who.
const UNANSWERS_FOR: &str = "DELETE FROM event_answer WHERE event_id = ? AND person_id = ? AND by_id IS NOT NULL";
/// Whoever comes to stand in the list has no other answer.
const UNANSWERS: &str = "DELETE FROM event_answer WHERE event_id = ? AND person_id = ?";
/// Stands at the end of the list; whoever stands there already stays where they are.
const WAITS: &str = "INSERT INTO event_waiting (event_id, person_id, turn, since)
 SELECT ?, ?, 1 + coalesce((SELECT max(turn) FROM event_waiting WHERE event_id = ?), 0), ? WHERE true
 ON CONFLICT DO NOTHING";
/// The how-manieth one is.
const NUMBER: &str = "SELECT count(*) AS number FROM event_waiting AS before
 WHERE before.event_id = ? AND before.offered_until IS NULL
   AND before.turn <= (SELECT turn FROM event_waiting WHERE event_id = ? AND person_id = ?)";

/// Keeps what somebody says to an event that they have met in this transaction. «Иду» takes a place, or stands at the end
/// of the list where there is none; `met` is as it is then.
pub async fn answer(tx: &mut Tx, person: PersonId, met: &mut Met, answer: Answer) -> Result<()> {
    static STANDS: LazyLock<Call> = LazyLock::new(|| Call::proved_by("number", &[UNANSWERS, WAITS, NUMBER]));
    let event = met.event.id;
    let is_offered = met.waits.is_some_and(|waits| waits.offered_until.is_some());
    let has_place = met.answer == Some(Answer::Going) || is_offered || met.places.has_one();
    if met.places.capacity.is_some() {
        // A place may have become free, or be free for somebody who waits.
        tx.wake_duties();
    }
    if answer == Answer::Going && !has_place {
        let values = Values::default().and(event)?.and(person)?;
        let values = values.and(event)?.and(person)?.and(event)?.and(tx.now)?;
        let rows = STANDS.make(tx.db(), values.and(event)?.and(event)?.and(person)?).await?;
        let number = rows.last().map_or(Ok(1), |row| row.try_get("number"))?;
        (met.answer, met.waits) = (None, Some(Waits { number, offered_until: None }));
        return Ok(());
    }
    let values = Values::default().and(event)?.and(person)?.and(answer)?.and(tx.now)?;
    static KEEPS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ANSWERS]));
    KEEPS.make(tx.db(), values).await?;
    met.places.going += i64::from(answer == Answer::Going) - i64::from(met.answer == Some(Answer::Going));
    met.places.offered -= i64::from(is_offered);
    (met.answer, met.waits) = (Some(answer), None);
    Ok(())
}

/// Says «Иду» for a person who has said nothing yet; tells who says so, for the person's notice. `None` where they have said
/// something themselves by now, or no place is free: nobody stands in a list by another's word.
pub async fn answer_for(tx: &mut Tx, by: PersonId, person: PersonId, met: &Met) -> Result<Option<FullName>> {
    static SAYS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ANSWERS_FOR]));
    if !met.places.has_one() {
        return Ok(None);
    }
    let event = met.event.id;
    let values = Values::default().and(event)?.and(person)?.and(tx.now)?.and(by)?.and(event)?.and(person)?;
    let rows = SAYS.make(tx.db(), values).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let [family, given, patronymic]: [String; 3] = serde_json::from_str(row.try_get::<&str, _>("said_by")?)?;
    Ok(Some(FullName::of(family, given, patronymic)))
}

/// Takes back that somebody else has said «Иду» for a person; what they have answered themselves stands.
pub async fn unanswer_for(tx: &mut Tx, person: PersonId, met: &Met) -> Result<()> {
    static TAKES: LazyLock<Call> = LazyLock::new(|| Call::of(&[UNANSWERS_FOR]));
    if met.places.capacity.is_some() {
        tx.wake_duties();
    }
    let values = Values::default().and(met.event.id)?.and(person)?;
    TAKES.make(tx.db(), values).await?;
    Ok(())
}

/// What became of a number of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resized {
    /// It holds.
    Done,
    /// It is too small: so many have a place, or are offered one.
    TooFew(i64),
}

/// Says how many may come to an event, or that as many may as want to.
pub async fn set_capacity(tx: &mut Tx, holder: Holder, capacity: Option<i64>) -> Result<Resized> {
    let (event, municipality) = (holder.event(), tx.municipality());
    let taken = sqlx::query_scalar!(
        r#"SELECT (SELECT count(*) FROM event_answer WHERE event_id = event.id AND answer = 'going')
                + (SELECT count(*) FROM event_waiting WHERE event_id = event.id AND offered_until IS NOT NULL)
                  AS "taken!: i64"
           FROM event WHERE id = ?1 AND municipality_id = ?2 AND cancelled_at IS NULL"#,
        event,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let taken = taken.ok_or(Trouble::Gone)?;
    if capacity.is_some_and(|capacity| capacity < taken) {
        return Ok(Resized::TooFew(taken));
    }
    sqlx::query!("UPDATE event SET capacity = ? WHERE id = ?", capacity, event).execute(tx.db()).await?;
    tx.wake_duties();
    Ok(Resized::Done)
}

/// Offers beyond the number are taken back, the latest first: whoever had one waits again, in their turn. The event twice, and how
/// many.
const TAKES_BACK: &str = "UPDATE event_waiting SET offered_until = NULL
 WHERE event_id = ? AND person_id IN
       (SELECT person_id FROM event_waiting WHERE event_id = ? AND offered_until IS NOT NULL ORDER BY turn DESC LIMIT ?)";
/// Makes room at the head of the list for so many: how many, and the event.
const MOVES_ON: &str = "UPDATE event_waiting SET turn = turn + ? WHERE event_id = ?";
/// Whoever had a place waits before all others, in the order in which they had answered: the moment, the event, and who as JSON.
const WAIT_FIRST: &str = "INSERT INTO event_waiting (event_id, person_id, turn, since)
 SELECT event_id, person_id, row_number() OVER (ORDER BY answered_at, person_id), ? FROM event_answer
 WHERE event_id = ? AND answer = 'going' AND person_id IN (SELECT value FROM json_each(?))";
/// They come no more: the event, and who.
const GIVE_UP: &str = "DELETE FROM event_answer
 WHERE event_id = ? AND answer = 'going' AND person_id IN (SELECT value FROM json_each(?))";
/// The number of places, and the event.
const LOWERS: &str = "UPDATE event SET capacity = ? WHERE id = ?";

/// Says how many may come to an event where more have a place: these wait from now on instead, before everybody else who waits,
/// and offers that find no place any more are taken back. Nothing changes where more would come still.
pub async fn lower(tx: &mut Tx, holder: Holder, capacity: i64, people: &[PersonId]) -> Result<Resized> {
    static LOWER: LazyLock<Call> = LazyLock::new(|| Call::of(&[TAKES_BACK, MOVES_ON, WAIT_FIRST, GIVE_UP, LOWERS]));
    let (event, municipality, named) = (holder.event(), tx.municipality(), serde_json::to_string(people)?);
    let taken = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM event_answer WHERE event_id = event.id AND answer = 'going') AS "going!: i64",
                  (SELECT count(*) FROM event_answer WHERE event_id = event.id AND answer = 'going'
                   AND person_id IN (SELECT value FROM json_each(?3))) AS "named!: i64",
                  (SELECT count(*) FROM event_waiting
                   WHERE event_id = event.id AND offered_until IS NOT NULL) AS "offered!: i64"
           FROM event WHERE id = ?1 AND municipality_id = ?2 AND cancelled_at IS NULL"#,
        event,
        municipality,
        named
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let stay = taken.going - taken.named;
    if stay > capacity {
        return Ok(Resized::TooFew(stay));
    }
    let beyond = (stay + taken.offered - capacity).max(0);
    let values = Values::default().and(event)?.and(event)?.and(beyond)?.and(taken.named)?.and(event)?;
    let values = values.and(tx.now)?.and(event)?.and(named.clone())?.and(event)?.and(named)?;
    LOWER.make(tx.db(), values.and(capacity)?.and(event)?).await?;
    tx.wake_duties();
    Ok(Resized::Done)
}

/// When the next thing is to be done about those who wait: their event begins, an offer runs out, or a place is free for
/// one of them whom a notice reaches, or of whom the leader does not know yet that none does. `?1` is the municipality.
pub const DUE: &str = "SELECT min(due) FROM (
     SELECT event.starts_at AS due FROM event_waiting CROSS JOIN event ON event.id = event_waiting.event_id
     WHERE event.municipality_id = ?1
     UNION ALL
     SELECT offered_until FROM event_waiting CROSS JOIN event ON event.id = event_waiting.event_id
     WHERE event.municipality_id = ?1 AND event.cancelled_at IS NULL AND offered_until IS NOT NULL
     UNION ALL
     SELECT since FROM event_waiting CROSS JOIN event ON event.id = event_waiting.event_id
     WHERE event.municipality_id = ?1 AND event.cancelled_at IS NULL AND offered_until IS NULL
       AND (event.capacity IS NULL
            OR (SELECT count(*) FROM event_answer WHERE event_id = event.id AND answer = 'going')
             + (SELECT count(*) FROM event_waiting AS other
                WHERE other.event_id = event.id AND other.offered_until IS NOT NULL) < event.capacity)
       AND (passed_over = 0
            OR EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                       WHERE account.person_id = event_waiting.person_id AND account.reachable = 1
                         AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL)))";

/// Drops those who wait for what has begun, or come already, since two records have become theirs; tells how many they were.
pub async fn close(tx: &mut Tx) -> Result<u64> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let closed = sqlx::query!(
        "DELETE FROM event_waiting WHERE (event_id, person_id) IN
                (SELECT late.event_id, late.person_id FROM event_waiting AS late CROSS JOIN event ON event.id = late.event_id
                 LEFT JOIN event_answer ON event_answer.event_id = late.event_id
                                       AND event_answer.person_id = late.person_id
                 WHERE event.municipality_id = ? AND (event.starts_at <= ? OR event_answer.answer = 'going'))",
        municipality,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(closed.rows_affected())
}

/// Somebody at an event that is to begin.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// The event.
    pub event: EventId,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Who.
    pub person: PersonId,
}

/// Takes those from the list whose offer has run out: they wait no more, until they say so again.
pub async fn lapse(tx: &mut Tx) -> Result<Vec<Waiting>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let lapsed = sqlx::query_as!(
        Waiting,
        r#"SELECT event.id AS "event!: EventId", event.starts_at AS "starts_at!: DateTime<Utc>",
                  event_waiting.person_id AS "person!: PersonId"
           FROM event_waiting CROSS JOIN event ON event.id = event_waiting.event_id
           WHERE event.municipality_id = ? AND event.cancelled_at IS NULL AND offered_until <= ?"#,
        municipality,
        now
    )
    .fetch_all(tx.db())
    .await?;
    if !lapsed.is_empty() {
        let pairs: Vec<_> = lapsed.iter().map(|waiting| (waiting.event, waiting.person)).collect();
        let pairs = serde_json::to_string(&pairs)?;
        sqlx::query!(
            "DELETE FROM event_waiting WHERE (event_id, person_id) IN
                    (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
            pairs
        )
        .execute(tx.db())
        .await?;
    }
    Ok(lapsed)
}

/// Somebody who waits, and how they are reached.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Whether a notice reaches them.
    pub is_reached: bool,
    /// Their quiet hours, from and till.
    pub quiet: Option<(u32, u32)>,
    /// Whether weekends are quiet for them.
    pub quiet_weekends: bool,
    /// Whether the leader knows already that they are passed over.
    pub is_passed_over: bool,
}

/// An event with a place that nobody has, and those who wait for it.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The event.
    pub event: EventId,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How many places are free; `None` where as many may come as want to.
    pub free: Option<i64>,
    /// Those who wait, in their order.
    pub candidates: Vec<Candidate>,
}

/// The first event at which a place is free for somebody whom a notice reaches, or of whom the leader is to hear.
pub async fn opening(tx: &mut Tx) -> Result<Option<Opening>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let rows = sqlx::query!(
        r#"WITH open AS MATERIALIZED (
               SELECT id, starts_at, capacity - going - offered AS free
               FROM (SELECT event.id, event.starts_at, event.capacity,
                            (SELECT count(*) FROM event_answer
                             WHERE event_id = event.id AND answer = 'going') AS going,
                            (SELECT count(*) FROM event_waiting AS other
                             WHERE other.event_id = event.id AND other.offered_until IS NOT NULL) AS offered
                     FROM event_waiting CROSS JOIN event ON event.id = event_waiting.event_id
                     WHERE event.municipality_id = ?1 AND event.cancelled_at IS NULL AND event.starts_at > ?2
                       AND event_waiting.offered_until IS NULL
                       AND (event_waiting.passed_over = 0
                            OR EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                       WHERE account.person_id = event_waiting.person_id AND account.reachable = 1
                                         AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL)))
               WHERE capacity IS NULL OR going + offered < capacity
               ORDER BY starts_at, id LIMIT 1)
           SELECT open.id AS "event!: EventId", open.starts_at AS "starts_at!: DateTime<Utc>", open.free AS "free?: i64",
                  waiting.person_id AS "person!: PersonId", waiting.passed_over AS "passed_over!: bool",
                  account.id IS NOT NULL AS "is_reached!: bool", account.quiet_from AS "quiet_from?: u32",
                  account.quiet_till AS "quiet_till?: u32",
                  coalesce(account.quiet_weekends, 0) AS "quiet_weekends!: bool"
           FROM open
           CROSS JOIN event_waiting AS waiting ON waiting.event_id = open.id AND waiting.offered_until IS NULL
           LEFT JOIN account ON account.id =
               (SELECT max(mine.id) FROM account AS mine JOIN consent ON consent.account_id = mine.id
                WHERE mine.person_id = waiting.person_id AND mine.reachable = 1
                  AND consent.purpose = 'notices' AND consent.withdrawn_at IS NULL)
           ORDER BY waiting.turn"#,
        municipality,
        now
    )
    .fetch_all(tx.db())
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let (event, starts_at, free) = (first.event, first.starts_at, first.free);
    let candidates = rows.into_iter().map(|row| Candidate {
        person: row.person,
        is_reached: row.is_reached,
        quiet: row.quiet_from.zip(row.quiet_till),
        quiet_weekends: row.quiet_weekends,
        is_passed_over: row.passed_over,
    });
    Ok(Some(Opening { event, starts_at, free, candidates: candidates.collect() }))
}

/// Holds a place for somebody who waits.
pub async fn offer(tx: &mut Tx, event: EventId, person: PersonId, until: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "UPDATE event_waiting SET offered_until = ? WHERE event_id = ? AND person_id = ? AND offered_until IS NULL",
        until,
        event,
        person
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Notes that these are passed over, and tells who is to know it: whoever leads a group of the event.
pub async fn pass_over(tx: &mut Tx, event: EventId, people: &[PersonId]) -> Result<Vec<PersonId>> {
    let people = serde_json::to_string(people)?;
    sqlx::query!(
        "UPDATE event_waiting SET passed_over = 1
         WHERE event_id = ? AND person_id IN (SELECT value FROM json_each(?))",
        event,
        people
    )
    .execute(tx.db())
    .await?;
    super::led_by(tx, event).await
}
