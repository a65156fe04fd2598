//! A plan of work that comes as a file (P4, P5): its entries, by what is to be done and when.
//!
//! An entry is the one of the same words and the same term; of the same words alone where both the plan and the file have
//! one such. Where several could be meant, or one reads almost alike, a coordinator says which it is. A month that stands
//! in a row of its own, or in a cell that spans several rows, holds for the rows below.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::{Field, Kept, Known, Line, Note, Outcome, Shape, Staged, Value};
use crate::ids::GroupId;
use crate::model::plans::{Details, Grain, KnownEntry, Loaded, State, Term, Which, Year, read_responsible, read_term};
use crate::say;
use crate::text::{Language, clipped, forms, one_line};

/// A plan.
pub static SHAPE: Shape = Shape {
    named: |language| say!(language, "model-import-plan"),
    fields: &[
        Field {
            code: "matter",
            named: |language| say!(language, "model-import-plan-matter"),
            heads: &[
                "мероприятие",
                "мероприятия",
                "наименование мероприятия",
                "наименование мероприятий",
                "название мероприятия",
                "содержание",
                "содержание работы",
                "содержание деятельности",
                "тема",
                "тема заседания",
                "тема заседания вопросы",
                "вопросы",
                "рассматриваемые вопросы",
                "вид деятельности",
                "виды деятельности",
                "вид работы",
                "запланировано",
                "event",
                "activity",
            ],
        },
        Field {
            code: "term",
            named: |language| say!(language, "model-import-plan-term"),
            heads: &[
                "срок",
                "сроки",
                "срок проведения",
                "сроки проведения",
                "срок исполнения",
                "сроки исполнения",
                "срок выполнения",
                "сроки выполнения",
                "сроки реализации",
                "срок по плану",
                "дата",
                "дата проведения",
                "месяц",
                "месяц дата",
                "период",
                "когда",
                "date",
                "term",
                "month",
            ],
        },
        Field {
            code: "form",
            named: |language| say!(language, "model-import-plan-form"),
            heads: &["форма", "форма проведения", "формы проведения", "форма работы", "формы работы", "form"],
        },
        Field {
            code: "responsible",
            named: |language| say!(language, "model-import-plan-responsible"),
            heads: &[
                "ответственный",
                "ответственные",
                "ответственный исполнитель",
                "ответственные исполнители",
                "ответственное лицо",
                "ответственные лица",
                "ответственные докладчики",
                "ответственный за проведение",
                "ответственные за проведение",
                "исполнитель",
                "исполнители",
                "докладчик",
                "докладчики",
                "кто отвечает",
                "responsible",
            ],
        },
        Field {
            code: "participants",
            named: |language| say!(language, "model-import-plan-participants"),
            heads: &[
                "участники",
                "категория участников",
                "категории участников",
                "состав участников",
                "целевая аудитория",
                "категория",
                "категория педагогов",
                "адресат",
                "кто участвует",
                "participants",
            ],
        },
        Field {
            code: "result",
            named: |language| say!(language, "model-import-plan-result"),
            heads: &[
                "результат",
                "результаты",
                "планируемый результат",
                "планируемые результаты",
                "ожидаемый результат",
                "ожидаемые результаты",
                "прогнозируемый результат",
                "итоговый документ",
                "вид документа",
                "продукт",
                "выход",
                "итог",
                "result",
            ],
        },
        Field {
            code: "note",
            named: |language| say!(language, "model-import-plan-note"),
            heads: &["примечание", "примечания", "комментарий", "место", "место проведения", "note"],
        },
        Field {
            code: "number",
            named: |language| say!(language, "model-import-plan-number"),
            heads: &["п п", "номер", "номер п п", "номер по порядку"],
        },
        Field {
            code: "state",
            named: |language| say!(language, "model-import-plan-state"),
            heads: &["отметка о выполнении", "отметка об исполнении", "отметка", "выполнение", "статус", "status"],
        },
        Field {
            code: "group",
            named: |language| say!(language, "model-import-plan-group"),
            heads: &[
                "объединение",
                "методическое объединение",
                "наименование объединения",
                "рмо",
                "ммо",
                "гмо",
                "кластер",
                "группа",
                "group",
            ],
        },
    ],
    needs: &[&["matter"]],
    check,
};

/// How like two matters of one term must be for one to be asked about.
const ALIKE: f64 = 0.8;
/// More entries of one term than this are compared with nothing.
const MOST_ALIKE: usize = 60;

