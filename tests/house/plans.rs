//! No query of the program walks through a whole table that grows with the municipality, and none sorts what an index
//! could have kept in order: SQLite's own plan of every query is read, against a municipality of a thousand people.
//!
//! The queries are those of `.sqlx`, which the compiler wrote, and the few that stand in the source as plain text.
//! What does scan or sort is listed here with the reason why it may; an entry that nothing needs any more fails too.

use std::collections::BTreeSet;
use std::fs;

use grozd::db::Database;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::scale;
use crate::source::{arguments, sources};

/// Tables of tens of rows, a catalogue of some hundred, however large the municipality.
const SMALL: [&str; 7] = [
    "claim", // links for coordinators: a handful in the life of a municipality
    "deficit_category",
    "deficit_item",
    "municipality",
    "post",
    "subject",
    "_sqlx_migrations",
];

/// Indexes that hold nothing but what waits: walking along one is the question itself.
const WAITING: [&str; 3] = ["inbox_waiting", "outbox_sending", "outbox_waiting"];

/// Words of a query that no other has, a table that it scans, and why it may.
const SCANS: [(&str, &str, &str); 12] = [
    (
        "DELETE FROM inbox WHERE false",
        "inbox",
        "it asks whether the file can be written, and ends before the first row",
    ),
    (
        "DELETE FROM letter",
        "letter",
        "a letter goes with its last notice that waits, so that there are as many as broadcasts under way",
    ),
    (
        "INSERT INTO cluster (municipality_id",
        "membership",
        "SQLite would look for orphans if a broken reference were pending, which none is",
    ),
    ("INSERT INTO municipality", "account", "the same"),
    ("INDEXED BY membership_active_by_person", "cluster", "figures: nearly all clusters count"),
    (
        "INDEXED BY membership_active_by_person",
        "membership",
        "figures: each active membership is read once, in the order of people",
    ),
    ("\"leaderless!: i64\"", "cluster", "the desk counts: nearly all clusters do"),
    ("\"leaderless!: i64\"", "organisation", "the desk counts the schools of the one municipality in the file"),
    ("SELECT person_id FROM coordinator UNION", "coordinator", "once, at the start: coordinators are a handful"),
    ("\"category: CategoryId\", count(*) AS \"clusters!: i64\"", "cluster", "the topics count: nearly all clusters do"),
    (
        "SELECT count(DISTINCT person_id) AS \"count!: i64\" FROM deficit",
        "deficit",
        "figures: each open deficit is read once, in the order of people",
    ),
    (
        "confirmed AS \"confirmed: bool\"\n           FROM organisation WHERE municipality_id = ? ORDER BY id",
        "organisation",
        "all schools of the municipality are compared with what was typed: SQLite folds no Cyrillic",
    ),
];

/// Words of a query that no other has, and why it may sort.
const SORTS: [(&str, &str); 20] = [
    ("FROM json_each(?1) WHERE true ORDER BY key", "the replies of the turns that share a transaction"),
    ("AS \"sending!: i64\"", "what is being said at a moment"),
    ("SELECT DISTINCT account.quiet_from", "there are few kinds of quiet hours"),
    ("ORDER BY 3 DESC, cluster.name", "the clusters of one category by their size, of which the first are offered"),
    ("ORDER BY cluster.phase = 'closed', cluster.leader_id IS ?1 DESC", "the clusters of one person"),
    ("ORDER BY 2 DESC, cluster.name", "figures: the clusters by their size"),
    ("\"category: CategoryId\", count(*) AS \"clusters!: i64\"", "ten categories"),
    ("(deficit.closed_at IS NOT NULL) = ?", "the deficits of one person"),
    ("FROM cluster_category JOIN deficit_category", "the categories of one cluster"),
    ("ORDER BY event.attendance_saved_at IS NOT NULL", "the events of sixty days of the clusters of one leader"),
    (
        "event_answer.answer AS \"answer?: Answer\"\n           FROM (SELECT cluster_id",
        "the coming events of one person",
    ),
    ("WHERE attendance.person_id = ?1 AND event.cancelled_at IS NULL", "the past events of one person"),
    ("phase != 'closed' ORDER BY name", "the clusters of one leader"),
    (
        "ORDER BY phase = 'closed', leader_id IS NOT NULL, name",
        "the desk lists all clusters, those that need something first",
    ),
    ("ORDER BY confirmed, id", "the desk lists all schools, those that need something first"),
    ("ORDER BY outbox.due_at", "what is claimed at once, 64 at most"),
    ("\"named!: bool\"", "the members of one cluster by name"),
    (
        "SELECT person.id AS \"id: PersonId\", person.family_name, person.given_name, person.patronymic,\n                  organisation.name\n           FROM membership",
        "the members of one cluster by name",
    ),
    ("strftime('%Y-%m', event.starts_at, ?4)", "twelve months"),
    ("WHERE person_subject.person_id = ? ORDER BY", "the subjects of one person"),
];

