//! A list of teaching staff.
//!
//! A row is somebody by name and school ([`super::persons`]). An empty cell changes nothing. Who has come into the bot says themselves what they are: a list corrects those that lists alone
//! have brought.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::known::KnownPerson;
use super::persons::{FAMILY, Finder, Found, GIVEN, MOST_OTHERS, NAME, PATRONYMIC, label, name};
use super::spans::{self, Span};
use super::{Field, Kept, Known, Line, Note, Outcome, Shape, Staged, references};
use crate::ids::{OrganisationId, PostId, SubjectId};
use crate::model::people::{FullName, Listing};
use crate::say;
use crate::text::forms;

/// The list of staff.
pub static SHAPE: Shape = Shape {
    named: |language| say!(language, "model-import-staff"),
    fields: &[
        NAME,
        FAMILY,
        GIVEN,
        PATRONYMIC,
        Field {
            code: "organisation",
            named: |language| say!(language, "model-import-organisation"),
            heads: ORGANISATION,
        },
        Field {
            code: "post",
            named: |language| say!(language, "model-import-post"),
            heads: &["должность", "занимаемая должность", "наименование должности", "post", "position", "job title"],
        },
        Field {
            code: "subject",
            named: |language| say!(language, "model-import-subject"),
            heads: &[
                "предмет",
                "предметы",
                "учебный предмет",
                "учебные предметы",
                "преподаваемый предмет",
                "преподаваемые предметы",
                "преподаваемая дисциплина",
                "преподаваемые дисциплины",
                "дисциплина",
                "специализация",
                "subject",
                "subjects",
            ],
        },
        Field {
            code: "teaching",
            named: |language| say!(language, "model-import-teaching"),
            heads: &[
                "стаж",
                "стаж работы",
                "пед стаж",
                "педстаж",
                "педагогический стаж",
                "стаж педагогический",
                "стаж педагогической работы",
                "педагогический стаж с",
                "стаж педагогической работы с",
                "стаж работы по специальности",
                "начало педагогической деятельности",
                "начало работы",
                "дата начала педагогической деятельности",
                "год начала педагогической деятельности",
                "педагог с",
                "работает с",
                "teaching since",
                "teaching experience",
            ],
        },
        Field {
            code: "managing",
            named: |language| say!(language, "model-import-managing"),
            heads: &[
                "управленческий стаж",
                "стаж управленческий",
                "стаж руководителя",
                "стаж руководящей работы",
                "стаж управленческой деятельности",
                "управленческий стаж с",
                "стаж на руководящей должности",
                "стаж административной работы",
                "руководит с",
                "managing since",
            ],
        },
    ],
    needs: &[&["name", "family"], &["organisation"], &["post"]],
    check,
};

/// How people head the column of an organisation.
pub const ORGANISATION: &[&str] = &[
    "образовательная организация",
    "образовательной организации",
    "наименование образовательной организации",
    "наименование организации",
    "наименование учреждения",
    "наименование оо",
    "наименование оу",
    "краткое наименование",
    "оо",
    "оу",
    "образовательное учреждение",
    "образовательного учреждения",
    "общеобразовательная организация",
    "общеобразовательное учреждение",
    "место работы",
    "место основной работы",
    "основное место работы",
    "школа",
    "организация",
    "учреждение",
    "наименование школы",
    "название школы",
    "школы",
    "доу",
    "детский сад",
    "school",
    "organisation",
    "organization",
];

/// What a row says, once it is read.
struct Said {
    name: FullName,
    form: String,
    organisation: OrganisationId,
    post: PostId,
    subjects: Vec<SubjectId>,
    teaching: Span,
    managing: Span,
}

fn check(known: &Known, lines: &[Line]) -> Vec<Staged> {
    let names = known.names();
    let mut schools: HashMap<String, Option<OrganisationId>> = HashMap::new();
    let finder = Finder::among(&known.people);
    let mut school = |named: &str| {
        let found = || known.organisation(named, &names).map(|one| one.id);
        *schools.entry(named.to_owned()).or_insert_with(found)
    };
    let mut read: Vec<Result<(Said, Vec<Note>), Note>> =
        lines.iter().map(|line| said(known, line, &mut school)).collect();
    let firsts = joined(&mut read);
    // Where in this file each name stands first.
    let mut met: HashMap<String, u32> = HashMap::new();
    let mut staged: Vec<Staged> = Vec::with_capacity(lines.len());
    for (at, (line, read)) in lines.iter().zip(read).enumerate() {
        let blank = Staged::new(line.number, label(line));
        let (said, mut notes) = match read {
            Ok(read) => read,
            Err(note) => {
                staged.push(blank.wrong(note));
                continue;
            }
        };
        if let Some(first) = firsts.get(&at) {
            notes.push(Note::Twice { line: lines[*first].number });
            staged.push(Staged { outcome: Outcome::Same, notes, ..blank });
            continue;
        }
        let earlier = met.get(&said.form).copied();
        met.entry(said.form.clone()).or_insert(line.number);
        let exact = finder.exact(&said.form);
        staged.push(match finder.find(&said.form, said.organisation) {
            Found::One(person) => about(known, blank, &said, person, notes),
            Found::Namesakes(several) => {
                notes.push(Note::Namesakes);
                doubtful(known, blank, &said, notes, &several)
            }
            Found::Almost(_) | Found::Elsewhere(_) | Found::Nobody if earlier.is_some() => {
                notes.extend(earlier.map(|line| Note::Twice { line }));
                doubtful(known, blank, &said, notes, exact)
            }
            Found::Almost(almost) => {
                notes.push(Note::Almost);
                doubtful(known, blank, &said, notes, &almost)
            }
            Found::Elsewhere(others) => {
                notes.push(Note::Elsewhere);
                doubtful(known, blank, &said, notes, &others)
            }
            Found::Nobody => Staged { fields: listing(known, &said, None), notes, ..blank },
        });
    }
    staged
}

