//! The regulation in words: a key as a sentence, with by whose word it is so. Cards, papers and the figures' «как
//! считали» say it in the same way.

use chrono::NaiveDate;

use super::resolve::{Applied, Resolved, Source};
use super::rule::{Chapter, Owner, Preset, Rule};
use super::value::{Flaw, Holiday, Kind, Target, Unit, Value, YearDay};
use super::{BodyKind, Concern, Regulation, Scope, keys};
use crate::say;
use crate::talk::Result;
use crate::text::{self, Language};

/// «Кворум: больше половины состава · S2 п. 2.4».
pub fn sentence(language: Language, rule: &Rule, resolved: &Resolved) -> String {
    let (title, said) = ((rule.title)(language), value(language, rule, &resolved.value));
    // Of what is still empty there is no word to cite.
    match resolved.value.is_unset() && matches!(resolved.source, Source::Default(_)) {
        true => say!(language, "regulation-sentence-unset", title = title, value = said),
        false => {
            let source = source(language, &resolved.source);
            say!(language, "regulation-sentence", title = title, value = said, source = source)
        }
    }
}

/// The same for whoever reads it of all of the municipality: body by body where these differ, and in how many clusters
/// there is another value.
pub fn sentence_of_all(language: Language, regulation: &Regulation, rule: &Rule) -> Result<String> {
    let said = match regulation.split(rule)? {
        Some(kinds) => {
            let kinds =
                kinds.iter().map(|(kind, resolved)| of_body(language, rule, &body_kind(language, *kind), resolved));
            let (title, kinds) = ((rule.title)(language), kinds.collect::<Vec<_>>().join("; "));
            say!(language, "regulation-sentence-of-bodies", title = title, bodies = kinds)
        }
        None => sentence(language, rule, &regulation.resolve(rule)?),
    };
    let groups = groups_apart(regulation, rule);
    Ok(if groups == 0 { said } else { format!("{said} {}", say!(language, "regulation-apart", count = groups)) })
}

/// How many groups have a value of their own.
pub fn groups_apart(regulation: &Regulation, rule: &Rule) -> usize {
    let of_groups = |(name, scope): &&(&str, Scope)| *name == rule.name && matches!(scope, Scope::Group(_));
    regulation.bodies.keys().filter(of_groups).count()
}

/// «объединение — больше половины состава · S2 п. 2.4».
pub fn of_body(language: Language, rule: &Rule, name: &str, resolved: &Resolved) -> String {
    let (said, source) = (value(language, rule, &resolved.value), source(language, &resolved.source));
    say!(language, "regulation-of-body", name = name.to_owned(), value = said, source = source)
}

/// The name of a kind of body.
pub fn body_kind(language: Language, kind: BodyKind) -> String {
    match kind {
        BodyKind::Council => say!(language, "regulation-bodies-council"),
        BodyKind::Centre => say!(language, "regulation-bodies-centre"),
        BodyKind::Association => say!(language, "regulation-bodies-association"),
        BodyKind::DistrictCouncil => say!(language, "regulation-bodies-district-council"),
        BodyKind::Service => say!(language, "regulation-bodies-service"),
        BodyKind::Cluster => say!(language, "regulation-bodies-cluster"),
    }
}

/// By whose word it is so, in a few words.
pub fn source(language: Language, source: &Source) -> String {
    match source {
        Source::Override(_) => say!(language, "regulation-source-own"),
        Source::Clauses(clauses) => {
            let cited = clauses.iter().map(|(preset, at)| format!("{} {at}", preset.code()));
            cited.collect::<Vec<_>>().join("; ")
        }
        Source::Default(Owner::House) => say!(language, "regulation-source-house"),
        Source::Default(Owner::Law) => say!(language, "regulation-source-law"),
    }
}

/// The name of a preset, as a methodist understands it.
pub fn preset(language: Language, preset: Preset) -> String {
    match preset {
        Preset::S0 => say!(language, "regulation-preset-s0"),
        Preset::S1 => say!(language, "regulation-preset-s1"),
        Preset::S2 => say!(language, "regulation-preset-s2"),
        Preset::S3 => say!(language, "regulation-preset-s3"),
        Preset::S4 => say!(language, "regulation-preset-s4"),
    }
}

