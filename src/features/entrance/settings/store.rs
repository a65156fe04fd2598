//! What the settings keep.

use chrono::{DateTime, Utc};

use crate::model::people::consents::Purpose;
use crate::talk::{Cx, Result};

/// A consent in force.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// To what.
    pub purpose: Purpose,
    /// In which text.
    pub version: String,
    /// When.
    pub given_at: DateTime<Utc>,
}

/// The quiet hours of the account that speaks: from and till.
pub async fn quiet_hours(cx: &mut Cx) -> Result<Option<(i64, i64)>> {
    let account = cx.account_id();
    let row =
        sqlx::query!("SELECT quiet_from, quiet_till FROM account WHERE id = ?", account).fetch_one(cx.db()).await?;
    Ok(row.quiet_from.zip(row.quiet_till))
}

/// Sets the quiet hours of the account that speaks.
pub async fn set_quiet_hours(cx: &mut Cx, hours: Option<(i64, i64)>) -> Result<()> {
    let account = cx.account_id();
    let (from, till) = hours.unzip();
    sqlx::query!("UPDATE account SET quiet_from = ?, quiet_till = ? WHERE id = ?", from, till, account)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// The consents of the account that speaks, as far as they are in force.
pub async fn consents(cx: &mut Cx) -> Result<Vec<Agreed>> {
    let account = cx.account_id();
    Ok(sqlx::query_as!(
        Agreed,
        r#"SELECT purpose AS "purpose: Purpose", text_version AS version,
                  given_at AS "given_at: DateTime<Utc>"
           FROM consent WHERE account_id = ? AND withdrawn_at IS NULL"#,
        account
    )
    .fetch_all(cx.db())
    .await?)
}
