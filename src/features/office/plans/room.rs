//! The conversation about plans.

use super::changing::{self, Said as Told};
use super::steps::{At, Opened, Press, Step};
use super::{cards, files};
use crate::model::plans::{Part, Which};
use crate::talk::{Cx, Next, Result, Room, Said, Spot, View, calendar};

pub struct Plans;

impl Room for Plans {
    const NAME: &'static str = "plans";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(match at {
            At::List => Step::List { year: Which::current(cx, None).await?.year, spot: Spot::default() },
            At::Plan { which } => Step::Plan { which },
            At::Of { group } => Step::Plan { which: Which::current(cx, Some(group)).await? },
            At::Entry { id } => Step::Entry { id, from: None },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::List { year, spot } => cards::list(cx, *year, spot).await,
            Step::Plan { which } => cards::plan(cx, *which).await,
            Step::Entries { from } => cards::entries(cx, from).await,
            Step::Entry { id, from } => cards::entry(cx, *id, from.as_ref()).await,
            Step::Change { id, .. } => changing::ask_which(cx, *id).await,
            Step::Field { id, field, .. } => changing::ask_field(cx, *id, *field).await,
            Step::Term { id, month, .. } => changing::ask_term(cx, *id, *month).await,
            Step::Day { id, month, .. } => changing::ask_day(cx, *id, *month).await,
            Step::Sent { which, rows } => Ok(cards::sent(cx.language(), *which, *rows)),
            Step::Ordered { which } => Ok(cards::ordered(cx.language(), *which)),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Where a press merely leads to another card, that card asks the guard.
        Ok(match (step, said) {
            (Step::List { year, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::List { year, spot: spot.after(leaf) })
            }
            (Step::List { year, .. }, Said::Text(typed)) => Next::Go(Step::List { year, spot: Spot::found(&typed) }),
            (Step::List { .. }, Said::Press(Press::Year { year })) => {
                Next::Go(Step::List { year, spot: Spot::default() })
            }

            (Step::Plan { which }, Said::Press(Press::Year { year })) => {
                Next::Go(Step::Plan { which: which.of_year(year) })
            }
            (Step::Plan { which }, Said::Press(Press::Part { part })) => {
                Next::Go(Step::Entries { from: Opened { which, part, spot: Spot::default() } })
            }
            (Step::Plan { which }, Said::Text(typed)) => {
                Next::Go(Step::Entries { from: Opened { which, part: Part::All, spot: Spot::found(&typed) } })
            }
            (Step::Plan { which }, Said::Press(Press::Sheet)) => files::sheet(cx, which).await?,
            (Step::Plan { which }, Said::Press(Press::Paper)) => files::paper(cx, which).await?,

            (Step::Entries { from }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Entries { from: Opened { spot: from.spot.after(leaf), ..from } })
            }
            (Step::Entries { from }, Said::Text(typed)) => {
                Next::Go(Step::Entries { from: Opened { part: Part::All, spot: Spot::found(&typed), ..from } })
            }
            (Step::Entries { from }, Said::Press(Press::Entry { id })) => {
                Next::Go(Step::Entry { id, from: Some(from) })
            }
            (Step::Entries { from }, Said::Press(Press::Back)) => Next::Go(Step::Plan { which: from.which }),

            (Step::Entry { from: Some(from), .. }, Said::Press(Press::Back)) => Next::Go(Step::Entries { from }),
            (Step::Entry { id, from }, Said::Press(Press::State { state })) => {
                changing::take_state(cx, id, state, from).await?
            }
            (Step::Entry { id, from }, Said::Press(Press::Day)) => Next::Go(Step::Day { id, month: None, from }),
            (Step::Entry { id, from }, Said::Press(Press::Change)) => Next::Go(Step::Change { id, from }),

            (Step::Change { id, from }, Said::Press(Press::Field { field })) => {
                Next::Go(Step::Field { id, field, from })
            }
            (Step::Change { id, from }, Said::Press(Press::Term)) => Next::Go(Step::Term { id, month: None, from }),
            (Step::Change { id, from } | Step::Day { id, from, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Entry { id, from })
            }
            (Step::Field { id, from, .. } | Step::Term { id, month: None, from }, Said::Press(Press::Back)) => {
                Next::Go(Step::Change { id, from })
            }

            (Step::Field { id, field, from }, Said::Text(typed)) => {
                changing::take_field(cx, (id, field), Some(&typed), from).await?
            }
            (Step::Field { id, field, from }, Said::Press(Press::Nothing)) => {
                changing::take_field(cx, (id, field), None, from).await?
            }

            (Step::Term { id, from, .. }, Said::Press(Press::Back)) => Next::Go(Step::Term { id, month: None, from }),
            (Step::Term { id, from, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Term { id, month: Some(month), from })
            }
            (Step::Term { id, from, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                changing::take_term(cx, id, Told::Day(day), from).await?
            }
            (Step::Term { id, from, .. }, Said::Press(Press::Month { of })) => {
                changing::take_term(cx, id, Told::Month(of), from).await?
            }
            (Step::Term { id, from, .. }, Said::Press(Press::AllYear)) => {
                changing::take_term(cx, id, Told::AllYear, from).await?
            }
            (Step::Term { id, from, .. }, Said::Press(Press::Exactly)) => {
                changing::take_term(cx, id, Told::Exactly, from).await?
            }
            (Step::Term { id, from, .. }, Said::Text(typed)) => {
                changing::take_term(cx, id, Told::Typed(&typed), from).await?
            }

            (Step::Day { id, from, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Day { id, month: Some(month), from })
            }
            (Step::Day { id, from, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                changing::take_day(cx, id, day, from).await?
            }
            _ => Next::Puzzled,
        })
    }
}
