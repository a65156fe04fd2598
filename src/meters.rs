//! What the engine counts about itself, for the administrator.
//!
//! A value that is passed along, so that two bots in one process never count for each other. A label is a word of
//! the program: no name, no text and no number of a chat is ever among them. Counting takes an atomic or a lock of
//! some nanoseconds, and never waits for anything.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use tokio::sync::Notify;
use tokio::time::Instant;

/// From half a millisecond, which a good turn takes, to half a minute, after which a turn gives up the writer.
const BUCKETS: [f64; 15] = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0];

/// By which lane something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// A person waits for it.
    Interactive,
    /// Nobody asked for it.
    Bulk,
}

impl Lane {
    /// Both.
    pub const ALL: [Lane; 2] = [Lane::Interactive, Lane::Bulk];

    /// As the outbox and the metrics name it.
    pub fn name(self) -> &'static str {
        match self {
            Lane::Interactive => "interactive",
            Lane::Bulk => "bulk",
        }
    }
}

/// How a turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnEnd {
    /// The person got an answer.
    Answered,
    /// The update asked for none.
    Ignored,
    /// The person was told why not.
    Refused,
    /// The person got an apology.
    Failed,
}

impl TurnEnd {
    fn name(self) -> &'static str {
        match self {
            TurnEnd::Answered => "answered",
            TurnEnd::Ignored => "ignored",
            TurnEnd::Refused => "refused",
            TurnEnd::Failed => "failed",
        }
    }
}

/// The outcome of an attempt to send something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendEnd {
    /// Telegram took it.
    Sent,
    /// The person cannot be reached.
    Blocked,
    /// It was given up.
    Failed,
    /// It will be tried again.
    Retried,
}

impl SendEnd {
    const ALL: [SendEnd; 4] = [SendEnd::Sent, SendEnd::Blocked, SendEnd::Failed, SendEnd::Retried];

