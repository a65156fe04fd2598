//! Looks in the database: how the next one is taken. Whoever shows them reads `look` and `look_slice`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::json;
use sqlx::Row as _;

use super::hiding::{self, Group, Row, Worked};
use super::moving::{self, Changed};
use super::{Cut, Figure, Shown};
use crate::db::{Call, Values};
use crate::model::regulation::{self, keys};
use crate::talk::{Result, Trouble, Tx};

/// How many different people's deficits must have changed before all figures move: the smallest group.
async fn least(tx: &mut Tx) -> Result<i64> {
    regulation::now(tx).await?.get(&keys::work::SMALLEST_GROUP)
}

/// The next look, counted and not yet published.
#[derive(Debug)]
pub struct Next {
    smallest: i64,
    /// The slices that have changed, as rows of JSON.
    rows: String,
    /// The cuts and slices that have moved, as rows of JSON.
    settled: String,
    /// The newest change that was counted: whoever changes something later is told of by another look.
    counted_to: i64,
}

/// Takes the next look, if the deficits of enough different people have changed since the last one; tells whether it did.
///
/// How many still wait is not told to anybody: not by an answer, and not by the log.
pub async fn publish(tx: &mut Tx) -> Result<bool> {
    match next(tx).await? {
        None => Ok(false),
        Some(next) => settle(tx, &next).await.map(|()| true),
    }
}

/// Counts the next look, if there is to be one. This reads much and writes nothing.
pub async fn next(tx: &mut Tx) -> Result<Option<Next>> {
    let least = least(tx).await?;
    let (changed, counted_to) = changed(tx, least).await?;
    let enough = usize::try_from(least).map_err(Trouble::fault)?;
    if changed.get("all").and_then(|all| all.get(&0)).is_none_or(|people| people.len() < enough) {
        return Ok(None);
    }
    let (groups, people, registered, worked) = counted(tx).await?;
    let whole = hiding::with_worked(hiding::whole(&groups, people, registered, least), &worked, least);
    let mut rows = vec![json!({ "cut": "all", "slice": 0, "figures": whole })];
    let mut settled = vec![json!({ "cut": "all", "slice": 0 })];
    for cut in Cut::ALL {
        let none = Changed::new();
        let of_cut = changed.get(cut.code()).unwrap_or(&none);
        let moving = moving::moves(of_cut, enough);
        settled.extend(moving.iter().map(|slice| json!({ "cut": cut.code(), "slice": slice })));
        let mut standing = standing(tx, cut, &moving).await?;
        // A category that came after a slice moved last is not shown of it.
        standing.values_mut().for_each(|shown| shown.categories.resize(groups.len(), Figure::Kept));
        let before = standing.clone();
        let moved = truth(tx, cut, &moving, groups.len()).await?;
        for (slice, shown) in hiding::slices(&moved, standing, &whole, least) {
            if before.get(&slice) != Some(&shown) {
                rows.push(json!({ "cut": cut.code(), "slice": slice, "figures": shown }));
            }
        }
    }
    let (rows, settled) = (serde_json::to_string(&rows)?, serde_json::to_string(&settled)?);
    Ok(Some(Next { smallest: least, rows, settled, counted_to }))
}

/// Publishes the look that was counted.
pub async fn settle(tx: &mut Tx, next: &Next) -> Result<()> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let look = sqlx::query_scalar!(
        r#"INSERT INTO look (municipality_id, taken_at, smallest) VALUES (?, ?, ?) RETURNING id AS "id!: i64""#,
        municipality,
        now,
        next.smallest
    )
    .fetch_one(tx.db())
    .await?;
    let values = Values::default().and(municipality)?.and(look)?.and(next.rows.clone())?;
    let values = values.and(municipality)?.and(next.counted_to)?.and(next.settled.clone())?;
    WRITES.make(tx.db(), values).await?;
    // What many find hard may have become a demand.
    tx.wake_duties();
    Ok(())
}

const WRITE: &str = "INSERT INTO look_slice (municipality_id, cut, slice, look_id, figures)
     SELECT ?, value ->> 'cut', value ->> 'slice', ?, value -> 'figures' FROM json_each(?)";
const SETTLE: &str = "DELETE FROM deficit_change
     WHERE municipality_id = ? AND id <= ? AND (cut, slice) IN (SELECT value ->> 'cut', value ->> 'slice' FROM json_each(?))";
static WRITES: LazyLock<Call> = LazyLock::new(|| Call::of(&[WRITE, SETTLE]));

