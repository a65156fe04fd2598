//! What is asked of the database about people and the reference lists. Each question is asked of one municipality.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use tokio::sync::OnceCell;

use super::{Choice, FullName, Person, Post, Sought, Subject, claims};
use crate::db::{Call, Values};
use crate::ids::{AccountId, OrganisationId, PersonId, PostId, SubjectId};
use crate::model::journal::{self, Entry};
use crate::model::organisations::Organisation;
use crate::model::roles::{self, Coordinator};
use crate::talk::{Cx, Page, Place, Result, Spot, Trouble, Tx, session};
use crate::text::{Bilingual, forms};

/// Everything that is known of somebody when they become a person of the municipality.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: OrganisationId,
    /// Their post.
    pub post: PostId,
    /// What they teach.
    pub subjects: Vec<SubjectId>,
    /// The day from which teaching counts.
    pub teaching_since: NaiveDate,
    /// The day from which managing counts.
    pub managing_since: Option<NaiveDate>,
}

/// Makes an account a person of its municipality.
pub async fn enroll(tx: &mut Tx, account: AccountId, enrolment: &Enrolment) -> Result<PersonId> {
    Ok(settle(tx, account, enrolment).await?.0)
}

/// What is there already when somebody is about to become a person.
#[derive(Debug)]
pub struct Alike {
    /// Whether their organisation is still there.
    pub has_school: bool,
    /// Somebody of the same name who works there; a patronymic that one of the two has left out parts nobody.
    pub namesake: Option<PersonId>,
}

/// Looks whether somebody of this name works at this organisation already.
pub async fn alike(tx: &mut Tx, enrolment: &Enrolment) -> Result<Alike> {
    let municipality = tx.municipality();
    let (organisation, form) = (enrolment.organisation, forms::search(&enrolment.name.listed()));
    let row = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM organisation WHERE id = ?1 AND municipality_id = ?2) AS "has_school!: bool",
                  (SELECT id FROM person
                   WHERE organisation_id = ?1 AND municipality_id = ?2
                     AND (search_form = ?3 OR search_form LIKE ?3 || ' %' OR ?3 LIKE search_form || ' %')
                   ORDER BY search_form != ?3, sort_form LIMIT 1) AS "namesake: PersonId""#,
        organisation,
        municipality,
        form
    )
    .fetch_one(tx.db())
    .await?;
    Ok(Alike { has_school: row.has_school, namesake: row.namesake })
}

/// What somebody finds who has just become a person.
#[derive(Debug)]
pub struct Enrolled {
    /// Who they are now.
    pub person: PersonId,
    /// Whether a link that they had opened has made them a coordinator.
    pub coordinates: bool,
    /// Where the link led by which they came.
    pub destination: Option<Place>,
}

/// Makes the account that speaks a person, and lets what was waiting for that come about.
pub async fn arrive(cx: &mut Cx, enrolment: &Enrolment) -> Result<Enrolled> {
    let account = cx.account_id();
    let (person, waiting) = settle(cx, account, enrolment).await?;
    cx.account.person = Some(person);
    let destination = session::taken(cx, &waiting);
    let claimed = claims::settled(&waiting);
    let coordinates = claimed.is_some();
    if let Some(claimed) = claimed {
        roles::appoint_claimant(cx, claimed, person).await?;
    }
    Ok(Enrolled { person, coordinates, destination })
}

/// Writes a new person, of whom the organisation is known to be there. Their number is the newest.
const ENROL: &str =
    "INSERT INTO person (municipality_id, organisation_id, family_name, given_name, patronymic, sort_form,
                     search_form, post_id, teaching_since, managing_since, enrolled_at)
 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS enrolled";

/// Gives them their subjects: the numbers as a JSON list.
const FIRST_SUBJECTS: &str = "INSERT INTO person_subject (person_id, subject_id)
 SELECT (SELECT max(id) FROM person), value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING";

