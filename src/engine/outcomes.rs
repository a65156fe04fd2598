//! The outcomes of attempts to send: one task writes them all, so that no lane waits for the database while it could be
//! sending.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use tokio::sync::{Notify, mpsc, watch};

use super::beside::Beside;
use super::turn::Turns;
use crate::Clock;
use crate::meters::{Lane, Meters};
use crate::outbox::{self, Ending};
use crate::talk::Result;

/// The row, its lane, and the outcome.
pub(super) type Kept = (i64, Lane, Outcome);

/// The outcome of an attempt.
#[derive(Debug)]
pub enum Outcome {
    /// It is over.
    Ended(Ending),
    /// A notice was sent, and stands in its chat as this message.
    Stands(String),
    /// A notice is to be tried again at a moment.
    Again {
        /// When.
        due: DateTime<Utc>,
        /// Whether this counts as an attempt: flood control is no fault of the message.
        was_tried: bool,
    },
    /// A reply is tried once more.
    Retried,
    /// Its chat has another number: a notice is tried again there, and a reply is on its way there already.
    Moved(String),
}

/// The queue of outcomes that [`write_outcomes`] empties.
pub struct Outcomes {
    pub(super) queue: mpsc::UnboundedReceiver<Kept>,
    /// Taken from the queue and not written yet.
    pub(super) batch: Arc<[Kept]>,
    pub(super) bulk_wakes: Arc<Notify>,
    pub(super) meters: Meters,
}

/// Writes outcomes as they come, as many as have come in one transaction, until the senders are gone. `progress` is
/// raised after each commit. The outcomes are lent, so that a writer that is restarted after a panic goes on with the
/// batch of the one before.
pub async fn write_outcomes(
    turns: Arc<Turns>,
    clock: Clock,
    outcomes: Arc<tokio::sync::Mutex<Outcomes>>,
    progress: watch::Sender<u64>,
) {
    let mut outcomes = outcomes.lock().await;
    let Outcomes { queue, batch, bulk_wakes, meters } = &mut *outcomes;
    loop {
        if batch.is_empty() {
            let mut come = Vec::new();
            if queue.recv_many(&mut come, 256).await == 0 {
                return;
            }
            *batch = come.into();
        }
        let mut patience = Duration::from_millis(500);
        loop {
            let batch = Batch { outcomes: batch.clone(), now: (clock)() };
            match turns.write(batch).await {
                Ok(()) => break,
                Err(trouble) => {
                    // Logging a full disk every second would bury the rest of the log.
                    patience = (patience * 2).min(Duration::from_secs(30));
                    tracing::error!(?trouble, "outcomes could not be written; trying again");
                    tokio::time::sleep(patience).await;
                }
            }
        }
        meters.committed((clock)());
        if batch.iter().any(|(_, lane, _)| *lane == Lane::Bulk) {
            // The next notice of such a chat may be claimed now.
            bulk_wakes.notify_one();
        }
        *batch = Arc::default();
        progress.send_modify(|count| *count += 1);
    }
}

/// Outcomes as they are written.
struct Batch {
    outcomes: Arc<[Kept]>,
    now: DateTime<Utc>,
}

impl Beside for Batch {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let (mut sent, mut stand) = (Vec::with_capacity(self.outcomes.len()), Vec::new());
        for (id, _, outcome) in self.outcomes.iter() {
            match outcome {
                Outcome::Ended(Ending::Sent) => sent.push(*id),
                Outcome::Stands(message) => {
                    sent.push(*id);
                    stand.push((*id, message.clone()));
                }
                Outcome::Ended(ending) => outbox::end(db, self.now, *id, ending).await?,
                Outcome::Again { due, was_tried } => {
                    outbox::again(db, *id, *due, *was_tried).await?;
                }
                Outcome::Moved(to) => outbox::go_after(db, self.now, *id, to).await?,
                Outcome::Retried => outbox::count_attempt(db, *id).await?,
            }
        }
        // Nearly all are sent, and end in one statement.
        outbox::end_sent(db, self.now, &sent, &stand).await
    }

    fn is_one_call(&self) -> bool {
        let is_sent = |outcome: &_| matches!(outcome, Outcome::Ended(Ending::Sent) | Outcome::Stands(_));
        self.outcomes.iter().all(|(_, _, outcome)| is_sent(outcome))
    }
}
