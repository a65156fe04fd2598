//! The chats of somebody whose roles have changed, and what they are now: each shows its own commands.
//!
//! A verb that changes roles reads them along, in the call that changes them, so that whoever follows the happening need
//! not ask.

use std::sync::LazyLock;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::deputies::DEPUTISED;
use super::{Role, Roles};
use crate::db::{Call, Values};
use crate::ids::{MunicipalityId, PersonId};
use crate::model::groups::GroupName;
use crate::talk::session::Chat;
use crate::talk::{Happening, Result, Tx};

/// The chats in which somebody can be reached, and what they are: for what a chat shows by roles.
#[derive(Debug, Clone, Default)]
pub struct Chats {
    /// The roles; none where there is no chat.
    pub roles: Roles,
    /// The chats.
    pub chats: Vec<Chat>,
}

/// What a call has read along of these people, until it is asked for.
#[derive(Debug, Clone)]
struct ReadAlong {
    people: Vec<PersonId>,
    chats: Vec<Chats>,
}

/// The chats of the person `?`, a row each: part of a call that changes roles, behind what changes them.
pub(in crate::model) const CHATS: &str =
    "SELECT account.id AS chat, account.person_id AS whose, municipality_id, channel, external, language, commands,
        (SELECT json_group_array(role) FROM appointment
         WHERE appointment.person_id = account.person_id AND until IS NULL) AS roles
 FROM account WHERE account.person_id = ? AND reachable = 1";

/// The same of whoever led the group `?` before, where that has just ended.
pub(super) const FORMER_CHATS: &str =
    "SELECT account.id AS chat, account.person_id AS whose, municipality_id, channel, external, language, commands,
        (SELECT json_group_array(role) FROM appointment
         WHERE appointment.person_id = account.person_id AND until IS NULL) AS roles
 FROM account WHERE account.person_id = (SELECT person_id FROM appointment
                                         WHERE group_id = ? AND role = 'leader' AND until IS NOT NULL
                                         ORDER BY id DESC LIMIT 1)
   AND reachable = 1";

/// The same for calls whose values have numbers.
pub(in crate::model) fn chats_of(person: &str) -> String {
    CHATS.replace('?', person)
}

/// Tells whom it concerns that the roles of people are others now, whose chats the rows of a call have told.
pub(in crate::model) async fn changed(tx: &mut Tx, people: &[PersonId], rows: &[SqliteRow]) -> Result<()> {
    let chats = people.iter().map(|person| read(rows, *person)).collect::<Result<_>>()?;
    tx.remember(ReadAlong { people: people.to_vec(), chats });
    for person in people {
        tx.raise(Happening::RolesChanged { person: *person }).await?;
    }
    // Nobody may take it for what holds later in this transaction.
    tx.remember(ReadAlong { people: Vec::new(), chats: Vec::new() });
    Ok(())
}

/// The chats of a person with their roles, and with them those of others whose roles have changed by the same deed: what
/// is told once is not told again.
pub async fn chats(tx: &mut Tx, person: PersonId) -> Result<Vec<Chats>> {
    static ASKS: LazyLock<Call> = LazyLock::new(|| Call::of(&[CHATS]));
    if let Some(ReadAlong { people, chats }) = tx.remembered()
        && people.contains(&person)
    {
        tx.remember(ReadAlong { people, chats: Vec::new() });
        return Ok(chats);
    }
    let rows = ASKS.make(tx.db(), Values::default().and(person)?).await?;
    Ok(vec![read(&rows, person)?])
}

fn read(rows: &[SqliteRow], person: PersonId) -> Result<Chats> {
    let mut read = Chats::default();
    for row in rows {
        // Other statements of a call have rows of their own.
        let Ok(account) = row.try_get("chat") else { continue };
        if row.try_get::<PersonId, _>("whose")? != person {
            continue;
        }
        let held: Vec<Role> = serde_json::from_str(row.try_get("roles")?)?;
        read.roles = Roles::of(&held);
        read.chats.push(Chat {
            account,
            person,
            municipality: row.try_get("municipality_id")?,
            channel: row.try_get("channel")?,
            external: row.try_get("external")?,
            language: row.try_get("language")?,
            commands: row.try_get("commands")?,
        });
    }
    Ok(read)
}

