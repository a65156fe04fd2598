//! What is asked of the database about deficits. Every question is the owner's own.

use chrono::{DateTime, Utc};
use tokio::sync::OnceCell;

use super::rules::{self, Entry, Level, What};

use crate::ids::{CategoryId, ClusterId, DeficitId, ItemId, PersonId};
use crate::model::people::clusters::Category;
use crate::model::people::{Registered, store as people};
use crate::say;
use crate::talk::{Cx, Result, Trouble, gone};

/// A deficit as its owner sees it.
#[derive(Debug, Clone)]
pub struct Deficit {
    /// The number.
    pub id: DeficitId,
    /// The item, or the owner's words.
    pub name: String,
    /// The category.
    pub category: Category,
    /// How hard it is.
    pub level: Level,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
}

/// A cluster that addresses a category.
#[derive(Debug, Clone)]
pub struct Helper {
    /// The number.
    pub id: ClusterId,
    /// The name.
    pub name: String,
    /// How many belong to it.
    pub members: i64,
}

/// What registering a deficit came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is registered.
    Registered(DeficitId),
    /// The same one stands open already.
    Already(DeficitId),
}

/// Registers a deficit of a person of this municipality at the moment of the turn.
pub async fn register(cx: &mut Cx, person: PersonId, entry: &Entry) -> Result<Outcome> {
    let manages = people::person(cx, person).await?.post.management;
    if !categories(cx, manages).await?.iter().any(|category| category.id == entry.category) {
        return Err(Trouble::Refused(say!(cx.language(), "deficits-category-not-offered")));
    }
    let (item_id, own_words) = match &entry.what {
        What::Item(wanted) => (Some(item(cx, entry.category, *wanted).await?.0), None),
        What::OwnWords(words) => (None, Some(words.as_str())),
    };
    if let Some(same) = open_same(cx, person, entry.category, &entry.what).await? {
        return Ok(Outcome::Already(same));
    }
    let now = cx.now;
    let id = sqlx::query_scalar!(
        r#"INSERT INTO deficit (person_id, category_id, item_id, own_words, level, registered_at)
           VALUES (?, ?, ?, ?, ?, ?) RETURNING id AS "id!: DeficitId""#,
        person,
        entry.category,
        item_id,
        own_words,
        entry.level,
        now
    )
    .fetch_one(cx.db())
    .await?;
    Ok(Outcome::Registered(id))
}

/// The open deficit of a person that says the same.
pub async fn open_same(cx: &mut Cx, person: PersonId, category: CategoryId, what: &What) -> Result<Option<DeficitId>> {
    let (item, words) = match what {
        What::Item(item) => (Some(*item), None),
        What::OwnWords(words) => (None, Some(words.as_str())),
    };
    Ok(sqlx::query_scalar!(
        r#"SELECT id AS "id: DeficitId" FROM deficit
           WHERE person_id = ? AND category_id = ? AND item_id IS ? AND own_words IS ? AND closed_at IS NULL"#,
        person,
        category,
        item,
        words
    )
    .fetch_optional(cx.db())
    .await?)
}

struct KnownCategory {
    id: CategoryId,
    code: String,
    ru: String,
    en: String,
}

/// The categories that are offered to one who manages or does not, in the order of the catalogue. Migrations alone
/// write the catalogue, so that it is read once.
pub async fn categories(cx: &mut Cx, manages: bool) -> Result<Vec<Category>> {
    static CATEGORIES: OnceCell<Vec<KnownCategory>> = OnceCell::const_new();
    let language = cx.language();
    let categories = CATEGORIES
        .get_or_try_init(|| {
            sqlx::query_as!(
                KnownCategory,
                r#"SELECT id AS "id: CategoryId", code, name_ru AS ru, name_en AS en
                   FROM deficit_category ORDER BY id"#
            )
            .fetch_all(cx.db())
        })
        .await?;
    let offered = categories.iter().filter(|category| rules::is_offered(&category.code, manages));
    Ok(offered
        .map(|category| Category { id: category.id, name: language.pick(&category.ru, &category.en).clone() })
        .collect())
}

struct KnownItem {
    id: ItemId,
    category: CategoryId,
    ru: String,
    en: String,
}

/// The items of a category, in the order of the catalogue.
pub async fn items(cx: &mut Cx, category: CategoryId) -> Result<Vec<(ItemId, String)>> {
    static ITEMS: OnceCell<Vec<KnownItem>> = OnceCell::const_new();
    let language = cx.language();
    let items = ITEMS
        .get_or_try_init(|| {
            sqlx::query_as!(
                KnownItem,
                r#"SELECT id AS "id: ItemId", category_id AS "category: CategoryId", name_ru AS ru, name_en AS en
                   FROM deficit_item ORDER BY id"#
            )
            .fetch_all(cx.db())
        })
        .await?;
    let of_category = items.iter().filter(|item| item.category == category);
    Ok(of_category.map(|item| (item.id, language.pick(&item.ru, &item.en).clone())).collect())
}

