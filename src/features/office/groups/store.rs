//! What the desk asks about groups, in the coordinator's municipality alone.

use crate::ids::GroupId;
use crate::model::groups::Phase;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};
use crate::text::forms;

/// A group in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: GroupId,
    pub name: String,
    pub phase: Phase,
    /// Whether somebody leads it.
    pub led: bool,
}

/// The groups that a search finds; closed ones last, those without a leader first.
pub async fn listed(tx: &mut Tx, _: Coordinator, search: &str) -> Result<Vec<Listed>> {
    let municipality = tx.municipality();
    let all = sqlx::query_as!(
        Listed,
        r#"SELECT groups.id AS "id!: GroupId", groups.name, groups.phase AS "phase: Phase",
                  appointment.id IS NOT NULL AS "led!: bool"
           FROM groups
           LEFT JOIN appointment ON appointment.group_id = groups.id AND appointment.role = 'leader'
                AND appointment.until IS NULL
           WHERE groups.municipality_id = ?
           ORDER BY groups.phase = 'closed', appointment.id IS NOT NULL, groups.sort_form, groups.id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    // A municipality has tens of groups.
    Ok(all.into_iter().filter(|group| forms::finds(search, &[&group.name])).collect())
}

/// A group, as its card at the desk shows it.
#[derive(Debug, Clone)]
pub struct Group {
    pub name: String,
    pub phase: Phase,
    /// How many belong to it now.
    pub members: i64,
}

/// A group of this municipality.
pub async fn group(tx: &mut Tx, _: Coordinator, id: GroupId) -> Result<Group> {
    let municipality = tx.municipality();
    let found = sqlx::query_as!(
        Group,
        r#"SELECT name, phase AS "phase: Phase",
                  (SELECT count(*) FROM membership WHERE group_id = groups.id AND left_at IS NULL) AS "members!: i64"
           FROM groups WHERE id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    found.ok_or(Trouble::Gone)
}
