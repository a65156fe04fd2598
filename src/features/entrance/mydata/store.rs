//! What is asked of the database about one's own data: the questions of all tables, one after another.

use serde_json::{Map, Value, json};
use sqlx::AssertSqlSafe;

use crate::features;
use crate::talk::{Cx, Fate, Kept, Result};

/// Everything that is kept about the account, its person, and the person's further accounts, by table.
pub async fn kept(cx: &mut Cx) -> Result<Vec<(Kept, Vec<Value>)>> {
    let mut all = Vec::new();
    for table in features::tables() {
        if let Some(kept) = table.kept {
            all.push((kept, rows(cx, kept).await?));
        }
    }
    Ok(all)
}

/// The same as a file shows it: a list for each table.
pub async fn everything(cx: &mut Cx) -> Result<Value> {
    let mut everything = Map::new();
    everything.insert("made_at".to_owned(), json!(cx.now.to_rfc3339()));
    for table in features::tables() {
        if let Some(kept) = table.kept {
            everything.insert(table.name.to_owned(), Value::Array(rows(cx, kept).await?));
        }
    }
    Ok(Value::Object(everything))
}

/// What the act of an erasure holds: how many rows of each table go, or lose their name.
pub async fn destroyed(cx: &mut Cx) -> Result<Value> {
    let mut destroyed = Map::new();
    for table in features::tables() {
        let Some(kept) = table.kept else { continue };
        let count = rows(cx, kept).await?.len();
        let stays = !table.of.is_empty() && table.of.iter().all(|of| of.fate == Fate::LosesItsPerson);
        let name = if stays { format!("{}_made_nameless", table.name) } else { table.name.to_owned() };
        destroyed.insert(name, json!(count));
    }
    Ok(Value::Object(destroyed))
}

async fn rows(cx: &mut Cx, kept: Kept) -> Result<Vec<Value>> {
    let (person, account) = (cx.person(), cx.account_id());
    let rows: Vec<String> =
        sqlx::query_scalar(AssertSqlSafe(kept.rows)).bind(person).bind(account).fetch_all(cx.db()).await?;
    Ok(rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>()?)
}
