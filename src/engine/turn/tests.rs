//! Turns that share a transaction, fail, panic, or are taken again.

use futures::future::BoxFuture;
use tokio::sync::Mutex;

use super::*;
use crate::engine::channel::{Card, Fault};
use crate::engine::route::Rooms;
use crate::features;
use crate::files::Files;
use crate::model::organisations;
use crate::outbox;
use crate::talk::{Answer, Heading, Look, Opens, Place, RoomEntry};

/// The channel of these tests: an update is `{"update_id": 1, "chat": 7, "text": "…"}`.
struct Plain;

impl Channel for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn read(&self, update: Value) -> Option<Arrival> {
        let text = update["text"].as_str()?;
        let heard = match text.strip_prefix('/') {
            Some(name) => Heard::Command { name: name.to_owned(), payload: String::new() },
            None => Heard::Text(text.to_owned()),
        };
        Some(Arrival {
            chat: self.chat_of(&update),
            private: true,
            group: None,
            client_language: Some("ru".to_owned()),
            origin: crate::talk::Origin::default(),
            heard,
        })
    }

    fn chat_of(&self, update: &Value) -> i64 {
        update["chat"].as_i64().unwrap_or(0)
    }

    fn speak<'a>(
        &'a self,
        _: &'a mut Dispatch,
        _: bool,
        _: &'a mut Option<Card>,
    ) -> BoxFuture<'a, std::result::Result<(), Fault>> {
        unreachable!("nobody speaks here")
    }

    fn fetch<'a>(&'a self, _: &'a str, _: u64) -> BoxFuture<'a, std::result::Result<Vec<u8>, Fault>> {
        unreachable!("nobody sends files here")
    }

    fn answer_press<'a>(&'a self, _: &'a str, _: Option<&'a str>) -> BoxFuture<'a, std::result::Result<(), Fault>> {
        unreachable!("nobody speaks here")
    }

    fn strip_buttons<'a>(&'a self, _: &'a str, _: &'a Card) -> BoxFuture<'a, std::result::Result<(), Fault>> {
        unreachable!("nobody speaks here")
    }
}

/// A municipality without anybody, and these texts of account 7 in its inbox, from the update 1 on.
async fn municipality(folder: &tempfile::TempDir, texts: &[&str]) -> (Database, Vec<Waiting>) {
    let database = db::tests::fresh(folder.path()).await;
    let mut transaction = database.begin().await.unwrap();
    organisations::found_municipality(&mut transaction, "Лесной район", "Europe/Moscow").await.unwrap();
    let update =
        |(number, text): (usize, &&str)| serde_json::json!({ "update_id": number + 1, "chat": 7, "text": text }).into();
    let updates: Vec<_> = texts.iter().enumerate().map(update).collect();
    let (batch, waiting) = inbox::read(&Plain, crate::system_clock()(), updates).unwrap();
    assert_eq!(batch.write(&mut transaction).await.unwrap().len(), waiting.len());
    transaction.commit().await.unwrap();
    (database, waiting)
}

fn taker(rooms: Rooms, database: &Database) -> (Arc<Turns>, Queue) {
    let around = features::surroundings(String::new(), (String::new(), false), &[], Arc::new(Files::at("files")));
    let meters = Meters::new(database.meters().clone());
    Turns::new(rooms, Arc::new(Plain), database.clone(), around, crate::system_clock(), meters)
}

fn running((turns, queue): (Arc<Turns>, Queue)) -> Arc<Turns> {
    tokio::spawn(turns.clone().run(Arc::new(Mutex::new(queue))));
    turns
}

/// The consent, in whose place another room stands: it is the first that every newcomer meets.
const fn first(talk: for<'a> fn(&'a mut Cx, Heading) -> Answer<'a, Turned>) -> RoomEntry {
    RoomEntry {
        name: "consent",
        opens: Opens::ToAnybody,
        consent: 1,
        talk,
        knows: |_| true,
        longest: |_, _| None,
        home: Place::home,
        draft: |_, _| None,
        look: |_, _, _, _| Box::pin(async { Ok(Look::AsWritten) }),
        look_again: |_, _, _, _| Box::pin(async { Ok(None) }),
        offers: None,
        answers_notice: |_, _| false,
        answer_notice: |_, _, _| Box::pin(async { Ok(Place::home()) }),
        press_of_any_age: |_, _| Box::pin(async { Ok(false) }),
    }
}

