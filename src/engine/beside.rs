//! Writes other than turns, which share the transactions of turns.
//!
//! SQLite writes one transaction after another, and beginning and committing one costs as much as half a turn. What is
//! written at every turn, by the intake and by the outcomes, therefore joins them.

use futures::FutureExt;
use futures::future::BoxFuture;
use sqlx::SqliteConnection;
use tokio::sync::oneshot;

use crate::talk::{Result, Trouble};

/// A piece of work.
pub trait Beside: Send + Sync + 'static {
    /// The result.
    type Done: Send + 'static;

    /// Writes it, in a transaction that it shares. When that is rolled back, it is written again from the beginning.
    fn write(&self, db: &mut SqliteConnection) -> impl Future<Output = Result<Self::Done>> + Send;

    /// Whether it makes one [`Call`](crate::db::Call) of one statement, which is as good as a transaction where nothing
    /// else is to be written. Written twice, it must be as written once.
    fn is_one_call(&self) -> bool {
        false
    }
}

/// A type-erased [`Beside`] in the queue of turns.
pub(super) trait Piece: Send {
    fn write<'a>(&'a mut self, db: &'a mut SqliteConnection) -> BoxFuture<'a, Result<()>>;

    fn is_one_call(&self) -> bool;

    /// The transaction is committed.
    fn committed(self: Box<Self>);

    /// It failed, in a transaction of its own.
    fn failed(self: Box<Self>, trouble: Trouble);
}

/// A piece, the result of its last write, and where that is awaited.
struct Held<W: Beside> {
    work: W,
    done: Option<W::Done>,
    answer: oneshot::Sender<Result<W::Done>>,
}

impl<W: Beside> Piece for Held<W> {
    fn write<'a>(&'a mut self, db: &'a mut SqliteConnection) -> BoxFuture<'a, Result<()>> {
        async {
            self.done = Some(self.work.write(db).await?);
            Ok(())
        }
        .boxed()
    }

    fn is_one_call(&self) -> bool {
        self.work.is_one_call()
    }

    fn committed(self: Box<Self>) {
        let unwritten = || Trouble::fault("a piece of work was not written");
        // After a stop nobody may be waiting; it is written all the same.
        let _ = self.answer.send(self.done.ok_or_else(unwritten));
    }

    fn failed(self: Box<Self>, trouble: Trouble) {
        let _ = self.answer.send(Err(trouble));
    }
}

/// A piece for the queue, and the receiver of its result.
pub(super) fn piece<W: Beside>(work: W) -> (Box<dyn Piece>, oneshot::Receiver<Result<W::Done>>) {
    let (answer, answered) = oneshot::channel();
    let held = Held { work, done: None, answer };
    (Box::new(held), answered)
}
