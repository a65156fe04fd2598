//! A line for each chat: its updates take their turns one after another, and no chat waits for another.
//!
//! A line lives as long as something stands in it. What a turn leaves to be said goes to [`Speech`], which keeps its
//! order. Behind the first only numbers stand in line, so that a flood costs little memory.

use std::collections::{HashMap, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::FutureExt;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::inbox::Waiting;
use super::patience::spread;
use super::regret::{self, UNNOTICED};
use super::sender::Sender;
use super::speech::Speech;
use super::turn::Turns;
use crate::meters::Meters;
use crate::outbox::Dispatch;

/// The lines of all chats.
pub struct Lines {
    turns: Arc<Turns>,
    sender: Arc<Sender>,
    speech: Arc<Speech>,
    /// Woken when a duty may be due earlier than before.
    duties: Arc<Notify>,
    /// Woken when a file was asked for or deleted.
    files: Arc<Notify>,
    standing: Mutex<HashMap<i64, VecDeque<Waiting>>>,
    /// Raised after each turn.
    progress: watch::Sender<u64>,
    tasks: TaskTracker,
    meters: Meters,
    stop: CancellationToken,
}

impl Lines {
    /// Empty lines.
    pub fn new(
        turns: Arc<Turns>,
        sender: Arc<Sender>,
        (duties, files): (Arc<Notify>, Arc<Notify>),
        progress: watch::Sender<u64>,
        meters: Meters,
        stop: CancellationToken,
    ) -> Arc<Lines> {
        let speech = Speech::new(sender.clone(), progress.clone(), meters.clone(), stop.clone());
        Arc::new(Lines {
            turns,
            sender,
            speech,
            duties,
            files,
            standing: Mutex::default(),
            progress,
            tasks: TaskTracker::new(),
            meters,
            stop,
        })
    }

    /// Puts updates at the end of their chats' lines.
    pub fn queue(self: &Arc<Self>, updates: impl IntoIterator<Item = Waiting>) {
        for waiting in updates {
            self.push(waiting);
        }
    }

    /// Says to whoever watches that something has been done that no turn and no ending tells.
    pub fn progressed(&self) {
        self.progress.send_modify(|count| *count += 1);
    }

    /// The outbox has something new for the bulk lane.
    pub fn wake_bulk(&self) {
        self.sender.wake_bulk();
    }

    /// A duty may be due earlier than before.
    pub fn wake_duties(&self) {
        self.duties.notify_one();
    }

    /// Says the replies of an earlier run first: call it before any update is queued.
    pub fn resume(self: &Arc<Self>, replies: impl IntoIterator<Item = Dispatch>) {
        self.speech.resume(replies);
    }

    /// Waits until every turn that has begun is over and its reply said; begin the stop before.
    pub async fn finish(&self) {
        self.tasks.close();
        self.tasks.wait().await;
        self.speech.finish().await;
    }

    fn push(self: &Arc<Self>, waiting: Waiting) {
        let chat = waiting.chat;
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        match standing.get_mut(&chat) {
            // The inbox keeps the body of what waits behind others.
            Some(line) => line.push_back(Waiting { body: None, ..waiting }),
            None => {
                standing.insert(chat, VecDeque::from([waiting]));
                self.tasks.spawn(self.clone().serve(chat));
            }
        }
    }

    async fn serve(self: Arc<Self>, chat: i64) {
        while let Some(waiting) = self.next(chat) {
            if AssertUnwindSafe(self.take(waiting)).catch_unwind().await.is_err() {
                self.meters.panicked("lines");
                tracing::error!("a panic outside a turn; the line goes on");
            }
            self.progress.send_modify(|count| *count += 1);
        }
    }

    /// The next in a chat's line; an empty line ends. At a stop nobody is next: the inbox keeps them.
    fn next(&self, chat: i64) -> Option<Waiting> {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        let next = match standing.get_mut(&chat) {
            Some(line) if !self.stop.is_cancelled() => line.pop_front(),
            _ => None,
        };
        if next.is_none() {
            standing.remove(&chat);
        }
        next
    }

    /// Takes a turn, and gives what it leaves to be said to the speech.
    async fn take(&self, mut waiting: Waiting) {
        let mut patience = Duration::from_millis(100);
        let mut unaware = Some(Instant::now());
        let taken = loop {
            match self.turns.take(&mut waiting).await {
                Ok(taken) => break taken,
                Err(_) => tokio::select! {
                    () = tokio::time::sleep(spread(patience)) => {
                        patience = (patience * 2).min(Duration::from_secs(30));
                    }
                    () = self.stop.cancelled() => return,
                },
            }
            if unaware.is_some_and(|since| since.elapsed() >= UNNOTICED) {
                unaware = None;
                if let Some(arrival) = self.turns.arrival(waiting.update).await {
                    regret::say(&self.sender, &arrival).await;
                }
            }
        };
        if taken.wakes.bulk {
            self.sender.wake_bulk();
        }
        if taken.wakes.duties {
            self.duties.notify_one();
        }
        if taken.wakes.files {
            self.files.notify_one();
        }
        let mut dispatches = taken.dispatches;
        if let Some(first) = dispatches.first_mut() {
            first.asked = waiting.received;
        }
        self.speech.say(dispatches).await;
    }
}
