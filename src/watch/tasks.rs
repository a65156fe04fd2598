//! Keeping background tasks alive: one that panics is logged, counted, and restarted after a pause.
//!
//! The process survives it. A task that keeps crashing shows in the health check, and in the end systemd restarts the
//! process.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::FutureExt;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::health::Task;
use crate::meters::Meters;

/// How long a crashed task pauses before it is restarted.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// The pause after a first crash; each further one doubles it.
    short: Duration,
    /// The longest pause.
    long: Duration,
    /// A task that has run for this long has recovered: its crashes are forgotten.
    steady: Duration,
}

const PACE: Pace =
    Pace { short: Duration::from_secs(1), long: Duration::from_secs(60), steady: Duration::from_secs(60) };

tokio::task_local! {
    static CURRENT: &'static str;
}

/// The background task of the caller; `None` outside of one.
pub fn current() -> Option<&'static str> {
    CURRENT.try_with(|name| *name).ok()
}

/// The background tasks of one bot.
#[derive(Clone)]
pub struct Tasks {
    meters: Meters,
    stop: CancellationToken,
    pace: Pace,
    states: Arc<Mutex<BTreeMap<&'static str, State>>>,
}

/// When a task is finished for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    AtStop,
    WhenDone,
}

#[derive(Debug, Default, Clone, Copy)]
struct State {
    runs: bool,
    crashes: u32,
}

impl Tasks {
    /// No tasks yet; they are kept running until the stop.
    pub fn new(meters: Meters, stop: CancellationToken) -> Tasks {
        Tasks { meters, stop, pace: PACE, states: Arc::default() }
    }

    /// Starts a task, and restarts it whenever it ends before the stop. What must outlive a crash is held by `task`
    /// itself and lent to each of its runs.
    pub fn spawn<T>(&self, name: &'static str, task: impl Fn() -> T + Send + Sync + 'static) -> JoinHandle<()>
    where
        T: Future<Output = ()> + Send + 'static,
    {
        self.begin(name, End::AtStop, task)
    }

    /// The same for a task that others need until they have ended: after the stop it ends when it has nothing left to
    /// do, and until then a crash still restarts it.
    pub fn spawn_past_stop<T>(&self, name: &'static str, task: impl Fn() -> T + Send + Sync + 'static) -> JoinHandle<()>
    where
        T: Future<Output = ()> + Send + 'static,
    {
        self.begin(name, End::WhenDone, task)
    }

    fn begin<T>(&self, name: &'static str, end: End, task: impl Fn() -> T + Send + Sync + 'static) -> JoinHandle<()>
    where
        T: Future<Output = ()> + Send + 'static,
    {
        self.note(name, |state| state.runs = true);
        let tasks = self.clone();
        tokio::spawn(async move { tasks.keep(name, end, task).await })
    }

    /// The state of each of them.
    pub fn states(&self) -> Vec<Task> {
        let states = self.states_mut();
        let states = states.iter().map(|(name, state)| Task { name, runs: state.runs, crashes: state.crashes });
        states.collect()
    }

    async fn keep<T: Future<Output = ()>>(&self, name: &'static str, end: End, task: impl Fn() -> T) {
        let mut rest = self.pace.short;
        loop {
            // The task is made inside, so that a panic while making it is caught as well.
            let run = AssertUnwindSafe(CURRENT.scope(name, async { task().await })).catch_unwind();
            let steady = async {
                tokio::time::sleep(self.pace.steady).await;
                self.note(name, |state| state.crashes = 0);
                std::future::pending::<()>().await
            };
            let ended = tokio::select! {
                ended = run => ended,
                () = steady => return,
            };
            if self.stop.is_cancelled() && (end == End::AtStop || ended.is_ok()) {
                self.note(name, |state| state.runs = false);
                return;
            }
            let crashes = self.note(name, |state| {
                state.runs = false;
                state.crashes += 1;
            });
            rest = if crashes == 1 { self.pace.short } else { (rest * 2).min(self.pace.long) };
            match ended {
                Ok(()) => tracing::error!(task = name, "a background task ended; restarting it"),
                Err(_) => {
                    self.meters.panicked(name);
                    tracing::error!(
                        task = name,
                        "a background task panicked, the place is in the log above; restarting it"
                    );
                }
            }
            let hurried = async {
                self.stop.cancelled().await;
                // Others wait for this one in the short time that a stop has.
                tokio::time::sleep(self.pace.short).await;
            };
            match end {
                End::AtStop => tokio::select! {
                    () = tokio::time::sleep(rest) => {}
                    () = self.stop.cancelled() => return,
                },
                End::WhenDone => tokio::select! {
                    () = tokio::time::sleep(rest) => {}
                    () = hurried => {}
                },
            }
            self.note(name, |state| state.runs = true);
        }
    }

