//! People's share of the demo.

use futures::FutureExt;

use crate::features::Town;
use crate::model::{organisations, roles};
use crate::talk::{Answer, Trouble};

/// Makes the first resident the coordinator, who confirms the organisations at once: they were added when there was
/// nobody yet who could.
pub fn coordinator(town: &mut Town) -> Answer<'_, ()> {
    async move {
        let first = town.people.first().ok_or_else(|| Trouble::fault("nobody lives in the demo yet"))?.person;
        town.days_ago(84);
        roles::appoint_first_coordinator(&mut town.tx, first).await?;
        let guard = town.coordinator().await?;
        for organisation in &town.organisations {
            organisations::confirm(&mut town.tx, guard, *organisation).await?;
        }
        Ok(())
    }
    .boxed()
}
