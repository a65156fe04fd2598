//! Whether the bot works: pure rules over observed facts, the current time included.
//!
//! A flaw is **ours** if this process may be stuck, so that a restart would help; everything else (Telegram is down, it
//! asks for a pause) is reported, and waited out. A long queue alone is no flaw: a broadcast takes an hour, and
//! somebody who sends a hundred messages a second waits for their answers. A queue that nothing leaves is one.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};

use crate::meters::Lane;

/// A poll is answered within fifty seconds (thirty that Telegram holds it open, twenty of patience) and repeated after
/// thirty at most: two such rounds without success are more than a hiccup.
pub const SILENCE: TimeDelta = TimeDelta::seconds(160);

/// A commit this recent proves that the database can be written; without one, a write is tried.
pub const FRESH: TimeDelta = TimeDelta::seconds(5);

/// Longer than the slowest legitimate turn, which the database's timeout ends after half a minute, and than a reply's
/// longest pauses between attempts.
pub const UNANSWERED: TimeDelta = TimeDelta::minutes(5);

/// How long a lane may finish nothing while something is due: longer than any pause that Telegram asks of a
/// well-behaved bot.
pub const UNSAID: TimeDelta = TimeDelta::minutes(10);

/// A task that panics this often without a minute of work in between will not recover by itself.
pub const PANICS: u32 = 3;

/// How updates come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// The bot asks, and Telegram answers at least every half minute.
    Polling,
    /// Telegram comes, or does not: silence says nothing.
    Webhook,
}

/// A background task, as [`Tasks`](super::tasks::Tasks) sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// What it does.
    pub name: &'static str,
    /// Whether it runs now.
    pub runs: bool,
    /// Its panics and early exits in a row, without a minute of work in between.
    pub crashes: u32,
}

/// A lane of the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneFacts {
    /// Which one.
    pub lane: Lane,
    /// What waits.
    pub waiting: i64,
    /// What is on its way.
    pub sending: i64,
    /// Since when the oldest is due.
    pub oldest_due: Option<DateTime<Utc>>,
    /// When something last came to its end.
    pub last_end: Option<DateTime<Utc>>,
}

/// What the database tells of the queues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queues {
    /// When the oldest update without an answer came.
    pub oldest_update: Option<DateTime<Utc>>,
    /// The lanes.
    pub lanes: [LaneFacts; 2],
}

/// Everything that the rules look at.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The current time.
    pub now: DateTime<Utc>,
    /// When the program started.
    pub started: DateTime<Utc>,
    /// How updates come.
    pub intake: Intake,
    /// When getUpdates last succeeded, or the webhook was set.
    pub last_heard: Option<DateTime<Utc>>,
    /// When the engine last committed something.
    pub last_commit: Option<DateTime<Utc>>,
    /// Whether the path names the file that is open.
    pub file_in_place: bool,
    /// Whether a write transaction could be begun; `None` if a recent commit made trying unnecessary.
    pub can_write: Option<bool>,
    /// When a turn last ended.
    pub last_turn: Option<DateTime<Utc>>,
    /// `None` if the database cannot be read.
    pub queues: Option<Queues>,
    /// The background tasks.
    pub tasks: Vec<Task>,
}

impl Facts {
    /// Whether a commit is so recent that writing need not be tried.
    pub fn has_fresh_commit(&self) -> bool {
        self.last_commit.is_some_and(|commit| self.now - commit < FRESH)
    }

    /// Whether nothing happened for this long, counted from the start at the earliest: what an earlier run left is not
    /// held against this one.
    fn is_still(&self, last: Option<DateTime<Utc>>, patience: TimeDelta) -> bool {
        let last = last.map_or(self.started, |last| last.max(self.started));
        self.now - last >= patience
    }
}

/// Something that keeps the bot from working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Telegram does not answer getUpdates.
    Silence,
    /// Telegram does not take the webhook.
    NoWebhook,
    /// The file of the database was deleted or moved away.
    FileGone,
    /// No transaction can be begun.
    CannotWrite,
    /// The database cannot be read.
    CannotRead,
    /// Updates wait, and no turn ends; `stuck` if no reply is in flight that they could be waiting for.
    Unanswered {
        /// Whether the cause must be in this process.
        stuck: bool,
    },
    /// Something is due, and nothing of its lane ends.
    Unsaid(Lane),
    /// A background task does not run, or keeps crashing.
    Task(&'static str),
}