/// Writes a new person, and all that follows from there being one, which is told row by row.
async fn settle(tx: &mut Tx, account: AccountId, enrolment: &Enrolment) -> Result<(PersonId, Vec<SqliteRow>)> {
    static SETTLES: LazyLock<Call> = LazyLock::new(|| {
        Call::of(&[ENROL, session::SET_NEWEST_PERSON, FIRST_SUBJECTS, claims::SETTLE, session::TAKE_DESTINATION])
    });
    let (municipality, now) = (tx.municipality(), tx.now);
    let Enrolment { name, organisation, post, subjects, teaching_since, managing_since } = enrolment;
    let (sort_form, search_form) = (forms::sort(&name.listed()), forms::search(&name.listed()));
    let values = Values::default().and(municipality)?.and(*organisation)?.and(&name.family)?.and(&name.given)?;
    let values = values.and(&name.patronymic)?.and(sort_form)?.and(search_form)?.and(*post)?;
    let values = values.and(*teaching_since)?.and(*managing_since)?.and(now)?;
    let values = values.and(account)?.and(serde_json::to_string(subjects)?)?;
    let rows = SETTLES.make(tx.db(), values.and(now)?.and(account)?.and(account)?).await?;
    let person = rows.iter().find_map(|row| row.try_get("enrolled").ok());
    let person = person.ok_or_else(|| Trouble::fault("somebody was enrolled and has no number"))?;
    Ok((person, rows))
}

/// Gives a person some subjects: the person, the numbers as a JSON list.
const ADD_SUBJECTS: &str = "INSERT INTO person_subject (person_id, subject_id)
 SELECT ?, value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING";

/// Corrects the data of a person, as they say them: whoever was marked as having left is back by that, since they name
/// where they work. An organisation that is there no more, or of another municipality, is [`Trouble::Gone`].
pub async fn amend(tx: &mut Tx, person: PersonId, enrolment: &Enrolment) -> Result<()> {
    static AMENDS: LazyLock<Call> = LazyLock::new(|| {
        Call::of(&[journal::PERSON_AMENDS, journal::PERSON_MOVES, AMEND, DROP_SUBJECTS, ADD_SUBJECTS])
    });
    let municipality = tx.municipality();
    let Enrolment { name, organisation, post, subjects, teaching_since, managing_since } = enrolment;
    let (sort_form, search_form) = (forms::sort(&name.listed()), forms::search(&name.listed()));
    let values = Values::default().and(tx.now)?.and(person)?.and(municipality)?;
    let values = values.and(tx.now)?.and(*organisation)?.and(person)?.and(municipality)?;
    let values = values.and(*organisation)?.and(&name.family)?.and(&name.given)?.and(&name.patronymic)?;
    let values = values.and(sort_form)?.and(search_form)?.and(*post)?.and(*teaching_since)?.and(*managing_since)?;
    let values = values.and(person)?.and(municipality)?.and(*organisation)?.and(person)?;
    let rows = AMENDS.make(tx.db(), values.and(person)?.and(serde_json::to_string(subjects)?)?).await?;
    if rows.iter().all(|row| row.try_get::<PersonId, _>("amended").is_err()) {
        return Err(Trouble::Gone);
    }
    roles::end_elsewhere(tx, person, "own", person).await
}

/// What a person says of themselves now: the organisation, the name's parts and forms, the post, the days, the person, the
/// municipality, the organisation once more.
const AMEND: &str =
    "UPDATE person SET organisation_id = ?, family_name = ?, given_name = ?, patronymic = ?, sort_form = ?,
        search_form = ?, post_id = ?, teaching_since = ?, managing_since = ?, left_at = NULL
 WHERE person.id = ? AND person.municipality_id = ?
   AND EXISTS (SELECT 1 FROM organisation
               WHERE organisation.id = ? AND organisation.municipality_id = person.municipality_id)
 RETURNING id AS amended";

/// They teach something else.
const DROP_SUBJECTS: &str = "DELETE FROM person_subject WHERE person_id = ?";

