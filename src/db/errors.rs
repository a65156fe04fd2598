//! What goes wrong with the file, and what follows from it.

/// Why a database could not be opened, in words for the administrator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A newer program has migrated the file; an older one must not touch it.
    #[error(
        "the database {file} was made by a newer version of grozd (migration {migration}): install that version, or restore the backup made before the upgrade"
    )]
    Newer {
        /// The file as it was named.
        file: String,
        /// The migration that this program does not know.
        migration: i64,
    },
    /// The file is of the schema from before the first release, which has nothing in common with this one.
    #[error(
        "the database {file} was made by grozd from before its first release, and has another schema: keep that file aside, and name a new one in GROZD_DB"
    )]
    Old {
        /// The file as it was named.
        file: String,
    },
    /// A migration is not what it was when it was applied.
    #[error("the database {file} does not fit this version of grozd: {reason}")]
    Unfit {
        /// The file as it was named.
        file: String,
        /// What the migrator says.
        reason: String,
    },
    /// Another program holds the file, or the disk is full: it passes.
    #[error("the database {file} cannot be used now: {reason}")]
    Busy {
        /// The file as it was named.
        file: String,
        /// What SQLite says.
        reason: String,
    },
    /// The file is no database, or not a sound one.
    #[error(
        "the database {file} is damaged, or is no database: {reason}; restore the last backup, or name another file in GROZD_DB"
    )]
    Damaged {
        /// The file as it was named.
        file: String,
        /// What SQLite says.
        reason: String,
    },
    /// The file cannot be read or written.
    #[error(
        "the database {file} cannot be opened: {reason}; check the path GROZD_DB, and the rights to the file, to those beside it that end in -wal and -shm, and to their folder"
    )]
    Unreachable {
        /// The file as it was named.
        file: String,
        /// What SQLite says.
        reason: String,
    },
}

impl OpenError {
    /// Whether the file is worth trying again later, with no word of the administrator.
    pub fn passes(&self) -> bool {
        matches!(self, OpenError::Busy { .. })
    }

    pub(super) fn of(file: &str, error: &sqlx::Error) -> OpenError {
        let (file, reason) = (file.to_owned(), error.to_string());
        if is_damage(error) {
            return OpenError::Damaged { file, reason };
        }
        match primary_code(error) {
            // Busy, locked, I/O error, full.
            Some(5 | 6 | 10 | 13) => OpenError::Busy { file, reason },
            _ => OpenError::Unreachable { file, reason },
        }
    }
}

/// Whether an error of the database passes by itself, so that the turn is worth trying again later.
pub fn is_passing(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => true,
        // Busy, locked, read-only, I/O error, full, cannot open.
        error => matches!(primary_code(error), Some(5 | 6 | 8 | 10 | 13 | 14)),
    }
}

/// Whether another connection may do what this one cannot: it was opened read-only, or its thread has fallen.
pub(super) fn is_of_the_connection(error: &sqlx::Error) -> bool {
    primary_code(error) == Some(8) || matches!(error, sqlx::Error::WorkerCrashed)
}

/// Whether SQLite finds the file itself broken (corrupt, not a database): only an administrator with a backup can
/// mend that.
pub fn is_damage(error: &sqlx::Error) -> bool {
    matches!(primary_code(error), Some(11 | 26))
}

/// Whether what was to be written is to blame (too big, against a constraint, of another type), and not the file.
pub fn is_of_the_content(error: &sqlx::Error) -> bool {
    matches!(primary_code(error), Some(18..=20))
}

/// SQLite's primary result code.
fn primary_code(error: &sqlx::Error) -> Option<i32> {
    let code: i32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
}
