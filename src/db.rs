//! The SQLite file: one writer, several readers, migrations at the start.
//!
//! One writer, because SQLite has one anyway and a queue in front of it is fairer than its busy handler. It is no
//! pool: a pool asks a connection twice, before it lends it and after, whether it is still there, and each question
//! costs as much as a query.
//! Commits are written at `synchronous=NORMAL`; the intake of updates waits for [`Database::sync`], since a turn that
//! a power cut rolls back is replayed from there.

mod calls;
pub use calls::{Call, Values};

mod errors;
pub use errors::{OpenError, is_damage, is_of_the_content, is_passing};

mod lent;
use lent::{Connected, Lent};
pub use lent::{Transaction, Writer};

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Sqlite, SqliteConnection};
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::Instant;

use crate::meters::WriterMeters;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// A turn must outlive the slowest honest transaction before it.
const WRITER_PATIENCE: Duration = Duration::from_secs(30);
/// All queries of the program fit, so that none is prepared twice.
const STATEMENTS: usize = 500;
/// Kibibytes of pages that a reader keeps, as SQLite wants them told. What a reader asks is found by an index; the two
/// megabytes of SQLite's own choice are for the writer, and four readers would have as many each.
const READER_PAGES: &str = "-512";

/// The database as the program holds it.
#[derive(Clone, Debug)]
pub struct Database {
    /// The only writing connection; `None` when the database is closed.
    writer: Arc<Mutex<Option<Connected>>>,
    readers: SqlitePool,
    options: SqliteConnectOptions,
    file: Arc<Path>,
    /// Which file it is, whatever becomes of its name.
    identity: Option<Identity>,
    /// SQLite's write-ahead log.
    log: Arc<Path>,
    meters: WriterMeters,
}

/// A log of more bytes is cut off when the file is opened.
const LONG_LOG: u64 = 1 << 20;

