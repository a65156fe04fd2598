//! The questionnaires: files that come with the program, each with its version. A draft that began with another version is
//! not continued, since its answers would be of other statements.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::Bilingual;

/// Something that a teacher does, said in the first person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The code of its category.
    pub category: String,
    /// The Russian name of its item; nothing where it is about the whole category.
    pub item: Option<String>,
    /// What is hard for whoever does not do so, where no item says it.
    pub about: Option<Bilingual>,
    /// The statement.
    pub says: Bilingual,
}

/// Statements that are answered at one sitting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// The name of its file.
    #[serde(skip)]
    pub name: &'static str,
    /// Another one when a statement changes.
    pub version: u32,
    /// What it is called.
    pub title: Bilingual,
    /// In the order in which they are asked.
    pub statements: Vec<Statement>,
}

impl Questionnaire {
    /// The code of the category that all of it is about; `None` of the quick one.
    pub fn category(&self) -> Option<&str> {
        let first = self.statements.first()?.category.as_str();
        self.statements.iter().all(|statement| statement.category == first).then_some(first)
    }
}

macro_rules! files {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("questionnaires/", $name, ".json")))),*]
    };
}

/// All of them, the quick one first, then in the order of the catalogue.
static ALL: LazyLock<Vec<Questionnaire>> = LazyLock::new(|| {
    let files = files!["quick" "subject" "method" "psych_ped" "legal" "comm" "digital" "func_lit" "upbringing" "project" "management"];
    let read = |(name, text)| {
        // They are parts of the program, and a test reads each.
        let read: Questionnaire = serde_json::from_str(text).unwrap_or_else(|flaw| panic!("{name}: {flaw}"));
        Questionnaire { name, ..read }
    };
    files.into_iter().map(read).collect()
});

/// All of them, the quick one first.
pub fn all() -> &'static [Questionnaire] {
    &ALL
}

/// One of them by its name.
pub fn named(name: &str) -> Option<&'static Questionnaire> {
    ALL.iter().find(|one| one.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// PAPERS P22: one action each, 8 to 12 statements a category, no «always» and no «never».
    #[test]
    fn each_has_statements_that_can_be_answered() {
        assert_eq!(all().len(), 11);
        for one in all() {
            let count = one.statements.len();
            assert!((8..=12).contains(&count), "{}: {count}", one.name);
            let said: HashSet<_> = one.statements.iter().map(|statement| &statement.says.ru).collect();
            assert_eq!(said.len(), count, "{}", one.name);
            for statement in &one.statements {
                let Bilingual { ru, en } = &statement.says;
                assert!(ru.chars().count() <= 100 && en.chars().count() <= 100, "{ru} {en}");
                assert!(ru.ends_with('.') && en.ends_with('.'), "{ru} {en}");
                let lower = ru.to_lowercase();
                assert!(!["всегда", "никогда"].iter().any(|word| lower.contains(word)), "{ru}");
                assert!(statement.item.is_some() != statement.about.is_some(), "{ru}");
                assert!(one.category().is_none_or(|category| category == one.name), "{}", one.name);
            }
        }
        assert!(named("quick").is_some_and(|quick| quick.category().is_none()));
    }

    /// What a file names stands in the catalogue, and each item of it in the questionnaire of its category.
    #[test]
    fn the_catalogue_has_what_they_are_about() {
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
        let items: HashSet<_> = items
            .into_iter()
            .map(|(category, item)| (codes.iter().find(|(number, _)| *number == category).unwrap().1.clone(), item))
            .collect();
        let statements = all().iter().flat_map(|one| &one.statements);
        let asked: HashSet<_> =
            statements.filter_map(|statement| Some((statement.category.clone(), statement.item.clone()?))).collect();
        assert_eq!(asked, items);
    }
}
