//! The conversation about one's own school.

use serde::{Deserialize, Serialize};

use super::cards;
use crate::ids::{OrganisationId, PersonId};
use crate::model::organisations::Keeper;
use crate::model::people::merge;
use crate::model::roles::{self, Registered};
use crate::say;
use crate::talk::{Cx, Leaf, Next, Result, Room, Said, Spot, Trouble, View};

pub struct SchoolRoom;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The school that one represents, or the choice of one.
    Mine,
    Card {
        id: OrganisationId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Which of several?
    Choose {
        spot: Spot,
    },
    Card {
        id: OrganisationId,
    },
    /// Who works there; what is typed is searched.
    Staff {
        id: OrganisationId,
        spot: Spot,
    },
    /// One of them; beside it, where in the list to go back.
    Person {
        of: (OrganisationId, PersonId),
        spot: Spot,
    },
    /// The names that stand twice.
    Twice {
        id: OrganisationId,
        spot: Spot,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    School {
        id: OrganisationId,
    },
    Staff,
    Person {
        id: PersonId,
    },
    Twice,
    /// Makes a code to be handed over.
    Code,
    /// Chooses another school.
    Another,
    Back,
}

impl Room for SchoolRoom {
    const NAME: &'static str = "school";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            // The card asks whether it is theirs.
            At::Card { id } => Step::Card { id },
            At::Mine => {
                let me = Registered::of(cx)?;
                match roles::represented(cx, me).await?.as_slice() {
                    [] => return Err(Trouble::Refused(say!(cx.language(), "school-none"))),
                    [school] => Step::Card { id: school.id },
                    [_, _, ..] => Step::Choose { spot: Spot::default() },
                }
            }
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Choose { spot } => cards::choose(cx, spot).await,
            Step::Card { id } => cards::card(cx, *id).await,
            Step::Staff { id, spot } => cards::staff(cx, *id, spot).await,
            Step::Person { of, .. } => cards::person(cx, *of).await,
            Step::Twice { id, spot } => cards::twice(cx, *id, spot).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // Where a press merely leads to another card, that card asks whether it is theirs.
        Ok(match (step, said) {
            (Step::Choose { spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Choose { spot: spot.after(leaf) })
            }
            (Step::Choose { .. }, Said::Press(Press::School { id })) => Next::Go(Step::Card { id }),

            (Step::Card { id }, Said::Press(Press::Staff)) => Next::Go(Step::Staff { id, spot: Spot::default() }),
            (Step::Card { id }, Said::Press(Press::Twice)) => Next::Go(Step::Twice { id, spot: Spot::default() }),
            (Step::Card { .. }, Said::Press(Press::Another)) => Next::Go(Step::Choose { spot: Spot::default() }),

            (Step::Staff { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Staff { id, spot: spot.after(leaf) })
            }
            (Step::Staff { id, .. }, Said::Text(typed)) => Next::Go(Step::Staff { id, spot: Spot::found(&typed) }),
            (Step::Staff { id, spot }, Said::Press(Press::Person { id: person })) => {
                Next::Go(Step::Person { of: (id, person), spot })
            }

            (Step::Person { of, spot }, Said::Press(Press::Code)) => {
                code(cx, of).await?;
                Next::Go(Step::Person { of, spot })
            }
            (Step::Person { of: (id, _), spot }, Said::Press(Press::Back)) => Next::Go(Step::Staff { id, spot }),

            (Step::Twice { id, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Twice { id, spot: spot.after(leaf) })
            }
            (Step::Staff { id, .. } | Step::Twice { id, .. }, Said::Press(Press::Back)) => Next::Go(Step::Card { id }),
            _ => Next::Puzzled,
        })
    }
}

/// A code to be handed over stands above the card once, and nowhere else.
async fn code(cx: &mut Cx, (school, person): (OrganisationId, PersonId)) -> Result<()> {
    let guard = Keeper::of(cx, school).await?;
    let language = cx.language();
    let words = match merge::make_code(cx, guard, person).await? {
        Some(code) => {
            let (first, second) = code.split_at(code.len() / 2);
            say!(language, "people-code-made", code = format!("{first} {second}"))
        }
        None => say!(language, "people-code-needless"),
    };
    cx.remark(words);
    Ok(())
}