impl Database {
    /// Opens the file, makes it if it is absent, and brings it up to date.
    ///
    /// The numbers of what lies in chats go on from `now` at least. An older copy that was put back has forgotten the
    /// numbers given since, but the chats have not: a button or link of what was lost must lead nowhere, and not to
    /// what was made in its place.
    pub async fn open(file: &Path, now: DateTime<Utc>) -> Result<Database, OpenError> {
        let named = file.display().to_string();
        let unreachable = |error: sqlx::Error| OpenError::of(&named, &error);
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .statement_cache_capacity(STATEMENTS)
            // Erased data must not linger in the file's free pages.
            .pragma("secure_delete", "ON")
            .optimize_on_close(true, Some(400));
        refuse_another_schema(&options, file, &named).await?;
        keep_from_others(file).map_err(|error| unreachable(sqlx::Error::Io(error)))?;
        let mut writer = SqliteConnection::connect_with(&options).await.map_err(unreachable)?;
        MIGRATIONS.run(&mut writer).await.map_err(|error| match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => OpenError::of(&named, &error),
            other => OpenError::Unfit { file: named.clone(), reason: other.to_string() },
        })?;
        let mut writer = Connected { connection: writer, is_suspect: true };
        writer.lock().await.map_err(unreachable)?;
        raise_numbers(&mut writer.connection, now).await.map_err(unreachable)?;
        sqlx::query("COMMIT").execute(&mut writer.connection).await.map_err(unreachable)?;
        let readers = SqlitePoolOptions::new().max_connections(4).connect_lazy_with(
            options.clone().read_only(true).pragma("cache_size", READER_PAGES).optimize_on_close(false, None),
        );
        let mut log = file.as_os_str().to_owned();
        log.push("-wal");
        // Migrations leave a log that is longer than one is while the program runs, and would keep its size.
        if std::fs::metadata(&log).is_ok_and(|log| log.len() > LONG_LOG) {
            let cut = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut writer.connection).await;
            cut.map_err(unreachable)?;
        }
        Ok(Database {
            writer: Arc::new(Mutex::new(Some(writer))),
            readers,
            // Opening the file again must not create another one.
            options: options.create_if_missing(false),
            file: file.into(),
            identity: identity_of(file),
            log: Path::new(&log).into(),
            meters: WriterMeters::default(),
        })
    }

    /// Whether the path still names the file that is open. What is written after it was deleted or moved away would be
    /// gone with the process.
    pub fn is_in_place(&self) -> bool {
        self.identity.is_some() && identity_of(&self.file) == self.identity
    }

    /// Begins a transaction, with the write lock taken at once.
    pub async fn begin(&self) -> sqlx::Result<Transaction> {
        Transaction::lock(self.hold().await?, &self.options).await
    }

    /// The writer, for a transaction that has still to begin.
    async fn hold(&self) -> sqlx::Result<Writer> {
        self.refuse_another_place()?;
        self.writer().await
    }

    /// Begins a transaction that reads one state of the file, however long it takes, while others write.
    pub async fn look(&self) -> sqlx::Result<Transaction> {
        let mut reader = self.reader().await?;
        sqlx::query("BEGIN").execute(&mut *reader).await?;
        Ok(Transaction::of(Lent::Reader(reader)))
    }

    fn refuse_another_place(&self) -> sqlx::Result<()> {
        match self.is_in_place() {
            true => Ok(()),
            false => Err(sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::NotFound, GONE))),
        }
    }

    /// The only writing connection, for a statement that is its own transaction.
    pub async fn writer(&self) -> sqlx::Result<Writer> {
        let begun = Instant::now();
        let held = tokio::time::timeout(WRITER_PATIENCE, self.writer.clone().lock_owned()).await;
        self.meters.waited(begun);
        let held = held.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let held = OwnedMutexGuard::try_map(held, Option::as_mut).map_err(|_| sqlx::Error::PoolClosed)?;
        Ok(Writer { held, meters: self.meters.clone(), since: Instant::now() })
    }

    /// How the writer is used.
    pub fn meters(&self) -> &WriterMeters {
        &self.meters
    }

    /// Waits until all that is committed survives a power cut.
    ///
    /// This is what `synchronous=FULL` does within each commit (<https://sqlite.org/pragma.html#pragma_synchronous>):
    /// it syncs the log. Here it is asked for where it matters, and nobody else waits for the disk meanwhile.
    pub async fn sync(&self) -> sqlx::Result<()> {
        let log = self.log.clone();
        let synced = tokio::task::spawn_blocking(move || {
            let log = std::fs::OpenOptions::new().write(true).open(log)?;
            log.sync_data()
        });
        synced.await.map_err(|error| sqlx::Error::Io(std::io::Error::other(error)))?.map_err(sqlx::Error::Io)
    }

    /// A connection that can only read.
    pub async fn reader(&self) -> sqlx::Result<PoolConnection<Sqlite>> {
        self.readers.acquire().await
    }

    /// Moves the write-ahead log into the file and cuts it off, so that what was erased does not linger there.
    pub async fn empty_log(&self) -> sqlx::Result<()> {
        let mut writer = self.writer().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *writer).await?;
        Ok(())
    }

    /// What SQLite finds wrong with the file; empty when it is sound.
    pub async fn flaws(&self) -> sqlx::Result<Vec<String>> {
        let mut reader = self.reader().await?;
        let mut flaws: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut *reader).await?;
        flaws.retain(|line| line != "ok");
        let broken: Vec<(String,)> =
            sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check").fetch_all(&mut *reader).await?;
        flaws.extend(broken.into_iter().map(|(table,)| format!("a broken reference in {table}")));
        Ok(flaws)
    }

    /// Runs any SQL, for the tests of rooms.
    #[cfg(test)]
    pub async fn run(&self, sql: &str) {
        let mut writer = self.writer().await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut *writer).await.unwrap();
    }

    /// Closes all connections; what was committed is in the file.
    pub async fn close(&self) {
        self.readers.close().await;
        let writer = self.writer.lock().await.take();
        if let Some(writer) = writer
            && let Err(error) = writer.connection.close().await
        {
            tracing::warn!(%error, "the database was not closed properly; what was committed is safe");
        }
    }
}

/// Writes a consistent copy of a file beside the program that uses it, and changes nothing in it: an older program
/// may be running.
pub async fn back_up(file: &Path, to: &Path) -> sqlx::Result<()> {
    let options = SqliteConnectOptions::new().filename(file).busy_timeout(Duration::from_secs(30));
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let is_ours = keep_from_others(to)?;
    let copied = sqlx::query("VACUUM INTO ?").bind(to.display().to_string()).execute(&mut connection).await;
    if copied.is_err() && is_ours {
        // A broken file that looks like a copy would be worse than none; it may be gone already.
        let _ = std::fs::remove_file(to);
    }
    connection.close().await?;
    copied.map(|_| ())
}

/// Creates the file, if absent, readable by its owner only: it will hold personal data. Returns whether it was absent.
fn keep_from_others(file: &Path) -> std::io::Result<bool> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        opened => opened.map(|_| true),
    }
}

/// What the administrator reads; what came meanwhile is not confirmed to Telegram.
const GONE: &str = "the file of the database was deleted or moved away: stop the bot, put the file or the last backup \
                    back, and start it; what people send meanwhile stays with Telegram for a day";

/// The device and the number by which the system knows a file; elsewhere no more than that it is there.
type Identity = (u64, u64);

fn identity_of(file: &Path) -> Option<Identity> {
    let about = std::fs::metadata(file).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((about.dev(), about.ino()))
    }
    #[cfg(not(unix))]
    Some((0, u64::from(about.is_file())))
}

/// The milliseconds since this moment are the least number that is given: fewer rows are made than milliseconds pass.
const NUMBERS_BEGIN: DateTime<Utc> = DateTime::from_timestamp_secs(1_767_225_600).expect("2026 has begun");

