//! What changes plans, one entry at a time. The journal names an entry by its number alone: what stands in a plan may
//! name people.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Details, Entry, Planner, Responsible, State, Term, Which};
use crate::db::{Call, Values};
use crate::ids::PlanEntryId;
use crate::model::journal;
use crate::talk::{Result, Trouble, Tx};
use crate::text::forms;

/// An entry that is to be added.
#[derive(Debug, Clone)]
pub struct New {
    /// What is to be done.
    pub matter: String,
    /// When.
    pub term: Term,
    /// What else is said of it.
    pub details: Details,
    /// The people who are responsible.
    pub people: Vec<crate::ids::PersonId>,
}

/// A detail that is a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Its number within the plan.
    Number,
    /// What is to be done.
    Matter,
    /// In what form.
    Form,
    /// Who is responsible: people leave this text as references.
    Responsible,
    /// Who takes part.
    Participants,
    /// What is expected of it.
    Result,
    /// A note.
    Note,
}

impl Field {
    /// As the journal and the statement write it.
    pub fn code(self) -> &'static str {
        match self {
            Field::Number => "number",
            Field::Matter => "matter",
            Field::Form => "form",
            Field::Responsible => "responsible",
            Field::Participants => "participants",
            Field::Result => "result",
            Field::Note => "note",
        }
    }

    /// How long it may be.
    pub fn bounds(self) -> (usize, usize) {
        match self {
            Field::Number => (1, 20),
            Field::Matter => (3, 500),
            Field::Form => (1, 200),
            Field::Responsible | Field::Participants | Field::Result | Field::Note => (1, 500),
        }
    }
}

/// What stands in the journal before an entry of the service's plan, which no group tells.
const SERVICE: &str = "service ";

/// How the journal calls an entry.
fn of(which: Which, id: PlanEntryId, said: &str) -> String {
    let before = if which.group.is_none() { SERVICE } else { "" };
    format!("{before}{id}: {said}")
}

/// A term as the journal has it.
fn told(term: &Term) -> String {
    format!("{}/{}", term.begins, term.ends)
}

/// The municipality, the group, the year; the group and the municipality once more.
const PLAN: &str = "INSERT INTO plan (municipality_id, group_id, year) SELECT ?, ?, ?
 WHERE ? IS NULL OR EXISTS (SELECT 1 FROM groups WHERE id = ? AND municipality_id = ?) ON CONFLICT DO NOTHING";
/// Its fields in their order, and of which plan: the municipality, the year, the group.
const ENTRY: &str = "INSERT INTO plan_entry (plan_id, number, matter, search_form, form, begins, ends, grain, term_words,
                         responsible, participants, result, note, source)
 SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'hand' FROM plan WHERE municipality_id = ? AND year = ? AND group_id IS ?
 RETURNING id AS added";
/// The people of the newest entry as JSON, the municipality.
const PEOPLE_OF_NEWEST: &str = "INSERT INTO plan_entry_person (entry_id, person_id)
 SELECT (SELECT max(id) FROM plan_entry), person.id
 FROM json_each(?) AS named CROSS JOIN person ON person.id = named.value
 WHERE person.municipality_id = ? ON CONFLICT DO NOTHING";
/// The entry, the people as JSON, the municipality.
const PEOPLE: &str = "INSERT INTO plan_entry_person (entry_id, person_id)
 SELECT ?, person.id FROM json_each(?) AS named CROSS JOIN person ON person.id = named.value
 WHERE person.municipality_id = ? ON CONFLICT DO NOTHING";

/// Adds an entry to a plan.
pub async fn add(tx: &mut Tx, by: Planner, which: Which, new: &New) -> Result<PlanEntryId> {
    static ADDS: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[PLAN, ENTRY, PEOPLE_OF_NEWEST, journal::PLAN_ENTRY_ADDED]));
    debug_assert_eq!(by.group(), which.group, "a proof is of one plan");
    let (here, New { matter, term, details, people }) = (tx.municipality(), new);
    let values = Values::default().and(here)?.and(which.group)?.and(which.year)?;
    let values = values.and(which.group)?.and(which.group)?.and(here)?;
    let values = values.and(details.number.clone())?.and(matter.clone())?.and(forms::search(matter))?;
    let values = values.and(details.form.clone())?.and(term.begins)?.and(term.ends)?.and(term.grain)?;
    let values = values.and(term.words.clone())?.and(details.responsible.clone())?;
    let values = values.and(details.participants.clone())?.and(details.result.clone())?.and(details.note.clone())?;
    let values = values.and(here)?.and(which.year)?.and(which.group)?;
    let values = values.and(serde_json::to_string(people)?)?.and(here)?;
    let before = if which.group.is_none() { SERVICE } else { "" };
    let values = values.and(here)?.and(tx.now)?.and(by.id())?.and(which.group)?;
    let values = values.and(before)?.and(format!(": {}", told(term)))?;
    let rows = ADDS.make(tx.db(), values).await?;
    // Where there is no such plan, the rest is rolled back.
    let added = rows.iter().find_map(|row| row.try_get::<PlanEntryId, _>("added").ok());
    added.ok_or(Trouble::Gone)
}

