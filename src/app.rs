//! Wiring, start and orderly stop: the same entry for `run`, `demo` and the tests.

mod work;

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::sync::watch as channel;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use work::Sleepers;
use work::{Parts, Work};

use crate::Clock;
use crate::channels::telegram::greet;
use crate::channels::telegram::listen::Webhook;
use crate::channels::telegram::wire::Wire;
use crate::db::Database;
use crate::engine::commands;
use crate::engine::sender::Rates;
use crate::features;
use crate::files::Files;
use crate::meters::Meters;
use crate::model::organisations::operator;
use crate::watch::tasks::Tasks;
use crate::watch::{self, Watch, health, systemd};

/// How long turns in flight and their replies may take at a stop; systemd and `docker stop` wait ten seconds.
const FINISH: Duration = Duration::from_secs(7);

/// What the program needs to start.
pub struct Settings {
    /// The way to the Bot API.
    pub wire: Wire,
    /// The file, open and up to date.
    pub database: Database,
    /// The folder of files from people.
    pub files: PathBuf,
    /// The folder in which papers are left where the regulation says so.
    pub export: Option<PathBuf>,
    /// The time.
    pub clock: Clock,
    /// The name of the municipality, used if the database has none yet.
    pub municipality: String,
    /// Its zone.
    pub time_zone: chrono_tz::Tz,
    /// Who is responsible for the personal data.
    pub operator: String,
    /// How fast messages may be sent.
    pub rates: Rates,
    /// Long polling if absent.
    pub webhook: Option<Webhook>,
    /// How it is watched.
    pub watch: watch::Settings,
}

/// Why the program did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A wrong configuration: the token.
    #[error("GROZD_TOKEN is refused by the Bot API: copy it anew from BotFather, or check GROZD_API_URL")]
    Token,
    /// A wrong configuration: the address for deliveries.
    #[error("GROZD_WEBHOOK_LISTEN cannot be used ({0}): choose a free address, or stop what uses it")]
    Webhook(std::io::Error),
    /// A wrong configuration: the address for metrics.
    #[error("GROZD_METRICS_LISTEN cannot be used ({0}): choose a free address, or stop what uses it")]
    Metrics(std::io::Error),
    /// Something else, in words for the log.
    #[error("the start failed: {0}")]
    Failed(String),
}

/// The running bot.
pub struct App {
    database: Database,
    stop: CancellationToken,
    work: Work,
    watch: Watch,
    watch_address: Option<SocketAddr>,
    watchers: Vec<JoinHandle<()>>,
    systemd: bool,
}

