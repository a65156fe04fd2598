//! The guards: each reads the database in the transaction and hands out a proof, or a refusal. What is asked for twice
//! in one transaction, as by an answer and by the card that follows it, is read once.

use super::Role;
use crate::ids::{GroupId, OrganisationId, PersonId};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};
use crate::text::Words;

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

    /// A person of the municipality; `None` for a number that is nobody's here.
    pub async fn find(tx: &mut Tx, person: PersonId) -> Result<Option<Registered>> {
        let municipality = tx.municipality();
        let found =
            sqlx::query_scalar!("SELECT 1 FROM person WHERE id = ? AND municipality_id = ?", person, municipality)
                .fetch_optional(tx.db())
                .await?;
        Ok(found.map(|_| Registered(person)))
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
        let found = Coordinator::find(cx, person).await?;
        found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "talk-not-coordinator")))
    }

    /// A person, if they coordinate this municipality.
    pub async fn find(tx: &mut Tx, person: PersonId) -> Result<Option<Coordinator>> {
        if let Some(known) = tx.proof(|known: &Coordinator| known.0 == person) {
            return Ok(Some(known));
        }
        let municipality = tx.municipality();
        let found = sqlx::query_scalar!(
            "SELECT 1 FROM appointment
             WHERE person_id = ? AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
               AND municipality_id = ?",
            person,
            municipality
        )
        .fetch_optional(tx.db())
        .await?;
        let proof = found.map(|_| Coordinator(person));
        if let Some(proof) = proof {
            tx.keep_proof(proof);
        }
        Ok(proof)
    }

    /// The coordinator whose appointment a statement of this noun has just read in this transaction.
    pub(super) fn found(person: PersonId) -> Coordinator {
        Coordinator(person)
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.0
    }
}

/// The leader of one group.
#[derive(Debug, Clone, Copy)]
pub struct Leader {
    person: PersonId,
    group: GroupId,
}

impl Leader {
    /// The person who speaks, if they lead this group.
    pub async fn of(cx: &mut Cx, group: GroupId) -> Result<Leader> {
        let person = Registered::of(cx)?.id();
        let found = Leader::find(cx, person, group).await?;
        found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "talk-not-leader")))
    }

    /// A person, if they lead this group of the municipality.
    pub async fn find(tx: &mut Tx, person: PersonId, group: GroupId) -> Result<Option<Leader>> {
        if let Some(known) = tx.proof(|known: &Leader| known.person == person && known.group == group) {
            return Ok(Some(known));
        }
        let municipality = tx.municipality();
        let found = sqlx::query_scalar!(
            "SELECT 1 FROM appointment
             WHERE person_id = ? AND role = 'leader' AND group_id = ? AND until IS NULL AND municipality_id = ?",
            person,
            group,
            municipality
        )
        .fetch_optional(tx.db())
        .await?;
        let proof = found.map(|_| Leader { person, group });
        if let Some(proof) = proof {
            tx.keep_proof(proof);
        }
        Ok(proof)
    }

    /// The leader whose appointment a statement of the model has just read in this transaction, among other things.
    pub(in crate::model) fn found(person: PersonId, group: GroupId) -> Leader {
        Leader { person, group }
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// What they lead.
    pub fn group(self) -> GroupId {
        self.group
    }
}

