//! Each migration meets data: the rows of a municipality that has worked with every earlier version are there when
//! the next one runs, and must be there afterwards. Then what the database itself refuses, what becomes of a file
//! that is too new, and that a backup opens.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use grozd::db::{self, Database, OpenError, migrations};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Row};
use tempfile::TempDir;

/// What a working municipality has in the tables of each migration. A new migration gets its rows here, written
/// for the tables as they are at that moment.
const ROWS: [(i64, &str); 8] = [
    (
        1,
        "INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Лесной район', 'Asia/Krasnoyarsk');
         INSERT INTO organisation (id, municipality_id, name, low_results) VALUES (1, 1, 'Школа № 3', 1);
         INSERT INTO organisation (id, municipality_id, name, kind, confirmed)
             VALUES (2, 1, 'Детский сад «Ёлочка»', 'kindergarten', 0);
         INSERT INTO post (id, name_ru, name_en) VALUES (900, 'Хранитель музея', 'Museum keeper');
         INSERT INTO subject (id, name_ru, name_en) VALUES (900, 'Краеведение', 'Local history');
         INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, post_id,
                             teaching_since, managing_since, enrolled_at)
             VALUES (1, 1, 1, 'Петрова', 'Ольга', 'Сергеевна', 900, '2015-09-01', NULL, '2026-09-01T06:00:00+00:00'),
                    (2, 1, 2, 'Ким', 'Ирина', '', 900, '1999-09-01', '2010-09-01', '2026-09-01T06:00:00+00:00');
         INSERT INTO person_subject (person_id, subject_id) VALUES (1, 900);
         INSERT INTO coordinator (person_id, municipality_id, appointed_at) VALUES (2, 1, '2026-09-01T06:00:00+00:00');
         INSERT INTO account (id, channel, external, municipality_id, person_id, language)
             VALUES (1, 'telegram', '1001', 1, 1, 'ru');
         INSERT INTO account (id, channel, external, municipality_id, person_id, language, quiet_from, quiet_till)
             VALUES (2, 'telegram', '1002', 1, 2, 'en', 21, 7);
         INSERT INTO account (id, channel, external, municipality_id, person_id, language, reachable)
             VALUES (3, 'telegram', '1003', 1, NULL, 'ru', 0);
         INSERT INTO consent (account_id, purpose, text_version, given_at, withdrawn_at)
             VALUES (1, 'processing', '1', '2026-09-01T06:00:00+00:00', NULL),
                    (1, 'notices', '1', '2026-09-01T06:00:00+00:00', '2026-09-02T06:00:00+00:00'),
                    (1, 'notices', '1', '2026-09-03T06:00:00+00:00', NULL),
                    (2, 'processing', '1', '2026-09-01T06:00:00+00:00', NULL);
         INSERT INTO erasure (erased_at, destroyed) VALUES ('2026-09-04T06:00:00+00:00', '{\"deficits\":2}');
         INSERT INTO claim (token_hash, expires_at, account_id, opened_at)
             VALUES ('e3b0c442', '2026-09-02T06:00:00+00:00', 2, '2026-09-01T06:00:00+00:00');",
    ),
    (
        2,
        "INSERT INTO inbox (update_id, chat, body, received_at) VALUES (10, 1001, '{}', 1788000000000);
         INSERT INTO inbox (update_id, chat, received_at, done_at, outcome)
             VALUES (9, 1001, 1788000000000, 1788000000001, 'answered');
         INSERT INTO session (account_id, room, version, step, saved_at)
             VALUES (1, 'registration', 3, '\"Name\"', 1788000000000);
         INSERT INTO letter (id, ru, en) VALUES (1, '{}', '{}');
         INSERT INTO outbox (account_id, channel, external, lane, body, language, due_at, attempts, state)
             VALUES (1, 'telegram', '1001', 'interactive', '{}', 'ru', 1788000000000, 1, 'sending');
         INSERT INTO outbox (account_id, channel, external, lane, letter_id, language, due_at)
             VALUES (2, 'telegram', '1002', 'bulk', 1, 'en', 1788000000000);
         INSERT INTO outbox (account_id, channel, lane, language, due_at, attempts, state, reason, ended_at)
             VALUES (3, 'telegram', 'bulk', 'ru', 1788000000000, 1, 'blocked', 'blocked', 1788000000001);",
    ),
    (
        3,
        "INSERT INTO deficit_category (id, code, name_ru, name_en) VALUES (900, 'museum', 'Музейные', 'Museums');
         INSERT INTO deficit_item (id, category_id, name_ru, name_en) VALUES (900, 900, 'Школьный музей', 'A museum');",
    ),
    (
        4,
        "INSERT INTO cluster (id, municipality_id, name, host_school_id, leader_id, phase, created_at)
             VALUES (1, 1, 'Музейная педагогика', 1, 2, 'working', '2026-09-05T06:00:00+00:00');
         INSERT INTO cluster_category (cluster_id, category_id) VALUES (1, 900);
         INSERT INTO membership (cluster_id, person_id, joined_at, left_at)
             VALUES (1, 1, '2026-09-05T06:00:00+00:00', '2026-09-06T06:00:00+00:00'),
                    (1, 1, '2026-09-07T06:00:00+00:00', NULL);
         INSERT INTO deficit (id, person_id, category_id, item_id, own_words, level, registered_at, closed_at)
             VALUES (1, 1, 900, 900, NULL, 'high', '2026-09-05T06:00:00+00:00', '2026-09-06T06:00:00+00:00'),
                    (2, 1, 900, 900, NULL, 'low', '2026-09-07T06:00:00+00:00', NULL),
                    (3, 1, 900, NULL, 'Описание фондов', 'medium', '2026-09-07T06:00:00+00:00', NULL);",
    ),
    (
        5,
        "INSERT INTO event (id, cluster_id, kind, title, starts_at, place, created_by, created_at)
             VALUES (1, 1, 'seminar', 'Музей как урок', '2026-10-01T07:30:00+00:00', 'Школа № 3, кабинет 12', 2,
                     '2026-09-08T06:00:00+00:00');
         INSERT INTO event_answer (event_id, person_id, answer, answered_at)
             VALUES (1, 1, 'going', '2026-09-08T07:00:00+00:00');
         INSERT INTO attendance (event_id, person_id, guest_name, contribution)
             VALUES (1, 1, NULL, 'report'), (1, NULL, 'Иванов Пётр', NULL), (1, NULL, NULL, NULL),
                    (1, NULL, NULL, 'lesson');",
    ),
    (
        6,
        "INSERT INTO account (id, channel, external, municipality_id, person_id, language, reached)
             VALUES (4, 'telegram', '1004', 1, NULL, 'ru', 2);",
    ),
    (
        7,
        "INSERT INTO outbox (account_id, channel, lane, language, due_at, attempts, state, ended_at)
             VALUES (1, 'telegram', 'interactive', 'ru', 1788000000000, 1, 'sent', 1788000000001);",
    ),
    (
        8,
        "INSERT INTO outbox (account_id, channel, lane, language, due_at, attempts, state, ended_at)
             VALUES (1, 'telegram', 'bulk', 'en', 1789000000000, 1, 'sent', 1789000000001);",
    ),
];

