//! What the engine asks and writes beside the turns: the imports that wait for it, what it has read, the rows in slices.
//!
//! A row is written only while its import is being checked: whoever refuses it meanwhile ends that.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::json;
use sqlx::SqliteConnection;

use super::{Choice, Kept, Kind, Mapping, Meaning, Staged, State};
use crate::ids::{AccountId, GroupId, ImportId, MunicipalityId};
use crate::model::needs::Source;
use crate::model::plans::Which;
use crate::text::Language;

/// An import that waits for the engine.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Which.
    pub id: ImportId,
    /// Whose.
    pub municipality: MunicipalityId,
    /// Of what it is.
    pub kind: Kind,
    /// What its content is kept by.
    pub hash: String,
    /// Whether its head is to be read, or its rows to be checked.
    pub state: State,
    /// What its columns mean, as JSON, where that was confirmed.
    pub columns: Option<String>,
    /// The day of the confirmation.
    pub day: Option<NaiveDate>,
    /// The first day of its school year; of a plan that of the plan's.
    pub year_begins: Option<NaiveDate>,
    /// Whose diagnosis it is, where a row does not say so.
    pub source: Option<Source>,
    /// Whose plan it is loaded into, where it is a group's.
    pub group: Option<GroupId>,
    /// Of which year that plan is.
    pub year: Option<i64>,
}

impl Waiting {
    /// The plan into which it is loaded.
    pub fn plan(&self) -> Option<Which> {
        let year = self.year.and_then(|year| i32::try_from(year).ok())?;
        Some(Which { group: self.group, year })
    }
}

/// The import that has waited longest, if one does.
pub async fn waiting(db: &mut SqliteConnection) -> sqlx::Result<Option<Waiting>> {
    sqlx::query_as!(
        Waiting,
        r#"SELECT id AS "id!: ImportId", municipality_id AS "municipality!: MunicipalityId", kind AS "kind!: Kind",
                  hash AS "hash!", state AS "state!: State", columns, day AS "day: NaiveDate",
                  year_begins AS "year_begins: NaiveDate", source AS "source: Source", group_id AS "group: GroupId", year
           FROM import WHERE state IN ('reading', 'checking') ORDER BY id LIMIT 1"#
    )
    .fetch_optional(db)
    .await
}

/// What a person of this municipality has said before that columns with these heads mean.
pub async fn remembered(
    db: &mut SqliteConnection,
    municipality: MunicipalityId,
    kind: Kind,
    heads: &str,
) -> crate::talk::Result<Option<Vec<Meaning>>> {
    let meanings = sqlx::query_scalar!(
        "SELECT meanings FROM import_mapping WHERE municipality_id = ? AND kind = ? AND heads = ?",
        municipality,
        kind,
        heads
    )
    .fetch_optional(db)
    .await?;
    Ok(meanings.map(|meanings| serde_json::from_str(&meanings)).transpose()?)
}

/// Who hears what has become of an import.
#[derive(Debug, Clone, Copy)]
pub struct ForWhom {
    /// The account that sent the file.
    pub account: AccountId,
    /// Its language.
    pub language: Language,
}

impl ForWhom {
    /// Nobody, once the account is gone.
    fn of(account: Option<AccountId>, language: Option<Language>) -> Option<ForWhom> {
        account.zip(language).map(|(account, language)| ForWhom { account, language })
    }
}

/// Keeps what the columns of a file mean; tells who is to look at it, if anybody is and nobody has refused it meanwhile.
pub async fn heads_read(
    db: &mut SqliteConnection,
    id: ImportId,
    mapping: &Mapping,
) -> crate::talk::Result<Option<ForWhom>> {
    let columns = serde_json::to_string(mapping)?;
    let row = sqlx::query!(
        r#"UPDATE import SET state = 'columns', columns = ?1 WHERE id = ?2 AND state = 'reading'
           RETURNING account_id AS "account: AccountId",
                     (SELECT language FROM account WHERE account.id = account_id) AS "language?: Language""#,
        columns,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| ForWhom::of(row.account, row.language)))
}

/// Keeps why no table could be read from a file, and lets go of it.
pub async fn failed(db: &mut SqliteConnection, id: ImportId, flaw: &str) -> sqlx::Result<Option<ForWhom>> {
    let row = sqlx::query!(
        r#"UPDATE import SET state = 'flawed', flaw = ?1, hash = NULL, columns = NULL, schools = NULL
           WHERE id = ?2 AND state IN ('reading', 'checking')
           RETURNING account_id AS "account: AccountId",
                     (SELECT language FROM account WHERE account.id = account_id) AS "language?: Language""#,
        flaw,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| ForWhom::of(row.account, row.language)))
}

