//! What every paper of the office says: the office as the regulation has it, at its head and its foot, and whoever makes
//! the paper.

use chrono::{Datelike, NaiveDate};

use crate::ids::PersonId;
use crate::model::organisations::operator;
use crate::model::papers;
use crate::model::people::FullName;
use crate::model::regulation::{self, Regulation, keys::office as keys};
use crate::model::roles::Coordinator;
use crate::model::school_year;
use crate::papers::kinds::{Forms, Head, Phrase, Signatures, Sort};
use crate::talk::{Result, Tx};
use crate::text::cases::Case;

/// Whose words are that a paper declines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A person's name.
    Person(PersonId),
    /// A name that stands somewhere by itself.
    Typed,
    /// A post, a body or a group.
    Words,
}

/// What a key of names holds: the nominative, then as many cases as somebody has told.
type Lines = Vec<String>;

/// The office of a municipality.
#[derive(Debug, Clone)]
pub struct Office {
    /// Whose papers they are; by its first line alone where the regulation names none.
    name: Lines,
    /// What its municipality is called, where the regulation names it.
    municipality: Lines,
    signatory: Lines,
    post: Lines,
    letterhead: Lines,
    basis: Option<String>,
    place: Option<String>,
    address: Option<String>,
    inn: Option<String>,
    ogrn: Option<String>,
    phone: Option<String>,
    order: Signatures,
    school_year: i32,
    /// The version of the regulation that says all this.
    pub version: i64,
}

impl Office {
    /// As it is now.
    pub async fn now(tx: &mut Tx) -> Result<Office> {
        let first = school_year::current(tx).await?.year();
        let operator = operator::now(tx).await?.name;
        let now = regulation::now(tx).await?;
        Office::of(&now, &operator, first)
    }

    fn of(now: &Regulation, operator: &str, school_year: i32) -> Result<Office> {
        let line = |key: &regulation::Key<Lines>| -> Result<Option<String>> { Ok(now.get(key)?.into_iter().next()) };
        let mut name = now.get(&keys::OFFICE_NAME)?;
        if name.is_empty() {
            // Who answers for the data is named with the address behind a comma.
            let operator = operator.split(',').next().unwrap_or_default().trim();
            name.extend((!operator.is_empty()).then(|| operator.to_owned()));
        }
        Ok(Office {
            name,
            municipality: now.get(&keys::MUNICIPALITY_NAME)?,
            signatory: now.get(&keys::HEAD_NAME)?,
            post: now.get(&keys::HEAD_POST)?,
            letterhead: now.get(&keys::LETTERHEAD)?,
            basis: line(&keys::HEAD_BASIS)?,
            place: line(&keys::OFFICE_PLACE)?,
            address: line(&keys::OFFICE_ADDRESS)?,
            inn: line(&keys::OFFICE_INN)?,
            ogrn: line(&keys::OFFICE_OGRN)?,
            phone: line(&keys::OFFICE_PHONE)?,
            order: Signatures(now.get(&keys::NAME_ORDER)?),
            school_year,
            version: now.version,
        })
    }

    /// Its name, the name of its head and the post, each with what the regulation holds of it.
    fn phrases_of(&self) -> Vec<(Phrase, Whose, &Lines)> {
        let of = |words: &Lines, phrase: fn(&str) -> Phrase| words.first().map(|first| phrase(first));
        let name = of(&self.name, Phrase::body).map(|phrase| (phrase, Whose::Words, &self.name));
        let head = of(&self.signatory, Phrase::name_of).map(|phrase| (phrase, Whose::Typed, &self.signatory));
        let post = of(&self.post, Phrase::post).map(|phrase| (phrase, Whose::Words, &self.post));
        [name, head, post].into_iter().flatten().collect()
    }

    /// Keeps the cases that the regulation holds, before whatever else is known.
    pub fn keep(&self, forms: &mut Forms) {
        for (phrase, _, lines) in self.phrases_of() {
            forms.keep_lines(&phrase, lines);
        }
        if let Some(municipality) = self.municipality.first() {
            forms.keep_lines(&Phrase::body(municipality), &self.municipality);
        }
    }

