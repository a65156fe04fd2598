//! Files that are too new, too old or none, and backups: what opens them, and what is never given twice.

use super::*;

#[tokio::test]
async fn a_newer_file_is_refused_and_stays_as_it_is() {
    let (_folder, file) = temporary();
    lived_in(&file).await;
    let pool = raw(&file).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999123101, 'tomorrow', true, x'00', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let before = std::fs::read(&file).unwrap();

    let error = Database::open(&file, NOW).await.expect_err("a newer file is refused");
    assert!(matches!(error, OpenError::Newer { migration: 9999123101, .. }), "{error:?}");
    let told = error.to_string();
    assert!(told.contains("was made by a newer version of grozd (migration 9999123101)"), "{told}");
    assert!(told.contains("install that version, or restore the backup"), "{told}");
    assert!(std::fs::read(&file).unwrap() == before, "the file has been changed");
}

#[tokio::test]
async fn a_file_from_before_the_first_release_is_refused_and_stays_as_it_is() {
    let (_folder, file) = temporary();
    let pool = raw(&file).await;
    sqlx::raw_sql(
        "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL,
             installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL,
             checksum BLOB NOT NULL, execution_time BIGINT NOT NULL);
         INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (1, 'people', true, x'01', 1), (8, 'outbox', true, x'08', 1);
         CREATE TABLE person (id INTEGER PRIMARY KEY, family_name TEXT NOT NULL) STRICT;
         INSERT INTO person VALUES (1, 'Петрова')",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let before = std::fs::read(&file).unwrap();

    let error = Database::open(&file, NOW).await.expect_err("an old file is refused");
    assert!(matches!(error, OpenError::Old { .. }), "{error:?}");
    assert!(!error.passes());
    let told = error.to_string();
    assert!(told.contains("was made by grozd from before its first release, and has another schema"), "{told}");
    assert!(told.contains("keep that file aside, and name a new one in GROZD_DB"), "{told}");
    assert!(std::fs::read(&file).unwrap() == before, "the file has been changed");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_stays_as_it_is() {
    let (_folder, file) = temporary();
    let letter = "Уважаемые коллеги, направляем список участников. ".repeat(40);
    std::fs::write(&file, &letter).unwrap();
    let error = Database::open(&file, NOW).await.expect_err("a letter is no database");
    assert!(error.to_string().contains("grozd.db is damaged, or is no database"), "{error}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), letter);
}

#[tokio::test]
async fn a_file_opens_again_and_beside_itself() {
    let (_folder, file) = temporary();
    let rows = lived_in(&file).await;
    let first = Database::open(&file, NOW).await.unwrap();
    let beside = Database::open(&file, NOW).await.expect("a second program may look");
    beside.close().await;
    first.close().await;
    let again = Database::open(&file, NOW).await.expect("it opens again");
    let mut db = again.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    again.close().await;
}

#[tokio::test]
async fn a_backup_opens_with_all_rows() {
    let (folder, file) = temporary();
    let rows = lived_in(&file).await;
    let database = Database::open(&file, NOW).await.unwrap();
    let copy = folder.path().join("copy «вечер».db");
    db::back_up(&file, &copy).await.expect("a copy beside the running program");
    assert!(db::back_up(&file, &copy).await.is_err(), "no copy is overwritten");
    database.close().await;

    let copy = Database::open(&copy, NOW).await.expect("the copy opens");
    assert_eq!(copy.flaws().await.unwrap(), Vec::<String>::new());
    let mut db = copy.writer().await.unwrap();
    assert_eq!(dump(&mut db).await, rows);
    drop(db);
    copy.close().await;
}

/// Faults 24: numbers that lie in chats are never given twice.
#[tokio::test]
async fn a_copy_that_is_put_back_gives_no_number_again() {
    let (folder, file) = temporary();
    lived_in(&file).await;
    let copy = folder.path().join("copy.db");
    db::back_up(&file, &copy).await.unwrap();

    // A day of work is lost with the file, and its numbers lie in chats.
    let database = Database::open(&file, NOW).await.unwrap();
    let given = numbers_given_now(&database).await;
    database.close().await;
    assert!(given.len() >= 7, "{given:?}");

    let restored = Database::open(&copy, NOW + TimeDelta::seconds(1)).await.unwrap();
    let anew = numbers_given_now(&restored).await;
    restored.close().await;
    for (table, number) in &given {
        assert!(anew[table] > *number, "{table} has given {number} and then {}", anew[table]);
    }
    assert_eq!(anew.len(), given.len());
}

/// Gives each table whose numbers are never given twice, but the outbox, five rows like its first, and tells the
/// number of the last.
async fn numbers_given_now(database: &Database) -> BTreeMap<String, i64> {
    let mut db = database.writer().await.unwrap();
    let counted = "SELECT name FROM sqlite_sequence WHERE name != 'outbox'";
    let counted: Vec<String> = sqlx::query_scalar(counted).fetch_all(&mut *db).await.unwrap();
    let mut last = BTreeMap::new();
    for table in counted {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?) WHERE pk = 0")
            .bind(&table)
            .fetch_all(&mut *db)
            .await
            .unwrap();
        for round in 0..5 {
            let values: Vec<String> = columns
                .iter()
                .map(|column| match (table.as_str(), column.as_str()) {
                    // What must differ.
                    (_, "name" | "short_name" | "external") => format!("'новое {round}'"),
                    ("appointment", "until") => "since".to_owned(),
                    ("role_request", "answered_at") => "asked_at".to_owned(),
                    ("role_request", "answer") => "'withdrawn'".to_owned(),
                    ("chat_card", "event_id") => {
                        format!("(SELECT id FROM event ORDER BY id DESC LIMIT 1 OFFSET {round})")
                    }
                    ("import" | "signed_sheet", "hash") => format!("printf('%064d', {round})"),
                    ("event", "uid") | ("event_speaker", "person_id") => "NULL".to_owned(),
                    ("certificate", "person_id") => "NULL".to_owned(),
                    ("certificate", "number") => (100 + round).to_string(),
                    ("certificate", "code") => format!("printf('%026d', {round})"),
                    ("pair", "mentee_id") => "NULL".to_owned(),
                    ("route", "ended_at") => "made_at".to_owned(),
                    ("route", "state") => "'dropped'".to_owned(),
                    ("pair_order", "number") => format!("'№ {round}'"),
                    ("pair_measure", "words") => format!("'мера {round}'"),
                    ("deficit", "closed_at") => "registered_at".to_owned(),
                    ("paper", "number") | ("blank", "since") | ("diagnosis", "item_id") => "NULL".to_owned(),
                    ("diagnosis", "words") => format!("'слово {round}'"),
                    ("blank", "version") => (100 + round).to_string(),
                    (_, column) => column.to_owned(),
                })
                .collect();
            // The names come from the database's own lists.
            let insert = format!(
                "INSERT INTO \"{table}\" ({}) SELECT {} FROM \"{table}\" ORDER BY id LIMIT 1 RETURNING id",
                columns.join(", "),
                values.join(", ")
            );
            let number: i64 = sqlx::query_scalar(AssertSqlSafe(insert)).fetch_one(&mut *db).await.unwrap();
            last.insert(table.clone(), number);
        }
    }
    last
}
