//! The conversation about figures.

use serde::{Deserialize, Serialize};

use super::say;
use crate::people::Coordinator;
use crate::say as words;
use crate::talk::{Cx, Next, Parcel, Place, Result, Room, Said, View};

/// The room of the figures.
pub struct Stats;

/// What is shown.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Step {
    /// Everything at a glance.
    Overview,
    /// Deficits by category.
    Deficits,
    /// A page of the clusters.
    Clusters(usize),
    /// Events by month.
    Events,
    /// How each figure is counted.
    Method,
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Shows something else.
    Show(Step),
    /// Sends a picture of what is shown.
    Picture,
}

impl Room for Stats {
    const NAME: &'static str = "stats";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Stats
    }

    async fn enter(cx: &mut Cx, _place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(Step::Overview))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::Overview => say::overview(cx, guard).await,
            Step::Deficits => say::deficits(cx, guard).await,
            Step::Clusters(page) => say::clusters(cx, guard, *page).await,
            Step::Events => say::events(cx, guard).await,
            Step::Method => Ok(say::method(cx.language())),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        Ok(match said {
            Said::Press(Press::Show(step)) => Next::Go(step),
            Said::Press(Press::Picture) => {
                let chart = match step {
                    Step::Deficits => say::deficits_chart(cx, guard).await?,
                    Step::Clusters(_) => say::clusters_chart(cx, guard).await?,
                    Step::Events => say::events_chart(cx, guard).await?,
                    Step::Overview | Step::Method => return Ok(Next::Puzzled),
                };
                cx.parcel(Parcel::Chart(chart));
                let below = words!(cx.language(), "stats-picture-below");
                cx.toast(below);
                Next::Go(step)
            }
            _ => Next::Puzzled,
        })
    }
}
