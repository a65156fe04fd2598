//! What teachers need: the catalogue of two levels (DOMAIN 2.1) and registered professional deficits (S0-04), by their own
//! word or by a diagnosis from outside ([`diagnosed`]). And what they can help others with ([`mod@strengths`]).

mod catalogue;
mod categories;
mod diagnosed;
mod editing;
mod proposed;
mod reaching;
mod states;
mod strengths;
mod worded;

pub use catalogue::{
    Before, Catalogue, Category, Entry, Item, called_before, catalogue, catalogue_of, categories, categories_of,
    category_of, item, items, offered_categories, offered_item,
};
pub use categories::{
    CategoryFlaw, ENGLISH, ListedCategory, MOST_OFFERED, SHORT, amend_categories, fitting_short, flaw_of,
};
pub use diagnosed::{
    Diagnosed, Measure, Pending, Source, Thresholds, forget, is_awaited, lapse, pending, receive, receivers, take,
};
pub use editing::{LONGEST, ListedItem, SHORTEST, amend, fitting};
pub use proposed::{offered, take_up};
pub use reaching::{Helping, joined_with, were_at, who_can_help, without_group};
pub(in crate::model) use states::{CLOSES_AFTER, TAKEN_BY_PAIR, TAKES};
pub use states::{Deed, Evidence, Happened, Passed, State, Work, close, deed, deeds, passed, reopen};
pub use strengths::{Strength, can_help, can_help_with, cannot_help, show, strengths};
pub use worded::{Filed, Worded, file_words, leave_words, one_worded, show_words, unfile, worded};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, DeficitId, ItemId, PersonId};
use crate::model::roles::{Coordinator, Registered};
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Trouble, Tx};
use crate::text::{Bilingual, Language};

/// What is kept about needs.
pub const TABLES: &[Table] = &[
    Table::plain("deficit_category"),
    Table::plain("deficit_item"),
    Table::plain("item_here"),
    Table::plain("category_here"),
    Table::plain("called_before"),
    Table::plain("catalogue_seal"),
    Table::of("deficit", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-deficits"),
        rows: "SELECT json_object('number', deficit.id, 'category', deficit_category.name_ru,
                      'category_en', deficit_category.name_en,
                      'item', coalesce(item_here.name_ru, deficit_item.name_ru),
                      'item_en', coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en),
                      'own_words', coalesce(own_words, filed_words),
                      'shown_to_others', iif(own_words IS NULL, NULL, json(iif(words_shown IS NULL, 'false', 'true'))),
                      'level', level, 'source', source,
                      'registered_at', registered_at, 'closed_at', closed_at, 'percent', percent, 'points', points,
                      'points_of', points_of, 'diagnosed_on', diagnosed_on)
               FROM deficit JOIN category_named AS deficit_category ON deficit_category.id = deficit.category_id
                    AND deficit_category.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)
               LEFT JOIN deficit_item ON deficit_item.id = deficit.item_id
               LEFT JOIN item_here ON item_here.item_id = deficit.item_id
                    AND item_here.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)
               WHERE deficit.person_id = ?1",
    }),
    Table::plain("deficit_work"),
    Table::of("deficit_step", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-deficit-steps"),
        rows: "SELECT json_object('item', coalesce(own_words, item_here.name_ru, deficit_item.name_ru), 'deficit_step', step,
                      'happened_at', at, 'evidence', evidence)
               FROM deficit_step JOIN deficit ON deficit.id = deficit_step.deficit_id
               LEFT JOIN deficit_item ON deficit_item.id = deficit.item_id
               LEFT JOIN item_here ON item_here.item_id = deficit.item_id
                    AND item_here.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)
               WHERE deficit_step.person_id = ?1",
    }),
    Table::of("diagnosis", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-diagnoses"),
        rows: "SELECT json_object('number', diagnosis.id, 'category', deficit_category.name_ru,
                      'category_en', deficit_category.name_en,
                      'item', coalesce(item_here.name_ru, deficit_item.name_ru),
                      'item_en', coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en),
                      'named_there', words, 'level', level, 'source', source,
                      'percent', percent, 'points', points, 'points_of', points_of, 'diagnosed_on', diagnosed_on,
                      'received_at', came_at, 'answer_by', answer_by)
               FROM diagnosis JOIN category_named AS deficit_category ON deficit_category.id = diagnosis.category_id
                    AND deficit_category.municipality_id = diagnosis.municipality_id
               LEFT JOIN deficit_item ON deficit_item.id = diagnosis.item_id
               LEFT JOIN item_here ON item_here.item_id = diagnosis.item_id
                    AND item_here.municipality_id = diagnosis.municipality_id
               WHERE diagnosis.person_id = ?1",
    }),
    Table::of("strength", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-strengths"),
        rows: "SELECT json_object('item', coalesce(item_here.name_ru, deficit_item.name_ru),
                      'item_en', coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en),
                      'shown_to_others', json(iif(shown, 'true', 'false')), 'written_at', written_at)
               FROM strength JOIN deficit_item ON deficit_item.id = strength.item_id
               LEFT JOIN item_here ON item_here.item_id = strength.item_id
                    AND item_here.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)
               WHERE person_id = ?1",
    }),
];

