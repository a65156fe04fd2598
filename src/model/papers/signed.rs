//! What becomes of a paper after it was made: signed, scanned, published. From the signature on it stays, whoever is
//! erased: it is the office's own document.

use crate::ids::{AccountId, FileId, PaperId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx, files};

/// Notes that a paper was signed: from now on it stays, whoever is erased. Tells whether it could be.
pub async fn sign(tx: &mut Tx, by: Coordinator, id: PaperId) -> Result<bool> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let number = sqlx::query_scalar!(
        r#"UPDATE paper SET signed_at = ?1
           WHERE id = ?2 AND municipality_id = ?3 AND signed_at IS NULL AND hash IS NOT NULL
           RETURNING coalesce(number, '') AS "number!: String""#,
        now,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    noted(tx, by, "paper-signed", number).await
}

/// Takes the mark of signing back: until a scan lies there, and only where nobody whom the paper names was erased since,
/// for as a draft it could not be kept. Tells whether it could be.
pub async fn unsign(tx: &mut Tx, by: Coordinator, id: PaperId) -> Result<bool> {
    let municipality = tx.municipality();
    let number = sqlx::query_scalar!(
        r#"UPDATE paper SET signed_at = NULL
           WHERE id = ?1 AND municipality_id = ?2 AND signed_at IS NOT NULL AND scan_hash IS NULL AND outlives = 0
           RETURNING coalesce(number, '') AS "number!: String""#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    noted(tx, by, "paper-unsigned", number).await
}

/// What a scan is, by its first bytes: the end of its file's name. `None` for what nobody signs.
pub fn scan_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 3] = [(b"%PDF-", "pdf"), (&[0xFF, 0xD8, 0xFF], "jpg"), (b"\x89PNG\r\n", "png")];
    KINDS.into_iter().find(|(begins, _)| bytes.starts_with(begins)).map(|(_, kind)| kind)
}

/// Keeps the scan of a paper in place of an earlier one; a paper that has one is signed. The file's row goes, its content
/// is the paper's now. Tells whether there is such a paper with a content.
pub async fn scan(
    tx: &mut Tx,
    by: Coordinator,
    id: PaperId,
    (account, file): (AccountId, FileId),
    name: &str,
) -> Result<bool> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let number = sqlx::query_scalar!(
        r#"UPDATE paper SET scan_hash = file.hash, scan_name = ?1, scan_bytes = file.bytes, scan_at = ?2,
                  signed_at = coalesce(signed_at, ?2)
           FROM file
           WHERE paper.id = ?3 AND paper.municipality_id = ?4 AND paper.hash IS NOT NULL
             AND file.id = ?5 AND file.account_id = ?6
           RETURNING coalesce(number, '') AS "number!: String""#,
        name,
        now,
        id,
        municipality,
        file,
        account
    )
    .fetch_optional(tx.db())
    .await?;
    files::discard(tx, file).await?;
    noted(tx, by, "paper-scanned", number).await
}

/// Notes where a paper was published, or that it is not any more. Tells whether there is such a paper.
pub async fn publish(tx: &mut Tx, by: Coordinator, id: PaperId, link: Option<&str>) -> Result<bool> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let number = sqlx::query_scalar!(
        r#"UPDATE paper SET link = ?1, published_at = iif(?1 IS NULL, NULL, ?2)
           WHERE id = ?3 AND municipality_id = ?4 AND hash IS NOT NULL
           RETURNING coalesce(number, '') AS "number!: String""#,
        link,
        now,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let matter = if link.is_some() { "paper-published" } else { "paper-unpublished" };
    noted(tx, by, matter, number).await
}

async fn noted(tx: &mut Tx, by: Coordinator, matter: &'static str, number: Option<String>) -> Result<bool> {
    let Some(number) = number else { return Ok(false) };
    let became = Some(number).filter(|number| !number.is_empty());
    journal::note(tx, by.id(), matter, Entry { became, ..Entry::default() }).await?;
    Ok(true)
}
