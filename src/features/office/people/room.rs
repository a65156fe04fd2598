//! The conversation about people.

use super::steps::{At, Press, Step};
use super::{cards, guests, merging, record};
use crate::features::office::views;
use crate::ids::PersonId;
use crate::model::imports;
use crate::model::people::{self, FullName};
use crate::model::roles::{self, Appointing, Coordinator, Ended, Ender, Ending, Made};
use crate::talk::{Cx, Next, Place, Result, Room, Said, Spot, Thing, View};
use crate::{outbox, say};

pub struct People;

impl Room for People {
    const NAME: &'static str = "people";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        // A list of staff, where the list of people is.
        if matches!(step, Step::List { .. }) { &[Thing::Document] } else { &[] }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(match at {
            At::All => Step::List { spot: Spot::default() },
            At::Named { search } => Step::List { spot: Spot::found(&search) },
            At::Card { id } => Step::Card { id },
            At::Guest { key } => Step::WhoIs { key, spot: Spot::default() },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        // A card whose question is for coordinators alone asks the guard by it.
        match step {
            Step::List { spot } => {
                let guard = Coordinator::of(cx).await?;
                cards::list(cx, guard, spot).await
            }
            Step::Card { id } => cards::card(cx, *id).await,
            Step::Record { id } => record::card(cx, *id).await,
            Step::Deficits { id, spot } => {
                let guard = Coordinator::of(cx).await?;
                cards::deficits(cx, guard, *id, spot).await
            }
            Step::Leave { id } => record::leaving(cx, *id).await,
            Step::Move { id, spot } => record::choose(cx, *id, spot).await,
            Step::MoveTo { id, to } => record::moving(cx, *id, *to).await,
            Step::Erasing { id, reason } => record::erasing(cx, *id, *reason).await,
            Step::MergeWith { id, spot } => merging::choose(cx, *id, spot).await,
            Step::Merging { keeps, goes } => merging::card(cx, *keeps, *goes).await,
            Step::Part { id, .. } => merging::part_card(cx, *id).await,
            Step::Guests { id, spot } => guests::list(cx, *id, spot).await,
            Step::WhoIs { key, spot } => guests::who(cx, *key, spot).await,
            Step::Joining { id, key } => guests::joining(cx, *id, *key).await,
            Step::Unjoin { id, joining } => guests::parting(cx, *id, *joining).await,
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
            Step::Erase { id } => {
                Coordinator::of(cx).await?;
                record::reasons(cx, *id).await
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Where a press merely leads to another card, that card asks the guard.
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),

            (Step::List { .. }, Said::File(file)) => {
                let guard = Coordinator::of(cx).await?;
                let kind = imports::Kind::Staff;
                let brought = imports::bring(cx, guard, (kind, None), file.id, imports::Route::Messenger).await?;
                Next::To(views::brought(cx, kind, brought).await?)
            }

            (Step::Card { id } | Step::Named { id, .. }, Said::Press(Press::Name)) => Next::Go(Step::Name { id }),
            (Step::Name { id }, Said::Text(typed)) => match FullName::parse(&typed) {
                Ok(name) => Next::Go(Step::Named { id, name }),
                Err(flaw) => Next::Stay(cards::name_flaw(cx.language(), flaw)),
            },
            (Step::Named { id, name }, Said::Press(Press::Yes)) => rename(cx, id, &name).await?,

            (Step::Card { id }, Said::Press(Press::Promote)) => Next::Go(Step::Promote { id }),
            (Step::Card { id }, Said::Press(Press::Dismiss)) => Next::Go(Step::Dismiss { id }),
            (Step::Card { id }, Said::Press(Press::Deficits)) => Next::Go(Step::Deficits { id, spot: Spot::default() }),
            (Step::Deficits { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Deficits { id, spot: spot.after(leaf) })
            }
            (Step::Deficits { id, .. }, Said::Text(typed)) => {
                Next::Go(Step::Deficits { id, spot: Spot::found(&typed) })
            }
            (Step::Card { id }, Said::Press(Press::Record)) => Next::Go(Step::Record { id }),
            (Step::Promote { id }, Said::Press(Press::Yes)) => promote(cx, id).await?,
            (Step::Dismiss { id }, Said::Press(Press::Yes)) => dismiss(cx, id).await?,

            (Step::Record { id }, Said::Press(press)) => on_record(cx, id, press).await?,
            (Step::Move { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Move { id, spot: spot.after(leaf) })
            }
            (Step::Move { id, .. }, Said::Text(typed)) => Next::Go(Step::Move { id, spot: Spot::found(&typed) }),
            (Step::Move { id, .. }, Said::Press(Press::School { to })) => Next::Go(Step::MoveTo { id, to }),
            (Step::MoveTo { id, to }, Said::Press(Press::Yes)) => record::move_to(cx, id, to).await?,
            (Step::Leave { id }, Said::Press(Press::Yes)) => record::leave(cx, id).await?,

            (Step::MergeWith { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::MergeWith { id, spot: spot.after(leaf) })
            }
            (Step::MergeWith { id, .. }, Said::Text(typed)) => {
                Next::Go(Step::MergeWith { id, spot: Spot::found(&typed) })
            }
            (Step::MergeWith { id, .. }, Said::Press(Press::With { other })) => {
                Next::Go(Step::Merging { keeps: id, goes: other })
            }
            (Step::Merging { keeps, goes }, Said::Press(Press::Swap)) => {
                Next::Go(Step::Merging { keeps: goes, goes: keeps })
            }
            (Step::Merging { keeps, goes }, Said::Press(Press::Yes)) => merging::merge(cx, keeps, goes).await?,
            (Step::Part { id, merge }, Said::Press(Press::Yes)) => merging::part(cx, id, merge).await?,

            (Step::Guests { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Guests { id, spot: spot.after(leaf) })
            }
            (Step::Guests { id, .. }, Said::Text(typed)) => Next::Go(Step::Guests { id, spot: Spot::found(&typed) }),
            (Step::Guests { id, .. }, Said::Press(Press::Guest { key })) => Next::Go(Step::Joining { id, key }),
            (Step::WhoIs { key, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::WhoIs { key, spot: spot.after(leaf) })
            }
            (Step::WhoIs { key, .. }, Said::Text(typed)) => Next::Go(Step::WhoIs { key, spot: Spot::found(&typed) }),
            (Step::WhoIs { key, .. }, Said::Press(Press::With { other })) => Next::Go(Step::Joining { id: other, key }),
            (Step::Joining { id, key }, Said::Press(Press::Yes)) => guests::join(cx, id, key).await?,
            (Step::Unjoin { id, joining }, Said::Press(Press::Yes)) => guests::part(cx, id, joining).await?,

            (Step::Erase { id }, Said::Press(Press::Reason { reason })) => Next::Go(Step::Erasing { id, reason }),
            (Step::Erasing { id, reason }, Said::Press(Press::Yes)) => record::erase(cx, id, reason).await?,

            _ => Next::Puzzled,
        })
    }
}

