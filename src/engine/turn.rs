//! A turn: begin → read → answer → save → commit → speak.
//!
//! To begin and read is one call of the database (`meet`), and so is to save and commit (`settle`).
//! Facts, the session, what is to be said and the inbox mark commit together; no network call stands inside.
//! Turns that wait at the same time share a transaction (`together`).
//! An error or a panic rolls its turn back, and a second transaction answers with an apology.

mod aside;
mod meet;
mod settle;
mod together;

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};

use futures::FutureExt;
use rand::Rng;
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use meet::Met;
use together::Asked;
pub use together::Queue;

use super::beside::{self, Beside};
use super::channel::{Arrival, Channel, Heard};
use super::commands;
use super::fetching;
use super::inbox::{self, Waiting};
use super::route::Rooms;
use crate::Clock;
use crate::db::{self, Database, Transaction};
use crate::meters::{Meters, TurnEnd};
use crate::model::{papers, regulation, roles};
use crate::outbox::{Address, Body, Dispatch};
use crate::say;
use crate::talk::button;
use crate::talk::session::{self, Stand};
use crate::talk::{Button, Cx, Place, Result, Screen, Surroundings, Trouble, Turned, View, Wakes};
use crate::text::Language;

/// How often rooms may redirect a person within one turn; more is a loop.
const MOST_HOPS: usize = 5;

/// Takes turns.
pub struct Turns {
    database: Database,
    rooms: Rooms,
    channel: Arc<dyn Channel>,
    around: Arc<Surroundings>,
    clock: Clock,
    meters: Meters,
    /// The queue of those who wait for their turn; [`Turns::run`] has the other end.
    waiting: mpsc::UnboundedSender<Asked>,
}

/// What a turn left to be done after its commit.
#[derive(Debug, Default)]
pub struct Taken {
    /// To be said at once, in this order.
    pub dispatches: Vec<Dispatch>,
    /// Which background tasks it wakes.
    pub wakes: Wakes,
    /// How it ended; nothing for an update that was done already.
    pub end: Option<TurnEnd>,
}

/// The room that answers, known as soon as it does.
type Answering = Arc<OnceLock<&'static str>>;

/// The database cannot be written now, or the task that takes turns has crashed; the same update must be retried.
#[derive(Debug, thiserror::Error)]
#[error("the turn is to be taken again")]
pub struct TakeAgain;

/// An update as a turn meets it.
struct Question {
    update: i64,
    /// `None` for what asks for no answer.
    arrival: Option<Arrival>,
    room: Answering,
}

/// What a turn leaves to be stored besides its facts: how it ended, what is to be sent, where the person stands.
struct Answered {
    update: i64,
    end: TurnEnd,
    replies: Vec<(Address, Body)>,
    wakes: Wakes,
    stand: Option<Stand>,
}

impl Answered {
    /// Nothing is sent.
    fn silent(update: i64, end: TurnEnd) -> Answered {
        Answered { update, end, replies: Vec::new(), wakes: Wakes::default(), stand: None }
    }
}

impl Turns {
    /// The turns, and the queue that [`Turns::run`] empties.
    pub fn new(
        rooms: Rooms,
        channel: Arc<dyn Channel>,
        database: Database,
        around: Arc<Surroundings>,
        clock: Clock,
        meters: Meters,
    ) -> (Arc<Turns>, Queue) {
        let (waiting, queue) = mpsc::unbounded_channel();
        (Arc::new(Turns { database, rooms, channel, around, clock, meters, waiting }), Queue(queue))
    }

    /// Takes the turn of an update that is in the inbox, and counts it.
    pub async fn take(&self, waiting: &mut Waiting) -> Result<Taken, TakeAgain> {
        let begun = Instant::now();
        let room = Answering::default();
        let taken = self.ask(waiting, room.clone()).await?;
        if let Some(end) = taken.end {
            self.meters.turn(room.get().copied(), end, begun.elapsed(), (self.clock)());
        }
        Ok(taken)
    }

