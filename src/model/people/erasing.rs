//! Erasing somebody at their request, or a record that should never have been made: by a coordinator, with the reason.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::ids::PersonId;
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};

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

/// Destroys a person of the municipality with all their accounts, and returns the number of the act; `destroyed` is what
/// it holds besides the reason. Whoever speaks erases themselves elsewhere, where they are told what that means for them.
/// The farewell has to be said before.
pub async fn erase_other(
    tx: &mut Tx,
    by: Coordinator,
    person: PersonId,
    reason: ErasureReason,
    mut destroyed: Map<String, Value>,
) -> Result<i64> {
    super::person(tx, person).await?;
    if person == by.id() {
        return Err(Trouble::Gone);
    }
    destroyed.insert("reason".to_owned(), json!(reason.code()));
    let act = super::erase(tx, None, Some(person), &Value::Object(destroyed)).await?;
    let entry = Entry { became: Some(reason.code().to_owned()), ..Entry::default() };
    journal::note(tx, by.id(), "person-erased", entry).await?;
    Ok(act)
}
