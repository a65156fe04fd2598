//! The words of a paper that are declined: what the rules propose, and what somebody has said instead.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::as_name;
use crate::files;
use crate::model::people::FullName;
use crate::text::cases::{self, Case, Declined};

/// Of what sort words are that are declined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Sort {
    /// A person's name.
    Name,
    /// A post.
    Post,
    /// A body, a group or an organisation.
    Body,
}

/// Words that a paper declines, in the nominative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Of what sort.
    pub sort: Sort,
    /// The words, as a sentence has them.
    pub words: String,
    /// The parts of a name.
    name: Option<FullName>,
}

impl Phrase {
    /// A person's name.
    pub fn name(name: &FullName) -> Phrase {
        Phrase { sort: Sort::Name, words: name.listed(), name: Some(name.clone()) }
    }

    /// A name as somebody wrote it; one that cannot be read as a person's is not declined.
    pub fn name_of(words: &str) -> Phrase {
        Phrase { sort: Sort::Name, words: words.to_owned(), name: FullName::parse(words).ok() }
    }

    /// A post.
    pub fn post(words: &str) -> Phrase {
        Phrase { sort: Sort::Post, words: words.to_owned(), name: None }
    }

    /// A body, a group or an organisation.
    pub fn body(words: &str) -> Phrase {
        Phrase { sort: Sort::Body, words: words.to_owned(), name: None }
    }

    /// A short sign of it, by which a button names it.
    pub fn mark(&self) -> String {
        files::hash(self.words.as_bytes()).chars().take(8).collect()
    }

    /// How many words a form of a name has: one that has more or fewer is no form of it.
    pub fn parts(&self) -> Option<usize> {
        self.name.as_ref().map(|_| self.words.split_whitespace().count())
    }

    /// What the rules propose.
    fn proposed(&self, case: Case) -> Declined {
        match (self.sort, &self.name) {
            (Sort::Name, Some(name)) => as_name(name).listed(case),
            (Sort::Name, None) => Declined { words: self.words.clone(), is_sure: case == Case::Nominative },
            (Sort::Post, _) => cases::post(&self.words, case),
            (Sort::Body, _) => cases::body(&self.words, case),
        }
    }
}

/// The forms that somebody has looked at, by the words in the nominative.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forms(BTreeMap<(Sort, String, Case), String>);

impl Forms {
    /// Keeps a form.
    pub fn keep(&mut self, phrase: &Phrase, case: Case, form: String) {
        self.0.insert((phrase.sort, phrase.words.clone(), case), form);
    }

    /// Keeps what a key of the regulation holds: the nominative, then as many cases as are known.
    pub fn keep_lines(&mut self, phrase: &Phrase, lines: &[String]) {
        for (case, line) in Case::OBLIQUE.into_iter().zip(lines.iter().skip(1)) {
            self.keep(phrase, case, line.clone());
        }
    }

    /// A form: what somebody has said, or what the rules propose.
    pub fn of(&self, phrase: &Phrase, case: Case) -> Declined {
        match self.0.get(&(phrase.sort, phrase.words.clone(), case)) {
            Some(form) => Declined { words: form.clone(), is_sure: true },
            None => phrase.proposed(case),
        }
    }

    /// «Петровой О.С.»: the family name of the whole form, with the initials.
    pub fn with_initials(&self, name: &FullName, case: Case) -> String {
        let phrase = Phrase::name(name);
        let Some(form) = self.0.get(&(Sort::Name, phrase.words, case)) else {
            return as_name(name).with_initials(case).words;
        };
        let family: Vec<_> = form.split_whitespace().take(name.family.split_whitespace().count()).collect();
        as_name(&FullName { family: family.join(" "), ..name.clone() }).with_initials(Case::Nominative).words
    }

    /// Whether the rules only guess a form of it.
    pub fn is_doubtful(&self, phrase: &Phrase) -> bool {
        Case::OBLIQUE.into_iter().any(|case| !self.of(phrase, case).is_sure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(family: &str, given: &str, patronymic: &str) -> FullName {
        FullName::of(family.into(), given.into(), patronymic.into())
    }

    /// Office, «Papers»: what a person has corrected holds, and the initials follow it.
    #[test]
    fn a_corrected_form_holds_and_its_initials_follow() {
        let name = name("Жданок", "Антон", "Иванович");
        let phrase = Phrase::name(&name);
        let mut forms = Forms::default();
        assert!(forms.is_doubtful(&phrase), "nobody knows whether the vowel stays");
        assert_eq!(forms.with_initials(&name, Case::Dative), "Жданку А.И.");
        for (case, form) in Case::OBLIQUE.into_iter().zip(["Жданока", "Жданоку", "Жданока", "Жданоком"])
        {
            forms.keep(&phrase, case, format!("{form} Антона Ивановича"));
        }
        assert!(!forms.is_doubtful(&phrase));
        assert_eq!(forms.of(&phrase, Case::Dative).words, "Жданоку Антона Ивановича");
        assert_eq!(forms.with_initials(&name, Case::Dative), "Жданоку А.И.");
        assert_eq!(forms.with_initials(&name, Case::Nominative), "Жданок А.И.");
    }

    #[test]
    fn a_body_takes_the_cases_of_the_regulation() {
        let phrase = Phrase::body("Центр «Исток»");
        let mut forms = Forms::default();
        forms.keep_lines(&phrase, &["Центр «Исток»".to_owned(), "Центра «Исток»".to_owned()]);
        assert_eq!(forms.of(&phrase, Case::Genitive).words, "Центра «Исток»");
        assert_eq!(forms.of(&phrase, Case::Dative).words, "Центру «Исток»", "the rules go on where nothing is said");
    }
}
