//! What the matcher is told and what it has found: those who look for a mentor, young specialists without one, who are to have
//! one though they have not asked (S2-21), those who offer to be one, and who was together before; then the set, as far as it
//! still holds, and what speaks for a pair of it. Each is read by one call.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::Deserialize;
use serde_json::json;
use sqlx::SqliteConnection;

use super::matching::{self, GoesOn, Helper, Reasons, Schools, Seeker};
use super::store::touched;
use super::{Basis, Curates};
use crate::ids::{CategoryId, MunicipalityId, OrganisationId, PairId, PersonId, SubjectId};
use crate::model::needs::Level;
use crate::model::people::{Beginning, FullName};
use crate::model::regulation::keys::people::Reach;
use crate::model::regulation::{self, Regulation, keys};
use crate::talk::{Result, Tx};

/// So many who have looked for a mentor longest are matched at once: more than any municipality has, and few enough for the
/// memory of a small machine.
pub const MOST: i64 = 5_000;

/// Whom the matcher looks at, and by which rules.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    municipality: MunicipalityId,
    school: Option<OrganisationId>,
    today: NaiveDate,
    /// Whoever teaches since this day or later is a young specialist.
    young_since: NaiveDate,
    schools: Schools,
    most: usize,
}

impl Scope {
    /// A municipality, or one school of it, by the regulation as it is.
    pub fn of(
        regulation: &Regulation,
        (municipality, school): (MunicipalityId, Option<OrganisationId>),
        today: NaiveDate,
    ) -> Result<Scope> {
        let is_near_only = regulation.get(&keys::people::MENTORING_REACH)? == [Reach::School];
        let schools = if is_near_only { Schools::Own } else { Schools::Any };
        let most = usize::try_from(regulation.get(&keys::people::MENTOR_LOAD)?).unwrap_or(0);
        let young_since = Beginning::of(regulation)?.first_day(today);
        Ok(Scope { municipality, school, today, young_since, schools, most })
    }
}

/// A row of what the matcher is told: names, school, since when they teach, subjects, and the rest by sort.
#[derive(Deserialize)]
struct Row(PersonId, OrganisationId, NaiveDate, Vec<SubjectId>, Rest);

#[derive(Deserialize)]
#[serde(untagged)]
enum Rest {
    Seeks { direction: Option<CategoryId>, deficits: Vec<(CategoryId, Level)>, named: i64 },
    Offers { strengths: Vec<CategoryId>, load: usize },
}

/// What the matcher is told.
#[derive(Debug)]
pub struct Facts {
    seekers: Vec<Seeker>,
    helpers: Vec<Helper>,
    earlier: HashSet<(PersonId, PersonId)>,
    schools: Schools,
    /// The categories of deficits that may be named, by whose they are.
    named: HashMap<PersonId, BTreeSet<CategoryId>>,
}

impl Facts {
    /// How many look for a mentor, and how many have room for one more.
    pub fn counts(&self) -> (usize, usize) {
        (self.seekers.len(), self.helpers.iter().filter(|helper| helper.room > 0).count())
    }

    /// The best whole set, the mentor and the mentee of each pair; `None` where it was not to go on.
    pub fn best(self, goes_on: &mut GoesOn<'_>) -> Option<Vec<(PersonId, PersonId)>> {
        let found = matching::best(self.seekers, self.helpers, &self.earlier, self.schools, goes_on)?;
        Some(found.into_iter().map(|one| (one.mentor, one.mentee)).collect())
    }
}