/// One item of a category.
pub async fn item(cx: &mut Cx, category: CategoryId, id: ItemId) -> Result<(ItemId, String)> {
    let found = items(cx, category).await?.into_iter().find(|(item, _)| *item == id);
    found.ok_or_else(|| gone(cx))
}

/// The deficits of the person who speaks, open or closed, the newest first.
pub async fn own(cx: &mut Cx, owner: Registered, closed: bool) -> Result<Vec<Deficit>> {
    let (language, person) = (cx.language(), owner.id());
    let rows = sqlx::query!(
        r#"SELECT deficit.id AS "id: DeficitId", deficit.own_words, deficit.level AS "level: Level",
                  deficit.registered_at AS "registered_at: DateTime<Utc>",
                  deficit.closed_at AS "closed_at: DateTime<Utc>",
                  deficit_category.id AS "category_id: CategoryId", deficit_category.name_ru AS category_ru,
                  deficit_category.name_en AS category_en,
                  deficit_item.name_ru AS "item_ru?", deficit_item.name_en AS "item_en?"
           FROM deficit
           JOIN deficit_category ON deficit_category.id = deficit.category_id
           LEFT JOIN deficit_item ON deficit_item.id = deficit.item_id
           WHERE deficit.person_id = ? AND (deficit.closed_at IS NOT NULL) = ?
           ORDER BY deficit.registered_at DESC, deficit.id DESC"#,
        person,
        closed
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Deficit {
            id: row.id,
            name: match (row.own_words, row.item_ru, row.item_en) {
                (None, Some(ru), Some(en)) => language.pick(ru, en),
                (words, ..) => words.unwrap_or_default(),
            },
            category: Category { id: row.category_id, name: language.pick(row.category_ru, row.category_en) },
            level: row.level,
            registered_at: row.registered_at,
            closed_at: row.closed_at,
        })
        .collect())
}

/// One deficit of the person who speaks. Somebody else's is as good as gone.
pub async fn one(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<Deficit> {
    for closed in [false, true] {
        let found = own(cx, owner, closed).await?;
        if let Some(deficit) = found.into_iter().find(|deficit| deficit.id == id) {
            return Ok(deficit);
        }
    }
    Err(gone(cx))
}

/// How many deficits of the person who speaks are closed.
pub async fn closed(cx: &mut Cx, owner: Registered) -> Result<i64> {
    let person = owner.id();
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) AS "closed!: i64" FROM deficit WHERE person_id = ? AND closed_at IS NOT NULL"#,
        person
    )
    .fetch_one(cx.db())
    .await?)
}

/// Changes the level of an own deficit.
pub async fn set_level(cx: &mut Cx, owner: Registered, id: DeficitId, level: Level) -> Result<()> {
    let person = owner.id();
    let changed = sqlx::query!("UPDATE deficit SET level = ? WHERE id = ? AND person_id = ?", level, id, person)
        .execute(cx.db())
        .await?;
    there(cx, changed.rows_affected())
}

/// Closes an own deficit.
pub async fn close(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<()> {
    let (person, now) = (owner.id(), cx.now);
    let changed = sqlx::query!(
        "UPDATE deficit SET closed_at = coalesce(closed_at, ?) WHERE id = ? AND person_id = ?",
        now,
        id,
        person
    )
    .execute(cx.db())
    .await?;
    there(cx, changed.rows_affected())
}

/// Opens an own deficit again; `false` when the same item stands open by another row.
pub async fn reopen(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<bool> {
    let person = owner.id();
    let changed =
        sqlx::query!("UPDATE OR IGNORE deficit SET closed_at = NULL WHERE id = ? AND person_id = ?", id, person)
            .execute(cx.db())
            .await?;
    Ok(changed.rows_affected() > 0)
}

/// Deletes an own deficit.
pub async fn delete(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<()> {
    let person = owner.id();
    let deleted =
        sqlx::query!("DELETE FROM deficit WHERE id = ? AND person_id = ?", id, person).execute(cx.db()).await?;
    there(cx, deleted.rows_affected())
}

fn there(cx: &Cx, rows: u64) -> Result<()> {
    if rows == 0 { Err(gone(cx)) } else { Ok(()) }
}

/// The clusters that address a category and can be joined, those with most members first.
pub async fn helpers(cx: &mut Cx, category: CategoryId) -> Result<Vec<Helper>> {
    let municipality = cx.municipality();
    Ok(sqlx::query_as!(
        Helper,
        r#"SELECT cluster.id AS "id: ClusterId", cluster.name,
                  (SELECT count(*) FROM membership
                   WHERE membership.cluster_id = cluster.id AND membership.left_at IS NULL) AS "members!: i64"
           FROM cluster_category JOIN cluster ON cluster.id = cluster_category.cluster_id
           WHERE cluster_category.category_id = ? AND cluster.municipality_id = ? AND cluster.phase != 'closed'
           ORDER BY 3 DESC, cluster.name"#,
        category,
        municipality
    )
    .fetch_all(cx.db())
    .await?)
}
