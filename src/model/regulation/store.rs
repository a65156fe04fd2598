//! What is asked of the database about regulations, and how a version is made.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use super::{BodyKind, Change, Flaw, Override, Preset, Regulation, Rule, Scope, Value, keys};
use crate::db::{Call, Values};
use crate::ids::{GroupId, MunicipalityId};
use crate::model::journal::{self, Entry};
use crate::model::organisations;
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
    /// What the groups are called for which it set something.
    pub groups: BTreeMap<GroupId, String>,
}

/// An override as the statements give it.
#[derive(Debug, Deserialize)]
struct Row {
    key: String,
    /// The kind of body, or the group, for which it is set alone.
    kind: Option<String>,
    group: Option<GroupId>,
    /// What the group is called.
    called: Option<String>,
    value: Option<String>,
    grounds: Option<String>,
    #[serde(default)]
    since: i64,
}

/// The author as the statements give it.
#[derive(Debug, Deserialize)]
struct By {
    #[serde(default)]
    version: i64,
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

/// The regulation as it is now, and who changed a key, by the versions that did.
pub async fn with_authors(tx: &mut Tx, rule: &Rule) -> Result<(Arc<Regulation>, BTreeMap<i64, Author>)> {
    let (regulation, authors) = read(tx, i64::MAX, Some(rule.name)).await?;
    let regulation = Arc::new(regulation);
    tx.remember(regulation.clone());
    Ok((regulation, authors))
}

/// The regulation of a municipality as it is now, outside of a transaction at work.
pub async fn newest(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Regulation> {
    Ok(read_of(db, municipality, i64::MAX, None).await?.0)
}

async fn read(tx: &mut Tx, most: i64, key: Option<&str>) -> Result<(Regulation, BTreeMap<i64, Author>)> {
    let municipality = tx.municipality();
    read_of(tx.db(), municipality, most, key).await
}

async fn read_of(
    db: &mut SqliteConnection,
    municipality: MunicipalityId,
    most: i64,
    key: Option<&str>,
) -> Result<(Regulation, BTreeMap<i64, Author>)> {
    let row = sqlx::query!(
        r#"SELECT version AS "version!: i64",
                  (SELECT json_group_array(preset) FROM regulation_preset
                   WHERE municipality_id = ?1 AND regulation_preset.version = regulation.version) AS "presets!: String",
                  (SELECT json_group_array(json_object('key', key, 'kind', kind, 'group', group_id, 'value', value,
                                                       'grounds', grounds, 'since', since))
                   FROM (SELECT key, NULL AS kind, NULL AS group_id, value, grounds,
                                max(regulation_override.version) AS since
                         FROM regulation_override
                         WHERE municipality_id = ?1 AND regulation_override.version <= regulation.version
                         GROUP BY key
                         UNION ALL
                         SELECT key, kind, group_id, value, grounds, max(regulation_body.version)
                         FROM regulation_body
                         WHERE municipality_id = ?1 AND regulation_body.version <= regulation.version
                         GROUP BY key, kind, group_id)) AS "overrides!: String",
                  (SELECT json_group_array(json_object('version', made.version, 'at', made.made_at,
                                                       'family', person.family_name, 'given', person.given_name,
                                                       'patronymic', person.patronymic))
                   FROM regulation AS made
                   LEFT JOIN journal ON journal.id = made.journal_id
                   LEFT JOIN person ON person.id = journal.author_id
                   WHERE made.municipality_id = ?1 AND made.version <= ?2
                     AND made.version IN (SELECT version FROM regulation_override
                                          WHERE municipality_id = ?1 AND key = ?3
                                          UNION ALL
                                          SELECT version FROM regulation_body
                                          WHERE municipality_id = ?1 AND key = ?3)) AS "authors!: String"
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
        return Ok((Regulation::default(), BTreeMap::new()));
    };
    let rows: Vec<Row> = serde_json::from_str(&row.overrides)?;
    let mut regulation = Regulation { version: row.version, presets: presets(&row.presets)?, ..Regulation::default() };
    for row in rows {
        regulation.edition = regulation.edition.max(edited(&row));
        put(&mut regulation, row)?;
    }
    let authors = serde_json::from_str::<Vec<By>>(&row.authors)?;
    Ok((regulation, authors.into_iter().map(|by| (by.version, by.author())).collect()))
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
fn put(regulation: &mut Regulation, row: Row) -> Result<()> {
    let unsound = |what: &str| Trouble::fault(format!("the override of {} has {what}", row.key));
    let rule = keys::named(&row.key).ok_or_else(|| unsound("no key"))?;
    let scope = match (&row.kind, row.group) {
        (Some(kind), _) => Some(Scope::Kind(BodyKind::of(kind).ok_or_else(|| unsound("no kind of body"))?)),
        (None, group) => group.map(Scope::Group),
    };
    let set = match row.value.as_deref() {
        None => None,
        Some(stored) => {
            let value = rule.kind.read(stored).map_err(|flaw| unsound(&format!("{flaw:?}")))?;
            let grounds = row.grounds.clone().ok_or_else(|| unsound("no grounds"))?;
            Some(Override { value, grounds, since: row.since })
        }
    };
    match (scope, set) {
        (None, Some(set)) => drop(regulation.overrides.insert(rule.name, set)),
        (None, None) => drop(regulation.overrides.remove(rule.name)),
        (Some(scope), Some(set)) => drop(regulation.bodies.insert((rule.name, scope), set)),
        (Some(scope), None) => drop(regulation.bodies.remove(&(rule.name, scope))),
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
                  (SELECT json_group_array(json_object('key', key, 'kind', kind, 'group', group_id, 'called', called,
                                                       'value', value, 'grounds', grounds,
                                                       'since', regulation.version))
                   FROM (SELECT key, NULL AS kind, NULL AS group_id, NULL AS called, value, grounds
                         FROM regulation_override
                         WHERE municipality_id = ?1 AND regulation_override.version = regulation.version
                         UNION ALL
                         SELECT key, regulation_body.kind, group_id, groups.name, value, grounds
                         FROM regulation_body LEFT JOIN groups ON groups.id = regulation_body.group_id
                         WHERE regulation_body.municipality_id = ?1
                           AND regulation_body.version = regulation.version)) AS "changed!: String",
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
        let mut groups = BTreeMap::new();
        for mut changed in serde_json::from_str::<Vec<Row>>(&row.changed)? {
            after.edition = after.edition.max(edited(&changed));
            groups.extend(changed.group.zip(changed.called.take()));
            put(&mut after, changed)?;
        }
        let author = serde_json::from_str::<By>(&row.author)?.author();
        events.push(Event { author, before, after: after.clone(), groups });
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

const BODIES: &str = "INSERT INTO regulation_body (municipality_id, version, key, kind, group_id, value, grounds)
     SELECT ?, ?, value ->> 'key', value ->> 'kind', value ->> 'group', value ->> 'value', value ->> 'grounds'
     FROM json_each(?)";

/// A number that follows from all of a version.
fn seal(municipality: MunicipalityId, regulation: &Regulation) -> i64 {
    let presets = regulation.presets.iter().map(|preset| preset.code());
    let overrides = regulation.overrides.iter().map(|(name, set)| (name, set.value.stored(), &set.grounds, set.since));
    let bodies = regulation.bodies.iter().map(|(of, set)| (of, set.value.stored(), &set.grounds, set.since));
    let set = (overrides.collect::<Vec<_>>(), bodies.collect::<Vec<_>>());
    let all = format!("{:?}", (municipality, regulation.version, presets.collect::<Vec<_>>(), set));
    let hash = Sha256::digest(all.as_bytes());
    hash.iter().take(8).fold(0, |seal, byte| seal << 8 | i64::from(*byte))
}

/// Makes the next version by a change, and tells what holds from now on; a flaw where keys would contradict one another.
pub async fn change(
    tx: &mut Tx,
    by: Coordinator,
    change: &Change,
) -> Result<std::result::Result<Arc<Regulation>, (&'static str, Flaw)>> {
    static MAKES: LazyLock<Call> = LazyLock::new(|| Call::of(&[journal::NOTE, VERSION, PRESETS, OVERRIDES, BODIES]));
    let before = now(tx).await?;
    let clock = before.get(&keys::work::TIME_ZONE)?;
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
    let of = change.scope();
    let (matter, kind, was, became) = match change {
        Change::Set(name, ..) | Change::Reset(name) | Change::SetFor(_, name, ..) | Change::ResetFor(_, name) => {
            let rule = keys::named(name).ok_or(Trouble::Gone)?;
            let holds = |regulation: &Regulation| -> Result<Value> {
                Ok(match of {
                    Some(scope) => regulation.resolve_for(rule, scope.body())?.value,
                    None => regulation.resolve(rule)?.value,
                })
            };
            let (was, became) = (holds(&before)?.stored(), holds(&after)?.stored());
            // A group is named by reference, a kind of body by its code.
            let name = match of {
                Some(Scope::Kind(kind)) => format!("{name}@{}", kind.code()),
                Some(Scope::Group(_)) | None => (*name).to_owned(),
            };
            // The names of an office's head stay out of the journal, which is searched by what it says.
            let told = |value: String| if rule.own { name.clone() } else { format!("{name}: {value}") };
            ("regulation-key", "key", told(was), told(became))
        }
        Change::Presets(_) => ("regulation-presets", "presets", codes(&before).join(", "), codes(&after).join(", ")),
        Change::File(_) => {
            ("regulation-file", "file", format!("version {}", before.version), format!("version {}", after.version))
        }
    };
    let group = of.and_then(|scope| if let Scope::Group(group) = scope { Some(group) } else { None });
    let entry = Entry { group, was: Some(was), became: Some(became), ..Entry::default() };
    let rows: Vec<_> = changed
        .into_iter()
        .map(|(rule, _, became)| match became {
            Some(set) => serde_json::json!({ "key": rule.name, "value": set.value.stored(), "grounds": set.grounds }),
            None => serde_json::json!({ "key": rule.name, "value": null, "grounds": null }),
        })
        .collect();
    let mut of_bodies: Vec<_> = before.bodies.keys().chain(after.bodies.keys()).collect();
    of_bodies.retain(|of| before.bodies.get(of) != after.bodies.get(of));
    of_bodies.sort_unstable();
    of_bodies.dedup();
    let of_bodies: Vec<_> = of_bodies
        .into_iter()
        .map(|of| {
            let (kind, group) = match of.1 {
                Scope::Kind(kind) => (Some(kind.code()), None),
                Scope::Group(group) => (None, Some(group)),
            };
            let (value, grounds) = after.bodies.get(of).map(|set| (set.value.stored(), &set.grounds)).unzip();
            serde_json::json!({ "key": of.0, "kind": kind, "group": group, "value": value, "grounds": grounds })
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
        .and(serde_json::to_string(&rows)?)?
        .and(municipality)?
        .and(version)?
        .and(serde_json::to_string(&of_bodies)?)?;
    MAKES.make(tx.db(), values).await?;
    tx.remember(after.clone());
    tx.remember(Before(before));
    let zone = after.get(&keys::work::TIME_ZONE)?;
    if zone != clock {
        organisations::set_zone(tx, zone.tz()).await?;
    }
    tx.raise(Happening::RegulationChanged { version: after.version }).await?;
    Ok(Ok(after))
}
