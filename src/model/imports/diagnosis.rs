//! A list of results of a diagnosis from outside (S4-01, S4-11, DOMAIN 2.1).
//!
//! A row is somebody, found as a list of staff finds them, what was looked at, and what was found: a level, or a share of
//! right answers of which the regulation makes one. Results go to their owners alone, so that nothing here depends on what
//! somebody has written down, and a report tells nobody's needs. Of who does not use the bot, or has not agreed that
//! results are kept, nothing but the number of the row and the name is staged.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::known::KnownPerson;
use super::persons::{FAMILY, Finder, Found, GIVEN, MOST_OTHERS, NAME, PATRONYMIC, label, name};
use super::staff::ORGANISATION;
use super::topics::Topics;
use super::{Field, Kept, Known, Line, Note, Outcome, Shape, Staged, Value};
use crate::ids::{CategoryId, ItemId, OrganisationId};
use crate::model::needs::{Diagnosed, Level, Measure, Source};
use crate::say;
use crate::text::{clipped, forms, one_line};

/// The list of results.
pub static SHAPE: Shape = Shape {
    named: |language| say!(language, "model-import-diagnosis"),
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
            code: "category",
            named: |language| say!(language, "model-import-category"),
            heads: &[
                "категория",
                "категория дефицита",
                "категория дефицитов",
                "вид дефицита",
                "вид дефицитов",
                "группа дефицитов",
                "область",
                "направление",
                "направление диагностики",
                "блок",
                "компетенция",
                "компетенции",
                "вид компетенций",
                "category",
                "area",
            ],
        },
        Field {
            code: "item",
            named: |language| say!(language, "model-import-item"),
            heads: &[
                "дефицит",
                "дефициты",
                "профессиональный дефицит",
                "профессиональные дефициты",
                "профессиональное затруднение",
                "затруднение",
                "затруднения",
                "тема",
                "пункт",
                "пункт перечня",
                "номер дефицита",
                "код дефицита",
                "вид грамотности",
                "deficit",
                "item",
                "topic",
            ],
        },
        Field {
            code: "level",
            named: |language| say!(language, "model-import-level"),
            heads: &[
                "уровень дефицита",
                "уровень дефицитов",
                "уровень затруднения",
                "степень дефицита",
                "степень выраженности",
                "выраженность дефицита",
                "deficit level",
            ],
        },
        Field {
            code: "mastery",
            named: |language| say!(language, "model-import-mastery"),
            heads: &[
                "уровень владения",
                "уровень компетенции",
                "уровень компетенций",
                "уровень компетентности",
                "уровень сформированности",
                "уровень подготовки",
                "уровень освоения",
                "level of mastery",
            ],
        },
        Field {
            code: "percent",
            named: |language| say!(language, "model-import-percent"),
            heads: &[
                "процент",
                "процент выполнения",
                "процент верных ответов",
                "процент правильных ответов",
                "доля верных ответов",
                "доля правильных ответов",
                "выполнение",
                "выполнения",
                "результат",
                "результат диагностики",
                "percent",
                "result",
            ],
        },
        Field {
            code: "points",
            named: |language| say!(language, "model-import-points"),
            heads: &[
                "балл",
                "баллы",
                "баллов",
                "сумма баллов",
                "набрано баллов",
                "количество баллов",
                "первичный балл",
                "points",
                "score",
            ],
        },
        Field {
            code: "points_of",
            named: |language| say!(language, "model-import-points-of"),
            heads: &[
                "максимум",
                "максимальный балл",
                "максимум баллов",
                "максимальное количество баллов",
                "макс балл",
                "всего баллов",
                "most points",
                "maximum",
            ],
        },
        Field {
            code: "day",
            named: |language| say!(language, "model-import-day"),
            heads: &["дата", "дата диагностики", "дата прохождения", "дата проведения", "date", "day"],
        },
        Field {
            code: "source",
            named: |language| say!(language, "model-import-source"),
            heads: &["источник", "чья диагностика", "кто проводил", "кем проведена", "организатор", "source"],
        },
    ],
    needs: &[&["name", "family"], &["organisation"], &["item", "category"], &["percent", "points", "level", "mastery"]],
    check,
};

/// Whose result of what: the name as it is sought, the school, the category, and the item or the words.
type Told = (String, OrganisationId, CategoryId, Option<ItemId>, Option<String>);

