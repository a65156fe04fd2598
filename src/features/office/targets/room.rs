//! The conversation about target categories, for a coordinator.

use chrono::NaiveDate;

use super::mine;
use super::steps::{At, Draft, Press, Step};
use super::{cards, mine::MyTargets};
use crate::ids::AssignmentId;
use crate::model::people::{self, WORDS};
use crate::model::roles::Coordinator;
use crate::talk::calendar::Pick;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, View};
use crate::text::{Language, one_line};
use crate::{outbox, say};

pub struct Targets;

impl Room for Targets {
    const NAME: &'static str = "targets";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Until { .. } | Step::Certain { .. } => Some(say!(language, "targets-draft")),
            Step::All
            | Step::In { .. }
            | Step::Of { .. }
            | Step::Reason { .. }
            | Step::Card { .. }
            | Step::Ending { .. }
            | Step::Answer { .. } => None,
        }
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        let is_draft = draft.is_some_and(|step| Self::draft(&step, cx.language()).is_some());
        Ok(match at {
            _ if is_draft => Next::Offer(at),
            At::All => Next::Go(Step::All),
            At::Of { id } => Next::Go(Step::Of { id }),
            At::Card { id } => Next::Go(Step::Card { id }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        // A card whose question is for coordinators alone asks the guard by it.
        match step {
            Step::All => {
                let guard = Coordinator::of(cx).await?;
                cards::all(cx, guard).await
            }
            Step::In { category, spot } => {
                let guard = Coordinator::of(cx).await?;
                cards::within(cx, guard, *category, spot).await
            }
            Step::Of { id } => cards::of(cx, *id).await,
            Step::Reason { draft } => {
                Coordinator::of(cx).await?;
                cards::reason(cx, draft).await
            }
            Step::Until { draft, month } => {
                Coordinator::of(cx).await?;
                cards::until(cx, draft, *month).await
            }
            Step::Certain { draft, until } => {
                Coordinator::of(cx).await?;
                cards::certain(cx, draft, *until).await
            }
            Step::Card { id } => cards::card(cx, *id).await,
            Step::Ending { id } => cards::ending(cx, *id).await,
            Step::Answer { id } => cards::answer(cx, *id).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        // Where a press merely leads to another card, that card asks the guard.
        Ok(match (step, said) {
            (Step::All, Said::Press(Press::In { category })) => Next::Go(Step::In { category, spot: Spot::default() }),
            (Step::In { category, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::In { category, spot: spot.after(leaf) })
            }
            (Step::In { .. }, Said::Press(Press::All)) => Next::Go(Step::All),

            (Step::Of { id }, Said::Press(Press::Assign { category })) => {
                Next::Go(Step::Reason { draft: Draft { person: id, category, reason: String::new() } })
            }
            (Step::Of { .. }, Said::Press(Press::Card { id })) => Next::Go(Step::Card { id }),
            (Step::Reason { draft }, Said::Text(typed)) => match words(&typed) {
                Some(reason) => {
                    Next::Go(Step::Until { draft: Draft { reason, ..draft }, month: cards::span(cx.today()).0 })
                }
                None => Next::Stay(say!(language, "targets-words-flaw")),
            },
            (Step::Until { draft, .. }, Said::Press(Press::Pick { pick })) => match pick {
                Pick::Month(month) => Next::Go(Step::Until { draft, month }),
                Pick::Day(until) if within(cx, until) => Next::Go(Step::Certain { draft, until }),
                Pick::Day(_) => Next::Puzzled,
            },
            (Step::Certain { draft, until }, Said::Press(Press::Yes)) => assign(cx, draft, until).await?,

            (Step::Card { id }, Said::Press(Press::End)) => Next::Go(Step::Ending { id }),
            (Step::Card { id }, Said::Press(Press::Answer)) => Next::Go(Step::Answer { id }),
            (Step::Ending { id }, Said::Press(Press::Yes)) => end(cx, id).await?,
            (Step::Answer { id }, Said::Text(typed)) => match words(&typed) {
                Some(said) => answer(cx, id, &said).await?,
                None => Next::Stay(say!(language, "targets-words-flaw")),
            },
            _ => Next::Puzzled,
        })
    }
}

/// What was typed, if it is neither too short nor too long.
pub fn words(typed: &str) -> Option<String> {
    let words = one_line(typed);
    WORDS.contains(&words.chars().count()).then_some(words)
}

fn within(cx: &Cx, until: NaiveDate) -> bool {
    let (first, last) = cards::span(cx.today());
    (first..=last).contains(&until)
}

async fn assign(cx: &mut Cx, draft: Draft, until: NaiveDate) -> Result<Next<Targets>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let Draft { person, category, reason } = draft;
    let Some(id) = people::assign(cx, guard, person, category, &reason, until).await? else {
        cx.remark(say!(language, "targets-already"));
        return Ok(Next::Go(Step::Of { id: person }));
    };
    outbox::tell(cx, &[person], MyTargets::NAME, mine::told).await?;
    cx.remark(say!(language, "targets-assigned"));
    Ok(Next::Go(Step::Card { id }))
}

async fn end(cx: &mut Cx, id: AssignmentId) -> Result<Next<Targets>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let person = people::end(cx, guard, id).await?;
    outbox::tell(cx, &[person], MyTargets::NAME, mine::told_of_end).await?;
    cx.remark(say!(language, "targets-ended"));
    Ok(Next::Go(Step::Of { id: person }))
}

async fn answer(cx: &mut Cx, id: AssignmentId, said: &str) -> Result<Next<Targets>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    if let Some(person) = people::answer(cx, guard, id, said).await? {
        outbox::tell(cx, &[person], MyTargets::NAME, mine::told_of_answer).await?;
        cx.remark(say!(language, "targets-answered"));
    } else {
        cx.remark(say!(language, "targets-answered-already"));
    }
    Ok(Next::Go(Step::Card { id }))
}
