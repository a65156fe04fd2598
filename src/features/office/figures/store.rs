//! The figures, asked of the database: one question a card, together with the guard in one call, and each answer one JSON
//! value. `?1` is the municipality and `?2` the coordinator who asks, as [`CoordinatorAsks`] has it.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::rules::{self, Group};
use crate::db::Values;
use crate::features;
use crate::model::people::Beginning;
use crate::model::roles::{CoordinatorAsks, Told};
use crate::model::{events, regulation, school_year};
use crate::talk::{Cx, Result};
use crate::text::Bilingual;

/// Who is registered.
#[derive(Debug, Clone, Deserialize)]
pub struct Staff {
    pub people: i64,
    /// Young specialists among them.
    pub young: i64,
    /// Organisations of the municipality.
    pub organisations: i64,
}

/// Counts who is registered.
///
/// Each count stays within an index: the rows of a hundred thousand people take forty times as long.
pub const STAFF: &str = "SELECT json_object(
         'people', (SELECT count(*) FROM person WHERE municipality_id = ?1),
         'young', (SELECT count(*) FROM person WHERE municipality_id = ?1 AND teaching_since BETWEEN ?7 AND ?6),
         'organisations', (SELECT count(*) FROM organisation WHERE municipality_id = ?1)) AS told";

/// Everything about deficits, none of it fit to be shown yet.
#[derive(Debug, Clone, Deserialize)]
pub struct Deficits {
    /// How many people are registered.
    pub registered: i64,
    /// Those with at least one open deficit.
    pub people: i64,
    /// In the order of the catalogue.
    pub categories: Vec<Category>,
}

/// A category with what is known of it.
#[derive(Debug, Clone, Deserialize)]
pub struct Category {
    #[serde(flatten)]
    pub name: Bilingual,
    #[serde(flatten)]
    pub group: Group,
}

/// The open deficits, in all and by category.
///
/// People of other municipalities are left out rather than one's own looked up: that keeps a count within one index, in
/// its order. If there are none, nobody is compared with them at all.
pub const DEFICITS: &str = "SELECT json_object(
         'registered', (SELECT count(*) FROM person WHERE municipality_id = ?1),
         'people', (SELECT count(DISTINCT person_id) FROM deficit
                    WHERE closed_at IS NULL
                      AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
                        OR person_id NOT IN
                           (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1))),
         'categories', (SELECT json_group_array(json_object(
             'ru', name_ru, 'en', name_en,
             'people', (SELECT count(DISTINCT person_id) FROM deficit
                        WHERE category_id = category.id AND closed_at IS NULL
                          AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
                            OR person_id NOT IN
                               (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1))),
             'deficits', (SELECT count(*) FROM deficit
                          WHERE category_id = category.id AND closed_at IS NULL
                            AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
                              OR person_id NOT IN
                                 (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1))),
             'covered', json(iif(EXISTS (SELECT 1 FROM group_category JOIN groups ON groups.id = group_category.group_id
                                         WHERE group_category.category_id = category.id AND groups.kind = 'cluster'
                                           AND groups.municipality_id = ?1 AND groups.phase != 'closed'),
                                 'true', 'false'))))
             FROM (SELECT id, name_ru, name_en FROM deficit_category ORDER BY id) AS category)) AS told";

/// The events of a month that were not cancelled.
#[derive(Debug, Clone, Deserialize)]
pub struct Month {
    /// The month as «2026-11».
    pub month: String,
    pub events: i64,
}

/// The events of each month of the school year; `?6` is the zone's offset, as «+420 minutes».
pub const MONTHS: &str = "SELECT json_group_array(json_object('month', month, 'events', events)) AS told
     FROM (SELECT strftime('%Y-%m', starts_at, ?6) AS month, count(*) AS events
           FROM event
           WHERE municipality_id = ?1 AND starts_at >= ?4 AND starts_at < ?5 AND cancelled_at IS NULL
           GROUP BY 1 ORDER BY 1)";

/// A cluster with its figures.
#[derive(Debug, Clone, Deserialize)]
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

/// The clusters that are not closed with their figures in the school year, the largest first.
pub const CLUSTERS: &str = "SELECT json_group_array(json_object(
         'name', name, 'members', members, 'planned', planned, 'held', held, 'recorded', recorded,
         'attended', attended)) AS told
     FROM (SELECT groups.name AS name,
                  (SELECT count(*) FROM membership WHERE group_id = groups.id AND left_at IS NULL) AS members,
                  coalesce(sum(event.starts_at > ?3), 0) AS planned,
                  coalesce(sum(event.starts_at <= ?3), 0) AS held,
                  coalesce(sum(event.starts_at <= ?3 AND event.attendance_saved_at IS NOT NULL), 0) AS recorded,
                  coalesce(sum(CASE WHEN event.starts_at <= ?3 AND event.attendance_saved_at IS NOT NULL THEN
                      (SELECT count(*) FROM record WHERE event_id = event.id AND deed = 'presence') END), 0) AS attended
           FROM groups
           LEFT JOIN event_group ON event_group.group_id = groups.id
           LEFT JOIN event ON event.id = event_group.event_id AND event.cancelled_at IS NULL
                AND event.starts_at >= ?4 AND event.starts_at < ?5
           WHERE groups.municipality_id = ?1 AND groups.kind = 'cluster' AND groups.phase != 'closed'
           GROUP BY groups.id
           ORDER BY 2 DESC, groups.sort_form, groups.id)";

