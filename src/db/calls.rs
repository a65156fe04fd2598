//! Several statements in one call.
//!
//! sqlx hands each call to a thread of its own and back, which costs as much as what most statements do there. What
//! every update needs (to begin and read, to write and commit) is therefore one call each. A call ends with a row that
//! proves it: sqlx takes it for the end of a statement without rows when its thread has panicked in the middle.

use std::collections::BTreeSet;

use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Encode, Row, Sqlite, SqliteConnection, Type};

use super::errors::{is_of_the_connection, is_passing};
use super::lent::Lent;
use super::{Database, Transaction, Writer};

/// Stands at the end of a call whose own statements may have no row, and its column.
const PROOF: &str = "SELECT 1 AS told";
const TOLD: &str = "told";

/// Statements that are one call. Their placeholders are plain `?`, which are counted through all of them, or numbered ones,
/// which are the same in all of them.
#[derive(Debug)]
pub struct Call {
    /// How many values it takes.
    takes: usize,
    /// How many numbers its statements leave out below their greatest, all together.
    left_out: usize,
    alone: String,
    begins: String,
    commits: String,
    /// A column of the last row, which only the last statement has.
    proof: &'static str,
}

impl Call {
    /// These statements, in this order.
    pub fn of(statements: &[&str]) -> Call {
        let all = statements.join("; ");
        Call {
            takes: placeholders(&all),
            left_out: left_out(&all),
            alone: format!("{all}; {PROOF}"),
            begins: format!("BEGIN IMMEDIATE; {all}; {PROOF}"),
            commits: format!("{all}; COMMIT; {PROOF}"),
            proof: TOLD,
        }
    }

    /// These statements, of which the last always has a row with this column, and so is a proof by itself. Its row is
    /// the last that the call returns.
    pub fn proved_by(proof: &'static str, statements: &[&str]) -> Call {
        let all = statements.join("; ");
        Call {
            takes: placeholders(&all),
            left_out: left_out(&all),
            begins: format!("BEGIN IMMEDIATE; {all}"),
            commits: format!("{all}; COMMIT; {PROOF}"),
            alone: all,
            proof,
        }
    }

    /// The statements, for the test that reads their plans.
    pub fn text(&self) -> &str {
        &self.alone
    }

    /// A placeholder without a value is NULL to SQLite, and nothing says so: a call that was put together of others' statements
    /// would find nobody, silently. Every test sees it that makes the call.
    ///
    /// A statement that leaves out a number below its greatest has a nameless placeholder there, as SQLite sees it. sqlx gives
    /// each of these the next value, counts them through all statements, and once it has come to the end of the values binds
    /// nothing more of a statement, silently. So they get values of their own, which nobody reads.
    fn whole(&self, mut with: Values) -> sqlx::Result<Values> {
        let given = Arguments::len(&with.0);
        debug_assert!(given >= self.takes, "{given} values for {} placeholders: {}", self.takes, self.alone);
        for _ in 0..self.left_out {
            with = with.and(None::<i64>)?;
        }
        Ok(with)
    }

    /// Makes the call: the rows of all its statements, in order.
    pub async fn make(&'static self, db: &mut SqliteConnection, with: Values) -> sqlx::Result<Vec<SqliteRow>> {
        told(db, &self.alone, self.proof, self.whole(with)?).await
    }
}

/// How many values statements take: the greatest number of a placeholder, or how many plain ones there are. What stands in quotes
/// is no placeholder.
fn placeholders(statements: &str) -> usize {
    let (plain, numbers) = signs_of(statements);
    numbers.last().copied().unwrap_or(0).max(plain)
}

/// How many numbers these statements leave out below their greatest, each for itself. A semicolon in quotes makes it more, and
/// never less.
fn left_out(statements: &str) -> usize {
    let of = |statement: &str| {
        let (_, numbers) = signs_of(statement);
        numbers.last().map_or(0, |greatest| greatest - numbers.len())
    };
    statements.split(';').map(of).sum()
}

/// How many plain placeholders there are, and which numbers the others have.
fn signs_of(statements: &str) -> (usize, BTreeSet<usize>) {
    let (mut plain, mut numbers, mut quoted) = (0, BTreeSet::new(), None);
    let mut signs = statements.chars().peekable();
    while let Some(sign) = signs.next() {
        match (quoted, sign) {
            (Some(quote), _) if sign == quote => quoted = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quoted = Some(sign),
            (None, '?') => {
                let mut number = String::new();
                while let Some(digit) = signs.next_if(char::is_ascii_digit) {
                    number.push(digit);
                }
                match number.parse::<usize>() {
                    Ok(number) => {
                        numbers.insert(number);
                    }
                    Err(_) => plain += 1,
                }
            }
            (None, _) => {}
        }
    }
    (plain, numbers)
}