/// Keeps something and then panics.
static PANICKING: RoomEntry = first(|cx, _| {
    Box::pin(async {
        session::show_without_step(cx, "nowhere");
        session::keep(cx).await?;
        panic!("a room that panics")
    })
});

/// Panics where the text says so; else it is the consent.
static TOUCHY: RoomEntry = first(|cx, heading| {
    Box::pin(async move {
        if cx.account.external == "2" {
            session::show_without_step(cx, "nowhere");
            session::keep(cx).await?;
            panic!("a room that panics")
        }
        (consent().talk)(cx, heading).await
    })
});

fn consent() -> &'static RoomEntry {
    features::rooms().find(|room| room.name == "consent").unwrap()
}

fn title(taken: &Taken) -> &str {
    match &taken.dispatches[0].body {
        Body::Reply { screen: Some(screen), .. } => &screen.title,
        other => panic!("a card, not {other:?}"),
    }
}

#[tokio::test]
async fn a_panic_in_a_room_rolls_back_and_apologises() {
    let folder = tempfile::tempdir().unwrap();
    let (database, mut waiting) = municipality(&folder, &["/menu", "/menu"]).await;
    let taken = running(taker(Rooms::of([&PANICKING]), &database)).take(&mut waiting[0]).await;
    assert_eq!(title(&taken.unwrap()), "Не получилось");
    let mut reader = database.reader().await.unwrap();
    let account = session::find(&mut reader, "plain", "7").await.unwrap();
    assert_eq!(account.unwrap().room, "", "the turn was rolled back, the account that the apology needs was not");

    let sound = running(taker(Rooms::of_features(), &database));
    let taken = sound.take(&mut waiting[1]).await.unwrap();
    assert_eq!(title(&taken), "Согласие на обработку данных");
    let again = sound.take(&mut waiting[1]).await.unwrap();
    assert!(again.dispatches.is_empty(), "an update is answered once");
}

#[tokio::test]
async fn the_taker_of_turns_may_crash_and_another_goes_on_with_the_queue() {
    static BEGUN: tokio::sync::Notify = tokio::sync::Notify::const_new();
    static FIRST: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(true);
    /// The first turn keeps something and stands still.
    static STANDING_STILL: RoomEntry = first(|cx, heading| {
        Box::pin(async {
            if FIRST.swap(false, std::sync::atomic::Ordering::SeqCst) {
                session::show_without_step(cx, "nowhere");
                session::keep(cx).await?;
                BEGUN.notify_one();
                std::future::pending::<()>().await;
            }
            (consent().talk)(cx, heading).await
        })
    });
    let folder = tempfile::tempdir().unwrap();
    let (database, mut waiting) = municipality(&folder, &["/menu", "/menu"]).await;
    let (turns, queue) = taker(Rooms::of([&STANDING_STILL]), &database);
    let queue = Arc::new(Mutex::new(queue));
    let crashes = tokio::spawn(turns.clone().run(queue.clone()));
    let [one, two] = &mut waiting[..] else { panic!("two updates") };
    let (lost, ()) = tokio::join!(turns.take(one), async {
        BEGUN.notified().await;
        crashes.abort();
    });
    assert!(lost.is_err(), "a turn in its hands is to be taken again");

    let (second, answer) = (tokio::spawn(turns.clone().run(queue)), turns.take(two).await);
    assert_eq!(title(&answer.unwrap()), "Согласие на обработку данных");
    let again = turns.take(one).await.unwrap();
    assert_eq!(title(&again), "Согласие на обработку данных");
    second.abort();
}

