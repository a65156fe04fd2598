//! Two lanes of speech and flood control.
//!
//! An interactive reply leaves at once, within its chat's own rate. Notices are paced: so many a second over all
//! chats, and as many a chat as an interactive reply may. One 429 pauses everything for as long as Telegram asks.
//! There is no tick: the bulk lane sleeps until something is due.

use std::num::NonZeroU32;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::stream::FuturesUnordered;
use futures::{FutureExt, StreamExt};
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::speak::speak;
use super::wire::{Fault, Wire};
use crate::Clock;
use crate::db::Database;
use crate::outbox::{self, Body, Dispatch, Ending};
use crate::talk::Result;

/// How much may be said.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    /// Notices a second over all chats: 30, or up to 1000 with paid broadcasts.
    pub bulk: NonZeroU32,
    /// Messages a second in one chat.
    pub chat: NonZeroU32,
    /// How many a chat may get at once before its rate holds.
    pub chat_burst: NonZeroU32,
}

impl Default for Rates {
    fn default() -> Rates {
        const fn number(number: u32) -> NonZeroU32 {
            NonZeroU32::new(number).expect("the numbers below are not zero")
        }
        Rates {
            bulk: number(30),
            chat: number(1),
            chat_burst: number(15),
        }
    }
}

/// A message that meets passing faults is given up after so many attempts, which take about a day.
const MOST_ATTEMPTS: i64 = 40;
/// Notices on their way at the same time.
const BULK_IN_FLIGHT: usize = 64;
/// Messages a minute in a group.
const GROUP_A_MINUTE: u32 = 20;

type Overall = RateLimiter<NotKeyed, InMemoryState, DefaultClock>;
type ByChat = RateLimiter<String, DashMapStateStore<String>, DefaultClock>;

/// Speaks.
pub struct Sender {
    wire: Wire,
    database: Database,
    clock: Clock,
    bulk: Overall,
    chats: ByChat,
    groups: ByChat,
    /// Nothing is said before this moment.
    paused_until: watch::Sender<Instant>,
    bulk_wakes: Notify,
    endings: mpsc::UnboundedSender<(i64, Ending)>,
    stop: CancellationToken,
}

impl Sender {
    /// A sender, and the queue of endings that [`write_endings`] empties.
    pub fn new(
        wire: Wire,
        database: Database,
        clock: Clock,
        rates: Rates,
        stop: CancellationToken,
    ) -> (Arc<Sender>, mpsc::UnboundedReceiver<(i64, Ending)>) {
        let (endings, written) = mpsc::unbounded_channel();
        let a_minute = NonZeroU32::new(GROUP_A_MINUTE).unwrap_or(NonZeroU32::MIN);
        let sender = Sender {
            wire,
            database,
            clock,
            // No burst: a window of a second must never hold more than its number.
            bulk: RateLimiter::direct(Quota::per_second(rates.bulk).allow_burst(NonZeroU32::MIN)),
            chats: RateLimiter::keyed(Quota::per_second(rates.chat).allow_burst(rates.chat_burst)),
            groups: RateLimiter::keyed(Quota::per_minute(a_minute)),
            paused_until: watch::Sender::new(Instant::now()),
            bulk_wakes: Notify::new(),
            endings,
            stop,
        };
        (Arc::new(sender), written)
    }

    /// Tells the bulk lane that something new waits.
    pub fn wake_bulk(&self) {
        self.bulk_wakes.notify_one();
    }

    /// Says a reply and keeps trying while the fault is a passing one. Returns early at a stop: the row then stays
    /// as being sent, and the next start says it again.
    pub async fn say(&self, mut dispatch: Dispatch) {
        // A reply counts against the rate of all, but never waits for it.
        let _ = self.bulk.check();
        loop {
            match self.attempt(&dispatch).await {
                Attempt::Ended(ending) => return self.ended(dispatch.id, ending),
                Attempt::Stopped => return,
                Attempt::Again(after) => {
                    tokio::select! {
                        () = tokio::time::sleep(after) => {}
                        () = self.stop.cancelled() => return,
                    }
                    dispatch.attempts += 1;
                    if let Err(trouble) = self.count(dispatch.id).await {
                        tracing::error!(?trouble, "an attempt could not be counted");
                    }
                }
            }
        }
    }

