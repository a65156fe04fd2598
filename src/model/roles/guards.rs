//! The guards: each reads the database in the transaction and hands out a proof, or a refusal. What is asked for twice
//! in one transaction, as by an answer and by the card that follows it, is read once.

use super::Role;
use crate::ids::{GroupId, PersonId};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};

/// Keeps the proofs of what whoever speaks answers for. A turn has read it in its own transaction, in the call by which it
/// began, so that a guard need not ask for it again; whoever lacks a proof is asked about as ever.
pub fn met(cx: &mut Cx) -> Result<()> {
    let Some(person) = cx.person() else { return Ok(()) };
    let held: Vec<(Role, Option<GroupId>)> = serde_json::from_str(&cx.account.held)?;
    for (role, group) in held {
        if role == Role::Coordinator && group.is_none() {
            cx.keep_proof_of(person, Coordinator(person));
        }
        if matches!(role, Role::Coordinator | Role::Observer) && group.is_none() {
            cx.keep_proof_of(person, ReadsFigures(person));
        }
        if matches!(role, Role::Methodist | Role::Observer | Role::Coordinator) && group.is_none() {
            cx.keep_proof_of(person, Consultant(person));
        }
        if let (Role::Leader | Role::Deputy, Some(group)) = (role, group) {
            cx.keep_proof_of(person, Leader { person, group, is_deputy: role == Role::Deputy });
        }
    }
    Ok(())
}

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

/// Whether whoever speaks represents a school, as the turn has read it when it began. What they may do is asked of the
/// database besides.
pub fn represents(cx: &Cx) -> Result<bool> {
    let held: Vec<(Role, Option<GroupId>)> = serde_json::from_str(&cx.account.held)?;
    Ok(held.iter().any(|(role, _)| *role == Role::Representative))
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

    /// The person who speaks, if the turn has read when it began that they coordinate their municipality.
    pub fn known(cx: &Cx) -> Result<Option<Coordinator>> {
        let person = Registered::of(cx)?.id();
        Ok(cx.proof(|known: &Coordinator| known.0 == person))
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
            tx.keep_proof_of(person, proof);
        }
        Ok(proof)
    }

    /// The coordinator whose appointment a statement of the model has just read in this transaction.
    pub(in crate::model) fn found(person: PersonId) -> Coordinator {
        Coordinator(person)
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.0
    }
}

/// One who leads one group: its leader, or the deputy whom the leader has named. Whatever is done in a group asks for this
/// proof; what the leader alone may do asks for a [`Head`].
#[derive(Debug, Clone, Copy)]
pub struct Leader {
    person: PersonId,
    group: GroupId,
    is_deputy: bool,
}

