//! Two lanes of speech and flood control.
//!
//! An interactive reply leaves at once, within its chat's own rate. Notices are paced: so many a second over all
//! chats, and as many a chat as an interactive reply may. One 429 pauses everything for as long as Telegram asks.
//! There is no tick: the bulk lane sleeps until something is due.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt;
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use teloxide::types::ChatId;
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::speak::{Card, speak, strip_buttons};
use super::wire::{Fault, Wire};
use crate::Clock;
use crate::db::Database;
use crate::outbox::{self, Dispatch, Ending};
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

/// A notice that meets passing faults is given up after so many attempts, which take about a day.
const MOST_ATTEMPTS: i64 = 40;
/// A reply that meets passing faults is given up after this long.
const REPLY_PATIENCE: Duration = Duration::from_secs(24 * 3600);
/// The longest wait before another attempt at a reply: the chat's next turn waits for it.
const REPLY_BACK_OFF: Duration = Duration::from_secs(15);
/// For so long after a pause replies keep to the pace of notices, since all of them come at once.
const CAREFUL: Duration = Duration::from_secs(5);
/// Notices on their way at the same time.
const BULK_IN_FLIGHT: usize = 64;
/// Cards that are remembered.
const MOST_CARDS: usize = 50_000;
/// More than the burst of any chat at Telegram.
const LONGEST_BURST: u32 = 64;
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
    /// The end of the last pause that Telegram asked for; nothing is said before it.
    paused_until: watch::Sender<Option<Instant>>,
    /// The message in which each chat's card stands.
    cards: Mutex<HashMap<String, Card>>,
    bulk_wakes: Arc<Notify>,
    outcomes: mpsc::UnboundedSender<(i64, Outcome)>,
    stop: CancellationToken,
}

/// What is to be kept of an attempt. One task writes them all, so that no lane waits for the database while
/// somebody else's message is in its hands.
#[derive(Debug)]
pub enum Outcome {
    /// It is over.
    Ended(Ending),
    /// A notice is to be tried again at a moment.
    Again {
        /// The moment.
        due: DateTime<Utc>,
        /// Whether this time counts as an attempt: a flood is no fault of the message.
        was_tried: bool,
    },
    /// A reply is tried once more.
    Retried,
}

/// The queue of outcomes that [`write_outcomes`] empties.
pub struct Outcomes {
    queue: mpsc::UnboundedReceiver<(i64, Outcome)>,
    bulk_wakes: Arc<Notify>,
}

impl Sender {
    /// A sender, and the queue of what is to be kept.
    pub fn new(
        wire: Wire,
        database: Database,
        clock: Clock,
        rates: Rates,
        stop: CancellationToken,
    ) -> (Arc<Sender>, Outcomes) {
        let (outcomes, queue) = mpsc::unbounded_channel();
        let bulk_wakes = Arc::new(Notify::new());
        let a_minute = NonZeroU32::new(GROUP_A_MINUTE).unwrap_or(NonZeroU32::MIN);
        let sender = Sender {
            wire,
            database,
            clock,
            // No burst: a window of a second must never hold more than its number.
            bulk: RateLimiter::direct(Quota::per_second(rates.bulk).allow_burst(NonZeroU32::MIN)),
            chats: RateLimiter::keyed(Quota::per_second(rates.chat).allow_burst(rates.chat_burst)),
            groups: RateLimiter::keyed(Quota::per_minute(a_minute)),
            paused_until: watch::Sender::new(None),
            cards: Mutex::default(),
            bulk_wakes: bulk_wakes.clone(),
            outcomes,
            stop,
        };
        (Arc::new(sender), Outcomes { queue, bulk_wakes })
    }

    /// Tells the bulk lane that something new waits.
    pub fn wake_bulk(&self) {
        self.bulk_wakes.notify_one();
    }

