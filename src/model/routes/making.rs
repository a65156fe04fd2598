//! Drafting a route and changing it: each change of what was agreed begins the next version.

use std::sync::LazyLock;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::Serialize;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Form, MOST_STEPS, Opened};
use crate::db::{Call, Values};
use crate::ids::{DeficitId, EventId, GroupId, RouteId, RouteStepId};
use crate::model::roles::Registered;
use crate::talk::{Result, Tx, calendar};

/// So many days before its day a measure is spoken of.
const AHEAD: Days = Days::new(3);

/// A measure that is to be added.
#[derive(Debug, Clone, Serialize)]
pub struct NewStep {
    /// Against which deficit.
    pub deficit: Option<DeficitId>,
    /// In which form.
    pub form: Form,
    /// What is to be done: 3–300 characters.
    pub words: String,
    /// What comes of it.
    pub product: Option<String>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// The event that it is.
    pub event: Option<EventId>,
    /// The cluster that it is.
    pub group: Option<GroupId>,
    /// Filled when it is written.
    pub remind_at: Option<String>,
}

impl NewStep {
    /// A measure in words.
    pub fn of(form: Form, words: impl Into<String>) -> NewStep {
        let words = words.into();
        NewStep { deficit: None, form, words, product: None, due: None, event: None, group: None, remind_at: None }
    }
}

/// When a day is spoken of: some days before, in the morning; never where that is past.
fn remind_at(tx: &Tx, due: Option<NaiveDate>) -> Option<DateTime<Utc>> {
    let morning = NaiveTime::from_hms_opt(9, 0, 0)?;
    let at = calendar::moment_of(tx.zone(), (due? - AHEAD).and_time(morning))?;
    (at > tx.now).then_some(at)
}

fn written(tx: &Tx, steps: &[NewStep]) -> Result<String> {
    let steps: Vec<_> = steps
        .iter()
        .map(|step| {
            let remind_at = remind_at(tx, step.due).map(|at| at.to_rfc3339());
            NewStep { remind_at, ..step.clone() }
        })
        .collect();
    Ok(serde_json::to_string(&steps)?)
}

/// A route, unless one goes on: `?1` is the municipality, `?2` the owner, `?3` the moment, `?4` today, `?5` the measures.
const BEGIN: &str = "INSERT INTO route (municipality_id, person_id, state, made_at)
 SELECT ?1, ?2, 'draft', ?3 WHERE NOT EXISTS (SELECT 1 FROM route WHERE person_id = ?2 AND ended_at IS NULL)
 RETURNING id AS begun";

const FILL: &str =
    "INSERT INTO route_step (route_id, municipality_id, person_id, deficit_id, form, words, product, due,
    remind_at, since, event_id, group_id, by_diagnosis)
 SELECT route.id, route.municipality_id, route.person_id, deficit.id, made.value ->> 'form', made.value ->> 'words',
        made.value ->> 'product', made.value ->> 'due', made.value ->> 'remind_at', ?4,
        (SELECT event.id FROM event WHERE event.id = made.value ->> 'event' AND event.municipality_id = ?1),
        (SELECT groups.id FROM groups WHERE groups.id = made.value ->> 'group' AND groups.municipality_id = ?1),
        coalesce(deficit.source != 'self', 0)
 FROM route CROSS JOIN json_each(?5) AS made
 LEFT JOIN deficit ON deficit.id = made.value ->> 'deficit' AND deficit.person_id = route.person_id
 WHERE route.person_id = ?2 AND route.ended_at IS NULL";

/// Begins a route; `false` where one goes on already.
pub async fn begin(tx: &mut Tx, owner: Registered, steps: &[NewStep]) -> Result<Option<RouteId>> {
    static BEGINS: LazyLock<Call> = LazyLock::new(|| Call::of(&[BEGIN, &format!("{FILL} AND changes() > 0")]));
    let steps = written(tx, &steps[..steps.len().min(MOST_STEPS)])?;
    let values = Values::default().and(tx.municipality())?.and(owner.id())?.and(tx.now)?.and(tx.today())?.and(steps)?;
    let rows = BEGINS.make(tx.db(), values).await?;
    tx.wake_duties();
    Ok(rows.iter().find_map(|row| row.try_get("begun").ok()))
}

