//! The figures, asked of the database: one aggregate a question, and each takes the coordinator's proof.

use chrono::{DateTime, NaiveDate, Utc};

use super::rules::Group;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};
use crate::text::Bilingual;

/// Who is registered.
#[derive(Debug, Clone)]
pub struct Staff {
    pub people: i64,
    /// Young specialists among them.
    pub young: i64,
    /// Organisations of the municipality.
    pub organisations: i64,
}

/// Counts who is registered; young specialists teach since `young_since` or later.
///
/// Each count stays within an index: the rows of a hundred thousand people take forty times as long.
pub async fn staff(tx: &mut Tx, _: Coordinator, young_since: NaiveDate, today: NaiveDate) -> Result<Staff> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Staff,
        r#"SELECT (SELECT count(*) FROM person WHERE municipality_id = ?1) AS "people!: i64",
                  (SELECT count(*) FROM person
                   WHERE municipality_id = ?1 AND teaching_since BETWEEN ?2 AND ?3) AS "young!: i64",
                  (SELECT count(*) FROM organisation WHERE municipality_id = ?1) AS "organisations!: i64""#,
        municipality,
        young_since,
        today
    )
    .fetch_one(tx.db())
    .await?)
}

/// How many people are registered.
pub async fn registered(tx: &mut Tx, _: Coordinator) -> Result<i64> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "people!: i64" FROM person WHERE municipality_id = ?"#, municipality)
        .fetch_one(tx.db())
        .await?)
}

/// People with at least one open deficit.
///
/// People of other municipalities are left out rather than one's own looked up: that keeps the count within one index,
/// in its order. If there are none, nobody is compared with them at all.
pub async fn people_with_deficits(tx: &mut Tx, _: Coordinator) -> Result<i64> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT count(DISTINCT person_id) AS "count!: i64" FROM deficit
           WHERE closed_at IS NULL
             AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
               OR person_id NOT IN (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1))"#,
        municipality
    )
    .fetch_one(tx.db())
    .await?)
}

/// A category with what is known of it.
#[derive(Debug, Clone)]
pub struct Category {
    pub name: Bilingual,
    /// The figures, none of them fit to be shown yet.
    pub group: Group,
}

/// The open deficits by category, in the order of the catalogue.
pub async fn categories(tx: &mut Tx, _: Coordinator) -> Result<Vec<Category>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT deficit_category.name_ru, deficit_category.name_en,
                  (SELECT count(DISTINCT person_id) FROM deficit
                   WHERE category_id = deficit_category.id AND closed_at IS NULL
                     AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
                       OR person_id NOT IN
                          (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)))
                      AS "people!: i64",
                  (SELECT count(*) FROM deficit
                   WHERE category_id = deficit_category.id AND closed_at IS NULL
                     AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
                       OR person_id NOT IN
                          (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)))
                      AS "deficits!: i64",
                  EXISTS (SELECT 1 FROM group_category JOIN groups ON groups.id = group_category.group_id
                          WHERE group_category.category_id = deficit_category.id AND groups.kind = 'cluster'
                            AND groups.municipality_id = ?1 AND groups.phase != 'closed') AS "covered!: bool"
           FROM deficit_category
           ORDER BY deficit_category.id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Category {
            name: Bilingual { ru: row.name_ru, en: row.name_en },
            group: Group { people: row.people, deficits: row.deficits, covered: row.covered },
        })
        .collect())
}

/// The events of a month that were not cancelled.
#[derive(Debug, Clone)]
pub struct Month {
    /// The month as «2026-11».
    pub month: String,
    pub events: i64,
}

/// Counts the events of each month between two moments; `offset` is the zone's, as «+420 minutes».
pub async fn months(
    tx: &mut Tx,
    _: Coordinator,
    (from, till): (DateTime<Utc>, DateTime<Utc>),
    offset: &str,
) -> Result<Vec<Month>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Month,
        r#"SELECT strftime('%Y-%m', starts_at, ?4) AS "month!: String", count(*) AS "events!: i64"
           FROM event
           WHERE municipality_id = ?1 AND starts_at >= ?2 AND starts_at < ?3 AND cancelled_at IS NULL
           GROUP BY 1 ORDER BY 1"#,
        municipality,
        from,
        till,
        offset
    )
    .fetch_all(tx.db())
    .await?)
}

/// A cluster with its figures.
#[derive(Debug, Clone)]
pub struct Cluster {
    pub name: String,
    pub members: i64,
    /// Events still to come.
    pub planned: i64,
    /// Events held.
    pub held: i64,
    /// Those held with a saved attendance sheet.
    pub recorded: i64,
    /// Those who were there, at all recorded events together.
    pub attended: i64,
}

/// The clusters that are not closed with their figures between two moments, the largest first.
pub async fn each_cluster(
    tx: &mut Tx,
    _: Coordinator,
    (from, till): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Cluster>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    Ok(sqlx::query_as!(
        Cluster,
        r#"SELECT groups.name,
                  (SELECT count(*) FROM membership
                   WHERE group_id = groups.id AND left_at IS NULL) AS "members!: i64",
                  coalesce(sum(event.starts_at > ?2), 0) AS "planned!: i64",
                  coalesce(sum(event.starts_at <= ?2), 0) AS "held!: i64",
                  coalesce(sum(event.starts_at <= ?2 AND event.attendance_saved_at IS NOT NULL), 0)
                      AS "recorded!: i64",
                  coalesce(sum(CASE WHEN event.starts_at <= ?2 AND event.attendance_saved_at IS NOT NULL THEN
                      (SELECT count(*) FROM record WHERE event_id = event.id AND deed = 'presence') END), 0)
                      AS "attended!: i64"
           FROM groups
           LEFT JOIN event_group ON event_group.group_id = groups.id
           LEFT JOIN event ON event.id = event_group.event_id AND event.cancelled_at IS NULL
                AND event.starts_at >= ?3 AND event.starts_at < ?4
           WHERE groups.municipality_id = ?1 AND groups.kind = 'cluster' AND groups.phase != 'closed'
           GROUP BY groups.id
           ORDER BY 2 DESC, groups.sort_form, groups.id"#,
        municipality,
        now,
        from,
        till
    )
    .fetch_all(tx.db())
    .await?)
}