    /// Says a reply and keeps trying while the fault is a passing one. Returns early at a stop: the row then stays
    /// as being sent, and the next start says it again.
    pub async fn say(&self, mut dispatch: Dispatch) {
        let begun = Instant::now();
        loop {
            let after = match self.attempt(&mut dispatch, Lane::Interactive).await {
                Attempt::Spoken => return self.keep(dispatch.id, Outcome::Ended(Ending::Sent)),
                Attempt::Refused(ending) => return self.keep(dispatch.id, Outcome::Ended(ending)),
                Attempt::Stopped => return,
                // The pause itself is waited for before the next attempt.
                Attempt::Flooded => Duration::ZERO,
                Attempt::Failed(fault) if begun.elapsed() > REPLY_PATIENCE => {
                    return self.keep(dispatch.id, Outcome::Ended(Ending::Failed(fault)));
                }
                Attempt::Failed(_) => {
                    let after = back_off(dispatch.attempts).min(REPLY_BACK_OFF);
                    dispatch.attempts += 1;
                    self.keep(dispatch.id, Outcome::Retried);
                    after
                }
            };
            tokio::select! {
                () = tokio::time::sleep(after) => {}
                () = self.stop.cancelled() => return,
            }
        }
    }

    /// Empties the bulk lane until the stop.
    pub async fn run_bulk(self: Arc<Self>) {
        let mut in_flight = JoinSet::new();
        let mut patience = Duration::from_secs(1);
        while !self.stop.is_cancelled() {
            let free = BULK_IN_FLIGHT - in_flight.len();
            let claimed = match free {
                0 => Ok(Vec::new()),
                free => self.claim(free as i64).await,
            };
            // With more to claim the lane goes on as soon as one message has ended; without, it sleeps until
            // something is due, something new is stored, or the stop.
            let sleep = match claimed {
                Ok(claimed) if claimed.is_empty() && free > 0 => self.until_due().await,
                Ok(claimed) => {
                    patience = Duration::from_secs(1);
                    for dispatch in claimed {
                        // Each is a task of its own, so that none stands still while the lane claims more.
                        in_flight.spawn(self.clone().say_in_bulk(dispatch));
                    }
                    Duration::from_secs(3600)
                }
                Err(trouble) => {
                    tracing::error!(?trouble, "the outbox could not be read; trying again");
                    patience = (patience * 2).min(Duration::from_secs(30));
                    patience
                }
            };
            tokio::select! {
                Some(_) = in_flight.join_next() => {}
                () = self.bulk_wakes.notified() => {}
                () = tokio::time::sleep(sleep) => {}
                () = self.stop.cancelled() => {}
            }
        }
        while in_flight.join_next().await.is_some() {}
    }

    async fn say_in_bulk(self: Arc<Self>, mut dispatch: Dispatch) {
        let again = |due, was_tried| Outcome::Again { due, was_tried };
        let later =
            |by: Duration| (self.clock)() + TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        let outcome = match self.attempt(&mut dispatch, Lane::Bulk).await {
            Attempt::Spoken => Outcome::Ended(Ending::Sent),
            Attempt::Refused(ending) => Outcome::Ended(ending),
            Attempt::Stopped => return,
            // At once as far as the row is concerned: the lane itself waits for the pause.
            Attempt::Flooded => again((self.clock)(), false),
            Attempt::Failed(fault) if dispatch.attempts >= MOST_ATTEMPTS => {
                Outcome::Ended(Ending::Failed(fault))
            }
            Attempt::Failed(_) => again(later(back_off(dispatch.attempts)), true),
        };
        self.keep(dispatch.id, outcome);
    }

