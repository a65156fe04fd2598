//! The guards of plans: who sees and changes which.

use crate::ids::{GroupId, PersonId};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Cx, Result, Trouble};

/// One who answers for a plan of this municipality: a coordinator for all of them, a leader for that of their group.
#[derive(Debug, Clone, Copy)]
pub struct Planner {
    person: PersonId,
    group: Option<GroupId>,
    coordinates: bool,
}

impl Planner {
    /// The person who speaks, if they may; read once a transaction.
    pub async fn of(cx: &mut Cx, group: Option<GroupId>) -> Result<Planner> {
        let person = Registered::of(cx)?.id();
        if let Some(known) = cx.proof(|known: &Planner| known.person == person && known.group == group) {
            return Ok(known);
        }
        let municipality = cx.municipality();
        let found = sqlx::query!(
            r#"SELECT EXISTS (SELECT 1 FROM appointment
                              WHERE person_id = ?1 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
                                AND municipality_id = ?3) AS "coordinates!: bool",
                      EXISTS (SELECT 1 FROM appointment
                              WHERE person_id = ?1 AND role IN ('leader', 'deputy') AND group_id = ?2 AND until IS NULL
                                AND municipality_id = ?3) AS "leads!: bool",
                      ?2 IS NULL OR EXISTS (SELECT 1 FROM groups WHERE id = ?2 AND municipality_id = ?3)
                          AS "is_there!: bool""#,
            person,
            group,
            municipality
        )
        .fetch_one(cx.db())
        .await?;
        if !found.coordinates && !found.leads {
            return Err(Planner::refused(cx, group));
        }
        if !found.is_there {
            return Err(Trouble::Gone);
        }
        let proof = Planner { person, group, coordinates: found.coordinates };
        cx.keep_proof(proof);
        Ok(proof)
    }

    /// One whose appointments a statement of this noun has just read in this transaction, among other things.
    pub(super) fn found(person: PersonId, group: Option<GroupId>, coordinates: bool) -> Planner {
        Planner { person, group, coordinates }
    }

    /// Whose the plan is alone: the service's is nobody's of a group.
    pub(super) fn refused(cx: &Cx, group: Option<GroupId>) -> Trouble {
        let language = cx.language();
        Trouble::Refused(match group {
            Some(_) => say!(language, "talk-not-leader"),
            None => say!(language, "talk-not-coordinator"),
        })
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// Whose plans; the service's where it is no group's.
    pub fn group(self) -> Option<GroupId> {
        self.group
    }

    /// Whether they answer for all plans, and not for this one alone.
    pub fn coordinates(self) -> bool {
        self.coordinates
    }
}

/// Which plans somebody sees in a list.
#[derive(Debug, Clone, Copy)]
pub struct Sees {
    person: PersonId,
    all: bool,
}

impl Sees {
    /// The person who speaks, if they coordinate or lead anything.
    pub async fn of(cx: &mut Cx) -> Result<Sees> {
        let person = Registered::of(cx)?.id();
        if let Some(known) = cx.proof(|known: &Sees| known.person == person) {
            return Ok(known);
        }
        let municipality = cx.municipality();
        let found = sqlx::query!(
            r#"SELECT coalesce(max(role = 'coordinator'), 0) AS "coordinates!: bool",
                      count(*) > 0 AS "sees!: bool" FROM appointment
               WHERE person_id = ? AND role IN ('coordinator', 'leader', 'deputy') AND until IS NULL
                 AND municipality_id = ?"#,
            person,
            municipality
        )
        .fetch_one(cx.db())
        .await?;
        if !found.sees {
            return Err(Trouble::Refused(say!(cx.language(), "talk-not-leader")));
        }
        let proof = Sees { person, all: found.coordinates };
        cx.keep_proof(proof);
        Ok(proof)
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// Whether it is all of the municipality's, or those of the groups that they lead.
    pub fn all(self) -> bool {
        self.all
    }
}
