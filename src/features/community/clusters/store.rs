//! What is asked of the database about clusters, besides the verbs of `model::groups`. Each question is asked of one
//! municipality.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::ids::{CategoryId, EventId, GroupId, PersonId};
use crate::model::groups::{self, Member, Phase};
use crate::model::needs::Category;
use crate::model::people::FullName;
use crate::model::roles::{self, Coordinator, Leader, Registered};
use crate::talk::{Result, Trouble, Tx};

/// A cluster in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: GroupId,
    pub name: String,
    /// The host school, for the search.
    pub host: Option<String>,
    pub phase: Phase,
    /// Whether the reader leads it.
    pub leads: bool,
}

/// A cluster on its card.
#[derive(Debug, Clone)]
pub struct Cluster {
    pub name: String,
    /// The host school.
    pub host: Option<String>,
    /// Nobody after the leader has gone.
    pub leader: Option<(PersonId, FullName)>,
    pub phase: Phase,
    /// How many belong to it.
    pub members: i64,
    /// What it addresses.
    pub categories: Vec<Category>,
    pub next: Option<NextEvent>,
}

/// The next event of a cluster.
#[derive(Debug, Clone)]
pub struct NextEvent {
    pub id: EventId,
    pub title: String,
    pub starts_at: DateTime<Utc>,
}

/// The clusters that are not closed, by name; those that address a category, if one is given.
pub async fn open(tx: &mut Tx, reader: Registered, category: Option<CategoryId>) -> Result<Vec<Listed>> {
    let (municipality, person) = (tx.municipality(), reader.id());
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT groups.id AS "id: GroupId", groups.name, organisation.short_name AS "host?",
                  groups.phase AS "phase: Phase",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?1 AND role = 'leader' AND group_id = groups.id
                            AND until IS NULL) AS "leads!: bool"
           FROM groups LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE groups.municipality_id = ?2 AND groups.kind = 'cluster' AND groups.phase != 'closed'
             AND (?3 IS NULL OR EXISTS (SELECT 1 FROM group_category
                                        WHERE group_id = groups.id AND category_id = ?3))
           ORDER BY groups.sort_form, groups.id"#,
        person,
        municipality,
        category
    )
    .fetch_all(tx.db())
    .await?)
}

/// The clusters that the reader joined or leads: the led ones first, the closed ones last.
///
/// The cross join keeps SQLite from walking through all clusters of the municipality for the few that are theirs.
pub async fn mine(tx: &mut Tx, reader: Registered) -> Result<Vec<Listed>> {
    let (municipality, person) = (tx.municipality(), reader.id());
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT groups.id AS "id: GroupId", groups.name, organisation.short_name AS "host?",
                  groups.phase AS "phase: Phase",
                  EXISTS (SELECT 1 FROM appointment
                          WHERE person_id = ?1 AND role = 'leader' AND group_id = groups.id
                            AND until IS NULL) AS "leads!: bool"
           FROM (SELECT group_id FROM membership WHERE person_id = ?1 AND left_at IS NULL
                 UNION SELECT group_id FROM appointment
                 WHERE person_id = ?1 AND role = 'leader' AND until IS NULL) AS mine
           CROSS JOIN groups ON groups.id = mine.group_id
           LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE groups.municipality_id = ?2 AND groups.kind = 'cluster'
           ORDER BY groups.phase = 'closed', 5 DESC, groups.sort_form, groups.id"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// How many belong to a cluster. A list asks it of those on its page alone.
pub async fn members(tx: &mut Tx, cluster: GroupId) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) AS "members!: i64" FROM membership WHERE group_id = ? AND left_at IS NULL"#,
        cluster
    )
    .fetch_one(tx.db())
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

/// A cluster of this municipality, with everything on its card.
pub async fn cluster(tx: &mut Tx, id: GroupId) -> Result<Cluster> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT groups.name, organisation.short_name AS "host?", groups.phase AS "phase: Phase"
           FROM groups LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE groups.id = ? AND groups.municipality_id = ? AND groups.kind = 'cluster'"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    Ok(Cluster {
        name: row.name,
        host: row.host,
        leader: roles::leader_of(tx, id).await?,
        phase: row.phase,
        members: members(tx, id).await?,
        categories: groups::categories(tx, id).await?,
        next: next_event(tx, id).await?,
    })
}

