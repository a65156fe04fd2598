//! An invented municipality of any size, written straight into a file: what the figures of scale are measured on and
//! what the test of the query plans asks.
//!
//! The features' own verbs make the demo's municipality, a turn at a time; a hundred thousand people would take an
//! hour that way. Here each table is filled by statements of ten thousand rows, in one transaction, with every
//! constraint of the schema on, and the file is looked over at the end. The same seed, number of people and moment
//! make the same rows.
// Helpers of tests may unwrap as tests do, and not every test needs every helper.
#![allow(clippy::unwrap_used, dead_code)]

mod groups;
mod names;
mod people;

use std::collections::HashSet;
use std::path::Path;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc};
use grozd::db::Database;
use grozd::features;
use grozd::model::roles::Roles;
use grozd::text::{Language, forms};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use names::{CONTRIBUTIONS, FAMILIES, FATHERS, KINDS, MEN, TOPICS, WOMEN};

/// The chat of the first person; the chat of the person with the number n is this plus n.
pub const FIRST_CHAT: i64 = 5_000_000_000;
/// The number of the newest update that the municipality has seen: below the simulator's first.
const NEWEST_UPDATE: i64 = 482_000_000;
/// The first two people coordinate, and have accounts that can be reached.
pub const COORDINATOR: i64 = 1;
/// Members of the one big cluster, where there are enough people for it.
pub const BIG: usize = 5_000;
/// Where the municipality is.
const ZONE: chrono_tz::Tz = chrono_tz::Europe::Moscow;
/// Rows of one statement.
const BATCH: usize = 10_000;

/// What was made.
#[derive(Debug, Clone)]
pub struct Municipality {
    /// People, numbered from 1.
    pub people: i64,
    /// Clusters; the first is the big one, where there is one.
    pub clusters: i64,
    /// Events.
    pub events: i64,
    /// Rows of all tables together.
    pub rows: u64,
    /// The leader of the first cluster, who can be reached.
    pub leader: i64,
    /// Members of the first cluster.
    pub first_cluster: usize,
    /// Members of a cluster that is not closed, who neither lead nor coordinate, can be reached and read Russian.
    pub ordinary: Vec<i64>,
}

/// The chat of a person.
pub fn chat_of(person: i64) -> i64 {
    FIRST_CHAT + person
}

/// Fills a new file with a municipality of so many people, as it would be at a moment.
pub async fn make(file: &Path, people: usize, seed: u64, now: DateTime<Utc>) -> Municipality {
    let database = Database::open(file, now).await.unwrap();
    {
        let mut writer = database.writer().await.unwrap();
        // Pages stay in memory until the commit, or the indexes would be read and written over and over.
        sqlx::query("PRAGMA cache_size = -500000").execute(&mut *writer).await.unwrap();
    }
    let mut transaction = database.begin().await.unwrap();
    let mut maker = Maker { random: StdRng::seed_from_u64(seed), now, people: people as i64, rows: 0 };
    let made = maker.fill(&mut transaction).await;
    transaction.commit().await.unwrap();
    {
        let mut writer = database.writer().await.unwrap();
        // As much as the program itself looks at when it closes.
        for statement in ["PRAGMA analysis_limit = 400", "ANALYZE"] {
            sqlx::query(statement).execute(&mut *writer).await.unwrap();
        }
    }
    assert_eq!(database.flaws().await.unwrap(), Vec::<String>::new());
    database.empty_log().await.unwrap();
    database.close().await;
    made
}

/// Puts unfinished updates into the inbox, as a crash in a flood leaves them: `/menu` by people in turn.
pub async fn leave_unfinished(file: &Path, people: &[i64], count: usize, now: DateTime<Utc>) {
    let database = Database::open(file, now).await.unwrap();
    let mut transaction = database.begin().await.unwrap();
    let rows = (0..count).map(|number| {
        let update = NEWEST_UPDATE + 1 + number as i64;
        let chat = chat_of(people[number % people.len()]);
        let body = json!({ "update_id": update, "message": {
            "message_id": number + 1, "date": now.timestamp(), "text": "/menu",
            "chat": { "id": chat, "type": "private", "first_name": "Ольга" },
            "from": { "id": chat, "is_bot": false, "first_name": "Ольга", "language_code": "ru" },
            "entities": [{ "type": "bot_command", "offset": 0, "length": 5 }],
        } });
        json!([update, chat, body.to_string(), now.timestamp_millis()])
    });
    insert(
        &mut transaction,
        "INSERT INTO inbox (update_id, chat, body, received_at)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
        rows,
    )
    .await;
    transaction.commit().await.unwrap();
    database.close().await;
}

/// Runs a statement for rows, ten thousand at a time; tells how many there were.
async fn insert(db: &mut SqliteConnection, statement: &'static str, rows: impl IntoIterator<Item = Value>) -> u64 {
    let mut rows = rows.into_iter().peekable();
    let mut count = 0;
    while rows.peek().is_some() {
        let batch: Vec<Value> = rows.by_ref().take(BATCH).collect();
        let done = sqlx::query(statement).bind(Value::Array(batch).to_string()).execute(&mut *db).await.unwrap();
        count += done.rows_affected();
    }
    count
}

struct Maker {
    random: StdRng,
    now: DateTime<Utc>,
    people: i64,
    rows: u64,
}

