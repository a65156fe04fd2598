//! What the program does by itself at set times: each duty in a transaction of its own, woken when it is due, no ticks.
//!
//! A duty of the clock keeps its next moment in the database, and a run moves it on in the transaction of what it does:
//! whatever crashes or stops, it fills the outbox once. Several missed moments make one run. A duty of moments queries
//! its next one each time. What takes long to read is read beside the turns first ([`Ran::AfterReading`]), so that the writer
//! is held for the writing alone.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Days, DurationRound, TimeDelta, Utc};
use chrono_tz::Tz;
use futures::FutureExt;
use sqlx::AssertSqlSafe;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

use super::inbox;
use super::sender::Sender;
use crate::Clock;
use crate::db::Database;
use crate::feature::{Chosen, Duty, Feature, Missed, Ran, Reads, When};
use crate::features;
use crate::files::store;
use crate::meters::Meters;
use crate::model::organisations::{self, Municipality};
use crate::model::regulation;
use crate::outbox;
use crate::talk::session::millis;
use crate::talk::{Memory, Result, Surroundings, Tx, calendar};

/// The engine's own duty: deletes old rows.
pub const TIDYING: Duty = Duty {
    name: "tidying",
    what: "drops numbers of updates after two days, endings of replies after a day and of notices after a season, and \
           files that became no facts after a day",
    when: When::Hourly,
    missed: Missed::Late,
    run: |tx, _| tidy(tx).boxed(),
};

/// Rows that one run of the tidying drops: some milliseconds, after which waiting turns have theirs.
const SLICE: i64 = 200;
/// A missed moment that is older than this is skipped, for duties that are not done late.
const GRACE: TimeDelta = TimeDelta::hours(1);
/// The longest sleep: a clock that is set back is noticed then.
const LONGEST: Duration = Duration::from_secs(3600);
/// People wait for the writer while a run of a duty has it; from here on they notice, and the log names the duty.
const NOTICEABLE: Duration = Duration::from_millis(250);
/// How long a duty that failed, or is due again at once, is left alone.
const PATIENCE: Duration = Duration::from_secs(60);

/// A duty, and what opens the feature that it is of.
#[derive(Clone, Copy)]
pub struct Task {
    /// The duty.
    pub duty: &'static Duty,
    /// What opens its feature; `None` for what is always open, and for the engine's own.
    pub chosen: Option<&'static Chosen>,
}

/// All duties: those of the features, and the engine's own.
pub fn all() -> Vec<Task> {
    let of =
        |feature: &'static Feature| feature.duties.iter().map(|duty| Task { duty, chosen: feature.chosen.as_ref() });
    features::ALL.iter().copied().flat_map(of).chain([Task { duty: &TIDYING, chosen: None }]).collect()
}

impl Task {
    /// Whether the municipality has chosen its feature.
    async fn is_open(self, tx: &mut Tx) -> Result<bool> {
        match self.chosen {
            None => Ok(true),
            Some(chosen) => (chosen.opens)(&*regulation::now(tx).await?),
        }
    }
}

/// Does what is due.
pub struct Duties {
    /// The duties, in the order in which they are done at the same moment.
    pub duties: Vec<Task>,
    /// The file.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// What does not change.
    pub around: Arc<Surroundings>,
    /// Sends what a duty leaves.
    pub sender: Arc<Sender>,
    /// Woken when a duty may be due earlier than before.
    pub wake: Arc<Notify>,
    /// Wakes the task that fetches and sweeps files.
    pub files: Arc<Notify>,
    /// Raised after each run of a duty.
    pub progress: watch::Sender<u64>,
    /// Raised when a round over all duties begins, and when it ends.
    pub rounds: watch::Sender<u64>,
    /// What is counted.
    pub meters: Meters,
    /// The stop.
    pub stop: CancellationToken,
}