/// One who holds a role of the whole municipality, and what they hear who do not.
macro_rules! of_the_municipality {
    ($(#[$doc:meta])* $name:ident, $role:expr, $refusal:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name(PersonId);

        impl $name {
            /// The person who speaks, if they are one.
            pub async fn of(cx: &mut Cx) -> Result<$name> {
                let person = Registered::of(cx)?.id();
                let found = $name::find(cx, person).await?;
                let refusal: Words = $refusal;
                found.ok_or_else(|| Trouble::Refused(refusal(cx.language())))
            }

            /// A person, if they are one in this municipality.
            pub async fn find(tx: &mut Tx, person: PersonId) -> Result<Option<$name>> {
                if let Some(known) = tx.proof(|known: &$name| known.0 == person) {
                    return Ok(Some(known));
                }
                let proof = place_of(tx, person, $role).await?.map(|_| $name(person));
                if let Some(proof) = proof {
                    tx.keep_proof(proof);
                }
                Ok(proof)
            }

            /// Who it is.
            pub fn id(self) -> PersonId {
                self.0
            }
        }
    };
}

of_the_municipality!(
    /// An observer, the institute's «куратор» (S3-14): figures, and no records.
    Observer,
    Role::Observer,
    |language| say!(language, "talk-not-observer")
);
of_the_municipality!(
    /// A tutor.
    Tutor,
    Role::Tutor,
    |language| say!(language, "talk-not-tutor")
);
of_the_municipality!(
    /// A methodist of the municipality or of a school: takes requests.
    Methodist,
    Role::Methodist,
    |language| say!(language, "talk-not-methodist")
);
of_the_municipality!(
    /// An expert of the municipality; one of a group has no right beyond it.
    Expert,
    Role::Expert,
    |language| say!(language, "talk-not-expert")
);

/// One who may read the figures: a coordinator, or an observer.
#[derive(Debug, Clone, Copy)]
pub struct ReadsFigures {
    person: PersonId,
    /// Whether they may open the records from which a figure has come: a coordinator may.
    pub opens_records: bool,
}

impl ReadsFigures {
    /// The person who speaks, if they may read figures.
    pub async fn of(cx: &mut Cx) -> Result<ReadsFigures> {
        let person = Registered::of(cx)?.id();
        if let Some(known) = cx.proof(|known: &ReadsFigures| known.person == person) {
            return Ok(known);
        }
        let municipality = cx.municipality();
        let roles = sqlx::query_scalar!(
            r#"SELECT role AS "role: Role" FROM appointment
               WHERE person_id = ? AND role IN ('coordinator', 'observer') AND group_id IS NULL AND until IS NULL
                 AND municipality_id = ?"#,
            person,
            municipality
        )
        .fetch_all(cx.db())
        .await?;
        if roles.is_empty() {
            return Err(Trouble::Refused(say!(cx.language(), "talk-no-figures")));
        }
        let proof = ReadsFigures { person, opens_records: roles.contains(&Role::Coordinator) };
        cx.keep_proof(proof);
        Ok(proof)
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }
}

/// One who answers for the school where they work.
#[derive(Debug, Clone, Copy)]
pub struct SchoolRepresentative {
    person: PersonId,
    organisation: OrganisationId,
}

impl SchoolRepresentative {
    /// The person who speaks, if they represent the school where they work.
    pub async fn of(cx: &mut Cx) -> Result<SchoolRepresentative> {
        let person = Registered::of(cx)?.id();
        let found = SchoolRepresentative::find(cx, person).await?;
        found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "talk-not-representative")))
    }

    /// A person, if they represent the school where they work; whoever has moved to another one answers for none.
    pub async fn find(tx: &mut Tx, person: PersonId) -> Result<Option<SchoolRepresentative>> {
        if let Some(known) = tx.proof(|known: &SchoolRepresentative| known.person == person) {
            return Ok(Some(known));
        }
        let place = place_of(tx, person, Role::Representative).await?.flatten();
        let proof = place.map(|organisation| SchoolRepresentative { person, organisation });
        if let Some(proof) = proof {
            tx.keep_proof(proof);
        }
        Ok(proof)
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// For which school they answer.
    pub fn organisation(self) -> OrganisationId {
        self.organisation
    }
}

/// One who cares for mentoring, in the municipality or in the school where they work.
#[derive(Debug, Clone, Copy)]
pub struct CuratorOfMentoring {
    person: PersonId,
    school: Option<OrganisationId>,
}

impl CuratorOfMentoring {
    /// The person who speaks, if they are one.
    pub async fn of(cx: &mut Cx) -> Result<CuratorOfMentoring> {
        let person = Registered::of(cx)?.id();
        let found = CuratorOfMentoring::find(cx, person).await?;
        found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "talk-not-curator")))
    }

    /// A person, if they are one in this municipality.
    pub async fn find(tx: &mut Tx, person: PersonId) -> Result<Option<CuratorOfMentoring>> {
        if let Some(known) = tx.proof(|known: &CuratorOfMentoring| known.person == person) {
            return Ok(Some(known));
        }
        let proof = place_of(tx, person, Role::Curator).await?.map(|school| CuratorOfMentoring { person, school });
        if let Some(proof) = proof {
            tx.keep_proof(proof);
        }
        Ok(proof)
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// The school to which their right is confined; `None` for the whole municipality.
    pub fn school(self) -> Option<OrganisationId> {
        self.school
    }
}

/// Where somebody holds a role that is no group's: `Some(None)` in the whole municipality, which comes first. One of a
/// school is held only by those who work there.
async fn place_of(tx: &mut Tx, person: PersonId, role: Role) -> Result<Option<Option<OrganisationId>>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT appointment.organisation_id AS "organisation?: OrganisationId"
           FROM appointment JOIN person ON person.id = appointment.person_id
           WHERE appointment.person_id = ? AND role = ? AND group_id IS NULL AND until IS NULL
             AND appointment.municipality_id = ?
             AND (appointment.organisation_id IS NULL OR appointment.organisation_id = person.organisation_id)
           ORDER BY appointment.organisation_id LIMIT 1"#,
        person,
        role,
        municipality
    )
    .fetch_optional(tx.db())
    .await?)
}
