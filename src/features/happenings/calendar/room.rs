//! The room of the calendar, and of its files.

use serde::{Deserialize, Serialize};

use super::cards::{self, Shown};
use super::file::{self, Method, When};
use super::rules::Span;
use super::store;
use crate::ids::{EventId, GroupId};
use crate::model::events::Lasting;
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Cx, File, Leaf, Next, Parcel, Result, Room, Said, Spot, View};

pub struct Calendar;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// My events of this week.
    Mine,
    /// An event as a file.
    File { event: EventId },
}

/// Whose events are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    Mine,
    All,
    Group { id: GroupId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Shown {
        shown: Shown,
        spot: Spot,
    },
    /// Of which group?
    Groups {
        shown: Shown,
        spot: Spot,
    },
    /// A file is on its way: of an event, or of all that are mine.
    Sent {
        event: Option<EventId>,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    #[serde(rename = "s")]
    Span {
        to: Span,
    },
    #[serde(rename = "w")]
    Whose {
        whose: Whose,
    },
    Groups,
    /// All of mine as a file.
    File,
    Back,
}

impl Room for Calendar {
    const NAME: &'static str = "calendar";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::Mine => Step::Shown { shown: Shown::of_week(cx.today()), spot: Spot::default() },
            At::File { event } => {
                Registered::of(cx)?;
                let dated = store::dated(cx, event).await?;
                let method = if dated.cancelled { Method::Cancel } else { Method::Publish };
                let name = format!("event-{event}.ics");
                send(cx, name, dated.title.clone(), method, &[dated]).await?;
                Step::Sent { event: Some(event) }
            }
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Shown { shown, spot } => cards::shown(cx, *shown, spot).await,
            Step::Groups { spot, .. } => cards::groups(cx, spot).await,
            Step::Sent { event } => Ok(cards::sent(cx.language(), *event)),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Shown { shown, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Shown { shown, spot: spot.after(to) })
            }
            (Step::Shown { shown, .. }, Said::Press(Press::Span { to })) if to.is_near(cx.today()) => {
                Next::Go(Step::Shown { shown: Shown { span: to, ..shown }, spot: Spot::default() })
            }
            (Step::Shown { shown, .. } | Step::Groups { shown, .. }, Said::Press(Press::Whose { whose })) => {
                Next::Go(Step::Shown { shown: Shown { whose, ..shown }, spot: Spot::default() })
            }
            (Step::Shown { shown, .. }, Said::Press(Press::Groups)) => {
                Next::Go(Step::Groups { shown, spot: Spot::default() })
            }
            (Step::Shown { shown, .. }, Said::Text(typed)) => {
                Next::Go(Step::Shown { shown, spot: Spot::found(&typed) })
            }
            (Step::Shown { .. }, Said::Press(Press::File)) => mine(cx).await?,
            (Step::Groups { shown, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Groups { shown, spot: spot.after(to) })
            }
            (Step::Groups { shown, .. }, Said::Text(typed)) => {
                Next::Go(Step::Groups { shown, spot: Spot::found(&typed) })
            }
            (Step::Groups { shown, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Shown { shown, spot: Spot::default() })
            }
            _ => Next::Puzzled,
        })
    }
}

/// All of mine, as a file: what was lately cancelled is in it too, so that it is crossed out.
async fn mine(cx: &mut Cx) -> Result<Next<Calendar>> {
    let me = Registered::of(cx)?.id();
    let since = cx.now - chrono::TimeDelta::days(30);
    let events = store::mine(cx, me, since).await?;
    let language = cx.language();
    if events.is_empty() {
        return Ok(Next::Stay(say!(language, "calendar-file-none")));
    }
    send(cx, "events.ics".to_owned(), say!(language, "calendar-file-mine"), Method::Publish, &events).await?;
    Ok(Next::Go(Step::Sent { event: None }))
}

async fn send(cx: &mut Cx, name: String, caption: String, method: Method, events: &[store::Dated]) -> Result<()> {
    let (language, around) = (cx.language(), cx.around.clone());
    let link = |event: &store::Dated| around.link(&format!("event-{}", event.id));
    let when = When { now: cx.now, zone: cx.zone(), lasting: Lasting::now(cx).await? };
    let text = file::written(language, when, method, events, link);
    cx.parcel(Parcel::File(File { name, caption, text }));
    Ok(())
}
