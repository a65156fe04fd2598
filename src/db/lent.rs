//! Connections that are lent: the only writer, a transaction that holds it, and one that reads beside it.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Sqlite, SqliteConnection};
use tokio::sync::OwnedMappedMutexGuard;
use tokio::time::Instant;

use super::errors::{is_of_the_connection, is_passing};
use crate::meters::WriterMeters;

/// A connection that writes.
#[derive(Debug)]
pub(super) struct Connected {
    pub(super) connection: SqliteConnection,
    /// Whether something was rolled back, so that the connection may be unusable.
    pub(super) is_suspect: bool,
}

impl Connected {
    /// Begins a transaction that writes. A connection that was opened when the file was read-only stays so for ever,
    /// begins all the same, and is found out by a statement that changes nothing.
    pub(super) async fn lock(&mut self) -> sqlx::Result<()> {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut self.connection).await?;
        if self.is_suspect {
            sqlx::query("DELETE FROM inbox WHERE false").execute(&mut self.connection).await?;
            self.is_suspect = false;
        }
        Ok(())
    }
}

/// The writing connection, held until this is dropped, for a statement that is its own transaction.
#[derive(Debug)]
pub struct Writer {
    pub(super) held: OwnedMappedMutexGuard<Option<Connected>, Connected>,
    pub(super) meters: WriterMeters,
    pub(super) since: Instant,
}

impl Deref for Writer {
    type Target = SqliteConnection;
    fn deref(&self) -> &SqliteConnection {
        &self.held.connection
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.held.connection
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.meters.held(self.since);
    }
}

/// A transaction: one that holds the write lock, or one that reads a single state of the file beside the writer. Dropped
/// without a commit, it is rolled back.
#[derive(Debug)]
pub struct Transaction {
    /// `None` once it is committed.
    pub(super) connection: Option<Lent>,
}

/// The connection of a transaction.
#[derive(Debug)]
pub(super) enum Lent {
    Writer(Writer),
    Reader(PoolConnection<Sqlite>),
}

impl Deref for Lent {
    type Target = SqliteConnection;
    fn deref(&self) -> &SqliteConnection {
        match self {
            Lent::Writer(writer) => writer,
            Lent::Reader(reader) => reader,
        }
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self {
            Lent::Writer(writer) => writer,
            Lent::Reader(reader) => reader,
        }
    }
}

/// The invariant of [`Transaction`]'s `Deref`.
const HELD: &str = "a transaction holds its connection until it is committed, which consumes it";

impl Transaction {
    /// Takes the write lock; a connection that cannot even begin is opened again, whatever the reason.
    pub(super) async fn lock(mut writer: Writer, options: &SqliteConnectOptions) -> sqlx::Result<Transaction> {
        let held = &mut writer.held;
        match held.lock().await {
            Err(error) if !is_passing(&error) || is_of_the_connection(&error) => {
                tracing::warn!(%error, "the writing connection is opened again");
                held.connection = SqliteConnection::connect_with(options).await?;
                held.lock().await?;
            }
            ended => ended?,
        }
        Ok(Transaction::of(Lent::Writer(writer)))
    }

    pub(super) fn of(lent: Lent) -> Transaction {
        Transaction { connection: Some(lent) }
    }

    /// Commits.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        // A row, because sqlx takes it for the end of a statement without rows when its thread has panicked in the
        // middle.
        let _: i64 = sqlx::query_scalar("COMMIT; SELECT 1").fetch_one(&mut *self).await?;
        self.connection = None;
        Ok(())
    }
}

impl Deref for Transaction {
    type Target = SqliteConnection;
    fn deref(&self) -> &SqliteConnection {
        self.connection.as_ref().expect(HELD)
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect(HELD)
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        let (Some(mut lent), Ok(runtime)) = (self.connection.take(), tokio::runtime::Handle::try_current()) else {
            // Committed; or the program is ending, and the file rolls back by itself.
            return;
        };
        runtime.spawn(async move {
            // An error says that SQLite has rolled back already; the next transaction finds out anything worse.
            let _ = sqlx::query("ROLLBACK").execute(&mut *lent).await;
            if let Lent::Writer(writer) = &mut lent {
                writer.held.is_suspect = true;
            }
        });
    }
}
