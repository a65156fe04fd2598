//! What the rows of a file are held against: what is there when they are checked, read once for all of them.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use sqlx::SqliteConnection;

use super::{Kind, catalogue};
use crate::ids::{GroupId, MunicipalityId, OrganisationId, PersonId, PostId, SubjectId};
use crate::model::needs::{self, Before, Catalogue, Category, Item, Source};
use crate::model::organisations::{Names, ranked};
use crate::model::people::{Post, Subject};
use crate::model::plans::{self, KnownEntry, Which};
use crate::talk::Result;
use crate::text::Bilingual;

/// Somebody who is there.
#[derive(Debug, Clone)]
pub struct KnownPerson {
    /// Who.
    pub id: PersonId,
    /// What they are found by.
    pub form: String,
    /// Where they work.
    pub organisation: OrganisationId,
    /// Their post.
    pub post: PostId,
    /// What they teach.
    pub subjects: Vec<SubjectId>,
    /// The day from which teaching counts, where it is known.
    pub teaching: Option<NaiveDate>,
    /// The day from which managing counts.
    pub managing: Option<NaiveDate>,
    /// Whether they are merely listed; who has come into the bot says themselves what they are.
    pub is_listed: bool,
    /// Whether they have left all schools of the municipality.
    pub has_left: bool,
    /// What a takeover compares.
    pub print: String,
}

/// An organisation that is there.
#[derive(Debug, Clone)]
pub struct KnownOrganisation {
    /// Which.
    pub id: OrganisationId,
    /// As lists show it.
    pub name: String,
    /// Its official name.
    pub full: String,
    /// What it is found by.
    pub form: String,
    /// Whether a coordinator has confirmed it.
    pub confirmed: bool,
    /// What a takeover compares.
    pub print: String,
}

/// A headcount that holds for an organisation on a day: the five numbers in their order.
pub type KnownCounts = HashMap<(OrganisationId, NaiveDate), [Option<i64>; 5]>;

/// What is there.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The day on which the columns were confirmed.
    pub today: NaiveDate,
    /// The first day of its school year.
    pub year_begins: NaiveDate,
    /// The posts.
    pub posts: Vec<Post>,
    /// The subjects.
    pub subjects: Vec<Subject>,
    /// The organisations of the municipality.
    pub organisations: Vec<KnownOrganisation>,
    /// Its people, where they are asked for.
    pub people: Vec<KnownPerson>,
    /// Its headcounts, where they are asked for.
    pub counts: KnownCounts,
    /// The catalogue of needs, where it is asked for.
    pub catalogue: Vec<(Category, Vec<Item>)>,
    /// What it called its items and categories before.
    pub before: Before,
    /// The same with all that is known of it, where it is what is changed.
    pub items: Catalogue,
    /// Who of the people gets results of a diagnosis, with what a takeover compares.
    pub takers: HashMap<PersonId, String>,
    /// Whose diagnosis it is, where a row does not say so.
    pub source: Source,
    /// The plan into which a list is loaded.
    pub plan: Option<Which>,
    /// The entries of all plans of that year.
    pub entries: Vec<KnownEntry>,
    /// The groups, each with what it is found by.
    pub groups: Vec<(String, GroupId)>,
    /// The people whom a plan may name.
    pub named: plans::Known,
}

