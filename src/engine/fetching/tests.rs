//! Files on their way from people to a room, over the simulator of the messenger.

use std::sync::Mutex as Standing;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Serialize};
use sim::{Aim, NewPerson, PersonId, Simulator};
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;

use super::*;
use crate::channels::telegram::Telegram;
use crate::channels::telegram::listen::{self, Intake};
use crate::channels::telegram::wire::Wire;
use crate::engine::outcomes;
use crate::engine::regret::Regret;
use crate::engine::route::Rooms;
use crate::engine::sender::{Rates, Sender};
use crate::meters::Meters;
use crate::talk::{self, Cx, Next, Opens, Room, RoomEntry, Said, Surroundings, Thing, View, session};

/// A room that echoes the files it is sent. It takes the place of the first room.
struct Reader;

#[derive(Clone, Serialize, Deserialize)]
enum Step {
    Waiting,
    Read(String),
    Chatting,
}

impl Room for Reader {
    const NAME: &'static str = "today";
    const OPENS: Opens = Opens::ToAnybody;
    type At = ();
    type Step = Step;
    type Press = ();

    fn home() {}

    fn takes_files(step: &Step) -> &'static [Thing] {
        if !matches!(step, Step::Chatting) { &[Thing::Document, Thing::Photo] } else { &[] }
    }

    async fn enter(_: &mut Cx, (): (), _: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(Step::Waiting))
    }

    async fn ask(_: &mut Cx, step: &Step) -> Result<View<()>> {
        Ok(View::new(match step {
            Step::Waiting => "Жду файл".to_owned(),
            Step::Read(words) => format!("Пришло: {words}"),
            Step::Chatting => "Болтаем".to_owned(),
        }))
    }

    async fn answer(cx: &mut Cx, _: Step, said: Said<()>) -> Result<Next<Self>> {
        Ok(match said {
            Said::File(file) => {
                let content = talk::files::read(cx, file.id).await?;
                if file.name == "keep.txt" {
                    talk::files::keep(cx, file.id).await?;
                }
                Next::Go(Step::Read(format!(
                    "{}, {} байт, {}",
                    file.name,
                    content.len(),
                    file.kind.unwrap_or_default()
                )))
            }
            Said::Text(text) if text == "болтаем" => Next::Go(Step::Chatting),
            Said::Text(text) if text == "забудь" => {
                let account = cx.account_id();
                session::close(cx, account).await?;
                cx.account.erased = true;
                Next::Done(View::new("Забыто"))
            }
            _ => Next::Puzzled,
        })
    }
}

static READER: RoomEntry = RoomEntry::of::<Reader>();

/// A bot with that room alone, which can be stopped and restarted.
struct Bot {
    folder: tempfile::TempDir,
    sim: Simulator,
    olga: PersonId,
    /// Seconds by which the clock is ahead.
    ahead: Arc<AtomicI64>,
    running: Standing<Option<Running>>,
}

struct Running {
    database: Database,
    stop: CancellationToken,
    wake: Arc<Notify>,
    lines: Arc<Lines>,
    fetching: JoinHandle<()>,
    listening: JoinHandle<()>,
    others: Vec<JoinHandle<()>>,
}

impl Bot {
    async fn new() -> Bot {
        let sim = Simulator::start(([127, 0, 0, 1], 0).into(), sim::Settings::default()).await.unwrap();
        let olga = sim.person(NewPerson::named("Ольга Петрова"));
        let folder = tempfile::tempdir().unwrap();
        let bot = Bot { folder, sim, olga, ahead: Arc::default(), running: Standing::default() };
        bot.start().await;
        bot.sim.starts(olga).unwrap();
        bot.sees("Жду файл").await;
        bot
    }

    fn files(&self) -> Files {
        Files::at(self.folder.path().join("grozd.db.files"))
    }

