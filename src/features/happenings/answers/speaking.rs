//! The conversation in which a member says what they will bring to an event (S1-09): «иду с темой».
//!
//! ```text
//! - (card of an event) [Выступить с темой]
//! - Как вы участвуете?    — [доклад]
//! - Какая тема?           — Музей как класс
//! - ✅ Записали: доклад «Музей как класс». Вы идёте.
//! ```
//!
//! Side roads: what was said is changed, or taken back, by the same button.

use serde::{Deserialize, Serialize};

use super::cards;
use crate::features::happenings::answered;
use crate::ids::EventId;
use crate::model::events::{self, Answer, MOST_SPEAKERS, Met, State};
use crate::model::records::{Contribution, participation};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, Said, Trouble, View};
use crate::text;

pub struct Speaking;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// At which event is not said: the person goes to the list of events.
    Lost,
    Of {
        id: EventId,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    How { id: EventId },
    Topic { id: EventId, how: Contribution },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    How {
        how: Contribution,
    },
    /// Brings nothing.
    Nothing,
    Back,
}

impl Room for Speaking {
    const NAME: &'static str = "speaking";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Lost
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(match at {
            At::Lost => Next::To(ways::EVENTS.place()),
            At::Of { id } => Next::Go(Step::How { id }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        match *step {
            Step::How { id } => {
                let met = coming(cx, id).await?;
                let me = Registered::of(cx)?.id();
                let speech = met.event.speakers.iter().find(|speaker| speaker.person == Some(me));
                let mut view = View::new(say!(language, "answers-how-title")).line(met.event.title.clone());
                if let Some(speaker) = speech {
                    let brought = cards::brought(language, speaker.contribution, speaker.topic.as_deref());
                    view = view.line(say!(language, "answers-how-now", brought = brought));
                }
                view = view.question(say!(language, "answers-how-question"));
                view = view.grid(
                    2,
                    Contribution::ALL
                        .into_iter()
                        .map(|how| Button::press(participation(language, Some(how)), Press::How { how })),
                );
                if speech.is_some() {
                    view = view.button(Button::press(say!(language, "answers-how-nothing"), Press::Nothing).grave());
                }
                Ok(view.button(Button::back(language, ways::EVENT.of(id))))
            }
            Step::Topic { id, how } => {
                let met = coming(cx, id).await?;
                Ok(View::new(say!(language, "answers-topic-title"))
                    .line(met.event.title.clone())
                    .line(say!(language, "answers-topic-how", how = participation(language, Some(how))))
                    .question(say!(language, "answers-topic-question"))
                    .button(Button::press(say!(language, "button-back"), Press::Back)))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::How { id }, Said::Press(Press::How { how })) => Next::Go(Step::Topic { id, how }),
            (Step::How { id }, Said::Press(Press::Nothing)) => {
                let me = Registered::of(cx)?.id();
                coming(cx, id).await?;
                events::be_silent(cx, id, me).await?;
                let language = cx.language();
                Next::Done(
                    View::new(say!(language, "answers-spoken-no-more"))
                        .button(Button::back(language, ways::EVENT.of(id))),
                )
            }
            (Step::Topic { id, how }, Said::Text(typed)) => match topic(&typed) {
                Some(topic) => spoken(cx, id, how, &topic).await?,
                None => Next::Stay(say!(cx.language(), "answers-topic-flaw")),
            },
            (Step::Topic { id, .. }, Said::Press(Press::Back)) => Next::Go(Step::How { id }),
            _ => Next::Puzzled,
        })
    }
}

/// A topic in one line; `None` unless it is of 2–200 characters with a letter or a digit.
fn topic(typed: &str) -> Option<String> {
    let line = text::one_line(typed);
    let fits = (2..=200).contains(&line.chars().count()) && line.chars().any(char::is_alphanumeric);
    fits.then_some(line)
}

/// The event, if it is still to begin and the person who speaks belongs to one of its groups.
async fn coming(cx: &mut Cx, id: EventId) -> Result<Met> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let met = events::met(cx, me, id).await?;
    let is_coming = met.event.state(cx.now) == State::Coming;
    match (met.is_member || met.holds(), is_coming) {
        (true, true) => Ok(met),
        (true, false) => Err(Trouble::Refused(say!(language, "answers-how-late"))),
        (false, _) => Err(Trouble::Refused(say!(language, "answers-how-stranger"))),
    }
}

/// Keeps what somebody brings. Whoever speaks comes.
async fn spoken(cx: &mut Cx, id: EventId, how: Contribution, topic: &str) -> Result<Next<Speaking>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let mut met = coming(cx, id).await?;
    if met.answer != Some(Answer::Going) && met.is_member {
        events::answer(cx, me, &mut met, Answer::Going).await?;
        answered::retell(cx, (id, met.event.starts_at), me, None).await?;
    }
    if events::speak(cx, id, me, (Some(topic), Some(how))).await?.is_none() {
        return Err(Trouble::Refused(say!(language, "answers-how-full", count = MOST_SPEAKERS)));
    }
    let brought = cards::brought(language, Some(how), Some(topic));
    let mut view = View::new(say!(language, "answers-spoken")).line(brought);
    if let Some(waits) = met.waits {
        view = view.line(say!(language, "answers-spoken-waits", number = waits.number));
    }
    Ok(Next::Done(view.button(Button::back(language, ways::EVENT.of(id)))))
}