    async fn ask(&self, waiting: &mut Waiting, room: Answering) -> Result<Taken, TakeAgain> {
        let update = waiting.update;
        let read = match waiting.body.take() {
            Some(body) => Some(self.read(update, body)),
            None => match self.look_up(update).await {
                Ok(body) => body.map(|body| self.read_text(update, &body)),
                Err(trouble) => {
                    tracing::error!(?trouble, "the inbox cannot be read; the turn waits");
                    return Err(TakeAgain);
                }
            },
        };
        let Some(arrival) = read else {
            // Done before: it was queued twice.
            return Ok(Taken::default());
        };
        let question = Box::new(Question { update, arrival, room });
        let (answer, answered) = oneshot::channel();
        // No answer means that the task has crashed, and the turn waits.
        let _ = self.waiting.send(Asked::Turn { question, answer });
        answered.await.unwrap_or(Err(TakeAgain))
    }

    /// Writes a piece of work in the next transaction, and waits until it is committed.
    pub async fn write<W: Beside>(&self, work: W) -> Result<W::Done> {
        let (piece, answered) = beside::piece(work);
        let _ = self.waiting.send(Asked::Beside(piece));
        let lost = || Trouble::fault("the task that takes turns has crashed");
        answered.await.unwrap_or_else(|_| Err(lost()))
    }

    /// What arrived by an update whose turn is still to come; `None` where that cannot be read, or asks for no answer.
    pub async fn arrival(&self, update: i64) -> Option<Arrival> {
        let body = self.look_up(update).await.ok()??;
        self.read_text(update, &body)
    }

    fn read_text(&self, update: i64, body: &str) -> Option<Arrival> {
        self.read(update, serde_json::from_str(body).ok()?)
    }

    /// Reads an update; one whose reading panics asks for no answer, or it would panic at every start.
    fn read(&self, update: i64, body: Value) -> Option<Arrival> {
        // Numbers below zero are the program's own updates.
        if update < 0 {
            return fetching::read(&body);
        }
        std::panic::catch_unwind(AssertUnwindSafe(|| self.channel.read(body))).unwrap_or_else(|_| {
            tracing::error!(update, "an update whose reading panics is passed over");
            None
        })
    }

    async fn look_up(&self, update: i64) -> Result<Option<String>> {
        let mut reader = self.database.reader().await?;
        inbox::body(&mut reader, update).await
    }

    /// Explains a failed turn to the person, in a transaction of its own.
    async fn explain(&self, question: &Question, trouble: Trouble) -> Result<Taken, TakeAgain> {
        let update = question.update;
        trouble.tell_of_damage();
        // If even the apology fails, by a panic or by its data, the update is marked done unread: it would hold up its
        // chat for ever, and come back at every start. For any other database error the turn waits.
        let waits = |trouble: &Trouble| trouble.of_database(|error| !db::is_of_the_content(error));
        let ended = match caught(self.apologise(question, trouble)).await {
            Err(trouble) if !waits(&trouble) => {
                tracing::error!(?trouble, update, "a turn failed, and its apology too");
                caught(self.put_away(update)).await
            }
            ended => ended,
        };
        ended.map_err(|trouble| {
            tracing::error!(?trouble, update, "not even an apology could be stored; the turn waits");
            TakeAgain
        })
    }

    async fn put_away(&self, update: i64) -> Result<Taken> {
        let transaction = self.database.begin().await?;
        self.settle_one(transaction, Answered::silent(update, TurnEnd::Failed)).await
    }

