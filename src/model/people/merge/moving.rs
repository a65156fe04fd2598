//! The rows of one record become another one's, and back.
//!
//! The statements are made of the schema, once: every column with a foreign key to `person`. The rule where both records
//! have a row of which there can be one alone, such as the membership in a group: that of the record which stays holds,
//! and the other is kept with the merge as it was. So the merge can be undone by moving back what has moved, and nothing
//! that came afterwards is touched.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::TimeDelta;
use sqlx::{Row, SqliteConnection};
use tokio::sync::OnceCell;

use crate::db::{Call, Values};
use crate::ids::{MergeId, PersonId};
use crate::model::journal;
use crate::model::pairs::merging;
use crate::model::roles::{self, Coordinator};
use crate::talk::{Result, Tx};

/// How long a merge can be undone.
pub const KEEPS: TimeDelta = TimeDelta::days(30);

/// Drops merges that can be undone no more: the municipality, the moment before which they were.
const FORGET_MERGES: &str = "DELETE FROM merge WHERE municipality_id = ? AND merged_at <= ?";
/// Drops questions that nobody has answered for as long.
const FORGET_QUESTIONS: &str = "DELETE FROM merge_request WHERE municipality_id = ? AND asked_at <= ?";
/// Drops codes that are of no use any more: the moment.
const FORGET_CODES: &str = "DELETE FROM join_code WHERE expires_at <= ?";
/// Drops questions about namesakes that are over: the municipality, twice the moment before which they were.
const FORGET_NAMESAKES: &str = "DELETE FROM namesake
     WHERE municipality_id = ? AND asked_at <= ? AND (answered_at <= ? OR newcomer_id = former_id)";
/// Drops mistyped ones that count no more: the moment before which they were.
const FORGET_TRIES: &str = "DELETE FROM join_try WHERE tried_at <= ?";

/// Drops everything that is kept of merges for a time, when its time is over.
pub async fn tidy(tx: &mut Tx) -> Result<()> {
    static TIDIES: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[FORGET_MERGES, FORGET_QUESTIONS, FORGET_NAMESAKES, FORGET_CODES, FORGET_TRIES]));
    let (here, before) = (tx.municipality(), tx.now - KEEPS);
    let values = Values::default().and(here)?.and(before)?.and(here)?.and(before)?;
    let values = values.and(here)?.and(before)?.and(before)?;
    let values = values.and(tx.now)?.and(tx.now - TimeDelta::days(1))?;
    TIDIES.make(tx.db(), values).await?;
    Ok(())
}

/// What says of a record that nobody has come for it yet: it does not move to one for whom somebody has.
const STAYS_BEHIND: [&str; 2] = ["listing", "join_code"];

/// Questions about two records, which end with the merge of one of them.
const ENDS: &str = "merge_request";

/// Everything of `goes` becomes that of `keeps`, both of the municipality, and the record goes. Whoever may do so has
/// been asked already. Where a list told nothing of their experience, the other record does.
pub(super) async fn carry_out(tx: &mut Tx, author: PersonId, keeps: PersonId, goes: PersonId) -> Result<()> {
    let calls = calls(tx.db()).await?;
    // Whoever merges a record of their own away is the other one from now on.
    let author = if author == goes { keeps } else { author };
    let values = Values::default().and(goes)?.and(keeps)?.and(tx.now)?.and(tx.municipality())?.and(author)?;
    let rows = calls.merges.make(tx.db(), values).await?;
    // A pair that was closed by it is told of.
    tx.wake_duties();
    roles::changed(tx, &[keeps], &rows).await
}

/// Undoes a merge of less than [`KEEPS`] ago: the record is there again with what was its own, and each account with the
/// record that was its own; `None` where there is no such merge any more. What came since stays where it is; of several merges the
/// last is undone first, since what it found was already what the earlier ones had made.
pub async fn undo(tx: &mut Tx, by: Coordinator, merge: MergeId) -> Result<Option<PersonId>> {
    let (municipality, since) = (tx.municipality(), tx.now - KEEPS);
    let found = sqlx::query!(
        r#"SELECT person_id AS "keeps: PersonId", former AS "former: PersonId" FROM merge
           WHERE id = ? AND municipality_id = ? AND merged_at > ?
             AND NOT EXISTS (SELECT 1 FROM merge AS later
                             WHERE later.person_id = merge.person_id AND later.id > merge.id)"#,
        merge,
        municipality,
        since
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(found) = found else { return Ok(None) };
    let calls = calls(tx.db()).await?;
    let values = Values::default().and(merge)?.and(found.former)?.and(found.keeps)?;
    let values = values.and(tx.now)?.and(municipality)?.and(by.id())?;
    let rows = calls.undoes.make(tx.db(), values).await?;
    roles::changed(tx, &[found.keeps, found.former], &rows).await?;
    Ok(Some(found.former))
}

/// What is made of the schema.
struct Calls {
    /// `?1` goes, `?2` keeps, `?3` is the moment, `?4` the municipality, `?5` the author.
    merges: Call,
    /// `?1` is the merge, `?2` the record that went, `?3` the one that stayed, `?4` the moment, `?5` the municipality, `?6`
    /// the author.
    undoes: Call,
}

/// The schema is what it was at the start.
async fn calls(db: &mut SqliteConnection) -> Result<&'static Calls> {
    static CALLS: OnceCell<Calls> = OnceCell::const_new();
    CALLS.get_or_try_init(async || Ok(made_of(&read(db).await?))).await
}

