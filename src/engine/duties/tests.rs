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
use crate::model::regulation::keys::clusters;
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
        self.round_of(&[Task { duty, chosen: None }]).await
    }

    /// The same with these.
    async fn round_of(&self, tasks: &[Task]) -> Option<String> {
        let time = self.time.clone();
        let clock: Clock = Arc::new(move || *time.lock().unwrap());
        let meters = Meters::new(self.database.meters().clone());
        let stop = CancellationToken::new();
        let files = Arc::new(Files::at(self.folder.path().join("files")));
        let around = features::surroundings(String::new(), (String::new(), false), &[], files);
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
            duties: tasks.to_vec(),
            database,
            clock,
            around,
            sender,
            wake: Arc::default(),
            files: Arc::default(),
            progress: watch::Sender::new(0),
            rounds: watch::Sender::new(0),
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

/// What a feature is opened by that a municipality may do without.
static CLOSABLE: Chosen = Chosen { key: &clusters::CLUSTER_KINDS.rule, opens: clusters::are_chosen };

/// The regulation by which the feature is closed, and the one by which it is open again.
const CLOSED: &str = "INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 1);
    INSERT INTO regulation_override VALUES (1, 'cluster_kinds', 1, '', 'п. 1.2 положения')";
const OPEN: &str = "INSERT INTO regulation VALUES (1, 2, '2026-11-27T00:00:00+00:00', 'key', NULL, 2);
    INSERT INTO regulation_override VALUES (1, 'cluster_kinds', 2, NULL, NULL)";

/// Office: what is not chosen does nothing by itself either; its moments are left out, and it goes on when it is chosen.
#[tokio::test]
async fn a_duty_of_what_is_not_chosen_is_left_out() {
    static OF_MOMENTS: Duty = Duty {
        name: "of moments",
        when: When::At("SELECT iif((SELECT count(*) FROM district) < 2, '2026-11-27T00:30:00Z', NULL), ?1"),
        ..LATE
    };
    let closable = |duty| Task { duty, chosen: Some(&CLOSABLE) };
    let scene = Scene::at("2026-11-27T01:00:00Z").await;
    scene.database.run(CLOSED).await;
    assert_eq!(scene.round_of(&[closable(&LATE)]).await.unwrap(), "2026-11-27T02:00:00+00:00");
    assert_eq!(scene.round_of(&[closable(&OF_MOMENTS)]).await, None);
    assert_eq!(scene.runs().await, 0);
    scene.database.run(OPEN).await;
    assert_eq!(scene.round_of(&[closable(&LATE)]).await.unwrap(), "2026-11-27T02:00:00+00:00");
    assert_eq!(scene.runs().await, 0, "what came meanwhile is not made good");
    scene.set("2026-11-27T02:00:00Z");
    scene.round_of(&[closable(&LATE), closable(&OF_MOMENTS)]).await;
    assert_eq!(scene.runs().await, 2);
}

/// Something to do for each duty: deficits of six, a term that is over, one that was ended, an end of an agreement, a list
/// and a merge that are old.
const FACTS: &str = "
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа № 1', 'Школа № 1', x'', '');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    SELECT value, 1, 1, 'Иванова', 'Анна', x'', '', 1, '2020-09-01', '2026-09-01T00:00:00+00:00'
    FROM json_each('[1, 2, 3, 4, 5, 6]');
    INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
    SELECT id, 2, 'слова', 'high', '2026-09-01T00:00:00+00:00' FROM person;
    INSERT INTO appointment (municipality_id, person_id, role, since, until, term, ended_by)
    VALUES (1, 1, 'coordinator', '2026-09-01T00:00:00+00:00', NULL, NULL, NULL),
           (1, 2, 'methodist', '2026-09-01T00:00:00+00:00', NULL, '2026-11-01', NULL),
           (1, 3, 'tutor', '2026-09-01T00:00:00+00:00', '2026-11-02T00:00:00+00:00', '2026-11-01', 'term');
    INSERT INTO agreement (id, municipality_id, kind, number, day, until)
    VALUES (1, 1, 'agreement', '5', '2026-09-01', '2026-12-10');
    INSERT INTO agreement_party (agreement_id, organisation_id) VALUES (1, 1);
    INSERT INTO import (municipality_id, kind, name, hash, came_at)
    VALUES (1, 'staff', 'a.xlsx', '0a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf',
            '2026-11-20T00:00:00+00:00');
    INSERT INTO merge (municipality_id, person_id, former, body, merged_at)
    VALUES (1, 1, 77, '{}', '2026-09-01T00:00:00+00:00')";

/// Everything in the database but when duties are due.
async fn dump(scene: &Scene) -> String {
    let mut reader = scene.database.reader().await.unwrap();
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('duty', 'sqlite_sequence') ORDER BY name",
    )
    .fetch_all(&mut *reader)
    .await
    .unwrap();
    let mut dump = String::new();
    for table in tables {
        let columns: String = sqlx::query_scalar(
            "SELECT group_concat('quote(' || name || ')', ' || ''|'' || ') FROM pragma_table_info(?)",
        )
        .bind(&table)
        .fetch_one(&mut *reader)
        .await
        .unwrap();
        let rows = format!("SELECT coalesce(group_concat({columns}, char(10)), '') FROM {table}");
        let rows: String = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_one(&mut *reader).await.unwrap();
        dump += &format!("{table}\n{rows}\n");
    }
    dump
}

/// Office: the same of every duty there is, with something to do for each.
#[tokio::test]
async fn no_duty_of_what_is_not_chosen_says_or_changes_anything() {
    let scene = Scene::at("2026-11-27T05:00:00Z").await;
    scene.database.run(FACTS).await;
    scene.database.run(CLOSED).await;
    let tasks: Vec<_> = all()
        .into_iter()
        .filter(|task| task.duty.name != TIDYING.name)
        .map(|task| Task { chosen: Some(&CLOSABLE), ..task })
        .collect();
    let before = dump(&scene).await;
    scene.round_of(&tasks).await;
    assert_eq!(dump(&scene).await, before);
    scene.set("2026-11-28T05:00:00Z");
    scene.round_of(&tasks).await;
    assert_eq!(dump(&scene).await, before);

    // Chosen again, each finds what it has to do.
    scene.database.run(OPEN).await;
    scene.set("2026-11-29T05:00:00Z");
    let mut did = Vec::new();
    for task in tasks {
        let before = dump(&scene).await;
        scene.round_of(&[task]).await;
        did.extend((dump(&scene).await != before).then_some(task.duty.name));
    }
    for name in ["looks", "merges-end", "roles-end", "roles-told", "agreements", "imports"] {
        assert!(did.contains(&name), "{name} had nothing to do: {did:?}");
    }
}
