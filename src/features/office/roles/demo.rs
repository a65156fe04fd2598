//! Its share of the invented municipality: roles that an order gives until the end of a school year, and somebody who says
//! that they are a methodist and waits for the coordinator's word.

use crate::features::Town;
use crate::model::roles::{self, Appointing, Order, Role, Scope};
use crate::talk::Result;

/// Appoints by order, and lets one person ask; all by their places among the people.
pub async fn appointed(town: &mut Town) -> Result<()> {
    let (_, term) = town.school_year().await?;
    town.days_ago_this_year(52).await?;
    let day = town.tx.today();
    let guard = town.coordinator().await?;
    for (place, role, scope, number) in APPOINTED {
        let what = Appointing {
            person: town.people[place % town.people.len()].person,
            role,
            scope,
            group: None,
            order: Some(Order { number: number.to_owned(), day }),
            term: Some(term),
        };
        roles::appoint(&mut town.tx, guard, &what).await?;
    }
    town.days_ago(1);
    let asks = town.people[ASKS % town.people.len()].person;
    let asks = town.registered(asks).await?;
    roles::ask(&mut town.tx, asks, Role::Methodist, true).await?;
    Ok(())
}

const APPOINTED: [(usize, Role, Scope, &str); 6] = [
    (11, Role::Observer, Scope::Municipality, "97-ОД"),
    (8, Role::Representative, Scope::Organisation, "98-ОД"),
    (3, Role::Representative, Scope::Organisation, "98-ОД"),
    (7, Role::Methodist, Scope::Municipality, "101-ОД"),
    (4, Role::Curator, Scope::Municipality, "102-ОД"),
    (9, Role::Tutor, Scope::Municipality, "103-ОД"),
];
/// The place of the one who asks.
const ASKS: usize = 5;