/// A row as far as it is read without the plan.
struct Read<'l> {
    line: &'l Line,
    matter: String,
    form: String,
    group: Result<Option<GroupId>, String>,
    /// What its own cell says, or else the row of the month above.
    term: Result<Option<Term>, String>,
    /// Whether the term is that of the row above.
    above: bool,
}

type Key = (Option<GroupId>, String);

fn check(known: &Known, lines: &[Line]) -> Vec<Staged> {
    let year = Year::of(known.year_begins);
    let which = known.plan.unwrap_or(Which { group: None, year: known.year_begins.year() });
    let rows = read(known, lines, which, year);
    let mut there: HashMap<Key, Vec<&KnownEntry>> = HashMap::new();
    let mut terms: HashMap<(Option<GroupId>, NaiveDate, NaiveDate), Vec<&KnownEntry>> = HashMap::new();
    for entry in &known.entries {
        there.entry((entry.group, entry.form.clone())).or_default().push(entry);
        terms.entry((entry.group, entry.term.begins, entry.term.ends)).or_default().push(entry);
    }
    let key = |row: &Read<'_>| Some((*row.group.as_ref().ok()?, row.form.clone()));
    let mut times: HashMap<Key, usize> = HashMap::new();
    let mut claimed: HashSet<i64> = HashSet::new();
    for row in &rows {
        let Some(key) = key(row) else { continue };
        if let (Some(entries), Ok(Some(term))) = (there.get(&key), &row.term) {
            claimed.extend(entries.iter().filter(|entry| is_same_term(&entry.term, term)).map(|entry| entry.id.0));
        }
        *times.entry(key).or_default() += 1;
    }
    let mut met: HashMap<(Key, NaiveDate, NaiveDate), u32> = HashMap::new();
    rows.iter()
        .map(|row| {
            let blank = Staged::new(row.line.number, clipped(&row.matter, 120));
            if row.matter.chars().count() < 3 || forms::is_blank(&row.matter) {
                return blank.wrong(missing("matter"));
            }
            let group = match &row.group {
                Ok(group) => *group,
                Err(value) => return blank.wrong(Note::Unknown { field: "group".to_owned(), value: value.clone() }),
            };
            let key = (group, row.form.clone());
            let entries = there.get(&key).map(Vec::as_slice).unwrap_or_default();
            let alone = times.get(&key) == Some(&1);
            let told = match &row.term {
                Ok(term) => term.clone(),
                Err(value) => {
                    return blank.wrong(Note::Unread { field: "term".to_owned(), value: value.clone() });
                }
            };
            // A blank cell changes nothing of the only entry that reads so.
            let by_words = match entries {
                [only] if alone && (row.above || told.is_none()) => Some(*only),
                _ => None,
            };
            let term = told.filter(|_| by_words.is_none());
            let Some(at) = by_words.map(|entry| entry.term.clone()).or_else(|| term.clone()) else {
                return blank.wrong(missing("term"));
            };
            let blank = Staged { label: clipped(&format!("{}, {}", row.matter, at.said(Language::Ru)), 160), ..blank };
            if let Some(first) = met.insert((key, at.begins, at.ends), row.line.number) {
                return Staged { outcome: Outcome::Same, notes: vec![Note::Twice { line: first }], ..blank };
            }
            let same = entries.iter().find(|entry| is_same_term(&entry.term, &at)).copied();
            let free: Vec<&&KnownEntry> = entries.iter().filter(|entry| !claimed.contains(&entry.id.0)).collect();
            let moved = match (free.as_slice(), alone) {
                ([only], true) => Some(**only),
                _ => None,
            };
            let (fields, mut notes) = fields(known, row, (group, which.year), term.as_ref(), &at);
            if row.above && by_words.is_none() {
                notes.push(Note::Above { field: "term".to_owned() });
            }
            let staged = Staged { fields: serde_json::json!(fields), notes, ..blank };
            if let Some(entry) = by_words.or(same).or(moved) {
                return against(staged, entry, &fields, &row.line.text("responsible"));
            }
            let near: Vec<i64> = match free.as_slice() {
                [] => alike(terms.get(&(group, at.begins, at.ends)), &row.form, &claimed),
                free => free.iter().map(|entry| entry.id.0).collect(),
            };
            if near.is_empty() {
                return staged;
            }
            let mut doubtful =
                Staged { outcome: Outcome::Doubtful, others: near.into_iter().take(4).collect(), ..staged };
            doubtful.notes.push(Note::Almost);
            doubtful
        })
        .collect()
}

