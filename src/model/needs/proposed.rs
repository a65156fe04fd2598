//! What a self-diagnosis proposes: the categories that are offered to somebody, and several deficits at once.

use serde_json::json;

use super::{Category, Need, What, offered_categories, offered_item};
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};

/// The code of the category that concerns management staff alone.
const MANAGEMENT: &str = "management";

/// Whether a category is offered to everybody.
pub(super) fn is_for_all(code: &str) -> bool {
    is_offered(code, false)
}

/// Whether a category is offered to somebody: management deficits to management staff, all others to everybody.
fn is_offered(code: &str, manages: bool) -> bool {
    manages || code != MANAGEMENT
}

/// The categories that are offered to somebody, in the order of the catalogue.
pub async fn offered(tx: &mut Tx, owner: Registered) -> Result<Vec<Category>> {
    let person = owner.id();
    let manages = sqlx::query_scalar!(
        r#"SELECT post.management AS "manages: bool" FROM person JOIN post ON post.id = person.post_id
           WHERE person.id = ?"#,
        person
    )
    .fetch_one(tx.db())
    .await?;
    let mut offered = offered_categories(tx).await?;
    offered.retain(|category| is_offered(&category.code, manages));
    Ok(offered)
}

/// Writes down what its owner has taken: what stands open already gets the level of today, and the rest is registered. How
/// many there were.
pub async fn take_up(tx: &mut Tx, owner: Registered, needs: &[Need]) -> Result<usize> {
    if needs.is_empty() {
        return Ok(0);
    }
    let (person, now) = (owner.id(), tx.now);
    let mut rows = Vec::with_capacity(needs.len());
    for need in needs {
        let (id, words) = match &need.what {
            What::Item(wanted) => (Some(offered_item(tx, need.category, *wanted).await?.id.0), None),
            What::OwnWords(words) => (None, Some(words.as_str())),
        };
        rows.push(json!([need.category.0, id, words, need.level]));
    }
    let rows = json!(rows).to_string();
    sqlx::query!(
        "UPDATE deficit SET level = taken.value ->> '$[3]' FROM json_each(?2) AS taken
         WHERE deficit.person_id = ?1 AND deficit.closed_at IS NULL AND category_id = taken.value ->> '$[0]'
           AND item_id IS taken.value ->> '$[1]' AND own_words IS taken.value ->> '$[2]'",
        person,
        rows
    )
    .execute(tx.db())
    .await?;
    sqlx::query!(
        "INSERT INTO deficit (person_id, category_id, item_id, own_words, level, registered_at)
         SELECT ?1, taken.value ->> '$[0]', taken.value ->> '$[1]', taken.value ->> '$[2]', taken.value ->> '$[3]', ?3
         FROM json_each(?2) AS taken
         WHERE NOT EXISTS (SELECT 1 FROM deficit
                           WHERE person_id = ?1 AND closed_at IS NULL AND category_id = taken.value ->> '$[0]'
                             AND item_id IS taken.value ->> '$[1]' AND own_words IS taken.value ->> '$[2]')",
        person,
        rows,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(needs.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s0_04_management_deficits_are_offered_to_management_staff_alone() {
        for code in ["subject", "method", "psych_ped", "legal", "comm", "digital", "func_lit", "upbringing", "project"]
        {
            assert!(is_offered(code, false) && is_offered(code, true));
        }
        assert!(!is_offered("management", false));
        assert!(is_offered("management", true));
    }
}