impl Flaw {
    /// Whether the cause is in this process or below it, so that a restart may help.
    pub fn is_ours(self) -> bool {
        match self {
            // A new process would find no file, and begin with an empty one.
            Flaw::FileGone => false,
            Flaw::Silence | Flaw::NoWebhook | Flaw::Unsaid(_) => false,
            Flaw::Unanswered { stuck } => stuck,
            Flaw::CannotWrite | Flaw::CannotRead | Flaw::Task(_) => true,
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::Silence => to.write_str("Telegram does not answer getUpdates"),
            Flaw::NoWebhook => to.write_str("Telegram has not taken the webhook"),
            Flaw::FileGone => to.write_str("the file of the database was deleted or moved away"),
            Flaw::CannotWrite => to.write_str("the database cannot be written"),
            Flaw::CannotRead => to.write_str("the database cannot be read"),
            Flaw::Unanswered { stuck: true } => to.write_str("updates wait, no turn ends, and no reply is on its way"),
            Flaw::Unanswered { stuck: false } => to.write_str("updates wait for replies that Telegram does not take"),
            Flaw::Unsaid(lane) => write!(to, "nothing leaves by the {} lane", lane.name()),
            Flaw::Task(name) => write!(to, "the background task {name} does not run"),
        }
    }
}

/// The rules.
pub fn judge(facts: &Facts) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    match facts.intake {
        Intake::Polling if facts.is_still(facts.last_heard, SILENCE) => flaws.push(Flaw::Silence),
        Intake::Webhook if facts.last_heard.is_none() && facts.is_still(None, SILENCE) => {
            flaws.push(Flaw::NoWebhook);
        }
        _ => {}
    }
    if facts.file_in_place {
        if facts.can_write == Some(false) {
            flaws.push(Flaw::CannotWrite);
        }
        match &facts.queues {
            None => flaws.push(Flaw::CannotRead),
            Some(queues) => flaws.extend(stopped(facts, queues)),
        }
    } else {
        // All else that is wrong with it follows from that.
        flaws.push(Flaw::FileGone);
    }
    let crashing = |task: &&Task| task.crashes >= PANICS;
    let crashing = facts.tasks.iter().filter(crashing);
    flaws.extend(crashing.map(|task| Flaw::Task(task.name)));
    flaws
}

