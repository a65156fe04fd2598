//! What several features ask about clusters: who leads, who belongs, what a category is called.

use crate::ids::{CategoryId, ClusterId, PersonId};
use crate::talk::{Cx, Result, gone};

use super::FullName;
use crate::say;
use crate::text::Language;
use serde::{Deserialize, Serialize};

/// Where a cluster is in its cycle, from September to May.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Phase {
    /// Набор.
    Forming,
    /// Работает.
    Working,
    /// Подводит итоги.
    Summing,
    /// Завершён.
    Closed,
}

impl Phase {
    /// All of them, in their order.
    pub const ALL: [Phase; 4] = [Phase::Forming, Phase::Working, Phase::Summing, Phase::Closed];

    /// Whether a cluster can be joined: at any time until it is closed, since the roster is flexible (S1-02).
    pub fn admits(self) -> bool {
        self != Phase::Closed
    }

    /// «набор»: as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Phase::Forming => say!(language, "people-phase-forming"),
            Phase::Working => say!(language, "people-phase-working"),
            Phase::Summing => say!(language, "people-phase-summing"),
            Phase::Closed => say!(language, "people-phase-closed"),
        }
    }
}

/// A cluster by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterName {
    /// The number.
    pub id: ClusterId,
    /// The name.
    pub name: String,
}

/// An active member of a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: String,
}

/// A category of professional deficits, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The number.
    pub id: CategoryId,
    /// The name.
    pub name: String,
}

/// A cluster of this municipality by its number.
pub async fn named(cx: &mut Cx, cluster: ClusterId) -> Result<ClusterName> {
    let municipality = cx.municipality();
    let name =
        sqlx::query_scalar!("SELECT name FROM cluster WHERE id = ? AND municipality_id = ?", cluster, municipality)
            .fetch_optional(cx.db())
            .await?;
    let name = name.ok_or_else(|| gone(cx))?;
    Ok(ClusterName { id: cluster, name })
}

/// The clusters that a person leads and that are not closed, by name.
pub async fn led_by(cx: &mut Cx, person: PersonId) -> Result<Vec<ClusterName>> {
    Ok(sqlx::query_as!(
        ClusterName,
        r#"SELECT id AS "id: ClusterId", name FROM cluster
           WHERE leader_id = ? AND phase != 'closed' ORDER BY name"#,
        person
    )
    .fetch_all(cx.db())
    .await?)
}

/// The active members of a cluster, by name.
pub async fn members(cx: &mut Cx, cluster: ClusterId) -> Result<Vec<Member>> {
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id: PersonId", person.family_name, person.given_name, person.patronymic,
                  organisation.name
           FROM membership
           JOIN person ON person.id = membership.person_id
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE membership.cluster_id = ? AND membership.left_at IS NULL
           ORDER BY person.family_name, person.given_name, person.patronymic, person.id"#,
        cluster
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Member {
            person: row.id,
            name: FullName { family: row.family_name, given: row.given_name, patronymic: row.patronymic },
            organisation: row.name,
        })
        .collect())
}

/// Whether a person is an active member of a cluster.
pub async fn is_member(cx: &mut Cx, cluster: ClusterId, person: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM membership
                          WHERE cluster_id = ? AND person_id = ? AND left_at IS NULL) AS "is_member!: bool""#,
        cluster,
        person
    )
    .fetch_one(cx.db())
    .await?)
}

/// All categories of deficits, in the order of the catalogue.
pub async fn categories(cx: &mut Cx) -> Result<Vec<Category>> {
    let language = cx.language();
    let rows = sqlx::query!(r#"SELECT id AS "id: CategoryId", name_ru, name_en FROM deficit_category ORDER BY id"#)
        .fetch_all(cx.db())
        .await?;
    Ok(rows.into_iter().map(|row| Category { id: row.id, name: language.pick(row.name_ru, row.name_en) }).collect())
}
