//! The sums that a self-diagnosis keeps. They are read by their owner alone.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::rules::Sum;
use crate::ids::{CategoryId, ItemId};
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};

/// Keeps the sums of one sitting: category, item, points and the most that they could be.
pub async fn keep(
    tx: &mut Tx,
    owner: Registered,
    (questionnaire, version): (&str, u32),
    sums: &[(CategoryId, Option<ItemId>, u32, u32)],
) -> Result<()> {
    let (person, now) = (owner.id(), tx.now);
    let rows: Vec<_> = sums
        .iter()
        .map(|(category, item, points, of)| json!([category.0, item.map(|item| item.0), points, of]))
        .collect();
    let rows = json!(rows).to_string();
    sqlx::query!(
        "INSERT INTO self_check (person_id, questionnaire, version, category_id, item_id, points, points_of, taken_at)
         SELECT ?1, ?2, ?3, value ->> '$[0]', value ->> '$[1]', value ->> '$[2]', value ->> '$[3]', ?4
         FROM json_each(?5)",
        person,
        questionnaire,
        version,
        now,
        rows
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// All sums of somebody, the oldest first.
pub async fn sums(tx: &mut Tx, owner: Registered) -> Result<Vec<Sum>> {
    let person = owner.id();
    Ok(sqlx::query_as!(
        Sum,
        r#"SELECT questionnaire, category_id AS "category: CategoryId", item_id AS "item: ItemId", points, points_of,
                  taken_at AS "taken_at: DateTime<Utc>"
           FROM self_check WHERE person_id = ? ORDER BY taken_at"#,
        person
    )
    .fetch_all(tx.db())
    .await?)
}

/// Deletes them all.
pub async fn forget(tx: &mut Tx, owner: Registered) -> Result<()> {
    let person = owner.id();
    sqlx::query!("DELETE FROM self_check WHERE person_id = ?", person).execute(tx.db()).await?;
    Ok(())
}
