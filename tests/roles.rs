//! The roles of the real program as an administrator meets them: what they print, and the exit codes.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

use chrono::Utc;
use grozd::db::Database;
use grozd::demo::Demo;
use sim::{NewPerson, Settings, Simulator};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

/// Runs the program in a folder, with these settings alone.
async fn grozd(folder: &Path, role: &[&str], settings: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grozd"));
    command.args(role).current_dir(folder).env_clear();
    for (name, value) in settings {
        command.env(name, value);
    }
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err))
}

/// A folder, a simulator, and the settings under which the program finds it.
struct Office {
    folder: tempfile::TempDir,
    sim: Simulator,
}

impl Office {
    async fn open() -> Office {
        let sim = Simulator::start(([127, 0, 0, 1], 0).into(), Settings::default()).await.unwrap();
        Office { folder: tempfile::tempdir().unwrap(), sim }
    }

    async fn grozd(&self, role: &[&str]) -> Output {
        let settings = [
            ("GROZD_TOKEN", self.sim.token()),
            ("GROZD_API_URL", &self.sim.api_url()),
            ("GROZD_OPERATOR", "Управление образования, ул. Школьная, 1"),
        ];
        let output = grozd(self.folder.path(), role, &settings).await;
        assert!(!said(&output).contains(self.sim.token()), "the token is shown");
        output
    }

    /// The database as a first start makes it.
    async fn database(&self) -> Database {
        Database::open(&self.folder.path().join("grozd.db"), Utc::now()).await.unwrap()
    }
}

#[tokio::test]
async fn a_wrong_setting_ends_with_one_sentence_and_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let token = ("GROZD_TOKEN", "123456789:AAEabcdefghij");
    let operator = ("GROZD_OPERATOR", "Управление образования");
    for (settings, begins) in [
        (vec![], "grozd: GROZD_TOKEN is not set: "),
        (vec![("GROZD_TOKEN", "secret-words")], "grozd: GROZD_TOKEN is not a token: "),
        (vec![token], "grozd: GROZD_OPERATOR is not set: "),
        (vec![token, operator, ("GROZD_TIMEZONE", "Mosow")], "grozd: GROZD_TIMEZONE is not a time zone: "),
        (
            vec![token, operator, ("GROZD_METRICS_LISTEN", "localhost")],
            "grozd: GROZD_METRICS_LISTEN is not an address with a port: ",
        ),
        (vec![token, operator, ("GROZD_DB", "/nowhere/at/all.db")], "grozd: the database /nowhere/at/all.db"),
    ] {
        let output = grozd(folder.path(), &["run"], &settings).await;
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        let said = said(&output);
        assert!(said.starts_with(begins) && said.trim_end().lines().count() == 1, "{said}");
        assert!(!said.contains("secret-words") && !said.contains("AAEabcdefghij"), "{said}");
    }
    std::fs::write(folder.path().join(".env"), "GROZD_OPERATOR=Управление образования, ул. Школьная").unwrap();
    let output = grozd(folder.path(), &["run"], &[token]).await;
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).starts_with("grozd: .env cannot be read: "), "{}", said(&output));
}

#[tokio::test]
async fn a_port_that_is_taken_ends_with_one_sentence_and_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let settings = [
        ("GROZD_TOKEN", "123456789:AAEabcdefghij"),
        ("GROZD_OPERATOR", "Управление образования"),
        // Nobody is asked: the port comes first.
        ("GROZD_API_URL", "http://127.0.0.1:9"),
        ("GROZD_METRICS_LISTEN", &address),
    ];
    let output = grozd(folder.path(), &["run"], &settings).await;
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let said = said(&output);
    assert!(
        said.starts_with("grozd: GROZD_METRICS_LISTEN cannot be used (")
            && said.contains("choose a free address")
            && said.trim_end().lines().count() == 1,
        "{said}"
    );
}

#[tokio::test]
async fn a_refused_token_and_a_database_of_another_schema_end_with_exit_code_2() {
    let office = Office::open().await;
    let wrong = [
        ("GROZD_TOKEN", "1:AAAAAAAAAAAAAAA"),
        ("GROZD_API_URL", &office.sim.api_url()),
        ("GROZD_OPERATOR", "Управление образования"),
    ];
    let output = grozd(office.folder.path(), &["run"], &wrong).await;
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("GROZD_TOKEN is refused by the Bot API"), "{}", said(&output));

    let database = office.database().await;
    let mut writer = database.writer().await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999123101, 'later', 1, x'00', 0)",
    )
    .execute(&mut *writer)
    .await
    .unwrap();
    drop(writer);
    database.close().await;
    let output = office.grozd(&["run"]).await;
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("was made by a newer version of grozd"), "{}", said(&output));

    // The same file, as if the newest that it knows were from before the first release.
    let options = SqliteConnectOptions::new().filename(office.folder.path().join("grozd.db"));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    for statement in
        ["DELETE FROM _sqlx_migrations WHERE version != 9999123101", "UPDATE _sqlx_migrations SET version = 8"]
    {
        sqlx::query(statement).execute(&mut db).await.unwrap();
    }
    db.close().await.unwrap();
    for role in ["run", "check", "claim"] {
        let output = office.grozd(&[role]).await;
        assert_eq!(output.status.code(), Some(2), "{role}");
        let said = said(&output);
        let last = said.trim_end().lines().last().unwrap();
        assert!(last.starts_with("grozd: the database ") && last.contains("from before its first release"), "{said}");
    }
}

