//! Who works elsewhere now, and who has left: a coordinator says so, the person hears it, and what is past stays.

use std::sync::LazyLock;

use super::Person;
use crate::db::{Call, Values};
use crate::ids::{OrganisationId, PersonId};
use crate::model::groups;
use crate::model::journal::{self, Entry};
use crate::model::roles::{self, Coordinator};
use crate::talk::{Result, Trouble, Tx};

/// A person who works at another organisation from now on, and what both are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Where they worked.
    pub from: String,
    /// Where they work now.
    pub to: String,
}

/// Moves a person to another organisation of the municipality. What they held at the former one ends, everything else of
/// theirs stays; whoever had left is back.
pub async fn move_to(tx: &mut Tx, by: Coordinator, person: PersonId, to: OrganisationId) -> Result<Moved> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT former.short_name AS "from!: String", latter.short_name AS "to!: String"
           FROM person JOIN organisation AS former ON former.id = person.organisation_id
           JOIN organisation AS latter ON latter.id = ?2 AND latter.municipality_id = person.municipality_id
           WHERE person.id = ?1 AND person.municipality_id = ?3"#,
        person,
        to,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let moved = Moved { from: row.from, to: row.to };
    let (was, became) = (Some(moved.from.clone()), Some(moved.to.clone()));
    let entry = Entry { person: Some(person), organisation: Some(to), was, became, ..Entry::default() };
    let values = Values::default().and(to)?.and(person)?.and(municipality)?;
    let values = journal::noted(values, tx, by.id(), "person-moved", entry)?;
    MOVES.make(tx.db(), values).await?;
    roles::end_elsewhere(tx, by.id(), "order", person).await?;
    Ok(moved)
}

const MOVE: &str = "UPDATE person SET organisation_id = ?, left_at = NULL WHERE id = ? AND municipality_id = ?";

static MOVES: LazyLock<Call> = LazyLock::new(|| Call::of(&[MOVE, journal::NOTE]));

/// What becomes of somebody who leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// They have left: so many groups, with every role.
    Left {
        /// How many groups they belonged to.
        groups: usize,
    },
    /// They had left already.
    Already,
    /// They are the last coordinator of the municipality, and stay.
    LastCoordinator,
}

/// Marks that a person of the municipality works here no more: they leave their groups, their roles end, and they are
/// nobody of today's staff. Their account, their own data and what is past stay.
pub async fn mark_left(tx: &mut Tx, by: Coordinator, person: PersonId) -> Result<Leaving> {
    let who: Person = super::person(tx, person).await?;
    if who.left_at.is_some() {
        return Ok(Leaving::Already);
    }
    if !roles::end_all(tx, by, person).await? {
        return Ok(Leaving::LastCoordinator);
    }
    let groups = groups::leave_all(tx, by, person).await?;
    let (municipality, now) = (tx.municipality(), tx.now);
    sqlx::query!("UPDATE person SET left_at = ? WHERE id = ? AND municipality_id = ?", now, person, municipality)
        .execute(tx.db())
        .await?;
    let entry = Entry { person: Some(person), organisation: Some(who.organisation.id), ..Entry::default() };
    journal::note(tx, by.id(), "person-left", entry).await?;
    Ok(Leaving::Left { groups })
}

/// Takes the mark back; groups and roles do not come back with it. Tells whether there was one.
pub async fn take_back(tx: &mut Tx, by: Coordinator, person: PersonId) -> Result<bool> {
    let who: Person = super::person(tx, person).await?;
    if who.left_at.is_none() {
        return Ok(false);
    }
    let municipality = tx.municipality();
    sqlx::query!("UPDATE person SET left_at = NULL WHERE id = ? AND municipality_id = ?", person, municipality)
        .execute(tx.db())
        .await?;
    journal::note(tx, by.id(), "person-returned", Entry { person: Some(person), ..Entry::default() }).await?;
    Ok(true)
}
