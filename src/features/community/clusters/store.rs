//! What is asked of the database about clusters. Each question is asked of one municipality.

use chrono::{DateTime, Utc};

use crate::ids::{CategoryId, ClusterId, EventId, PersonId};
use crate::model::people::clusters::Phase;
use crate::model::people::{FullName, Registered, clusters};
use crate::talk::{Cx, Result, gone};

/// A cluster in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The number.
    pub id: ClusterId,
    /// The name.
    pub name: String,
    /// The host school, for the search.
    pub host: Option<String>,
    /// Where it is in its cycle.
    pub phase: Phase,
    /// Whether the one who asks leads it.
    pub leads: bool,
}

/// A cluster on its card.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// The name.
    pub name: String,
    /// The host school.
    pub host: Option<String>,
    /// Who leads it; nobody after the leader has gone.
    pub leader: Option<(PersonId, FullName)>,
    /// Where it is in its cycle.
    pub phase: Phase,
    /// How many belong to it.
    pub members: i64,
    /// What it addresses, in the reader's language.
    pub categories: Vec<String>,
    /// Its next event: number, title, moment.
    pub next: Option<(EventId, String, DateTime<Utc>)>,
}

/// A member on the roster.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: String,
    /// Whether they agreed that members see their name.
    pub named: bool,
}

/// What joining came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// The person belongs to it from now on.
    Joined,
    /// They belonged already.
    Already,
    /// It is closed and admits nobody.
    Closed,
}

/// Makes a person of this municipality a member, whatever their school (S1-02). One who left gets a new row.
pub async fn join(cx: &mut Cx, cluster: ClusterId, person: PersonId) -> Result<Joining> {
    let (municipality, now) = (cx.municipality(), cx.now);
    let phase = sqlx::query_scalar!(
        r#"SELECT phase AS "phase: Phase" FROM cluster WHERE id = ? AND municipality_id = ?"#,
        cluster,
        municipality
    )
    .fetch_optional(cx.db())
    .await?;
    let phase = phase.ok_or_else(|| gone(cx))?;
    if clusters::is_member(cx, cluster, person).await? {
        return Ok(Joining::Already);
    }
    if !phase.admits() {
        return Ok(Joining::Closed);
    }
    let joined = sqlx::query!(
        "INSERT INTO membership (cluster_id, person_id, joined_at)
         SELECT ?, id, ? FROM person WHERE id = ? AND municipality_id = ?",
        cluster,
        now,
        person,
        municipality
    )
    .execute(cx.db())
    .await?;
    if joined.rows_affected() == 0 {
        return Err(gone(cx));
    }
    Ok(Joining::Joined)
}

/// Ends the membership of the person who speaks: its dates stay, the answers to coming events go. Tells whether
/// there was one.
pub async fn leave(cx: &mut Cx, leaver: Registered, cluster: ClusterId) -> Result<bool> {
    let (person, now) = (leaver.id(), cx.now);
    let left = sqlx::query!(
        "UPDATE membership SET left_at = max(joined_at, ?)
         WHERE cluster_id = ? AND person_id = ? AND left_at IS NULL",
        now,
        cluster,
        person
    )
    .execute(cx.db())
    .await?;
    if left.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!(
        "DELETE FROM event_answer WHERE person_id = ?
         AND event_id IN (SELECT id FROM event WHERE cluster_id = ? AND starts_at > ?)",
        person,
        cluster,
        now
    )
    .execute(cx.db())
    .await?;
    Ok(true)
}

/// The clusters that are not closed, by name; those that address a category, if one is given.
pub async fn open(cx: &mut Cx, reader: Registered, category: Option<CategoryId>) -> Result<Vec<Listed>> {
    let (municipality, person) = (cx.municipality(), reader.id());
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT cluster.id AS "id: ClusterId", cluster.name, organisation.name AS "host?",
                  cluster.phase AS "phase: Phase", cluster.leader_id IS ?1 AS "leads!: bool"
           FROM cluster LEFT JOIN organisation ON organisation.id = cluster.host_school_id
           WHERE cluster.municipality_id = ?2 AND cluster.phase != 'closed'
             AND (?3 IS NULL OR EXISTS (SELECT 1 FROM cluster_category
                                        WHERE cluster_id = cluster.id AND category_id = ?3))
           ORDER BY cluster.name"#,
        person,
        municipality,
        category
    )
    .fetch_all(cx.db())
    .await?)
}

/// The clusters that the person who speaks joined or leads: the led ones first, the closed ones last.
///
/// The cross join keeps SQLite from walking through all clusters of the municipality for the few that are theirs.
pub async fn mine(cx: &mut Cx, reader: Registered) -> Result<Vec<Listed>> {
    let (municipality, person) = (cx.municipality(), reader.id());
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT cluster.id AS "id: ClusterId", cluster.name, organisation.name AS "host?",
                  cluster.phase AS "phase: Phase", cluster.leader_id IS ?1 AS "leads!: bool"
           FROM (SELECT cluster_id FROM membership WHERE person_id = ?1 AND left_at IS NULL
                 UNION SELECT id FROM cluster WHERE leader_id = ?1) AS mine
           CROSS JOIN cluster ON cluster.id = mine.cluster_id
           LEFT JOIN organisation ON organisation.id = cluster.host_school_id
           WHERE cluster.municipality_id = ?2
           ORDER BY cluster.phase = 'closed', cluster.leader_id IS ?1 DESC, cluster.name"#,
        person,
        municipality
    )
    .fetch_all(cx.db())
    .await?)
}

