//! What a file brings of organisations: new ones under their official names, official names for those that are known, and
//! headcounts.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde_json::json;

use super::headcounts::{Counts, told};
use super::{Name, lists};
use crate::db::{Call, Values};
use crate::ids::OrganisationId;
use crate::model::journal;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};

/// Adds organisations, and gives others their official names, which confirms them. Whether one is there already is for
/// the caller to know, who notes it in the journal; one whose short name another bears is that other one.
pub async fn put_all(tx: &mut Tx, _: Coordinator, new: &[Name], fuller: &[(OrganisationId, Name)]) -> Result<()> {
    let news: Vec<_> = new.iter().map(Name::row).collect();
    let words = |name: &Name| name.search_form.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let fulls: Vec<_> = fuller.iter().map(|(id, name)| json!([id, name.full, words(name)])).collect();
    let municipality = tx.municipality();
    let values = Values::default().and(municipality)?.and(tx.now)?.and(serde_json::to_string(&news)?)?;
    let values = values.and(serde_json::to_string(&fulls)?)?.and(municipality)?;
    PUTTING.make(tx.db(), values).await?;
    Ok(())
}

/// The words of the official name are added to those by which it is found; its short name stays.
const NAME: &str = "UPDATE organisation SET full_name = named.value ->> 1, confirmed = 1,
            search_form = search_form || (SELECT coalesce(group_concat(' ' || word.value, ''), '')
                FROM json_each(named.value -> 2) AS word
                WHERE instr(search_form || ' ', ' ' || word.value || ' ') = 0)
     FROM json_each(?) AS named WHERE organisation.id = named.value ->> 0 AND organisation.municipality_id = ?";

static PUTTING: LazyLock<Call> = LazyLock::new(|| Call::of(&[lists::ADD, NAME]));

/// Enters the headcounts of organisations of the municipality, each of a day. Whether the numbers can be is for the caller
/// to know; the database refuses those that cannot. Each enters the journal.
pub async fn count_all(tx: &mut Tx, by: Coordinator, counted: &[(OrganisationId, NaiveDate, Counts)]) -> Result<()> {
    static COUNTS: LazyLock<Call> = LazyLock::new(|| Call::of(&[COUNT, journal::NOTE_EACH]));
    let rows: Vec<_> = counted.iter().map(|(of, day, counts)| json!([of, day, counts])).collect();
    let notes: Vec<_> = counted.iter().map(|(of, day, counts)| json!([of, told(*day, counts)])).collect();
    let values = Values::default().and(tx.now)?.and(serde_json::to_string(&rows)?)?.and(tx.municipality())?;
    let values = values.and(tx.municipality())?.and(tx.now)?.and(by.id())?.and("organisation-headcount")?;
    let values = values.and(serde_json::to_string(&notes)?)?;
    COUNTS.make(tx.db(), values).await?;
    Ok(())
}

/// What a school's list tells is the office's own monitoring.
const COUNT: &str = "INSERT INTO headcount (organisation_id, day, teaching, management, under_35, first_years, both,
                                            source, entered_at)
     SELECT organisation.id, told.value ->> 1, told.value ->> '$[2].teaching', told.value ->> '$[2].management',
            told.value ->> '$[2].under_35', told.value ->> '$[2].first_years', told.value ->> '$[2].both',
            'monitoring', ?
     FROM json_each(?) AS told CROSS JOIN organisation ON organisation.id = told.value ->> 0
     WHERE organisation.municipality_id = ?";
