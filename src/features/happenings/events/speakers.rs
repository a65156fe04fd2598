//! Who speaks at an event: its leader names members from a list, or types somebody's name, and says how and of what.
//!
//! ```text
//! - (card) [Выступающие]
//! - Кто выступает?          — [Добавить]
//! - Кого добавить?          — [Петрова О. С.], or a typed name
//! - Как выступает?          — [Доклад]
//! - С какой темой?          — Критерии вместо отметок
//! - Кто выступает? 1. Петрова Ольга Сергеевна: доклад «Критерии вместо отметок»
//! ```

use serde::{Deserialize, Serialize};

use super::cards;
use super::rules;
use super::verbs::{News, announce};
use crate::ids::{EventId, PersonId, SpeakerId};
use crate::model::events::{self, Event, Holder, MOST_SPEAKERS, Met, Speaker, State, Who};
use crate::model::records::{Contribution, participation};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::{self, Language, forms};

pub struct Speakers;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Of { event: EventId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// All who speak.
    All { event: EventId, spot: Spot },
    /// Who is to be named.
    Whom { event: EventId, spot: Spot },
    /// How they speak.
    How { event: EventId, who: Named },
    /// Of what.
    Topic { event: EventId, who: Named, how: Option<Contribution> },
    /// One of them.
    One { event: EventId, id: SpeakerId },
}

/// Who is being named.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    Person(PersonId),
    Name(String),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    Add,
    Whom {
        id: PersonId,
    },
    /// The name that was typed.
    Typed,
    How {
        how: Option<Contribution>,
    },
    /// Without a topic.
    Skip,
    One {
        id: SpeakerId,
    },
    Drop,
    Back,
}

/// Speakers, and people, on a page.
const PAGE: usize = 8;

