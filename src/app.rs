//! Wiring, start and orderly stop: the same entry for `run`, `demo` and the tests.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::Clock;
use crate::db::Database;
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
    /// Something else, in words for the log.
    #[error("the start failed: {0}")]
    Failed(String),
}

/// The running bot.
pub struct App {
    database: Database,
    progress: watch::Receiver<u64>,
    stop: CancellationToken,
    lines: Arc<Lines>,
    listening: JoinHandle<()>,
    bulk: JoinHandle<()>,
    endings: JoinHandle<()>,
    upkeep: JoinHandle<()>,
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
        } = settings;
        let delivered = match webhook {
            Some(webhook) => {
                let listener = TcpListener::bind(webhook.listen)
                    .await
                    .map_err(StartError::Webhook)?;
                Some((webhook, listener))
            }
            None => None,
        };
        let failed = |trouble: Trouble| StartError::Failed(format!("{trouble:?}"));
        let username = greet::greet(&wire).await.map_err(|_| StartError::Token)?;
        let mut transaction = database
            .begin()
            .await
            .map_err(|error| failed(error.into()))?;
        people::store::found_municipality(&mut transaction, &municipality, time_zone.name())
            .await
            .map_err(failed)?;
        let replies = outbox::recover(&mut transaction, (clock)())
            .await
            .map_err(failed)?;
        outbox::refresh_all_commands(&mut transaction, (clock)())
            .await
            .map_err(failed)?;
        transaction
            .commit()
            .await
            .map_err(|error| failed(error.into()))?;

        let stop = CancellationToken::new();
        let (progressing, progress) = watch::channel(0);
        let around = Arc::new(Surroundings {
            operator,
            bot: username,
        });
        let turns = Turns::new(database.clone(), around, clock.clone());
        let (sender, outcomes) = Sender::new(
            wire.clone(),
            database.clone(),
            clock.clone(),
            rates,
            stop.clone(),
        );
        let endings = sender::write_outcomes(
            database.clone(),
            clock.clone(),
            outcomes,
            progressing.clone(),
        );
        let endings = tokio::spawn(endings);
        let bulk = tokio::spawn(sender.clone().run_bulk());
        let lines = Lines::new(turns, sender.clone(), progressing, stop.clone());
        lines.resume(replies);
        lines.queue(inbox::unfinished(&database).await.map_err(failed)?);
        let intake = Intake {
            database: database.clone(),
            lines: lines.clone(),
            clock: clock.clone(),
        };
        let listening = match delivered {
            None => tokio::spawn(listen::poll(wire.clone(), intake, stop.clone())),
            Some((webhook, listener)) => {
                let serving = listen::serve(wire.clone(), webhook, listener, intake, stop.clone());
                tokio::spawn(async move {
                    if let Err(error) = serving.await {
                        tracing::error!(%error, "nothing can be delivered any more");
                    }
                })
            }
        };
        let upkeep = tokio::spawn(keep_up(wire, database.clone(), clock, sender, stop.clone()));
        Ok(App {
            database,
            progress,
            stop,
            lines,
            listening,
            bulk,
            endings,
            upkeep,
        })
    }

    /// The database, for those who look at what the bot has stored.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Raised after each turn and each batch of endings.
    pub fn progress(&self) -> watch::Receiver<u64> {
        self.progress.clone()
    }

    /// Stops: no more intake, turns in flight finish, the sender gets a bounded time, the file is closed.
    pub async fn stop(self) {
        self.stop.cancel();
        let App {
            database,
            progress: _,
            stop: _,
            lines,
            listening,
            bulk,
            endings,
            upkeep,
        } = self;
        let finish = async {
            // Each may have ended by itself; only its end matters.
            let _ = listening.await;
            lines.finish().await;
            let _ = bulk.await;
            let _ = upkeep.await;
            // With the last sender gone, the queue of endings closes and is written out.
            drop(lines);
            let _ = endings.await;
        };
        if tokio::time::timeout(FINISH, finish).await.is_err() {
            tracing::warn!("some replies were still on their way; the next start says them again");
        }
        // Closing waits for connections that are still used; a task cut off above may hold one.
        if tokio::time::timeout(Duration::from_secs(2), database.close())
            .await
            .is_err()
        {
            tracing::warn!("the database was still in use; what was committed is safe");
        }
    }
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
            if !announced {
                match greet::announce_commands(&wire).await {
                    Ok(()) => announced = true,
                    Err(fault) => {
                        tracing::warn!(%fault, "the commands could not be announced; trying again");
                    }
                }
            }
            if let Err(trouble) = tidy(&database, &clock).await {
                tracing::warn!(?trouble, "tidying up failed; trying again");
            }
            sender.tidy();
            let minutes = if announced { 60 } else { 1 };
            tokio::time::sleep(Duration::from_secs(minutes * 60)).await;
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
