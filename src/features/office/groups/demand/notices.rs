//! What the duty does: reckons demands after a look, tells whom a new cluster concerns, and asks later whether it, or an event
//! made for a demand, has helped. No notice names a deficit, and none names anybody.

use chrono::{DateTime, Utc};

use super::cards;
use super::room::Demand;
use super::rules::is_news;
use super::steps::Press;
use super::store::{self, Row};
use crate::feature::Ran;
use crate::features::Town;
use crate::ids::{EventId, GroupId};
use crate::model::regulation::{self, keys};
use crate::model::{needs, roles, ways};
use crate::talk::{Answer, Button, Result, Room, Tx, View};
use crate::text::Language;
use crate::{outbox, say};

/// Does all that is due, of what many are told a slice.
pub async fn run(tx: &mut Tx) -> Result<Ran> {
    if reckon(tx).await? {
        let coordinators = roles::coordinators(tx).await?;
        outbox::tell(tx, &coordinators, Demand::NAME, there_is_demand).await?;
    }
    let covered = store::covered(tx).await?;
    let least = regulation::now(tx).await?.get(&keys::people::DEMAND_LEAST)?;
    for row in store::all(tx).await? {
        let by = covered.iter().find(|(category, _)| *category == row.category).map(|(_, group)| *group);
        match (row.group, row.opened_at) {
            // The cluster that met it is gone: so is what was to be said of it.
            (None, Some(_)) => store::over(tx, row.category).await?,
            // A cluster that has opened meanwhile tells and asks in its turn, in place of an event.
            (None, None) => {
                if let Some(group) = by {
                    store::met(tx, row.category, group).await?;
                    return Ok(Ran::More);
                }
                if let Some(event) = row.event
                    && ask_after(tx, &row, event, least).await?
                {
                    return Ok(Ran::More);
                }
            }
            (Some(group), opened_at) => {
                let opened_at = opened_at.unwrap_or(tx.now);
                if let Some(from) = row.told_to {
                    return tell(tx, &row, group, (opened_at, from)).await;
                }
                if row.ask_at.is_none_or(|ask_at| ask_at <= tx.now) {
                    store::ask(tx, row.category).await?;
                    return Ok(Ran::More);
                }
            }
        }
    }
    Ok(Ran::All)
}

/// Tells a slice of those whom a cluster concerns that it has opened, or asks a slice of its members whether it has helped.
async fn tell(tx: &mut Tx, row: &Row, group: GroupId, (since, from): (DateTime<Utc>, i64)) -> Result<Ran> {
    let numbers = from..from + store::SLICE;
    let asks = row.ask_at.is_none();
    if asks {
        let people = needs::joined_with(tx, row.category, group, since, numbers).await?;
        outbox::tell(tx, &people, Demand::NAME, has_it_helped).await?;
    } else {
        let people = needs::without_group(tx, row.category, group, numbers).await?;
        outbox::tell(tx, &people, Demand::NAME, |language| opened(language, group)).await?;
    }
    if store::told(tx, row.category, from).await? && asks {
        store::over(tx, row.category).await?;
    }
    Ok(Ran::More)
}

/// Asks a slice of those who were at an event whether it has helped, a week after it; in the end the demand waits again, as long
/// as enough share it still. Tells whether something was done.
async fn ask_after(tx: &mut Tx, row: &Row, event: EventId, least: i64) -> Result<bool> {
    let Some(from) = row.told_to else {
        let is_due = row.event_asks_at.is_some_and(|asks_at| asks_at <= tx.now);
        if is_due {
            store::ask_after(tx, row.category).await?;
        }
        return Ok(is_due);
    };
    let people = needs::were_at(tx, row.category, event, from..from + store::SLICE).await?;
    outbox::tell(tx, &people, Demand::NAME, has_event_helped).await?;
    if store::told(tx, row.category, from).await? {
        let look = store::look(tx).await?;
        match cards::people(look.as_ref(), row) >= least {
            true => store::waits_again(tx, row.category).await?,
            false => store::over(tx, row.category).await?,
        }
    }
    Ok(true)
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
        let is_met = before.is_some_and(|row| !row.is_open());
        // What is offered no more calls for no cluster either.
        if !category.is_offered || is_met || covered.iter().any(|(covered, _)| *covered == category.id) {
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

/// It names no event, whose title may name what is hard.
fn has_event_helped(language: Language) -> View<Press> {
    View::new(say!(language, "groups-demand-event-helped-title"))
        .line(say!(language, "groups-demand-event-helped-line"))
        .button(Button::go(say!(language, "groups-demand-own"), ways::DEFICITS.place()))
}

fn has_it_helped(language: Language) -> View<Press> {
    View::new(say!(language, "groups-demand-helped-title"))
        .line(say!(language, "groups-demand-helped-line"))
        .button(Button::go(say!(language, "groups-demand-own"), ways::DEFICITS.place()))
}
