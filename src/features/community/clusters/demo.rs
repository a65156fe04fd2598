//! Who joins which cluster of the demo.

use rand::Rng;

use crate::features::Town;
use crate::model::groups;
use crate::talk::Answer;

/// Fills each group that was founded, in the fortnight after its founding. The first of the people stays outside: they
/// answer for the municipality.
pub fn members(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        for (group, sketch) in town.groups.clone() {
            let leader = sketch.leader % town.people.len();
            for (number, neighbour) in town.people.clone().into_iter().enumerate() {
                let joins = number == leader || town.chance(sketch.popularity);
                if number == 0 || !joins {
                    continue;
                }
                let days = town.random.random_range(70..84);
                town.days_ago(days);
                let person = town.registered(neighbour.person).await?;
                groups::join(&mut town.tx, group, person).await?;
            }
        }
        Ok(())
    })
}
