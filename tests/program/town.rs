//! A town for the broadcast: people who are registered already, a leader who tells them of an event, and what became
//! of it; shared by the test and the measurement.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use grozd::db::Database;
use grozd::outbox::Body;
use grozd::talk::Screen;
use sim::{ChatMessage, NewPerson, PersonId, Rates, Settings, Simulator};
use sqlx::AssertSqlSafe;
use tempfile::TempDir;

use super::Program;

/// Telegram's user ids of those who take part; talkers and recipients count from theirs on.
pub const LEADER: i64 = 1_000_000;
pub const TALKERS: i64 = 2_000_000;
pub const RECIPIENTS: i64 = 3_000_000;
/// People who talk with the bot meanwhile.
pub const TALKING: i64 = 20;
/// One recipient in so many has blocked the bot, which does not know it: 5 %.
const BLOCKED: i64 = 20;
/// What the notice says, and nothing else does.
const TITLE: &str = "Линзы и призмы";
/// Nothing takes longer when all is well.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// What became of a broadcast, in numbers of recipients.
pub struct Endings {
    /// With exactly one ending.
    pub once: i64,
    /// Ended as blocked.
    pub blocked: i64,
    /// In whose chats the notice stands.
    pub reached: i64,
    /// Further times that it stands there.
    pub twice: i64,
}

fn has_blocked(id: i64) -> bool {
    id >= RECIPIENTS && id % BLOCKED == BLOCKED - 1
}

/// A simulator with everybody in it, and a database in which they are registered.
pub struct Town {
    pub sim: Simulator,
    pub recipients: i64,
    file: PathBuf,
    database: Database,
    _folder: TempDir,
}

impl Town {
    pub async fn found(recipients: i64) -> Town {
        let settings = Settings { history: Some(20), ..Settings::default() };
        let sim = Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap();
        let everybody = (RECIPIENTS..RECIPIENTS + recipients).chain(TALKERS..TALKERS + TALKING).chain([LEADER]);
        for id in everybody {
            let person = sim.person(NewPerson::named("Анна").with_id(id));
            sim.starts(person).unwrap();
            if has_blocked(id) {
                sim.blocks(person).unwrap();
            }
        }
        // They had started the bot before the story begins, and those who blocked it did so unseen.
        let forget = format!("{}/bot{}/deleteWebhook", sim.api_url(), sim.token());
        let forgotten = reqwest::Client::new()
            .post(forget)
            .json(&serde_json::json!({ "drop_pending_updates": true }))
            .send()
            .await
            .unwrap();
        assert!(forgotten.status().is_success());
        assert_eq!(sim.pending_updates(), 0);

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("grozd.db");
        super::open_school(&file).await;
        let database = Database::open(&file, chrono::Utc::now()).await.unwrap();
        let town = Town { sim, file, database, recipients, _folder: folder };
        town.register(1, 1, LEADER).await;
        town.register(2, TALKING, TALKERS).await;
        town.register(1000, recipients, RECIPIENTS).await;
        town.write(
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (1, 1, 'cluster', 'Физика', x'00', ' физика', 'working', '2026-09-01T00:00:00+00:00');
             INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             VALUES (1, 1, 'leader', 1, '2026-09-01T00:00:00+00:00');
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-09-01T00:00:00+00:00' FROM person WHERE id >= 1000"
                .to_owned(),
        )
        .await;
        town
    }

