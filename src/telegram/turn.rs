//! A turn: begin → read → answer → save → commit → speak.
//!
//! Facts, the session, what is to be said and the inbox mark commit together; no network call stands inside.
//! An error or a panic rolls all of it back, and a second transaction answers with an apology.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use dptree::di::DependencyMap;
use dptree::{Handler, deps};
use futures::FutureExt;
use rand::Rng;
use sqlx::{Sqlite, Transaction};
use std::ops::ControlFlow;
use tokio::sync::Mutex;

use super::hear::{self, Arrival, Heard};
use super::inbox::{self, Outcome};
use super::{CHANNEL, Desk, Intent};
use crate::Clock;
use crate::db::{self, Database};
use crate::outbox::{self, Address, Body, Dispatch};
use crate::say;
use crate::talk::button::{self, Code};
use crate::talk::session::{self, Account};
use crate::talk::{Button, Cx, Place, Result, Screen, Surroundings, Trouble, Turned, View};
use crate::text::Language;

/// A room may send a person on to another so many times in one turn; more is a circle.
const MOST_HOPS: usize = 5;

/// Takes turns.
pub struct Turns {
    database: Database,
    tree: Handler<'static, Result<Turned>>,
    around: Arc<Surroundings>,
    clock: Clock,
}

/// What a turn left to be done after its commit.
#[derive(Debug, Default)]
pub struct Taken {
    /// To be said at once, in this order.
    pub dispatches: Vec<Dispatch>,
    /// Whether the bulk lane got something.
    pub wakes_bulk: bool,
}

/// The database cannot be written now; the same update is to be tried again later.
#[derive(Debug, thiserror::Error)]
#[error("the turn is to be taken again")]
pub struct TakeAgain;

impl Turns {
    /// A taker of turns.
    pub fn new(database: Database, around: Arc<Surroundings>, clock: Clock) -> Turns {
        Turns {
            database,
            tree: super::tree(),
            around,
            clock,
        }
    }

    /// Takes the turn of an update that is in the inbox.
    pub async fn take(&self, update: i64) -> Result<Taken, TakeAgain> {
        let attempt = AssertUnwindSafe(self.answer(update)).catch_unwind().await;
        let trouble = match attempt {
            Ok(Ok(taken)) => return Ok(taken),
            Ok(Err(trouble)) => trouble,
            Err(_) => Trouble::fault("a panic, whose place is in the log above"),
        };
        if let Trouble::Fault(fault) = &trouble
            && trouble.of_database(db::is_passing)
        {
            tracing::error!(%fault, update, "the database cannot be written; the turn waits");
            return Err(TakeAgain);
        }
        trouble.tell_of_damage();
        let apology = AssertUnwindSafe(self.apologise(update, trouble))
            .catch_unwind()
            .await;
        // What fails even in the apology, by a panic or by what it holds, is put away unread: it would hold up its
        // chat for ever, and come back at every start. For any other trouble with the file the turn waits.
        let waits = |trouble: &Trouble| trouble.of_database(|error| !db::is_of_the_content(error));
        let ended = match apology {
            Ok(Err(trouble)) if !waits(&trouble) => {
                tracing::error!(?trouble, update, "a turn failed, and its apology too");
                self.put_away(update).await
            }
            Ok(ended) => ended,
            Err(_) => self.put_away(update).await,
        };
        ended.map_err(|trouble| {
            tracing::error!(
                ?trouble,
                update,
                "not even an apology could be stored; the turn waits"
            );
            TakeAgain
        })
    }

    async fn put_away(&self, update: i64) -> Result<Taken> {
        let mut writer = self.database.writer().await?;
        inbox::done(&mut writer, (self.clock)(), update, Outcome::Failed).await?;
        Ok(Taken::default())
    }

    async fn answer(&self, update: i64) -> Result<Taken> {
        let mut transaction = self.database.begin().await?;
        let Some(raw) = inbox::body(&mut transaction, update).await? else {
            return Ok(Taken::default());
        };
        let now = (self.clock)();
        let Some(arrival) = hear::read(&raw) else {
            return ignore(transaction, now, update).await;
        };
        if !arrival.private {
            return self.invite(transaction, update, &arrival).await;
        }
        let account = self.account(&mut transaction, &arrival).await?;
        if let Heard::Reach(reachable) = arrival.heard {
            session::set_reachable(&mut transaction, account.id, reachable).await?;
            return ignore(transaction, now, update).await;
        }
        if !account.reachable {
            // Whoever writes can be written to.
            session::set_reachable(&mut transaction, account.id, true).await?;
        }
        let address = Address::from(&account);
        let cx = Cx::new(transaction, now, account, self.around.clone());
        let (mut cx, screen) = self.converse(cx, arrival.heard.clone()).await?;
        if let Some(place) = cx.held_back.take() {
            session::set_destination(&mut cx, &place).await?;
        }
        let erased = cx.account.erased;
        let language = cx.language();
        let (mut transaction, besides) = cx.finish();
        let address = Address {
            // The words of farewell must not go down with the account.
            account: address.account.filter(|_| !erased),
            language,
            ..address
        };
        inbox::done(&mut transaction, now, update, Outcome::Answered).await?;
        let (callback, pressed) = answers(&arrival.heard, &screen);
        let (edit, strip) = if besides.keeps_card {
            (None, pressed)
        } else {
            (pressed, None)
        };
        let body = Body::Reply {
            callback,
            toast: besides.toast,
            edit,
            on_notice: is_standing(&arrival.heard),
            strip,
            screen: screen.map(|shown| shown.screen),
        };
        let mut dispatches = vec![outbox::reply(&mut transaction, now, &address, body).await?];
        for parcel in besides.parcels {
            dispatches
                .push(outbox::reply(&mut transaction, now, &address, Body::Parcel(parcel)).await?);
        }
        transaction.commit().await?;
        Ok(Taken {
            dispatches,
            wakes_bulk: besides.wakes_bulk,
        })
    }

