//! A room is a pure conversation: steps, what each asks, what follows each answer.
//!
//! [`converse`] carries one answer through a room: it reads the step, lets the room answer, saves the next step
//! and seals the card. A step that no longer decodes restarts the room with an apology, never silence.

use std::error::Error;
use std::future::Future;
use std::mem::discriminant;

use futures::FutureExt;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{
    Answer, Attachment, Button, Coming, Cx, Place, Received, Result, Screen, Unfetched, View, button, files, session,
};
use crate::db;
use crate::say;
use crate::text::{Language, forms};

/// What can go wrong: what the person is told, and what the log is told.
#[derive(Debug)]
pub enum Trouble {
    /// A refusal in the person's language. Nothing of the turn is kept.
    Refused(String),
    /// The refusal for something that is gone, or that this person was never allowed to see.
    Gone,
    /// A fault of ours or of the machine. Nothing of the turn is kept, and the person gets an apology.
    Fault(Box<dyn Error + Send + Sync>),
}

impl Trouble {
    /// A fault from anything that reads as an error.
    pub fn fault(error: impl Into<Box<dyn Error + Send + Sync>>) -> Trouble {
        Trouble::Fault(error.into())
    }

    /// Logs that the database file is damaged, if it is: that does not go away by itself.
    pub fn tell_of_damage(&self) {
        if self.of_database(db::is_damage) {
            tracing::error!(
                "the database is damaged: stop the bot and restore the last backup; `grozd check` tells more"
            );
        }
    }

    /// An error that can be handed to a second waiter: a database error becomes its text.
    pub fn again(&self) -> Trouble {
        match self {
            Trouble::Refused(words) => Trouble::Refused(words.clone()),
            Trouble::Gone => Trouble::Gone,
            Trouble::Fault(fault) => Trouble::fault(fault.to_string()),
        }
    }

    /// Whether it is an error of the database of this kind.
    pub fn of_database(&self, kind: impl Fn(&sqlx::Error) -> bool) -> bool {
        match self {
            Trouble::Fault(fault) => fault.downcast_ref().is_some_and(kind),
            Trouble::Refused(_) | Trouble::Gone => false,
        }
    }
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Trouble {
        Trouble::fault(error)
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Trouble {
        // The error's own words quote what was being read, which may be personal.
        let (line, column) = (error.line(), error.column());
        Trouble::fault(format!("JSON, {:?} error at {line}:{column}", error.classify()))
    }
}

/// What a person said to a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Said<P> {
    /// Typed, trimmed, not empty.
    Text(String),
    /// Pressed on the current card.
    Press(P),
    /// Sent a file, and it is there; only a step that takes files hears so.
    File(Received),
    /// Sent something that is none of these.
    Thing(Thing),
}

/// What is neither a text nor a press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A sticker.
    Sticker,
    /// A voice or video message.
    Voice,
    /// A photo or a video.
    Photo,
    /// A contact.
    Contact,
    /// A file.
    Document,
    /// Somebody else's words, forwarded.
    Forwarded,
    /// An earlier message, edited.
    Edited,
    /// Anything else.
    Other,
}

impl Thing {
    pub(super) fn named(self, language: Language) -> String {
        match self {
            Thing::Sticker => say!(language, "talk-thing-sticker"),
            Thing::Voice => say!(language, "talk-thing-voice"),
            Thing::Photo => say!(language, "talk-thing-photo"),
            Thing::Contact => say!(language, "talk-thing-contact"),
            Thing::Document => say!(language, "talk-thing-document"),
            Thing::Forwarded => say!(language, "talk-thing-forwarded"),
            Thing::Edited => say!(language, "talk-thing-edited"),
            Thing::Other => say!(language, "talk-thing-other"),
        }
    }
}

/// What follows an answer.
#[derive(Debug)]
pub enum Next<R: Room + ?Sized> {
    /// The next step is asked.
    Go(R::Step),
    /// The same step is asked again under a word that says what to do.
    Stay(String),
    /// The same step is asked again: what was sent is no answer to it.
    Puzzled,
    /// The conversation is over; its draft is gone.
    Done(View<R::Press>),
    /// The conversation is over and the person goes elsewhere.
    To(Place),
    /// There is a draft: the person chooses between it and starting over at this place of the room.
    Offer(R::At),
}

/// Where a person stands after a conversation's last card. A second tap on its last button finds nothing to
/// redraw, so that the card stays; a word leads to the home card.
pub const DONE: &str = "done";

