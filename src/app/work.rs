//! The work of a running bot: its parts, in the order in which they begin, and the order in which they end.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, Notify, watch as channel};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::Clock;
use crate::channels::telegram::Telegram;
use crate::channels::telegram::greet;
use crate::channels::telegram::listen::{self, Intake, Webhook};
use crate::channels::telegram::wire::Wire;
use crate::db::{self, Database};
use crate::engine::commands;
use crate::engine::duties::{self, Duties};
use crate::engine::fetching::Fetching;
use crate::engine::inbox;
use crate::engine::lines::Lines;
use crate::engine::outcomes;
use crate::engine::regret::Regret;
use crate::engine::route::Rooms;
use crate::engine::sender::{Rates, Sender};
use crate::engine::turn::Turns;
use crate::feature::Feature;
use crate::features;
use crate::meters::Meters;
use crate::model::organisations::{self, operator};
use crate::model::regulation;
use crate::outbox;
use crate::talk::{Result, Surroundings, Trouble};
use crate::watch::tasks::Tasks;

/// What [`Work`] is built from.
pub(super) struct Parts {
    pub wire: Wire,
    pub database: Database,
    pub clock: Clock,
    pub rates: Rates,
    pub meters: Meters,
    pub tasks: Tasks,
    pub stop: CancellationToken,
}

/// What sleeps until a moment by the clock: the duties, and the notices that are due later.
#[derive(Clone)]
pub struct Sleepers {
    duties: Arc<Notify>,
    notices: Arc<Notify>,
}

impl Sleepers {
    /// Lets them look at the clock, which has gone on by more than the time that has passed.
    pub fn notice_time(&self) {
        self.duties.notify_one();
        self.notices.notify_one();
    }
}

/// Updates are taken in, answered and tidied away; whichever task crashes is restarted.
pub(super) struct Work {
    /// Raised after each turn and each batch of endings.
    pub progress: channel::Receiver<u64>,
    /// Raised when a round over all duties begins, and when it ends.
    pub rounds: channel::Receiver<u64>,
    lines: Arc<Lines>,
    sleepers: Sleepers,
    turning: JoinHandle<()>,
    listening: JoinHandle<()>,
    bulk: JoinHandle<()>,
    endings: JoinHandle<()>,
    duties: JoinHandle<()>,
    fetching: JoinHandle<()>,
    upkeep: JoinHandle<()>,
}

impl Work {
    /// Begins with what an earlier run has left: first its municipality and its replies, then its updates.
    pub async fn begin(
        parts: Parts,
        around: Arc<Surroundings>,
        delivered: Option<(Webhook, TcpListener)>,
        municipality: &str,
        time_zone: chrono_tz::Tz,
    ) -> Result<Work> {
        let Parts { wire, database, clock, rates, meters, tasks, stop } = parts;
        let replies = take_up(&database, &clock, (municipality, &around.operator), time_zone).await?;

        let (progressing, progress) = channel::channel(0);
        let (circling, rounds) = channel::channel(0);
        let telegram =
            Arc::new(Telegram { wire: wire.clone(), files: around.files.clone(), known: Default::default() });
        let (turns, waiting) = Turns::new(
            Rooms::of_features(),
            telegram.clone(),
            database.clone(),
            around.clone(),
            clock.clone(),
            meters.clone(),
        );
        let turning = tasks.spawn_past_stop("turns", {
            let (turns, waiting) = (turns.clone(), Arc::new(Mutex::new(waiting)));
            move || turns.clone().run(waiting.clone())
        });
        let (sender, outcomes) = Sender::new(
            telegram.clone(),
            database.clone(),
            clock.clone(),
            rates,
            meters.clone(),
            around.clone(),
            stop.clone(),
        );
        let endings = tasks.spawn_past_stop("outcomes", {
            let (turns, clock, progressing) = (turns.clone(), clock.clone(), progressing.clone());
            let outcomes = Arc::new(Mutex::new(outcomes));
            move || outcomes::write_outcomes(turns.clone(), clock.clone(), outcomes.clone(), progressing.clone())
        });
        let bulk = tasks.spawn("bulk", {
            let sender = sender.clone();
            move || sender.clone().run_bulk()
        });
        let (wake, files) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let sleepers = Sleepers { duties: wake.clone(), notices: sender.time() };
        let folder = around.files.clone();
        let dutiful = Arc::new(Duties {
            duties: duties::all(),
            database: database.clone(),
            clock: clock.clone(),
            around,
            sender: sender.clone(),
            wake: wake.clone(),
            files: files.clone(),
            progress: progressing.clone(),
            rounds: circling,
            meters: meters.clone(),
            stop: stop.clone(),
        });
        let duties = tasks.spawn("duties", move || dutiful.clone().run());
        let lines =
            Lines::new(turns.clone(), sender.clone(), (wake, files.clone()), progressing, meters.clone(), stop.clone());
        lines.resume(replies);
        lines.queue(inbox::unfinished(&database).await?);
        let fetching = Arc::new(Fetching {
            turns: turns.clone(),
            channel: telegram.clone(),
            database: database.clone(),
            files: folder,
            lines: lines.clone(),
            wake: files,
            clock: clock.clone(),
            stop: stop.clone(),
        });
        let fetching = tasks.spawn("files", move || fetching.clone().run());
        let listening = tasks.spawn("intake", {
            let (wire, stop, delivered) = (wire.clone(), stop.clone(), delivered.map(Arc::new));
            let intake = Intake {
                channel: telegram,
                database: database.clone(),
                turns,
                lines: lines.clone(),
                regret: Regret::new(sender.clone()),
                clock: clock.clone(),
                meters,
            };
            move || take_in(wire.clone(), delivered.clone(), intake.clone(), stop.clone())
        });
        let upkeep =
            tasks.spawn("upkeep", move || keep_up(wire.clone(), sender.clone(), database.clone(), stop.clone()));
        Ok(Work { progress, rounds, lines, sleepers, turning, listening, bulk, endings, duties, fetching, upkeep })
    }