    /// Lets the tree answer, and follows where rooms send the person on.
    async fn converse(&self, cx: Cx, heard: Heard) -> Result<(Cx, Option<Shown>)> {
        let standing = is_standing(&heard);
        let desk: Desk = Arc::new(Mutex::new(cx));
        let mut intent = Intent::Heard(heard);
        for hop in 0..MOST_HOPS {
            let turned = match self.tree.dispatch(provided(desk.clone(), intent)).await {
                ControlFlow::Break(turned) => turned?,
                ControlFlow::Continue(_) => {
                    return Err(Trouble::fault("no branch of the tree answers"));
                }
            };
            let shown = match turned {
                Turned::To(place) => {
                    intent = Intent::Go(place);
                    continue;
                }
                Turned::Screen(screen) => Some(Shown {
                    screen,
                    // A standing button changes its own notice; where it leads elsewhere, the notice stays. And what
                    // a gate shows instead never takes the place of what was pressed.
                    in_place: hop > 0 && !standing || hop == 0 && !desk.lock().await.rerouted,
                }),
                Turned::Nothing => None,
            };
            let cx =
                Arc::into_inner(desk).ok_or_else(|| Trouble::fault("the context is still held"))?;
            return Ok((cx.into_inner(), shown));
        }
        Err(Trouble::fault("rooms send the person round in a circle"))
    }

    async fn account(
        &self,
        transaction: &mut Transaction<'static, Sqlite>,
        arrival: &Arrival,
    ) -> Result<Account> {
        let external = arrival.chat.to_string();
        if let Some(account) = session::find(transaction, CHANNEL, &external).await? {
            return Ok(account);
        }
        let language = Language::of_client(arrival.client_language.as_deref());
        session::open(transaction, CHANNEL, &external, language).await
    }

    /// A group is shown the way to the private chat when somebody there calls the bot by a command.
    async fn invite(
        &self,
        mut transaction: Transaction<'static, Sqlite>,
        update: i64,
        arrival: &Arrival,
    ) -> Result<Taken> {
        let now = (self.clock)();
        if !matches!(arrival.heard, Heard::Command { .. }) {
            return ignore(transaction, now, update).await;
        }
        let language = Language::of_client(arrival.client_language.as_deref());
        let view: View<()> = View::new(say!(language, "talk-group-title"))
            .line(say!(language, "talk-group-line"))
            .button(Button::open(
                say!(language, "talk-group-button"),
                format!("https://t.me/{}", self.around.bot),
            ));
        let address = Address {
            account: None,
            channel: CHANNEL.to_owned(),
            external: arrival.chat.to_string(),
            language,
        };
        let body = reply_to(&arrival.heard, button::seal_notice(view, "menu")?);
        let dispatch = outbox::reply(&mut transaction, now, &address, body).await?;
        inbox::done(&mut transaction, now, update, Outcome::Answered).await?;
        transaction.commit().await?;
        Ok(Taken {
            dispatches: vec![dispatch],
            wakes_bulk: false,
        })
    }