/// The field and its value by pairs, the search form of a matter, the entry.
const SET: &str = "UPDATE plan_entry SET number = iif(? = 'number', ?, number), matter = coalesce(?, matter),
        search_form = coalesce(?, search_form), form = iif(? = 'form', ?, form),
        participants = iif(? = 'participants', ?, participants), result = iif(? = 'result', ?, result),
        note = iif(? = 'note', ?, note)
 WHERE id = ?";

/// Gives a detail another text, or none; a matter always has one. Who is responsible is [`set_responsible`]'s.
pub async fn set_field(tx: &mut Tx, by: Planner, entry: &Entry, field: Field, words: Option<String>) -> Result<()> {
    static SETS: LazyLock<Call> = LazyLock::new(|| Call::of(&[SET, journal::NOTE]));
    let code = field.code();
    let matter = words.clone().filter(|_| field == Field::Matter);
    let values = Values::default().and(code)?.and(words.clone())?.and(matter.clone())?;
    let values = values.and(matter.as_deref().map(forms::search))?.and(code)?.and(words.clone())?;
    let values = values.and(code)?.and(words.clone())?.and(code)?.and(words.clone())?.and(code)?.and(words)?;
    let values = values.and(entry.id)?;
    let values = journal::noted(values, tx, by.id(), "plan-entry-changed", changed(entry, code))?;
    SETS.make(tx.db(), values).await?;
    Ok(())
}

fn changed(entry: &Entry, code: &str) -> journal::Entry {
    let became = Some(of(entry.which, entry.id, code));
    journal::Entry { group: entry.which.group, became, ..journal::Entry::default() }
}

const RESPONSIBLE: &str = "UPDATE plan_entry SET responsible = ? WHERE id = ?";
const NOBODY: &str = "DELETE FROM plan_entry_person WHERE entry_id = ?";

/// Says who is responsible.
pub async fn set_responsible(tx: &mut Tx, by: Planner, entry: &Entry, responsible: &Responsible) -> Result<()> {
    static NAMES: LazyLock<Call> = LazyLock::new(|| Call::of(&[RESPONSIBLE, NOBODY, PEOPLE, journal::NOTE]));
    let Responsible { people, text } = responsible;
    let values = Values::default().and(text.clone())?.and(entry.id)?.and(entry.id)?;
    let values = values.and(entry.id)?.and(serde_json::to_string(people)?)?.and(tx.municipality())?;
    let note = changed(entry, Field::Responsible.code());
    let values = journal::noted(values, tx, by.id(), "plan-entry-changed", note)?;
    NAMES.make(tx.db(), values).await?;
    Ok(())
}

const TERM: &str = "UPDATE plan_entry SET begins = ?, ends = ?, grain = ?, term_words = ? WHERE id = ?";

/// Moves an entry to another term.
pub async fn set_term(tx: &mut Tx, by: Planner, entry: &Entry, term: &Term) -> Result<()> {
    static MOVES: LazyLock<Call> = LazyLock::new(|| Call::of(&[TERM, journal::NOTE]));
    if *term == entry.term {
        return Ok(());
    }
    let values = Values::default().and(term.begins)?.and(term.ends)?.and(term.grain)?.and(term.words.clone())?;
    let said = |term: &Term| Some(of(entry.which, entry.id, &told(term)));
    let (was, became) = (said(&entry.term), said(term));
    let note = journal::Entry { group: entry.which.group, was, became, ..journal::Entry::default() };
    let values = journal::noted(values.and(entry.id)?, tx, by.id(), "plan-entry-term", note)?;
    MOVES.make(tx.db(), values).await?;
    Ok(())
}

const STATE: &str = "UPDATE plan_entry SET state = ?, state_on = ? WHERE id = ?";

/// Notes that an entry was done or cancelled on a day, or is open again.
pub async fn set_state(tx: &mut Tx, by: Planner, entry: &Entry, state: State, on: NaiveDate) -> Result<()> {
    static SETS: LazyLock<Call> = LazyLock::new(|| Call::of(&[STATE, journal::NOTE]));
    let on = (state != State::Open).then_some(on);
    if state == entry.state && on == entry.state_on {
        return Ok(());
    }
    let said = |state: State| Some(of(entry.which, entry.id, state.code()));
    let (was, became) = (said(entry.state), said(state));
    let note = journal::Entry { group: entry.which.group, was, became, ..journal::Entry::default() };
    let values = Values::default().and(state)?.and(on)?.and(entry.id)?;
    let values = journal::noted(values, tx, by.id(), "plan-entry-state", note)?;
    SETS.make(tx.db(), values).await?;
    Ok(())
}