/// Queues that nothing leaves.
fn stopped(facts: &Facts, queues: &Queues) -> Vec<Flaw> {
    let is_old = |since: Option<DateTime<Utc>>, patience| since.is_some_and(|since| facts.now - since >= patience);
    let mut flaws = Vec::new();
    if is_old(queues.oldest_update, UNANSWERED) && facts.is_still(facts.last_turn, UNANSWERED) {
        let awaits_reply = queues.lanes.iter().any(|facts| facts.lane == Lane::Interactive && facts.sending > 0);
        flaws.push(Flaw::Unanswered { stuck: !awaits_reply });
    }
    for lane in &queues.lanes {
        if is_old(lane.oldest_due, UNSAID) && facts.is_still(lane.last_end, UNSAID) {
            flaws.push(Flaw::Unsaid(lane.lane));
        }
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-21T09:00:00Z".parse().unwrap()
    }

    fn idle(lane: Lane) -> LaneFacts {
        LaneFacts { lane, waiting: 0, sending: 0, oldest_due: None, last_end: None }
    }

    /// A bot that started a day ago, polls, and has nothing to do.
    fn sound() -> Facts {
        Facts {
            now: now(),
            started: now() - TimeDelta::days(1),
            intake: Intake::Polling,
            last_heard: Some(now() - TimeDelta::seconds(30)),
            last_commit: None,
            file_in_place: true,
            can_write: Some(true),
            last_turn: None,
            queues: Some(Queues { oldest_update: None, lanes: Lane::ALL.map(idle) }),
            tasks: vec![Task { name: "intake", runs: true, crashes: 0 }],
        }
    }

    fn with(change: impl FnOnce(&mut Facts)) -> Vec<Flaw> {
        let mut facts = sound();
        change(&mut facts);
        judge(&facts)
    }

    fn with_queues(change: impl FnOnce(&mut Facts, &mut Queues)) -> Vec<Flaw> {
        with(|facts| {
            let mut queues = facts.queues.unwrap();
            change(facts, &mut queues);
            facts.queues = Some(queues);
        })
    }

    const SECOND: TimeDelta = TimeDelta::seconds(1);

    #[test]
    fn a_bot_that_has_nothing_to_do_is_sound() {
        assert_eq!(judge(&sound()), []);
    }

    #[test]
    fn telegrams_silence_is_told_at_its_limit_and_is_not_ours() {
        let silent = |by| with(|facts| facts.last_heard = Some(now() - by));
        assert_eq!(silent(SILENCE - SECOND), []);
        assert_eq!(silent(SILENCE), [Flaw::Silence]);
        assert!(!Flaw::Silence.is_ours());
        // A start has as much time as a silence.
        let started = |by| {
            with(|facts| {
                facts.last_heard = None;
                facts.started = now() - by;
            })
        };
        assert_eq!(started(SILENCE - SECOND), []);
        assert_eq!(started(SILENCE), [Flaw::Silence]);
        // A clock that was set back makes nothing old.
        assert_eq!(silent(TimeDelta::days(-1)), []);
    }

    #[test]
    fn a_webhook_may_be_silent_once_it_is_set() {
        let webhook = |heard| {
            with(|facts| {
                facts.intake = Intake::Webhook;
                facts.last_heard = heard;
            })
        };
        assert_eq!(webhook(Some(now() - TimeDelta::hours(20))), []);
        assert_eq!(webhook(None), [Flaw::NoWebhook]);
        assert!(!Flaw::NoWebhook.is_ours());
    }

    #[test]
    fn a_database_that_cannot_be_used_is_ours() {
        assert_eq!(with(|facts| facts.can_write = Some(false)), [Flaw::CannotWrite]);
        assert_eq!(with(|facts| facts.can_write = None), []);
        assert_eq!(with(|facts| facts.queues = None), [Flaw::CannotRead]);
        assert!(Flaw::CannotWrite.is_ours() && Flaw::CannotRead.is_ours());
        let gone = with(|facts| {
            facts.file_in_place = false;
            facts.can_write = Some(false);
            facts.queues = None;
        });
        assert_eq!(gone, [Flaw::FileGone]);
        assert!(!Flaw::FileGone.is_ours());
        let fresh = |age| {
            let mut facts = sound();
            facts.last_commit = Some(now() - age);
            facts.has_fresh_commit()
        };
        assert!(fresh(FRESH - SECOND) && !fresh(FRESH) && !sound().has_fresh_commit());
    }

    #[test]
    fn an_update_without_an_answer_is_a_flaw_only_while_no_turn_ends() {
        let waits = |update, turn, replies| {
            with_queues(|facts, queues| {
                queues.oldest_update = Some(now() - update);
                facts.last_turn = Some(now() - turn);
                queues.lanes[0].sending = replies;
            })
        };
        let long = TimeDelta::hours(3);
        assert_eq!(waits(UNANSWERED - SECOND, long, 0), []);
        assert_eq!(waits(long, UNANSWERED - SECOND, 0), []);
        let [stuck] = waits(UNANSWERED, UNANSWERED, 0)[..] else {
            panic!("one flaw");
        };
        assert_eq!(stuck, Flaw::Unanswered { stuck: true });
        assert!(stuck.is_ours());
        // It may be waiting for a reply that Telegram does not take.
        let [away] = waits(long, long, 1)[..] else {
            panic!("one flaw");
        };
        assert!(!away.is_ours());
    }

    #[test]
    fn what_an_earlier_run_left_is_not_held_against_this_one() {
        let left = |since_start| {
            with_queues(|facts, queues| {
                facts.started = now() - since_start;
                facts.last_heard = Some(now());
                queues.oldest_update = Some(now() - TimeDelta::days(2));
                queues.lanes[1].oldest_due = Some(now() - TimeDelta::days(2));
            })
        };
        assert_eq!(left(UNANSWERED - SECOND), []);
        assert_eq!(left(UNSAID).len(), 2);
    }

    #[test]
    fn a_lane_is_stopped_where_something_is_due_and_nothing_ends() {
        for (at, lane) in Lane::ALL.into_iter().enumerate() {
            let due = |due, end| {
                with_queues(|_, queues| {
                    queues.lanes[at].oldest_due = Some(now() - due);
                    queues.lanes[at].last_end = Some(now() - end);
                })
            };
            let long = TimeDelta::hours(3);
            // An hour of broadcasting is no flaw.
            assert_eq!(due(long, SECOND), []);
            assert_eq!(due(long, UNSAID - SECOND), []);
            assert_eq!(due(UNSAID - SECOND, long), []);
            assert_eq!(due(UNSAID, UNSAID), [Flaw::Unsaid(lane)]);
            assert!(!Flaw::Unsaid(lane).is_ours());
        }
    }

    #[test]
    fn a_task_that_keeps_crashing_is_ours() {
        let crashed = |crashes| {
            with(|facts| {
                facts.tasks[0].runs = false;
                facts.tasks[0].crashes = crashes;
            })
        };
        assert_eq!(crashed(PANICS - 1), []);
        assert_eq!(crashed(PANICS), [Flaw::Task("intake")]);
        assert!(Flaw::Task("intake").is_ours());
    }
}
