//! The desk itself: how much there is, what waits, and the ways on.
//!
//! ```text
//! - /people
//! - Люди, школы, кластеры: 👥 412 · 📍 18 · 7 · ❗ 2 организации ждут подтверждения
//!                        — [Люди] [Школы] [Кластеры] [Добавить школы] [Создать кластер]
//!                        — петрова      (a name is what is looked for most)
//! ```

use serde::{Deserialize, Serialize};

mod store;
use crate::model::people::Coordinator;
use crate::say;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View};

/// The room of the desk.
pub struct Desk;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The desk.
    Desk,
}

impl Room for Desk {
    const NAME: &'static str = "staff";
    type Step = Step;
    type Press = ();

    fn home() -> Place {
        Place::People
    }

    async fn enter(cx: &mut Cx, _place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(Step::Desk))
    }

    async fn ask(cx: &mut Cx, _step: &Step) -> Result<View<()>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let desk = store::desk(cx, guard).await?;
        let (unconfirmed, leaderless) = (desk.unconfirmed, desk.leaderless);
        Ok(View::new(say!(language, "staff-title"))
            .line(say!(language, "staff-desk-people", count = desk.people))
            .line(say!(language, "staff-desk-schools", count = desk.organisations))
            .line(say!(language, "staff-desk-clusters", count = desk.clusters))
            .maybe_line((unconfirmed > 0).then(|| say!(language, "staff-desk-unconfirmed", count = unconfirmed)))
            .maybe_line((leaderless > 0).then(|| say!(language, "staff-desk-leaderless", count = leaderless)))
            .question(say!(language, "staff-desk-question"))
            .button(Button::go(say!(language, "staff-people"), Place::PeopleNamed(String::new())))
            .row([
                Button::go(say!(language, "staff-schools"), Place::Schools),
                Button::go(say!(language, "staff-clusters"), Place::DeskClusters),
            ])
            .row([
                Button::go(say!(language, "staff-add-schools"), Place::NewSchools),
                Button::go(say!(language, "staff-new-cluster"), Place::NewCluster),
            ])
            .button(Button::go(say!(language, "button-menu"), Place::Menu)))
    }

    async fn answer(cx: &mut Cx, _step: Step, said: Said<()>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match said {
            Said::Text(typed) => Next::To(Place::PeopleNamed(typed)),
            _ => Next::Puzzled,
        })
    }
}
