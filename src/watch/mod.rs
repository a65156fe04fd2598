//! Watching the bot: `/metrics` for Prometheus, `/healthz` for load balancers and humans, systemd's watchdog.
//!
//! The engine counts into [`Meters`](crate::meters::Meters); here that is read, together with a look at the database
//! by its indexes. `docs/watching.md` explains it to administrators.

pub mod health;
pub mod systemd;
pub mod tasks;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::{DateTime, Utc};
use prometheus_client::encoding::text;
use prometheus_client::registry::Registry;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::Clock;
use crate::db::Database;
use crate::engine::inbox;
use crate::meters::{Lane, Meters};
use crate::outbox;
use crate::talk::Result;
use health::{Facts, Flaw, Intake, LaneFacts, Queues};
use tasks::Tasks;

/// How long a look at the database may take; a reader never waits for the writer.
const LOOK: Duration = Duration::from_secs(2);

/// How long it may take to begin a write transaction: the database waits five seconds for another process that holds
/// the lock, and a transaction of ours may be before it.
const WRITE: Duration = Duration::from_secs(10);

/// How the bot is watched.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// Where metrics and health are served; nowhere if absent.
    pub listen: Option<SocketAddr>,
    /// Whether systemd is notified of the bot's health.
    pub systemd: bool,
}

/// What came of the rules.
#[derive(Debug, Clone)]
pub struct Report {
    /// What they looked at.
    pub facts: Facts,
    /// What they found.
    pub flaws: Vec<Flaw>,
}

impl Report {
    /// Whether this process works, whatever Telegram does.
    pub fn is_alive(&self) -> bool {
        !self.flaws.iter().any(|flaw| flaw.is_ours())
    }
}

/// Looks at a running bot. A clone looks at the same one.
#[derive(Clone)]
pub struct Watch(Arc<Inner>);

struct Inner {
    database: Database,
    clock: Clock,
    started: DateTime<Utc>,
    intake: Intake,
    meters: Meters,
    tasks: Tasks,
    registry: Registry,
}

impl Watch {
    /// A watch over a bot that starts now.
    pub fn new(database: Database, clock: Clock, intake: Intake, meters: Meters, tasks: Tasks) -> Watch {
        let started = (clock)();
        let mut registry = Registry::with_prefix("grozd");
        meters.register(&mut registry, started);
        Watch(Arc::new(Inner { database, clock, started, intake, meters, tasks, registry }))
    }

    /// What the bot counts.
    pub fn meters(&self) -> &Meters {
        &self.0.meters
    }

    /// Whether the bot works.
    pub async fn report(&self) -> Report {
        let Inner { clock, started, intake, meters, tasks, .. } = &*self.0;
        let mut facts = Facts {
            now: (clock)(),
            started: *started,
            intake: *intake,
            last_heard: meters.last_heard(),
            last_commit: meters.last_commit(),
            file_in_place: self.0.database.is_in_place(),
            can_write: None,
            last_turn: meters.last_turn(),
            queues: self.queues().await,
            tasks: tasks.states(),
        };
        if facts.file_in_place && !facts.has_fresh_commit() {
            facts.can_write = Some(self.can_write().await);
        }
        let flaws = health::judge(&facts);
        Report { facts, flaws }
    }

    /// Everything that is counted, in the text format of OpenMetrics.
    pub async fn metrics(&self) -> std::result::Result<String, std::fmt::Error> {
        let meters = &self.0.meters;
        // If the database cannot be read, the previous figures stay, and the health check reports it.
        if let Some(queues) = self.queues().await {
            let now = (self.0.clock)();
            let age = |since: Option<DateTime<Utc>>| since.map_or(0.0, |since| seconds(now, since).max(0) as f64);
            for lane in queues.lanes {
                meters.stock(lane.lane, lane.waiting, lane.sending, age(lane.oldest_due));
            }
            meters.stock_inbox(age(queues.oldest_update));
        }
        let mut text = String::new();
        text::encode(&mut text, &self.0.registry)?;
        Ok(text)
    }