/// Where a person stands who has been offered a draft: a word leads to the home card.
const OFFERED: &str = "offered";

/// To whom a room opens. Others are led to what is missing first, and a link is kept meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// To anybody: even without the consent a person may see and erase what little is kept.
    ToAnybody,
    /// To accounts with a consent whose text allows what the room does.
    AfterConsent,
    /// To accounts that are registered as well.
    AfterRegistration,
}

/// A feature's conversation.
pub trait Room: Send + Sync + 'static {
    /// How buttons and sessions name the room.
    const NAME: &'static str;
    /// Raised when steps change their meaning: older ones are then not decoded.
    const VERSION: i64 = 1;
    /// To whom it opens.
    const OPENS: Opens = Opens::AfterRegistration;
    /// The text of the consent that first allows what the room does with personal data.
    const CONSENT: i64 = 1;
    /// The places of the room. They lie in chats for years, so their fields are named.
    type At: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// Where in the conversation a person stands, with what was said so far. Fields are named, and carry
    /// `#[serde(default)]` where they came later, so that drafts outlive an upgrade.
    type Step: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// What the room's own buttons carry.
    type Press: Serialize + DeserializeOwned + Send + 'static;

    /// Where the room begins when its step or a place is lost.
    fn home() -> Self::At;

    /// What would be lost by leaving at this step, as the object of a sentence («новое событие»); `None` where nothing
    /// would.
    fn draft(_step: &Self::Step, _language: Language) -> Option<String> {
        None
    }

    /// Whether this step is answered by a file. The room hears of one as [`Said::File`], in a later turn, when it is
    /// there; at any other step it is a [`Thing`].
    fn takes_files(_step: &Self::Step) -> &'static [Thing] {
        &[]
    }

    /// Called when a person comes to a place of this room; `draft` is what was left unfinished here.
    fn enter(cx: &mut Cx, at: Self::At, draft: Option<Self::Step>) -> impl Future<Output = Result<Next<Self>>> + Send;

    /// What a step asks: one arm a step.
    fn ask(cx: &mut Cx, step: &Self::Step) -> impl Future<Output = Result<View<Self::Press>>> + Send;

    /// What follows an answer: one arm an answer.
    fn answer(
        cx: &mut Cx,
        step: Self::Step,
        said: Said<Self::Press>,
    ) -> impl Future<Output = Result<Next<Self>>> + Send;

    /// Acts on a press of a card that is no longer current, and tells whether it did; the current card is shown again
    /// in any case. For what means the same at any time, such as a choice of the language.
    fn press_of_any_age(_cx: &mut Cx, _press: Self::Press) -> impl Future<Output = Result<bool>> + Send {
        async { Ok(false) }
    }

    /// A press of a standing button, on a notice of any age; returns what the notice says from now on.
    fn standing(_cx: &mut Cx, _press: Self::Press) -> impl Future<Output = Result<Option<View<Self::Press>>>> + Send {
        async { Err(Trouble::Gone) }
    }
}

/// A room as a plain value, for the list of a feature.
#[derive(Clone, Copy)]
pub struct RoomEntry {
    /// [`Room::NAME`].
    pub name: &'static str,
    /// [`Room::OPENS`].
    pub opens: Opens,
    /// [`Room::CONSENT`].
    pub consent: i64,
    /// Carries one answer through the room.
    pub talk: for<'a> fn(&'a mut Cx, Heading) -> Answer<'a, Turned>,
    /// Whether the JSON is one of the room's places.
    pub knows: fn(&str) -> bool,
    /// Where the room begins.
    pub home: fn() -> Place,
    /// What would be lost by leaving at a step, given as JSON; `None` where nothing would, or where it does not decode.
    pub draft: fn(&str, Language) -> Option<String>,
    /// [`Room::press_of_any_age`], by the press as JSON; one that does not decode does nothing.
    pub press_of_any_age: for<'a> fn(&'a mut Cx, &'a str) -> Answer<'a, bool>,
}

impl RoomEntry {
    /// The entry of a room.
    pub const fn of<R: Room>() -> RoomEntry {
        RoomEntry {
            name: R::NAME,
            opens: R::OPENS,
            consent: R::CONSENT,
            talk: |cx, heading| converse::<R>(cx, heading).boxed(),
            knows: |at| serde_json::from_str::<R::At>(at).is_ok(),
            home: || Place::of::<R>(&R::home()),
            draft: |step, language| R::draft(&serde_json::from_str(step).ok()?, language),
            press_of_any_age: |cx, json| {
                async move {
                    match button::press(json) {
                        Some(press) => R::press_of_any_age(cx, press).await,
                        None => Ok(false),
                    }
                }
                .boxed()
            },
        }
    }
}