    async fn attempt(&self, dispatch: &mut Dispatch, lane: Lane) -> Attempt {
        if !self.may_speak(dispatch, lane).await {
            return Attempt::Stopped;
        }
        let mut card = None;
        // A panic must not take the lane or the chat's line down with it.
        let spoken = AssertUnwindSafe(speak(&self.wire, dispatch, &mut card))
            .catch_unwind()
            .await;
        if let Some(card) = card {
            self.replace_card(&dispatch.external, card).await;
        }
        let spoken = spoken.unwrap_or_else(|_| {
            Err(Fault::Refused {
                code: 0,
                words: "a panic, whose place is in the log above".to_owned(),
            })
        });
        match spoken {
            Ok(()) | Err(Fault::Unmodified | Fault::TooOld) => Attempt::Spoken,
            Err(Fault::Flood(wait)) => {
                tracing::warn!(seconds = wait.as_secs(), "Telegram asks for a pause");
                self.spend_burst(dispatch);
                let until = Some(Instant::now() + wait);
                self.paused_until.send_if_modified(|paused| {
                    let longer = until > *paused;
                    if longer {
                        *paused = until;
                    }
                    longer
                });
                Attempt::Flooded
            }
            Err(Fault::Unreachable(words)) => Attempt::Refused(Ending::Blocked(words)),
            Err(fault @ (Fault::Refused { .. } | Fault::NotEditable(_))) => {
                tracing::error!(%fault, outbox = dispatch.id, "Telegram refuses a message");
                Attempt::Refused(Ending::Failed(fault.to_string()))
            }
            Err(fault @ (Fault::Passing(_) | Fault::Conflict(_) | Fault::Unauthorized(_))) => {
                tracing::warn!(%fault, attempt = dispatch.attempts, "a message will be tried again");
                Attempt::Failed(fault.to_string())
            }
        }
    }

    /// Leaves a chat nothing but its pace. A pause is most often owed to one who types fast; without this each message
    /// of the burst that is left would earn another, and everybody would wait for it.
    fn spend_burst(&self, dispatch: &Dispatch) {
        let chats = if dispatch.external.starts_with('-') {
            &self.groups
        } else {
            &self.chats
        };
        for _ in 0..LONGEST_BURST {
            if chats.check_key(&dispatch.external).is_err() {
                return;
            }
        }
    }

    /// Waits for the chat's rate, a pause, and the pace of the lane; `false` at a stop.
    async fn may_speak(&self, dispatch: &Dispatch, lane: Lane) -> bool {
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
                self.pause().await;
                if lane == Lane::Bulk || self.is_careful() {
                    self.bulk.until_ready().await;
                } else {
                    // A reply counts against the pace of all, but does not wait for it.
                    let _ = self.bulk.check();
                }
                // The pace may have taken long enough for another pause to begin.
                if !self.is_paused() {
                    return;
                }
            }
        };
        tokio::select! {
            () = ready => true,
            // What a person waits for is still said at a stop when nothing holds it back.
            () = self.stop.cancelled() => lane == Lane::Interactive && !self.is_paused(),
        }
    }

    /// Remembers a chat's card, and takes the buttons off the one before: they would only be in the way. What is
    /// forgotten or fails here does no harm, since an old button redraws what is current.
    async fn replace_card(&self, external: &str, card: Card) {
        let before = {
            let mut cards = self.cards.lock().unwrap_or_else(PoisonError::into_inner);
            cards.insert(external.to_owned(), card)
        };
        let (Some(before), Ok(chat)) = (before.filter(|before| *before != card), external.parse())
        else {
            return;
        };
        let _ = self.chats.check_key(&external.to_owned());
        if let Err(fault) = strip_buttons(&self.wire, ChatId(chat), before).await {
            tracing::debug!(%fault, "an old card keeps its buttons");
        }
    }

    async fn pause(&self) {
        loop {
            let until = *self.paused_until.borrow();
            match until.filter(|until| *until > Instant::now()) {
                Some(until) => tokio::time::sleep_until(until).await,
                None => return,
            }
        }
    }

    fn is_paused(&self) -> bool {
        let until = *self.paused_until.borrow();
        until.is_some_and(|until| until > Instant::now())
    }

    /// Whether a pause has just ended, so that everything held back by it would leave in one burst.
    fn is_careful(&self) -> bool {
        let until = *self.paused_until.borrow();
        until.is_some_and(|until| until.elapsed() < CAREFUL)
    }

    fn keep(&self, id: i64, outcome: Outcome) {
        // The writer of outcomes outlives every sender; without it the next start says it again.
        let _ = self.outcomes.send((id, outcome));
    }

    async fn claim(&self, most: i64) -> Result<Vec<Dispatch>> {
        let mut writer = self.database.begin().await?;
        let claimed = outbox::claim(&mut writer, (self.clock)(), most).await?;
        writer.commit().await?;
        Ok(claimed)
    }

    async fn until_due(&self) -> Duration {
        let longest = Duration::from_secs(3600);
        let due = async {
            let mut reader = self.database.reader().await?;
            outbox::next_due(&mut reader).await
        };
        match due.await {
            Ok(Some(due)) => {
                let wait = due - (self.clock)().timestamp_millis();
                Duration::from_millis(u64::try_from(wait).unwrap_or(0).max(1)).min(longest)
            }
            Ok(None) => longest,
            Err(_) => Duration::from_secs(1),
        }
    }

    /// Forgets the rates of chats that have been silent, and the cards when there are many; without it their number
    /// would only grow.
    pub fn tidy(&self) {
        let mut cards = self.cards.lock().unwrap_or_else(PoisonError::into_inner);
        if cards.len() > MOST_CARDS {
            cards.clear();
        }
        drop(cards);
        self.chats.retain_recent();
        self.groups.retain_recent();
    }
}

