//! The conversation about who leads what.

use super::cards;
use super::steps::{At, Press, Step};
use crate::ids::{GroupId, PersonId};
use crate::model::roles::{self, Appointing, Coordinator, Made};
use crate::model::{groups, ways};
use crate::outbox::Letters;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, View};

pub struct Leading;

impl Room for Leading {
    const NAME: &'static str = "leading";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Groups
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match at {
            At::Groups => Next::To(ways::GROUPS.place()),
            At::Whom { group } => Next::Go(Step::Whom { group, spot: Spot::default() }),
            At::What { person } => Next::Go(Step::What { person, spot: Spot::default() }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::Whom { group, spot } => cards::whom(cx, guard, *group, spot).await,
            Step::What { person, spot } => cards::what(cx, guard, *person, spot).await,
            Step::Certain { group, person } => cards::certain(cx, guard, *group, *person).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        Ok(match (step, said) {
            (Step::Whom { group, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Whom { group, spot: spot.after(leaf) })
            }
            (Step::Whom { group, .. }, Said::Text(typed)) => Next::Go(Step::Whom { group, spot: Spot::found(&typed) }),
            (Step::Whom { group, .. }, Said::Press(Press::Person { id })) => {
                Next::Go(Step::Certain { group, person: id })
            }

            (Step::What { person, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::What { person, spot: spot.after(leaf) })
            }
            (Step::What { person, .. }, Said::Text(typed)) => {
                Next::Go(Step::What { person, spot: Spot::found(&typed) })
            }
            (Step::What { person, .. }, Said::Press(Press::Group { id })) => {
                Next::Go(Step::Certain { group: id, person })
            }

            (Step::Certain { group, person }, Said::Press(Press::Yes)) => {
                appoint(cx, guard, group, person).await?;
                Next::To(ways::GROUP.of(group))
            }
            _ => Next::Puzzled,
        })
    }
}

/// Gives a group its leader, and tells the new one and the former one.
async fn appoint(cx: &mut Cx, guard: Coordinator, group: GroupId, person: PersonId) -> Result<()> {
    let language = cx.language();
    let Made::Made { former, .. } = roles::appoint(cx, guard, &Appointing::leader(person, group)).await? else {
        cx.remark(say!(language, "groups-leads-already"));
        return Ok(());
    };
    let group = groups::named(cx, group).await?;
    let letters = Letters::default();
    let letters = letters.and(&[person], Leading::NAME, |language| cards::told_to_leader(language, &group))?;
    let former: Vec<_> = former.into_iter().collect();
    let letters = letters.and(&former, Leading::NAME, |language| cards::told_to_former(language, &group))?;
    letters.tell(cx).await?;
    cx.remark(say!(language, "groups-appointed"));
    Ok(())
}