/// Who has changed in each slice since it moved last, as many of each as the rule asks for, and the newest of all changes.
/// A slice that is no more has nobody to be told of.
async fn changed(tx: &mut Tx, least: i64) -> Result<(BTreeMap<String, Changed>, i64)> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT cut AS "cut!: String", slice AS "slice!: i64", who AS "who!: i64",
                  (SELECT max(id) FROM deficit_change) AS "newest!: i64"
           FROM (SELECT cut, slice, coalesce(person_id, -id) AS who,
                        row_number() OVER (PARTITION BY cut, slice ORDER BY person_id) AS place
                 FROM deficit_change WHERE municipality_id = ?1)
           WHERE place <= ?2
             AND (cut != 'school' OR EXISTS (SELECT 1 FROM organisation WHERE organisation.id = slice))
             AND (cut != 'group' OR EXISTS (SELECT 1 FROM groups WHERE groups.id = slice))"#,
        municipality,
        least
    )
    .fetch_all(tx.db())
    .await?;
    let newest = rows.first().map_or(0, |row| row.newest);
    let mut changed: BTreeMap<String, Changed> = BTreeMap::new();
    for row in rows {
        changed.entry(row.cut).or_default().entry(row.slice).or_default().insert(row.who);
    }
    Ok((changed, newest))
}

/// The categories of all together, how many people have an open deficit, how many there are, and what is worked on.
async fn counted(tx: &mut Tx) -> Result<(Vec<Group>, i64, i64, Worked)> {
    static COUNTS: LazyLock<Call> = LazyLock::new(|| Call::of(&[COUNTED, WORKED]));
    let municipality = tx.municipality();
    let rows = COUNTS.make(tx.db(), Values::default().and(municipality)?).await?;
    let row = rows.first().ok_or_else(|| Trouble::fault("a count has no row"))?;
    let groups = serde_json::from_str(row.try_get("categories")?)?;
    let worked = rows.iter().find_map(|row| row.try_get::<&str, _>("worked").ok());
    let worked = worked.map(serde_json::from_str).transpose()?.unwrap_or_default();
    Ok((groups, row.try_get("people")?, row.try_get("registered")?, worked))
}

/// Open deficits, by what works on them: an open cluster that addresses the category; a route, or a pair at work in the direction
/// of the category.
const WORKED: &str = "SELECT json_object(
         'deficits', count(*) FILTER (WHERE clustered OR taken),
         'people', count(DISTINCT person_id) FILTER (WHERE clustered OR taken),
         'idle', count(DISTINCT person_id) FILTER (WHERE NOT (clustered OR taken)),
         'beyond', count(DISTINCT person_id) FILTER (WHERE taken AND NOT clustered)) AS worked
     FROM (SELECT deficit.person_id,
                  deficit.category_id IN (SELECT group_category.category_id FROM group_category
                      JOIN groups ON groups.id = group_category.group_id
                      WHERE groups.kind = 'cluster' AND groups.municipality_id = ?1 AND groups.phase != 'closed') AS clustered,
                  EXISTS (SELECT 1 FROM deficit_work
                          WHERE deficit_work.deficit_id = deficit.id AND what IN ('route', 'pair', 'group'))
                  OR EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = deficit.person_id AND pair.state = 'active'
                               AND pair.category_id = deficit.category_id) AS taken
           FROM person CROSS JOIN deficit ON deficit.person_id = person.id AND deficit.closed_at IS NULL
           WHERE person.municipality_id = ?1 AND person.left_at IS NULL)";

/// People of other municipalities are left out rather than one's own looked up: that keeps a count within one index, in
/// its order. If there are none, nobody is compared with them at all.
const COUNTED: &str = "SELECT
         (SELECT count(*) FROM person WHERE municipality_id = ?1 AND left_at IS NULL) AS registered,
         (SELECT count(DISTINCT person_id) FROM deficit
          WHERE closed_at IS NULL
            AND person_id NOT IN (SELECT id FROM person WHERE left_at IS NOT NULL)
            AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
              OR person_id NOT IN
                 (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1))) AS people,
         (SELECT json_group_array(json_object(
             'people', (SELECT count(DISTINCT person_id) FROM deficit
                        WHERE category_id = category.id AND closed_at IS NULL
                          AND person_id NOT IN (SELECT id FROM person WHERE left_at IS NOT NULL)
                          AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
                            OR person_id NOT IN
                               (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1))),
             'deficits', (SELECT count(*) FROM deficit
                          WHERE category_id = category.id AND closed_at IS NULL
                            AND person_id NOT IN (SELECT id FROM person WHERE left_at IS NOT NULL)
                            AND (NOT EXISTS (SELECT 1 FROM person WHERE municipality_id < ?1 OR municipality_id > ?1)
                              OR person_id NOT IN
                                 (SELECT id FROM person WHERE municipality_id < ?1 OR municipality_id > ?1))),
             'covered', json(iif(EXISTS (SELECT 1 FROM group_category JOIN groups ON groups.id = group_category.group_id
                                         WHERE group_category.category_id = category.id AND groups.kind = 'cluster'
                                           AND groups.municipality_id = ?1 AND groups.phase != 'closed'),
                                 'true', 'false'))))
             FROM (SELECT id FROM deficit_category WHERE municipality_id IS NULL OR municipality_id = ?1
                   ORDER BY id) AS category) AS categories";