/// What brings a person to a room in this turn.
#[derive(Debug, Clone, PartialEq)]
pub enum Heading {
    /// Coming to a place.
    Enter(Place),
    /// An answer to the current step; a press is still JSON.
    Said(Said<String>),
    /// A file was sent, and is still with the channel.
    Sent(Attachment),
    /// A file that was asked for has not come.
    Unfetched(Unfetched),
    /// A press of a standing button, still JSON.
    Standing(String),
    /// A button of an old card: what is current is shown again.
    Redraw,
    /// `/cancel`: what was begun here is dropped.
    Cancel,
}

/// What a room made of the turn.
#[derive(Debug)]
pub enum Turned {
    /// This card is shown.
    Screen(Screen),
    /// The person goes on to another place.
    To(Place),
    /// A toast is enough.
    Nothing,
}

/// Carries one answer through a room.
///
/// What a press of a room carries must name what it means (this school, this page), never something relative to
/// the card (the next page), because several presses may be under way at once.
pub async fn converse<R: Room>(cx: &mut Cx, heading: Heading) -> Result<Turned> {
    let step = match session::load::<R>(cx).await? {
        session::Stored::Step(step) => Some(step),
        session::Stored::Nothing => None,
        session::Stored::Unreadable => {
            session::forget(cx, R::NAME);
            let restarted = say!(cx.language(), "talk-restarted");
            cx.remark(restarted);
            None
        }
    };
    match heading {
        Heading::Enter(place) => come::<R>(cx, place, step).await,
        Heading::Cancel => cancel::<R>(cx, step).await,
        Heading::Standing(json) => press_standing::<R>(cx, &json).await,
        Heading::Redraw => match step {
            Some(step) => show::<R>(cx, step).await,
            None => begin_again::<R>(cx).await,
        },
        Heading::Said(said @ Said::File(_)) if step.as_ref().is_some_and(|step| !R::takes_files(step).is_empty()) => {
            match step {
                Some(step) => hear::<R>(cx, step, said).await,
                None => begin_again::<R>(cx).await,
            }
        }
        // This step does not wait for it: the current card is shown again, so that no draft is abandoned.
        heading @ (Heading::Said(Said::File(_)) | Heading::Unfetched(_)) => {
            files::remark(cx, &heading);
            match step {
                Some(step) => show::<R>(cx, step).await,
                None => Ok(Turned::To(Place::home())),
            }
        }
        Heading::Sent(attachment) => match step {
            Some(step) if R::takes_files(&step).contains(&attachment.thing) => {
                let words = files::ask(cx, attachment).await?;
                cx.remark(words);
                show::<R>(cx, step).await
            }
            Some(step) => hear::<R>(cx, step, Said::Thing(attachment.thing)).await,
            None => begin_again::<R>(cx).await,
        },
        Heading::Said(said) => match step {
            Some(step) => hear::<R>(cx, step, said).await,
            None => begin_again::<R>(cx).await,
        },
    }
}

async fn begin_again<R: Room>(cx: &mut Cx) -> Result<Turned> {
    come::<R>(cx, Place::of::<R>(&R::home()), None).await
}

async fn come<R: Room>(cx: &mut Cx, place: Place, step: Option<R::Step>) -> Result<Turned> {
    let language = cx.language();
    // A place of another version, or a forged one, leads to the room's beginning.
    let at = serde_json::from_str(&place.at).unwrap_or_else(|_| R::home());
    let draft = step.filter(|step| R::draft(step, language).is_some());
    match (place.coming, draft) {
        (Coming::Continuing, Some(draft)) => show::<R>(cx, draft).await,
        (Coming::Afresh, _) => {
            session::forget(cx, R::NAME);
            let next = R::enter(cx, at, None).await?;
            follow::<R>(cx, None, None, next).await
        }
        (_, draft) => {
            let next = R::enter(cx, at, draft.clone()).await?;
            follow::<R>(cx, draft, None, next).await
        }
    }
}