    fn name(self) -> &'static str {
        match self {
            SendEnd::Sent => "sent",
            SendEnd::Blocked => "blocked",
            SendEnd::Failed => "failed",
            SendEnd::Retried => "retried",
        }
    }
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct TurnLabels {
    room: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct SendLabels {
    lane: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OutboxLabels {
    lane: &'static str,
    state: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct LaneLabels {
    lane: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct TaskLabels {
    task: &'static str,
}

type Seconds = Gauge<f64, std::sync::atomic::AtomicU64>;

/// How the only writer of the database is used. The database makes its own, since it is opened before the rest.
#[derive(Clone, Debug)]
pub struct WriterMeters {
    wait: Histogram,
    hold: Histogram,
}

impl Default for WriterMeters {
    fn default() -> WriterMeters {
        WriterMeters { wait: Histogram::new(BUCKETS), hold: Histogram::new(BUCKETS) }
    }
}

impl WriterMeters {
    /// The writer was acquired, after a wait that began at this instant.
    pub fn waited(&self, since: Instant) {
        self.wait.observe(since.elapsed().as_secs_f64());
    }

    /// The writer is released, after it was held since this instant.
    pub fn held(&self, since: Instant) {
        self.hold.observe(since.elapsed().as_secs_f64());
    }
}

/// All that is counted. A clone counts for the same bot.
#[derive(Clone, Debug)]
pub struct Meters {
    updates: Counter,
    turns: Family<TurnLabels, Counter>,
    turn_seconds: Histogram,
    reply_seconds: Histogram,
    sends: Family<SendLabels, Counter>,
    pauses: Counter,
    pause_seconds: Counter<f64, std::sync::atomic::AtomicU64>,
    writer: WriterMeters,
    panics: Family<TaskLabels, Counter>,
    tasks: Family<TaskLabels, Gauge>,
    heard: Gauge,
    committed: Gauge,
    turn_ended: Gauge,
    said: Family<LaneLabels, Gauge>,
    outbox: Family<OutboxLabels, Gauge>,
    outbox_oldest: Family<LaneLabels, Seconds>,
    inbox_oldest: Seconds,
    first_heard: Arc<Notify>,
}

impl Meters {
    /// Nothing is counted yet, except what the writer has already done.
    pub fn new(writer: WriterMeters) -> Meters {
        let meters = Meters {
            updates: Counter::default(),
            turns: Family::default(),
            turn_seconds: Histogram::new(BUCKETS),
            reply_seconds: Histogram::new(BUCKETS),
            sends: Family::default(),
            pauses: Counter::default(),
            pause_seconds: Counter::default(),
            writer,
            panics: Family::default(),
            tasks: Family::default(),
            heard: Gauge::default(),
            committed: Gauge::default(),
            turn_ended: Gauge::default(),
            said: Family::default(),
            outbox: Family::default(),
            outbox_oldest: Family::default(),
            inbox_oldest: Seconds::default(),
            first_heard: Arc::default(),
        };
        // Registered at zero: Prometheus does not see the first increase of a counter that appears with it.
        for lane in Lane::ALL {
            for end in SendEnd::ALL {
                drop(meters.sends.get_or_create(&send_labels(lane, end)));
            }
        }
        for outcome in [TurnEnd::Refused, TurnEnd::Failed] {
            drop(meters.turns.get_or_create(&turn_labels(None, outcome)));
        }
        meters
    }

    /// Enters everything into a registry, with its help.
    pub fn register(&self, registry: &mut Registry, started: DateTime<Utc>) {
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The version of the program", build);
        let begun: Gauge = Gauge::default();
        begun.set(started.timestamp());
        registry.register("start_time_seconds", "When the program started, by its clock", begun);
        registry.register(
            "updates_received",
            "Updates that Telegram has delivered, repetitions included",
            self.updates.clone(),
        );
        registry.register("turns", "Turns, by the room that answered and by how they ended", self.turns.clone());
        registry.register_with_unit(
            "turn",
            "From the head of a chat's line to the commit of the turn and of those that share its transaction",
            Unit::Seconds,
            self.turn_seconds.clone(),
        );
        registry.register_with_unit(
            "reply",
            "From an update's arrival until Telegram has taken the reply",
            Unit::Seconds,
            self.reply_seconds.clone(),
        );
        registry.register("sends", "Attempts to say something, by lane and by what came of them", self.sends.clone());
        registry.register("flood_pauses", "How often Telegram asked for a pause (429)", self.pauses.clone());
        registry.register_with_unit(
            "flood_pause",
            "How long nothing was said because Telegram asked for a pause",
            Unit::Seconds,
            self.pause_seconds.clone(),
        );
        registry.register_with_unit(
            "writer_wait",
            "How long something waited for the only writer of the database",
            Unit::Seconds,
            self.writer.wait.clone(),
        );
        registry.register_with_unit(
            "writer_hold",
            "How long something held the only writer, its commit included",
            Unit::Seconds,
            self.writer.hold.clone(),
        );
        registry.register(
            "task_panics",
            "Panics of background tasks, each of which is started again",
            self.panics.clone(),
        );
        registry.register("task_up", "Whether a background task runs", self.tasks.clone());
        registry.register(
            "last_get_updates_timestamp_seconds",
            "When getUpdates last succeeded, or the webhook was set; 0 for never",
            self.heard.clone(),
        );
        registry.register(
            "last_commit_timestamp_seconds",
            "When the engine last committed something; 0 for never",
            self.committed.clone(),
        );
        registry.register("outbox_messages", "What is still to be said, by lane and state", self.outbox.clone());
        registry.register(
            "outbox_oldest_due_seconds",
            "For how long the oldest message of a lane has been due; 0 where none is",
            self.outbox_oldest.clone(),
        );
        registry.register(
            "inbox_oldest_seconds",
            "For how long the oldest update waits for its turn; 0 where none does",
            self.inbox_oldest.clone(),
        );
    }

    /// Updates have come.
    pub fn received(&self, updates: usize) {
        self.updates.inc_by(updates as u64);
    }

    /// Telegram has answered getUpdates, or has taken the webhook.
    pub fn heard(&self, now: DateTime<Utc>) {
        self.heard.set(now.timestamp());
        // `notify_one` keeps a permit, so that a late waiter does not miss it.
        self.first_heard.notify_one();
    }

    /// Waits until Telegram has been heard for the first time.
    pub async fn first_heard(&self) {
        self.first_heard.notified().await;
    }

    /// A transaction has been committed.
    pub fn committed(&self, now: DateTime<Utc>) {
        self.committed.set(now.timestamp());
    }

    /// A turn is over.
    pub fn turn(&self, room: Option<&'static str>, end: TurnEnd, took: Duration, now: DateTime<Utc>) {
        self.turns.get_or_create(&turn_labels(room, end)).inc();
        self.turn_seconds.observe(took.as_secs_f64());
        self.turn_ended.set(now.timestamp());
        self.committed(now);
    }

    /// A reply was delivered to an update that arrived at this time.
    pub fn replied(&self, asked: Instant) {
        self.reply_seconds.observe(asked.elapsed().as_secs_f64());
    }

    /// An attempt to send something has this outcome.
    pub fn said(&self, lane: Lane, end: SendEnd, now: DateTime<Utc>) {
        self.sends.get_or_create(&send_labels(lane, end)).inc();
        if end != SendEnd::Retried {
            self.said.get_or_create(&LaneLabels { lane: lane.name() }).set(now.timestamp());
        }
    }

    /// Telegram asked for a pause, which ends this much later than the one before it.
    pub fn paused(&self, by: Duration) {
        self.pauses.inc();
        self.pause_seconds.inc_by(by.as_secs_f64());
    }

    /// A background task panicked.
    pub fn panicked(&self, task: &'static str) {
        self.panics.get_or_create(&TaskLabels { task }).inc();
    }

    /// A background task runs, or does not.
    pub fn task_up(&self, task: &'static str, up: bool) {
        // Made here, so that a task that never panics shows its zero.
        drop(self.panics.get_or_create(&TaskLabels { task }));
        self.tasks.get_or_create(&TaskLabels { task }).set(up.into());
    }

    /// What a look at the database found, for the next scrape.
    pub fn stock(&self, lane: Lane, waiting: i64, sending: i64, oldest_due: f64) {
        let lane = lane.name();
        for (state, number) in [("waiting", waiting), ("sending", sending)] {
            self.outbox.get_or_create(&OutboxLabels { lane, state }).set(number);
        }
        self.outbox_oldest.get_or_create(&LaneLabels { lane }).set(oldest_due);
    }

    /// For how long the oldest update waits.
    pub fn stock_inbox(&self, oldest: f64) {
        self.inbox_oldest.set(oldest);
    }

    /// When getUpdates last succeeded.
    pub fn last_heard(&self) -> Option<DateTime<Utc>> {
        moment(&self.heard)
    }

    /// When something was last committed.
    pub fn last_commit(&self) -> Option<DateTime<Utc>> {
        moment(&self.committed)
    }

    /// When a turn last ended.
    pub fn last_turn(&self) -> Option<DateTime<Utc>> {
        moment(&self.turn_ended)
    }

    /// When something in a lane last came to its end.
    pub fn last_said(&self, lane: Lane) -> Option<DateTime<Utc>> {
        moment(&self.said.get_or_create(&LaneLabels { lane: lane.name() }))
    }
}

fn turn_labels(room: Option<&'static str>, end: TurnEnd) -> TurnLabels {
    TurnLabels { room: room.unwrap_or("none"), outcome: end.name() }
}

fn send_labels(lane: Lane, end: SendEnd) -> SendLabels {
    SendLabels { lane: lane.name(), outcome: end.name() }
}

fn moment(gauge: &Gauge) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(gauge.get(), 0).filter(|moment| moment.timestamp() != 0)
}
