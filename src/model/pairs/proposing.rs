//! From a proposal to a pair at work: a proposal joins an open one of the same two, two acceptances make one pair, an order
//! confirms it.

use std::sync::LazyLock;

use chrono::{Months, NaiveDate, TimeDelta};
use sqlx::Row;

use super::store::{pair, touched};
use super::{Basis, Curates, Ending, Pair, Side, State};
use crate::db::{Call, Values};
use crate::ids::{CategoryId, PairId, PersonId, SubjectId};
use crate::model::journal;
use crate::model::needs;
use crate::model::regulation::keys::people::Reach;
use crate::model::regulation::{self, keys};
use crate::talk::{Result, Trouble, Tx};

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// What brings the two together.
    pub basis: Basis,
    /// The mentor, or the one of two equals who proposes.
    pub mentor: PersonId,
    /// The other one.
    pub mentee: PersonId,
    /// The subject, of two equals.
    pub subject: Option<SubjectId>,
    /// The direction that the mentee chose.
    pub direction: Option<CategoryId>,
    /// For how many months.
    pub months: i64,
}

/// What a proposal came to.
#[derive(Debug, Clone)]
pub enum Proposed {
    /// It is made, and waits for an answer.
    New(PairId),
    /// The other side had proposed the same, as it was: that one is answered by it.
    Joined(Box<Pair>, Answered),
    /// The same two have it open already.
    Already(PairId),
    /// The mentee has a pair by this basis.
    HasOne,
    /// The mentor has as many pairs as the regulation allows.
    Full,
    /// Somebody of the two cannot answer: they do not use the bot, or work here no more.
    Absent,
    /// Whoever is asked does not offer it, would rather not be asked now, or is out of reach by the regulation.
    NotAsked,
    /// They are one and the same.
    Same,
}

/// What an acceptance came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// The other side is still to answer.
    Waits,
    /// Both have agreed; what was left over of proposals is closed, each with its reason.
    Agreed(Vec<Closed>),
    /// The mentee has another pair by this basis meanwhile: this proposal is closed.
    HasOne,
    /// The mentor has as many pairs as they may have meanwhile: this proposal is closed.
    Full,
    /// It was accepted before, or has ended.
    Over,
}

