//! The matcher at work beside the turns: whoever answers for mentoring begins it and may stop it, and it tells how far it is. One
//! is at work for the municipality, or for one school of it, whoever presses; one that a restart has cut off says so, and is
//! begun again.

use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sqlx::{Row, SqliteConnection};

use super::Curates;
use crate::db::{Call, Values};
use crate::ids::{MunicipalityId, OrganisationId, PairRunId, PersonId};
use crate::talk::{Result, Trouble, Tx};

/// How often the messages about a run are said again, and not oftener.
pub const TICK: TimeDelta = TimeDelta::seconds(3);

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum RunState {
    /// It is to begin.
    Waits,
    /// It is at work.
    Runs,
    /// It has found a set, which may be empty.
    Done,
    /// Somebody has stopped it.
    Stopped,
    /// Something went wrong.
    Failed,
    /// A restart has cut it off.
    Cut,
}

/// A run of the matcher.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// The number.
    pub id: PairRunId,
    /// How far it is.
    pub state: RunState,
    /// How many look for a mentor.
    pub seekers: i64,
    /// How many have room for one more.
    pub helpers: i64,
    /// How many steps of [`Run::whole`] are behind it.
    pub passed: i64,
    /// How many steps there are; nought before that is known.
    pub whole: i64,
    /// How many pairs were found.
    pub found: i64,
}

impl Run {
    /// Whether it is at work, or is to be.
    pub fn is_open(&self) -> bool {
        matches!(self.state, RunState::Waits | RunState::Runs)
    }
}

/// Forgets earlier runs, but the last one that has found something: `?1` is the municipality, `?2` the school.
const FORGET: &str = "DELETE FROM pair_run
 WHERE municipality_id = ?1 AND organisation_id IS ?2 AND state NOT IN ('waits', 'runs')
   AND id IS NOT (SELECT max(id) FROM pair_run
                  WHERE municipality_id = ?1 AND organisation_id IS ?2 AND state = 'done')";

/// Begins one, unless one is at work: `?3` is the moment.
const BEGIN: &str =
    "INSERT INTO pair_run (municipality_id, organisation_id, state, begun_at) VALUES (?1, ?2, 'waits', ?3)
 ON CONFLICT DO NOTHING";

/// The one that is at work.
const OPEN: &str = "SELECT id AS open FROM pair_run
 WHERE municipality_id = ?1 AND coalesce(organisation_id, 0) = coalesce(?2, 0) AND state IN ('waits', 'runs')";

/// Has the matcher look for the best whole set, beside the turns; where it does so already, that run is told.
pub async fn begin(tx: &mut Tx, by: Curates) -> Result<PairRunId> {
    static BEGINS: LazyLock<Call> = LazyLock::new(|| Call::of(&[FORGET, BEGIN, OPEN]));
    let values = Values::default().and(tx.municipality())?.and(by.school())?.and(tx.now)?;
    let rows = BEGINS.make(tx.db(), values).await?;
    let run = rows.iter().find_map(|row| row.try_get("open").ok());
    tx.wake_files();
    run.ok_or_else(|| Trouble::fault("a run of the matcher was begun, and there is none"))
}

/// A run of the municipality: numbers, which name nobody.
pub async fn run(tx: &mut Tx, id: PairRunId) -> Result<Option<Run>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Run,
        r#"SELECT id AS "id!: PairRunId", state AS "state!: RunState", seekers, helpers, passed, whole,
                  coalesce(json_array_length(found), 0) AS "found!: i64"
           FROM pair_run WHERE id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?)
}

/// Stops a run; `false` where it has ended. One of another school is as good as gone.
pub async fn stop(tx: &mut Tx, by: Curates, id: PairRunId) -> Result<bool> {
    let (municipality, school, now) = (tx.municipality(), by.school(), tx.now);
    let stopped = sqlx::query!(
        "UPDATE pair_run SET state = 'stopped', ended_at = ?1, tell_at = ?1
         WHERE id = ?2 AND municipality_id = ?3 AND (?4 IS NULL OR organisation_id = ?4) AND state IN ('waits', 'runs')",
        now,
        id,
        municipality,
        school
    )
    .execute(tx.db())
    .await?;
    tx.wake_duties();
    Ok(stopped.rows_affected() > 0)
}

