//! The conversation at the desk.

use serde::{Deserialize, Serialize};

use super::store;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Room, Said, View};

pub struct Desk;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Desk,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Desk,
}

impl Room for Desk {
    const NAME: &'static str = "desk";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = ();

    fn home() -> At {
        At::Desk
    }

    async fn enter(_cx: &mut Cx, At::Desk: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(Next::Go(Step::Desk))
    }

    async fn ask(cx: &mut Cx, Step::Desk: &Step) -> Result<View<()>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let desk = store::desk(cx, guard).await?;
        let (unconfirmed, leaderless) = (desk.unconfirmed, desk.leaderless);
        Ok(View::new(say!(language, "desk-title"))
            .line(say!(language, "desk-people", count = desk.people))
            .line(say!(language, "desk-organisations", count = desk.organisations))
            .line(say!(language, "desk-groups", count = desk.clusters))
            .maybe_line((unconfirmed > 0).then(|| say!(language, "desk-unconfirmed", count = unconfirmed)))
            .maybe_line((leaderless > 0).then(|| say!(language, "desk-leaderless", count = leaderless)))
            .question(say!(language, "desk-question"))
            .row([
                Button::go(say!(language, "desk-to-people"), ways::PEOPLE.place()),
                Button::go(say!(language, "desk-to-roles"), ways::ROLES.place()),
            ])
            .row([
                Button::go(say!(language, "desk-to-organisations"), ways::ORGANISATIONS.place()),
                Button::go(say!(language, "desk-to-groups"), ways::GROUPS.place()),
            ])
            .row([
                Button::go(say!(language, "office-add-organisations"), ways::NEW_ORGANISATIONS.place()),
                Button::go(say!(language, "office-new-group"), ways::NEW_GROUP.place()),
            ])
            .row([
                Button::go(say!(language, "desk-to-regulation"), ways::REGULATION.place()),
                Button::go(say!(language, "desk-to-papers"), ways::PAPERS.place()),
            ])
            .row([
                Button::go(say!(language, "desk-to-plans"), ways::PLANS.place()),
                Button::go(say!(language, "desk-to-journal"), ways::JOURNAL.place()),
            ])
            .button(Button::home(language)))
    }

    async fn answer(_cx: &mut Cx, _step: Step, said: Said<()>) -> Result<Next<Self>> {
        // The room of people, where a name leads, asks the guard.
        Ok(match said {
            Said::Text(typed) => Next::To(ways::PEOPLE_NAMED.of(typed)),
            _ => Next::Puzzled,
        })
    }
}