/// How hard it is, the lowest first. Self-report stores a level without a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Level {
    /// Низкий.
    Low,
    /// Средний.
    Medium,
    /// Высокий.
    High,
}

impl Level {
    /// All three, the lowest first.
    pub const ALL: [Level; 3] = [Level::Low, Level::Medium, Level::High];

    /// «заметно»: as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Level::Low => say!(language, "model-level-low"),
            Level::Medium => say!(language, "model-level-medium"),
            Level::High => say!(language, "model-level-high"),
        }
    }
}

/// What is hard: an item of the catalogue, or a person's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// An item of the catalogue.
    Item(ItemId),
    /// Own words: 3–300 characters.
    OwnWords(String),
}

/// A deficit that is to be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Of which category.
    pub category: CategoryId,
    /// What is hard.
    pub what: What,
    /// How hard.
    pub level: Level,
}

/// A deficit as its owner sees it.
#[derive(Debug, Clone)]
pub struct Deficit {
    /// The number.
    pub id: DeficitId,
    /// The item, or the owner's words in both languages.
    pub name: Bilingual,
    /// The Russian name by which parts of the program mean the item; none of own words, or of a municipality's own item.
    pub seed: Option<String>,
    /// What the owner has written, where they have, and what became of it.
    pub words: Option<OwnWords>,
    /// The category.
    pub category: Category,
    /// How hard it is.
    pub level: Level,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Whether something works on it.
    pub in_work: bool,
    /// Whether a route does.
    pub on_route: bool,
    /// Whether a pair does.
    pub in_pair: bool,
    /// Whether its owner shows deficits to coordinators.
    pub is_shown: bool,
    /// Who has found it.
    pub source: Source,
    /// What was measured there.
    pub measure: Measure,
    /// On which day, where there was a diagnosis.
    pub diagnosed_on: Option<NaiveDate>,
}

/// What an owner has written in place of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWords {
    /// The words.
    pub said: String,
    /// Whether coordinators are shown them, without a name.
    pub is_shown: bool,
    /// Whether they stand under an item now.
    pub is_filed: bool,
    /// Whether the item to which they belong stood open already.
    pub is_met: bool,
}

/// What registering a deficit came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is registered.
    Registered(DeficitId),
    /// The same one stands open already.
    Already(DeficitId),
}

