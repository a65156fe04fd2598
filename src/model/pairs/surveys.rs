//! What mentor and mentee say in questionnaires (P17): at the beginning, midway and at the end. Each reads their own answers
//! alone; whoever answers for mentoring reads sums, from five people on.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::store::{pair, touched};
use super::{Curates, Pair, State};
use crate::ids::{PairId, PersonId};
use crate::model::groups::day_in;
use crate::talk::{Result, Trouble, Tx};

/// When it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Moment {
    /// At the beginning.
    Enter,
    /// In the middle of the term.
    Midway,
    /// At the end.
    End,
}

impl Moment {
    /// All three, in their order.
    pub const ALL: [Moment; 3] = [Moment::Enter, Moment::Midway, Moment::End];

    /// Of which moment a pair's questionnaire is now; `None` of one that is not at work and has not come to its end, and of
    /// two equals, who have no mentor.
    pub fn of(pair: &Pair) -> Option<Moment> {
        match (pair.basis, pair.state, pair.surveys) {
            (super::Basis::Subject, ..) => None,
            (_, State::Completed, _) | (_, State::Active, 3..) => Some(Moment::End),
            (_, State::Active, 2) => Some(Moment::Midway),
            (_, State::Active, _) => Some(Moment::Enter),
            (_, State::Proposed | State::Accepted | State::Cancelled, _) => None,
        }
    }
}

/// An answer of one's own.
#[derive(Debug, Clone)]
pub struct Answer {
    /// When it was said.
    pub moment: Moment,
    /// The code of the statement.
    pub statement: String,
    /// From one to ten.
    pub points: i64,
}

/// One's own answers of a pair.
pub async fn answers(tx: &mut Tx, pair: &Pair, person: PersonId) -> Result<Vec<Answer>> {
    let id = pair.id;
    Ok(sqlx::query_as!(
        Answer,
        r#"SELECT moment AS "moment!: Moment", statement AS "statement!", points AS "points!" FROM pair_answer
           WHERE pair_id = ? AND person_id = ?"#,
        id,
        person
    )
    .fetch_all(tx.db())
    .await?)
}

/// Keeps an answer, in place of the one before.
pub async fn answer(
    tx: &mut Tx,
    pair: &Pair,
    person: PersonId,
    (moment, statement, version): (Moment, &str, u32),
    points: i64,
) -> Result<()> {
    if pair.side(person).is_none() || Moment::of(pair) != Some(moment) {
        return Err(Trouble::Gone);
    }
    let (id, now) = (pair.id, tx.now);
    sqlx::query!(
        "INSERT INTO pair_answer (pair_id, person_id, moment, statement, version, points, answered_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET points = excluded.points, version = excluded.version, answered_at = excluded.answered_at",
        id,
        person,
        moment,
        statement,
        version,
        points,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// What at least five people said of a statement.
#[derive(Debug, Clone)]
pub struct Sum {
    /// When they said it.
    pub moment: Moment,
    /// The code of the statement.
    pub statement: String,
    /// How many people.
    pub people: i64,
    /// All their points.
    pub points: i64,
    /// How many answers that are.
    pub answers: i64,
}

/// Sums of what was said, as far as the reader answers for it: of fewer than five people nothing.
pub async fn sums(tx: &mut Tx, by: Curates) -> Result<Vec<Sum>> {
    let (municipality, school) = (tx.municipality(), by.school());
    Ok(sqlx::query_as!(
        Sum,
        r#"SELECT moment AS "moment!: Moment", statement AS "statement!", count(DISTINCT pair_answer.person_id) AS "people!: i64",
                  sum(points) AS "points!: i64", count(*) AS "answers!: i64"
           FROM pair JOIN pair_answer ON pair_answer.pair_id = pair.id
           JOIN person ON person.id = pair_answer.person_id
           WHERE pair.municipality_id = ?1 AND (?2 IS NULL OR person.organisation_id = ?2)
           GROUP BY moment, statement HAVING count(DISTINCT pair_answer.person_id) >= 5"#,
        municipality,
        school
    )
    .fetch_all(tx.db())
    .await?)
}

/// A pair whose two are asked now.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The pair, as it is from now on.
    pub pair: Pair,
    /// For which moment.
    pub moment: Moment,
}

/// The pairs whose two are to be asked until now, so many at once: each moment is asked once, whether it is answered or not.
pub async fn ask_due(tx: &mut Tx, most: i64) -> Result<Vec<Asked>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let due = sqlx::query_scalar!(
        r#"SELECT id AS "id!: PairId" FROM pair WHERE municipality_id = ? AND survey_at <= ? ORDER BY survey_at LIMIT ?"#,
        municipality,
        now,
        most
    )
    .fetch_all(tx.db())
    .await?;
    let mut asked = Vec::with_capacity(due.len());
    for id in due {
        let known = pair(tx, id).await?;
        let (count, next) = match (known.state, known.surveys) {
            (State::Active, 0) => (1, known.since.zip(known.until).map(|(since, until)| middle(since, until))),
            (State::Active, 1) => (2, known.until),
            (State::Active | State::Completed, _) => (3, None),
            (State::Proposed | State::Accepted | State::Cancelled, count) => (count, None),
        };
        let next: Option<DateTime<Utc>> = next.map(|day| day_in(tx.zone(), day).0).map(|at| at.max(now + SOON));
        touched(tx);
        sqlx::query!("UPDATE pair SET surveys = ?, survey_at = ? WHERE id = ?", count, next, id)
            .execute(tx.db())
            .await?;
        let known = Pair { surveys: count, ..known };
        if let Some(moment) = Moment::of(&known) {
            asked.push(Asked { pair: known, moment });
        }
    }
    Ok(asked)
}

/// Two questionnaires never come on one day, however late the duty is.
const SOON: chrono::TimeDelta = chrono::TimeDelta::days(14);

fn middle(since: NaiveDate, until: NaiveDate) -> NaiveDate {
    since + (until - since) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_term_lies_in_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(middle(day("2026-09-01"), day("2027-06-01")), day("2027-01-15"));
        assert_eq!(middle(day("2026-09-01"), day("2026-09-02")), day("2026-09-01"));
    }
}
