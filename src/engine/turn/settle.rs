//! How turns end: one call stores where people stand, marks the updates done, stores what is to be said, and commits.

use std::sync::LazyLock;

use super::{Answered, Taken, Turns};
use crate::db::{Call, Transaction};
use crate::engine::inbox::{self, Outcome};
use crate::outbox;
use crate::talk::{Result, session};

static SETTLES: LazyLock<Call> = LazyLock::new(|| Call::of(&[session::KEEP, inbox::DONE, outbox::REPLY]));

impl Turns {
    /// Stores what turns have left, and commits. Nothing stands for an update that was done before.
    pub(super) async fn settle(&self, transaction: Transaction, answered: Vec<Option<Answered>>) -> Result<Vec<Taken>> {
        let now = (self.clock)();
        let (mut ended, mut stands, mut replies) = (Vec::new(), Vec::new(), Vec::new());
        let mut taken = Vec::with_capacity(answered.len());
        for left in answered {
            let Some(left) = left else {
                taken.push((0, Taken::default()));
                continue;
            };
            ended.push((left.update, Outcome::from(left.end)));
            stands.extend(left.stand);
            taken.push((left.replies.len(), Taken { wakes: left.wakes, end: Some(left.end), ..Taken::default() }));
            replies.extend(left.replies);
        }
        if ended.is_empty() {
            transaction.commit().await?;
            return Ok(taken.into_iter().map(|(_, taken)| taken).collect());
        }
        let values = inbox::ending(session::keeping(&stands)?, now, &ended)?;
        let values = outbox::replying(values, now, &replies)?;
        let rows = transaction.commit_with(&SETTLES, values).await?;
        let mut dispatches = outbox::replied(&rows, replies)?.into_iter();
        let taken = taken
            .into_iter()
            .map(|(replies, taken)| Taken { dispatches: dispatches.by_ref().take(replies).collect(), ..taken });
        Ok(taken.collect())
    }

    pub(super) async fn settle_one(&self, transaction: Transaction, answered: Answered) -> Result<Taken> {
        let taken = self.settle(transaction, vec![Some(answered)]).await?;
        Ok(taken.into_iter().next().unwrap_or_default())
    }
}