impl Duties {
    /// Does what is due until the stop.
    pub async fn run(self: Arc<Self>) {
        while !self.stop.is_cancelled() {
            self.rounds.send_modify(|count| *count += 1);
            let round = self.round().await;
            self.rounds.send_modify(|count| *count += 1);
            self.progress.send_modify(|count| *count += 1);
            let sleep = match round {
                Ok(next) => self.until(next),
                Err(trouble) => {
                    tracing::warn!(?trouble, "the duties could not be asked for; trying again");
                    PATIENCE
                }
            };
            tokio::select! {
                () = tokio::time::sleep(sleep) => {}
                () = self.wake.notified() => {}
                () = self.stop.cancelled() => {}
            }
        }
    }

    fn until(&self, next: Option<DateTime<Utc>>) -> Duration {
        let wait = next.map(|next| (next - (self.clock)()).to_std().unwrap_or_default());
        wait.unwrap_or(LONGEST).min(LONGEST)
    }

    /// Does everything that is due now, and returns when something is due next.
    async fn round(&self) -> Result<Option<DateTime<Utc>>> {
        let mut next: Option<DateTime<Utc>> = None;
        for municipality in self.municipalities().await? {
            for task in &self.duties {
                let duty = task.duty;
                let due = match self.serve(&municipality, *task).await {
                    Ok(due) => due,
                    Err(trouble) => {
                        tracing::error!(?trouble, duty = duty.name, "a duty failed; it is tried again");
                        Some((self.clock)() + PATIENCE)
                    }
                };
                next = next.into_iter().chain(due).min();
            }
        }
        Ok(next)
    }

    async fn municipalities(&self) -> Result<Vec<Municipality>> {
        let mut reader = self.database.reader().await?;
        organisations::municipalities(&mut reader).await
    }

    /// Does a duty if it is due, slice after slice, and returns when it is due next. One whose feature is not chosen says
    /// nothing and changes nothing: its moments are left out, and it is looked at again when the regulation changes.
    async fn serve(&self, municipality: &Municipality, task: Task) -> Result<Option<DateTime<Utc>>> {
        let (duty, mut slices, mut read) = (task.duty, 0, None);
        loop {
            let mut tx = self.begin(municipality).await?;
            if let Some(read) = read.take() {
                tx.recall(read);
            }
            let begun = Instant::now();
            let due = match due(&mut tx, duty).await? {
                Some(due) if due <= tx.now => due,
                next => {
                    // A new duty has noted when it is due first.
                    tx.finish().0.commit().await?;
                    if slices > 0 && duty.name == TIDYING.name {
                        self.database.empty_log().await?;
                    }
                    return Ok(next);
                }
            };
            if !task.is_open(&mut tx).await? {
                let next = move_on(&mut tx, duty).await?;
                tx.finish().0.commit().await?;
                return Ok(next);
            }
            if slices > 0 && matches!(duty.when, When::At(_)) && slices >= MOST_AT_ONCE {
                return Ok(Some(tx.now + PATIENCE));
            }
            let is_too_late = duty.missed == Missed::Skipped && tx.now - due > GRACE;
            let ran = if is_too_late && !matches!(duty.when, When::At(_)) {
                Ran::All
            } else {
                (duty.run)(&mut tx, due).await?
            };
            match ran {
                Ran::All => {
                    move_on(&mut tx, duty).await?;
                }
                Ran::More => {}
                Ran::AfterReading(reads) => {
                    tx.finish().0.commit().await?;
                    read = Some(self.read(municipality, reads).await?);
                    continue;
                }
            }
            let (transaction, wakes) = tx.finish();
            transaction.commit().await?;
            self.meters.committed((self.clock)());
            let held = begun.elapsed();
            if held > NOTICEABLE {
                tracing::warn!(duty = duty.name, milliseconds = held.as_millis(), "a duty kept all others waiting");
            }
            if wakes.bulk {
                self.sender.wake_bulk();
            }
            if wakes.files {
                self.files.notify_one();
            }
            // Another duty may be due by this one, though its turn in this round is over.
            if wakes.duties {
                self.wake.notify_one();
            }
            self.progress.send_modify(|count| *count += 1);
            slices += 1;
            tokio::task::yield_now().await;
        }
    }

