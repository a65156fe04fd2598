//! A room is a pure conversation: steps, what each asks, what follows each answer.
//!
//! [`converse`] carries one answer through a room: it reads the step, lets the room answer, saves the next step
//! and seals the card. A step that no longer decodes restarts the room with an apology, never silence.

use std::error::Error;
use std::future::Future;
use std::mem::discriminant;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Button, Cx, Place, Result, Screen, View, button, session};
use crate::db;
use crate::say;
use crate::text::Language;

/// The two kinds of trouble: what the person may hear, and what the log must hear.
#[derive(Debug)]
pub enum Trouble {
    /// A refusal in the person's language. Nothing of the turn is kept.
    Refused(String),
    /// A fault of ours or of the machine. Nothing of the turn is kept, and the person gets an apology.
    Fault(Box<dyn Error + Send + Sync>),
}

impl Trouble {
    /// A fault from anything that reads as an error.
    pub fn fault(error: impl Into<Box<dyn Error + Send + Sync>>) -> Trouble {
        Trouble::Fault(error.into())
    }

    /// Tells the administrator, where the file of the database is damaged: it does not mend itself.
    pub fn tell_of_damage(&self) {
        if self.of_database(db::is_damage) {
            tracing::error!(
                "the database is damaged: stop the bot and restore the last backup; `grozd check` tells more"
            );
        }
    }

    /// The same trouble for another whom it befell, in its words alone.
    pub fn again(&self) -> Trouble {
        match self {
            Trouble::Refused(words) => Trouble::Refused(words.clone()),
            Trouble::Fault(fault) => Trouble::fault(fault.to_string()),
        }
    }

    /// Whether it is an error of the database of this kind.
    pub fn of_database(&self, kind: impl Fn(&sqlx::Error) -> bool) -> bool {
        match self {
            Trouble::Fault(fault) => fault.downcast_ref().is_some_and(kind),
            Trouble::Refused(_) => false,
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

/// The refusal for something that is no longer there, or never was this person's to see.
pub fn gone(cx: &Cx) -> Trouble {
    Trouble::Refused(say!(cx.language(), "talk-gone"))
}

/// What a person said to a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Said<P> {
    /// Typed, trimmed, not empty.
    Text(String),
    /// Pressed on the current card.
    Press(P),
    /// Sent something that is neither.
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
    fn named(self, language: Language) -> String {
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
    /// There is a draft: the person chooses between it and a new beginning of this place.
    Offer(Place),
}

/// Where a person stands after a conversation's last card. A second tap on its last button finds nothing to
/// redraw, so that the card stays; a word leads to the menu.
pub const DONE: &str = "done";

/// A feature's conversation.
pub trait Room: Send + Sync + 'static {
    /// How buttons and sessions name the room.
    const NAME: &'static str;
    /// Raised when steps change their meaning: older ones are then not decoded.
    const VERSION: i64 = 1;
    /// Where in the conversation a person stands, with what was said so far.
    type Step: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// What the room's own buttons carry.
    type Press: Serialize + DeserializeOwned + Send + 'static;

    /// The place where the room begins when its step is lost.
    fn home() -> Place;

    /// What is unfinished at this step, in the accusative of nothing («новое событие»); `None` where nothing is lost
    /// by leaving.
    fn draft(_step: &Self::Step, _language: Language) -> Option<String> {
        None
    }

    /// A person comes to a place of this room; `draft` is what was left unfinished here.
    fn enter(cx: &mut Cx, place: Place, draft: Option<Self::Step>) -> impl Future<Output = Result<Next<Self>>> + Send;

    /// What a step asks: one arm a step.
    fn ask(cx: &mut Cx, step: &Self::Step) -> impl Future<Output = Result<View<Self::Press>>> + Send;

    /// What follows an answer: one arm an answer.
    fn answer(
        cx: &mut Cx,
        step: Self::Step,
        said: Said<Self::Press>,
    ) -> impl Future<Output = Result<Next<Self>>> + Send;

    /// A press of a standing button, on a notice of any age; returns what the notice says from now on.
    fn standing(cx: &mut Cx, _press: Self::Press) -> impl Future<Output = Result<Option<View<Self::Press>>>> + Send {
        async { Err(gone(cx)) }
    }
}

/// What brings a person to a room in this turn.
#[derive(Debug, Clone, PartialEq)]
pub enum Heading {
    /// Coming to a place.
    Enter(Place),
    /// An answer to the current step; a press is still JSON.
    Said(Said<String>),
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
    /// A word that passes is enough.
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
            session::forget(cx, R::NAME).await?;
            let restarted = say!(cx.language(), "talk-restarted");
            cx.remark(restarted);
            None
        }
    };
    match heading {
        Heading::Enter(place) => come::<R>(cx, place, step).await,
        Heading::Cancel => cancel::<R>(cx, step).await,
        Heading::Standing(json) => stand::<R>(cx, &json).await,
        Heading::Redraw => match step {
            Some(step) => show::<R>(cx, step).await,
            None => Ok(Turned::To(R::home())),
        },
        Heading::Said(said) => match step {
            Some(step) => hear::<R>(cx, step, said).await,
            None => Ok(Turned::To(R::home())),
        },
    }
}

