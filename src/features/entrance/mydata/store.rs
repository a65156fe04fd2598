//! What is asked of the database about one's own data: the questions of all tables, in one call.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use sqlx::Row;

use crate::db::{Call, Values};
use crate::features;
use crate::talk::{Cx, Fate, Kept, Result, Table, session};

/// The questions of all tables, each row with the number of its table among those that keep something.
static ASKS: LazyLock<Call> = LazyLock::new(|| {
    // A table's question has one column without a name.
    let questions = tables().enumerate().map(|(number, (_, kept))| {
        format!("SELECT {number} AS number, * FROM (WITH kept (made) AS ({}) SELECT * FROM kept)", kept.rows)
    });
    let questions: Vec<_> = questions.collect();
    Call::of(&questions.iter().map(String::as_str).collect::<Vec<_>>())
});

fn tables() -> impl Iterator<Item = (&'static Table, Kept)> {
    features::tables().filter_map(|table| Some((table, table.kept?)))
}

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

/// What the act of an erasure holds: how many rows of each table go, or lose their name.
pub async fn destroyed(cx: &mut Cx) -> Result<Value> {
    let mut destroyed = Map::new();
    for (table, _, rows) in rows(cx).await? {
        let stays = !table.of.is_empty() && table.of.iter().all(|of| of.fate == Fate::LosesItsPerson);
        let name = if stays { format!("{}_made_nameless", table.name) } else { table.name.to_owned() };
        destroyed.insert(name, json!(rows.len()));
    }
    Ok(Value::Object(destroyed))
}

async fn rows(cx: &mut Cx) -> Result<Vec<(&'static Table, Kept, Vec<Value>)>> {
    // A draft that this turn has dropped is not kept any more.
    session::keep(cx).await?;
    let values = Values::default().and(cx.person())?.and(cx.account_id())?;
    let found = ASKS.make(cx.db(), values).await?;
    let mut all: Vec<_> = tables().map(|(table, kept)| (table, kept, Vec::new())).collect();
    for row in found {
        let (number, text): (i64, String) = (row.try_get("number")?, row.try_get("made")?);
        if let Some((_, _, rows)) = usize::try_from(number).ok().and_then(|number| all.get_mut(number)) {
            rows.push(serde_json::from_str(&text)?);
        }
    }
    Ok(all)
}
