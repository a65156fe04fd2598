//! Endings: by an order, by the person's own wish, and by a term that has run out.
//!
//! The last coordinator of a municipality is never taken from it, not by a term either: who erases themselves goes all the
//! same (152-FZ), and `grozd claim` makes the next.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::appointing::Order;
use super::chats::changed;
use super::deputies::DeputyOver;
use super::{Coordinator, Registered, Role};
use crate::db::{Call, Values};
use crate::ids::{AppointmentId, GroupId, PersonId};
use crate::model::groups::GroupName;
use crate::model::journal;
use crate::talk::{Result, Trouble, Tx};

/// Who ends an appointment.
#[derive(Debug, Clone, Copy)]
pub enum Ender {
    /// A coordinator, by an order or without one.
    Coordinator(Coordinator),
    /// Whoever holds it.
    Holder(Registered),
}

/// What is ended.
#[derive(Debug, Clone)]
pub struct Ending {
    /// Which appointment.
    pub id: AppointmentId,
    /// By which order.
    pub order: Option<Order>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// It is over now.
    Ended {
        /// Who held it.
        person: PersonId,
        /// Who coordinates the municipality now, besides them.
        coordinators: Vec<PersonId>,
        /// Whether they coordinate it too.
        is_one: bool,
    },
    /// It goes on: it is that of the only coordinator.
    Last,
    /// It was over before.
    Over,
}

/// Ends one: the moment, by what, the order's number and day, the appointment, the municipality, twice its only holder
/// or NULL.
const END: &str = "UPDATE appointment SET until = max(since, ?), ended_by = ?, ended_number = ?, ended_day = ?
 WHERE id = ? AND municipality_id = ? AND until IS NULL AND (? IS NULL OR person_id = ?)
   AND (role != 'coordinator' OR EXISTS (SELECT 1 FROM appointment AS other
        WHERE other.municipality_id = appointment.municipality_id AND other.role = 'coordinator'
          AND other.until IS NULL AND other.person_id != appointment.person_id))
 RETURNING person_id AS ended, iif(role = 'deputy', group_id, NULL) AS deputised,
   (SELECT groups.name FROM groups WHERE groups.id = appointment.group_id AND groups.phase != 'closed') AS name,
   (SELECT leading.person_id FROM appointment AS leading
    WHERE leading.group_id = appointment.group_id AND leading.role = 'leader' AND leading.until IS NULL) AS its_leader";

/// The chats of whoever held the appointment `?`.
const HOLDER_CHATS: &str =
    "SELECT account.id AS chat, account.person_id AS whose, municipality_id, channel, external, language, commands,
        (SELECT json_group_array(role) FROM appointment
         WHERE appointment.person_id = account.person_id AND until IS NULL) AS roles
 FROM account WHERE account.person_id = (SELECT person_id FROM appointment WHERE appointment.id = ?)
   AND reachable = 1";

pub(super) static ENDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[END, journal::ENDED, HOLDER_CHATS, COORDINATORS]));

/// Who coordinates the municipality `?`.
const COORDINATORS: &str = "SELECT person_id AS coordinator FROM appointment
 WHERE municipality_id = ? AND role = 'coordinator' AND until IS NULL";

