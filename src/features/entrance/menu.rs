//! The menu: where everything can be reached by buttons, and the help.
//!
//! ```text
//! - /menu
//! - Ольга Сергеевна, что нужно?   — [События] [Кластеры] [Мои дефициты] [Профиль] …
//! ```
//!
//! `/cancel` ends here as well, from wherever it was said.

use serde::{Deserialize, Serialize};

use crate::model::people::{Registered, store};
use crate::say;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View};

/// The room of the menu.
pub struct Menu;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The menu.
    Menu,
    /// What the bot can do.
    Help,
}

impl Room for Menu {
    const NAME: &'static str = "menu";
    type Step = Step;
    type Press = ();

    fn home() -> Place {
        Place::Menu
    }

    async fn enter(_cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match place {
            Place::Help => Step::Help,
            _ => Step::Menu,
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<()>> {
        match step {
            Step::Menu => menu(cx).await,
            Step::Help => Ok(help(cx)),
        }
    }

    async fn answer(_cx: &mut Cx, _step: Step, _said: Said<()>) -> Result<Next<Self>> {
        Ok(Next::Puzzled)
    }
}

async fn menu(cx: &mut Cx) -> Result<View<()>> {
    let language = cx.language();
    let person = Registered::of(cx)?.id();
    let roles = store::roles(cx.db(), Some(person)).await?;
    let name = store::person(cx, person).await?.name.spoken();
    let mut view = View::new(say!(language, "menu-title", name = name))
        .row([
            Button::go(say!(language, "menu-events"), Place::Events),
            Button::go(say!(language, "menu-clusters"), Place::MyClusters),
        ])
        .row([
            Button::go(say!(language, "menu-deficits"), Place::Deficits),
            Button::go(say!(language, "menu-record"), Place::Record),
        ]);
    if roles.leads {
        view = view.row([
            Button::go(say!(language, "menu-new-event"), Place::NewEvent),
            Button::go(say!(language, "menu-attendance"), Place::Attendance),
        ]);
    }
    if roles.coordinates {
        view = view.row([
            Button::go(say!(language, "menu-stats"), Place::Stats),
            Button::go(say!(language, "menu-people"), Place::People),
        ]);
    }
    Ok(view
        .row([
            Button::go(say!(language, "menu-profile"), Place::Profile),
            Button::go(say!(language, "menu-settings"), Place::Settings),
        ])
        .button(Button::go(say!(language, "menu-help"), Place::Help)))
}

fn help(cx: &Cx) -> View<()> {
    let language = cx.language();
    View::new(say!(language, "help-title"))
        .line(say!(language, "help-deficits"))
        .line(say!(language, "help-clusters"))
        .line(say!(language, "help-events"))
        .line(say!(language, "help-data"))
        .line(say!(language, "help-cancel"))
        .line(say!(language, "help-contact", operator = cx.around.operator.clone()))
        .button(Button::go(say!(language, "button-menu"), Place::Menu))
}