    /// Lets a room answer; nothing for an update that was done already.
    async fn answer(
        &self,
        mut transaction: Transaction,
        question: &Question,
        met: Met,
    ) -> Result<(Transaction, Option<Answered>)> {
        if !met.waits {
            return Ok((transaction, None));
        }
        let update = question.update;
        let silent = Answered::silent(update, TurnEnd::Ignored);
        let Some(arrival) = &question.arrival else {
            return Ok((transaction, Some(silent)));
        };
        if !arrival.private {
            let (transaction, left) = self.hear_group(transaction, met, update, arrival).await?;
            return Ok((transaction, Some(left)));
        }
        if let Heard::Question { id, words } = &arrival.heard {
            let asked = aside::Asked { id, words, language: arrival.client_language.as_deref() };
            let (transaction, left) = self.offer(transaction, question, met, asked).await?;
            return Ok((transaction, Some(left)));
        }
        let is_own = arrival.heard.is_own();
        if is_own && met.account.is_none() {
            // Nobody waits for it any more.
            return Ok((transaction, Some(silent)));
        }
        let account = self.account(&mut transaction, arrival, met).await?;
        if let Heard::Reach(reachable) = arrival.heard {
            let bulk = commands::reach(&mut transaction, (self.clock)(), &account, reachable).await?;
            let left = Answered { wakes: Wakes { bulk, ..Wakes::default() }, ..silent };
            return Ok((transaction, Some(left)));
        }
        // A person who writes can be reached.
        let now = (self.clock)();
        let came_back = !is_own && !account.reachable && commands::reach(&mut transaction, now, &account, true).await?;
        let address = Address::from(&account);
        let mut cx = Cx::new(transaction, now, account, self.around.clone());
        roles::met(&mut cx)?;
        cx.traces.answered_by = question.room.clone();
        cx.traces.origin = arrival.origin.clone();
        cx.traces.notice = arrival.heard.pressed_notice();
        let screen = self.converse(&mut cx, arrival.heard.clone()).await?;
        if let Some(place) = cx.traces.held_back.take() {
            session::set_destination(&mut cx, &place).await?;
        }
        let erased = cx.account.erased;
        let language = cx.language();
        // Most turns hand nothing over, and ask nobody.
        let folder = if cx.hands_names() {
            let (municipality, now) = (cx.municipality(), regulation::now(&mut cx).await?);
            papers::folder(cx.db(), municipality, &now).await?
        } else {
            None
        };
        let (transaction, besides) = cx.finish();
        // Only a press has to be answered at any rate.
        if screen.is_none() && !matches!(arrival.heard, Heard::Press { .. }) {
            return Ok((transaction, Some(Answered { wakes: besides.wakes, stand: besides.stand, ..silent })));
        }
        let address = Address {
            // The farewell must not be deleted together with the account.
            account: address.account.filter(|_| !erased),
            language,
            ..address
        };
        let (callback, pressed) = answers(&arrival.heard, &screen);
        // After a picture or a file the card stands below it again: its buttons would be far above otherwise.
        let goes_below = besides.keeps_card || !besides.parcels.is_empty();
        let (edit, strip) = if goes_below { (None, pressed) } else { (pressed, None) };
        let body = Body::Reply {
            callback,
            toast: besides.toast,
            edit,
            on_notice: arrival.heard.is_standing(),
            strip,
            screen: screen.map(|shown| shown.screen),
        };
        let parcels = besides.parcels.into_iter().map(|parcel| Body::of_parcel(parcel, folder.as_deref()));
        let replies = parcels.chain([body]).map(|body| (address.clone(), body)).collect();
        let wakes = Wakes {
            bulk: besides.wakes.bulk || came_back,
            // The files that they sent are deleted as well.
            files: besides.wakes.files || erased,
            ..besides.wakes
        };
        let left = Answered { update, end: TurnEnd::Answered, replies, wakes, stand: besides.stand };
        Ok((transaction, Some(left)))
    }

    /// Lets a room answer, and follows redirects to other rooms.
    async fn converse(&self, cx: &mut Cx, heard: Heard) -> Result<Option<Shown>> {
        let is_standing = heard.is_standing();
        let mut turned = self.rooms.hear(cx, heard).await?;
        // A standing button changes its own notice, and what a gate shows instead never takes the place of what was
        // pressed.
        let mut in_place = !cx.traces.rerouted;
        for _ in 0..MOST_HOPS {
            match turned {
                // If a standing button leads elsewhere, the notice stays.
                Turned::To(place) => {
                    in_place = !is_standing;
                    let is_of_link = cx.traces.taken.as_ref() == Some(&place);
                    turned = match self.rooms.go(cx, place).await {
                        // What was done on the way to it stands, and the next press must not meet the same refusal.
                        Err(trouble) if is_of_link => lost(cx, trouble)?,
                        turned => turned?,
                    };
                }
                Turned::Screen(screen) => return Ok(Some(Shown { screen, in_place })),
                Turned::Nothing => return Ok(None),
            }
        }
        Err(Trouble::fault("rooms send the person round in a circle"))
    }

