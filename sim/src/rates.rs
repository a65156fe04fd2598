//! How fast a bot may send, as Telegram's FAQ puts it: a private chat about one
//! message a second with a short burst, a group twenty a minute, and about
//! thirty a second over all chats, or a thousand for paid broadcasts.
//! See <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

/// The rates that a simulator keeps once it is told to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// Messages a second over all chats.
    pub overall_per_second: u32,
    /// The same for calls with `allow_paid_broadcast`.
    pub paid_per_second: u32,
    /// How many messages a private chat takes at once; after that one a second.
    pub private_burst: u32,
    /// Messages a minute in one group.
    pub group_per_minute: u32,
}

impl Rates {
    /// What Telegram's documentation states.
    pub const TELEGRAM: Self =
        Self { overall_per_second: 30, paid_per_second: 1000, private_burst: 3, group_per_minute: 20 };

    fn overall(&self, paid: bool) -> Allowance {
        let rate = if paid { self.paid_per_second } else { self.overall_per_second };
        Allowance::new(Duration::from_secs(1), rate)
    }

    fn private(&self) -> Allowance {
        Allowance { interval: Duration::from_secs(1), burst: self.private_burst.max(1) }
    }

    fn group(&self) -> Allowance {
        Allowance::new(Duration::from_secs(60), self.group_per_minute)
    }
}

/// One message every `interval`, and `burst` of them at once after a silence.
#[derive(Clone, Copy, Debug)]
struct Allowance {
    interval: Duration,
    burst: u32,
}

impl Allowance {
    fn new(window: Duration, messages: u32) -> Self {
        let messages = messages.max(1);
        Self { interval: window / messages, burst: messages }
    }
}

/// What one limit remembers: when its debt is paid, and until when it refuses
/// everything because somebody went on sending through a refusal.
#[derive(Clone, Copy, Debug, Default)]
struct Limiter {
    paid_at: Option<Instant>,
    closed_until: Option<Instant>,
}

impl Limiter {
    /// Whether a message may go now. Asking costs nothing while it may; asking
    /// while closed lengthens the wait by a second, as Telegram does.
    /// `Err` carries the seconds to wait.
    fn check(&mut self, now: Instant, allowance: Allowance) -> Result<(), u64> {
        if let Some(until) = self.closed_until {
            if now < until {
                let longer = until + Duration::from_secs(1);
                self.closed_until = Some(longer);
                return Err(whole_seconds(longer - now));
            }
            self.closed_until = None;
        }
        let tolerance = allowance.interval * (allowance.burst - 1);
        let paid_at = self.paid_at.unwrap_or(now).max(now);
        let debt = paid_at - now;
        if debt > tolerance {
            let wait = whole_seconds(debt - tolerance);
            self.closed_until = Some(now + Duration::from_secs(wait));
            return Err(wait);
        }
        Ok(())
    }

    /// Books a message that [`Limiter::check`] let through.
    fn spend(&mut self, now: Instant, allowance: Allowance) {
        let paid_at = self.paid_at.unwrap_or(now).max(now);
        self.paid_at = Some(paid_at + allowance.interval);
    }
}

/// Everything that one bot has sent, measured against its rates.
///
/// A paid message does not count among the thirty: "ignoring broadcasting limits", says the Bot API of
/// `allow_paid_broadcast`; the thousand are a limit of their own.
#[derive(Debug, Default)]
pub struct Meter {
    /// The rates to keep, or none.
    pub rates: Option<Rates>,
    free: Limiter,
    paid: Limiter,
    chats: HashMap<i64, Limiter>,
}

impl Meter {
    /// A meter of a bot that has sent nothing.
    pub fn new(rates: Option<Rates>) -> Self {
        Self { rates, ..Self::default() }
    }

    /// A message or an edit for a chat, whose id is negative if it is a group; `Err` carries the seconds to wait.
    pub fn send(&mut self, now: Instant, chat: i64, is_paid: bool) -> Result<(), u64> {
        self.send_many(now, chat, is_paid, 1)
    }

    /// Messages that go together, as those of an album: all of them or none, and each counts.
    pub fn send_many(&mut self, now: Instant, chat: i64, is_paid: bool, count: usize) -> Result<(), u64> {
        let Some(rates) = self.rates else {
            return Ok(());
        };
        let overall = rates.overall(is_paid);
        let own = if chat < 0 { rates.group() } else { rates.private() };
        let all = if is_paid { &mut self.paid } else { &mut self.free };
        let limiter = self.chats.entry(chat).or_default();
        // Both are asked, so that a call in vain lengthens whatever it runs against.
        let verdicts = [limiter.check(now, own).err(), all.check(now, overall).err()];
        if let Some(wait) = verdicts.into_iter().flatten().max() {
            return Err(wait);
        }
        for _ in 0..count {
            limiter.spend(now, own);
            all.spend(now, overall);
        }
        Ok(())
    }
}

fn whole_seconds(wait: Duration) -> u64 {
    (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn send(limiter: &mut Limiter, now: Instant, allowance: Allowance) -> Result<(), u64> {
        limiter.check(now, allowance)?;
        limiter.spend(now, allowance);
        Ok(())
    }

    #[tokio::test]
    async fn a_burst_passes_and_then_one_a_second() {
        let (mut limiter, start) = (Limiter::default(), Instant::now());
        let allowance = Rates::TELEGRAM.private();
        for _ in 0..3 {
            assert_eq!(send(&mut limiter, start, allowance), Ok(()));
        }
        assert_eq!(send(&mut limiter, start, allowance), Err(1));
        let later = start + Duration::from_secs(1);
        assert_eq!(send(&mut limiter, later, allowance), Ok(()));
    }

    #[tokio::test]
    async fn sending_through_a_refusal_lengthens_it() {
        let (mut limiter, start) = (Limiter::default(), Instant::now());
        let allowance = Rates::TELEGRAM.group();
        for _ in 0..20 {
            assert_eq!(send(&mut limiter, start, allowance), Ok(()));
        }
        assert_eq!(send(&mut limiter, start, allowance), Err(3));
        assert_eq!(send(&mut limiter, start, allowance), Err(4));
        let patient = start + Duration::from_secs(4);
        assert_eq!(send(&mut limiter, patient, allowance), Ok(()));
    }
}
