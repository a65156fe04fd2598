//! The journal: who changed what others rely on, when, from what to what.
//!
//! It names people by reference alone, so that it forgets whoever is erased; deficits never enter it. The database itself
//! refuses to change or to delete an entry. What an entry can be about, and what it says, stands in [`matters`].

mod noted;
pub use noted::{
    ALL_ENDED, ALL_LEFT, APPOINTED, BROADCAST_CANCELLED, DEPUTY_LEADS, DEPUTY_MERGED, ENDED, ENDED_ELSEWHERE,
    EVENT_TURNED, EVENTS_HANDED, GROUP_CATEGORY, GROUP_FOUNDED, GROUP_REMOVED, GROUPS_HANDED, GUEST_PARTED,
    HOST_OFFERED, ITEMS_CHANGED, LEADER_OFFERED, PAIR_CONFIRMED, PEOPLE_LISTED, PEOPLE_MERGED, PEOPLE_MOVED,
    PEOPLE_PARTED, PERSON_AMENDS, PERSON_ERASED, PERSON_LEFT, PERSON_MOVES, PERSON_RETURNED, PLAN_ENTRY_ADDED,
    PLANS_LOADED, SERIES_STOPPED, TERM_CHANGED,
};

mod told;
pub use told::{About, Matter, Told};

mod matters;
mod stored;
pub use matters::{MATTERS, named};

use crate::db::Values;
use crate::ids::{EventId, GroupId, OrganisationId, PersonId};
use crate::say;
use crate::talk::{Fate, Kept, Of, Result, Table, Tx};

/// What is kept in the journal.
pub const TABLES: &[Table] = &[Table::of(
    "journal",
    &[
        Of::person("author_id", Fate::LosesItsPerson),
        Of::person("person_id", Fate::LosesItsPerson),
        Of { column: "organisation_id", whose: crate::talk::Whose::Organisation, fate: Fate::LosesItsPerson },
    ],
)
.kept(Kept {
    said_as: |language| say!(language, "model-kept-journal"),
    rows: "SELECT json_object('at', at, 'matter', matter, 'by_you', json(iif(author_id IS ?1, 'true', 'false')),
                  'about_you', json(iif(person_id IS ?1, 'true', 'false')), 'was', was, 'became', became)
           FROM journal WHERE author_id = ?1
           UNION ALL
           SELECT json_object('at', at, 'matter', matter, 'by_you', json('false'), 'about_you', json('true'),
                  'was', was, 'became', became)
           FROM journal WHERE person_id = ?1 AND author_id IS NOT ?1",
})];

/// What an entry is about; what does not apply stays empty.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Whom it concerns.
    pub person: Option<PersonId>,
    /// Which group.
    pub group: Option<GroupId>,
    /// Which organisation.
    pub organisation: Option<OrganisationId>,
    /// Which event.
    pub event: Option<EventId>,
    /// What it was before: never a person's name.
    pub was: Option<String>,
    /// What it is now.
    pub became: Option<String>,
}

/// The statement of a note, for calls of several; [`noted`] adds its values.
pub const NOTE: &str =
    "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id,
                          event_id, was, became)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// The statement of notes about many organisations: the municipality, the moment, the author, the matter, and as JSON each
/// organisation with what it is now.
pub const NOTE_EACH: &str = "INSERT INTO journal (municipality_id, at, author_id, matter, organisation_id, became)
     SELECT ?, ?, ?, ?, value ->> 0, value ->> 1 FROM json_each(?)";

/// Adds the values of a [`NOTE`] to those of a call.
pub fn noted(values: Values, tx: &Tx, author: PersonId, matter: &str, entry: Entry) -> sqlx::Result<Values> {
    is_told(matter);
    let values = values.and(tx.municipality())?.and(tx.now)?.and(author)?.and(matter.to_owned())?.and(entry.person)?;
    values.and(entry.group)?.and(entry.organisation)?.and(entry.event)?.and(entry.was)?.and(entry.became)
}

/// Notes that somebody has changed something in the municipality.
pub async fn note(tx: &mut Tx, author: PersonId, matter: &'static str, entry: Entry) -> Result<()> {
    enter(tx, author, matter, entry).await?;
    Ok(())
}

/// The same, and the number of the entry: for what names its author by the journal alone.
pub async fn enter(tx: &mut Tx, author: PersonId, matter: &'static str, entry: Entry) -> Result<i64> {
    is_told(matter);
    let (municipality, now) = (tx.municipality(), tx.now);
    let Entry { person, group, organisation, event, was, became } = entry;
    let entered = sqlx::query!(
        "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id, event_id,
                              was, became)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        municipality,
        now,
        author,
        matter,
        person,
        group,
        organisation,
        event,
        was,
        became
    )
    .execute(tx.db())
    .await?;
    Ok(entered.last_insert_rowid())
}

/// Any test that makes an entry without a sentence fails; a program at work keeps it, and its reader says so plainly.
fn is_told(matter: &str) {
    debug_assert!(named(matter).is_some(), "«{matter}» has no sentence: add it to model/journal/matters.rs");
}
