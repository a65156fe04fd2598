//! How a coordinator changes the categories of the catalogue, as [`super::editing`] changes its items (DOMAIN 2.1): one is added,
//! called otherwise, offered no more, offered again.
//!
//! A category stands on buttons wherever something is asked by it, so that a long name has a short form beside it, and no more
//! are offered at once than a card can carry. One that everybody may choose always stays.

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::editing::{amended, english, said, turned};
use super::{Catalogue, Category, catalogue, fitting, proposed};
use crate::db::Call;
use crate::ids::CategoryId;
use crate::model::journal;
use crate::model::roles::Coordinator;
use crate::talk::{Result, Trouble, Tx};
use crate::text::Language;

/// The longest name of a category that stands on a button.
pub const SHORT: usize = 24;
/// The longest English name, which stands on buttons too.
pub const ENGLISH: usize = SHORT;
/// So many are offered at once at most: two on a row, a card still has room for its own buttons.
pub const MOST_OFFERED: usize = 20;

/// A category as a coordinator wants it to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedCategory {
    /// The Russian name.
    pub ru: String,
    /// What buttons say, where the name is too long for them.
    pub short: Option<String>,
    /// The English name: nothing leaves it as it is, and an empty one lets the Russian name stand for it.
    pub en: Option<String>,
    /// Whether it is offered for something new.
    pub offered: bool,
}

/// Why categories cannot be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CategoryFlaw {
    /// Another one bears the name, or the short form.
    Taken,
    /// More would be offered than cards have room for.
    TooMany,
    /// None would be left that everybody may choose.
    NoneLeft,
}

/// A name that stands on a button, if it can be one.
pub fn fitting_short(typed: &str) -> Option<String> {
    fitting(typed).filter(|name| name.chars().count() <= SHORT)
}

/// Whether a category may be so beside the others; `id` is which one it is, and nothing is a new one.
pub fn flaw_of(known: &Catalogue, id: Option<CategoryId>, wanted: &ListedCategory) -> Option<CategoryFlaw> {
    let others = || known.categories.iter().filter(|category| Some(category.id) != id);
    let names = [Some(&wanted.ru), wanted.short.as_ref()];
    if names.into_iter().flatten().any(|name| others().any(|other| other.is_called(name))) {
        return Some(CategoryFlaw::Taken);
    }
    let was = id.and_then(|id| known.category(id)).is_some_and(|category| category.is_offered);
    if wanted.offered && !was && others().filter(|other| other.is_offered).count() >= MOST_OFFERED {
        return Some(CategoryFlaw::TooMany);
    }
    let is_for_all = |other: &&Category| other.is_offered && proposed::is_for_all(&other.code);
    let is_last = !wanted.offered && was && others().filter(is_for_all).count() == 0;
    is_last.then_some(CategoryFlaw::NoneLeft)
}

/// The own categories of `?4` come to be, each with a sign in place of its names until that is known by its number.
const NEW: &str = "INSERT INTO deficit_category (code, name_ru, name_en, municipality_id)
 SELECT ?1 || '/new/' || key, '', '', ?1 FROM json_each(?4)";

const NEW_HERE: &str = "INSERT INTO category_here (municipality_id, category_id, name_ru, short_ru, name_en)
 SELECT ?1, deficit_category.id, value ->> 'ru', value ->> 'short', nullif(value ->> 'en', '') FROM json_each(?4)
 CROSS JOIN deficit_category ON deficit_category.code = ?1 || '/new/' || key";

const SIGNED: &str =
    "UPDATE deficit_category SET code = ?1 || '/' || id, name_ru = ?1 || '/' || id, name_en = ?1 || '/' || id
 WHERE municipality_id = ?1 AND code LIKE ?1 || '/new/%'";

/// What is said of the categories of `?5` from now on; names that are not among it stay.
const CHANGED: &str = "INSERT INTO category_here (municipality_id, category_id, name_ru, short_ru, name_en, retired_at)
 SELECT ?1, value ->> 'id', value ->> 'ru', value ->> 'short', value ->> 'en', iif(value ->> 'offered', NULL, ?2)
 FROM json_each(?5)
 WHERE true
 ON CONFLICT (municipality_id, category_id) DO UPDATE
 SET name_ru = coalesce(excluded.name_ru, category_here.name_ru),
     short_ru = iif(excluded.name_ru IS NULL, category_here.short_ru, excluded.short_ru),
     name_en = iif(excluded.name_ru IS NULL, category_here.name_en, excluded.name_en),
     retired_at = iif(excluded.retired_at IS NULL, NULL, coalesce(category_here.retired_at, excluded.retired_at))";

