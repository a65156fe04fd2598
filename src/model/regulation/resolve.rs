//! How what a key holds follows from presets and overrides. Nothing is dropped: what is not applied is a note.

use super::Override;
use super::rule::{Clause, Fit, Owner, Preset, Rule};
use super::value::{Flaw, Kind, Value};

/// What a key holds, and by whose word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// What holds.
    pub value: Value,
    /// By whose word.
    pub source: Source,
    /// What the chosen regulations say otherwise.
    pub notes: Vec<Applied>,
    /// Whether they differ in what nothing can satisfy, so that somebody has to choose.
    pub disputed: bool,
}

/// A clause of a chosen regulation and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Whose clause.
    pub preset: Preset,
    /// Where it stands.
    pub at: &'static str,
    /// What it says.
    pub value: Value,
}

/// By whose word a key holds what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The municipality's, against its presets.
    Override(Override),
    /// The clauses of the chosen regulations that say so.
    Clauses(Vec<(Preset, &'static str)>),
    /// Nobody's: the regulation is silent, and this is whose default it is.
    Default(Owner),
}

/// What a key holds under these presets and this override.
pub fn resolve(rule: &Rule, presets: &[Preset], set: Option<&Override>) -> Result<Resolved, Flaw> {
    let read = |clause: &Clause| rule.kind.read(clause.value);
    let chosen = || rule.clauses.iter().filter(|clause| presets.contains(&clause.preset));
    let mut said = Vec::new();
    for clause in chosen() {
        if let Some(at) = clause.at {
            said.push(Applied { preset: clause.preset, at, value: read(clause)? });
        }
    }
    let (value, source) = match fitted(rule, said.iter().map(|it| &it.value)) {
        Some(value) => {
            let by = said.iter().filter(|it| contributes(rule, &it.value, &value));
            let by = by.map(|it| (it.preset, it.at)).collect();
            (value, Source::Clauses(by))
        }
        None => {
            let ours: Vec<_> = chosen().map(read).collect::<Result<_, _>>()?;
            let value = fitted(rule, ours.iter()).map_or_else(|| rule.kind.read(rule.otherwise), Ok)?;
            (value, Source::Default(rule.owner))
        }
    };
    let (value, source) = match set {
        Some(set) => (set.value.clone(), Source::Override(set.clone())),
        None => (value, source),
    };
    let differ = said.windows(2).any(|pair| pair[0].value != pair[1].value);
    let disputed = set.is_none() && rule.fit == Fit::First && differ;
    let notes = said.into_iter().filter(|it| set.is_some() || !contributes(rule, &it.value, &value)).collect();
    Ok(Resolved { value, source, notes, disputed })
}

/// Whether what a clause says is what holds, or a part of it.
fn contributes(rule: &Rule, said: &Value, holds: &Value) -> bool {
    said == holds || matches!(rule.fit, Fit::Union | Fit::Both(_))
}

/// The value that satisfies all of these; `None` of none.
fn fitted<'a>(rule: &Rule, values: impl Iterator<Item = &'a Value> + Clone) -> Option<Value> {
    let first = values.clone().next()?;
    // None is more than any number, and later than any day.
    let size = |value: &Value| -> (i64, i64) {
        match (value, rule.kind) {
            (Value::Nothing, _) => (i64::MAX, 0),
            (Value::Number(number), _) => (*number, 0),
            (Value::Day(day), _) => (day.month.into(), day.day.into()),
            (Value::Target(target), _) => (target.amount, target.year.into()),
            (Value::Flag(flag), _) => (i64::from(*flag), 0),
            (Value::Choice(name), Kind::Choice(choices)) => {
                let at = choices.iter().position(|choice| choice.name == *name);
                (i64::try_from(at.unwrap_or_default()).unwrap_or(i64::MAX), 0)
            }
            // These are joined, never measured.
            (Value::Choice(_) | Value::Set(_) | Value::Ladder(_) | Value::Lines(_) | Value::Holidays(_), _) => (0, 0),
        }
    };
    let fitted = match rule.fit {
        Fit::First => first.clone(),
        Fit::Lowest | Fit::Earliest => values.min_by_key(|value| size(value))?.clone(),
        Fit::Highest => values.max_by_key(|value| size(value))?.clone(),
        Fit::Both(both) => {
            if values.clone().all(|value| value == first) {
                first.clone()
            } else {
                rule.kind.read(both).ok()?
            }
        }
        Fit::Union => joined(rule, first, values),
    };
    Some(fitted)
}

fn joined<'a>(rule: &Rule, first: &Value, values: impl Iterator<Item = &'a Value>) -> Value {
    match (first, rule.kind) {
        (Value::Set(_), Kind::Set(choices)) => {
            let all: Vec<_> =
                values.filter_map(|value| if let Value::Set(set) = value { Some(set) } else { None }).collect();
            let names = choices.iter().map(|choice| choice.name);
            Value::Set(names.filter(|name| all.iter().any(|set| set.contains(name))).collect())
        }
        (Value::Lines(_), _) => {
            let mut lines: Vec<String> = Vec::new();
            for value in values {
                if let Value::Lines(more) = value {
                    let fresh = more.iter().filter(|line| !lines.contains(line)).cloned().collect::<Vec<_>>();
                    lines.extend(fresh);
                }
            }
            Value::Lines(lines)
        }
        // Nothing else is joined; a test holds the catalogue to it.
        _ => first.clone(),
    }
}
