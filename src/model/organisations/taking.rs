//! Organisations that a file brings: new ones under their official names, and official names for those that are known.

use std::sync::LazyLock;

use serde_json::json;

use super::Name;
use crate::db::{Call, Values};
use crate::ids::OrganisationId;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Tx};

/// Adds organisations, and gives others their official names, which confirms them. Whether one is there already is for
/// the caller to know, who notes it in the journal; one whose short name another bears is that other one.
pub async fn put_all(tx: &mut Tx, _: Coordinator, new: &[Name], fuller: &[(OrganisationId, Name)]) -> Result<()> {
    let row = |name: &Name| {
        // JSON holds no bytes.
        let sort_form: String = name.sort_form.iter().map(|byte| format!("{byte:02x}")).collect();
        json!({ "full": name.full, "short": name.short, "sort": sort_form, "search": name.search_form })
    };
    let news: Vec<_> = new.iter().map(row).collect();
    let words = |name: &Name| name.search_form.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let fulls: Vec<_> = fuller.iter().map(|(id, name)| json!([id, name.full, words(name)])).collect();
    let municipality = tx.municipality();
    let values = Values::default().and(municipality)?.and(tx.now)?.and(serde_json::to_string(&news)?)?;
    let values = values.and(serde_json::to_string(&fulls)?)?.and(municipality)?;
    PUTTING.make(tx.db(), values).await?;
    Ok(())
}

const ADD: &str = "INSERT INTO organisation
         (municipality_id, added_at, full_name, short_name, sort_form, search_form, confirmed)
     SELECT ?, ?, value ->> 'full', value ->> 'short', unhex(value ->> 'sort'), value ->> 'search', 1
     FROM json_each(?) WHERE true
     ON CONFLICT (municipality_id, short_name) DO UPDATE SET confirmed = 1";
/// The words of the official name are added to those by which it is found; its short name stays.
const NAME: &str = "UPDATE organisation SET full_name = named.value ->> 1, confirmed = 1,
            search_form = search_form || (SELECT coalesce(group_concat(' ' || word.value, ''), '')
                FROM json_each(named.value -> 2) AS word
                WHERE instr(search_form || ' ', ' ' || word.value || ' ') = 0)
     FROM json_each(?) AS named WHERE organisation.id = named.value ->> 0 AND organisation.municipality_id = ?";

static PUTTING: LazyLock<Call> = LazyLock::new(|| Call::of(&[ADD, NAME]));