/// Joins the rows of one person at one school, who teaches two subjects: tells of each later row which is the first.
fn joined(read: &mut [Result<(Said, Vec<Note>), Note>]) -> HashMap<usize, usize> {
    let (mut first_of, mut firsts) = (HashMap::new(), HashMap::new());
    for at in 0..read.len() {
        let Ok((said, _)) = &read[at] else { continue };
        match first_of.get(&(said.form.clone(), said.organisation)).copied() {
            None => {
                first_of.insert((said.form.clone(), said.organisation), at);
            }
            Some(first) => {
                let more = said.subjects.clone();
                if let Ok((said, _)) = &mut read[first] {
                    said.subjects.extend(more);
                }
                firsts.insert(at, first);
            }
        }
    }
    firsts
}

/// Reads a row; what cannot be read and is not needed is a note.
fn said(
    known: &Known,
    line: &Line,
    school: &mut impl FnMut(&str) -> Option<OrganisationId>,
) -> Result<(Said, Vec<Note>), Note> {
    let mut notes = Vec::new();
    let name = name(line)?;
    let missing = |field: &str| Note::Missing { field: field.to_owned() };
    let named = line.text("organisation");
    if named.is_empty() {
        return Err(missing("organisation"));
    }
    let unknown = |field: &str, value: String| Note::Unknown { field: field.to_owned(), value };
    let organisation = school(&named).ok_or_else(|| unknown("organisation", named))?;
    let post_text = line.text("post");
    if post_text.is_empty() {
        return Err(missing("post"));
    }
    let post = references::post(&post_text, &known.posts).ok_or_else(|| unknown("post", post_text.clone()))?;
    let subject_text = line.text("subject");
    let mut subjects = references::subjects(&subject_text, &known.subjects);
    if subjects.is_empty() && !subject_text.is_empty() {
        notes.push(Note::Unread { field: "subject".to_owned(), value: subject_text });
    }
    if subjects.is_empty() {
        // «Учитель физики».
        subjects = references::subjects(&post_text, &known.subjects);
    }
    let mut span = |field: &str| match spans::read(line.value(field), known) {
        Ok(span) => span,
        Err(value) => {
            notes.push(Note::Unread { field: field.to_owned(), value });
            Span::Untold
        }
    };
    let (teaching, managing) = (span("teaching"), span("managing"));
    let form = forms::search(&name.listed());
    Ok((Said { name, form, organisation, post, subjects, teaching, managing }, notes))
}

/// A row about somebody who is there.
fn about(known: &Known, blank: Staged, said: &Said, person: &KnownPerson, mut notes: Vec<Note>) -> Staged {
    let now = listing(known, said, Some(person));
    let post = |id: PostId| known.posts.iter().find(|post| post.id == id).map(|post| post.name.ru.clone());
    let subjects = |ids: &[SubjectId]| {
        let named = known.subjects.iter().filter(|subject| ids.contains(&subject.id));
        named.map(|subject| subject.name.ru.clone()).collect::<Vec<_>>().join(", ")
    };
    let day = |day: Option<NaiveDate>| day.map(|day| day.format("%d.%m.%Y").to_string()).unwrap_or_default();
    let taught = if said.subjects.is_empty() { person.subjects.clone() } else { sorted(&said.subjects) };
    let pairs = [
        ("post", post(person.post).unwrap_or_default(), post(said.post).unwrap_or_default()),
        ("subject", subjects(&sorted(&person.subjects)), subjects(&taught)),
        ("teaching", day(person.teaching), day(said.teaching.day(known, person.teaching))),
        ("managing", day(person.managing), day(said.managing.day(known, person.managing))),
    ];
    let changes = pairs.into_iter().filter(|(_, was, now)| was != now);
    let changes: Vec<Note> =
        changes.map(|(field, was, now)| Note::Changes { field: field.to_owned(), was, now }).collect();
    let outcome = match (changes.is_empty(), person.is_listed) {
        (false, true) => Outcome::Changed,
        (true, _) | (false, false) => Outcome::Same,
    };
    if person.has_left {
        notes.push(Note::Left);
    }
    if !changes.is_empty() && !person.is_listed {
        notes.push(Note::Own);
    }
    notes.extend(changes);
    Staged {
        outcome,
        fields: now,
        notes,
        of: Some(Kept::Person(person.id)),
        print: Some(person.print.clone()),
        ..blank
    }
}

fn doubtful(known: &Known, blank: Staged, said: &Said, notes: Vec<Note>, others: &[&KnownPerson]) -> Staged {
    let others = others.iter().take(MOST_OTHERS).map(|person| person.id.0).collect();
    Staged { outcome: Outcome::Doubtful, fields: listing(known, said, None), notes, others, ..blank }
}

/// What is written: what the file does not say stays as it was.
fn listing(known: &Known, said: &Said, person: Option<&KnownPerson>) -> serde_json::Value {
    let subjects = match person {
        Some(person) if said.subjects.is_empty() => person.subjects.clone(),
        _ => sorted(&said.subjects),
    };
    let teaching = said.teaching.day(known, person.and_then(|person| person.teaching));
    let managing = said.managing.day(known, person.and_then(|person| person.managing));
    let listing = Listing::of(&said.name, said.organisation, said.post).teaches(subjects).since(teaching, managing);
    // Numbers, texts and days can always be written as JSON.
    serde_json::to_value(listing).unwrap_or_default()
}

fn sorted(subjects: &[SubjectId]) -> Vec<SubjectId> {
    let mut sorted = subjects.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

#[cfg(test)]
#[path = "staff_tests.rs"]
mod tests;
