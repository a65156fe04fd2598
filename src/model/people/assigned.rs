//! Target categories 5 and 6 of S0-01, which follow from no fact: a coordinator assigns them, the person may dispute that.
//!
//! The journal says that it was done, and neither the reason nor what the person answered: those are between the two.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{AssignmentId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::roles::{Coordinator, Registered};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};
use crate::text::Language;

/// A category that is assigned (S0-01, 5 and 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[repr(i64)]
pub enum Assigned {
    /// Positive results with potential for growth.
    Growing = 5,
    /// High results: the experience needs generalisation and dissemination.
    Experienced = 6,
}

impl Assigned {
    /// Both, in the order of the regulation.
    pub const ALL: [Assigned; 2] = [Assigned::Growing, Assigned::Experienced];

    /// What it is called: a noun in the nominative, small.
    pub fn named(self, language: Language) -> String {
        match self {
            Assigned::Growing => say!(language, "model-target-growing"),
            Assigned::Experienced => say!(language, "model-target-experienced"),
        }
    }

    fn code(self) -> &'static str {
        match self {
            Assigned::Growing => "growing",
            Assigned::Experienced => "experienced",
        }
    }
}

/// How many signs a reason, a dispute and an answer have.
pub const WORDS: std::ops::RangeInclusive<usize> = 3..=300;

/// An assignment that is in force.
#[derive(Debug, Clone, Deserialize)]
pub struct Assignment {
    /// The number.
    pub id: AssignmentId,
    /// Who.
    pub person: PersonId,
    /// To which category.
    pub category: Assigned,
    /// Why.
    pub reason: String,
    /// Since which day.
    pub since: NaiveDate,
    /// Until which day, that one included.
    pub until: NaiveDate,
    /// What the person says against it.
    pub dispute: Option<String>,
    /// What a coordinator said to that.
    pub answer: Option<String>,
}

/// Assigns a person of the municipality; `None` where they are assigned to that category already.
pub async fn assign(
    tx: &mut Tx,
    by: Coordinator,
    person: PersonId,
    category: Assigned,
    reason: &str,
    until: NaiveDate,
) -> Result<Option<AssignmentId>> {
    let (municipality, today) = (tx.municipality(), tx.today());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO target_assignment (municipality_id, person_id, category, reason, since, until)
           SELECT municipality_id, id, ?3, ?4, ?5, ?6 FROM person
           WHERE id = ?1 AND municipality_id = ?2 AND left_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM target_assignment AS known
                             WHERE known.person_id = person.id AND known.category = ?3 AND known.ended_at IS NULL
                               AND known.until >= ?5)
           RETURNING id AS "id!: AssignmentId""#,
        person,
        municipality,
        category,
        reason,
        today,
        until
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(id) = id else {
        // Somebody of another municipality is nobody here, nor is who has left.
        if super::person(tx, person).await?.left_at.is_some() {
            return Err(Trouble::Gone);
        }
        return Ok(None);
    };
    note(tx, by.id(), "target-assigned", person, category).await?;
    Ok(Some(id))
}

async fn note(tx: &mut Tx, by: PersonId, matter: &'static str, person: PersonId, category: Assigned) -> Result<()> {
    let became = Some(category.code().to_owned());
    journal::note(tx, by, matter, Entry { person: Some(person), became, ..Entry::default() }).await
}

/// What somebody is assigned to today.
pub async fn assignments(tx: &mut Tx, person: PersonId) -> Result<Vec<Assignment>> {
    let (municipality, today) = (tx.municipality(), tx.today());
    Ok(sqlx::query_as!(
        Assignment,
        r#"SELECT id AS "id!: AssignmentId", person_id AS "person!: PersonId", category AS "category!: Assigned", reason,
                  since AS "since!: NaiveDate", until AS "until!: NaiveDate", dispute, answer
           FROM target_assignment
           WHERE person_id = ? AND municipality_id = ? AND ended_at IS NULL AND until >= ?
           ORDER BY category"#,
        person,
        municipality,
        today
    )
    .fetch_all(tx.db())
    .await?)
}

/// An assignment that is in force; [`Trouble::Gone`] for any other.
pub async fn assignment(tx: &mut Tx, id: AssignmentId) -> Result<Assignment> {
    let (municipality, today) = (tx.municipality(), tx.today());
    sqlx::query_as!(
        Assignment,
        r#"SELECT id AS "id!: AssignmentId", person_id AS "person!: PersonId", category AS "category!: Assigned", reason,
                  since AS "since!: NaiveDate", until AS "until!: NaiveDate", dispute, answer
           FROM target_assignment WHERE id = ? AND municipality_id = ? AND ended_at IS NULL AND until >= ?"#,
        id,
        municipality,
        today
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)
}

/// Ends an assignment before its day; tells whose it was, or that it is over already ([`Trouble::Gone`]).
pub async fn end(tx: &mut Tx, by: Coordinator, id: AssignmentId) -> Result<PersonId> {
    let (municipality, today, now) = (tx.municipality(), tx.today(), tx.now);
    let ended = sqlx::query!(
        r#"UPDATE target_assignment SET ended_at = ?
           WHERE id = ? AND municipality_id = ? AND ended_at IS NULL AND until >= ?
           RETURNING person_id AS "person!: PersonId", category AS "category!: Assigned""#,
        now,
        id,
        municipality,
        today
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    note(tx, by.id(), "target-ended", ended.person, ended.category).await?;
    Ok(ended.person)
}

/// Whoever is assigned says that it is wrong; once, since it is answered. Tells whether this is the first time, or that
/// there is nothing to object to.
pub async fn dispute(cx: &mut Cx, id: AssignmentId, words: &str) -> Result<bool> {
    let person = Registered::of(cx)?.id();
    let (municipality, today, now) = (cx.municipality(), cx.today(), cx.now);
    let disputed = sqlx::query_scalar!(
        r#"UPDATE target_assignment SET disputed_at = ?, dispute = ?
           WHERE id = ? AND municipality_id = ? AND person_id = ? AND ended_at IS NULL AND until >= ?
             AND dispute IS NULL
           RETURNING category AS "category!: Assigned""#,
        now,
        words,
        id,
        municipality,
        person,
        today
    )
    .fetch_optional(cx.db())
    .await?;
    match disputed {
        Some(category) => {
            note(cx, person, "target-disputed", person, category).await?;
            Ok(true)
        }
        None => Ok(false),
    }
}

/// A coordinator answers a dispute and leaves the assignment as it is; to give in is to [`end`] it. Tells whom they
/// answer; `None` where there was nothing to answer.
pub async fn answer(tx: &mut Tx, by: Coordinator, id: AssignmentId, words: &str) -> Result<Option<PersonId>> {
    let (municipality, today, now) = (tx.municipality(), tx.today(), tx.now);
    let answered = sqlx::query!(
        r#"UPDATE target_assignment SET answered_at = ?, answer = ?
           WHERE id = ? AND municipality_id = ? AND ended_at IS NULL AND until >= ? AND dispute IS NOT NULL
             AND answer IS NULL
           RETURNING person_id AS "person!: PersonId", category AS "category!: Assigned""#,
        now,
        words,
        id,
        municipality,
        today
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(answered) = answered else { return Ok(None) };
    note(tx, by.id(), "target-answered", answered.person, answered.category).await?;
    Ok(Some(answered.person))
}