/// A column of a table.
#[derive(Debug, Clone)]
struct Column {
    name: String,
    is_blob: bool,
    /// Its place in the primary key, from one; 0 for none.
    key: i64,
    /// The table and the column that it names.
    names: Option<(String, Option<String>)>,
}

impl Column {
    /// Its value, as JSON can hold it.
    fn told(&self) -> String {
        let Column { name, .. } = self;
        if self.is_blob { format!("'{name}', hex(\"{name}\")") } else { format!("'{name}', \"{name}\"") }
    }

    /// Its value again, of the JSON of a row.
    fn read(&self) -> String {
        let value = format!("body ->> '{}'", self.name);
        if self.is_blob { format!("unhex({value})") } else { value }
    }
}

type Tables = BTreeMap<String, Vec<Column>>;

async fn read(db: &mut SqliteConnection) -> Result<Tables> {
    let rows = sqlx::query(
        "SELECT made.name AS made, held.name AS held, held.type AS type, held.pk AS pk, named.\"table\" AS named,
                named.\"to\" AS named_column
         FROM sqlite_schema AS made JOIN pragma_table_info(made.name) AS held
         LEFT JOIN pragma_foreign_key_list(made.name) AS named ON named.\"from\" = held.name
         WHERE made.type = 'table' ORDER BY made.name, held.cid",
    )
    .fetch_all(db)
    .await?;
    let mut tables = Tables::new();
    for row in rows {
        let (kind, named): (String, Option<String>) = (row.try_get("type")?, row.try_get("named")?);
        let to = row.try_get("named_column")?;
        tables.entry(row.try_get("made")?).or_default().push(Column {
            name: row.try_get("held")?,
            is_blob: kind == "BLOB",
            key: row.try_get("pk")?,
            names: named.map(|table| (table, to)),
        });
    }
    Ok(tables)
}

/// A column that names a person, in a table whose rows move.
struct Naming<'a> {
    table: &'a str,
    column: &'a str,
    columns: &'a [Column],
    /// What tells a row of the table from the others of the same person, as JSON.
    key: String,
}

fn namings(tables: &Tables) -> Vec<Naming<'_>> {
    let mut namings = Vec::new();
    for (table, columns) in tables.iter().filter(|(table, _)| table.as_str() != ENDS) {
        let people = columns.iter().filter(|column| column.names.as_ref().is_some_and(|(named, _)| named == "person"));
        for person in people {
            let keys = columns.iter().filter(|column| column.key > 0);
            let key: Vec<_> = match person.key {
                0 => keys.map(|column| format!("\"{}\"", column.name)).collect(),
                _ => keys.filter(|column| column.name != person.name).map(|it| format!("\"{}\"", it.name)).collect(),
            };
            let key = format!("json_array({})", key.join(", "));
            namings.push(Naming { table, column: &person.name, columns, key });
        }
    }
    namings
}

/// The row of a table as a JSON object.
fn whole(columns: &[Column]) -> String {
    format!("json_object({})", columns.iter().map(Column::told).collect::<Vec<_>>().join(", "))
}

fn made_of(tables: &Tables) -> Calls {
    let nobody = Vec::new();
    let person = tables.get("person").unwrap_or(&nobody);
    let namings = namings(tables);

    let mut merges = vec![
        format!(
            "INSERT INTO merge (municipality_id, person_id, former, body, merged_at)
             SELECT ?4, ?2, ?1, {}, ?3 FROM person WHERE id = ?1 AND municipality_id = ?4",
            whole(person)
        ),
        format!("DELETE FROM {ENDS} WHERE keeps_id IN (?1, ?2) OR goes_id IN (?1, ?2)"),
        // Of two records of which one works here, the human does.
        "UPDATE person SET teaching_since = coalesce(person.teaching_since, other.teaching_since),
                left_at = iif(other.left_at IS NULL, NULL, person.left_at)
         FROM person AS other WHERE person.id = ?2 AND other.id = ?1"
            .to_owned(),
    ];
    merges.extend(merging::CLOSES.map(str::to_owned));
    // Whoever is one human is no pair: what was one keeps its own side, and the other comes back with its record.
    merges.extend([("mentor_id", "mentee_id"), ("mentee_id", "mentor_id")].map(|(side, other)| {
        format!(
            "INSERT INTO merge_row (merge_id, of_table, of_column, key)
             SELECT (SELECT max(id) FROM merge), 'pair', '{side}', json_array(id) FROM pair
             WHERE {side} = ?1 AND {other} = ?2"
        )
    }));
    merges.extend(merging::PARTS.map(str::to_owned));
    merges.extend([roles::ENDS_BY_MERGE, journal::DEPUTY_MERGED].map(str::to_owned));
    merges.extend(namings.iter().flat_map(moves));
    merges.push("DELETE FROM person WHERE id = ?1 AND municipality_id = ?4".to_owned());
    merges.extend([journal::PEOPLE_MERGED.to_owned(), roles::chats_of("?2")]);

    let names: Vec<_> = person.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let values: Vec<_> = person.iter().map(|column| restored(tables, column)).collect();
    let mut undoes = vec![format!(
        "INSERT INTO person ({}) SELECT {} FROM merge WHERE id = ?1",
        names.join(", "),
        values.join(", ")
    )];
    undoes.extend(namings.iter().flat_map(|naming| moves_back(tables, naming)));
    undoes.extend(merging::JOINS.map(str::to_owned));
    undoes.push("DELETE FROM merge WHERE id = ?1".to_owned());
    undoes.extend([journal::PEOPLE_PARTED.to_owned(), roles::chats_of("?3"), roles::chats_of("?2")]);

    let call = |statements: &[String]| Call::of(&statements.iter().map(String::as_str).collect::<Vec<_>>());
    Calls { merges: call(&merges), undoes: call(&undoes) }
}

