//! By what clusters are found: categories, schools and subjects, each with how many clusters it has.

use crate::ids::{CategoryId, OrganisationId, SubjectId};
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
