//! The catalogue of two levels (DOMAIN 2.1), as a municipality has it: the common one, in which it may call a category or an item
//! by another name or offer it no more, and its own ones besides.
//!
//! A turn finds the seal of it together with its account, and what was read under a seal stays, as that of a regulation
//! does: most turns ask nothing, and nothing is stale after a change or a rollback. Where a municipality has changed nothing
//! there is no seal, and the common catalogue holds, which migrations alone write.

use std::sync::Arc;

use sqlx::SqliteConnection;
use tokio::sync::OnceCell;

use crate::ids::{CategoryId, ItemId, MunicipalityId};
use crate::say;
use crate::talk::{CatalogueSeal, Result, Trouble, Tx};
use crate::text::{Bilingual, Language, forms};

/// A category of professional deficits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The number.
    pub id: CategoryId,
    /// What the program calls it.
    pub code: String,
    /// The name.
    pub name: Bilingual,
    /// What buttons say, where the municipality has named it itself.
    pub short: Option<Bilingual>,
    /// Its English name, where it has one; else the Russian one stands for it.
    pub english: Option<String>,
    /// The Russian name that the program brings; none of an own category.
    pub seed: Option<String>,
    /// Whether it is offered for something new, and its items with it. What is not stays with those who have it.
    pub is_offered: bool,
}

impl Category {
    /// One that is merely shown: where it is changed, and offered, the catalogue is asked.
    pub fn plain(id: CategoryId, code: String, name: Bilingual) -> Category {
        let (english, seed) = (Some(name.en.clone()), Some(name.ru.clone()));
        Category { id, code, name, short: None, english, seed, is_offered: true }
    }

    /// What its button says, within 24 signs.
    pub fn label(&self, language: Language) -> String {
        match (&self.short, self.code.as_str()) {
            (Some(short), _) => short.to(language),
            (None, "func_lit") => say!(language, "model-category-func-lit"),
            (None, "project") => say!(language, "model-category-project"),
            (None, _) => self.name.to(language),
        }
    }

    /// Whether it is the municipality's own.
    pub fn is_own(&self) -> bool {
        // The codes of the program are words, and those of own categories have a stroke.
        self.code.contains('/')
    }

    /// Whether a name is its own, in either language, long or short, and however it is written.
    pub fn is_called(&self, name: &str) -> bool {
        let labels = [self.label(Language::Ru), self.label(Language::En)];
        [&self.name.ru, &self.name.en].into_iter().chain(&labels).any(|one| forms::is_same(one, name))
    }

    /// What a takeover compares, as the statements spell it.
    pub fn print(&self) -> String {
        let short = self.short.as_ref().map(|short| &short.ru);
        serde_json::json!([self.name.ru, short, self.english, i64::from(self.is_offered)]).to_string()
    }
}

/// An item of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The number.
    pub id: ItemId,
    /// The name.
    pub name: Bilingual,
    /// Whether it is offered for something new. What is not stays with those who have it.
    pub is_offered: bool,
}

/// An item with its place in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its category.
    pub category: CategoryId,
    /// The item.
    pub item: Item,
    /// Whether it has an English name of its own; else the Russian one stands for it.
    pub is_translated: bool,
    /// The Russian name by which parts of the program mean it; none of an own item.
    pub seed: Option<String>,
    /// Whether it stands in its category; offered it is only where the category is, too.
    pub is_kept: bool,
}

impl Entry {
    /// Whether it is the municipality's own.
    pub fn is_own(&self) -> bool {
        self.seed.is_none()
    }

    /// The English name, where it has one.
    pub fn english(&self) -> Option<&str> {
        self.is_translated.then_some(self.item.name.en.as_str())
    }

    /// What a takeover compares, as the statements spell it.
    pub fn print(&self) -> String {
        serde_json::json!([self.item.name.ru, self.english(), i64::from(self.is_kept)]).to_string()
    }
}

/// The catalogue of a municipality.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The categories, in their order.
    pub categories: Vec<Category>,
    /// All items, in their order; those that are not offered any more, too.
    pub entries: Vec<Entry>,
}

impl Catalogue {
    /// What is offered, with the category of each.
    pub fn offered(&self) -> impl Iterator<Item = (CategoryId, &Item)> {
        let all = self.entries.iter().filter(|entry| entry.item.is_offered);
        all.map(|entry| (entry.category, &entry.item))
    }

    /// A category by its number, offered or not.
    pub fn category(&self, id: CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// An item by its number, offered or not.
    pub fn entry(&self, id: ItemId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.item.id == id)
    }

    /// The item that a part of the program means.
    pub fn seeded(&self, category: CategoryId, name: &str) -> Option<&Entry> {
        let mut of = self.entries.iter().filter(|entry| entry.category == category);
        of.find(|entry| entry.seed.as_deref() == Some(name))
    }

