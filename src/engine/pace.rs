//! How fast messages may be sent. Nothing waits in here: callers ask for the earliest time, and report when something
//! was sent. Time is an argument, so that a test can try hours of sending in an instant.
//!
//! All chats together keep to so many a second, and a chat to so many an interval after a short burst. Both remember
//! what left without asking, since Telegram counts a reply as it counts a notice. Of the former a small share is the
//! notices' own: replies that take the whole of it for hours hold no notice for longer than that.

use std::collections::{HashMap, VecDeque};
use std::num::NonZeroU32;
use std::time::Duration;

use tokio::time::Instant;

/// How fast messages may be sent.
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
        Rates { bulk: number(30), chat: number(1), chat_burst: number(15) }
    }
}

/// No second holds more than its number.
const SECOND: Duration = Duration::from_secs(1);
/// The slots of a second's notices take slightly more than a second, so that a timer or the network that is late by
/// that much never makes one too many.
const EVEN: Duration = Duration::from_micros(1_005_000);
/// Of a notice that replies keep from its time one leaves after so long nevertheless: two a second. Replies do not wait, so that
/// they lose nothing by it; where Telegram finds that too much together, it says so, and everything pauses.
const SHARE: Duration = Duration::from_millis(500);
/// A timer that fires late, or in whole milliseconds, is made up for up to this much; anything beyond is lost.
const MADE_UP: Duration = Duration::from_millis(50);

/// The pace of all chats together: even, without a burst, and never more than its number in any second.
#[derive(Debug)]
pub struct Pace {
    number: usize,
    interval: Duration,
    /// When the next is to leave.
    next: Option<Instant>,
    /// When the last ones left, as many as a second may hold.
    left: VecDeque<Instant>,
    /// When the next notice leaves at the latest.
    owed: Option<Instant>,
}

impl Pace {
    /// So many a second.
    pub fn new(number: NonZeroU32) -> Pace {
        Pace {
            number: number.get() as usize,
            interval: EVEN / number.get(),
            next: None,
            left: VecDeque::new(),
            owed: None,
        }
    }

    /// The earliest time from `now` on at which so many more may be sent at once.
    pub fn ready_at(&self, now: Instant, count: usize) -> Instant {
        let over = (self.left.len() + count.clamp(1, self.number)).saturating_sub(self.number);
        let last = over.checked_sub(1).and_then(|place| self.left.get(place));
        let window = last.map(|it| *it + SECOND);
        now.max(self.next.unwrap_or(now)).max(window.unwrap_or(now))
    }

    /// The same for notices, of which a small share leaves whatever replies do: after a silence one at once.
    pub fn notice_at(&self, now: Instant, count: usize) -> Instant {
        self.ready_at(now, count).min(self.owed.map_or(now, |owed| owed.max(now)))
    }

    /// A notice of so many messages was sent now.
    pub fn spend_notice(&mut self, now: Instant, count: usize) {
        (0..count).for_each(|_| self.spend(now));
        self.owed = Some(now + SHARE * u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// One was sent now, whether it was its time or not. What was sent too early is made up for by those that ask,
    /// within a second.
    pub fn spend(&mut self, now: Instant) {
        let planned = self.next.unwrap_or(now);
        let earliest = now.checked_sub(MADE_UP).unwrap_or(now);
        self.next = Some((planned.max(earliest) + self.interval).min(now + SECOND));
        if self.left.len() == self.number {
            self.left.pop_front();
        }
        self.left.push_back(now);
    }
}

/// The paces of chats: one message an interval, and a few at once after a silence.
#[derive(Debug)]
pub struct ChatPace {
    interval: Duration,
    /// When each chat's messages are paid for; a chat that is not here owes nothing.
    paid_at: HashMap<String, Instant>,
    /// Until when Telegram refuses messages to a chat.
    held_until: HashMap<String, Instant>,
}

impl ChatPace {
    /// So many messages in so long.
    pub fn new(number: NonZeroU32, span: Duration) -> ChatPace {
        ChatPace { interval: span / number.get(), paid_at: HashMap::new(), held_until: HashMap::new() }
    }

    /// The earliest time from `now` on at which a chat may get another, of which `burst` may come at once.
    pub fn ready_at(&self, chat: &str, now: Instant, burst: NonZeroU32) -> Instant {
        let credit = self.interval * (burst.get() - 1);
        let paid = self.paid_at.get(chat).and_then(|it| it.checked_sub(credit));
        let held = self.held_until.get(chat).copied();
        now.max(paid.unwrap_or(now)).max(held.unwrap_or(now))
    }

    /// A chat got one now, whether it was its time or not. Returns whether it had got another less than an interval
    /// ago, so that a refusal is probably about this chat alone.
    pub fn spend(&mut self, chat: &str, now: Instant) -> bool {
        match self.paid_at.get_mut(chat) {
            Some(paid_at) => {
                let owed = *paid_at > now;
                *paid_at = now.max(*paid_at) + self.interval;
                owed
            }
            None => {
                self.paid_at.insert(chat.to_owned(), now + self.interval);
                false
            }
        }
    }

    /// Holds a chat until this time. Returns whether another chat is held too.
    pub fn hold(&mut self, chat: &str, now: Instant, until: Instant) -> bool {
        self.held_until.retain(|_, until| *until > now);
        let held = self.held_until.entry(chat.to_owned()).or_insert(until);
        *held = until.max(*held);
        self.held_until.len() > 1
    }

    /// A chat has been refused for its own speed: what is left of its burst of so many is spent, so that after a hold it
    /// gets one an interval, or each of the burst would be refused once more. A silence brings the burst back.
    pub fn drain(&mut self, chat: &str, until: Instant, burst: NonZeroU32) {
        let owed = until + self.interval * (burst.get() - 1);
        let paid_at = self.paid_at.entry(chat.to_owned()).or_insert(owed);
        *paid_at = owed.max(*paid_at);
    }

    /// Forgets the chats that owe nothing.
    pub fn tidy(&mut self, now: Instant) {
        self.paid_at.retain(|_, paid_at| *paid_at > now);
        self.held_until.retain(|_, until| *until > now);
    }
}