/// Corrects the name of somebody of the municipality, for whom it was written wrongly. The journal says that it was done,
/// and neither name.
pub async fn rename(tx: &mut Tx, by: Coordinator, person: PersonId, name: &FullName) -> Result<()> {
    let municipality = tx.municipality();
    let (sort_form, search_form) = (forms::sort(&name.listed()), forms::search(&name.listed()));
    let renamed = sqlx::query!(
        "UPDATE person SET family_name = ?, given_name = ?, patronymic = ?, sort_form = ?, search_form = ?
         WHERE id = ? AND municipality_id = ?",
        name.family,
        name.given,
        name.patronymic,
        sort_form,
        search_form,
        person,
        municipality
    )
    .execute(tx.db())
    .await?;
    if renamed.rows_affected() == 0 {
        return Err(Trouble::Gone);
    }
    journal::note(tx, by.id(), "person-renamed", Entry { person: Some(person), ..Entry::default() }).await
}

/// A person.
pub async fn person(tx: &mut Tx, id: PersonId) -> Result<Person> {
    let (municipality, today) = (tx.municipality(), tx.today());
    let row = sqlx::query!(
        r#"SELECT person.family_name, person.given_name, person.patronymic,
                  person.teaching_since AS "teaching_since: NaiveDate",
                  person.managing_since AS "managing_since: NaiveDate",
                  person.left_at AS "left_at: DateTime<Utc>",
                  organisation.id AS "organisation_id: OrganisationId", organisation.short_name,
                  (SELECT json_group_array(flag)
                   FROM (SELECT flag FROM organisation_flag
                         WHERE organisation_flag.organisation_id = organisation.id AND coalesce(since, ?3) <= ?3
                           AND coalesce(until, ?3) >= ?3 AND (ended_on IS NULL OR ended_on > ?3) GROUP BY flag)) AS "marks!: String",
                  organisation.confirmed AS "confirmed: bool",
                  post.id AS "post_id: PostId", post.name_ru, post.name_en, post.management AS "management: bool",
                  (SELECT json_group_array(json_array(subject.id, subject.name_ru, subject.name_en))
                   FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
                   WHERE person_subject.person_id = person.id) AS "subjects!: String"
           FROM person
           JOIN organisation ON organisation.id = person.organisation_id
           JOIN post ON post.id = person.post_id
           WHERE person.id = ?1 AND person.municipality_id = ?2"#,
        id,
        municipality,
        today
    )
    .fetch_optional(tx.db())
    .await?;
    let row = row.ok_or(Trouble::Gone)?;
    let mut taught: Vec<(SubjectId, String, String)> = serde_json::from_str(&row.subjects)?;
    taught.sort_by_key(|(id, _, _)| *id);
    let subjects = taught.into_iter().map(|(id, ru, en)| Subject { id, name: Bilingual { ru, en } });
    Ok(Person {
        id,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        organisation: Organisation { id: row.organisation_id, name: row.short_name, confirmed: row.confirmed },
        marks: serde_json::from_str(&row.marks)?,
        post: Post {
            id: row.post_id,
            name: Bilingual { ru: row.name_ru, en: row.name_en },
            management: row.management,
        },
        subjects: subjects.collect(),
        teaching_since: row.teaching_since,
        managing_since: row.managing_since,
        left_at: row.left_at,
    })
}

/// All posts, those asked for most often first. Migrations alone write the list, so it is read once.
pub async fn posts(tx: &mut Tx) -> Result<&'static [Choice<Post>]> {
    static POSTS: OnceCell<Vec<Choice<Post>>> = OnceCell::const_new();
    let read = async || {
        let rows = sqlx::query!(
            r#"SELECT id AS "id: PostId", name_ru, name_en, coalesce(label_ru, name_ru) AS "label_ru!: String",
                      coalesce(label_en, name_en) AS "label_en!: String", management AS "management: bool"
               FROM post ORDER BY id"#
        )
        .fetch_all(tx.db())
        .await?;
        let named = rows.into_iter().map(|row| {
            let name = Bilingual { ru: row.name_ru, en: row.name_en };
            let label = Bilingual { ru: row.label_ru, en: row.label_en };
            Choice { of: Post { id: row.id, name, management: row.management }, label }
        });
        Ok::<Vec<_>, sqlx::Error>(named.collect())
    };
    Ok(POSTS.get_or_try_init(read).await?)
}

