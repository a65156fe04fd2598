//! Own words that their owner shows to coordinators, to be filed under an item of the catalogue.
//!
//! They come without a name, a school and a day: a coordinator has a number that was drawn at random, and the list goes by
//! it. Whose they are is known to the deficit alone, and to its owner.

use crate::ids::{DeficitId, ItemId, PersonId};
use crate::model::roles::{Coordinator, Registered};
use crate::talk::{Result, Trouble, Tx};
use crate::text::Bilingual;

use super::{Category, catalogue};

/// Words as a coordinator reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// What they are known by while they are shown: drawn at random.
    pub mark: i64,
    /// The words.
    pub said: String,
    /// In which category their owner has put them.
    pub category: Category,
}

/// What became of words that a coordinator has filed. Whom to tell, and of which card, is for the notice alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed {
    /// Whose they are.
    pub owner: PersonId,
    /// Where they stand.
    pub deficit: DeficitId,
}

/// All words that are shown in the municipality, in an order that tells nothing.
pub async fn worded(tx: &mut Tx, _: Coordinator) -> Result<Vec<Worded>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT words_shown AS "mark!", own_words AS "said!", deficit_category.id AS "category!: crate::ids::CategoryId",
                  deficit_category.code AS "code!: String", deficit_category.name_ru AS "ru!: String",
                  deficit_category.name_en AS "en!: String"
           FROM deficit CROSS JOIN person ON person.id = deficit.person_id
           CROSS JOIN category_named AS deficit_category ON deficit_category.id = deficit.category_id
                AND deficit_category.municipality_id = person.municipality_id
           WHERE deficit.words_shown IS NOT NULL AND deficit.closed_at IS NULL AND person.municipality_id = ?
             AND person.left_at IS NULL
           ORDER BY deficit.words_shown"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let read = rows.into_iter().map(|row| Worded {
        mark: row.mark,
        said: row.said,
        category: Category::plain(row.category, row.code, Bilingual { ru: row.ru, en: row.en }),
    });
    Ok(read.collect())
}

/// One of them; what is shown no more is as good as gone.
pub async fn one_worded(tx: &mut Tx, by: Coordinator, mark: i64) -> Result<Worded> {
    worded(tx, by).await?.into_iter().find(|one| one.mark == mark).ok_or(Trouble::Gone)
}

/// Files words under an item: the deficit is of that item from now on, and its owner keeps the words. Where the same item
/// stands open with them already, the words stay as they are, and the coordinator is told nothing else.
pub async fn file_words(tx: &mut Tx, _: Coordinator, mark: i64, item: ItemId) -> Result<Filed> {
    let category = catalogue(tx).await?.entry(item).filter(|entry| entry.item.is_offered).map(|entry| entry.category);
    let category = category.ok_or(Trouble::Gone)?;
    let municipality = tx.municipality();
    let filed = sqlx::query_as!(
        Filed,
        r#"UPDATE deficit
           SET item_id = ?1, category_id = ?2, filed_words = own_words, filed_from = category_id, own_words = NULL,
               words_shown = NULL, words_met = 0
           WHERE words_shown = ?3 AND closed_at IS NULL
             AND person_id IN (SELECT id FROM person WHERE municipality_id = ?4 AND left_at IS NULL)
             AND NOT EXISTS (SELECT 1 FROM deficit AS same
                             WHERE same.person_id = deficit.person_id AND same.item_id = ?1 AND same.closed_at IS NULL)
           RETURNING person_id AS "owner!: PersonId", id AS "deficit!: DeficitId""#,
        item,
        category,
        mark,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    if let Some(filed) = filed {
        return Ok(filed);
    }
    let met = sqlx::query_as!(
        Filed,
        r#"UPDATE deficit SET words_shown = NULL, words_met = 1
           WHERE words_shown = ?1 AND closed_at IS NULL
             AND person_id IN (SELECT id FROM person WHERE municipality_id = ?2 AND left_at IS NULL)
           RETURNING person_id AS "owner!: PersonId", id AS "deficit!: DeficitId""#,
        mark,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    met.ok_or(Trouble::Gone)
}

/// The words belong under no item: they are shown no more, and stay as they are.
pub async fn leave_words(tx: &mut Tx, _: Coordinator, mark: i64) -> Result<()> {
    let municipality = tx.municipality();
    let left = sqlx::query!(
        "UPDATE deficit SET words_shown = NULL
         WHERE words_shown = ?1 AND person_id IN (SELECT id FROM person WHERE municipality_id = ?2)",
        mark,
        municipality
    )
    .execute(tx.db())
    .await?;
    super::gone_if_none(left.rows_affected())
}

/// The owner shows words to coordinators, without a name, or no more.
pub async fn show_words(tx: &mut Tx, owner: Registered, id: DeficitId, wanted: bool) -> Result<()> {
    let person = owner.id();
    let shown = sqlx::query!(
        "UPDATE deficit SET words_shown = iif(?1, coalesce(words_shown, abs(random() >> 11)), NULL),
                words_met = iif(?1, 0, words_met)
         WHERE id = ?2 AND person_id = ?3 AND own_words IS NOT NULL AND closed_at IS NULL",
        wanted,
        id,
        person
    )
    .execute(tx.db())
    .await?;
    super::gone_if_none(shown.rows_affected())
}

/// The owner takes their words back from under an item: the deficit is as they had written it.
pub async fn unfile(tx: &mut Tx, owner: Registered, id: DeficitId) -> Result<()> {
    let person = owner.id();
    let taken = sqlx::query!(
        "UPDATE deficit SET own_words = filed_words, category_id = filed_from, item_id = NULL, filed_words = NULL,
                filed_from = NULL
         WHERE id = ? AND person_id = ? AND filed_words IS NOT NULL",
        id,
        person
    )
    .execute(tx.db())
    .await?;
    super::gone_if_none(taken.rows_affected())
}