/// The slices of a cut that do not move, as they are shown; those that are no more are left out.
async fn standing(tx: &mut Tx, cut: Cut, moving: &BTreeSet<i64>) -> Result<BTreeMap<i64, Shown>> {
    let (municipality, code) = (tx.municipality(), cut.code());
    let rows = sqlx::query!(
        r#"SELECT look_slice.slice AS "slice!: i64", look_slice.figures AS "figures!: String"
           FROM (SELECT slice, max(look_id) AS look_id FROM look_slice
                 WHERE municipality_id = ?1 AND cut = ?2 GROUP BY slice) AS last
           CROSS JOIN look_slice ON look_slice.municipality_id = ?1 AND look_slice.cut = ?2
                AND look_slice.slice = last.slice AND look_slice.look_id = last.look_id
           WHERE (?2 != 'school' OR EXISTS (SELECT 1 FROM organisation WHERE organisation.id = look_slice.slice))
             AND (?2 != 'group' OR EXISTS (SELECT 1 FROM groups WHERE groups.id = look_slice.slice))"#,
        municipality,
        code
    )
    .fetch_all(tx.db())
    .await?;
    let mut standing = BTreeMap::new();
    for row in rows.into_iter().filter(|row| !moving.contains(&row.slice)) {
        standing.insert(row.slice, serde_json::from_str(&row.figures)?);
    }
    Ok(standing)
}

/// Who belongs to the slices that move, `?2`, in each cut: of the municipality `?1`.
const OF_SCHOOL: &str = "SELECT organisation_id AS slice, id AS person_id FROM person
     WHERE organisation_id IN (SELECT value FROM json_each(?2)) AND municipality_id = ?1 AND left_at IS NULL";
const OF_POST: &str = "SELECT post_id AS slice, id AS person_id FROM person
     WHERE municipality_id = ?1 AND left_at IS NULL AND post_id IN (SELECT value FROM json_each(?2))";
const OF_SUBJECT: &str = "SELECT subject_id AS slice, person.id AS person_id
     FROM person CROSS JOIN person_subject ON person_subject.person_id = person.id
     WHERE person.municipality_id = ?1 AND person.left_at IS NULL AND subject_id IN (SELECT value FROM json_each(?2))";
const OF_GROUP: &str = "SELECT membership.group_id AS slice, person.id AS person_id
     FROM json_each(?2) AS moving CROSS JOIN membership ON membership.group_id = moving.value
     CROSS JOIN person ON person.id = membership.person_id
     WHERE membership.left_at IS NULL AND person.municipality_id = ?1 AND person.left_at IS NULL";

/// What is known of the slices that move: read by whoever takes the next look, and by nobody else.
async fn truth(tx: &mut Tx, cut: Cut, moving: &BTreeSet<i64>, categories: usize) -> Result<BTreeMap<i64, Row>> {
    static ASKS: LazyLock<[Call; 4]> = LazyLock::new(|| {
        // Each row of the first kind has the people of a slice, each of the second those of a category in it.
        let of = |belong: &str| {
            Call::of(&[&format!(
                "WITH belongs AS MATERIALIZED ({belong})
                 SELECT slice, NULL AS place, count(*) AS staff, coalesce(sum(EXISTS (
                     SELECT 1 FROM deficit WHERE deficit.person_id = belongs.person_id AND closed_at IS NULL)), 0) AS people
                 FROM belongs GROUP BY slice
                 UNION ALL
                 SELECT slice, (SELECT count(*) FROM deficit_category
                                WHERE id < deficit.category_id AND (municipality_id IS NULL OR municipality_id = ?1)), 0,
                        count(DISTINCT deficit.person_id)
                 FROM belongs CROSS JOIN deficit ON deficit.person_id = belongs.person_id
                 WHERE deficit.closed_at IS NULL GROUP BY slice, deficit.category_id"
            )])
        };
        [OF_SCHOOL, OF_POST, OF_SUBJECT, OF_GROUP].map(of)
    });
    if moving.is_empty() {
        return Ok(BTreeMap::new());
    }
    let asks = match cut {
        Cut::School => &ASKS[0],
        Cut::Post => &ASKS[1],
        Cut::Subject => &ASKS[2],
        Cut::Group => &ASKS[3],
    };
    let empty = || Row { staff: 0, people: 0, categories: vec![0; categories] };
    // A slice in which nobody is left any more moves, too.
    let mut slices: BTreeMap<i64, Row> = moving.iter().map(|slice| (*slice, empty())).collect();
    let values = Values::default().and(tx.municipality())?.and(serde_json::to_string(moving)?)?;
    for row in asks.make(tx.db(), values).await? {
        let Some(slice) = slices.get_mut(&row.try_get::<i64, _>("slice")?) else { continue };
        let people = row.try_get("people")?;
        match row.try_get::<Option<i64>, _>("place")? {
            None => (slice.staff, slice.people) = (row.try_get("staff")?, people),
            Some(place) => {
                let place = usize::try_from(place).map_err(Trouble::fault)?;
                *slice.categories.get_mut(place).ok_or_else(|| Trouble::fault("a category without a place"))? = people;
            }
        }
    }
    Ok(slices)
}
