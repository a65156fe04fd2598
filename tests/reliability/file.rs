//! The file and its disk: full, locked, read-only, damaged, not there; and the clock.

use std::fs::{self, Permissions};
use std::os::unix::fs::{FileExt, PermissionsExt};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use grozd::app::{App, Settings};
use grozd::channels::telegram::wire::Wire;
use grozd::db::Database;
use grozd::engine::sender::Rates;
use sim::{NewPerson, PersonId};
use sqlx::{Connection, SqliteConnection};

use crate::program;
use crate::scene::{CONSENT, DELAYED, Scene, connect, pause};

const NOT_STORED: &str = "updates cannot be stored; they stay with Telegram";
const TURN_WAITS: &str = "the database cannot be written; the turn waits";

/// Whether a command of the system is there and does what it is asked.
fn can(words: &[&str]) -> bool {
    let tried = Command::new(words[0]).args(&words[1..]).output();
    tried.is_ok_and(|tried| tried.status.success())
}

fn does(words: &[&str]) {
    assert!(can(words), "{words:?} failed");
}

/// Lets files of the program grow to so many bytes; none lifts the limit.
fn limits_files(process: u32, bytes: Option<u64>) {
    let limit = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
    let (process, limit) = (process.to_string(), format!("--fsize={limit}:"));
    does(&["prlimit", "--pid", &process, &limit]);
}

fn size_of_log(scene: &Scene) -> u64 {
    fs::metadata(scene.folder().join("grozd.db-wal")).unwrap().len()
}

/// Pins the log where it is as long as its file, so that whatever is written from now on makes the file longer.
///
/// A reader pins nothing where all of the log is in the database already, and the tidying of the start may bring it there at
/// any moment; and a log that was begun anew is shorter than its file. A write that makes the file longer shows that neither
/// is so.
async fn pins_all_of_the_log(scene: &Scene) -> SqliteConnection {
    const A_WRITE: &str = "UPDATE municipality SET name = name";
    loop {
        scene.tampers(A_WRITE).await;
        let pin = scene.pins_the_log().await;
        let before = size_of_log(scene);
        scene.tampers(A_WRITE).await;
        if size_of_log(scene) > before {
            return pin;
        }
        pin.close().await.unwrap();
    }
}

#[tokio::test]
async fn the_disk_is_full_before_the_inbox_write() {
    consents_on_a_full_disk(0, NOT_STORED, "SELECT count(*) FROM inbox", 1).await;
}

#[tokio::test]
async fn the_disk_is_full_inside_a_turn() {
    // Room for the inbox write, which changes a handful of pages, and for no more.
    consents_on_a_full_disk(7, TURN_WAITS, "SELECT count(*) FROM consent", 0).await;
}

/// Somebody consents when the log may grow by so many pages and no more; what is counted then, and what is logged.
async fn consents_on_a_full_disk(pages: u64, logged: &str, counted: &'static str, count: i64) {
    const PAGE: u64 = 4096 + 24;
    let (mut scene, olga) = Scene::begun().await;
    program::settle(&scene.file()).await;
    // What a start does by itself writes too.
    let done = "SELECT (SELECT count(*) FROM duty) > 0
                       AND NOT EXISTS (SELECT 1 FROM duty WHERE due_at <= unixepoch() * 1000)";
    scene.until("the duties of the start are done", async || scene.count(done).await == 1).await;
    let pin = pins_all_of_the_log(&scene).await;
    let most = size_of_log(&scene) + pages * PAGE;
    limits_files(scene.process(), Some(most));
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene.logs(logged).await;
    scene.hears_of_the_delay(olga).await;
    scene.runs_still();
    assert_eq!(scene.count(counted).await, count);
    limits_files(scene.process(), None);
    pin.close().await.unwrap();
    scene.consented_once(olga).await;
    scene.stops().await;
}