    /// What a duty reads beside the turns, remembered.
    async fn read(&self, municipality: &Municipality, reads: Reads) -> Result<Memory> {
        let at = (municipality.id, municipality.zone);
        let mut tx = Tx::new(self.database.look().await?, (self.clock)(), at, self.around.clone());
        reads(&mut tx).await?;
        let memory = tx.take_memory();
        tx.finish().0.commit().await?;
        Ok(memory)
    }

    async fn begin(&self, municipality: &Municipality) -> Result<Tx> {
        let transaction = self.database.begin().await?;
        let at = (municipality.id, municipality.zone);
        Ok(Tx::new(transaction, (self.clock)(), at, self.around.clone()))
    }
}

/// How many runs in a row a duty of moments gets before it is left alone for a while: its own runs may not make it any
/// less due.
const MOST_AT_ONCE: u32 = 1000;

/// When a duty is due. A new duty of the clock is due at once if it may be done late, else at its next moment.
async fn due(tx: &mut Tx, duty: &Duty) -> Result<Option<DateTime<Utc>>> {
    let municipality = tx.municipality();
    if let When::At(question) = duty.when {
        return Ok(sqlx::query_scalar(AssertSqlSafe(question)).bind(municipality).fetch_one(tx.db()).await?);
    }
    let kept =
        sqlx::query_scalar!("SELECT due_at FROM duty WHERE name = ? AND municipality_id = ?", duty.name, municipality)
            .fetch_optional(tx.db())
            .await?;
    match kept {
        Some(kept) => Ok(DateTime::from_timestamp_millis(kept)),
        None if duty.missed == Missed::Late => Ok(Some(tx.now)),
        None => move_on(tx, duty).await,
    }
}

/// Stores when a duty of the clock is due next, and returns it.
async fn move_on(tx: &mut Tx, duty: &Duty) -> Result<Option<DateTime<Utc>>> {
    let Some(next) = next(duty.when, tx.now, tx.zone()) else {
        return Ok(None);
    };
    let (municipality, due_at) = (tx.municipality(), millis(next));
    sqlx::query!(
        "INSERT INTO duty (name, municipality_id, due_at) VALUES (?, ?, ?)
         ON CONFLICT (name, municipality_id) DO UPDATE SET due_at = excluded.due_at",
        duty.name,
        municipality,
        due_at
    )
    .execute(tx.db())
    .await?;
    Ok(Some(next))
}

/// The first moment of a duty of the clock after now.
fn next(when: When, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
    match when {
        When::Hourly => now.duration_trunc(TimeDelta::hours(1)).ok().map(|hour| hour + TimeDelta::hours(1)),
        When::Daily { hour } => {
            let today = now.with_timezone(&zone).date_naive();
            let days = (0..3).map(|days| today + Days::new(days));
            let at = |day: chrono::NaiveDate| calendar::moment_of(zone, day.and_hms_opt(hour, 0, 0)?);
            days.filter_map(at).find(|at| *at > now)
        }
        When::At(_) => None,
    }
}

async fn tidy(tx: &mut Tx) -> Result<Ran> {
    let now = tx.now;
    // Telegram repeats an update for a day at most, so that its number is needed no longer than that.
    let numbers = inbox::prune(tx.db(), now - TimeDelta::days(2), SLICE).await?;
    let endings = outbox::prune(tx.db(), now, SLICE).await?;
    let loose = store::prune(tx.db(), now - TimeDelta::days(1), SLICE).await?;
    if loose > 0 {
        tx.wake_files();
    }
    if numbers + endings + loose > 0 {
        return Ok(Ran::More);
    }
    outbox::prune_letters(tx.db()).await?;
    Ok(Ran::All)
}

#[cfg(test)]
mod tests;
