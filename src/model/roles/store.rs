//! What is asked of the database about appointments, and how a municipality gets its first coordinator.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::{Coordinator, Leader, Role, Roles};
use crate::ids::{AccountId, AppointmentId, GroupId, MunicipalityId, PersonId};
use crate::model::groups::GroupName;
use crate::model::journal::{self, Entry};
use crate::model::people::{FullName, claims::Settled};
use crate::talk::session::Chat;
use crate::talk::{Happening, Result, Trouble, Tx};
use crate::text::Language;

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
    let leads = |role: Role, closed: Option<bool>| role == Role::Leader && closed == Some(false);
    let led = rows.into_iter().filter(|row| leads(row.role, row.closed)).filter_map(|row| {
        let (id, name) = row.group_id.zip(row.name)?;
        Some(GroupName { id, name })
    });
    Ok(Held { roles: Roles::of(&held), led: led.collect() })
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

/// The chats in which somebody can be reached, and what they are: for what a chat shows by roles.
#[derive(Debug, Clone, Default)]
pub struct Chats {
    /// The roles; none where there is no chat.
    pub roles: Roles,
    /// The chats.
    pub chats: Vec<Chat>,
}

/// The chats of a person with their roles, in one question.
pub async fn chats(db: &mut SqliteConnection, person: PersonId) -> Result<Chats> {
    let rows = sqlx::query!(
        r#"SELECT account.id AS "account!: AccountId", account.person_id AS "person!: PersonId",
                  municipality_id AS "municipality!: MunicipalityId", channel, external,
                  language AS "language: Language", commands,
                  (SELECT json_group_array(role) FROM appointment
                   WHERE appointment.person_id = ?1 AND until IS NULL) AS "roles!: String"
           FROM account WHERE account.person_id = ?1 AND reachable = 1"#,
        person
    )
    .fetch_all(db)
    .await?;
    let held: Vec<Role> = match rows.first() {
        Some(row) => serde_json::from_str(&row.roles)?,
        None => Vec::new(),
    };
    let chats = rows.into_iter().map(|row| Chat {
        account: row.account,
        person: row.person,
        municipality: row.municipality,
        channel: row.channel,
        external: row.external,
        language: row.language,
        commands: row.commands,
    });
    Ok(Chats { roles: Roles::of(&held), chats: chats.collect() })
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

/// Appoints a coordinator whom no other one appoints.
async fn appoint_themselves(tx: &mut Tx, person: PersonId) -> Result<()> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let appointed = sqlx::query!(
        "INSERT INTO appointment (municipality_id, person_id, role, since)
         SELECT ?1, id, 'coordinator', ?2 FROM person
         WHERE id = ?3 AND municipality_id = ?1 AND left_at IS NULL
         ON CONFLICT DO NOTHING",
        municipality,
        now,
        person
    )
    .execute(tx.db())
    .await?;
    if appointed.rows_affected() > 0 {
        journal::note(tx, person, "coordinator-appointed", Entry { person: Some(person), ..Entry::default() }).await?;
        tx.raise(Happening::RolesChanged { person }).await?;
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

/// The groups that a person leads and that are not closed, by name.
pub async fn led_by(tx: &mut Tx, person: PersonId) -> Result<Vec<GroupName>> {
    Ok(sqlx::query_as!(
        GroupName,
        r#"SELECT groups.id AS "id: GroupId", groups.name
           FROM appointment JOIN groups ON groups.id = appointment.group_id
           WHERE person_id = ? AND role = 'leader' AND until IS NULL AND phase != 'closed'
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

/// The authority of a person over each open group that they lead, by name.
pub async fn authorities(tx: &mut Tx, person: PersonId) -> Result<Vec<Led>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT groups.id AS "id: GroupId", groups.name, organisation.short_name AS "host?",
                  person.family_name, person.given_name, person.patronymic
           FROM appointment JOIN groups ON groups.id = appointment.group_id
           JOIN person ON person.id = appointment.person_id
           LEFT JOIN organisation ON organisation.id = groups.host_organisation_id
           WHERE appointment.person_id = ? AND appointment.role = 'leader' AND appointment.until IS NULL
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
            leader: Leader::found(person, row.id),
            by: FullName::of(row.family_name, row.given_name, row.patronymic),
            name: row.name,
            host: row.host,
        })
        .collect())
}
