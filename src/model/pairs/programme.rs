//! The programme of a pair (P13): measures that both may write down, and what both and the curator say of it. Whoever changes
//! it agrees to it as it is from then on, the other one is asked anew, and what was signed on paper is signed no more.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::store::touched;
use super::{Curates, Pair, Side, State};
use crate::db::{Call, Values};
use crate::ids::{MeasureId, MeetingId, PairId, PersonId};
use crate::talk::{Result, Trouble, Tx};

/// A measure of the programme.
#[derive(Debug, Clone)]
pub struct Measure {
    /// The number.
    pub id: MeasureId,
    /// What is to be done.
    pub words: String,
    /// Until which day.
    pub due_on: Option<NaiveDate>,
    /// The day of the meeting at which it was done.
    pub done_on: Option<NaiveDate>,
    /// That meeting.
    pub meeting: Option<MeetingId>,
}

/// A measure that is to be written down.
#[derive(Debug, Clone, Serialize)]
pub struct NewMeasure {
    /// What is to be done.
    pub words: String,
    /// Until which day.
    pub due_on: Option<NaiveDate>,
}

/// Until when a measure is to be done; without a day it is of the whole term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Due {
    /// Until this day.
    Day(NaiveDate),
    /// At some time.
    Term,
}

/// The measures of a pair, the next due first, and those without a day last.
pub async fn measures(tx: &mut Tx, pair: PairId) -> Result<Vec<Measure>> {
    Ok(sqlx::query_as!(
        Measure,
        r#"SELECT pair_measure.id AS "id!: MeasureId", words AS "words!", due_on AS "due_on: NaiveDate",
                  pair_meeting.held_on AS "done_on?: NaiveDate", meeting_id AS "meeting: MeetingId"
           FROM pair_measure LEFT JOIN pair_meeting ON pair_meeting.id = pair_measure.meeting_id
           WHERE pair_measure.pair_id = ? ORDER BY coalesce(due_on, '9999-12-31'), pair_measure.id"#,
        pair
    )
    .fetch_all(tx.db())
    .await?)
}

/// Whether the programme of a pair can still be written.
fn side_of(pair: &Pair, person: PersonId) -> Result<Side> {
    match (pair.side(person), pair.state) {
        (Some(side), State::Accepted | State::Active) => Ok(side),
        _ => Err(Trouble::Gone),
    }
}

/// Whoever has changed it agrees, and the other one is still to look: `?1` is the pair, `?2` whether the mentor changed it,
/// and `?3` the opposite. Where nothing was changed before, all stays as it is.
const CHANGED: &str =
    "UPDATE pair SET mentor_agrees = ?2, mentee_agrees = ?3, programme_day = NULL WHERE id = ?1 AND changes() > 0";

/// The values that [`CHANGED`] begins with.
fn by_side(pair: &Pair, side: Side) -> Result<Values> {
    let is_mentor = side == Side::Mentor;
    Values::default().and(pair.id)?.and(is_mentor)?.and(!is_mentor).map_err(Into::into)
}

/// Writes measures down; what stands already is not written twice. Tells how many are new.
pub async fn add_measures(tx: &mut Tx, pair: &Pair, by: PersonId, new: &[NewMeasure]) -> Result<usize> {
    static ADDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ADD, CHANGED]));
    const ADD: &str = "INSERT INTO pair_measure (pair_id, person_id, words, due_on, added_at)
         SELECT ?1, ?4, value ->> 'words', value ->> 'due_on', ?5 FROM json_each(?6) WHERE true
         ON CONFLICT DO NOTHING RETURNING id AS added";
    let side = side_of(pair, by)?;
    let values = by_side(pair, side)?.and(by)?.and(tx.now)?.and(serde_json::to_string(new)?)?;
    touched(tx);
    let rows = ADDS.make(tx.db(), values).await?;
    Ok(rows.iter().filter(|row| row.try_get::<MeasureId, _>("added").is_ok()).count())
}

/// Strikes a measure out.
pub async fn remove_measure(tx: &mut Tx, pair: &Pair, by: PersonId, measure: MeasureId) -> Result<()> {
    static REMOVES: LazyLock<Call> =
        LazyLock::new(|| Call::of(&["DELETE FROM pair_measure WHERE id = ?4 AND pair_id = ?1", CHANGED]));
    let side = side_of(pair, by)?;
    touched(tx);
    REMOVES.make(tx.db(), by_side(pair, side)?.and(measure)?).await?;
    Ok(())
}

