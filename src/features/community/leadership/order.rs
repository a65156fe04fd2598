//! The order by which a leader leads, where they have taken over without one (S1-04): a coordinator writes it.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ids::AppointmentId;
use crate::model::roles::{self, Coordinator, Order, orders};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, Said, View, calendar};
use crate::text::Language;

pub struct LeaderOrder;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Of { id: AppointmentId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Its number is typed, with its day or without.
    Number { id: AppointmentId },
    /// Its day.
    Day { id: AppointmentId, number: String, month: Option<NaiveDate> },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Pick { pick: calendar::Pick },
    Back,
}

impl Room for LeaderOrder {
    const NAME: &'static str = "leaderorder";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { id: AppointmentId(0) }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Of { id } = at;
        Ok(Next::Go(Step::Number { id }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let (language, today) = (cx.language(), cx.today());
        let (Step::Number { id } | Step::Day { id, .. }) = step;
        let led = roles::led_by_appointment(cx, guard, *id).await?;
        let back = Button::back(language, ways::GROUP.of(led.group.id));
        let view = View::new(say!(language, "leadership-order-title")).line(led.group.name.clone()).line(say!(
            language,
            "leadership-order-leads",
            name = led.person.1.listed()
        ));
        if let Some(order) = led.order {
            let day = order.day.format("%d.%m.%Y").to_string();
            let said = say!(language, "leadership-order-is", number = order.number, day = day);
            return Ok(view.line(said).button(back));
        }
        Ok(match step {
            Step::Number { .. } => view.question(say!(language, "leadership-order-question")).button(back),
            Step::Day { month, .. } => {
                let view = view.question(say!(language, "leadership-order-day-question"));
                let first = today - Months::new(12) + Days::new(1);
                let pick = |pick| Press::Pick { pick };
                let view = calendar::past(view, language, month.unwrap_or(today), today, first, pick);
                view.button(Button::press(say!(language, "button-back"), Press::Back))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let (language, today) = (cx.language(), cx.today());
        Ok(match (step, said) {
            (Step::Number { id }, Said::Text(typed)) => match orders::read(&typed, today) {
                Ok((number, Some(day))) => fix(cx, id, Order { number, day }).await?,
                Ok((number, None)) => Next::Go(Step::Day { id, number, month: None }),
                Err(flaw) => Next::Stay(said_of(language, flaw)),
            },
            (Step::Day { id, number, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Day { id, number, month: Some(month) })
            }
            (Step::Day { id, number, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                match day <= today {
                    true => fix(cx, id, Order { number, day }).await?,
                    false => Next::Stay(said_of(language, orders::Flaw::Ahead)),
                }
            }
            (Step::Day { id, number, .. }, Said::Text(typed)) => match orders::past(&typed, today) {
                Ok(day) => fix(cx, id, Order { number, day }).await?,
                Err(flaw) => Next::Stay(said_of(language, flaw)),
            },
            (Step::Day { id, .. }, Said::Press(Press::Back)) => Next::Go(Step::Number { id }),
            _ => Next::Puzzled,
        })
    }
}

async fn fix(cx: &mut Cx, id: AppointmentId, order: Order) -> Result<Next<LeaderOrder>> {
    let guard = Coordinator::of(cx).await?;
    let group = roles::led_by_appointment(cx, guard, id).await?.group.id;
    let words = match roles::fix_by_order(cx, guard, id, &order).await? {
        true => say!(cx.language(), "leadership-order-written"),
        false => say!(cx.language(), "leadership-order-already"),
    };
    cx.remark(words);
    Ok(Next::To(ways::GROUP.of(group)))
}

/// What is wrong with a typed order.
fn said_of(language: Language, flaw: orders::Flaw) -> String {
    match flaw {
        orders::Flaw::Empty => say!(language, "leadership-order-empty"),
        orders::Flaw::TooLong => say!(language, "leadership-order-long", most = orders::LONGEST_NUMBER),
        orders::Flaw::NoDay => say!(language, "leadership-order-no-day"),
        orders::Flaw::Ahead => say!(language, "leadership-order-ahead"),
    }
}
