//! What the desk asks and keeps. Whatever changes something takes the coordinator's proof, and everything is
//! looked for in the coordinator's municipality alone.

use crate::ids::{CategoryId, ClusterId, OrganisationId, PersonId};
use crate::people::clusters::Phase;
use crate::people::{Coordinator, FullName};
use crate::talk::{Cx, Result, gone};
use crate::text::Language;

use super::rules::{beyond, searched};

/// How much there is.
#[derive(Debug, Clone)]
pub struct Desk {
    /// People.
    pub people: i64,
    /// Organisations.
    pub organisations: i64,
    /// Organisations that newcomers typed and nobody has confirmed.
    pub unconfirmed: i64,
    /// Clusters that are not closed.
    pub clusters: i64,
    /// Those of them that have no leader.
    pub leaderless: i64,
}

/// Counts what the desk is about.
pub async fn desk(cx: &mut Cx, _: Coordinator) -> Result<Desk> {
    let municipality = cx.municipality();
    Ok(sqlx::query_as!(
        Desk,
        r#"SELECT (SELECT count(*) FROM person WHERE municipality_id = ?1) AS "people!: i64",
                  (SELECT count(*) FROM organisation WHERE municipality_id = ?1) AS "organisations!: i64",
                  (SELECT count(*) FROM organisation WHERE municipality_id = ?1 AND confirmed = 0)
                      AS "unconfirmed!: i64",
                  (SELECT count(*) FROM cluster WHERE municipality_id = ?1 AND phase != 'closed')
                      AS "clusters!: i64",
                  (SELECT count(*) FROM cluster WHERE municipality_id = ?1 AND phase != 'closed'
                   AND leader_id IS NULL) AS "leaderless!: i64""#,
        municipality
    )
    .fetch_one(cx.db())
    .await?)
}

/// A person in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Who.
    pub id: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: String,
}

/// How many people a search finds: by the beginnings of the family name and the given name, in either order.
pub async fn count_people(cx: &mut Cx, _: Coordinator, search: &str) -> Result<usize> {
    let municipality = cx.municipality();
    let (one, two) = searched(search);
    let (one_end, two_end) = (beyond(&one), beyond(&two));
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM person
           WHERE municipality_id = ?1
             AND (family_name >= ?2 AND family_name < ?3 AND given_name >= ?4 AND given_name < ?5
               OR given_name >= ?2 AND given_name < ?3 AND family_name >= ?4 AND family_name < ?5)"#,
        municipality,
        one,
        one_end,
        two,
        two_end
    )
    .fetch_one(cx.db())
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// A page of the people that a search finds, by name.
pub async fn people(
    cx: &mut Cx,
    _: Coordinator,
    search: &str,
    page: usize,
    size: usize,
) -> Result<Vec<Listed>> {
    let municipality = cx.municipality();
    let (one, two) = searched(search);
    let (one_end, two_end) = (beyond(&one), beyond(&two));
    let (limit, skipped) = (size as i64, (page * size) as i64);
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id: PersonId", family_name, given_name, patronymic, organisation.name
           FROM (SELECT id, organisation_id, family_name, given_name, patronymic FROM person
                 WHERE municipality_id = ?1
                   AND (family_name >= ?2 AND family_name < ?3 AND given_name >= ?4 AND given_name < ?5
                     OR given_name >= ?2 AND given_name < ?3 AND family_name >= ?4 AND family_name < ?5)
                 ORDER BY family_name, given_name, patronymic, id LIMIT ?6 OFFSET ?7) AS person
           JOIN organisation ON organisation.id = person.organisation_id
           ORDER BY family_name, given_name, patronymic, person.id"#,
        municipality,
        one,
        one_end,
        two,
        two_end,
        limit,
        skipped
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Listed {
            id: row.id,
            name: FullName {
                family: row.family_name,
                given: row.given_name,
                patronymic: row.patronymic,
            },
            organisation: row.name,
        })
        .collect())
}

/// Whether a person coordinates the municipality.
pub async fn coordinates(cx: &mut Cx, _: Coordinator, person: PersonId) -> Result<bool> {
    let municipality = cx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM coordinator WHERE person_id = ? AND municipality_id = ?)
           AS "coordinates!: bool""#,
        person,
        municipality
    )
    .fetch_one(cx.db())
    .await?)
}

