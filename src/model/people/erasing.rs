//! Erasing: oneself; somebody else at their request, or a record that should never have been made, by a coordinator with
//! the reason.

use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::Row;

use crate::db::{Call, Values};
use crate::ids::{AccountId, PersonId};
use crate::model::journal;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx, session};

/// Why a coordinator erases somebody. A list, and no free words: those would name the person again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ErasureReason {
    /// The person asks for it (152-FZ art. 21 part 5).
    Asked,
    /// The record was made by mistake: of nobody, or with somebody else's data.
    Mistake,
    /// The person works here no more, and what was kept is needed no more (152-FZ art. 21 part 4).
    Gone,
}

impl ErasureReason {
    /// All of them, in their order.
    pub const ALL: [ErasureReason; 3] = [ErasureReason::Asked, ErasureReason::Mistake, ErasureReason::Gone];

    /// As the act and the journal have it.
    fn code(self) -> &'static str {
        match self {
            ErasureReason::Asked => "asked",
            ErasureReason::Mistake => "mistake",
            ErasureReason::Gone => "gone",
        }
    }
}

/// The call by which somebody is destroyed, with the act that proves it (order 179 of 28.10.2022). What goes with them, and
/// what stays without a name, the foreign keys say.
#[derive(Debug)]
pub struct Erases(Call);

/// Destroys the person `?1` of the municipality `?5`.
const ERASE: &str = "DELETE FROM person WHERE id = ?1 AND municipality_id = ?5 RETURNING id AS erased";

impl Erases {
    /// The question is a `SELECT` of one JSON object: what the act holds of the person `?1` and the account `?2`.
    pub fn of(question: &str) -> Erases {
        let act = format!(
            "INSERT INTO erasure (erased_at, destroyed) SELECT ?3, json_patch(({question}), ?4) WHERE true RETURNING id AS act"
        );
        Erases(Call::of(&[&act, ERASE, &session::CLOSE.replace('?', "?2"), journal::PERSON_ERASED]))
    }

    /// Destroys, and tells the number of the act; by another one where that is said, with the reason.
    async fn make(
        &'static self,
        tx: &mut Tx,
        (person, account): (Option<PersonId>, Option<AccountId>),
        by: Option<(Coordinator, ErasureReason)>,
    ) -> Result<i64> {
        let reason = by.map(|(_, reason)| reason.code());
        let besides = reason.map_or_else(|| json!({}), |reason| json!({ "reason": reason })).to_string();
        let values = Values::default().and(person)?.and(account)?.and(tx.now)?.and(besides)?.and(tx.municipality())?;
        let rows = self.0.make(tx.db(), values.and(by.map(|(by, _)| by.id()))?.and(reason)?).await?;
        let is_erased = rows.iter().any(|row| row.try_get::<PersonId, _>("erased").is_ok());
        if person.is_some() && !is_erased {
            return Err(Trouble::Gone);
        }
        let act = rows.iter().find_map(|row| row.try_get("act").ok());
        act.ok_or_else(|| Trouble::fault("an act was written and has no number"))
    }
}

/// Destroys the person that the account that speaks has, with all their accounts, or the account where it has none; tells
/// the number of the act.
pub async fn erase(tx: &mut Tx, with: &'static Erases, account: AccountId, person: Option<PersonId>) -> Result<i64> {
    with.make(tx, (person, Some(account)), None).await
}

/// Destroys a person of the municipality with all their accounts, and tells the number of the act. Whoever speaks erases
/// themselves elsewhere, where they are told what that means for them. The farewell has to be said before.
pub async fn erase_other(
    tx: &mut Tx,
    with: &'static Erases,
    by: Coordinator,
    person: PersonId,
    reason: ErasureReason,
) -> Result<i64> {
    if person == by.id() {
        return Err(Trouble::Gone);
    }
    with.make(tx, (Some(person), None), Some((by, reason))).await
}