/// Writes a measure in other words, which are of whoever writes them; `false` where they stand in the programme already, or the
/// measure no more.
pub async fn reword_measure(tx: &mut Tx, pair: &Pair, by: PersonId, measure: MeasureId, words: &str) -> Result<bool> {
    static REWORDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[REWORD, CHANGED]));
    const REWORD: &str = "UPDATE OR IGNORE pair_measure SET words = ?5, person_id = ?6
         WHERE id = ?4 AND pair_id = ?1 AND words != ?5 RETURNING id AS reworded";
    let side = side_of(pair, by)?;
    touched(tx);
    let rows = REWORDS.make(tx.db(), by_side(pair, side)?.and(measure)?.and(words.to_owned())?.and(by)?).await?;
    Ok(rows.iter().any(|row| row.try_get::<MeasureId, _>("reworded").is_ok()))
}

/// Sets until when a measure is to be done.
pub async fn set_due(tx: &mut Tx, pair: &Pair, by: PersonId, measure: MeasureId, due: Due) -> Result<()> {
    static SETS: LazyLock<Call> = LazyLock::new(|| {
        Call::of(&["UPDATE pair_measure SET due_on = ?5 WHERE id = ?4 AND pair_id = ?1 AND due_on IS NOT ?5", CHANGED])
    });
    let side = side_of(pair, by)?;
    let day = match due {
        Due::Day(day) => Some(day),
        Due::Term => None,
    };
    touched(tx);
    SETS.make(tx.db(), by_side(pair, side)?.and(measure)?.and(day)?).await?;
    Ok(())
}

/// One side agrees to the programme as it is; `false` where it did before, or there is nothing to agree to.
pub async fn agree(tx: &mut Tx, pair: &Pair, by: PersonId) -> Result<bool> {
    let side = side_of(pair, by)?;
    let (id, is_mentor) = (pair.id, side == Side::Mentor);
    touched(tx);
    let agreed = sqlx::query!(
        "UPDATE pair SET mentor_agrees = mentor_agrees OR ?2, mentee_agrees = mentee_agrees OR NOT ?2
         WHERE id = ?1 AND iif(?2, mentor_agrees, mentee_agrees) = 0
           AND EXISTS (SELECT 1 FROM pair_measure WHERE pair_id = ?1)",
        id,
        is_mentor
    )
    .execute(tx.db())
    .await?;
    Ok(agreed.rows_affected() > 0)
}

/// A measure was done at a meeting, or was not. What is marked is no change of the programme.
pub async fn mark_done(tx: &mut Tx, pair: &Pair, meeting: MeetingId, measure: MeasureId, done: bool) -> Result<()> {
    let id = pair.id;
    touched(tx);
    let marked = sqlx::query!(
        "UPDATE pair_measure SET meeting_id = iif(?3, ?2, NULL)
         WHERE id = ?4 AND pair_id = ?1 AND EXISTS (SELECT 1 FROM pair_meeting WHERE id = ?2 AND pair_id = ?1)",
        id,
        meeting,
        done,
        measure
    )
    .execute(tx.db())
    .await?;
    if marked.rows_affected() == 0 { Err(Trouble::Gone) } else { Ok(()) }
}

/// The mentee lets papers print the direction that they chose, or no more. Nobody else can say so.
pub async fn print_direction(tx: &mut Tx, pair: &Pair, by: PersonId, yes: bool) -> Result<()> {
    if pair.side(by) != Some(Side::Mentee) || pair.direction.is_none() {
        return Err(Trouble::Gone);
    }
    let id = pair.id;
    touched(tx);
    sqlx::query!("UPDATE pair SET direction_printed = ? WHERE id = ?", yes, id).execute(tx.db()).await?;
    Ok(())
}

/// Whoever answers for mentoring has signed the programme, on paper, today; `false` where the two have not agreed to it.
pub async fn sign_programme(tx: &mut Tx, by: Curates, pair: &Pair) -> Result<bool> {
    by.answers_for(pair)?;
    let (id, today) = (pair.id, tx.today());
    touched(tx);
    let signed = sqlx::query!(
        "UPDATE pair SET programme_day = coalesce(programme_day, ?)
         WHERE id = ? AND mentor_agrees = 1 AND mentee_agrees = 1 AND state IN ('accepted', 'active')",
        today,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(signed.rows_affected() > 0)
}

/// The mentor has signed the consent (Labour Code 351.8), on paper, today; `false` where the pair awaits none.
pub async fn sign_consent(tx: &mut Tx, by: Curates, pair: &Pair) -> Result<bool> {
    by.answers_for(pair)?;
    let (id, today) = (pair.id, tx.today());
    touched(tx);
    let signed = sqlx::query!(
        "UPDATE pair SET consent_day = coalesce(consent_day, ?) WHERE id = ? AND state = 'accepted'",
        today,
        id
    )
    .execute(tx.db())
    .await?;
    Ok(signed.rows_affected() > 0)
}
