//! The rows of files: whose a content is, and what is still to be fetched.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::ids::{AccountId, FileId};

/// What is to be fetched, as it was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its number.
    pub id: i64,
    /// The channel's name for it, or that of the operator's folder.
    pub reference: String,
    /// Whether it lies in that folder.
    pub laid: bool,
    /// The sender's name for it.
    pub name: String,
    /// Its media type, as the sender's client says.
    pub kind: Option<String>,
    /// When it was asked for, in milliseconds since 1970.
    pub asked_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// What stood below it, as JSON.
    pub caption: Option<String>,
    /// The album of which it is a part.
    pub album: Option<String>,
}

/// A file that has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The sender's name for it.
    pub name: String,
    /// Its media type, as the sender's client says.
    pub kind: Option<String>,
    /// Its size.
    pub bytes: i64,
    /// What stood below it, as JSON.
    pub caption: Option<String>,
    /// The album of which it is a part, and which of it.
    pub album: Option<String>,
    /// See [`Found::album`].
    pub nth: Option<i64>,
}

/// The contents that rows name: of files from people, and of papers, materials of events, programmes of groups, signed sheets, blanks and
/// lists that are being imported, which are the municipality's.
pub async fn named(db: &mut SqliteConnection) -> sqlx::Result<BTreeSet<String>> {
    let hashes = sqlx::query_scalar!(
        r#"SELECT hash AS "hash!: String" FROM file
           UNION SELECT hash FROM paper WHERE hash IS NOT NULL
           UNION SELECT scan_hash FROM paper WHERE scan_hash IS NOT NULL
           UNION SELECT hash FROM event_material WHERE hash IS NOT NULL
           UNION SELECT programme_hash FROM groups WHERE programme_hash IS NOT NULL
           UNION SELECT hash FROM signed_sheet
           UNION SELECT hash FROM own_record WHERE hash IS NOT NULL
           UNION SELECT hash FROM import WHERE hash IS NOT NULL
           UNION SELECT hash FROM sample
           UNION SELECT hash FROM blank WHERE flaw IS NULL
           UNION SELECT specimen FROM blank WHERE specimen IS NOT NULL"#
    )
    .fetch_all(db)
    .await?;
    Ok(hashes.into_iter().collect())
}

/// Notes that a file is to be fetched.
pub async fn ask(
    db: &mut SqliteConnection,
    account: AccountId,
    (reference, name, kind, bytes): (&str, &str, Option<&str>, Option<i64>),
    (caption, album): (Option<&str>, Option<&str>),
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO file_fetch (account_id, reference, name, kind, bytes, caption, album, asked_at, due_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
        account,
        reference,
        name,
        kind,
        bytes,
        caption,
        album,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that a file is to be taken from the operator's folder.
pub async fn ask_laid(
    db: &mut SqliteConnection,
    account: AccountId,
    (reference, name, bytes): (&str, &str, i64),
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO file_fetch (account_id, reference, name, bytes, asked_at, due_at, laid)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, 1)",
        account,
        reference,
        name,
        bytes,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many bytes an account has sent that are no facts yet, with those still to come; one without a size counts as
/// `most`.
pub async fn loose(db: &mut SqliteConnection, account: AccountId, most: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT (SELECT coalesce(sum(bytes), 0) FROM file WHERE account_id = ?1 AND kept = 0)
                + (SELECT coalesce(sum(coalesce(bytes, ?2)), 0) FROM file_fetch WHERE account_id = ?1) AS "bytes!: i64""#,
        account,
        most
    )
    .fetch_one(db)
    .await
}

/// What is to be fetched now, the longest due first.
pub async fn due(db: &mut SqliteConnection, now: i64, most: i64) -> sqlx::Result<Vec<Wanted>> {
    sqlx::query_as!(
        Wanted,
        r#"SELECT id, reference, laid AS "laid: bool", name, kind, asked_at, attempts, caption,
                  album FROM file_fetch
           WHERE due_at <= ? ORDER BY due_at LIMIT ?"#,
        now,
        most
    )
    .fetch_all(db)
    .await
}

/// When something is to be fetched next.
pub async fn next_due(db: &mut SqliteConnection) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("SELECT due_at FROM file_fetch ORDER BY due_at LIMIT 1").fetch_optional(db).await
}

