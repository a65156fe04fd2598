//! Demands in the database. Their sums come out of looks; whose deficits they are is never read here.

use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::{CategoryId, EventId, GroupId};
use crate::model::looks::Shown;
use crate::model::needs::Category;
use crate::model::regulation::{self, keys};
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};
use crate::text::Bilingual;

/// When demands are to be reckoned: after a look, after a cluster has met one, when its members are to be asked, and when those
/// who were at an event are.
pub const DUE: &str = "SELECT min(at) FROM (
         SELECT max(taken_at) AS at FROM look
         WHERE municipality_id = ?1
           AND id > coalesce((SELECT look_id FROM demand_look WHERE demand_look.municipality_id = ?1), 0)
         UNION ALL
         SELECT min(ask_at) FROM demand WHERE municipality_id = ?1 AND ask_at IS NOT NULL
         UNION ALL
         SELECT min(coalesce(opened_at, told_at)) FROM demand WHERE municipality_id = ?1 AND told_to IS NOT NULL
         UNION ALL
         SELECT min(strftime('%Y-%m-%dT%H:%M:%S+00:00', coalesce(event.ends_at, event.starts_at), '+7 days'))
         FROM demand CROSS JOIN event ON event.id = demand.event_id
         WHERE demand.municipality_id = ?1 AND demand.event_id IS NOT NULL
         UNION ALL
         SELECT min(told_at) FROM demand CROSS JOIN group_category ON group_category.category_id = demand.category_id
         CROSS JOIN groups ON groups.id = group_category.group_id
         WHERE demand.municipality_id = ?1 AND demand.group_id IS NULL AND groups.municipality_id = ?1
           AND groups.kind = 'cluster' AND groups.phase != 'closed')";

/// How many demands wait for the coordinator `?1`.
pub const WAITING: &str = "SELECT count(*), NULL, '' FROM appointment
     CROSS JOIN demand ON demand.municipality_id = appointment.municipality_id
     WHERE appointment.person_id = ?1 AND appointment.role = 'coordinator' AND appointment.group_id IS NULL
       AND appointment.until IS NULL AND demand.group_id IS NULL AND demand.event_id IS NULL AND demand.put_off = 0
       AND NOT EXISTS (SELECT 1 FROM category_here
                       WHERE category_here.municipality_id = demand.municipality_id
                         AND category_here.category_id = demand.category_id AND category_here.retired_at IS NOT NULL)
     HAVING count(*) > 0";

/// The newest look.
#[derive(Debug, Clone)]
pub struct Look {
    pub id: i64,
    pub whole: Shown,
}

/// What is published of all together now, as far as today's regulation lets it be shown; `None` before the first look.
pub async fn look(tx: &mut Tx) -> Result<Option<Look>> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT look.id,
                  (SELECT figures FROM look_slice
                   WHERE municipality_id = ?1 AND cut = 'all' AND slice = 0 AND look_id <= look.id
                   ORDER BY look_id DESC LIMIT 1) AS "figures: String"
           FROM look WHERE municipality_id = ?1 ORDER BY taken_at DESC, id DESC LIMIT 1"#,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let Some((id, figures)) = row.and_then(|row| Some((row.id, row.figures?))) else { return Ok(None) };
    let smallest = regulation::now(tx).await?.get(&keys::work::SMALLEST_GROUP)?;
    let whole: Shown = serde_json::from_str(&figures)?;
    Ok(Some(Look { id, whole: whole.of_at_least(smallest) }))
}

/// Up to which look demands have been reckoned.
pub async fn reckoned(tx: &mut Tx) -> Result<i64> {
    let municipality = tx.municipality();
    let found = sqlx::query_scalar!("SELECT look_id FROM demand_look WHERE municipality_id = ?", municipality)
        .fetch_optional(tx.db())
        .await?;
    Ok(found.unwrap_or(0))
}

/// Notes that they have been reckoned up to a look.
pub async fn reckon(tx: &mut Tx, look: i64) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!(
        "INSERT INTO demand_look (municipality_id, look_id) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET look_id = excluded.look_id",
        municipality,
        look
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// The newest open cluster that covers each category.
pub async fn covered(tx: &mut Tx) -> Result<Vec<(CategoryId, GroupId)>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT group_category.category_id AS "category!: CategoryId", max(groups.id) AS "group!: GroupId"
           FROM groups JOIN group_category ON group_category.group_id = groups.id
           WHERE groups.municipality_id = ? AND groups.kind = 'cluster' AND groups.phase != 'closed'
           GROUP BY group_category.category_id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.category, row.group)).collect())
}

/// A demand.
#[derive(Debug, Clone)]
pub struct Row {
    pub category: CategoryId,
    code: String,
    name_ru: String,
    name_en: String,
    short_ru: Option<String>,
    short_en: Option<String>,
    /// Where it stands among all of the catalogue, as looks count them.
    pub place: i64,
    /// How many shared it when coordinators were told.
    pub people: i64,
    /// Whether the catalogue offers the category still.
    pub is_offered: bool,
    /// Whether it is put off until many more share it.
    pub is_put_off: bool,
    /// The cluster that met it, and when.
    pub group: Option<GroupId>,
    pub opened_at: Option<DateTime<Utc>>,
    /// When its members are to be asked; `None` when that has begun.
    pub ask_at: Option<DateTime<Utc>>,
    /// The event that answers it, and from when on whoever was there is asked: so long after its end.
    pub event: Option<EventId>,
    pub event_asks_at: Option<DateTime<Utc>>,
    /// How far the telling has come, of people by their numbers; `None` where nobody is to be told now.
    pub told_to: Option<i64>,
}

