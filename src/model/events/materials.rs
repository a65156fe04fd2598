//! What belongs to an event: addresses and files. The content of a file lies beside the database, by its hash.

use super::{Holder, Met};
use crate::ids::{AccountId, FileId, MaterialId};
use crate::talk::{Result, Tx, files};

/// The most of one event.
pub const MOST_MATERIALS: usize = 30;

/// Something that belongs to an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// Its number.
    pub id: MaterialId,
    /// What it is called.
    pub title: String,
    /// Its address.
    pub link: Option<String>,
    /// The hash of its content.
    pub hash: Option<String>,
}

/// What belongs to an event, the oldest first, for one for whom it is, or who holds it; nothing for others.
pub async fn materials(tx: &mut Tx, met: &Met) -> Result<Vec<Material>> {
    if !met.is_member && met.holder.is_none() {
        return Ok(Vec::new());
    }
    let event = met.event.id;
    Ok(sqlx::query_as!(
        Material,
        r#"SELECT id AS "id!: MaterialId", title, link, hash FROM event_material WHERE event_id = ? ORDER BY id"#,
        event
    )
    .fetch_all(tx.db())
    .await?)
}

/// Adds an address; `false` where there is too much.
pub async fn add_link(tx: &mut Tx, holder: Holder, title: &str, link: &str) -> Result<bool> {
    let (event, author, now, most) = (holder.event(), holder.id(), tx.now, MOST_MATERIALS as i64);
    let added = sqlx::query!(
        "INSERT INTO event_material (event_id, title, link, added_by, added_at)
         SELECT ?1, ?2, ?3, ?4, ?5 WHERE (SELECT count(*) FROM event_material WHERE event_id = ?1) < ?6",
        event,
        title,
        link,
        author,
        now,
        most
    )
    .execute(tx.db())
    .await?;
    Ok(added.rows_affected() > 0)
}

/// Adds a file that has come. Its row goes: the content is the event's now. `false` where there is too much.
pub async fn add_file(tx: &mut Tx, holder: Holder, title: &str, (account, file): (AccountId, FileId)) -> Result<bool> {
    let (event, author, now, most) = (holder.event(), holder.id(), tx.now, MOST_MATERIALS as i64);
    let added = sqlx::query!(
        "INSERT INTO event_material (event_id, title, hash, bytes, added_by, added_at)
         SELECT ?1, ?2, file.hash, file.bytes, ?3, ?4 FROM file
         WHERE file.id = ?5 AND file.account_id = ?6
           AND (SELECT count(*) FROM event_material WHERE event_id = ?1) < ?7",
        event,
        title,
        author,
        now,
        file,
        account,
        most
    )
    .execute(tx.db())
    .await?;
    files::discard(tx, file).await?;
    Ok(added.rows_affected() > 0)
}

/// Takes something off; tells whether it was there.
pub async fn drop_material(tx: &mut Tx, holder: Holder, material: MaterialId) -> Result<bool> {
    let event = holder.event();
    let dropped = sqlx::query!("DELETE FROM event_material WHERE id = ? AND event_id = ?", material, event)
        .execute(tx.db())
        .await?;
    Ok(dropped.rows_affected() > 0)
}
