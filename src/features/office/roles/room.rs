//! The conversation about who holds which role.

use chrono::NaiveDate;

use super::asking::requests;
use super::rules::{self, Flaw};
use super::steps::{At, Press, Step};
use super::store::{self, Filter};
use super::{cards, notices, words};
use crate::ids::{AppointmentId, PersonId};
use crate::model::roles::{self, Coordinator, Ended, Ender, Ending, Order};
use crate::model::ways;
use crate::say;
use crate::talk::{Cx, Next, Parcel, Place, Result, Room, Said, Spot, Trouble, View, calendar};
use crate::text::Language;

pub struct RolesRoom;

impl Room for RolesRoom {
    const NAME: &'static str = "roles";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(match at {
            At::List => list(Filter::All),
            At::Terms => list(Filter::Terms),
            At::Person { id } => person(id),
            At::Requests => Step::Requests { spot: Spot::default() },
            At::Request { id } => Step::Request { id },
            At::Table => {
                let sheet = cards::sheet(cx).await?;
                let rows = sheet.rows.len();
                cx.parcel(Parcel::Sheet(sheet));
                Step::Sent { rows, requests: false }
            }
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::List { filter, spot } => cards::list(cx, *filter, spot).await,
            Step::Filter => cards::filter(cx).await,
            Step::Person { id, spot } => cards::person(cx, *id, spot).await,
            Step::Card { id } => cards::appointment(cx, *id).await,
            Step::End { id } => cards::end(cx, *id).await,
            Step::EndDay { id, month, .. } => cards::end_day(cx, *id, *month).await,
            Step::EndSure { id, order } => cards::end_sure(cx, *id, order.as_ref()).await,
            Step::Term { id, month } => cards::term(cx, *id, *month).await,
            Step::Requests { spot } => requests::list(cx, spot).await,
            Step::Request { id } => requests::card(cx, *id).await,
            Step::Sent { rows, requests } => {
                Coordinator::of(cx).await?;
                Ok(cards::sent(cx.language(), *rows, *requests))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Where a press merely leads to another card, that card asks the guard.
        let (language, today) = (cx.language(), cx.today());
        Ok(match (step, said) {
            (Step::List { filter, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::List { filter, spot: spot.after(leaf) })
            }
            (Step::List { filter, .. }, Said::Text(typed)) => {
                Next::Go(Step::List { filter, spot: Spot::found(&typed) })
            }
            (Step::List { .. }, Said::Press(Press::Filter)) => Next::Go(Step::Filter),
            (Step::Filter, Said::Press(Press::Show { of })) => Next::Go(list(of)),

            (Step::Person { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Person { id, spot: spot.after(leaf) })
            }
            (Step::Person { .. }, Said::Press(Press::Open { id })) => Next::Go(Step::Card { id }),

            (Step::Card { id }, Said::Press(Press::End)) => Next::Go(Step::End { id }),
            (Step::Card { id }, Said::Press(Press::Term)) => Next::Go(Step::Term { id, month: None }),
            (Step::Card { id }, Said::Press(Press::Back)) => Next::Go(person(store::appointment(cx, id).await?.person)),
            (Step::End { id } | Step::EndDay { id, .. } | Step::Term { id, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Card { id })
            }

            (Step::End { id }, Said::Press(Press::Without)) => Next::Go(Step::EndSure { id, order: None }),
            (Step::End { id }, Said::Text(typed)) => match rules::order(&typed, today) {
                Ok((number, Some(day))) => Next::Go(Step::EndSure { id, order: Some(Order { number, day }) }),
                Ok((number, None)) => Next::Go(Step::EndDay { id, number, month: None }),
                Err(flaw) => Next::Stay(cards::flaw(language, flaw)),
            },
            (Step::EndDay { id, number, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::EndDay { id, number, month: Some(month) })
            }
            (Step::EndDay { id, number, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                if day > today {
                    return Ok(Next::Stay(cards::flaw(language, Flaw::Ahead)));
                }
                Next::Go(Step::EndSure { id, order: Some(Order { number, day }) })
            }
            (Step::EndDay { id, number, .. }, Said::Text(typed)) => match rules::past(&typed, today) {
                Ok(day) => Next::Go(Step::EndSure { id, order: Some(Order { number, day }) }),
                Err(flaw) => Next::Stay(cards::flaw(language, flaw)),
            },
            (Step::EndSure { id, order }, Said::Press(Press::Yes)) => end(cx, id, order).await?,

            (Step::Term { id, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                Next::Go(Step::Term { id, month: Some(month) })
            }
            (Step::Term { id, .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                extend(cx, id, Some(day)).await?
            }
            (Step::Term { id, .. }, Said::Press(Press::Endless)) => extend(cx, id, None).await?,
            (Step::Term { id, .. }, Said::Text(typed)) => match rules::term(&typed, today) {
                Ok(day) => extend(cx, id, Some(day)).await?,
                Err(flaw) => Next::Stay(cards::term_flaw(language, flaw)),
            },

            (Step::Requests { spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Requests { spot: spot.after(leaf) })
            }
            (Step::Requests { .. }, Said::Press(Press::Sheet)) => {
                let sheet = requests::sheet(cx).await?;
                let rows = sheet.rows.len();
                cx.parcel(Parcel::Sheet(sheet));
                Next::Go(Step::Sent { rows, requests: true })
            }
            (Step::Request { .. }, Said::Press(Press::Grant { id })) => {
                let done = requests::grant(cx, id).await?;
                cx.remark(done.words);
                Next::To(ways::ROLE_REQUESTS.place())
            }
            (Step::Request { .. }, Said::Press(Press::Refuse { id })) => {
                let done = requests::refuse(cx, id).await?;
                cx.remark(done.words);
                Next::To(ways::ROLE_REQUESTS.place())
            }
            _ => Next::Puzzled,
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let done = match press {
            Press::Grant { id } => requests::grant(cx, id).await?,
            Press::Refuse { id } => requests::refuse(cx, id).await?,
            Press::List { .. }
            | Press::Sheet
            | Press::Filter
            | Press::Show { .. }
            | Press::Open { .. }
            | Press::End
            | Press::Without
            | Press::Pick { .. }
            | Press::Term
            | Press::Endless
            | Press::Yes
            | Press::Back => return Err(Trouble::Gone),
        };
        Ok(Some(requests::answered(cx.language(), done)))
    }
}

fn list(filter: Filter) -> Step {
    Step::List { filter, spot: Spot::default() }
}

fn person(id: PersonId) -> Step {
    Step::Person { id, spot: Spot::default() }
}

/// Ends an appointment; whose it was hears of it.
async fn end(cx: &mut Cx, id: AppointmentId, order: Option<Order>) -> Result<Next<RolesRoom>> {
    let language = cx.language();
    // The guard is asked together with what it is.
    let held = store::appointment(cx, id).await?;
    let guard = Coordinator::of(cx).await?;
    match roles::end(cx, Ender::Coordinator(guard), &Ending { id, order: order.clone() }).await? {
        Ended::Last => return Ok(Next::Stay(say!(language, "roles-last-coordinator"))),
        Ended::Over => cx.remark(say!(language, "roles-over-already")),
        Ended::Ended { person, is_one, .. } => {
            cx.remark(say!(language, "roles-ended"));
            if person == guard.id() && !is_one {
                return Ok(Next::To(Place::home()));
            }
            let said = |language: Language| notices::ended(language, &held, order.as_ref());
            notices::tell(cx, &[person], said).await?;
        }
    }
    Ok(Next::Go(person(held.person)))
}

/// Gives an appointment another last day; whose it is hears of it.
async fn extend(cx: &mut Cx, id: AppointmentId, term: Option<NaiveDate>) -> Result<Next<RolesRoom>> {
    let guard = Coordinator::of(cx).await?;
    let (language, today) = (cx.language(), cx.today());
    if term.is_some_and(|last| last <= today) {
        return Ok(Next::Stay(cards::term_flaw(language, Flaw::Ahead)));
    }
    if roles::extend(cx, guard, id, term).await? {
        let held = store::appointment(cx, id).await?;
        notices::tell(cx, &[held.person], |language| notices::extended(language, &held)).await?;
        cx.remark(say!(language, "roles-extended", term = words::term(language, term)));
    } else {
        cx.remark(say!(language, "roles-over-already"));
    }
    Ok(Next::Go(Step::Card { id }))
}
