//! Waiting before something is said: for the chat's rate, the pace of the lane, and a pause that Telegram asked for.

use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

use super::{Sender, lock};
use crate::engine::channel::Fault;
use crate::engine::pace::{ChatPace, Pace};
use crate::engine::patience::back_off;
use crate::meters::Lane;
use crate::outbox::Dispatch;

/// For this long after a pause, replies keep to the pace of notices, since all of them come at once.
const CAREFUL: Duration = Duration::from_secs(5);
/// So many messages at once in a group: one below what Telegram takes, for the network's sake.
const GROUP_BURST: NonZeroU32 = NonZeroU32::new(19).expect("nineteen is not zero");
/// An answer to a press that meets passing faults is given up after this long: the phone has stopped waiting.
const PRESS_PATIENCE: Duration = Duration::from_secs(30);

impl Sender {
    /// When a chat may get another reply; nothing where it may at once.
    pub fn reply_ready_at(&self, chat: &str) -> Option<Instant> {
        let now = Instant::now();
        let ready_at = lock(self.paces_of(chat)).ready_at(chat, now, self.burst(chat, Lane::Interactive));
        (ready_at > now).then_some(ready_at)
    }

    /// Answers a press before its card can be shown. Answers count against no rate; only a pause holds them back.
    /// What cannot be answered is given up at a stop, or when the phone has stopped waiting.
    pub async fn answer_press(&self, chat: &str, press: &str, toast: Option<&str>) {
        let begun = Instant::now();
        let mut attempts = 1;
        while begun.elapsed() < PRESS_PATIENCE {
            let answered = async {
                self.pause().await;
                self.channel.answer_press(press, toast).await
            };
            let answered = tokio::select! {
                answered = answered => answered,
                () = self.stop.cancelled() => return,
            };
            match answered {
                Ok(()) => return,
                Err(Fault::Flood(wait)) => self.hold_back(chat, wait, true),
                Err(Fault::Passing(words)) => {
                    tracing::debug!(words, "an answer to a press is tried again");
                    tokio::select! {
                        () = tokio::time::sleep(back_off(attempts)) => {}
                        () = self.stop.cancelled() => return,
                    }
                    attempts += 1;
                }
                Err(fault) => return tracing::warn!(%fault, "a press is not answered"),
            }
        }
    }

    fn burst(&self, chat: &str, lane: Lane) -> NonZeroU32 {
        match lane {
            Lane::Bulk => NonZeroU32::MIN,
            Lane::Interactive if chat.starts_with('-') => GROUP_BURST,
            Lane::Interactive => self.chat_burst,
        }
    }

    /// Keeps to what Telegram asks. It does not say whether a chat or everything was too fast: a chat that has got
    /// several messages at once is held alone, so that one person's frantic tapping stalls nobody else; if two chats
    /// are refused, or one that was idle before, everything is held.
    pub(super) fn hold_back(&self, chat: &str, wait: Duration, is_busy: bool) {
        let now = Instant::now();
        let until = now + wait;
        let is_about_all = {
            let mut paces = lock(self.paces_of(chat));
            let is_about_all = paces.hold(chat, now, until) || !is_busy;
            if !is_about_all {
                paces.drain(chat, until, self.burst(chat, Lane::Interactive));
            }
            is_about_all
        };
        let seconds = wait.as_secs();
        tracing::warn!(seconds, is_about_all, "Telegram asks for a pause");
        if is_about_all {
            self.paused_until.send_if_modified(|paused| {
                let longer = Some(until) > *paused;
                if longer {
                    let before = paused.map_or(now, |before| before.max(now));
                    self.meters.paused(until - before);
                    *paused = Some(until);
                }
                longer
            });
        }
    }

    pub(super) fn paces_of(&self, chat: &str) -> &Mutex<ChatPace> {
        if chat.starts_with('-') { &self.groups } else { &self.chats }
    }

    /// Waits for the chat's rate, a pause, and the pace of the lane; nothing at a stop. Tells whether the chat had
    /// got another message just before.
    pub(super) async fn may_speak(&self, dispatch: &Dispatch, lane: Lane) -> Option<bool> {
        // Each part of an album counts, and so does the message below it.
        let count = dispatch.body.messages();
        let ready = async {
            let is_busy = count > 0 && self.chat_is_ready(&dispatch.external, lane, count).await;
            match lane {
                Lane::Bulk => {
                    let _first = self.bulk_line.lock().await;
                    self.pace_is_kept(self.paid.as_ref().unwrap_or(&self.free), lane, count.max(1)).await;
                }
                Lane::Interactive => {
                    self.pause().await;
                    if self.is_careful() {
                        let _first = self.careful_line.lock().await;
                        self.pace_is_kept(&self.free, lane, count.max(1)).await;
                    } else {
                        // A reply counts against the overall pace, but does not wait for it: notices do.
                        let mut free = lock(&self.free);
                        (0..count.max(1)).for_each(|_| free.spend(Instant::now()));
                    }
                }
            }
            is_busy
        };
        tokio::select! {
            is_busy = ready => Some(is_busy),
            // A reply is still sent at a stop if nothing holds it back.
            () = self.stop.cancelled() => {
                (lane == Lane::Interactive && !self.is_paused()).then_some(false)
            }
        }
    }

    /// Waits until a chat may get another message, counts so many, and tells whether it got one just before. A notice waits
    /// for a silence, so that it never uses up the burst that is meant for the replies to somebody who is tapping.
    async fn chat_is_ready(&self, chat: &str, lane: Lane, count: usize) -> bool {
        let paces = self.paces_of(chat);
        let burst = self.burst(chat, lane);
        loop {
            let ready_at = {
                let mut paces = lock(paces);
                let now = Instant::now();
                let ready_at = paces.ready_at(chat, now, burst);
                if ready_at <= now {
                    let is_busy = paces.spend(chat, now);
                    for _ in 1..count {
                        paces.spend(chat, now);
                    }
                    return is_busy;
                }
                ready_at
            };
            tokio::time::sleep_until(ready_at).await;
        }
    }

    /// Waits for a pace and for the end of a pause, and counts so many messages. Of a pace that replies take whole notices have
    /// a small share.
    async fn pace_is_kept(&self, pace: &Mutex<Pace>, lane: Lane, count: usize) {
        loop {
            // Waiting for the pace may take long enough for another pause to begin.
            self.pause().await;
            let ready_at = {
                let mut pace = lock(pace);
                let now = Instant::now();
                let ready_at = match lane {
                    Lane::Bulk => pace.notice_at(now, count),
                    Lane::Interactive => pace.ready_at(now, count),
                };
                if ready_at <= now {
                    return match lane {
                        Lane::Bulk => pace.spend_notice(now, count),
                        Lane::Interactive => (0..count).for_each(|_| pace.spend(now)),
                    };
                }
                ready_at
            };
            tokio::time::sleep_until(ready_at).await;
        }
    }

    pub(super) async fn pause(&self) {
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
}
