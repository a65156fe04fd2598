//! What the desk asks and keeps about schools, in the coordinator's municipality alone.

use crate::ids::OrganisationId;
use crate::model::people::Coordinator;
use crate::talk::{Cx, Result, gone};

/// A school in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The number.
    pub id: OrganisationId,
    /// The name.
    pub name: String,
    /// Whether a coordinator has confirmed it.
    pub confirmed: bool,
    /// How many work there.
    pub staff: i64,
}

/// The schools whose name contains what was typed, unconfirmed ones first.
pub async fn schools(cx: &mut Cx, _: Coordinator, search: &str) -> Result<Vec<Listed>> {
    let municipality = cx.municipality();
    let schools = sqlx::query_as!(
        Listed,
        r#"SELECT id AS "id: OrganisationId", name, confirmed AS "confirmed: bool",
                  (SELECT count(*) FROM person WHERE organisation_id = organisation.id) AS "staff!: i64"
           FROM organisation WHERE municipality_id = ? ORDER BY confirmed, id"#,
        municipality
    )
    .fetch_all(cx.db())
    .await?;
    // SQLite folds only Latin letters, and a municipality has tens of schools.
    let search = search.to_lowercase();
    Ok(schools.into_iter().filter(|school| school.name.to_lowercase().contains(&search)).collect())
}

/// What hangs on a school.
#[derive(Debug, Clone)]
pub struct Ties {
    /// How many work there.
    pub staff: i64,
    /// How many clusters it hosts.
    pub hosts: i64,
}

/// What hangs on a school.
pub async fn ties(cx: &mut Cx, _: Coordinator, school: OrganisationId) -> Result<Ties> {
    Ok(sqlx::query_as!(
        Ties,
        r#"SELECT (SELECT count(*) FROM person WHERE organisation_id = ?1) AS "staff!: i64",
                  (SELECT count(*) FROM cluster WHERE host_school_id = ?1) AS "hosts!: i64""#,
        school
    )
    .fetch_one(cx.db())
    .await?)
}

/// Renames a school; `false` when another one bears the name.
pub async fn rename(cx: &mut Cx, _: Coordinator, school: OrganisationId, name: &str) -> Result<bool> {
    let municipality = cx.municipality();
    let renamed = sqlx::query!(
        "UPDATE OR IGNORE organisation SET name = ? WHERE id = ? AND municipality_id = ?",
        name,
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(renamed.rows_affected() > 0)
}

/// Confirms a school that a newcomer typed.
pub async fn confirm(cx: &mut Cx, _: Coordinator, school: OrganisationId) -> Result<()> {
    let municipality = cx.municipality();
    sqlx::query!("UPDATE organisation SET confirmed = 1 WHERE id = ? AND municipality_id = ?", school, municipality)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// Sets the mark of low results or takes it away (S0-01, category 3).
pub async fn set_low_results(cx: &mut Cx, _: Coordinator, school: OrganisationId, low: bool) -> Result<()> {
    let municipality = cx.municipality();
    sqlx::query!(
        "UPDATE organisation SET low_results = ? WHERE id = ? AND municipality_id = ?",
        low,
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Sets the mark of adverse conditions or takes it away (S0-01, category 4).
pub async fn set_adverse(cx: &mut Cx, _: Coordinator, school: OrganisationId, adverse: bool) -> Result<()> {
    let municipality = cx.municipality();
    sqlx::query!(
        "UPDATE organisation SET adverse_conditions = ? WHERE id = ? AND municipality_id = ?",
        adverse,
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Moves everybody and every hosted cluster from an unconfirmed school to another and deletes the former.
pub async fn merge(cx: &mut Cx, _: Coordinator, from: OrganisationId, into: OrganisationId) -> Result<u64> {
    let municipality = cx.municipality();
    let fits = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM organisation WHERE id = ?1 AND municipality_id = ?3 AND confirmed = 0)
              AND EXISTS (SELECT 1 FROM organisation WHERE id = ?2 AND municipality_id = ?3) AND ?1 != ?2
              AS "fits!: bool""#,
        from,
        into,
        municipality
    )
    .fetch_one(cx.db())
    .await?;
    if !fits {
        return Err(gone(cx));
    }
    let moved = sqlx::query!("UPDATE person SET organisation_id = ? WHERE organisation_id = ?", into, from)
        .execute(cx.db())
        .await?;
    sqlx::query!("UPDATE cluster SET host_school_id = ? WHERE host_school_id = ?", into, from).execute(cx.db()).await?;
    sqlx::query!("DELETE FROM organisation WHERE id = ?", from).execute(cx.db()).await?;
    Ok(moved.rows_affected())
}

/// Deletes a school where nobody works and that hosts no cluster; tells whether it did.
pub async fn delete(cx: &mut Cx, _: Coordinator, school: OrganisationId) -> Result<bool> {
    let municipality = cx.municipality();
    let deleted = sqlx::query!(
        "DELETE FROM organisation WHERE id = ?1 AND municipality_id = ?2
           AND NOT EXISTS (SELECT 1 FROM person WHERE organisation_id = ?1)
           AND NOT EXISTS (SELECT 1 FROM cluster WHERE host_school_id = ?1)",
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(deleted.rows_affected() > 0)
}