    /// Empties the bulk lane until the stop.
    pub async fn run_bulk(self: Arc<Self>) {
        let mut in_flight = FuturesUnordered::new();
        loop {
            let free = BULK_IN_FLIGHT - in_flight.len();
            let claimed = if free > 0 && !self.stop.is_cancelled() {
                self.claim(free as i64).await
            } else {
                Ok(Vec::new())
            };
            let claimed = claimed.unwrap_or_else(|trouble| {
                tracing::error!(?trouble, "the outbox could not be read; trying again");
                Vec::new()
            });
            let got_some = !claimed.is_empty();
            in_flight.extend(
                claimed
                    .into_iter()
                    .map(|dispatch| self.say_in_bulk(dispatch)),
            );
            if self.stop.is_cancelled() && in_flight.is_empty() {
                return;
            }
            // With more to claim the lane goes on as soon as one message has ended; without, it sleeps until
            // something is due, something new is stored, or the stop.
            let sleep = if got_some || free == 0 {
                Duration::MAX
            } else {
                self.until_due().await
            };
            tokio::select! {
                Some(()) = in_flight.next() => {}
                () = self.bulk_wakes.notified() => {}
                () = tokio::time::sleep(sleep.min(Duration::from_secs(3600))) => {}
                () = self.stop.cancelled(), if !self.stop.is_cancelled() => {}
            }
        }
    }

    async fn say_in_bulk(&self, dispatch: Dispatch) {
        tokio::select! {
            () = self.bulk.until_ready() => {}
            () = self.stop.cancelled() => return,
        }
        match self.attempt(&dispatch).await {
            Attempt::Ended(ending) => self.ended(dispatch.id, ending),
            Attempt::Stopped => {}
            Attempt::Again(after) => {
                let due = (self.clock)() + TimeDelta::from_std(after).unwrap_or(TimeDelta::MAX);
                if let Err(trouble) = self.put_back(dispatch.id, due).await {
                    tracing::error!(
                        ?trouble,
                        "a notice could not be put back; the next start sends it"
                    );
                }
            }
        }
    }

    async fn attempt(&self, dispatch: &Dispatch) -> Attempt {
        if !self.may_speak(dispatch).await {
            return Attempt::Stopped;
        }
        // A panic must not take the lane or the chat's line down with it.
        let spoken = AssertUnwindSafe(speak(&self.wire, dispatch))
            .catch_unwind()
            .await;
        let spoken = spoken.unwrap_or_else(|_| {
            Err(Fault::Refused {
                code: 0,
                words: "a panic, whose place is in the log above".to_owned(),
            })
        });
        match spoken {
            Ok(()) => Attempt::Ended(Ending::Sent),
            Err(Fault::Unmodified | Fault::TooOld) => Attempt::Ended(Ending::Sent),
            Err(Fault::Flood(wait)) => {
                tracing::warn!(seconds = wait.as_secs(), "Telegram asks for a pause");
                let until = Instant::now() + wait;
                self.paused_until.send_if_modified(|paused| {
                    let longer = until > *paused;
                    if longer {
                        *paused = until;
                    }
                    longer
                });
                // The pause itself is waited for before the next attempt.
                Attempt::Again(Duration::ZERO)
            }
            Err(Fault::Unreachable(words)) => Attempt::Ended(Ending::Blocked(words)),
            Err(fault @ (Fault::Refused { .. } | Fault::NotEditable(_))) => {
                tracing::error!(%fault, outbox = dispatch.id, "Telegram refuses a message");
                Attempt::Ended(Ending::Failed(fault.to_string()))
            }
            Err(fault @ (Fault::Passing(_) | Fault::Conflict(_) | Fault::Unauthorized(_))) => {
                if dispatch.attempts >= MOST_ATTEMPTS {
                    return Attempt::Ended(Ending::Failed(fault.to_string()));
                }
                tracing::warn!(%fault, attempt = dispatch.attempts, "a message will be tried again");
                Attempt::Again(back_off(dispatch.attempts))
            }
        }
    }

