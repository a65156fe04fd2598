//! How a coordinator changes the catalogue: an item is added, called otherwise, offered no more, offered again (DOMAIN 2.1).
//!
//! What is changed holds in the municipality alone. No item is deleted: deficits, strengths, results and routes that name it go
//! on showing it. All changes of one deed are one call, and each stands in the journal.

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Catalogue, catalogue};
use crate::db::{Call, Values};
use crate::ids::{CategoryId, ItemId};
use crate::model::journal;
use crate::model::roles::Coordinator;
use crate::talk::{CatalogueSeal, Result, Trouble, Tx};
use crate::text::one_line;

/// The shortest name of an item.
pub const SHORTEST: usize = 3;
/// The longest: it stands on a button.
pub const LONGEST: usize = 60;

/// An item as a coordinator wants it to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedItem {
    /// Of which category; an item never leaves its own.
    pub category: CategoryId,
    /// The Russian name.
    pub ru: String,
    /// The English name: nothing leaves it as it is, and an empty one lets the Russian name stand for it.
    pub en: Option<String>,
    /// Whether it is offered for something new.
    pub offered: bool,
}

/// A name of an item, if it can be one: on one line, neither too short nor too long, and with a letter in it.
pub fn fitting(typed: &str) -> Option<String> {
    let name = one_line(typed);
    let fits = (SHORTEST..=LONGEST).contains(&name.chars().count()) && name.chars().any(char::is_alphabetic);
    fits.then_some(name)
}

/// The own items of `?4` come to be, each with a sign in place of its name until that is known by its number.
const NEW: &str = "INSERT INTO deficit_item (category_id, name_ru, name_en, municipality_id)
 SELECT value ->> 'category', ?1 || '/new/' || key, '', ?1 FROM json_each(?4)";

const NEW_HERE: &str = "INSERT INTO item_here (municipality_id, item_id, name_ru, name_en)
 SELECT ?1, deficit_item.id, value ->> 'ru', nullif(value ->> 'en', '') FROM json_each(?4)
 CROSS JOIN deficit_item ON deficit_item.category_id = value ->> 'category'
      AND deficit_item.name_ru = ?1 || '/new/' || key";

const SIGNED: &str = "UPDATE deficit_item SET name_ru = ?1 || '/' || id, name_en = ?1 || '/' || id
 WHERE municipality_id = ?1 AND name_ru LIKE ?1 || '/new/%'";

/// What is said of the items of `?5` from now on; a name that is not among it stays.
const CHANGED: &str = "INSERT INTO item_here (municipality_id, item_id, name_ru, name_en, retired_at)
 SELECT ?1, value ->> 'id', value ->> 'ru', value ->> 'en', iif(value ->> 'offered', NULL, ?2) FROM json_each(?5)
 WHERE true
 ON CONFLICT (municipality_id, item_id) DO UPDATE
 SET name_ru = coalesce(excluded.name_ru, item_here.name_ru),
     name_en = iif(excluded.name_ru IS NULL, item_here.name_en, excluded.name_en),
     retired_at = iif(excluded.retired_at IS NULL, NULL, coalesce(item_here.retired_at, excluded.retired_at))";

/// Adds items, and makes others what they are to be; tells how many are new, and how many others are not as they were. The
/// catalogue that holds then comes along.
pub async fn amend(
    tx: &mut Tx,
    by: Coordinator,
    new: &[ListedItem],
    changed: &[(ItemId, ListedItem)],
) -> Result<(usize, usize, Arc<Catalogue>)> {
    static AMENDS: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[NEW, NEW_HERE, SIGNED, CHANGED, journal::ITEMS_CHANGED]));
    let before = catalogue(tx).await?;
    let is_known = |item: &ListedItem| before.category(item.category).is_some();
    if !new.iter().all(is_known) {
        return Err(Trouble::Gone);
    }
    let mut notes: Vec<_> = new.iter().map(|item| json!(["item-added", null, item.ru])).collect();
    let mut rows = Vec::new();
    for (id, wanted) in changed {
        let entry = before.entry(*id).ok_or(Trouble::Gone)?;
        let (ru, en) = (entry.item.name.ru.as_str(), entry.english());
        let becomes = english(wanted.en.as_deref(), en);
        let is_renamed = (wanted.ru.as_str(), becomes) != (ru, en);
        if !is_renamed && wanted.offered == entry.is_kept {
            continue;
        }
        if is_renamed {
            notes.push(json!(["item-renamed", said(ru, en), said(&wanted.ru, becomes)]));
        }
        notes.extend(turned(entry.is_kept, wanted.offered, &wanted.ru, ["item-retired", "item-returned"]));
        // Where a common item is not called otherwise its own name goes on holding.
        let named = is_renamed || entry.is_own();
        let (ru, en) = if named { (Some(wanted.ru.as_str()), becomes) } else { (None, None) };
        rows.push(json!({ "id": id, "ru": ru, "en": en, "offered": wanted.offered }));
    }
    if notes.is_empty() {
        return Ok((0, 0, before));
    }
    let sizes = (new.len(), rows.len());
    let after = amended(tx, by, &AMENDS, (&json!(new), &json!(rows), &json!(notes))).await?;
    Ok((sizes.0, sizes.1, after))
}

/// The English name that is wanted beside the one that is known: nothing leaves it, and an empty one is none.
pub(super) fn english<'a>(wanted: Option<&'a str>, known: Option<&'a str>) -> Option<&'a str> {
    match wanted {
        None => known,
        Some(en) => Some(en).filter(|en| !en.is_empty()),
    }
}

/// A name as the journal has it.
pub(super) fn said(ru: &str, en: Option<&str>) -> String {
    en.map_or(ru.to_owned(), |en| format!("{ru} / {en}"))
}

/// The note of what is offered no more, or again.
pub(super) fn turned(was: bool, is: bool, ru: &str, [retired, returned]: [&str; 2]) -> Option<Value> {
    match (was, is) {
        (true, false) => Some(json!([retired, ru, null])),
        (false, true) => Some(json!([returned, null, ru])),
        (true, true) | (false, false) => None,
    }
}

/// Writes what is new, what is changed and what the journal notes of it; the catalogue that holds then.
pub(super) async fn amended(
    tx: &mut Tx,
    by: Coordinator,
    amends: &'static Call,
    (new, changed, notes): (&Value, &Value, &Value),
) -> Result<Arc<Catalogue>> {
    let values = Values::default().and(tx.municipality())?.and(tx.now)?.and(by.id())?;
    let values = values.and(new.to_string())?.and(changed.to_string())?.and(notes.to_string())?;
    amends.make(tx.db(), values).await?;
    tx.forget::<Arc<Catalogue>>();
    tx.forget::<CatalogueSeal>();
    catalogue(tx).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_an_item_fits_on_a_button() {
        assert_eq!(fitting("  Работа с\nродителями "), Some("Работа с родителями".to_owned()));
        assert_eq!(fitting(&"я".repeat(LONGEST)), Some("я".repeat(LONGEST)));
        for flaw in ["", "ИИ", "2026", &"я".repeat(LONGEST + 1)] {
            assert_eq!(fitting(flaw), None, "{flaw}");
        }
    }

    /// Each matter that a change notes has its sentence.
    #[test]
    fn the_journal_knows_what_a_change_is() {
        for matter in ["item-added", "item-renamed", "item-retired", "item-returned"] {
            assert!(journal::named(matter).is_some(), "{matter}");
        }
    }
}