#[tokio::test]
async fn the_disk_is_full_at_the_start() {
    let mut scene = Scene::empty().await;
    scene.wrap(&["prlimit", "--fsize=8192:"]);
    scene.starts();
    scene.logs("cannot be used now").await;
    scene.runs_still();
    limits_files(scene.process(), None);
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

/// The same on a small disk of its own, which only a mount can give: for root, or where people may have name spaces.
#[tokio::test]
async fn the_disk_is_full_for_everybody() {
    // Several times what the empty schema takes with its log, so that the ballast alone is what fills it.
    let mount = "mount -t tmpfs -o size=16m tmpfs";
    let spaces = [["unshare", "-m"], ["unshare", "-Urm"]];
    let probe = format!("{mount} /mnt");
    let Some(space) = spaces.into_iter().find(|[unshare, how]| can(&[unshare, how, "sh", "-c", &probe])) else {
        println!("skipped: nobody may mount a small disk here");
        return;
    };
    let mut scene = Scene::empty().await;
    let disk = scene.folder().join("disk");
    fs::create_dir(&disk).unwrap();
    let mounts = format!(r#"{mount} {} && exec "$0" "$@""#, disk.display());
    scene.wrap(&[space[0], space[1], "sh", "-c", &mounts]);
    let named = disk.join("grozd.db");
    scene.set("GROZD_DB", named.display());
    scene.starts();
    let olga = scene.newcomer("Ольга").await;
    // The disk is seen by the program alone, and by us through it.
    let within = format!("/proc/{}/root{}", scene.process(), disk.display());
    let within = Path::new(&within);
    let ballast = within.join("ballast");
    let filled = fs::write(&ballast, vec![0; 32 << 20]);
    assert_eq!(filled.unwrap_err().kind(), std::io::ErrorKind::StorageFull);
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene.logs("database or disk is full").await;
    scene.runs_still();
    fs::remove_file(&ballast).unwrap();
    scene.hears(olga, "Ещё два согласия", 1).await;
    assert_eq!(scene.sim.pending_updates(), 0);
    scene.stops().await;
}

#[tokio::test]
async fn another_program_holds_the_file_at_the_start() {
    let mut scene = Scene::empty().await;
    program::open_school(&scene.file()).await;
    let lock = scene.locks().await;
    scene.starts();
    scene.logs("cannot be used now").await;
    scene.runs_still();
    lock.close().await.unwrap();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

#[tokio::test]
async fn another_program_holds_the_file_while_it_runs() {
    let (mut scene, olga) = Scene::begun().await;
    let lock = scene.locks().await;
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    let anna = scene.sim.person(NewPerson::named("Анна"));
    scene.sim.starts(anna).unwrap();
    scene.sim.says(anna, "Есть кто?").unwrap();
    scene.logs(NOT_STORED).await;
    scene.hears_of_the_delay(olga).await;
    scene.hears(anna, DELAYED, 1).await;
    scene.runs_still();
    lock.close().await.unwrap();
    scene.consented_once(olga).await;
    scene.settled(anna, CONSENT, 2).await;
    assert_eq!(scene.heard(anna, DELAYED), 1, "once for both of her messages");
    assert_eq!(scene.heard(olga, DELAYED), 0, "a press is answered in passing");
    scene.stops().await;
}

#[tokio::test]
async fn the_file_is_gone_while_it_runs() {
    let (mut scene, olga) = Scene::begun().await;
    program::settle(&scene.file()).await;
    let aside = scene.folder().join("aside");
    fs::create_dir(&aside).unwrap();
    let move_all = |from: &Path, to: &Path| {
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                fs::rename(entry.path(), to.join(entry.file_name())).unwrap();
            }
        }
    };
    move_all(scene.folder(), &aside);
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene.logs("was deleted or moved away").await;
    scene.hears_of_the_delay(olga).await;
    assert!(!scene.file().exists(), "no empty file takes its place");
    scene.stops().await;
    move_all(&aside, scene.folder());
    scene.starts();
    scene.consented_once(olga).await;
    scene.stops().await;
}

/// Root reads and writes whatever the modes say, unless it has given that up.
fn obeys_modes(scene: &mut Scene) {
    if can(&["sh", "-c", r#"test "$(id -u)" = 0"#]) {
        let without = "--bounding-set=-dac_override,-dac_read_search";
        scene.wrap(&["setpriv", without, "--inh-caps=-all"]);
    }
}

#[tokio::test]
async fn the_file_is_read_only() {
    let mut scene = Scene::empty().await;
    program::open_school(&scene.file()).await;
    obeys_modes(&mut scene);
    fs::set_permissions(scene.file(), Permissions::from_mode(0o400)).unwrap();
    scene.starts();
    assert_eq!(scene.ends().await, 2);
    assert!(scene.log().contains("check the path GROZD_DB, and the rights"), "{}", scene.log());
    for file in ["grozd.db", "grozd.db-wal", "grozd.db-shm"] {
        // SQLite makes those beside it with the rights of the file.
        let file = scene.folder().join(file);
        if file.exists() {
            fs::set_permissions(file, Permissions::from_mode(0o600)).unwrap();
        }
    }
    scene.starts();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

#[tokio::test]
async fn the_folder_is_read_only() {
    let mut scene = Scene::empty().await;
    let folder = scene.folder().join("closed");
    fs::create_dir(&folder).unwrap();
    scene.set("GROZD_DB", folder.join("grozd.db").display());
    obeys_modes(&mut scene);
    fs::set_permissions(&folder, Permissions::from_mode(0o500)).unwrap();
    scene.starts();
    assert_eq!(scene.ends().await, 2);
    assert!(scene.log().contains("check the path GROZD_DB, and the rights"), "{}", scene.log());
    fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    scene.starts();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

/// Only `chattr` of root takes the right to write from a file that is open, and not on every file system.
#[tokio::test]
async fn the_file_becomes_read_only_while_it_runs() {
    let (mut scene, olga) = Scene::begun().await;
    let log = scene.folder().join("grozd.db-wal").display().to_string();
    if !can(&["chattr", "+i", &log]) {
        println!("skipped: nobody may take the right to write from an open file here");
        scene.stops().await;
        return;
    }
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene
        .until("it is told", async || scene.log().contains(NOT_STORED) || scene.heard(olga, "Ещё два согласия") > 0)
        .await;
    does(&["chattr", "-i", &log]);
    assert!(scene.log().contains(NOT_STORED), "open files stay writable here");
    scene.runs_still();
    scene.consented_once(olga).await;
    scene.stops().await;
}

#[tokio::test]
async fn the_folder_is_missing() {
    let mut scene = Scene::empty().await;
    let folder = scene.folder().join("gone");
    scene.set("GROZD_DB", folder.join("grozd.db").display());
    scene.starts();
    assert_eq!(scene.ends().await, 2);
    assert!(scene.log().contains("check the path GROZD_DB, and the rights"), "{}", scene.log());
    fs::create_dir(&folder).unwrap();
    scene.starts();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

/// The backup that an administrator has made.
fn backs_up(scene: &Scene) {
    runs_role(scene, "backup");
}

fn runs_role(scene: &Scene, role: &str) {
    let done = Command::new(env!("CARGO_BIN_EXE_grozd"))
        .arg(role)
        .arg(scene.folder().join("backup.tar"))
        .env("GROZD_DB", scene.file())
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
}

/// Puts the backup in the place of the file, as README.md says.
fn restores(scene: &Scene) {
    for aside in ["grozd.db", "grozd.db-wal", "grozd.db-shm"] {
        // After an orderly stop there is but one.
        let _ = fs::remove_file(scene.folder().join(aside));
    }
    runs_role(scene, "restore");
}

#[tokio::test]
async fn the_file_is_damaged_at_the_start() {
    let mut scene = Scene::empty().await;
    program::open_school(&scene.file()).await;
    backs_up(&scene);
    let file = fs::File::options().write(true).open(scene.file()).unwrap();
    file.write_all_at(&[7; 4096], 0).unwrap();
    scene.starts();
    assert_eq!(scene.ends().await, 2);
    assert!(scene.log().contains("restore the last backup"), "{}", scene.log());
    restores(&scene);
    scene.starts();
    scene.newcomer("Ольга").await;
    scene.stops().await;
}

/// Overwrites the first page of a table, under the running program.
async fn damages(scene: &Scene, table: &str) {
    let mut connection = connect(&scene.file()).await;
    let page: i64 = sqlx::query_scalar("SELECT rootpage FROM sqlite_schema WHERE name = ?")
        .bind(table)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    // The log goes into the file, and is changed, so that the program reads the file again.
    sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await.unwrap();
    let file = fs::File::options().write(true).open(scene.file()).unwrap();
    file.write_all_at(&[7; 4096], (page as u64 - 1) * 4096).unwrap();
    sqlx::raw_sql("UPDATE organisation SET short_name = short_name").execute(&mut connection).await.unwrap();
}

#[tokio::test]
async fn damage_is_met_in_a_turn() {
    let mut scene = Scene::empty().await;
    program::open_school(&scene.file()).await;
    scene.starts();
    let olga = scene.newcomer("Ольга").await;
    program::settle(&scene.file()).await;
    backs_up(&scene);
    damages(&scene, "consent").await;
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    // The file still takes an apology.
    scene.hears(olga, "под номером", 1).await;
    scene.logs("database disk image is malformed").await;
    scene.logs("restore the last backup").await;
    scene.runs_still();
    // No more than a few lines in this time: it does not spin.
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(scene.log().lines().count() < 40, "{}", scene.log());
    scene.kills();
    restores(&scene);
    scene.starts();
    scene.sim.says(olga, "/start").unwrap();
    scene.hears(olga, CONSENT, 2).await;
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene.hears(olga, "Ещё два согласия", 1).await;
    scene.stops().await;
}

#[tokio::test]
async fn damage_is_met_before_the_inbox_write() {
    let mut scene = Scene::empty().await;
    program::open_school(&scene.file()).await;
    scene.starts();
    let olga = scene.newcomer("Ольга").await;
    program::settle(&scene.file()).await;
    backs_up(&scene);
    damages(&scene, "inbox").await;
    scene.sim.presses(olga, "Соглашаюсь").unwrap();
    scene.logs(NOT_STORED).await;
    scene.logs("restore the last backup").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(scene.times_logged(NOT_STORED) < 6, "{}", scene.log());
    scene.kills();
    restores(&scene);
    scene.starts();
    // The press is still with Telegram.
    scene.consented_once(olga).await;
    scene.stops().await;
}

/// The bot within the test, since the program has no clock but the machine's.
#[tokio::test]
async fn the_clock_jumps_back() {
    let scene = Scene::empty().await;
    let hour: Arc<Mutex<DateTime<Utc>>> = Arc::new(Mutex::new("2026-11-21T09:00:00Z".parse().unwrap()));
    let starts = async || {
        let (hour, now) = (hour.clone(), *hour.lock().unwrap());
        let settings = Settings {
            wire: Wire::new(&scene.sim.api_url(), scene.sim.token()).unwrap(),
            database: Database::open(&scene.file(), now).await.unwrap(),
            files: scene.folder().join("grozd.db.files"),
            export: None,
            clock: Arc::new(move || *hour.lock().unwrap()),
            municipality: "Лесной район".to_owned(),
            time_zone: chrono_tz::Europe::Moscow,
            operator: "Управление образования".to_owned(),
            rates: Rates::default(),
            webhook: None,
            watch: grozd::watch::Settings::default(),
        };
        App::start(settings).await.unwrap()
    };
    let app = starts().await;
    let olga = scene.newcomer("Ольга").await;
    program::settle(&scene.file()).await;
    let later = async |by: TimeDelta| {
        *hour.lock().unwrap() += by;
        let heard = scene.heard(olga, CONSENT);
        scene.sim.says(olga, "/start").unwrap();
        scene.settled(olga, CONSENT, heard + 1).await;
    };
    later(TimeDelta::days(-400)).await;
    later(TimeDelta::days(800)).await;
    // A notice that was put off by the wrong clock does not wait for the wrong year.
    notice(&scene, olga, &hour).await;
    *hour.lock().unwrap() += TimeDelta::days(-400);
    app.stop().await;
    let app = starts().await;
    scene.hears(olga, "Проверка часов", 1).await;
    app.stop().await;
}

/// A notice for Olga that is to be sent in an hour, by the clock as it stands.
async fn notice(scene: &Scene, olga: PersonId, hour: &Mutex<DateTime<Utc>>) {
    let due = (*hour.lock().unwrap() + TimeDelta::hours(1)).timestamp_millis();
    let body = r#"{"Notice":{"remark":null,"title":"Проверка часов","lines":[],"rows":[]}}"#;
    scene
        .tampers(&format!(
            "INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
             SELECT id, 'telegram', external, 'bulk', 'notice', '{body}', 'ru', {due} FROM account
             WHERE external = '{}'",
            olga.0
        ))
        .await;
    // Nothing reads it before it is due.
    pause().await;
    assert_eq!(scene.heard(olga, "Проверка часов"), 0);
    let somebody = scene.sim.person(NewPerson::named("Пётр"));
    scene.sim.starts(somebody).unwrap();
    scene.hears(somebody, CONSENT, 1).await;
}
