//! «Я на месте»: where people check in.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::EventId;
use crate::model::events::{self, Answer, Event, Met};
use crate::model::records::{self, Arrived, Code, Tried};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, Said, Trouble, View};
use crate::text;

/// What the payload of the picture's link begins with.
pub const LINK: &str = "here";

pub struct Here;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// By the button of an event's card.
    Event { event: EventId },
    /// By the code of a picture.
    Scan { token: String },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It is too early: it can be tried again.
    Early { at: At },
    /// What does the leader's phone show? Since when they are there, and at which event.
    Digits { at: At, since: DateTime<Utc>, event: EventId, title: String },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Tries again.
    Here,
}

impl Room for Here {
    const NAME: &'static str = "here";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Event { event: EventId(0) }
    }

    async fn enter(cx: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        let since = cx.came_at();
        come(cx, at, since).await
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Ok(match step {
            Step::Early { at } => {
                let Door { met: Met { event, .. }, .. } = door(cx, at).await?;
                let (opens_at, _) = records::window(cx, &event).await?;
                let moment = text::moment(language, opens_at, cx.now, cx.zone());
                View::new(event.title)
                    .line(say!(language, "checkin-early", moment = moment))
                    .button(Button::press(say!(language, "checkin-here"), Press::Here))
                    .button(Button::go(say!(language, "checkin-event"), ways::EVENT.of(event.id)))
                    .button(Button::home(language))
            }
            Step::Digits { event, title, .. } => View::new(title.clone())
                .question(say!(language, "checkin-digits"))
                .button(Button::cancel(language, ways::EVENT.of(*event))),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        match (step, said) {
            (Step::Early { at }, Said::Press(Press::Here)) => {
                let now = cx.now;
                come(cx, at, now).await
            }
            (Step::Digits { at, since, .. }, Said::Text(typed)) => typed_in(cx, (at, since), &typed).await,
            (Step::Early { .. } | Step::Digits { .. }, _) => Ok(Next::Puzzled),
        }
    }
}

/// An event as somebody stands before it.
struct Door {
    met: Met,
    code: Option<Code>,
    /// Whether they have scanned its picture.
    scanned: bool,
}

/// The event, for whoever may check in there: by its picture anybody, by its card who is expected.
async fn door(cx: &mut Cx, at: &At) -> Result<Door> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    match at {
        At::Event { event } => {
            let met = events::met(cx, me, *event).await?;
            let code = records::code_at(cx, *event).await?;
            Ok(Door { met, code, scanned: false })
        }
        At::Scan { token } => match records::code_of(cx, token).await? {
            Some(code) => Ok(Door { met: events::met(cx, me, code.event).await?, code: Some(code), scanned: true }),
            None => Err(Trouble::Refused(say!(language, "checkin-old-code"))),
        },
    }
}

/// Somebody says that they are there, since a moment.
async fn come(cx: &mut Cx, at: At, since: DateTime<Utc>) -> Result<Next<Here>> {
    let language = cx.language();
    let Door { met, code, scanned } = door(cx, &at).await?;
    let event = &met.event;
    if event.cancelled {
        return Err(Trouble::Refused(say!(language, "checkin-cancelled")));
    }
    if !scanned && !met.is_member && met.answer != Some(Answer::Going) {
        return Err(Trouble::Refused(say!(language, "checkin-stranger")));
    }
    let (opens_at, closes_at) = records::window(cx, event).await?;
    if since < opens_at {
        return Ok(Next::Go(Step::Early { at }));
    }
    if since > closes_at {
        return Err(Trouble::Refused(say!(language, "checkin-late")));
    }
    if code.is_some_and(|code| code.changes) {
        let (event, title) = (event.id, event.title.clone());
        return Ok(Next::Go(Step::Digits { at, since, event, title }));
    }
    arrive(cx, event, since).await
}

/// What follows what was typed of the leader's phone.
async fn typed_in(cx: &mut Cx, (at, since): (At, DateTime<Utc>), typed: &str) -> Result<Next<Here>> {
    let language = cx.language();
    let Door { met, code, .. } = door(cx, &at).await?;
    let Some(code) = code.filter(|code| code.changes) else {
        // The leader asks for it no more.
        return come(cx, at, since).await;
    };
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 4 {
        return Ok(Next::Stay(say!(language, "checkin-digits-flaw")));
    }
    match records::tried(cx, &code, &digits).await? {
        Tried::Right => arrive(cx, &met.event, since).await,
        Tried::Wrong(left) => Ok(Next::Stay(say!(language, "checkin-digits-wrong", count = left))),
        Tried::TooOften => Ok(Next::Stay(say!(language, "checkin-digits-too-often"))),
    }
}

/// Keeps that somebody is there, and shows what the sheet says of them.
async fn arrive(cx: &mut Cx, event: &Event, since: DateTime<Utc>) -> Result<Next<Here>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let Some(Arrived { at, state }) = records::check_in(cx, me, event.id, since, None).await? else {
        return Err(Trouble::Refused(say!(language, "checkin-closed")));
    };
    let time = at.with_timezone(&cx.zone()).format("%H:%M").to_string();
    let (title, line) = if state.is_there() {
        (say!(language, "checkin-done"), say!(language, "checkin-done-line", time = time))
    } else {
        // Whoever leads the event has said otherwise since.
        (say!(language, "checkin-corrected"), say!(language, "checkin-corrected-line", time = time))
    };
    Ok(Next::Done(
        View::new(title)
            .line(event.title.clone())
            .line(line)
            .button(Button::go(say!(language, "checkin-event"), ways::EVENT.of(event.id)))
            .button(Button::home(language)),
    ))
}
