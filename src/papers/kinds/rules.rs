//! «Действующие правила»: what holds in a municipality, chapter by chapter, with by whose word each thing is so.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Head, date, with_head, with_municipality};
use crate::ids::GroupId;
use crate::model::regulation::{
    self, Change, Chapter, Override, Preset, Regulation, Resolved, Scope, Source, Value, keys,
};
use crate::papers::word::Values;
use crate::talk::Result;
use crate::text::{Language, with_capital};

/// A regulation as a paper tells of it.
#[derive(Debug, Clone)]
pub struct InForce<'a> {
    /// Whose it is.
    pub municipality: &'a str,
    /// What holds.
    pub regulation: &'a Regulation,
    /// The day on which each version was made.
    pub days: &'a BTreeMap<i64, NaiveDate>,
    /// What the groups are called that have something of their own.
    pub groups: &'a BTreeMap<GroupId, String>,
}

impl InForce<'_> {
    /// Whose it is: «объединение», «кластер «Физика»».
    fn body(&self, scope: Scope) -> String {
        match scope {
            Scope::Kind(kind) => regulation::body_kind(LANGUAGE, kind),
            Scope::Group(group) => match self.groups.get(&group) {
                Some(name) => format!("кластер «{name}»"),
                None => "кластер".to_owned(),
            },
        }
    }
}

/// Papers are in Russian.
const LANGUAGE: Language = Language::Ru;

/// The rules in force. What the municipality has decided itself stands once more at the end, with what it replaces, its
/// grounds and its day; by whom is not said: it is the municipality's decision.
pub fn rules(head: &Head, of: &InForce<'_>) -> Result<Values> {
    let (mut chapters, mut decisions) = (Vec::new(), Vec::new());
    for chapter in Chapter::ALL {
        let mut rows = Vec::new();
        // Who heads the office signs the paper; a person's name is no rule.
        let shown = |rule: &&&regulation::Rule| rule.chapter == chapter && rule.name != keys::office::HEAD_NAME.name;
        for rule in keys::ALL.iter().filter(shown) {
            let resolved = of.regulation.resolve(rule)?;
            let title = (rule.title)(LANGUAGE);
            let said = |resolved: &Resolved| match (&resolved.value, rule.name == keys::office::MUNICIPALITY_NAME.name)
            {
                // The name that the bot was installed with holds until there is another.
                (Value::Lines(lines), true) if lines.is_empty() => of.municipality.to_owned(),
                (value, _) => regulation::say_value(LANGUAGE, rule, value),
            };
            let row = |title: String, resolved: &Resolved| {
                let row = Values::default().with("правило", title).with("значение", said(resolved));
                row.with("основание", grounds(resolved))
            };
            let decision = |title: String, resolved: &Resolved, instead: &Resolved, set: &Override| {
                Values::default()
                    .with("правило", title)
                    .with("значение", said(resolved))
                    .with("вместо", said(instead))
                    .with("основание", set.grounds.clone())
                    .with("принято", of.days.get(&set.since).copied().map(date))
            };
            let notes = of.regulation.not_applied(rule)?;
            let notes = notes.iter().map(|note| regulation::not_applied(LANGUAGE, rule, note));
            let based: Vec<_> = std::iter::once(grounds(&resolved)).chain(notes).collect();
            // Where bodies hold different things, nothing is true of all of them.
            if of.regulation.split(rule)?.is_none() {
                rows.push(row(title.clone(), &resolved).with("основание", based.join("\n")));
            }
            let plain = Regulation { overrides: BTreeMap::new(), bodies: BTreeMap::new(), ..of.regulation.clone() };
            if let Source::Override(set) = &resolved.source {
                decisions.push(decision(title.clone(), &resolved, &plain.resolve(rule)?, set));
            }
            for (scope, resolved) in of.regulation.apart(rule)? {
                let title = format!("{title} ({})", of.body(scope));
                rows.push(row(title.clone(), &resolved));
                if let Some(set) = of.regulation.bodies.get(&(rule.name, scope)) {
                    decisions.push(decision(title, &resolved, &plain.resolve_for(rule, scope.body())?, set));
                }
            }
        }
        let name = regulation::chapter(LANGUAGE, chapter);
        chapters.push(Values::default().with("глава", name).list("правила", rows));
    }
    let about = match decisions.len() {
        0 => "Решений вместо взятых положений и умолчаний нет.".to_owned(),
        count => format!("Решения муниципалитета вместо взятых положений и умолчаний ({count}):"),
    };
    Ok(with_municipality(with_head(head), of.municipality, &head.forms)
        .with("взято из", regulation::taken_from(LANGUAGE, &of.regulation.presets))
        .with("версия", of.regulation.version.to_string())
        .with("о решениях", about)
        .list("главы", chapters)
        .list("решения", decisions))
}

/// By whose word it is so: the clauses, the municipality's own grounds, or whose default it is.
fn grounds(resolved: &Resolved) -> String {
    match &resolved.source {
        Source::Override(set) => format!("Решение муниципалитета: {}", set.grounds),
        source @ (Source::Clauses(_) | Source::Default(_)) => with_capital(&regulation::source(LANGUAGE, source)),
    }
}

/// Invented rules, which use every name of the blank.
pub fn specimen(head: &Head, day: NaiveDate) -> Values {
    let quorum = &keys::meetings::QUORUM;
    let taken = Regulation { version: 1, presets: vec![Preset::S2], ..Regulation::default() };
    let value = quorum.kind.read("two_thirds");
    let change = value.map(|value| Change::Set(quorum.name, value, "п. 3.2 положения".to_owned()));
    let changed = change.ok().and_then(|change| taken.after(&change).ok()?.ok());
    let regulation = changed.unwrap_or(taken);
    let days = BTreeMap::from([(regulation.version, day)]);
    let groups = BTreeMap::new();
    let of = InForce {
        municipality: "Образцовый район", regulation: &regulation, days: &days, groups: &groups
    };
    // The catalogue is sound: a test resolves every key under every choice of presets.
    rules(head, &of).unwrap_or_default()
}
