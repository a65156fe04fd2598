//! What people enter of themselves: courses, contests, publications, talks that were outside the bot (S0-17, S1-03).
//!
//! Nobody asks for it and nobody else sees it. It is entered once, and stands in the person's record and in the papers
//! that they make of it, where it is told apart from what a sheet confirms. A paper that was made keeps what it said.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, FileId, OwnRecordId};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Result, Trouble, Tx, files};
use crate::text::Language;

/// The most of one person.
pub const MOST_OWN: usize = 500;

/// What somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum OwnKind {
    /// Курсы.
    Course,
    /// Конкурс.
    Contest,
    /// Публикация.
    Publication,
    /// Выступление where the bot has no sheet.
    Talk,
    /// Другое.
    Other,
}

impl OwnKind {
    /// All of them, the commonest first.
    pub const ALL: [OwnKind; 5] =
        [OwnKind::Course, OwnKind::Contest, OwnKind::Publication, OwnKind::Talk, OwnKind::Other];

    /// «Конкурс»: as a button and a line of facts have it.
    pub fn named(self, language: Language) -> String {
        match self {
            OwnKind::Course => say!(language, "model-own-course"),
            OwnKind::Contest => say!(language, "model-own-contest"),
            OwnKind::Publication => say!(language, "model-own-publication"),
            OwnKind::Talk => say!(language, "model-own-talk"),
            OwnKind::Other => say!(language, "model-own-other"),
        }
    }
}

/// What somebody has entered of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Its number.
    pub id: OwnRecordId,
    /// What it is.
    pub kind: OwnKind,
    /// What it is called.
    pub title: String,
    /// When it was.
    pub day: NaiveDate,
    /// The address of what shows it.
    pub link: Option<String>,
    /// The hash of the content of the file that shows it.
    pub hash: Option<String>,
    /// What that file is called.
    pub file_name: Option<String>,
}

/// What shows that it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// Nothing: nobody has to show anything.
    None,
    /// An address.
    Link(String),
    /// A file of this account that has come, and what it is called.
    File(AccountId, FileId, String),
}

/// One's own entry; [`Trouble::Gone`] for one that is another's, or is there no more.
pub async fn own(tx: &mut Tx, owner: Registered, id: OwnRecordId) -> Result<Own> {
    let (person, municipality) = (owner.id(), tx.municipality());
    let found = sqlx::query_as!(
        Own,
        r#"SELECT id AS "id!: OwnRecordId", kind AS "kind!: OwnKind", title, day AS "day!: NaiveDate", link, hash, file_name
           FROM own_record WHERE id = ? AND person_id = ? AND municipality_id = ?"#,
        id,
        person,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    found.ok_or(Trouble::Gone)
}

/// Enters something, with what shows it; the same once more, word for word, stays one. `None` where there is too much.
pub async fn add_own(
    tx: &mut Tx,
    owner: Registered,
    (kind, title, day): (OwnKind, &str, NaiveDate),
    evidence: Evidence,
) -> Result<Option<OwnRecordId>> {
    let (person, municipality, now) = (owner.id(), tx.municipality(), tx.now);
    let there = sqlx::query!(
        r#"SELECT max(iif(kind = ?2 AND title = ?3 AND day = ?4, id, NULL)) AS "same?: OwnRecordId",
                  count(*) AS "count!: i64"
           FROM own_record WHERE person_id = ?1"#,
        person,
        kind,
        title,
        day
    )
    .fetch_one(tx.db())
    .await?;
    let id = match there.same {
        Some(same) => same,
        None if there.count >= MOST_OWN as i64 => return Ok(None),
        None => {
            sqlx::query_scalar!(
                r#"INSERT INTO own_record (municipality_id, person_id, kind, title, day, entered_at)
                   VALUES (?, ?, ?, ?, ?, ?) RETURNING id AS "id!: OwnRecordId""#,
                municipality,
                person,
                kind,
                title,
                day,
                now
            )
            .fetch_one(tx.db())
            .await?
        }
    };
    if evidence != Evidence::None {
        show_own(tx, owner, id, evidence).await?;
    }
    Ok(Some(id))
}

/// Says what one's own entry is called and when it was.
pub async fn change_own(
    tx: &mut Tx,
    owner: Registered,
    id: OwnRecordId,
    (title, day): (&str, NaiveDate),
) -> Result<()> {
    let person = owner.id();
    let changed =
        sqlx::query!("UPDATE own_record SET title = ?, day = ? WHERE id = ? AND person_id = ?", title, day, id, person)
            .execute(tx.db())
            .await?;
    if changed.rows_affected() == 0 { Err(Trouble::Gone) } else { Ok(()) }
}

/// Says what shows one's own entry, in the place of what did. A file that has come is the entry's from then on, and the one
/// before goes.
pub async fn show_own(tx: &mut Tx, owner: Registered, id: OwnRecordId, evidence: Evidence) -> Result<()> {
    let person = owner.id();
    let changed = match evidence {
        Evidence::File(account, file, name) => {
            let changed = sqlx::query!(
                "UPDATE own_record SET link = NULL, hash = file.hash, bytes = file.bytes, file_name = ?1
                 FROM file WHERE own_record.id = ?2 AND own_record.person_id = ?3 AND file.id = ?4
                   AND file.account_id = ?5",
                name,
                id,
                person,
                file,
                account
            )
            .execute(tx.db())
            .await?;
            files::discard(tx, file).await?;
            changed
        }
        Evidence::Link(_) | Evidence::None => {
            let link = match evidence {
                Evidence::Link(link) => Some(link),
                Evidence::File(..) | Evidence::None => None,
            };
            sqlx::query!(
                "UPDATE own_record SET link = ?, hash = NULL, bytes = NULL, file_name = NULL
                 WHERE id = ? AND person_id = ?",
                link,
                id,
                person
            )
            .execute(tx.db())
            .await?
        }
    };
    tx.wake_files();
    if changed.rows_affected() == 0 { Err(Trouble::Gone) } else { Ok(()) }
}

/// Removes one's own entry, with the file that shows it; tells whether it was there.
pub async fn drop_own(tx: &mut Tx, owner: Registered, id: OwnRecordId) -> Result<bool> {
    let person = owner.id();
    let dropped =
        sqlx::query!("DELETE FROM own_record WHERE id = ? AND person_id = ?", id, person).execute(tx.db()).await?;
    tx.wake_files();
    Ok(dropped.rows_affected() > 0)
}