    async fn start(&self) {
        let database =
            Database::open(&self.folder.path().join("grozd.db"), chrono::DateTime::UNIX_EPOCH).await.unwrap();
        database
            .run("INSERT OR IGNORE INTO municipality (id, name, time_zone) VALUES (1, 'Лесной', 'Europe/Moscow')")
            .await;
        let stop = CancellationToken::new();
        let ahead = self.ahead.clone();
        let clock: Clock =
            Arc::new(move || crate::system_clock()() + TimeDelta::seconds(ahead.load(Ordering::Relaxed)));
        let meters = Meters::new(database.meters().clone());
        let files = Arc::new(self.files());
        let around = Arc::new(Surroundings {
            operator: String::new(),
            address: String::new(),
            shares: false,
            consents: &[],
            files: files.clone(),
            regulations: Arc::default(),
            catalogues: Arc::default(),
            follows: Vec::new(),
        });
        let wire = Wire::new(&self.sim.api_url(), self.sim.token()).unwrap();
        let channel = Arc::new(Telegram { wire: wire.clone(), files: files.clone(), known: Default::default() });
        let rooms = Rooms::of([&READER]);
        let (turns, queue) =
            Turns::new(rooms, channel.clone(), database.clone(), around.clone(), clock.clone(), meters.clone());
        let turning = tokio::spawn(turns.clone().run(Arc::new(Mutex::new(queue))));
        let rates = Rates { chat: 1000.try_into().unwrap(), chat_burst: 1000.try_into().unwrap(), ..Rates::default() };
        let (sender, outcomes) = Sender::new(
            channel.clone(),
            database.clone(),
            clock.clone(),
            rates,
            meters.clone(),
            around.clone(),
            stop.clone(),
        );
        let progress = watch::channel(0).0;
        let kept = Arc::new(Mutex::new(outcomes));
        let endings = tokio::spawn(outcomes::write_outcomes(turns.clone(), clock.clone(), kept, progress.clone()));
        let wake = Arc::new(Notify::new());
        let wakes = (Arc::new(Notify::new()), wake.clone());
        let lines = Lines::new(turns.clone(), sender.clone(), wakes, progress, meters.clone(), stop.clone());
        lines.queue(inbox::unfinished(&database).await.unwrap());
        let fetching = Fetching {
            turns: turns.clone(),
            channel: channel.clone(),
            database: database.clone(),
            files,
            lines: lines.clone(),
            wake: wake.clone(),
            clock: clock.clone(),
            stop: stop.clone(),
        };
        let fetching = tokio::spawn(Arc::new(fetching).run());
        let intake = Intake {
            channel,
            database: database.clone(),
            turns,
            lines: lines.clone(),
            regret: Regret::new(sender),
            clock,
            meters,
        };
        let listening = tokio::spawn(listen::poll(wire, intake, stop.clone()));
        let others = vec![turning, endings];
        *self.running.lock().unwrap() = Some(Running { database, stop, wake, lines, fetching, listening, others });
    }

    async fn stop(&self) {
        let running = self.running.lock().unwrap().take().unwrap();
        running.stop.cancel();
        running.listening.await.unwrap();
        running.fetching.await.unwrap();
        running.lines.finish().await;
        for task in running.others {
            task.abort();
        }
        running.database.close().await;
    }

    fn sends(&self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.sim.sends_document(self.olga, name, bytes.into(), "").unwrap();
    }

    /// Waits until the last card says this, and returns it.
    async fn sees(&self, words: &str) -> String {
        let last = self.sim.wait_for(self.olga, |chat| {
            chat.last().is_some_and(|last| last.is_from_bot() && last.text.contains(words))
        });
        last.await.unwrap().last().unwrap().text.clone()
    }

