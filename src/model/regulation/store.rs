//! What is asked of the database about regulations, and how a version is made.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use super::{Change, Flaw, Override, Preset, Regulation, Rule, keys};
use crate::db::{Call, Values};
use crate::ids::MunicipalityId;
use crate::model::journal::{self, Entry};
use crate::model::people::FullName;
use crate::model::roles::Coordinator;
use crate::talk::{Happening, RegulationSeal, Result, Trouble, Tx};

/// Who made a change, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Who; `None` for somebody who has been erased since.
    pub name: Option<FullName>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A version in the history.
#[derive(Debug, Clone)]
pub struct Event {
    /// Who made it, and when.
    pub author: Author,
    /// The regulation before it.
    pub before: Regulation,
    /// The regulation that it made.
    pub after: Regulation,
}

/// An override as the statements give it.
#[derive(Debug, Deserialize)]
struct Row {
    key: String,
    value: Option<String>,
    grounds: Option<String>,
    #[serde(default)]
    since: i64,
}

/// The author as the statements give it.
#[derive(Debug, Deserialize)]
struct By {
    family: Option<String>,
    given: Option<String>,
    patronymic: Option<String>,
    at: DateTime<Utc>,
}

impl By {
    fn author(self) -> Author {
        let name = self.family.zip(self.given).zip(self.patronymic);
        Author { name: name.map(|((family, given), patronymic)| FullName::of(family, given, patronymic)), at: self.at }
    }
}

/// The regulation of the municipality as it is now: read at most once in a transaction, and only where it is needed.
pub async fn now(tx: &mut Tx) -> Result<Arc<Regulation>> {
    if let Some(known) = tx.remembered::<Arc<Regulation>>() {
        return Ok(known);
    }
    let (municipality, kept) = (tx.municipality(), tx.around.regulations.clone());
    let regulation: Arc<Regulation> = match tx.remembered() {
        // A turn has seen already that there is none.
        Some(RegulationSeal(None)) => Arc::default(),
        Some(RegulationSeal(Some(seal))) => match kept.get(municipality, seal) {
            Some(known) => known,
            None => {
                let regulation = Arc::new(read(tx, i64::MAX, None).await?.0);
                kept.put(municipality, seal, regulation.clone());
                regulation
            }
        },
        None => Arc::new(read(tx, i64::MAX, None).await?.0),
    };
    tx.remember(regulation.clone());
    Ok(regulation)
}

/// What held until this transaction has changed it, as those who follow ask for.
#[derive(Debug, Clone)]
struct Before(Arc<Regulation>);

/// The version of a number: what was closed or signed goes by the one that it used. Version 0 is the house's defaults.
pub async fn at(tx: &mut Tx, version: i64) -> Result<Regulation> {
    if let Some(Before(before)) = tx.remembered()
        && before.version == version
    {
        return Ok(Regulation::clone(&before));
    }
    let (regulation, _) = read(tx, version, None).await?;
    if regulation.version == version { Ok(regulation) } else { Err(Trouble::Gone) }
}

/// The regulation as it is now, and who last changed a key; `None` where nobody has.
pub async fn with_author(tx: &mut Tx, rule: &Rule) -> Result<(Arc<Regulation>, Option<Author>)> {
    let (regulation, author) = read(tx, i64::MAX, Some(rule.name)).await?;
    let regulation = Arc::new(regulation);
    tx.remember(regulation.clone());
    Ok((regulation, author))
}