/// Proposes a pair, by one of the two, or by whoever answers for mentoring.
pub async fn propose(tx: &mut Tx, proposal: Proposal, by: Option<Side>) -> Result<Proposed> {
    let Proposal { basis, mentor, mentee, subject, direction, months } = proposal;
    if mentor == mentee {
        return Ok(Proposed::Same);
    }
    let (municipality, today) = (tx.municipality(), tx.today());
    let asks_for_it = by == Some(Side::Mentee);
    let is_near_only = regulation::now(tx).await?.get(&keys::people::MENTORING_REACH)? == [Reach::School];
    let known = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM person
                   WHERE id IN (?1, ?2) AND municipality_id = ?5 AND left_at IS NULL
                     AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)) AS "here!: i64",
                  (SELECT id FROM pair
                   WHERE basis = ?3 AND subject_id IS ?4 AND state IN ('proposed', 'accepted', 'active')
                     AND (mentor_id = ?1 AND mentee_id = ?2
                          OR basis = 'subject' AND mentor_id = ?2 AND mentee_id = ?1)) AS "open?: PairId",
                  (SELECT count(*) FROM pair WHERE mentor_id = ?1 AND state IN ('accepted', 'active')
                     AND basis != 'subject') AS "load!: i64",
                  EXISTS (SELECT 1 FROM pair WHERE mentee_id = ?2 AND basis = ?3 AND basis != 'subject'
                            AND state IN ('accepted', 'active')) AS "has!: bool",
                  iif(?3 = 'subject',
                      EXISTS (SELECT 1 FROM person_subject AS one JOIN person_subject AS other USING (subject_id)
                              WHERE one.person_id = ?1 AND other.person_id = ?2 AND one.subject_id = ?4)
                      AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                  WHERE account.person_id = ?2 AND consent.purpose = 'name'
                                    AND consent.withdrawn_at IS NULL)
                      AND NOT EXISTS (SELECT 1 FROM mentoring WHERE person_id = ?2 AND paused_till >= ?6),
                      EXISTS (SELECT 1 FROM mentoring WHERE person_id = ?1 AND offers_since IS NOT NULL
                                AND coalesce(paused_till, '') < ?6)
                      AND (NOT ?7 OR (SELECT count(DISTINCT organisation_id) FROM person WHERE id IN (?1, ?2)) = 1)
                      AND (?8 OR NOT EXISTS (SELECT 1 FROM mentoring WHERE person_id = ?2 AND paused_till >= ?6)))
                    AS "may!: bool""#,
        mentor,
        mentee,
        basis,
        subject,
        municipality,
        today,
        is_near_only,
        // Whoever would rather not be asked may ask all the same.
        asks_for_it
    )
    .fetch_one(tx.db())
    .await?;
    if known.here < 2 {
        return Ok(Proposed::Absent);
    }
    if let Some(open) = known.open {
        let known = pair(tx, open).await?;
        // Of two equals either may stand in either place.
        let speaks = match by {
            Some(Side::Mentor) => known.side(mentor),
            Some(Side::Mentee) => known.side(mentee),
            None => None,
        };
        return Ok(match speaks {
            Some(side) if known.state == State::Proposed && known.yes(side).is_none() => {
                let answered = accept(tx, &known, side).await?;
                Proposed::Joined(Box::new(known), answered)
            }
            Some(_) | None => Proposed::Already(open),
        });
    }
    let now = regulation::now(tx).await?;
    let most = now.get(&keys::people::MENTOR_LOAD)?;
    let months = months.clamp(3, now.get(&keys::people::PAIR_MONTHS)?);
    if !known.may {
        return Ok(Proposed::NotAsked);
    }
    if known.has {
        return Ok(Proposed::HasOne);
    }
    if basis != Basis::Subject && known.load >= most {
        return Ok(Proposed::Full);
    }
    let next = tx.now + TimeDelta::days(now.get(&keys::people::PAIR_ANSWER_DAYS)?);
    let at = tx.now;
    let (mentor_yes, mentee_yes) = ((by == Some(Side::Mentor)).then_some(at), (by == Some(Side::Mentee)).then_some(at));
    let id = sqlx::query!(
        "INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, subject_id, category_id, months, most, state,
                           proposed_at, mentor_yes, mentee_yes, next_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'proposed', ?, ?, ?, ?)",
        municipality,
        basis,
        mentor,
        mentee,
        subject,
        direction,
        months,
        most,
        at,
        mentor_yes,
        mentee_yes,
        next
    )
    .execute(tx.db())
    .await?
    .last_insert_rowid();
    tx.wake_duties();
    Ok(Proposed::New(PairId(id)))
}

/// A proposal that a new pair has made pointless, and who of it is told why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Which.
    pub id: PairId,
    /// Why.
    pub ending: Ending,
    /// Both of it.
    pub people: Vec<PersonId>,
}

/// Closes the proposal itself where it comes too late: `?1` is the moment, `?2` the pair, `?3` the basis, `?4` the mentee,
/// `?5` the mentor, `?6` the load limit.
const TOO_LATE: &str = "UPDATE pair SET state = 'cancelled', ended_at = ?1, next_at = NULL,
        ending = iif(EXISTS (SELECT 1 FROM pair AS live WHERE live.mentee_id = ?4 AND live.basis = ?3
                             AND live.state IN ('accepted', 'active')), 'taken', 'full')
 WHERE id = ?2 AND state = 'proposed' AND basis != 'subject'
   AND (EXISTS (SELECT 1 FROM pair AS live WHERE live.mentee_id = ?4 AND live.basis = ?3
                  AND live.state IN ('accepted', 'active'))
        OR (SELECT count(*) FROM pair AS live WHERE live.mentor_id = ?5 AND live.basis != 'subject'
              AND live.state IN ('accepted', 'active')) >= ?6)
 RETURNING ending AS late";

/// Makes it a pair, if it is still open: `?7` is the state, `?8` and `?9` when each has agreed, `?10` and `?11` the term,
/// `?12` when silence is looked at.
const AGREE: &str = "UPDATE pair SET state = ?7, mentor_yes = ?8, mentee_yes = ?9, since = ?10, until = ?11, most = ?6,
        next_at = ?12, rungs = 0
 WHERE id = ?2 AND state = 'proposed' RETURNING id AS agreed";

