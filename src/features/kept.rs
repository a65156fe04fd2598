//! What is kept about somebody, and what their erasure destroys: the questions of all tables, in one call.
//!
//! It is asked by whoever sees their own data, and by a coordinator who erases somebody at their request; the loop over
//! the tables is the same, so that no table can be forgotten in either.

use std::sync::LazyLock;

use serde_json::Value;
use sqlx::Row;

use crate::db::{Call, Values};
use crate::ids::{AccountId, PersonId};
use crate::model::people::Erases;
use crate::talk::{Fate, Kept, Result, Table, Tx};

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
    super::tables().filter_map(|table| Some((table, table.kept?)))
}

/// The rows of each table that keeps something about a person with all their accounts, and about an account.
pub async fn rows(
    tx: &mut Tx,
    person: Option<PersonId>,
    account: Option<AccountId>,
) -> Result<Vec<(&'static Table, Kept, Vec<Value>)>> {
    let values = Values::default().and(person)?.and(account)?;
    let found = ASKS.make(tx.db(), values).await?;
    let mut all: Vec<_> = tables().map(|(table, kept)| (table, kept, Vec::new())).collect();
    for row in found {
        let (number, text): (i64, String) = (row.try_get("number")?, row.try_get("made")?);
        if let Some((_, _, rows)) = usize::try_from(number).ok().and_then(|number| all.get_mut(number)) {
            rows.push(serde_json::from_str(&text)?);
        }
    }
    Ok(all)
}

/// The call by which somebody is erased: its act holds how many rows of each table go, or lose their name.
pub static ERASES: LazyLock<Erases> = LazyLock::new(|| {
    let counts = tables().map(|(table, kept)| {
        let stays = !table.of.is_empty() && table.of.iter().all(|of| of.fate == Fate::LosesItsPerson);
        let name = if stays { format!("{}_made_nameless", table.name) } else { table.name.to_owned() };
        format!("SELECT '{name}' AS name, count(*) AS rows FROM ({})", kept.rows)
    });
    let counts: Vec<_> = counts.collect();
    Erases::of(&format!("SELECT json_group_object(name, rows) FROM ({})", counts.join(" UNION ALL ")))
});
