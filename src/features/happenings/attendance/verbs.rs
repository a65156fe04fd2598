//! Beginning a sheet, and saving it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::rules::{Listed, Sheet, Totals};
use super::store;
use crate::model::events::{self, Event};
use crate::model::groups::{self, Member};
use crate::model::records::{self, Presence};
use crate::model::roles::Leader;
use crate::talk::{Result, Trouble, Tx};

/// Everybody who may be marked, by name: those who belonged to one of the event's groups on its day, those who said
/// «Иду», and those who were marked before.
pub async fn roster(tx: &mut Tx, leader: Leader, event: &Event) -> Result<Vec<Listed>> {
    if !event.groups.iter().any(|group| group.id == leader.group()) {
        return Err(Trouble::Gone);
    }
    let day = day_of(tx, event);
    let mut members = BTreeSet::new();
    for group in &event.groups {
        let roster = groups::roster(tx, group.id, day).await?;
        members.extend(roster.into_iter().filter_map(|line| match line.member {
            Member::Person { id, .. } => Some(id),
            Member::Organisation { .. } | Member::Named(_) => None,
        }));
    }
    store::listed(tx, event.id, &members).await
}

/// The sheet that an event's attendance begins with: the saved one, or those who said «Иду».
pub async fn begin(tx: &mut Tx, leader: Leader, event: &Event) -> Result<Sheet> {
    let roster = roster(tx, leader, event).await?;
    let guests = store::guests(tx, leader, event.id).await?;
    Ok(Sheet::prefilled(event.id, &roster, event.attendance_saved, guests))
}

/// Saves who was there, in the place of what was saved before; those who are not on the roster are left out.
pub async fn save(tx: &mut Tx, leader: Leader, sheet: &Sheet) -> Result<Totals> {
    let event = events::event(tx, sheet.event).await?;
    let roster = roster(tx, leader, &event).await?;
    let mut kept = sheet.clone();
    kept.keep_to(&roster);
    if !events::note_attendance(tx, leader, event.id).await? {
        return Err(Trouble::Gone);
    }
    let members = kept.present.iter().map(|person| Presence {
        person: Some(*person),
        name: None,
        contribution: kept.contributions.get(person).copied(),
    });
    let guests = kept.guests.iter().map(|guest| Presence {
        person: None,
        name: Some(guest.name.clone()),
        contribution: guest.contribution,
    });
    let present: Vec<_> = members.chain(guests).collect();
    let day = day_of(tx, &event);
    records::set_presence(tx, leader, (event.id, day), &present).await?;
    Ok(kept.totals(&roster))
}

/// The day of an event in the municipality.
fn day_of(tx: &Tx, event: &Event) -> NaiveDate {
    event.starts_at.with_timezone(&tx.zone()).date_naive()
}
