//! Who works elsewhere now, and who has left: a coordinator says so, the person hears it, and what is past stays.

use std::sync::LazyLock;

use sqlx::Row;

use crate::db::{Call, Values};
use crate::ids::{GroupId, OrganisationId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::roles::{self, Coordinator, DeputyLeft};
use crate::model::{events, groups};
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

/// What somebody is who is to be marked.
const STATE: &str = "SELECT left_at IS NOT NULL AS had_left,
        EXISTS (SELECT 1 FROM appointment WHERE person_id = ?1 AND municipality_id = ?2 AND role = 'coordinator'
                AND until IS NULL)
        AND NOT EXISTS (SELECT 1 FROM appointment WHERE person_id != ?1 AND municipality_id = ?2
                        AND role = 'coordinator' AND until IS NULL) AS is_last
 FROM person WHERE id = ?1 AND municipality_id = ?2";

/// Marks them, but for the last coordinator.
const LEAVE: &str = "UPDATE person SET left_at = ?3 WHERE id = ?1 AND municipality_id = ?2 AND left_at IS NULL
   AND (NOT EXISTS (SELECT 1 FROM appointment WHERE person_id = ?1 AND municipality_id = ?2 AND role = 'coordinator'
                    AND until IS NULL)
        OR EXISTS (SELECT 1 FROM appointment WHERE person_id != ?1 AND municipality_id = ?2
                   AND role = 'coordinator' AND until IS NULL))";

/// All of it: `?1` is who, `?2` the municipality, `?3` the moment, `?4` the author. Whoever was not marked loses nothing.
static LEAVES: LazyLock<Call> = LazyLock::new(|| {
    Call::of(&[
        STATE,
        LEAVE,
        journal::PERSON_LEFT,
        journal::ALL_ENDED,
        roles::END_ALL,
        roles::WITHDRAW_ALL,
        journal::ALL_LEFT,
        groups::LEAVE_ALL,
        events::DROP_ALL_ANSWERS,
        events::FREED,
        &roles::chats_of("?1"),
    ])
});

/// Marks that a person of the municipality works here no more: they leave their groups, their roles end, and they are
/// nobody of today's staff. Their account, their own data and what is past stay.
pub async fn mark_left(tx: &mut Tx, by: Coordinator, person: PersonId) -> Result<Leaving> {
    let values = Values::default().and(person)?.and(tx.municipality())?.and(tx.now)?.and(by.id())?;
    let rows = LEAVES.make(tx.db(), values).await?;
    let state = rows.first().filter(|row| row.try_get::<bool, _>("had_left").is_ok()).ok_or(Trouble::Gone)?;
    if state.try_get("had_left")? {
        return Ok(Leaving::Already);
    }
    if state.try_get("is_last")? {
        return Ok(Leaving::LastCoordinator);
    }
    if rows.iter().any(|row| row.try_get::<i64, _>("ended").is_ok()) {
        roles::changed(tx, &[person], &rows).await?;
    }
    // Their pairs end with it, and whoever was of them with this person is told.
    tx.wake_duties();
    // Whose deputy they were is told with the groups that they have left.
    let deputised = rows.iter().filter_map(|row| row.try_get::<Option<GroupId>, _>("deputised").ok().flatten());
    tx.remember(DeputyLeft { person, groups: deputised.collect() });
    let left: Vec<GroupId> = rows.iter().filter_map(|row| row.try_get("left_group").ok()).collect();
    events::left_all(tx, person, &left, &rows).await?;
    Ok(Leaving::Left { groups: left.len() })
}

/// Takes the mark back: who, the municipality.
const RETURN: &str = "UPDATE person SET left_at = NULL WHERE id = ? AND municipality_id = ? AND left_at IS NOT NULL";

/// Takes the mark back; groups and roles do not come back with it. Tells whether there was one.
pub async fn take_back(tx: &mut Tx, by: Coordinator, person: PersonId) -> Result<bool> {
    static RETURNS: LazyLock<Call> = LazyLock::new(|| Call::of(&[RETURN, journal::PERSON_RETURNED]));
    let (municipality, now) = (tx.municipality(), tx.now);
    let values = Values::default().and(person)?.and(municipality)?;
    let values = values.and(municipality)?.and(now)?.and(by.id())?.and(person)?;
    let rows = RETURNS.make(tx.db(), values).await?;
    Ok(rows.iter().any(|row| row.try_get::<i64, _>("returned").is_ok()))
}