impl Row {
    /// Whether neither a cluster nor an event answers it.
    pub fn is_open(&self) -> bool {
        self.group.is_none() && self.event.is_none()
    }

    /// What many find hard.
    pub fn of(&self) -> Category {
        let name = Bilingual { ru: self.name_ru.clone(), en: self.name_en.clone() };
        let short = self.short_ru.clone().zip(self.short_en.clone()).map(|(ru, en)| Bilingual { ru, en });
        Category { short, ..Category::plain(self.category, self.code.clone(), name) }
    }
}

/// All demands of the municipality: at most one a category.
pub async fn all(tx: &mut Tx) -> Result<Vec<Row>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Row,
        r#"SELECT demand.category_id AS "category: CategoryId", code AS "code!: String", name_ru AS "name_ru!: String",
                  name_en AS "name_en!: String", short_ru AS "short_ru?: String", short_en AS "short_en?: String",
                  (SELECT count(*) FROM category_named AS before
                   WHERE before.municipality_id = ?1 AND before.id < demand.category_id) AS "place!: i64",
                  people, put_off AS "is_put_off: bool",
                  NOT EXISTS (SELECT 1 FROM category_here
                              WHERE category_here.municipality_id = demand.municipality_id
                                AND category_here.category_id = demand.category_id
                                AND category_here.retired_at IS NOT NULL) AS "is_offered!: bool",
                  group_id AS "group: GroupId", opened_at AS "opened_at: DateTime<Utc>",
                  ask_at AS "ask_at: DateTime<Utc>", demand.event_id AS "event: EventId",
                  (SELECT strftime('%Y-%m-%dT%H:%M:%S+00:00', coalesce(ends_at, starts_at), '+7 days') FROM event
                   WHERE event.id = demand.event_id) AS "event_asks_at: DateTime<Utc>", told_to
           FROM demand JOIN category_named ON category_named.id = demand.category_id
                AND category_named.municipality_id = demand.municipality_id
           WHERE demand.municipality_id = ?1 ORDER BY demand.category_id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// Notes that coordinators are told of a demand.
pub async fn tell(tx: &mut Tx, category: CategoryId, people: i64) -> Result<()> {
    let (municipality, now) = (tx.municipality(), tx.now);
    sqlx::query!(
        "INSERT INTO demand (municipality_id, category_id, people, told_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET people = excluded.people, told_at = excluded.told_at, put_off = 0",
        municipality,
        category,
        people,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// A cluster has met a demand: whom it concerns is told from now on, and its members are asked by the days of the regulation
/// later.
pub async fn met(tx: &mut Tx, category: CategoryId, group: GroupId) -> Result<()> {
    let days = regulation::now(tx).await?.get(&keys::people::DEMAND_ASK_DAYS)?;
    let (municipality, now, ask_at) = (tx.municipality(), tx.now, tx.now + TimeDelta::days(days));
    sqlx::query!(
        "UPDATE demand SET group_id = ?, opened_at = ?, ask_at = ?, told_to = 0, event_id = NULL
         WHERE municipality_id = ? AND category_id = ? AND group_id IS NULL",
        group,
        now,
        ask_at,
        municipality,
        category
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// The members of the cluster are asked from now on.
pub async fn ask(tx: &mut Tx, category: CategoryId) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!(
        "UPDATE demand SET ask_at = NULL, told_to = 0 WHERE municipality_id = ? AND category_id = ?",
        municipality,
        category
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Those who were at the event that answers it are asked from now on.
pub async fn ask_after(tx: &mut Tx, category: CategoryId) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!(
        "UPDATE demand SET told_to = 0 WHERE municipality_id = ? AND category_id = ? AND event_id IS NOT NULL",
        municipality,
        category
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// The event has been, and those who were there have been asked: the demand waits again, unless another one is to come.
pub async fn waits_again(tx: &mut Tx, category: CategoryId) -> Result<()> {
    let (municipality, now) = (tx.municipality(), tx.now);
    sqlx::query!(
        "UPDATE demand SET told_to = NULL,
                event_id = (SELECT min(event.id) FROM event
                            WHERE event.about_id = ?2 AND event.municipality_id = ?1 AND event.cancelled_at IS NULL
                              AND event.starts_at > ?3)
         WHERE municipality_id = ?1 AND category_id = ?2",
        municipality,
        category,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// How many numbers of people are gone through in one transaction; the schema knows it too.
pub const SLICE: i64 = 500;

/// So far the telling has come; tells whether that was everybody.
pub async fn told(tx: &mut Tx, category: CategoryId, from: i64) -> Result<bool> {
    let (municipality, to) = (tx.municipality(), from + SLICE);
    let left = sqlx::query_scalar!(
        r#"UPDATE demand SET told_to = iif((SELECT max(id) FROM person) > ?1, ?1, NULL)
           WHERE municipality_id = ?2 AND category_id = ?3 RETURNING told_to AS "told_to?: i64""#,
        to,
        municipality,
        category
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(left.flatten().is_none())
}

/// A demand is over.
pub async fn over(tx: &mut Tx, category: CategoryId) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!("DELETE FROM demand WHERE municipality_id = ? AND category_id = ?", municipality, category)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Puts a demand off, until many more share it.
pub async fn put_off(tx: &mut Tx, _: Coordinator, category: CategoryId) -> Result<()> {
    let municipality = tx.municipality();
    sqlx::query!(
        "UPDATE demand SET put_off = 1 WHERE municipality_id = ? AND category_id = ? AND group_id IS NULL",
        municipality,
        category
    )
    .execute(tx.db())
    .await?;
    Ok(())
}