fn check(known: &Known, lines: &[Line]) -> Vec<Staged> {
    let names = known.names();
    let finder = Finder::among(&known.people);
    let topics = Topics::of(&known.catalogue).knowing(&known.before);
    let are_fractions = are_fractions(lines);
    let mut schools: HashMap<String, Option<OrganisationId>> = HashMap::new();
    let mut met: HashMap<Told, u32> = HashMap::new();
    let mut one = |line: &Line| {
        let blank = Staged::new(line.number, label(line));
        let read = (|| {
            let form = forms::search(&name(line)?.listed());
            let named = line.text("organisation");
            if named.is_empty() {
                return Err(missing("organisation"));
            }
            let found = || known.organisation(&named, &names).map(|one| one.id);
            let school = *schools.entry(named.clone()).or_insert_with(found);
            let school = school.ok_or_else(|| unknown("organisation", named))?;
            Ok((form, school, said(known, &topics, line, are_fractions)?))
        })();
        let (form, school, (result, mut notes)) = match read {
            Ok(read) => read,
            Err(note) => return blank.wrong(note),
        };
        // Whoever has no account gets nothing: nothing of what was found is staged.
        let people = match finder.find(&form, school) {
            Found::One(person) if known.takers.contains_key(&person.id) => Ok(person),
            Found::One(_) | Found::Nobody => Err((Vec::new(), Note::Namesakes)),
            Found::Namesakes(several) => Err((several, Note::Namesakes)),
            Found::Almost(almost) => Err((almost, Note::Almost)),
            Found::Elsewhere(others) => Err((others, Note::Elsewhere)),
        };
        let takes = |person: &&&KnownPerson| known.takers.contains_key(&person.id);
        let (person, others) = match &people {
            Ok(person) => (Some(*person), Vec::new()),
            Err((others, note)) => {
                let others: Vec<i64> = others.iter().filter(takes).take(MOST_OTHERS).map(|one| one.id.0).collect();
                if others.is_empty() {
                    return Staged { outcome: Outcome::Skipped, notes: vec![Note::NoTaker], ..blank };
                }
                notes.push(note.clone());
                (None, others)
            }
        };
        let Some(result) = result else {
            return Staged { outcome: Outcome::Same, notes: vec![Note::NoNeed], ..blank };
        };
        let key = (form, school, result.category, result.item, result.words.clone());
        if let Some(first) = met.insert(key.clone(), line.number) {
            met.insert(key, first);
            return Staged { outcome: Outcome::Same, notes: vec![Note::Twice { line: first }], ..blank };
        }
        // Numbers, texts and days can always be written as JSON.
        let fields = serde_json::to_value(&result).unwrap_or_default();
        match person {
            Some(person) => Staged {
                fields,
                notes,
                of: Some(Kept::Person(person.id)),
                print: known.takers.get(&person.id).cloned(),
                ..blank
            },
            None => Staged { outcome: Outcome::Doubtful, fields, notes, others, ..blank },
        }
    };
    lines.iter().map(&mut one).collect()
}

fn missing(field: &str) -> Note {
    Note::Missing { field: field.to_owned() }
}

fn unknown(field: &str, value: String) -> Note {
    Note::Unknown { field: field.to_owned(), value }
}

/// What a row says besides whom it is about; nothing where it says that there is no need.
fn said(
    known: &Known,
    topics: &Topics<'_>,
    line: &Line,
    are_fractions: bool,
) -> Result<(Option<Diagnosed>, Vec<Note>), Note> {
    let mut notes = Vec::new();
    let (category, item, words) = what(topics, line)?;
    let day = match line.value("day") {
        Value::Empty => Some(known.today),
        Value::Day(day) => Some(*day),
        Value::Text(text) => super::lines::day(text),
        Value::Number(_) => None,
    };
    let day = day.filter(|day: &NaiveDate| *day <= known.today && day.year() >= 2000);
    let day = day.ok_or_else(|| Note::Unread { field: "day".to_owned(), value: line.text("day") })?;
    let named = line.text("source");
    let source = source(&named).unwrap_or(known.source);
    if !named.is_empty() && self::source(&named).is_none() {
        notes.push(Note::Unread { field: "source".to_owned(), value: named });
    }
    let measure = measure(line, are_fractions)?;
    let level = match (stated(line, "level")?, stated(line, "mastery")?) {
        (Some(level), _) => level,
        // Who masters it well lacks little of it.
        (None, Some(mastery)) => match mastery {
            Stated::Level(Level::Low) => Stated::Level(Level::High),
            Stated::Level(Level::High) => Stated::Level(Level::Low),
            Stated::Level(Level::Medium) | Stated::None => mastery,
        },
        (None, None) => match measure.percent {
            Some(percent) if percent >= 100.0 => Stated::None,
            Some(_) => {
                let result = Diagnosed { category, item, words, level: None, measure, source, day };
                return Ok((Some(result), notes));
            }
            None if measure.points.is_some() => return Err(missing("points_of")),
            None => return Err(missing("percent")),
        },
    };
    Ok(match level {
        Stated::Level(level) => {
            (Some(Diagnosed { category, item, words, level: Some(level), measure, source, day }), notes)
        }
        Stated::None => (None, notes),
    })
}

