//! What waits for somebody, asked of all features in one statement.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, Row};

use crate::feature::{Wait, Waiting};
use crate::features;
use crate::ids::PersonId;
use crate::talk::{Cx, Result};

/// The sessions of an account, as «room step»; only their rooms know which are drafts.
pub const SESSIONS: &str = "SELECT 0, strftime('%Y-%m-%dT%H:%M:%SZ', saved_at / 1000, 'unixepoch'), room || ' ' || step
                            FROM session WHERE account_id = ?3";

/// The questions of all features in one, each row with the number of its wait.
static QUESTION: LazyLock<String> = LazyLock::new(|| {
    let questions = waits().enumerate().map(|(number, wait)| {
        // A feature's question has three columns without names of their own.
        format!(
            "SELECT {number} AS wait, * FROM (WITH asked (subject, at, words) AS ({}) SELECT * FROM asked)",
            wait.rows
        )
    });
    let questions = questions.collect::<Vec<_>>().join(" UNION ALL ");
    // What has no moment asks first, then what is nearest or longest due.
    format!("SELECT wait, subject, at, words FROM ({questions}) ORDER BY at IS NOT NULL, at, wait, subject")
});

fn waits() -> impl Iterator<Item = &'static Wait> {
    features::ALL.iter().flat_map(|feature| feature.waits)
}

/// Everything that waits for a person, or comes next.
pub async fn waiting(cx: &mut Cx, person: PersonId) -> Result<Vec<(&'static Wait, Waiting)>> {
    let (now, account, consent) = (cx.now, cx.account_id(), cx.around.consent());
    let rows = sqlx::query(AssertSqlSafe(QUESTION.as_str()))
        .bind(person)
        .bind(now)
        .bind(account)
        .bind(consent)
        .fetch_all(cx.db())
        .await?;
    let waits: Vec<_> = waits().collect();
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let number: i64 = row.try_get("wait")?;
        let Some(wait) = usize::try_from(number).ok().and_then(|number| waits.get(number)) else {
            continue;
        };
        let at: Option<DateTime<Utc>> = row.try_get("at")?;
        found.push((*wait, Waiting { subject: row.try_get("subject")?, at, words: row.try_get("words")? }));
    }
    Ok(found)
}
