//! Two lanes of outgoing messages, and flood control.
//!
//! An interactive reply leaves at once, within its chat's own rate. Notices are paced: so many a second over all
//! chats, and as many a chat as an interactive reply may. A 429 pauses a chat or everything, as long as Telegram asks.
//! There is no tick: the bulk lane sleeps until something is due.

mod looking;
mod waits;

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::channel::{Card, Channel, Fault};
use super::outcomes::{Kept, Outcome, Outcomes};
pub use super::pace::Rates;
use super::pace::{ChatPace, Pace};
use super::patience::back_off;
use crate::Clock;
use crate::db::Database;
use crate::meters::{Lane, Meters, SendEnd};
use crate::model::papers;
use crate::outbox::{self, Body, Dispatch, Ending};
use crate::talk::{Filled, Parcel, Result, Surroundings};
use crate::text::Language;

/// A notice that meets passing faults is given up after so many attempts, which take about a day.
const MOST_ATTEMPTS: i64 = 40;
/// A reply that meets passing faults is given up after this long.
const REPLY_PATIENCE: Duration = Duration::from_secs(24 * 3600);
/// The longest wait before another attempt at a reply: the chat's next turn waits for it.
const REPLY_BACK_OFF: Duration = Duration::from_secs(15);
/// Notices on their way at the same time, at least: with 30 a second Telegram may take two seconds for each.
const BULK_IN_FLIGHT: usize = 64;
/// How long notices are on their way at most when more than that is needed to keep the pace: a quarter of a second.
const BULK_FLIGHTS_A_SECOND: usize = 4;
/// Notices are claimed for so much of a second at a time, since each claim is a transaction.
const CLAIMS_A_SECOND: usize = 30;
/// No more are claimed in one transaction: each is looked at by its room meanwhile, and turns wait for the writer.
const CLAIMED_AT_ONCE: usize = 8;
/// If the others in flight are slow, free slots are filled after this long.
const GATHER: Duration = Duration::from_millis(100);
/// Telegram sends so many a second for free; more is a paid broadcast, which each message has to ask for.
const FREE_BULK: NonZeroU32 = NonZeroU32::new(30).expect("thirty is not zero");
/// Cards that are remembered.
const MOST_CARDS: usize = 50_000;
/// Messages a minute in a group.
const GROUP_A_MINUTE: NonZeroU32 = NonZeroU32::new(20).expect("twenty is not zero");

/// Speaks.
pub struct Sender {
    channel: Arc<dyn Channel>,
    database: Database,
    clock: Clock,
    /// The free rate over all chats: replies always count here, notices unless they are paid.
    free: Mutex<Pace>,
    /// The pace of paid notices, where the rate asks for them.
    paid: Option<Mutex<Pace>>,
    /// Senders that wait for the pace queue up, in one queue per lane.
    bulk_line: tokio::sync::Mutex<()>,
    careful_line: tokio::sync::Mutex<()>,
    chats: Mutex<ChatPace>,
    chat_burst: NonZeroU32,
    groups: Mutex<ChatPace>,
    /// How many notices may be on their way, and how many are worth a claim.
    places: usize,
    batch: usize,
    /// The end of the last pause that Telegram asked for; nothing is said before it.
    paused_until: watch::Sender<Option<Instant>>,
    /// The message in which each chat's card stands.
    cards: Mutex<HashMap<String, Card>>,
    bulk_wakes: Arc<Notify>,
    outcomes: mpsc::UnboundedSender<Kept>,
    /// Notices on their way. Kept here, so that a lane that is restarted after a panic goes on with them.
    in_flight: tokio::sync::Mutex<JoinSet<()>>,
    meters: Meters,
    /// What rooms have around them that look at a notice once more.
    around: Arc<Surroundings>,
    stop: CancellationToken,
}

