//! Some people of the demo have looked at themselves, twice, so that there is a change to be seen.

use rand::seq::IndexedRandom;

use super::questionnaires::{Questionnaire, all};
use super::steps::MOST;
use super::{room, rules};
use crate::features::Town;
use crate::talk::Answer;

/// How long ago, in days.
const SITTINGS: [i64; 2] = [70, 12];

/// Every third has answered the quick questionnaire, twice.
pub fn checks(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        let Some(quick) = all().first() else { return Ok(()) };
        for neighbour in town.people.clone().into_iter().step_by(3) {
            for days in SITTINGS {
                town.days_ago(days);
                let owner = town.registered(neighbour.person).await?;
                let answers = answers(town, quick);
                room::keep(&mut town.tx, owner, quick, &rules::topics(quick, &answers)).await?;
            }
        }
        Ok(())
    })
}

/// Most cope, some need help.
fn answers(town: &mut Town, questionnaire: &Questionnaire) -> Vec<u8> {
    let usual = [1, 1, 2, 2, 2, MOST];
    let one = |_| usual.choose(&mut town.random).copied().unwrap_or(0);
    questionnaire.statements.iter().map(one).collect()
}