/// Tries it again at a moment.
pub async fn put_off(db: &mut SqliteConnection, id: i64, due_at: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE file_fetch SET due_at = ?, attempts = attempts + 1 WHERE id = ?", due_at, id)
        .execute(db)
        .await?;
    Ok(())
}

/// Ends a fetch, and tells for whom it was: the account, and its address on the channel. `None` where they went
/// meanwhile.
pub async fn fetched(db: &mut SqliteConnection, id: i64) -> sqlx::Result<Option<(AccountId, String)>> {
    let account = sqlx::query_scalar!(
        r#"DELETE FROM file_fetch WHERE id = ? RETURNING account_id AS "account_id: AccountId""#,
        id
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(account) = account else {
        return Ok(None);
    };
    let external = sqlx::query_scalar!("SELECT external FROM account WHERE id = ?", account).fetch_one(db).await?;
    Ok(Some((account, external)))
}

/// Gives a content its owner.
pub async fn add(
    db: &mut SqliteConnection,
    account: AccountId,
    hash: &str,
    file: &Found,
    now: DateTime<Utc>,
) -> sqlx::Result<FileId> {
    let Found { name, kind, bytes, caption, album, nth } = file;
    sqlx::query_scalar!(
        r#"INSERT INTO file (account_id, hash, name, kind, bytes, caption, album, nth, received_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           RETURNING id AS "id!: FileId""#,
        account,
        hash,
        name,
        kind,
        bytes,
        caption,
        album,
        nth,
        now
    )
    .fetch_one(db)
    .await
}

/// A file of an account, and how many parts of its album are still to be fetched.
pub async fn find(db: &mut SqliteConnection, account: AccountId, file: FileId) -> sqlx::Result<Option<(Found, i64)>> {
    let row = sqlx::query!(
        r#"SELECT name, kind, bytes, caption, album, nth,
                  (SELECT count(*) FROM file_fetch
                   WHERE file_fetch.account_id = ?2 AND file_fetch.album = file.album) AS "awaited!: i64"
           FROM file WHERE id = ?1 AND account_id = ?2"#,
        file,
        account
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let (name, kind, bytes, caption) = (row.name, row.kind, row.bytes, row.caption);
        (Found { name, kind, bytes, caption, album: row.album, nth: row.nth }, row.awaited)
    }))
}

/// The content of a file.
pub async fn hash_of(db: &mut SqliteConnection, file: FileId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("SELECT hash FROM file WHERE id = ?", file).fetch_optional(db).await
}

/// The contents of files of an account, whose numbers are JSON.
pub async fn own_hashes(
    db: &mut SqliteConnection,
    account: AccountId,
    files: &str,
) -> sqlx::Result<Vec<(FileId, String)>> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: FileId", hash AS "hash!: String" FROM file
           WHERE id IN (SELECT value FROM json_each(?)) AND account_id = ?"#,
        files,
        account
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.hash)).collect())
}

/// Marks a file as a fact's; tells whether it is there.
pub async fn keep(db: &mut SqliteConnection, file: FileId) -> sqlx::Result<bool> {
    let kept = sqlx::query!("UPDATE file SET kept = 1 WHERE id = ?", file).execute(db).await?;
    Ok(kept.rows_affected() > 0)
}

/// Marks files as a fact's, whose numbers are JSON; tells how many are there.
pub async fn keep_all(db: &mut SqliteConnection, files: &str) -> sqlx::Result<u64> {
    let kept = sqlx::query!("UPDATE file SET kept = 1 WHERE id IN (SELECT value FROM json_each(?))", files);
    Ok(kept.execute(db).await?.rows_affected())
}

/// Takes a file from its owner.
pub async fn drop(db: &mut SqliteConnection, file: FileId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM file WHERE id = ?", file).execute(db).await?;
    Ok(())
}

/// Drops files that came before a moment and became no facts, but only so many; tells how many went.
pub async fn prune(db: &mut SqliteConnection, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let dropped = sqlx::query!(
        "DELETE FROM file WHERE id IN (SELECT id FROM file WHERE kept = 0 AND received_at < ? LIMIT ?)",
        before,
        most
    )
    .execute(db)
    .await?;
    Ok(dropped.rows_affected())
}