/// What the database refuses, whatever the program does: the rule, the statement, the words of SQLite.
const REFUSED: [(&str, &str, &str); 24] = [
    (
        "a person is an active member of a cluster once",
        "INSERT INTO membership (cluster_id, person_id, joined_at) VALUES (1, 1, '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: membership.cluster_id, membership.person_id",
    ),
    (
        "a membership does not end before it begins",
        "UPDATE membership SET left_at = '2026-01-01T06:00:00+00:00' WHERE left_at IS NULL",
        "CHECK constraint failed: left_at >= joined_at",
    ),
    (
        "a person attends an event once",
        "INSERT INTO attendance (event_id, person_id) VALUES (1, 1)",
        "UNIQUE constraint failed: attendance.event_id, attendance.person_id",
    ),
    (
        "who attends is a person or a guest, not both",
        "INSERT INTO attendance (event_id, person_id, guest_name) VALUES (1, 2, 'Ким Ирина')",
        "CHECK constraint failed: person_id IS NULL OR guest_name IS NULL",
    ),
    (
        "a contribution is one of the list",
        "UPDATE attendance SET contribution = 'speech'",
        "CHECK constraint failed: contribution",
    ),
    (
        "a person answers an event once",
        "INSERT INTO event_answer (event_id, person_id, answer, answered_at)
         VALUES (1, 1, 'maybe', '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: event_answer.event_id, event_answer.person_id",
    ),
    (
        "a consent for one purpose is in force once",
        "INSERT INTO consent (account_id, purpose, text_version, given_at)
         VALUES (1, 'processing', '2', '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: consent.account_id, consent.purpose",
    ),
    (
        "a consent has a known purpose",
        "INSERT INTO consent (account_id, purpose, text_version, given_at)
         VALUES (1, 'advertising', '1', '2026-09-09T06:00:00+00:00')",
        "CHECK constraint failed: purpose",
    ),
    (
        "an update is taken in once",
        "INSERT INTO inbox (update_id, chat, body, received_at) VALUES (9, 1001, '{}', 1)",
        "UNIQUE constraint failed: inbox.update_id",
    ),
    (
        "a finished update keeps no words",
        "UPDATE inbox SET done_at = 1, outcome = 'answered' WHERE update_id = 10",
        "CHECK constraint failed: (done_at IS NULL) = (body IS NOT NULL)",
    ),
    (
        "a finished update has its outcome",
        "UPDATE inbox SET done_at = 1, body = NULL WHERE update_id = 10",
        "CHECK constraint failed: (done_at IS NULL) = (outcome IS NULL)",
    ),
    (
        "an outcome is one of three",
        "UPDATE inbox SET outcome = 'lost' WHERE update_id = 9",
        "CHECK constraint failed: outcome",
    ),
    (
        "a waiting message has its words",
        "UPDATE outbox SET letter_id = NULL WHERE state = 'waiting'",
        "CHECK constraint failed: ended_at",
    ),
    (
        "a waiting message has its words once",
        "UPDATE outbox SET body = '{}' WHERE state = 'waiting'",
        "CHECK constraint failed: ended_at",
    ),
    (
        "a message that has ended says when",
        "UPDATE outbox SET state = 'sent' WHERE state = 'sending'",
        "CHECK constraint failed: state",
    ),
    ("a step is JSON", "UPDATE session SET step = 'Name'", "CHECK constraint failed: json_valid(step)"),
    (
        "a deficit is open once",
        "INSERT INTO deficit (person_id, category_id, item_id, level, registered_at)
         VALUES (1, 900, 900, 'high', '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: deficit.person_id, deficit.item_id",
    ),
    (
        "a deficit is an item or own words, not both",
        "UPDATE deficit SET own_words = 'Описание фондов' WHERE id = 2",
        "CHECK constraint failed: (item_id IS NULL) != (own_words IS NULL)",
    ),
    (
        "two clusters of a municipality have two names",
        "INSERT INTO cluster (municipality_id, name, created_at)
         VALUES (1, 'Музейная педагогика', '2026-09-09T06:00:00+00:00')",
        "UNIQUE constraint failed: cluster.municipality_id, cluster.name",
    ),
    (
        "two organisations of a municipality have two names",
        "INSERT INTO organisation (municipality_id, name) VALUES (1, 'Школа № 3')",
        "UNIQUE constraint failed: organisation.municipality_id, organisation.name",
    ),
    (
        "a number of a channel is one account",
        "INSERT INTO account (channel, external, municipality_id, language) VALUES ('telegram', '1001', 1, 'ru')",
        "UNIQUE constraint failed: account.channel, account.external",
    ),
    (
        "quiet hours have two ends",
        "UPDATE account SET quiet_from = 21 WHERE id = 1",
        "CHECK constraint failed: (quiet_from IS NULL) = (quiet_till IS NULL)",
    ),
    ("a day is a day", "UPDATE person SET teaching_since = '2015-02-30'", "CHECK constraint failed: teaching_since"),
    ("a reference leads somewhere", "UPDATE person SET organisation_id = 77", "FOREIGN KEY constraint failed"),
];

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
        let rows = ROWS.iter().find(|(known, _)| *known == version);
        let (_, rows) = rows.unwrap_or_else(|| panic!("give migration {version} its rows in ROWS"));
        sqlx::raw_sql(*rows)
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
        assert!(!rows.is_empty(), "{table} has no rows: ROWS must fill every table");
    }
    let database = Database::open(&file).await.expect("the program takes the file over");
    let mut db = database.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    assert_eq!(database.flaws().await.unwrap(), Vec::<String>::new());
    database.close().await;
}

#[tokio::test]
async fn a_file_of_any_version_comes_up_to_date() {
    let present = {
        let (_folder, file) = temporary();
        Database::open(&file).await.unwrap().close().await;
        schema(&file).await
    };
    for stop in migrations().iter() {
        let (_folder, file) = temporary();
        let pool = raw(&file).await;
        migrations().run_to(stop.version, &pool).await.unwrap();
        for (_, rows) in ROWS.iter().filter(|(version, _)| *version <= stop.version) {
            sqlx::raw_sql(*rows).execute(&pool).await.unwrap();
        }
        let before = dump(&mut pool.acquire().await.unwrap()).await;
        pool.close().await;
        let database = Database::open(&file).await.unwrap();
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
    Database::open(&file).await.unwrap().close().await;
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
    let database = Database::open(&file).await.unwrap();
    for (rule, statement, words) in REFUSED {
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
    let database = Database::open(&file).await.unwrap();
    let mut db = database.writer().await.unwrap();
    let store = "INSERT INTO outbox (channel, external, lane, body, language, due_at)
                 VALUES ('telegram', '1', 'bulk', '{}', 'ru', 0) RETURNING id";
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
    let database = Database::open(&file).await.unwrap();
    let mut db = database.writer().await.unwrap();
    let attended = "SELECT count(*) FROM attendance";
    let before: i64 = sqlx::query_scalar(attended).fetch_one(&mut *db).await.unwrap();
    sqlx::raw_sql("DELETE FROM person; DELETE FROM account").execute(&mut *db).await.unwrap();
    let after: i64 = sqlx::query_scalar(attended).fetch_one(&mut *db).await.unwrap();
    assert_eq!(after, before, "the figures of a past event stand");
    let dump = dump(&mut db).await;
    for table in ["consent", "coordinator", "deficit", "event_answer", "membership", "outbox", "session"] {
        let (_, rows) = &dump[table];
        assert!(rows.is_empty(), "{table} keeps {rows:?}");
    }
    sound(&mut db).await;
    drop(db);
    database.close().await;
}

#[tokio::test]
async fn a_newer_file_is_refused_and_stays_as_it_is() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let pool = raw(&file).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'tomorrow', true, x'00', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let before = std::fs::read(&file).unwrap();

    let error = Database::open(&file).await.expect_err("a newer file is refused");
    assert!(matches!(error, OpenError::Newer { migration: 9999, .. }), "{error:?}");
    let told = error.to_string();
    assert!(told.contains("was made by a newer version of grozd (migration 9999)"), "{told}");
    assert!(told.contains("install that version, or restore the backup"), "{told}");
    assert!(std::fs::read(&file).unwrap() == before, "the file has been changed");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_stays_as_it_is() {
    let (_folder, file) = temporary();
    let letter = "Уважаемые коллеги, направляем список участников. ".repeat(40);
    std::fs::write(&file, &letter).unwrap();
    let error = Database::open(&file).await.expect_err("a letter is no database");
    assert!(error.to_string().contains("grozd.db is damaged, or is no database"), "{error}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), letter);
}

#[tokio::test]
async fn a_file_opens_again_and_beside_itself() {
    let (_folder, file) = temporary();
    let rows = lived_in(&file).await;
    let first = Database::open(&file).await.unwrap();
    let beside = Database::open(&file).await.expect("a second program may look");
    beside.close().await;
    first.close().await;
    let again = Database::open(&file).await.expect("it opens again");
    let mut db = again.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    again.close().await;
}

#[tokio::test]
async fn a_backup_opens_with_all_rows() {
    let (folder, file) = temporary();
    let rows = lived_in(&file).await;
    let database = Database::open(&file).await.unwrap();
    let copy = folder.path().join("copy «вечер».db");
    db::back_up(&file, &copy).await.expect("a copy beside the running program");
    assert!(db::back_up(&file, &copy).await.is_err(), "no copy is overwritten");
    database.close().await;

    let copy = Database::open(&copy).await.expect("the copy opens");
    assert_eq!(copy.flaws().await.unwrap(), Vec::<String>::new());
    let mut db = copy.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    copy.close().await;
}