/// The item, or the category with what the file says in place of an item.
fn what(topics: &Topics<'_>, line: &Line) -> Result<(CategoryId, Option<ItemId>, Option<String>), Note> {
    /// As long as own words may be.
    const WORDS: std::ops::RangeInclusive<usize> = 3..=300;
    let (of, cell) = (line.value("category"), line.value("item"));
    if let Some((category, item)) = topics.item(cell) {
        return Ok((category, Some(item), None));
    }
    // Some write the item into the only column that there is.
    if let (true, Some((category, item))) = (cell.is_empty(), topics.item(of)) {
        return Ok((category, Some(item), None));
    }
    let category = topics.category(of).or_else(|| topics.category(cell));
    let Some(category) = category else {
        return Err(match (cell.is_empty(), of.is_empty()) {
            (true, true) => missing("item"),
            (true, false) => unknown("category", of.shown()),
            (false, _) => unknown("item", cell.shown()),
        });
    };
    let written = if cell.is_empty() { of.shown() } else { cell.shown() };
    let words = clipped(&one_line(&written), *WORDS.end());
    let is_said = words.chars().any(char::is_alphabetic) && WORDS.contains(&words.chars().count());
    let words = if is_said { words } else { topics.named(category).to_owned() };
    Ok((category, None, Some(words)))
}

/// A level as a file states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stated {
    Level(Level),
    /// There is no need.
    None,
}

fn stated(line: &Line, field: &str) -> Result<Option<Stated>, Note> {
    const EITHER: [(&str, Stated); 8] = [
        ("высок", Stated::Level(Level::High)),
        ("повышен", Stated::Level(Level::High)),
        ("high", Stated::Level(Level::High)),
        ("средн", Stated::Level(Level::Medium)),
        ("базов", Stated::Level(Level::Medium)),
        ("medium", Stated::Level(Level::Medium)),
        ("низк", Stated::Level(Level::Low)),
        ("low", Stated::Level(Level::Low)),
    ];
    const OF_NEED: [(&str, Stated); 5] = [
        ("критич", Stated::Level(Level::High)),
        ("нет", Stated::None),
        ("отсутств", Stated::None),
        ("не выявл", Stated::None),
        ("none", Stated::None),
    ];
    const OF_MASTERY: [(&str, Stated); 4] = [
        ("критич", Stated::Level(Level::Low)),
        ("минимальн", Stated::Level(Level::Low)),
        ("недостаточн", Stated::Level(Level::Low)),
        ("отсутств", Stated::Level(Level::Low)),
    ];
    let text = line.text(field);
    if text.is_empty() {
        return Ok(None);
    }
    let form = forms::search(&text);
    let own = if field == "mastery" { &OF_MASTERY[..] } else { &OF_NEED[..] };
    let said = EITHER.iter().chain(own).filter(|(words, _)| form.contains(&format!(" {words}")));
    let mut found: Vec<Stated> = said.map(|(_, stated)| *stated).collect();
    found.dedup();
    match found.as_slice() {
        // «Ниже среднего» is neither of the two.
        [one] if !form.contains(" ниже") && !form.contains(" выше") => Ok(Some(*one)),
        _ => Err(unknown(field, text)),
    }
}

