//! What waits for somebody of pairs, and what one teaches.

use chrono::NaiveDate;

use crate::ids::{OrganisationId, PairId, PersonId, SubjectId};
use crate::model::pairs::{Basis, Ending};
use crate::model::people::{Beginning, FullName};
use crate::model::regulation;
use crate::model::roles::{Coordinator, Registered};
use crate::talk::{Result, Trouble, Tx};
use crate::text::Bilingual;

/// Proposals that wait for the person `?1`.
pub const ASKED: &str = "SELECT id, proposed_at, '' FROM pair
     WHERE state = 'proposed' AND (mentor_id = ?1 AND mentor_yes IS NULL OR mentee_id = ?1 AND mentee_yes IS NULL)";

/// How many pairs wait for an order, for who answers for mentoring: a coordinator or a curator.
pub const AWAIT_ORDER: &str = "SELECT 0, NULL, CAST(count(*) AS TEXT) FROM pair
     LEFT JOIN person AS mentor ON mentor.id = pair.mentor_id LEFT JOIN person AS mentee ON mentee.id = pair.mentee_id
     WHERE pair.state = 'accepted'
       AND pair.municipality_id IN (SELECT municipality_id FROM appointment WHERE person_id = ?1 AND until IS NULL)
       AND EXISTS (SELECT 1 FROM appointment
                   WHERE appointment.person_id = ?1 AND appointment.municipality_id = pair.municipality_id
                     AND appointment.until IS NULL
                     AND (appointment.role = 'coordinator'
                          OR appointment.role = 'curator'
                             AND (appointment.organisation_id IS NULL
                                  OR appointment.organisation_id IN (mentor.organisation_id, mentee.organisation_id))))
     HAVING count(*) > 0";

/// What somebody teaches.
pub async fn subjects(tx: &mut Tx, owner: Registered) -> Result<Vec<(SubjectId, Bilingual)>> {
    let person = owner.id();
    let rows = sqlx::query!(
        r#"SELECT subject.id AS "id!: SubjectId", name_ru, name_en
           FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
           WHERE person_subject.person_id = ? ORDER BY subject.id"#,
        person
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, Bilingual { ru: row.name_ru, en: row.name_en })).collect())
}

/// The codes of the categories at which the programme of a pair may be aimed: its direction, and where a mentee reads, their
/// own open deficits, which nobody else sees; and what the programme has already.
pub async fn aims(tx: &mut Tx, pair: PairId, mentee: Option<PersonId>) -> Result<(Vec<String>, Vec<String>)> {
    let rows = sqlx::query!(
        r#"SELECT 0 AS "taken!: bool", code AS "told!: String" FROM pair
           JOIN deficit_category ON deficit_category.id = pair.category_id
           WHERE pair.id = ?1 AND (pair.mentee_id = ?2 OR pair.mentor_yes IS NOT NULL AND pair.mentee_yes IS NOT NULL)
           UNION
           SELECT 0, code FROM deficit JOIN deficit_category ON deficit_category.id = deficit.category_id
           WHERE deficit.person_id = ?2 AND deficit.closed_at IS NULL
           UNION
           SELECT 1, words FROM pair_measure WHERE pair_id = ?1"#,
        pair,
        mentee
    )
    .fetch_all(tx.db())
    .await?;
    let (taken, codes): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.taken);
    Ok((codes.into_iter().map(|row| row.told).collect(), taken.into_iter().map(|row| row.told).collect()))
}

/// What a paper says of somebody of a pair.
#[derive(Debug, Clone)]
pub struct Worker {
    pub id: PersonId,
    pub name: FullName,
    pub post: Option<String>,
    pub organisation: String,
    pub since: Option<NaiveDate>,
}

/// What papers say of these people.
pub async fn workers(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Worker>> {
    let (municipality, people) = (tx.municipality(), serde_json::to_string(people)?);
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!: PersonId", family_name, given_name, patronymic, post.name_ru AS "post?",
                  organisation.full_name AS "organisation!", teaching_since AS "since: NaiveDate"
           FROM json_each(?1) AS named CROSS JOIN person ON person.id = named.value
           CROSS JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN post ON post.id = person.post_id
           WHERE person.municipality_id = ?2"#,
        people,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Worker {
            id: row.id,
            name: FullName::of(row.family_name, row.given_name, row.patronymic),
            post: row.post.map(plain),
            organisation: row.organisation,
            since: row.since,
        })
        .collect())
}

/// A pair with a mentor that is at work or completed, as the base tells of it.
#[derive(Debug, Clone)]
pub struct Based {
    pub basis: Basis,
    pub mentor: Option<Worker>,
    pub mentee: Option<Worker>,
    /// Its direction, where the mentee lets it be printed.
    pub direction: Option<String>,
    pub months: i64,
    pub term: Option<(NaiveDate, NaiveDate)>,
    pub ending: Option<Ending>,
}