    /// Waits until a file has been asked for.
    async fn asks_for_it(&self) {
        while self.sim.calls("getFile") == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    async fn count(&self, table: &'static str) -> i64 {
        let database = self.running.lock().unwrap().as_ref().unwrap().database.clone();
        let mut reader = database.reader().await.unwrap();
        let count = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        sqlx::query_scalar(count).fetch_one(&mut *reader).await.unwrap()
    }

    /// Waits until so many contents lie in the folder.
    async fn holds(&self, count: usize) {
        for _ in 0..200 {
            if self.files().list().unwrap().len() == count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{:?}", self.files().list());
    }
}

#[tokio::test]
async fn a_file_and_a_photo_come_to_the_room_that_asked() {
    let bot = Bot::new().await;
    bot.sends("../школы.txt", b"school".to_vec());
    bot.sees("Пришло: .._школы.txt, 6 байт, text/plain").await;
    assert!(bot.sim.transcript(bot.olga).contains("⏳ Загружаю файл…"));
    assert_eq!(bot.files().read(&files::hash(b"school")).unwrap(), b"school");
    assert_eq!((bot.count("file").await, bot.count("file_fetch").await), (1, 0));
    bot.sim.sends_photo(bot.olga, None, "").unwrap();
    bot.sees("Пришло: Фото").await;
    bot.sends("again.txt", b"school".to_vec());
    bot.sees("Пришло: again.txt").await;
    assert_eq!((bot.count("file").await, bot.files().list().unwrap().len()), (3, 2), "a content lies there once");
    bot.stop().await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_told_and_nothing_is_kept_of_it() {
    let bot = Bot::new().await;
    bot.sends("empty.txt", b"".to_vec());
    bot.sees("Файл пустой").await;
    bot.sends("big.bin", vec![7; (20 << 20) + 1]);
    bot.sees("Файл великоват: 20,1 МБ, а я принимаю до 20 МБ").await;
    bot.sim.sends_sticker(bot.olga).unwrap();
    bot.sees("Стикер здесь не подойдёт").await;
    assert_eq!(bot.sim.calls("getFile"), 0);
    assert_eq!((bot.count("file").await, bot.count("file_fetch").await), (0, 0));
    // Exactly the limit.
    bot.sends("full.bin", vec![7; 20 << 20]);
    bot.sees("Пришло: full.bin, 20971520 байт").await;
    bot.sends("болтаем", b"x".to_vec());
    bot.sees("Пришло: болтаем").await;
    bot.sim.says(bot.olga, "болтаем").unwrap();
    bot.sees("Болтаем").await;
    bot.sends("unasked.txt", b"school".to_vec());
    bot.sees("Файл здесь не подойдёт").await;
    bot.stop().await;
}

#[tokio::test]
async fn a_file_that_was_not_fetched_is_fetched_after_a_restart() {
    let bot = Bot::new().await;
    bot.sim.faults().next(1, Aim::method("getFile"), sim::Fault::Hang(Duration::from_secs(600)));
    bot.sends("schools.txt", b"school".to_vec());
    bot.sees("Загружаю файл").await;
    bot.asks_for_it().await;
    bot.stop().await;
    bot.start().await;
    bot.sees("Пришло: schools.txt, 6 байт").await;
    bot.stop().await;
}

#[tokio::test]
async fn a_file_is_tried_again_and_given_up_after_a_day() {
    let bot = Bot::new().await;
    let always = |fault| bot.sim.faults().always(Aim::method("getFile"), fault);
    always(sim::Fault::Code(502));
    bot.sends("schools.txt", b"school".to_vec());
    bot.sees("Загружаю файл").await;
    bot.sim.faults().clear();
    // As if it were due.
    bot.ahead.store(3600, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(200)).await;
    let wake = bot.running.lock().unwrap().as_ref().unwrap().wake.clone();
    wake.notify_one();
    bot.sees("Пришло: schools.txt").await;

    always(sim::Fault::Code(502));
    bot.sends("more.txt", b"more".to_vec());
    bot.sees("Загружаю файл").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    bot.ahead.store(26 * 3600, Ordering::Relaxed);
    wake.notify_one();
    bot.sees("Telegram не отдал мне этот файл").await;
    assert_eq!(bot.count("file_fetch").await, 0);
    bot.stop().await;
}

#[tokio::test]
async fn a_file_that_is_gone_at_telegram_is_told_of() {
    let bot = Bot::new().await;
    bot.sim.faults().next(1, Aim::method("getFile"), sim::Fault::Hang(Duration::from_secs(600)));
    bot.sends("schools.txt", b"school".to_vec());
    bot.sees("Загружаю файл").await;
    bot.asks_for_it().await;
    bot.stop().await;
    for message in bot.sim.chat(bot.olga) {
        message.media.as_ref().map(|media| bot.sim.file_vanishes(&media.file_id));
    }
    bot.start().await;
    bot.sees("Telegram не отдал мне этот файл").await;
    assert_eq!((bot.count("file").await, bot.count("file_fetch").await), (0, 0));
    bot.stop().await;
}

#[tokio::test]
async fn a_disk_that_takes_nothing_is_told_of() {
    let bot = Bot::new().await;
    std::fs::write(bot.files().folder(), b"in the way").unwrap();
    bot.sends("schools.txt", b"school".to_vec());
    bot.sees("Файл не удалось сохранить").await;
    assert_eq!((bot.count("file").await, bot.count("file_fetch").await), (0, 0));
    bot.stop().await;
}

#[tokio::test]
async fn a_file_that_nobody_waits_for_any_more_leaves_what_was_begun_since() {
    let bot = Bot::new().await;
    bot.sim.faults().next(1, Aim::method("getFile"), sim::Fault::Hang(Duration::from_secs(1)));
    bot.sends("schools.txt", b"school".to_vec());
    bot.sees("Загружаю файл").await;
    bot.sim.says(bot.olga, "болтаем").unwrap();
    bot.sees("Болтаем").await;
    let card = bot.sees("здесь он уже не нужен").await;
    assert!(card.contains("Болтаем"), "{card}");
    bot.stop().await;
}

#[tokio::test]
async fn content_goes_with_its_last_owner_and_what_became_no_fact_after_a_day() {
    let bot = Bot::new().await;
    bot.sends("keep.txt", b"kept".to_vec());
    bot.sees("Пришло: keep.txt").await;
    bot.sends("schools.txt", b"school".to_vec());
    bot.sees("Пришло: schools.txt").await;
    bot.holds(2).await;
    let (database, wake) = {
        let running = bot.running.lock().unwrap();
        let running = running.as_ref().unwrap();
        (running.database.clone(), running.wake.clone())
    };
    let mut transaction = database.begin().await.unwrap();
    let now = crate::system_clock()();
    assert_eq!(store::prune(&mut transaction, now - TimeDelta::days(1), 10).await.unwrap(), 0);
    assert_eq!(store::prune(&mut transaction, now + TimeDelta::seconds(1), 10).await.unwrap(), 1);
    transaction.commit().await.unwrap();
    wake.notify_one();
    bot.holds(1).await;
    assert!(bot.files().read(&files::hash(b"kept")).is_ok());
    bot.sim.says(bot.olga, "забудь").unwrap();
    bot.sees("Забыто").await;
    bot.holds(0).await;
    bot.stop().await;
}

#[tokio::test]
async fn a_file_that_comes_after_its_owner_has_gone_is_nobody_s() {
    let bot = Bot::new().await;
    bot.sim.faults().next(1, Aim::method("getFile"), sim::Fault::Hang(Duration::from_secs(1)));
    bot.sends("schools.txt", b"school".to_vec());
    bot.sees("Загружаю файл").await;
    bot.sim.says(bot.olga, "забудь").unwrap();
    bot.sees("Забыто").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    bot.holds(0).await;
    assert_eq!((bot.count("file").await, bot.count("account").await), (0, 0));
    bot.sees("Забыто").await;
    bot.stop().await;
}

#[tokio::test]
async fn one_account_cannot_fill_the_disk() {
    let bot = Bot::new().await;
    for number in 0..10_u8 {
        bot.sends(&format!("{number}.bin"), vec![number; 20 << 20]);
        bot.sees(&format!("Пришло: {number}.bin")).await;
    }
    bot.sends("more.txt", b"more".to_vec());
    bot.sees("Файлов пока достаточно").await;
    bot.stop().await;
}

#[test]
fn the_program_s_own_words_are_read_and_nobody_else_s() {
    let told = |told| read(&json!({ "update_id": -1, "chat": 7, "told": told })).map(|arrival| arrival.heard);
    assert_eq!(told(json!({ "file_arrived": { "file": 3 } })), Some(Heard::FileArrived(FileId(3))));
    assert_eq!(told(json!({ "file_failed": { "why": "too_big" } })), Some(Heard::FileFailed(Unfetched::TooBig)));
    assert_eq!(told(json!({ "file_failed": { "why": "mood" } })), None);
    assert_eq!(read(&json!({ "update_id": -1, "message": { "text": "hello" } })), None);
}

#[test]
fn patience_grows_to_ten_minutes() {
    assert_eq!([0, 1, 6, 7, 60].map(|tried| patience(tried).as_secs()), [5, 10, 320, 600, 600]);
}
