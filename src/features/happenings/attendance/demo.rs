//! Its share of the invented municipality: the sheets of what is past. The last event of each group is still to be
//! marked.

use chrono::{DateTime, TimeDelta, Utc};
use rand::seq::IndexedRandom;

use super::{store, verbs};
use crate::features::Town;
use crate::ids::{EventId, PersonId};
use crate::model::people;
use crate::model::records::{self, Contribution, Mark, Said, State, Whose};
use crate::model::roles::Leader;
use crate::talk::Result;
use crate::text::Language;

/// Marks the events that are more than some days past: yesterday's, which on a Monday was on Saturday, waits.
pub async fn mark(town: &mut Town) -> Result<()> {
    let mut guest = town.people.last().map(|last| last.person);
    for (group, sketch) in town.groups.clone() {
        town.at(town.now);
        let leader = town.leader(group, sketch).await?;
        let settled = town.now - TimeDelta::days(3);
        for line in store::to_mark(&mut town.tx, leader.id()).await? {
            if !line.closed && line.starts_at < settled {
                sheet(town, leader, (line.id, line.starts_at), guest.take()).await?;
            }
        }
    }
    town.at(town.now);
    Ok(())
}

/// Of those who said «Иду» nine of ten came, of the others three.
async fn sheet(
    town: &mut Town,
    leader: Leader,
    (event, starts_at): (EventId, DateTime<Utc>),
    guest: Option<PersonId>,
) -> Result<()> {
    town.at(starts_at + TimeDelta::hours(2));
    let mut opened = verbs::open(&mut town.tx, leader.id(), event, Language::Ru).await?;
    let mut said = Vec::new();
    for listed in &opened.known.roster {
        let is_there = town.chance(if listed.mark.state.is_there() { 90 } else { 30 });
        let state = match is_there {
            true if town.chance(8) => State::Late,
            true => State::Present,
            false if town.chance(20) => State::Excused,
            false => State::Unmarked,
        };
        let mut mark = Mark::of(state);
        if is_there && town.chance(15) {
            mark.contribution = Contribution::ALL.choose(&mut town.random).copied();
        }
        said.push(Said { whose: Whose::Person(listed.person), mark });
    }
    // Some have said so themselves at the door.
    for Said { whose, mark } in &said {
        if let Whose::Person(person) = whose
            && mark.state == State::Present
            && town.chance(40)
        {
            let at = starts_at - TimeDelta::minutes(5);
            records::check_in(&mut town.tx, *person, event, at, None).await?;
        }
    }
    verbs::mark(&mut town.tx, &mut opened, &said).await?;
    // One who was not in the bot yet then was written down as a guest: a coordinator can say who it was.
    if let Some(later) = guest {
        let name = people::person(&mut town.tx, later).await?.name.listed();
        verbs::add_guests(&mut town.tx, &mut opened, &[name]).await?;
    }
    verbs::close(&mut town.tx, &opened).await?;
    Ok(())
}
