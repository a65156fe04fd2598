//! Turns that wait at the same time share a transaction.
//!
//! SQLite writes one transaction after another anyway, so that under load one commit then serves many: turns, and what
//! else is to be written rides along ([`Beside`](super::super::beside::Beside)). If one fails, all are rolled back;
//! those before it share another transaction, it gets one of its own, and so do those after it.

use std::collections::HashSet;
use std::sync::Arc;

use tokio::sync::{Mutex, mpsc, oneshot};

use super::super::beside::Piece;
use super::meet::Met;
use super::{Answered, Question, TakeAgain, Taken, Turns, caught};
use crate::db::{self, Transaction};
use crate::talk::{Result, Trouble, session};

/// So many share a transaction at most: the first of them waits for the last.
const MOST_TOGETHER: usize = 32;

/// The queue that [`Turns::run`] empties.
pub struct Queue(pub(super) mpsc::UnboundedReceiver<Asked>);

/// What waits for the next transaction.
pub(super) enum Asked {
    /// An update that asks for its turn, and where the answer is awaited.
    Turn { question: Box<Question>, answer: oneshot::Sender<Result<Taken, TakeAgain>> },
    /// A [`Beside`](super::super::beside::Beside).
    Beside(Box<dyn Piece>),
}

/// What the turns of a transaction have left so far, to be stored at its end.
#[derive(Default)]
struct Shared {
    answered: Vec<Option<Answered>>,
    updates: HashSet<i64>,
    chats: HashSet<i64>,
}

impl Shared {
    /// A turn of a chat that had one before in this transaction reads what that one left.
    async fn write_stand_of(&mut self, question: &Question, transaction: &mut Transaction) -> Result<()> {
        if question.arrival.as_ref().is_none_or(|arrival| !self.chats.contains(&arrival.chat)) {
            return Ok(());
        }
        let stands: Vec<_> = self.answered.iter_mut().flatten().filter_map(|left| left.stand.take()).collect();
        session::write(transaction, &stands).await
    }
}

/// Why a shared transaction failed, and which of its members caused it, if one of them did.
struct Torn {
    by: Option<usize>,
    trouble: Trouble,
}

impl Turns {
    /// Takes the turns of those who wait, until it is aborted. The queue is lent, so that it survives a restart of this
    /// task.
    pub async fn run(self: Arc<Self>, queue: Arc<Mutex<Queue>>) {
        let mut queue = queue.lock().await;
        let mut waiting = Vec::with_capacity(MOST_TOGETHER);
        while queue.0.recv_many(&mut waiting, MOST_TOGETHER).await > 0 {
            self.serve(std::mem::take(&mut waiting)).await;
        }
    }

    /// Does what is asked, and answers once it is committed.
    pub(super) async fn serve(&self, asked: Vec<Asked>) {
        // A stack of the ranges still to be done, the next one last.
        let mut parts = vec![asked];
        while let Some(mut part) = parts.pop() {
            let Torn { by, trouble } = match self.attempt(&mut part).await {
                Ok(taken) => {
                    answer(part, taken);
                    continue;
                }
                Err(torn) => torn,
            };
            if trouble.of_database(db::is_passing) {
                parts.push(part);
                return put_off(parts.into_iter().rev().flatten(), trouble);
            }
            if let [_] = part[..] {
                if let Some(only) = part.pop() {
                    self.answer_for(only, trouble).await;
                }
                continue;
            }
            if let Trouble::Fault(fault) = &trouble {
                tracing::warn!(%fault, together = part.len(), "a shared transaction failed; it is done in parts");
            }
            // Those before the one that failed went well. If no single one is known to have failed, bisect.
            let mut after = part.split_off(by.unwrap_or(part.len() / 2));
            let rest = after.split_off(by.map_or(0, |_| 1));
            parts.extend([rest, after, part].into_iter().filter(|part| !part.is_empty()));
        }
    }

