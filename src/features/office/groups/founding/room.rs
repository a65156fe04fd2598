//! The conversation of the form.

use super::cards;
use super::steps::{At, Press, Step};
use crate::features::office::groups::{leading, rules};
use crate::model::groups::{self, Founding, GroupName, Kind};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::talk::{Button, Cx, Next, Result, Room, Said, Spot, View};
use crate::text::Language;
use crate::{outbox, say};

/// The room of the form.
pub struct NewGroup;

impl Room for NewGroup {
    const NAME: &'static str = "newgroup";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Name => None,
            Step::Categories { .. } | Step::Host { .. } | Step::Leader { .. } | Step::Confirm { .. } => {
                Some(say!(language, "groups-form-draft"))
            }
        }
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match draft {
            Some(_) => Next::Offer(at),
            None => Next::Go(Step::Name),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let view = match step {
            Step::Name => cards::name(language),
            Step::Categories { draft } => cards::categories(cx, draft).await?,
            Step::Host { spot, .. } => cards::hosts(cx, spot).await?,
            Step::Leader { spot, .. } => cards::leaders(cx, guard, spot).await?,
            Step::Confirm { draft } => cards::confirm(cx, draft).await?,
        };
        let cancel = Button::press(say!(language, "button-cancel"), Press::Cancel);
        Ok(match step {
            Step::Name => view.button(cancel),
            _ => view.row([Button::press(say!(language, "button-back"), Press::Back), cancel]),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (_, Said::Press(Press::Cancel)) => Next::To(ways::DESK.place()),
            (step, Said::Press(Press::Back)) => Next::Go(before(step)),

            (Step::Name, Said::Text(typed)) => match rules::name(&typed) {
                None => Next::Stay(say!(language, "groups-name-flaw")),
                Some(name) if groups::is_taken(cx, Kind::Cluster, &name).await? => {
                    Next::Stay(say!(language, "office-name-taken", name = name))
                }
                Some(name) => Next::Go(Step::Categories { draft: Founding { name, ..Founding::default() } }),
            },

            (Step::Categories { mut draft }, Said::Press(Press::Category { id, wanted })) => {
                draft.categories.retain(|other| *other != id);
                if wanted {
                    draft.categories.push(id);
                }
                Next::Go(Step::Categories { draft })
            }
            (Step::Categories { draft }, Said::Press(Press::Ready)) => {
                if draft.categories.is_empty() {
                    Next::Stay(say!(language, "groups-form-no-category"))
                } else {
                    Next::Go(Step::Host { draft, spot: Spot::default() })
                }
            }

            (Step::Host { draft, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Host { draft, spot: spot.after(leaf) })
            }
            (Step::Host { draft, .. }, Said::Text(typed)) => Next::Go(Step::Host { draft, spot: Spot::found(&typed) }),
            (Step::Host { draft, .. }, Said::Press(Press::Host { id })) => {
                Next::Go(Step::Leader { draft: Founding { host: id, ..draft }, spot: Spot::default() })
            }

            (Step::Leader { draft, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Leader { draft, spot: spot.after(leaf) })
            }
            (Step::Leader { draft, .. }, Said::Text(typed)) => {
                Next::Go(Step::Leader { draft, spot: Spot::found(&typed) })
            }
            (Step::Leader { draft, .. }, Said::Press(Press::Leader { id })) => {
                Next::Go(Step::Confirm { draft: Founding { leader: id, ..draft } })
            }

            (Step::Confirm { draft }, Said::Press(Press::Create)) => create(cx, guard, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

/// Makes the group and tells its leader.
async fn create(cx: &mut Cx, guard: Coordinator, draft: Founding) -> Result<Next<NewGroup>> {
    let language = cx.language();
    let Some(id) = groups::found(cx, guard, Kind::Cluster, &draft).await? else {
        // Somebody was quicker with the same name.
        cx.remark(say!(language, "office-name-taken", name = draft.name));
        return Ok(Next::Go(Step::Name));
    };
    if let Some(leader) = draft.leader {
        let group = GroupName { id, name: draft.name };
        outbox::tell(cx, &[leader], NewGroup::NAME, |language| leading::told_to_leader(language, &group)).await?;
    }
    cx.remark(say!(language, "groups-form-created"));
    Ok(Next::To(ways::GROUP.of(id)))
}

/// One question back, with what was said.
fn before(step: Step) -> Step {
    match step {
        Step::Name | Step::Categories { .. } => Step::Name,
        Step::Host { draft, .. } => Step::Categories { draft },
        Step::Leader { draft, .. } => Step::Host { draft, spot: Spot::default() },
        Step::Confirm { draft } => Step::Leader { draft, spot: Spot::default() },
    }
}