async fn hear<R: Room>(cx: &mut Cx, step: R::Step, said: Said<String>) -> Result<Turned> {
    let language = cx.language();
    let (said, puzzled) = match said {
        Said::Text(text) => match forms::heard(&text) {
            Some(text) => (Said::Text(text), say!(language, "talk-not-an-answer")),
            None => return follow::<R>(cx, Some(step), None, Next::Stay(say!(language, "talk-nothing-seen"))).await,
        },
        Said::Thing(thing) => {
            let what = thing.named(language);
            (Said::Thing(thing), say!(language, "talk-not-text", what = what))
        }
        Said::File(file) => {
            let what = Thing::Document.named(language);
            (Said::File(file), say!(language, "talk-not-text", what = what))
        }
        Said::Press(json) => match button::press(&json) {
            Some(press) => (Said::Press(press), say!(language, "talk-stale")),
            // A button of an earlier version on a card that is still current.
            None => return show::<R>(cx, step).await,
        },
    };
    let pressed = matches!(said, Said::Press(_));
    let next = R::answer(cx, step.clone(), said).await?;
    match next {
        // A person who ticks names faster than the card comes back presses buttons of the card before. They mean
        // the same as long as the question is the same, so the card keeps its stamp and every press counts.
        Next::Go(next) if pressed && discriminant(&next) == discriminant(&step) => {
            let stamp = cx.account.stamp;
            show_as::<R>(cx, next, stamp).await
        }
        next => follow::<R>(cx, Some(step), Some(puzzled), next).await,
    }
}

async fn cancel<R: Room>(cx: &mut Cx, step: Option<R::Step>) -> Result<Turned> {
    let language = cx.language();
    session::forget(cx, R::NAME);
    let begun = step.is_some_and(|step| R::draft(&step, language).is_some());
    cx.remark(if begun { say!(language, "talk-cancelled") } else { say!(language, "talk-nothing-to-cancel") });
    Ok(Turned::To(Place::home()))
}

async fn press_standing<R: Room>(cx: &mut Cx, json: &str) -> Result<Turned> {
    let press = button::press(json).ok_or(Trouble::Gone)?;
    Ok(match R::standing(cx, press).await? {
        Some(view) => Turned::Screen(button::seal_notice(view, R::NAME)?),
        None => Turned::Nothing,
    })
}

async fn follow<R: Room>(cx: &mut Cx, step: Option<R::Step>, puzzled: Option<String>, next: Next<R>) -> Result<Turned> {
    match (next, step) {
        (Next::Go(step), _) => show::<R>(cx, step).await,
        (Next::Stay(words), Some(step)) => {
            cx.remark(format!("❗ {words}"));
            show::<R>(cx, step).await
        }
        (Next::Puzzled, Some(step)) => {
            if let Some(words) = puzzled {
                cx.remark(format!("❗ {words}"));
            }
            show::<R>(cx, step).await
        }
        (Next::Stay(_) | Next::Puzzled, None) => Ok(Turned::To(Place::of::<R>(&R::home()))),
        (Next::Done(view), _) => {
            session::forget(cx, R::NAME);
            let stamp = session::show_without_step(cx, DONE);
            Ok(Turned::Screen(finished(cx, button::seal(view, R::NAME, stamp)?)))
        }
        (Next::To(place), _) => {
            session::forget(cx, R::NAME);
            Ok(Turned::To(place))
        }
        (Next::Offer(at), draft) => {
            let language = cx.language();
            let what = draft.and_then(|step| R::draft(&step, language)).unwrap_or_default();
            let place = Place::of::<R>(&at);
            let view: View<R::Press> = View::new(say!(language, "talk-draft-title"))
                .line(say!(language, "talk-draft-line", what = what))
                .question(say!(language, "talk-draft-question"))
                .button(Button::go(say!(language, "button-continue"), place.clone().coming(Coming::Continuing)))
                .button(Button::go(say!(language, "button-afresh"), place.coming(Coming::Afresh)))
                .button(Button::home(language));
            let stamp = session::show_without_step(cx, OFFERED);
            Ok(Turned::Screen(finished(cx, button::seal(view, R::NAME, stamp)?)))
        }
    }
}

/// Saves the step and shows what it asks.
async fn show<R: Room>(cx: &mut Cx, step: R::Step) -> Result<Turned> {
    let stamp = session::step_up(cx, R::NAME);
    show_as::<R>(cx, step, stamp).await
}

async fn show_as<R: Room>(cx: &mut Cx, step: R::Step, stamp: i64) -> Result<Turned> {
    let view = R::ask(cx, &step).await?;
    session::save::<R>(cx, &step)?;
    Ok(Turned::Screen(finished(cx, button::seal(view, R::NAME, stamp)?)))
}

fn finished(cx: &mut Cx, mut screen: Screen) -> Screen {
    screen.remark = cx.remark.take();
    screen
}
