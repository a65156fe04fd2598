//! People whom a list of staff names before they have opened the bot: they count, can be members and are marked as
//! present, and nothing of theirs is kept but what the list says.
//!
//! What is listed rests on the work of the municipality (152-FZ art. 6 part 1) and on no consent: no deficit of theirs is
//! stored (the database refuses it), they get no notices, and a coordinator erases them when they ask.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::FullName;
use crate::db::{Call, Values};
use crate::ids::{OrganisationId, PersonId, PostId, SubjectId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};
use crate::text::forms;

/// What a list says of somebody. The forms of the name are made with it, so that whoever lists thousands makes them
/// beside the turns, and the transaction merely writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    family: String,
    given: String,
    patronymic: String,
    sort: String,
    search: String,
    organisation: OrganisationId,
    post: PostId,
    subjects: Vec<SubjectId>,
    teaching: Option<NaiveDate>,
    managing: Option<NaiveDate>,
}

impl Listing {
    /// Somebody of whom name, school and post are known.
    pub fn of(name: &FullName, organisation: OrganisationId, post: PostId) -> Listing {
        let listed = name.listed();
        let sort = forms::sort(&listed).iter().map(|byte| format!("{byte:02x}")).collect();
        let FullName { family, given, patronymic, .. } = name.clone();
        let search = forms::search(&listed);
        let (subjects, teaching, managing) = (Vec::new(), None, None);
        Listing { family, given, patronymic, sort, search, organisation, post, subjects, teaching, managing }
    }

    /// The same, with what they teach.
    pub fn teaches(self, subjects: Vec<SubjectId>) -> Listing {
        Listing { subjects, ..self }
    }

    /// The same, with the days from which teaching and managing count, as far as the list says them.
    pub fn since(self, teaching: Option<NaiveDate>, managing: Option<NaiveDate>) -> Listing {
        Listing { teaching, managing, ..self }
    }
}

/// Who has listed somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Source {
    /// A file of a school.
    File,
    /// A coordinator, by hand.
    Hand,
}

/// Lists one person by hand.
pub async fn list(tx: &mut Tx, by: Coordinator, listing: &Listing) -> Result<PersonId> {
    let listed = write(tx, by, std::slice::from_ref(listing), Source::Hand).await?;
    listed.first().copied().ok_or_else(|| Trouble::fault("one person was listed, and there is nobody"))
}

/// Lists everybody of a file, in their order, or nobody: an organisation of another municipality is [`Trouble::Gone`].
/// Whether somebody stands there already is for the caller to know.
pub async fn list_all(tx: &mut Tx, by: Coordinator, listings: &[Listing]) -> Result<Vec<PersonId>> {
    if listings.is_empty() {
        return Ok(Vec::new());
    }
    write(tx, by, listings, Source::File).await
}

/// Corrects what a newer list says otherwise of people who are merely listed; who has come into the bot since says it
/// themselves, and stays as they are. Tells how many were corrected. The journal has a line of whoever works elsewhere by
/// that, as where it is done by hand, and one of all.
pub async fn relist_all(tx: &mut Tx, by: Coordinator, listings: &[(PersonId, Listing)]) -> Result<usize> {
    if listings.is_empty() {
        return Ok(0);
    }
    static RELISTS: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[FORGET_SUBJECTS, journal::PEOPLE_MOVED, CORRECT, SUBJECTS]));
    let listed = serde_json::to_string(listings)?;
    let values = Values::default().and(tx.municipality())?.and(listed.clone())?;
    let values = values.and(tx.now)?.and(by.id())?.and(listed.clone())?.and(tx.municipality())?;
    let values = values.and(listed.clone())?.and(tx.municipality())?.and(listed)?.and(tx.municipality())?;
    let corrected = RELISTS.make(tx.db(), values).await?.len();
    if corrected > 0 {
        let entry = Entry { became: Some(corrected.to_string()), ..Entry::default() };
        journal::note(tx, by.id(), "people-relisted", entry).await?;
    }
    Ok(corrected)
}

/// The municipality, those listed as JSON. Numbers grow in their order.
const WRITE: &str = "INSERT INTO person (municipality_id, organisation_id, family_name, given_name, patronymic,
                     sort_form, search_form, post_id, teaching_since, managing_since, enrolled_at)
 SELECT organisation.municipality_id, organisation.id, listed.value ->> 'family', listed.value ->> 'given',
        listed.value ->> 'patronymic', unhex(listed.value ->> 'sort'), listed.value ->> 'search',
        listed.value ->> 'post', listed.value ->> 'teaching', listed.value ->> 'managing', ?
 FROM json_each(?) AS listed CROSS JOIN organisation ON organisation.id = listed.value ->> 'organisation'
 WHERE organisation.municipality_id = ?
 ORDER BY listed.key
 RETURNING id AS listed";

