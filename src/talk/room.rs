//! A room is a pure conversation: steps, what each asks, what follows each answer.
//!
//! [`converse`] carries one answer through a room.

use std::error::Error;
use std::future::Future;

use futures::FutureExt;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::converse::carry;
use super::last::Before;
use super::{Answer, Attachment, Cx, Place, Received, Result, Screen, Tx, Unfetched, View, button, erased};
use crate::db;
use crate::ids::{self, PersonId};
use crate::say;
use crate::text::Language;

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
    /// A photo.
    Photo,
    /// A video.
    Video,
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
            Thing::Video => say!(language, "talk-thing-video"),
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
#[expect(
    clippy::large_enum_variant,
    reason = "one is made a turn and moved twice, and a box would stand in every room"
)]
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
    /// The person goes elsewhere, and the step waits.
    Aside(R::Step, Place),
    /// The step is kept and nothing is said yet: the rest of what has come is on its way.
    Wait(R::Step),
    /// There is a draft: the person chooses between it and starting over at this place of the room.
    Offer(R::At),
}

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

/// What a room finds when it looks at a notice that is about to be said.
#[derive(Debug)]
pub enum Look<S> {
    /// It is said as it was written.
    AsWritten,
    /// This is said in its place. It tells what those behind it about the same would tell, so that they are dropped.
    Say(S),
    /// It is not said: nothing of it is true any more, or it is known already.
    Drop,
    /// Neither it nor what waits behind it about the same is said.
    DropAll,
}

/// Something that can be put into any chat by what is typed after the bot's name there. Whoever reads it may be anybody, so
/// that nothing personal stands in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Its name among the others: 64 bytes at most.
    pub id: String,
    /// What is read of it in the list.
    pub title: String,
    /// The line below.
    pub line: String,
    /// The message that it becomes.
    pub screen: Screen,
}

/// What a room offers by what was typed.
pub type Offers = for<'a> fn(&'a mut Cx, &'a str) -> Answer<'a, Vec<Offer>>;

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
    type Press: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// What the room offers to be put into other chats by registered people; most offer nothing.
    const OFFERS: Option<Offers> = None;

    /// Where the room begins when its step or a place is lost.
    fn home() -> Self::At;

    /// Whether [`Room::draft`] ever tells of anything. Where it does not, whoever comes here is asked for no earlier step.
    const HAS_DRAFTS: bool = true;

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

    /// Whether this step hears of a file when it is there: one that was sent to it, or one that the room itself has asked
    /// for in the operator's folder ([`files::ask_laid`](super::files::ask_laid)), though nobody can send it any.
    fn awaits_file(step: &Self::Step) -> bool {
        !Self::takes_files(step).is_empty()
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

    /// Looks at a notice of this room that names what it is about, when it is about to be said to somebody: much may
    /// have changed while it waited.
    fn look(
        _tx: &mut Tx,
        _about: &str,
        _to: PersonId,
        _language: Language,
    ) -> impl Future<Output = Result<Look<View<Self::Press>>>> + Send {
        async { Ok(Look::AsWritten) }
    }

    /// Looks again at a notice of this room that stands in somebody's chat, when what it is about has changed
    /// (`outbox::retell`): what it says from now on, or nothing where it stays as it is.
    fn look_again(
        tx: &mut Tx,
        about: &str,
        to: PersonId,
        language: Language,
    ) -> impl Future<Output = Result<Option<View<Self::Press>>>> + Send {
        async move {
            Ok(match Self::look(tx, about, to, language).await? {
                Look::Say(view) => Some(view),
                Look::AsWritten | Look::Drop | Look::DropAll => None,
            })
        }
    }

    /// Whether a text reads as an answer to a notice of this room. Only then it is asked whether one is the newest message
    /// of the chat.
    fn answers_notice(_typed: &str, _language: Language) -> bool {
        false
    }

    /// Such a text, typed while a notice about this subject is the newest message of the chat: does what its button
    /// would, and tells where that is seen.
    fn answer_notice(_cx: &mut Cx, _subject: i64, _typed: &str) -> impl Future<Output = Result<Place>> + Send {
        async { Err(Trouble::Gone) }
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
    /// A press, or a place, of the room with all numbers as long as they get; `None` where it does not decode.
    pub longest: fn(&str, is_place: bool) -> Option<String>,
    /// Where the room begins.
    pub home: fn() -> Place,
    /// What would be lost by leaving at a step, given as JSON; `None` where nothing would, or where it does not decode.
    pub draft: fn(&str, Language) -> Option<String>,
    /// [`Room::look`], with the notice sealed.
    pub look: for<'a> fn(&'a mut Tx, &'a str, PersonId, Language) -> Answer<'a, Look<Screen>>,
    /// [`Room::look_again`], with the notice sealed.
    pub look_again: for<'a> fn(&'a mut Tx, &'a str, PersonId, Language) -> Answer<'a, Option<Screen>>,
    /// [`Room::answers_notice`].
    pub answers_notice: fn(&str, Language) -> bool,
    /// [`Room::answer_notice`].
    pub answer_notice: for<'a> fn(&'a mut Cx, i64, &'a str) -> Answer<'a, Place>,
    /// [`Room::OFFERS`].
    pub offers: Option<Offers>,
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
            talk: |cx, heading| carry(erased::Of::<R>::ROOM, cx, heading).boxed(),
            knows: |at| serde_json::from_str::<R::At>(at).is_ok(),
            longest: |json, is_place| match is_place {
                true => ids::longest(&serde_json::from_str::<R::At>(json).ok()?).ok(),
                false => ids::longest(&serde_json::from_str::<R::Press>(json).ok()?).ok(),
            },
            home: || Place::of::<R>(&R::home()),
            draft: |step, language| R::draft(&serde_json::from_str(step).ok()?, language),
            look: |tx, about, to, language| {
                async move {
                    Ok(match R::look(tx, about, to, language).await? {
                        Look::AsWritten => Look::AsWritten,
                        Look::Say(view) => Look::Say(button::seal_notice(view, R::NAME)?),
                        Look::Drop => Look::Drop,
                        Look::DropAll => Look::DropAll,
                    })
                }
                .boxed()
            },
            look_again: |tx, about, to, language| {
                async move {
                    let view = R::look_again(tx, about, to, language).await?;
                    view.map(|view| button::seal_notice(view, R::NAME)).transpose()
                }
                .boxed()
            },
            offers: R::OFFERS,
            answers_notice: R::answers_notice,
            answer_notice: |cx, subject, typed| R::answer_notice(cx, subject, typed).boxed(),
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
    /// The message that answered this step last was corrected.
    Corrected {
        /// The step.
        before: Before,
        /// What the message says now.
        text: String,
    },
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
