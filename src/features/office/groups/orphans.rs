//! Groups whose leader goes.

use futures::FutureExt;

use super::cards;
use super::room::Groups;
use crate::ids::PersonId;
use crate::model::roles;
use crate::outbox;
use crate::talk::{Answer, Happening, Result, Room, Tx};

/// Tells the other coordinators which groups have no leader once somebody is erased.
pub fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    async move {
        match happening {
            Happening::Erasing { person } => tell(tx, *person).await,
            Happening::Left { .. }
            | Happening::RegisteredTwice { .. }
            | Happening::RolesChanged { .. }
            | Happening::RegulationChanged { .. }
            | Happening::LanguageChanged { .. } => Ok(()),
        }
    }
    .boxed()
}

async fn tell(tx: &mut Tx, leaving: PersonId) -> Result<()> {
    let led = roles::led_by(tx, leaving).await?;
    if led.is_empty() {
        return Ok(());
    }
    let mut coordinators = roles::coordinators(tx).await?;
    coordinators.retain(|coordinator| *coordinator != leaving);
    for group in led {
        outbox::tell(tx, &coordinators, Groups::NAME, |language| cards::orphan(language, &group)).await?;
    }
    Ok(())
}
