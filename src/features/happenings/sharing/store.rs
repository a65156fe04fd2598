//! What is asked of the database for what is shared.

use chrono::{DateTime, Utc};

use crate::ids::{EventId, PersonId};
use crate::model::events::Kind;
use crate::talk::{Result, Tx};

/// A coming event, without anybody.
#[derive(Debug, Clone)]
pub struct Coming {
    pub id: EventId,
    pub kind: Kind,
    /// What the municipality calls it.
    pub own_kind: Option<String>,
    pub title: String,
    /// The names of its groups.
    pub groups: String,
    /// Whether it is for people who were chosen: who they are is not for other chats.
    pub is_chosen: bool,
    pub starts_at: DateTime<Utc>,
    pub ends_at: Option<DateTime<Utc>>,
    /// Whether it has no hours.
    pub all_day: bool,
    pub place: String,
}

/// The coming events of the groups that a person joined or leads, those for which they were chosen, and those for everybody, the
/// nearest first.
///
/// So many are looked through as a person is ever likely to have: what is typed finds among them.
pub async fn coming(tx: &mut Tx, person: PersonId) -> Result<Vec<Coming>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    Ok(sqlx::query_as!(
        Coming,
        r#"SELECT event.id AS "id!: EventId", event.kind AS "kind!: Kind", event.own_kind, event.title AS "title!",
                  coalesce((SELECT group_concat(groups.name, ', ' ORDER BY groups.sort_form, groups.id)
                            FROM event_group JOIN groups ON groups.id = event_group.group_id
                            WHERE event_group.event_id = event.id), '') AS "groups!: String",
                  event.starts_at AS "starts_at!: DateTime<Utc>", event.ends_at AS "ends_at?: DateTime<Utc>",
                  event.all_day AS "all_day!: bool",
                  event.place AS "place!", event.whom IS NOT NULL AS "is_chosen!: bool"
           FROM (SELECT event_group.event_id
                 FROM (SELECT group_id FROM membership WHERE person_id = ?1 AND left_at IS NULL
                       UNION
                       SELECT group_id FROM appointment
                       WHERE person_id = ?1 AND role = 'leader' AND until IS NULL) AS mine
                 JOIN event_group ON event_group.group_id = mine.group_id
                 UNION
                 SELECT whole.id FROM event AS whole
                 WHERE whole.municipality_id = ?2 AND whole.for_all = 1 AND whole.starts_at > ?3
                 UNION
                 SELECT event_id FROM event_invitation WHERE person_id = ?1
                 UNION
                 SELECT made.id FROM event AS made
                 WHERE made.municipality_id = ?2 AND made.whom IS NOT NULL AND made.created_by = ?1
                   AND made.starts_at > ?3) AS near
           JOIN event ON event.id = near.event_id
           WHERE event.municipality_id = ?2 AND event.starts_at > ?3 AND event.cancelled_at IS NULL
           ORDER BY event.starts_at, event.id LIMIT 300"#,
        person,
        municipality,
        now
    )
    .fetch_all(tx.db())
    .await?)
}
