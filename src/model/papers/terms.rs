//! The end of what nobody has signed.

use chrono::Days;

use super::Kind;
use crate::talk::{Result, Tx};

/// So many papers at once: waiting turns have theirs between.
const SLICE: i64 = 200;

/// Lets go of the content of unsigned papers whose kind's term has run out, with the references to what they were made
/// from; their lines in the register stay. Tells whether there may be more.
pub async fn lapse(tx: &mut Tx) -> Result<bool> {
    let (municipality, mut is_more, mut gone) = (tx.municipality(), false, 0);
    for kind in Kind::ALL {
        let before = tx.now.checked_sub_days(Days::new(kind.days())).unwrap_or(tx.now);
        let lapsed = sqlx::query_scalar!(
            r#"UPDATE paper SET hash = NULL, bytes = NULL, flaw = 'lapsed'
               WHERE id IN (SELECT id FROM paper
                            WHERE municipality_id = ?1 AND kind = ?2 AND made_at < ?3 AND signed_at IS NULL
                              AND hash IS NOT NULL
                            LIMIT ?4)
               RETURNING id AS "id!: i64""#,
            municipality,
            kind,
            before,
            SLICE
        )
        .fetch_all(tx.db())
        .await?;
        is_more |= i64::try_from(lapsed.len()).unwrap_or(i64::MAX) >= SLICE;
        gone += lapsed.len();
        if lapsed.is_empty() {
            continue;
        }
        let lapsed = serde_json::to_string(&lapsed)?;
        sqlx::query!("DELETE FROM paper_person WHERE paper_id IN (SELECT value FROM json_each(?))", lapsed)
            .execute(tx.db())
            .await?;
        sqlx::query!("DELETE FROM paper_organisation WHERE paper_id IN (SELECT value FROM json_each(?))", lapsed)
            .execute(tx.db())
            .await?;
    }
    if gone > 0 {
        tx.wake_files();
    }
    Ok(is_more)
}
