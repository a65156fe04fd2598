//! What is asked of the database about municipalities and organisations. Each question is asked of one municipality.

use sqlx::SqliteConnection;

use super::{Mark, Municipality, Organisation};
use crate::ids::{MunicipalityId, OrganisationId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::model::{groups, people};
use crate::talk::{Result, Trouble, Tx};
use crate::text::forms;

/// The organisations of the municipality, by name.
pub async fn all(tx: &mut Tx) -> Result<Vec<Organisation>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Organisation,
        r#"SELECT id AS "id!: OrganisationId", short_name AS name, low_results AS "low_results: bool",
                  adverse_conditions AS "adverse_conditions: bool", confirmed AS "confirmed: bool"
           FROM organisation WHERE municipality_id = ? ORDER BY sort_form, id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// The organisations of the municipality of whose names each typed word begins a word, by name. Of what is typed four
/// words are looked for.
pub async fn found(tx: &mut Tx, typed: &str) -> Result<Vec<Organisation>> {
    let municipality = tx.municipality();
    let [one, two, three, four] = forms::sought(typed);
    Ok(sqlx::query_as!(
        Organisation,
        r#"SELECT id AS "id!: OrganisationId", short_name AS name, low_results AS "low_results: bool",
                  adverse_conditions AS "adverse_conditions: bool", confirmed AS "confirmed: bool"
           FROM organisation
           WHERE municipality_id = ?1 AND instr(search_form, ?2) AND instr(search_form, ?3)
             AND instr(search_form, ?4) AND instr(search_form, ?5)
           ORDER BY sort_form, id"#,
        municipality,
        one,
        two,
        three,
        four
    )
    .fetch_all(tx.db())
    .await?)
}

/// An organisation; `None` where it has been merged into another or deleted.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Result<Option<Organisation>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Organisation,
        r#"SELECT id AS "id: OrganisationId", short_name AS name, low_results AS "low_results: bool",
                  adverse_conditions AS "adverse_conditions: bool", confirmed AS "confirmed: bool"
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

/// Adds an organisation, or finds the one that bears this name already; one that a newcomer typed is confirmed when it
/// is added by a coordinator.
pub async fn add(tx: &mut Tx, name: &str, by: Option<Coordinator>) -> Result<OrganisationId> {
    let (municipality, confirmed) = (tx.municipality(), by.is_some());
    let (sort_form, search_form) = (forms::sort(name), forms::search(name));
    Ok(sqlx::query_scalar!(
        r#"INSERT INTO organisation (municipality_id, full_name, short_name, sort_form, search_form, confirmed)
           VALUES (?1, ?2, ?2, ?3, ?4, ?5)
           ON CONFLICT (municipality_id, short_name) DO UPDATE SET confirmed = max(confirmed, excluded.confirmed)
           RETURNING id AS "id!: OrganisationId""#,
        municipality,
        name,
        sort_form,
        search_form,
        confirmed
    )
    .fetch_one(tx.db())
    .await?)
}

/// Renames an organisation; `false` when another one bears the name.
pub async fn rename(tx: &mut Tx, by: Coordinator, id: OrganisationId, name: &str) -> Result<bool> {
    let before = organisation(tx, id).await?.name;
    let municipality = tx.municipality();
    let (sort_form, search_form) = (forms::sort(name), forms::search(name));
    let renamed = sqlx::query!(
        "UPDATE OR IGNORE organisation SET full_name = ?1, short_name = ?1, sort_form = ?2, search_form = ?3
         WHERE id = ?4 AND municipality_id = ?5",
        name,
        sort_form,
        search_form,
        id,
        municipality
    )
    .execute(tx.db())
    .await?;
    if renamed.rows_affected() == 0 {
        return Ok(false);
    }
    let entry = Entry { organisation: Some(id), was: Some(before), became: Some(name.to_owned()), ..Entry::default() };
    journal::note(tx, by.id(), "organisation-renamed", entry).await?;
    Ok(true)
}

/// Confirms an organisation that a newcomer typed.
pub async fn confirm(tx: &mut Tx, _: Coordinator, id: OrganisationId) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!("UPDATE organisation SET confirmed = 1 WHERE id = ? AND municipality_id = ?", id, municipality)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Sets a mark of a school or takes it away (S0-01, categories 3 and 4).
pub async fn set_mark(tx: &mut Tx, by: Coordinator, id: OrganisationId, mark: Mark, set: bool) -> Result<()> {
    let municipality = tx.municipality();
    let (low, adverse) = match mark {
        Mark::LowResults => (Some(set), None),
        Mark::AdverseConditions => (None, Some(set)),
    };
    sqlx::query!(
        "UPDATE organisation SET low_results = coalesce(?1, low_results),
                adverse_conditions = coalesce(?2, adverse_conditions)
         WHERE id = ?3 AND municipality_id = ?4",
        low,
        adverse,
        id,
        municipality
    )
    .execute(tx.db())
    .await?;
    let matter = match mark {
        Mark::LowResults => "organisation-low-results",
        Mark::AdverseConditions => "organisation-adverse-conditions",
    };
    let entry = Entry { organisation: Some(id), became: Some(set.to_string()), ..Entry::default() };
    journal::note(tx, by.id(), matter, entry).await
}

/// Moves everybody and every hosted group from an unconfirmed organisation to another and deletes the former; tells how
/// many people moved.
pub async fn merge(tx: &mut Tx, by: Coordinator, from: OrganisationId, into: OrganisationId) -> Result<u64> {
    let (former, latter) = (organisation(tx, from).await?, organisation(tx, into).await?);
    if former.confirmed || from == into {
        return Err(Trouble::Gone);
    }
    let moved = people::move_staff(tx, from, into).await?;
    groups::move_organisation(tx, from, into).await?;
    journal::move_organisation(tx, from, into).await?;
    remove(tx, from).await?;
    let entry =
        Entry { organisation: Some(into), was: Some(former.name), became: Some(latter.name), ..Entry::default() };
    journal::note(tx, by.id(), "organisation-merged", entry).await?;
    Ok(moved)
}

/// Deletes an organisation where nobody works and that no group needs; tells whether it did.
pub async fn delete(tx: &mut Tx, by: Coordinator, id: OrganisationId) -> Result<bool> {
    let name = organisation(tx, id).await?.name;
    if people::staff(tx, id).await? > 0 || groups::needs_organisation(tx, id).await? {
        return Ok(false);
    }
    remove(tx, id).await?;
    journal::note(tx, by.id(), "organisation-deleted", Entry { was: Some(name), ..Entry::default() }).await?;
    Ok(true)
}

async fn remove(tx: &mut Tx, id: OrganisationId) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!("DELETE FROM organisation WHERE id = ? AND municipality_id = ?", id, municipality)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// The first municipality of the database, made if there is none: a bot begins with one.
pub async fn found_municipality(db: &mut SqliteConnection, name: &str, time_zone: &str) -> Result<MunicipalityId> {
    let first =
        sqlx::query_scalar!(r#"SELECT min(id) AS "id: MunicipalityId" FROM municipality"#).fetch_one(&mut *db).await?;
    if let Some(first) = first {
        sqlx::query!("UPDATE municipality SET time_zone = ? WHERE id = ?", time_zone, first).execute(db).await?;
        return Ok(first);
    }
    Ok(sqlx::query_scalar!(
        r#"INSERT INTO municipality (name, time_zone) VALUES (?, ?) RETURNING id AS "id: MunicipalityId""#,
        name,
        time_zone
    )
    .fetch_one(db)
    .await?)
}

/// All municipalities of the database, for work that nobody's account brings.
pub async fn municipalities(db: &mut SqliteConnection) -> Result<Vec<Municipality>> {
    let rows = sqlx::query!(r#"SELECT id AS "id: MunicipalityId", time_zone FROM municipality ORDER BY id"#)
        .fetch_all(db)
        .await?;
    let read = |zone: String| zone.parse().map_err(Trouble::fault);
    rows.into_iter().map(|row| Ok(Municipality { id: row.id, zone: read(row.time_zone)? })).collect()
}