/// Takes the right of a coordinator away, unless it is the last one; tells whether it did.
pub async fn dismiss(cx: &mut Cx, _: Coordinator, person: PersonId) -> Result<bool> {
    let municipality = cx.municipality();
    let dismissed = sqlx::query!(
        "DELETE FROM coordinator WHERE person_id = ?1 AND municipality_id = ?2
           AND EXISTS (SELECT 1 FROM coordinator WHERE municipality_id = ?2 AND person_id != ?1)",
        person,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(dismissed.rows_affected() > 0)
}

/// A school in a list.
#[derive(Debug, Clone)]
pub struct School {
    /// The number.
    pub id: OrganisationId,
    /// The name.
    pub name: String,
    /// Whether a coordinator has confirmed it.
    pub confirmed: bool,
    /// How many work there.
    pub staff: i64,
}

/// The schools whose name contains what was typed, unconfirmed ones first.
pub async fn schools(cx: &mut Cx, _: Coordinator, search: &str) -> Result<Vec<School>> {
    let municipality = cx.municipality();
    let schools = sqlx::query_as!(
        School,
        r#"SELECT id AS "id: OrganisationId", name, confirmed AS "confirmed: bool",
                  (SELECT count(*) FROM person WHERE organisation_id = organisation.id) AS "staff!: i64"
           FROM organisation WHERE municipality_id = ? ORDER BY confirmed, id"#,
        municipality
    )
    .fetch_all(cx.db())
    .await?;
    // SQLite folds only Latin letters, and a municipality has tens of schools.
    let search = search.to_lowercase();
    Ok(schools
        .into_iter()
        .filter(|school| school.name.to_lowercase().contains(&search))
        .collect())
}

/// What hangs on a school.
#[derive(Debug, Clone)]
pub struct Ties {
    /// How many work there.
    pub staff: i64,
    /// How many clusters it hosts.
    pub hosts: i64,
}

/// What hangs on a school.
pub async fn ties(cx: &mut Cx, _: Coordinator, school: OrganisationId) -> Result<Ties> {
    Ok(sqlx::query_as!(
        Ties,
        r#"SELECT (SELECT count(*) FROM person WHERE organisation_id = ?1) AS "staff!: i64",
                  (SELECT count(*) FROM cluster WHERE host_school_id = ?1) AS "hosts!: i64""#,
        school
    )
    .fetch_one(cx.db())
    .await?)
}

/// Renames a school; `false` when another one bears the name.
pub async fn rename_school(
    cx: &mut Cx,
    _: Coordinator,
    school: OrganisationId,
    name: &str,
) -> Result<bool> {
    let municipality = cx.municipality();
    let renamed = sqlx::query!(
        "UPDATE OR IGNORE organisation SET name = ? WHERE id = ? AND municipality_id = ?",
        name,
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(renamed.rows_affected() > 0)
}

/// Confirms a school that a newcomer typed.
pub async fn confirm_school(cx: &mut Cx, _: Coordinator, school: OrganisationId) -> Result<()> {
    let municipality = cx.municipality();
    sqlx::query!(
        "UPDATE organisation SET confirmed = 1 WHERE id = ? AND municipality_id = ?",
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Turns the mark of low results over (S0-01, category 3).
pub async fn toggle_low_results(cx: &mut Cx, _: Coordinator, school: OrganisationId) -> Result<()> {
    let municipality = cx.municipality();
    sqlx::query!(
        "UPDATE organisation SET low_results = 1 - low_results WHERE id = ? AND municipality_id = ?",
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Turns the mark of adverse conditions over (S0-01, category 4).
pub async fn toggle_adverse(cx: &mut Cx, _: Coordinator, school: OrganisationId) -> Result<()> {
    let municipality = cx.municipality();
    sqlx::query!(
        "UPDATE organisation SET adverse_conditions = 1 - adverse_conditions WHERE id = ? AND municipality_id = ?",
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Moves everybody and every hosted cluster from an unconfirmed school to another and deletes the former.
pub async fn merge(
    cx: &mut Cx,
    _: Coordinator,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<u64> {
    let municipality = cx.municipality();
    let fits = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM organisation WHERE id = ?1 AND municipality_id = ?3 AND confirmed = 0)
              AND EXISTS (SELECT 1 FROM organisation WHERE id = ?2 AND municipality_id = ?3) AND ?1 != ?2
              AS "fits!: bool""#,
        from,
        into,
        municipality
    )
    .fetch_one(cx.db())
    .await?;
    if !fits {
        return Err(gone(cx));
    }
    let moved = sqlx::query!(
        "UPDATE person SET organisation_id = ? WHERE organisation_id = ?",
        into,
        from
    )
    .execute(cx.db())
    .await?;
    sqlx::query!(
        "UPDATE cluster SET host_school_id = ? WHERE host_school_id = ?",
        into,
        from
    )
    .execute(cx.db())
    .await?;
    sqlx::query!("DELETE FROM organisation WHERE id = ?", from)
        .execute(cx.db())
        .await?;
    Ok(moved.rows_affected())
}

/// Deletes a school where nobody works and that hosts no cluster; tells whether it did.
pub async fn delete_school(cx: &mut Cx, _: Coordinator, school: OrganisationId) -> Result<bool> {
    let municipality = cx.municipality();
    let deleted = sqlx::query!(
        "DELETE FROM organisation WHERE id = ?1 AND municipality_id = ?2
           AND NOT EXISTS (SELECT 1 FROM person WHERE organisation_id = ?1)
           AND NOT EXISTS (SELECT 1 FROM cluster WHERE host_school_id = ?1)",
        school,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(deleted.rows_affected() > 0)
}

/// A cluster in a list.
#[derive(Debug, Clone)]
pub struct InList {
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
pub async fn clusters(cx: &mut Cx, _: Coordinator, search: &str) -> Result<Vec<InList>> {
    let municipality = cx.municipality();
    let clusters = sqlx::query_as!(
        InList,
        r#"SELECT id AS "id: ClusterId", name, phase AS "phase: Phase", leader_id IS NOT NULL AS "led!: bool"
           FROM cluster WHERE municipality_id = ?
           ORDER BY phase = 'closed', leader_id IS NOT NULL, name"#,
        municipality
    )
    .fetch_all(cx.db())
    .await?;
    let search = search.to_lowercase();
    Ok(clusters
        .into_iter()
        .filter(|cluster| cluster.name.to_lowercase().contains(&search))
        .collect())
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
pub async fn categories(
    cx: &mut Cx,
    _: Coordinator,
    cluster: ClusterId,
    language: Language,
) -> Result<Vec<Addressed>> {
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
        .map(|row| Addressed {
            id: row.id,
            name: language.pick(row.name_ru, row.name_en),
            addressed: row.addressed,
        })
        .collect())
}

/// Lets a cluster of this municipality address a category, or no more.
pub async fn toggle_category(
    cx: &mut Cx,
    _: Coordinator,
    cluster: ClusterId,
    category: CategoryId,
) -> Result<()> {
    let municipality = cx.municipality();
    let dropped = sqlx::query!(
        "DELETE FROM cluster_category WHERE cluster_id = ? AND category_id = ?
           AND cluster_id IN (SELECT id FROM cluster WHERE municipality_id = ?)",
        cluster,
        category,
        municipality
    )
    .execute(cx.db())
    .await?;
    if dropped.rows_affected() == 0 {
        sqlx::query!(
            "INSERT INTO cluster_category (cluster_id, category_id)
             SELECT cluster.id, deficit_category.id FROM cluster, deficit_category
             WHERE cluster.id = ? AND cluster.municipality_id = ? AND deficit_category.id = ?",
            cluster,
            municipality,
            category
        )
        .execute(cx.db())
        .await?;
    }
    Ok(())
}

/// Renames a cluster; `false` when another one bears the name.
pub async fn rename_cluster(
    cx: &mut Cx,
    _: Coordinator,
    cluster: ClusterId,
    name: &str,
) -> Result<bool> {
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
pub async fn set_phase(
    cx: &mut Cx,
    _: Coordinator,
    cluster: ClusterId,
    phase: Phase,
) -> Result<()> {
    let municipality = cx.municipality();
    sqlx::query!(
        "UPDATE cluster SET phase = ? WHERE id = ? AND municipality_id = ?",
        phase,
        cluster,
        municipality
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Gives a cluster a leader; both must belong to this municipality.
pub async fn set_leader(
    cx: &mut Cx,
    _: Coordinator,
    cluster: ClusterId,
    person: PersonId,
) -> Result<()> {
    let municipality = cx.municipality();
    let set = sqlx::query!(
        "UPDATE cluster SET leader_id = ?1 WHERE id = ?2 AND municipality_id = ?3
           AND EXISTS (SELECT 1 FROM person WHERE id = ?1 AND municipality_id = ?3)",
        person,
        cluster,
        municipality
    )
    .execute(cx.db())
    .await?;
    if set.rows_affected() == 0 {
        return Err(gone(cx));
    }
    Ok(())
}

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
#[derive(Debug, Clone)]
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
    let Founding {
        name, host, leader, ..
    } = founding;
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
