//! Who offers to be a mentor, who looks for one, and whom somebody can ask.

use chrono::NaiveDate;

use super::{Basis, Seeks};
use crate::ids::{CategoryId, PersonId, SubjectId};
use crate::model::people::FullName;
use crate::model::regulation::keys::people::Reach;
use crate::model::regulation::{self, keys};
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};

/// For what somebody looks for a mentor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeking {
    /// By which basis: never two equals.
    pub basis: Basis,
    /// In which direction, where a competency is needed.
    pub direction: Option<CategoryId>,
    /// Whether the matcher may look at their deficits.
    pub deficits: bool,
}

/// What somebody offers and looks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mine {
    /// Whether they offer to be a mentor.
    pub offers: bool,
    /// For what they look for one.
    pub seeks: Option<Seeking>,
    /// Until when they would rather not be asked.
    pub paused_till: Option<NaiveDate>,
}

/// What somebody offers and looks for.
pub async fn mine(tx: &mut Tx, owner: Registered) -> Result<Mine> {
    let person = owner.id();
    let row = sqlx::query!(
        r#"SELECT offers_since IS NOT NULL AS "offers!: bool", basis AS "basis: Basis",
                  category_id AS "direction: CategoryId", deficits AS "deficits!: bool",
                  paused_till AS "paused_till: NaiveDate"
           FROM mentoring WHERE person_id = ?"#,
        person
    )
    .fetch_optional(tx.db())
    .await?;
    Ok(row.map_or_else(Mine::default, |row| Mine {
        offers: row.offers,
        seeks: row.basis.map(|basis| Seeking { basis, direction: row.direction, deficits: row.deficits }),
        paused_till: row.paused_till,
    }))
}

/// Offers to be a mentor, or no more; whoever offers is asked again.
pub async fn offer(tx: &mut Tx, owner: Registered, offers: bool) -> Result<()> {
    let (person, municipality, since) = (owner.id(), tx.municipality(), offers.then_some(tx.now));
    sqlx::query!(
        "INSERT INTO mentoring (person_id, municipality_id, offers_since) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET offers_since = excluded.offers_since, paused_till = NULL",
        person,
        municipality,
        since
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Looks for a mentor.
pub async fn seek(tx: &mut Tx, owner: Registered, seeking: Seeking) -> Result<()> {
    let (person, municipality, now) = (owner.id(), tx.municipality(), tx.now);
    sqlx::query!(
        "INSERT INTO mentoring (person_id, municipality_id, seeks_since, basis, category_id, deficits)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET seeks_since = coalesce(mentoring.seeks_since, excluded.seeks_since),
                basis = excluded.basis, category_id = excluded.category_id, deficits = excluded.deficits",
        person,
        municipality,
        now,
        seeking.basis,
        seeking.direction,
        seeking.deficits
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Looks for a mentor no more; the leave to look at deficits goes with it.
pub async fn withdraw_search(tx: &mut Tx, owner: Registered) -> Result<()> {
    let person = owner.id();
    sqlx::query!(
        "UPDATE mentoring SET seeks_since = NULL, basis = NULL, category_id = NULL, deficits = 0 WHERE person_id = ?",
        person
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Somebody who can be asked.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub id: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub school: String,
    /// Whether that is where the reader works.
    pub is_near: bool,
    /// Whether they teach what the reader teaches.
    pub shares_subject: bool,
    /// Whether they show that they can help in the direction.
    pub can_help: bool,
}

/// Those who offer to be a mentor and may take one more, the fittest first; of the own school alone where the regulation
/// knows no others.
pub async fn candidates(tx: &mut Tx, owner: Registered, direction: Option<CategoryId>) -> Result<Vec<Candidate>> {
    let now = regulation::now(tx).await?;
    let reach = now.get(&keys::people::MENTORING_REACH)?;
    let is_near_only = reach == [Reach::School];
    let (person, municipality, today) = (owner.id(), tx.municipality(), tx.today());
    let most = now.get(&keys::people::MENTOR_LOAD)?;
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", person.family_name AS "family!: String",
                  person.given_name AS "given!: String", person.patronymic AS "patronymic!: String",
                  organisation.short_name AS "school!: String",
                  person.organisation_id = me.organisation_id AS "is_near!: bool",
                  EXISTS (SELECT 1 FROM person_subject AS theirs JOIN person_subject AS own USING (subject_id)
                          WHERE theirs.person_id = person.id AND own.person_id = me.id) AS "shares_subject!: bool",
                  EXISTS (SELECT 1 FROM strength JOIN deficit_item ON deficit_item.id = strength.item_id
                          WHERE strength.person_id = person.id AND strength.shown = 1
                            AND deficit_item.category_id = ?5) AS "can_help!: bool"
           FROM mentoring CROSS JOIN person ON person.id = mentoring.person_id
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           CROSS JOIN person AS me ON me.id = ?1
           WHERE mentoring.municipality_id = ?2 AND mentoring.offers_since IS NOT NULL AND person.id != ?1
             AND person.left_at IS NULL AND coalesce(mentoring.paused_till, '') < ?3
             AND (NOT ?6 OR person.organisation_id = me.organisation_id)
             AND (SELECT count(*) FROM pair WHERE pair.mentor_id = person.id AND pair.basis != 'subject'
                    AND pair.state IN ('accepted', 'active')) < ?4
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentor_id = person.id AND pair.mentee_id = ?1
                               AND pair.state IN ('proposed', 'accepted', 'active') AND pair.basis != 'subject')
           ORDER BY 8 DESC, 7 DESC, 6 DESC, person.sort_form, person.id"#,
        person,
        municipality,
        today,
        most,
        direction,
        is_near_only
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Candidate {
            id: row.id,
            name: FullName::of(row.family, row.given, row.patronymic),
            school: row.school,
            is_near: row.is_near,
            shares_subject: row.shares_subject,
            can_help: row.can_help,
        })
        .collect())
}

/// Those who teach a subject and let their name be shown, for a pair of two equals.
pub async fn equals(tx: &mut Tx, owner: Registered, subject: SubjectId) -> Result<Vec<Candidate>> {
    let (person, municipality, today) = (owner.id(), tx.municipality(), tx.today());
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", person.family_name AS "family!: String",
                  person.given_name AS "given!: String", person.patronymic AS "patronymic!: String",
                  organisation.short_name AS "school!: String",
                  person.organisation_id = (SELECT organisation_id FROM person WHERE id = ?1) AS "is_near!: bool"
           FROM person_subject CROSS JOIN person ON person.id = person_subject.person_id
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           WHERE person_subject.subject_id = ?3 AND person.municipality_id = ?2 AND person.id != ?1
             AND person.left_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM mentoring WHERE mentoring.person_id = person.id AND paused_till >= ?4)
             AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                         WHERE account.person_id = person.id AND consent.purpose = 'name'
                           AND consent.withdrawn_at IS NULL)
             AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                         WHERE account.person_id = person.id AND consent.purpose = 'processing' AND consent.text >= 3
                           AND consent.withdrawn_at IS NULL)
           ORDER BY person.sort_form, person.id"#,
        person,
        municipality,
        subject,
        today
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Candidate {
            id: row.id,
            name: FullName::of(row.family, row.given, row.patronymic),
            school: row.school,
            is_near: row.is_near,
            shares_subject: true,
            can_help: false,
        })
        .collect())
}