/// What the matcher is told now, of all or of two people alone. A mentee's deficits are looked at by their leave alone, and
/// named by another one, and nobody who was in a pair, or refused one, is proposed to the same person again.
pub async fn facts(db: &mut SqliteConnection, scope: &Scope, only: Option<(PersonId, PersonId)>) -> Result<Facts> {
    let Scope { municipality, school, today, young_since, schools, most } = *scope;
    let (mentor, mentee) = only.unzip();
    let rows = sqlx::query!(
        r#"SELECT 0 AS "earlier!: bool", (SELECT json_array(person.id, person.organisation_id, person.teaching_since,
                      (SELECT json_group_array(subject_id) FROM person_subject WHERE person_id = person.id),
                      json_object('direction', sought.category_id,
                      'named', EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                       WHERE account.person_id = person.id AND purpose = 'deficits'
                                         AND withdrawn_at IS NULL),
                      'deficits', json(iif(sought.deficits,
                          (SELECT json_group_array(json_array(category_id, level)) FROM deficit
                           WHERE deficit.person_id = person.id AND closed_at IS NULL), '[]'))))
                  FROM person WHERE person.id = sought.person_id) AS "told!: String"
           FROM (SELECT mentoring.person_id, category_id, deficits, seeks_since FROM mentoring
                 CROSS JOIN person ON person.id = mentoring.person_id
                 WHERE mentoring.municipality_id = ?1 AND seeks_since IS NOT NULL AND person.left_at IS NULL
                   AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
                   AND coalesce(paused_till, '') < ?2 AND (?3 IS NULL OR person.organisation_id = ?3)
                   AND (?6 IS NULL OR person.id = ?6)
                   AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = mentoring.person_id
                                     AND pair.basis = mentoring.basis
                                     AND pair.state IN ('proposed', 'accepted', 'active'))
                 UNION ALL
                 SELECT person.id, NULL, 0, NULL FROM person
                 LEFT JOIN mentoring ON mentoring.person_id = person.id
                 WHERE person.municipality_id = ?1 AND person.left_at IS NULL AND person.teaching_since >= ?7
                   AND mentoring.seeks_since IS NULL AND coalesce(paused_till, '') < ?2
                   AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
                   AND (?3 IS NULL OR person.organisation_id = ?3) AND (?6 IS NULL OR person.id = ?6)
                   AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = person.id AND pair.basis = 'mentor'
                                     AND pair.state IN ('proposed', 'accepted', 'active'))
                 ORDER BY 4 NULLS LAST, 1 LIMIT ?4) AS sought
           UNION ALL
           SELECT 0, json_array(person.id, person.organisation_id, person.teaching_since,
                      (SELECT json_group_array(subject_id) FROM person_subject WHERE person_id = person.id),
                      json_object('strengths', (SELECT json_group_array(DISTINCT deficit_item.category_id) FROM strength
                          JOIN deficit_item ON deficit_item.id = strength.item_id
                          WHERE strength.person_id = person.id AND strength.shown = 1),
                      'load', (SELECT count(*) FROM pair WHERE pair.mentor_id = person.id AND pair.basis != 'subject'
                                 AND pair.state IN ('proposed', 'accepted', 'active'))))
           FROM mentoring CROSS JOIN person ON person.id = mentoring.person_id
           WHERE mentoring.municipality_id = ?1 AND offers_since IS NOT NULL AND person.left_at IS NULL
             AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
             AND coalesce(paused_till, '') < ?2 AND (?5 IS NULL OR person.id = ?5)
           UNION ALL
           SELECT 1, json_array(mentor_id, mentee_id) FROM pair
           WHERE municipality_id = ?1 AND basis != 'subject' AND mentor_id IS NOT NULL AND mentee_id IS NOT NULL
           UNION ALL
           SELECT 1, json_array(mentor_id, mentee_id) FROM pair_unfit
           CROSS JOIN person ON person.id = pair_unfit.mentee_id WHERE person.municipality_id = ?1"#,
        municipality,
        today,
        school,
        MOST,
        mentor,
        mentee,
        young_since
    )
    .fetch_all(db)
    .await?;
    let (mut seekers, mut helpers, mut named, mut earlier) = (Vec::new(), Vec::new(), HashMap::new(), HashSet::new());
    for row in rows {
        if row.earlier {
            earlier.insert(serde_json::from_str(&row.told)?);
            continue;
        }
        let Row(id, school, since, subjects, rest) = serde_json::from_str(&row.told)?;
        let years = i64::from(today.year() - since.year());
        match rest {
            Rest::Seeks { direction, deficits, named: may_be } => {
                let categories = deficits.iter().map(|(category, _)| *category).filter(|_| may_be != 0);
                named.insert(id, categories.collect());
                seekers.push(Seeker { id, school, subjects, years, direction, deficits });
            }
            Rest::Offers { strengths, load } => {
                helpers.push(Helper { id, school, subjects, years, strengths, room: most.saturating_sub(load), load });
            }
        }
    }
    Ok(Facts { seekers, helpers, earlier, schools, named })
}

/// A pair of the set that the matcher has found.
#[derive(Debug, Clone)]
pub struct Matched {
    /// The mentor.
    pub mentor: (PersonId, FullName),
    /// The mentee.
    pub mentee: (PersonId, FullName),
    /// By which basis the mentee looks for a mentor, or is to have one.
    pub basis: Basis,
    /// In which direction.
    pub direction: Option<CategoryId>,
    /// Whether the mentee looks for one; else it is a young specialist who has not asked.
    pub is_sought: bool,
}

/// The set as this turn has read it: a press that opens one of its pairs shows it on the card, too.
#[derive(Clone)]
struct Known(Vec<Matched>);