#[tokio::test]
async fn turns_share_a_transaction_and_one_that_fails_harms_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (database, waiting) = municipality(&folder, &["/menu"; 3]).await;
    let (turns, _queue) = taker(Rooms::of([&TOUCHY]), &database);
    let (asked, answers): (Vec<_>, Vec<_>) = waiting
        .iter()
        .map(|waiting| {
            let mut arrival = Plain.read(waiting.body.clone().unwrap()).unwrap();
            arrival.chat = waiting.update;
            let question = Question { update: waiting.update, arrival: Some(arrival), room: Answering::default() };
            let (answer, answered) = oneshot::channel();
            (Asked::Turn { question: Box::new(question), answer }, answered)
        })
        .unzip();
    turns.serve(asked).await;
    let mut titles = Vec::new();
    for answer in answers {
        titles.push(title(&answer.await.unwrap().unwrap()).to_owned());
    }
    assert_eq!(titles, ["Согласие на обработку данных", "Не получилось", "Согласие на обработку данных"]);
    assert_eq!(inbox::unfinished(&database).await.unwrap(), []);
    let mut transaction = database.begin().await.unwrap();
    let said = outbox::recover(&mut transaction, crate::system_clock()()).await;
    assert_eq!(said.unwrap().len(), 3, "nothing of the attempt that was rolled back");
}

#[tokio::test]
async fn an_update_that_stands_in_line_twice_is_answered_once() {
    let folder = tempfile::tempdir().unwrap();
    let (database, waiting) = municipality(&folder, &["/menu"; 3]).await;
    let (turns, _queue) = taker(Rooms::of_features(), &database);
    let (asked, answers): (Vec<_>, Vec<_>) = [0, 1, 0, 2]
        .map(|number| {
            let waiting = &waiting[number];
            let question = Question {
                update: waiting.update,
                arrival: Plain.read(waiting.body.clone().unwrap()),
                room: Answering::default(),
            };
            let (answer, answered) = oneshot::channel();
            (Asked::Turn { question: Box::new(question), answer }, answered)
        })
        .into_iter()
        .unzip();
    turns.serve(asked).await;
    let mut answered = Vec::new();
    for answer in answers {
        answered.push(answer.await.unwrap().unwrap().dispatches.len());
    }
    assert_eq!(answered, [1, 1, 0, 1]);
}

/// Opens an account beside turns, or fails after it has.
struct Opening {
    chat: &'static str,
    fails: bool,
}

impl Beside for Opening {
    type Done = &'static str;

    async fn write(&self, db: &mut sqlx::SqliteConnection) -> Result<&'static str> {
        session::open(db, "plain", self.chat, Language::Ru).await?;
        if self.fails {
            return Err(Trouble::fault("a piece that fails"));
        }
        Ok(self.chat)
    }
}

#[tokio::test]
async fn what_is_written_beside_survives_a_turn_that_fails_and_harms_none() {
    let folder = tempfile::tempdir().unwrap();
    let (database, waiting) = municipality(&folder, &["/menu"]).await;
    let (turns, _queue) = taker(Rooms::of([&PANICKING]), &database);
    let (answer, answered) = oneshot::channel();
    let question =
        Question { update: 1, arrival: Plain.read(waiting[0].body.clone().unwrap()), room: Answering::default() };
    let opening = |chat, fails| beside::piece(Opening { chat, fails });
    let ((sound, kept), (unsound, lost)) = (opening("8", false), opening("9", true));
    turns
        .serve(vec![Asked::Beside(sound), Asked::Turn { question: Box::new(question), answer }, Asked::Beside(unsound)])
        .await;
    assert_eq!(title(&answered.await.unwrap().unwrap()), "Не получилось");
    assert_eq!(kept.await.unwrap().unwrap(), "8");
    assert!(lost.await.unwrap().is_err(), "only whoever failed hears of it");
    let mut reader = database.reader().await.unwrap();
    for (chat, is_there) in [("7", true), ("8", true), ("9", false)] {
        let account = session::find(&mut reader, "plain", chat).await.unwrap();
        assert_eq!(account.is_some(), is_there, "chat {chat}");
    }
}