/// The events whose attendance nobody has marked yet: how many, and a page of them, the latest first.
#[derive(Debug, Clone, Deserialize)]
pub struct Unmarked {
    pub count: usize,
    pub events: Vec<UnmarkedEvent>,
}

/// An event that has been and has no attendance sheet.
#[derive(Debug, Clone, Deserialize)]
pub struct UnmarkedEvent {
    pub at: DateTime<Utc>,
    pub title: String,
    /// The clusters that it was for.
    pub groups: String,
}

/// `?6` is how many stand on a page, `?7` the page; one past the end is the last.
pub const UNMARKED: &str = "WITH unmarked AS (
         SELECT id, starts_at, title FROM event
         WHERE municipality_id = ?1 AND starts_at >= ?4 AND starts_at < ?5 AND starts_at <= ?3
           AND cancelled_at IS NULL AND attendance_saved_at IS NULL),
     counted AS (SELECT count(*) AS events FROM unmarked)
     SELECT json_object('count', (SELECT events FROM counted), 'events',
         (SELECT json_group_array(json_object('at', starts_at, 'title', title, 'groups',
              (SELECT coalesce(group_concat(groups.name, ', '), '') FROM event_group
               JOIN groups ON groups.id = event_group.group_id WHERE event_group.event_id = page.id)))
          FROM (SELECT id, starts_at, title FROM unmarked ORDER BY starts_at DESC, id DESC
                LIMIT ?6 OFFSET max(0, min(?7, (SELECT (events - 1) / ?6 FROM counted))) * ?6) AS page)) AS told";

/// A page of the events whose attendance is not marked.
pub async fn unmarked(cx: &mut Cx, page: usize, size: usize) -> Result<Unmarked> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(UNMARKED));
    let moments = moments(cx).await?;
    let (size, page) = (i64::try_from(size).unwrap_or(i64::MAX), i64::try_from(page).unwrap_or(i64::MAX));
    Ok(ASKS.ask(cx, |values| moments.put(values)?.and(size)?.and(page)).await?.answer)
}

/// All features' figures at a glance, in one question: an array of their answers.
static OVERVIEW: LazyLock<CoordinatorAsks> = LazyLock::new(|| {
    let answers: Vec<String> = features::figures().map(|figure| format!("json(({}))", figure.asks)).collect();
    CoordinatorAsks::of(&format!("SELECT json_array({}) AS told", answers.join(", ")))
});

/// What all features answer for the figures at a glance, in their order.
pub async fn overview(cx: &mut Cx) -> Result<Told<Vec<serde_json::Value>>> {
    let today = cx.today();
    let moments = moments(cx).await?;
    let beginning = Beginning::of(&*regulation::now(cx).await?)?;
    OVERVIEW.ask(cx, |values| moments.put(values)?.and(today)?.and(rules::young_since(today, beginning))).await
}

/// What is known of deficits.
pub async fn deficits(cx: &mut Cx) -> Result<Told<Deficits>> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(DEFICITS));
    ASKS.ask(cx, Ok).await
}

/// What is known of each cluster.
pub async fn clusters(cx: &mut Cx) -> Result<Told<Vec<Cluster>>> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(CLUSTERS));
    let moments = moments(cx).await?;
    ASKS.ask(cx, |values| moments.put(values)).await
}

/// The months of the school year that have events.
pub async fn months(cx: &mut Cx, offset: &str) -> Result<Told<Vec<Month>>> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(MONTHS));
    let moments = moments(cx).await?;
    ASKS.ask(cx, |values| moments.put(values)?.and(offset)).await
}

/// The events of the school year.
pub async fn events(cx: &mut Cx) -> Result<Told<events::Counted>> {
    static ASKS: LazyLock<CoordinatorAsks> = LazyLock::new(|| CoordinatorAsks::of(events::COUNTED));
    let moments = moments(cx).await?;
    ASKS.ask(cx, |values| moments.put(values)).await
}

/// The moments that the questions are about: that of asking, and those of the school year.
struct Moments(DateTime<Utc>, DateTime<Utc>, DateTime<Utc>);

impl Moments {
    fn put(self, values: Values) -> sqlx::Result<Values> {
        values.and(self.0)?.and(self.1)?.and(self.2)
    }
}

async fn moments(cx: &mut Cx) -> Result<Moments> {
    let (from, till) = school_year::moments(school_year::current(cx).await?, cx.zone());
    Ok(Moments(cx.now, from, till))
}