async fn next_event(tx: &mut Tx, cluster: GroupId) -> Result<Option<NextEvent>> {
    let now = tx.now;
    Ok(sqlx::query_as!(
        NextEvent,
        r#"SELECT event.id AS "id: EventId", event.title, event.starts_at AS "starts_at: DateTime<Utc>"
           FROM event_group JOIN event ON event.id = event_group.event_id
           WHERE event_group.group_id = ? AND event.starts_at >= ? AND event.cancelled_at IS NULL
           ORDER BY event.starts_at LIMIT 1"#,
        cluster,
        now
    )
    .fetch_optional(tx.db())
    .await?)
}

/// How much of a roster one may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sees {
    /// Everybody: who answers for the cluster or for the municipality.
    Everybody,
    /// Those who agreed that the members of their clusters see them.
    Named,
}

/// What the reader may see of a cluster's roster; nothing where they do not belong to it.
pub async fn sees(tx: &mut Tx, reader: Registered, cluster: GroupId) -> Result<Option<Sees>> {
    if Leader::find(tx, reader.id(), cluster).await?.is_some() || Coordinator::find(tx, reader.id()).await?.is_some() {
        return Ok(Some(Sees::Everybody));
    }
    Ok(groups::is_member(tx, cluster, reader.id()).await?.then_some(Sees::Named))
}

/// A roster, as far as somebody may see it.
#[derive(Debug, Clone)]
pub struct Roster {
    /// Those who may be seen, by name.
    pub visible: Vec<Member>,
    /// How many others there are.
    pub hidden: usize,
}

/// The active members of a cluster. Organisations are no secret; somebody known by name alone has agreed to nothing.
pub async fn roster(tx: &mut Tx, cluster: GroupId, sees: Sees) -> Result<Roster> {
    let today = tx.today();
    let roster = groups::roster(tx, cluster, today).await?;
    let active: Vec<Member> =
        roster.into_iter().filter(|line| line.left_at.is_none()).map(|line| line.member).collect();
    let total = active.len();
    let named = named(tx, cluster).await?;
    let is_visible = |member: &Member| match member {
        _ if sees == Sees::Everybody => true,
        Member::Person { id, .. } => named.contains(id),
        Member::Organisation { .. } => true,
        Member::Named(_) => false,
    };
    let visible: Vec<Member> = active.into_iter().filter(is_visible).collect();
    Ok(Roster { hidden: total - visible.len(), visible })
}

/// The active members who agreed that other members see their names.
async fn named(tx: &mut Tx, cluster: GroupId) -> Result<BTreeSet<PersonId>> {
    let people = sqlx::query_scalar!(
        r#"SELECT membership.person_id AS "person!: PersonId"
           FROM membership JOIN account ON account.person_id = membership.person_id
           JOIN consent ON consent.account_id = account.id
           WHERE membership.group_id = ? AND membership.left_at IS NULL AND consent.purpose = 'name'
             AND consent.withdrawn_at IS NULL"#,
        cluster
    )
    .fetch_all(tx.db())
    .await?;
    Ok(people.into_iter().collect())
}

/// The clusters of the municipality at a glance.
#[derive(Debug, Clone)]
pub struct Counted {
    pub clusters: i64,
    /// People; one who is in two is counted once.
    pub members: i64,
}

/// Counts the clusters that are not closed and their members.
///
/// The few groups that do not count are left out, rather than looking up the many that do; and the index is named,
/// since it orders by person, so that DISTINCT needs no temporary table.
pub async fn count(tx: &mut Tx, _: Coordinator) -> Result<Counted> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Counted,
        r#"SELECT (SELECT count(*) FROM groups
                   WHERE municipality_id = ?1 AND kind = 'cluster' AND phase != 'closed') AS "clusters!: i64",
                  (SELECT count(DISTINCT person_id) FROM membership INDEXED BY membership_active_by_person
                   WHERE left_at IS NULL AND group_id NOT IN
                         (SELECT id FROM groups
                          WHERE municipality_id < ?1 OR municipality_id > ?1 OR phase = 'closed'
                             OR kind != 'cluster'))
                      AS "members!: i64""#,
        municipality
    )
    .fetch_one(tx.db())
    .await?)
}
