//! Samples of a municipality's own, in the place of ours: of a certificate, an SVG, and of a reference, a document of Word. Two
//! features print on them, and a third hand looks them through before they come here.

use serde::{Deserialize, Serialize};

use crate::ids::FileId;
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Cx, Result, Trouble, Tx, files};

/// What a municipality may have a sample of its own of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Sample {
    /// Of a certificate.
    Certificate,
    /// Of a reference.
    Reference,
}

/// A sample of the municipality's own.
#[derive(Debug, Clone)]
pub struct Own {
    /// The sender's name of the file.
    pub name: String,
    /// What its content is kept by.
    pub hash: String,
}

/// The municipality's own sample, where it has one.
pub async fn sample(tx: &mut Tx, kind: Sample) -> Result<Option<Own>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(Own, "SELECT name, hash FROM sample WHERE municipality_id = ? AND kind = ?", municipality, kind)
        .fetch_optional(tx.db())
        .await?)
}

/// Puts a file that was found to be sound in force, in the place of what was; its row goes, its content is the municipality's
/// now. Tells what it is kept by.
pub async fn bring_sample(cx: &mut Cx, by: Coordinator, kind: Sample, file: FileId) -> Result<String> {
    let (municipality, now, account, person) = (cx.municipality(), cx.now, cx.account_id(), by.id());
    let hash = sqlx::query_scalar!(
        r#"INSERT INTO sample (municipality_id, kind, name, hash, bytes, brought_by, brought_at)
           SELECT ?1, ?2, file.name, file.hash, file.bytes, ?3, ?4 FROM file WHERE file.id = ?5 AND file.account_id = ?6
           ON CONFLICT (municipality_id, kind) DO UPDATE
           SET name = excluded.name, hash = excluded.hash, bytes = excluded.bytes, brought_by = excluded.brought_by,
               brought_at = excluded.brought_at
           RETURNING hash AS "hash!: String""#,
        municipality,
        kind,
        person,
        now,
        file,
        account
    )
    .fetch_optional(cx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    files::discard(cx, file).await?;
    let entry = Entry { became: Some(kind.file().to_owned()), ..Entry::default() };
    journal::note(cx, by.id(), "blank-brought", entry).await?;
    Ok(hash)
}

/// Certificates, or references, are the program's own again; tells whether they were not.
pub async fn drop_sample(tx: &mut Tx, by: Coordinator, kind: Sample) -> Result<bool> {
    let municipality = tx.municipality();
    let gone = sqlx::query!("DELETE FROM sample WHERE municipality_id = ? AND kind = ?", municipality, kind);
    if gone.execute(tx.db()).await?.rows_affected() == 0 {
        return Ok(false);
    }
    tx.wake_files();
    let entry = Entry { was: Some(kind.file().to_owned()), ..Entry::default() };
    journal::note(tx, by.id(), "blank-ended", entry).await?;
    Ok(true)
}

impl Sample {
    /// As the journal and a file have it.
    pub fn file(self) -> &'static str {
        match self {
            Sample::Certificate => "Сертификат",
            Sample::Reference => "Справка",
        }
    }
}
