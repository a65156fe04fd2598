//! What is asked of the database about people and the reference lists. Each question is asked of one municipality.

use chrono::NaiveDate;
use tokio::sync::OnceCell;

use super::{FullName, Person, Post, Subject};
use crate::ids::{AccountId, OrganisationId, PersonId, PostId, SubjectId};
use crate::model::organisations::Organisation;
use crate::model::roles::Coordinator;
use crate::talk::{Page, Result, Spot, Trouble, Tx};
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
    let (municipality, now) = (tx.municipality(), tx.now);
    let Enrolment { name, organisation, post, teaching_since, managing_since, .. } = enrolment;
    let (sort_form, search_form) = (forms::sort(&name.listed()), forms::search(&name.listed()));
    let person = sqlx::query_scalar!(
        r#"INSERT INTO person (municipality_id, organisation_id, family_name, given_name, patronymic, sort_form,
                               search_form, post_id, teaching_since, managing_since, enrolled_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!: PersonId""#,
        municipality,
        organisation,
        name.family,
        name.given,
        name.patronymic,
        sort_form,
        search_form,
        post,
        teaching_since,
        managing_since,
        now
    )
    .fetch_one(tx.db())
    .await?;
    crate::talk::session::set_person(tx, account, person).await?;
    set_subjects(tx, person, &enrolment.subjects).await?;
    Ok(person)
}

/// Corrects the data of a person.
pub async fn amend(tx: &mut Tx, person: PersonId, enrolment: &Enrolment) -> Result<()> {
    let municipality = tx.municipality();
    let Enrolment { name, organisation, post, teaching_since, managing_since, .. } = enrolment;
    let (sort_form, search_form) = (forms::sort(&name.listed()), forms::search(&name.listed()));
    sqlx::query!(
        "UPDATE person SET organisation_id = ?, family_name = ?, given_name = ?, patronymic = ?, sort_form = ?,
                search_form = ?, post_id = ?, teaching_since = ?, managing_since = ?
         WHERE id = ? AND municipality_id = ?",
        organisation,
        name.family,
        name.given,
        name.patronymic,
        sort_form,
        search_form,
        post,
        teaching_since,
        managing_since,
        person,
        municipality
    )
    .execute(tx.db())
    .await?;
    set_subjects(tx, person, &enrolment.subjects).await
}

async fn set_subjects(tx: &mut Tx, person: PersonId, subjects: &[SubjectId]) -> Result<()> {
    sqlx::query!("DELETE FROM person_subject WHERE person_id = ?", person).execute(tx.db()).await?;
    let subjects = serde_json::to_string(subjects)?;
    sqlx::query!(
        "INSERT INTO person_subject (person_id, subject_id) SELECT ?, value FROM json_each(?) WHERE true
         ON CONFLICT DO NOTHING",
        person,
        subjects
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// A person.
pub async fn person(tx: &mut Tx, id: PersonId) -> Result<Person> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT person.family_name, person.given_name, person.patronymic,
                  person.teaching_since AS "teaching_since: NaiveDate",
                  person.managing_since AS "managing_since: NaiveDate",
                  organisation.id AS "organisation_id: OrganisationId", organisation.short_name,
                  organisation.low_results AS "low_results: bool",
                  organisation.adverse_conditions AS "adverse_conditions: bool",
                  organisation.confirmed AS "confirmed: bool",
                  post.id AS "post_id: PostId", post.name_ru, post.name_en, post.management AS "management: bool"
           FROM person
           JOIN organisation ON organisation.id = person.organisation_id
           JOIN post ON post.id = person.post_id
           WHERE person.id = ? AND person.municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let row = row.ok_or(Trouble::Gone)?;
    Ok(Person {
        id,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        organisation: Organisation {
            id: row.organisation_id,
            name: row.short_name,
            low_results: row.low_results,
            adverse_conditions: row.adverse_conditions,
            confirmed: row.confirmed,
        },
        post: Post {
            id: row.post_id,
            name: Bilingual { ru: row.name_ru, en: row.name_en },
            management: row.management,
        },
        subjects: subjects_of(tx, id).await?,
        teaching_since: row.teaching_since,
        managing_since: row.managing_since,
    })
}

async fn subjects_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Subject>> {
    let rows = sqlx::query!(
        r#"SELECT subject.id AS "id: SubjectId", subject.name_ru, subject.name_en
           FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
           WHERE person_subject.person_id = ? ORDER BY subject.id"#,
        person
    )
    .fetch_all(tx.db())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Subject { id: row.id, name: Bilingual { ru: row.name_ru, en: row.name_en } })
        .collect())
}

