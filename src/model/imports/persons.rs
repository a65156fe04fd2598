//! The people of a list: how their names head columns, how they are read, and whom of those who are there a row is about.
//!
//! A row is somebody by name and school. Whoever is known at that school by the very name is that person; of a namesake
//! elsewhere, of several namesakes, and of a name with a patronymic more or less, a coordinator says who it is.

use std::collections::HashMap;

use super::known::KnownPerson;
use super::{Field, Line, Note};
use crate::ids::OrganisationId;
use crate::model::people::{FullName, NameFlaw};
use crate::say;
use crate::text::forms;

/// Somebody, in one column.
pub const NAME: Field = Field {
    code: "name",
    named: |language| say!(language, "model-import-name"),
    heads: &[
        "фио",
        "ф и о",
        "ф и о педагога",
        "фио педагога",
        "фио учителя",
        "фио сотрудника",
        "фио работника",
        "фамилия имя отчество",
        "фамилия имя",
        "фамилия и о",
        "фамилия и имя",
        "педагог",
        "сотрудник",
        "работник",
        "педагогический работник",
        "name",
        "full name",
    ],
};

/// The family name, in a column of its own.
pub const FAMILY: Field = Field {
    code: "family",
    named: |language| say!(language, "model-import-family"),
    heads: &["фамилия", "surname", "family name", "last name"],
};

/// The given name.
pub const GIVEN: Field = Field {
    code: "given",
    named: |language| say!(language, "model-import-given"),
    heads: &["имя", "given name", "first name"],
};

/// The patronymic.
pub const PATRONYMIC: Field = Field {
    code: "patronymic",
    named: |language| say!(language, "model-import-patronymic"),
    heads: &["отчество", "patronymic"],
};

/// More namesakes than a card has room for.
pub const MOST_OTHERS: usize = 7;

/// Whom a name at a school may mean.
#[derive(Debug)]
pub enum Found<'k> {
    /// The one of this very name who works there.
    One(&'k KnownPerson),
    /// Several of this name work there.
    Namesakes(Vec<&'k KnownPerson>),
    /// Who works there is called almost so.
    Almost(Vec<&'k KnownPerson>),
    /// Who is called so works elsewhere.
    Elsewhere(Vec<&'k KnownPerson>),
    /// Nobody.
    Nobody,
}

/// Finds the people of a file among those who are there.
#[derive(Debug)]
pub struct Finder<'k> {
    by_form: HashMap<&'k str, Vec<&'k KnownPerson>>,
    /// Of a name without a patronymic: who may be meant by it.
    by_two: HashMap<String, Vec<&'k KnownPerson>>,
}

impl<'k> Finder<'k> {
    /// One for all rows of a file.
    pub fn among(people: &'k [KnownPerson]) -> Finder<'k> {
        let mut finder = Finder { by_form: HashMap::new(), by_two: HashMap::new() };
        for person in people {
            finder.by_form.entry(&person.form).or_default().push(person);
            finder.by_two.entry(two_words(&person.form)).or_default().push(person);
        }
        finder
    }

    /// All of the very name.
    pub fn exact(&self, form: &str) -> &[&'k KnownPerson] {
        self.by_form.get(form).map_or(&[], Vec::as_slice)
    }

    /// Whom a name at an organisation may mean.
    pub fn find(&self, form: &str, organisation: OrganisationId) -> Found<'k> {
        let exact = self.exact(form);
        let works_there = |person: &&&KnownPerson| person.organisation == organisation;
        let here: Vec<&KnownPerson> = exact.iter().filter(works_there).copied().collect();
        let almost = self.by_two.get(&two_words(form)).map_or(&[][..], Vec::as_slice);
        let almost = almost.iter().filter(works_there).filter(|one| is_almost(&one.form, form));
        let almost: Vec<&KnownPerson> = almost.copied().collect();
        match here.as_slice() {
            [person] => Found::One(person),
            [] if !almost.is_empty() => Found::Almost(almost),
            [] if !exact.is_empty() => Found::Elsewhere(exact.to_vec()),
            [] => Found::Nobody,
            _ => Found::Namesakes(here),
        }
    }
}

/// Who a row is about.
pub fn name(line: &Line) -> Result<FullName, Note> {
    let parts = ["family", "given", "patronymic"].map(|part| line.text(part));
    let whole = line.text("name");
    let is_apart = !parts[0].is_empty() && !parts[1].is_empty();
    let text = if is_apart || whole.is_empty() {
        parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    } else {
        whole
    };
    if text.is_empty() {
        return Err(Note::Missing { field: "name".to_owned() });
    }
    let flawed = |flaw: NameFlaw| match flaw {
        NameFlaw::Initials => Note::Initials { value: text.clone() },
        NameFlaw::OneWord | NameFlaw::NoFamily | NameFlaw::TooLong | NameFlaw::Sign(_) | NameFlaw::Letter(_) => {
            Note::BadName { value: text.clone() }
        }
    };
    let read = FullName::parse(&text).map_err(flawed)?;
    if !is_apart {
        return Ok(read);
    }
    // The columns say which part is which; what is read says how each is written.
    let part = |text: &str| forms::search(text);
    let [family, given, patronymic] = &parts;
    let same = part(family) == part(&read.family) && part(given) == part(&read.given);
    if same {
        return Ok(read);
    }
    let written = |text: &str| crate::model::people::capitalised(&crate::model::people::plain(text));
    Ok(FullName::of(written(family), written(given), written(patronymic)))
}

/// What a list shows of a row, even where nothing else can be read of it.
pub fn label(line: &Line) -> String {
    match name(line) {
        Ok(name) => name.listed(),
        Err(_) => {
            let text = ["name", "family", "given", "patronymic"].map(|part| line.text(part)).join(" ");
            crate::text::clipped(text.trim(), 80)
        }
    }
}

/// The first two words of a form: family name and given name.
fn two_words(form: &str) -> String {
    form.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// Whether one name is the other with a patronymic more.
fn is_almost(one: &str, other: &str) -> bool {
    one != other && (one.starts_with(&format!("{other} ")) || other.starts_with(&format!("{one} ")))
}