/// The chats of everybody of the municipality `?`, whatever they are.
const ALL_CHATS: &str =
    "SELECT account.id AS chat, account.person_id AS whose, account.municipality_id, channel, external, language,
        commands, (SELECT json_group_array(role) FROM appointment
                   WHERE appointment.person_id = account.person_id AND until IS NULL) AS roles
 FROM person CROSS JOIN account ON account.person_id = person.id
 WHERE person.municipality_id = ? AND account.reachable = 1";

/// The chats of everybody of a municipality, one by one.
pub async fn chats_in(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Vec<Chats>> {
    static ASKS: LazyLock<Call> = LazyLock::new(|| Call::of(&[ALL_CHATS]));
    let rows = ASKS.make(db, Values::default().and(municipality)?).await?;
    rows.iter().map(|row| read(std::slice::from_ref(row), row.try_get("whose")?)).collect()
}

/// Who remains when somebody leaves, and what they leave behind.
#[derive(Debug, Clone)]
pub struct Leaves {
    /// The groups that they lead and that are not closed, by name.
    pub led: Vec<GroupName>,
    /// The other coordinators of the municipality.
    pub coordinators: Vec<PersonId>,
    /// The groups whose deputy they are and that are not closed, by name, and who leads each.
    pub deputised: Vec<(GroupName, PersonId)>,
}

/// The groups that the person `?` leads and that are not closed.
const LED: &str = "SELECT groups.id AS led, groups.name
 FROM appointment JOIN groups ON groups.id = appointment.group_id
 WHERE person_id = ? AND role = 'leader' AND until IS NULL AND phase != 'closed'
 ORDER BY groups.sort_form, groups.id";

/// The coordinators of the municipality `?` besides the person `?`.
const OTHERS: &str = "SELECT person_id AS coordinator FROM appointment
 WHERE municipality_id = ? AND role = 'coordinator' AND until IS NULL AND person_id != ?";

/// What a farewell has read along of somebody.
#[derive(Debug, Clone)]
struct Known(PersonId, Leaves);

/// What somebody leaves behind who is about to be erased, and their chats: statements of a call.
pub const LEAVES: [&str; 4] = [LED, OTHERS, DEPUTISED, CHATS];

/// Adds the values of [`LEAVES`] to those of a call.
pub fn leaving(values: Values, tx: &Tx, person: PersonId) -> sqlx::Result<Values> {
    values.and(person)?.and(tx.municipality())?.and(person)?.and(person)?.and(person)
}

/// Keeps what the rows of [`LEAVES`] tell, for whoever follows the erasure.
pub fn read_along(tx: &mut Tx, person: PersonId, rows: &[SqliteRow]) -> Result<Leaves> {
    tx.remember(ReadAlong { people: vec![person], chats: vec![read(rows, person)?] });
    let (mut led, mut coordinators, mut deputised) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        if let Ok(id) = row.try_get("led") {
            led.push(GroupName { id, name: row.try_get("name")? });
        } else if let Ok(coordinator) = row.try_get("coordinator") {
            coordinators.push(coordinator);
        } else if let Ok(id) = row.try_get("deputised") {
            deputised.push((GroupName { id, name: row.try_get("name")? }, row.try_get("its_leader")?));
        }
    }
    let leaves = Leaves { led, coordinators, deputised };
    tx.remember(Known(person, leaves.clone()));
    Ok(leaves)
}

/// What somebody leaves behind who is about to be erased. Their chats are read along, for whoever follows.
pub async fn leaves(tx: &mut Tx, person: PersonId) -> Result<Leaves> {
    static ASKS: LazyLock<Call> = LazyLock::new(|| Call::of(&LEAVES));
    if let Some(Known(whose, leaves)) = tx.remembered()
        && whose == person
    {
        return Ok(leaves);
    }
    let values = leaving(Values::default(), tx, person)?;
    let rows = ASKS.make(tx.db(), values).await?;
    read_along(tx, person, &rows)
}