impl Sender {
    /// A sender, and the queue of its outcomes.
    pub fn new(
        channel: Arc<dyn Channel>,
        database: Database,
        clock: Clock,
        rates: Rates,
        meters: Meters,
        around: Arc<Surroundings>,
        stop: CancellationToken,
    ) -> (Arc<Sender>, Outcomes) {
        let (outcomes, queue) = mpsc::unbounded_channel();
        let bulk_wakes = Arc::new(Notify::new());
        let a_second = rates.bulk.get() as usize;
        let places = BULK_IN_FLIGHT.max(a_second / BULK_FLIGHTS_A_SECOND);
        let is_paid = rates.bulk > FREE_BULK;
        let sender = Sender {
            channel,
            database,
            clock,
            free: Mutex::new(Pace::new(rates.bulk.min(FREE_BULK))),
            paid: is_paid.then(|| Mutex::new(Pace::new(rates.bulk))),
            bulk_line: tokio::sync::Mutex::default(),
            careful_line: tokio::sync::Mutex::default(),
            chats: Mutex::new(ChatPace::new(rates.chat, Duration::from_secs(1))),
            chat_burst: rates.chat_burst,
            groups: Mutex::new(ChatPace::new(GROUP_A_MINUTE, Duration::from_secs(60))),
            places,
            batch: (a_second / CLAIMS_A_SECOND).clamp(1, places / 2),
            paused_until: watch::Sender::new(None),
            cards: Mutex::default(),
            bulk_wakes: bulk_wakes.clone(),
            outcomes,
            in_flight: tokio::sync::Mutex::default(),
            meters: meters.clone(),
            around,
            stop,
        };
        let outcomes = Outcomes { queue, batch: Arc::default(), bulk_wakes, meters };
        (Arc::new(sender), outcomes)
    }

    /// The channel by which it speaks.
    pub fn channel(&self) -> &dyn Channel {
        &*self.channel
    }

    /// What tells the bulk lane to look at the clock.
    pub fn time(&self) -> Arc<Notify> {
        self.bulk_wakes.clone()
    }

    /// Tells the bulk lane that something new waits.
    pub fn wake_bulk(&self) {
        self.bulk_wakes.notify_one();
    }

