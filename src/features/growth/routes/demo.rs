//! Routes of the demo: one is half way, one waits for the tutor's word, one is a draft.

use super::rules;
use crate::features::Town;
use crate::ids::CategoryId;
use crate::model::needs::{self, Level, Need, What};
use crate::model::roles::Registered;
use crate::model::routes::{self, Opened, StepState};
use crate::talk::{Answer, Result, Trouble};
use crate::text::Language;

/// The place of the tutor among the people, whom an order has named (`office::roles`).
const TUTOR: usize = 9;
/// The places of those who go a route, and how far each is: agreed, sent, drafted.
const GO: [(usize, u8); 4] = [(12, 2), (13, 2), (16, 1), (17, 0)];
/// So many deficits at least, so that there is a way.
const DEFICITS: usize = 2;
/// The category of those who have written down fewer.
const CATEGORY: CategoryId = CategoryId(2);

/// So lately that no measure's day is near yet.
const DAYS: i64 = 18;

/// All of it.
pub fn routes(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        if town.people.len() <= GO.len() + TUTOR {
            return Ok(());
        }
        let tutor = town.people[TUTOR].person;
        for (place, far) in GO {
            town.days_ago(DAYS);
            let owner = town.registered(town.people[place % town.people.len()].person).await?;
            if owner.id() == tutor || !draft(town, owner).await? || far == 0 {
                continue;
            }
            let opened = own(town, owner).await?;
            if !routes::choose_tutor(&mut town.tx, &opened, Some(tutor)).await? {
                continue;
            }
            let opened = own(town, owner).await?;
            routes::set_goal(&mut town.tx, &opened, "Уверенно вести урок в трудном классе").await?;
            routes::send(&mut town.tx, &opened).await?;
            if far > 1 {
                let tutor = town.registered(tutor).await?;
                agree(town, tutor, owner).await?;
            }
        }
        Ok(())
    })
}

async fn own(town: &mut Town, owner: Registered) -> Result<Opened> {
    routes::own(&mut town.tx, owner, None).await?.ok_or_else(|| Trouble::fault("a route of the demo is not there"))
}

/// A route against what somebody has written down, or writes down now.
async fn draft(town: &mut Town, owner: Registered) -> Result<bool> {
    let mut open = needs::own(&mut town.tx, owner).await?;
    open.retain(|deficit| deficit.closed_at.is_none());
    for item in needs::items(&mut town.tx, CATEGORY).await?.into_iter().take(DEFICITS.saturating_sub(open.len())) {
        let need = Need { category: CATEGORY, what: What::Item(item.id), level: Level::Medium };
        needs::register(&mut town.tx, owner, &need).await?;
    }
    let mut open = needs::own(&mut town.tx, owner).await?;
    open.retain(|deficit| deficit.closed_at.is_none());
    open.truncate(DEFICITS);
    let categories: Vec<_> = open.iter().map(|deficit| deficit.category.id).collect();
    let sources = routes::sources(&mut town.tx, &categories).await?;
    let when = (town.tx.today(), town.tx.zone());
    // What was ahead when it was drafted may be past by now: the municipality's own events are left to those who look.
    let sources: Vec<_> = sources.into_iter().map(|source| routes::Source { event: None, ..source }).collect();
    let steps = rules::draft(Language::Ru, when, &open, &sources);
    Ok(routes::begin(&mut town.tx, owner, &steps).await?.is_some())
}

/// The tutor takes it on and agrees; half of what is not the cluster's is shown, and looked at but for one.
async fn agree(town: &mut Town, tutor: Registered, owner: Registered) -> Result<()> {
    let id = own(town, owner).await?.route.id;
    let opened = routes::tutored(&mut town.tx, tutor, id).await?;
    routes::accept(&mut town.tx, &opened).await?;
    let opened = routes::tutored(&mut town.tx, tutor, id).await?;
    routes::agree(&mut town.tx, &opened).await?;
    town.days_ago(DAYS / 2);
    let mine = own(town, owner).await?;
    let open = mine.route.steps.iter().filter(|step| step.state == StepState::Planned && step.group.is_none());
    let half: Vec<_> = open.map(|step| step.id).take(mine.route.steps.len() / 2).collect();
    for (number, step) in half.into_iter().enumerate() {
        routes::show(&mut town.tx, &mine, step, Some("Материалы у методиста"), None).await?;
        if number > 0 {
            let opened = routes::tutored(&mut town.tx, tutor, id).await?;
            routes::judge(&mut town.tx, &opened, step, None).await?;
        }
    }
    Ok(())
}