    /// What sleeps until a moment.
    pub fn sleepers(&self) -> &Sleepers {
        &self.sleepers
    }

    /// Ends after a stop: turns in flight finish, and what was said is noted; `patience` is for all of it.
    pub async fn finish(self, patience: Duration) {
        let finish = async {
            // Whether a task ended well does not matter here, only that it ended.
            let _ = self.listening.await;
            // Before the lines are told that nothing more will come.
            let _ = self.fetching.await;
            self.lines.finish().await;
            let _ = self.bulk.await;
            let _ = self.duties.await;
            let _ = self.upkeep.await;
            // With the last sender gone, the queue of endings closes and is written out.
            drop(self.lines);
            let _ = self.endings.await;
        };
        if tokio::time::timeout(patience, finish).await.is_err() {
            tracing::warn!("some replies were still on their way; the next start says them again");
        }
        // Nobody asks for a turn or queues a write any more.
        self.turning.abort();
    }
}

/// Creates the municipality if absent, and returns the replies that an earlier run had not finished sending. Waits
/// while the database cannot be written.
async fn take_up(
    database: &Database,
    clock: &Clock,
    municipality: (&str, &str),
    time_zone: chrono_tz::Tz,
) -> Result<Vec<outbox::Dispatch>> {
    let mut patience = Duration::from_millis(500);
    loop {
        match try_to_take_up(database, clock, municipality, time_zone).await {
            Err(trouble) if trouble.of_database(db::is_passing) => {
                tracing::warn!(?trouble, "the database cannot be written yet; trying again");
                tokio::time::sleep(patience).await;
                patience = (patience * 2).min(Duration::from_secs(30));
            }
            taken_up => return taken_up,
        }
    }
}

async fn try_to_take_up(
    database: &Database,
    clock: &Clock,
    (municipality, operator): (&str, &str),
    time_zone: chrono_tz::Tz,
) -> Result<Vec<outbox::Dispatch>> {
    let now = (clock)();
    let mut transaction = database.begin().await?;
    organisations::found_municipality(&mut transaction, municipality, time_zone.name()).await?;
    operator::keep_first(&mut transaction, operator).await?;
    let replies = outbox::recover(&mut transaction, now).await?;
    commands::refresh_all(&mut transaction, now).await?;
    transaction.commit().await?;
    Ok(replies)
}

/// Polls, or takes what is delivered to a bound socket, until the stop.
async fn take_in(wire: Wire, delivered: Option<Arc<(Webhook, TcpListener)>>, intake: Intake, stop: CancellationToken) {
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

/// What is open in some municipality, for the menu that stands before anybody has a chat of their own. Everything, where
/// that cannot be read: a door too many is answered kindly.
async fn open(database: &Database) -> Vec<&'static Feature> {
    let read = async {
        let mut reader = database.reader().await?;
        let mut regulations = Vec::new();
        for municipality in organisations::municipalities(&mut reader).await? {
            regulations.push(regulation::newest(&mut reader, municipality.id).await?);
        }
        let mut open = Vec::new();
        for feature in features::ALL {
            let mut anywhere = regulations.is_empty();
            for regulation in &regulations {
                anywhere |= feature.is_open(regulation)?;
            }
            open.extend(anywhere.then_some(*feature));
        }
        Ok(open)
    };
    read.await.unwrap_or_else(|trouble: Trouble| {
        tracing::warn!(?trouble, "what is open cannot be read");
        features::ALL.to_vec()
    })
}

/// Introduces the bot and announces the commands until Telegram has taken both, and every hour forgets idle chats, until the stop.
async fn keep_up(wire: Wire, sender: Arc<Sender>, database: Database, stop: CancellationToken) {
    let keeping_up = async {
        let mut announced = false;
        loop {
            let mut wait = Duration::from_secs(3600);
            if !announced {
                let said = async {
                    greet::announce_commands(&wire, &open(&database).await).await?;
                    greet::introduce(&wire).await
                };
                match said.await {
                    Ok(()) => announced = true,
                    Err(fault) => {
                        tracing::warn!(%fault, "the commands and the descriptions could not be announced; trying again");
                        wait = fault.wait().unwrap_or_default().max(Duration::from_secs(60));
                    }
                }
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
