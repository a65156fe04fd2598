//! An invented municipality of any size, written straight into a file: what the figures of scale are measured on and
//! what the test of the query plans asks.
//!
//! The features' own verbs make the demo's municipality, a turn at a time; a hundred thousand people would take an
//! hour that way. Here each table is filled by statements of ten thousand rows, in one transaction, with every
//! constraint of the schema on, and the file is looked over at the end. The same seed, number of people and moment
//! make the same rows.
// Helpers of tests may unwrap as tests do, and not every test needs every helper.
#![allow(clippy::unwrap_used, dead_code)]

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

const FAMILIES: [&str; 40] = [
    "Иванов",
    "Петров",
    "Сидоров",
    "Кузнецов",
    "Смирнов",
    "Попов",
    "Волков",
    "Соколов",
    "Лебедев",
    "Козлов",
    "Новиков",
    "Морозов",
    "Павлов",
    "Семёнов",
    "Голубев",
    "Виноградов",
    "Богданов",
    "Воробьёв",
    "Фёдоров",
    "Михайлов",
    "Беляев",
    "Тарасов",
    "Белов",
    "Комаров",
    "Орлов",
    "Киселёв",
    "Макаров",
    "Андреев",
    "Ковалёв",
    "Ильин",
    "Гусев",
    "Титов",
    "Кудрявцев",
    "Баранов",
    "Куликов",
    "Алексеев",
    "Степанов",
    "Яковлев",
    "Сорокин",
    "Сергеев",
];
const WOMEN: [&str; 16] = [
    "Ольга",
    "Елена",
    "Наталья",
    "Татьяна",
    "Ирина",
    "Светлана",
    "Анна",
    "Марина",
    "Людмила",
    "Екатерина",
    "Юлия",
    "Галина",
    "Оксана",
    "Надежда",
    "Айгуль",
    "Дарья",
];
const MEN: [&str; 8] = ["Сергей", "Андрей", "Алексей", "Дмитрий", "Иван", "Михаил", "Руслан", "Николай"];
const FATHERS: [&str; 12] = [
    "Сергеев",
    "Андреев",
    "Алексеев",
    "Иванов",
    "Михайлов",
    "Николаев",
    "Викторов",
    "Петров",
    "Александров",
    "Владимиров",
    "Павлов",
    "Рустамов",
];
const TOPICS: [&str; 12] = [
    "Функциональная грамотность",
    "Формирующее оценивание",
    "Цифровая среда урока",
    "Дети с ОВЗ",
    "Подготовка к ОГЭ",
    "Классное руководство",
    "Проекты учеников",
    "Мотивация",
    "Читательская грамотность",
    "Обновлённые ФГОС",
    "Наставничество",
    "Музейная педагогика",
];
const KINDS: [&str; 6] = ["seminar", "workshop", "master_class", "open_lesson", "meeting", "consultation"];
const CONTRIBUTIONS: [&str; 6] = ["message", "report", "development", "lesson", "class", "master_class"];

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

    /// Schools of about forty, and who works there; returns who manages.
    async fn people_and_schools(&mut self, db: &mut SqliteConnection) -> HashSet<i64> {
        self.rows += insert(
            db,
            "INSERT INTO municipality (id, name, time_zone)
             SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)",
            [json!([1, "Большой район", ZONE.name()])],
        )
        .await;
        let schools = (self.people / 40).max(1);
        let rows: Vec<Value> = (1..=schools)
            .map(|number| {
                let (kind, named) = match number % 10 {
                    0..=5 => ("school", "Школа"),
                    6..=8 => ("kindergarten", "Детский сад"),
                    _ => ("centre", "Центр творчества"),
                };
                let (low, adverse) = (self.chance(0.1), self.chance(0.1));
                let name = format!("{named} № {number}");
                let (sort, search) = forms_of(&name);
                json!([
                    number,
                    name,
                    kind,
                    i64::from(low),
                    i64::from(adverse),
                    i64::from(self.chance(0.98)),
                    sort,
                    search,
                ])
            })
            .collect();
        self.rows += insert(
            db,
            "INSERT INTO organisation (id, municipality_id, full_name, short_name, kind, confirmed, sort_form,
                                       search_form)
             SELECT value ->> 0, 1, value ->> 1, value ->> 1, value ->> 2, value ->> 5, unhex(value ->> 6),
                    value ->> 7 FROM json_each(?)",
            rows.clone(),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO organisation_flag (organisation_id, flag, since, paper, paper_day)
             SELECT value ->> 0, 'low_results', '2026-09-01', 'приказ № 1', '2026-08-30' FROM json_each(?1)
             WHERE value ->> 3 = 1
             UNION ALL
             SELECT value ->> 0, 'adverse_conditions', '2026-09-01', 'приказ № 1', '2026-08-30' FROM json_each(?1)
             WHERE value ->> 4 = 1",
            rows.clone(),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO headcount (organisation_id, day, teaching, management, under_35, first_years, both, source,
                                    entered_at)
             SELECT value ->> 0, '2026-09-01', 40, 3, 10, 5, 4, 'statistics', '2026-10-01T08:00:00+00:00'
             FROM json_each(?)",
            rows.clone(),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO agreement (id, municipality_id, kind, number, day, until)
             SELECT value ->> 0, 1, 'agreement', value ->> 0, '2026-09-01', '2027-08-31' FROM json_each(?)",
            rows.clone(),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO agreement_party (agreement_id, organisation_id) SELECT value ->> 0, value ->> 0
             FROM json_each(?)",
            rows,
        )
        .await;
        let posts: Vec<(i64, bool)> =
            sqlx::query_as("SELECT id, management FROM post ORDER BY id").fetch_all(&mut *db).await.unwrap();
        let mut managers = HashSet::new();
        let rows: Vec<Value> = (1..=self.people)
            .map(|number| {
                // Teachers and kindergarten teachers are the first two of the list and most of the staff.
                let (post, manages) = match self.random.random_range(0..100) {
                    0..65 => posts[0],
                    65..82 => posts[1],
                    82..86 => posts[2],
                    86..88 => posts[3],
                    _ => *posts.choose(&mut self.random).unwrap(),
                };
                if manages {
                    managers.insert(number);
                }
                let (family, given, patronymic) = self.name();
                let (sort, search) = forms_of(&format!("{family} {given} {patronymic}"));
                let taught = self.now.year() - self.random.random_range(1..40);
                let managed = manages.then(|| format!("{}-09-01", (taught + 5).min(self.now.year() - 1)));
                json!([
                    number,
                    (number - 1) % schools + 1,
                    family,
                    given,
                    patronymic,
                    post,
                    format!("{taught}-09-01"),
                    managed,
                    text(self.days_ago(30, 420)),
                    sort,
                    search,
                ])
            })
            .collect();
        self.rows += insert(
            db,
            "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, post_id,
                                 teaching_since, managing_since, enrolled_at, sort_form, search_form)
             SELECT value ->> 0, 1, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
                    value ->> 7, value ->> 8, unhex(value ->> 9), value ->> 10 FROM json_each(?)",
            rows,
        )
        .await;
        let subjects: Vec<i64> =
            sqlx::query_scalar("SELECT id FROM subject ORDER BY id").fetch_all(&mut *db).await.unwrap();
        let mut rows = Vec::new();
        for person in 1..=self.people {
            let taught = self.random.random_range(0..3);
            for subject in subjects.choose_multiple(&mut self.random, taught) {
                rows.push(json!([person, subject]));
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO person_subject (person_id, subject_id)
             SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            rows,
        )
        .await;
        let rows = (COORDINATOR..self.first_ordinary()).map(|person| json!([person]));
        let appointed = text(self.now - TimeDelta::days(300));
        let rows = rows.map(|mut row| {
            row.as_array_mut().unwrap().push(json!(appointed));
            row
        });
        self.rows += insert(
            db,
            "INSERT INTO appointment (municipality_id, person_id, role, since)
             SELECT 1, value ->> 0, 'coordinator', value ->> 1 FROM json_each(?)",
            rows,
        )
        .await;
        managers
    }

    /// An account for 95 of 100, a stranger for each 30, consents; returns who can be reached, and in Russian.
    async fn accounts_and_consents(&mut self, db: &mut SqliteConnection) -> (HashSet<i64>, HashSet<i64>) {
        let (mut reachable, mut russian) = (HashSet::new(), HashSet::new());
        let (mut accounts, mut consents, mut sessions) = (Vec::new(), Vec::new(), Vec::new());
        for person in 1..=self.people {
            let first = person <= 2;
            if !first && !self.chance(0.95) {
                continue;
            }
            let is_reachable = first || self.chance(0.95);
            if is_reachable {
                reachable.insert(person);
            }
            let language = if first || self.chance(0.95) { "ru" } else { "en" };
            if is_reachable && language == "ru" {
                russian.insert(person);
            }
            // Half of those who keep quiet hours keep them over the night.
            let quiet = match self.random.random_range(0..20) {
                0 => Some((21, 7)),
                1 => Some((13, 15)),
                _ => None,
            };
            accounts.push(json!([
                person,
                chat_of(person).to_string(),
                person,
                language,
                i64::from(is_reachable),
                self.random.random_range(0..40_000),
                quiet.map(|it| it.0),
                quiet.map(|it| it.1),
            ]));
            let given = text(self.days_ago(30, 420));
            consents.push(json!([person, "processing", given, null]));
            match self.random.random_range(0..100) {
                0..80 => consents.push(json!([person, "notices", given, null])),
                80..84 => consents.push(json!([person, "notices", given, text(self.days_ago(1, 29))])),
                _ => {}
            }
            if self.chance(0.5) {
                consents.push(json!([person, "name", given, null]));
            }
            for (room, step, share) in
                [("today", "\"day\"", 0.7), ("events", COMING_EVENTS, 0.4), ("clusters", "\"topics\"", 0.3)]
            {
                if self.chance(share) {
                    sessions.push(json!([person, room, step, self.now.timestamp_millis()]));
                }
            }
        }
        for stranger in 1..=self.people / 30 {
            let number = self.people + stranger;
            accounts.push(json!([
                number,
                chat_of(number).to_string(),
                null,
                "ru",
                i64::from(self.chance(0.8)),
                1,
                null,
                null
            ]));
        }
        self.rows += insert(
            db,
            "INSERT INTO account (id, channel, external, municipality_id, person_id, language, reachable, stamp,
                                  quiet_from, quiet_till)
             SELECT value ->> 0, 'telegram', value ->> 1, 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
                    value ->> 6, value ->> 7 FROM json_each(?)",
            accounts,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO consent (account_id, purpose, text, given_at, withdrawn_at)
             SELECT value ->> 0, value ->> 1, 2, value ->> 2, value ->> 3 FROM json_each(?)",
            consents,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO session (account_id, room, version, step, saved_at)
             SELECT value ->> 0, value ->> 1, 1, value ->> 2, value ->> 3 FROM json_each(?)",
            sessions,
        )
        .await;
        (reachable, russian)
    }

    /// From none to six deficits each, three on average; one in seven is closed, one in twenty in own words.
    async fn deficits(&mut self, db: &mut SqliteConnection, managers: &HashSet<i64>) {
        let items: Vec<(i64, i64, bool)> = sqlx::query_as(
            "SELECT deficit_item.id, category_id, code = 'management'
             FROM deficit_item JOIN deficit_category ON deficit_category.id = category_id ORDER BY deficit_item.id",
        )
        .fetch_all(&mut *db)
        .await
        .unwrap();
        let ordinary: Vec<_> = items.iter().filter(|it| !it.2).copied().collect();
        let mut rows = Vec::new();
        for person in 1..=self.people {
            let count = match self.random.random_range(0..100) {
                0..10 => 0,
                10..25 => 1,
                25..45 => 2,
                45..65 => 3,
                65..80 => 4,
                80..92 => 5,
                _ => 6,
            };
            let offered = if managers.contains(&person) { &items } else { &ordinary };
            let chosen: Vec<_> = offered.choose_multiple(&mut self.random, count).copied().collect();
            for (item, category, _) in chosen {
                let own = self.chance(0.05).then_some("Своими словами о трудном");
                let level = *["low", "medium", "medium", "high"].choose(&mut self.random).unwrap();
                let source = if self.chance(0.9) { "self" } else { "cpd_centre" };
                let closed = self.chance(0.14).then(|| text(self.days_ago(1, 29)));
                rows.push(json!([
                    person,
                    category,
                    own.is_none().then_some(item),
                    own,
                    level,
                    source,
                    text(self.days_ago(30, 400)),
                    closed,
                ]));
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO deficit (person_id, category_id, item_id, own_words, level, source, registered_at, closed_at)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
                    value ->> 7 FROM json_each(?)",
            rows,
        )
        .await;
    }

    /// Results of a diagnosis wait for some: without chance, so that everything else is what it was.
    async fn results(&mut self, db: &mut SqliteConnection) {
        let (came, ends) = (text(self.now), text(self.now + TimeDelta::days(30)));
        let made = sqlx::query(
            "INSERT INTO diagnosis (municipality_id, person_id, category_id, item_id, level, source, percent,
                                    diagnosed_on, came_at, answer_by)
             SELECT 1, person.id, category_id, deficit_item.id, 'medium', 'cpd_centre', 65, '2026-11-10', ?, ?
             FROM person CROSS JOIN deficit_item WHERE person.id <= 200 AND (person.id + deficit_item.id) % 13 = 0",
        );
        self.rows += made.bind(came).bind(ends).execute(db).await.unwrap().rows_affected();
    }

    /// Seventeen of twenty people join one to three clusters of fifteen to sixty; the big one, where there are enough
    /// people, comes first.
    fn clusters(&mut self, reachable: &HashSet<i64>, russian: &HashSet<i64>) -> Vec<Forming> {
        let mut wishes = Vec::new();
        for person in 1..=self.people {
            if self.chance(0.85) {
                let wanted = match self.random.random_range(0..10) {
                    0..6 => 1,
                    6..9 => 2,
                    _ => 3,
                };
                wishes.extend(std::iter::repeat_n(person, wanted));
            }
        }
        wishes.shuffle(&mut self.random);
        let mut clusters = Vec::new();
        if self.people as usize > BIG {
            let mut everybody: Vec<i64> = (1..=self.people).collect();
            let (chosen, _) = everybody.partial_shuffle(&mut self.random, BIG);
            let members = chosen.to_vec();
            clusters.push(members);
        }
        let mut wishes = wishes.into_iter().peekable();
        while wishes.peek().is_some() {
            let size = self.random.random_range(15..=60);
            let mut members: Vec<i64> = wishes.by_ref().take(size).collect();
            // Who wished twice and got the same cluster twice has it once.
            members.sort_unstable();
            members.dedup();
            clusters.push(members);
        }
        clusters
            .into_iter()
            .enumerate()
            .map(|(at, members)| {
                let phase = match self.random.random_range(0..100) {
                    _ if at == 0 => "working",
                    0..10 => "forming",
                    10..85 => "working",
                    85..90 => "summing",
                    _ => "closed",
                };
                // Coordinators lead nothing, so that each role is measured by itself.
                let speaking = if at == 0 { russian } else { reachable };
                let able: Vec<i64> = members
                    .iter()
                    .copied()
                    .filter(|person| *person >= self.first_ordinary() && speaking.contains(person))
                    .collect();
                let leader = (at == 0 || self.chance(0.97)).then(|| able.choose(&mut self.random).copied()).flatten();
                Forming { number: at as i64 + 1, leader, phase, members }
            })
            .collect()
    }

    async fn store_clusters(&mut self, db: &mut SqliteConnection, clusters: &mut [Forming]) {
        let schools = (self.people / 40).max(1);
        let (mut rows, mut categories, mut members) = (Vec::new(), Vec::new(), Vec::new());
        let mut leaders = Vec::new();
        for cluster in clusters.iter() {
            let topic = *TOPICS.choose(&mut self.random).unwrap();
            let host = self.chance(0.7).then(|| self.random.random_range(1..=schools));
            let name = format!("{topic} · {}", cluster.number);
            let (sort, search) = forms_of(&name);
            let founded = text(self.days_ago(360, 420));
            leaders.extend(cluster.leader.map(|leader| json!([cluster.number, leader, founded])));
            rows.push(json!([cluster.number, name, host, cluster.phase, founded, sort, search]));
            let first = self.random.random_range(1..=10);
            categories.push(json!([cluster.number, first]));
            if self.chance(0.3) {
                categories.push(json!([cluster.number, first % 10 + 1]));
            }
            for person in &cluster.members {
                let joined = self.days_ago(60, 350);
                members.push(json!([cluster.number, person, text(joined), null]));
                if self.chance(0.05) {
                    // Was there last year, left, and came again.
                    members.push(json!([
                        cluster.number,
                        person,
                        text(joined - TimeDelta::days(40)),
                        text(joined - TimeDelta::days(9))
                    ]));
                }
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO groups (id, municipality_id, kind, name, host_organisation_id, phase, founded_at, sort_form,
                                 search_form)
             SELECT value ->> 0, 1, 'cluster', value ->> 1, value ->> 2, value ->> 3, value ->> 4, unhex(value ->> 5),
                    value ->> 6 FROM json_each(?)",
            rows,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             SELECT 1, value ->> 1, 'leader', value ->> 0, value ->> 2 FROM json_each(?)",
            leaders,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO group_category (group_id, category_id)
             SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            categories,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO membership (group_id, person_id, joined_at, left_at)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
            members,
        )
        .await;
    }

    /// Whoever leads or coordinates has had their commands set, as after the first start with this version.
    async fn commands(&mut self, db: &mut SqliteConnection) {
        for language in [Language::Ru, Language::En] {
            for roles in [(true, false), (false, true), (true, true)] {
                let (leads, coordinates) = roles;
                let roles = Roles { leads, coordinates, ..Roles::default() };
                let names: Vec<_> =
                    features::commands(&roles, features::ALL, language).into_iter().map(|(name, _)| name).collect();
                sqlx::query(
                    "UPDATE account SET commands = ?1
                     WHERE language = ?2 AND person_id IN
                           (SELECT person_id FROM appointment WHERE until IS NULL)
                       AND (person_id IN (SELECT person_id FROM appointment WHERE until IS NULL AND role = 'leader')) = ?3
                       AND (person_id IN (SELECT person_id FROM appointment WHERE until IS NULL AND role = 'coordinator')) = ?4",
                )
                .bind(format!("{}:{}", language.code(), names.join(",")))
                .bind(language.code())
                .bind(leads)
                .bind(coordinates)
                .execute(&mut *db)
                .await
                .unwrap();
            }
        }
    }

    /// An event every five weeks from fourteen months ago to two months ahead, with answers, attendance and guests.
    async fn events(&mut self, db: &mut SqliteConnection, clusters: &[Forming]) -> i64 {
        let (mut rows, mut held) = (Vec::new(), Vec::new());
        for (at, cluster) in clusters.iter().enumerate() {
            let mut starts_at = self.now - TimeDelta::days(420 + self.random.random_range(0..35));
            while starts_at < self.now + TimeDelta::days(60) {
                starts_at += TimeDelta::days(35);
                let past = starts_at < self.now;
                if cluster.phase == "closed" && !past {
                    break;
                }
                let number = rows.len() as i64 + 1;
                let cancelled = self.chance(0.04);
                let saved = past && !cancelled && self.chance(0.85);
                let title = format!("Встреча {number}");
                rows.push(json!([
                    number,
                    cluster.number,
                    KINDS.choose(&mut self.random).unwrap(),
                    title,
                    text(starts_at),
                    "Школа, кабинет 12",
                    cluster.leader,
                    text(starts_at - TimeDelta::days(14)),
                    cancelled.then(|| text(starts_at - TimeDelta::days(2))),
                    saved.then(|| text(starts_at + TimeDelta::hours(3))),
                    forms::search(&title),
                ]));
                held.push(Held { number, cluster: at, starts_at, past, saved });
            }
        }
        let events = rows.len() as i64;
        let groups: Vec<Value> = rows.iter().map(|row| json!([row[0], row[1]])).collect();
        self.rows += insert(
            db,
            "INSERT INTO event (id, municipality_id, kind, title, starts_at, place, created_by, created_at,
                                cancelled_at, attendance_saved_at, search_form)
             SELECT value ->> 0, 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
                    value ->> 8, value ->> 9, value ->> 10 FROM json_each(?)",
            rows,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO event_group (event_id, group_id) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            groups,
        )
        .await;
        let (mut answers, mut records) = (Vec::new(), Vec::new());
        for event in held {
            let day = event.starts_at.with_timezone(&ZONE).date_naive().to_string();
            for person in &clusters[event.cluster].members {
                if self.chance(0.5) {
                    let answer = match self.random.random_range(0..10) {
                        0..7 => "going",
                        7..9 => "not_going",
                        _ => "maybe",
                    };
                    let answered = event.starts_at - TimeDelta::days(10);
                    answers.push(json!([event.number, person, answer, text(answered)]));
                }
                if event.saved && self.chance(0.45) {
                    let contribution = self.chance(0.15).then(|| *CONTRIBUTIONS.choose(&mut self.random).unwrap());
                    records.push(json!([event.number, person, null, contribution, day]));
                }
            }
            if event.saved && event.past && self.chance(0.3) {
                records.push(json!([event.number, null, "Гость Гостев", null, day]));
            }
            if event.saved && self.chance(0.05) {
                // What is left of one whose data were erased.
                records.push(json!([event.number, null, null, null, day]));
            }
            // A hundred thousand people are millions of rows: they are written as they come.
            if answers.len() + records.len() > 20 * BATCH {
                self.store_answers(db, &mut answers, &mut records).await;
            }
        }
        self.store_answers(db, &mut answers, &mut records).await;
        events
    }

    async fn store_answers(&mut self, db: &mut SqliteConnection, answers: &mut Vec<Value>, records: &mut Vec<Value>) {
        self.rows += insert(
            db,
            "INSERT INTO event_answer (event_id, person_id, answer, answered_at)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
            answers.drain(..),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO record (municipality_id, deed, event_id, person_id, name, contribution, day)
             SELECT 1, 'presence', value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)",
            records.drain(..),
        )
        .await;
    }

    /// What days of work leave behind: numbers of answered updates, endings of replies and of notices, acts.
    async fn remnants(&mut self, db: &mut SqliteConnection, clusters: &[Forming]) {
        let now = self.now.timestamp_millis();
        let two_days = 2 * 86_400_000;
        // A tenth of the people writes eight times a day.
        let updates = self.people * 8 / 10 * 2;
        let rows = (0..updates).map(|number| {
            let at = now - two_days * number / updates;
            let outcome = if number % 50 == 0 { "ignored" } else { "answered" };
            json!([NEWEST_UPDATE - number, at, outcome])
        });
        self.rows += insert(
            db,
            "INSERT INTO inbox (update_id, chat, received_at, done_at, outcome)
             SELECT value ->> 0, 0, value ->> 1, value ->> 1, value ->> 2 FROM json_each(?)",
            rows,
        )
        .await;
        let accounts: Vec<(i64, String, bool)> =
            sqlx::query_as("SELECT id, language, reachable FROM account WHERE person_id IS NOT NULL ORDER BY id")
                .fetch_all(&mut *db)
                .await
                .unwrap();
        let mut rows = Vec::new();
        for number in 0..updates / 2 {
            let (account, language, _) = accounts.choose(&mut self.random).unwrap();
            let at = now - two_days / 2 + two_days / 2 * number / updates;
            rows.push(json!([account, "interactive", language, at, "sent", null, "reply"]));
        }
        // Three notices a cluster in a season.
        for cluster in clusters {
            for week in [1, 5, 9] {
                let at = now - week * 7 * 86_400_000;
                for person in &cluster.members {
                    let Ok(found) = accounts.binary_search_by_key(person, |it| it.0) else {
                        continue;
                    };
                    let (account, language, reachable) = &accounts[found];
                    if *reachable {
                        rows.push(json!([account, "bulk", language, at, "sent", null, "notice"]));
                    } else if week == 9 {
                        let reason = "Forbidden: bot was blocked by the user";
                        rows.push(json!([account, "bulk", language, at, "blocked", reason, "notice"]));
                    }
                }
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO outbox (account_id, channel, lane, language, due_at, attempts, state, reason, ended_at, kind)
             SELECT value ->> 0, 'telegram', value ->> 1, value ->> 2, value ->> 3, 1, value ->> 4, value ->> 5,
                    value ->> 3, value ->> 6 FROM json_each(?)",
            rows,
        )
        .await;
        let erased = text(self.now - TimeDelta::days(20));
        let rows = (0..=self.people / 500).map(|_| json!([erased, "{\"people\":1}"]));
        self.rows += insert(
            db,
            "INSERT INTO erasure (erased_at, destroyed) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            rows,
        )
        .await;
        let rows = clusters.iter().filter_map(|cluster| Some(json!([erased, cluster.leader?, cluster.number])));
        self.rows += insert(
            db,
            "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id)
             SELECT 1, value ->> 0, 1, 'leader-appointed', value ->> 1, value ->> 2 FROM json_each(?)",
            rows,
        )
        .await;
        let rows = (0..3).map(|number| json!([format!("{number:064}"), erased]));
        self.rows += insert(
            db,
            "INSERT INTO claim (token_hash, expires_at, account_id, opened_at, settled_at)
             SELECT value ->> 0, value ->> 1, 1, value ->> 1, value ->> 1 FROM json_each(?)",
            rows,
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