/// The regulation of a municipality as it is now, outside of a transaction at work.
pub async fn newest(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Regulation> {
    Ok(read_of(db, municipality, i64::MAX, None).await?.0)
}

async fn read(tx: &mut Tx, most: i64, key: Option<&str>) -> Result<(Regulation, Option<Author>)> {
    let municipality = tx.municipality();
    read_of(tx.db(), municipality, most, key).await
}

async fn read_of(
    db: &mut SqliteConnection,
    municipality: MunicipalityId,
    most: i64,
    key: Option<&str>,
) -> Result<(Regulation, Option<Author>)> {
    let row = sqlx::query!(
        r#"SELECT version AS "version!: i64",
                  (SELECT json_group_array(preset) FROM regulation_preset
                   WHERE municipality_id = ?1 AND regulation_preset.version = regulation.version) AS "presets!: String",
                  (SELECT json_group_array(json_object('key', key, 'value', value, 'grounds', grounds, 'since', since))
                   FROM (SELECT key, value, grounds, max(regulation_override.version) AS since
                         FROM regulation_override
                         WHERE municipality_id = ?1 AND regulation_override.version <= regulation.version
                         GROUP BY key)) AS "overrides!: String",
                  (SELECT json_object('at', made.made_at, 'family', person.family_name, 'given', person.given_name,
                                      'patronymic', person.patronymic)
                   FROM regulation_override
                   JOIN regulation AS made ON made.municipality_id = regulation_override.municipality_id
                        AND made.version = regulation_override.version
                   LEFT JOIN journal ON journal.id = made.journal_id
                   LEFT JOIN person ON person.id = journal.author_id
                   WHERE regulation_override.municipality_id = ?1 AND regulation_override.key = ?3
                     AND regulation_override.version <= ?2
                   ORDER BY regulation_override.version DESC LIMIT 1) AS "author?: String"
           FROM regulation
           WHERE municipality_id = ?1 AND version <= ?2
           ORDER BY version DESC LIMIT 1"#,
        municipality,
        most,
        key
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else {
        return Ok((Regulation::default(), None));
    };
    let rows: Vec<Row> = serde_json::from_str(&row.overrides)?;
    let (mut overrides, mut edition) = (BTreeMap::new(), 0);
    for row in rows {
        edition = edition.max(edited(&row));
        put(&mut overrides, row)?;
    }
    let author = row.author.map(|by| serde_json::from_str::<By>(&by)).transpose()?.map(By::author);
    Ok((Regulation { version: row.version, presets: presets(&row.presets)?, overrides, edition }, author))
}

fn presets(json: &str) -> Result<Vec<Preset>> {
    let codes: Vec<String> = serde_json::from_str(json)?;
    let mut presets = Vec::new();
    for code in codes {
        presets.push(Preset::of(&code).ok_or_else(|| Trouble::fault(format!("{code} is no preset")))?);
    }
    presets.sort_unstable();
    Ok(presets)
}

/// The version of a row that changes what the consent says; 0 of any other.
fn edited(row: &Row) -> i64 {
    let is_said = keys::office::CONSENT.iter().any(|rule| rule.name == row.key);
    if is_said { row.since } else { 0 }
}

/// Puts what a version changed into what is set.
fn put(overrides: &mut BTreeMap<&'static str, Override>, row: Row) -> Result<()> {
    let unsound = |what: &str| Trouble::fault(format!("the override of {} has {what}", row.key));
    let rule = keys::named(&row.key).ok_or_else(|| unsound("no key"))?;
    match row.value.as_deref() {
        None => {
            overrides.remove(rule.name);
        }
        Some(stored) => {
            let value = rule.kind.read(stored).map_err(|flaw| unsound(&format!("{flaw:?}")))?;
            let grounds = row.grounds.clone().ok_or_else(|| unsound("no grounds"))?;
            overrides.insert(rule.name, Override { value, grounds, since: row.since });
        }
    }
    Ok(())
}

/// Everything that has become of the regulation, the newest first.
pub async fn history(tx: &mut Tx, _: Coordinator) -> Result<Vec<Event>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT version AS "version!: i64",
                  (SELECT json_group_array(preset) FROM regulation_preset
                   WHERE municipality_id = ?1 AND regulation_preset.version = regulation.version) AS "presets!: String",
                  (SELECT json_group_array(json_object('key', key, 'value', value, 'grounds', grounds,
                                                       'since', regulation_override.version))
                   FROM regulation_override
                   WHERE municipality_id = ?1 AND regulation_override.version = regulation.version)
                      AS "changed!: String",
                  json_object('at', made_at, 'family', person.family_name, 'given', person.given_name,
                              'patronymic', person.patronymic) AS "author!: String"
           FROM regulation
           LEFT JOIN journal ON journal.id = regulation.journal_id
           LEFT JOIN person ON person.id = journal.author_id
           WHERE regulation.municipality_id = ?1
           ORDER BY version"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let (mut events, mut before) = (Vec::new(), Regulation::default());
    for row in rows {
        let mut after = Regulation { version: row.version, presets: presets(&row.presets)?, ..before.clone() };
        for changed in serde_json::from_str::<Vec<Row>>(&row.changed)? {
            after.edition = after.edition.max(edited(&changed));
            put(&mut after.overrides, changed)?;
        }
        let author = serde_json::from_str::<By>(&row.author)?.author();
        events.push(Event { author, before, after: after.clone() });
        before = after;
    }
    events.reverse();
    Ok(events)
}

/// Written right after its line of the journal.
const VERSION: &str = "INSERT INTO regulation (municipality_id, version, made_at, kind, journal_id, seal)
     VALUES (?, ?, ?, ?, last_insert_rowid(), ?)";

const PRESETS: &str = "INSERT INTO regulation_preset (municipality_id, version, preset)
     SELECT ?, ?, value FROM json_each(?)";

const OVERRIDES: &str = "INSERT INTO regulation_override (municipality_id, version, key, value, grounds)
     SELECT ?, ?, value ->> 'key', value ->> 'value', value ->> 'grounds' FROM json_each(?)";

/// A number that follows from all of a version.
fn seal(municipality: MunicipalityId, regulation: &Regulation) -> i64 {
    let presets = regulation.presets.iter().map(|preset| preset.code());
    let overrides = regulation.overrides.iter().map(|(name, set)| (name, set.value.stored(), &set.grounds, set.since));
    let all =
        format!("{:?}", (municipality, regulation.version, presets.collect::<Vec<_>>(), overrides.collect::<Vec<_>>()));
    let hash = Sha256::digest(all.as_bytes());
    hash.iter().take(8).fold(0, |seal, byte| seal << 8 | i64::from(*byte))
}

/// Makes the next version by a change, and tells what holds from now on; a flaw where keys would contradict one another.
pub async fn change(
    tx: &mut Tx,
    by: Coordinator,
    change: &Change,
) -> Result<std::result::Result<Arc<Regulation>, (&'static str, Flaw)>> {
    static MAKES: LazyLock<Call> = LazyLock::new(|| Call::of(&[journal::NOTE, VERSION, PRESETS, OVERRIDES]));
    let before = now(tx).await?;
    let after = match before.after(change)? {
        Ok(after) => Arc::new(after),
        Err(flaw) => return Ok(Err(flaw)),
    };
    let changed: Vec<_> = keys::ALL
        .into_iter()
        .filter(|rule| before.overrides.get(rule.name) != after.overrides.get(rule.name))
        .map(|rule| (rule, before.overrides.get(rule.name), after.overrides.get(rule.name)))
        .collect();
    let codes = |regulation: &Regulation| regulation.presets.iter().map(|preset| preset.code()).collect::<Vec<_>>();
    let (matter, kind, was, became) = match change {
        Change::Set(name, ..) | Change::Reset(name) => {
            let rule = keys::named(name).ok_or(Trouble::Gone)?;
            let (was, became) = (before.resolve(rule)?.value.stored(), after.resolve(rule)?.value.stored());
            // The names of an office's head stay out of the journal, which is searched by what it says.
            let told = |value: String| if rule.own { name.to_string() } else { format!("{name}: {value}") };
            ("regulation-key", "key", told(was), told(became))
        }
        Change::Presets(_) => ("regulation-presets", "presets", codes(&before).join(", "), codes(&after).join(", ")),
        Change::File(_) => {
            ("regulation-file", "file", format!("version {}", before.version), format!("version {}", after.version))
        }
    };
    let entry = Entry { was: Some(was), became: Some(became), ..Entry::default() };
    let rows: Vec<_> = changed
        .into_iter()
        .map(|(rule, _, became)| match became {
            Some(set) => serde_json::json!({ "key": rule.name, "value": set.value.stored(), "grounds": set.grounds }),
            None => serde_json::json!({ "key": rule.name, "value": null, "grounds": null }),
        })
        .collect();
    let (municipality, version, made) = (tx.municipality(), after.version, tx.now);
    let values = journal::noted(Values::default(), tx, by.id(), matter, entry)?
        .and(municipality)?
        .and(version)?
        .and(made)?
        .and(kind)?
        .and(seal(municipality, &after))?
        .and(municipality)?
        .and(version)?
        .and(serde_json::to_string(&codes(&after))?)?
        .and(municipality)?
        .and(version)?
        .and(serde_json::to_string(&rows)?)?;
    MAKES.make(tx.db(), values).await?;
    tx.remember(after.clone());
    tx.remember(Before(before));
    tx.raise(Happening::RegulationChanged { version: after.version }).await?;
    Ok(Ok(after))
}
