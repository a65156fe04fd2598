//! The conversation in which a coordinator answers the offers of schools.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::cards;
use crate::features::office::rules;
use crate::ids::HostOfferId;
use crate::model::groups;
use crate::model::roles::{Coordinator, Order, orders};
use crate::model::ways;
use crate::outbox::Letters;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Next, Result, Room, Said, Spot, View, calendar};
use crate::text::{Language, one_line};

pub struct Hosting;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// What waits.
    List,
    /// An offer.
    Card { id: HostOfferId },
}

/// An order that is being said, and what the cluster is to be called where that was said.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    pub id: HostOfferId,
    pub number: String,
    pub day: NaiveDate,
    #[serde(default)]
    pub name: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    List {
        spot: Spot,
    },
    Card {
        id: HostOfferId,
    },
    /// The number of the order is typed, with its day or without.
    Number {
        id: HostOfferId,
    },
    /// Its day.
    Day {
        id: HostOfferId,
        number: String,
        month: Option<NaiveDate>,
    },
    /// Is everything right?
    Sure {
        draft: Draft,
    },
    /// Another name is typed.
    Name {
        draft: Draft,
    },
    /// Why it is declined is typed.
    Decline {
        id: HostOfferId,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    Open {
        id: HostOfferId,
    },
    Take,
    Decline,
    /// Without a word.
    Skip,
    Pick {
        pick: calendar::Pick,
    },
    /// The order is to be said again.
    Order,
    Name,
    Found,
    Back,
}

/// Signs of a word of refusal.
const WORDS: usize = 500;

impl Room for Hosting {
    const NAME: &'static str = "hosting";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Day { .. } | Step::Sure { .. } | Step::Name { .. } => Some(say!(language, "hosting-draft-order")),
            Step::List { .. } | Step::Card { .. } | Step::Number { .. } | Step::Decline { .. } => None,
        }
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match (at, draft) {
            (_, Some(_)) => Next::Offer(at),
            (At::List, None) => Next::Go(Step::List { spot: Spot::default() }),
            (At::Card { id }, None) => Next::Go(Step::Card { id }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let (language, today) = (cx.language(), cx.today());
        let back = Button::press(say!(language, "button-back"), Press::Back);
        match step {
            Step::List { spot } => cards::list(cx, guard, spot).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Number { id } => {
                let view = cards::about(cx, guard, *id, say!(language, "hosting-order-title")).await?;
                Ok(view.question(say!(language, "hosting-order-question")).button(back))
            }
            Step::Day { id, number, month } => {
                let view = cards::about(cx, guard, *id, say!(language, "hosting-order-title")).await?;
                let view = view.question(say!(language, "hosting-order-day-question", number = number.clone()));
                let first = today - Months::new(12) + Days::new(1);
                let pick = |pick| Press::Pick { pick };
                let view = calendar::past(view, language, month.unwrap_or(today), today, first, pick);
                Ok(view.button(back))
            }
            Step::Sure { draft } => cards::sure(cx, guard, draft).await,
            Step::Name { .. } => Ok(View::new(say!(language, "hosting-name-title"))
                .question(say!(language, "hosting-name-question"))
                .button(back)),
            Step::Decline { id } => {
                let view = cards::about(cx, guard, *id, say!(language, "hosting-decline-title")).await?;
                Ok(view
                    .question(say!(language, "hosting-decline-question"))
                    .button(Button::press(say!(language, "hosting-decline-skip"), Press::Skip))
                    .button(back))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let (language, today) = (cx.language(), cx.today());
        let sure = |id, number, day| Next::Go(Step::Sure { draft: Draft { id, number, day, name: None } });
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::Leaf { to })) => Next::Go(Step::List { spot: spot.after(to) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),
            (Step::List { .. }, Said::Press(Press::Open { id })) => Next::Go(Step::Card { id }),

            (Step::Card { id }, Said::Press(Press::Take)) => Next::Go(Step::Number { id }),
            (Step::Card { id }, Said::Press(Press::Decline)) => Next::Go(Step::Decline { id }),
            (Step::Card { .. }, Said::Press(Press::Back)) => Next::Go(Step::List { spot: Spot::default() }),

            (Step::Number { id }, Said::Text(typed)) => match orders::read(&typed, today) {
                Ok((number, Some(day))) => sure(id, number, day),
                Ok((number, None)) => Next::Go(Step::Day { id, number, month: None }),
                Err(flaw) => Next::Stay(cards::flaw(language, flaw)),
            },
            (Step::Day { id, number, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Day { id, number, month: Some(month) })
            }
            (Step::Day { id, number, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                match day <= today {
                    true => sure(id, number, day),
                    false => Next::Stay(cards::flaw(language, orders::Flaw::Ahead)),
                }
            }
            (Step::Day { id, number, .. }, Said::Text(typed)) => match orders::past(&typed, today) {
                Ok(day) => sure(id, number, day),
                Err(flaw) => Next::Stay(cards::flaw(language, flaw)),
            },

            (Step::Sure { draft }, Said::Press(Press::Found)) => found(cx, draft).await?,
            (Step::Sure { draft }, Said::Press(Press::Name)) => Next::Go(Step::Name { draft }),
            (Step::Sure { draft }, Said::Press(Press::Order)) => Next::Go(Step::Number { id: draft.id }),
            (Step::Name { draft }, Said::Text(typed)) => match rules::name(&typed, 3) {
                Some(name) => Next::Go(Step::Sure { draft: Draft { name: Some(name), ..draft } }),
                None => Next::Stay(say!(language, "hosting-name-flaw")),
            },
            (Step::Name { draft }, Said::Press(Press::Back)) => Next::Go(Step::Sure { draft }),

            (Step::Decline { id }, Said::Press(Press::Skip)) => decline(cx, id, None).await?,
            (Step::Decline { id }, Said::Text(typed)) => {
                let words = one_line(&typed);
                match (1..=WORDS).contains(&words.chars().count()) {
                    true => decline(cx, id, Some(words)).await?,
                    false => Next::Stay(say!(language, "hosting-words-flaw", most = WORDS)),
                }
            }
            (Step::Sure { draft: Draft { id, .. } }, Said::Press(Press::Back))
            | (Step::Number { id } | Step::Day { id, .. } | Step::Decline { id }, Said::Press(Press::Back)) => {
                Next::Go(Step::Card { id })
            }
            _ => Next::Puzzled,
        })
    }
}

