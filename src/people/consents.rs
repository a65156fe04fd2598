//! Consents (152-FZ art. 9): one row a purpose, with the version of the text, the moment and the account.

use sqlx::SqliteConnection;

use crate::ids::AccountId;
use crate::talk::{Cx, Result};

/// The version of the texts `consent-…`; raised whenever their meaning changes.
pub const TEXT_VERSION: &str = "1 (21.11.2026)";

/// What personal data may be used for. Each is agreed to and withdrawn by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Purpose {
    /// Keeping the profile, deficits, memberships and attendance: without it the bot cannot work.
    Processing,
    /// Writing to the person first: notices of events.
    Notices,
    /// Showing the name to the members of one's clusters.
    Name,
}

/// Agrees; does nothing where it is agreed already.
pub async fn give(cx: &mut Cx, purpose: Purpose) -> Result<()> {
    let (account, now) = (cx.account_id(), cx.now);
    sqlx::query!(
        "INSERT INTO consent (account_id, purpose, text_version, given_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
        account,
        purpose,
        TEXT_VERSION,
        now
    )
    .execute(cx.db())
    .await?;
    if purpose == Purpose::Processing {
        cx.account.consented = true;
    }
    Ok(())
}

/// Withdraws; the row stays, until the account is erased, as the proof of what was agreed to and until when.
pub async fn withdraw(cx: &mut Cx, purpose: Purpose) -> Result<()> {
    let (account, now) = (cx.account_id(), cx.now);
    sqlx::query!(
        "UPDATE consent SET withdrawn_at = ? WHERE account_id = ? AND purpose = ? AND withdrawn_at IS NULL",
        now,
        account,
        purpose
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Gives a consent that does not hold, withdraws one that does; tells whether it holds from now on.
pub async fn toggle(cx: &mut Cx, purpose: Purpose) -> Result<bool> {
    let account = cx.account_id();
    let held = holds(cx.db(), account, purpose).await?;
    if held {
        withdraw(cx, purpose).await?;
    } else {
        give(cx, purpose).await?;
    }
    Ok(!held)
}

/// Whether a consent is in force.
pub async fn holds(
    db: &mut SqliteConnection,
    account: AccountId,
    purpose: Purpose,
) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM consent WHERE account_id = ? AND purpose = ? AND withdrawn_at IS NULL)
           AS "holds!: bool""#,
        account,
        purpose
    )
    .fetch_one(db)
    .await?)
}
