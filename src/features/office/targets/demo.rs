//! Its share of the invented municipality: two people whom the coordinator has seen work, each in a category that follows
//! from no fact (S0-01, 5 and 6).

use crate::features::Town;
use crate::model::people::{self, Assigned};
use crate::talk::Result;

/// Assigns them, by their places among the people, until the end of a school year.
pub async fn assigned(town: &mut Town) -> Result<()> {
    let (_, until) = town.school_year().await?;
    town.days_ago_this_year(36).await?;
    let guard = town.coordinator().await?;
    for (place, category, reason) in ASSIGNED {
        let person = town.people[place % town.people.len()].person;
        people::assign(&mut town.tx, guard, person, category, reason, until).await?;
    }
    Ok(())
}

const ASSIGNED: [(usize, Assigned, &str); 2] = [
    (9, Assigned::Growing, "Открытые уроки второй год подряд, готовится вести группу коллег"),
    (6, Assigned::Experienced, "Победа в районном конкурсе «Учитель года», ведёт мастер-классы"),
];
