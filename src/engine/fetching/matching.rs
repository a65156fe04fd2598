//! The matcher of mentoring pairs works beside the turns: its facts are read at once, the best whole set is looked for off the
//! async threads, and how far it is, is noted each three seconds at most.
//!
//! One run is at work at a time. What waits stands in the database, so that a restart goes on with it; one that a restart
//! has cut off says so in its messages, and is begun again by whoever wants it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Fetching, PATIENCE};
use crate::engine::beside::Beside;
use crate::ids::{PairRunId, PersonId};
use crate::model::organisations;
use crate::model::pairs::runs::{self, Claimed};
use crate::model::pairs::{self, Scope};
use crate::model::regulation;
use crate::talk::{Result, Trouble};

/// How often is looked whether somebody has stopped it.
const LOOK: Duration = Duration::from_millis(500);
/// So many looks make up the time between two notes of how far it is.
const NOTED_EACH: u32 = 6;

/// Raised when nobody waits for the matcher any more, whatever the reason.
struct Halt(Arc<AtomicBool>);

impl Drop for Halt {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Fetching {
    /// Cuts off what an earlier run of the program has left at work.
    pub(super) async fn cut_off(&self) -> Result<()> {
        if self.turns.write(CutOff { now: (self.clock)() }).await? {
            self.lines.wake_duties();
        }
        Ok(())
    }

    /// Begins the run that waits longest, and does not wait for its end.
    pub(super) async fn match_pairs(self: &Arc<Self>) -> Result<()> {
        let is_asked = {
            let mut reader = self.database.reader().await?;
            runs::waits(&mut reader).await?
        };
        if is_asked && let Some(run) = self.turns.write(Claim).await? {
            tokio::spawn(self.clone().run_to_its_end(run));
        }
        Ok(())
    }

    async fn run_to_its_end(self: Arc<Self>, run: Claimed) {
        let found = match self.best_set(run).await {
            Ok(Some(found)) => Some(found),
            // Somebody has stopped it, or the program stops.
            Ok(None) => {
                self.wake.notify_one();
                return;
            }
            Err(trouble) => {
                tracing::error!(?trouble, run = %run.id, "the matcher has failed");
                None
            }
        };
        let ended = Ended { id: run.id, found, now: (self.clock)() };
        let ended = Arc::new(ended);
        while let Err(trouble) = self.turns.write(Shared(ended.clone())).await {
            tracing::warn!(?trouble, run = %run.id, "what the matcher has found cannot be stored yet; trying again");
            tokio::select! {
                () = tokio::time::sleep(PATIENCE.0) => {}
                () = self.stop.cancelled() => return,
            }
        }
        self.lines.wake_duties();
        self.lines.progressed();
        // The next one may wait.
        self.wake.notify_one();
    }

    /// The best whole set; `None` where it was stopped.
    async fn best_set(&self, run: Claimed) -> Result<Option<Vec<(PersonId, PersonId)>>> {
        let facts = {
            let mut reader = self.database.reader().await?;
            let regulation = regulation::newest(&mut reader, run.municipality).await?;
            let all = organisations::municipalities(&mut reader).await?;
            let here = all.into_iter().find(|one| one.id == run.municipality).ok_or(Trouble::Gone)?;
            let today = (self.clock)().with_timezone(&here.zone).date_naive();
            let scope = Scope::of(&regulation, (run.municipality, run.school), today)?;
            pairs::facts(&mut reader, &scope, None).await?
        };
        let counts = facts.counts();
        self.turns.write(Began { id: run.id, counts }).await?;
        let (passed, halted) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let _halt = Halt(halted.clone());
        let (seen, (whole, _)) = (passed.clone(), counts);
        let mut working = tokio::task::spawn_blocking(move || {
            facts.best(&mut |row, rows| {
                // Where mentors are scarce their places are the rows; it is told by those who look for one in any case.
                seen.store(row * whole / rows.max(1), Ordering::Relaxed);
                !halted.load(Ordering::Relaxed)
            })
        });
        let mut looks = 0;
        loop {
            tokio::select! {
                found = &mut working => return found.map_err(Trouble::fault),
                () = tokio::time::sleep(LOOK) => {}
                () = self.stop.cancelled() => return Ok(None),
            }
            looks += 1;
            let goes_on = if looks % NOTED_EACH == 0 {
                let noted = Progressed { id: run.id, passed: passed.load(Ordering::Relaxed), now: (self.clock)() };
                let goes_on = self.turns.write(noted).await?;
                self.lines.wake_duties();
                goes_on
            } else {
                let mut reader = self.database.reader().await?;
                runs::is_at_work(&mut reader, run.id).await?
            };
            if !goes_on {
                return Ok(None);
            }
        }
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Whatever an earlier run of the program has left at work is at work no more; whether there was something.
struct CutOff {
    now: DateTime<Utc>,
}

impl Beside for CutOff {
    type Done = bool;

    async fn write(&self, db: &mut SqliteConnection) -> Result<bool> {
        runs::cut_off(db, self.now).await
    }
}

/// The run that waits longest is at work from now on.
struct Claim;

impl Beside for Claim {
    type Done = Option<Claimed>;

    async fn write(&self, db: &mut SqliteConnection) -> Result<Option<Claimed>> {
        runs::claim(db).await
    }
}

/// A run knows how many people it looks at.
struct Began {
    id: PairRunId,
    counts: (usize, usize),
}

impl Beside for Began {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let (seekers, helpers) = (whole(self.counts.0), whole(self.counts.1));
        runs::began(db, self.id, (seekers, helpers), seekers).await
    }
}

/// A run has come so far; whether it goes on.
struct Progressed {
    id: PairRunId,
    passed: usize,
    now: DateTime<Utc>,
}

impl Beside for Progressed {
    type Done = bool;

    async fn write(&self, db: &mut SqliteConnection) -> Result<bool> {
        runs::progressed(db, self.id, whole(self.passed), self.now).await
    }
}

/// A run has come to its end.
struct Ended {
    id: PairRunId,
    found: Option<Vec<(PersonId, PersonId)>>,
    now: DateTime<Utc>,
}

/// It is tried again where it cannot be stored, and may be large.
struct Shared(Arc<Ended>);

impl Beside for Shared {
    type Done = ();

    async fn write(&self, db: &mut SqliteConnection) -> Result<()> {
        let Ended { id, found, now } = &*self.0;
        runs::ended(db, *id, found.as_deref(), *now).await
    }
}
