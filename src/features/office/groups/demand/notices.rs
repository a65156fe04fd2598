//! What the duty does: reckons demands after a look, tells whom a new cluster concerns, and asks later whether it has
//! helped. No notice names a deficit, and none names anybody.

use super::room::Demand;
use super::rules::is_news;
use super::steps::Press;
use super::store;
use crate::features::Town;
use crate::ids::{CategoryId, GroupId};
use crate::model::regulation::{self, keys};
use crate::model::{needs, roles, ways};
use crate::talk::{Answer, Button, Result, Room, Tx, View};
use crate::text::Language;
use crate::{outbox, say};

/// Does all that is due.
pub async fn run(tx: &mut Tx) -> Result<()> {
    if reckon(tx).await? {
        let coordinators = roles::coordinators(tx).await?;
        outbox::tell(tx, &coordinators, Demand::NAME, there_is_demand).await?;
    }
    let covered = store::covered(tx).await?;
    for row in store::all(tx).await? {
        let by = covered.iter().find(|(category, _)| *category == row.category).map(|(_, group)| *group);
        match (row.group, row.opened_at, row.ask_at) {
            (None, ..) => {
                if let Some(group) = by {
                    open(tx, row.category, group).await?;
                }
            }
            (Some(group), Some(opened_at), Some(ask_at)) if ask_at <= tx.now => {
                let people = needs::joined_with(tx, row.category, group, opened_at).await?;
                outbox::tell(tx, &people, Demand::NAME, has_it_helped).await?;
                store::over(tx, row.category).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Reckons demands after a look; tells whether there is one to speak of.
async fn reckon(tx: &mut Tx) -> Result<bool> {
    let Some(look) = store::look(tx).await? else { return Ok(false) };
    if look.id <= store::reckoned(tx).await? {
        return Ok(false);
    }
    store::reckon(tx, look.id).await?;
    let least = regulation::now(tx).await?.get(&keys::people::DEMAND_LEAST)?;
    let (covered, known) = (store::covered(tx).await?, store::all(tx).await?);
    let mut has_news = false;
    for (category, figure) in needs::categories(tx).await?.into_iter().zip(look.whole.categories) {
        let before = known.iter().find(|row| row.category == category.id);
        let is_met = before.is_some_and(|row| row.group.is_some());
        if is_met || covered.iter().any(|(covered, _)| *covered == category.id) {
            continue;
        }
        let Some(people) = figure.exact() else { continue };
        if is_news(people, before.map(|row| row.people), least) {
            store::tell(tx, category.id, people).await?;
            has_news = true;
        }
    }
    Ok(has_news)
}

/// A cluster covers what was in demand: whom it concerns is told of it.
async fn open(tx: &mut Tx, category: CategoryId, group: GroupId) -> Result<()> {
    store::met(tx, category, group).await?;
    let people = needs::without_group(tx, category, group).await?;
    outbox::tell(tx, &people, Demand::NAME, |language| opened(language, group)).await?;
    Ok(())
}

/// The demo begins without notices: what is in demand is known already.
pub fn quietly(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        town.tx.now = town.now;
        reckon(&mut town.tx).await?;
        Ok(())
    })
}

fn there_is_demand(language: Language) -> View<Press> {
    View::new(say!(language, "groups-demand-notice-title"))
        .line(say!(language, "groups-demand-notice-line"))
        .button(Button::go(say!(language, "groups-demand-look"), ways::DEMAND.place()))
}

fn opened(language: Language, group: GroupId) -> View<Press> {
    View::new(say!(language, "groups-demand-opened-title"))
        .line(say!(language, "groups-demand-opened-line"))
        .button(Button::go(say!(language, "groups-demand-look"), ways::CLUSTER.of(group)))
}

fn has_it_helped(language: Language) -> View<Press> {
    View::new(say!(language, "groups-demand-helped-title"))
        .line(say!(language, "groups-demand-helped-line"))
        .button(Button::go(say!(language, "groups-demand-own"), ways::DEFICITS.place()))
}