    /// What of it a paper declines, but for what the regulation holds in every case.
    pub fn phrases(&self) -> Vec<(Phrase, Whose)> {
        let all = self.phrases_of().into_iter().filter(|(.., lines)| lines.len() <= Case::OBLIQUE.len());
        all.map(|(phrase, whose, _)| (phrase, whose)).collect()
    }

    /// How it vouches for a copy that goes elsewhere: where the paper lies.
    pub fn keeps(&self, year: i32) -> String {
        // The sixth case is that of «в …», and no rule guesses it.
        let place = match (self.name.get(Case::ALL.len()), self.name.first()) {
            (Some(within), _) => format!("в {within}"),
            (None, Some(name)) => format!("в организации: {name},"),
            (None, None) => "в ___".to_owned(),
        };
        format!("Подлинник документа находится {place} в деле № ___ за {year} год.")
    }

    /// A name under a paper.
    pub fn signs(&self, name: &FullName) -> String {
        self.order.of(name)
    }

    /// The head and the foot of a paper.
    pub fn head(&self, forms: Forms, author: &FullName, number: Option<&str>, day: Option<NaiveDate>) -> Head {
        Head {
            office: self.name.first().cloned(),
            letterhead: self.letterhead.clone(),
            signatory: self.signatory.first().cloned(),
            signatory_post: self.post.first().cloned(),
            basis: self.basis.clone(),
            place: self.place.clone(),
            address: self.address.clone(),
            inn: self.inn.clone(),
            ogrn: self.ogrn.clone(),
            executor: Some(author.clone()),
            phone: self.phone.clone(),
            order: self.order,
            number: number.map(str::to_owned),
            day,
            school_year: format!("{}/{}", self.school_year, self.school_year + 1),
            forms,
        }
    }
}

/// What every paper says: of its office, and of whoever makes it.
#[derive(Debug, Clone)]
pub struct Ours {
    pub office: Office,
    /// Who makes it.
    pub author: FullName,
    /// Their post, without what the list of posts explains in brackets.
    pub author_post: String,
    /// The forms of names, posts and bodies that the regulation holds, or somebody has looked at.
    pub forms: Forms,
}

impl Ours {
    /// As it is now, for a paper that this coordinator makes.
    pub async fn now(tx: &mut Tx, by: Coordinator) -> Result<Ours> {
        let known = papers::known_words(tx, by).await?;
        Ours::of(tx, &known.author, &known.phrases, &known.typed).await
    }

    /// The office, and the forms that are known, with those of the regulation before all others.
    pub async fn of(tx: &mut Tx, author: &str, phrases: &str, typed: &str) -> Result<Ours> {
        let office = Office::now(tx).await?;
        let mut forms = Forms::default();
        for (sort, words, case, form) in serde_json::from_str::<Vec<(Sort, String, Case, String)>>(phrases)? {
            let phrase = if sort == Sort::Post { Phrase::post(&words) } else { Phrase::body(&words) };
            forms.keep(&phrase, case, form);
        }
        for (words, case, form) in serde_json::from_str::<Vec<(String, Case, String)>>(typed)? {
            forms.keep(&Phrase::name_of(&words), case, form);
        }
        office.keep(&mut forms);
        let (family, given, patronymic, post): (String, String, String, String) = serde_json::from_str(author)?;
        let author_post = post.split(" (").next().unwrap_or_default().to_owned();
        Ok(Ours { office, author: FullName::of(family, given, patronymic), author_post, forms })
    }

    /// The head of a paper: one that bears no number bears no day either, unless somebody has picked one, since a clerk
    /// writes both.
    pub fn head(&self, number: Option<&str>, day: Option<NaiveDate>) -> Head {
        self.office.head(self.forms.clone(), &self.author, number, day)
    }
}
