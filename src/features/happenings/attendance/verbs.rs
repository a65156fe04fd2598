//! Opening a sheet, and saving it.

use chrono::NaiveDate;

use super::rules::{Sheet, Totals};
use super::store::{self, Known};
use crate::ids::{EventId, PersonId};
use crate::model::events::{self, Event, State, attendance_is_open};
use crate::model::journal::{self, Entry};
use crate::model::records::{self, Presence};
use crate::model::roles::Leader;
use crate::say;
use crate::talk::{Result, Trouble, Tx};
use crate::text::{self, Language};

/// A sheet as one press finds it: the event, the authority over it, and what is known of who was there.
#[derive(Debug, Clone)]
pub struct Opened {
    pub event: Event,
    leader: Leader,
    pub known: Known,
    /// Whether the event is still to begin: then the sheet is a draft.
    pub is_draft: bool,
}

impl Opened {
    /// What the sheet comes to.
    pub fn totals(&self, sheet: &Sheet) -> Totals {
        sheet.totals(&self.known)
    }
}

/// Opens the sheet of an event for a person who leads one of its groups; an event that is cancelled or far ahead has
/// none.
pub async fn open(tx: &mut Tx, by: PersonId, id: EventId, language: Language) -> Result<Opened> {
    let (leader, event) = events::met(tx, by, id).await?.led(language)?;
    let is_draft = match event.state(tx.now) {
        State::Cancelled => return Err(Trouble::Refused(say!(language, "attendance-cancelled"))),
        State::Coming => true,
        State::Begun => false,
    };
    if !attendance_is_open(event.starts_at, tx.now) {
        let moment = text::moment(language, event.starts_at, tx.now, tx.zone());
        return Err(Trouble::Refused(say!(language, "attendance-early", moment = moment)));
    }
    let day = day_of(tx, &event);
    let known = store::known(tx, leader, id, day).await?;
    Ok(Opened { event, leader, known, is_draft })
}

/// Saves who was there, in the place of what was saved before; those who are not on the roster are left out. Of an event
/// that has not begun the marks are kept, and are no records.
pub async fn save(tx: &mut Tx, opened: &Opened, sheet: &Sheet) -> Result<Totals> {
    let mut kept = sheet.clone();
    kept.keep_to(&opened.known.roster);
    let members = kept.present.iter().map(|person| Presence {
        person: Some(*person),
        name: None,
        contribution: kept.contributions.get(person).copied(),
    });
    let guests = kept.guests.iter().filter(|guest| guest.here).map(|guest| Presence {
        person: None,
        name: Some(guest.name.clone()),
        contribution: guest.contribution,
    });
    let present: Vec<_> = members.chain(guests).collect();
    let (leader, event) = (opened.leader, &opened.event);
    if opened.is_draft {
        records::set_marks(tx, leader, event.id, &present).await?;
    } else {
        let before = Sheet::prefilled(event.id, &opened.known, true).totals(&opened.known);
        if !events::note_attendance(tx, leader, event.id).await? {
            return Err(Trouble::Gone);
        }
        let day = day_of(tx, event);
        records::set_presence(tx, leader, (event.id, day), &present).await?;
        // The figures rely on a sheet that was saved once: who opens it again says so.
        if event.attendance_saved {
            let were = |totals: &Totals| Some((totals.present + totals.guests + totals.nameless).to_string());
            let (was, became) = (were(&before), were(&kept.totals(&opened.known)));
            let entry = Entry { event: Some(event.id), was, became, ..Entry::default() };
            journal::note(tx, leader.id(), "sheet-changed", entry).await?;
        }
    }
    Ok(kept.totals(&opened.known))
}

/// The day of an event in the municipality.
fn day_of(tx: &Tx, event: &Event) -> NaiveDate {
    event.starts_at.with_timezone(&tx.zone()).date_naive()
}