/// The set that was found last, as far as it still holds: both are still there, one offers and the other looks for or is to
/// have a mentor, and nobody has ruled it out.
pub async fn found(tx: &mut Tx, by: Curates) -> Result<Vec<Matched>> {
    if let Some(Known(found)) = tx.remembered() {
        return Ok(found);
    }
    let now = regulation::now(tx).await?;
    let most = now.get(&keys::people::MENTOR_LOAD)?;
    let (municipality, today, school) = (tx.municipality(), tx.today(), by.school());
    let young_since = Beginning::of(&now)?.first_day(today);
    let rows = sqlx::query!(
        r#"SELECT mentor.id AS "mentor!: PersonId", mentor.family_name AS "mentor_family!",
                  mentor.given_name AS "mentor_given!", mentor.patronymic AS "mentor_patronymic!",
                  mentee.id AS "mentee!: PersonId", mentee.family_name AS "mentee_family!",
                  mentee.given_name AS "mentee_given!", mentee.patronymic AS "mentee_patronymic!",
                  coalesce(seeks.basis, 'mentor') AS "basis!: Basis", seeks.category_id AS "direction?: CategoryId",
                  seeks.seeks_since IS NOT NULL AS "is_sought!: bool"
           FROM (SELECT found FROM pair_run
                 WHERE municipality_id = ?1 AND organisation_id IS ?2 AND state = 'done' ORDER BY id DESC LIMIT 1) AS run
           CROSS JOIN json_each(run.found) AS one
           CROSS JOIN person AS mentor ON mentor.id = one.value ->> 0
           CROSS JOIN person AS mentee ON mentee.id = one.value ->> 1
           CROSS JOIN mentoring AS offers ON offers.person_id = mentor.id
           LEFT JOIN mentoring AS seeks ON seeks.person_id = mentee.id
           WHERE mentor.municipality_id = ?1 AND mentee.municipality_id = ?1
             AND mentor.left_at IS NULL AND mentee.left_at IS NULL AND (?2 IS NULL OR mentee.organisation_id = ?2)
             AND offers.offers_since IS NOT NULL AND coalesce(offers.paused_till, '') < ?3
             AND (seeks.seeks_since IS NOT NULL OR mentee.teaching_since >= ?5) AND coalesce(seeks.paused_till, '') < ?3
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = mentee.id AND pair.basis = coalesce(seeks.basis, 'mentor')
                               AND pair.state IN ('proposed', 'accepted', 'active'))
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentor_id = mentor.id AND pair.mentee_id = mentee.id
                               AND pair.basis != 'subject')
             AND NOT EXISTS (SELECT 1 FROM pair_unfit
                             WHERE pair_unfit.mentor_id = mentor.id AND pair_unfit.mentee_id = mentee.id)
             AND (SELECT count(*) FROM pair WHERE pair.mentor_id = mentor.id AND pair.basis != 'subject'
                    AND pair.state IN ('proposed', 'accepted', 'active')) < ?4
           ORDER BY one.key"#,
        municipality,
        school,
        today,
        most,
        young_since
    )
    .fetch_all(tx.db())
    .await?;
    let found: Vec<_> = rows
        .into_iter()
        .map(|row| Matched {
            mentor: (row.mentor, FullName::of(row.mentor_family, row.mentor_given, row.mentor_patronymic)),
            mentee: (row.mentee, FullName::of(row.mentee_family, row.mentee_given, row.mentee_patronymic)),
            basis: row.basis,
            direction: row.direction,
            is_sought: row.is_sought,
        })
        .collect();
    tx.remember(Known(found.clone()));
    Ok(found)
}

/// What speaks for a pair now, and the categories of the mentee's deficits that the mentor's strengths meet: nothing of these
/// where the mentee has not agreed that they are named (S0-04). `None` where the two cannot be one any more.
pub async fn why(
    tx: &mut Tx,
    by: Curates,
    (mentor, mentee): (PersonId, PersonId),
) -> Result<Option<(Reasons, Vec<CategoryId>)>> {
    let regulation = regulation::now(tx).await?;
    let scope = Scope::of(&regulation, (tx.municipality(), by.school()), tx.today())?;
    let facts = facts(tx.db(), &scope, Some((mentor, mentee))).await?;
    let strengths: Vec<_> = facts.helpers.iter().flat_map(|helper| helper.strengths.clone()).collect();
    let named = facts.named.get(&mentee).cloned().unwrap_or_default();
    let met = named.into_iter().filter(|category| strengths.contains(category)).collect();
    let found = matching::best(facts.seekers, facts.helpers, &facts.earlier, facts.schools, &mut |_, _| true);
    Ok(found.unwrap_or_default().first().map(|one| (one.reasons, met)))
}