    /// Changes a state, updates the meters, and returns the number of crashes.
    fn note(&self, name: &'static str, change: impl FnOnce(&mut State)) -> u32 {
        let state = {
            let mut states = self.states_mut();
            let state = states.entry(name).or_default();
            change(state);
            *state
        };
        self.meters.task_up(name, state.runs);
        state.crashes
    }

    fn states_mut(&self) -> MutexGuard<'_, BTreeMap<&'static str, State>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::super::health::PANICS;
    use super::*;
    use crate::meters::WriterMeters;

    /// Pauses that a test can wait for; crashes are forgotten only if it asks for that.
    fn tasks(steady: Duration) -> Tasks {
        let meters = Meters::new(WriterMeters::default());
        let pace = Pace { short: Duration::from_millis(1), long: Duration::from_millis(20), steady };
        Tasks { pace, ..Tasks::new(meters, CancellationToken::new()) }
    }

    /// A task that crashes so many times and then works until the stop, and how often it was started.
    fn crashing(tasks: &Tasks, crashes: u32) -> (JoinHandle<()>, Arc<AtomicU32>) {
        let runs_begun = Arc::new(AtomicU32::new(0));
        let (counted, stop) = (runs_begun.clone(), tasks.stop.clone());
        let task = tasks.spawn("intake", move || {
            let (runs_begun, stop) = (counted.clone(), stop.clone());
            async move {
                assert_eq!(current(), Some("intake"));
                assert!(runs_begun.fetch_add(1, Ordering::SeqCst) >= crashes, "it crashes");
                stop.cancelled().await;
            }
        });
        (task, runs_begun)
    }

    /// Waits until the only task is in a state.
    async fn until(tasks: &Tasks, runs: bool, crashes: u32) {
        let wanted = Task { name: "intake", runs, crashes };
        holds(|| tasks.states() == [wanted]).await;
    }

    async fn holds(condition: impl Fn() -> bool) {
        let waiting = async {
            while !condition() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_secs(20), waiting).await;
        assert!(waited.is_ok(), "it was waited for in vain");
    }

    #[tokio::test]
    async fn a_task_that_panics_is_restarted() {
        let tasks = tasks(Duration::from_secs(3600));
        let (task, _) = crashing(&tasks, PANICS);
        until(&tasks, true, PANICS).await;
        assert_eq!(current(), None);
        tasks.stop.cancel();
        task.await.unwrap();
        until(&tasks, false, PANICS).await;
    }

    #[tokio::test]
    async fn the_crashes_of_a_task_that_recovers_are_forgotten() {
        let tasks = tasks(Duration::from_millis(50));
        let (task, runs_begun) = crashing(&tasks, PANICS);
        holds(|| runs_begun.load(Ordering::SeqCst) > PANICS).await;
        until(&tasks, true, 0).await;
        tasks.stop.cancel();
        task.await.unwrap();
    }

    #[tokio::test]
    async fn a_task_that_is_needed_past_the_stop_is_restarted_until_it_is_done() {
        let tasks = tasks(Duration::from_secs(3600));
        let runs_begun = Arc::new(AtomicU32::new(0));
        let (counted, stop) = (runs_begun.clone(), tasks.stop.clone());
        let task = tasks.spawn_past_stop("intake", move || {
            let (runs_begun, stop) = (counted.clone(), stop.clone());
            async move {
                let crashes = runs_begun.fetch_add(1, Ordering::SeqCst) < 3;
                stop.cancelled().await;
                assert!(!crashes, "it crashes after the stop");
            }
        });
        until(&tasks, true, 0).await;
        tasks.stop.cancel();
        task.await.unwrap();
        assert_eq!(runs_begun.load(Ordering::SeqCst), 4);
        until(&tasks, false, 3).await;
    }

    #[tokio::test]
    async fn an_end_before_the_stop_is_a_crash_and_a_stop_ends_a_pause() {
        let mut tasks = tasks(Duration::from_secs(3600));
        tasks.pace.short = Duration::from_secs(3600);
        let task = tasks.spawn("intake", || async {});
        until(&tasks, false, 1).await;
        tasks.stop.cancel();
        task.await.unwrap();
    }
}
