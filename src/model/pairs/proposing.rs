//! From a proposal to a pair at work: a proposal joins an open one of the same two, two acceptances make one pair, an order
//! confirms it.

use chrono::{Months, NaiveDate, TimeDelta};

use super::ending::closed_for;
use super::store::pair;
use super::{Basis, Curates, Ending, Pair, Side, State};
use crate::ids::{CategoryId, PairId, PersonId, SubjectId};
use crate::model::journal::{self, Entry};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposed {
    /// It is made, and waits for an answer.
    New(PairId),
    /// The other side had proposed the same: that one is answered by it.
    Joined(PairId, Answered),
    /// The same two have it open already.
    Already(PairId),
    /// The mentee has a pair by this basis.
    HasOne,
    /// The mentor has as many pairs as the regulation allows.
    Full,
    /// Somebody of the two cannot answer: they do not use the bot, or work here no more.
    Absent,
    /// They are one and the same.
    Same,
}

/// What an acceptance came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// The other side is still to answer.
    Waits,
    /// Both have agreed; what was left over of proposals is closed, each with its reason.
    Agreed(Vec<(PairId, Ending)>),
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
    let municipality = tx.municipality();
    let known = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM person
                   WHERE id IN (?1, ?2) AND municipality_id = ?5 AND left_at IS NULL
                     AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)) AS "here!: i64",
                  (SELECT id FROM pair
                   WHERE basis = ?3 AND subject_id IS ?4 AND state IN ('proposed', 'accepted', 'active')
                     AND (mentor_id = ?1 AND mentee_id = ?2
                          OR basis = 'subject' AND mentor_id = ?2 AND mentee_id = ?1)) AS "open: PairId""#,
        mentor,
        mentee,
        basis,
        subject,
        municipality
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
                Proposed::Joined(open, accept(tx, known, side).await?)
            }
            Some(_) | None => Proposed::Already(open),
        });
    }
    let now = regulation::now(tx).await?;
    let most = now.get(&keys::people::MENTOR_LOAD)?;
    let months = months.clamp(3, now.get(&keys::people::PAIR_MONTHS)?);
    match load(tx, basis, (mentor, mentee), most).await? {
        Some(Ending::Taken) => return Ok(Proposed::HasOne),
        Some(_) => return Ok(Proposed::Full),
        None => {}
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

/// What stands against a pair of these two by this basis.
async fn load(tx: &mut Tx, basis: Basis, (mentor, mentee): (PersonId, PersonId), most: i64) -> Result<Option<Ending>> {
    if basis == Basis::Subject {
        return Ok(None);
    }
    let found = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM pair WHERE mentor_id = ? AND state IN ('accepted', 'active')
                     AND basis != 'subject') AS "load!: i64",
                  EXISTS (SELECT 1 FROM pair WHERE mentee_id = ? AND basis = ? AND state IN ('accepted', 'active'))
                    AS "has!: bool""#,
        mentor,
        mentee,
        basis
    )
    .fetch_one(tx.db())
    .await?;
    Ok(match () {
        () if found.has => Some(Ending::Taken),
        () if found.load >= most => Some(Ending::Full),
        () => None,
    })
}