    /// After a rollback: a refusal is said as it is; a fault gets a number, which stands in the log too.
    async fn apologise(&self, update: i64, trouble: Trouble) -> Result<Taken> {
        let mut transaction = self.database.begin().await?;
        let Some(raw) = inbox::body(&mut transaction, update).await? else {
            return Ok(Taken::default());
        };
        let now = (self.clock)();
        let Some(arrival) = hear::read(&raw) else {
            return ignore(transaction, now, update).await;
        };
        if !arrival.private {
            // A group has no account, and nobody there waits for an apology.
            tracing::error!(?trouble, update, "a turn of a group failed");
            inbox::done(&mut transaction, now, update, Outcome::Failed).await?;
            transaction.commit().await?;
            return Ok(Taken::default());
        }
        let account = self.account(&mut transaction, &arrival).await?;
        let language = account.language;
        let (view, outcome): (View<()>, _) = match trouble {
            Trouble::Refused(words) => (
                View::new(say!(language, "talk-refused-title")).line(format!("❌ {words}")),
                Outcome::Answered,
            ),
            Trouble::Fault(fault) => {
                let incident = incident();
                tracing::error!(%fault, %incident, update, "a turn failed");
                let view = View::new(say!(language, "talk-apology-title"))
                    .line(say!(language, "talk-apology-line", incident = incident))
                    .question(say!(language, "talk-apology-question"));
                (view, Outcome::Failed)
            }
        };
        let view = view.button(Button::go(say!(language, "button-menu"), Place::Menu));
        let address = Address::from(&account);
        let body = reply_to(&arrival.heard, button::seal_notice(view, "menu")?);
        let dispatch = outbox::reply(&mut transaction, now, &address, body).await?;
        inbox::done(&mut transaction, now, update, outcome).await?;
        transaction.commit().await?;
        Ok(Taken {
            dispatches: vec![dispatch],
            wakes_bulk: false,
        })
    }
}

/// Whether a button of a notice was pressed.
fn is_standing(heard: &Heard) -> bool {
    match heard {
        Heard::Press { data, .. } => matches!(button::read(data), Some(Code::Standing { .. })),
        _ => false,
    }
}

/// A card, and whether it may take the place of the message whose button was pressed.
struct Shown {
    screen: Screen,
    in_place: bool,
}

/// What every turn provides to the tree.
pub fn provided(desk: Desk, intent: Intent) -> DependencyMap {
    deps![desk, intent]
}

/// The press to be answered, and the message to be edited: a card changes in place while the person taps, a typed
/// answer gets a new one, and a notice is never overwritten by a card.
fn answers(heard: &Heard, shown: &Option<Shown>) -> (Option<String>, Option<String>) {
    let Heard::Press {
        callback,
        message,
        data,
    } = heard
    else {
        return (None, None);
    };
    let on_notice = matches!(
        button::read(data),
        Some(Code::Go {
            from_notice: true,
            ..
        })
    );
    let in_place = shown.as_ref().is_some_and(|shown| shown.in_place) && !on_notice;
    (Some(callback.clone()), message.clone().filter(|_| in_place))
}

/// A reply below what was said: the card that was pressed stays, so that nothing on it is lost.
fn reply_to(heard: &Heard, screen: Screen) -> Body {
    let callback = match heard {
        Heard::Press { callback, .. } => Some(callback.clone()),
        _ => None,
    };
    Body::Reply {
        callback,
        toast: None,
        edit: None,
        on_notice: false,
        strip: None,
        screen: Some(screen),
    }
}

async fn ignore(
    mut transaction: Transaction<'static, Sqlite>,
    now: chrono::DateTime<chrono::Utc>,
    update: i64,
) -> Result<Taken> {
    inbox::done(&mut transaction, now, update, Outcome::Ignored).await?;
    transaction.commit().await?;
    Ok(Taken::default())
}

/// A number that a person can read out by phone: no letters that sound or look alike.
fn incident() -> String {
    const SIGNS: &[u8] = b"ACEHKMPTX2345679";
    let mut random = rand::rng();
    (0..6)
        .map(|_| SIGNS[random.random_range(0..SIGNS.len())] as char)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people;

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

    #[tokio::test]
    async fn a_panic_in_a_room_rolls_back_and_apologises() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("grozd.db"))
            .await
            .unwrap();
        let mut transaction = database.begin().await.unwrap();
        people::store::found_municipality(&mut transaction, "Лесной район", "Europe/Moscow")
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let around = Arc::new(Surroundings {
            operator: String::new(),
            bot: String::new(),
        });
        let mut turns = Turns::new(database.clone(), around, crate::system_clock());
        let sound = std::mem::replace(
            &mut turns.tree,
            dptree::endpoint(|desk: Desk| async move {
                session::stand(&mut *desk.lock().await, "nowhere")
                    .await
                    .unwrap();
                panic!("a room that panics")
            }),
        );
        let now = crate::system_clock()();
        inbox::store(&database, now, &[message(1), message(2)])
            .await
            .unwrap();

        let taken = turns.take(1).await.unwrap();
        let Body::Reply {
            screen: Some(screen),
            ..
        } = &taken.dispatches[0].body
        else {
            panic!("an apology")
        };
        assert_eq!(screen.title, "Не получилось");
        let mut reader = database.reader().await.unwrap();
        let account = session::find(&mut reader, CHANNEL, "7")
            .await
            .unwrap()
            .unwrap();
        assert_eq!(account.room, "menu", "the turn was rolled back");

        turns.tree = sound;
        let taken = turns.take(2).await.unwrap();
        let Body::Reply {
            screen: Some(screen),
            ..
        } = &taken.dispatches[0].body
        else {
            panic!("an answer")
        };
        assert_eq!(screen.title, "Согласие на обработку данных");
        assert!(
            turns.take(2).await.unwrap().dispatches.is_empty(),
            "an update is answered once"
        );
    }
}