/// A person of the base as its query tells of one.
#[derive(serde::Deserialize)]
struct Told(PersonId, String, String, String, Option<String>, String, Option<NaiveDate>);

/// All of the base (P16) in one query, the oldest pair first. It names everybody: only a coordinator asks for it.
pub async fn base(tx: &mut Tx, _by: Coordinator) -> Result<Vec<Based>> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT pair.basis AS "basis!: Basis", pair.months, pair.since AS "since: NaiveDate",
                  pair.until AS "until: NaiveDate", pair.ending AS "ending: Ending",
                  iif(pair.direction_printed, (SELECT name_ru FROM category_named
                                               WHERE category_named.id = pair.category_id
                                                 AND category_named.municipality_id = pair.municipality_id),
                      NULL) AS "direction?: String",
                  (SELECT json_array(person.id, family_name, given_name, patronymic, post.name_ru, full_name, teaching_since)
                   FROM person JOIN organisation ON organisation.id = person.organisation_id
                   LEFT JOIN post ON post.id = person.post_id WHERE person.id = pair.mentor_id) AS "mentor?: String",
                  (SELECT json_array(person.id, family_name, given_name, patronymic, post.name_ru, full_name, teaching_since)
                   FROM person JOIN organisation ON organisation.id = person.organisation_id
                   LEFT JOIN post ON post.id = person.post_id WHERE person.id = pair.mentee_id) AS "mentee?: String"
           FROM pair
           WHERE pair.municipality_id = ? AND pair.state IN ('active', 'completed') AND pair.basis != 'subject'
           ORDER BY pair.id"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let worker = |told: Option<String>| -> Result<Option<Worker>> {
        let Some(told) = told else { return Ok(None) };
        let Told(id, family, given, patronymic, post, organisation, since) = serde_json::from_str(&told)?;
        let post = post.map(plain);
        Ok(Some(Worker { id, name: FullName::of(family, given, patronymic), post, organisation, since }))
    };
    rows.into_iter()
        .map(|row| {
            Ok(Based {
                basis: row.basis,
                mentor: worker(row.mentor)?,
                mentee: worker(row.mentee)?,
                direction: row.direction,
                months: row.months,
                term: row.since.zip(row.until),
                ending: row.ending,
            })
        })
        .collect()
}

/// A post without what it is called besides.
fn plain(post: String) -> String {
    post.split(" (").next().unwrap_or_default().to_owned()
}

/// A school as its own papers name it: its official name, and the post and the name of its head, where they are known.
pub async fn school(tx: &mut Tx, id: OrganisationId) -> Result<(String, Option<String>, Option<FullName>)> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT organisation.full_name AS "name!", organisation_head.post AS "post?",
                  coalesce(organisation_head.family_name, person.family_name) AS "family?: String",
                  coalesce(organisation_head.given_name, person.given_name) AS "given?: String",
                  coalesce(organisation_head.patronymic, person.patronymic) AS "patronymic?: String"
           FROM organisation LEFT JOIN organisation_head ON organisation_head.organisation_id = organisation.id
           LEFT JOIN person ON person.id = organisation_head.person_id
           WHERE organisation.id = ? AND organisation.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    let head = row
        .family
        .zip(row.given)
        .map(|(family, given)| FullName::of(family, given, row.patronymic.unwrap_or_default()));
    Ok((row.name, row.post, head))
}

/// What the road map of mentoring of a school year tells: numbers of pairs, and who answers for them.
#[derive(Debug, Clone, Default)]
pub struct RoadFacts {
    /// Orders of the year: the number, the day, how many pairs each has confirmed.
    pub orders: Vec<(String, NaiveDate, i64)>,
    /// Those who answer for mentoring.
    pub curators: Vec<FullName>,
    /// Pairs with a mentor that both have agreed to, those of the year that have ended among them.
    pub pairs: i64,
    /// How many of them await an order.
    pub awaiting: i64,
    /// Of how many the mentor has signed a consent.
    pub consents: i64,
    /// Of how many both agree to the programme.
    pub agreed: i64,
    /// Of how many it is signed.
    pub signed: i64,
    /// From which day until which they work.
    pub term: Option<(NaiveDate, NaiveDate)>,
    /// How many have come to their end, and how many of these to their goal.
    pub completed: i64,
    pub reached: i64,
    /// Meetings of the year, and lessons among them.
    pub meetings: i64,
    pub lessons: i64,
    /// How many people have answered a questionnaire in the year.
    pub answered: i64,
    /// How many offer to be a mentor.
    pub offers: i64,
    /// How many young specialists have none.
    pub alone: i64,
}

