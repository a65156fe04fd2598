//! The conversation about one's own roles.

use serde::{Deserialize, Serialize};

use super::cards;
use super::store;
use crate::features::office::roles::{notices, words};
use crate::ids::{AppointmentId, RoleRequestId};
use crate::model::roles::{self, Ended, Ender, Ending, Registered, Role};
use crate::say;
use crate::talk::{Cx, Leaf, Next, Result, Room, Said, Spot, View};

pub struct MyRoles;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Mine,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Mine {
        spot: Spot,
    },
    /// Of what am I what I say?
    Place {
        role: Role,
    },
    One {
        id: AppointmentId,
    },
    /// Shall I lay it down?
    Sure {
        id: AppointmentId,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    Open {
        id: AppointmentId,
    },
    /// Says what one is.
    Ask {
        role: Role,
    },
    /// And of what.
    At {
        role: Role,
        of_school: bool,
    },
    /// Takes a request back.
    Withdraw {
        id: RoleRequestId,
    },
    /// Asks whether to lay a role down.
    Resign,
    Yes,
    Back,
}

impl Room for MyRoles {
    const NAME: &'static str = "myroles";
    /// The first text that knows of requests.
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Mine = at;
        Ok(Next::Go(mine()))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Mine { spot } => cards::mine(cx, spot).await,
            Step::Place { role } => cards::place(cx, *role).await,
            Step::One { id } => cards::one(cx, *id).await,
            Step::Sure { id } => cards::sure(cx, *id).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Mine { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::Mine { spot: spot.after(leaf) }),
            (Step::Mine { .. }, Said::Press(Press::Open { id })) => Next::Go(Step::One { id }),
            (Step::Mine { .. }, Said::Press(Press::Ask { role })) if cards::has_choice(role) => {
                Next::Go(Step::Place { role })
            }
            (Step::Mine { .. }, Said::Press(Press::Ask { role })) => {
                ask(cx, role, role == Role::Representative).await?
            }
            (Step::Place { .. }, Said::Press(Press::At { role, of_school })) => ask(cx, role, of_school).await?,
            (Step::Mine { .. }, Said::Press(Press::Withdraw { id })) => {
                let me = Registered::of(cx)?;
                roles::withdraw(cx, me, id).await?;
                let words = say!(cx.language(), "roles-mine-withdrawn");
                cx.remark(words);
                Next::Go(mine())
            }
            (Step::One { id }, Said::Press(Press::Resign)) => Next::Go(Step::Sure { id }),
            (Step::Sure { id }, Said::Press(Press::Yes)) => resign(cx, id).await?,
            (Step::Sure { id }, Said::Press(Press::Back)) => Next::Go(Step::One { id }),
            (Step::Place { .. } | Step::One { .. }, Said::Press(Press::Back)) => Next::Go(mine()),
            _ => Next::Puzzled,
        })
    }
}

fn mine() -> Step {
    Step::Mine { spot: Spot::default() }
}

/// Asks the coordinators to confirm a role.
async fn ask(cx: &mut Cx, role: Role, of_school: bool) -> Result<Next<MyRoles>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    if !Role::ASKED.contains(&role) {
        return Ok(Next::Puzzled);
    }
    let Some(id) = roles::ask(cx, me, role, of_school).await? else {
        cx.remark(say!(language, "roles-mine-known"));
        return Ok(Next::Go(mine()));
    };
    let store::Mine { name, works_at, .. } = store::mine(cx, me).await?;
    let place = of_school.then_some(works_at.as_str());
    let coordinators = roles::coordinators(cx).await?;
    notices::tell(cx, &coordinators, |language| {
        notices::asked(language, id, &name, &works_at, &words::what(language, role, place))
    })
    .await?;
    cx.remark(say!(language, "roles-mine-asked"));
    Ok(Next::Go(mine()))
}

/// Lays a role down; the coordinators hear of it.
async fn resign(cx: &mut Cx, id: AppointmentId) -> Result<Next<MyRoles>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let all = store::mine(cx, me).await?;
    match roles::end(cx, Ender::Holder(me), &Ending { id, order: None }).await? {
        Ended::Last => return Ok(Next::Stay(say!(language, "roles-last-coordinator-self"))),
        Ended::Over => cx.remark(say!(language, "roles-over-already")),
        Ended::Ended { person, coordinators, .. } => {
            if let Some(held) = all.held.iter().find(|held| held.id == id) {
                notices::tell(cx, &coordinators, |language| {
                    notices::resigned(language, &all.name, &held.what(language), person)
                })
                .await?;
            }
            cx.remark(say!(language, "roles-resigned"));
        }
    }
    Ok(Next::Go(mine()))
}
