//! Wiring, start and orderly stop: the same entry for `run`, `demo` and the tests.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::{Mutex, watch as channel};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::Clock;
use crate::db::{self, Database};
use crate::meters::Meters;
use crate::outbox;
use crate::people;
use crate::talk::{Surroundings, Trouble};
use crate::telegram::greet;
use crate::telegram::inbox;
use crate::telegram::lines::Lines;
use crate::telegram::listen::{self, Intake, Webhook};
use crate::telegram::sender::{self, Rates, Sender};
use crate::telegram::turn::Turns;
use crate::telegram::wire::Wire;
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
    /// The hour.
    pub clock: Clock,
    /// The name of the municipality, where the database has none yet.
    pub municipality: String,
    /// Its zone.
    pub time_zone: chrono_tz::Tz,
    /// Who is responsible for the personal data.
    pub operator: String,
    /// How much may be said.
    pub rates: Rates,
    /// Long polling where there is none.
    pub webhook: Option<Webhook>,
    /// How it is watched.
    pub watch: watch::Settings,
}

/// Why the program did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A wrong configuration: the token.
    #[error(
        "GROZD_TOKEN is refused by the Bot API: copy it anew from BotFather, or check GROZD_API_URL"
    )]
    Token,
    /// A wrong configuration: the address for deliveries.
    #[error(
        "GROZD_WEBHOOK_LISTEN cannot be used ({0}): choose a free address, or stop what uses it"
    )]
    Webhook(std::io::Error),
    /// A wrong configuration: the address for metrics.
    #[error(
        "GROZD_METRICS_LISTEN cannot be used ({0}): choose a free address, or stop what uses it"
    )]
    Metrics(std::io::Error),
    /// Something else, in words for the log.
    #[error("the start failed: {0}")]
    Failed(String),
}

/// The running bot.
pub struct App {
    database: Database,
    progress: channel::Receiver<u64>,
    stop: CancellationToken,
    lines: Arc<Lines>,
    turning: JoinHandle<()>,
    listening: JoinHandle<()>,
    bulk: JoinHandle<()>,
    endings: JoinHandle<()>,
    upkeep: JoinHandle<()>,
    watch: Watch,
    watch_address: Option<SocketAddr>,
    watchers: Vec<JoinHandle<()>>,
    systemd: bool,
}