/// Adds categories, and makes others what they are to be; tells how many are new, and how many others are not as they were. The
/// catalogue that holds then comes along.
pub async fn amend_categories(
    tx: &mut Tx,
    by: Coordinator,
    new: &[ListedCategory],
    changed: &[(CategoryId, ListedCategory)],
) -> Result<(usize, usize, Arc<Catalogue>)> {
    static AMENDS: LazyLock<Call> =
        LazyLock::new(|| Call::of(&[NEW, NEW_HERE, SIGNED, CHANGED, journal::ITEMS_CHANGED]));
    let before = catalogue(tx).await?;
    let mut notes: Vec<_> = new.iter().map(|one| json!(["category-added", null, one.ru])).collect();
    let mut rows = Vec::new();
    for (id, wanted) in changed {
        let known = before.category(*id).ok_or(Trouble::Gone)?;
        let label = known.label(Language::Ru);
        let becomes = english(wanted.en.as_deref(), known.english.as_deref());
        let is_renamed = wanted.ru != known.name.ru
            || becomes != known.english.as_deref()
            || wanted.short.as_ref().is_some_and(|short| *short != label);
        if !is_renamed && wanted.offered == known.is_offered {
            continue;
        }
        if is_renamed {
            let was = said(&known.name.ru, known.english.as_deref());
            notes.push(json!(["category-renamed", was, said(&wanted.ru, becomes)]));
        }
        notes.extend(turned(known.is_offered, wanted.offered, &wanted.ru, ["category-retired", "category-returned"]));
        // Where a common category is not called otherwise its own name goes on holding.
        let (ru, en) = if is_renamed { (Some(wanted.ru.as_str()), becomes) } else { (None, None) };
        let (ru, en) = match (ru, known.is_own()) {
            (None, true) => (Some(known.name.ru.as_str()), known.english.as_deref()),
            (ru, _) => (ru, en),
        };
        // A name that fits on a button needs no short form.
        let short = wanted.short.as_deref().or((wanted.ru == known.name.ru).then_some(label.as_str()));
        let is_long = ru.is_some_and(|ru| ru.chars().count() > SHORT);
        if is_long && short.is_none() {
            return Err(Trouble::Gone);
        }
        let short = short.filter(|_| is_long);
        rows.push(json!({ "id": id, "ru": ru, "short": short, "en": en, "offered": wanted.offered }));
    }
    if notes.is_empty() {
        return Ok((0, 0, before));
    }
    let sizes = (new.len(), rows.len());
    let after = amended(tx, by, &AMENDS, (&json!(new), &json!(rows), &json!(notes))).await?;
    // Several may have changed together: what they come to is what must hold.
    let offered = || after.categories.iter().filter(|category| category.is_offered);
    if offered().count() > MOST_OFFERED.max(before.categories.iter().filter(|it| it.is_offered).count())
        || !offered().any(|category| proposed::is_for_all(&category.code))
    {
        return Err(Trouble::Gone);
    }
    Ok((sizes.0, sizes.1, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Bilingual;

    fn category(id: i64, code: &str, ru: &str, is_offered: bool) -> Category {
        let name = Bilingual { ru: ru.to_owned(), en: code.to_owned() };
        Category { is_offered, ..Category::plain(CategoryId(id), code.to_owned(), name) }
    }

    fn wanted(ru: &str, offered: bool) -> ListedCategory {
        ListedCategory { ru: ru.to_owned(), short: None, en: None, offered }
    }

    #[test]
    fn a_category_is_called_like_no_other_and_one_for_all_stays() {
        let known = Catalogue {
            categories: vec![
                category(1, "subject", "Предметные", true),
                category(2, "method", "Методические", false),
                category(10, "management", "Управленческие", true),
            ],
            entries: Vec::new(),
        };
        assert_eq!(flaw_of(&known, None, &wanted("  методические", true)), Some(CategoryFlaw::Taken));
        assert_eq!(flaw_of(&known, Some(CategoryId(2)), &wanted("Методические", true)), None);
        assert_eq!(flaw_of(&known, None, &wanted("Музейные", true)), None);
        // What is left would be offered to management staff alone.
        assert_eq!(flaw_of(&known, Some(CategoryId(1)), &wanted("Предметные", false)), Some(CategoryFlaw::NoneLeft));
        assert_eq!(flaw_of(&known, Some(CategoryId(10)), &wanted("Управленческие", false)), None);
    }

    #[test]
    fn no_more_are_offered_than_cards_have_room_for() {
        let of = |id: i64| category(id, &format!("1/{id}"), &format!("Область {id}"), true);
        let mut known = Catalogue { categories: (1..=20).map(of).collect(), entries: Vec::new() };
        assert_eq!(flaw_of(&known, None, &wanted("Музейные", true)), Some(CategoryFlaw::TooMany));
        assert_eq!(flaw_of(&known, Some(CategoryId(7)), &wanted("Музейные", true)), None, "another name only");
        known.categories[3].is_offered = false;
        assert_eq!(flaw_of(&known, None, &wanted("Музейные", true)), None);
    }

    #[test]
    fn a_short_form_fits_on_a_button() {
        assert_eq!(fitting_short(" Музейная  педагогика "), Some("Музейная педагогика".to_owned()));
        for flaw in ["", "ИИ", &"я".repeat(SHORT + 1)] {
            assert_eq!(fitting_short(flaw), None, "{flaw}");
        }
    }

    /// Each matter that a change notes has its sentence.
    #[test]
    fn the_journal_knows_what_a_change_is() {
        for matter in ["category-added", "category-renamed", "category-retired", "category-returned"] {
            assert!(journal::named(matter).is_some(), "{matter}");
        }
    }
}