/// A column of the record that comes back. The organisation may have been merged away meanwhile: then it is that of the
/// record that stayed.
fn restored(tables: &Tables, column: &Column) -> String {
    let value = column.read();
    match parent(tables, column) {
        Some((table, key)) if column.name == "organisation_id" => format!(
            "iif(EXISTS (SELECT 1 FROM \"{table}\" AS there WHERE there.\"{key}\" = {value}), {value},
                 (SELECT organisation_id FROM person WHERE person.id = ?3))"
        ),
        Some(_) | None => value,
    }
}

/// The table that a column names, and that one's key.
fn parent<'a>(tables: &'a Tables, column: &'a Column) -> Option<(&'a str, &'a str)> {
    let (table, to) = column.names.as_ref()?;
    let key = || tables.get(table)?.iter().find(|column| column.key == 1).map(|column| column.name.as_str());
    Some((table, to.as_deref().or_else(key)?))
}

/// The rows of one column move, those that cannot are kept whole, and those that shall not as well.
fn moves(naming: &Naming<'_>) -> Vec<String> {
    let Naming { table, column, columns, key } = naming;
    let newest = "(SELECT max(id) FROM merge)";
    let mut statements = vec![format!(
        "INSERT INTO merge_row (merge_id, of_table, of_column, key)
         SELECT {newest}, '{table}', '{column}', {key} FROM \"{table}\" WHERE \"{column}\" = ?1"
    )];
    if !STAYS_BEHIND.contains(table) {
        statements.push(format!("UPDATE OR IGNORE \"{table}\" SET \"{column}\" = ?2 WHERE \"{column}\" = ?1"));
    }
    statements.push(format!(
        "UPDATE merge_row SET body = left_over.body
         FROM (SELECT {key} AS key, {} AS body FROM \"{table}\" WHERE \"{column}\" = ?1) AS left_over
         WHERE merge_row.merge_id = {newest} AND merge_row.of_table = '{table}' AND merge_row.of_column = '{column}'
           AND merge_row.key = left_over.key",
        whole(columns)
    ));
    statements.push(format!("DELETE FROM \"{table}\" WHERE \"{column}\" = ?1"));
    statements
}

/// What was kept whole is there again, as far as what it names is; what has moved moves back, as far as it is there.
fn moves_back(tables: &Tables, naming: &Naming<'_>) -> [String; 2] {
    let Naming { table, column, columns, key } = naming;
    let names: Vec<_> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let values: Vec<_> = columns
        .iter()
        .map(|held| match held.key > 0 && held.names.is_none() && columns.iter().filter(|it| it.key > 0).count() == 1 {
            // Another row may have the number by now.
            true => format!(
                "iif(EXISTS (SELECT 1 FROM \"{table}\" AS there WHERE there.\"{0}\" = {1}), NULL, {1})",
                held.name,
                held.read()
            ),
            false => held.read(),
        })
        .collect();
    let still_there: String = columns
        .iter()
        .filter_map(|held| {
            let (parent, key) = parent(tables, held)?;
            let value = held.read();
            Some(format!(
                " AND ({value} IS NULL OR EXISTS (SELECT 1 FROM \"{parent}\" AS there WHERE there.\"{key}\" = {value}))"
            ))
        })
        .collect();
    let of = format!("merge_id = ?1 AND of_table = '{table}' AND of_column = '{column}'");
    [
        format!(
            "INSERT OR IGNORE INTO \"{table}\" ({}) SELECT {} FROM merge_row WHERE {of} AND body IS NOT NULL{still_there}",
            names.join(", "),
            values.join(", ")
        ),
        format!(
            "UPDATE OR IGNORE \"{table}\" SET \"{column}\" = ?2
             WHERE \"{column}\" = ?3 AND {key} IN (SELECT key FROM merge_row WHERE {of} AND body IS NULL)"
        ),
    ]
}
