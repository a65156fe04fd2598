//! Turns that share a transaction, fail, panic, or are taken anew.

use super::*;
use crate::model::people;

/// A message of account 7, as Telegram writes it.
fn message(update: i64) -> serde_json::Value {
    serde_json::json!({
        "update_id": update,
        "message": {
            "message_id": update, "date": 1_780_000_000, "text": "/menu",
            "chat": { "id": 7, "type": "private", "first_name": "Анна" },
            "from": { "id": 7, "is_bot": false, "first_name": "Анна", "language_code": "ru" }
        }
    })
}

/// A municipality without anybody, and the updates 1 to `most` of account 7 in its inbox.
async fn municipality(folder: &tempfile::TempDir, most: i64) -> (Database, Vec<Waiting>) {
    let database = Database::open(&folder.path().join("grozd.db")).await.unwrap();
    let mut transaction = database.begin().await.unwrap();
    people::store::found_municipality(&mut transaction, "Лесной район", "Europe/Moscow").await.unwrap();
    let updates: Vec<_> = (1..=most).map(message).collect();
    let (batch, waiting) = inbox::read(crate::system_clock()(), updates).unwrap();
    assert_eq!(batch.write(&mut transaction).await.unwrap().len(), waiting.len());
    transaction.commit().await.unwrap();
    (database, waiting)
}

fn taker(tree: Handler<'static, Result<Turned>>, database: &Database) -> (Arc<Turns>, Queue) {
    let around = Arc::new(Surroundings { operator: String::new(), bot: String::new() });
    let meters = Meters::new(database.meters().clone());
    Turns::with(tree, database.clone(), around, crate::system_clock(), meters)
}

fn running((turns, queue): (Arc<Turns>, Queue)) -> Arc<Turns> {
    tokio::spawn(turns.clone().run(Arc::new(Mutex::new(queue))));
    turns
}

/// A room that keeps something and then panics.
fn panicking() -> Handler<'static, Result<Turned>> {
    dptree::endpoint(|desk: Desk| async move {
        session::stand(&mut *desk.lock().await, "nowhere").await.unwrap();
        panic!("a room that panics")
    })
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
    let (database, mut waiting) = municipality(&folder, 2).await;
    let taken = running(taker(panicking(), &database)).take(&mut waiting[0]).await;
    assert_eq!(title(&taken.unwrap()), "Не получилось");
    let mut reader = database.reader().await.unwrap();
    let account = session::find(&mut reader, CHANNEL, "7").await.unwrap();
    assert_eq!(account.unwrap().room, "menu", "the turn was rolled back, the account that the apology needs was not");

    let sound = running(taker(crate::engine::tree(), &database));
    let taken = sound.take(&mut waiting[1]).await.unwrap();
    assert_eq!(title(&taken), "Согласие на обработку данных");
    let again = sound.take(&mut waiting[1]).await.unwrap();
    assert!(again.dispatches.is_empty(), "an update is answered once");
}

#[tokio::test]
async fn who_takes_turns_may_fall_and_another_goes_on_with_the_queue() {
    let folder = tempfile::tempdir().unwrap();
    let (database, mut waiting) = municipality(&folder, 2).await;
    // The first turn keeps something and stands still.
    let begun = Arc::new(tokio::sync::Notify::new());
    let standing = begun.clone();
    let first = std::sync::atomic::AtomicBool::new(true);
    let tree = dptree::entry()
        .branch(dptree::filter(move || first.swap(false, std::sync::atomic::Ordering::SeqCst)).endpoint(
            move |desk: Desk| {
                let begun = standing.clone();
                async move {
                    session::stand(&mut *desk.lock().await, "nowhere").await?;
                    begun.notify_one();
                    std::future::pending().await
                }
            },
        ))
        .branch(crate::engine::tree());
    let (turns, queue) = taker(tree, &database);
    let queue = Arc::new(Mutex::new(queue));
    let falls = tokio::spawn(turns.clone().run(queue.clone()));
    let [one, two] = &mut waiting[..] else { panic!("two updates") };
    let (lost, ()) = tokio::join!(turns.take(one), async {
        begun.notified().await;
        falls.abort();
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
    let (database, waiting) = municipality(&folder, 3).await;
    // The second of three panics, whenever it is asked.
    let tree = dptree::entry()
        .branch(
            dptree::filter(|intent: Intent| matches!(intent, Intent::Heard(Heard::Text(text)) if text == "panic"))
                .chain(panicking()),
        )
        .branch(crate::engine::tree());
    let (turns, _queue) = taker(tree, &database);
    let (asked, answers): (Vec<_>, Vec<_>) = waiting
        .iter()
        .map(|waiting| {
            let mut arrival = hear::read_value(waiting.body.clone().unwrap()).unwrap();
            arrival.chat = waiting.update;
            if waiting.update == 2 {
                arrival.heard = Heard::Text("panic".to_owned());
            }
            let question = Question { update: waiting.update, arrival: Some(arrival), room: Answering::default() };
            let (answer, answered) = oneshot::channel();
            (Asked::Turn { question, answer }, answered)
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
    let (database, waiting) = municipality(&folder, 3).await;
    let (turns, _queue) = taker(crate::engine::tree(), &database);
    let (asked, answers): (Vec<_>, Vec<_>) = [0, 1, 0, 2]
        .map(|number| {
            let waiting = &waiting[number];
            let question = Question {
                update: waiting.update,
                arrival: hear::read_value(waiting.body.clone().unwrap()),
                room: Answering::default(),
            };
            let (answer, answered) = oneshot::channel();
            (Asked::Turn { question, answer }, answered)
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
        session::open(db, CHANNEL, self.chat, Language::Ru).await?;
        if self.fails {
            return Err(Trouble::fault("a piece that fails"));
        }
        Ok(self.chat)
    }
}

#[tokio::test]
async fn what_is_written_beside_survives_a_turn_that_fails_and_harms_none() {
    let folder = tempfile::tempdir().unwrap();
    let (database, waiting) = municipality(&folder, 1).await;
    let (turns, _queue) = taker(panicking(), &database);
    let (answer, answered) = oneshot::channel();
    let question =
        Question { update: 1, arrival: hear::read_value(waiting[0].body.clone().unwrap()), room: Answering::default() };
    let opening = |chat, fails| beside::piece(Opening { chat, fails });
    let ((sound, kept), (unsound, lost)) = (opening("8", false), opening("9", true));
    turns.serve(vec![Asked::Beside(sound), Asked::Turn { question, answer }, Asked::Beside(unsound)]).await;
    assert_eq!(title(&answered.await.unwrap().unwrap()), "Не получилось");
    assert_eq!(kept.await.unwrap().unwrap(), "8");
    assert!(lost.await.unwrap().is_err(), "only whoever failed hears of it");
    let mut reader = database.reader().await.unwrap();
    for (chat, is_there) in [("7", true), ("8", true), ("9", false)] {
        let account = session::find(&mut reader, CHANNEL, chat).await.unwrap();
        assert_eq!(account.is_some(), is_there, "chat {chat}");
    }
}
