//! How a file becomes an import: as somebody sends it, or from the operator's folder, into which it was laid.
//!
//! Where the regulation lets no file with names pass the messenger, one that is sent is let go of unread, and the word
//! tells where to lay it. What was laid there is taken away when its import has ended by a word or by time.

use sqlx::SqliteConnection;

use super::Kind;
use crate::files::hash;
use crate::ids::{FileId, ImportId};
use crate::model::plans::Which;
use crate::model::regulation;
use crate::model::regulation::keys::office::{PAPERS_GO, PapersGo};
use crate::model::roles::Coordinator;
use crate::talk::{Cx, Result, Trouble, Tx, files};

/// By which way the file of an import comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route<'n> {
    /// Somebody has sent it.
    Messenger,
    /// It was laid into the operator's folder under this name.
    Folder(&'n str),
}

/// Whether lists are taken from the operator's folder alone.
pub async fn are_laid(tx: &mut Tx) -> Result<bool> {
    Ok(regulation::now(tx).await?.get(&PAPERS_GO)? == PapersGo::Folder)
}

/// What became of a file that was brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// It is being read.
    New(ImportId),
    /// Somebody has brought it already, and it waits for a word.
    Already(ImportId),
    /// It came by the messenger, which the regulation does not allow: it is let go of.
    Elsewhere,
}

/// Takes a file for an import. The file's row goes, its content is the import's now; the same file is not imported twice
/// at once. A plan is loaded into this one, or else into the service's of the school year.
pub async fn bring(
    cx: &mut Cx,
    _: Coordinator,
    (kind, plan): (Kind, Option<Which>),
    file: FileId,
    from: Route<'_>,
) -> Result<Brought> {
    if from == Route::Messenger && are_laid(cx).await? {
        files::discard(cx, file).await?;
        return Ok(Brought::Elsewhere);
    }
    let (municipality, now, account) = (cx.municipality(), cx.now, cx.account_id());
    let plan = match plan {
        None if kind == Kind::Plan => Some(Which::current(cx, None).await?),
        plan => plan.filter(|_| kind == Kind::Plan),
    };
    let (group, year) = (plan.and_then(|plan| plan.group), plan.map(|plan| plan.year));
    let brought = sqlx::query_scalar!(
        r#"INSERT INTO import (municipality_id, kind, account_id, name, hash, came_at, group_id, year)
           SELECT ?1, ?2, account_id, name, hash, ?3, ?6, ?7 FROM file WHERE id = ?4 AND account_id = ?5
             AND (?6 IS NULL OR EXISTS (SELECT 1 FROM groups WHERE groups.id = ?6 AND municipality_id = ?1))
           ON CONFLICT (municipality_id, kind, hash) WHERE hash IS NOT NULL DO NOTHING
           RETURNING id AS "id!: ImportId""#,
        municipality,
        kind,
        now,
        file,
        account,
        group,
        year
    )
    .fetch_optional(cx.db())
    .await?;
    let brought = match brought {
        Some(id) => Brought::New(id),
        None => {
            let known = sqlx::query_scalar!(
                r#"SELECT import.id AS "id!: ImportId" FROM import JOIN file ON file.hash = import.hash
                   WHERE file.id = ?1 AND file.account_id = ?2 AND import.municipality_id = ?3 AND import.kind = ?4"#,
                file,
                account,
                municipality,
                kind
            )
            .fetch_optional(cx.db())
            .await?;
            Brought::Already(known.ok_or(Trouble::Gone)?)
        }
    };
    if let (Route::Folder(name), Brought::New(id) | Brought::Already(id)) = (from, brought) {
        sqlx::query!(
            "INSERT INTO import_laid (import_id, name, hash) SELECT id, ?, hash FROM import WHERE id = ?
             ON CONFLICT (import_id, name) DO NOTHING",
            name,
            id
        )
        .execute(cx.db())
        .await?;
    }
    files::discard(cx, file).await?;
    cx.wake_duties();
    Ok(brought)
}

/// A file of the folder whose import has ended.
#[derive(Debug, Clone)]
pub struct Spent {
    /// Which import.
    pub id: ImportId,
    /// Its name there.
    pub name: String,
    /// What it held when it was read.
    pub hash: String,
    /// Whether it could be read. One that could not stays: whoever laid it sees there what became of it.
    pub was_read: bool,
}

impl Spent {
    /// Whether these bytes are still what was read.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        hash(bytes) == self.hash
    }
}

/// The next file that is to be taken away, if there is one.
pub async fn spent(db: &mut SqliteConnection) -> sqlx::Result<Option<Spent>> {
    sqlx::query_as!(
        Spent,
        r#"SELECT import_laid.import_id AS "id!: ImportId", import_laid.name, import_laid.hash,
                  import.state != 'flawed' AS "was_read!: bool"
           FROM import_laid CROSS JOIN import ON import.id = import_laid.import_id
           WHERE import.hash IS NULL ORDER BY import_laid.import_id LIMIT 1"#
    )
    .fetch_optional(db)
    .await
}

/// A file of the folder was taken away.
pub async fn taken_away(db: &mut SqliteConnection, id: ImportId, name: &str) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM import_laid WHERE import_id = ? AND name = ?", id, name).execute(db).await?;
    Ok(())
}
