//! The pairs of the demo: some experienced teachers offer, young ones have asked, and two pairs with the beginning of a
//! programme wait for an order.

use super::programmes;
use crate::features::{Neighbour, Town};
use crate::ids::PersonId;
use crate::model::pairs::{self, Basis, Proposal, Proposed, Side};
use crate::talk::{Answer, Result};

/// Every so manieth of the town offers to be a mentor.
const OFFERS: usize = 9;

/// Offers, a proposal that waits, and two that were accepted.
pub fn pairs(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        town.days_ago(20);
        let people: Vec<Neighbour> = town.people.clone();
        for neighbour in people.iter().step_by(OFFERS) {
            let owner = town.registered(neighbour.person).await?;
            pairs::offer(&mut town.tx, owner, true).await?;
        }
        let mut offering = people.iter().step_by(OFFERS).map(|one| one.person);
        let mut asking = people.iter().skip(1).step_by(OFFERS).map(|one| one.person);
        // What waits for an answer was proposed so lately that nobody is reminded of it yet.
        for (is_accepted, days) in [(false, 1), (true, 20), (true, 20)] {
            let (Some(mentor), Some(mentee)) = (offering.next(), asking.next()) else { return Ok(()) };
            town.days_ago(days);
            propose(town, (mentor, mentee), is_accepted).await?;
        }
        Ok(())
    })
}

async fn propose(town: &mut Town, (mentor, mentee): (PersonId, PersonId), is_accepted: bool) -> Result<()> {
    let proposal = Proposal { basis: Basis::Mentor, mentor, mentee, subject: None, direction: None, months: 9 };
    let Proposed::New(id) = pairs::propose(&mut town.tx, proposal, Some(Side::Mentee)).await? else {
        return Ok(());
    };
    if is_accepted {
        let pair = pairs::pair(&mut town.tx, id).await?;
        pairs::accept(&mut town.tx, &pair, Side::Mentor).await?;
        // The mentor has begun the programme, and the other one is still to look.
        let pair = pairs::pair(&mut town.tx, id).await?;
        let due_on = town.tx.today().checked_add_days(chrono::Days::new(60));
        let measures = programmes::aimed(Basis::Mentor, &[]).into_iter().take(3);
        let measures: Vec<_> =
            measures.map(|(_, it)| pairs::NewMeasure { words: it.says.ru.clone(), due_on }).collect();
        pairs::add_measures(&mut town.tx, &pair, mentor, &measures).await?;
    }
    Ok(())
}