fn missing(field: &str) -> Note {
    Note::Missing { field: field.to_owned() }
}

fn is_same_term(one: &Term, other: &Term) -> bool {
    one.begins == other.begins && one.ends == other.ends
}

/// The entries of the same term that read almost so.
fn alike(entries: Option<&Vec<&KnownEntry>>, form: &str, claimed: &HashSet<i64>) -> Vec<i64> {
    let entries = entries.filter(|entries| entries.len() <= MOST_ALIKE);
    let free = entries.into_iter().flatten().filter(|entry| !claimed.contains(&entry.id.0));
    let near = free.filter(|entry| strsim::normalized_levenshtein(&entry.form, form) >= ALIKE);
    near.map(|entry| entry.id.0).collect()
}

/// What stands in the rows, with what holds from the rows above.
fn read<'l>(known: &Known, lines: &'l [Line], which: Which, year: Year) -> Vec<Read<'l>> {
    let plain = |line: &Line| term_of(line.value("term"), year, false).ok().flatten();
    let in_autumn =
        |term: &Term| term.grain != Grain::Year && term.begins >= year.first && term.begins.year() == year.first.year();
    // A plan that has an August before its autumn means the one in which it begins.
    let autumn = lines.iter().position(|line| {
        let section = read_term(&line.text("organisation"), year, false);
        plain(line).or(section).is_some_and(|term| in_autumn(&term))
    });
    let mut above: Option<Term> = None;
    let mut part = String::new();
    let read = lines.iter().enumerate().map(|(at, line)| {
        let early = autumn.is_some_and(|autumn| at < autumn);
        let matter = clipped(&one_line(&line.text("matter")), 500);
        let written = one_line(&line.text("group"));
        let section = line.text("organisation");
        if section != part {
            // What was said above the title of another part is over.
            above = None;
            part.clone_from(&section);
        }
        let own = term_of(line.value("term"), year, early);
        let from_above = matches!(own, Ok(None)).then(|| above.clone()).flatten();
        let of_part = || read_term(&section, year, early);
        let (term, is_above) = match (own, from_above) {
            (Ok(None), Some(term)) => (Ok(Some(term)), true),
            (Ok(None), None) => (Ok(of_part()), false),
            (own, _) => (own, false),
        };
        if let Ok(Some(term)) = &term
            && !line.value("term").is_empty()
        {
            above = Some(term.clone());
        }
        let group = if written.is_empty() { Ok(which.group) } else { group_of(known, &written).map(Some) };
        Read { line, form: forms::search(&matter), matter, group, term, above: is_above }
    });
    read.collect()
}

/// A term as its cell holds it; one that cannot be read as it stands there.
fn term_of(value: &Value, year: Year, early: bool) -> Result<Option<Term>, String> {
    match value {
        Value::Empty => Ok(None),
        Value::Day(day) => {
            let near = chrono::Months::new(2);
            let from = year.first.checked_sub_months(near);
            let till = year.last.checked_add_months(near);
            let is_near = from.is_some_and(|from| *day >= from) && till.is_some_and(|till| *day <= till);
            if is_near { Ok(Some(Term::day(*day))) } else { Err(value.shown()) }
        }
        // The number of a month.
        Value::Number(number) if number.fract() == 0.0 && (1.0..=12.0).contains(number) => {
            let month = year.months().find(|month| f64::from(month.month()) == *number);
            Ok(month.map(Term::month))
        }
        Value::Number(_) => Err(value.shown()),
        Value::Text(text) if matches!(text.trim(), "-" | "–" | "—") => Ok(None),
        Value::Text(text) => read_term(text, year, early).map(Some).ok_or_else(|| text.clone()),
    }
}

/// The group that a text names: the very one, or the only one whose name the text holds, or that holds the text.
fn group_of(known: &Known, written: &str) -> Result<GroupId, String> {
    let form = forms::search(written);
    if let Some((_, id)) = known.groups.iter().find(|(known, _)| *known == form) {
        return Ok(*id);
    }
    let holds = |one: &str, other: &str| {
        let words: HashSet<&str> = one.split_whitespace().collect();
        other.split_whitespace().count() > 0 && other.split_whitespace().all(|word| words.contains(word))
    };
    let mut found = known.groups.iter().filter(|(name, _)| holds(&form, name) || holds(name, &form));
    match (found.next(), found.next()) {
        (Some((_, id)), None) => Ok(*id),
        _ => Err(written.to_owned()),
    }
}