/// Ends an appointment of the municipality.
pub async fn end(tx: &mut Tx, by: Ender, ending: &Ending) -> Result<Ended> {
    let (author, holder, how) = match by {
        Ender::Coordinator(by) => (by.id(), None, "order"),
        Ender::Holder(by) => (by.id(), Some(by.id()), "own"),
    };
    let (number, day) = ending.order.clone().map(|order| (order.number, order.day)).unzip();
    let (municipality, now) = (tx.municipality(), tx.now);
    let values = Values::default().and(now)?.and(how)?.and(number)?.and(day)?;
    let values = values.and(ending.id)?.and(municipality)?.and(holder)?.and(holder)?;
    let rows =
        ENDS.make(tx.db(), values.and(now)?.and(author)?.and(ending.id)?.and(ending.id)?.and(municipality)?).await?;
    if let Some(person) = ended(&rows) {
        over(tx, person, &rows).await?;
        let mut coordinators: Vec<PersonId> = rows.iter().filter_map(|row| row.try_get("coordinator").ok()).collect();
        let is_one = coordinators.contains(&person);
        coordinators.retain(|coordinator| *coordinator != person);
        return Ok(Ended::Ended { person, coordinators, is_one });
    }
    let is_over = sqlx::query_scalar!(
        r#"SELECT until IS NOT NULL AS "is_over!: bool" FROM appointment
           WHERE id = ?1 AND municipality_id = ?2 AND (?3 IS NULL OR person_id = ?3)"#,
        ending.id,
        municipality,
        holder
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(if is_over.ok_or(Trouble::Gone)? { Ended::Over } else { Ended::Last })
}

/// Whose appointment has ended, by the rows of [`ENDS`].
pub(super) fn ended(rows: &[SqliteRow]) -> Option<PersonId> {
    rows.iter().find_map(|row| row.try_get("ended").ok())
}

/// Tells whom it concerns that somebody holds a role no more, by the rows of [`ENDS`]: of a deputy the leader, too.
async fn over(tx: &mut Tx, person: PersonId, rows: &[SqliteRow]) -> Result<()> {
    for row in rows {
        let Ok(Some(id)) = row.try_get::<Option<GroupId>, _>("deputised") else { continue };
        if let (Some(name), Some(leader)) = (row.try_get("name")?, row.try_get("its_leader")?) {
            tx.remember(DeputyOver { person, group: GroupName { id, name }, leader });
        }
    }
    changed(tx, &[person], rows).await?;
    tx.forget::<DeputyOver>();
    Ok(())
}

/// So many terms are ended, or spoken of, in one transaction.
const SLICE: i64 = 50;

/// Ends what has run out, some of it; tells whether there may be more.
pub async fn expire(tx: &mut Tx) -> Result<bool> {
    let (municipality, now, today) = (tx.municipality(), tx.now, tx.today());
    let due = sqlx::query_scalar!(
        r#"SELECT id AS "id: AppointmentId" FROM appointment
           WHERE municipality_id = ? AND until IS NULL AND term IS NOT NULL AND term < ? ORDER BY term LIMIT ?"#,
        municipality,
        today,
        SLICE
    )
    .fetch_all(tx.db())
    .await?;
    let (found, mut count) = (due.len(), 0);
    for id in due {
        let nobody: Option<PersonId> = None;
        let values = Values::default().and(now)?.and("term")?.and(None::<String>)?.and(None::<NaiveDate>)?;
        let values = values.and(id)?.and(municipality)?.and(nobody)?.and(nobody)?;
        let rows = ENDS.make(tx.db(), values.and(now)?.and(nobody)?.and(id)?.and(id)?.and(municipality)?).await?;
        // The last coordinator stays, and is asked about the next day again.
        if let Some(person) = ended(&rows) {
            count += 1;
            over(tx, person, &rows).await?;
        }
    }
    Ok(count > 0 && i64::try_from(found).is_ok_and(|found| found == SLICE))
}

/// An appointment whose term is to be spoken of.
#[derive(Debug, Clone)]
pub struct Due {
    /// The appointment.
    pub id: AppointmentId,
    /// Who holds it, or held it.
    pub person: PersonId,
    /// What.
    pub role: Role,
    /// The name of the group or the organisation.
    pub place: Option<String>,
    /// The last day.
    pub term: NaiveDate,
}

/// What has run out and was not told yet.
pub async fn run_out(tx: &mut Tx) -> Result<Vec<Due>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Due,
        r#"SELECT appointment.id AS "id!: AppointmentId", person_id AS "person!: PersonId", role AS "role!: Role",
                  coalesce(groups.name, organisation.short_name) AS "place?: String", term AS "term!: NaiveDate"
           FROM appointment LEFT JOIN groups ON groups.id = appointment.group_id
           LEFT JOIN organisation ON organisation.id = appointment.organisation_id
           WHERE appointment.municipality_id = ? AND ended_by = 'term' AND told_at IS NULL
           ORDER BY appointment.id LIMIT ?"#,
        municipality,
        SLICE
    )
    .fetch_all(tx.db())
    .await?)
}