/// The runs of which the messages are to say something else until now; from then on they do.
pub async fn to_tell(tx: &mut Tx) -> Result<Vec<PairRunId>> {
    let (municipality, now) = (tx.municipality(), tx.now);
    Ok(sqlx::query_scalar!(
        r#"UPDATE pair_run SET tell_at = NULL WHERE municipality_id = ? AND tell_at <= ? RETURNING id AS "id!: PairRunId""#,
        municipality,
        now
    )
    .fetch_all(tx.db())
    .await?)
}

/// Whether a run waits to be begun.
pub async fn waits(db: &mut SqliteConnection) -> Result<bool> {
    let found =
        sqlx::query_scalar!(r#"SELECT id FROM pair_run WHERE state = 'waits' LIMIT 1"#).fetch_optional(db).await?;
    Ok(found.is_some())
}

/// Whether a run is still at work.
pub async fn is_at_work(db: &mut SqliteConnection, id: PairRunId) -> Result<bool> {
    let found =
        sqlx::query_scalar!("SELECT id FROM pair_run WHERE id = ? AND state = 'runs'", id).fetch_optional(db).await?;
    Ok(found.is_some())
}

/// A run that is at work from now on.
#[derive(Debug, Clone, Copy)]
pub struct Claimed {
    /// The number.
    pub id: PairRunId,
    /// Where.
    pub municipality: MunicipalityId,
    /// Of which school, where it is of one.
    pub school: Option<OrganisationId>,
}

/// Takes up the run that waits longest; `None` where there is none, or one is at work.
pub async fn claim(db: &mut SqliteConnection) -> Result<Option<Claimed>> {
    Ok(sqlx::query_as!(
        Claimed,
        r#"UPDATE pair_run SET state = 'runs'
           WHERE id = (SELECT min(id) FROM pair_run WHERE state = 'waits')
             AND NOT EXISTS (SELECT 1 FROM pair_run WHERE state = 'runs')
           RETURNING id AS "id!: PairRunId", municipality_id AS "municipality!: MunicipalityId",
                     organisation_id AS "school: OrganisationId""#
    )
    .fetch_optional(db)
    .await?)
}

/// Notes how many people a run looks at, and how many steps that are.
pub async fn began(db: &mut SqliteConnection, id: PairRunId, (seekers, helpers): (i64, i64), whole: i64) -> Result<()> {
    sqlx::query!(
        "UPDATE pair_run SET seekers = ?, helpers = ?, whole = ? WHERE id = ? AND state = 'runs'",
        seekers,
        helpers,
        whole,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes how far a run is, which its messages say from now on; `false` where it was stopped.
pub async fn progressed(db: &mut SqliteConnection, id: PairRunId, passed: i64, now: DateTime<Utc>) -> Result<bool> {
    let noted = sqlx::query!(
        "UPDATE pair_run SET passed = min(?, whole), tell_at = ? WHERE id = ? AND state = 'runs'",
        passed,
        now,
        id
    )
    .execute(db)
    .await?;
    Ok(noted.rows_affected() > 0)
}

/// Notes what a run has found, or that something went wrong. What was stopped or cut off meanwhile stays so, and whoever was
/// erased meanwhile stands in no set.
pub async fn ended(
    db: &mut SqliteConnection,
    id: PairRunId,
    found: Option<&[(PersonId, PersonId)]>,
    now: DateTime<Utc>,
) -> Result<()> {
    let pairs: Vec<_> = found.unwrap_or_default().iter().map(|(mentor, mentee)| json!([mentor, mentee])).collect();
    let (is_found, pairs) = (found.is_some(), json!(pairs).to_string());
    sqlx::query!(
        "UPDATE pair_run SET state = iif(?1, 'done', 'failed'), ended_at = ?2, tell_at = ?2, passed = iif(?1, whole, passed),
                found = iif(?1, (SELECT json_group_array(json(one.value)) FROM json_each(?3) AS one
                                 WHERE EXISTS (SELECT 1 FROM person WHERE person.id = one.value ->> 0)
                                   AND EXISTS (SELECT 1 FROM person WHERE person.id = one.value ->> 1)), NULL)
         WHERE id = ?4 AND state = 'runs'",
        is_found,
        now,
        pairs,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What an earlier run of the program has left at work is cut off, and its messages say so.
pub async fn cut_off(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<bool> {
    let cut = sqlx::query!("UPDATE pair_run SET state = 'cut', ended_at = ?1, tell_at = ?1 WHERE state = 'runs'", now)
        .execute(db)
        .await?;
    Ok(cut.rows_affected() > 0)
}