/// How many belong to a cluster. A list asks it of those on its page alone.
pub async fn members(cx: &mut Cx, cluster: ClusterId) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) AS "members!: i64" FROM membership WHERE cluster_id = ? AND left_at IS NULL"#,
        cluster
    )
    .fetch_one(cx.db())
    .await?)
}

/// How many clusters that are not closed address each category, by the category.
pub async fn topics(cx: &mut Cx) -> Result<Vec<(CategoryId, i64)>> {
    let municipality = cx.municipality();
    let rows = sqlx::query!(
        r#"SELECT cluster_category.category_id AS "category: CategoryId", count(*) AS "clusters!: i64"
           FROM cluster JOIN cluster_category ON cluster_category.cluster_id = cluster.id
           WHERE cluster.municipality_id = ? AND cluster.phase != 'closed'
           GROUP BY cluster_category.category_id"#,
        municipality
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.category, row.clusters)).collect())
}

/// A cluster of this municipality, with everything on its card.
pub async fn cluster(cx: &mut Cx, id: ClusterId) -> Result<Cluster> {
    let municipality = cx.municipality();
    let row = sqlx::query!(
        r#"SELECT cluster.name, organisation.name AS "host?", cluster.phase AS "phase: Phase",
                  person.id AS "leader_id?: PersonId", person.family_name AS "family_name?",
                  person.given_name AS "given_name?", person.patronymic AS "patronymic?",
                  (SELECT count(*) FROM membership
                   WHERE membership.cluster_id = cluster.id AND membership.left_at IS NULL) AS "members!: i64"
           FROM cluster
           LEFT JOIN organisation ON organisation.id = cluster.host_school_id
           LEFT JOIN person ON person.id = cluster.leader_id
           WHERE cluster.id = ? AND cluster.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(cx.db())
    .await?;
    let Some(row) = row else { return Err(gone(cx)) };
    let leader = match (row.leader_id, row.family_name, row.given_name, row.patronymic) {
        (Some(person), Some(family), Some(given), Some(patronymic)) => {
            Some((person, FullName { family, given, patronymic }))
        }
        _ => None,
    };
    Ok(Cluster {
        name: row.name,
        host: row.host,
        leader,
        phase: row.phase,
        members: row.members,
        categories: categories(cx, id).await?,
        next: next_event(cx, id).await?,
    })
}

async fn categories(cx: &mut Cx, cluster: ClusterId) -> Result<Vec<String>> {
    let language = cx.language();
    let rows = sqlx::query!(
        "SELECT deficit_category.name_ru, deficit_category.name_en
         FROM cluster_category JOIN deficit_category ON deficit_category.id = cluster_category.category_id
         WHERE cluster_category.cluster_id = ? ORDER BY deficit_category.id",
        cluster
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().map(|row| language.pick(row.name_ru, row.name_en)).collect())
}

async fn next_event(cx: &mut Cx, cluster: ClusterId) -> Result<Option<(EventId, String, DateTime<Utc>)>> {
    let now = cx.now;
    let row = sqlx::query!(
        r#"SELECT id AS "id: EventId", title, starts_at AS "starts_at: DateTime<Utc>" FROM event
           WHERE cluster_id = ? AND starts_at >= ? AND cancelled_at IS NULL
           ORDER BY starts_at LIMIT 1"#,
        cluster,
        now
    )
    .fetch_optional(cx.db())
    .await?;
    Ok(row.map(|row| (row.id, row.title, row.starts_at)))
}

/// The active members of a cluster of this municipality by name, each with whether members may see the name.
pub async fn roster(cx: &mut Cx, cluster: ClusterId) -> Result<Vec<Colleague>> {
    let municipality = cx.municipality();
    let rows = sqlx::query!(
        r#"SELECT person.family_name, person.given_name, person.patronymic, organisation.name,
                  EXISTS (SELECT 1 FROM account
                          JOIN consent ON consent.account_id = account.id
                          WHERE account.person_id = person.id AND consent.purpose = 'name'
                            AND consent.withdrawn_at IS NULL) AS "named!: bool"
           FROM membership
           JOIN person ON person.id = membership.person_id
           JOIN organisation ON organisation.id = person.organisation_id
           WHERE membership.cluster_id = ? AND membership.left_at IS NULL AND person.municipality_id = ?
           ORDER BY person.family_name, person.given_name, person.patronymic, person.id"#,
        cluster,
        municipality
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Colleague {
            name: FullName { family: row.family_name, given: row.given_name, patronymic: row.patronymic },
            organisation: row.name,
            named: row.named,
        })
        .collect())
}
