//! Correcting an event: its kind, title and place, with a word to the members or quietly.

use serde::{Deserialize, Serialize};

use super::cards::{self, When, back};
use super::room::{Events, met};
use super::rules;
use super::steps::{Press, Step};
use super::verbs::{self, News, announce};
use crate::ids::EventId;
use crate::model::events::{self, Change, Event, Kind, Met, State};
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Said, Trouble, View};
use crate::text::Language;

/// What an event is to become; what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    kind: Option<Kind>,
    title: Option<String>,
    place: Option<String>,
    /// What is asked now; `None` shows the whole.
    asks: Option<Part>,
}

impl Draft {
    /// Whether anything is to be changed.
    pub fn is_empty(&self) -> bool {
        self.kind.is_none() && self.title.is_none() && self.place.is_none()
    }

    /// The event as it is to become.
    fn of(&self, event: &Event) -> Change {
        Change {
            kind: self.kind.unwrap_or(event.kind),
            title: self.title.clone().unwrap_or_else(|| event.title.clone()),
            place: self.place.clone().unwrap_or_else(|| event.place.clone()),
        }
    }
}

/// What can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Kind,
    Title,
    Place,
}

/// The event that is corrected, and what it is to the person who speaks, who must lead it.
async fn corrected(cx: &mut Cx, id: EventId) -> Result<Met> {
    let language = cx.language();
    let met = met(cx, id).await?;
    met.clone().led(language)?;
    match met.event.state(cx.now) {
        State::Coming => Ok(met),
        state @ (State::Begun | State::Cancelled) => Err(Trouble::Refused(cards::late(language, state))),
    }
}

/// What correcting shows.
pub async fn ask(cx: &mut Cx, id: EventId, draft: &Draft) -> Result<View<Press>> {
    let (language, when) = (cx.language(), When::of(cx));
    let met = corrected(cx, id).await?;
    Ok(match draft.asks {
        None => whole(language, &met.event, when, draft),
        Some(Part::Kind) => View::new(say!(language, "events-form-kind-title"))
            .grid(2, Kind::ALL.map(|kind| Button::press(kind.named(language), Press::Kind { kind })))
            .button(back(language)),
        Some(Part::Title) => View::new(say!(language, "events-form-title-title"))
            .line(say!(language, "events-edit-now", now = draft.of(&met.event).title))
            .question(say!(language, "events-form-title-question"))
            .button(back(language)),
        Some(Part::Place) => View::new(say!(language, "events-form-place-title"))
            .line(say!(language, "events-edit-now", now = draft.of(&met.event).place))
            .question(say!(language, "events-form-place-question"))
            .button(back(language)),
    })
}

/// The event as it is to become.
fn whole(language: Language, event: &Event, when: When, draft: &Draft) -> View<Press> {
    let to = draft.of(event);
    let part = |label: String, part| Button::press(label, Press::Part { part });
    let view = View::new(say!(language, "events-edit-title"))
        .line(format!("{}: {}", to.kind.named(language), to.title))
        .line(format!("🗓 {}", when.near(language, event)))
        .line(format!("📍 {}", to.place));
    let view = if draft.is_empty() {
        view.question(say!(language, "events-edit-question"))
    } else {
        view.question(say!(language, "events-edit-changed"))
            .button(Button::press(say!(language, "events-edit-loud"), Press::Yes))
            .button(Button::press(say!(language, "events-edit-quietly"), Press::Quietly))
    };
    view.row([
        part(say!(language, "events-form-change-kind"), Part::Kind),
        part(say!(language, "events-form-change-title"), Part::Title),
        part(say!(language, "events-form-change-place"), Part::Place),
    ])
    .button(back(language))
}

/// What follows an answer while an event is corrected.
pub async fn answer(cx: &mut Cx, id: EventId, draft: Draft, said: Said<Press>) -> Result<Next<Events>> {
    let language = cx.language();
    let go = |draft| Ok(Next::Go(Step::Edit { id, draft }));
    match (draft.asks, said) {
        (Some(_), Said::Press(Press::Back)) => go(Draft { asks: None, ..draft }),
        (None, Said::Press(Press::Back)) => {
            if !draft.is_empty() {
                cx.remark(say!(language, "events-edit-dropped"));
            }
            Ok(Next::Go(Step::card(id)))
        }
        (None, Said::Press(Press::Part { part })) => go(Draft { asks: Some(part), ..draft }),
        (None, Said::Press(Press::Yes)) => save(cx, id, draft, true).await,
        (None, Said::Press(Press::Quietly)) => save(cx, id, draft, false).await,
        (Some(Part::Kind), Said::Press(Press::Kind { kind })) => go(Draft { kind: Some(kind), asks: None, ..draft }),
        (Some(Part::Title), Said::Text(typed)) => match rules::title(&typed) {
            None => Ok(Next::Stay(say!(language, "events-form-title-flaw", count = typed.chars().count()))),
            title => go(Draft { title, asks: None, ..draft }),
        },
        (Some(Part::Place), Said::Text(typed)) => match rules::place(&typed) {
            None => Ok(Next::Stay(say!(language, "events-form-place-flaw", count = typed.chars().count()))),
            place => go(Draft { place, asks: None, ..draft }),
        },
        _ => Ok(Next::Puzzled),
    }
}

async fn save(cx: &mut Cx, id: EventId, draft: Draft, loud: bool) -> Result<Next<Events>> {
    let language = cx.language();
    let mut met = corrected(cx, id).await?;
    let (leader, event) = met.clone().led(language)?;
    let to = draft.of(&event);
    let people = events::change(cx, leader, id, &to).await?.ok_or(Trouble::Gone)?;
    let Change { kind, title, place } = to;
    met.event = Event { kind, title, place, ..met.event };
    verbs::retell(cx, &met.event).await?;
    let told = if loud {
        cards::reach(language, announce(cx, &met.event, &people, News::Changed).await?).join(" ")
    } else {
        say!(language, "events-told-nobody")
    };
    cx.remark(say!(language, "events-edited", told = told));
    Ok(Next::Go(Step::card_of(met)))
}