impl Leader {
    /// The person who speaks, if they lead this group.
    pub async fn of(cx: &mut Cx, group: GroupId) -> Result<Leader> {
        let person = Registered::of(cx)?.id();
        let found = Leader::find(cx, person, group).await?;
        found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "talk-not-leader")))
    }

    /// Every group that whoever speaks leads, as the turn has read it when it began.
    pub fn all_of(cx: &Cx) -> Result<Vec<Leader>> {
        let person = Registered::of(cx)?.id();
        let held: Vec<(Role, Option<GroupId>)> = serde_json::from_str(&cx.account.held)?;
        let leads = |role: Role| matches!(role, Role::Leader | Role::Deputy);
        let groups = held.into_iter().filter(|(role, _)| leads(*role)).filter_map(|(_, group)| group);
        let proof = |group| cx.proof(|known: &Leader| known.person == person && known.group == group);
        Ok(groups.filter_map(proof).collect())
    }

    /// A person, if they lead this group of the municipality.
    pub async fn find(tx: &mut Tx, person: PersonId, group: GroupId) -> Result<Option<Leader>> {
        if let Some(known) = tx.proof(|known: &Leader| known.person == person && known.group == group) {
            return Ok(Some(known));
        }
        let municipality = tx.municipality();
        let found = sqlx::query_scalar!(
            r#"SELECT role AS "role: Role" FROM appointment
               WHERE person_id = ? AND role IN ('leader', 'deputy') AND group_id = ? AND until IS NULL
                 AND municipality_id = ?"#,
            person,
            group,
            municipality
        )
        .fetch_optional(tx.db())
        .await?;
        let proof = found.map(|role| Leader { person, group, is_deputy: role == Role::Deputy });
        if let Some(proof) = proof {
            tx.keep_proof_of(person, proof);
        }
        Ok(proof)
    }

    /// The leader whose appointment a statement of the model has just read in this transaction, among other things.
    pub(in crate::model) fn found(person: PersonId, group: GroupId, role: Role) -> Leader {
        Leader { person, group, is_deputy: role == Role::Deputy }
    }

    /// Whether they are the deputy, and not the leader.
    pub fn is_deputy(self) -> bool {
        self.is_deputy
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

/// The leader of one group, and not the deputy: passes the group on, and names the deputy.
#[derive(Debug, Clone, Copy)]
pub struct Head(Leader);

impl Head {
    /// The person who speaks, if they are the leader of this group.
    pub async fn of(cx: &mut Cx, group: GroupId) -> Result<Head> {
        let leader = Leader::of(cx, group).await?;
        match leader.is_deputy {
            true => Err(Trouble::Refused(say!(cx.language(), "talk-not-head"))),
            false => Ok(Head(leader)),
        }
    }

    /// A person, if they are the leader of this group of the municipality.
    pub async fn find(tx: &mut Tx, person: PersonId, group: GroupId) -> Result<Option<Head>> {
        Ok(Leader::find(tx, person, group).await?.filter(|leader| !leader.is_deputy).map(Head))
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.0.person
    }

    /// What they lead.
    pub fn group(self) -> GroupId {
        self.0.group
    }
}

/// One who may read the figures: a coordinator, or an observer.
#[derive(Debug, Clone, Copy)]
pub struct ReadsFigures(PersonId);

impl ReadsFigures {
    /// The person who speaks, if they may read figures.
    pub async fn of(cx: &mut Cx) -> Result<ReadsFigures> {
        let person = Registered::of(cx)?.id();
        if let Some(known) = cx.proof(|known: &ReadsFigures| known.0 == person) {
            return Ok(known);
        }
        let municipality = cx.municipality();
        let may = sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM appointment
                              WHERE person_id = ? AND role IN ('coordinator', 'observer') AND group_id IS NULL
                                AND until IS NULL AND municipality_id = ?) AS "may!: bool""#,
            person,
            municipality
        )
        .fetch_one(cx.db())
        .await?;
        if !may {
            return Err(Trouble::Refused(say!(cx.language(), "talk-no-figures")));
        }
        let proof = ReadsFigures(person);
        cx.keep_proof_of(person, proof);
        Ok(proof)
    }
}

/// One who answers the questions of teachers (S3-03): a methodist, an observer (S3-14), or a coordinator.
#[derive(Debug, Clone, Copy)]
pub struct Consultant(PersonId);

impl Consultant {
    /// The person who speaks, if they answer questions.
    pub async fn of(cx: &mut Cx) -> Result<Consultant> {
        let person = Registered::of(cx)?.id();
        let found = Consultant::find(cx, person).await?;
        found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "talk-not-consultant")))
    }

    /// A person, if they answer questions of this municipality.
    pub async fn find(tx: &mut Tx, person: PersonId) -> Result<Option<Consultant>> {
        if let Some(known) = tx.proof(|known: &Consultant| known.0 == person) {
            return Ok(Some(known));
        }
        let municipality = tx.municipality();
        let found = sqlx::query_scalar!(
            "SELECT 1 FROM appointment
             WHERE person_id = ? AND role IN ('methodist', 'observer', 'coordinator') AND group_id IS NULL
               AND until IS NULL AND municipality_id = ?",
            person,
            municipality
        )
        .fetch_optional(tx.db())
        .await?;
        let proof = found.map(|_| Consultant(person));
        if let Some(proof) = proof {
            tx.keep_proof_of(person, proof);
        }
        Ok(proof)
    }

    /// The person who speaks, if the turn has read when it began that they answer questions.
    pub fn known(cx: &Cx) -> Result<Option<Consultant>> {
        let person = Registered::of(cx)?.id();
        Ok(cx.proof(|known: &Consultant| known.0 == person))
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.0
    }
}
