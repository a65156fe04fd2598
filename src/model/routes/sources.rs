//! What the municipality has against deficits: its coming events and its clusters, which a route takes first.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::ids::{CategoryId, EventId, GroupId};
use crate::talk::{Result, Tx};

/// Something of the municipality.
#[derive(Debug, Clone, Deserialize)]
pub struct Source {
    /// Against deficits of which category.
    pub category: CategoryId,
    /// The cluster.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// Its nearest event.
    pub event: Option<EventId>,
    /// What that is called.
    pub title: Option<String>,
    /// When it is.
    pub starts_at: Option<DateTime<Utc>>,
}

/// The open clusters that address these categories, each with its nearest event: those with an event first.
pub async fn sources(tx: &mut Tx, categories: &[CategoryId]) -> Result<Vec<Source>> {
    let (municipality, now, wanted) = (tx.municipality(), tx.now, serde_json::to_string(categories)?);
    let rows = sqlx::query!(
        r#"SELECT group_category.category_id AS "category!: CategoryId", groups.id AS "group!: GroupId",
                  groups.name AS "name!", nearest.id AS "event?: EventId", nearest.title AS "title?",
                  nearest.starts_at AS "starts_at?: DateTime<Utc>"
           FROM json_each(?1) AS wanted
           JOIN group_category ON group_category.category_id = wanted.value
           JOIN groups ON groups.id = group_category.group_id
           LEFT JOIN event AS nearest
               ON nearest.id = (SELECT event.id FROM event_group JOIN event ON event.id = event_group.event_id
                                WHERE event_group.group_id = groups.id AND event.starts_at > ?3
                                  AND event.cancelled_at IS NULL ORDER BY event.starts_at, event.id LIMIT 1)
           WHERE groups.municipality_id = ?2 AND groups.kind = 'cluster' AND groups.phase != 'closed'
           ORDER BY nearest.starts_at IS NULL, nearest.starts_at, groups.sort_form, groups.id"#,
        wanted,
        municipality,
        now
    )
    .fetch_all(tx.db())
    .await?;
    let sources = rows.into_iter().map(|row| Source {
        category: row.category,
        group: row.group,
        name: row.name,
        event: row.event,
        title: row.title,
        starts_at: row.starts_at,
    });
    Ok(sources.collect())
}
