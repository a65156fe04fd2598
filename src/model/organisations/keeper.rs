//! The guard of what an organisation tells of itself: its headcounts and its marks.

use crate::ids::{OrganisationId, PersonId};
use crate::model::roles::{Coordinator, Registered};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};

/// One who may enter the headcounts and the marks of an organisation of this municipality: a coordinator.
#[derive(Debug, Clone, Copy)]
pub struct Keeper {
    person: PersonId,
    organisation: OrganisationId,
}

impl Keeper {
    /// The person who speaks, if they may; read once a transaction.
    pub async fn of(cx: &mut Cx, organisation: OrganisationId) -> Result<Keeper> {
        let person = Registered::of(cx)?.id();
        if let Some(known) = cx.proof(|known: &Keeper| known.person == person && known.organisation == organisation) {
            return Ok(known);
        }
        let municipality = cx.municipality();
        let found = sqlx::query!(
            r#"SELECT EXISTS (SELECT 1 FROM appointment
                              WHERE person_id = ?1 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
                                AND municipality_id = ?3) AS "keeps!: bool",
                      EXISTS (SELECT 1 FROM organisation WHERE id = ?2 AND municipality_id = ?3) AS "is_there!: bool""#,
            person,
            organisation,
            municipality
        )
        .fetch_one(cx.db())
        .await?;
        if !found.keeps {
            return Err(Trouble::Refused(say!(cx.language(), "talk-not-coordinator")));
        }
        if !found.is_there {
            return Err(Trouble::Gone);
        }
        let proof = Keeper { person, organisation };
        cx.keep_proof(proof);
        Ok(proof)
    }

    /// A coordinator, who may for any organisation of the municipality: for verbs that nobody's turn brings.
    pub async fn coordinating(tx: &mut Tx, by: Coordinator, organisation: OrganisationId) -> Result<Keeper> {
        let is_there = super::find(tx, organisation).await?.is_some();
        is_there.then_some(Keeper { person: by.id(), organisation }).ok_or(Trouble::Gone)
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// Of which organisation.
    pub fn organisation(self) -> OrganisationId {
        self.organisation
    }
}
