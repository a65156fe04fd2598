//! Handing over: what one has led, another leads from now on.

use std::sync::LazyLock;

use sqlx::Row;

use super::Coordinator;
use super::chats::{CHATS, changed};
use crate::db::{Call, Values};
use crate::ids::{GroupId, PersonId};
use crate::model::journal;
use crate::talk::{Result, Trouble, Tx};

/// The names of the groups that somebody leads and that are not closed, by name: `?1` is the municipality, `?3` the
/// person.
pub const LED_OPEN: &str = "SELECT groups.name FROM appointment JOIN groups ON groups.id = appointment.group_id
 WHERE appointment.person_id = ?3 AND appointment.role = 'leader' AND appointment.until IS NULL
   AND appointment.municipality_id = ?1 AND groups.phase != 'closed'
 ORDER BY groups.sort_form, groups.id";

/// The moment, who has led, the municipality.
const LEAVE: &str = "UPDATE appointment SET until = max(since, ?), ended_by = 'handing'
 WHERE person_id = ? AND role = 'leader' AND until IS NULL AND municipality_id = ?
   AND EXISTS (SELECT 1 FROM groups WHERE groups.id = appointment.group_id AND groups.phase != 'closed')
 RETURNING group_id AS abandoned";

/// Who leads from now on, the moment, who has led, the moment, who leads from now on, the municipality. What was handed
/// over just now has no leader.
const TAKE: &str = "INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
 SELECT former.municipality_id, ?, 'leader', former.group_id, ? FROM appointment AS former
 WHERE former.person_id = ? AND former.role = 'leader' AND former.ended_by = 'handing'
   AND former.until = max(former.since, ?)
   AND EXISTS (SELECT 1 FROM person JOIN account ON account.person_id = person.id
               WHERE person.id = ? AND person.municipality_id = ? AND person.left_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM appointment AS other
                   WHERE other.group_id = former.group_id AND other.role = 'leader' AND other.until IS NULL)
 ON CONFLICT DO NOTHING
 RETURNING group_id AS taken";

/// Gives all groups that somebody leads to another person of the municipality; tells how many there were.
pub async fn hand_groups(tx: &mut Tx, by: Coordinator, from: PersonId, to: PersonId) -> Result<u64> {
    static HANDS: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[journal::GROUPS_HANDED, LEAVE, TAKE, journal::DEPUTY_LEADS, CHATS, CHATS]));
    if from == to {
        return Err(Trouble::Gone);
    }
    let (municipality, now) = (tx.municipality(), tx.now);
    let values = Values::default().and(now)?.and(by.id())?.and(to)?.and(from)?.and(municipality)?;
    let values = values.and(now)?.and(from)?.and(municipality)?;
    let values = values.and(to)?.and(now)?.and(from)?.and(now)?.and(to)?.and(municipality)?;
    let values = values.and(now)?.and(by.id())?.and(to)?.and(now)?;
    let rows = HANDS.make(tx.db(), values.and(from)?.and(to)?).await?;
    let counted = |column: &str| rows.iter().filter(|row| row.try_get::<GroupId, _>(column).is_ok()).count();
    let taken = counted("taken");
    if taken != counted("abandoned") {
        // The other is of no municipality of the coordinator's, or can answer for nothing: nothing of it is kept.
        return Err(Trouble::Gone);
    }
    if taken > 0 {
        changed(tx, &[from, to], &rows).await?;
    }
    u64::try_from(taken).map_err(Trouble::fault)
}