/// One side accepts. When both have, it is a pair: of two equals at work at once, of others until an order confirms it.
pub async fn accept(tx: &mut Tx, pair: Pair, side: Side) -> Result<Answered> {
    let (Some(mentor), Some(mentee), State::Proposed) = (pair.mentor, pair.mentee, pair.state) else {
        return Ok(Answered::Over);
    };
    if pair.yes(side).is_some() {
        return Ok(Answered::Waits);
    }
    let (id, now) = (pair.id, tx.now);
    let other = match side {
        Side::Mentor => pair.mentee_yes,
        Side::Mentee => pair.mentor_yes,
    };
    let (mentor_yes, mentee_yes) = match side {
        Side::Mentor => (Some(now), pair.mentee_yes),
        Side::Mentee => (pair.mentor_yes, Some(now)),
    };
    if other.is_none() {
        sqlx::query!("UPDATE pair SET mentor_yes = ?, mentee_yes = ? WHERE id = ?", mentor_yes, mentee_yes, id)
            .execute(tx.db())
            .await?;
        return Ok(Answered::Waits);
    }
    let most = regulation::now(tx).await?.get(&keys::people::MENTOR_LOAD)?;
    if let Some(against) = load(tx, pair.basis, (mentor, mentee), most).await? {
        super::ending::close(tx, id, State::Cancelled, against).await?;
        return Ok(if against == Ending::Taken { Answered::HasOne } else { Answered::Full });
    }
    let (state, since) = match pair.basis {
        Basis::Subject => (State::Active, Some(tx.today())),
        Basis::Mentor | Basis::Competency => (State::Accepted, None),
    };
    let until = since.map(|since| term(since, pair.months)).transpose()?;
    let next = match since {
        Some(_) => Some(now + TimeDelta::days(regulation::now(tx).await?.get(&keys::people::PAIR_SILENCE_BOTH)?)),
        None => None,
    };
    sqlx::query!(
        "UPDATE pair SET state = ?, mentor_yes = ?, mentee_yes = ?, since = ?, until = ?, most = ?, next_at = ?, rungs = 0
         WHERE id = ?",
        state,
        mentor_yes,
        mentee_yes,
        since,
        until,
        most,
        next,
        id
    )
    .execute(tx.db())
    .await?;
    tx.wake_duties();
    if pair.basis == Basis::Subject {
        return Ok(Answered::Agreed(Vec::new()));
    }
    // Who has found a mentor looks for none.
    sqlx::query!(
        "UPDATE mentoring SET seeks_since = NULL, basis = NULL, category_id = NULL, deficits = 0
         WHERE person_id = ? AND basis = ?",
        mentee,
        pair.basis
    )
    .execute(tx.db())
    .await?;
    Ok(Answered::Agreed(closed_for(tx, id, pair.basis, (mentor, mentee), most).await?))
}

fn term(since: NaiveDate, months: i64) -> Result<NaiveDate> {
    let months = u32::try_from(months).map_err(Trouble::fault)?;
    since.checked_add_months(Months::new(months)).ok_or(Trouble::Gone)
}

/// What a confirmation came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    /// It is at work.
    Begun,
    /// An order of this number and another day stands already: on this one.
    Used(NaiveDate),
    /// It is not waiting for an order any more.
    Over,
}

/// Confirms a pair that both have agreed to, by an order; it is at work since the order's day. An order of both sides'
/// school is the school's, any other the department's (S0-02: network mentors).
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
    let municipality = tx.municipality();
    let school = known.mentor_school.filter(|school| known.mentee_school == Some(*school));
    let year = day.format("%Y").to_string();
    let order = sqlx::query!(
        r#"SELECT id AS "id!: i64", day AS "day!: NaiveDate" FROM pair_order
           WHERE municipality_id = ? AND coalesce(organisation_id, 0) = coalesce(?, 0) AND number = ?
             AND substr(day, 1, 4) = ?"#,
        municipality,
        school,
        number,
        year
    )
    .fetch_optional(tx.db())
    .await?;
    let order = match order {
        Some(other) if other.day != day => return Ok(Confirmed::Used(other.day)),
        Some(same) => same.id,
        None => sqlx::query!(
            "INSERT INTO pair_order (municipality_id, organisation_id, number, day) VALUES (?, ?, ?, ?)",
            municipality,
            school,
            number,
            day
        )
        .execute(tx.db())
        .await?
        .last_insert_rowid(),
    };
    let until = term(day, known.months)?;
    let next = tx.now + TimeDelta::days(regulation::now(tx).await?.get(&keys::people::PAIR_SILENCE_BOTH)?);
    sqlx::query!(
        "UPDATE pair SET state = 'active', order_id = ?, consent_day = ?, since = ?, until = ?, next_at = ?, rungs = 0
         WHERE id = ? AND state = 'accepted'",
        order,
        consent,
        day,
        until,
        next,
        id
    )
    .execute(tx.db())
    .await?;
    tx.wake_duties();
    let entry = Entry { person: known.mentee, became: Some(number.to_owned()), ..Entry::default() };
    journal::note(tx, by.id(), "pair-confirmed", entry).await?;
    Ok(Confirmed::Begun)
}

/// One of the two says something before they agree: a question, or its answer.
pub async fn say_word(tx: &mut Tx, pair: &Pair, person: PersonId, words: &str) -> Result<()> {
    if pair.side(person).is_none() || pair.state != State::Proposed {
        return Err(Trouble::Gone);
    }
    let (id, now) = (pair.id, tx.now);
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
