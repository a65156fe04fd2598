//! The guards: each reads the database in the turn's transaction and hands out a proof, or a refusal.

use crate::ids::{ClusterId, PersonId};
use crate::say;
use crate::talk::{Cx, Result, Trouble};

/// One who has registered.
#[derive(Debug, Clone, Copy)]
pub struct Registered(PersonId);

impl Registered {
    /// The person who speaks, if registered.
    pub fn of(cx: &Cx) -> Result<Registered> {
        match cx.person() {
            Some(person) => Ok(Registered(person)),
            None => Err(Trouble::Refused(say!(cx.language(), "talk-not-registered"))),
        }
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.0
    }
}

/// A coordinator of the municipality.
#[derive(Debug, Clone, Copy)]
pub struct Coordinator(PersonId);

impl Coordinator {
    /// The person who speaks, if they coordinate their municipality.
    pub async fn of(cx: &mut Cx) -> Result<Coordinator> {
        let person = Registered::of(cx)?.id();
        let municipality = cx.municipality();
        let found = sqlx::query_scalar!(
            "SELECT 1 FROM coordinator WHERE person_id = ? AND municipality_id = ?",
            person,
            municipality
        )
        .fetch_optional(cx.db())
        .await?;
        match found {
            Some(_) => Ok(Coordinator(person)),
            None => Err(Trouble::Refused(say!(cx.language(), "talk-not-coordinator"))),
        }
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.0
    }
}

/// The leader of one cluster.
#[derive(Debug, Clone, Copy)]
pub struct ClusterLeader {
    person: PersonId,
    cluster: ClusterId,
}

impl ClusterLeader {
    /// The person who speaks, if they lead this cluster.
    pub async fn of(cx: &mut Cx, cluster: ClusterId) -> Result<ClusterLeader> {
        let person = Registered::of(cx)?.id();
        let municipality = cx.municipality();
        let found = sqlx::query_scalar!(
            "SELECT 1 FROM cluster WHERE id = ? AND leader_id = ? AND municipality_id = ?",
            cluster,
            person,
            municipality
        )
        .fetch_optional(cx.db())
        .await?;
        match found {
            Some(_) => Ok(ClusterLeader { person, cluster }),
            None => Err(Trouble::Refused(say!(cx.language(), "talk-not-leader"))),
        }
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// What they lead.
    pub fn cluster(self) -> ClusterId {
        self.cluster
    }
}
