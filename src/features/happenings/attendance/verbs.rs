//! Opening a sheet, marking on it, closing it, and opening it again.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::rules::{Guest, Known, Listed, Totals};
use super::store;
use crate::features::happenings::answered;
use crate::ids::{EventId, MarkId, PersonId};
use crate::model::events::{self, Event, Holder, Lasting, State, attendance_is_open};
use crate::model::papers::{self, Printed, Sample};
use crate::model::records::{self, Mark, Reason, Said, State as Marked, Whose, participation};
use crate::papers::{kinds, word};
use crate::say;
use crate::talk::{Cx, Result, Trouble, Tx};
use crate::text::{self, Language, forms};

/// A sheet as one press finds it: the event, the authority over it, and what is known of who was there.
#[derive(Debug, Clone)]
pub struct Opened {
    pub event: Event,
    holder: Holder,
    pub known: Known,
    /// Whether the event is still to begin: then the sheet is a draft.
    pub is_draft: bool,
    /// Whether the sheet is closed: then it is only read.
    pub is_closed: bool,
}

impl Opened {
    /// The authority over it.
    pub fn holder(&self) -> Holder {
        self.holder
    }
}

/// Opens the sheet of an event for a person who holds it; an event that is cancelled or far ahead has
/// none.
pub async fn open(tx: &mut Tx, by: PersonId, id: EventId, language: Language) -> Result<Opened> {
    let (holder, event) = events::met(tx, by, id).await?.held(language)?;
    let is_draft = match event.state(tx.now) {
        State::Cancelled => return Err(Trouble::Refused(say!(language, "attendance-cancelled"))),
        State::Coming => true,
        State::Begun => false,
    };
    if !attendance_is_open(event.starts_at, tx.now) {
        let moment = text::near(language, event.moments(), tx.now, tx.zone());
        return Err(Trouble::Refused(say!(language, "attendance-early", moment = moment)));
    }
    read(tx, holder, event, is_draft).await
}

async fn read(tx: &mut Tx, holder: Holder, event: Event, is_draft: bool) -> Result<Opened> {
    let day = day_of(tx, &event);
    let known = store::known(tx, holder, &event, day).await?;
    let is_closed = event.attendance_saved && !known.reopened;
    Ok(Opened { event, holder, known, is_draft, is_closed })
}

/// Keeps what is said of people on an open sheet, and has it at hand as it is from now on.
pub async fn mark(tx: &mut Tx, opened: &mut Opened, said: &[Said]) -> Result<()> {
    still_open(opened)?;
    if !said.is_empty() {
        let (id, starts_at) = (opened.event.id, opened.event.starts_at);
        records::mark(tx, opened.holder, id, said).await?;
        opened.known.hear(said);
        // Whoever was checked in by another hand was told so, and is told what holds now.
        let by_another = |person: &PersonId| {
            opened.known.roster.iter().any(|listed| listed.person == *person && listed.checked_in_by.is_some())
        };
        let people = said.iter().filter_map(|said| match said.whose {
            Whose::Person(person) => Some(person),
            Whose::Guest(_) => None,
        });
        let told: Vec<_> = people.filter(by_another).collect();
        answered::retell_marked(tx, (id, starts_at), &told).await?;
    }
    Ok(())
}

/// Writes guests down on an open sheet, and has them at hand; tells their numbers.
pub async fn add_guests(tx: &mut Tx, opened: &mut Opened, names: &[String]) -> Result<Vec<MarkId>> {
    still_open(opened)?;
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let added = records::add_guests(tx, opened.holder, opened.event.id, names).await?;
    let ids = added.iter().map(|(id, _)| *id).collect();
    opened.known.guests.extend(added.into_iter().map(|(id, name)| Guest::new(id, name)));
    Ok(ids)
}

/// The room asks why a closed sheet is opened again, before it lets anybody mark on it.
fn still_open(opened: &Opened) -> Result<()> {
    if opened.is_closed { Err(Trouble::Gone) } else { Ok(()) }
}

/// Closes the sheet: who is marked as present was there, and from now on the records say so. Before the beginning nothing
/// «was» yet.
pub async fn close(tx: &mut Tx, opened: &Opened) -> Result<Totals> {
    let (holder, event, totals) = (opened.holder, &opened.event, opened.known.totals());
    if opened.is_closed {
        return Ok(totals);
    }
    if !events::note_attendance(tx, holder).await? {
        return Err(Trouble::Gone);
    }
    let changed = event.attendance_saved.then(|| (opened.known.recorded, totals.there()));
    let day = day_of(tx, event);
    records::close(tx, holder, (event.id, day), &opened.known.present(), changed).await?;
    Ok(totals)
}

