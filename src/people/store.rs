//! What is asked of the database about people, organisations and reference lists.

use chrono::NaiveDate;
use sqlx::SqliteConnection;
use tokio::sync::OnceCell;

use super::{FullName, Organisation, Person, Post, Roles, Subject};
use crate::ids::{MunicipalityId, OrganisationId, PersonId, PostId, SubjectId};
use crate::talk::{Cx, Result, gone};

/// A person of this municipality.
pub async fn person(cx: &mut Cx, id: PersonId) -> Result<Person> {
    let (language, municipality) = (cx.language(), cx.municipality());
    let row = sqlx::query!(
        r#"SELECT person.family_name, person.given_name, person.patronymic,
                  person.teaching_since AS "teaching_since: NaiveDate",
                  person.managing_since AS "managing_since: NaiveDate",
                  organisation.id AS "organisation_id: OrganisationId", organisation.name,
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
    .fetch_optional(cx.db())
    .await?;
    let Some(row) = row else { return Err(gone(cx)) };
    Ok(Person {
        id,
        name: FullName { family: row.family_name, given: row.given_name, patronymic: row.patronymic },
        organisation: Organisation {
            id: row.organisation_id,
            name: row.name,
            low_results: row.low_results,
            adverse_conditions: row.adverse_conditions,
            confirmed: row.confirmed,
        },
        post: Post { id: row.post_id, name: language.pick(row.name_ru, row.name_en), management: row.management },
        subjects: subjects_of(cx, id).await?,
        teaching_since: row.teaching_since,
        managing_since: row.managing_since,
    })
}

async fn subjects_of(cx: &mut Cx, person: PersonId) -> Result<Vec<Subject>> {
    let language = cx.language();
    let rows = sqlx::query!(
        r#"SELECT subject.id AS "id: SubjectId", subject.name_ru, subject.name_en
           FROM person_subject JOIN subject ON subject.id = person_subject.subject_id
           WHERE person_subject.person_id = ? ORDER BY subject.id"#,
        person
    )
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().map(|row| Subject { id: row.id, name: language.pick(row.name_ru, row.name_en) }).collect())
}

/// What a person is in the municipality.
pub async fn roles(db: &mut SqliteConnection, person: Option<PersonId>) -> Result<Roles> {
    Ok(sqlx::query_as!(
        Roles,
        r#"SELECT EXISTS (SELECT 1 FROM cluster WHERE leader_id = ?1) AS "leads!: bool",
                  EXISTS (SELECT 1 FROM coordinator WHERE person_id = ?1) AS "coordinates!: bool""#,
        person
    )
    .fetch_one(db)
    .await?)
}

/// The coordinators of a municipality.
pub async fn coordinators(cx: &mut Cx) -> Result<Vec<PersonId>> {
    let municipality = cx.municipality();
    Ok(sqlx::query_scalar!(
        r#"SELECT person_id AS "person_id: PersonId" FROM coordinator WHERE municipality_id = ?"#,
        municipality
    )
    .fetch_all(cx.db())
    .await?)
}