    /// Does all that is asked in one transaction, or nothing.
    async fn attempt(&self, asked: &mut [Asked]) -> Result<Vec<Taken>, Torn> {
        if let [Asked::Beside(piece)] = asked
            && piece.is_one_call()
            && self.write_alone(piece.as_mut()).await
        {
            return Ok(Vec::new());
        }
        let by_nobody = |trouble| Torn { by: None, trouble };
        let mut shared = Shared::default();
        // A transaction begins with what its first turn reads.
        let begun = match asked.first() {
            Some(Asked::Turn { question, .. }) => self.begin(question).await.map(|(begun, met)| (begun, Some(met))),
            _ => self.database.begin().await.map(|begun| (begun, None)).map_err(Trouble::from),
        };
        let (mut transaction, mut met) = begun.map_err(by_nobody)?;
        for (place, asked) in asked.iter_mut().enumerate() {
            let by = Some(place);
            let followed = caught(self.follow(transaction, asked, met.take(), &mut shared)).await;
            transaction = followed.map_err(|trouble| Torn { by, trouble })?;
        }
        caught(self.settle(transaction, shared.answered)).await.map_err(by_nobody)
    }

    /// Writes what is one statement without a transaction around it; tells whether it did. If not, a transaction finds
    /// out why.
    async fn write_alone(&self, piece: &mut dyn Piece) -> bool {
        let Ok(Some(mut writer)) = self.database.alone().await else {
            return false;
        };
        let written = caught(piece.write(&mut writer)).await;
        if written.is_err() {
            writer.suspect();
        }
        written.is_ok()
    }

    async fn follow(
        &self,
        mut transaction: Transaction,
        asked: &mut Asked,
        met: Option<Met>,
        shared: &mut Shared,
    ) -> Result<Transaction> {
        match asked {
            Asked::Turn { question, .. } => {
                if shared.updates.contains(&question.update) {
                    // It was queued twice.
                    shared.answered.push(None);
                    return Ok(transaction);
                }
                let met = match met {
                    Some(met) => met,
                    None => {
                        shared.write_stand_of(question, &mut transaction).await?;
                        self.meet(&mut transaction, question).await?
                    }
                };
                let (transaction, left) = self.answer(transaction, question, met).await?;
                shared.updates.insert(question.update);
                shared.chats.extend(question.arrival.as_ref().map(|arrival| arrival.chat));
                shared.answered.push(left);
                Ok(transaction)
            }
            Asked::Beside(piece) => {
                piece.write(&mut transaction).await?;
                Ok(transaction)
            }
        }
    }

    /// Reports a failure to the one that failed alone, for a reason other than the database.
    async fn answer_for(&self, asked: Asked, trouble: Trouble) {
        match asked {
            Asked::Turn { question, answer } => {
                let _ = answer.send(self.explain(&question, trouble).await);
            }
            Asked::Beside(piece) => piece.failed(trouble),
        }
    }
}

/// Answers those whose transaction is committed. After a stop nobody may be waiting; what was to be sent is in the
/// outbox.
fn answer(asked: Vec<Asked>, taken: Vec<Taken>) {
    let mut taken = taken.into_iter();
    for asked in asked {
        match asked {
            Asked::Turn { answer, .. } => {
                let _ = answer.send(taken.next().ok_or(TakeAgain));
            }
            Asked::Beside(piece) => piece.committed(),
        }
    }
}

/// Tells everybody to try again later: the database cannot be written now.
fn put_off(asked: impl Iterator<Item = Asked>, trouble: Trouble) {
    let mut turns = 0;
    for asked in asked {
        match asked {
            Asked::Turn { answer, .. } => {
                turns += 1;
                let _ = answer.send(Err(TakeAgain));
            }
            Asked::Beside(piece) => piece.failed(trouble.again()),
        }
    }
    if turns > 0 {
        tracing::error!(?trouble, turns, "the database cannot be written; the turn waits");
    }
}
