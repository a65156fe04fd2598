//! Keeping background tasks alive: one that panics is logged, counted, and begun again after a rest.
//!
//! The process never ends by it. Whoever falls again and again is told by the health, and at last by systemd.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::FutureExt;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::health::Task;
use crate::meters::Meters;

/// How long who rests.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// The rest after a first fall; each further one doubles it.
    short: Duration,
    /// The longest rest.
    long: Duration,
    /// Who has worked for so long has mended: their falls are forgotten.
    steady: Duration,
}

const PACE: Pace =
    Pace { short: Duration::from_secs(1), long: Duration::from_secs(60), steady: Duration::from_secs(60) };

tokio::task_local! {
    static CURRENT: &'static str;
}

/// The background task that asks; `None` elsewhere.
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

/// When a task has come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    AtStop,
    WhenDone,
}

#[derive(Debug, Default, Clone, Copy)]
struct State {
    runs: bool,
    falls: u32,
}

impl Tasks {
    /// None yet; they are kept until the stop.
    pub fn new(meters: Meters, stop: CancellationToken) -> Tasks {
        Tasks { meters, stop, pace: PACE, states: Arc::default() }
    }

    /// Begins a task, and begins it anew whenever it ends before the stop. What must outlive a fall is held by
    /// `task` itself and lent to each of its lives.
    pub fn spawn<T>(&self, name: &'static str, task: impl Fn() -> T + Send + Sync + 'static) -> JoinHandle<()>
    where
        T: Future<Output = ()> + Send + 'static,
    {
        self.begin(name, End::AtStop, task)
    }

    /// The same for a task that others need until they have ended: after the stop it ends when it has nothing more to
    /// do, and until then a fall still begins it anew.
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

    /// How each of them does.
    pub fn states(&self) -> Vec<Task> {
        let states = self.states_mut();
        let states = states.iter().map(|(name, state)| Task { name, runs: state.runs, falls: state.falls });
        states.collect()
    }

    async fn keep<T: Future<Output = ()>>(&self, name: &'static str, end: End, task: impl Fn() -> T) {
        let mut rest = self.pace.short;
        loop {
            // The task is made inside, so that a panic of its making is caught as well.
            let life = AssertUnwindSafe(CURRENT.scope(name, async { task().await })).catch_unwind();
            let steady = async {
                tokio::time::sleep(self.pace.steady).await;
                self.note(name, |state| state.falls = 0);
                std::future::pending::<()>().await
            };
            let ended = tokio::select! {
                ended = life => ended,
                () = steady => return,
            };
            if self.stop.is_cancelled() && (end == End::AtStop || ended.is_ok()) {
                self.note(name, |state| state.runs = false);
                return;
            }
            let falls = self.note(name, |state| {
                state.runs = false;
                state.falls += 1;
            });
            rest = if falls == 1 { self.pace.short } else { (rest * 2).min(self.pace.long) };
            match ended {
                Ok(()) => tracing::error!(task = name, "a background task ended; beginning anew"),
                Err(_) => {
                    self.meters.panicked(name);
                    tracing::error!(
                        task = name,
                        "a background task panicked, the place is in the log above; beginning anew"
                    );
                }
            }
            let hurried = async {
                self.stop.cancelled().await;
                // Others wait for this one in the little time of a stop.
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

    /// Changes a state, tells the meters, and returns the falls.
    fn note(&self, name: &'static str, change: impl FnOnce(&mut State)) -> u32 {
        let state = {
            let mut states = self.states_mut();
            let state = states.entry(name).or_default();
            change(state);
            *state
        };
        self.meters.task_up(name, state.runs);
        state.falls
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

    /// Rests that a test can wait for, and no forgiveness unless it asks for that.
    fn tasks(steady: Duration) -> Tasks {
        let meters = Meters::new(WriterMeters::default());
        let pace = Pace { short: Duration::from_millis(1), long: Duration::from_millis(20), steady };
        Tasks { pace, ..Tasks::new(meters, CancellationToken::new()) }
    }

    /// A task that falls so often, and then works until the stop; and how many lives it has begun.
    fn falling(tasks: &Tasks, falls: u32) -> (JoinHandle<()>, Arc<AtomicU32>) {
        let lives = Arc::new(AtomicU32::new(0));
        let (counted, stop) = (lives.clone(), tasks.stop.clone());
        let task = tasks.spawn("intake", move || {
            let (lives, stop) = (counted.clone(), stop.clone());
            async move {
                assert_eq!(current(), Some("intake"));
                assert!(lives.fetch_add(1, Ordering::SeqCst) >= falls, "it falls");
                stop.cancelled().await;
            }
        });
        (task, lives)
    }

    /// Waits until the only task is in a state.
    async fn until(tasks: &Tasks, runs: bool, falls: u32) {
        let wanted = Task { name: "intake", runs, falls };
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
    async fn who_panics_is_begun_anew() {
        let tasks = tasks(Duration::from_secs(3600));
        let (task, _) = falling(&tasks, PANICS);
        until(&tasks, true, PANICS).await;
        assert_eq!(current(), None);
        tasks.stop.cancel();
        task.await.unwrap();
        until(&tasks, false, PANICS).await;
    }

    #[tokio::test]
    async fn who_works_for_a_while_is_forgiven() {
        let tasks = tasks(Duration::from_millis(50));
        let (task, lives) = falling(&tasks, PANICS);
        holds(|| lives.load(Ordering::SeqCst) > PANICS).await;
        until(&tasks, true, 0).await;
        tasks.stop.cancel();
        task.await.unwrap();
    }

    #[tokio::test]
    async fn who_is_needed_past_the_stop_is_begun_anew_until_it_is_done() {
        let tasks = tasks(Duration::from_secs(3600));
        let lives = Arc::new(AtomicU32::new(0));
        let (counted, stop) = (lives.clone(), tasks.stop.clone());
        let task = tasks.spawn_past_stop("intake", move || {
            let (lives, stop) = (counted.clone(), stop.clone());
            async move {
                let falls = lives.fetch_add(1, Ordering::SeqCst) < 3;
                stop.cancelled().await;
                assert!(!falls, "it falls after the stop");
            }
        });
        until(&tasks, true, 0).await;
        tasks.stop.cancel();
        task.await.unwrap();
        assert_eq!(lives.load(Ordering::SeqCst), 4);
        until(&tasks, false, 3).await;
    }

    #[tokio::test]
    async fn an_end_before_the_stop_is_a_fall_and_a_stop_ends_a_rest() {
        let mut tasks = tasks(Duration::from_secs(3600));
        tasks.pace.short = Duration::from_secs(3600);
        let task = tasks.spawn("intake", || async {});
        until(&tasks, false, 1).await;
        tasks.stop.cancel();
        task.await.unwrap();
    }
}