/// The values of a call's placeholders.
#[derive(Debug, Clone, Default)]
pub struct Values(SqliteArguments);

impl Values {
    /// Adds the value of the next placeholder.
    pub fn and<'t>(mut self, value: impl Encode<'t, Sqlite> + Type<Sqlite>) -> sqlx::Result<Values> {
        Arguments::add(&mut self.0, value).map_err(sqlx::Error::Encode)?;
        Ok(self)
    }
}

async fn told(
    db: &mut SqliteConnection,
    text: &'static str,
    proof: &str,
    with: Values,
) -> sqlx::Result<Vec<SqliteRow>> {
    let mut rows = sqlx::query_with(text, with.0).fetch_all(db).await?;
    if rows.last().is_none_or(|last| last.try_get::<i64, _>(proof).is_err()) {
        return Err(sqlx::Error::WorkerCrashed);
    }
    if proof == TOLD {
        rows.pop();
    }
    Ok(rows)
}

impl Database {
    /// Begins a transaction as [`Database::begin`] does, and makes the call in it.
    pub async fn begin_with(&self, call: &'static Call, with: Values) -> sqlx::Result<(Transaction, Vec<SqliteRow>)> {
        let mut writer = self.hold().await?;
        let held = &mut writer.held;
        if !held.is_suspect {
            match told(&mut held.connection, &call.begins, call.proof, call.whole(with.clone())?).await {
                Ok(rows) => return Ok((Transaction::of(Lent::Writer(writer)), rows)),
                Err(error) if is_passing(&error) && !is_of_the_connection(&error) => return Err(error),
                Err(_) => {
                    // Whatever it is, the statements find it out one after the other.
                    let _ = sqlx::query("ROLLBACK").execute(&mut held.connection).await;
                    held.is_suspect = true;
                }
            }
        }
        let mut transaction = Transaction::lock(writer, &self.options).await?;
        let rows = call.make(&mut transaction, with).await?;
        Ok((transaction, rows))
    }

    /// The writing connection, for a call that is its own transaction; `None` if the connection is suspect, so that
    /// [`Database::begin`] has to look at it first.
    pub async fn alone(&self) -> sqlx::Result<Option<Writer>> {
        self.refuse_another_place()?;
        let writer = self.writer().await?;
        Ok((!writer.held.is_suspect).then_some(writer))
    }
}

impl Writer {
    /// What was written alone has failed: the next transaction looks whether the connection is sound.
    pub fn suspect(&mut self) {
        self.held.is_suspect = true;
    }
}

impl Transaction {
    /// Makes the call and commits.
    pub async fn commit_with(mut self, call: &'static Call, with: Values) -> sqlx::Result<Vec<SqliteRow>> {
        let rows = told(&mut self, &call.commits, TOLD, call.whole(with)?).await?;
        self.connection = None;
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Connection;

    use super::*;

    #[test]
    fn what_a_call_takes_is_read_off_its_statements() {
        for (statements, takes) in [
            ("SELECT 1", 0),
            ("SELECT ? + ?; SELECT ?", 3),
            ("SELECT ?1, ?3; SELECT ?12", 12),
            ("SELECT '?5', \"?6\" FROM it WHERE name = 'it''s ?7' AND id = ?2", 2),
            ("SELECT ?2 ->> '$.a'", 2),
        ] {
            assert_eq!(placeholders(statements), takes, "{statements}");
        }
    }

    /// A number that a statement leaves out takes nothing away from those after it.
    #[tokio::test]
    async fn what_a_statement_leaves_out_costs_no_value() {
        static LEAVES: std::sync::LazyLock<Call> =
            std::sync::LazyLock::new(|| Call::of(&["SELECT ?1 + ?4 AS it", "SELECT ?4 AS it", "SELECT ?2 + ?4 AS it"]));
        let mut db = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let values = [1, 20, 300, 4000].into_iter().fold(Values::default(), |values, value| values.and(value).unwrap());
        let rows = LEAVES.make(&mut db, values).await.unwrap();
        let told: Vec<i64> = rows.iter().map(|row| row.get("it")).collect();
        assert_eq!(told, [4001, 4000, 4020]);
    }

    /// What is left out is no silent NULL.
    #[tokio::test]
    #[should_panic(expected = "2 values for 3 placeholders")]
    async fn a_call_that_lacks_a_value_panics() {
        static LACKS: std::sync::LazyLock<Call> = std::sync::LazyLock::new(|| Call::of(&["SELECT ?1, ?3 AS it"]));
        let mut db = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let _ = LACKS.make(&mut db, Values::default().and(1).unwrap().and(2).unwrap()).await;
    }
}
