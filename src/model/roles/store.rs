//! What is asked of the database about appointments, and how a municipality gets its first coordinator.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sqlx::{Row, SqliteConnection};

use super::chats::{CHATS, changed};
use super::{Coordinator, Leader, Role, Roles};
use crate::db::{Call, Values};
use crate::ids::{AppointmentId, GroupId, PersonId};
use crate::model::groups::GroupName;
use crate::model::journal;
use crate::model::people::{FullName, claims::Settled};
use crate::talk::{Result, Trouble, Tx};

/// The roles of a person.
pub async fn roles(db: &mut SqliteConnection, person: Option<PersonId>) -> Result<Roles> {
    let held = sqlx::query_scalar!(
        r#"SELECT DISTINCT role AS "role: Role" FROM appointment WHERE person_id = ? AND until IS NULL"#,
        person
    )
    .fetch_all(db)
    .await?;
    Ok(Roles::of(&held))
}

/// What somebody holds now.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// The roles.
    pub roles: Roles,
    /// The groups that they lead and that are not closed, by name.
    pub led: Vec<GroupName>,
    /// Those of which they are the deputy.
    pub deputises: Vec<GroupName>,
}

/// The roles of a person of this municipality, with what they lead.
pub async fn held(tx: &mut Tx, person: PersonId) -> Result<Held> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT appointment.role AS "role: Role", groups.id AS "group_id?: GroupId", groups.name AS "name?",
                  phase = 'closed' AS "closed?: bool"
           FROM appointment LEFT JOIN groups ON groups.id = appointment.group_id
           WHERE person_id = ? AND until IS NULL AND appointment.municipality_id = ?
           ORDER BY groups.sort_form, groups.id"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let held: Vec<_> = rows.iter().map(|row| row.role).collect();
    let (mut led, mut deputises) = (Vec::new(), Vec::new());
    for row in rows.into_iter().filter(|row| row.closed == Some(false)) {
        let Some((id, name)) = row.group_id.zip(row.name) else { continue };
        match row.role {
            Role::Leader => led.push(GroupName { id, name }),
            Role::Deputy => deputises.push(GroupName { id, name }),
            _ => {}
        }
    }
    Ok(Held { roles: Roles::of(&held), led, deputises })
}

/// Everybody who holds a role now, in all municipalities.
pub async fn with_roles(db: &mut SqliteConnection) -> Result<BTreeMap<PersonId, Roles>> {
    let rows = sqlx::query!(
        r#"SELECT person_id AS "person: PersonId", role AS "role: Role" FROM appointment WHERE until IS NULL"#
    )
    .fetch_all(db)
    .await?;
    let mut held: BTreeMap<PersonId, Vec<Role>> = BTreeMap::new();
    for row in rows {
        held.entry(row.person).or_default().push(row.role);
    }
    Ok(held.into_iter().map(|(person, held)| (person, Roles::of(&held))).collect())
}

/// The coordinators of the municipality.
pub async fn coordinators(tx: &mut Tx) -> Result<Vec<PersonId>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT person_id AS "person_id: PersonId" FROM appointment
           WHERE municipality_id = ? AND role = 'coordinator' AND until IS NULL"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// Makes a person of the municipality a coordinator by a link of the administrator; does nothing if they are one.
pub async fn appoint_claimant(tx: &mut Tx, _: Settled, person: PersonId) -> Result<()> {
    appoint_themselves(tx, person).await
}

/// Makes somebody the first coordinator of a municipality that was invented and has none; refuses where there is one.
pub async fn appoint_first_coordinator(tx: &mut Tx, person: PersonId) -> Result<()> {
    if !coordinators(tx).await?.is_empty() {
        return Err(Trouble::fault("the municipality has a coordinator already"));
    }
    appoint_themselves(tx, person).await
}