/// What was chosen of doubtful rows before they are checked once more, by their numbers in the file.
pub async fn was_chosen(db: &mut SqliteConnection, id: ImportId) -> crate::talk::Result<HashMap<i64, Choice>> {
    let rows = sqlx::query!(
        r#"SELECT line, choice AS "choice!" FROM import_row WHERE import_id = ? AND choice IS NOT NULL"#,
        id
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.line, serde_json::from_str(&row.choice)?))).collect()
}

/// Begins to stage: takes away some of what an earlier check has staged, and tells whether all of it is gone.
pub async fn begin(db: &mut SqliteConnection, id: ImportId, most: i64) -> sqlx::Result<bool> {
    let is_empty = drop_rows(db, id, most).await?;
    sqlx::query!("UPDATE import SET staged = 1 WHERE id = ? AND state = 'checking'", id).execute(db).await?;
    Ok(is_empty)
}

/// Stages rows, while the import is being checked.
pub async fn put_rows(db: &mut SqliteConnection, id: ImportId, rows: &[Staged]) -> crate::talk::Result<()> {
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let (person, organisation) = match row.of {
                Some(Kept::Person(person)) => (Some(person), None),
                Some(Kept::Organisation(organisation)) => (None, Some(organisation.0)),
                // What a row is about has a number; its kind says what that is.
                Some(Kept::PlanEntry(entry)) => (None, Some(entry.0)),
                Some(Kept::Item(item)) => (None, Some(item.0)),
                Some(Kept::Category(category)) => (None, Some(category.0)),
                None => (None, None),
            };
            json!({
                "line": row.line, "outcome": row.outcome, "label": row.label, "fields": row.fields.to_string(),
                "notes": serde_json::to_string(&row.notes).unwrap_or_default(), "person": person,
                "organisation": organisation, "print": row.print, "others": json!(row.others).to_string(),
                "choice": row.choice.map(|choice| json!(choice).to_string()),
            })
        })
        .collect();
    let rows = serde_json::to_string(&rows)?;
    // Somebody who was erased since they were read is nobody's row.
    sqlx::query!(
        "INSERT INTO import_row (import_id, line, outcome, label, fields, notes, person_id, organisation, print, others,
                                 choice)
         SELECT ?1, value ->> 'line', value ->> 'outcome', value ->> 'label', value ->> 'fields', value ->> 'notes',
                value ->> 'person', value ->> 'organisation', value ->> 'print', value ->> 'others', value ->> 'choice'
         FROM json_each(?2)
         WHERE EXISTS (SELECT 1 FROM import WHERE id = ?1 AND state = 'checking')
           AND (value ->> 'person' IS NULL OR EXISTS (SELECT 1 FROM person WHERE person.id = value ->> 'person'))
         ON CONFLICT (import_id, line) DO NOTHING",
        id,
        rows
    )
    .execute(db)
    .await?;
    Ok(())
}

/// All rows are staged: what would be taken over waits for a word. Tells who is to give it.
pub async fn offered(
    db: &mut SqliteConnection,
    id: ImportId,
    schools: &[String],
) -> crate::talk::Result<Option<ForWhom>> {
    let schools = serde_json::to_string(schools)?;
    let row = sqlx::query!(
        r#"UPDATE import SET state = 'offered', schools = ?1 WHERE id = ?2 AND state = 'checking'
           RETURNING account_id AS "account: AccountId",
                     (SELECT language FROM account WHERE account.id = account_id) AS "language?: Language""#,
        schools,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| ForWhom::of(row.account, row.language)))
}

/// Takes away a slice of what ended imports had staged; tells whether there may be more.
pub async fn clear(db: &mut SqliteConnection, most: i64) -> sqlx::Result<bool> {
    let ended = sqlx::query_scalar!(
        r#"SELECT id AS "id!: ImportId" FROM import WHERE staged = 1 AND hash IS NULL ORDER BY id LIMIT 1"#
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(id) = ended else { return Ok(false) };
    let is_empty = drop_rows(db, id, most).await?;
    if is_empty {
        sqlx::query!("UPDATE import SET staged = 0 WHERE id = ?", id).execute(db).await?;
    }
    Ok(true)
}

/// Takes away some of the rows that an import has staged; tells whether all of them are gone.
async fn drop_rows(db: &mut SqliteConnection, id: ImportId, most: i64) -> sqlx::Result<bool> {
    let gone = sqlx::query!(
        "DELETE FROM import_row WHERE import_id = ?1
         AND line IN (SELECT line FROM import_row WHERE import_id = ?1 ORDER BY line LIMIT ?2)",
        id,
        most
    )
    .execute(db)
    .await?;
    Ok(gone.rows_affected() < most.unsigned_abs())
}