    /// After a rollback: a refusal is shown as it is; a fault gets a number, which is logged too.
    async fn apologise(&self, question: &Question, trouble: Trouble) -> Result<Taken> {
        let update = question.update;
        let (mut transaction, met) = self.begin(question).await?;
        if !met.waits {
            return Ok(Taken::default());
        }
        let arrival = question.arrival.as_ref();
        let Some(arrival) = arrival.filter(|it| it.private && it.heard.is_for_its_chat()) else {
            // A group has no account, and nobody there waits for an apology; nor does who types in another chat.
            tracing::error!(?trouble, update, "a turn that nobody waits for failed");
            let failed = Answered::silent(update, TurnEnd::Failed);
            return self.settle_one(transaction, failed).await;
        };
        let account = self.account(&mut transaction, arrival, met).await?;
        let language = account.language;
        let (view, end): (View<()>, _) = match trouble {
            Trouble::Refused(words) => (refusal(language, &words), TurnEnd::Refused),
            Trouble::Gone => (refusal(language, &say!(language, "talk-gone")), TurnEnd::Refused),
            Trouble::Fault(fault) => {
                let incident = incident();
                tracing::error!(%fault, %incident, update, "a turn failed");
                let view = View::new(say!(language, "talk-apology-title"))
                    .line(say!(language, "talk-apology-line", incident = incident))
                    .question(say!(language, "talk-apology-question"));
                (view, TurnEnd::Failed)
            }
        };
        let body = reply_to(&arrival.heard, button::seal_notice(view.button(Button::home(language)), "")?);
        let replies = vec![(Address::from(&account), body)];
        self.settle_one(transaction, Answered { replies, ..Answered::silent(update, end) }).await
    }
}

/// Catches a panic; the panic hook has logged its place already.
async fn caught<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    AssertUnwindSafe(work)
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(Trouble::fault("a panic, whose place is in the log above")))
}

/// A card, and whether it may take the place of the message whose button was pressed.
struct Shown {
    screen: Screen,
    in_place: bool,
}

/// Where a newcomer's link leads that does not open any more: home, with the reason.
fn lost(cx: &mut Cx, trouble: Trouble) -> Result<Turned> {
    let words = match trouble {
        Trouble::Gone => say!(cx.language(), "talk-gone"),
        Trouble::Refused(words) => words,
        fault @ Trouble::Fault(_) => return Err(fault),
    };
    cx.remark_below(format!("❌ {words}"));
    Ok(Turned::To(Place::home()))
}

fn refusal(language: Language, words: &str) -> View<()> {
    View::new(say!(language, "talk-refused-title")).line(format!("❌ {words}"))
}

/// The press to be answered, and the message to be edited: a card changes in place while the person taps, a typed
/// answer gets a new one, and a notice is never overwritten by a card.
fn answers(heard: &Heard, shown: &Option<Shown>) -> (Option<String>, Option<String>) {
    let Heard::Press { callback, message, .. } = heard else {
        return (None, None);
    };
    let in_place = shown.as_ref().is_some_and(|shown| shown.in_place) && !heard.leaves_notice();
    (Some(callback.clone()), message.clone().filter(|_| in_place))
}

/// A reply as a new message: the card that was pressed stays, so that nothing on it is lost.
fn reply_to(heard: &Heard, screen: Screen) -> Body {
    let callback = heard.callback();
    Body::Reply { callback, toast: None, edit: None, on_notice: false, strip: None, screen: Some(screen) }
}

/// A number that a person can read out by phone: no digits or letters that sound or look alike.
fn incident() -> String {
    const SIGNS: &[u8] = b"ACEHKMPTX2345679";
    let mut random = rand::rng();
    (0..6).map(|_| SIGNS[random.random_range(0..SIGNS.len())] as char).collect()
}

#[cfg(test)]
mod tests;
