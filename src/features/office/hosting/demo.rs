//! Its share of the invented municipality: a school that offers itself as the host of a cluster, and waits for the answer.

use crate::features::Town;
use crate::ids::CategoryId;
use crate::model::organisations::Keeper;
use crate::model::{groups, people};
use crate::talk::{Result, Trouble};

/// The place of the school's representative among the people.
const PLACE: usize = 9;
/// Digital competences.
const DIRECTION: CategoryId = CategoryId(6);
const WORDS: &str = "Компьютерный класс на 15 мест, интерактивная доска и два методиста";

/// The representative has offered the school three days ago.
pub async fn offered(town: &mut Town) -> Result<()> {
    town.days_ago(3);
    let person = town.people[PLACE % town.people.len()].person;
    let school = people::person(&mut town.tx, person).await?.organisation.id;
    let person = town.registered(person).await?;
    let keeper = Keeper::representing(&mut town.tx, person, school).await?;
    let keeper = keeper.ok_or_else(|| Trouble::fault("nobody of the demo represents the school"))?;
    groups::offer_host(&mut town.tx, keeper, DIRECTION, Some(WORDS)).await?;
    town.at(town.now);
    Ok(())
}
