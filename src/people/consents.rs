//! Consents (152-FZ art. 9): one row a purpose, with the version of the text, the moment and the account.

use sqlx::SqliteConnection;

use crate::ids::AccountId;
use crate::say;
use crate::talk::{Cx, Result};
use crate::text::Language;

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

/// What may be agreed to and withdrawn at will, besides the processing: that one is withdrawn only with everything
/// that it allowed to keep, so no button of this type can name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Extra {
    /// [`Purpose::Notices`].
    Notices,
    /// [`Purpose::Name`].
    Name,
}

impl Extra {
    fn purpose(self) -> Purpose {
        match self {
            Extra::Notices => Purpose::Notices,
            Extra::Name => Purpose::Name,
        }
    }

    /// What its button says, by whether the consent holds: the same wherever it stands.
    pub fn label(self, language: Language, holds: bool) -> String {
        match (self, holds) {
            (Extra::Notices, true) => say!(language, "people-notices-yes"),
            (Extra::Notices, false) => say!(language, "people-notices-no"),
            (Extra::Name, true) => say!(language, "people-name-yes"),
            (Extra::Name, false) => say!(language, "people-name-no"),
        }
    }
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

/// Gives one of the further consents or withdraws it; does nothing where it is so already.
pub async fn set(cx: &mut Cx, extra: Extra, wanted: bool) -> Result<()> {
    if wanted {
        return give(cx, extra.purpose()).await;
    }
    withdraw(cx, extra.purpose()).await?;
    match extra {
        Extra::Notices => drop_notices(cx).await,
        Extra::Name => Ok(()),
    }
}

/// Withdraws; the row stays, until the account is erased, as the proof of what was agreed to and until when.
async fn withdraw(cx: &mut Cx, purpose: Purpose) -> Result<()> {
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

/// Drops the notices that still wait for the account that speaks.
async fn drop_notices(cx: &mut Cx) -> Result<()> {
    let account = cx.account_id();
    sqlx::query!("DELETE FROM outbox WHERE account_id = ? AND state = 'waiting' AND letter_id IS NOT NULL", account)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// Whether a consent is in force.
pub async fn holds(db: &mut SqliteConnection, account: AccountId, purpose: Purpose) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM consent WHERE account_id = ? AND purpose = ? AND withdrawn_at IS NULL)
           AS "holds!: bool""#,
        account,
        purpose
    )
    .fetch_one(db)
    .await?)
}
