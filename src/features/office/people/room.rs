//! The conversation about people.

use super::cards;
use super::steps::{At, Press, Step};
use crate::ids::PersonId;
use crate::model::people::{self, FullName};
use crate::model::roles::{self, Appointer, Coordinator};
use crate::talk::{Cx, Next, Place, Result, Room, Said, Spot, View};
use crate::{outbox, say};

pub struct People;

impl Room for People {
    const NAME: &'static str = "people";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(match at {
            At::All => Step::List { spot: Spot::default() },
            At::Named { search } => Step::List { spot: Spot::found(&search) },
            At::Card { id } => Step::Card { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::List { spot } => {
                let guard = Coordinator::of(cx).await?;
                cards::list(cx, guard, spot).await
            }
            Step::Card { id } => cards::card(cx, *id).await,
            Step::Name { id } => {
                Coordinator::of(cx).await?;
                cards::name(cx, *id).await
            }
            Step::Named { id, name } => {
                Coordinator::of(cx).await?;
                cards::named(cx, *id, name).await
            }
            Step::Promote { id } => {
                Coordinator::of(cx).await?;
                cards::promote(cx, *id).await
            }
            Step::Dismiss { id } => {
                Coordinator::of(cx).await?;
                cards::dismiss(cx, *id).await
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Where a press merely leads to another card, that card asks the guard.
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),

            (Step::Card { id } | Step::Named { id, .. }, Said::Press(Press::Name)) => Next::Go(Step::Name { id }),
            (Step::Name { id }, Said::Text(typed)) => match FullName::parse(&typed) {
                Ok(name) => Next::Go(Step::Named { id, name }),
                Err(flaw) => Next::Stay(cards::name_flaw(cx.language(), flaw)),
            },
            (Step::Named { id, name }, Said::Press(Press::Yes)) => rename(cx, id, &name).await?,

            (Step::Card { id }, Said::Press(Press::Promote)) => Next::Go(Step::Promote { id }),
            (Step::Card { id }, Said::Press(Press::Dismiss)) => Next::Go(Step::Dismiss { id }),
            (Step::Promote { id }, Said::Press(Press::Yes)) => promote(cx, id).await?,
            (Step::Dismiss { id }, Said::Press(Press::Yes)) => dismiss(cx, id).await?,

            _ => Next::Puzzled,
        })
    }
}

/// Corrects a name; whose it is hears of it, since papers will bear it.
async fn rename(cx: &mut Cx, id: PersonId, name: &FullName) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    people::rename(cx, guard, id, name).await?;
    if id != guard.id() {
        outbox::tell(cx, &[id], People::NAME, cards::renamed).await?;
    }
    let language = cx.language();
    cx.remark(say!(language, "people-renamed"));
    Ok(Next::Go(Step::Card { id }))
}

async fn promote(cx: &mut Cx, id: PersonId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    // Somebody of another municipality, or nobody any more, cannot be read.
    people::person(cx, id).await?;
    roles::appoint_coordinator(cx, Appointer::Coordinator(guard), id).await?;
    outbox::tell(cx, &[id], People::NAME, cards::promoted).await?;
    cx.remark(say!(language, "people-promoted"));
    Ok(Next::Go(Step::Card { id }))
}

async fn dismiss(cx: &mut Cx, id: PersonId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    if !roles::dismiss_coordinator(cx, guard, id).await? {
        return Ok(Next::Stay(say!(language, "people-dismiss-last")));
    }
    outbox::tell(cx, &[id], People::NAME, cards::dismissed).await?;
    cx.remark(say!(language, "people-dismissed"));
    Ok(if id == guard.id() { Next::To(Place::home()) } else { Next::Go(Step::Card { id }) })
}
