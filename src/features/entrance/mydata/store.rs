//! What is asked of the database about one's own data: the questions of all tables, in one call.

use serde_json::{Map, Value, json};

use crate::features::kept as all;
use crate::talk::{Cx, Kept, Result, Table, session};

/// Everything that is kept about the account, its person, and the person's further accounts, by table.
pub async fn kept(cx: &mut Cx) -> Result<Vec<(Kept, Vec<Value>)>> {
    Ok(rows(cx).await?.into_iter().map(|(_, kept, rows)| (kept, rows)).collect())
}

/// Everything that is kept, for both files.
pub struct Everything {
    /// A list for each table, as programs read it.
    pub file: Value,
    /// The tables with what is said of them, as a page tells it.
    pub kept: Vec<(Kept, Vec<Value>)>,
}

/// The same for files.
pub async fn everything(cx: &mut Cx) -> Result<Everything> {
    let (mut file, mut kept) = (Map::new(), Vec::new());
    file.insert("made_at".to_owned(), json!(cx.now.to_rfc3339()));
    for (table, what, rows) in rows(cx).await? {
        file.insert(table.name.to_owned(), Value::Array(rows.clone()));
        kept.push((what, rows));
    }
    Ok(Everything { file: Value::Object(file), kept })
}

async fn rows(cx: &mut Cx) -> Result<Vec<(&'static Table, Kept, Vec<Value>)>> {
    // A draft that this turn has dropped is not kept any more.
    session::keep(cx).await?;
    let (person, account) = (cx.person(), cx.account_id());
    all::rows(cx, person, Some(account)).await
}
