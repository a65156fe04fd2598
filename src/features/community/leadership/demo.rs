//! Its share of the invented municipality: a cluster whose leader has a deputy, and one that its leader offers to a member,
//! who has not answered yet.

use crate::features::{Sketch, Town};
use crate::ids::{GroupId, PersonId};
use crate::model::groups::Phase;
use crate::model::roles::{self, Head};
use crate::talk::{Result, Trouble};

/// Names a deputy in the first cluster that has a member for it, and has the next one offered.
pub async fn offered(town: &mut Town) -> Result<()> {
    let mut groups = town.groups.clone();
    groups.retain(|(_, sketch)| sketch.phase == Phase::Working);
    let mut deputised = false;
    for (group, sketch) in groups {
        let (head, member) = someone(town, group, sketch).await?;
        let Some(member) = member else { continue };
        if !deputised {
            town.days_ago(40);
            roles::name_deputy(&mut town.tx, head.into(), member).await?;
            deputised = true;
            continue;
        }
        town.days_ago(2);
        roles::offer_leadership(&mut town.tx, head, member).await?;
        break;
    }
    town.at(town.now);
    Ok(())
}

/// The leader of a group, and the first of its members by name who may lead it: neither who answers for the municipality nor
/// who leads the first of the clusters, whose telephones stand on the page.
async fn someone(town: &mut Town, group: GroupId, sketch: &Sketch) -> Result<(Head, Option<PersonId>)> {
    let leader = town.leader(group, sketch).await?;
    let head = Head::find(&mut town.tx, leader.id(), group).await?;
    let head = head.ok_or_else(|| Trouble::fault("a group of the demo has no leader"))?;
    let busy: Vec<_> = town.people.iter().take(2).map(|one| one.person).collect();
    let (_, able) = roles::successors(&mut town.tx, head).await?;
    Ok((head, able.into_iter().map(|one| one.person).find(|person| !busy.contains(person))))
}
