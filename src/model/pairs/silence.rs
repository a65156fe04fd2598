//! What is silent too long: proposals without an answer, and pairs without a meeting.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::curates::who_hears;
use super::rhythm::quiet_days;
use super::store::{pair, touched};
use super::{Ending, Pair, State};
use crate::ids::{PairId, PersonId};
use crate::model::groups::day_in;
use crate::model::regulation::{self, Regulation, keys};
use crate::talk::{Result, Tx};

/// How far silence has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// A proposal waits: whoever has not answered is reminded.
    Remind,
    /// A proposal was not answered: it is closed, and both hear so.
    Closed,
    /// A pair has not met for a while: both are asked.
    AskBoth,
    /// It has not met for long: whoever answers for mentoring hears so.
    TellCurator,
    /// It has not met for so long that closing it is proposed.
    ProposeClosing,
}

/// After how many days without a meeting the watch speaks.
pub(super) struct Watch {
    /// To both.
    pub both: i64,
    curator: i64,
    closing: i64,
}

impl Watch {
    pub fn of(now: &Regulation) -> Result<Watch> {
        Ok(Watch {
            both: now.get(&keys::people::PAIR_SILENCE_BOTH)?,
            curator: now.get(&keys::people::PAIR_SILENCE_CURATOR)?,
            closing: now.get(&keys::people::PAIR_SILENCE_CLOSING)?,
        })
    }

    /// After how many days it speaks next that has spoken so often.
    pub fn after(&self, rungs: i64) -> i64 {
        match rungs {
            0 => self.both,
            1 => self.curator,
            _ => self.closing,
        }
    }
}

/// How often a pair's silence may be spoken of at most.
const RUNGS: i64 = 3;

/// How often a silence was spoken of, after the day of the last meeting has moved from one to another. One that begins later
/// is a new one; one that began earlier was spoken of before the meeting that seemed to end it, too.
fn spoken((was, now): (NaiveDate, NaiveDate), rungs: i64, before: i64) -> i64 {
    match was.cmp(&now) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => rungs,
        std::cmp::Ordering::Greater => rungs.max(before),
    }
}

/// How a silence goes on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reckoned {
    /// When it is looked at next; never where all of it was spoken of.
    pub next: Option<DateTime<Utc>>,
    /// How often it was spoken of.
    pub rungs: i64,
}

/// How the silence of a pair goes on after the day of its last meeting, or of its beginning, has moved from one to another,
/// because a meeting was taken back or moved that had ended a silence which was spoken of so often. Nobody hears again what was
/// said of it; what is late by now comes at once.
pub(super) async fn reckon(
    tx: &mut Tx,
    pair: &Pair,
    (was, now): (Option<NaiveDate>, Option<NaiveDate>),
    before: i64,
) -> Result<Reckoned> {
    let (Some(was), Some(now)) = (was, now) else { return Ok(Reckoned { next: None, rungs: pair.rungs }) };
    let rungs = spoken((was, now), pair.rungs, before);
    let watch = Watch::of(&*regulation::now(tx).await?)?;
    let days = quiet_days(watch.both, pair.rhythm) + watch.after(rungs) - watch.both;
    let next = (rungs < RUNGS).then(|| day_in(tx.zone(), now + TimeDelta::days(days)).0);
    Ok(Reckoned { next, rungs })
}

/// Who hears what about which pair.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The pair, as it was.
    pub pair: Pair,
    /// How far silence has come.
    pub rung: Rung,
    /// Whom to tell.
    pub people: Vec<PersonId>,
}

/// Goes a rung further with what is silent until this moment, so many at once.
pub async fn quiet(tx: &mut Tx, most: i64) -> Result<Vec<Heard>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let due = sqlx::query!(
        r#"SELECT id AS "id!: PairId", next_at AS "next_at!: DateTime<Utc>" FROM pair
           WHERE municipality_id = ? AND next_at <= ? ORDER BY next_at LIMIT ?"#,
        municipality,
        now,
        most
    )
    .fetch_all(tx.db())
    .await?;
    let mut heard = Vec::with_capacity(due.len());
    for row in due {
        heard.extend(further(tx, row.id, row.next_at).await?);
    }
    Ok(heard)
}

async fn further(tx: &mut Tx, id: PairId, was: DateTime<Utc>) -> Result<Option<Heard>> {
    let pair = pair(tx, id).await?;
    let now = regulation::now(tx).await?;
    let answer = now.get(&keys::people::PAIR_ANSWER_DAYS)?;
    let watch = Watch::of(&now)?;
    let (rung, more) = match (pair.state, pair.rungs) {
        (State::Proposed, 0 | 1) => (Rung::Remind, Some(answer)),
        (State::Proposed, _) => (Rung::Closed, None),
        (State::Active, 0) => (Rung::AskBoth, Some(watch.after(1) - watch.after(0))),
        (State::Active, 1) => (Rung::TellCurator, Some(watch.after(2) - watch.after(1))),
        (State::Active, _) => (Rung::ProposeClosing, None),
        (State::Accepted | State::Completed | State::Cancelled, _) => {
            step(tx, id, None, None).await?;
            return Ok(None);
        }
    };
    if rung == Rung::Closed {
        super::ending::close(tx, id, State::Cancelled, Ending::Silent).await?;
    } else {
        // Two keys may hold the same number of days: then the next rung is a day later.
        let next = more.map(|days| was + TimeDelta::days(days.max(1)));
        // Who is asked now is not reminded of the same missed meeting by the rhythm.
        let missed = pair.missed_since(tx.today()).filter(|_| rung == Rung::AskBoth);
        step(tx, id, next, missed).await?;
    }
    let people = match rung {
        Rung::Remind => {
            let silent = [(pair.mentor, pair.mentor_yes), (pair.mentee, pair.mentee_yes)];
            silent.into_iter().filter(|(_, yes)| yes.is_none()).filter_map(|(person, _)| person).collect()
        }
        Rung::Closed | Rung::AskBoth => pair.both(),
        Rung::TellCurator | Rung::ProposeClosing => who_hears(tx, &pair).await?,
    };
    Ok(Some(Heard { pair, rung, people }))
}

async fn step(tx: &mut Tx, id: PairId, next: Option<DateTime<Utc>>, missed: Option<NaiveDate>) -> Result<()> {
    touched(tx);
    sqlx::query!(
        "UPDATE pair SET next_at = ?, rungs = rungs + 1, nudged_for = coalesce(?, nudged_for) WHERE id = ?",
        next,
        missed,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silence_that_began_earlier_was_spoken_of_before_the_meeting_too() {
        let (early, late) = ("2026-10-01".parse().unwrap(), "2026-10-20".parse().unwrap());
        assert_eq!(spoken((late, early), 0, 1), 1);
        assert_eq!(spoken((late, early), 1, 0), 1);
        assert_eq!(spoken((early, late), 2, 1), 0);
        assert_eq!(spoken((early, early), 2, 3), 2);
    }
}
