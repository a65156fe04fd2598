//! A question that coordinators alone may ask, in one call with the guard: the proof is read by the same statement, in
//! the same transaction, and whoever is none gets a refusal instead of the answer.

use serde::de::DeserializeOwned;
use sqlx::Row;

use super::{Coordinator, Registered};
use crate::db::{Call, Values};
use crate::ids::PersonId;
use crate::say;
use crate::talk::{Cx, Result, Trouble};

/// Whether a person coordinates a municipality, and what it is called.
const COORDINATES: &str = "SELECT EXISTS (SELECT 1 FROM appointment
     WHERE person_id = ?2 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
       AND municipality_id = ?1) AS coordinates,
     (SELECT name FROM municipality WHERE id = ?1) AS municipality";

/// What a coordinator was told.
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
        CoordinatorAsks(Call::of(&[COORDINATES, &format!("SELECT told AS answer FROM ({question})")]))
    }

    /// Asks, if whoever speaks coordinates their municipality; `with` adds the values of the question.
    pub async fn ask<T: DeserializeOwned>(
        &'static self,
        cx: &mut Cx,
        with: impl FnOnce(Values) -> sqlx::Result<Values>,
    ) -> Result<Told<T>> {
        let person: PersonId = Registered::of(cx)?.id();
        let values = with(Values::default().and(cx.municipality())?.and(person)?)?;
        let rows = self.0.make(cx.db(), values).await?;
        let [guard, answer] = rows.as_slice() else {
            return Err(Trouble::fault("a question of coordinators has not one row"));
        };
        if !guard.try_get::<bool, _>("coordinates")? {
            return Err(Trouble::Refused(say!(cx.language(), "talk-not-coordinator")));
        }
        cx.keep_proof(Coordinator::found(person));
        let answer = serde_json::from_str(answer.try_get("answer")?)?;
        Ok(Told { municipality: guard.try_get("municipality")?, answer })
    }
}
