//! Duties: when they are due, that each is done once, and what becomes of missed moments.

use std::sync::Mutex as Lock;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::future::BoxFuture;
use serde_json::Value;

use super::*;
use crate::engine::channel::{Arrival, Card, Channel, Fault};
use crate::engine::sender::Rates;
use crate::features;
use crate::files::Files;
use crate::outbox::Dispatch;
use crate::talk::Trouble;

fn after(when: When, now: &str, zone: Tz) -> String {
    next(when, now.parse().unwrap(), zone).unwrap().to_rfc3339()
}

#[test]
fn a_duty_of_the_clock_is_due_by_the_municipality_s_own() {
    let nine = When::Daily { hour: 9 };
    let zone = chrono_tz::Asia::Krasnoyarsk;
    assert_eq!(after(nine, "2026-11-27T01:59:59Z", zone), "2026-11-27T02:00:00+00:00");
    assert_eq!(after(nine, "2026-11-27T02:00:00Z", zone), "2026-11-28T02:00:00+00:00");
    assert_eq!(after(When::Hourly, "2026-11-27T02:00:00Z", zone), "2026-11-27T03:00:00+00:00");
    assert_eq!(after(When::Hourly, "2026-11-27T02:59:59Z", zone), "2026-11-27T03:00:00+00:00");
}

#[test]
fn an_hour_that_the_clocks_skip_is_the_next_one_and_a_repeated_one_comes_once() {
    let two = When::Daily { hour: 2 };
    let zone = chrono_tz::Europe::Berlin;
    assert_eq!(after(two, "2026-03-28T22:00:00Z", zone), "2026-03-29T01:00:00+00:00");
    assert_eq!(after(two, "2026-10-24T23:30:00Z", zone), "2026-10-25T00:00:00+00:00");
    assert_eq!(after(two, "2026-10-25T00:00:00Z", zone), "2026-10-26T01:00:00+00:00");
}

/// A channel that nothing arrives by.
struct Silent;

impl Channel for Silent {
    fn name(&self) -> &'static str {
        "silent"
    }

    fn read(&self, _: Value) -> Option<Arrival> {
        None
    }

    fn chat_of(&self, _: &Value) -> i64 {
        0
    }

    fn speak<'a>(
        &'a self,
        _: &'a mut Dispatch,
        _: bool,
        _: &'a mut Option<Card>,
    ) -> BoxFuture<'a, std::result::Result<(), Fault>> {
        unreachable!("no lane runs here")
    }

    fn answer_press<'a>(&'a self, _: &'a str, _: Option<&'a str>) -> BoxFuture<'a, std::result::Result<(), Fault>> {
        unreachable!("no lane runs here")
    }

    fn strip_buttons<'a>(&'a self, _: &'a str, _: &'a Card) -> BoxFuture<'a, std::result::Result<(), Fault>> {
        unreachable!("no lane runs here")
    }

    fn fetch<'a>(&'a self, _: &'a str, _: u64) -> BoxFuture<'a, std::result::Result<Vec<u8>, Fault>> {
        unreachable!("nobody sends files here")
    }
}

/// A municipality of Krasnoyarsk, seven hours ahead of UTC, at a time that a test sets.
struct Scene {
    folder: tempfile::TempDir,
    database: Database,
    time: Arc<Lock<DateTime<Utc>>>,
}

impl Scene {
    async fn at(time: &str) -> Scene {
        let folder = tempfile::tempdir().unwrap();
        let database = crate::db::tests::fresh(folder.path()).await;
        database.run("INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk')").await;
        Scene { folder, database, time: Arc::new(Lock::new(time.parse().unwrap())) }
    }

    fn set(&self, time: &str) {
        *self.time.lock().unwrap() = time.parse().unwrap();
    }

    /// Does what is due now with this duty alone, and tells when it is due next.
    async fn round(&self, duty: &'static Duty) -> Option<String> {
        let time = self.time.clone();
        let clock: Clock = Arc::new(move || *time.lock().unwrap());
        let meters = Meters::new(self.database.meters().clone());
        let stop = CancellationToken::new();
        let files = Arc::new(Files::at(self.folder.path().join("files")));
        let around = features::surroundings(String::new(), String::new(), &[], files);
        let (sender, _) = Sender::new(
            Arc::new(Silent),
            self.database.clone(),
            clock.clone(),
            Rates::default(),
            meters.clone(),
            around.clone(),
            stop.clone(),
        );
        let database = self.database.clone();
        let duties = Duties {
            duties: vec![duty],
            database,
            clock,
            around,
            sender,
            wake: Arc::default(),
            files: Arc::default(),
            progress: watch::Sender::new(0),
            meters,
            stop,
        };
        let next = duties.round().await.unwrap();
        next.map(|next| next.to_rfc3339())
    }