/// The people in pairs with what the list says of them, as JSON; the municipality.
const SUBJECTS: &str = "INSERT INTO person_subject (person_id, subject_id)
 SELECT listing.person_id, subject.value
 FROM json_each(?) AS listed CROSS JOIN listing ON listing.person_id = listed.value ->> 0
 CROSS JOIN person ON person.id = listing.person_id
 CROSS JOIN json_each(listed.value -> 1, '$.subjects') AS subject
 WHERE person.municipality_id = ? ON CONFLICT DO NOTHING";

/// The municipality, the pairs.
const FORGET_SUBJECTS: &str = "DELETE FROM person_subject WHERE person_id IN
     (SELECT person.id FROM person JOIN listing ON listing.person_id = person.id
      WHERE person.municipality_id = ? AND person.id IN (SELECT value ->> 0 FROM json_each(?)))";

/// The pairs, the municipality.
const CORRECT: &str =
    "UPDATE person SET organisation_id = organisation.id,
        left_at = iif(person.organisation_id = organisation.id, person.left_at, NULL), family_name = listed.value ->> '$[1].family',
        given_name = listed.value ->> '$[1].given', patronymic = listed.value ->> '$[1].patronymic',
        sort_form = unhex(listed.value ->> '$[1].sort'), search_form = listed.value ->> '$[1].search',
        post_id = listed.value ->> '$[1].post', teaching_since = listed.value ->> '$[1].teaching',
        managing_since = listed.value ->> '$[1].managing'
 FROM json_each(?) AS listed CROSS JOIN organisation ON organisation.id = listed.value ->> '$[1].organisation'
 WHERE person.id = listed.value ->> 0 AND organisation.municipality_id = ?
   AND person.municipality_id = organisation.municipality_id
   AND EXISTS (SELECT 1 FROM listing WHERE listing.person_id = person.id)
 RETURNING person.id AS corrected";

/// Marks those who were written just now, if all of them were: where they come from, the moment, the list, how many it
/// has. They have the newest numbers.
const MARK: &str = "INSERT INTO listing (person_id, source, listed_at)
 SELECT (SELECT max(id) FROM person) - listed.key, ?, ? FROM json_each(?) AS listed WHERE changes() = ?";

/// Gives them what they teach, if that was noted: how many the list has, the list. The last of it has the newest number.
const FIRST_SUBJECTS: &str = "INSERT OR IGNORE INTO person_subject (person_id, subject_id)
 SELECT (SELECT max(id) FROM person) - ? + 1 + listed.key, subject.value
 FROM json_each(?) AS listed CROSS JOIN json_each(listed.value, '$.subjects') AS subject WHERE changes() > 0";

async fn write(tx: &mut Tx, by: Coordinator, listings: &[Listing], source: Source) -> Result<Vec<PersonId>> {
    static WRITES: LazyLock<Call> = LazyLock::new(|| Call::of(&[WRITE, MARK, journal::PEOPLE_LISTED, FIRST_SUBJECTS]));
    let list = serde_json::to_string(listings)?;
    let values = Values::default().and(tx.now)?.and(&list)?.and(tx.municipality())?;
    let count = i64::try_from(listings.len()).map_err(Trouble::fault)?;
    let values = values.and(source)?.and(tx.now)?.and(&list)?.and(count)?;
    let matter = match source {
        Source::Hand => "person-listed",
        Source::File => "people-listed",
    };
    let values = values.and(tx.municipality())?.and(tx.now)?.and(by.id())?.and(matter)?;
    let became = (source == Source::File).then(|| listings.len().to_string());
    let values = values.and(source == Source::Hand)?.and(became)?.and(count)?.and(&list)?;
    let rows = WRITES.make(tx.db(), values).await?;
    let people: sqlx::Result<Vec<PersonId>> = rows.iter().map(|row| row.try_get("listed")).collect();
    let mut people = people?;
    if people.len() != listings.len() {
        // Some are of an organisation of another municipality: nothing of all this is kept.
        return Err(Trouble::Gone);
    }
    // What is returned has no order of its own; the numbers were given in the order of the list.
    people.sort();
    Ok(people)
}