/// Notes that these have been told.
pub async fn told(tx: &mut Tx, all: &[Due]) -> Result<()> {
    let ids = serde_json::to_string(&all.iter().map(|due| due.id).collect::<Vec<_>>())?;
    let (municipality, now) = (tx.municipality(), tx.now);
    sqlx::query!(
        "UPDATE appointment SET told_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND municipality_id = ?",
        now,
        ids,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// The appointments whose term ends within so many days and of which that was not said yet, some of them; now it is.
/// `rungs` are the days before an end at which it is spoken of.
pub async fn warn(tx: &mut Tx, rungs: &[i64]) -> Result<Vec<Due>> {
    let (municipality, today) = (tx.municipality(), tx.today());
    // A ladder is kept within a year.
    let longest = rungs.iter().max().map_or(0, |days| days.unsigned_abs());
    let (last, rungs) = (today + Days::new(longest), serde_json::to_string(rungs)?);
    // The rung of today is the smallest that is not below what is left.
    let due = sqlx::query_as!(
        Due,
        r#"SELECT appointment.id AS "id!: AppointmentId", person_id AS "person!: PersonId", role AS "role!: Role",
                  coalesce(groups.name, organisation.short_name) AS "place?: String", term AS "term!: NaiveDate"
           FROM appointment LEFT JOIN groups ON groups.id = appointment.group_id
           LEFT JOIN organisation ON organisation.id = appointment.organisation_id
           WHERE appointment.municipality_id = ?1 AND until IS NULL AND term IS NOT NULL AND term BETWEEN ?2 AND ?3
             AND coalesce(warned, 1000) > (SELECT min(value) FROM json_each(?4)
                                           WHERE value >= julianday(term) - julianday(?2))
           ORDER BY term LIMIT ?5"#,
        municipality,
        today,
        last,
        rungs,
        SLICE
    )
    .fetch_all(tx.db())
    .await?;
    let ids = serde_json::to_string(&due.iter().map(|due| due.id).collect::<Vec<_>>())?;
    sqlx::query!(
        "UPDATE appointment SET warned = (SELECT min(value) FROM json_each(?1) WHERE value >= julianday(term) - julianday(?2))
         WHERE id IN (SELECT value FROM json_each(?3)) AND municipality_id = ?4",
        rungs,
        today,
        ids,
        municipality
    )
    .execute(tx.db())
    .await?;
    Ok(due)
}

/// Gives an appointment another last day, or none; tells whether it goes on.
pub async fn extend(tx: &mut Tx, by: Coordinator, id: AppointmentId, term: Option<NaiveDate>) -> Result<bool> {
    static EXTENDS: LazyLock<Call> = LazyLock::new(|| Call::of(&[journal::TERM_CHANGED, EXTEND]));
    if term.is_some_and(|last| last < tx.today()) {
        return Err(Trouble::fault("a term in the past"));
    }
    let (municipality, now) = (tx.municipality(), tx.now);
    let values = Values::default().and(now)?.and(by.id())?.and(term)?.and(id)?.and(municipality)?;
    let rows = EXTENDS.make(tx.db(), values.and(term)?.and(id)?.and(municipality)?).await?;
    Ok(rows.iter().any(|row| row.try_get::<AppointmentId, _>("extended").is_ok()))
}

/// The new term, the appointment, the municipality.
const EXTEND: &str = "UPDATE appointment SET term = ?, warned = NULL
 WHERE id = ? AND municipality_id = ? AND until IS NULL RETURNING id AS extended";
