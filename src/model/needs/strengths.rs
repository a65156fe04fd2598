//! Strengths, the mirror of deficits: «могу помочь с…», by the items of the same catalogue.
//!
//! A strength belongs to its owner, who says of each whether others may see it.

use super::Item;
use crate::ids::{CategoryId, ItemId};
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};
use crate::text::Bilingual;

/// A strength as its owner sees it.
#[derive(Debug, Clone)]
pub struct Strength {
    /// The item of the catalogue.
    pub item: Item,
    /// The item's category.
    pub category: Bilingual,
    /// Whether others may see it.
    pub is_shown: bool,
}

/// All strengths of their owner, in the order of the catalogue.
pub async fn strengths(tx: &mut Tx, owner: Registered) -> Result<Vec<Strength>> {
    let person = owner.id();
    let rows = sqlx::query!(
        r#"SELECT deficit_item.id AS "id!: ItemId", coalesce(item_here.name_ru, deficit_item.name_ru) AS "name_ru!: String",
                  coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en) AS "name_en!: String",
                  item_here.retired_at IS NULL AS "is_offered!: bool",
                  deficit_category.name_ru AS "category_ru!: String", deficit_category.name_en AS "category_en!: String",
                  shown AS "shown: bool"
           FROM strength JOIN deficit_item ON deficit_item.id = strength.item_id
           JOIN person ON person.id = strength.person_id
           JOIN category_named AS deficit_category ON deficit_category.id = deficit_item.category_id
                AND deficit_category.municipality_id = person.municipality_id
           LEFT JOIN item_here ON item_here.item_id = strength.item_id
                AND item_here.municipality_id = (SELECT municipality_id FROM person WHERE person.id = ?1)
           WHERE strength.person_id = ?1 ORDER BY strength.item_id"#,
        person
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Strength {
            item: Item { id: row.id, name: Bilingual { ru: row.name_ru, en: row.name_en }, is_offered: row.is_offered },
            category: Bilingual { ru: row.category_ru, en: row.category_en },
            is_shown: row.shown,
        })
        .collect())
}

/// Writes a strength down; `false` where it stands already, which then is shown or not as is said now.
pub async fn can_help(
    tx: &mut Tx,
    owner: Registered,
    (category, item): (CategoryId, ItemId),
    is_shown: bool,
) -> Result<bool> {
    let item = super::offered_item(tx, category, item).await?.id;
    let (person, now) = (owner.id(), tx.now);
    let written = sqlx::query!(
        "INSERT INTO strength (person_id, item_id, shown, written_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        person,
        item,
        is_shown,
        now
    )
    .execute(tx.db())
    .await?;
    if written.rows_affected() == 0 {
        show(tx, owner, item, is_shown).await?;
        return Ok(false);
    }
    Ok(true)
}

/// Writes several strengths down, seen by their owner alone; what stands already stays as it was. How many are new.
pub async fn can_help_with(tx: &mut Tx, owner: Registered, items: &[(CategoryId, ItemId)]) -> Result<u64> {
    if items.is_empty() {
        return Ok(0);
    }
    let mut known = Vec::with_capacity(items.len());
    for (category, wanted) in items {
        known.push(super::offered_item(tx, *category, *wanted).await?.id);
    }
    let (person, now, known) = (owner.id(), tx.now, serde_json::to_string(&known)?);
    let written = sqlx::query!(
        "INSERT INTO strength (person_id, item_id, shown, written_at)
         SELECT ?1, value, 0, ?3 FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING",
        person,
        known,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(written.rows_affected())
}

/// Shows a strength to others, or no more.
pub async fn show(tx: &mut Tx, owner: Registered, item: ItemId, is_shown: bool) -> Result<()> {
    let person = owner.id();
    let changed =
        sqlx::query!("UPDATE strength SET shown = ? WHERE person_id = ? AND item_id = ?", is_shown, person, item)
            .execute(tx.db())
            .await?;
    super::gone_if_none(changed.rows_affected())
}

/// Takes a strength back.
pub async fn cannot_help(tx: &mut Tx, owner: Registered, item: ItemId) -> Result<()> {
    let person = owner.id();
    let gone =
        sqlx::query!("DELETE FROM strength WHERE person_id = ? AND item_id = ?", person, item).execute(tx.db()).await?;
    super::gone_if_none(gone.rows_affected())
}