impl Room for Speakers {
    const NAME: &'static str = "speakers";
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { event: EventId(0) }
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::How { .. } | Step::Topic { .. } => Some(say!(language, "events-speakers-draft")),
            Step::All { .. } | Step::Whom { .. } | Step::One { .. } => None,
        }
    }

    async fn enter(_cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let At::Of { event } = at;
        Ok(Next::Go(Step::All { event, spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Ok(match step {
            Step::All { event, spot } => all(language, &held(cx, *event).await?.1.event, spot),
            Step::Whom { event, spot } => {
                let (holder, met) = held(cx, *event).await?;
                whom(cx, holder, &met, spot).await?
            }
            Step::How { event, who } => {
                let (holder, _) = held(cx, *event).await?;
                how(language, &called(cx, holder, who).await?)
            }
            Step::Topic { event, who, .. } => {
                let (holder, _) = held(cx, *event).await?;
                View::new(say!(language, "events-speakers-topic-title"))
                    .line(called(cx, holder, who).await?)
                    .question(say!(language, "events-speakers-topic-question"))
                    .button(Button::press(say!(language, "events-speakers-topic-none"), Press::Skip))
                    .button(back_here(language))
            }
            Step::One { event, id } => {
                let met = held(cx, *event).await?.1;
                let speaker = met.event.speakers.iter().find(|speaker| speaker.id == *id).ok_or(Trouble::Gone)?;
                View::new(say!(language, "events-speakers-one-title"))
                    .line(said(language, speaker))
                    .button(Button::press(say!(language, "events-speakers-drop"), Press::Drop).grave())
                    .button(back_here(language))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let list = |event| Next::Go(Step::All { event, spot: Spot::default() });
        Ok(match (step, said) {
            (Step::All { event, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::All { event, spot: spot.after(to) })
            }
            (Step::All { event, .. }, Said::Press(Press::Add)) => Next::Go(Step::Whom { event, spot: Spot::default() }),
            (Step::All { event, .. }, Said::Press(Press::One { id })) => Next::Go(Step::One { event, id }),
            (Step::Whom { event, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Whom { event, spot: spot.after(to) })
            }
            (Step::Whom { event, .. }, Said::Text(typed)) => Next::Go(Step::Whom { event, spot: Spot::found(&typed) }),
            (Step::Whom { event, .. }, Said::Press(Press::Whom { id })) => {
                Next::Go(Step::How { event, who: Named::Person(id) })
            }
            (Step::Whom { event, spot }, Said::Press(Press::Typed)) => match rules::speaker(&spot.search) {
                Some(name) => Next::Go(Step::How { event, who: Named::Name(name) }),
                None => Next::Puzzled,
            },
            (Step::How { event, who }, Said::Press(Press::How { how })) => Next::Go(Step::Topic { event, who, how }),
            (Step::Topic { event, who, how }, Said::Press(Press::Skip)) => named(cx, event, who, (None, how)).await?,
            (Step::Topic { event, who, how }, Said::Text(typed)) => match rules::place(&typed) {
                Some(topic) => named(cx, event, who, (Some(topic), how)).await?,
                None => Next::Stay(say!(language, "events-speakers-topic-flaw", count = typed.chars().count())),
            },
            (Step::One { event, id }, Said::Press(Press::Drop)) => {
                let (holder, _) = held(cx, event).await?;
                if events::drop_speaker(cx, holder, id).await? {
                    cx.remark(say!(language, "events-speakers-dropped"));
                }
                list(event)
            }
            (Step::Topic { event, who, .. }, Said::Press(Press::Back)) => Next::Go(Step::How { event, who }),
            (Step::How { event, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Whom { event, spot: Spot::default() })
            }
            (Step::Whom { event, .. } | Step::One { event, .. }, Said::Press(Press::Back)) => list(event),
            _ => Next::Puzzled,
        })
    }
}

/// The event and the authority over it; one that was cancelled needs no speakers.
async fn held(cx: &mut Cx, event: EventId) -> Result<(Holder, Met)> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let met = events::met(cx, me, event).await?;
    let (holder, event) = met.clone().held(language)?;
    match event.state(cx.now) {
        State::Cancelled => Err(Trouble::Refused(cards::late(language, State::Cancelled))),
        State::Coming | State::Begun => Ok((holder, met)),
    }
}

/// Keeps whom the leader has named.
async fn named(
    cx: &mut Cx,
    event: EventId,
    who: Named,
    (topic, how): (Option<String>, Option<Contribution>),
) -> Result<Next<Speakers>> {
    let language = cx.language();
    let (holder, met) = held(cx, event).await?;
    let who = match who {
        Named::Person(person) => Who::Person(person),
        Named::Name(name) => Who::Name(name),
    };
    let kept = events::name_speaker(cx, holder, &who, (topic.as_deref(), how)).await?;
    if kept.is_none() {
        return Err(Trouble::Refused(say!(language, "events-speakers-full", count = MOST_SPEAKERS)));
    }
    cx.remark(say!(language, "events-speakers-kept"));
    // Whoever is named hears so, and can take it back on the card of the event.
    if let Who::Person(person) = who
        && person != holder.id()
        && met.event.state(cx.now) == State::Coming
    {
        announce(cx, &met.event, &[person], News::Speaks).await?;
    }
    Ok(Next::Go(Step::All { event, spot: Spot::default() }))
}

/// What whoever is being named is called.
async fn called(cx: &mut Cx, holder: Holder, who: &Named) -> Result<String> {
    match who {
        Named::Name(name) => Ok(name.clone()),
        Named::Person(person) => {
            let all = events::nameable(cx, holder).await?;
            let found = all.into_iter().find(|one| one.person == *person).ok_or(Trouble::Gone)?;
            Ok(found.name.listed())
        }
    }
}

/// «Петрова Ольга Сергеевна: доклад «Критерии вместо отметок»».
pub fn said(language: Language, speaker: &Speaker) -> String {
    let how = speaker.contribution.map(|how| participation(language, Some(how)));
    let topic = speaker.topic.as_ref().map(|topic| say!(language, "events-speakers-quoted", topic = topic.clone()));
    let of: Vec<_> = how.into_iter().chain(topic).collect();
    if of.is_empty() { speaker.name.clone() } else { format!("{}: {}", speaker.name, of.join(" ")) }
}

/// Speakers whom a card names; the others are counted.
const NAMED: usize = 5;

/// The lines of a card about who speaks.
pub fn lines(language: Language, event: &Event) -> Vec<String> {
    if event.speakers.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![say!(language, "events-speakers-line")];
    lines.extend(event.speakers.iter().take(NAMED).map(|speaker| format!("· {}", said(language, speaker))));
    if event.speakers.len() > NAMED {
        lines.push(say!(language, "events-speakers-more", count = event.speakers.len() - NAMED));
    }
    lines
}

fn all(language: Language, event: &Event, spot: &Spot) -> View<Press> {
    let count = event.speakers.len();
    let view = View::new(say!(language, "events-speakers-title")).line(event.title.clone());
    let view = match count {
        0 => view.line(say!(language, "events-speakers-none")),
        _ => view.line(say!(language, "events-speakers-count", count = count)),
    };
    let is_full = count >= MOST_SPEAKERS;
    let full = is_full.then(|| say!(language, "events-speakers-full", count = MOST_SPEAKERS));
    let numbered: Vec<_> = event.speakers.iter().enumerate().collect();
    let view = view.maybe_line(full).list(
        language,
        numbered,
        PAGE,
        spot,
        |to| Press::Leaf { to },
        |(number, speaker)| {
            let label = format!("{}. {}", number + 1, said(language, speaker));
            Button::press(text::clipped(&label, 60), Press::One { id: speaker.id })
        },
    );
    let view = match is_full {
        true => view,
        false => view.button(Button::press(say!(language, "events-speakers-add"), Press::Add)),
    };
    view.button(Button::back(language, ways::EVENT.of(event.id)))
}

/// Whom to name: those for whom the event is, or whoever is typed and is none of them.
async fn whom(cx: &mut Cx, holder: Holder, met: &Met, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let everybody = events::nameable(cx, holder).await?;
    let named: Vec<_> = met.event.speakers.iter().filter_map(|speaker| speaker.person).collect();
    let found: Vec<_> = everybody
        .into_iter()
        .filter(|one| !named.contains(&one.person) && forms::finds(&spot.search, &[&one.name.listed()]))
        .collect();
    let mut view = View::new(say!(language, "events-speakers-whom-title"));
    if !spot.search.is_empty() && found.is_empty() {
        view = view.line(say!(language, "events-not-found", search = spot.shown()));
    }
    view = view.question(say!(language, "events-speakers-whom-question"));
    // Two who are called alike are told apart by their schools.
    let alike = |name: &str| found.iter().filter(|one| one.name.listed() == name).count() > 1;
    let labels: Vec<_> = found
        .iter()
        .map(|one| {
            let name = one.name.listed();
            let label = if alike(&name) { format!("{name}, {}", one.organisation) } else { name };
            (one.person, label)
        })
        .collect();
    view = view.list(
        language,
        labels,
        PAGE,
        spot,
        |to| Press::Leaf { to },
        |(id, label)| Button::press(text::pinched(&label, 60), Press::Whom { id }),
    );
    if let Some(name) = rules::speaker(&spot.search) {
        let label = say!(language, "events-speakers-typed", name = text::clipped(&name, 40));
        view = view.button(Button::press(label, Press::Typed));
    }
    Ok(view.button(back_here(language)))
}

fn how(language: Language, name: &str) -> View<Press> {
    let choice = |how: Contribution| {
        Button::press(text::with_capital(&participation(language, Some(how))), Press::How { how: Some(how) })
    };
    View::new(say!(language, "events-speakers-how-title"))
        .line(name.to_owned())
        .grid(2, Contribution::ALL.map(choice))
        .button(Button::press(say!(language, "events-speakers-how-none"), Press::How { how: None }))
        .button(back_here(language))
}

fn back_here(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}
