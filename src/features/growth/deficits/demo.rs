//! What is hard for the people of the demo.

use rand::Rng;
use rand::seq::IndexedRandom;

use crate::features::{Neighbour, Town};
use crate::ids::CategoryId;
use crate::model::needs::{self, Level, Need, What};
use crate::talk::{Answer, Result};

/// Methodological and digital deficits are the commonest.
const COMMON: [i64; 14] = [2, 2, 2, 6, 6, 3, 3, 7, 7, 1, 4, 5, 8, 9];
/// The category of those who manage.
const MANAGEMENT: i64 = 10;

/// Everybody writes down up to three deficits, some weeks after they have registered.
pub fn deficits(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        for neighbour in town.people.clone() {
            for _ in 0..town.random.random_range(0..=3) {
                register(town, neighbour).await?;
            }
        }
        Ok(())
    })
}

async fn register(town: &mut Town, neighbour: Neighbour) -> Result<()> {
    let days = town.random.random_range(60..85);
    town.days_ago(days);
    let owner = town.registered(neighbour.person).await?;
    let common = COMMON.choose(&mut town.random).copied().unwrap_or(COMMON[0]);
    let category = CategoryId(if neighbour.manages { MANAGEMENT } else { common });
    let items = needs::items(&mut town.tx, category).await?;
    let Some(item) = items.choose(&mut town.random) else {
        return Ok(());
    };
    let level = Level::ALL.choose(&mut town.random).copied().unwrap_or(Level::Medium);
    let need = Need { category, what: What::Item(item.id), level };
    // An item that is drawn twice stays registered once, as it would for a person.
    needs::register(&mut town.tx, owner, &need).await?;
    Ok(())
}
