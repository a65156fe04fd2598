//! The conversation about the rosters of somebody who is merely listed.
//!
//! ```text
//! - (on the card of the person) [В кластер]
//! - Кластеры человека: Лугова Анна Ильинична          — [Оценивание]
//! - ✅ Оценивание                                      — [✅ Оценивание]
//! - Исключить из состава? Прошедшее останется.         — [Исключить]
//! ```

use super::cards;
use super::steps::{At, Press, Step};
use crate::ids::{GroupId, PersonId};
use crate::model::groups::{self, Admitting};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, View};

pub struct Rostering;

impl Room for Rostering {
    const NAME: &'static str = "rostering";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::People
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match at {
            At::People => Next::To(ways::PEOPLE.place()),
            At::Person { person } => Next::Go(Step::Groups { person, spot: Spot::default() }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::Groups { person, spot } => cards::groups(cx, guard, *person, spot).await,
            Step::Leaving { person, group } => cards::leaving(cx, *person, *group).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        Ok(match (step, said) {
            (Step::Groups { person, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Groups { person, spot: spot.after(leaf) })
            }
            (Step::Groups { person, .. }, Said::Text(typed)) => {
                Next::Go(Step::Groups { person, spot: Spot::found(&typed) })
            }
            (Step::Groups { person, spot }, Said::Press(Press::Group { id })) => {
                admit(cx, guard, person, id, spot).await?
            }

            (Step::Leaving { person, group }, Said::Press(Press::Yes)) => {
                if groups::take_out(cx, guard, group, person).await? {
                    cx.remark(say!(cx.language(), "groups-unrostered"));
                }
                Next::Go(Step::Groups { person, spot: Spot::default() })
            }
            _ => Next::Puzzled,
        })
    }
}

/// Writes somebody into a group, or asks whether they go, where they belong to it.
async fn admit(
    cx: &mut Cx,
    guard: Coordinator,
    person: PersonId,
    group: GroupId,
    spot: Spot,
) -> Result<Next<Rostering>> {
    let language = cx.language();
    match groups::admit(cx, guard, group, person).await? {
        Admitting::Admitted => cx.remark(say!(language, "groups-rostered")),
        Admitting::Already => return Ok(Next::Go(Step::Leaving { person, group })),
        Admitting::Full => cx.remark(say!(language, "groups-roster-full")),
        Admitting::Closed => cx.remark(say!(language, "groups-roster-closed")),
        Admitting::ForThemselves => {
            cx.remark(say!(language, "groups-roster-themselves"));
            return Ok(Next::To(ways::PERSON.of(person)));
        }
    }
    Ok(Next::Go(Step::Groups { person, spot }))
}