/// Makes a person a coordinator of their municipality; does nothing if they are one.
pub async fn appoint_coordinator(cx: &mut Cx, person: PersonId) -> Result<()> {
    let (municipality, now) = (cx.municipality(), cx.now);
    sqlx::query!(
        "INSERT INTO coordinator (person_id, municipality_id, appointed_at) VALUES (?, ?, ?)
         ON CONFLICT DO NOTHING",
        person,
        municipality,
        now
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// The organisations of the municipality whose name contains what was typed, by name.
///
/// SQLite folds only Latin letters, so the comparison is made here; a municipality has tens of schools.
pub async fn organisations(cx: &mut Cx, search: &str) -> Result<Vec<Organisation>> {
    let municipality = cx.municipality();
    let rows = sqlx::query!(
        r#"SELECT id AS "id: OrganisationId", name, low_results AS "low_results: bool",
                  adverse_conditions AS "adverse_conditions: bool", confirmed AS "confirmed: bool"
           FROM organisation WHERE municipality_id = ? ORDER BY id"#,
        municipality
    )
    .fetch_all(cx.db())
    .await?;
    let search = search.to_lowercase();
    Ok(rows
        .into_iter()
        .map(|row| Organisation {
            id: row.id,
            name: row.name,
            low_results: row.low_results,
            adverse_conditions: row.adverse_conditions,
            confirmed: row.confirmed,
        })
        .filter(|organisation| organisation.name.to_lowercase().contains(&search))
        .collect())
}

/// An organisation of this municipality; `None` where it has been merged into another or deleted.
pub async fn find_organisation(cx: &mut Cx, id: OrganisationId) -> Result<Option<Organisation>> {
    let municipality = cx.municipality();
    Ok(sqlx::query_as!(
        Organisation,
        r#"SELECT id AS "id: OrganisationId", name, low_results AS "low_results: bool",
                  adverse_conditions AS "adverse_conditions: bool", confirmed AS "confirmed: bool"
           FROM organisation WHERE id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(cx.db())
    .await?)
}

/// The same, where it must be there.
pub async fn organisation(cx: &mut Cx, id: OrganisationId) -> Result<Organisation> {
    let found = find_organisation(cx, id).await?;
    found.ok_or_else(|| gone(cx))
}

/// Adds an organisation, or finds the one that bears this name already.
pub async fn add_organisation(cx: &mut Cx, name: &str, confirmed: bool) -> Result<OrganisationId> {
    let municipality = cx.municipality();
    let row = sqlx::query_scalar!(
        r#"INSERT INTO organisation (municipality_id, name, confirmed) VALUES (?, ?, ?)
           ON CONFLICT (municipality_id, name) DO UPDATE SET confirmed = max(confirmed, excluded.confirmed)
           RETURNING id AS "id: OrganisationId""#,
        municipality,
        name,
        confirmed
    )
    .fetch_one(cx.db())
    .await?;
    Ok(row)
}

/// An entry of a reference list in both languages. Migrations alone write these lists, so that they are read once.
struct Entry {
    id: i64,
    ru: String,
    en: String,
    management: bool,
}

/// All posts, those asked for most often first.
pub async fn posts(cx: &mut Cx) -> Result<Vec<Post>> {
    static POSTS: OnceCell<Vec<Entry>> = OnceCell::const_new();
    let language = cx.language();
    let posts = POSTS
        .get_or_try_init(|| {
            sqlx::query_as!(
                Entry,
                r#"SELECT id, name_ru AS ru, name_en AS en, management AS "management: bool" FROM post ORDER BY id"#
            )
            .fetch_all(cx.db())
        })
        .await?;
    let posts = posts.iter().map(|post| Post {
        id: PostId(post.id),
        name: language.pick(&post.ru, &post.en).clone(),
        management: post.management,
    });
    Ok(posts.collect())
}

/// All subjects, those asked for most often first.
pub async fn subjects(cx: &mut Cx) -> Result<Vec<Subject>> {
    static SUBJECTS: OnceCell<Vec<Entry>> = OnceCell::const_new();
    let language = cx.language();
    let subjects = SUBJECTS
        .get_or_try_init(|| {
            sqlx::query_as!(
                Entry,
                r#"SELECT id, name_ru AS ru, name_en AS en, false AS "management!: bool" FROM subject ORDER BY id"#
            )
            .fetch_all(cx.db())
        })
        .await?;
    let subjects = subjects
        .iter()
        .map(|subject| Subject { id: SubjectId(subject.id), name: language.pick(&subject.ru, &subject.en).clone() });
    Ok(subjects.collect())
}

/// The first municipality of the database, made if there is none: a bot begins with one.
pub async fn found_municipality(db: &mut SqliteConnection, name: &str, time_zone: &str) -> Result<MunicipalityId> {
    let first =
        sqlx::query_scalar!(r#"SELECT min(id) AS "id: MunicipalityId" FROM municipality"#).fetch_one(&mut *db).await?;
    if let Some(first) = first {
        sqlx::query!("UPDATE municipality SET time_zone = ? WHERE id = ?", time_zone, first).execute(db).await?;
        return Ok(first);
    }
    Ok(sqlx::query_scalar!(
        r#"INSERT INTO municipality (name, time_zone) VALUES (?, ?) RETURNING id AS "id: MunicipalityId""#,
        name,
        time_zone
    )
    .fetch_one(db)
    .await?)
}
