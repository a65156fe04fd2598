//! What the desk asks about organisations, in the coordinator's municipality alone. Each card is one question.

use crate::ids::{OrganisationId, PersonId};
use crate::model::organisations::{Kind, UNDONE_WITHIN};
use crate::model::people::FullName;
use crate::model::roles::Coordinator;
use crate::talk::{Page, Result, Trouble, Tx};

/// An organisation in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: OrganisationId,
    pub name: String,
    /// What it is found by.
    pub search_form: String,
    /// Whether a coordinator has confirmed it.
    pub confirmed: bool,
    /// How many work there.
    pub staff: i64,
    /// Whether it came with the last list, a day ago at most, and nobody uses it yet.
    pub was_added_last: bool,
}

/// All organisations, unconfirmed ones first. A municipality has tens of them.
pub async fn listed(tx: &mut Tx, _: Coordinator) -> Result<Vec<Listed>> {
    let (municipality, since) = (tx.municipality(), tx.now - UNDONE_WITHIN);
    Ok(sqlx::query_as!(
        Listed,
        r#"SELECT id AS "id!: OrganisationId", short_name AS name, search_form, confirmed AS "confirmed: bool",
                  (SELECT count(*) FROM person WHERE organisation_id = organisation.id AND left_at IS NULL) AS "staff!: i64",
                  added_at IS NOT NULL AND added_at >= ?2
                  AND added_at = (SELECT max(added_at) FROM organisation WHERE municipality_id = ?1)
                  AND NOT EXISTS (SELECT 1 FROM person WHERE organisation_id = organisation.id)
                  AND NOT EXISTS (SELECT 1 FROM groups WHERE host_organisation_id = organisation.id)
                  AND NOT EXISTS (SELECT 1 FROM membership WHERE organisation_id = organisation.id)
                  AND NOT EXISTS (SELECT 1 FROM agreement_party WHERE organisation_id = organisation.id)
                      AS "was_added_last!: bool"
           FROM organisation WHERE municipality_id = ?1 ORDER BY confirmed, sort_form, id"#,
        municipality,
        since
    )
    .fetch_all(tx.db())
    .await?)
}

/// An organisation with what hangs on it.
#[derive(Debug, Clone)]
pub struct Detail {
    pub name: String,
    /// The official name.
    pub full_name: String,
    pub kind: Kind,
    pub outside: bool,
    /// The marks of today, as JSON.
    pub marks: String,
    pub confirmed: bool,
    /// How many work there.
    pub staff: i64,
    /// How many groups it hosts.
    pub hosts: i64,
    /// How many groups it belongs to, or has belonged to, agreements, and people who have left it.
    pub ties: i64,
}

/// An organisation with what hangs on it.
pub async fn detail(tx: &mut Tx, _: Coordinator, id: OrganisationId) -> Result<Detail> {
    let (municipality, today) = (tx.municipality(), tx.today());
    let found = sqlx::query_as!(
        Detail,
        r#"SELECT short_name AS name, full_name, kind AS "kind!: Kind", outside AS "outside!: bool",
                  (SELECT json_group_array(flag)
                   FROM (SELECT flag FROM organisation_flag
                         WHERE organisation_id = ?1 AND coalesce(since, ?3) <= ?3 AND coalesce(until, ?3) >= ?3
                           AND (ended_on IS NULL OR ended_on > ?3) GROUP BY flag)) AS "marks!: String",
                  confirmed AS "confirmed: bool",
                  (SELECT count(*) FROM person WHERE organisation_id = ?1 AND left_at IS NULL) AS "staff!: i64",
                  (SELECT count(*) FROM groups WHERE host_organisation_id = ?1) AS "hosts!: i64",
                  (SELECT count(*) FROM membership WHERE organisation_id = ?1)
                  + (SELECT count(*) FROM person WHERE organisation_id = ?1 AND left_at IS NOT NULL)
                  + (SELECT count(*) FROM agreement_party WHERE organisation_id = ?1) AS "ties!: i64"
           FROM organisation WHERE id = ?1 AND municipality_id = ?2"#,
        id,
        municipality,
        today
    )
    .fetch_optional(tx.db())
    .await?;
    found.ok_or(Trouble::Gone)
}