    /// Waits for the pause and the chat's rate; `false` at a stop.
    async fn may_speak(&self, dispatch: &Dispatch) -> bool {
        let ready = async {
            if dispatch.body.is_message() {
                let chats = if dispatch.external.starts_with('-') {
                    &self.groups
                } else {
                    &self.chats
                };
                chats.until_key_ready(&dispatch.external).await;
            }
            loop {
                let until = *self.paused_until.borrow();
                if until <= Instant::now() {
                    return;
                }
                tokio::time::sleep_until(until).await;
            }
        };
        tokio::select! {
            () = ready => true,
            () = self.stop.cancelled() => match &dispatch.body {
                // What a person waits for is still said when nothing holds it back.
                Body::Reply { .. } => *self.paused_until.borrow() <= Instant::now(),
                _ => false,
            },
        }
    }

    fn ended(&self, id: i64, ending: Ending) {
        // The writer of endings outlives every sender; without it the next start says it again.
        let _ = self.endings.send((id, ending));
    }

    async fn claim(&self, most: i64) -> Result<Vec<Dispatch>> {
        let mut writer = self.database.begin().await?;
        let claimed = outbox::claim(&mut writer, (self.clock)(), most).await?;
        writer.commit().await?;
        Ok(claimed)
    }

    async fn until_due(&self) -> Duration {
        let due = async {
            let mut reader = self.database.reader().await?;
            outbox::next_due(&mut reader).await
        };
        match due.await {
            Ok(Some(due)) => {
                let wait = due - (self.clock)().timestamp_millis();
                Duration::from_millis(u64::try_from(wait).unwrap_or(0).max(1))
            }
            Ok(None) => Duration::MAX,
            Err(_) => Duration::from_secs(1),
        }
    }

    async fn count(&self, id: i64) -> Result<()> {
        let mut writer = self.database.writer().await?;
        outbox::count_attempt(&mut writer, id).await
    }

    async fn put_back(&self, id: i64, due: DateTime<Utc>) -> Result<()> {
        let mut writer = self.database.writer().await?;
        outbox::again(&mut writer, id, due).await
    }

    /// Forgets the rates of chats that have been silent; without it their number would only grow.
    pub fn tidy(&self) {
        self.chats.retain_recent();
        self.groups.retain_recent();
    }
}

enum Attempt {
    Ended(Ending),
    Again(Duration),
    Stopped,
}

/// Half a second, doubled each time up to an hour, a quarter of it by chance so that many do not come at once.
fn back_off(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(13);
    let whole = Duration::from_millis(500 << doublings).min(Duration::from_secs(3600));
    whole.mul_f64(0.75 + rand::random::<f64>() / 4.0)
}

/// Writes endings as they come, as many as have come in one transaction, until the senders are gone.
/// `progress` is raised after each commit.
pub async fn write_endings(
    database: Database,
    clock: Clock,
    mut endings: mpsc::UnboundedReceiver<(i64, Ending)>,
    progress: watch::Sender<u64>,
) {
    let mut batch = Vec::new();
    while endings.recv_many(&mut batch, 256).await > 0 {
        while let Err(trouble) = write(&database, (clock)(), &batch).await {
            tracing::error!(?trouble, "endings could not be written; trying again");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        batch.clear();
        progress.send_modify(|count| *count += 1);
    }
}

async fn write(database: &Database, now: DateTime<Utc>, batch: &[(i64, Ending)]) -> Result<()> {
    let mut transaction = database.begin().await?;
    for (id, ending) in batch {
        outbox::end(&mut transaction, now, *id, ending).await?;
    }
    transaction.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_grows_and_has_an_end() {
        assert!(back_off(1) <= Duration::from_millis(500));
        assert!(back_off(5) >= Duration::from_secs(6));
        assert!(back_off(1_000) <= Duration::from_secs(3600));
    }
}