/// What a preset brings, in a line.
pub fn preset_about(language: Language, preset: Preset) -> String {
    match preset {
        Preset::S0 => say!(language, "regulation-preset-s0-about"),
        Preset::S1 => say!(language, "regulation-preset-s1-about"),
        Preset::S2 => say!(language, "regulation-preset-s2-about"),
        Preset::S3 => say!(language, "regulation-preset-s3-about"),
        Preset::S4 => say!(language, "regulation-preset-s4-about"),
    }
}

/// «Кластеры проектов (S0)».
pub fn named_preset(language: Language, of: Preset) -> String {
    format!("{} ({})", preset(language, of), of.code())
}

/// Which regulations all of it is taken from.
pub fn taken_from(language: Language, presets: &[Preset]) -> String {
    if presets.is_empty() {
        return say!(language, "regulation-own");
    }
    let names = presets.iter().map(|preset| named_preset(language, *preset));
    say!(language, "regulation-taken-from", names = names.collect::<Vec<_>>().join(", "))
}

/// The name of a chapter.
pub fn chapter(language: Language, chapter: Chapter) -> String {
    match chapter {
        Chapter::Body => say!(language, "regulation-chapter-body"),
        Chapter::Meetings => say!(language, "regulation-chapter-meetings"),
        Chapter::Clusters => say!(language, "regulation-chapter-clusters"),
        Chapter::Levels => say!(language, "regulation-chapter-levels"),
        Chapter::Reports => say!(language, "regulation-chapter-reports"),
        Chapter::People => say!(language, "regulation-chapter-people"),
        Chapter::Office => say!(language, "regulation-chapter-office"),
        Chapter::Work => say!(language, "regulation-chapter-work"),
    }
}

/// What the chosen regulations say otherwise than what holds.
pub fn not_applied(language: Language, rule: &Rule, note: &Applied) -> String {
    let (said, preset) = (value(language, rule, &note.value), note.preset.code());
    say!(language, "regulation-not-applied", value = said, preset = preset, clause = note.at)
}

/// A value of a key.
pub fn value(language: Language, rule: &Rule, value: &Value) -> String {
    match (value, rule.kind) {
        (Value::Nothing, _) => say!(language, "regulation-none"),
        (Value::Flag(true), _) => say!(language, "regulation-yes"),
        (Value::Flag(false), _) => say!(language, "regulation-no"),
        (Value::Number(number), Kind::Number { unit, .. }) => counted(language, *number, unit),
        (Value::Target(Target { amount, year }), Kind::Target { unit, .. }) => {
            let amount = counted(language, *amount, unit);
            say!(language, "regulation-target", amount = amount, year = year.to_string())
        }
        (Value::Day(day), _) => in_words(language, *day, None),
        (Value::Choice(name), Kind::Choice(choices)) => said(language, choices, &[*name]),
        (Value::Set(names), Kind::Set(choices)) if !names.is_empty() => said(language, choices, names),
        (Value::Ladder(rungs), _) => {
            let rungs = rungs.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
            say!(language, "regulation-ladder", days = rungs)
        }
        (Value::Lines(lines), Kind::Cases) if !lines.is_empty() => lines[0].clone(),
        (Value::Lines(lines), _) if !lines.is_empty() => lines.join("; "),
        (Value::Holidays(days), _) if !days.is_empty() => holidays(language, days),
        (Value::Set(_) | Value::Lines(_) | Value::Holidays(_), _) => say!(language, "regulation-nothing-set"),
        // A value is of its key's kind: it was read by it.
        (Value::Number(_) | Value::Target(_) | Value::Choice(_), _) => value.stored(),
    }
}

fn said(language: Language, choices: &[super::Choice], names: &[&str]) -> String {
    let chosen = choices.iter().filter(|choice| names.contains(&choice.name));
    chosen.map(|choice| (choice.said)(language)).collect::<Vec<_>>().join(", ")
}