fn source(named: &str) -> Option<Source> {
    const WORDS: [(&str, Source); 8] = [
        (" цнппм", Source::CpdCentre),
        (" центр", Source::CpdCentre),
        (" ипк", Source::CpdCentre),
        (" иро", Source::CpdCentre),
        (" аттестац", Source::Attestation),
        (" совет", Source::SchoolCouncil),
        (" самооцен", Source::Own),
        (" самодиагност", Source::Own),
    ];
    let form = forms::search(named);
    WORDS.iter().find(|(words, _)| form.contains(words)).map(|(_, source)| *source)
}

/// What was measured: «45 %», «0,45», «9 из 20», or points with their most in columns of their own.
fn measure(line: &Line, are_fractions: bool) -> Result<Measure, Note> {
    let unread = |field: &str| Note::Unread { field: field.to_owned(), value: line.text(field) };
    let (mut percent, mut points, mut points_of) = (None, None, None);
    for field in ["percent", "points"] {
        match read(line.value(field)).map_err(|()| unread(field))? {
            Read::Nothing => {}
            Read::Of(part, whole) => (points, points_of) = (Some(part), Some(whole)),
            Read::Percent(hundredths) => percent = Some(hundredths),
            Read::Plain(number) if field == "points" => points = Some(number),
            Read::Plain(number) => percent = Some(if are_fractions { number * 100.0 } else { number }),
        }
    }
    match read(line.value("points_of")).map_err(|()| unread("points_of"))? {
        Read::Nothing => {}
        Read::Plain(number) if number > 0.0 => points_of = Some(number),
        Read::Plain(_) | Read::Percent(_) | Read::Of(..) => return Err(unread("points_of")),
    }
    if let (Some(part), Some(whole)) = (points, points_of) {
        if part > whole {
            return Err(Note::Impossible { field: "points".to_owned(), of: "points_of".to_owned() });
        }
        percent = percent.or(Some(part / whole * 100.0));
    }
    // Without their points the most of them say nothing.
    let points_of = points.and(points_of);
    if percent.is_some_and(|percent| percent > 100.0) {
        return Err(unread("percent"));
    }
    let tenths = |number: f64| (number * 10.0).round() / 10.0;
    // What rounds up to all is not all.
    let percent = percent.map(|percent| if percent < 100.0 { tenths(percent).min(99.9) } else { percent });
    Ok(Measure { percent, points, points_of })
}

/// A number in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Read {
    Nothing,
    /// «45», «0,45».
    Plain(f64),
    /// «45 %».
    Percent(f64),
    /// «9 из 20».
    Of(f64, f64),
}

fn read(value: &Value) -> Result<Read, ()> {
    let number = |text: &str| -> Result<f64, ()> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let number: f64 = plain.replace(',', ".").parse().map_err(|_| ())?;
        if (0.0..=100_000.0).contains(&number) { Ok(number) } else { Err(()) }
    };
    match value {
        Value::Empty => Ok(Read::Nothing),
        Value::Number(read) if (0.0..=100_000.0).contains(read) => Ok(Read::Plain(*read)),
        Value::Number(_) | Value::Day(_) => Err(()),
        Value::Text(text) => {
            let plain = text.trim().to_lowercase();
            if matches!(plain.as_str(), "-" | "–" | "—" | "н/д") {
                return Ok(Read::Nothing);
            }
            if let Some((part, whole)) = plain.split_once(" из ").or_else(|| plain.split_once('/')) {
                let whole = number(whole)?;
                return if whole > 0.0 { Ok(Read::Of(number(part)?, whole)) } else { Err(()) };
            }
            match plain.strip_suffix('%') {
                Some(percent) => Ok(Read::Percent(number(percent)?)),
                None => Ok(Read::Plain(number(&plain)?)),
            }
        }
    }
}

/// Whether the shares of a file are parts of one: a cell that Excel shows as «45 %» holds 0.45.
fn are_fractions(lines: &[Line]) -> bool {
    let plain = lines.iter().filter_map(|line| match read(line.value("percent")) {
        Ok(Read::Plain(number)) => Some(number),
        Ok(Read::Nothing | Read::Percent(_) | Read::Of(..)) | Err(()) => None,
    });
    plain
        .fold(None, |most: Option<f64>, number| Some(most.map_or(number, |most| most.max(number))))
        .is_some_and(|most| most <= 1.0)
}

#[cfg(test)]
#[path = "diagnosis_tests.rs"]
mod tests;