/// Who has found a mentor looks for none.
const FOUND: &str = "UPDATE mentoring SET seeks_since = NULL, basis = NULL, category_id = NULL, deficits = 0
 WHERE person_id = ?4 AND basis = ?3 AND EXISTS (SELECT 1 FROM pair WHERE id = ?2 AND state = 'accepted')";

/// Closes the proposals that a new pair makes pointless: those of the same mentee by the same basis, and where the mentor
/// has as many as they may have, those to the mentor.
const LEFT_OVER: &str = "UPDATE pair SET state = 'cancelled', ended_at = ?1, next_at = NULL,
        ending = iif(mentee_id = ?4 AND basis = ?3, 'taken', 'full')
 WHERE id != ?2 AND state = 'proposed' AND basis != 'subject'
   AND EXISTS (SELECT 1 FROM pair AS made WHERE made.id = ?2 AND made.state = 'accepted')
   AND (mentee_id = ?4 AND basis = ?3
        OR mentor_id = ?5 AND (SELECT count(*) FROM pair AS live WHERE live.mentor_id = ?5 AND live.basis != 'subject'
             AND live.state IN ('accepted', 'active')) >= ?6)
 RETURNING id AS closed, ending, mentor_id, mentee_id";

/// One side accepts. When both have, it is a pair: of two equals at work at once, of others until an order confirms it.
pub async fn accept(tx: &mut Tx, pair: &Pair, side: Side) -> Result<Answered> {
    static AGREES: LazyLock<Call> = LazyLock::new(|| Call::of(&[TOO_LATE, AGREE, FOUND, LEFT_OVER]));
    let (Some(mentor), Some(mentee), State::Proposed) = (pair.mentor, pair.mentee, pair.state) else {
        return Ok(Answered::Over);
    };
    if pair.yes(side).is_some() {
        return Ok(Answered::Waits);
    }
    let (id, now) = (pair.id, tx.now);
    touched(tx);
    let (mentor_yes, mentee_yes, other) = match side {
        Side::Mentor => (Some(now), pair.mentee_yes, pair.mentee_yes),
        Side::Mentee => (pair.mentor_yes, Some(now), pair.mentor_yes),
    };
    if other.is_none() {
        sqlx::query!("UPDATE pair SET mentor_yes = ?, mentee_yes = ? WHERE id = ?", mentor_yes, mentee_yes, id)
            .execute(tx.db())
            .await?;
        return Ok(Answered::Waits);
    }
    let holds = regulation::now(tx).await?;
    let most = holds.get(&keys::people::MENTOR_LOAD)?;
    let (state, since) = match pair.basis {
        Basis::Subject => (State::Active, Some(tx.today())),
        Basis::Mentor | Basis::Competency => (State::Accepted, None),
    };
    let until = since.map(|since| term(since, pair.months)).transpose()?;
    let quiet = TimeDelta::days(holds.get(&keys::people::PAIR_SILENCE_BOTH)?);
    let values = Values::default().and(now)?.and(id)?.and(pair.basis)?.and(mentee)?.and(mentor)?.and(most)?;
    let values = values.and(state)?.and(mentor_yes)?.and(mentee_yes)?.and(since)?.and(until)?;
    let rows = AGREES.make(tx.db(), values.and(since.map(|_| now + quiet))?).await?;
    if let Some(late) = rows.iter().find_map(|row| row.try_get::<Ending, _>("late").ok()) {
        return Ok(if late == Ending::Taken { Answered::HasOne } else { Answered::Full });
    }
    if !rows.iter().any(|row| row.try_get::<PairId, _>("agreed").is_ok()) {
        return Ok(Answered::Over);
    }
    tx.wake_duties();
    let mut closed = Vec::new();
    for row in &rows {
        let Ok(id) = row.try_get("closed") else { continue };
        let both: [Option<PersonId>; 2] = [row.try_get("mentor_id")?, row.try_get("mentee_id")?];
        closed.push(Closed { id, ending: row.try_get("ending")?, people: both.into_iter().flatten().collect() });
    }
    Ok(Answered::Agreed(closed))
}