    /// Sends a reply, and retries while the fault is a passing one. Returns early at a stop: the row then stays as
    /// being sent, and the next start sends it again.
    pub async fn say(&self, mut dispatch: Dispatch) {
        let begun = Instant::now();
        let lane = Lane::Interactive;
        let over = |id, ending| self.keep(id, lane, Outcome::Ended(ending));
        loop {
            let after = match self.attempt(&mut dispatch, lane).await {
                Attempt::Spoken => {
                    if let Some(asked) = dispatch.asked {
                        self.meters.replied(asked);
                    }
                    return over(dispatch.id, Ending::Sent);
                }
                Attempt::Refused(ending) => return over(dispatch.id, ending),
                Attempt::Stopped => return,
                Attempt::Moved(to) => {
                    dispatch.external = to.clone();
                    self.keep(dispatch.id, lane, Outcome::Moved(to));
                    Duration::ZERO
                }
                // The pause itself is waited for before the next attempt.
                Attempt::Flooded => {
                    self.meters.said(lane, SendEnd::Retried, (self.clock)());
                    Duration::ZERO
                }
                Attempt::Failed(fault) if begun.elapsed() > REPLY_PATIENCE => {
                    return over(dispatch.id, Ending::Failed(fault));
                }
                Attempt::Failed(_) => {
                    let after = back_off(dispatch.attempts).min(REPLY_BACK_OFF);
                    dispatch.attempts += 1;
                    self.keep(dispatch.id, lane, Outcome::Retried);
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
    ///
    /// A claim is worth its transaction when a batch of places is free, or when the others in flight are slow. There
    /// is no tick: with nothing to claim the lane sleeps until something is due, or something new is stored.
    pub async fn run_bulk(self: Arc<Self>) {
        const LONG: Duration = Duration::from_secs(3600);
        let mut in_flight = self.in_flight.lock().await;
        let mut patience = Duration::from_secs(1);
        let mut claimed_at: Option<Instant> = None;
        let mut claim_at = Instant::now();
        while !self.stop.is_cancelled() {
            while in_flight.try_join_next().is_some() {}
            let free = self.places - in_flight.len();
            let now = Instant::now();
            let worth_it = match claimed_at {
                _ if free == 0 => now + LONG,
                Some(claimed_at) if free < self.batch => claim_at.max(claimed_at + GATHER),
                _ => claim_at,
            };
            if worth_it <= now {
                claimed_at = Some(now);
                match self.claim(free.min(CLAIMED_AT_ONCE) as i64).await {
                    Ok(claimed) if claimed.is_empty() => {
                        claim_at = Instant::now() + self.until_due().await;
                    }
                    Ok(claimed) => {
                        patience = Duration::from_secs(1);
                        for dispatch in claimed {
                            // Each is a task of its own, so that none stalls while the lane claims more.
                            in_flight.spawn(self.clone().say_in_bulk(dispatch));
                        }
                    }
                    Err(trouble) => {
                        tracing::error!(?trouble, "the outbox could not be read; trying again");
                        patience = (patience * 2).min(Duration::from_secs(30));
                        claim_at = Instant::now() + patience;
                    }
                }
                continue;
            }
            tokio::select! {
                Some(ended) = in_flight.join_next() => {
                    if ended.is_err() {
                        self.meters.panicked("bulk");
                        tracing::error!("a panic beside a notice; the next start says it again");
                    }
                }
                () = self.bulk_wakes.notified() => claim_at = Instant::now(),
                () = tokio::time::sleep_until(worth_it) => {}
                () = self.stop.cancelled() => {}
            }
        }
        while in_flight.join_next().await.is_some() {}
    }

    async fn say_in_bulk(self: Arc<Self>, mut dispatch: Dispatch) {
        let again = |due, was_tried| Outcome::Again { due, was_tried };
        let later = |by: Duration| (self.clock)() + TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        let outcome = match self.attempt(&mut dispatch, Lane::Bulk).await {
            Attempt::Spoken => match dispatch.message.take() {
                Some(message) => Outcome::Stands(message),
                None => Outcome::Ended(Ending::Sent),
            },
            Attempt::Refused(ending) => Outcome::Ended(ending),
            Attempt::Stopped => return,
            Attempt::Moved(to) => Outcome::Moved(to),
            // The row is due at once: the lane itself waits for the pause.
            Attempt::Flooded => again((self.clock)(), false),
            Attempt::Failed(fault) if dispatch.attempts >= MOST_ATTEMPTS => Outcome::Ended(Ending::Failed(fault)),
            Attempt::Failed(_) => again(later(back_off(dispatch.attempts)), true),
        };
        self.keep(dispatch.id, Lane::Bulk, outcome);
    }

    /// Sends something that is stored nowhere, once and at the pace of notices; it is allowed to get lost.
    pub async fn say_in_passing(&self, chat: i64, language: Language, body: Body) {
        let mut dispatch = Dispatch {
            id: 0,
            external: chat.to_string(),
            account: None,
            attempts: 1,
            reached: 0,
            body,
            language,
            asked: None,
            message: None,
        };
        self.attempt(&mut dispatch, Lane::Bulk).await;
    }

    async fn attempt(&self, dispatch: &mut Dispatch, lane: Lane) -> Attempt {
        let Some(is_busy) = self.may_speak(dispatch, lane).await else {
            return Attempt::Stopped;
        };
        let is_paid = lane == Lane::Bulk && self.paid.is_some();
        let stripped = dispatch.body.stripped_message().map(str::to_owned);
        if let Err(trouble) = self.put_on_sample(dispatch).await {
            tracing::warn!(
                ?trouble,
                attempt = dispatch.attempts,
                "a paper's sample could not be read; it is tried again"
            );
            return Attempt::Failed("the sample of a paper could not be read".to_owned());
        }
        let mut card = None;
        // A panic must not take down the lane or the chat's line.
        let spoken = AssertUnwindSafe(self.channel.speak(dispatch, is_paid, &mut card)).catch_unwind().await;
        if let Some(card) = card {
            self.replace_card(&dispatch.external, card, stripped.as_deref()).await;
        }
        let spoken = spoken.unwrap_or_else(|_| {
            Err(Fault::Refused { code: 0, words: "a panic, whose place is in the log above".to_owned() })
        });
        match spoken {
            Ok(()) | Err(Fault::Unmodified | Fault::TooOld) => Attempt::Spoken,
            Err(Fault::Flood(wait)) => {
                self.hold_back(&dispatch.external, wait, is_busy);
                Attempt::Flooded
            }
            Err(Fault::Moved(to)) if to.to_string() != dispatch.external => Attempt::Moved(to.to_string()),
            Err(Fault::Unreachable(reason)) => {
                let reached = dispatch.reached;
                Attempt::Refused(Ending::Blocked { reason, reached })
            }
            Err(fault @ (Fault::Refused { .. } | Fault::NotEditable(_) | Fault::TooBig | Fault::Moved(_))) => {
                tracing::error!(%fault, outbox = dispatch.id, "Telegram refuses a message");
                Attempt::Refused(Ending::Failed(fault.to_string()))
            }
            Err(fault @ (Fault::Passing(_) | Fault::Conflict(_) | Fault::Unauthorized(_))) => {
                tracing::warn!(%fault, attempt = dispatch.attempts, "a message will be tried again");
                Attempt::Failed(fault.to_string())
            }
        }
    }

    /// A paper is printed on the sample that is in force for whoever gets it when it is sent.
    async fn put_on_sample(&self, dispatch: &mut Dispatch) -> Result<()> {
        let paper = (dispatch.body.parcel_mut(), dispatch.account);
        if let (Some(Parcel::Filled(Filled { blank, sample: sample @ None, .. })), Some(account)) = paper {
            let mut reader = self.database.reader().await?;
            *sample = papers::in_force(&mut reader, account, blank).await?;
        }
        Ok(())
    }

    /// Remembers a chat's card, and takes the buttons off the one before, unless the reply has just done so: they would
    /// only be in the way. What is forgotten or fails here does no harm, since a button of an old card redraws the
    /// current one.
    async fn replace_card(&self, external: &str, card: Card, stripped: Option<&str>) {
        let before = lock(&self.cards).insert(external.to_owned(), card.clone());
        let Some(before) = before.filter(|before| *before != card) else {
            return;
        };
        let now = Instant::now();
        let is_busy = lock(self.paces_of(external)).spend(external, now);
        lock(&self.free).spend(now);
        if stripped == Some(before.as_str()) {
            return;
        }
        if let Err(fault) = self.channel.strip_buttons(external, &before).await {
            if let Fault::Flood(wait) = fault {
                self.hold_back(external, wait, is_busy);
            }
            tracing::debug!(%fault, "an old card keeps its buttons");
        }
    }

    fn keep(&self, id: i64, lane: Lane, outcome: Outcome) {
        let end = match &outcome {
            Outcome::Ended(Ending::Sent) | Outcome::Stands(_) => SendEnd::Sent,
            Outcome::Ended(Ending::Blocked { .. }) => SendEnd::Blocked,
            Outcome::Ended(Ending::Failed(_)) => SendEnd::Failed,
            Outcome::Again { .. } | Outcome::Retried | Outcome::Moved(_) => SendEnd::Retried,
        };
        self.meters.said(lane, end, (self.clock)());
        // The writer of outcomes outlives every sender; without it the next start says it again.
        let _ = self.outcomes.send((id, lane, outcome));
    }

    async fn claim(&self, most: i64) -> Result<Vec<Dispatch>> {
        let now = (self.clock)();
        let mut writer = self.database.begin().await?;
        let claimed = outbox::claim(&mut writer, now, most).await?;
        let (writer, said, dropped) = looking::look_at(writer, now, &self.around, claimed).await?;
        writer.commit().await?;
        for id in dropped {
            // What is not said has ended as well: the next of its chat may be claimed, and whoever waits hears of it.
            let _ = self.outcomes.send((id, Lane::Bulk, Outcome::Ended(Ending::Sent)));
        }
        Ok(said)
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
        let mut cards = lock(&self.cards);
        if cards.len() > MOST_CARDS {
            cards.clear();
        }
        drop(cards);
        let now = Instant::now();
        lock(&self.chats).tidy(now);
        lock(&self.groups).tidy(now);
    }
}

/// Locks ignoring poison: locks are held briefly, and a panic under one leaves the data consistent.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What came of an attempt.
enum Attempt {
    Spoken,
    Refused(Ending),
    Flooded,
    /// The chat has this number now.
    Moved(String),
    Failed(String),
    Stopped,
}