#[tokio::test]
async fn no_query_walks_through_a_table_or_sorts_without_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grozd.db");
    let now = "2026-11-21T09:00:00Z".parse().unwrap();
    let made = scale::make(&file, 1_000, 1, now).await;
    assert!(made.rows > 20_000, "a municipality of {} rows", made.rows);

    let database = Database::open(&file, now).await.unwrap();
    let mut reader = database.reader().await.unwrap();
    let tables: BTreeSet<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
        .fetch_all(&mut *reader)
        .await
        .unwrap()
        .into_iter()
        .collect();
    let mut queries = prepared();
    assert!(queries.len() > 100, "{} queries in .sqlx", queries.len());
    queries.extend(plain());

    let (mut flaws, mut used) = (Vec::new(), BTreeSet::new());
    for query in &queries {
        let is_of_query = |words: &str| query.contains(words);
        for step in plan(&mut reader, query).await {
            if let Some(table) = scanned(&step)
                && tables.contains(table)
                && !SMALL.contains(&table)
                && !WAITING.iter().any(|index| step.ends_with(&format!(" INDEX {index}")))
            {
                let reason = SCANS.iter().find(|(words, of, _)| is_of_query(words) && *of == table);
                match reason {
                    Some((words, of, _)) => {
                        used.insert((*words, *of));
                    }
                    None => flaws.push(format!("{step}\n{query}")),
                }
            }
            if step.starts_with("USE TEMP B-TREE") {
                match SORTS.iter().find(|(words, _)| is_of_query(words)) {
                    Some((words, _)) => {
                        used.insert((*words, ""));
                    }
                    None => flaws.push(format!("{step}\n{query}")),
                }
            }
            if step.contains("AUTOMATIC") {
                flaws.push(format!("SQLite makes an index for one query: {step}\n{query}"));
            }
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n\n"));

    let listed = SCANS.iter().map(|(words, table, _)| (*words, *table));
    let listed = listed.chain(SORTS.iter().map(|(words, _)| (*words, "")));
    for (words, table) in listed {
        assert!(used.contains(&(words, table)), "nothing needs the entry «{words}» {table} any more");
        let meant = queries.iter().filter(|query| query.contains(words)).count();
        assert_eq!(meant, 1, "«{words}» must be of one query alone");
    }
    drop(reader);
    database.close().await;
}

/// The steps of SQLite's plan, in words, of each statement of a query.
async fn plan(db: &mut SqliteConnection, query: &str) -> Vec<String> {
    let mut steps = Vec::new();
    // No query has a semicolon but between its statements.
    for statement in query.split(';').filter(|part| !part.trim().is_empty()) {
        let rows = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"))).fetch_all(&mut *db).await;
        let rows = rows.unwrap_or_else(|error| panic!("{error}: {query}"));
        steps.extend(rows.iter().map(|row| row.get::<String, _>("detail")));
    }
    steps
}

/// The table that a step walks through, whether along an index or not.
fn scanned(step: &str) -> Option<&str> {
    step.strip_prefix("SCAN ")?.split(' ').next()
}

/// The queries that the compiler has checked.
fn prepared() -> Vec<String> {
    let entries = fs::read_dir(".sqlx").unwrap();
    let mut queries: Vec<String> = entries
        .map(|entry| {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let known: Value = serde_json::from_str(&text).unwrap();
            known["query"].as_str().unwrap().to_owned()
        })
        .collect();
    queries.sort();
    queries
}

/// The queries that stand in the program as plain text, which the compiler does not check. Settings of a connection
/// and copies of the file have no plan; a query that is put together at run time would escape this test.
fn plain() -> Vec<String> {
    let mut queries = Vec::new();
    for source in sources() {
        let tests = source.text.find("#[cfg(test)]\nmod ");
        let tests = tests.or_else(|| source.text.find("#[cfg(test)]\npub(super) mod "));
        for call in ["query(", "query_scalar(", "query_as(", "raw_sql("] {
            for offset in source.words(call) {
                if tests.is_some_and(|tests| offset > tests) || !source.text[..offset].ends_with("sqlx::") {
                    continue;
                }
                let first = arguments(&source.code, offset + call.len() - 1)[0].clone();
                let argument = source.text[first].trim();
                // The only one is `Database::run`, which the tests of rooms alone are compiled with.
                if argument == "sqlx::AssertSqlSafe(sql)" && source.path == "db.rs" {
                    continue;
                }
                let literal = argument.trim_start_matches('r').trim_matches('#');
                let literal = literal.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
                let at = source.at(offset);
                let query = literal.unwrap_or_else(|| panic!("{at} is no literal: {argument}"));
                if !query.starts_with("PRAGMA ") && !query.starts_with("VACUUM ") {
                    queries.push(query.replace("\\\"", "\""));
                }
            }
        }
    }
    assert!(!queries.is_empty(), "db.rs reads the newest migration by a plain query");
    queries
}