/// A sign of a whole set of pairs: what is approved is what was looked at.
pub fn sign_of(found: &[Matched]) -> String {
    let all: Vec<_> = found.iter().map(|one| format!("{}-{}", one.mentor.0, one.mentee.0)).collect();
    crate::files::hash(all.join(" ").as_bytes()).chars().take(8).collect()
}

/// Proposes all of a set that was matched in this turn, both of each to be asked: which pairs that are, and who is of each.
pub async fn propose_all(tx: &mut Tx, found: &[Matched], months: i64) -> Result<Vec<(PairId, [PersonId; 2])>> {
    let now = regulation::now(tx).await?;
    let (municipality, at, most) = (tx.municipality(), tx.now, now.get(&keys::people::MENTOR_LOAD)?);
    let months = months.clamp(3, now.get(&keys::people::PAIR_MONTHS)?);
    let next = at + TimeDelta::days(now.get(&keys::people::PAIR_ANSWER_DAYS)?);
    let pairs: Vec<_> = found.iter().map(|one| json!([one.mentor.0, one.mentee.0, one.basis, one.direction])).collect();
    let pairs = json!(pairs).to_string();
    let rows = sqlx::query!(
        r#"INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, category_id, months, most, state, proposed_at, next_at)
           SELECT ?1, value ->> 2, value ->> 0, value ->> 1, value ->> 3, ?2, ?3, 'proposed', ?4, ?5 FROM json_each(?6)
           WHERE true ON CONFLICT DO NOTHING
           RETURNING id AS "id!: PairId", mentor_id AS "mentor!: PersonId", mentee_id AS "mentee!: PersonId""#,
        municipality,
        months,
        most,
        at,
        next,
        pairs
    )
    .fetch_all(tx.db())
    .await?;
    tx.wake_duties();
    // What was matched before this is matched no more.
    tx.forget::<Known>();
    touched(tx);
    Ok(rows.into_iter().map(|row| (row.id, [row.mentor, row.mentee])).collect())
}

/// Two do not suit each other, says whoever answers for mentoring: the matcher proposes them no more.
pub async fn refuse(tx: &mut Tx, by: Curates, (mentor, mentee): (PersonId, PersonId)) -> Result<()> {
    let (municipality, now, school) = (tx.municipality(), tx.now, by.school());
    tx.forget::<Known>();
    sqlx::query!(
        "INSERT INTO pair_unfit (mentor_id, mentee_id, refused_at)
         SELECT mentor.id, mentee.id, ?3 FROM person AS mentor JOIN person AS mentee ON mentee.id = ?2
         WHERE mentor.id = ?1 AND mentor.municipality_id = ?4 AND mentee.municipality_id = ?4
           AND (?5 IS NULL OR mentee.organisation_id = ?5)
         ON CONFLICT DO NOTHING",
        mentor,
        mentee,
        now,
        municipality,
        school
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Somebody who looks for a mentor.
#[derive(Debug, Clone)]
pub struct Seeks {
    /// Who.
    pub id: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub school: String,
    /// By which basis.
    pub basis: Basis,
    /// In which direction: it is for the list of candidates alone, and is not shown at the desk.
    pub direction: Option<CategoryId>,
}

/// Those who look for a mentor and have none proposed, whoever looks longest first, as far as the reader answers for them.
pub async fn seekers(tx: &mut Tx, by: Curates) -> Result<Vec<Seeks>> {
    let (municipality, school, today) = (tx.municipality(), by.school(), tx.today());
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", family_name, given_name, patronymic, organisation.short_name AS school,
                  mentoring.basis AS "basis!: Basis", mentoring.category_id AS "direction: CategoryId"
           FROM mentoring CROSS JOIN person ON person.id = mentoring.person_id
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           WHERE mentoring.municipality_id = ?1 AND seeks_since IS NOT NULL AND person.left_at IS NULL
             AND (?2 IS NULL OR person.organisation_id = ?2) AND coalesce(paused_till, '') < ?3
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = mentoring.person_id
                               AND pair.basis = mentoring.basis AND pair.state IN ('proposed', 'accepted', 'active'))
           ORDER BY seeks_since, mentoring.person_id"#,
        municipality,
        school,
        today
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Seeks {
            id: row.id,
            name: FullName::of(row.family_name, row.given_name, row.patronymic),
            school: row.school,
            basis: row.basis,
            direction: row.direction,
        })
        .collect())
}