async fn come<R: Room>(cx: &mut Cx, place: Place, step: Option<R::Step>) -> Result<Turned> {
    let language = cx.language();
    let draft = step.filter(|step| R::draft(step, language).is_some());
    match (place, draft) {
        (Place::Continue(_), Some(draft)) => show::<R>(cx, draft).await,
        (Place::Continue(_), None) => Ok(Turned::To(R::home())),
        (Place::Afresh(place), _) => {
            session::forget(cx, R::NAME).await?;
            let next = R::enter(cx, *place, None).await?;
            follow::<R>(cx, None, None, next).await
        }
        (place, draft) => {
            let next = R::enter(cx, place, draft.clone()).await?;
            follow::<R>(cx, draft, None, next).await
        }
    }
}

async fn hear<R: Room>(cx: &mut Cx, step: R::Step, said: Said<String>) -> Result<Turned> {
    let language = cx.language();
    let (said, puzzled) = match said {
        Said::Text(text) => (Said::Text(text), say!(language, "talk-not-an-answer")),
        Said::Thing(thing) => {
            let what = thing.named(language);
            (Said::Thing(thing), say!(language, "talk-not-text", what = what))
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
    session::forget(cx, R::NAME).await?;
    let begun = step.is_some_and(|step| R::draft(&step, language).is_some());
    cx.remark(if begun { say!(language, "talk-cancelled") } else { say!(language, "talk-nothing-to-cancel") });
    Ok(Turned::To(Place::Menu))
}

async fn stand<R: Room>(cx: &mut Cx, json: &str) -> Result<Turned> {
    let press = button::press(json).ok_or_else(|| gone(cx))?;
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
        (Next::Stay(_) | Next::Puzzled, None) => Ok(Turned::To(R::home())),
        (Next::Done(view), _) => {
            session::forget(cx, R::NAME).await?;
            let stamp = session::stand(cx, DONE).await?;
            Ok(Turned::Screen(finished(cx, button::seal(view, R::NAME, stamp)?)))
        }
        (Next::To(place), _) => {
            session::forget(cx, R::NAME).await?;
            Ok(Turned::To(place))
        }
        (Next::Offer(place), draft) => {
            let language = cx.language();
            let what = draft.and_then(|step| R::draft(&step, language)).unwrap_or_default();
            let view: View<R::Press> = View::new(say!(language, "talk-draft-title"))
                .line(say!(language, "talk-draft-line", what = what))
                .question(say!(language, "talk-draft-question"))
                .button(Button::go(say!(language, "button-continue"), Place::Continue(R::NAME.to_owned())))
                .button(Button::go(say!(language, "button-afresh"), Place::Afresh(Box::new(place))))
                .button(Button::go(say!(language, "button-menu"), Place::Menu));
            let stamp = session::stand(cx, "menu").await?;
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
    session::save::<R>(cx, &step).await?;
    Ok(Turned::Screen(finished(cx, button::seal(view, R::NAME, stamp)?)))
}

fn finished(cx: &mut Cx, mut screen: Screen) -> Screen {
    screen.remark = cx.remark.take();
    screen
}