/// What was agreed, or sent, is a draft again after a change of the measures: `?6` is the route.
const TOUCH: &str = "UPDATE route SET state = 'draft', version = version + (state = 'agreed')
 WHERE id = ?6 AND state IN ('sent', 'agreed') AND changes() > 0 RETURNING id AS touched";

/// Adds a measure; `false` where there are too many.
pub async fn add(tx: &mut Tx, opened: &Opened, step: NewStep) -> Result<bool> {
    static ADDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[FILL, TOUCH]));
    let route = opened.at_work()?;
    if route.steps.len() >= MOST_STEPS {
        return Ok(false);
    }
    let steps = written(tx, &[step])?;
    let values =
        Values::default().and(tx.municipality())?.and(route.owner)?.and(tx.now)?.and(tx.today())?.and(steps)?;
    ADDS.make(tx.db(), values.and(route.id)?).await?;
    tx.wake_duties();
    Ok(true)
}

/// What is said otherwise of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Something else is to be done.
    Words(String),
    /// Until another day.
    Due(NaiveDate),
    /// Whether the course stands in the federal register: a fact, and no change of what was agreed.
    Register(bool),
}

/// `?1` is the measure, `?2` the words, `?3` the day, `?4` the moment at which it is spoken of, `?5` the owner.
const REWORD: &str =
    "UPDATE route_step SET words = ?2 WHERE id = ?1 AND route_id = ?6 AND person_id = ?5 AND words != ?2";
const RENEW: &str = "UPDATE route_step SET due = ?3, remind_at = ?4
 WHERE id = ?1 AND route_id = ?6 AND person_id = ?5 AND due IS NOT ?3";
const REMOVE: &str = "DELETE FROM route_step WHERE id = ?1 AND route_id = ?6 AND person_id = ?5";

/// Changes a measure of a route that goes on; tells whether what was sent or agreed is a draft again by it.
pub async fn change(tx: &mut Tx, opened: &Opened, step: RouteStepId, change: Change) -> Result<bool> {
    static REWORDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[REWORD, TOUCH]));
    static RENEWS: LazyLock<Call> = LazyLock::new(|| Call::of(&[RENEW, TOUCH]));
    let route = opened.at_work()?;
    let id = match change {
        Change::Words(_) | Change::Due(_) => route.open_step(step)?.id,
        Change::Register(_) => route.step(step)?.id,
    };
    let values = Values::default().and(id)?;
    match change {
        Change::Words(words) => {
            let values =
                values.and(words)?.and(None::<NaiveDate>)?.and(None::<String>)?.and(route.owner)?.and(route.id)?;
            Ok(is_touched(&REWORDS.make(tx.db(), values).await?))
        }
        Change::Due(day) => {
            let remind_at = remind_at(tx, Some(day));
            let values = values.and(None::<String>)?.and(day)?.and(remind_at)?.and(route.owner)?.and(route.id)?;
            let rows = RENEWS.make(tx.db(), values).await?;
            tx.wake_duties();
            Ok(is_touched(&rows))
        }
        Change::Register(stands) => {
            sqlx::query!(
                "UPDATE route_step SET in_register = ? WHERE id = ? AND form = 'course' AND in_register != ?",
                stands,
                id,
                stands
            )
            .execute(tx.db())
            .await?;
            Ok(false)
        }
    }
}

/// Whether [`TOUCH`] has made a draft of it.
fn is_touched(rows: &[SqliteRow]) -> bool {
    rows.iter().any(|row| row.try_get::<i64, _>("touched").is_ok())
}

/// Takes a measure off the route.
pub async fn drop_step(tx: &mut Tx, opened: &Opened, step: RouteStepId) -> Result<()> {
    static REMOVES: LazyLock<Call> = LazyLock::new(|| Call::of(&[REMOVE, TOUCH]));
    let route = opened.at_work()?;
    let id = route.open_step(step)?.id;
    let values = Values::default().and(id)?.and(None::<String>)?.and(None::<NaiveDate>)?.and(None::<String>)?;
    REMOVES.make(tx.db(), values.and(route.owner)?.and(route.id)?).await?;
    Ok(())
}

/// Says what a route is for, in its owner's words: 3–300 characters.
pub async fn set_goal(tx: &mut Tx, opened: &Opened, words: &str) -> Result<()> {
    let id = opened.owners()?.id;
    sqlx::query!("UPDATE route SET goal = ? WHERE id = ? AND ended_at IS NULL", words, id).execute(tx.db()).await?;
    Ok(())
}
