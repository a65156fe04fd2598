//! Measures that are proposed against deficits: files that come with the program, each with its version, by the catalogue's
//! items. What the municipality has itself comes before them ([`super::rules`]).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::routes::Form;
use crate::text::Bilingual;

/// A measure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The Russian name of the item; nothing where it fits all of the category.
    pub item: Option<String>,
    /// In which form.
    pub form: Form,
    /// What is to be done.
    pub says: Bilingual,
    /// What comes of it.
    pub product: Bilingual,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measures {
    /// Another one when a measure changes: routes keep their own words.
    #[cfg_attr(not(test), expect(dead_code, reason = "it is read by whoever looks at the file, and by a test"))]
    version: u32,
    measures: Vec<Measure>,
}

macro_rules! files {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("measures/", $name, ".json")))),*]
    };
}

static ALL: LazyLock<Vec<(&'static str, Measures)>> = LazyLock::new(|| {
    let files =
        files!["subject" "method" "psych_ped" "legal" "comm" "digital" "func_lit" "upbringing" "project" "management"];
    let read = |(name, text)| {
        // They are parts of the program, and a test reads each.
        let read: Measures = serde_json::from_str(text).unwrap_or_else(|flaw| panic!("{name}: {flaw}"));
        (name, read)
    };
    files.into_iter().map(read).collect()
});

/// What fits a category that a municipality has added itself.
static ANY: LazyLock<Measures> = LazyLock::new(|| {
    // A part of the program, and a test reads it.
    serde_json::from_str(include_str!("measures/any.json")).unwrap_or_else(|flaw| panic!("any: {flaw}"))
});

/// What is proposed against a deficit of this category: what is about its item first, then what fits all of the category.
pub fn against(category: &str, item: &str) -> Vec<&'static Measure> {
    let known = ALL.iter().find(|(name, _)| *name == category).map_or(&*ANY, |(_, known)| known).measures.as_slice();
    let own = known.iter().filter(|measure| measure.item.as_deref() == Some(item));
    own.chain(known.iter().filter(|measure| measure.item.is_none())).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// DOMAIN 2.2: an own category of a municipality has measures too, in different forms, of which one is practised.
    #[test]
    fn a_category_of_a_municipality_has_measures() {
        let proposed = against("1/11", "");
        let forms: HashSet<_> = proposed.iter().map(|one| one.form).collect();
        assert!(forms.len() == proposed.len() && forms.len() >= 2 && forms.iter().any(|form| form.is_practice()));
        for one in proposed {
            assert!([&one.says.ru, &one.says.en].iter().all(|words| (3..=100).contains(&words.chars().count())));
        }
    }

    /// S2-19, S0-19: two measures or more for each item of the catalogue, in different forms; what a file names stands in the
    /// catalogue; each can be read on a card and stored.
    #[test]
    fn every_item_of_the_catalogue_has_measures_of_different_forms() {
        let catalogue = include_str!("../../../../migrations/2026112702_catalogue.sql");
        let row = |line: &str| {
            let (number, rest) = line.trim().strip_prefix('(')?.split_once(',')?;
            let (name, _) = rest.trim_start().strip_prefix('\'')?.split_once("',")?;
            Some((number.parse::<usize>().ok()?, name.to_owned()))
        };
        let of = |table: &str| {
            let rows = catalogue.split(table).nth(1).unwrap().split(';').next().unwrap();
            rows.lines().filter_map(row).collect::<Vec<_>>()
        };
        let (codes, items) = (of("INTO deficit_category"), of("INTO deficit_item"));
        assert_eq!((ALL.len(), items.len()), (codes.len(), 40));
        let mut named = HashSet::new();
        for (category, item) in &items {
            let code = &codes.iter().find(|(number, _)| number == category).unwrap().1;
            let (_, known) = ALL.iter().find(|(name, _)| name == code).unwrap();
            let own: Vec<_> = known.measures.iter().filter(|one| one.item.as_deref() == Some(item)).collect();
            let forms: HashSet<_> = own.iter().map(|one| one.form).collect();
            assert!(own.len() >= 2 && forms.len() == own.len(), "{item}: {}", own.len());
            assert!(against(code, item).iter().any(|one| one.form.is_practice()), "{item} is never practised");
            named.insert(item.clone());
        }
        for (code, known) in ALL.iter() {
            assert!(known.version > 0);
            let general = known.measures.iter().filter(|one| one.item.is_none());
            assert!(general.map(|one| one.form).collect::<HashSet<_>>().len() >= 2, "{code}");
            for one in &known.measures {
                assert!(one.item.as_ref().is_none_or(|item| named.contains(item)), "{:?}", one.item);
                for words in [&one.says.ru, &one.says.en, &one.product.ru, &one.product.en] {
                    assert!((3..=100).contains(&words.chars().count()), "{words}");
                }
            }
        }
    }
}
