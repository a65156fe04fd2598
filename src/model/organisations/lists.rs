//! Organisations that a coordinator adds as a list, and what was added last taken back.

use std::sync::LazyLock;

use chrono::TimeDelta;
use serde_json::json;

use super::{Kind, Names, all_with_forms, merging};
use crate::db::{Call, Values};
use crate::ids::OrganisationId;
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};
use crate::text::{forms, schools};

/// A name in all its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The official one.
    pub full: String,
    /// The one that lists show.
    pub short: String,
    /// What it is sorted by.
    pub sort_form: Vec<u8>,
    /// What it is found by.
    pub search_form: String,
}

impl Name {
    /// A name as somebody has written it: the official one, or a short one.
    pub fn of(written: &str) -> Name {
        let short = schools::short(written);
        let (sort_form, search_form) = (forms::sort(&short), schools::search_form(written, &short));
        Name { full: written.to_owned(), short, sort_form, search_form }
    }

    /// The name as JSON, which holds no bytes, with the kind that it tells.
    pub(super) fn row(&self) -> serde_json::Value {
        let sort_form: String = self.sort_form.iter().map(|byte| format!("{byte:02x}")).collect();
        let kind = Kind::of(&self.search_form);
        json!({ "full": self.full, "short": self.short, "sort": sort_form, "search": self.search_form, "kind": kind })
    }
}

/// What adding a list came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// So many are new.
    pub new: usize,
    /// So many were there, and are confirmed now.
    pub confirmed: usize,
}

/// Adds organisations; those that are there already are confirmed.
pub async fn add_all(tx: &mut Tx, by: Coordinator, names: &[String]) -> Result<Added> {
    let mut there = all_with_forms(tx).await?;
    // Of two that are there and read the same, the confirmed one is meant.
    there.sort_by_key(|(one, _)| !one.confirmed);
    let mut known = Names::new();
    for (one, form) in there {
        known.add(&form, (!one.confirmed).then_some(one.id));
    }
    let (mut added, mut confirmed): (Vec<Name>, Vec<OrganisationId>) = (Vec::new(), Vec::new());
    for written in names {
        let name = Name::of(written);
        match known.same(written) {
            Some(unconfirmed) => confirmed.extend(*unconfirmed),
            None if added.iter().any(|other| other.short == name.short) => {}
            None => {
                known.add(&name.search_form, None);
                added.push(name);
            }
        }
    }
    confirmed.sort_unstable_by_key(|id| id.0);
    confirmed.dedup();
    let rows: Vec<_> = added.iter().map(Name::row).collect();
    let municipality = tx.municipality();
    let values = Values::default().and(municipality)?.and(tx.now)?.and(serde_json::to_string(&rows)?)?;
    let values = values.and(municipality)?.and(serde_json::to_string(&confirmed)?)?;
    let entry = Entry { became: Some(added.len().to_string()), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "organisations-added", entry)?;
    ADDING.make(tx.db(), values).await?;
    Ok(Added { new: added.len(), confirmed: confirmed.len() })
}

pub(super) const ADD: &str = "INSERT INTO organisation
         (municipality_id, added_at, full_name, short_name, sort_form, search_form, kind, confirmed)
     SELECT ?, ?, value ->> 'full', value ->> 'short', unhex(value ->> 'sort'), value ->> 'search', value ->> 'kind', 1
     FROM json_each(?) WHERE true
     ON CONFLICT (municipality_id, short_name) DO UPDATE SET confirmed = 1";
const CONFIRM: &str =
    "UPDATE organisation SET confirmed = 1 WHERE municipality_id = ? AND id IN (SELECT value FROM json_each(?))";

static ADDING: LazyLock<Call> = LazyLock::new(|| Call::of(&[ADD, CONFIRM, journal::NOTE]));

/// How long what was added last can be taken back.
pub const UNDONE_WITHIN: TimeDelta = TimeDelta::hours(24);

/// What taking back came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// So many are gone.
    pub gone: i64,
    /// So many stay, because somebody works there or a group needs them.
    pub used: i64,
}

/// Takes back what was added last, within a day, as far as nobody uses it.
pub async fn undo_addition(tx: &mut Tx, by: Coordinator) -> Result<Undone> {
    let (municipality, since) = (tx.municipality(), tx.now - UNDONE_WITHIN);
    let last = sqlx::query!(
        r#"WITH last AS (SELECT max(added_at) AS at FROM organisation WHERE municipality_id = ?1 AND added_at >= ?2)
           SELECT (SELECT json_group_array(id) FROM organisation JOIN last ON organisation.added_at = last.at
                   WHERE municipality_id = ?1) AS "added!: String",
                  (SELECT json_group_array(json_array(tables.name, key."from",
                                                      key.on_delete IN ('NO ACTION', 'RESTRICT')))
                   FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS key
                   WHERE tables.type = 'table' AND key."table" = 'organisation') AS "ties!: String""#,
        municipality,
        since
    )
    .fetch_one(tx.db())
    .await?;
    let added: Vec<OrganisationId> = serde_json::from_str(&last.added)?;
    let held = merging::held(tx, &last.ties, &added).await?;
    let free: Vec<_> = added.into_iter().filter(|id| !held.contains(id)).collect();
    let values = Values::default().and(municipality)?.and(serde_json::to_string(&free)?)?;
    let entry = Entry { became: Some(free.len().to_string()), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "organisations-taken-back", entry)?;
    UNDOING.make(tx.db(), values).await?;
    let count = |ids: &[OrganisationId]| i64::try_from(ids.len()).unwrap_or(i64::MAX);
    Ok(Undone { gone: count(&free), used: count(&held) })
}

const TAKE_BACK: &str = "DELETE FROM organisation WHERE municipality_id = ? AND id IN (SELECT value FROM json_each(?))";

static UNDOING: LazyLock<Call> = LazyLock::new(|| Call::of(&[TAKE_BACK, journal::NOTE]));