/// By which lane something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    /// A person waits for it.
    Interactive,
    /// Nobody asked for it.
    Bulk,
}

/// What came of an attempt.
enum Attempt {
    Spoken,
    Refused(Ending),
    Flooded,
    Failed(String),
    Stopped,
}

/// Half a second, doubled each time up to an hour, a quarter of it by chance so that many do not come at once.
fn back_off(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(13);
    let whole = Duration::from_millis(500 << doublings).min(Duration::from_secs(3600));
    whole.mul_f64(0.75 + rand::random::<f64>() / 4.0)
}

/// Writes outcomes as they come, as many as have come in one transaction, until the senders are gone.
/// `progress` is raised after each commit.
pub async fn write_outcomes(
    database: Database,
    clock: Clock,
    outcomes: Outcomes,
    progress: watch::Sender<u64>,
) {
    let Outcomes {
        mut queue,
        bulk_wakes,
    } = outcomes;
    let mut batch = Vec::new();
    while queue.recv_many(&mut batch, 256).await > 0 {
        let mut patience = Duration::from_millis(500);
        let frees_chats = loop {
            match write(&database, (clock)(), &batch).await {
                Ok(frees_chats) => break frees_chats,
                Err(trouble) => {
                    // Of a full disk that is told every second nobody reads the rest of the log.
                    patience = (patience * 2).min(Duration::from_secs(30));
                    tracing::error!(?trouble, "outcomes could not be written; trying again");
                    tokio::time::sleep(patience).await;
                }
            }
        };
        if frees_chats {
            // The next notice of such a chat may be claimed now.
            bulk_wakes.notify_one();
        }
        batch.clear();
        progress.send_modify(|count| *count += 1);
    }
}

/// Writes a batch; tells whether a notice was in it.
async fn write(database: &Database, now: DateTime<Utc>, batch: &[(i64, Outcome)]) -> Result<bool> {
    let mut transaction = database.begin().await?;
    let mut frees_chats = false;
    for (id, outcome) in batch {
        match outcome {
            Outcome::Ended(ending) => {
                frees_chats |= outbox::end(&mut transaction, now, *id, ending).await?;
            }
            Outcome::Again { due, was_tried } => {
                outbox::again(&mut transaction, *id, *due, *was_tried).await?;
                frees_chats = true;
            }
            Outcome::Retried => outbox::count_attempt(&mut transaction, *id).await?,
        }
    }
    transaction.commit().await?;
    Ok(frees_chats)
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
