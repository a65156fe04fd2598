//! A list of official headcounts: how many work where, on a day (DOMAIN 1.10).

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::staff::ORGANISATION;
use super::{Field, Kept, Known, Line, Note, Outcome, Shape, Staged, Value};
use crate::model::organisations::headcounts::{self, Counts, Impossible};
use crate::say;

/// The list of headcounts.
pub static SHAPE: Shape = Shape {
    named: |language| say!(language, "model-import-headcounts"),
    fields: &[
        Field {
            code: "organisation",
            named: |language| say!(language, "model-import-organisation"),
            heads: ORGANISATION,
        },
        Field {
            code: "day",
            named: |language| say!(language, "model-import-day"),
            heads: &["дата", "на дату", "по состоянию на", "день", "date", "day"],
        },
        Field {
            code: "teaching",
            named: |language| say!(language, "model-import-count-teaching"),
            heads: &[
                "педагогические работники",
                "педагогических работников",
                "количество педагогических работников",
                "численность педагогических работников",
                "численность педагогов",
                "количество педагогов",
                "педагогов",
                "педагоги",
                "всего педагогов",
                "всего педагогических работников",
                "педработников",
                "педработники",
                "teaching staff",
            ],
        },
        Field {
            code: "management",
            named: |language| say!(language, "model-import-count-management"),
            heads: &[
                "руководящие работники",
                "руководящих работников",
                "управленческие кадры",
                "управленческих кадров",
                "руководителей",
                "административные работники",
                "ауп",
                "management",
            ],
        },
        Field {
            code: "under_35",
            named: |language| say!(language, "model-import-count-young"),
            heads: &[
                "до 35 лет",
                "до 35",
                "в возрасте до 35 лет",
                "моложе 35",
                "моложе 35 лет",
                "молодых педагогов до 35",
                "молодые педагоги",
                "under 35",
            ],
        },
        Field {
            code: "first_years",
            named: |language| say!(language, "model-import-count-new"),
            heads: &[
                "стаж до 3 лет",
                "со стажем до 3 лет",
                "до 3 лет",
                "первые три года",
                "стаж 0 3 года",
                "до трех лет",
                "молодых специалистов",
                "молодые специалисты",
                "first three years",
                "first years",
            ],
        },
        Field {
            code: "both",
            named: |language| say!(language, "model-import-count-both"),
            heads: &[
                "до 35 лет и стаж до 3 лет",
                "до 35 лет со стажем до 3 лет",
                "до 35 лет и со стажем до 3 лет",
                "и то и другое",
                "одновременно",
                "оба признака",
                "both",
                "both at once",
            ],
        },
    ],
    needs: &[&["organisation"], &["teaching", "management", "under_35", "first_years", "both"]],
    check,
};

/// The five numbers, in their order.
const NUMBERS: [&str; 5] = ["teaching", "management", "under_35", "first_years", "both"];

fn check(known: &Known, lines: &[Line]) -> Vec<Staged> {
    let there = known.names();
    let mut met: HashMap<(i64, NaiveDate), u32> = HashMap::new();
    lines.iter().map(|line| one(known, line, &mut met, |named| known.organisation(named, &there))).collect()
}

fn one<'k>(
    known: &'k Known,
    line: &Line,
    met: &mut HashMap<(i64, NaiveDate), u32>,
    find: impl Fn(&str) -> Option<&'k super::known::KnownOrganisation>,
) -> Staged {
    let named = line.text("organisation");
    let blank = Staged::new(line.number, crate::text::clipped(&named, 120));
    if named.is_empty() {
        return blank.wrong(Note::Missing { field: "organisation".to_owned() });
    }
    let Some(school) = find(&named) else {
        return blank.wrong(Note::Unknown { field: "organisation".to_owned(), value: named });
    };
    let blank = Staged { label: school.name.clone(), of: Some(Kept::Organisation(school.id)), ..blank };
    let unread = |field: &str| Note::Unread { field: field.to_owned(), value: line.text(field) };
    let day = match line.value("day") {
        // Headcounts are mostly of the day on which they are sent.
        Value::Empty => Some(known.today),
        Value::Day(day) => Some(*day),
        Value::Text(text) => super::lines::day(text),
        Value::Number(_) => None,
    };
    let Some(day) = day.filter(|day| *day <= known.today && day.year() >= 2000) else {
        return blank.wrong(unread("day"));
    };
    let mut numbers = [None; 5];
    for (at, field) in NUMBERS.iter().enumerate() {
        match count(line.value(field)) {
            Ok(number) => numbers[at] = number,
            Err(()) => return blank.wrong(unread(field)),
        }
    }
    if numbers.iter().all(Option::is_none) {
        return blank.wrong(Note::Missing { field: "teaching".to_owned() });
    }
    if let Some(first) = met.insert((school.id.0, day), line.number) {
        return blank.wrong(Note::Twice { line: first });
    }
    let before = known.counts.get(&(school.id, day)).copied();
    // An empty cell changes nothing of what was told of the same day.
    let merged: [Option<i64>; 5] = std::array::from_fn(|at| numbers[at].or(before.and_then(|before| before[at])));
    let [teaching, management, under_35, first_years, both] = merged;
    let counts = Counts { teaching, management, under_35, first_years, both };
    if let Err(why) = headcounts::check(&counts) {
        let (field, of) = impossible(why);
        return blank.wrong(Note::Impossible { field: field.to_owned(), of: of.to_owned() });
    }
    let fields = serde_json::json!({ "organisation": school.id, "day": day, "counts": counts });
    let shown = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let old = before.unwrap_or_default();
    let changes: Vec<Note> = (0..NUMBERS.len())
        .filter(|at| old[*at] != merged[*at])
        .map(|at| Note::Changes { field: NUMBERS[at].to_owned(), was: shown(old[at]), now: shown(merged[at]) })
        .collect();
    let outcome = match (before.is_some(), changes.is_empty()) {
        (false, _) => Outcome::New,
        (true, false) => Outcome::Changed,
        (true, true) => Outcome::Same,
    };
    // As the takeover spells it.
    let print = before.map(|five| serde_json::json!(five).to_string());
    Staged { outcome, fields, notes: changes, print, ..blank }
}

/// A whole number; what was not told is none.
fn count(value: &Value) -> Result<Option<i64>, ()> {
    match value {
        Value::Empty => Ok(None),
        Value::Number(number) if number.fract() == 0.0 && (0.0..=99_999.0).contains(number) => Ok(Some(*number as i64)),
        Value::Text(text) => {
            let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            match plain.as_str() {
                "-" | "–" | "—" => Ok(None),
                plain => plain.parse().ok().filter(|number| (0..=99_999).contains(number)).map(Some).ok_or(()),
            }
        }
        Value::Number(_) | Value::Day(_) => Err(()),
    }
}

/// Which part is larger than which whole.
fn impossible(why: Impossible) -> (&'static str, &'static str) {
    match why {
        Impossible::YoungAboveAll | Impossible::EitherAboveAll => ("under_35", "teaching"),
        Impossible::NewAboveAll => ("first_years", "teaching"),
        Impossible::BothAboveAll | Impossible::Nothing | Impossible::Range | Impossible::ToCome => ("both", "teaching"),
        Impossible::BothAboveYoung => ("both", "under_35"),
        Impossible::BothAboveNew => ("both", "first_years"),
    }
}
