//! The guards of what an organisation tells of itself: its headcounts, and its marks.
//!
//! A coordinator keeps the data of each organisation of the municipality, and whoever represents a school those of that
//! school: they enter its headcounts, and read what was decided about it, its marks and agreements.

use crate::ids::{OrganisationId, PersonId};
use crate::model::roles::{Coordinator, Registered};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};

/// One who may read what is kept of an organisation of this municipality, and enter its headcounts: a coordinator, or
/// whoever represents it.
#[derive(Debug, Clone, Copy)]
pub struct Keeper {
    person: PersonId,
    organisation: OrganisationId,
    coordinates: bool,
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
                                AND municipality_id = ?3) AS "coordinates!: bool",
                      EXISTS (SELECT 1 FROM appointment
                              WHERE person_id = ?1 AND role = 'representative' AND organisation_id = ?2
                                AND until IS NULL AND municipality_id = ?3) AS "represents!: bool",
                      EXISTS (SELECT 1 FROM organisation WHERE id = ?2 AND municipality_id = ?3) AS "is_there!: bool""#,
            person,
            organisation,
            municipality
        )
        .fetch_one(cx.db())
        .await?;
        let found = (found.coordinates, found.represents, found.is_there);
        Keeper::proved(cx, person, organisation, found)
    }

    /// The person who speaks, if they may for the organisation where somebody works.
    pub async fn over(cx: &mut Cx, whom: PersonId) -> Result<Keeper> {
        let person = Registered::of(cx)?.id();
        let municipality = cx.municipality();
        let found = sqlx::query!(
            r#"SELECT organisation_id AS "organisation!: OrganisationId",
                      EXISTS (SELECT 1 FROM appointment
                              WHERE person_id = ?1 AND role = 'coordinator' AND group_id IS NULL AND until IS NULL
                                AND municipality_id = ?3) AS "coordinates!: bool",
                      EXISTS (SELECT 1 FROM appointment
                              WHERE person_id = ?1 AND role = 'representative'
                                AND appointment.organisation_id = person.organisation_id
                                AND until IS NULL AND municipality_id = ?3) AS "represents!: bool"
               FROM person WHERE person.id = ?2 AND person.municipality_id = ?3"#,
            person,
            whom,
            municipality
        )
        .fetch_optional(cx.db())
        .await?
        .ok_or(Trouble::Gone)?;
        Keeper::proved(cx, person, found.organisation, (found.coordinates, found.represents, true))
    }

    fn proved(
        cx: &mut Cx,
        person: PersonId,
        organisation: OrganisationId,
        (coordinates, represents, is_there): (bool, bool, bool),
    ) -> Result<Keeper> {
        // The list of schools is known to everybody, so that what is gone may be said of any of it.
        if !is_there {
            return Err(Trouble::Gone);
        }
        if !coordinates && !represents {
            return Err(Trouble::Refused(say!(cx.language(), "talk-not-keeper")));
        }
        let proof = Keeper { person, organisation, coordinates };
        cx.keep_proof(proof);
        if coordinates {
            cx.keep_proof(Coordinator::found(person));
        }
        Ok(proof)
    }

    /// A coordinator, who may for any organisation of the municipality: for verbs that nobody's turn brings.
    pub async fn coordinating(tx: &mut Tx, by: Coordinator, organisation: OrganisationId) -> Result<Keeper> {
        let is_there = super::find(tx, organisation).await?.is_some();
        is_there.then_some(Keeper { person: by.id(), organisation, coordinates: true }).ok_or(Trouble::Gone)
    }

    /// Somebody, if they represent this organisation: for verbs that nobody's turn brings.
    pub async fn representing(tx: &mut Tx, by: Registered, organisation: OrganisationId) -> Result<Option<Keeper>> {
        let (municipality, person) = (tx.municipality(), by.id());
        let represents = sqlx::query_scalar!(
            "SELECT 1 FROM appointment
             WHERE person_id = ? AND role = 'representative' AND organisation_id = ? AND until IS NULL
               AND municipality_id = ?",
            person,
            organisation,
            municipality
        )
        .fetch_optional(tx.db())
        .await?;
        Ok(represents.map(|_| Keeper { person, organisation, coordinates: false }))
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// Of which organisation.
    pub fn organisation(self) -> OrganisationId {
        self.organisation
    }

    /// Whether they coordinate the municipality.
    pub fn coordinates(self) -> bool {
        self.coordinates
    }
}

/// One who may read what is kept of an organisation, if there is such a one: whatever is read with it asks for the
/// municipality, too. A coordinator, whom the turn knows from its beginning, costs no call.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    organisation: OrganisationId,
    coordinates: bool,
}

impl Reader {
    /// The person who speaks, if they may.
    pub async fn of(cx: &mut Cx, organisation: OrganisationId) -> Result<Reader> {
        if Coordinator::known(cx)?.is_some() {
            return Ok(Reader { organisation, coordinates: true });
        }
        Ok(Keeper::of(cx, organisation).await?.into())
    }

    /// Of which organisation.
    pub fn organisation(self) -> OrganisationId {
        self.organisation
    }

    /// Whether they coordinate the municipality.
    pub fn coordinates(self) -> bool {
        self.coordinates
    }
}

impl From<Keeper> for Reader {
    fn from(keeper: Keeper) -> Reader {
        Reader { organisation: keeper.organisation, coordinates: keeper.coordinates }
    }
}

/// One who may set the marks of an organisation and take them off: a coordinator, by the paper of an authority, and not
/// the school itself.
#[derive(Debug, Clone, Copy)]
pub struct Marker(Keeper);

impl Marker {
    /// The person who speaks, if they may.
    pub async fn of(cx: &mut Cx, organisation: OrganisationId) -> Result<Marker> {
        let keeper = Keeper::of(cx, organisation).await?;
        if !keeper.coordinates {
            return Err(Trouble::Refused(say!(cx.language(), "talk-not-coordinator")));
        }
        Ok(Marker(keeper))
    }

    /// A coordinator, for verbs that nobody's turn brings.
    pub async fn coordinating(tx: &mut Tx, by: Coordinator, organisation: OrganisationId) -> Result<Marker> {
        Ok(Marker(Keeper::coordinating(tx, by, organisation).await?))
    }

    /// The same, as who reads them.
    pub fn keeper(self) -> Keeper {
        self.0
    }
}
