//! Two organisations become one, with everything that belongs to the former; and one that nothing needs is deleted.
//!
//! What belongs to an organisation is what the schema says: every column that refers to one. So a table that comes later
//! is merged without a line here. What is moved is moved; a row that would then stand twice where it may stand once (a
//! party of the same agreement, the head of the other) goes, and the one of the latter stays. Marks, headcounts and
//! agreements of both are kept. The latter keeps its name and kind, and takes over what it lacks: address and numbers.

use std::sync::LazyLock;

use serde_json::Value;
use sqlx::AssertSqlSafe;

use crate::db::{Call, Values};
use crate::ids::OrganisationId;
use crate::model::groups;
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};

/// A column that refers to an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tie {
    table: String,
    column: String,
    /// Whether a row holds the organisation, so that it cannot be deleted.
    holds: bool,
}

/// The ties as a statement gives them: a JSON list of tables, columns, and whether a row of theirs holds.
fn ties(json: &str) -> Result<Vec<Tie>> {
    let rows: Vec<(String, String, i64)> = serde_json::from_str(json)?;
    Ok(rows.into_iter().map(|(table, column, holds)| Tie { table, column, holds: holds == 1 }).collect())
}

/// Moves everybody and everything that hangs on an organisation to another and deletes the former; tells how many people
/// moved.
pub async fn merge(tx: &mut Tx, by: Coordinator, from: OrganisationId, into: OrganisationId) -> Result<u64> {
    if from == into {
        return Err(Trouble::Gone);
    }
    let municipality = tx.municipality();
    let former = sqlx::query!(
        r#"SELECT former.short_name AS was, latter.short_name AS became,
                  (SELECT count(*) FROM person WHERE organisation_id = former.id) AS "staff!: i64",
                  (SELECT json_group_array(json_array(tables.name, key."from",
                                                      key.on_delete IN ('NO ACTION', 'RESTRICT')))
                   FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS key
                   WHERE tables.type = 'table' AND key."table" = 'organisation') AS "ties!: String"
           FROM organisation AS former JOIN organisation AS latter ON latter.id = ?2
           WHERE former.id = ?1 AND former.municipality_id = ?3 AND latter.municipality_id = ?3"#,
        from,
        into,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let ends = groups::end_double_membership(from, into, tx.now);
    let statements = moving(&ties(&former.ties)?, from, into, ends);
    let moved = sqlx::raw_sql(AssertSqlSafe(statements)).fetch_all(tx.db()).await?;
    // A row proves that all were run (`db::calls`).
    if moved.is_empty() {
        return Err(Trouble::fault("the organisations were not merged to the end"));
    }
    let entry =
        Entry { organisation: Some(into), was: Some(former.was), became: Some(former.became), ..Entry::default() };
    journal::note(tx, by.id(), "organisation-merged", entry).await?;
    u64::try_from(former.staff).map_err(Trouble::fault)
}

/// The statements that merge: numbers of our own, names of the schema's own. Where both belong to a group, the membership
/// of the former has to end first.
fn moving(ties: &[Tie], from: OrganisationId, into: OrganisationId, ends: String) -> String {
    let mut statements = vec![ends];
    statements.push(format!(
        "UPDATE organisation SET address = coalesce(organisation.address, former.address),
                inn = coalesce(organisation.inn, former.inn), ogrn = coalesce(organisation.ogrn, former.ogrn),
                confirmed = max(organisation.confirmed, former.confirmed)
         FROM (SELECT address, inn, ogrn, confirmed FROM organisation WHERE id = {from}) AS former
         WHERE organisation.id = {into}"
    ));
    for Tie { table, column, .. } in ties {
        statements.push(format!("UPDATE OR IGNORE \"{table}\" SET \"{column}\" = {into} WHERE \"{column}\" = {from}"));
        statements.push(format!("DELETE FROM \"{table}\" WHERE \"{column}\" = {from}"));
    }
    statements.push(format!("DELETE FROM organisation WHERE id = {from}"));
    statements.push("SELECT 1".to_owned());
    statements.join(";\n")
}

/// Deletes an organisation that nothing holds: nobody works there, no group and no agreement needs it. Its own marks,
/// headcounts and numbers go with it. Tells whether it did.
pub async fn delete(tx: &mut Tx, by: Coordinator, id: OrganisationId) -> Result<bool> {
    static DELETES: LazyLock<Call> = LazyLock::new(|| Call::of(&[DELETE, journal::NOTE]));
    let municipality = tx.municipality();
    let known = sqlx::query!(
        r#"SELECT short_name,
                  (SELECT json_group_array(json_array(tables.name, key."from",
                                                      key.on_delete IN ('NO ACTION', 'RESTRICT')))
                   FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS key
                   WHERE tables.type = 'table' AND key."table" = 'organisation') AS "ties!: String"
           FROM organisation WHERE id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    if !held(tx, &known.ties, &[id]).await?.is_empty() {
        return Ok(false);
    }
    let values = Values::default().and(id)?.and(municipality)?;
    let entry = Entry { was: Some(known.short_name), ..Entry::default() };
    let values = journal::noted(values, tx, by.id(), "organisation-deleted", entry)?;
    DELETES.make(tx.db(), values).await?;
    Ok(true)
}

const DELETE: &str = "DELETE FROM organisation WHERE id = ? AND municipality_id = ?";

/// A question for those of some organisations that something holds, as a JSON list; `among` is a question for a column
/// `id`.
fn holding(ties: &[Tie], among: &str) -> String {
    let held: Vec<String> = ties
        .iter()
        .filter(|tie| tie.holds)
        .map(|Tie { table, column, .. }| format!("EXISTS (SELECT 1 FROM \"{table}\" WHERE \"{column}\" = asked.id)"))
        .collect();
    let held = if held.is_empty() { "false".to_owned() } else { held.join(" OR ") };
    format!("SELECT json_group_array(asked.id) FROM ({among}) AS asked WHERE {held}")
}

/// Those of some organisations of the municipality that something holds, by the ties of the schema.
pub(super) async fn held(tx: &mut Tx, known: &str, among: &[OrganisationId]) -> Result<Vec<OrganisationId>> {
    let numbers: Vec<String> = among.iter().map(|id| format!("({id})")).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let question = holding(&ties(known)?, &format!("SELECT column1 AS id FROM (VALUES {})", numbers.join(", ")));
    let held: String = sqlx::query_scalar(AssertSqlSafe(question)).fetch_one(tx.db()).await?;
    let held: Value = serde_json::from_str(&held)?;
    Ok(held.as_array().into_iter().flatten().filter_map(Value::as_i64).map(OrganisationId).collect())
}
