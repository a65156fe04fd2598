//! A name, as papers write it and as people are spoken to. How one is read of what somebody typed stands below.

mod casing;
mod kinds;
mod reading;
mod signs;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use casing::capitalised;
pub use signs::plain;

/// A name as papers write it: «Фамилия Имя Отчество»; the patronymic may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullName {
    /// Фамилия.
    pub family: String,
    /// Имя.
    pub given: String,
    /// Отчество, or empty.
    pub patronymic: String,
}

/// What is wrong with a typed name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFlaw {
    /// One word alone.
    OneWord,
    /// «Мария Ивановна»: a given name and a patronymic, in which the family name is missing.
    NoFamily,
    /// «Иванова А. П.»: letters in the place of names.
    Initials,
    /// Longer than a paper's column: over 60 characters a word, or over 100 in all.
    TooLong,
    /// This sign stands in no name.
    Sign(char),
    /// This letter is of another alphabet than the rest of its word.
    Letter(char),
}

impl FullName {
    /// Reads a name in whatever order its parts were typed, in one line or in three.
    pub fn parse(typed: &str) -> Result<FullName, NameFlaw> {
        reading::read(typed)
    }

    /// A name from its columns.
    pub fn of(family: String, given: String, patronymic: String) -> FullName {
        FullName { family, given, patronymic }
    }

    /// «Фамилия Имя Отчество»: for papers and lists.
    pub fn listed(&self) -> String {
        format!("{} {} {}", self.family, self.given, self.patronymic).trim_end().to_owned()
    }

    /// «Имя Отчество»: when spoken to.
    pub fn spoken(&self) -> String {
        format!("{} {}", self.given, self.patronymic).trim_end().to_owned()
    }

    /// «Фамилия И. О.»: where a button has room for no more.
    pub fn short(&self) -> String {
        let initials: String = [&self.given, &self.patronymic]
            .into_iter()
            .filter_map(|word| word.chars().next())
            .map(|initial| format!(" {}.", initial.to_uppercase()))
            .collect();
        format!("{}{initials}", self.family)
    }

    /// The ways to name a person on a button, from short to long, for the one to be chosen that tells namesakes apart
    /// (`talk::labels`); `beside` are what else may tell: where they work, what they teach.
    pub fn forms(&self, beside: &[&str]) -> Vec<String> {
        let initial = self.patronymic.chars().next().map(|initial| format!(" {initial}.")).unwrap_or_default();
        let mut forms = vec![self.short(), format!("{} {}{initial}", self.family, self.given), self.listed()];
        let beside: Vec<_> = beside.iter().filter(|words| !words.is_empty()).copied().collect();
        forms.extend(beside.iter().map(|words| format!("{}, {words}", self.short())));
        forms.push([&[self.listed().as_str()], beside.as_slice()].concat().join(", "));
        forms
    }
}