fn term(since: NaiveDate, months: i64) -> Result<NaiveDate> {
    let months = u32::try_from(months).map_err(Trouble::fault)?;
    since.checked_add_months(Months::new(months)).ok_or(Trouble::Gone)
}

/// So long after an order the two are asked what they expect: by then they have met.
const EXPECTS: TimeDelta = TimeDelta::days(3);

/// What a confirmation came to.
#[derive(Debug, Clone)]
pub enum Confirmed {
    /// It is at work: the pair as it was.
    Begun(Box<Pair>),
    /// An order of this number and another day stands already: on this one.
    Used(NaiveDate),
    /// It is not waiting for an order any more.
    Over,
}

/// Confirms a pair that both have agreed to, by an order; it is at work since the order's day, on the deficits of its direction.
/// An order of both sides' school is the school's, any other the department's (S0-02: network mentors).
pub async fn confirm(
    tx: &mut Tx,
    by: Curates,
    id: PairId,
    (number, day): (&str, NaiveDate),
    consent: NaiveDate,
) -> Result<Confirmed> {
    let known = pair(tx, id).await?;
    by.answers_for(&known)?;
    if known.state != State::Accepted {
        return Ok(Confirmed::Over);
    }
    touched(tx);
    let school = known.mentor_school.filter(|school| known.mentee_school == Some(*school));
    let until = term(day, known.months)?;
    let quiet = TimeDelta::days(regulation::now(tx).await?.get(&keys::people::PAIR_SILENCE_BOTH)?);
    let values = Values::default().and(tx.municipality())?.and(school)?.and(number.to_owned())?.and(day)?.and(id)?;
    let values = values.and(consent)?.and(until)?.and(tx.now + quiet)?.and(tx.now)?.and(by.id())?;
    let values = values.and(tx.now + EXPECTS)?;
    let rows = CONFIRMS.make(tx.db(), values).await?;
    if let Some(other) = rows.iter().find_map(|row| row.try_get::<NaiveDate, _>("other").ok()) {
        return Ok(Confirmed::Used(other));
    }
    tx.wake_duties();
    Ok(Confirmed::Begun(Box::new(known)))
}

/// The day of an order of this number and year that is another one: `?1` is the municipality, `?2` the school whose order it
/// is, `?3` the number, `?4` the day.
const OTHER_ORDER: &str = "SELECT day AS other FROM pair_order
 WHERE municipality_id = ?1 AND coalesce(organisation_id, 0) = coalesce(?2, 0) AND number = ?3
   AND substr(day, 1, 4) = substr(?4, 1, 4) AND day != ?4";

/// Writes the order down, unless it stands already or its number does.
const ORDER: &str =
    "INSERT OR IGNORE INTO pair_order (municipality_id, organisation_id, number, day) VALUES (?1, ?2, ?3, ?4)";

/// Confirms the pair `?5` by it: `?6` is the day of the consent, `?7` the end of the term, `?8` when silence is looked at, and
/// `?11` when the two are asked what they expect.
const CONFIRM: &str = "UPDATE pair SET state = 'active', order_id = made.id, consent_day = ?6, since = ?4, until = ?7,
        next_at = ?8, rungs = 0, survey_at = ?11
 FROM (SELECT id FROM pair_order WHERE municipality_id = ?1 AND coalesce(organisation_id, 0) = coalesce(?2, 0)
         AND number = ?3 AND day = ?4) AS made
 WHERE pair.id = ?5 AND pair.state = 'accepted'";

static CONFIRMS: LazyLock<Call> = LazyLock::new(|| {
    let [taken, works] = needs::TAKEN_BY_PAIR;
    Call::of(&[OTHER_ORDER, ORDER, CONFIRM, journal::PAIR_CONFIRMED, taken, works])
});

/// One of the two says something before they agree: a question, or its answer.
pub async fn say_word(tx: &mut Tx, pair: &Pair, person: PersonId, words: &str) -> Result<()> {
    if pair.side(person).is_none() || pair.state != State::Proposed {
        return Err(Trouble::Gone);
    }
    let (id, now) = (pair.id, tx.now);
    touched(tx);
    sqlx::query!(
        "INSERT INTO pair_word (pair_id, person_id, words, said_at) VALUES (?, ?, ?, ?)",
        id,
        person,
        words,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(())
}
