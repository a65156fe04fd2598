//! How a cluster comes into being, in the coordinator's municipality alone.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, ClusterId, OrganisationId, PersonId};
use crate::model::people::Coordinator;
use crate::talk::{Cx, Result};

/// Whether a cluster of this municipality bears a name.
pub async fn is_taken(cx: &mut Cx, _: Coordinator, name: &str) -> Result<bool> {
    let municipality = cx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM cluster WHERE municipality_id = ? AND name = ?) AS "taken!: bool""#,
        municipality,
        name
    )
    .fetch_one(cx.db())
    .await?)
}

/// A cluster that is to be made.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Founding {
    /// The name.
    pub name: String,
    /// The categories that it addresses.
    pub categories: Vec<CategoryId>,
    /// Its host school.
    pub host: Option<OrganisationId>,
    /// Who leads it.
    pub leader: Option<PersonId>,
}

/// Makes a cluster; `None` when its name is taken. Numbers of another municipality find nothing and stay empty.
pub async fn found(cx: &mut Cx, _: Coordinator, founding: &Founding) -> Result<Option<ClusterId>> {
    let (municipality, now) = (cx.municipality(), cx.now);
    let Founding { name, host, leader, .. } = founding;
    let cluster = sqlx::query_scalar!(
        r#"INSERT INTO cluster (municipality_id, name, host_school_id, leader_id, created_at)
           VALUES (?1, ?2, (SELECT id FROM organisation WHERE id = ?3 AND municipality_id = ?1),
                   (SELECT id FROM person WHERE id = ?4 AND municipality_id = ?1), ?5)
           ON CONFLICT (municipality_id, name) DO NOTHING RETURNING id AS "id!: ClusterId""#,
        municipality,
        name,
        host,
        leader,
        now
    )
    .fetch_optional(cx.db())
    .await?;
    let Some(cluster) = cluster else {
        return Ok(None);
    };
    let categories = serde_json::to_string(&founding.categories)?;
    sqlx::query!(
        "INSERT INTO cluster_category (cluster_id, category_id)
         SELECT ?, id FROM deficit_category WHERE id IN (SELECT value FROM json_each(?))",
        cluster,
        categories
    )
    .execute(cx.db())
    .await?;
    Ok(Some(cluster))
}
