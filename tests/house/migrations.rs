//! Each migration meets data: the rows of a municipality that has worked with every earlier version are there when
//! the next one runs, and must be there afterwards. Then what the database itself refuses, what becomes of a file
//! that is too new, and that a backup opens.

mod files;
mod refused;
mod refused_office;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use grozd::db::{self, Database, OpenError, migrations};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Row};
use tempfile::TempDir;

use refused::REFUSED;
use refused_office::REFUSED_OF_OFFICE;

/// Columns that a migration has moved to a table of their own; a test of each finds what stood in it there.
const MOVED: [(&str, &str); 2] = [("organisation", "low_results"), ("organisation", "adverse_conditions")];

/// When the tests open a file.
const NOW: DateTime<Utc> = DateTime::from_timestamp_secs(1_795_770_000).expect("the 27th of November 2026");

/// The rows of a table: its columns, and each row as SQL literals.
type Dump = BTreeMap<String, (Vec<String>, BTreeSet<String>)>;

fn temporary() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("the system gives a temporary folder");
    let file = folder.path().join("grozd.db");
    (folder, file)
}

async fn raw(file: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true).foreign_keys(true);
    let pool = SqlitePoolOptions::new().max_connections(1);
    pool.connect_with(options).await.expect("the file opens")
}

/// What a working municipality has in the tables of a migration, written for them as they are at that moment.
fn rows_for(version: i64) -> String {
    let file = format!("tests/data/migrations/{version}.sql");
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("give migration {version} its rows in {file}: {error}"))
}

/// A file of the present version with all rows, as years of work would leave it.
async fn lived_in(file: &Path) -> Dump {
    let pool = raw(file).await;
    let mut before = Dump::new();
    for migration in migrations().iter() {
        let version = migration.version;
        migrations()
            .run_to(version, &pool)
            .await
            .unwrap_or_else(|error| panic!("migration {version} runs on data: {error}"));
        let mut db = pool.acquire().await.expect("the connection is free");
        for (table, (columns, rows)) in &before {
            let after = rows_of(&mut db, table, columns).await;
            let lost: Vec<_> = rows.difference(&after).collect();
            assert!(lost.is_empty(), "migration {version} has lost rows of {table}: {lost:?}");
        }
        sqlx::raw_sql(AssertSqlSafe(rows_for(version)))
            .execute(&mut *db)
            .await
            .unwrap_or_else(|error| panic!("the rows of migration {version}: {error}"));
        sound(&mut db).await;
        before = dump(&mut db).await;
    }
    pool.close().await;
    before
}

async fn tables(db: &mut SqliteConnection) -> Vec<String> {
    let tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                  AND name NOT LIKE 'sqlite_%' AND name != '_sqlx_migrations' ORDER BY name";
    let tables = sqlx::query_scalar(tables).fetch_all(db).await;
    tables.expect("SQLite lists its tables")
}

async fn dump(db: &mut SqliteConnection) -> Dump {
    let mut dump = Dump::new();
    for table in tables(db).await {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?)")
            .bind(&table)
            .fetch_all(&mut *db)
            .await
            .expect("SQLite lists the columns");
        let columns: Vec<String> =
            columns.into_iter().filter(|column| !MOVED.contains(&(table.as_str(), column.as_str()))).collect();
        let rows = rows_of(db, &table, &columns).await;
        dump.insert(table, (columns, rows));
    }
    dump
}

async fn rows_of(db: &mut SqliteConnection, table: &str, columns: &[String]) -> BTreeSet<String> {
    let columns: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
    let rows = format!("SELECT {} FROM \"{table}\"", columns.join(" || ',' || "));
    // The names come from the database's own lists.
    let rows = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_all(db).await;
    let rows: Vec<String> = rows.unwrap_or_else(|error| panic!("{table} has lost a column: {error}"));
    rows.into_iter().collect()
}

async fn sound(db: &mut SqliteConnection) {
    let broken = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut *db).await;
    let broken = broken.expect("the check runs");
    let broken: Vec<String> = broken.iter().map(|row| row.get::<String, _>(0)).collect();
    assert!(broken.is_empty(), "broken references in {broken:?}");
    let flaws: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(db).await.expect("the check runs");
    assert_eq!(flaws, ["ok"]);
}

#[tokio::test]
async fn every_migration_keeps_what_it_finds() {
    let (_folder, file) = temporary();
    let rows = lived_in(&file).await;
    for (table, (_, rows)) in &rows {
        assert!(!rows.is_empty(), "{table} has no rows: tests/data/migrations must fill every table");
    }
    let database = Database::open(&file, NOW).await.expect("the program takes the file over");
    let mut db = database.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    assert_eq!(database.flaws().await.unwrap(), Vec::<String>::new());
    database.close().await;
}

/// S0-01: a school that was marked before the bot asked for papers and days is marked still.
#[tokio::test]
async fn a_mark_of_a_school_is_moved_to_its_history() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    let mut db = database.reader().await.unwrap();
    let marked: Vec<(i64, String)> =
        sqlx::query_as("SELECT organisation_id, flag FROM organisation_flag WHERE since IS NULL")
            .fetch_all(&mut *db)
            .await
            .unwrap();
    assert_eq!(marked, [(1, "low_results".to_owned())]);
    drop(db);
    database.close().await;
}

