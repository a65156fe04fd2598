//! The figures, asked of the database: one aggregate a question, and each takes the coordinator's proof.

use chrono::{DateTime, NaiveDate, Utc};

use super::rules::Group;
use crate::model::people::Coordinator;
use crate::talk::{Cx, Result};

/// Who is registered.
#[derive(Debug, Clone)]
pub struct Staff {
    /// People.
    pub people: i64,
    /// Young specialists among them.
    pub young: i64,
    /// Organisations of the municipality.
    pub organisations: i64,
}

/// Counts who is registered; young specialists teach since `young_since` or later.
///
/// Each count stays within an index: the rows of a hundred thousand people take forty times as long.
pub async fn staff(cx: &mut Cx, _: Coordinator, young_since: NaiveDate, today: NaiveDate) -> Result<Staff> {
    let municipality = cx.municipality();
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
    .fetch_one(cx.db())
    .await?)
}

/// People with at least one open deficit.
///
/// People of other municipalities are left out rather than one's own looked up: that keeps the count within one
/// index, in its order. Where there are none, nobody is compared with them at all.
pub async fn people_with_deficits(cx: &mut Cx, _: Coordinator) -> Result<i64> {
    let municipality = cx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT count(DISTINCT person_id) AS "count!: i64" FROM deficit
           WHERE closed_at IS NULL
             AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
               OR person_id NOT IN (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1))"#,
        municipality
    )
    .fetch_one(cx.db())
    .await?)
}

/// A category with what is known of it.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its name, in the reader's language.
    pub name: String,
    /// The figures, none of them fit to be shown yet.
    pub group: Group,
}

/// The open deficits by category, in the order of the catalogue.
pub async fn categories(cx: &mut Cx, _: Coordinator) -> Result<Vec<Category>> {
    let (language, municipality) = (cx.language(), cx.municipality());
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
                  EXISTS (SELECT 1 FROM cluster_category
                          JOIN cluster ON cluster.id = cluster_category.cluster_id
                          WHERE cluster_category.category_id = deficit_category.id
                            AND cluster.municipality_id = ?1 AND cluster.phase != 'closed') AS "covered!: bool"
           FROM deficit_category
           ORDER BY deficit_category.id"#,
        municipality
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Category {
            name: language.pick(row.name_ru, row.name_en),
            group: Group { people: row.people, deficits: row.deficits, covered: row.covered },
        })
        .collect())
}

/// Clusters that are not closed, and the people in them.
#[derive(Debug, Clone)]
pub struct Clusters {
    /// Clusters.
    pub clusters: i64,
    /// People; one who is in two is counted once.
    pub members: i64,
}

/// Counts the clusters that are not closed and their members.
///
/// The few clusters that do not count are left out, rather than the many that do looked up; and the index is named,
/// since in its order nobody has to be remembered to be counted once.
pub async fn clusters(cx: &mut Cx, _: Coordinator) -> Result<Clusters> {
    let municipality = cx.municipality();
    Ok(sqlx::query_as!(
        Clusters,
        r#"SELECT (SELECT count(*) FROM cluster WHERE municipality_id = ?1 AND phase != 'closed') AS "clusters!: i64",
                  (SELECT count(DISTINCT person_id) FROM membership INDEXED BY membership_active_by_person
                   WHERE left_at IS NULL AND cluster_id NOT IN
                         (SELECT id FROM cluster
                          WHERE municipality_id < ?1 OR municipality_id > ?1 OR phase = 'closed'))
                      AS "members!: i64""#,
        municipality
    )
    .fetch_one(cx.db())
    .await?)
}

/// The events of a span of time.
#[derive(Debug, Clone)]
pub struct Events {
    /// Still to come.
    pub planned: i64,
    /// Past, and not cancelled.
    pub held: i64,
    /// Cancelled.
    pub cancelled: i64,
    /// Held, with a saved attendance sheet.
    pub recorded: i64,
    /// Those who were there, at all recorded events together.
    pub attended: i64,
}