impl App {
    /// Starts: greets the Bot API, goes on with what an earlier run left, listens.
    pub async fn start(settings: Settings) -> Result<App, StartError> {
        let Settings {
            wire,
            database,
            clock,
            municipality,
            time_zone,
            operator,
            rates,
            webhook,
            watch: watched,
        } = settings;
        let delivered = match webhook {
            Some(webhook) => {
                let listener = bind(webhook.listen).map_err(StartError::Webhook)?;
                Some((webhook, listener))
            }
            None => None,
        };
        let listener = watched.listen.map(bind).transpose();
        let listener = listener.map_err(StartError::Metrics)?;
        let watch_address = match &listener {
            Some(listener) => Some(listener.local_addr().map_err(StartError::Metrics)?),
            None => None,
        };

        // Watched from here on: a start may wait for Telegram for hours.
        let stop = CancellationToken::new();
        let unless_started = stop.clone().drop_guard();
        let meters = Meters::new(database.meters().clone());
        let tasks = Tasks::new(meters.clone(), stop.clone());
        let intake = match delivered {
            Some(_) => health::Intake::Webhook,
            None => health::Intake::Polling,
        };
        let watch = Watch::new(
            database.clone(),
            clock.clone(),
            intake,
            meters.clone(),
            tasks.clone(),
        );
        let watchers = watch_over(&watch, &tasks, listener, watched.systemd, &stop);

        let failed = |trouble: Trouble| StartError::Failed(format!("{trouble:?}"));
        let username = greet::greet(&wire).await.map_err(|_| StartError::Token)?;
        let mut patience = Duration::from_millis(500);
        let replies = loop {
            match take_up(&database, &clock, &municipality, time_zone).await {
                Ok(replies) => break replies,
                Err(trouble) if trouble.of_database(db::is_passing) => {
                    tracing::warn!(?trouble, "the database cannot be written yet; trying again");
                    tokio::time::sleep(patience).await;
                    patience = (patience * 2).min(Duration::from_secs(30));
                }
                Err(trouble) => return Err(failed(trouble)),
            }
        };

        let (progressing, progress) = channel::channel(0);
        let around = Arc::new(Surroundings {
            operator,
            bot: username,
        });
        let (turns, waiting) = Turns::new(database.clone(), around, clock.clone(), meters.clone());
        let turning = tasks.spawn("turns", {
            let (turns, waiting) = (turns.clone(), Arc::new(Mutex::new(waiting)));
            move || turns.clone().run(waiting.clone())
        });
        let (sender, outcomes) = Sender::new(
            wire.clone(),
            database.clone(),
            clock.clone(),
            rates,
            meters.clone(),
            stop.clone(),
        );
        let outcomes = Arc::new(Mutex::new(outcomes));
        let endings = tasks.spawn("outcomes", {
            let (turns, clock, progressing) = (turns.clone(), clock.clone(), progressing.clone());
            move || {
                sender::write_outcomes(
                    turns.clone(),
                    clock.clone(),
                    outcomes.clone(),
                    progressing.clone(),
                )
            }
        });
        let bulk = tasks.spawn("bulk", {
            let sender = sender.clone();
            move || sender.clone().run_bulk()
        });
        let lines = Lines::new(
            turns.clone(),
            sender.clone(),
            progressing,
            meters.clone(),
            stop.clone(),
        );
        lines.resume(replies);
        lines.queue(inbox::unfinished(&database).await.map_err(failed)?);
        let intake = Intake {
            database: database.clone(),
            turns,
            lines: lines.clone(),
            clock: clock.clone(),
            meters,
        };
        let listening = tasks.spawn("intake", {
            let (wire, stop) = (wire.clone(), stop.clone());
            let delivered = delivered.map(Arc::new);
            move || {
                take_in(
                    wire.clone(),
                    delivered.clone(),
                    intake.clone(),
                    stop.clone(),
                )
            }
        });
        let upkeep = tasks.spawn("upkeep", {
            let (database, stop) = (database.clone(), stop.clone());
            move || {
                keep_up(
                    wire.clone(),
                    database.clone(),
                    clock.clone(),
                    sender.clone(),
                    stop.clone(),
                )
            }
        });
        // Started: from now on the stop is the app's own.
        unless_started.disarm();
        Ok(App {
            database,
            progress,
            stop,
            lines,
            turning,
            listening,
            bulk,
            endings,
            upkeep,
            watch,
            watch_address,
            watchers,
            systemd: watched.systemd,
        })
    }

    /// How the bot does.
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

    /// Raised after each turn and each batch of endings.
    pub fn progress(&self) -> channel::Receiver<u64> {
        self.progress.clone()
    }

    /// Stops: no more intake, turns in flight finish, the sender gets a bounded time, the file is closed.
    pub async fn stop(self) {
        if self.systemd {
            systemd::stopping();
        }
        self.stop.cancel();
        let App {
            database,
            progress: _,
            stop: _,
            lines,
            turning,
            listening,
            bulk,
            endings,
            upkeep,
            watch: _,
            watch_address: _,
            watchers,
            systemd: _,
        } = self;
        let finish = async {
            // Each may have ended by itself; only its end matters.
            let _ = listening.await;
            lines.finish().await;
            let _ = bulk.await;
            let _ = upkeep.await;
            for watcher in watchers {
                let _ = watcher.await;
            }
            // With the last sender gone, the queue of endings closes and is written out.
            drop(lines);
            let _ = endings.await;
        };
        if tokio::time::timeout(FINISH, finish).await.is_err() {
            tracing::warn!("some replies were still on their way; the next start says them again");
        }
        // Nobody asks for a turn or writes beside any more.
        turning.abort();
        // Closing waits for connections that are still used; a task cut off above may hold one.
        if tokio::time::timeout(Duration::from_secs(2), database.close())
            .await
            .is_err()
        {
            tracing::warn!("the database was still in use; what was committed is safe");
        }
    }
}

