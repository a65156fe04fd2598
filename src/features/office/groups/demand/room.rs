//! The conversation about demands.

use super::steps::{At, Press, Step};
use super::{cards, store};
use crate::features::office::groups::leading;
use crate::ids::{CategoryId, PersonId};
use crate::model::groups::{self, Founding, GroupName, Kind, MadeFor};
use crate::model::roles::Coordinator;
use crate::model::{needs, regulation, ways};
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Trouble, View};
use crate::{outbox, say};

/// So many clusters of one name are told apart by numbers.
const NAMESAKES: usize = 9;

pub struct Demand;

impl Room for Demand {
    const NAME: &'static str = "demand";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(match at {
            At::List => Step::List { spot: Spot::default() },
            At::Card { category } => Step::Card { category },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::List { spot } => cards::list(cx, guard, spot).await,
            Step::Card { category } => cards::card(cx, guard, *category).await,
            Step::Leaders { category, spot } => cards::leaders(cx, guard, *category, spot).await,
            Step::Opening { category, leader } => cards::opening(cx, guard, *category, *leader).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::List { spot: spot.after(leaf) }),
            (Step::List { .. }, Said::Text(typed)) => Next::Go(Step::List { spot: Spot::found(&typed) }),
            (Step::List { .. }, Said::Press(Press::Open { category })) => Next::Go(Step::Card { category }),

            (Step::Card { category }, Said::Press(Press::Leaders)) => {
                Next::Go(Step::Leaders { category, spot: Spot::default() })
            }
            (Step::Card { category }, Said::Press(Press::PutOff)) => {
                store::put_off(cx, guard, category).await?;
                cx.remark(say!(language, "groups-demand-is-put-off"));
                Next::Go(Step::List { spot: Spot::default() })
            }
            (Step::Card { .. }, Said::Press(Press::Back)) => Next::Go(Step::List { spot: Spot::default() }),

            (Step::Leaders { category, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Leaders { category, spot: spot.after(leaf) })
            }
            (Step::Leaders { category, .. }, Said::Text(typed)) => {
                Next::Go(Step::Leaders { category, spot: Spot::found(&typed) })
            }
            (Step::Leaders { category, .. }, Said::Press(Press::Leader { id })) => {
                Next::Go(Step::Opening { category, leader: id })
            }
            (Step::Leaders { category, .. }, Said::Press(Press::Back)) => Next::Go(Step::Card { category }),

            (Step::Opening { category, leader }, Said::Press(Press::Create)) => {
                open(cx, guard, category, leader).await?
            }
            (Step::Opening { category, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Leaders { category, spot: Spot::default() })
            }
            _ => Next::Puzzled,
        })
    }
}

/// Opens the cluster and tells its leader; the duty tells whom it concerns. Where another coordinator was quicker it is
/// there already.
async fn open(cx: &mut Cx, guard: Coordinator, category: CategoryId, leader: Option<PersonId>) -> Result<Next<Demand>> {
    let language = cx.language();
    if let Some((_, group)) = store::covered(cx).await?.into_iter().find(|(covered, _)| *covered == category) {
        cx.remark(say!(language, "groups-demand-met"));
        return Ok(Next::To(ways::GROUP.of(group)));
    }
    // A forged press may name anybody: only those who show that they can help are offered.
    if let Some(leader) = leader
        && !needs::who_can_help(cx, guard, category).await?.iter().any(|one| one.person == leader)
    {
        return Err(Trouble::Gone);
    }
    let category = cards::named(cx, category).await?;
    let made_for = MadeFor::unasked(&*regulation::now(cx).await?, Some(MadeFor::Difficulty))?;
    for number in 1..=NAMESAKES {
        let name = cards::name(&category, number);
        let (name_of_it, categories) = (name.clone(), vec![category.id]);
        let founding = Founding { name: name_of_it, categories, leader, made_for, ..Founding::default() };
        let Some(id) = groups::found(cx, guard, Kind::Cluster, &founding).await? else { continue };
        if let Some(leader) = leader {
            let group = GroupName { id, name };
            outbox::tell(cx, &[leader], Demand::NAME, |language| leading::told_to_leader(language, &group)).await?;
        }
        cx.remark(say!(language, "groups-form-created"));
        return Ok(Next::To(ways::GROUP.of(id)));
    }
    Ok(Next::Stay(say!(language, "office-name-taken", name = cards::name(&category, 1))))
}
