//! What is asked of the database about municipalities and organisations. Each question is asked of one municipality.

use std::sync::LazyLock;

use chrono_tz::Tz;
use sqlx::SqliteConnection;

use super::{Kind, Municipality, Name, Names, Organisation};
use crate::db::{Call, Values};
use crate::ids::{MunicipalityId, OrganisationId};
use crate::model::journal::{self, Entry};
use crate::model::regulation::{self, keys::work::TIME_ZONE};
use crate::model::roles::Coordinator;
use crate::model::{chats, events};
use crate::talk::{Result, Trouble, Tx};
use crate::text::schools;

/// The organisations of the municipality with their search forms, by name.
pub async fn all_with_forms(tx: &mut Tx) -> Result<Vec<(Organisation, String)>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: OrganisationId", short_name AS name, confirmed AS "confirmed: bool",
                  search_form
           FROM organisation WHERE municipality_id = ? ORDER BY sort_form, id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let read = rows
        .into_iter()
        .map(|row| (Organisation { id: row.id, name: row.name, confirmed: row.confirmed }, row.search_form));
    Ok(read.collect())
}

/// An organisation; `None` where it has been merged into another or deleted.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Result<Option<Organisation>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Organisation,
        r#"SELECT id AS "id: OrganisationId", short_name AS name, confirmed AS "confirmed: bool"
           FROM organisation WHERE id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?)
}

/// The same, where it must be there.
pub async fn organisation(tx: &mut Tx, id: OrganisationId) -> Result<Organisation> {
    find(tx, id).await?.ok_or(Trouble::Gone)
}

/// Adds an organisation, or finds the one that is the same to a reader, however it is written; one that a newcomer typed
/// is confirmed when it is added by a coordinator. A name may be the official one or a short one.
pub async fn add(tx: &mut Tx, name: &str, by: Option<Coordinator>) -> Result<OrganisationId> {
    Ok(put(tx, name, by).await?.0)
}

/// The same, and whether it is new, so that nobody works there yet.
pub async fn put(tx: &mut Tx, name: &str, by: Option<Coordinator>) -> Result<(OrganisationId, bool)> {
    let (mut names, all) = (Names::new(), all_with_forms(tx).await?);
    let short = schools::short(name);
    let is_new = all.iter().all(|(one, _)| one.name != short);
    for (one, form) in all {
        names.add(&form, one);
    }
    if let Some(known) = names.same(name) {
        if let Some(by) = by.filter(|_| !known.confirmed) {
            confirm(tx, by, known.id).await?;
        }
        return Ok((known.id, false));
    }
    let (municipality, confirmed) = (tx.municipality(), by.is_some());
    let Name { full, short, sort_form, search_form } = Name::of(name);
    let kind = Kind::of(&search_form);
    let id = sqlx::query_scalar!(
        r#"INSERT INTO organisation (municipality_id, full_name, short_name, sort_form, search_form, confirmed, kind)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
           ON CONFLICT (municipality_id, short_name) DO UPDATE SET confirmed = max(confirmed, excluded.confirmed)
           RETURNING id AS "id!: OrganisationId""#,
        municipality,
        full,
        short,
        sort_form,
        search_form,
        confirmed,
        kind
    )
    .fetch_one(tx.db())
    .await?;
    Ok((id, is_new))
}

/// What renaming came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renamed {
    /// It bears the name.
    Done,
    /// Another one bears it, or one that is the same to a reader.
    Taken(OrganisationId),
}

/// Gives an organisation another name, its official one or a short one, unless another bears it already.
pub async fn rename(tx: &mut Tx, by: Coordinator, id: OrganisationId, name: &str) -> Result<Renamed> {
    let all = all_with_forms(tx).await?;
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(one, _)| one.id == id);
    let before = own.into_iter().next().map(|(one, _)| one.name).ok_or(Trouble::Gone)?;
    let Name { full, short, sort_form, search_form } = Name::of(name);
    let by_name = others.iter().find(|(one, _)| one.name == short);
    let mut names = Names::new();
    for (one, form) in &others {
        names.add(form, one.id);
    }
    if let Some(other) = by_name.map(|(one, _)| one.id).or_else(|| names.same(name).copied()) {
        return Ok(Renamed::Taken(other));
    }
    let entry = Entry { organisation: Some(id), was: Some(before), became: Some(short.clone()), ..Entry::default() };
    let values = Values::default().and(full)?.and(short)?.and(sort_form)?.and(search_form)?;
    let values = values.and(id)?.and(tx.municipality())?;
    let values = journal::noted(values, tx, by.id(), "organisation-renamed", entry)?;
    RENAMING.make(tx.db(), values).await?;
    Ok(Renamed::Done)
}

