//! A line for each chat: its updates take their turns one after another, and no chat waits for another.
//!
//! A line lives as long as something stands in it. The next turn of a chat begins when the reply of the one before
//! has been said, so that answers come in the order of the questions. Behind the first only numbers stand in line, so
//! that a flood costs little memory.

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
use super::turn::Turns;
use crate::meters::Meters;
use crate::outbox::Dispatch;

/// The lines of all chats.
pub struct Lines {
    turns: Arc<Turns>,
    sender: Arc<Sender>,
    /// Woken when a duty may be due earlier than before.
    duties: Arc<Notify>,
    /// Woken when a file was asked for or deleted.
    files: Arc<Notify>,
    standing: Mutex<HashMap<i64, VecDeque<Entry>>>,
    /// Raised after each turn.
    progress: watch::Sender<u64>,
    tasks: TaskTracker,
    meters: Meters,
    stop: CancellationToken,
}

#[derive(Debug)]
enum Entry {
    Update(Waiting),
    /// A reply that an earlier run had not finished sending.
    Reply(Box<Dispatch>),
}

impl Entry {
    /// Only the number of an update that waits behind others: the inbox keeps its body.
    fn without_body(self) -> Entry {
        match self {
            Entry::Update(waiting) => Entry::Update(Waiting { body: None, ..waiting }),
            reply => reply,
        }
    }
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
        Arc::new(Lines {
            turns,
            sender,
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
            self.push(waiting.chat, Entry::Update(waiting));
        }
    }

    /// Puts the replies of an earlier run first in their chats' lines: call it before any update is queued.
    pub fn resume(self: &Arc<Self>, replies: impl IntoIterator<Item = Dispatch>) {
        for reply in replies {
            let chat = reply.external.parse().unwrap_or(0);
            self.push(chat, Entry::Reply(Box::new(reply)));
        }
    }

    /// Waits until every turn that has begun is over and its reply said; begin the stop before.
    pub async fn finish(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    fn push(self: &Arc<Self>, chat: i64, entry: Entry) {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        match standing.get_mut(&chat) {
            Some(line) => line.push_back(entry.without_body()),
            None => {
                standing.insert(chat, VecDeque::from([entry]));
                self.tasks.spawn(self.clone().serve(chat));
            }
        }
    }

    async fn serve(self: Arc<Self>, chat: i64) {
        let mut overtaken = None;
        while let Some(entry) = self.next(chat) {
            let served = AssertUnwindSafe(async {
                match entry {
                    Entry::Update(waiting) => self.take(waiting, &mut overtaken).await,
                    Entry::Reply(dispatch) => self.sender.say(*dispatch).await,
                }
            });
            if served.catch_unwind().await.is_err() {
                self.meters.panicked("lines");
                tracing::error!("a panic outside a turn; the line goes on");
            }
            self.progress.send_modify(|count| *count += 1);
        }
    }

    /// The next in a chat's line; an empty line ends. At a stop nobody is next: the inbox keeps them.
    fn next(&self, chat: i64) -> Option<Entry> {
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

    /// Takes a turn and sends what it leaves.
    ///
    /// `overtaken` is the reply before, held back because this update presses a button of the message that it would
    /// edit: a leader who ticks forty names gets one edit for a run of taps, and the chat's rate is kept for it.
    async fn take(&self, mut waiting: Waiting, overtaken: &mut Option<Dispatch>) {
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
        let mut dispatches = dispatches.into_iter().peekable();
        if let Some(mut before) = overtaken.take() {
            let edits = |dispatch: &Dispatch| dispatch.body.edited_message() == before.body.edited_message();
            if dispatches.peek().is_some_and(edits) {
                // Its press is still answered; its card would be edited again at once.
                before.body.leave_card_out();
            }
            self.sender.say(before).await;
        }
        while let Some(dispatch) = dispatches.next() {
            if dispatches.peek().is_none() && self.is_overtaken(waiting.chat, &dispatch) {
                *overtaken = Some(dispatch);
            } else {
                self.sender.say(dispatch).await;
            }
        }
    }

    /// Whether the next in the line presses a button of the message that this reply would edit.
    fn is_overtaken(&self, chat: i64, dispatch: &Dispatch) -> bool {
        let Some(edited) = dispatch.body.edited_message() else {
            return false;
        };
        if dispatch.account.is_none() {
            // A farewell must arrive; the next press comes from an account that is new again.
            return false;
        }
        let standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        match standing.get(&chat).and_then(VecDeque::front) {
            Some(Entry::Update(next)) => next.presses.is_some_and(|pressed| pressed.to_string() == edited),
            _ => false,
        }
    }
}
