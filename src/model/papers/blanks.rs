//! The municipality's own blanks: sent, looked through, in force, ended and put back.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Kind, Person};
use crate::ids::{AccountId, BlankId, FileId, MunicipalityId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Cx, Result, Trouble, Tx};
use crate::text::Language;

/// A version of a blank of the municipality's own.
#[derive(Debug, Clone)]
pub struct Blank {
    /// Its number here.
    pub id: BlankId,
    /// Which paper's.
    pub kind: Kind,
    /// Which version.
    pub version: i64,
    /// The sender's name of the file.
    pub name: String,
    /// What its content is kept by.
    pub hash: String,
    /// Whether papers are made of it now.
    pub in_force: bool,
    /// Whether it is still looked through.
    pub waits: bool,
}

/// The blanks that are in force or are being looked through, by kind.
pub async fn blanks(tx: &mut Tx, _: Coordinator) -> Result<Vec<Blank>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Blank,
        r#"SELECT id AS "id!: BlankId", kind AS "kind!: Kind", version AS "version!: i64", name AS "name!",
                  hash AS "hash!", since IS NOT NULL AS "in_force!: bool", looked_at IS NULL AS "waits!: bool"
           FROM blank
           WHERE municipality_id = ? AND until IS NULL AND (since IS NOT NULL OR looked_at IS NULL)
           ORDER BY kind, version"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// The blanks of a kind that are in force or are being looked through, and whether papers have been made of any.
pub async fn blanks_of(tx: &mut Tx, _: Coordinator, kind: Kind) -> Result<(Vec<Blank>, bool)> {
    let municipality = tx.municipality();
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: BlankId", version, name, hash, since IS NOT NULL AS "was_in_force!: bool",
                  until IS NULL AS "is_open!: bool", looked_at IS NULL AS "waits!: bool"
           FROM blank WHERE municipality_id = ? AND kind = ? ORDER BY version"#,
        municipality,
        kind
    )
    .fetch_all(tx.db())
    .await?;
    let has_versions = rows.iter().any(|row| row.was_in_force);
    let current = rows.into_iter().filter(|row| row.is_open && (row.was_in_force || row.waits));
    let blank = current.map(|row| Blank {
        id: row.id,
        kind,
        version: row.version,
        name: row.name,
        hash: row.hash,
        in_force: row.was_in_force,
        waits: row.waits,
    });
    Ok((blank.collect(), has_versions))
}

/// A blank that somebody sent.
#[derive(Debug, Clone, Copy)]
pub struct Bringing {
    /// For which papers.
    pub kind: Kind,
    /// The file.
    pub file: FileId,
}

/// Takes a file for a blank: it becomes the next version once it was looked through. The file's row goes, its content is
/// the blank's now.
pub async fn bring(cx: &mut Cx, by: Coordinator, Bringing { kind, file }: Bringing) -> Result<()> {
    let (municipality, now, account) = (cx.municipality(), cx.now, cx.account_id());
    let brought = sqlx::query!(
        "INSERT INTO blank (municipality_id, kind, version, name, hash, bytes, account_id, came_at)
         SELECT ?1, ?2, coalesce((SELECT max(version) FROM blank WHERE municipality_id = ?1 AND kind = ?2), 0) + 1,
                file.name, file.hash, file.bytes, file.account_id, ?3
         FROM file WHERE file.id = ?4 AND file.account_id = ?5",
        municipality,
        kind,
        now,
        file,
        account
    )
    .execute(cx.db())
    .await?;
    if brought.rows_affected() == 0 {
        return Err(Trouble::Gone);
    }
    crate::talk::files::discard(cx, file).await?;
    let entry = Entry { became: Some(kind.file().to_owned()), ..Entry::default() };
    journal::note(cx, by.id(), "blank-brought", entry).await
}

/// Makes papers of the program's own blank again; tells whether they were not.
pub async fn back_to_default(tx: &mut Tx, by: Coordinator, kind: Kind) -> Result<bool> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let ended = sqlx::query!(
        "UPDATE blank SET until = max(since, ?1)
         WHERE municipality_id = ?2 AND kind = ?3 AND since IS NOT NULL AND until IS NULL",
        now,
        municipality,
        kind
    )
    .execute(tx.db())
    .await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    let entry = Entry { was: Some(kind.file().to_owned()), ..Entry::default() };
    journal::note(tx, by.id(), "blank-ended", entry).await?;
    Ok(true)
}

/// A blank that is to be looked through.
#[derive(Debug, Clone)]
pub struct WaitingBlank {
    /// Its number here.
    pub id: BlankId,
    /// Which paper's.
    pub kind: Kind,
    /// Which version.
    pub version: i64,
    /// Its content.
    pub hash: String,
}