/// Registers a deficit of its owner, unless the same one stands open.
pub async fn register(tx: &mut Tx, owner: Registered, need: &Need) -> Result<Outcome> {
    let (item_id, own_words) = match &need.what {
        What::Item(wanted) => (Some(offered_item(tx, need.category, *wanted).await?.id), None),
        What::OwnWords(words) => (None, Some(words.as_str())),
    };
    let (person, now) = (owner.id(), tx.now);
    let id = sqlx::query_scalar!(
        r#"INSERT INTO deficit (person_id, category_id, item_id, own_words, level, registered_at)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6
           WHERE NOT EXISTS (SELECT 1 FROM deficit
                             WHERE person_id = ?1 AND closed_at IS NULL
                               AND (category_id = ?2 AND item_id IS ?3 AND own_words IS ?4 OR filed_words = ?4))
           RETURNING id AS "id!: DeficitId""#,
        person,
        need.category,
        item_id,
        own_words,
        need.level,
        now
    )
    .fetch_optional(tx.db())
    .await?;
    match id {
        Some(id) => Ok(Outcome::Registered(id)),
        None => open_same(tx, owner, need.category, &need.what).await?.map(Outcome::Already).ok_or(Trouble::Gone),
    }
}

/// The open deficit of a person that says the same.
pub async fn open_same(tx: &mut Tx, owner: Registered, category: CategoryId, what: &What) -> Result<Option<DeficitId>> {
    let person = owner.id();
    let (item, words) = match what {
        What::Item(item) => (Some(*item), None),
        What::OwnWords(words) => (None, Some(words.as_str())),
    };
    Ok(sqlx::query_scalar!(
        r#"SELECT id AS "id: DeficitId" FROM deficit
           WHERE person_id = ?1 AND closed_at IS NULL
             AND (category_id = ?2 AND item_id IS ?3 AND own_words IS ?4 OR filed_words = ?4)"#,
        person,
        category,
        item,
        words
    )
    .fetch_optional(tx.db())
    .await?)
}

struct Row {
    id: DeficitId,
    own_words: Option<String>,
    level: Level,
    registered_at: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
    in_work: bool,
    on_route: bool,
    in_pair: bool,
    is_shown: bool,
    category: CategoryId,
    code: String,
    category_ru: String,
    category_en: String,
    item_ru: Option<String>,
    item_en: Option<String>,
    source: Source,
    percent: Option<f64>,
    points: Option<f64>,
    points_of: Option<f64>,
    diagnosed_on: Option<NaiveDate>,
    seed: Option<String>,
    filed_words: Option<String>,
    words_shown: bool,
    words_met: bool,
}

impl From<Row> for Deficit {
    fn from(row: Row) -> Deficit {
        let is_filed = row.filed_words.is_some();
        let words = row.filed_words.or_else(|| row.own_words.clone()).map(|said| OwnWords {
            said,
            is_shown: row.words_shown,
            is_filed,
            is_met: row.words_met,
        });
        let name = match (row.own_words, row.item_ru, row.item_en) {
            (None, Some(ru), Some(en)) => Bilingual { ru, en },
            (words, ..) => {
                let words = words.unwrap_or_default();
                Bilingual { ru: words.clone(), en: words }
            }
        };
        let category = Bilingual { ru: row.category_ru, en: row.category_en };
        Deficit {
            id: row.id,
            name,
            seed: row.seed,
            words,
            category: Category::plain(row.category, row.code, category),
            level: row.level,
            registered_at: row.registered_at,
            closed_at: row.closed_at,
            in_work: row.in_work,
            on_route: row.on_route,
            in_pair: row.in_pair,
            is_shown: row.is_shown,
            source: row.source,
            measure: Measure { percent: row.percent, points: row.points, points_of: row.points_of },
            diagnosed_on: row.diagnosed_on,
        }
    }
}