impl App {
    /// Starts: greets the Bot API, goes on with what an earlier run left, listens.
    ///
    /// Boxed, as is [`App::stop`], so that the whole bot is compiled once, here: the body of an `async fn` is compiled
    /// by whoever awaits it, and that was each program and each test anew.
    pub fn start(settings: Settings) -> BoxFuture<'static, Result<App, StartError>> {
        Box::pin(App::starting(settings))
    }

    async fn starting(settings: Settings) -> Result<App, StartError> {
        let Settings {
            wire,
            database,
            files,
            export,
            clock,
            municipality,
            time_zone,
            operator,
            rates,
            webhook,
            watch: watched,
        } = settings;
        let delivered = webhook.map(|webhook| match bind(webhook.listen) {
            Ok(listener) => Ok((webhook, listener)),
            Err(error) => Err(StartError::Webhook(error)),
        });
        let delivered = delivered.transpose()?;
        let listener = watched.listen.map(bind).transpose();
        let listener = listener.map_err(StartError::Metrics)?;
        let watch_address = listener.as_ref().map(TcpListener::local_addr).transpose();
        let watch_address = watch_address.map_err(StartError::Metrics)?;

        // Watched from here on: a start may wait for Telegram for hours.
        let stop = CancellationToken::new();
        let unless_started = stop.clone().drop_guard();
        let meters = Meters::new(database.meters().clone());
        let tasks = Tasks::new(meters.clone(), stop.clone());
        let intake = match delivered {
            Some(_) => health::Intake::Webhook,
            None => health::Intake::Polling,
        };
        let watch = Watch::new(database.clone(), clock.clone(), intake, meters.clone(), tasks.clone());
        let watchers = watch_over(&watch, &tasks, listener, watched.systemd, &stop);

        let operator =
            first_operator(&database, operator).await.map_err(|error| StartError::Failed(error.to_string()))?;
        let me = greet::greet(&wire).await.map_err(|_| StartError::Token)?;
        let parts = Parts { wire, database: database.clone(), clock, rates, meters, tasks, stop: stop.clone() };
        let around = features::surroundings(
            operator,
            (greet::address(&me.username), me.supports_inline_queries),
            &[commands::follow],
            Arc::new(Files::at(files).exchanging(export)),
        );
        let work = Work::begin(parts, around, delivered, &municipality, time_zone)
            .await
            .map_err(|trouble| StartError::Failed(format!("{trouble:?}")))?;
        // Started: from now on the stop is the app's own.
        unless_started.disarm();
        Ok(App { database, stop, work, watch, watch_address, watchers, systemd: watched.systemd })
    }

    /// The bot's health and metrics.
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Where metrics and health are served.
    pub fn watch_address(&self) -> Option<SocketAddr> {
        self.watch_address
    }

    /// The database, for those who look at what the bot has stored.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Raised after each turn, each batch of endings and each run of a duty.
    pub fn progress(&self) -> channel::Receiver<u64> {
        self.work.progress.clone()
    }

    /// Odd while a round over all duties is under way, even between two.
    pub fn rounds(&self) -> u64 {
        *self.work.rounds.borrow()
    }

    /// What sleeps until a moment, for whoever moves the clock while the program runs.
    pub fn sleepers(&self) -> &Sleepers {
        self.work.sleepers()
    }

    /// Stops: no more intake, turns in flight finish, the sender gets a bounded time, the file is closed.
    pub fn stop(self) -> BoxFuture<'static, ()> {
        Box::pin(self.stopping())
    }

    async fn stopping(self) {
        if self.systemd {
            systemd::stopping();
        }
        self.stop.cancel();
        let App { database, stop: _, work, watch: _, watch_address: _, watchers, systemd: _ } = self;
        work.finish(FINISH).await;
        // They had the same time to end; a scraper that keeps its connection open must not hold up the stop.
        for watcher in watchers {
            watcher.abort();
        }
        // Closing waits for connections that are still used; a task cut off above may hold one.
        if tokio::time::timeout(Duration::from_secs(2), database.close()).await.is_err() {
            tracing::warn!("the database was still in use; what was committed is safe");
        }
    }
}

/// Who answers for the data: as the settings of the new database had it, since people agreed to that. Another one is
/// written into the regulation, where it makes another edition of the consent.
async fn first_operator(database: &Database, configured: String) -> sqlx::Result<String> {
    let mut reader = database.reader().await?;
    let kept = operator::first(&mut reader).await?;
    if kept.as_ref().is_some_and(|kept| *kept != configured) {
        tracing::warn!("GROZD_OPERATOR is only the first value of a new database: change the operator in the bot");
    }
    Ok(kept.unwrap_or(configured))
}

/// A listening socket that outlives its server, so that a restarted server can take it over.
fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves metrics and health, and tells systemd, as far as the settings ask for it.
fn watch_over(
    watch: &Watch,
    tasks: &Tasks,
    listener: Option<TcpListener>,
    systemd: bool,
    stop: &CancellationToken,
) -> Vec<JoinHandle<()>> {
    let mut watchers = Vec::new();
    if let Some(listener) = listener {
        if let Ok(address) = listener.local_addr() {
            tracing::info!(%address, "metrics and health are served");
        }
        let (watch, stop, listener) = (watch.clone(), stop.clone(), Arc::new(listener));
        watchers.push(tasks.spawn("metrics", move || {
            let (watch, stop, listener) = (watch.clone(), stop.clone(), listener.clone());
            async move {
                let served = match listener.try_clone() {
                    Ok(listener) => watch::serve(watch, listener, stop).await,
                    Err(error) => Err(error),
                };
                if let Err(error) = served {
                    tracing::error!(%error, "metrics and health cannot be served");
                }
            }
        }));
    }
    if systemd {
        let (watch, stop) = (watch.clone(), stop.clone());
        watchers.push(tasks.spawn("systemd", move || systemd::report(watch.clone(), stop.clone())));
    }
    watchers
}