/// The facts of a school year, which lasts until `next`, of the municipality or of one school.
pub async fn road_facts(
    tx: &mut Tx,
    school: Option<OrganisationId>,
    (first, next): (NaiveDate, NaiveDate),
) -> Result<RoadFacts> {
    let beginning = Beginning::of(&*regulation::now(tx).await?)?;
    let (municipality, young) = (tx.municipality(), beginning.first_day(tx.today()));
    let row = sqlx::query!(
        r#"WITH known AS MATERIALIZED (
               SELECT pair.* FROM pair LEFT JOIN person AS mentor ON mentor.id = pair.mentor_id
               LEFT JOIN person AS mentee ON mentee.id = pair.mentee_id
               WHERE pair.municipality_id = ?1 AND pair.basis != 'subject'
                 AND (?2 IS NULL OR mentor.organisation_id = ?2 OR mentee.organisation_id = ?2)
                 AND (pair.state IN ('accepted', 'active') OR pair.state = 'completed' AND pair.ended_at >= ?3))
           SELECT (SELECT json_group_array(json_array(number, day, pairs))
                   FROM (SELECT pair_order.number, pair_order.day, count(*) AS pairs
                         FROM known CROSS JOIN pair_order ON pair_order.id = known.order_id
                         WHERE pair_order.day >= ?3 AND pair_order.day < ?4
                         GROUP BY pair_order.id ORDER BY pair_order.day, pair_order.id)) AS "orders!: String",
                  (SELECT json_group_array(json_array(family_name, given_name, patronymic))
                   FROM (SELECT DISTINCT person.id, family_name, given_name, patronymic FROM appointment
                         JOIN person ON person.id = appointment.person_id
                         WHERE appointment.municipality_id = ?1 AND appointment.role = 'curator' AND until IS NULL
                           AND (?2 IS NULL OR appointment.organisation_id = ?2)
                         ORDER BY person.sort_form)) AS "curators!: String",
                  count(*) AS "pairs!: i64",
                  coalesce(sum(state = 'accepted'), 0) AS "awaiting!: i64", count(consent_day) AS "consents!: i64",
                  coalesce(sum(mentor_agrees AND mentee_agrees), 0) AS "agreed!: i64",
                  count(programme_day) AS "signed!: i64", min(since) AS "since: NaiveDate",
                  max(until) AS "until: NaiveDate", coalesce(sum(state = 'completed'), 0) AS "completed!: i64",
                  coalesce(sum(ending IS 'reached'), 0) AS "reached!: i64",
                  (SELECT count(*) FROM pair_meeting WHERE pair_id IN (SELECT id FROM known)
                     AND held_on >= ?3 AND held_on < ?4) AS "meetings!: i64",
                  (SELECT count(*) FROM pair_meeting WHERE pair_id IN (SELECT id FROM known)
                     AND held_on >= ?3 AND held_on < ?4
                     AND kind IN ('mentee_lesson', 'mentor_lesson')) AS "lessons!: i64",
                  (SELECT count(DISTINCT person_id) FROM pair_answer WHERE pair_id IN (SELECT id FROM known)
                     AND answered_at >= ?3) AS "answered!: i64",
                  (SELECT count(*) FROM mentoring JOIN person ON person.id = mentoring.person_id
                   WHERE mentoring.municipality_id = ?1 AND offers_since IS NOT NULL
                     AND (?2 IS NULL OR person.organisation_id = ?2)) AS "offers!: i64",
                  (SELECT count(*) FROM person
                   WHERE person.municipality_id = ?1 AND person.left_at IS NULL AND person.teaching_since >= ?5
                     AND (?2 IS NULL OR person.organisation_id = ?2)
                     AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee_id = person.id AND pair.basis = 'mentor'
                                       AND pair.state IN ('accepted', 'active'))) AS "alone!: i64"
           FROM known"#,
        municipality,
        school,
        first,
        next,
        young
    )
    .fetch_one(tx.db())
    .await?;
    let curators: Vec<[String; 3]> = serde_json::from_str(&row.curators)?;
    Ok(RoadFacts {
        orders: serde_json::from_str(&row.orders)?,
        curators: curators
            .into_iter()
            .map(|[family, given, patronymic]| FullName::of(family, given, patronymic))
            .collect(),
        pairs: row.pairs,
        awaiting: row.awaiting,
        consents: row.consents,
        agreed: row.agreed,
        signed: row.signed,
        term: row.since.zip(row.until),
        completed: row.completed,
        reached: row.reached,
        meetings: row.meetings,
        lessons: row.lessons,
        answered: row.answered,
        offers: row.offers,
        alone: row.alone,
    })
}
