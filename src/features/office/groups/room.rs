//! The conversation about groups.

use super::steps::{At, Press, Step};
use super::{cards, rules, store};
use crate::ids::GroupId;
use crate::model::groups::{self, MadeFor, Phase};
use crate::model::regulation;
use crate::model::roles::Coordinator;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, Trouble, View};
use crate::{outbox, say};

/// The room of groups, at the desk.
pub struct Groups;

impl Room for Groups {
    const NAME: &'static str = "groups";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::List
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match at {
            At::List => Step::List { spot: Spot::default(), lacking: false },
            At::Card { id } => Step::Card { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::List { spot, lacking } => cards::list(cx, guard, spot, *lacking).await,
            Step::Card { id } => cards::card(cx, guard, *id).await,
            Step::Rename { id } => cards::rename(cx, *id).await,
            Step::Phase { id } => cards::phases(cx, guard, *id).await,
            Step::MadeFor { id } => cards::kinds(cx, guard, *id).await,
            Step::Categories { id, spot } => cards::categories(cx, guard, *id, spot).await,
            Step::Host { id, spot } => cards::hosts(cx, guard, *id, spot).await,
            Step::Closing { id } => cards::closing(cx, guard, *id).await,
            Step::Removing { id } => cards::removing(cx, guard, *id).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { spot, lacking }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::List { spot: spot.after(leaf), lacking })
            }
            (Step::List { lacking, .. }, Said::Text(typed)) => {
                Next::Go(Step::List { spot: Spot::found(&typed), lacking })
            }
            (Step::List { .. }, Said::Press(Press::Lacking { only })) => {
                Next::Go(Step::List { spot: Spot::default(), lacking: only })
            }

            (Step::Card { id }, Said::Press(Press::Rename)) => Next::Go(Step::Rename { id }),
            (Step::Card { id }, Said::Press(Press::Phases)) => Next::Go(Step::Phase { id }),
            (Step::Card { id }, Said::Press(Press::Kinds)) => Next::Go(Step::MadeFor { id }),
            (Step::MadeFor { id }, Said::Press(Press::MadeFor { kind })) => {
                if !MadeFor::offered(&*regulation::now(cx).await?)?.contains(&kind) {
                    return Err(Trouble::Gone);
                }
                groups::set_made_for(cx, guard, id, kind).await?;
                cx.remark(say!(language, "groups-made-for-set"));
                Next::Go(Step::Card { id })
            }
            (Step::Card { id }, Said::Press(Press::Categories)) => {
                Next::Go(Step::Categories { id, spot: Spot::default() })
            }
            (Step::Card { id }, Said::Press(Press::Hosts)) => Next::Go(Step::Host { id, spot: Spot::default() }),
            (Step::Card { id }, Said::Press(Press::Remove)) => Next::Go(Step::Removing { id }),

            (Step::Rename { id }, Said::Text(typed)) => rename(cx, guard, id, &typed).await?,
            (Step::Phase { id }, Said::Press(Press::Phase { phase })) => moved(cx, guard, id, phase).await?,
            (Step::Closing { id }, Said::Press(Press::Really)) => close(cx, guard, id).await?,
            (Step::Categories { id, spot }, Said::Press(Press::Category { id: category, wanted })) => {
                groups::set_category(cx, guard, id, category, wanted).await?;
                Next::Go(Step::Categories { id, spot })
            }
            (Step::Categories { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Categories { id, spot: spot.after(leaf) })
            }

            (Step::Host { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Host { id, spot: spot.after(leaf) })
            }
            (Step::Host { id, .. }, Said::Text(typed)) => Next::Go(Step::Host { id, spot: Spot::found(&typed) }),
            (Step::Host { id, .. }, Said::Press(Press::Host { id: host })) => {
                groups::set_host(cx, guard, id, host).await?;
                cx.remark(say!(language, "groups-host-set"));
                Next::Go(Step::Card { id })
            }

            (Step::Removing { id }, Said::Press(Press::Really)) => remove(cx, guard, id).await?,
            _ => Next::Puzzled,
        })
    }
}

/// Moves a group in its cycle. Where it is to be closed, whoever belongs to it hears so, and nobody joins it any more: that
/// is asked first.
async fn moved(cx: &mut Cx, guard: Coordinator, id: GroupId, phase: Phase) -> Result<Next<Groups>> {
    if phase == Phase::Closed {
        let group = store::group(cx, guard, id).await?;
        if group.phase != Phase::Closed && group.members > 0 {
            return Ok(Next::Go(Step::Closing { id }));
        }
    }
    groups::set_phase(cx, guard, id, phase).await?;
    cx.remark(say!(cx.language(), "groups-phase-set"));
    Ok(Next::Go(Step::Card { id }))
}

/// Closes a group, and tells who belongs to it. Their routes, pairs and records stay as they are.
async fn close(cx: &mut Cx, guard: Coordinator, id: GroupId) -> Result<Next<Groups>> {
    let language = cx.language();
    if groups::set_phase(cx, guard, id, Phase::Closed).await? {
        let (group, mut members) = store::members(cx, guard, id).await?;
        members.retain(|person| *person != guard.id());
        let told =
            outbox::tell(cx, &members, Groups::NAME, |language| cards::told_of_closing(language, &group)).await?;
        cx.remark(say!(language, "groups-closed-now", count = told));
    }
    Ok(Next::Go(Step::Card { id }))
}

/// Removes a group that was made by mistake, and tells whoever was to lead it.
async fn remove(cx: &mut Cx, guard: Coordinator, id: GroupId) -> Result<Next<Groups>> {
    let language = cx.language();
    let Some(groups::Removed { name, leader }) = groups::remove(cx, guard, id).await? else {
        cx.remark(say!(language, "groups-not-removed"));
        return Ok(Next::Go(Step::Card { id }));
    };
    let told = |language| cards::told_of_removal(language, &name);
    outbox::tell(cx, leader.as_slice(), Groups::NAME, told).await?;
    cx.remark(say!(language, "groups-removed", cluster = name));
    Ok(Next::Go(Step::List { spot: Spot::default(), lacking: false }))
}

async fn rename(cx: &mut Cx, guard: Coordinator, id: GroupId, typed: &str) -> Result<Next<Groups>> {
    let language = cx.language();
    let Some(name) = rules::name(typed) else {
        return Ok(Next::Stay(say!(language, "groups-name-flaw")));
    };
    if !groups::rename(cx, guard, id, &name).await? {
        return Ok(Next::Stay(say!(language, "office-name-taken", name = name)));
    }
    cx.remark(say!(language, "office-renamed"));
    Ok(Next::Go(Step::Card { id }))
}