/// All posts, those asked for most often first. Migrations alone write the list, so it is read once.
pub async fn posts(tx: &mut Tx) -> Result<&'static [Post]> {
    static POSTS: OnceCell<Vec<Post>> = OnceCell::const_new();
    let read = async || {
        let rows = sqlx::query!(
            r#"SELECT id AS "id: PostId", name_ru, name_en, management AS "management: bool" FROM post ORDER BY id"#
        )
        .fetch_all(tx.db())
        .await?;
        let named = rows.into_iter().map(|row| {
            let name = Bilingual { ru: row.name_ru, en: row.name_en };
            Post { id: row.id, name, management: row.management }
        });
        Ok::<Vec<_>, sqlx::Error>(named.collect())
    };
    Ok(POSTS.get_or_try_init(read).await?)
}

/// All subjects, those asked for most often first; read once too.
pub async fn subjects(tx: &mut Tx) -> Result<&'static [Subject]> {
    static SUBJECTS: OnceCell<Vec<Subject>> = OnceCell::const_new();
    let read = async || {
        let rows = sqlx::query!(r#"SELECT id AS "id: SubjectId", name_ru, name_en FROM subject ORDER BY id"#)
            .fetch_all(tx.db())
            .await?;
        let named =
            rows.into_iter().map(|row| Subject { id: row.id, name: Bilingual { ru: row.name_ru, en: row.name_en } });
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

/// Looks for the people of whose names each typed word begins a word, by name. Of what is typed four words are looked
/// for: more has no name.
pub async fn find(tx: &mut Tx, _: Coordinator, spot: &Spot, size: usize) -> Result<Found> {
    let words = forms::search(&spot.search);
    let mut words = words.split(' ').filter(|word| !word.is_empty()).map(|word| format!(" {word}"));
    // Nothing begins everything.
    let mut next = || words.next().unwrap_or_default();
    let (one, two, three, four) = (next(), next(), next(), next());
    let municipality = tx.municipality();
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM person
           WHERE municipality_id = ?1 AND instr(search_form, ?2) AND instr(search_form, ?3)
             AND instr(search_form, ?4) AND instr(search_form, ?5)"#,
        municipality,
        one,
        two,
        three,
        four
    )
    .fetch_one(tx.db())
    .await?;
    let page = Page::of(spot.page, usize::try_from(count).unwrap_or(0), size);
    let (limit, skipped) = (page.size as i64, page.skipped() as i64);
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id: PersonId", family_name, given_name, patronymic, organisation.short_name
           FROM (SELECT id, sort_form FROM person
                 WHERE municipality_id = ?1 AND instr(search_form, ?2) AND instr(search_form, ?3)
                   AND instr(search_form, ?4) AND instr(search_form, ?5)
                 ORDER BY sort_form, id LIMIT ?6 OFFSET ?7) AS found
           JOIN person ON person.id = found.id
           JOIN organisation ON organisation.id = person.organisation_id
           ORDER BY found.sort_form, found.id"#,
        municipality,
        one,
        two,
        three,
        four,
        limit,
        skipped
    )
    .fetch_all(tx.db())
    .await?;
    let people = rows.into_iter().map(|row| Listed {
        id: row.id,
        name: FullName::of(row.family_name, row.given_name, row.patronymic),
        organisation: row.short_name,
    });
    Ok(Found { count: page.count, page, people: people.collect() })
}

/// Moves everybody from one organisation to another, which are being merged: the latter, the former, the municipality.
pub const MOVE_STAFF: &str = "UPDATE person SET organisation_id = ? WHERE organisation_id = ? AND municipality_id = ?";

/// Destroys a person with all their accounts, or an account without a person, and returns the number of the act that
/// proves it (order 179 of 28.10.2022); `destroyed` is what the act holds. What goes with them, and what stays without
/// a name, the foreign keys say.
pub async fn erase(
    tx: &mut Tx,
    account: AccountId,
    person: Option<PersonId>,
    destroyed: &serde_json::Value,
) -> Result<i64> {
    let (now, destroyed) = (tx.now, destroyed.to_string());
    let act = sqlx::query_scalar!(
        r#"INSERT INTO erasure (erased_at, destroyed) VALUES (?, ?) RETURNING id AS "id!: i64""#,
        now,
        destroyed
    )
    .fetch_one(tx.db())
    .await?;
    sqlx::query!("DELETE FROM person WHERE id = ?", person).execute(tx.db()).await?;
    crate::talk::session::close(tx, account).await?;
    Ok(act)
}
