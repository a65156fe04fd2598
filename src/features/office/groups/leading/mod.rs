//! Giving a cluster its leader, from the cluster's card or from the person's.
//!
//! ```text
//! - [Назначить руководителя]                  - [Назначить руководителем]
//! - Кто будет руководить?      — петрова      - Каким кластером руководить?   — [Оценивание]
//!                              — [Петрова О. С., Школа № 3]
//! - Назначить руководителя? Сейчас руководит Смирнова и перестанет.           — [Назначить]
//! - ✅ Назначено. (both are told, their commands change)
//! ```

mod cards;
mod store;

pub use cards::notice;

use serde::{Deserialize, Serialize};

use self::cards;
use super as clusters;
use crate::ids::{ClusterId, PersonId};
use crate::model::people::Coordinator;
use crate::talk::{Button, Cx, Leaf, Next, Place, Result, Room, Said, Spot, View};
use crate::{outbox, say};

/// The room where leaders are appointed.
pub struct Leading;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// Who is to lead this cluster? What is typed is searched.
    Whom(ClusterId, Spot),
    /// What is this person to lead? What is typed is searched.
    What(PersonId, Spot),
    /// Shall this person lead this cluster?
    Certain(ClusterId, PersonId),
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through the list.
    List(Leaf),
    /// Chooses who leads.
    Person(PersonId),
    /// Chooses what is led.
    Cluster(ClusterId),
    /// Appoints.
    Yes,
}

impl Room for Leading {
    const NAME: &'static str = "leading";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::DeskClusters
    }

    async fn enter(cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match place {
            Place::LeaderFor(cluster) => Next::Go(Step::Whom(cluster, Spot::default())),
            Place::LedBy(person) => Next::Go(Step::What(person, Spot::default())),
            _ => Next::To(Leading::home()),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::Whom(cluster, spot) => cards::whom(cx, guard, *cluster, spot).await,
            Step::What(person, spot) => cards::what(cx, guard, *person, spot).await,
            Step::Certain(cluster, person) => cards::certain(cx, guard, *cluster, *person).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        Ok(match (step, said) {
            (Step::Whom(cluster, spot), Said::Press(Press::List(leaf))) => {
                Next::Go(Step::Whom(cluster, spot.after(leaf)))
            }
            (Step::Whom(cluster, _), Said::Text(typed)) => Next::Go(Step::Whom(cluster, Spot::found(&typed))),
            (Step::Whom(cluster, _), Said::Press(Press::Person(person))) => Next::Go(Step::Certain(cluster, person)),

            (Step::What(person, spot), Said::Press(Press::List(leaf))) => {
                Next::Go(Step::What(person, spot.after(leaf)))
            }
            (Step::What(person, _), Said::Text(typed)) => Next::Go(Step::What(person, Spot::found(&typed))),
            (Step::What(person, _), Said::Press(Press::Cluster(cluster))) => Next::Go(Step::Certain(cluster, person)),

            (Step::Certain(cluster, person), Said::Press(Press::Yes)) => {
                appoint(cx, guard, cluster, person).await?;
                Next::To(Place::ClusterDesk(cluster))
            }
            _ => Next::Puzzled,
        })
    }
}

/// Gives a cluster its leader; the new one and the former one are told, and their commands change.
async fn appoint(cx: &mut Cx, guard: Coordinator, cluster: ClusterId, person: PersonId) -> Result<()> {
    let language = cx.language();
    let before = clusters::cluster(cx, guard, cluster).await?;
    let former = before.leader.map(|(former, _)| former);
    if former == Some(person) {
        cx.remark(say!(language, "staff-leads-already"));
        return Ok(());
    }
    store::set_leader(cx, guard, cluster, person).await?;
    outbox::refresh_commands(cx, person).await?;
    outbox::tell::<Press>(cx, &[person], Leading::NAME, |language| cards::notice(language, &before.name, cluster))
        .await?;
    if let Some(former) = former {
        outbox::refresh_commands(cx, former).await?;
        outbox::tell::<Press>(cx, &[former], Leading::NAME, |language| {
            View::new(say!(language, "staff-notice-former-title"))
                .line(say!(language, "staff-notice-former-line", cluster = before.name.clone()))
                .button(Button::go(say!(language, "staff-open-cluster"), Place::Cluster(cluster)))
        })
        .await?;
    }
    cx.remark(say!(language, "staff-appointed"));
    Ok(())
}