/// Raises the numbers of all tables that never give one twice to the clock. Those of the outbox are in no chat.
async fn raise_numbers(db: &mut SqliteConnection, now: DateTime<Utc>) -> sqlx::Result<()> {
    let least = (now - NUMBERS_BEGIN).num_seconds() * 1000;
    sqlx::query("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name != 'outbox'")
        .bind(least)
        .execute(&mut *db)
        .await?;
    // A table that has had no row yet.
    sqlx::query(
        "INSERT INTO sqlite_sequence (name, seq)
         SELECT name, max(?, 0) FROM sqlite_schema
         WHERE type = 'table' AND sql LIKE '% PRIMARY KEY AUTOINCREMENT%' AND name != 'outbox'
           AND name NOT IN (SELECT name FROM sqlite_sequence)",
    )
    .bind(least)
    .execute(db)
    .await?;
    Ok(())
}

/// Looks before anything is changed, so that a file of another schema stays untouched, its journal mode included.
async fn refuse_another_schema(options: &SqliteConnectOptions, file: &Path, named: &str) -> Result<(), OpenError> {
    if !file.exists() {
        return Ok(());
    }
    let looking = SqliteConnectOptions::new()
        .filename(options.get_filename())
        .read_only(true)
        .busy_timeout(Duration::from_secs(5));
    let unreachable = |error: sqlx::Error| OpenError::of(named, &error);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(looking).await.map_err(unreachable)?;
    let newest: Result<Option<i64>, sqlx::Error> =
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(&pool).await;
    pool.close().await;
    match newest {
        Ok(Some(newest)) if MIGRATIONS.iter().all(|known| known.version < newest) => {
            Err(OpenError::Newer { file: named.to_owned(), migration: newest })
        }
        Ok(Some(newest)) if MIGRATIONS.iter().all(|known| newest < known.version) => {
            Err(OpenError::Old { file: named.to_owned() })
        }
        Ok(_) => Ok(()),
        // A file without the table is new or foreign; the migrator says which.
        Err(sqlx::Error::Database(error)) if error.message().contains("no such table") => Ok(()),
        Err(error) => Err(unreachable(error)),
    }
}

/// The migrations that this program knows, for the test that runs each on data.
pub fn migrations() -> &'static Migrator {
    &MIGRATIONS
}

/// For tests: opens a fresh database by copying one that is migrated once.
#[cfg(test)]
pub mod tests {
    use super::*;
    use tokio::sync::OnceCell;

    static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();

    /// A database in a folder, with the schema and nobody in it. Its numbers begin with 1, as tests count them.
    pub async fn fresh(folder: &Path) -> Database {
        let migrated = MIGRATED.get_or_init(migrated).await;
        let file = folder.join("grozd.db");
        std::fs::write(&file, migrated).unwrap();
        Database::open(&file, DateTime::UNIX_EPOCH).await.unwrap()
    }

    async fn migrated() -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("grozd.db");
        Database::open(&file, DateTime::UNIX_EPOCH).await.unwrap().close().await;
        std::fs::read(&file).unwrap()
    }

    async fn numbers(database: &Database) -> Vec<(String, i64)> {
        let mut reader = database.reader().await.unwrap();
        let numbers =
            sqlx::query_as("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetch_all(&mut *reader).await;
        numbers.unwrap()
    }

    #[tokio::test]
    async fn numbers_begin_at_the_clock_and_never_go_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("grozd.db");
        let opened = async |at: &str| {
            let database = Database::open(&file, at.parse().unwrap()).await.unwrap();
            let numbers = numbers(&database).await;
            database.close().await;
            numbers
        };
        // The clock of a machine that has just been switched on may stand anywhere.
        for (at, number) in
            [("1970-01-01T00:00:00Z", 0), ("2026-01-02T00:00:01Z", 86_401_000), ("2026-01-01T00:00:00Z", 86_401_000)]
        {
            let numbers = opened(at).await;
            for table in ["account", "event", "groups", "organisation", "person"] {
                assert!(numbers.iter().any(|(name, _)| name == table), "{table} is not in {numbers:?}");
            }
            for (table, reached) in numbers {
                assert_eq!(reached, number, "{table} at {at}");
            }
        }

        let database = Database::open(&file, "2026-01-02T00:00:02Z".parse().unwrap()).await.unwrap();
        database.run("INSERT INTO municipality (name, time_zone) VALUES ('Лесной район', 'Europe/Moscow')").await;
        let add = "INSERT INTO account (channel, external, municipality_id, language)
                   VALUES ('telegram', 'somebody', 1, 'ru') RETURNING id";
        let mut writer = database.writer().await.unwrap();
        let number: i64 = sqlx::query_scalar(add).fetch_one(&mut *writer).await.unwrap();
        assert_eq!(number, 86_402_001);
    }
}