/// Two organisations, the first of which would be merged into the second.
#[derive(Debug, Clone)]
pub struct Pair {
    pub goes: String,
    pub stays: String,
    /// How many work in the first.
    pub staff: i64,
    /// How many groups it hosts.
    pub hosts: i64,
    /// Whether it has marks, headcounts or agreements, which go to the second.
    pub brings: bool,
    /// Whether both have a head, of whom one stays.
    pub loses_head: bool,
}

/// Two organisations that may be merged.
pub async fn pair(tx: &mut Tx, _: Coordinator, from: OrganisationId, into: OrganisationId) -> Result<Pair> {
    let municipality = tx.municipality();
    let found = sqlx::query_as!(
        Pair,
        r#"SELECT former.short_name AS goes, latter.short_name AS stays,
                  (SELECT count(*) FROM person WHERE organisation_id = former.id) AS "staff!: i64",
                  (SELECT count(*) FROM groups WHERE host_organisation_id = former.id) AS "hosts!: i64",
                  EXISTS (SELECT 1 FROM organisation_flag WHERE organisation_id = former.id)
                      OR EXISTS (SELECT 1 FROM headcount WHERE organisation_id = former.id)
                      OR EXISTS (SELECT 1 FROM agreement_party WHERE organisation_id = former.id) AS "brings!: bool",
                  EXISTS (SELECT 1 FROM organisation_head WHERE organisation_id = former.id)
                      AND EXISTS (SELECT 1 FROM organisation_head WHERE organisation_id = latter.id)
                      AS "loses_head!: bool"
           FROM organisation AS former JOIN organisation AS latter ON latter.id = ?2
           WHERE former.id = ?1 AND former.municipality_id = ?3 AND latter.municipality_id = ?3"#,
        from,
        into,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    found.ok_or(Trouble::Gone)
}

/// One who works in an organisation.
#[derive(Debug, Clone)]
pub struct Worker {
    pub id: PersonId,
    pub name: FullName,
    pub post: crate::text::Bilingual,
}

/// A page of those who work in an organisation.
#[derive(Debug, Clone)]
pub struct Staff {
    pub organisation: String,
    pub page: Page,
    pub people: Vec<Worker>,
}

/// A page of those who work in an organisation, by name. A school has some tens of them, which are all read.
pub async fn staff(tx: &mut Tx, _: Coordinator, id: OrganisationId, page: usize, size: usize) -> Result<Staff> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT organisation.short_name, person.id AS "person?: PersonId", person.family_name AS "family_name?",
                  person.given_name AS "given_name?", person.patronymic AS "patronymic?", post.name_ru AS "name_ru?",
                  post.name_en AS "name_en?"
           FROM organisation
           LEFT JOIN person ON person.organisation_id = organisation.id AND person.left_at IS NULL
           LEFT JOIN post ON post.id = person.post_id
           WHERE organisation.id = ? AND organisation.municipality_id = ?
           ORDER BY person.sort_form, person.id"#,
        id,
        municipality
    )
    .fetch_all(tx.db())
    .await?;
    let organisation = rows.first().map(|row| row.short_name.clone()).ok_or(Trouble::Gone)?;
    let people: Vec<Worker> = rows
        .into_iter()
        .filter_map(|row| {
            let name = FullName::of(row.family_name?, row.given_name?, row.patronymic?);
            let post = crate::text::Bilingual { ru: row.name_ru?, en: row.name_en? };
            Some(Worker { id: row.person?, name, post })
        })
        .collect();
    let page = Page::of(page, people.len(), size);
    Ok(Staff { organisation, page, people: page.cut(people).collect() })
}