const RENAME: &str = "UPDATE organisation SET full_name = ?, short_name = ?, sort_form = ?, search_form = ?
     WHERE id = ? AND municipality_id = ?";

static RENAMING: LazyLock<Call> = LazyLock::new(|| Call::of(&[RENAME, journal::NOTE]));

/// Confirms an organisation that a newcomer typed.
pub async fn confirm(tx: &mut Tx, by: Coordinator, id: OrganisationId) -> Result<()> {
    let values = Values::default().and(id)?.and(tx.municipality())?;
    let entry = Entry { organisation: Some(id), became: Some("true".to_owned()), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "organisation-confirmed", entry)?;
    CONFIRMING.make(tx.db(), values).await?;
    Ok(())
}

const CONFIRM: &str = "UPDATE organisation SET confirmed = 1 WHERE id = ? AND municipality_id = ?";

static CONFIRMING: LazyLock<Call> = LazyLock::new(|| Call::of(&[CONFIRM, journal::NOTE]));

/// The first municipality of the database, made if there is none: a bot begins with one. The zone of the settings holds
/// until its regulation says otherwise.
pub async fn found_municipality(db: &mut SqliteConnection, name: &str, time_zone: &str) -> Result<MunicipalityId> {
    let first = sqlx::query!(
        r#"SELECT id AS "id!: MunicipalityId", time_zone, coalesce(settings_zone, time_zone) AS "of_settings!: String"
           FROM municipality ORDER BY id LIMIT 1"#
    )
    .fetch_optional(&mut *db)
    .await?;
    if let Some(first) = first {
        if first.of_settings != time_zone {
            let own = regulation::newest(&mut *db, first.id).await?.get(&TIME_ZONE)?.tz();
            sqlx::query!("UPDATE municipality SET settings_zone = ? WHERE id = ?", time_zone, first.id)
                .execute(&mut *db)
                .await?;
            if own.is_none() {
                correct_zone(db, first.id, &first.time_zone, time_zone).await?;
            }
        }
        return Ok(first.id);
    }
    Ok(sqlx::query_scalar!(
        r#"INSERT INTO municipality (name, time_zone, settings_zone) VALUES (?1, ?2, ?2)
           RETURNING id AS "id: MunicipalityId""#,
        name,
        time_zone
    )
    .fetch_one(db)
    .await?)
}

/// The clock of the municipality is another one from now on: that of its regulation, or else of the settings. What remains
/// of this transaction goes by the former one.
pub(in crate::model) async fn set_zone(tx: &mut Tx, own: Option<Tz>) -> Result<()> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT time_zone, coalesce(settings_zone, time_zone) AS "of_settings!: String" FROM municipality WHERE id = ?"#,
        municipality
    )
    .fetch_one(tx.db())
    .await?;
    let is = own.map_or(row.of_settings.as_str(), |own| own.name());
    if row.time_zone != is {
        correct_zone(tx.db(), municipality, &row.time_zone, is).await?;
        tx.wake_duties();
    }
    Ok(())
}

/// What the settings called the municipality when the database was new: it holds until its regulation says otherwise.
pub async fn first_name(tx: &mut Tx) -> Result<String> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!("SELECT name FROM municipality WHERE id = ?", municipality).fetch_one(tx.db()).await?)
}

/// The zone was another one than it should be: nobody has typed a moment, but times by the clock, and these stay.
async fn correct_zone(db: &mut SqliteConnection, municipality: MunicipalityId, was: &str, is: &str) -> Result<()> {
    let zones = (was.parse().map_err(Trouble::fault)?, is.parse().map_err(Trouble::fault)?);
    sqlx::query!(
        "UPDATE municipality SET settings_zone = coalesce(settings_zone, time_zone), time_zone = ? WHERE id = ?",
        is,
        municipality
    )
    .execute(&mut *db)
    .await?;
    let events = events::keep_clock_times(db, municipality, zones).await?;
    chats::keep_clock_times(db, municipality, zones).await?;
    tracing::warn!(was, is, events, "the time zone is another one: events keep their time by the clock");
    Ok(())
}

/// All municipalities of the database, for work that nobody's account brings.
pub async fn municipalities(db: &mut SqliteConnection) -> Result<Vec<Municipality>> {
    let rows = sqlx::query!(r#"SELECT id AS "id: MunicipalityId", time_zone FROM municipality ORDER BY id"#)
        .fetch_all(db)
        .await?;
    let read = |zone: String| zone.parse().map_err(Trouble::fault);
    rows.into_iter().map(|row| Ok(Municipality { id: row.id, zone: read(row.time_zone)? })).collect()
}
