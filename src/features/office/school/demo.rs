//! The share of the demo of those who represent schools.

use futures::FutureExt;

use crate::features::Town;
use crate::model::roles::{self, Appointing, Role, Scope};
use crate::talk::Answer;

/// The place of the representative among the people.
const PLACE: usize = 9;

/// One of the residents represents the school where they work.
pub fn representative(town: &mut Town) -> Answer<'_, ()> {
    async move {
        town.days_ago(80);
        let guard = town.coordinator().await?;
        let person = town.people[PLACE % town.people.len()].person;
        let (role, scope) = (Role::Representative, Scope::Organisation);
        let what = Appointing { person, role, scope, group: None, order: None, term: None };
        roles::appoint(&mut town.tx, guard, &what).await?;
        Ok(())
    }
    .boxed()
}