    /// Registers so many people from a row and a Telegram id on; all agreed to notices.
    async fn register(&self, row: i64, many: i64, external: i64) {
        self.write(format!(
            "CREATE TEMP TABLE newcomer AS
             WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {many})
             SELECT {row} + i AS id, {external} + i AS external FROM n;
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             SELECT id, 1, (SELECT id FROM organisation), 'Иванова', 'Анна', x'00', ' иванова анна', 1, '2015-09-01', '2026-09-01T00:00:00+00:00' FROM newcomer;
             INSERT INTO account (id, channel, external, municipality_id, person_id, language)
             SELECT id, 'telegram', CAST(external AS TEXT), 1, id, 'ru' FROM newcomer;
             INSERT INTO consent (account_id, purpose, text, given_at)
             SELECT id, purpose, 1, '2026-09-01T00:00:00+00:00'
             FROM newcomer, (SELECT 'processing' AS purpose UNION SELECT 'notices');
             DROP TABLE newcomer"
        ))
        .await;
    }

    async fn write(&self, statements: String) {
        let mut writer = self.database.writer().await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(statements)).execute(&mut *writer).await.unwrap();
    }

    pub async fn count(&self, query: &'static str) -> i64 {
        let mut reader = self.database.reader().await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut *reader).await.unwrap()
    }

    /// The program at the rate of a chat that Telegram asks for, with further settings.
    pub fn run(&self, settings: &[(&str, &str)]) -> Program {
        let settings = [&[("GROZD_CHAT_RATE", "1")], settings].concat();
        super::run_with(&self.sim, &self.file, &settings)
    }

    /// The leader makes an event as a person does, which tells all members; from then on Telegram's rates hold.
    pub async fn announce(&self) {
        let leader = PersonId(LEADER);
        let says = |words: &str| self.sim.says(leader, words).map(|_| ()).unwrap();
        let presses = |label: &str| self.sim.presses(leader, label).map(|_| ()).unwrap();
        says("/menu");
        self.sees(leader, "Кластеры и события").await;
        presses("Кластеры и события");
        self.sees(leader, "Создать событие").await;
        presses("Создать событие");
        self.sees(leader, "Какое событие?").await;
        presses("Семинар");
        self.sees(leader, "Как называется?").await;
        says(TITLE);
        self.sees(leader, "В какой день?").await;
        // The days of the next month are all to come; its card shows no day in brackets, which marks today.
        presses("›");
        self.wait(leader, |card| card.has_button("15") && !card.to_string().contains("[[")).await;
        presses("15");
        self.sees(leader, "Во сколько?").await;
        presses("10:00");
        self.sees(leader, "Где?").await;
        says("Школа № 3");
        self.sees(leader, "Создать и уведомить").await;
        // Only now: a script taps faster than a person, whose chat would have to wait.
        self.sim.set_rates(Some(Rates::TELEGRAM));
        self.sim.clear_books();
        presses("Создать и уведомить");
        self.sees(leader, "Событие создано").await;
    }

    async fn sees(&self, person: PersonId, words: &str) {
        self.wait(person, |card| card.to_string().contains(words)).await;
    }

    /// Waits until the newest message of the bot is as wished.
    async fn wait(&self, person: PersonId, wished: impl Fn(&ChatMessage) -> bool) {
        let seen = self
            .sim
            .wait_for_within(person, PATIENCE, |chat| {
                let card = chat.iter().rev().find(|message| message.is_from_bot());
                card.is_some_and(|card| wished(card))
            })
            .await;
        seen.unwrap_or_else(|waiting| panic!("{waiting}"));
    }

    /// Waits until no more than so many notices have no ending.
    pub async fn wait_until_open(&self, open: i64) {
        let mut least = (i64::MAX, Instant::now());
        loop {
            let now = self.count("SELECT count(*) FROM outbox WHERE lane = 'bulk' AND ended_at IS NULL").await;
            if now <= open {
                return;
            }
            if now < least.0 {
                least = (now, Instant::now());
            }
            assert!(least.1.elapsed() < PATIENCE, "{now} notices stand still");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    pub async fn finish(&self) {
        self.wait_until_open(0).await;
    }

    /// How many notices came a second, from the first to the last, and the most that came within any one second.
    pub fn rate(&self) -> (f64, usize) {
        let arrivals = self.sim.books().arrivals.into_iter();
        let to_recipients = arrivals.filter(|(_, chat)| *chat >= RECIPIENTS);
        let arrivals: Vec<_> = to_recipients.map(|(at, _)| at).collect();
        let (mut first, mut fullest) = (0, 0);
        for (at, last) in arrivals.iter().enumerate() {
            while *last - arrivals[first] >= Duration::from_secs(1) {
                first += 1;
            }
            fullest = fullest.max(at + 1 - first);
        }
        let all = arrivals[arrivals.len() - 1] - arrivals[0];
        let rate = (arrivals.len() - 1) as f64 / all.as_secs_f64();
        (rate, fullest)
    }

    /// How it ended for the recipients.
    pub async fn endings(&self) -> Endings {
        let once = self
            .count(
                "SELECT count(*) FROM account WHERE id >= 1000
                   AND (SELECT count(*) FROM outbox WHERE account_id = account.id AND lane = 'bulk'
                        AND ended_at IS NOT NULL) = 1
                   AND NOT EXISTS (SELECT 1 FROM outbox WHERE account_id = account.id AND ended_at IS NULL)",
            )
            .await;
        let blocked = self.count("SELECT count(*) FROM outbox WHERE state = 'blocked' AND account_id >= 1000").await;
        let (mut reached, mut twice) = (0, 0);
        for id in RECIPIENTS..RECIPIENTS + self.recipients {
            let chat = self.sim.chat(PersonId(id));
            let notices = chat.iter().filter(|it| it.text.contains(TITLE)).count() as i64;
            assert!(notices == 0 || !has_blocked(id), "Telegram lets nothing through a block");
            reached += notices.min(1);
            twice += (notices - 1).max(0);
        }
        Endings { once, blocked, reached, twice }
    }

    /// How many recipients have blocked the bot.
    pub fn blocked(&self) -> i64 {
        let recipients = RECIPIENTS..RECIPIENTS + self.recipients;
        recipients.filter(|id| has_blocked(*id)).count() as i64
    }

    /// Kills the program with SIGKILL; returns how many notices were in flight.
    pub async fn kill(&self, program: &mut Program) -> i64 {
        program.0.kill().unwrap();
        program.0.wait().unwrap();
        self.count("SELECT count(*) FROM outbox WHERE state = 'sending' AND lane = 'bulk'").await
    }

    /// Notices that wait for the first recipient.
    pub async fn queue_notices(&self, many: u64) {
        let screen = Screen { title: "Напоминание".to_owned(), ..Screen::default() };
        let body = serde_json::to_string(&Body::Notice(screen)).unwrap();
        self.write(format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})
             INSERT INTO outbox (account_id, channel, external, lane, kind, body, language, due_at)
             SELECT 1000, 'telegram', '{RECIPIENTS}', 'bulk', 'notice', '{body}', 'ru', 0 FROM n"
        ))
        .await;
    }
}
