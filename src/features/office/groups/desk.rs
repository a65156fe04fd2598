//! Clusters, for a coordinator: what each is called, addresses, and where in its cycle it is.
//!
//! ```text
//! - Кластеры: 7, ❗ нет руководителя                — [Оценивание]
//! - Оценивание: руководит Смирнова, этап: работает, 12 участников, дефициты: методические
//!                            — [Назначить руководителя] [Этап] [Переименовать] [Категории дефицитов]
//! - На каком этапе кластер?                         — [Подводит итоги]
//! - ✅ Этап изменён.
//! ```
//!
//! A closed cluster keeps its members and events, but nobody joins it (S1-07).

use serde::{Deserialize, Serialize};

use super::{cards, store};
use crate::features::office::rules;
use crate::ids::{CategoryId, ClusterId};
use crate::model::people::Coordinator;
use crate::model::people::clusters::Phase;
use crate::say;
use crate::talk::{Cx, Leaf, Next, Place, Result, Room, Said, Spot, View};

/// The room of clusters at the desk.
pub struct Clusters;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The list; what is typed is searched.
    List(Spot),
    /// A cluster.
    Card(ClusterId),
    /// Its new name is typed.
    Rename(ClusterId),
    /// Where in its cycle it is.
    Phase(ClusterId),
    /// What it addresses.
    Categories(ClusterId),
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through the list.
    List(Leaf),
    /// Types a name.
    Rename,
    /// Shows the phases.
    Phases,
    /// Moves the cluster in its cycle.
    Phase(Phase),
    /// Shows the categories.
    Categories,
    /// Adds a category, or takes it away.
    Category(CategoryId, bool),
}

impl Room for Clusters {
    const NAME: &'static str = "deskclusters";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::DeskClusters
    }

    async fn enter(cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match place {
            Place::ClusterDesk(cluster) => Step::Card(cluster),
            _ => Step::List(Spot::default()),
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::List(spot) => cards::list(cx, guard, spot).await,
            Step::Card(cluster) => cards::card(cx, guard, *cluster).await,
            Step::Rename(cluster) => cards::rename(cx, guard, *cluster).await,
            Step::Phase(cluster) => cards::phases(cx, guard, *cluster).await,
            Step::Categories(cluster) => cards::categories(cx, guard, *cluster).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List(spot), Said::Press(Press::List(leaf))) => Next::Go(Step::List(spot.after(leaf))),
            (Step::List(_), Said::Text(typed)) => Next::Go(Step::List(Spot::found(&typed))),

            (Step::Card(cluster), Said::Press(Press::Rename)) => Next::Go(Step::Rename(cluster)),
            (Step::Card(cluster), Said::Press(Press::Phases)) => Next::Go(Step::Phase(cluster)),
            (Step::Card(cluster), Said::Press(Press::Categories)) => Next::Go(Step::Categories(cluster)),

            (Step::Rename(cluster), Said::Text(typed)) => {
                let Some(name) = rules::cluster_name(&typed) else {
                    return Ok(Next::Stay(say!(language, "staff-cluster-flaw")));
                };
                if !store::rename(cx, guard, cluster, &name).await? {
                    return Ok(Next::Stay(say!(language, "staff-name-taken", name = name)));
                }
                cx.remark(say!(language, "staff-renamed"));
                Next::Go(Step::Card(cluster))
            }
            (Step::Phase(cluster), Said::Press(Press::Phase(phase))) => {
                store::set_phase(cx, guard, cluster, phase).await?;
                cx.remark(say!(language, "staff-phase-set"));
                Next::Go(Step::Card(cluster))
            }
            (Step::Categories(cluster), Said::Press(Press::Category(category, wanted))) => {
                store::set_category(cx, guard, cluster, category, wanted).await?;
                Next::Go(Step::Categories(cluster))
            }
            _ => Next::Puzzled,
        })
    }
}