impl Known {
    /// The organisation that a text names: the very one, or the only one of which everything is said that stands there.
    pub fn organisation(&self, named: &str, there: &Names<usize>) -> Option<&KnownOrganisation> {
        if let Some(at) = there.same(named) {
            return self.organisations.get(*at);
        }
        let found = ranked(named, self.organisations.iter().collect(), |one| &one.form).found;
        match found.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The organisations, taken apart once.
    pub fn names(&self) -> Names<usize> {
        let mut names = Names::new();
        // Of two that are there and read the same, the confirmed one is meant.
        let confirmed = self.organisations.iter().enumerate().filter(|(_, one)| one.confirmed);
        let others = self.organisations.iter().enumerate().filter(|(_, one)| !one.confirmed);
        for (at, one) in confirmed.chain(others) {
            names.add(&one.form, at);
        }
        names
    }
}

/// Reads what a kind is held against. It is read outside of any turn: what changes afterwards, the takeover compares.
pub async fn known(
    db: &mut SqliteConnection,
    kind: Kind,
    municipality: MunicipalityId,
    (today, year_begins): (NaiveDate, NaiveDate),
    plan: Option<Which>,
) -> Result<Known> {
    let mut known = Known { today, year_begins, plan, ..Known::default() };
    if !matches!(kind, Kind::Plan | Kind::Catalogue) {
        known.organisations = organisations(db, municipality).await?;
    }
    match kind {
        Kind::Schools => {}
        Kind::Catalogue => known.items = needs::catalogue_of(db, municipality).await?,
        Kind::Headcounts => known.counts = counts(db, municipality).await?,
        Kind::Plan => {
            let year = plan.map_or(year_begins.year(), |plan| plan.year);
            known.entries = plans::known_entries(&mut *db, municipality, year).await?;
            known.groups = plans::known_groups(&mut *db, municipality).await?;
            known.named = plans::known_people(db, municipality).await?;
        }
        Kind::Staff => {
            (known.posts, known.subjects) = references(db).await?;
            known.people = people(db, municipality).await?;
        }
        Kind::Diagnosis => {
            known.catalogue = catalogue::pairs(&needs::catalogue_of(&mut *db, municipality).await?);
            // What is offered no more is not found in new results.
            known.catalogue.retain(|(category, _)| category.is_offered);
            known.before = needs::called_before(&mut *db, municipality).await?;
            known.takers = takers(db, municipality).await?;
            known.people = people(db, municipality).await?;
        }
    }
    Ok(known)
}

async fn organisations(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Vec<KnownOrganisation>> {
    Ok(sqlx::query_as!(
        KnownOrganisation,
        r#"SELECT id AS "id!: OrganisationId", short_name AS name, full_name AS full, search_form AS form,
                  confirmed AS "confirmed: bool", full_name || '/' || confirmed AS "print!: String"
           FROM organisation WHERE municipality_id = ? ORDER BY id"#,
        municipality
    )
    .fetch_all(db)
    .await?)
}

async fn references(db: &mut SqliteConnection) -> Result<(Vec<Post>, Vec<Subject>)> {
    let posts = sqlx::query!(
        r#"SELECT id AS "id: PostId", name_ru, name_en, management AS "management: bool" FROM post ORDER BY id"#
    )
    .fetch_all(&mut *db)
    .await?;
    let subjects = sqlx::query!(r#"SELECT id AS "id: SubjectId", name_ru, name_en FROM subject ORDER BY id"#)
        .fetch_all(db)
        .await?;
    let posts = posts.into_iter().map(|row| Post {
        id: row.id,
        name: Bilingual { ru: row.name_ru, en: row.name_en },
        management: row.management,
    });
    let subjects =
        subjects.into_iter().map(|row| Subject { id: row.id, name: Bilingual { ru: row.name_ru, en: row.name_en } });
    Ok((posts.collect(), subjects.collect()))
}

async fn people(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<Vec<KnownPerson>> {
    // `print` is spelled as the takeover spells it (`store`).
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: PersonId", search_form AS form, organisation_id AS "organisation!: OrganisationId",
                  post_id AS "post!: PostId", teaching_since AS "teaching?: NaiveDate",
                  managing_since AS "managing?: NaiveDate",
                  EXISTS (SELECT 1 FROM listing WHERE listing.person_id = person.id) AS "is_listed!: bool",
                  left_at IS NOT NULL AS "has_left!: bool",
                  (SELECT json_group_array(subject_id) FROM person_subject
                   WHERE person_subject.person_id = person.id) AS "subjects!: String",
                  organisation_id || '/' || post_id || '/' || coalesce(teaching_since, '') || '/'
                  || coalesce(managing_since, '') || '/' || search_form || '/'
                  || EXISTS (SELECT 1 FROM listing WHERE listing.person_id = person.id) || '/'
                  || (SELECT coalesce(group_concat(subject_id), '') FROM person_subject
                      WHERE person_subject.person_id = person.id) AS "print!: String"
           FROM person WHERE municipality_id = ? ORDER BY id"#,
        municipality
    )
    .fetch_all(db)
    .await?;
    let read = rows.into_iter().map(|row| {
        let subjects: Vec<SubjectId> = serde_json::from_str(&row.subjects)?;
        Ok(KnownPerson {
            id: row.id,
            form: row.form,
            organisation: row.organisation,
            post: row.post,
            subjects,
            teaching: row.teaching,
            managing: row.managing,
            is_listed: row.is_listed,
            has_left: row.has_left,
            print: row.print,
        })
    });
    read.collect()
}

async fn takers(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<HashMap<PersonId, String>> {
    let rows = sqlx::query!(
        r#"SELECT person_id AS "person!: PersonId", print AS "print!: String" FROM takes_results
           WHERE municipality_id = ?"#,
        municipality
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.person, row.print)).collect())
}

/// The five numbers as the statement gives them.
#[derive(Debug, Deserialize)]
struct Five(Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

async fn counts(db: &mut SqliteConnection, municipality: MunicipalityId) -> Result<KnownCounts> {
    let rows = sqlx::query!(
        r#"SELECT organisation_id AS "organisation!: OrganisationId", day AS "day!: NaiveDate",
                  json_array(teaching, management, under_35, first_years, both) AS "numbers!: String"
           FROM organisation CROSS JOIN headcount ON headcount.organisation_id = organisation.id
           WHERE municipality_id = ? ORDER BY headcount.id"#,
        municipality
    )
    .fetch_all(db)
    .await?;
    // Of one day the entry made last is right.
    let read = rows.into_iter().map(|row| {
        let Five(teaching, management, under_35, first_years, both) = serde_json::from_str(&row.numbers)?;
        Ok(((row.organisation, row.day), [teaching, management, under_35, first_years, both]))
    });
    read.collect()
}
