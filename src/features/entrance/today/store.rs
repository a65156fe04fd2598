//! What waits for somebody, asked of all features in one statement, and who they are in the same call.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::db::{Call, Values};
use crate::feature::{Wait, Waiting};
use crate::features;
use crate::ids::PersonId;
use crate::model::people::FullName;
use crate::model::regulation::{self, Regulation};
use crate::model::roles::{Role, Roles};
use crate::talk::{Cx, Result, Trouble, session};

/// The sessions of an account, as «room step», but for those that this turn drops; only their rooms know which are
/// drafts.
pub const SESSIONS: &str = "SELECT 0, strftime('%Y-%m-%dT%H:%M:%SZ', saved_at / 1000, 'unixepoch'), room || ' ' || step
                            FROM session WHERE account_id = ?3 AND room NOT IN (SELECT value FROM json_each(?5))";

/// Who somebody is, in one row.
pub const WHO: &str = "SELECT family_name, given_name, patronymic,
    (SELECT json_group_array(role) FROM appointment WHERE person_id = ?1 AND until IS NULL) AS roles
 FROM person WHERE id = ?1 AND municipality_id = ?6";

/// Who it is, and the questions of all features in one, each row with the number of its wait.
static ASKS: LazyLock<Call> = LazyLock::new(|| {
    let questions = waits().enumerate().map(|(number, wait)| {
        // A feature's question has three columns without names of their own.
        format!(
            "SELECT {number} AS wait, * FROM (WITH asked (subject, at, words) AS ({}) SELECT * FROM asked)",
            wait.rows
        )
    });
    let questions = questions.collect::<Vec<_>>().join(" UNION ALL ");
    // What has no moment asks first, then what is nearest or longest due; what stands for all the rest comes behind the one.
    let question = format!(
        "SELECT wait, subject, at, words FROM ({questions}) ORDER BY at IS NOT NULL, at, wait, subject = 0, subject"
    );
    Call::of(&[WHO, &question])
});

fn waits() -> impl Iterator<Item = &'static Wait> {
    features::ALL.iter().flat_map(|feature| feature.waits)
}

/// What the card is made of.
pub struct Day {
    /// Whose day it is.
    pub name: FullName,
    /// The roles that they hold now.
    pub roles: Roles,
    /// Everything that waits for them, or comes next.
    pub waiting: Vec<(&'static Wait, Waiting)>,
}

/// The day of a person.
pub async fn day(cx: &mut Cx, person: PersonId) -> Result<Day> {
    let (now, account, consent) = (cx.now, cx.account_id(), cx.around.consent());
    let values = Values::default().and(person)?.and(now)?.and(account)?.and(consent)?;
    let values = values.and(session::dropped(cx)?)?.and(cx.municipality())?;
    let now_holds = regulation::now(cx).await?;
    let rows = ASKS.make(cx.db(), values).await?;
    let Some((who, rows)) = rows.split_first().filter(|(who, _)| who.try_get::<&str, _>("given_name").is_ok()) else {
        return Err(Trouble::Gone);
    };
    Ok(Day {
        name: FullName::of(who.try_get("family_name")?, who.try_get("given_name")?, who.try_get("patronymic")?),
        roles: Roles::of(&serde_json::from_str::<Vec<Role>>(who.try_get("roles")?)?),
        waiting: waiting(rows, &now_holds)?,
    })
}

/// The rows of what is open: a feature that is not chosen waits for nobody.
fn waiting(rows: &[SqliteRow], now: &Regulation) -> Result<Vec<(&'static Wait, Waiting)>> {
    let mut waits = Vec::new();
    for feature in features::ALL {
        let is_open = feature.is_open(now)?;
        waits.extend(feature.waits.iter().map(|wait| is_open.then_some(wait)));
    }
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let number: i64 = row.try_get("wait")?;
        let Some(wait) = usize::try_from(number).ok().and_then(|number| *waits.get(number)?) else {
            continue;
        };
        let at: Option<DateTime<Utc>> = row.try_get("at")?;
        found.push((wait, Waiting { subject: row.try_get("subject")?, at, words: row.try_get("words")? }));
    }
    Ok(found)
}
