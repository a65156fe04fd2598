//! What the matcher is told, and what it proposes: those who look for a mentor, those who offer to be one, and who was
//! together before. All of it is read by one call.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::Deserialize;
use serde_json::json;

use super::matching::{self, Helper, Reasons, Schools, Seeker};
use super::{Basis, Curates};
use crate::ids::{CategoryId, OrganisationId, PairId, PersonId, SubjectId};
use crate::model::needs::Level;
use crate::model::people::FullName;
use crate::model::regulation::keys::people::Reach;
use crate::model::regulation::{self, keys};
use crate::talk::{Result, Tx};

/// So many who have looked for a mentor longest are matched at once. A turn holds the writer while it is reckoned, some
/// milliseconds for so many, and no municipality has more young specialists without a mentor.
pub const MOST: i64 = 300;

/// A pair that the matcher proposes.
#[derive(Debug, Clone)]
pub struct Matched {
    /// The mentor.
    pub mentor: (PersonId, FullName),
    /// The mentee.
    pub mentee: (PersonId, FullName),
    /// By which basis the mentee looks for a mentor.
    pub basis: Basis,
    /// In which direction.
    pub direction: Option<CategoryId>,
    /// What speaks for it.
    pub reasons: Reasons,
    /// The categories of the mentee's deficits that the mentor's strengths meet: nothing where the mentee has not agreed
    /// that they are named (S0-04).
    pub met: Vec<CategoryId>,
}

/// A row of what the matcher is told: names, school, since when they teach, subjects, and the rest by sort.
#[derive(Deserialize)]
struct Row(PersonId, [String; 3], OrganisationId, NaiveDate, Vec<SubjectId>, Rest);

#[derive(Deserialize)]
#[serde(untagged)]
enum Rest {
    Seeks { basis: Basis, direction: Option<CategoryId>, deficits: Vec<(CategoryId, Level)>, named: i64 },
    Offers { strengths: Vec<CategoryId>, load: usize },
}

/// What this turn has matched: a press that opens one of the pairs shows it on the card, too.
#[derive(Clone)]
struct Known(Vec<Matched>);