/// Opens a closed sheet again; the journal says why. One that is open stays so.
pub async fn reopen(tx: &mut Tx, opened: Opened, why: Reason) -> Result<Opened> {
    let Opened { event, holder, is_draft, is_closed, .. } = opened;
    if is_closed {
        records::reopen(tx, holder, event.id, why).await?;
    }
    read(tx, holder, event, is_draft).await
}

/// So many lines are empty on a sheet of registration, besides those who are expected.
const EMPTY: usize = 15;

/// Sends a sheet to be printed and signed (P3): the roster, or those who are expected and lines for whoever comes.
pub fn print(cx: &mut Cx, opened: &Opened, roster: bool) -> Result<()> {
    let (event, language) = (&opened.event, cx.language());
    let day = day_of(cx, event);
    let row = |of: &Listed| {
        let part = [Some(participation(Language::Ru, of.mark.contribution)), of.mark.topic.clone()];
        let part: Vec<_> = part.into_iter().flatten().collect();
        word::Values::default()
            .with("имя", of.printed_name())
            .with("место работы", of.printed_works())
            .with("участие", part.join(": "))
    };
    let expected = opened.known.roster.iter().filter(|of| roster || of.mark.state.is_there());
    let mut rows: Vec<_> = expected.map(row).collect();
    let listed = rows.len();
    if !roster {
        // Nobody knows yet who writes there: the line is blank, and no gap that a clerk would fill.
        let blank = || word::Values::default().with("имя", BLANK.to_owned()).with("место работы", BLANK.to_owned());
        rows.extend((0..EMPTY).map(|_| blank().with("участие", BLANK.to_owned())));
    }
    let begins = match event.all_day {
        true => say!(Language::Ru, "attendance-print-all-day"),
        false => event.starts_at.with_timezone(&cx.zone()).format("%H:%M").to_string(),
    };
    let kind = text::with_capital(&event.called(Language::Ru));
    let values = word::Values::default()
        .with("мероприятие", format!("{kind} «{}»", event.title))
        .with("дата", kinds::date(day))
        .with("время", begins)
        .with("место", event.place.clone())
        .with("организатор", event.of_groups())
        .with("ответственный", event.led_by.as_ref().map(|name| kinds::as_name(name).signed()))
        .with("всего", listed.to_string())
        .list("участники", rows);
    let (on, caption) = match roster {
        true => (Sample::Attendance, say!(language, "attendance-print-roster-caption", count = listed)),
        false => (Sample::Registration, say!(language, "attendance-print-lines-caption")),
    };
    papers::print(cx, Printed { on, caption, day, names: true }, &values)
}

/// What keeps a cell blank: a space that is none.
const BLANK: &str = "\u{2800}";

/// Whether an event is over.
pub async fn is_over(tx: &mut Tx, event: &Event) -> Result<bool> {
    Ok(event.over_at(Lasting::now(tx).await?) < tx.now)
}

/// Keeps when somebody came to a meeting and went; the sheet as it is from now on.
pub async fn stay(
    tx: &mut Tx,
    opened: &Opened,
    person: PersonId,
    came_at: Option<DateTime<Utc>>,
    went_at: Option<DateTime<Utc>>,
) -> Result<Arc<Opened>> {
    still_open(opened)?;
    records::stay(tx, opened.holder, person, came_at, went_at).await?;
    let mut after = opened.clone();
    if let Some(listed) = after.known.roster.iter_mut().find(|listed| listed.person == person) {
        if !listed.mark.state.is_there() {
            listed.mark = listed.in_state(Marked::Present);
        }
        (listed.came_at, listed.went_at) = (came_at, went_at);
    }
    Ok(Arc::new(after))
}

/// Puts somebody on the roster who is not on it, and marks them.
pub async fn bring(tx: &mut Tx, opened: &Opened, one: Listed, state: Marked) -> Result<Arc<Opened>> {
    let mut after = opened.clone();
    let said = Said { whose: Whose::Person(one.person), mark: Mark::of(state) };
    after.known.roster.push(one);
    after.known.roster.sort_by_cached_key(|listed| forms::sort(&listed.name.listed()));
    mark(tx, &mut after, &[said]).await?;
    Ok(Arc::new(after))
}

/// The day of an event in the municipality.
pub fn day_of(tx: &Tx, event: &Event) -> NaiveDate {
    event.starts_at.with_timezone(&tx.zone()).date_naive()
}