/// A cluster as it is being filled.
struct Forming {
    number: i64,
    leader: Option<i64>,
    phase: &'static str,
    members: Vec<i64>,
}

/// An event whose answers and attendance are still to be made.
struct Held {
    number: i64,
    cluster: usize,
    starts_at: DateTime<Utc>,
    past: bool,
    saved: bool,
}

/// A BLOB as `json_each` can carry it; `unhex` reads it.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where somebody stands who looks at the coming events.
const COMING_EVENTS: &str = "{\"coming\":{\"spot\":{\"page\":0,\"search\":\"\"}}}";

/// The two forms of a name: the sort form in hexadecimal digits, and the search form.
fn forms_of(name: &str) -> (String, String) {
    (hex(&forms::sort(name)), forms::search(name))
}

/// A moment as the schema keeps it.
fn text(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string()
}

impl Maker {
    async fn fill(&mut self, db: &mut SqliteConnection) -> Municipality {
        let managers = self.people_and_schools(db).await;
        let (reachable, russian) = self.accounts_and_consents(db).await;
        self.deficits(db, &managers).await;
        self.results(db).await;
        let mut clusters = self.clusters(&reachable, &russian);
        self.store_clusters(db, &mut clusters).await;
        self.commands(db).await;
        let events = self.events(db, &clusters).await;
        self.remnants(db, &clusters).await;
        self.plans(db, &clusters).await;
        let leaders: HashSet<i64> = clusters.iter().filter_map(|it| it.leader).collect();
        let open = clusters.iter().filter(|it| it.phase != "closed");
        let members: HashSet<i64> = open.flat_map(|it| it.members.iter().copied()).collect();
        let first = self.first_ordinary();
        Municipality {
            people: self.people,
            clusters: clusters.len() as i64,
            events,
            rows: self.rows,
            leader: clusters[0].leader.unwrap(),
            first_cluster: clusters[0].members.len(),
            ordinary: (first..=self.people)
                .filter(|person| members.contains(person) && russian.contains(person))
                .filter(|person| !leaders.contains(person))
                .collect(),
        }
    }

    /// A plan of each cluster, and one of the service: twenty-seven entries from September to May, those of the past done.
    /// Where people walk from button to button there are none: they would lose themselves among the cards.
    async fn plans(&mut self, db: &mut SqliteConnection, clusters: &[Forming]) {
        let year = self.now.year() - i32::from(self.now.month() < 9);
        if self.people < 500 {
            return;
        }
        let groups = clusters.iter().map(|it| (Some(it.number), it.leader)).chain([(None, None)]);
        let plans: Vec<_> = (1_i64..).zip(groups).collect();
        let rows = plans.iter().map(|(id, (group, _))| json!([id, group, year]));
        self.rows += insert(
            db,
            "INSERT INTO plan (id, municipality_id, group_id, year)
             SELECT value ->> 0, 1, value ->> 1, value ->> 2 FROM json_each(?)",
            rows,
        )
        .await;
        let (mut rows, mut people) = (Vec::new(), Vec::new());
        for (plan, (_, leader)) in &plans {
            for number in 0..27_i64 {
                let months = u32::try_from(number / 3).unwrap();
                let first = NaiveDate::from_ymd_opt(year, 9, 1).unwrap() + Months::new(months);
                let last = first + Months::new(1) - Days::new(1);
                let id = plan * 27 + number;
                let done = last < self.now.date_naive();
                let matter = format!("{} {number}", TOPICS[usize::try_from(number % 12).unwrap()]);
                let search = forms::search(&matter);
                rows.push(json!([
                    id,
                    plan,
                    matter,
                    search,
                    first,
                    last,
                    if done { "done" } else { "open" },
                    done.then_some(last)
                ]));
                people.extend(leader.filter(|_| number % 3 == 0).map(|leader| json!([id, leader])));
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO plan_entry (id, plan_id, matter, search_form, begins, ends, grain, responsible, source, state,
                                     state_on)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, 'month', 'методист',
                    'import', value ->> 6, value ->> 7 FROM json_each(?)",
            rows,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO plan_entry_person (entry_id, person_id) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            people,
        )
        .await;
    }

    /// The first person who does not coordinate.
    fn first_ordinary(&self) -> i64 {
        3 + self.people / 10_000
    }

    fn chance(&mut self, share: f64) -> bool {
        self.random.random_bool(share)
    }

    fn days_ago(&mut self, from: i64, till: i64) -> DateTime<Utc> {
        self.now - TimeDelta::minutes(self.random.random_range(from * 1440..till * 1440))
    }

    fn name(&mut self) -> (String, &'static str, String) {
        let family = *FAMILIES.choose(&mut self.random).unwrap();
        let second = *FAMILIES.choose(&mut self.random).unwrap();
        // Every tenth bears a double name, so that not all thousands of Ивановы are called alike.
        let double = self.chance(0.1);
        let father = *FATHERS.choose(&mut self.random).unwrap();
        let is_woman = self.chance(0.85);
        let (end, given, patronymic) = if is_woman {
            ("а", *WOMEN.choose(&mut self.random).unwrap(), format!("{father}на"))
        } else {
            ("", *MEN.choose(&mut self.random).unwrap(), format!("{father}ич"))
        };
        let family = if double { format!("{family}{end}-{second}{end}") } else { format!("{family}{end}") };
        (family, given, patronymic)
    }
}