/// All subjects, those asked for most often first; read once too.
pub async fn subjects(tx: &mut Tx) -> Result<&'static [Choice<Subject>]> {
    static SUBJECTS: OnceCell<Vec<Choice<Subject>>> = OnceCell::const_new();
    let read = async || {
        let rows = sqlx::query!(
            r#"SELECT id AS "id: SubjectId", name_ru, name_en, coalesce(label_ru, name_ru) AS "label_ru!: String",
                      coalesce(label_en, name_en) AS "label_en!: String"
               FROM subject ORDER BY id"#
        )
        .fetch_all(tx.db())
        .await?;
        let named = rows.into_iter().map(|row| Choice {
            of: Subject { id: row.id, name: Bilingual { ru: row.name_ru, en: row.name_en } },
            label: Bilingual { ru: row.label_ru, en: row.label_en },
        });
        Ok::<Vec<_>, sqlx::Error>(named.collect())
    };
    Ok(SUBJECTS.get_or_try_init(read).await?)
}

/// A person in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Who.
    pub id: PersonId,
    /// How they are called.
    pub name: FullName,
    /// Where they work.
    pub organisation: String,
    /// Whether they work here no more.
    pub has_left: bool,
}

/// The people that a search finds.
#[derive(Debug, Clone)]
pub struct Found {
    /// How many in all.
    pub count: usize,
    /// Which page of them is shown.
    pub page: Page,
    /// Those on the page, by name.
    pub people: Vec<Listed>,
}

/// Whom a search looks among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Everybody of the municipality, those who have left too.
    Everybody,
    /// Those who work here and have an account: whoever is to answer for something.
    Answerable,
}

/// Looks for people as they are called ([`Sought`]), the best first, by name. The page is counted in the same
/// statement: one that is past the end shows the last one.
pub async fn find(tx: &mut Tx, _: Coordinator, among: Among, spot: &Spot, size: usize) -> Result<Found> {
    let (municipality, all) = (tx.municipality(), among == Among::Everybody);
    let Sought { words: [one, two, three, four], orders: [typed, turned] } = Sought::of(&spot.search);
    let (limit, asked) = (size as i64, spot.page as i64);
    let rows = sqlx::query!(
        r#"WITH found AS MATERIALIZED (
               SELECT id, sort_form,
                      CASE WHEN substr(search_form, 1, instr(substr(search_form, 2) || ' ', ' ')) IN (?2, ?3, ?4, ?5)
                           THEN 0
                           WHEN ?2 != '' AND instr(search_form, ?2) = 1 THEN 1
                           ELSE 2 END AS rank
               FROM person
               WHERE municipality_id = ?1 AND instr(search_form, ?2) AND instr(search_form, ?3)
                 AND instr(search_form, ?4) AND instr(search_form, ?5)
                 AND (search_form LIKE ?6 OR search_form LIKE ?7)
                 AND (?10 OR left_at IS NULL
                             AND EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id))),
           counted AS (SELECT count(*) AS people FROM found)
           SELECT counted.people AS "count!: i64", person.id AS "id?: PersonId", family_name AS "family?",
                  given_name AS "given?", patronymic AS "patronymic?", organisation.short_name AS "organisation?",
                  person.left_at IS NOT NULL AS "has_left!: bool"
           FROM counted
           LEFT JOIN (SELECT id, sort_form, rank FROM found ORDER BY rank, sort_form, id
                      LIMIT ?8 OFFSET max(0, min(?9, (SELECT (people - 1) / ?8 FROM counted))) * ?8) AS page ON true
           LEFT JOIN person ON person.id = page.id
           LEFT JOIN organisation ON organisation.id = person.organisation_id
           ORDER BY page.rank, page.sort_form, page.id"#,
        municipality,
        one,
        two,
        three,
        four,
        typed,
        turned,
        limit,
        asked,
        all
    )
    .fetch_all(tx.db())
    .await?;
    let count = rows.first().map_or(0, |row| row.count);
    let page = Page::of(spot.page, usize::try_from(count).unwrap_or(0), size);
    let people = rows.into_iter().filter_map(|row| {
        let name = FullName::of(row.family?, row.given?, row.patronymic?);
        Some(Listed { id: row.id?, name, organisation: row.organisation?, has_left: row.has_left })
    });
    Ok(Found { count: page.count, page, people: people.collect() })
}