    /// The item of a category that bears a name, in either language and however it is written.
    pub fn named(&self, category: CategoryId, name: &str) -> Option<&Entry> {
        let mut of = self.entries.iter().filter(|entry| entry.category == category);
        of.find(|entry| forms::is_same(&entry.item.name.ru, name) || forms::is_same(&entry.item.name.en, name))
    }

    /// «3.2»: the number of an item as lists of results name it. It never moves, since items come at the end and none goes.
    pub fn number(&self, id: ItemId) -> Option<String> {
        let entry = self.entry(id)?;
        let mut of = self.entries.iter().filter(|one| one.category == entry.category);
        Some(format!("{}.{}", entry.category, of.position(|one| one.item.id == id)? + 1))
    }
}

/// The catalogue of the municipality.
pub async fn catalogue(tx: &mut Tx) -> Result<Arc<Catalogue>> {
    if let Some(known) = tx.remembered::<Arc<Catalogue>>() {
        return Ok(known);
    }
    let (municipality, kept) = (tx.municipality(), tx.around.catalogues.clone());
    let known = match tx.remembered() {
        Some(CatalogueSeal(None)) => common(tx).await?,
        Some(CatalogueSeal(Some(seal))) => match kept.get(municipality, seal) {
            Some(known) => known,
            None => sealed(tx).await?,
        },
        None => sealed(tx).await?,
    };
    tx.remember(known.clone());
    Ok(known)
}

/// Reads it, and keeps it under its seal.
async fn sealed(tx: &mut Tx) -> Result<Arc<Catalogue>> {
    let municipality = tx.municipality();
    let (read, seal) = read(tx.db(), Some(municipality)).await?;
    let read = Arc::new(read);
    if let Some(seal) = seal {
        tx.around.catalogues.put(municipality, seal, read.clone());
    }
    Ok(read)
}

/// What all have in common, which no turn can change.
async fn common(tx: &mut Tx) -> Result<Arc<Catalogue>> {
    static COMMON: OnceCell<Arc<Catalogue>> = OnceCell::const_new();
    let read = async || Ok::<_, Trouble>(Arc::new(read(tx.db(), None).await?.0));
    Ok(COMMON.get_or_try_init(read).await?.clone())
}

/// The catalogue of a municipality, outside of a transaction at work.
pub async fn catalogue_of(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Catalogue> {
    Ok(read(db, Some(municipality)).await?.0)
}

/// What items and categories were called before: by the program, and by the municipality.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Before {
    /// Items, each with a former name.
    pub items: Vec<(ItemId, String)>,
    /// Categories, each with a former name.
    pub categories: Vec<(CategoryId, String)>,
}

