//! What is written beside turns: pieces of work that share the transaction in which turns are taken.
//!
//! SQLite writes one transaction after another, and beginning and committing one costs as much as half a turn.
//! Whoever writes at every turn, as the intake and the endings do, therefore rides along.

use futures::FutureExt;
use futures::future::BoxFuture;
use sqlx::SqliteConnection;
use tokio::sync::oneshot;

use crate::talk::{Result, Trouble};

/// A piece of work.
pub trait Beside: Send + Sync + 'static {
    /// What comes of it.
    type Done: Send + 'static;

    /// Writes it, in a transaction that it shares. When that is rolled back, it is written again from the beginning.
    fn write(&self, db: &mut SqliteConnection) -> impl Future<Output = Result<Self::Done>> + Send;
}

/// A piece of whatever kind that stands in the queue of turns.
pub(super) trait Piece: Send {
    fn write<'a>(&'a mut self, db: &'a mut SqliteConnection) -> BoxFuture<'a, Result<()>>;

    /// The transaction is committed.
    fn committed(self: Box<Self>);

    /// It failed, in a transaction of its own.
    fn failed(self: Box<Self>, trouble: Trouble);
}

/// A piece, what came of its last writing, and where that is awaited.
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

    fn committed(self: Box<Self>) {
        let unwritten = || Trouble::fault("a piece of work was not written");
        // Nobody waits any more after a stop; it is written all the same.
        let _ = self.answer.send(self.done.ok_or_else(unwritten));
    }

    fn failed(self: Box<Self>, trouble: Trouble) {
        let _ = self.answer.send(Err(trouble));
    }
}

/// A piece for the queue, and where to wait for what comes of it.
pub(super) fn piece<W: Beside>(work: W) -> (Box<dyn Piece>, oneshot::Receiver<Result<W::Done>>) {
    let (answer, answered) = oneshot::channel();
    let held = Held { work, done: None, answer };
    (Box::new(held), answered)
}
