//! The form of a new cluster.
//!
//! ```text
//! - [Создать кластер]
//! - Как назвать?               — Формирующее оценивание
//! - Какие дефициты?            — [Методические] [Готово: 1]
//! - Опорная школа?             — [Без опорной школы]
//! - Кто руководит?             — петрова … [Петрова О. С., Школа № 3]
//! - Всё верно?                 — [Создать]
//! - ✅ Кластер создан. (the leader is told, their commands change)
//! ```

mod cards;
mod store;

pub use store::{Founding, found};

use serde::{Deserialize, Serialize};

use self::cards;
use super::{leading, rules};
use crate::ids::{CategoryId, OrganisationId, PersonId};
use crate::model::people::Coordinator;
use crate::talk::{Button, Cx, Leaf, Next, Place, Result, Room, Said, Spot, View};
use crate::text::Language;
use crate::{outbox, say};

/// The room of the form.
pub struct NewCluster;

/// Where the coordinator stands, with what was said so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// How it is called.
    Name,
    /// Which deficits it addresses.
    Categories(Founding),
    /// Which school hosts it; what is typed is searched.
    Host(Founding, Spot),
    /// Who leads it; what is typed is searched.
    Leader(Founding, Spot),
    /// Is everything right?
    Confirm(Founding),
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Chooses a category, or takes it back.
    Category(CategoryId, bool),
    /// The choice is complete.
    Ready,
    /// Leafs through the list.
    List(Leaf),
    /// Chooses the host school, or none.
    Host(Option<OrganisationId>),
    /// Chooses the leader, or none.
    Leader(Option<PersonId>),
    /// One question back.
    Back,
    /// Everything is right.
    Create,
    /// Drops the form.
    Cancel,
}

impl Room for NewCluster {
    const NAME: &'static str = "newcluster";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::NewCluster
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Name => None,
            _ => Some(say!(language, "staff-form-draft")),
        }
    }

    async fn enter(cx: &mut Cx, place: Place, draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match draft {
            Some(_) => Next::Offer(place),
            None => Next::Go(Step::Name),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let view = match step {
            Step::Name => cards::name(language),
            Step::Categories(draft) => cards::categories(cx, draft).await?,
            Step::Host(_, spot) => cards::hosts(cx, guard, spot).await?,
            Step::Leader(_, spot) => cards::leaders(cx, guard, spot).await?,
            Step::Confirm(draft) => cards::confirm(cx, draft).await?,
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
            (_, Said::Press(Press::Cancel)) => Next::To(Place::People),
            (step, Said::Press(Press::Back)) => Next::Go(before(step)),

            (Step::Name, Said::Text(typed)) => match rules::cluster_name(&typed) {
                None => Next::Stay(say!(language, "staff-cluster-flaw")),
                Some(name) if store::is_taken(cx, guard, &name).await? => {
                    Next::Stay(say!(language, "staff-name-taken", name = name))
                }
                Some(name) => Next::Go(Step::Categories(Founding { name, ..Founding::default() })),
            },

            (Step::Categories(mut draft), Said::Press(Press::Category(category, wanted))) => {
                draft.categories.retain(|other| *other != category);
                if wanted {
                    draft.categories.push(category);
                }
                Next::Go(Step::Categories(draft))
            }
            (Step::Categories(draft), Said::Press(Press::Ready)) => {
                if draft.categories.is_empty() {
                    Next::Stay(say!(language, "staff-form-no-category"))
                } else {
                    Next::Go(Step::Host(draft, Spot::default()))
                }
            }

            (Step::Host(draft, spot), Said::Press(Press::List(leaf))) => Next::Go(Step::Host(draft, spot.after(leaf))),
            (Step::Host(draft, _), Said::Text(typed)) => Next::Go(Step::Host(draft, Spot::found(&typed))),
            (Step::Host(draft, _), Said::Press(Press::Host(host))) => {
                Next::Go(Step::Leader(Founding { host, ..draft }, Spot::default()))
            }

            (Step::Leader(draft, spot), Said::Press(Press::List(leaf))) => {
                Next::Go(Step::Leader(draft, spot.after(leaf)))
            }
            (Step::Leader(draft, _), Said::Text(typed)) => Next::Go(Step::Leader(draft, Spot::found(&typed))),
            (Step::Leader(draft, _), Said::Press(Press::Leader(leader))) => {
                Next::Go(Step::Confirm(Founding { leader, ..draft }))
            }

            (Step::Confirm(draft), Said::Press(Press::Create)) => create(cx, guard, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

/// Makes the cluster and tells its leader.
async fn create(cx: &mut Cx, guard: Coordinator, draft: Founding) -> Result<Next<NewCluster>> {
    let language = cx.language();
    let Some(cluster) = store::found(cx, guard, &draft).await? else {
        // Somebody was quicker with the same name.
        cx.remark(say!(language, "staff-name-taken", name = draft.name));
        return Ok(Next::Go(Step::Name));
    };
    if let Some(leader) = draft.leader {
        outbox::refresh_commands(cx, leader).await?;
        outbox::tell(cx, &[leader], NewCluster::NAME, |language| leading::notice(language, &draft.name, cluster))
            .await?;
    }
    cx.remark(say!(language, "staff-form-created"));
    Ok(Next::To(Place::ClusterDesk(cluster)))
}

/// One question back, with what was said.
fn before(step: Step) -> Step {
    match step {
        Step::Name | Step::Categories(_) => Step::Name,
        Step::Host(draft, ..) => Step::Categories(draft),
        Step::Leader(draft, ..) => Step::Host(draft, Spot::default()),
        Step::Confirm(draft) => Step::Leader(draft, Spot::default()),
    }
}
