//! The figures, asked of the database: one question a card, together with the guard in one call, and each answer one JSON
//! value. `?1` is the municipality and `?2` the coordinator who asks, as [`FiguresAsk`] has it.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Deserialize;

use super::rules;
use crate::db::Values;
use crate::features;
use crate::model::looks::{self, Cut, Figure, Shown};
use crate::model::people::Beginning;
use crate::model::regulation::{self, keys};
/// Who may read sums: one line for all of them. Records are for coordinators alone.
pub use crate::model::roles::FiguresAsk;
use crate::model::roles::Told;
use crate::model::{events, groups, school_year};
use crate::talk::{Cx, Result};
use crate::text::Bilingual;

/// Who works in the municipality, in the bot or merely listed.
#[derive(Debug, Clone, Deserialize)]
pub struct Staff {
    pub people: i64,
    /// Young specialists among them.
    pub young: i64,
    /// Organisations of the municipality.
    pub organisations: i64,
}

/// Counts who works in the municipality; S0-07: not those of organisations from outside.
///
/// Each count stays within an index, and the few from outside are taken off: the rows of a hundred thousand people take
/// forty times as long.
pub const STAFF: &str = "SELECT json_object(
         'people', (SELECT count(*) FROM person WHERE municipality_id = ?1 AND left_at IS NULL)
                 - (SELECT count(*) FROM organisation CROSS JOIN person ON person.organisation_id = organisation.id
                    WHERE organisation.municipality_id = ?1 AND outside = 1 AND left_at IS NULL),
         'young', (SELECT count(*) FROM person WHERE municipality_id = ?1 AND left_at IS NULL
                   AND teaching_since BETWEEN ?7 AND ?6)
                - (SELECT count(*) FROM organisation CROSS JOIN person ON person.organisation_id = organisation.id
                   WHERE organisation.municipality_id = ?1 AND outside = 1 AND left_at IS NULL
                     AND teaching_since BETWEEN ?7 AND ?6),
         'organisations', (SELECT count(*) FROM organisation WHERE municipality_id = ?1 AND outside = 0)) AS told";

/// What is published of all together.
#[derive(Debug, Clone, Deserialize)]
pub struct Whole {
    /// When the look was taken.
    pub at: DateTime<Utc>,
    pub whole: Shown,
    /// The categories, in the order of the catalogue.
    pub categories: Vec<Bilingual>,
}

/// What is published of all together, in the newest look up to a moment, `?3`; `null` before the first.
///
/// Nobody who reads figures reads deficits: they are not even among what this feature says that it reads.
pub const WHOLE: &str = "SELECT coalesce((
         SELECT json_object('at', look.taken_at,
             'whole', (SELECT json(figures) FROM look_slice
                       WHERE municipality_id = ?1 AND cut = 'all' AND slice = 0 AND look_id <= look.id
                       ORDER BY look_id DESC LIMIT 1),
             'categories', (SELECT json_group_array(json_object('ru', name_ru, 'en', name_en))
                            FROM (SELECT name_ru, name_en FROM category_named WHERE municipality_id = ?1 ORDER BY id)))
         FROM look WHERE municipality_id = ?1 AND taken_at <= ?3 ORDER BY taken_at DESC, id DESC LIMIT 1), 'null') AS told";

/// The slices of a cut as a look shows them.
#[derive(Debug, Clone, Deserialize)]
pub struct Slices {
    pub at: DateTime<Utc>,
    pub categories: Vec<Bilingual>,
    pub slices: Vec<Slice>,
}

/// A slice.
#[derive(Debug, Clone, Deserialize)]
pub struct Slice {
    pub id: i64,
    #[serde(flatten)]
    pub name: Bilingual,
    pub figures: Shown,
}

/// The slices of a cut, `?4`, in the newest look up to a moment, each as it moved last, by name.
pub const SLICES: &str = "WITH seen AS MATERIALIZED (
         SELECT id, taken_at FROM look
         WHERE municipality_id = ?1 AND taken_at <= ?3 ORDER BY taken_at DESC, id DESC LIMIT 1),
     last AS MATERIALIZED (
         SELECT slice, max(look_id) AS look_id FROM look_slice
         WHERE municipality_id = ?1 AND cut = ?4 AND look_id <= (SELECT id FROM seen) GROUP BY slice),
     called AS MATERIALIZED (
         SELECT last.slice, look_slice.figures,
                CASE ?4 WHEN 'school' THEN organisation.short_name WHEN 'group' THEN groups.name
                        WHEN 'post' THEN post.name_ru ELSE subject.name_ru END AS ru,
                CASE ?4 WHEN 'school' THEN organisation.short_name WHEN 'group' THEN groups.name
                        WHEN 'post' THEN post.name_en ELSE subject.name_en END AS en
         FROM last
         CROSS JOIN look_slice ON look_slice.municipality_id = ?1 AND look_slice.cut = ?4
              AND look_slice.slice = last.slice AND look_slice.look_id = last.look_id
         LEFT JOIN organisation ON organisation.id = last.slice AND organisation.municipality_id = ?1
         LEFT JOIN groups ON groups.id = last.slice AND groups.municipality_id = ?1
         LEFT JOIN post ON post.id = last.slice
         LEFT JOIN subject ON subject.id = last.slice)
     SELECT coalesce((SELECT json_object('at', taken_at,
         'categories', (SELECT json_group_array(json_object('ru', name_ru, 'en', name_en))
                        FROM (SELECT name_ru, name_en FROM category_named WHERE municipality_id = ?1 ORDER BY id)),
         'slices', (SELECT json_group_array(json_object('id', slice, 'ru', ru, 'en', en, 'figures', json(figures)))
                    FROM called WHERE ru IS NOT NULL))
         FROM seen), 'null') AS told";