/// A coordinator whom no other one appoints: the municipality, the moment, the person, the municipality.
const APPOINT: &str = "INSERT INTO appointment (municipality_id, person_id, role, since)
 SELECT ?, id, 'coordinator', ? FROM person WHERE id = ? AND municipality_id = ? AND left_at IS NULL
 ON CONFLICT DO NOTHING RETURNING id AS appointed";

/// Appoints a coordinator whom no other one appoints.
async fn appoint_themselves(tx: &mut Tx, person: PersonId) -> Result<()> {
    static APPOINTS: LazyLock<Call> = LazyLock::new(|| Call::of(&[APPOINT, journal::APPOINTED, CHATS]));
    let (municipality, now) = (tx.municipality(), tx.now);
    let values = Values::default().and(municipality)?.and(now)?.and(person)?.and(municipality)?;
    let values = values.and(now)?.and(person)?.and("coordinator-appointed")?.and(None::<String>)?;
    let rows = APPOINTS.make(tx.db(), values.and(person)?).await?;
    if rows.iter().any(|row| row.try_get::<i64, _>("appointed").is_ok()) {
        changed(tx, &[person], &rows).await?;
    }
    Ok(())
}

/// The appointment by which somebody of the municipality is a coordinator, if they are one.
pub async fn coordination(tx: &mut Tx, _: Coordinator, person: PersonId) -> Result<Option<AppointmentId>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT id AS "id: AppointmentId" FROM appointment
           WHERE person_id = ? AND municipality_id = ? AND role = 'coordinator' AND until IS NULL"#,
        person,
        municipality
    )
    .fetch_optional(tx.db())
    .await?)
}

/// Who leads a group; nobody after the leader has gone.
pub async fn leader_of(tx: &mut Tx, group: GroupId) -> Result<Option<(PersonId, FullName)>> {
    let row = sqlx::query!(
        r#"SELECT person.id AS "id: PersonId", family_name, given_name, patronymic
           FROM appointment JOIN person ON person.id = appointment.person_id
           WHERE group_id = ? AND role = 'leader' AND until IS NULL"#,
        group
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(row.map(|row| (row.id, FullName::of(row.family_name, row.given_name, row.patronymic))))
}

/// The groups that a person leads, or whose deputy they are, and that are not closed, by name.
pub async fn led_by(tx: &mut Tx, person: PersonId) -> Result<Vec<GroupName>> {
    Ok(sqlx::query_as!(
        GroupName,
        r#"SELECT groups.id AS "id: GroupId", groups.name
           FROM appointment JOIN groups ON groups.id = appointment.group_id
           WHERE person_id = ? AND role IN ('leader', 'deputy') AND until IS NULL AND phase != 'closed'
           ORDER BY groups.sort_form, groups.id"#,
        person
    )
    .fetch_all(tx.db())
    .await?)
}

/// A group that somebody leads and that is not closed: the right, and what is asked of the group together with it.
#[derive(Debug, Clone)]
pub struct Led {
    /// The authority over it.
    pub leader: Leader,
    /// Whose authority it is.
    pub by: FullName,
    /// What it is called.
    pub name: String,
    /// The name of the organisation that hosts it, площадка.
    pub host: Option<String>,
}

/// The authority of a person over each open group that they lead, or whose deputy they are, by name.
pub async fn authorities(tx: &mut Tx, person: PersonId) -> Result<Vec<Led>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT groups.id AS "id: GroupId", groups.name, organisation.short_name AS "host?", role AS "role: Role",
                  person.family_name, person.given_name, person.patronymic
           FROM appointment JOIN groups ON groups.id = appointment.group_id
           JOIN person ON person.id = appointment.person_id
           LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE appointment.person_id = ? AND appointment.role IN ('leader', 'deputy') AND appointment.until IS NULL
             AND appointment.municipality_id = ? AND groups.phase != 'closed'
           ORDER BY groups.sort_form, groups.id"#,
        person,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Led {
            leader: Leader::found(person, row.id, row.role),
            by: FullName::of(row.family_name, row.given_name, row.patronymic),
            name: row.name,
            host: row.host,
        })
        .collect())
}
