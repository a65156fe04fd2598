//! What a table keeps about people: the law on personal data, as plain values beside the tables.
//!
//! The owner of a table states for each column that names a person, an account or an organisation what an erasure does
//! to the row, how the row is exported, and how the consent speaks of it. Export, counts, the act of an erasure and the
//! list in the consent are loops over these values, and `tests/architecture` holds them against the schema.

use crate::text::Words;

/// A table and what it keeps.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns that name a person, an account or an organisation.
    pub of: &'static [Of],
    /// What of it is somebody's own data; `None` where nothing is.
    pub kept: Option<Kept>,
}

/// A column that names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Of {
    /// Its name.
    pub column: &'static str,
    /// Whom it names.
    pub whose: Whose,
    /// What becomes of the row when they go.
    pub fate: Fate,
}

/// Whom a column names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A person.
    Person,
    /// An account.
    Account,
    /// An organisation.
    Organisation,
}

/// What becomes of a row when the person, account or organisation that it names is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The row goes too: `ON DELETE CASCADE`.
    Goes,
    /// The row stays, and no longer names anybody: `ON DELETE SET NULL`.
    LosesItsPerson,
    /// The row keeps the other from being deleted until it is moved elsewhere: no action, only for organisations.
    Holds,
}

/// What of a table is somebody's own data.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// How the consent and the card of one's own data call it: a noun in the nominative, small.
    pub said_as: Words,
    /// The rows as JSON, one text a row. `?1` is the person, `?2` the account.
    pub rows: &'static str,
}

impl Of {
    /// A column that names a person.
    pub const fn person(column: &'static str, fate: Fate) -> Of {
        Of { column, whose: Whose::Person, fate }
    }

    /// A column that names an account.
    pub const fn account(column: &'static str, fate: Fate) -> Of {
        Of { column, whose: Whose::Account, fate }
    }

    /// A column that names an organisation, which is never erased but merged into another.
    pub const fn organisation(column: &'static str) -> Of {
        Of { column, whose: Whose::Organisation, fate: Fate::Holds }
    }
}

impl Table {
    /// A table whose rows name nobody.
    pub const fn plain(name: &'static str) -> Table {
        Table { name, of: &[], kept: None }
    }

    /// A table whose rows name somebody.
    pub const fn of(name: &'static str, of: &'static [Of]) -> Table {
        Table { name, of, kept: None }
    }

    /// The same, with what of it is somebody's own data.
    pub const fn kept(self, kept: Kept) -> Table {
        Table { kept: Some(kept), ..self }
    }
}