/// A socket that outlives whoever serves it, so that a server begun anew finds it again.
fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Polls, or takes what is delivered to a bound socket, until the stop.
async fn take_in(
    wire: Wire,
    delivered: Option<Arc<(Webhook, TcpListener)>>,
    intake: Intake,
    stop: CancellationToken,
) {
    let Some(delivered) = delivered else {
        return listen::poll(wire, intake, stop).await;
    };
    let (webhook, listener) = &*delivered;
    let served = match listener.try_clone() {
        Ok(listener) => listen::serve(wire, webhook.clone(), listener, intake, stop).await,
        Err(error) => Err(error),
    };
    if let Err(error) = served {
        tracing::error!(%error, "deliveries cannot be taken");
    }
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
        watchers.push(tasks.spawn("systemd", move || {
            systemd::report(watch.clone(), stop.clone())
        }));
    }
    watchers
}

/// Founds the municipality where there is none, and returns the replies that an earlier run had not finished saying.
async fn take_up(
    database: &Database,
    clock: &Clock,
    municipality: &str,
    time_zone: chrono_tz::Tz,
) -> crate::talk::Result<Vec<outbox::Dispatch>> {
    let now = (clock)();
    let mut transaction = database.begin().await?;
    people::store::found_municipality(&mut transaction, municipality, time_zone.name()).await?;
    let replies = outbox::recover(&mut transaction, now).await?;
    outbox::refresh_all_commands(&mut transaction, now).await?;
    transaction.commit().await?;
    Ok(replies)
}

/// Announces the commands until Telegram has taken them, and tidies up every hour, until the stop.
async fn keep_up(
    wire: Wire,
    database: Database,
    clock: Clock,
    sender: Arc<Sender>,
    stop: CancellationToken,
) {
    let keeping_up = async {
        let mut announced = false;
        loop {
            let mut wait = Duration::from_secs(3600);
            if !announced {
                match greet::announce_commands(&wire).await {
                    Ok(()) => announced = true,
                    Err(fault) => {
                        tracing::warn!(%fault, "the commands could not be announced; trying again");
                        wait = fault
                            .wait()
                            .unwrap_or_default()
                            .max(Duration::from_secs(60));
                    }
                }
            }
            if let Err(trouble) = tidy(&database, &clock).await {
                tracing::warn!(?trouble, "tidying up failed; trying again");
            }
            sender.tidy();
            tokio::time::sleep(wait.min(Duration::from_secs(3600))).await;
        }
    };
    tokio::select! {
        () = keeping_up => {}
        () = stop.cancelled() => {}
    }
}

/// Rows that one transaction of the tidying drops: some milliseconds, after which waiting turns have theirs.
const SLICE: i64 = 200;

/// Telegram repeats an update for a day at most, so that its number is needed no longer than that.
async fn tidy(database: &Database, clock: &Clock) -> crate::talk::Result<()> {
    let now = (clock)();
    loop {
        let mut transaction = database.begin().await?;
        let numbers = inbox::prune(&mut transaction, now - TimeDelta::days(2), SLICE).await?;
        let endings = outbox::prune(&mut transaction, now, SLICE).await?;
        transaction.commit().await?;
        if numbers + endings == 0 {
            break;
        }
    }
    let mut transaction = database.begin().await?;
    outbox::prune_letters(&mut transaction).await?;
    transaction.commit().await?;
    database.empty_log().await?;
    Ok(())
}
