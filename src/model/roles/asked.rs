//! A question that only some may ask, in one call with the guard: the proof is read by the same statement, in the same
//! transaction, and whoever has no right to it gets a refusal instead of the answer.

use serde::de::DeserializeOwned;
use sqlx::Row;

use super::{Coordinator, Registered};
use crate::db::{Call, Values};
use crate::ids::{OrganisationId, PersonId};
use crate::say;
use crate::talk::{Cx, Result, Trouble};

/// Whether a person coordinates a municipality, and what it is called.
const COORDINATES: &str = "SELECT EXISTS (SELECT 1 FROM appointment
     WHERE person_id = ?2 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
       AND municipality_id = ?1) AS may,
     (SELECT coalesce(called, name) FROM municipality WHERE id = ?1) AS municipality";

/// Whether a person may read the figures of a municipality, and what it is called.
const READS_FIGURES: &str = "SELECT EXISTS (SELECT 1 FROM appointment
     WHERE person_id = ?2 AND role IN ('coordinator', 'observer') AND group_id IS NULL AND until IS NULL
       AND municipality_id = ?1) AS may,
     (SELECT coalesce(called, name) FROM municipality WHERE id = ?1) AS municipality";

/// Whether a person represents a school of a municipality, and what that is called.
const REPRESENTS: &str = "SELECT EXISTS (SELECT 1 FROM appointment
     WHERE person_id = ?2 AND role = 'representative' AND organisation_id = ?3 AND until IS NULL
       AND municipality_id = ?1) AS may,
     (SELECT coalesce(called, name) FROM municipality WHERE id = ?1) AS municipality";

/// What somebody was told.
#[derive(Debug, Clone)]
pub struct Told<T> {
    /// The municipality that it is about, as papers and pictures name it.
    pub municipality: String,
    /// The answer.
    pub answer: T,
}

/// A question for coordinators. `?1` is the municipality, `?2` the person who asks; what follows is the question's own.
#[derive(Debug)]
pub struct CoordinatorAsks(Call);

impl CoordinatorAsks {
    /// The question is a `SELECT` of one row with a column `told`, which holds JSON.
    pub fn of(question: &str) -> CoordinatorAsks {
        CoordinatorAsks(asking(COORDINATES, question))
    }

    /// Asks, if whoever speaks coordinates their municipality; `with` adds the values of the question. The proof is kept,
    /// so that the guard need not ask again.
    pub async fn ask<T: DeserializeOwned>(
        &'static self,
        cx: &mut Cx,
        with: impl FnOnce(Values) -> sqlx::Result<Values>,
    ) -> Result<Told<T>> {
        let refusal = say!(cx.language(), "talk-not-coordinator");
        let told = ask(cx, &self.0, refusal, with).await?;
        let person = Registered::of(cx)?.id();
        cx.keep_proof_of(person, Coordinator::found(person));
        Ok(told)
    }
}

/// A question of figures, for coordinators and observers (S3-14): what it tells names nobody. Its values are those of
/// [`CoordinatorAsks`].
#[derive(Debug)]
pub struct FiguresAsk(Call);

impl FiguresAsk {
    /// The question is a `SELECT` of one row with a column `told`, which holds JSON.
    pub fn of(question: &str) -> FiguresAsk {
        FiguresAsk(asking(READS_FIGURES, question))
    }

    /// Asks, if whoever speaks may read the figures; `with` adds the values of the question.
    pub async fn ask<T: DeserializeOwned>(
        &'static self,
        cx: &mut Cx,
        with: impl FnOnce(Values) -> sqlx::Result<Values>,
    ) -> Result<Told<T>> {
        let refusal = say!(cx.language(), "talk-no-figures");
        ask(cx, &self.0, refusal, with).await
    }
}

/// A question about one school, for whoever represents it. Its values are those of [`CoordinatorAsks`], and the school
/// is `?3`.
#[derive(Debug)]
pub struct SchoolAsks(Call);

impl SchoolAsks {
    /// The question is a `SELECT` of one row with a column `told`, which holds JSON.
    pub fn of(question: &str) -> SchoolAsks {
        SchoolAsks(asking(REPRESENTS, question))
    }

    /// Asks, if whoever speaks represents the school; `with` adds the values of the question.
    pub async fn ask<T: DeserializeOwned>(
        &'static self,
        cx: &mut Cx,
        school: OrganisationId,
        with: impl FnOnce(Values) -> sqlx::Result<Values>,
    ) -> Result<Told<T>> {
        let refusal = say!(cx.language(), "talk-not-representative");
        ask(cx, &self.0, refusal, |values| with(values.and(school)?)).await
    }
}

fn asking(guard: &str, question: &str) -> Call {
    Call::of(&[guard, &format!("SELECT told AS answer FROM ({question})")])
}

async fn ask<T: DeserializeOwned>(
    cx: &mut Cx,
    call: &'static Call,
    refusal: String,
    with: impl FnOnce(Values) -> sqlx::Result<Values>,
) -> Result<Told<T>> {
    let person: PersonId = Registered::of(cx)?.id();
    let values = with(Values::default().and(cx.municipality())?.and(person)?)?;
    let rows = call.make(cx.db(), values).await?;
    let [guard, answer] = rows.as_slice() else {
        return Err(Trouble::fault("a guarded question has not one row"));
    };
    if !guard.try_get::<bool, _>("may")? {
        return Err(Trouble::Refused(refusal));
    }
    // What is about one thing has no answer where that is gone.
    let answer = serde_json::from_str(answer.try_get::<Option<&str>, _>("answer")?.unwrap_or("null"))?;
    Ok(Told { municipality: guard.try_get("municipality")?, answer })
}
