//! The conversation in which somebody hands over everything.

use serde::{Deserialize, Serialize};

use super::cards;
use crate::features;
use crate::features::office::roles::room::RolesRoom;
use crate::features::office::roles::{notices, store};
use crate::ids::PersonId;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::outbox::Letters;
use crate::say;
use crate::talk::{Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View};
use crate::text::Language;

pub struct Handing;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Nobody is chosen yet: somebody is to be.
    People,
    From {
        person: PersonId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// To whom? What is typed is searched.
    To { from: PersonId, spot: Spot },
    /// Shall it be so?
    Sure { from: PersonId, to: PersonId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// Chooses who gets everything.
    To {
        id: PersonId,
    },
    Yes,
}

impl Room for Handing {
    const NAME: &'static str = "handing";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::People
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // The card asks the guard.
        Ok(match at {
            At::People => Next::To(ways::PEOPLE.place()),
            At::From { person } => Next::Go(Step::To { from: person, spot: Spot::default() }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::To { from, spot } => {
                let guard = Coordinator::of(cx).await?;
                cards::to_whom(cx, guard, *from, spot).await
            }
            Step::Sure { from, to } => cards::certain(cx, *from, *to).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::To { from, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::To { from, spot: spot.after(leaf) })
            }
            (Step::To { from, .. }, Said::Text(typed)) => Next::Go(Step::To { from, spot: Spot::found(&typed) }),
            (Step::To { from, .. }, Said::Press(Press::To { id })) if id == from => {
                Next::Stay(say!(cx.language(), "roles-hand-oneself"))
            }
            (Step::To { from, .. }, Said::Press(Press::To { id })) => Next::Go(Step::Sure { from, to: id }),
            (Step::Sure { from, to }, Said::Press(Press::Yes)) => hand(cx, from, to).await?,
            _ => Next::Puzzled,
        })
    }
}

/// Hands everything over as it is now, and tells both.
async fn hand(cx: &mut Cx, from: PersonId, to: PersonId) -> Result<Next<Handing>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let handed = store::handed(cx, from, Some(to)).await?;
    let taker = handed.to.clone().ok_or(Trouble::Gone)?;
    let mut count = 0;
    for handover in features::handovers() {
        count += (handover.hand)(cx, guard, from, to).await?;
    }
    if count == 0 {
        cx.remark(say!(language, "roles-hand-nothing"));
        return Ok(Next::To(ways::ROLES_OF.of(from)));
    }
    let what = |language: Language| cards::said(language, &handed.what);
    let letters = Letters::default()
        .and(&[to], RolesRoom::NAME, |language| notices::handed(language, &handed.from, &what(language), true))?
        .and(&[from], RolesRoom::NAME, |language| notices::handed(language, &taker, &what(language), false))?;
    letters.tell(cx).await?;
    cx.remark(say!(language, "roles-handed", what = what(language).join(", ")));
    Ok(Next::To(ways::ROLES_OF.of(to)))
}