/// What is written of a row, and what of it could not be read.
fn fields(
    known: &Known,
    row: &Read<'_>,
    (group, year): (Option<GroupId>, i32),
    term: Option<&Term>,
    at: &Term,
) -> (Loaded, Vec<Note>) {
    let text = |code: &str, most: usize| {
        let text = one_line(&row.line.text(code));
        let is_told = !forms::is_blank(&text) && !matches!(text.as_str(), "-" | "–" | "—");
        is_told.then(|| clipped(&text, most))
    };
    let mut notes = Vec::new();
    let responsible = text("responsible", 500).map(|written| read_responsible(&written, &known.named));
    let state = match text("state", 200).map(|written| state_of(&written)).transpose() {
        Ok(state) => state.flatten(),
        Err(value) => {
            notes.push(Note::Unread { field: "state".to_owned(), value });
            None
        }
    };
    let details = Details {
        number: text("number", 20),
        form: text("form", 200),
        responsible: responsible.as_ref().and_then(|responsible| responsible.text.clone()),
        participants: text("participants", 500),
        result: text("result", 500),
        note: text("note", 500),
    };
    let loaded = Loaded {
        group,
        year,
        matter: row.matter.clone(),
        search: row.form.clone(),
        term: term.cloned(),
        details,
        people: responsible.map(|responsible| responsible.people),
        state,
        state_on: state.filter(|state| *state != State::Open).map(|_| at.ends.min(known.today)),
    };
    (loaded, notes)
}

/// «Выполнено», «отменено»; that it is not done yet says nothing.
fn state_of(written: &str) -> Result<Option<State>, String> {
    let form = forms::search(written);
    let says = |stems: &[&str]| form.split_whitespace().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    Ok(match form.trim() {
        _ if written.trim() == "+" => Some(State::Done),
        "да" => Some(State::Done),
        "нет" => None,
        _ if form.starts_with(" не ") || says(&["запланир", "план", "предстоит"]) => None,
        _ if says(&["отмен", "снят", "cancel"]) => Some(State::Cancelled),
        _ if says(&["выполн", "исполн", "провед", "состоял", "готово", "done"]) => {
            Some(State::Done)
        }
        _ => return Err(written.to_owned()),
    })
}

/// A row held against the entry that it is.
fn against(staged: Staged, entry: &KnownEntry, fields: &Loaded, responsible: &str) -> Staged {
    let mut notes = staged.notes.clone();
    let mut changes = |field: &str, was: String, now: String| {
        notes.push(Note::Changes { field: field.to_owned(), was, now });
    };
    let old = |text: &Option<String>| text.clone().unwrap_or_default();
    if fields.matter != entry.matter {
        changes("matter", entry.matter.clone(), fields.matter.clone());
    }
    if let Some(term) = fields.term.as_ref().filter(|term| **term != entry.term) {
        changes("term", entry.term.said(Language::Ru), term.said(Language::Ru));
    }
    let texts: [(&str, &Option<String>, &Option<String>); 5] = [
        ("number", &entry.details.number, &fields.details.number),
        ("form", &entry.details.form, &fields.details.form),
        ("participants", &entry.details.participants, &fields.details.participants),
        ("result", &entry.details.result, &fields.details.result),
        ("note", &entry.details.note, &fields.details.note),
    ];
    for (field, was, now) in texts {
        if now.is_some() && now != was {
            changes(field, old(was), old(now));
        }
    }
    if let Some(people) = &fields.people {
        let mut people = people.clone();
        people.sort();
        if people != entry.people || fields.details.responsible != entry.details.responsible {
            changes("responsible", old(&entry.details.responsible), one_line(responsible));
        }
    }
    if let Some(state) = fields.state.filter(|state| *state != entry.state) {
        changes("state", entry.state.named(Language::Ru), state.named(Language::Ru));
    }
    let is_changed = notes.iter().any(|note| matches!(note, Note::Changes { .. }));
    Staged {
        outcome: if is_changed { Outcome::Changed } else { Outcome::Same },
        notes,
        of: Some(Kept::PlanEntry(entry.id)),
        print: Some(entry.print.clone()),
        ..staged
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
