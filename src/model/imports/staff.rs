//! A list of teaching staff.
//!
//! A row is somebody by name and school. Whoever is known at that school by the very name is that person; of a namesake
//! elsewhere, of several namesakes, and of a name with a patronymic more or less, a coordinator says who it is. An empty
//! cell changes nothing. Who has come into the bot says themselves what they are: a list corrects those that lists alone
//! have brought.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::known::KnownPerson;
use super::spans::{self, Span};
use super::{Field, Kept, Known, Line, Note, Outcome, Shape, Staged, references};
use crate::ids::{OrganisationId, PostId, SubjectId};
use crate::model::people::{FullName, Listing, NameFlaw};
use crate::say;
use crate::text::forms;

/// The list of staff.
pub static SHAPE: Shape = Shape {
    named: |language| say!(language, "model-import-staff"),
    fields: &[
        Field {
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
        },
        Field {
            code: "family",
            named: |language| say!(language, "model-import-family"),
            heads: &["фамилия", "surname", "family name", "last name"],
        },
        Field {
            code: "given",
            named: |language| say!(language, "model-import-given"),
            heads: &["имя", "given name", "first name"],
        },
        Field {
            code: "patronymic",
            named: |language| say!(language, "model-import-patronymic"),
            heads: &["отчество", "patronymic"],
        },
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
    let mut by_form: HashMap<&str, Vec<&KnownPerson>> = HashMap::new();
    // Of a name without a patronymic: who may be meant by it.
    let mut by_two: HashMap<String, Vec<&KnownPerson>> = HashMap::new();
    for person in &known.people {
        by_form.entry(&person.form).or_default().push(person);
        by_two.entry(two_words(&person.form)).or_default().push(person);
    }
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
        let exact = by_form.get(said.form.as_str()).map_or(&[][..], Vec::as_slice);
        let works_there = |person: &&&KnownPerson| person.organisation == said.organisation;
        let here: Vec<&KnownPerson> = exact.iter().filter(works_there).copied().collect();
        let almost = by_two.get(&two_words(&said.form)).map_or(&[][..], Vec::as_slice);
        let almost: Vec<&KnownPerson> =
            almost.iter().filter(works_there).filter(|one| is_almost(&one.form, &said.form)).copied().collect();
        staged.push(match here.as_slice() {
            [person] => about(known, blank, &said, person, notes),
            [] if earlier.is_some() => {
                notes.extend(earlier.map(|line| Note::Twice { line }));
                doubtful(known, blank, &said, notes, exact)
            }
            [] if !almost.is_empty() => {
                notes.push(Note::Almost);
                doubtful(known, blank, &said, notes, &almost)
            }
            [] if !exact.is_empty() => {
                notes.push(Note::Elsewhere);
                doubtful(known, blank, &said, notes, exact)
            }
            [] => Staged { fields: listing(known, &said, None), notes, ..blank },
            several => {
                notes.push(Note::Namesakes);
                doubtful(known, blank, &said, notes, several)
            }
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

fn name(line: &Line) -> Result<FullName, Note> {
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
fn label(line: &Line) -> String {
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
    /// More namesakes than a card has room for.
    const MOST: usize = 7;
    let others = others.iter().take(MOST).map(|person| person.id.0).collect();
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