/// Takes the offer: the cluster is founded, and the school hears so.
async fn found(cx: &mut Cx, draft: Draft) -> Result<Next<Hosting>> {
    let language = cx.language();
    let guard = Coordinator::of(cx).await?;
    let Some(offer) = groups::host_offer(cx, guard, draft.id).await? else {
        cx.remark(say!(language, "hosting-over"));
        return Ok(Next::Go(Step::List { spot: Spot::default() }));
    };
    let name = cards::name(cx, &draft, &offer).await?;
    let order = Order { number: draft.number.clone(), day: draft.day };
    let Some(founded) = groups::take_host(cx, guard, offer, &name, &order).await? else {
        cx.remark(say!(language, "office-name-taken", name = name));
        return Ok(Next::Go(Step::Name { draft }));
    };
    let letters = Letters::default()
        .and(&founded.hear, Hosting::NAME, |language| cards::told_taken(language, &founded, &name, &order))?;
    letters.tell(cx).await?;
    cx.remark(say!(language, "hosting-founded"));
    Ok(Next::To(ways::GROUP.of(founded.group)))
}

/// Declines the offer; the school hears so, with the word.
async fn decline(cx: &mut Cx, id: HostOfferId, words: Option<String>) -> Result<Next<Hosting>> {
    let language = cx.language();
    let guard = Coordinator::of(cx).await?;
    match groups::decline_host(cx, guard, id, words.as_deref()).await? {
        None => cx.remark(say!(language, "hosting-over")),
        Some((offer, hear)) => {
            let direction = cards::direction(cx, offer.category).await?;
            let letters = Letters::default().and(&hear, Hosting::NAME, |language| {
                cards::told_declined(language, &offer, &direction, words.as_deref())
            })?;
            letters.tell(cx).await?;
            cx.remark(say!(language, "hosting-declined"));
        }
    }
    Ok(Next::Go(Step::List { spot: Spot::default() }))
}