/// The best whole set of pairs for those who look for a mentor now. A mentee's deficits are looked at by their leave alone,
/// and named by another one, and nobody who was in a pair, or refused one, is proposed to the same person again.
pub async fn matched(tx: &mut Tx, by: Curates) -> Result<Vec<Matched>> {
    if let Some(Known(found)) = tx.remembered() {
        return Ok(found);
    }
    let now = regulation::now(tx).await?;
    let schools = if now.get(&keys::people::MENTORING_REACH)? == [Reach::School] { Schools::Own } else { Schools::Any };
    let most = usize::try_from(now.get(&keys::people::MENTOR_LOAD)?).unwrap_or(0);
    let (municipality, today, school) = (tx.municipality(), tx.today(), by.school());
    let rows = sqlx::query!(
        r#"SELECT 0 AS "earlier!: bool", (SELECT json_array(person.id,
                      json_array(person.family_name, person.given_name, person.patronymic),
                      person.organisation_id, person.teaching_since,
                      (SELECT json_group_array(subject_id) FROM person_subject WHERE person_id = person.id),
                      json_object('basis', sought.basis, 'direction', sought.category_id,
                      'named', EXISTS (SELECT 1 FROM account JOIN consent ON consent.account_id = account.id
                                       WHERE account.person_id = person.id AND purpose = 'deficits'
                                         AND withdrawn_at IS NULL),
                      'deficits', json(iif(sought.deficits,
                          (SELECT json_group_array(json_array(category_id, level)) FROM deficit
                           WHERE deficit.person_id = person.id AND closed_at IS NULL), '[]'))))
                  FROM person WHERE person.id = sought.person_id) AS "told!: String"
           FROM (SELECT mentoring.person_id, basis, category_id, deficits FROM mentoring
                 CROSS JOIN person ON person.id = mentoring.person_id
                 WHERE mentoring.municipality_id = ?1 AND seeks_since IS NOT NULL AND person.left_at IS NULL
                   AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
                   AND coalesce(paused_till, '') < ?2 AND (?3 IS NULL OR person.organisation_id = ?3)
                   AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = mentoring.person_id
                                     AND pair.basis = mentoring.basis
                                     AND pair.state IN ('proposed', 'accepted', 'active'))
                 ORDER BY seeks_since, mentoring.person_id LIMIT ?4) AS sought
           UNION ALL
           SELECT 0, json_array(person.id, json_array(person.family_name, person.given_name, person.patronymic),
                      person.organisation_id, person.teaching_since,
                      (SELECT json_group_array(subject_id) FROM person_subject WHERE person_id = person.id),
                      json_object('strengths', (SELECT json_group_array(DISTINCT deficit_item.category_id) FROM strength
                          JOIN deficit_item ON deficit_item.id = strength.item_id
                          WHERE strength.person_id = person.id AND strength.shown = 1),
                      'load', (SELECT count(*) FROM pair WHERE pair.mentor_id = person.id AND pair.basis != 'subject'
                                 AND pair.state IN ('proposed', 'accepted', 'active'))))
           FROM mentoring CROSS JOIN person ON person.id = mentoring.person_id
           WHERE mentoring.municipality_id = ?1 AND offers_since IS NOT NULL AND person.left_at IS NULL
             AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
             AND coalesce(paused_till, '') < ?2
           UNION ALL
           SELECT 1, json_array(mentor_id, mentee_id) FROM pair
           WHERE municipality_id = ?1 AND basis != 'subject' AND mentor_id IS NOT NULL AND mentee_id IS NOT NULL
           UNION ALL
           SELECT 1, json_array(mentor_id, mentee_id) FROM mentoring
           CROSS JOIN pair_unfit ON pair_unfit.mentee_id = mentoring.person_id
           WHERE mentoring.municipality_id = ?1 AND seeks_since IS NOT NULL"#,
        municipality,
        today,
        school,
        MOST
    )
    .fetch_all(tx.db())
    .await?;
    let (mut seekers, mut helpers, mut names) = (Vec::new(), Vec::new(), HashMap::new());
    let (mut wishes, mut skills, mut earlier) = (HashMap::new(), HashMap::new(), HashSet::new());
    for row in rows {
        if row.earlier {
            earlier.insert(serde_json::from_str(&row.told)?);
            continue;
        }
        let Row(id, [family, given, patronymic], school, since, subjects, rest) = serde_json::from_str(&row.told)?;
        names.insert(id, FullName::of(family, given, patronymic));
        let years = i64::from(today.year() - since.year());
        match rest {
            Rest::Seeks { basis, direction, deficits, named } => {
                let categories = deficits.iter().map(|(category, _)| *category).filter(|_| named != 0);
                wishes.insert(id, (basis, direction, categories.collect::<BTreeSet<_>>()));
                seekers.push(Seeker { id, school, subjects, years, direction, deficits });
            }
            Rest::Offers { strengths, load } => {
                skills.insert(id, strengths.clone());
                helpers.push(Helper { id, school, subjects, years, strengths, room: most.saturating_sub(load), load });
            }
        }
    }
    let found = matching::best(seekers, helpers, &earlier, schools);
    let told = |one: matching::Match| {
        let (basis, direction, named) = wishes.get(&one.mentee)?;
        let (basis, direction, strengths) = (*basis, *direction, skills.get(&one.mentor)?);
        Some(Matched {
            met: named.iter().copied().filter(|category| strengths.contains(category)).collect(),
            mentor: (one.mentor, names.get(&one.mentor)?.clone()),
            mentee: (one.mentee, names.get(&one.mentee)?.clone()),
            basis,
            direction,
            reasons: one.reasons,
        })
    };
    let found: Vec<_> = found.into_iter().filter_map(told).collect();
    tx.remember(Known(found.clone()));
    Ok(found)
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
    tx.remember(Known(Vec::new()));
    Ok(rows.into_iter().map(|row| (row.id, [row.mentor, row.mentee])).collect())
}

/// Two do not suit each other, says whoever answers for mentoring: the matcher proposes them no more.
pub async fn refuse(tx: &mut Tx, by: Curates, (mentor, mentee): (PersonId, PersonId)) -> Result<()> {
    let (municipality, now, school) = (tx.municipality(), tx.now, by.school());
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
    let (municipality, school) = (tx.municipality(), by.school());
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", family_name, given_name, patronymic, organisation.short_name AS school,
                  mentoring.basis AS "basis!: Basis", mentoring.category_id AS "direction: CategoryId"
           FROM mentoring CROSS JOIN person ON person.id = mentoring.person_id
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           WHERE mentoring.municipality_id = ?1 AND seeks_since IS NOT NULL AND person.left_at IS NULL
             AND (?2 IS NULL OR person.organisation_id = ?2)
             AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = mentoring.person_id
                               AND pair.basis = mentoring.basis AND pair.state IN ('proposed', 'accepted', 'active'))
           ORDER BY seeks_since, mentoring.person_id"#,
        municipality,
        school
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