    /// `None` if the database cannot be read.
    async fn queues(&self) -> Option<Queues> {
        match tokio::time::timeout(LOOK, self.look()).await {
            Ok(Ok(queues)) => Some(queues),
            Ok(Err(trouble)) => {
                tracing::error!(?trouble, "the queues could not be looked at");
                None
            }
            Err(_) => {
                tracing::error!("the queues could not be looked at in time");
                None
            }
        }
    }

    async fn look(&self) -> Result<Queues> {
        let now = (self.0.clock)();
        let mut reader = self.0.database.reader().await?;
        let oldest_update = inbox::oldest(&mut reader).await?;
        let stock = outbox::stock(&mut reader).await?;
        let lanes = Lane::ALL.map(|lane| {
            let stock = match lane {
                Lane::Interactive => stock.interactive,
                Lane::Bulk => stock.bulk,
            };
            LaneFacts {
                lane,
                waiting: stock.waiting,
                sending: stock.sending,
                // What waits for a later time is not due.
                oldest_due: stock.oldest.filter(|due| *due <= now),
                last_end: self.0.meters.last_said(lane),
            }
        });
        Ok(Queues { oldest_update, lanes })
    }

    /// Begins a write transaction and rolls it back.
    async fn can_write(&self) -> bool {
        let trying = async {
            let transaction = self.0.database.begin().await?;
            transaction.commit().await
        };
        match tokio::time::timeout(WRITE, trying).await {
            Ok(Ok(())) => true,
            Ok(Err(error)) => {
                tracing::error!(%error, "no transaction can be begun");
                false
            }
            Err(_) => {
                tracing::error!("no transaction can be begun in time");
                false
            }
        }
    }
}

/// Serves metrics and health until the stop.
pub async fn serve(watch: Watch, listener: std::net::TcpListener, stop: CancellationToken) -> std::io::Result<()> {
    let service = Router::new().route("/metrics", get(metrics)).route("/healthz", get(healthz)).with_state(watch);
    let listener = tokio::net::TcpListener::from_std(listener)?;
    // A scraper keeps its connection open; the stop does not wait for it.
    tokio::select! {
        served = axum::serve(listener, service) => served,
        () = stop.cancelled() => Ok(()),
    }
}

async fn metrics(State(watch): State<Watch>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    match watch.metrics().await {
        Ok(text) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn healthz(State(watch): State<Watch>) -> Response {
    let report = watch.report().await;
    let works = report.flaws.is_empty();
    let status = if works { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, axum::Json(as_json(&report))).into_response()
}

/// What `/healthz` says.
fn as_json(report: &Report) -> serde_json::Value {
    let facts = &report.facts;
    let ago = |since: Option<DateTime<Utc>>| since.map(|since| seconds(facts.now, since));
    let flaws = report.flaws.iter().map(|flaw| json!({ "flaw": flaw.to_string(), "restart_may_help": flaw.is_ours() }));
    let lanes = facts.queues.iter().flat_map(|queues| queues.lanes);
    let due = lanes.map(|lane| (lane.lane.name().to_owned(), ago(lane.oldest_due).into()));
    let oldest_update = facts.queues.and_then(|queues| queues.oldest_update);
    let tasks = facts.tasks.iter().map(|task| (task.name.to_owned(), task.runs.into()));
    json!({
        "works": report.flaws.is_empty(),
        "flaws": flaws.collect::<Vec<_>>(),
        "seconds_since_get_updates": ago(facts.last_heard),
        "seconds_since_commit": ago(facts.last_commit),
        "can_write": facts.can_write,
        "seconds_oldest_update_waits": ago(oldest_update),
        "seconds_oldest_message_is_due": due.collect::<serde_json::Map<_, _>>(),
        "tasks": tasks.collect::<serde_json::Map<_, _>>(),
    })
}

fn seconds(now: DateTime<Utc>, since: DateTime<Utc>) -> i64 {
    (now - since).num_seconds()
}
