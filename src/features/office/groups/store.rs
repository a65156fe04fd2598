//! What the desk asks and keeps about clusters, in the coordinator's municipality alone.

use crate::ids::{CategoryId, ClusterId, PersonId};
use crate::model::people::clusters::Phase;
use crate::model::people::{Coordinator, FullName};
use crate::talk::{Cx, Result, gone};
use crate::text::Language;

/// A cluster in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The number.
    pub id: ClusterId,
    /// The name.
    pub name: String,
    /// Where in its cycle it is.
    pub phase: Phase,
    /// Whether somebody leads it.
    pub led: bool,
}

/// The clusters whose name contains what was typed; closed ones last, those without a leader first.
pub async fn clusters(cx: &mut Cx, _: Coordinator, search: &str) -> Result<Vec<Listed>> {
    let municipality = cx.municipality();
    let clusters = sqlx::query_as!(
        Listed,
        r#"SELECT id AS "id: ClusterId", name, phase AS "phase: Phase", leader_id IS NOT NULL AS "led!: bool"
           FROM cluster WHERE municipality_id = ?
           ORDER BY phase = 'closed', leader_id IS NOT NULL, name"#,
        municipality
    )
    .fetch_all(cx.db())
    .await?;
    let search = search.to_lowercase();
    Ok(clusters.into_iter().filter(|cluster| cluster.name.to_lowercase().contains(&search)).collect())
}

/// A cluster, as its card at the desk shows it.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// The name.
    pub name: String,
    /// Where in its cycle it is.
    pub phase: Phase,
    /// Its host school.
    pub host: Option<String>,
    /// Who leads it.
    pub leader: Option<(PersonId, FullName)>,
    /// Active members.
    pub members: i64,
}

/// A cluster of this municipality.
pub async fn cluster(cx: &mut Cx, _: Coordinator, id: ClusterId) -> Result<Cluster> {
    let municipality = cx.municipality();
    let row = sqlx::query!(
        r#"SELECT cluster.name, cluster.phase AS "phase: Phase",
                  organisation.name AS "host?: String", leader.id AS "leader?: PersonId",
                  leader.family_name AS "family?: String", leader.given_name AS "given?: String",
                  leader.patronymic AS "patronymic?: String",
                  (SELECT count(*) FROM membership WHERE cluster_id = cluster.id AND left_at IS NULL)
                      AS "members!: i64"
           FROM cluster
           LEFT JOIN organisation ON organisation.id = cluster.host_school_id
           LEFT JOIN person AS leader ON leader.id = cluster.leader_id
           WHERE cluster.id = ? AND cluster.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(cx.db())
    .await?;
    let Some(row) = row else { return Err(gone(cx)) };
    let name = FullName {
        family: row.family.unwrap_or_default(),
        given: row.given.unwrap_or_default(),
        patronymic: row.patronymic.unwrap_or_default(),
    };
    Ok(Cluster {
        name: row.name,
        phase: row.phase,
        host: row.host,
        leader: row.leader.map(|leader| (leader, name)),
        members: row.members,
    })
}

/// A category of deficits, and whether a cluster addresses it.
#[derive(Debug, Clone)]
pub struct Addressed {
    /// The number.
    pub id: CategoryId,
    /// The name.
    pub name: String,
    /// Whether the cluster addresses it.
    pub addressed: bool,
}

/// All categories, with those that a cluster addresses marked.
pub async fn categories(cx: &mut Cx, _: Coordinator, cluster: ClusterId, language: Language) -> Result<Vec<Addressed>> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: CategoryId", name_ru, name_en,
                  EXISTS (SELECT 1 FROM cluster_category
                          WHERE cluster_id = ? AND category_id = deficit_category.id) AS "addressed!: bool"
           FROM deficit_category ORDER BY id"#,
        cluster
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Addressed { id: row.id, name: language.pick(row.name_ru, row.name_en), addressed: row.addressed })
        .collect())
}

/// Lets a cluster of this municipality address a category, or no more.
pub async fn set_category(
    cx: &mut Cx,
    _: Coordinator,
    cluster: ClusterId,
    category: CategoryId,
    wanted: bool,
) -> Result<()> {
    let municipality = cx.municipality();
    if wanted {
        sqlx::query!(
            "INSERT INTO cluster_category (cluster_id, category_id)
             SELECT cluster.id, deficit_category.id FROM cluster, deficit_category
             WHERE cluster.id = ? AND cluster.municipality_id = ? AND deficit_category.id = ?
             ON CONFLICT DO NOTHING",
            cluster,
            municipality,
            category
        )
        .execute(cx.db())
        .await?;
    } else {
        sqlx::query!(
            "DELETE FROM cluster_category WHERE cluster_id = ? AND category_id = ?
               AND cluster_id IN (SELECT id FROM cluster WHERE municipality_id = ?)",
            cluster,
            category,
            municipality
        )
        .execute(cx.db())
        .await?;
    }
    Ok(())
}

/// Renames a cluster; `false` when another one bears the name.
pub async fn rename(cx: &mut Cx, _: Coordinator, cluster: ClusterId, name: &str) -> Result<bool> {
    let municipality = cx.municipality();
    let renamed = sqlx::query!(
        "UPDATE OR IGNORE cluster SET name = ? WHERE id = ? AND municipality_id = ?",
        name,
        cluster,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(renamed.rows_affected() > 0)
}

/// Moves a cluster in its cycle.
pub async fn set_phase(cx: &mut Cx, _: Coordinator, cluster: ClusterId, phase: Phase) -> Result<()> {
    let municipality = cx.municipality();
    sqlx::query!("UPDATE cluster SET phase = ? WHERE id = ? AND municipality_id = ?", phase, cluster, municipality)
        .execute(cx.db())
        .await?;
    Ok(())
}