#[tokio::test]
async fn check_claim_and_backup_do_what_they_say() {
    let office = Office::open().await;
    let output = office.grozd(&["check"]).await;
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("not there yet"), "{}", said(&output));
    // Neither makes a database where none is, or a link that leads nowhere.
    assert_eq!(office.grozd(&["claim"]).await.status.code(), Some(2));
    assert_eq!(office.grozd(&["backup", "copy.tar"]).await.status.code(), Some(2));
    assert_eq!(std::fs::read_dir(office.folder.path()).unwrap().count(), 0);

    let database = office.database().await;
    let output = office.grozd(&["check"]).await;
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("sound and up to date"), "{}", said(&output));
    assert!(said(&output).contains("the bot is @grozd_demo_bot"), "{}", said(&output));

    let output = office.grozd(&["claim"]).await;
    let link = String::from_utf8(output.stdout).unwrap();
    let payload = link.trim().strip_prefix("https://t.me/grozd_demo_bot?start=").unwrap();
    assert!(payload.len() <= 64, "{payload}");
    let somebody = office.sim.person(NewPerson::named("Ирина"));
    office.sim.opens_link(somebody, payload).unwrap();

    // While the database is in use.
    let output = office.grozd(&["backup", "copy.tar"]).await;
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    // Nothing is restored over a database.
    let output = office.grozd(&["restore", "copy.tar"]).await;
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("move it away"), "{}", said(&output));
    let elsewhere = tempfile::tempdir().unwrap();
    let place = elsewhere.path().join("grozd.db");
    let restored = std::process::Command::new(env!("CARGO_BIN_EXE_grozd"))
        .args(["restore".as_ref(), office.folder.path().join("copy.tar").as_os_str()])
        .env("GROZD_DB", &place)
        .current_dir(elsewhere.path())
        .output()
        .unwrap();
    assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));
    let copy = Database::open(&place, Utc::now()).await.unwrap();
    let mut reader = copy.reader().await.unwrap();
    let claims: i64 = sqlx::query_scalar("SELECT count(*) FROM claim").fetch_one(&mut *reader).await.unwrap();
    assert_eq!(claims, 1);
    drop(reader);
    copy.close().await;
    // A copy is never overwritten.
    let output = office.grozd(&["backup", "copy.tar"]).await;
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("name a new file"), "{}", said(&output));
    database.close().await;
}

/// Office, «Shown at the end»: the smallest demo has of everything that the office keeps, and a second start with its file
/// makes nothing anew. Where nobody is to live, there is a link for the first coordinator.
#[tokio::test]
async fn the_demo_has_of_everything_that_the_office_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.db");
    let listen = ([127, 0, 0, 1], 0).into();
    let kept = [
        ("SELECT count(*) FROM appointment WHERE order_number IS NOT NULL AND term > since", 4),
        ("SELECT count(DISTINCT role) FROM appointment WHERE until IS NULL", 6),
        ("SELECT count(*) FROM role_request WHERE answered_at IS NULL", 1),
        ("SELECT count(*) FROM organisation_flag WHERE paper IS NOT NULL AND until > since", 3),
        ("SELECT count(*) FROM headcount WHERE both <= first_years", 12),
        ("SELECT count(*) FROM agreement WHERE until < date('now', '+30 days') AND reminded = 30", 1),
        ("SELECT count(*) FROM organisation_head", 3),
        ("SELECT count(*) FROM listing", 12),
        ("SELECT count(*) FROM merge_request", 1),
        ("SELECT count(*) FROM paper WHERE hash IS NOT NULL AND scan_hash IS NOT NULL AND link IS NOT NULL", 1),
        ("SELECT count(*) FROM paper WHERE hash IS NOT NULL AND signed_at IS NULL", 1),
        ("SELECT count(DISTINCT category) FROM target_assignment WHERE ended_at IS NULL", 2),
        ("SELECT count(*) FROM regulation_override WHERE grounds LIKE 'п. 4.2%'", 1),
        ("SELECT count(*) FROM appointment WHERE role = 'deputy' AND until IS NULL", 1),
        ("SELECT count(*) FROM leadership_offer WHERE answer IS NULL", 1),
        ("SELECT count(*) FROM host_offer WHERE answer IS NULL AND words IS NOT NULL", 1),
        ("SELECT count(*) FROM item_here", 3),
        ("SELECT count(*) FROM groups WHERE programme_hash IS NOT NULL", 1),
        // The roster of the first day of the school year, whenever that was.
        (
            "SELECT min((SELECT count(*) FROM membership
                         WHERE group_id = groups.id AND joined_at < strftime('%Y', 'now', '-8 months') || '-09-01'))
             FROM groups",
            1,
        ),
        ("SELECT count(DISTINCT matter) FROM journal", 16),
    ];
    let mut before = Vec::new();
    for _ in 0..2 {
        let demo = Demo::start(listen, 12, Some(file.clone())).await.unwrap();
        assert_eq!(demo.claim(), None);
        demo.stop().await;
        let mut db = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(&file)).await.unwrap();
        let mut found = Vec::new();
        for (asks, least) in kept {
            let count: i64 = sqlx::query_scalar(asks).fetch_one(&mut db).await.unwrap();
            assert!(count >= least, "{asks}: {count}");
            found.push(count);
        }
        db.close().await.unwrap();
        assert!(before.is_empty() || before == found, "{before:?}, then {found:?}");
        before = found;
    }
    let empty = Demo::start(listen, 0, None).await.unwrap();
    assert!(empty.claim().unwrap().starts_with("https://t.me/grozd_demo_bot?start=claim-"));
    empty.stop().await;
}
