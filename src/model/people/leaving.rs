//! Who works elsewhere now, and who has left: a coordinator says so, the person hears it, and what is past stays.

use super::Person;
use crate::ids::{OrganisationId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::roles::{self, Coordinator};
use crate::model::{groups, organisations};
use crate::talk::{Result, Trouble, Tx};

/// A person who works at another organisation from now on, and what both are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Where they worked.
    pub from: String,
    /// Where they work now.
    pub to: String,
}

/// Moves a person to another organisation of the municipality. Everything else of theirs stays; whoever had left is back.
pub async fn move_to(tx: &mut Tx, by: Coordinator, person: PersonId, to: OrganisationId) -> Result<Moved> {
    let before = super::person(tx, person).await?;
    let after = organisations::find(tx, to).await?.ok_or(Trouble::Gone)?;
    let municipality = tx.municipality();
    sqlx::query!(
        "UPDATE person SET organisation_id = ?, left_at = NULL WHERE id = ? AND municipality_id = ?",
        to,
        person,
        municipality
    )
    .execute(tx.db())
    .await?;
    let moved = Moved { from: before.organisation.name, to: after.name };
    let (was, became) = (Some(moved.from.clone()), Some(moved.to.clone()));
    let entry = Entry { person: Some(person), organisation: Some(to), was, became, ..Entry::default() };
    journal::note(tx, by.id(), "person-moved", entry).await?;
    Ok(moved)
}

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
