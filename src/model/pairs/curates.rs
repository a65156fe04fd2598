//! Who answers for mentoring: a coordinator, or a curator of the municipality or of one school.

use super::Pair;
use crate::ids::{OrganisationId, PersonId};
use crate::model::roles::{Coordinator, Registered};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};

/// One who answers for mentoring.
#[derive(Debug, Clone, Copy)]
pub struct Curates {
    person: PersonId,
    school: Option<OrganisationId>,
}

impl Curates {
    /// The person who speaks, if they answer for mentoring here.
    pub async fn of(cx: &mut Cx) -> Result<Curates> {
        let person = Registered::of(cx)?.id();
        if Coordinator::known(cx)?.is_some() {
            return Ok(Curates { person, school: None });
        }
        if let Some(known) = cx.proof(|known: &Curates| known.person == person) {
            return Ok(known);
        }
        let municipality = cx.municipality();
        // Whoever curates both the municipality and a school answers for all of it: no organisation comes first.
        let found = sqlx::query!(
            r#"SELECT iif(role = 'curator', organisation_id, NULL) AS "school: OrganisationId" FROM appointment
               WHERE person_id = ? AND role IN ('coordinator', 'curator') AND group_id IS NULL AND until IS NULL
                 AND municipality_id = ?
               ORDER BY 1 LIMIT 1"#,
            person,
            municipality
        )
        .fetch_optional(cx.db())
        .await?;
        let row = found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "model-pair-not-curator")))?;
        let proof = Curates { person, school: row.school };
        cx.keep_proof_of(person, proof);
        Ok(proof)
    }

    /// Who it is.
    pub fn id(self) -> PersonId {
        self.person
    }

    /// The school for which alone they answer; `None` for all of the municipality.
    pub fn school(self) -> Option<OrganisationId> {
        self.school
    }

    /// Whether they answer for this pair. One of another school is as good as gone.
    pub fn answers_for(self, pair: &Pair) -> Result<()> {
        match self.school {
            Some(school) if pair.mentor_school != Some(school) && pair.mentee_school != Some(school) => {
                Err(Trouble::Gone)
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Whether they answer for those who work at this organisation: whom of them they propose a mentor, and whose name they
    /// read. Of another school's it is as good as gone.
    pub fn answers_for_staff_of(self, organisation: OrganisationId) -> Result<()> {
        match self.school {
            Some(school) if school != organisation => Err(Trouble::Gone),
            Some(_) | None => Ok(()),
        }
    }
}

/// Who hears of a pair's silence: the curators of the school of either, else those of the municipality, else its
/// coordinators.
pub(super) async fn who_hears(tx: &mut Tx, pair: &Pair) -> Result<Vec<PersonId>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT DISTINCT person_id AS "person!: PersonId",
                  (CASE WHEN role = 'coordinator' THEN 2 WHEN organisation_id IS NULL THEN 1 ELSE 0 END) AS "far!: i64"
           FROM appointment
           WHERE municipality_id = ?1 AND role IN ('coordinator', 'curator') AND group_id IS NULL AND until IS NULL
             AND (organisation_id IS NULL OR organisation_id IN (?2, ?3))"#,
        municipality,
        pair.mentor_school,
        pair.mentee_school
    )
    .fetch_all(tx.db())
    .await?;
    let nearest = rows.iter().map(|row| row.far).min();
    Ok(rows.into_iter().filter(|row| Some(row.far) == nearest).map(|row| row.person).collect())
}
