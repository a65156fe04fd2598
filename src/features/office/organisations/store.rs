//! What the desk asks about organisations, in the coordinator's municipality alone.

use crate::ids::OrganisationId;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};
use crate::text::forms;

/// An organisation in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: OrganisationId,
    pub name: String,
    /// Whether a coordinator has confirmed it.
    pub confirmed: bool,
    /// How many work there.
    pub staff: i64,
}

/// The organisations that a search finds, unconfirmed ones first.
pub async fn listed(tx: &mut Tx, _: Coordinator, search: &str) -> Result<Vec<Listed>> {
    let municipality = tx.municipality();
    let all = sqlx::query_as!(
        Listed,
        r#"SELECT id AS "id!: OrganisationId", short_name AS name, confirmed AS "confirmed: bool",
                  (SELECT count(*) FROM person WHERE organisation_id = organisation.id) AS "staff!: i64"
           FROM organisation WHERE municipality_id = ? ORDER BY confirmed, sort_form, id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    // A municipality has tens of organisations.
    Ok(all.into_iter().filter(|one| forms::finds(search, &[&one.name])).collect())
}

/// What hangs on an organisation.
#[derive(Debug, Clone)]
pub struct Ties {
    /// How many work there.
    pub staff: i64,
    /// How many groups it hosts.
    pub hosts: i64,
}

/// What hangs on an organisation.
pub async fn ties(tx: &mut Tx, _: Coordinator, id: OrganisationId) -> Result<Ties> {
    Ok(sqlx::query_as!(
        Ties,
        r#"SELECT (SELECT count(*) FROM person WHERE organisation_id = ?1) AS "staff!: i64",
                  (SELECT count(*) FROM groups WHERE host_organisation_id = ?1) AS "hosts!: i64""#,
        id
    )
    .fetch_one(tx.db())
    .await?)
}