/// All former names, by which a list that was made earlier names what is called otherwise now.
pub async fn called_before(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Before> {
    let rows = sqlx::query!(
        r#"SELECT item_id AS "item?: ItemId", category_id AS "category?: CategoryId", name AS "name!: String"
           FROM called_before WHERE municipality_id = ?1
           UNION ALL
           SELECT item_id, NULL, deficit_item.name_ru FROM item_here
           JOIN deficit_item ON deficit_item.id = item_here.item_id
           WHERE item_here.municipality_id = ?1 AND item_here.name_ru IS NOT NULL AND deficit_item.municipality_id IS NULL
           UNION ALL
           SELECT NULL, category_id, deficit_category.name_ru FROM category_here
           JOIN deficit_category ON deficit_category.id = category_here.category_id
           WHERE category_here.municipality_id = ?1 AND category_here.name_ru IS NOT NULL
             AND deficit_category.municipality_id IS NULL"#,
        municipality
    )
    .fetch_all(db)
    .await?;
    let mut before = Before::default();
    for row in rows {
        match (row.item, row.category) {
            (Some(item), _) => before.items.push((item, row.name)),
            (None, Some(category)) => before.categories.push((category, row.name)),
            (None, None) => {}
        }
    }
    Ok(before)
}

/// The catalogue of a municipality, or of none, with its seal.
async fn read(db: &mut SqliteConnection, municipality: Option<MunicipalityId>) -> Result<(Catalogue, Option<i64>)> {
    let rows = sqlx::query!(
        r#"SELECT deficit_category.id AS "category!: CategoryId", deficit_category.code AS "code!",
                  category_here.name_ru AS "here_ru?", category_here.short_ru AS "here_short?",
                  category_here.name_en AS "here_en?", category_here.retired_at IS NULL AS "category_offered!: bool",
                  deficit_category.municipality_id IS NOT NULL AS "category_own!: bool",
                  deficit_category.name_ru AS "category_ru!", deficit_category.name_en AS "category_en!",
                  deficit_item.id AS "item?: ItemId", deficit_item.name_ru AS "seed?",
                  coalesce(item_here.name_ru, deficit_item.name_ru) AS "name_ru?: String",
                  iif(item_here.name_ru IS NULL, deficit_item.name_en, item_here.name_en) AS "name_en?: String",
                  item_here.retired_at IS NULL AS "is_offered!: bool",
                  deficit_item.municipality_id IS NOT NULL AS "is_own!: bool",
                  (SELECT seal FROM catalogue_seal WHERE catalogue_seal.municipality_id = ?1) AS "seal?: i64"
           FROM deficit_category
           LEFT JOIN category_here ON category_here.category_id = deficit_category.id
                AND category_here.municipality_id = ?1
           LEFT JOIN deficit_item ON deficit_item.category_id = deficit_category.id
                AND (deficit_item.municipality_id IS NULL OR deficit_item.municipality_id = ?1)
           LEFT JOIN item_here ON item_here.item_id = deficit_item.id AND item_here.municipality_id = ?1
           WHERE deficit_category.municipality_id IS NULL OR deficit_category.municipality_id = ?1
           ORDER BY deficit_category.id, deficit_item.id"#,
        municipality
    )
    .fetch_all(db)
    .await?;
    let seal = rows.first().and_then(|row| row.seal);
    let mut catalogue = Catalogue::default();
    for row in rows {
        if catalogue.categories.last().is_none_or(|last| last.id != row.category) {
            let seed = Some(row.category_ru.clone()).filter(|_| !row.category_own);
            let (name, short, english) = match row.here_ru {
                None => {
                    let english = Some(row.category_en.clone());
                    (Bilingual { ru: row.category_ru, en: row.category_en }, None, english)
                }
                Some(ru) => {
                    let short = row.here_short.unwrap_or_else(|| ru.clone());
                    let short = Bilingual { en: row.here_en.clone().unwrap_or_else(|| short.clone()), ru: short };
                    let en = row.here_en.clone().unwrap_or_else(|| ru.clone());
                    (Bilingual { ru, en }, Some(short), row.here_en)
                }
            };
            let (id, code, is_offered) = (row.category, row.code, row.category_offered);
            catalogue.categories.push(Category { id, code, name, short, english, seed, is_offered });
        }
        let (Some(id), Some(ru)) = (row.item, row.name_ru) else { continue };
        let is_translated = row.name_en.is_some();
        let name = Bilingual { en: row.name_en.unwrap_or_else(|| ru.clone()), ru };
        catalogue.entries.push(Entry {
            category: row.category,
            item: Item { id, name, is_offered: row.is_offered && row.category_offered },
            is_translated,
            is_kept: row.is_offered,
            seed: row.seed.filter(|_| !row.is_own),
        });
    }
    Ok((catalogue, seal))
}

/// All categories of deficits, in the order of the catalogue; those that are not offered any more, too.
pub async fn categories(tx: &mut Tx) -> Result<Vec<Category>> {
    Ok(catalogue(tx).await?.categories.clone())
}

/// The categories that are offered for something new, in the order of the catalogue.
pub async fn offered_categories(tx: &mut Tx) -> Result<Vec<Category>> {
    let mut found = categories(tx).await?;
    found.retain(|category| category.is_offered);
    Ok(found)
}

/// Those of these numbers, in the order of the catalogue.
pub async fn categories_of(tx: &mut Tx, ids: &[CategoryId]) -> Result<Vec<Category>> {
    let mut found = categories(tx).await?;
    found.retain(|category| ids.contains(&category.id));
    Ok(found)
}

/// The items of a category that are offered.
pub async fn items(tx: &mut Tx, category: CategoryId) -> Result<Vec<Item>> {
    let all = catalogue(tx).await?;
    Ok(all.offered().filter(|(of, _)| *of == category).map(|(_, item)| item.clone()).collect())
}

/// The category of an item that is offered.
pub async fn category_of(tx: &mut Tx, id: ItemId) -> Result<CategoryId> {
    let all = catalogue(tx).await?;
    let mut offered = all.offered();
    offered.find(|(_, item)| item.id == id).map(|(category, _)| category).ok_or(Trouble::Gone)
}

/// One item of a category, offered or not.
pub async fn item(tx: &mut Tx, category: CategoryId, id: ItemId) -> Result<Item> {
    let all = catalogue(tx).await?;
    let found = all.entry(id).filter(|entry| entry.category == category);
    found.map(|entry| entry.item.clone()).ok_or(Trouble::Gone)
}

/// One item of a category, for something new.
pub async fn offered_item(tx: &mut Tx, category: CategoryId, id: ItemId) -> Result<Item> {
    let found = item(tx, category, id).await?;
    if found.is_offered { Ok(found) } else { Err(Trouble::Gone) }
}
