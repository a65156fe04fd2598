//! Templates of programmes by basis (P13): files that come with the program, each with its version. What is taken from one
//! is the pair's own from then on, so that a newer file changes no programme.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::pairs::Basis;
use crate::text::Bilingual;

/// A measure that can be taken.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The codes of the categories at which it is aimed; none where it is good for everybody.
    pub categories: Vec<String>,
    /// How many days after today it is due.
    pub days: u64,
    /// What is to be done.
    pub says: Bilingual,
}

/// The templates of a basis.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Templates {
    /// Another one when a measure changes.
    version: u32,
    measures: Vec<Template>,
}

static ALL: LazyLock<[Templates; 3]> = LazyLock::new(|| {
    let files = [
        include_str!("programmes/mentor.json"),
        include_str!("programmes/competency.json"),
        include_str!("programmes/subject.json"),
    ];
    // They are parts of the program, and a test reads each.
    files.map(|text| serde_json::from_str(text).unwrap_or_else(|flaw| panic!("{flaw}")))
});

fn of_basis(basis: Basis) -> &'static Templates {
    match basis {
        Basis::Mentor => &ALL[0],
        Basis::Competency => &ALL[1],
        Basis::Subject => &ALL[2],
    }
}

/// The templates of a basis, those first that are aimed at one of these categories; what is aimed at others is left out.
/// Each has the number by which a button names it, with the version of its file.
pub fn aimed(basis: Basis, codes: &[String]) -> Vec<(String, &'static Template)> {
    let Templates { version, measures } = of_basis(basis);
    let numbered = measures.iter().enumerate().map(|(number, it)| (format!("{version}.{number}"), it));
    let fits = |it: &Template| it.categories.iter().any(|code| codes.contains(code));
    let (mut first, rest): (Vec<_>, Vec<_>) = numbered.partition(|(_, it)| fits(it));
    first.extend(rest.into_iter().filter(|(_, it)| it.categories.is_empty()));
    first
}

/// A template by its number; `None` of another version.
pub fn numbered(basis: Basis, wanted: &str) -> Option<&'static Template> {
    let Templates { version, measures } = of_basis(basis);
    let number = wanted.strip_prefix(&format!("{version}."))?;
    measures.get(number.parse::<usize>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// P13: each can be a measure, and those that meet a difficulty come first.
    #[test]
    fn templates_are_measures_and_the_aimed_come_first() {
        for basis in Basis::ALL {
            for (number, it) in aimed(basis, &[]) {
                assert!(it.categories.is_empty());
                assert!(numbered(basis, &number).is_some_and(|same| std::ptr::eq(same, it)));
                for words in [&it.says.ru, &it.says.en] {
                    assert!((3..=100).contains(&words.chars().count()), "{words}");
                }
                assert!((7..=365).contains(&it.days));
            }
        }
        let first = aimed(Basis::Mentor, &["digital".to_owned()]);
        assert_eq!(first[0].1.categories, ["digital"]);
        assert!(numbered(Basis::Mentor, "0.1").is_none() && numbered(Basis::Mentor, "1.99").is_none());
    }
}