/// A press on the card of what can be done with a record.
async fn on_record(cx: &mut Cx, id: PersonId, press: Press) -> Result<Next<People>> {
    Ok(match press {
        Press::Move => Next::Go(Step::Move { id, spot: Spot::default() }),
        Press::Leave => Next::Go(Step::Leave { id }),
        Press::Return => record::take_back(cx, id).await?,
        Press::Merge => Next::Go(Step::MergeWith { id, spot: Spot::default() }),
        Press::Withdraw { request } => merging::withdraw(cx, id, request).await?,
        Press::Part { merge } => Next::Go(Step::Part { id, merge }),
        Press::Code => record::code(cx, id).await?,
        Press::Guests => Next::Go(Step::Guests { id, spot: Spot::default() }),
        Press::Unjoin { joining } => Next::Go(Step::Unjoin { id, joining }),
        Press::Erase => Next::Go(Step::Erase { id }),
        _ => Next::Puzzled,
    })
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
    // Whom another coordinator has appointed meanwhile has heard of it.
    if let Made::Made { .. } = roles::appoint(cx, guard, &Appointing::coordinator(id)).await? {
        outbox::tell(cx, &[id], People::NAME, cards::promoted).await?;
    }
    cx.remark(say!(language, "people-promoted"));
    Ok(Next::Go(Step::Card { id }))
}

async fn dismiss(cx: &mut Cx, id: PersonId) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    // Whoever is none any more was dismissed meanwhile, and has heard of it.
    let Some(appointment) = roles::coordination(cx, guard, id).await? else {
        return Ok(Next::Go(Step::Card { id }));
    };
    match roles::end(cx, Ender::Coordinator(guard), &Ending { id: appointment, order: None }).await? {
        Ended::Last => return Ok(Next::Stay(say!(language, "people-dismiss-last"))),
        Ended::Over => return Ok(Next::Go(Step::Card { id })),
        Ended::Ended { .. } => {}
    }
    outbox::tell(cx, &[id], People::NAME, cards::dismissed).await?;
    cx.remark(say!(language, "people-dismissed"));
    Ok(if id == guard.id() { Next::To(Place::home()) } else { Next::Go(Step::Card { id }) })
}