fn counted(language: Language, number: i64, unit: Unit) -> String {
    match unit {
        Unit::Hours => say!(language, "regulation-hours", count = number),
        Unit::Minutes => say!(language, "regulation-minutes", count = number),
        Unit::Days => say!(language, "regulation-days", count = number),
        Unit::Months => say!(language, "regulation-months", count = number),
        Unit::Years => say!(language, "regulation-years", count = number),
        Unit::Points => say!(language, "regulation-points", count = number),
        Unit::Percent => say!(language, "regulation-percent", count = number),
        Unit::People | Unit::Times => number.to_string(),
    }
}

/// «25 февраля».
fn in_words(language: Language, day: YearDay, year: Option<i32>) -> String {
    // A leap year has every day.
    match day.of(year.unwrap_or(2000)) {
        Some(date) => text::date(language, date, year.is_some()),
        None => String::new(),
    }
}

/// Days in a row are said together: «1 января — 8 января».
fn holidays(language: Language, days: &[Holiday]) -> String {
    let date = |holiday: &Holiday| holiday.day.of(holiday.year.unwrap_or(2000));
    let mut spans: Vec<(Holiday, Holiday)> = Vec::new();
    for day in days {
        let follows = |last: &Holiday| {
            last.year == day.year && date(last).and_then(|last: NaiveDate| last.succ_opt()) == date(day)
        };
        match spans.last_mut().filter(|(_, last)| follows(last)) {
            Some((_, last)) => *last = *day,
            None => spans.push((*day, *day)),
        }
    }
    let words = |holiday: Holiday| in_words(language, holiday.day, holiday.year);
    let said = spans.into_iter().map(|(first, last)| match first == last {
        true => words(first),
        false => format!("{} — {}", words(first), words(last)),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// What a person is asked for where a value is typed, with an example.
pub fn example(language: Language, rule: &Rule) -> String {
    match rule.kind {
        Kind::Number { least, most, optional: false, .. } => {
            say!(language, "regulation-ask-number", least = least, most = most)
        }
        Kind::Number { least, most, optional: true, .. } => {
            say!(language, "regulation-ask-number-or-none", least = least, most = most)
        }
        Kind::Day { optional: false } => say!(language, "regulation-ask-day"),
        Kind::Day { optional: true } => say!(language, "regulation-ask-day-or-none"),
        Kind::Ladder => say!(language, "regulation-ask-ladder"),
        Kind::Target { .. } => say!(language, "regulation-ask-target"),
        Kind::Lines { most: 1 } => say!(language, "regulation-ask-line"),
        Kind::Lines { .. } => say!(language, "regulation-ask-lines"),
        Kind::Link => say!(language, "regulation-ask-link"),
        Kind::Code { .. } => say!(language, "regulation-ask-code"),
        Kind::Cases => say!(language, "regulation-ask-cases"),
        Kind::Holidays => say!(language, "regulation-ask-holidays"),
        Kind::Flag | Kind::Choice(_) => say!(language, "regulation-ask-choice"),
        Kind::Set(_) => say!(language, "regulation-ask-set"),
    }
}

/// Why something is no value of a key.
pub fn flaw(language: Language, rule: &Rule, flaw: Flaw) -> String {
    match flaw {
        Flaw::Unread => example(language, rule),
        Flaw::Outside(least, most) => say!(language, "regulation-flaw-outside", least = least, most = most),
        Flaw::NoDay => say!(language, "regulation-flaw-no-day"),
        Flaw::TooMany(most) => say!(language, "regulation-flaw-too-many", most = most),
        Flaw::TooLong(most) => say!(language, "regulation-flaw-too-long", most = most),
        Flaw::Against(other) => {
            let other = keys::named(other).map_or_else(|| other.to_owned(), |other| (other.title)(language));
            say!(language, "regulation-flaw-against", title = (rule.title)(language), other = other)
        }
    }
}

/// Whom a change of a key concerns.
pub fn concern(language: Language, concern: Concern) -> String {
    match concern {
        Concern::Members => say!(language, "regulation-concern-members"),
        Concern::Clusters => say!(language, "regulation-concern-clusters"),
        Concern::Reporters => say!(language, "regulation-concern-reporters"),
        Concern::Beginners => say!(language, "regulation-concern-beginners"),
        Concern::Coordinators => say!(language, "regulation-concern-coordinators"),
        Concern::Office => say!(language, "regulation-concern-office"),
        Concern::Everybody => say!(language, "regulation-concern-everybody"),
    }
}
