//! Groups whose leader goes.

use futures::FutureExt;

use super::cards;
use super::room::Groups;
use crate::ids::PersonId;
use crate::model::roles::{self, Leaves};
use crate::outbox::Letters;
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
            | Happening::LanguageChanged { .. }
            | Happening::PresenceParted { .. }
            | Happening::ResultsCame { .. } => Ok(()),
        }
    }
    .boxed()
}

async fn tell(tx: &mut Tx, leaving: PersonId) -> Result<()> {
    let Leaves { led, coordinators, .. } = roles::leaves(tx, leaving).await?;
    let mut letters = Letters::default();
    for group in led {
        letters = letters.and(&coordinators, Groups::NAME, |language| cards::orphan(language, &group))?;
    }
    letters.tell(tx).await?;
    Ok(())
}