/// Those who look for a mentor and let colleagues see their name, as one who offers to be a mentor may ask them; whoever looks
/// longest comes first. In which direction they look is not shown before both have agreed.
pub async fn seeking(tx: &mut Tx, owner: Registered) -> Result<Vec<Seeks>> {
    let reach = regulation::now(tx).await?.get(&keys::people::MENTORING_REACH)?;
    let is_near_only = reach == [Reach::School];
    let (person, municipality, today) = (owner.id(), tx.municipality(), tx.today());
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", person.family_name AS "family!: String",
                  person.given_name AS "given!: String", person.patronymic AS "patronymic!: String",
                  organisation.short_name AS "school!: String", mentoring.basis AS "basis!: Basis",
                  mentoring.category_id AS "direction: CategoryId"
           FROM mentoring CROSS JOIN person ON person.id = mentoring.person_id
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           WHERE mentoring.municipality_id = ?2 AND mentoring.seeks_since IS NOT NULL AND person.id != ?1
             AND person.left_at IS NULL AND coalesce(mentoring.paused_till, '') < ?3
             AND (NOT ?4 OR person.organisation_id = (SELECT organisation_id FROM person WHERE id = ?1))
             AND EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                         WHERE account.person_id = person.id AND consent.purpose = 'name'
                           AND consent.withdrawn_at IS NULL)
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = person.id AND pair.basis = mentoring.basis
                               AND pair.state IN ('accepted', 'active'))
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentor_id = ?1 AND pair.mentee_id = person.id
                               AND pair.basis = mentoring.basis)
             AND NOT EXISTS (SELECT 1 FROM pair_unfit WHERE mentor_id = ?1 AND mentee_id = person.id)
           ORDER BY mentoring.seeks_since, mentoring.person_id"#,
        person,
        municipality,
        today,
        is_near_only
    )
    .fetch_all(tx.db())
    .await?;
    let read = rows.into_iter().map(|row| Seeks {
        id: row.id,
        name: FullName::of(row.family, row.given, row.patronymic),
        school: row.school,
        basis: row.basis,
        direction: row.direction,
    });
    Ok(read.collect())
}