/// The moment until which a look is asked for: the end of a day, or now.
fn until(cx: &Cx, day: Option<NaiveDate>) -> DateTime<Utc> {
    day.map_or(cx.now, |day| groups::day_in(cx.zone(), day).1 - TimeDelta::seconds(1))
}

/// What was published of all together on a day, or is now.
pub async fn whole(cx: &mut Cx, day: Option<NaiveDate>) -> Result<Told<Option<Whole>>> {
    static ASKS: LazyLock<FiguresAsk> = LazyLock::new(|| FiguresAsk::of(WHOLE));
    let until = until(cx, day);
    let told = ASKS.ask::<Option<Whole>>(cx, |values| values.and(until)).await?;
    let smallest = regulation::now(cx).await?.get(&keys::work::SMALLEST_GROUP)?;
    let answer = told.answer.map(|seen| Whole { whole: seen.whole.of_at_least(smallest), ..seen });
    Ok(Told { municipality: told.municipality, answer })
}

/// What was published of the slices of a cut on a day, or is now.
pub async fn slices(cx: &mut Cx, cut: Cut, day: Option<NaiveDate>) -> Result<Told<Option<Slices>>> {
    static ASKS: LazyLock<FiguresAsk> = LazyLock::new(|| FiguresAsk::of(SLICES));
    let until = until(cx, day);
    let mut told = ASKS.ask::<Option<Slices>>(cx, |values| values.and(until)?.and(cut.code())).await?;
    let smallest = regulation::now(cx).await?.get(&keys::work::SMALLEST_GROUP)?;
    if let Some(seen) = &mut told.answer {
        // A category that came after a slice moved last is not shown of it.
        let count = seen.categories.len();
        seen.slices.iter_mut().for_each(|slice| slice.figures.categories.resize(count, Figure::Kept));
        looks::of_at_least(seen.slices.iter_mut().map(|slice| &mut slice.figures), smallest);
    }
    Ok(told)
}

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
    static ASKS: LazyLock<FiguresAsk> = LazyLock::new(|| FiguresAsk::of(UNMARKED));
    let moments = moments(cx).await?;
    let (size, page) = (i64::try_from(size).unwrap_or(i64::MAX), i64::try_from(page).unwrap_or(i64::MAX));
    Ok(ASKS.ask(cx, |values| moments.put(values)?.and(size)?.and(page)).await?.answer)
}

/// All features' figures at a glance, in one question: an array of their answers.
static OVERVIEW: LazyLock<FiguresAsk> = LazyLock::new(|| {
    let answers: Vec<String> = features::figures().map(|figure| format!("json(({}))", figure.asks)).collect();
    FiguresAsk::of(&format!("SELECT json_array({}) AS told", answers.join(", ")))
});

/// What all features answer for the figures at a glance, in their order.
pub async fn overview(cx: &mut Cx) -> Result<Told<Vec<serde_json::Value>>> {
    let today = cx.today();
    let moments = moments(cx).await?;
    let beginning = Beginning::of(&*regulation::now(cx).await?)?;
    OVERVIEW.ask(cx, |values| moments.put(values)?.and(today)?.and(rules::young_since(today, beginning))).await
}

/// What is known of each cluster.
pub async fn clusters(cx: &mut Cx) -> Result<Told<Vec<Cluster>>> {
    static ASKS: LazyLock<FiguresAsk> = LazyLock::new(|| FiguresAsk::of(CLUSTERS));
    let moments = moments(cx).await?;
    ASKS.ask(cx, |values| moments.put(values)).await
}

/// The months of the school year that have events.
pub async fn months(cx: &mut Cx, offset: &str) -> Result<Told<Vec<Month>>> {
    static ASKS: LazyLock<FiguresAsk> = LazyLock::new(|| FiguresAsk::of(MONTHS));
    let moments = moments(cx).await?;
    ASKS.ask(cx, |values| moments.put(values)?.and(offset)).await
}

/// The events of the school year.
pub async fn events(cx: &mut Cx) -> Result<Told<events::Counted>> {
    static ASKS: LazyLock<FiguresAsk> = LazyLock::new(|| FiguresAsk::of(events::COUNTED));
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