/// The blanks that are to be looked through, the earliest first.
pub async fn waiting_blanks(db: &mut SqliteConnection, most: i64) -> sqlx::Result<Vec<WaitingBlank>> {
    sqlx::query_as!(
        WaitingBlank,
        r#"SELECT id AS "id!: BlankId", kind AS "kind!: Kind", version AS "version!: i64", hash AS "hash!"
           FROM blank WHERE looked_at IS NULL ORDER BY id LIMIT ?"#,
        most
    )
    .fetch_all(db)
    .await
}

/// Keeps what was found: a sound blank is in force from now on, in the place of the one before. Returns whose it is, and
/// who sent it.
pub async fn looked(
    db: &mut SqliteConnection,
    id: BlankId,
    (flaw, specimen): (Option<&str>, Option<&str>),
    now: DateTime<Utc>,
) -> sqlx::Result<Option<(MunicipalityId, Person)>> {
    if flaw.is_none() {
        sqlx::query!(
            "UPDATE blank SET until = max(since, ?1)
             WHERE since IS NOT NULL AND until IS NULL
               AND (municipality_id, kind) IN (SELECT municipality_id, kind FROM blank WHERE id = ?2)",
            now,
            id
        )
        .execute(&mut *db)
        .await?;
    }
    let sender = sqlx::query!(
        r#"UPDATE blank SET looked_at = ?1, flaw = ?2, since = iif(?2 IS NULL, ?1, NULL), specimen = ?4
           WHERE id = ?3 AND looked_at IS NULL
           RETURNING municipality_id AS "municipality!: MunicipalityId", account_id AS "account: AccountId",
                     (SELECT language FROM account WHERE account.id = account_id) AS "language?: Language""#,
        now,
        flaw,
        id,
        specimen
    )
    .fetch_optional(db)
    .await?;
    Ok(sender.and_then(|row| {
        let (account, language) = row.account.zip(row.language)?;
        Some((row.municipality, Person { account, language }))
    }))
}

/// A version that was in force, or is.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number here.
    pub id: BlankId,
    /// Which one it is.
    pub version: i64,
    /// The sender's name of the file.
    pub name: String,
    /// What its content is kept by.
    pub hash: String,
    /// Since when papers were made of it.
    pub since: DateTime<Utc>,
    /// Until when; nothing of what is in force.
    pub until: Option<DateTime<Utc>>,
}

/// The versions of which papers have been made, the newest first.
pub async fn versions(tx: &mut Tx, _: Coordinator, kind: Kind) -> Result<Vec<Version>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Version,
        r#"SELECT id AS "id!: BlankId", version AS "version!: i64", name AS "name!", hash AS "hash!",
                  since AS "since!: DateTime<Utc>", until AS "until?: DateTime<Utc>"
           FROM blank WHERE municipality_id = ? AND kind = ? AND since IS NOT NULL ORDER BY version DESC"#,
        municipality,
        kind
    )
    .fetch_all(tx.db())
    .await?)
}

/// Puts an earlier version in force again: as a new one with the same content, since papers say of which version they
/// were made. Returns the number of the new one; `None` where it is in force already, or is no version of this kind here.
pub async fn put_back(cx: &mut Cx, by: Coordinator, kind: Kind, id: BlankId) -> Result<Option<i64>> {
    let (municipality, now, account) = (cx.municipality(), cx.now, cx.account_id());
    let earlier = sqlx::query_scalar!(
        r#"SELECT version AS "version!: i64" FROM blank
           WHERE id = ?1 AND municipality_id = ?2 AND kind = ?3 AND since IS NOT NULL AND until IS NOT NULL"#,
        id,
        municipality,
        kind
    )
    .fetch_optional(cx.db())
    .await?;
    let Some(earlier) = earlier else { return Ok(None) };
    sqlx::query!(
        "UPDATE blank SET until = max(since, ?1)
         WHERE municipality_id = ?2 AND kind = ?3 AND since IS NOT NULL AND until IS NULL",
        now,
        municipality,
        kind
    )
    .execute(cx.db())
    .await?;
    let version = sqlx::query_scalar!(
        r#"INSERT INTO blank (municipality_id, kind, version, name, hash, bytes, account_id, came_at, looked_at, specimen,
                              since)
           SELECT municipality_id, kind,
                  (SELECT max(version) FROM blank WHERE municipality_id = ?2 AND kind = ?3) + 1,
                  name, hash, bytes, ?4, ?5, ?5, specimen, ?5
           FROM blank WHERE id = ?1 RETURNING version AS "version!: i64""#,
        id,
        municipality,
        kind,
        account,
        now
    )
    .fetch_one(cx.db())
    .await?;
    let (was, became) = (Some(earlier.to_string()), Some(kind.file().to_owned()));
    journal::note(cx, by.id(), "blank-put-back", Entry { was, became, ..Entry::default() }).await?;
    Ok(Some(version))
}