    /// How many runs of these duties there were: each run creates a group.
    async fn runs(&self) -> i64 {
        let mut reader = self.database.reader().await.unwrap();
        sqlx::query_scalar("SELECT count(*) FROM district").fetch_one(&mut *reader).await.unwrap()
    }
}

/// Writes a row that can be counted.
async fn write(tx: &mut Tx) -> Result<Ran> {
    sqlx::query("INSERT INTO district (name) SELECT 'run ' || count(*) FROM district").execute(tx.db()).await?;
    Ok(Ran::All)
}

static LATE: Duty = Duty {
    name: "late",
    what: "is done late where it was missed",
    when: When::Daily { hour: 9 },
    missed: Missed::Late,
    run: |tx, _| write(tx).boxed(),
};

static SKIPPED: Duty = Duty { name: "skipped", missed: Missed::Skipped, ..LATE };

#[tokio::test]
async fn a_duty_is_done_once_at_its_hour_and_a_missed_one_once_late() {
    let scene = Scene::at("2026-11-27T01:00:00Z").await;
    // New, and not bound to its time of day: done at once.
    assert_eq!(scene.round(&LATE).await.unwrap(), "2026-11-27T02:00:00+00:00");
    assert_eq!(scene.runs().await, 1);
    scene.round(&LATE).await;
    assert_eq!(scene.runs().await, 1, "not before its hour");
    scene.set("2026-11-27T02:00:00Z");
    assert_eq!(scene.round(&LATE).await.unwrap(), "2026-11-28T02:00:00+00:00");
    scene.round(&LATE).await;
    assert_eq!(scene.runs().await, 2, "once an hour of it, whoever asks again");
    // Three days of downtime: one run makes up for all three.
    scene.set("2026-12-01T05:00:00Z");
    scene.round(&LATE).await;
    assert_eq!(scene.runs().await, 3);
}

#[tokio::test]
async fn what_nobody_is_served_by_later_is_left_out() {
    let scene = Scene::at("2026-11-27T01:00:00Z").await;
    assert_eq!(scene.round(&SKIPPED).await.unwrap(), "2026-11-27T02:00:00+00:00");
    assert_eq!(scene.runs().await, 0, "a new one waits for its hour");
    scene.set("2026-11-27T02:40:00Z");
    scene.round(&SKIPPED).await;
    assert_eq!(scene.runs().await, 1, "within the hour it is still of use");
    scene.set("2026-11-28T03:00:01Z");
    assert_eq!(scene.round(&SKIPPED).await.unwrap(), "2026-11-29T02:00:00+00:00");
    assert_eq!(scene.runs().await, 1);
}

#[tokio::test]
async fn what_a_failing_run_wrote_is_gone_and_the_duty_is_tried_again() {
    static FAILS: AtomicUsize = AtomicUsize::new(2);
    static TOUCHY: Duty = Duty {
        name: "touchy",
        run: |tx, _| {
            async move {
                write(tx).await?;
                match FAILS.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)) {
                    Ok(_) => Err(Trouble::fault("a run that fails after it has written")),
                    Err(_) => Ok(Ran::All),
                }
            }
            .boxed()
        },
        ..LATE
    };
    let scene = Scene::at("2026-11-27T01:00:00Z").await;
    assert_eq!(scene.round(&TOUCHY).await.unwrap(), "2026-11-27T01:01:00+00:00", "in a minute again");
    scene.round(&TOUCHY).await;
    assert_eq!(scene.runs().await, 0);
    scene.round(&TOUCHY).await;
    assert_eq!(scene.runs().await, 1);
}

#[tokio::test]
async fn slices_follow_one_another_until_all_is_done() {
    static LEFT: AtomicUsize = AtomicUsize::new(3);
    static SLICED: Duty = Duty {
        name: "sliced",
        run: |tx, _| {
            async move {
                write(tx).await?;
                let left = LEFT.fetch_sub(1, Ordering::SeqCst);
                Ok(if left > 1 { Ran::More } else { Ran::All })
            }
            .boxed()
        },
        ..LATE
    };
    let scene = Scene::at("2026-11-27T01:00:00Z").await;
    scene.round(&SLICED).await;
    assert_eq!(scene.runs().await, 3);
}

#[tokio::test]
async fn a_duty_of_moments_is_asked_for_its_next_one() {
    static OF_MOMENTS: Duty = Duty {
        name: "of moments",
        when: When::At("SELECT iif((SELECT count(*) FROM district) = 0, '2026-11-27T01:30:00Z', NULL), ?1"),
        ..LATE
    };
    let scene = Scene::at("2026-11-27T01:00:00Z").await;
    assert_eq!(scene.round(&OF_MOMENTS).await.unwrap(), "2026-11-27T01:30:00+00:00");
    assert_eq!(scene.runs().await, 0);
    scene.set("2026-11-27T01:31:00Z");
    assert_eq!(scene.round(&OF_MOMENTS).await, None);
    assert_eq!(scene.runs().await, 1);
}
