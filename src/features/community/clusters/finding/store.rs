//! By what clusters are found: categories, schools and subjects, each with how many clusters it has.

use crate::features::community::clusters::store::Listed;
use crate::ids::{CategoryId, GroupId, ItemId, OrganisationId, SubjectId};
use crate::model::groups::Phase;
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};

/// A school that hosts open clusters.
#[derive(Debug, Clone)]
pub struct Host {
    pub id: OrganisationId,
    pub name: String,
    pub clusters: i64,
}

/// The schools that host open clusters, by name.
pub async fn hosts(tx: &mut Tx) -> Result<Vec<Host>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Host,
        r#"SELECT organisation.id AS "id: OrganisationId", organisation.short_name AS name, count(*) AS "clusters!: i64"
           FROM groups CROSS JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE groups.municipality_id = ? AND groups.kind = 'cluster' AND groups.phase != 'closed'
           GROUP BY organisation.id ORDER BY organisation.sort_form, organisation.id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// How many clusters that are not closed address each category, by the category.
pub async fn topics(tx: &mut Tx) -> Result<Vec<(CategoryId, i64)>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT group_category.category_id AS "category: CategoryId", count(*) AS "clusters!: i64"
           FROM groups JOIN group_category ON group_category.group_id = groups.id
           WHERE groups.municipality_id = ? AND groups.kind = 'cluster' AND groups.phase != 'closed'
           GROUP BY group_category.category_id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.category, row.clusters)).collect())
}

/// A subject for which there are open clusters.
#[derive(Debug, Clone, Copy)]
pub struct ForSubject {
    pub id: SubjectId,
    pub clusters: i64,
    /// Whether the reader teaches it.
    pub taught: bool,
}

/// The subjects for which there are open clusters, in the order of the list.
pub async fn subjects(tx: &mut Tx, reader: Registered) -> Result<Vec<ForSubject>> {
    let (municipality, person) = (tx.municipality(), reader.id());
    Ok(sqlx::query_as!(
        ForSubject,
        r#"SELECT group_subject.subject_id AS "id!: SubjectId", count(*) AS "clusters!: i64",
                  EXISTS (SELECT 1 FROM person_subject
                          WHERE person_subject.person_id = ?1
                            AND person_subject.subject_id = group_subject.subject_id) AS "taught!: bool"
           FROM groups JOIN group_subject ON group_subject.group_id = groups.id
           WHERE groups.municipality_id = ?2 AND groups.kind = 'cluster' AND groups.phase != 'closed'
           GROUP BY group_subject.subject_id ORDER BY group_subject.subject_id"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// A cluster that fits somebody, and by which of their deficits.
#[derive(Debug, Clone)]
pub struct Fitting {
    pub cluster: Listed,
    /// The item of theirs that it addresses.
    pub item: Option<ItemId>,
    /// Else the category.
    pub category: CategoryId,
}

/// The clusters that fit the reader's own open deficits, by item first. For the reader's eyes alone.
pub async fn fitting(tx: &mut Tx, reader: Registered) -> Result<Vec<Fitting>> {
    let (municipality, person) = (tx.municipality(), reader.id());
    let mut rows = sqlx::query!(
        r#"SELECT groups.id AS "id!: GroupId", groups.name AS "name!", organisation.short_name AS "host?",
                  groups.phase AS "phase!: Phase",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?1 AND role IN ('leader', 'deputy') AND group_id = groups.id
                            AND until IS NULL) AS "leads!: bool",
                  EXISTS (SELECT 1 FROM membership
                          WHERE person_id = ?1 AND group_id = groups.id AND left_at IS NULL) AS "belongs!: bool",
                  (SELECT min(deficit.item_id) FROM deficit
                   JOIN group_item ON group_item.group_id = groups.id AND group_item.item_id = deficit.item_id
                   WHERE deficit.person_id = ?1 AND deficit.closed_at IS NULL) AS "item?: ItemId",
                  fits.category_id AS "category!: CategoryId"
           FROM (SELECT group_category.group_id, min(deficit.category_id) AS category_id
                 FROM deficit CROSS JOIN group_category ON group_category.category_id = deficit.category_id
                 WHERE deficit.person_id = ?1 AND deficit.closed_at IS NULL
                 GROUP BY group_category.group_id) AS fits
           CROSS JOIN groups ON groups.id = fits.group_id
           LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE groups.municipality_id = ?2 AND groups.phase != 'closed' AND groups.kind = 'cluster'
           ORDER BY groups.sort_form, groups.id"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    rows.sort_by_key(|row| row.item.is_none());
    let fitting = rows.into_iter().map(|row| Fitting {
        cluster: Listed {
            id: row.id,
            name: row.name,
            host: row.host,
            phase: row.phase,
            leads: row.leads,
            belongs: row.belongs,
        },
        item: row.item,
        category: row.category,
    });
    Ok(fitting.collect())
}