/// Counts the events between two moments.
pub async fn events(cx: &mut Cx, _: Coordinator, (from, till): (DateTime<Utc>, DateTime<Utc>)) -> Result<Events> {
    let (municipality, now) = (cx.municipality(), cx.now);
    Ok(sqlx::query_as!(
        Events,
        r#"SELECT coalesce(sum(cancelled_at IS NULL AND starts_at > ?2), 0) AS "planned!: i64",
                  coalesce(sum(cancelled_at IS NULL AND starts_at <= ?2), 0) AS "held!: i64",
                  coalesce(sum(cancelled_at IS NOT NULL), 0) AS "cancelled!: i64",
                  coalesce(sum(recorded), 0) AS "recorded!: i64",
                  coalesce(sum(CASE WHEN recorded THEN
                      (SELECT count(*) FROM attendance WHERE event_id = counted.id) END), 0) AS "attended!: i64"
           FROM (SELECT event.id, event.cancelled_at, event.starts_at,
                        event.cancelled_at IS NULL AND event.starts_at <= ?2
                            AND event.attendance_saved_at IS NOT NULL AS recorded
                 FROM event JOIN cluster ON cluster.id = event.cluster_id
                 WHERE event.starts_at >= ?3 AND event.starts_at < ?4 AND cluster.municipality_id = ?1) AS counted"#,
        municipality,
        now,
        from,
        till
    )
    .fetch_one(cx.db())
    .await?)
}

/// The events of a month that were not cancelled.
#[derive(Debug, Clone)]
pub struct Month {
    /// The month as «2026-11».
    pub month: String,
    /// How many.
    pub events: i64,
}

/// Counts the events of each month between two moments; `offset` is the zone's, as «+420 minutes».
pub async fn months(
    cx: &mut Cx,
    _: Coordinator,
    (from, till): (DateTime<Utc>, DateTime<Utc>),
    offset: &str,
) -> Result<Vec<Month>> {
    let municipality = cx.municipality();
    Ok(sqlx::query_as!(
        Month,
        r#"SELECT strftime('%Y-%m', event.starts_at, ?4) AS "month!: String", count(*) AS "events!: i64"
           FROM event JOIN cluster ON cluster.id = event.cluster_id
           WHERE event.starts_at >= ?2 AND event.starts_at < ?3 AND event.cancelled_at IS NULL
             AND cluster.municipality_id = ?1
           GROUP BY 1 ORDER BY 1"#,
        municipality,
        from,
        till,
        offset
    )
    .fetch_all(cx.db())
    .await?)
}

/// A cluster with its figures.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// The name.
    pub name: String,
    /// Active members.
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
    cx: &mut Cx,
    _: Coordinator,
    (from, till): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Cluster>> {
    let (municipality, now) = (cx.municipality(), cx.now);
    Ok(sqlx::query_as!(
        Cluster,
        r#"SELECT cluster.name,
                  (SELECT count(*) FROM membership
                   WHERE cluster_id = cluster.id AND left_at IS NULL) AS "members!: i64",
                  coalesce(sum(event.starts_at > ?2), 0) AS "planned!: i64",
                  coalesce(sum(event.starts_at <= ?2), 0) AS "held!: i64",
                  coalesce(sum(event.starts_at <= ?2 AND event.attendance_saved_at IS NOT NULL), 0)
                      AS "recorded!: i64",
                  coalesce(sum(CASE WHEN event.starts_at <= ?2 AND event.attendance_saved_at IS NOT NULL THEN
                      (SELECT count(*) FROM attendance WHERE event_id = event.id) END), 0) AS "attended!: i64"
           FROM cluster
           LEFT JOIN event ON event.cluster_id = cluster.id AND event.cancelled_at IS NULL
                AND event.starts_at >= ?3 AND event.starts_at < ?4
           WHERE cluster.municipality_id = ?1 AND cluster.phase != 'closed'
           GROUP BY cluster.id
           ORDER BY 2 DESC, cluster.name"#,
        municipality,
        now,
        from,
        till
    )
    .fetch_all(cx.db())
    .await?)
}