/// Reads deficits, with what follows of the statement and its values.
macro_rules! deficits {
    ($more:literal, $($value:expr),+) => {
        sqlx::query_as!(
            Row,
            r#"SELECT deficit.id AS "id!: DeficitId", deficit.own_words, deficit.level AS "level!: Level",
                      deficit.registered_at AS "registered_at!: DateTime<Utc>",
                      deficit.closed_at AS "closed_at: DateTime<Utc>",
                      EXISTS (SELECT 1 FROM deficit_work WHERE deficit_work.deficit_id = deficit.id) AS "in_work!: bool",
                      EXISTS (SELECT 1 FROM deficit_work WHERE deficit_work.deficit_id = deficit.id
                                AND deficit_work.what = 'route') AS "on_route!: bool",
                      EXISTS (SELECT 1 FROM deficit_work WHERE deficit_work.deficit_id = deficit.id
                                AND deficit_work.what = 'pair') AS "in_pair!: bool",
                      EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                              WHERE account.person_id = deficit.person_id AND purpose = 'deficits'
                                AND withdrawn_at IS NULL) AS "is_shown!: bool",
                      deficit_category.id AS "category!: CategoryId", deficit_category.code AS "code!: String",
                      deficit_category.name_ru AS "category_ru!: String", deficit_category.name_en AS "category_en!: String",
                      coalesce(item_here.name_ru, deficit_item.name_ru) AS "item_ru?: String",
                      coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en) AS "item_en?: String",
                      iif(deficit_item.municipality_id IS NULL, deficit_item.name_ru, NULL) AS "seed?: String",
                      deficit.source AS "source!: Source", percent, points, points_of,
                      diagnosed_on AS "diagnosed_on: NaiveDate", filed_words,
                      deficit.words_shown IS NOT NULL AS "words_shown!: bool", deficit.words_met AS "words_met!: bool"
               FROM deficit JOIN person AS owner ON owner.id = deficit.person_id
               JOIN category_named AS deficit_category ON deficit_category.id = deficit.category_id
                    AND deficit_category.municipality_id = owner.municipality_id
               LEFT JOIN deficit_item ON deficit_item.id = deficit.item_id
               LEFT JOIN item_here ON item_here.item_id = deficit.item_id
                    AND item_here.municipality_id = owner.municipality_id "# + $more,
            $($value),+
        )
    };
}

/// All deficits of their owner, open and closed, the newest first.
pub async fn own(tx: &mut Tx, owner: Registered) -> Result<Vec<Deficit>> {
    let person = owner.id();
    let rows = deficits!("WHERE deficit.person_id = ? ORDER BY deficit.registered_at DESC, deficit.id DESC", person);
    Ok(rows.fetch_all(tx.db()).await?.into_iter().map(Deficit::from).collect())
}

/// One deficit of its owner. Somebody else's is as good as gone.
pub async fn one(tx: &mut Tx, owner: Registered, id: DeficitId) -> Result<Deficit> {
    let person = owner.id();
    let row = deficits!("WHERE deficit.id = ? AND deficit.person_id = ?", id, person).fetch_optional(tx.db()).await?;
    row.map(Deficit::from).ok_or(Trouble::Gone)
}

/// The open deficits of somebody of this municipality, the newest first, for coordinators; nothing at all without their own
/// consent, which can be withdrawn at any time (S0-04).
pub async fn shown(tx: &mut Tx, _: Coordinator, person: PersonId) -> Result<Vec<Deficit>> {
    let municipality = tx.municipality();
    let rows = deficits!(
        "WHERE deficit.person_id = ?1 AND deficit.closed_at IS NULL AND owner.municipality_id = ?2
           AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                       WHERE account.person_id = ?1 AND purpose = 'deficits' AND withdrawn_at IS NULL)
         ORDER BY deficit.registered_at DESC, deficit.id DESC",
        person,
        municipality
    );
    Ok(rows.fetch_all(tx.db()).await?.into_iter().map(Deficit::from).collect())
}

/// Changes the level of an own deficit.
pub async fn set_level(tx: &mut Tx, owner: Registered, id: DeficitId, level: Level) -> Result<()> {
    let person = owner.id();
    let changed = sqlx::query!("UPDATE deficit SET level = ? WHERE id = ? AND person_id = ?", level, id, person)
        .execute(tx.db())
        .await?;
    gone_if_none(changed.rows_affected())
}

/// Deletes an own deficit.
pub async fn delete(tx: &mut Tx, owner: Registered, id: DeficitId) -> Result<()> {
    let person = owner.id();
    let deleted =
        sqlx::query!("DELETE FROM deficit WHERE id = ? AND person_id = ?", id, person).execute(tx.db()).await?;
    gone_if_none(deleted.rows_affected())
}

fn gone_if_none(rows: u64) -> Result<()> {
    if rows == 0 { Err(Trouble::Gone) } else { Ok(()) }
}