#[tokio::test]
async fn a_file_of_any_version_comes_up_to_date() {
    let present = {
        let (_folder, file) = temporary();
        Database::open(&file, NOW).await.unwrap().close().await;
        schema(&file).await
    };
    for stop in migrations().iter() {
        let (_folder, file) = temporary();
        let pool = raw(&file).await;
        for migration in migrations().iter().filter(|it| it.version <= stop.version) {
            migrations().run_to(migration.version, &pool).await.unwrap();
            sqlx::raw_sql(AssertSqlSafe(rows_for(migration.version))).execute(&pool).await.unwrap();
        }
        let before = dump(&mut pool.acquire().await.unwrap()).await;
        pool.close().await;
        let database = Database::open(&file, NOW).await.unwrap();
        let mut db = database.writer().await.unwrap();
        for (table, (columns, rows)) in &before {
            let after = rows_of(&mut db, table, columns).await;
            assert!(rows.is_subset(&after), "from {}: {table}", stop.version);
        }
        sound(&mut db).await;
        drop(db);
        database.close().await;
        assert_eq!(schema(&file).await, present, "from {}", stop.version);
    }
}

/// All statements that made the tables and indexes.
async fn schema(file: &Path) -> Vec<String> {
    let pool = raw(file).await;
    let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
                  AND name NOT LIKE 'sqlite_%' ORDER BY type, name";
    let schema = sqlx::query_scalar(schema).fetch_all(&pool).await.expect("a schema");
    pool.close().await;
    schema
}

#[tokio::test]
async fn all_tables_are_strict() {
    let (_folder, file) = temporary();
    Database::open(&file, NOW).await.unwrap().close().await;
    let pool = raw(&file).await;
    let loose: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
         AND name NOT LIKE 'sqlite_%' AND name != '_sqlx_migrations'",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    assert_eq!(loose, Vec::<String>::new(), "write STRICT after the table");
    pool.close().await;
}

#[tokio::test]
async fn the_database_itself_refuses_what_must_not_be() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    for (rule, statement, words) in REFUSED.into_iter().chain(REFUSED_OF_OFFICE) {
        let mut transaction = database.begin().await.unwrap();
        let outcome = sqlx::raw_sql(statement).execute(&mut *transaction).await;
        let Err(error) = outcome else {
            panic!("{rule}: but the database has taken it");
        };
        let error = error.to_string();
        assert!(error.contains(words), "{rule}: {error}");
        drop(transaction);
    }
    database.close().await;
}

#[tokio::test]
async fn a_number_of_the_outbox_is_never_given_twice() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    let mut db = database.writer().await.unwrap();
    let store = "INSERT INTO outbox (channel, external, lane, kind, body, language, due_at)
                 VALUES ('telegram', '1', 'bulk', 'notice', '{}', 'ru', 0) RETURNING id";
    let erased: i64 = sqlx::query_scalar(store).fetch_one(&mut *db).await.unwrap();
    sqlx::query("DELETE FROM outbox").execute(&mut *db).await.unwrap();
    let next: i64 = sqlx::query_scalar(store).fetch_one(&mut *db).await.unwrap();
    assert!(next > erased, "{next} after {erased}");
    drop(db);
    database.close().await;
}

#[tokio::test]
async fn an_erased_person_leaves_figures_and_no_trace() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    let mut db = database.writer().await.unwrap();
    let attended = "SELECT count(*) FROM record WHERE deed = 'presence'";
    let before: i64 = sqlx::query_scalar(attended).fetch_one(&mut *db).await.unwrap();
    sqlx::raw_sql("DELETE FROM person; DELETE FROM account").execute(&mut *db).await.unwrap();
    let after: i64 = sqlx::query_scalar(attended).fetch_one(&mut *db).await.unwrap();
    assert_eq!(after, before, "the figures of a past event stand");
    let dump = dump(&mut db).await;
    for table in [
        "appointment",
        "consent",
        "consent_refusal",
        "deficit",
        "event_answer",
        "file",
        "file_fetch",
        "outbox",
        "person_subject",
        "session",
    ] {
        let (_, rows) = &dump[table];
        assert!(rows.is_empty(), "{table} keeps {rows:?}");
    }
    // What stays names nobody.
    let references: Vec<(String, String)> = sqlx::query_as(
        "SELECT tables.name, keys.\"from\" FROM pragma_table_list AS tables, pragma_foreign_key_list(tables.name) AS keys
         WHERE keys.\"table\" IN ('person', 'account')",
    )
    .fetch_all(&mut *db)
    .await
    .unwrap();
    assert!(references.len() > 12, "{references:?}");
    for (table, column) in references {
        // The names come from the database's own lists.
        let kept = format!("SELECT count(*) FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
        let kept: i64 = sqlx::query_scalar(AssertSqlSafe(kept)).fetch_one(&mut *db).await.unwrap();
        assert_eq!(kept, 0, "{table}.{column}");
    }
    sound(&mut db).await;
    drop(db);
    database.close().await;
}
