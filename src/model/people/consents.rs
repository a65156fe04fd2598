//! Consents (152-FZ art. 9): one row a purpose and a text, with the moment and the account.
//!
//! A newer text of the consent to processing allows what the older ones did not. Whoever agreed to an older one keeps
//! what it allowed, is asked once about the newer one, and may refuse it: a room asks for the text that first allowed what it does
//! (`Room::CONSENT`).
//!
//! Some parts of the text are the municipality's own (`model::organisations::operator`): the number of the text and the edition of these
//! parts together are what somebody agreed to. Another edition is asked anew like a newer text.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::ids::AccountId;
use crate::model::regulation;
use crate::say;
use crate::talk::{ConsentText, Cx, Result, Tx};
use crate::text::Language;

/// The texts `consent-…`, the oldest first. `tests/consent.rs` holds what each says, so that no word of it changes
/// without a new number.
pub const TEXTS: &[ConsentText] = &[
    ConsentText { number: 1, day: "27.11.2026", news: |language| say!(language, "consent-news-first") },
    ConsentText { number: 2, day: "28.11.2026", news: |language| say!(language, "consent-news-papers") },
    ConsentText {
        number: 3,
        day: "29.11.2026",
        news: |language| {
            let news = [
                say!(language, "consent-news-people"),
                say!(language, "consent-news-figures"),
                say!(language, "consent-news-cases"),
                say!(language, "consent-news-roles"),
                say!(language, "consent-news-school"),
                say!(language, "consent-news-diagnoses"),
                say!(language, "consent-news-places"),
                say!(language, "consent-news-selfcheck"),
                say!(language, "consent-news-requests"),
                say!(language, "consent-news-plans"),
                say!(language, "consent-news-events"),
                say!(language, "consent-news-broadcasts"),
                say!(language, "consent-news-pairs"),
                say!(language, "consent-news-records"),
                say!(language, "consent-news-routes"),
                say!(language, "consent-news-deficits"),
            ];
            news.join("; ")
        },
    },
];

/// The text that first lets whoever represents a school see who of its staff uses the bot.
pub const SEEN_BY_SCHOOL: i64 = 3;

/// The text that first names messages to many among what notices are.
pub const NAMES_BROADCASTS: i64 = 3;

/// The text that first speaks of showing deficits to coordinators.
pub const SHOWS_DEFICITS: i64 = 3;

/// What personal data may be used for. Each is agreed to and withdrawn by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Purpose {
    /// Keeping the profile, deficits, memberships and attendance: without it the bot cannot work.
    Processing,
    /// Writing to the person first: notices of events.
    Notices,
    /// Showing the name to the members of one's groups.
    Name,
    /// Showing open deficits by name to coordinators, and to whoever matches pairs (S0-04).
    Deficits,
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
    /// [`Purpose::Deficits`].
    Deficits,
}

impl Extra {
    fn purpose(self) -> Purpose {
        match self {
            Extra::Notices => Purpose::Notices,
            Extra::Name => Purpose::Name,
            Extra::Deficits => Purpose::Deficits,
        }
    }

    /// What its button says, by whether the consent holds: the same wherever it stands.
    pub fn label(self, language: Language, holds: bool) -> String {
        match (self, holds) {
            (Extra::Notices, true) => say!(language, "model-notices-yes"),
            (Extra::Notices, false) => say!(language, "model-notices-no"),
            (Extra::Name, true) => say!(language, "model-name-yes"),
            (Extra::Name, false) => say!(language, "model-name-no"),
            (Extra::Deficits, true) => say!(language, "model-deficits-yes"),
            (Extra::Deficits, false) => say!(language, "model-deficits-no"),
        }
    }
}

/// A consent in force.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// To what.
    pub purpose: Purpose,
    /// In which text.
    pub text: i64,
    /// When.
    pub given_at: DateTime<Utc>,
}

/// An account agrees, in the newest text; does nothing where it has already.
pub async fn give(tx: &mut Tx, account: AccountId, purpose: Purpose) -> Result<()> {
    let (text, edition, now) = (tx.around.consent(), regulation::now(tx).await?.edition, tx.now);
    sqlx::query!(
        "INSERT INTO consent (account_id, purpose, text, edition, given_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
        account,
        purpose,
        text,
        edition,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// The account that speaks agrees to the newest text of the processing.
pub async fn agree(cx: &mut Cx) -> Result<()> {
    let account = cx.account_id();
    give(cx, account, Purpose::Processing).await?;
    cx.account.consent = Some(cx.around.consent());
    cx.account.edition = regulation::now(cx).await?.edition;
    Ok(())
}

/// The account that speaks does not agree to the newest text; what an older one allowed goes on.
pub async fn refuse(cx: &mut Cx) -> Result<()> {
    let edition = regulation::now(cx).await?.edition;
    let (account, text, now) = (cx.account_id(), cx.around.consent(), cx.now);
    sqlx::query!(
        "INSERT INTO consent_refusal (account_id, text, edition, refused_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
        account,
        text,
        edition,
        now
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Gives one of the further consents or withdraws it; does nothing where it is so already.
pub async fn set(cx: &mut Cx, extra: Extra, wanted: bool) -> Result<()> {
    let account = cx.account_id();
    if wanted {
        return give(cx, account, extra.purpose()).await;
    }
    withdraw(cx, extra.purpose()).await
}

/// Withdraws; the rows stay, until the account is erased, as the proof of what was agreed to and until when.
async fn withdraw(cx: &mut Cx, purpose: Purpose) -> Result<()> {
    let (account, now) = (cx.account_id(), cx.now);
    sqlx::query!(
        "UPDATE consent SET withdrawn_at = max(given_at, ?) WHERE account_id = ? AND purpose = ? AND withdrawn_at IS NULL",
        now,
        account,
        purpose
    )
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Whether a consent is in force, in whichever text.
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

/// The consents of the account that speaks that are in force, in their newest texts.
pub async fn agreed(cx: &mut Cx) -> Result<Vec<Agreed>> {
    let account = cx.account_id();
    Ok(sqlx::query_as!(
        Agreed,
        r#"SELECT purpose AS "purpose!: Purpose", max(text) AS "text!: i64", given_at AS "given_at!: DateTime<Utc>"
           FROM consent WHERE account_id = ? AND withdrawn_at IS NULL GROUP BY purpose"#,
        account
    )
    .fetch_all(cx.db())
    .await?)
}
